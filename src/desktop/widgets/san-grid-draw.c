/* san-grid-draw.c - how a grid looks
 *
 * Body, then the frozen columns over it, then the heads over both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-private.h"

typedef struct
{
  SanGrid               *grid;
  SanGridModel          *model;
  const SanGridGeometry *geometry;
  SanGridPainter        *painter;
  SanGridBox             body;
  SanGridRange           selected;
  SanGridPlace           active;
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;
} Drawing;

static SanGridBox
inset (SanGridBox box,
       int        left,
       int        right)
{
  return (SanGridBox) { box.x + left, box.y, box.width - left - right, box.height };
}

static int
pixels (const Drawing *self,
        double         at_normal_size)
{
  return MAX ((int) (at_normal_size * self->geometry->scale + 0.5), 1);
}

/* @box with the lines of its neighbours before and above; where the body begins these are
 * hidden by heads, and the box has to make do with its own */
static SanGridBox
with_lines (const Drawing *self,
            SanGridBox     box)
{
  int left = box.x == self->body.x ? 0 : 1;
  int top = box.y == self->body.y ? 0 : 1;

  return (SanGridBox) { box.x - left, box.y - top, box.width + left, box.height + top };
}

/* Cells */

static void
draw_marks (Drawing           *self,
            SanGridBox         box,
            const SanGridCell *cell)
{
  int corner = pixels (self, 7);
  int dot = pixels (self, 4);

  if (cell->marks & SAN_GRID_OVERRIDDEN)
    san_grid_painter_stamp (self->painter, (SanGridBox) { box.x, box.y, corner, corner },
                            SAN_GRID_STAMP_CORNER);
  if (cell->marks & SAN_GRID_NOTE)
    san_grid_painter_stamp (self->painter,
                            (SanGridBox) { box.x + box.width - dot - 3, box.y + 2, dot, dot },
                            SAN_GRID_STAMP_DOT);
}

static void
draw_ground (Drawing           *self,
             SanGridBox         box,
             const SanGridCell *cell)
{
  box.width--;   /* the lines stay */
  box.height--;

  if (cell->marks & SAN_GRID_ERROR)
    san_grid_painter_fill (self->painter, box, SAN_GRID_COLOR_RED_TINT);
  else if (cell->value == SAN_GRID_NOT_APPLICABLE)
    san_grid_painter_stamp (self->painter, box, SAN_GRID_STAMP_HATCH);
  else if (cell->value == SAN_GRID_EMPTY)
    san_grid_painter_fill (self->painter, box, SAN_GRID_COLOR_EMPTY);
}

static void
draw_value (Drawing           *self,
            SanGridBox         box,
            const SanGridCell *cell,
            float              xalign)
{
  int pad = self->geometry->pad;
  gboolean error = (cell->marks & SAN_GRID_ERROR) != 0;
  gboolean warning = !error && (cell->marks & SAN_GRID_WARNING) != 0;
  SanGridColor color = SAN_GRID_COLOR_FG;
  int taken = 0;

  if (error)
    taken = san_grid_painter_text (self->painter, inset (box, pad, 0), 0,
                                   SAN_GRID_TEXT_BODY_BOLD, SAN_GRID_COLOR_RED_TEXT, "!");
  else if (warning)
    taken = san_grid_painter_text (self->painter, inset (box, pad, 0), 0,
                                   SAN_GRID_TEXT_CAPTION_BOLD, SAN_GRID_COLOR_WEAK, "?");

  if (error)
    color = SAN_GRID_COLOR_RED_TEXT;
  else if (cell->value == SAN_GRID_MISSING || (cell->marks & SAN_GRID_LOCKED))
    color = SAN_GRID_COLOR_DIM;

  san_grid_painter_text (self->painter,
                         inset (box, pad + (taken > 0 ? taken + pad / 2 : 0), pad + 2), xalign,
                         error ? SAN_GRID_TEXT_BODY_BOLD : SAN_GRID_TEXT_BODY,
                         color, cell->text);
}

