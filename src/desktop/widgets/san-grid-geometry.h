/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/san-grid-model.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_GRID_NOWHERE,
  SAN_GRID_CORNER,       /* above the row heads: selects everything */
  SAN_GRID_GROUP_HEAD,
  SAN_GRID_COLUMN_HEAD,
  SAN_GRID_ROW_HEAD,     /* number, name, progress */
  SAN_GRID_BODY,
  SAN_GRID_SUMMARIES,
} SanGridPart;

typedef struct
{
  int x;
  int y;
  int width;
  int height;
} SanGridBox;

/* Where everything is, in pixels. Sizes follow from model, text size and density; the
 * place is that of the widget and its scroll position. A cell's last pixel row and column
 * are its lines. */
typedef struct
{
  /* sizes */
  double scale;
  int    row_height;
  int    group_height;
  int    head_height;
  int    number_width;
  int    name_width;
  int    progress_width;
  int    summary_width;
  int    pad;

  /* shape */
  guint     n_rows;
  guint     n_columns;
  guint     n_summaries;
  int      *edges;          /* n_columns + 1 distances from the left side of the first column */
  gboolean *starts_group;   /* n_columns + 1, the last TRUE if there are groups */

  /* place */
  int    width;
  int    height;
  int    scroll_x;
  int    scroll_y;
} SanGridGeometry;

/* @model may be %NULL; @scale: text size over the normal one; @cell_width as in
 * #SanGridColumn */
void        san_grid_geometry_update        (SanGridGeometry       *self,
                                             SanGridModel          *model,
                                             double                 scale,
                                             gboolean               compact,
                                             int                    cell_width);
void        san_grid_geometry_clear         (SanGridGeometry       *self);

int         san_grid_geometry_left          (const SanGridGeometry *self);
int         san_grid_geometry_right         (const SanGridGeometry *self);
int         san_grid_geometry_top           (const SanGridGeometry *self);
int         san_grid_geometry_total_width   (const SanGridGeometry *self);
int         san_grid_geometry_total_height  (const SanGridGeometry *self);

/* The part of the widget where cells scroll */
SanGridBox  san_grid_geometry_body          (const SanGridGeometry *self);
/* In widget coordinates, seen or not */
SanGridBox  san_grid_geometry_cell          (const SanGridGeometry *self,
                                             guint                  row,
                                             guint                  column);
SanGridBox  san_grid_geometry_summary       (const SanGridGeometry *self,
                                             guint                  row,
                                             guint                  summary);
int         san_grid_geometry_row_y         (const SanGridGeometry *self,
                                             guint                  row);
/* FALSE if nothing is to be seen; @last is the last one, not the one behind it */
gboolean    san_grid_geometry_visible       (const SanGridGeometry *self,
                                             guint                 *first_row,
                                             guint                 *last_row,
                                             guint                 *first_column,
                                             guint                 *last_column);
/* What is at a point of the widget; @row and @column are of the nearest cell in any case
 * (0 if there is none) */
SanGridPart san_grid_geometry_hit           (const SanGridGeometry *self,
                                             double                 x,
                                             double                 y,
                                             guint                 *row,
                                             guint                 *column);
/* The scroll position nearest to the present one at which the cell is seen whole */
void        san_grid_geometry_reveal        (const SanGridGeometry *self,
                                             guint                  row,
                                             guint                  column,
                                             int                   *scroll_x,
                                             int                   *scroll_y);
/* Whole rows in view, at least 1 */
guint       san_grid_geometry_page          (const SanGridGeometry *self);

G_END_DECLS
