/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/**
 * SanPlaceRow:
 *
 * An entry that completes the places of the ledger. Those that fit stand in a row below it,
 * which belongs into the same group: san_place_row_get_matches(). Down and Up go through
 * them, Enter takes one.
 *
 * #SanPlaceRow::chosen when another place, or none, was chosen by hand.
 */
#define SAN_TYPE_PLACE_ROW (san_place_row_get_type ())
G_DECLARE_FINAL_TYPE (SanPlaceRow, san_place_row, SAN, PLACE_ROW, AdwEntryRow)

GtkWidget *san_place_row_new         (SanDatabase *database);
GtkWidget *san_place_row_get_matches (SanPlaceRow *self);
/* 0: none */
gint64     san_place_row_get_point   (SanPlaceRow *self);
/* Does not emit. */
void       san_place_row_set_point   (SanPlaceRow *self,
                                      gint64       id);

G_END_DECLS