static void
draw_cell (Drawing *self,
           guint    row,
           guint    column,
           float    xalign)
{
  SanGridBox box = san_grid_geometry_cell (self->geometry, row, column);
  SanGridBox frame = with_lines (self, box);
  SanGridCell cell;

  san_grid_model_get_cell (self->model, row, column, &cell);

  draw_ground (self, box, &cell);

  if (san_grid_range_contains (&self->selected, row, column) &&
      !(row == self->active.row && column == self->active.column))
    san_grid_painter_fill (self->painter, box, SAN_GRID_COLOR_SELECTED);

  if (cell.marks & SAN_GRID_ERROR)
    san_grid_painter_frame (self->painter, frame, 1, SAN_GRID_COLOR_RED_BORDER);
  else if (cell.marks & SAN_GRID_WARNING)
    san_grid_painter_stamp (self->painter, frame, SAN_GRID_STAMP_DASHES);

  draw_marks (self, box, &cell);
  draw_value (self, box, &cell, xalign);
}

static void
draw_lines (Drawing *self)
{
  SanGridBox body = self->body;

  for (guint row = self->first_row; row <= self->last_row; row++)
    {
      int y = san_grid_geometry_row_y (self->geometry, row + 1) - 1;

      san_grid_painter_fill (self->painter, (SanGridBox) { body.x, y, body.width, 1 },
                             SAN_GRID_COLOR_HAIR);
    }

  for (guint column = self->first_column; column <= self->last_column; column++)
    {
      SanGridBox box = san_grid_geometry_cell (self->geometry, self->first_row, column);
      gboolean group_ends = self->geometry->starts_group[column + 1];

      san_grid_painter_fill (self->painter,
                             (SanGridBox) { box.x + box.width - 1, body.y, 1, body.height },
                             group_ends ? SAN_GRID_COLOR_BORDER : SAN_GRID_COLOR_HAIR);
    }
}

static SanGridBox
range_box (Drawing            *self,
           const SanGridRange *range)
{
  SanGridBox first = san_grid_geometry_cell (self->geometry, range->row, range->column);
  SanGridBox last = san_grid_geometry_cell (self->geometry, range->row + range->n_rows - 1,
                                            range->column + range->n_columns - 1);

  return with_lines (self, (SanGridBox) { first.x, first.y,
                                          last.x + last.width - first.x,
                                          last.y + last.height - first.y });
}

/* High contrast: the corners of the active cell turn over */
static void
draw_corners (Drawing   *self,
              SanGridBox box)
{
  int size = pixels (self, 4);

  for (int i = 0; i < 4; i++)
    san_grid_painter_fill (self->painter,
                           (SanGridBox) {
      i % 2 == 0 ? box.x : box.x + box.width - size,
      i / 2 == 0 ? box.y : box.y + box.height - size,
      size, size
    }, SAN_GRID_COLOR_FG);
}

static void
draw_active (Drawing *self)
{
  SanGrid *grid = self->grid;
  SanGridBox cell = san_grid_geometry_cell (self->geometry, self->active.row,
                                            self->active.column);
  SanGridBox ring = with_lines (self, cell);
  gboolean refused = grid->edit != SAN_GRID_NO_EDIT &&
                     gtk_widget_get_child_visible (grid->refusal);
  SanGridColor color = SAN_GRID_COLOR_MID;

  if (grid->edit != SAN_GRID_NO_EDIT)
    {
      ring.width = MAX (ring.width, gtk_widget_get_width (grid->editor) +
                        2 * self->geometry->pad);
      san_grid_painter_fill (self->painter, ring, SAN_GRID_COLOR_VIEW);
    }

  if (refused)
    color = SAN_GRID_COLOR_RED_BORDER;
  else if (grid->edit != SAN_GRID_NO_EDIT || gtk_widget_has_focus (grid->editor))
    color = SAN_GRID_COLOR_ACCENT;

  san_grid_painter_frame (self->painter, ring, pixels (self, 2), color);
  if (san_grid_painter_high_contrast (self->painter))
    draw_corners (self, ring);
}

