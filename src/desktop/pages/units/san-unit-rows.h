/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/units/san-unit-tree.h"

G_BEGIN_DECLS

/**
 * SanUnitRows:
 *
 * The rows of the units page: the tree, the groups or a list, one of them at a time in a
 * column view, with its selection. What was unfolded stays so while another one is shown.
 */
#define SAN_TYPE_UNIT_ROWS (san_unit_rows_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitRows, san_unit_rows, SAN, UNIT_ROWS, GObject)

/* Gives @view, which is not owned, its model and its keys. */
SanUnitRows        *san_unit_rows_new             (GtkColumnView *view);
/* Both (transfer none) */
SanUnitTree        *san_unit_rows_get_tree        (SanUnitRows   *self);
GtkSingleSelection *san_unit_rows_get_selection   (SanUnitRows   *self);

void                san_unit_rows_show_tree       (SanUnitRows   *self);
void                san_unit_rows_show_groups     (SanUnitRows   *self);
/* @units: (element-type SanUnit): in this order, unless a column is chosen to sort by */
void                san_unit_rows_show_list       (SanUnitRows   *self,
                                                   GPtrArray     *units);
gboolean            san_unit_rows_shows_tree      (SanUnitRows   *self);
/* Everything, or what is unfolded at first */
void                san_unit_rows_set_unfolded    (SanUnitRows   *self,
                                                   gboolean       unfolded);
gboolean            san_unit_rows_get_unfolded    (SanUnitRows   *self);

/* (transfer full) (nullable) and (transfer none) (nullable): what is selected */
SanUnitItem        *san_unit_rows_get_item        (SanUnitRows   *self);
const SanUnit      *san_unit_rows_get_unit        (SanUnitRows   *self);
/* Selects and shows it, unfolding what stands above it. FALSE, and nothing is selected,
 * where it is not among the rows. */
gboolean            san_unit_rows_select          (SanUnitRows   *self,
                                                   gint64         id);
void                san_unit_rows_select_position (SanUnitRows   *self,
                                                   guint          position);

G_END_DECLS
