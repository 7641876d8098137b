/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/standards/san-indicator-row.h"

G_BEGIN_DECLS

/**
 * SanIndicatorTree:
 *
 * A version of the standard as rows in a column view: areas, their categories, their items.
 * What is unfolded stays so while the standard changes. Items are made when their category
 * is unfolded.
 */
#define SAN_TYPE_INDICATOR_TREE (san_indicator_tree_get_type ())
G_DECLARE_FINAL_TYPE (SanIndicatorTree, san_indicator_tree, SAN, INDICATOR_TREE, GObject)

SanIndicatorTree   *san_indicator_tree_new           (void);
/* (transfer none) */
GtkSingleSelection *san_indicator_tree_get_selection (SanIndicatorTree *self);
/* (nullable) (transfer none): before the first san_indicator_tree_show() */
SanStandard        *san_indicator_tree_get_standard  (SanIndicatorTree *self);
/* Shows @standard, of it only what holds @needle, unless that is "": in a name, a code, a
 * bureau, the initials of a name. What is selected stays so where it is still there. */
void                san_indicator_tree_show          (SanIndicatorTree *self,
                                                      SanStandard      *standard,
                                                      const char       *needle);
/* Of all items that there are, how many are shown or would be, unfolded */
guint               san_indicator_tree_count         (SanIndicatorTree *self);
/* (nullable) (transfer full) */
SanIndicatorRow    *san_indicator_tree_get_selected  (SanIndicatorTree *self);
/* Selects it, unfolding what it is in. FALSE: it is not there. @position (out) (optional) */
gboolean            san_indicator_tree_select        (SanIndicatorTree *self,
                                                      const char       *key,
                                                      guint            *position);
/* Calls @func with every #SanIndicatorRow that is shown, or would be, unfolded, in order. */
void                san_indicator_tree_foreach       (SanIndicatorTree *self,
                                                      GFunc             func,
                                                      gpointer          data);
/* Every area, or everything */
void                san_indicator_tree_unfold        (SanIndicatorTree *self,
                                                      gboolean          items);
void                san_indicator_tree_fold          (SanIndicatorTree *self);

/* (transfer full): keys of rows */
char               *san_indicator_key_item           (gint64            id);
char               *san_indicator_key_category       (gint64            id);
char               *san_indicator_key_area           (const char       *area);

/* (transfer full) (nullable): what stands behind an item of the selection's model */
SanIndicatorRow    *san_indicator_row_of             (gpointer          tree_row);

G_END_DECLS