static void
draw_selection (Drawing *self)
{
  SanGrid *grid = self->grid;
  SanGridBox handle;

  if (!san_grid_range_is_single (&self->selected))
    san_grid_painter_frame (self->painter, range_box (self, &self->selected), 1,
                            SAN_GRID_COLOR_ACCENT);

  if (grid->drag == SAN_GRID_DRAG_FILL && grid->fill.n_rows > 0)
    san_grid_painter_frame (self->painter, range_box (self, &grid->fill), pixels (self, 2),
                            SAN_GRID_COLOR_MID);

  draw_active (self);

  if (san_grid_get_handle (grid, &handle))
    san_grid_painter_fill (self->painter, handle, SAN_GRID_COLOR_ACCENT);
}

static void
draw_body (Drawing *self)
{
  san_grid_painter_push_clip (self->painter, self->body);
  san_grid_painter_fill (self->painter, self->body, SAN_GRID_COLOR_VIEW);
  draw_lines (self);

  for (guint column = self->first_column; column <= self->last_column; column++)
    {
      SanGridColumn head;

      san_grid_model_get_column (self->model, column, &head);
      for (guint row = self->first_row; row <= self->last_row; row++)
        draw_cell (self, row, column, head.xalign);
    }

  /* the ring and the handle lie on lines of the neighbours: after all cells */
  draw_selection (self);
  san_grid_painter_pop (self->painter);
}

/* Frozen columns */

static void
draw_progress (Drawing          *self,
               SanGridBox        box,
               const SanGridRow *row)
{
  int width = pixels (self, 26);
  int height = pixels (self, 5);
  SanGridBox bar = { box.x + pixels (self, 4), box.y + (box.height - height) / 2,
                     width, height };

  if (row->n_missing == 0)
    {
      int size = pixels (self, 9);

      san_grid_painter_stamp (self->painter,
                              (SanGridBox) { box.x + (box.width - size) / 2,
                                             box.y + (box.height - size) / 2, size, size },
                              SAN_GRID_STAMP_TICK);
    }
  else
    {
      g_autofree char *missing = g_strdup_printf ("\u2212%u", row->n_missing);
      SanGridBox text = inset (box, bar.x - box.x + width, self->geometry->pad / 2);

      san_grid_painter_fill_round (self->painter, bar, SAN_GRID_COLOR_BORDER);
      bar.width = (int) (width * CLAMP (row->entered, 0, 1));
      if (bar.width > 0)
        san_grid_painter_fill_round (self->painter, bar, SAN_GRID_COLOR_ACCENT);
      san_grid_painter_text (self->painter, text, 0.6f, SAN_GRID_TEXT_TINY_BOLD,
                             SAN_GRID_COLOR_WEAK, missing);
    }
}

static void
draw_row_head (Drawing *self,
               guint    row)
{
  const SanGridGeometry *geometry = self->geometry;
  gboolean active = row == self->active.row;
  SanGridBox line = { 0, san_grid_geometry_row_y (geometry, row),
                      san_grid_geometry_left (geometry), geometry->row_height };
  SanGridBox box = { 0, line.y, geometry->number_width, line.height - 1 };
  SanGridRow head;
  char number[16];

  san_grid_model_get_row (self->model, row, &head);
  g_snprintf (number, sizeof number, "%u", head.number);

  if (active)
    san_grid_painter_fill (self->painter, line, SAN_GRID_COLOR_TINT);
  san_grid_painter_fill (self->painter,
                         (SanGridBox) { 0, line.y + line.height - 1, line.width, 1 },
                         SAN_GRID_COLOR_HAIR);

  san_grid_painter_text (self->painter, inset (box, 0, pixels (self, 7)), 1,
                         SAN_GRID_TEXT_CAPTION, SAN_GRID_COLOR_FAINT, number);

  box.x += box.width;
  box.width = geometry->name_width;
  san_grid_painter_text (self->painter, inset (box, pixels (self, 4), 2), 0,
                         active ? SAN_GRID_TEXT_BODY_BOLD : SAN_GRID_TEXT_BODY,
                         active ? SAN_GRID_COLOR_ACCENT : SAN_GRID_COLOR_FG, head.name);

  if (geometry->progress_width > 0)
    {
      box.x += box.width;
      box.width = geometry->progress_width;
      draw_progress (self, box, &head);
    }
}

