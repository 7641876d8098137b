/* san-paper-table-draw.c - heads, rows and rules of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-paper-table-private.h"

#include "paper/san-paper-lines.h"

#define THIN 0.5

void
san_paper_draw_line (SanPaperSheet *sheet,
                     double         x0,
                     double         y0,
                     double         x1,
                     double         y1,
                     double         width)
{
  cairo_set_line_width (sheet->cr, width);
  cairo_move_to (sheet->cr, x0, y0);
  cairo_line_to (sheet->cr, x1, y1);
  cairo_stroke (sheet->cr);
}

/* One text in a box, in the middle of its height */
void
san_paper_draw_cell (SanPaperSheet              *sheet,
                     const char                 *string,
                     const PangoFontDescription *font,
                     SanPaperAlign               align,
                     double                      x,
                     double                      y,
                     double                      width,
                     double                      height)
{
  double needed;

  if (string == NULL || *string == '\0')
    return;

  needed = san_paper_text_set (&sheet->text, string, font, width - 2 * SAN_PAPER_PAD_X, align);
  cairo_move_to (sheet->cr, x + SAN_PAPER_PAD_X, y + (height - needed) / 2);
  san_paper_show_layout (sheet->cr, sheet->text.layout);
  cairo_new_path (sheet->cr);
}

void
san_paper_draw_head (SanPaperSheet *sheet,
                     GArray        *columns)
{
  const SanPaperLayout *layout = sheet->layout;
  double top = sheet->y;
  double middle = top + layout->head_heights[0];
  double bottom = middle + layout->head_heights[1];
  guint n = columns->len;

  for (guint i = 0; i < n; i++)
    {
      const SanPaperColumn *column = &g_array_index (columns, SanPaperColumn, i);
      double x = layout->edges[i], width = layout->edges[i + 1] - x;
      gboolean starts = i == 0 ||
                        g_strcmp0 (g_array_index (columns, SanPaperColumn, i - 1).group,
                                   column->group) != 0;
      double from = column->group != NULL ? middle : top;
      guint end = i + 1;

      san_paper_draw_cell (sheet, column->title, sheet->text.head, SAN_PAPER_CENTRE,
                           x, from, width, bottom - from);
      if (i > 0)
        san_paper_draw_line (sheet, x, starts || column->group == NULL ? top : middle, x, bottom, THIN);

      if (column->group == NULL || !starts)
        continue;

      while (end < n && g_strcmp0 (g_array_index (columns, SanPaperColumn, end).group,
                                   column->group) == 0)
        end++;
      san_paper_draw_cell (sheet, column->group, sheet->text.head, SAN_PAPER_CENTRE,
                           x, top, layout->edges[end] - x, middle - top);
      san_paper_draw_line (sheet, x, middle, layout->edges[end], middle, THIN);
    }

  san_paper_draw_line (sheet, layout->edges[0], bottom, layout->edges[n], bottom, THIN);
  sheet->y = bottom;
}

/* The rules of a row are one path: a printer's file of many pages is made half as fast
 * from single lines. */
static void
draw_row_rules (SanPaperSheet *sheet,
                guint          n_columns,
                gboolean       heading,
                double         top)
{
  const double *edges = sheet->layout->edges;

  for (guint i = 1; i < n_columns && !heading; i++)
    {
      cairo_move_to (sheet->cr, edges[i], top);
      cairo_line_to (sheet->cr, edges[i], sheet->y);
    }
  cairo_move_to (sheet->cr, edges[0], sheet->y);
  cairo_line_to (sheet->cr, edges[n_columns], sheet->y);
  cairo_set_line_width (sheet->cr, THIN);
  cairo_stroke (sheet->cr);
}

void
san_paper_draw_row (SanPaperSheet          *sheet,
                    GArray                 *columns,
                    const SanPaperTableRow *row,
                    double                  height)
{
  const double *edges = sheet->layout->edges;
  gboolean heading = row->kind == SAN_PAPER_ROW_HEADING;
  const PangoFontDescription *font = row->kind == SAN_PAPER_ROW_STRONG ? sheet->text.strong
                                                                       : sheet->text.body;
  guint n = columns->len;

  if (heading)
    san_paper_draw_cell (sheet, row->cells[0], sheet->text.head, SAN_PAPER_LEFT, edges[0],
                         sheet->y, edges[n] - edges[0], height);
  for (guint i = 0; i < n && !heading; i++)
    san_paper_draw_cell (sheet, row->cells[i], font,
                         g_array_index (columns, SanPaperColumn, i).align, edges[i], sheet->y,
                         edges[i + 1] - edges[i], height);

  sheet->y += height;
  draw_row_rules (sheet, n, heading, sheet->y - height);
}
