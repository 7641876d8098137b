/* san-workbook-plot.c - the sheet 图表 of a bulletin: charts of what stands on the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#define FONT_CHART    "宋体"

#define COLOUR_GRID   0xE8EBEF
#define COLOUR_FRAME  0xD9DDE3

#define ROW_PIXELS    (SAN_SHEET_ROW_HEIGHT * 4 / 3)

/* As wide as a page upright */
#define COLUMNS       8
#define COLUMN_WIDTH  11
#define ROW_FIRST     3

#define CHART_WIDTH   480.0
#define CHART_HEIGHT  288.0

lxw_chart *
san_plot_new (SanWorkbookWriter *writer,
              lxw_chart_type     type,
              const char        *title,
              double             height)
{
  lxw_chart *chart = workbook_add_chart (writer->workbook, type);
  lxw_chart_font font = { .name = (char *) FONT_CHART, .size = 9, .bold = LXW_EXPLICIT_FALSE };
  lxw_chart_font heading = { .name = (char *) FONT_CHART, .size = 12 };
  lxw_chart_line grid = { .color = COLOUR_GRID, .width = 0.75 };
  lxw_chart_line frame = { .color = COLOUR_FRAME, .width = 0.75 };
  SanPlot plot = { chart, g_strdup (title), height };

  g_array_append_val (writer->plots, plot);
  chart_title_set_name (chart, title);
  chart_title_set_name_font (chart, &heading);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font (chart, &font);
  chart_axis_set_num_font (chart->x_axis, &font);
  chart_axis_set_num_font (chart->y_axis, &font);
  chart_axis_major_gridlines_set_line (type == LXW_CHART_BAR || type == LXW_CHART_BAR_STACKED
                                       ? chart->x_axis : chart->y_axis, &grid);
  chart_chartarea_set_line (chart, &frame);

  return chart;
}

gboolean
san_plots_sheet_has (const SanWorkbookWriter *writer)
{
  return writer->plots->len > 0;
}

static void
insert (lxw_worksheet       *sheet,
        const SanSheetPaper *paper,
        guint                row,
        const SanPlot       *plot)
{
  lxw_chart_options options = {
    .y_offset = 3,   /* its frame would show on the page before */
    .x_scale = (paper->pixels - 4) / CHART_WIDTH, .y_scale = plot->height / CHART_HEIGHT,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE, .description = plot->title,
  };

  worksheet_insert_chart_opt (sheet, row, 0, plot->chart, &options);
}

/* One below the other, none across two pages. */
void
san_plots_sheet_write (SanWorkbookWriter *writer,
                       const char        *name)
{
  lxw_worksheet *sheet = workbook_add_worksheet (writer->workbook, name);
  g_autoptr (GArray) breaks = g_array_new (TRUE, TRUE, sizeof (lxw_row_t));
  SanSheetPaper paper = { .landscape = FALSE };
  lxw_row_t row = ROW_FIRST;
  double page, used;

  worksheet_set_default_row (sheet, SAN_SHEET_ROW_HEIGHT, LXW_FALSE);
  for (guint i = 0; i < COLUMNS; i++)
    san_sheet_set_width (&paper, sheet, i, COLUMN_WIDTH);
  worksheet_set_row (sheet, 0, SAN_SHEET_TITLE_HEIGHT, NULL);
  worksheet_set_row (sheet, 1, SAN_SHEET_SUBTITLE_HEIGHT, NULL);
  worksheet_merge_range (sheet, 0, 0, 0, COLUMNS - 1, "图表", writer->formats.title);
  worksheet_merge_range (sheet, 1, 0, 1, COLUMNS - 1, writer->head->data->period,
                         writer->formats.subtitle);

  page = san_sheet_page_height (&paper);
  used = SAN_SHEET_TITLE_HEIGHT + SAN_SHEET_SUBTITLE_HEIGHT + SAN_SHEET_ROW_HEIGHT;
  for (guint i = 0; i < writer->plots->len; i++)
    {
      const SanPlot *plot = &g_array_index (writer->plots, SanPlot, i);
      guint rows = (guint) (plot->height / ROW_PIXELS) + 2;

      if (used + rows * SAN_SHEET_ROW_HEIGHT > page)
        {
          g_array_append_val (breaks, row);
          used = 0;
        }
      insert (sheet, &paper, row, plot);
      row += rows;
      used += rows * SAN_SHEET_ROW_HEIGHT;
    }

  if (breaks->len > 0)
    worksheet_set_h_pagebreaks (sheet, (lxw_row_t *) (gpointer) breaks->data);
  san_sheet_set_paper (writer, sheet, &paper);
}