static void
draw_summary (Drawing *self,
              guint    row,
              guint    summary)
{
  SanGridBox box = san_grid_geometry_summary (self->geometry, row, summary);
  SanGridBox text = inset (box, 2, self->geometry->pad + pixels (self, 4));
  SanGridSummary value;
  g_autofree char *about = NULL;

  san_grid_model_get_summary (self->model, row, summary, &value);
  if (row == self->active.row)
    san_grid_painter_fill (self->painter, box, SAN_GRID_COLOR_TINT);
  san_grid_painter_fill (self->painter,
                         (SanGridBox) { box.x, box.y + box.height - 1, box.width, 1 },
                         SAN_GRID_COLOR_HAIR);

  if (value.approximate && value.text != NULL && *value.text != '\0')
    about = g_strconcat ("≈ ", value.text, NULL);

  san_grid_painter_text (self->painter, text, 1,
                         about != NULL ? SAN_GRID_TEXT_BODY : SAN_GRID_TEXT_BODY_BOLD,
                         about != NULL ? SAN_GRID_COLOR_DIM : SAN_GRID_COLOR_FG,
                         about != NULL ? about : value.text);
}

static void
draw_frozen (Drawing *self)
{
  SanGridBox left = { 0, self->body.y, self->body.x, self->body.height };
  SanGridBox right = { self->body.x + self->body.width, self->body.y,
                       san_grid_geometry_right (self->geometry), self->body.height };

  san_grid_painter_push_clip (self->painter, left);
  san_grid_painter_fill (self->painter, left, SAN_GRID_COLOR_WINDOW);
  for (guint row = self->first_row; row <= self->last_row; row++)
    draw_row_head (self, row);
  san_grid_painter_pop (self->painter);

  if (right.width == 0)
    return;

  san_grid_painter_push_clip (self->painter, right);
  san_grid_painter_fill (self->painter, right, SAN_GRID_COLOR_WINDOW);
  for (guint row = self->first_row; row <= self->last_row; row++)
    for (guint summary = 0; summary < self->geometry->n_summaries; summary++)
      draw_summary (self, row, summary);
  san_grid_painter_pop (self->painter);
}

/* Heads */

static void
draw_column_head (Drawing    *self,
                  guint       column,
                  const char *title)
{
  const SanGridGeometry *geometry = self->geometry;
  SanGridBox box = san_grid_geometry_cell (geometry, 0, column);
  gboolean active = column == self->active.column && geometry->n_rows > 0;

  box.y = geometry->group_height;
  box.height = geometry->head_height - 1;

  if (active)
    san_grid_painter_fill (self->painter, box, SAN_GRID_COLOR_TINT);
  san_grid_painter_fill (self->painter,
                         (SanGridBox) { box.x + box.width - 1, box.y, 1, box.height },
                         SAN_GRID_COLOR_HAIR);
  san_grid_painter_text (self->painter, inset (box, 2, 3), 0.5f,
                         active ? SAN_GRID_TEXT_CAPTION_BOLD : SAN_GRID_TEXT_CAPTION,
                         active ? SAN_GRID_COLOR_ACCENT : SAN_GRID_COLOR_FG, title);
}

/* The title of a group stays in view as long as one of its columns does */
static void
draw_group_heads (Drawing *self)
{
  const SanGridGeometry *geometry = self->geometry;
  guint column = self->first_column;

  while (column <= self->last_column)
    {
      SanGridBox box = san_grid_geometry_cell (geometry, 0, column);
      int start = MAX (box.x, self->body.x);
      SanGridColumn head;

      san_grid_model_get_column (self->model, column, &head);

      for (column++; !geometry->starts_group[column]; column++)
        ;

      box.x = start;
      box.y = 0;
      box.height = geometry->group_height;
      box.width = self->body.x + geometry->edges[column] - geometry->scroll_x - start;

      san_grid_painter_text (self->painter,
                             inset (box, pixels (self, 8), 2), 0,
                             SAN_GRID_TEXT_CAPTION_BOLD, SAN_GRID_COLOR_DIM, head.group);
      if (column < geometry->n_columns)
        san_grid_painter_fill (self->painter,
                               (SanGridBox) { box.x + box.width - 1, 0, 1,
                                              geometry->group_height + geometry->head_height },
                               SAN_GRID_COLOR_BORDER);
    }

  san_grid_painter_fill (self->painter,
                         (SanGridBox) { self->body.x, geometry->group_height - 1,
                                        self->body.width, 1 },
                         SAN_GRID_COLOR_HAIR);
}

