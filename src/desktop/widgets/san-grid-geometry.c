/* san-grid-geometry.c - where the parts of a grid are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-grid-geometry.h"

#include "base/san-utils.h"

/* Sizes at the normal text size (ui.md 2.1) */
#define ROW_HEIGHT         25
#define COMPACT_ROW_HEIGHT 22
#define GROUP_HEIGHT       22
#define HEAD_HEIGHT        24
#define LONE_HEAD_HEIGHT   30   /* without groups above */
#define NUMBER_WIDTH       30
#define NAME_WIDTH         92
#define PROGRESS_WIDTH     62
#define SUMMARY_WIDTH      62
#define PAD                6

static int
scaled (const SanGridGeometry *self,
        int                    pixels)
{
  return (int) (pixels * self->scale + 0.5);
}

static void
measure_columns (SanGridGeometry *self,
                 SanGridModel    *model,
                 int              cell_width)
{
  g_autofree char *group = NULL;
  gboolean has_groups = FALSE;

  self->edges = g_renew (int, self->edges, self->n_columns + 1);
  self->edges[0] = 0;
  self->starts_group = g_renew (gboolean, self->starts_group, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      SanGridColumn column;

      san_grid_model_get_column (model, i, &column);
      has_groups |= column.group != NULL;
      self->starts_group[i] = san_set_str (&group, column.group);
      self->edges[i + 1] =
        self->edges[i] + scaled (self, column.width > 0 ? column.width : cell_width);
    }

  self->starts_group[self->n_columns] = has_groups;
  self->group_height = has_groups ? scaled (self, GROUP_HEIGHT) : 0;
  self->head_height = scaled (self, has_groups ? HEAD_HEIGHT : LONE_HEAD_HEIGHT);
}

void
san_grid_geometry_update (SanGridGeometry *self,
                          SanGridModel    *model,
                          double           scale,
                          gboolean         compact,
                          int              cell_width)
{
  self->scale = scale;
  self->row_height = scaled (self, compact ? COMPACT_ROW_HEIGHT : ROW_HEIGHT);
  self->number_width = scaled (self, NUMBER_WIDTH);
  self->name_width = scaled (self, NAME_WIDTH);
  self->summary_width = scaled (self, SUMMARY_WIDTH);
  self->pad = scaled (self, PAD);

  self->n_rows = model != NULL ? san_grid_model_get_n_rows (model) : 0;
  self->n_columns = model != NULL ? san_grid_model_get_n_columns (model) : 0;
  self->n_summaries = model != NULL ? san_grid_model_get_n_summaries (model) : 0;
  self->progress_width =
    model != NULL && san_grid_model_get_progress_title (model) != NULL
    ? scaled (self, PROGRESS_WIDTH) : 0;

  measure_columns (self, model, cell_width);
}

void
san_grid_geometry_clear (SanGridGeometry *self)
{
  g_clear_pointer (&self->edges, g_free);
  g_clear_pointer (&self->starts_group, g_free);
}

int
san_grid_geometry_left (const SanGridGeometry *self)
{
  return self->number_width + self->name_width + self->progress_width;
}

int
san_grid_geometry_right (const SanGridGeometry *self)
{
  return (int) self->n_summaries * self->summary_width;
}

int
san_grid_geometry_top (const SanGridGeometry *self)
{
  return self->group_height + self->head_height;
}

int
san_grid_geometry_total_width (const SanGridGeometry *self)
{
  return san_grid_geometry_left (self) + self->edges[self->n_columns] +
         san_grid_geometry_right (self);
}

int
san_grid_geometry_total_height (const SanGridGeometry *self)
{
  return san_grid_geometry_top (self) + (int) self->n_rows * self->row_height;
}

SanGridBox
san_grid_geometry_body (const SanGridGeometry *self)
{
  int left = san_grid_geometry_left (self);
  int top = san_grid_geometry_top (self);
  int width = MIN (self->width, san_grid_geometry_total_width (self)) - left -
              san_grid_geometry_right (self);
  int height = MIN (self->height, san_grid_geometry_total_height (self)) - top;

  return (SanGridBox) { left, top, MAX (width, 0), MAX (height, 0) };
}

int
san_grid_geometry_row_y (const SanGridGeometry *self,
                         guint                  row)
{
  return san_grid_geometry_top (self) + (int) row * self->row_height - self->scroll_y;
}

