/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-text-table.h"
#include "rounds/san-draw-store.h"

G_BEGIN_DECLS

/**
 * SanPickItem:
 *
 * A point that was drawn, or would be: a row of a list.
 */
#define SAN_TYPE_PICK_ITEM (san_pick_item_get_type ())
G_DECLARE_FINAL_TYPE (SanPickItem, san_pick_item, SAN, PICK_ITEM, GObject)

/* Takes @point. @unit: what people call its unit. */
SanPickItem        *san_pick_item_new       (SanDrawPoint  *point,
                                             const char    *unit);
const SanDrawPoint *san_pick_item_get_point (SanPickItem   *self);

/* The columns of a list of such rows: number, code, point, unit, category, must be seen. */
void                san_pick_columns_add    (GtkColumnView *view);
/* Without the category, where there is little room */
void                san_pick_columns_set_narrow (GtkColumnView *view,
                                             gboolean       narrow);
/* One more. @words: (transfer full): asked for when a row comes into view */
typedef char     *(*SanPickWords)           (const SanDrawPoint *point,
                                             gpointer            data);
void                san_pick_columns_add_words (GtkColumnView *view,
                                             const char    *title,
                                             int            width,
                                             SanPickWords   words,
                                             gpointer       data);
/* (transfer full): the rows and columns of @view as they stand */
SanTextTable       *san_pick_columns_get_table (GtkColumnView *view,
                                             const char    *title,
                                             const char    *subtitle);

G_END_DECLS
