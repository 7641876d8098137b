/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/**
 * SanPointRow:
 *
 * An entry that completes the places of the ledger. Those that fit stand in a row below it,
 * which belongs into the same group: san_point_row_get_matches(). Down and Up go through
 * them, Enter takes one.
 *
 * #SanPointRow::chosen when another place, or none, was chosen by hand.
 */
#define SAN_TYPE_POINT_ROW (san_point_row_get_type ())
G_DECLARE_FINAL_TYPE (SanPointRow, san_point_row, SAN, POINT_ROW, AdwEntryRow)

GtkWidget *san_point_row_new         (SanDatabase *database);
GtkWidget *san_point_row_get_matches (SanPointRow *self);
/* 0: none */
gint64     san_point_row_get_point   (SanPointRow *self);
/* Does not emit. */
void       san_point_row_set_point   (SanPointRow *self,
                                      gint64       id);

G_END_DECLS