SanGridBox
san_grid_geometry_cell (const SanGridGeometry *self,
                        guint                  row,
                        guint                  column)
{
  return (SanGridBox) {
           san_grid_geometry_left (self) + self->edges[column] - self->scroll_x,
           san_grid_geometry_row_y (self, row),
           self->edges[column + 1] - self->edges[column],
           self->row_height,
  };
}

SanGridBox
san_grid_geometry_summary (const SanGridGeometry *self,
                           guint                  row,
                           guint                  summary)
{
  SanGridBox body = san_grid_geometry_body (self);

  return (SanGridBox) {
           body.x + body.width + (int) summary * self->summary_width,
           san_grid_geometry_row_y (self, row),
           self->summary_width,
           self->row_height,
  };
}

/* The column over @x, a distance as in edges[]; the nearest if there is none */
static guint
column_at (const SanGridGeometry *self,
           int                    x)
{
  guint low = 0;
  guint high = self->n_columns;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->edges[middle] <= x)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static guint
row_at (const SanGridGeometry *self,
        int                    y)
{
  return y < 0 ? 0 : MIN ((guint) (y / self->row_height), self->n_rows - 1);
}

gboolean
san_grid_geometry_visible (const SanGridGeometry *self,
                           guint                 *first_row,
                           guint                 *last_row,
                           guint                 *first_column,
                           guint                 *last_column)
{
  SanGridBox body = san_grid_geometry_body (self);

  if (self->n_rows == 0 || self->n_columns == 0 || body.height == 0)
    return FALSE;

  *first_row = row_at (self, self->scroll_y);
  *last_row = row_at (self, self->scroll_y + body.height - 1);
  *first_column = column_at (self, self->scroll_x);
  *last_column = column_at (self, self->scroll_x + MAX (body.width - 1, 0));

  return TRUE;
}

SanGridPart
san_grid_geometry_hit (const SanGridGeometry *self,
                       double                 x,
                       double                 y,
                       guint                 *row,
                       guint                 *column)
{
  SanGridBox body = san_grid_geometry_body (self);
  int inside_x = CLAMP ((int) x - body.x, 0, MAX (body.width - 1, 0));
  int inside_y = CLAMP ((int) y - body.y, 0, MAX (body.height - 1, 0));
  gboolean over_columns = x >= body.x && x < body.x + body.width;
  gboolean over_rows = y >= body.y && y < body.y + body.height;

  *row = self->n_rows > 0 ? row_at (self, inside_y + self->scroll_y) : 0;
  *column = self->n_columns > 0 ? column_at (self, inside_x + self->scroll_x) : 0;

  if (self->n_rows == 0 || self->n_columns == 0 || x < 0 || y < 0)
    return SAN_GRID_NOWHERE;

  if (y < body.y)
    {
      if (x < body.x)
        return SAN_GRID_CORNER;
      if (!over_columns)
        return SAN_GRID_NOWHERE;
      return y < self->group_height ? SAN_GRID_GROUP_HEAD : SAN_GRID_COLUMN_HEAD;
    }

  if (!over_rows)
    return SAN_GRID_NOWHERE;
  if (x < body.x)
    return SAN_GRID_ROW_HEAD;
  if (over_columns)
    return SAN_GRID_BODY;

  return x < body.x + body.width + san_grid_geometry_right (self)
         ? SAN_GRID_SUMMARIES : SAN_GRID_NOWHERE;
}

static int
reveal (int scroll,
        int view,
        int start,
        int end)
{
  if (start < scroll || end - start > view)
    return start;
  if (end > scroll + view)
    return end - view;
  return scroll;
}

void
san_grid_geometry_reveal (const SanGridGeometry *self,
                          guint                  row,
                          guint                  column,
                          int                   *scroll_x,
                          int                   *scroll_y)
{
  SanGridBox body = san_grid_geometry_body (self);

  *scroll_x = reveal (self->scroll_x, body.width,
                      self->edges[column], self->edges[column + 1]);
  *scroll_y = reveal (self->scroll_y, body.height,
                      (int) row * self->row_height, ((int) row + 1) * self->row_height);
}

guint
san_grid_geometry_page (const SanGridGeometry *self)
{
  SanGridBox body = san_grid_geometry_body (self);

  return MAX (body.height / self->row_height, 1);
}
