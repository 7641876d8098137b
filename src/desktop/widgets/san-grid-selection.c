/* san-grid-selection.c - the selected rectangle of a grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-selection.h"

gboolean
san_grid_range_contains (const SanGridRange *range,
                         guint               row,
                         guint               column)
{
  return row >= range->row && row - range->row < range->n_rows &&
         column >= range->column && column - range->column < range->n_columns;
}

gboolean
san_grid_range_is_single (const SanGridRange *range)
{
  return range->n_rows == 1 && range->n_columns == 1;
}

gsize
san_grid_range_n_cells (const SanGridRange *range)
{
  return (gsize) range->n_rows * range->n_columns;
}

void
san_grid_selection_move (SanGridSelection *self,
                         SanGridPlace      place)
{
  self->active = self->anchor = self->lead = place;
}

void
san_grid_selection_extend (SanGridSelection *self,
                           SanGridPlace      lead)
{
  /* after Enter or Tab went about inside the rectangle a new one starts where they stopped */
  self->anchor = self->active;
  self->lead = lead;
}

void
san_grid_selection_select (SanGridSelection   *self,
                           const SanGridRange *range)
{
  self->anchor = (SanGridPlace) { range->row, range->column };
  self->lead = (SanGridPlace) { range->row + range->n_rows - 1,
                                range->column + range->n_columns - 1 };

  if (!san_grid_range_contains (range, self->active.row, self->active.column))
    self->active = self->anchor;
}

void
san_grid_selection_cycle (SanGridSelection *self,
                          gboolean          down,
                          gboolean          backwards)
{
  SanGridRange range = san_grid_selection_range (self);
  gsize n_cells = san_grid_range_n_cells (&range);
  gsize step = backwards ? n_cells - 1 : 1;
  guint row = self->active.row - range.row;
  guint column = self->active.column - range.column;
  gsize at;

  if (down)
    {
      at = ((gsize) column * range.n_rows + row + step) % n_cells;
      row = at % range.n_rows;
      column = at / range.n_rows;
    }
  else
    {
      at = ((gsize) row * range.n_columns + column + step) % n_cells;
      row = at / range.n_columns;
      column = at % range.n_columns;
    }

  self->active = (SanGridPlace) { range.row + row, range.column + column };
}

static void
clamp_place (SanGridPlace *place,
             guint         n_rows,
             guint         n_columns)
{
  place->row = MIN (place->row, n_rows - 1);
  place->column = MIN (place->column, n_columns - 1);
}

void
san_grid_selection_clamp (SanGridSelection *self,
                          guint             n_rows,
                          guint             n_columns)
{
  clamp_place (&self->active, n_rows, n_columns);
  clamp_place (&self->anchor, n_rows, n_columns);
  clamp_place (&self->lead, n_rows, n_columns);
}

SanGridRange
san_grid_selection_range (const SanGridSelection *self)
{
  guint top = MIN (self->anchor.row, self->lead.row);
  guint left = MIN (self->anchor.column, self->lead.column);

  return (SanGridRange) {
           top, left,
           MAX (self->anchor.row, self->lead.row) - top + 1,
           MAX (self->anchor.column, self->lead.column) - left + 1,
  };
}
