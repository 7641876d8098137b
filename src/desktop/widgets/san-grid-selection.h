/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint row;
  guint column;
} SanGridPlace;

typedef struct
{
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
} SanGridRange;

/* A rectangle between @anchor and @lead, and in it the @active cell, the one that is
 * typed into. Plain data: knows neither model nor widget. */
typedef struct
{
  SanGridPlace active;
  SanGridPlace anchor;
  SanGridPlace lead;
} SanGridSelection;

gboolean     san_grid_range_contains     (const SanGridRange     *range,
                                          guint                   row,
                                          guint                   column);
gboolean     san_grid_range_is_single    (const SanGridRange     *range);
gsize        san_grid_range_n_cells      (const SanGridRange     *range);

void         san_grid_selection_move     (SanGridSelection       *self,
                                          SanGridPlace            place);
/* The active cell stays, the rectangle now ends at @lead */
void         san_grid_selection_extend   (SanGridSelection       *self,
                                          SanGridPlace            lead);
/* The active cell becomes the rectangle's first, unless it is in it */
void         san_grid_selection_select   (SanGridSelection       *self,
                                          const SanGridRange     *range);
/* Enter (@down) and Tab inside a rectangle: to the next cell, at its end around */
void         san_grid_selection_cycle    (SanGridSelection       *self,
                                          gboolean                down,
                                          gboolean                backwards);
/* After the model has shrunk; @n_rows and @n_columns are not 0 */
void         san_grid_selection_clamp    (SanGridSelection       *self,
                                          guint                   n_rows,
                                          guint                   n_columns);
SanGridRange san_grid_selection_range    (const SanGridSelection *self);

G_END_DECLS
