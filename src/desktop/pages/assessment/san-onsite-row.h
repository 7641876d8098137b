/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-onsite-sheet.h"

G_BEGIN_DECLS

/* The columns after the name: as wide in every row as in the heading. */
typedef enum
{
  SAN_ONSITE_NUMBER,
  SAN_ONSITE_MARK,
  SAN_ONSITE_RATING,
  SAN_ONSITE_EARNED,
  SAN_ONSITE_PHOTOS,
  SAN_ONSITE_COLUMNS,
} SanOnsiteColumn;

/**
 * SanOnsiteRow:
 *
 * An item on the sheet: rated with toggles, counted, or measured.
 *
 * #SanOnsiteRow::done when a number was entered and the next item is wanted.
 */
#define SAN_TYPE_ONSITE_ROW (san_onsite_row_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsiteRow, san_onsite_row, SAN, ONSITE_ROW, GtkListBoxRow)

GtkWidget *san_onsite_row_new     (SanOnsiteSheet      *sheet,
                                   guint                index,
                                   GtkSizeGroup *const *columns);
guint      san_onsite_row_get_index (SanOnsiteRow      *self);
/* Shows what the sheet says now. */
void       san_onsite_row_update  (SanOnsiteRow        *self);
/* A key for the rating: 1 … the first, second …, 0 does not apply. FALSE where this item
 * has no such rating. @rated (out): whether the next item may follow at once */
gboolean   san_onsite_row_rate    (SanOnsiteRow        *self,
                                   guint                digit,
                                   gboolean            *rated);
/* Starts typing a number, with @text to begin with; FALSE where nothing is typed. */
gboolean   san_onsite_row_type    (SanOnsiteRow        *self,
                                   const char          *text);

G_END_DECLS
