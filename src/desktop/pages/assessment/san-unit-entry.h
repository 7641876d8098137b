/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "registry/san-roster.h"

G_BEGIN_DECLS

/**
 * SanUnitEntry:
 *
 * A line in which a unit is named: in characters, pinyin or initials, with the ones that
 * fit below it. #SanUnitEntry::changed when another unit is meant.
 */
#define SAN_TYPE_UNIT_ENTRY (san_unit_entry_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitEntry, san_unit_entry, SAN, UNIT_ENTRY, AdwBin)

GtkWidget *san_unit_entry_new      (SanRoster    *roster);
/* 0 while what is typed names no unit */
gint64     san_unit_entry_get_unit (SanUnitEntry *self);
void       san_unit_entry_set_unit (SanUnitEntry *self,
                                    gint64        unit_id);

G_END_DECLS