static void
draw_column_heads (Drawing *self)
{
  SanGridBox heads = { self->body.x, 0, self->body.width, self->body.y };

  san_grid_painter_push_clip (self->painter, heads);

  for (guint column = self->first_column; column <= self->last_column; column++)
    {
      SanGridColumn head;

      san_grid_model_get_column (self->model, column, &head);
      draw_column_head (self, column, head.title);
    }

  if (self->geometry->group_height > 0)
    draw_group_heads (self);

  san_grid_painter_pop (self->painter);
}

static void
draw_frozen_heads (Drawing *self)
{
  const SanGridGeometry *geometry = self->geometry;
  SanGridBox box = { geometry->number_width, 0, geometry->name_width, self->body.y };

  san_grid_painter_text (self->painter, inset (box, pixels (self, 4), 2), 0,
                         SAN_GRID_TEXT_CAPTION_BOLD, SAN_GRID_COLOR_DIM,
                         san_grid_model_get_name_title (self->model));

  box.x += box.width;
  box.width = geometry->progress_width;
  san_grid_painter_text (self->painter, inset (box, pixels (self, 6), 2), 0,
                         SAN_GRID_TEXT_CAPTION_BOLD, SAN_GRID_COLOR_DIM,
                         san_grid_model_get_progress_title (self->model));

  for (guint summary = 0; summary < geometry->n_summaries; summary++)
    {
      box.x = self->body.x + self->body.width + (int) summary * geometry->summary_width;
      box.width = geometry->summary_width;
      san_grid_painter_text (self->painter, inset (box, 2, pixels (self, 8)), 1,
                             SAN_GRID_TEXT_CAPTION_BOLD, SAN_GRID_COLOR_DIM,
                             san_grid_model_get_summary_title (self->model, summary));
    }
}

/* The lines between heads, frozen columns and body */
static void
draw_edges (Drawing *self)
{
  int right = san_grid_geometry_right (self->geometry);
  int width = self->body.x + self->body.width + right;
  int height = self->body.y + self->body.height;

  san_grid_painter_fill (self->painter, (SanGridBox) { 0, self->body.y - 1, width, 1 },
                         SAN_GRID_COLOR_BORDER);
  san_grid_painter_fill (self->painter, (SanGridBox) { self->body.x - 1, 0, 1, height },
                         SAN_GRID_COLOR_BORDER);
  if (right > 0)
    san_grid_painter_fill (self->painter,
                           (SanGridBox) { self->body.x + self->body.width, 0, 1, height },
                           SAN_GRID_COLOR_BORDER);
  if (width < self->geometry->width)
    san_grid_painter_fill (self->painter, (SanGridBox) { width, 0, 1, height },
                           SAN_GRID_COLOR_BORDER);
}

void
san_grid_draw (SanGrid     *grid,
               GtkSnapshot *snapshot)
{
  Drawing self = {
    .grid = grid,
    .model = grid->model,
    .geometry = &grid->geometry,
    .painter = grid->painter,
    .body = san_grid_geometry_body (&grid->geometry),
    .selected = san_grid_selection_range (&grid->selection),
    .active = grid->selection.active,
  };

  san_grid_painter_begin (self.painter, snapshot);
  san_grid_painter_fill (self.painter,
                         (SanGridBox) { 0, 0, self.geometry->width, self.geometry->height },
                         SAN_GRID_COLOR_WINDOW);

  if (self.model != NULL &&
      san_grid_geometry_visible (self.geometry, &self.first_row, &self.last_row,
                                 &self.first_column, &self.last_column))
    {
      draw_body (&self);
      draw_frozen (&self);
      draw_column_heads (&self);
      draw_frozen_heads (&self);
      draw_edges (&self);
    }

  san_grid_painter_end (self.painter);
}
