/* san-workbook-plot.c - how native charts look, but for those of the totals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#define FONT_CHART    "宋体"

#define COLOUR_GRID   0xE8EBEF
#define COLOUR_FRAME  0xD9DDE3

#define ROW_PIXELS    (SAN_SHEET_ROW_HEIGHT * 4 / 3)

#define CHART_WIDTH   480.0
#define CHART_HEIGHT  288.0

lxw_chart *
san_plot_new (SanWorkbookWriter *writer,
              lxw_chart_type     type,
              const char        *title)
{
  lxw_chart *chart = workbook_add_chart (writer->workbook, type);
  lxw_chart_font font = { .name = (char *) FONT_CHART, .size = 9, .bold = LXW_EXPLICIT_FALSE };
  lxw_chart_font heading = { .name = (char *) FONT_CHART, .size = 12 };
  lxw_chart_line grid = { .color = COLOUR_GRID, .width = 0.75 };
  lxw_chart_line frame = { .color = COLOUR_FRAME, .width = 0.75 };

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

void
san_plot_insert (lxw_worksheet *worksheet,
                 guint          row,
                 guint          column,
                 lxw_chart     *chart,
                 const char    *title,
                 double         width,
                 double         height)
{
  lxw_chart_options options = {
    .x_scale = width / CHART_WIDTH, .y_scale = height / CHART_HEIGHT,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE, .description = (char *) title,
  };

  worksheet_insert_chart_opt (worksheet, row, (lxw_col_t) column, chart, &options);
}

guint
san_plot_rows (double height)
{
  return (guint) (height / ROW_PIXELS) + 2;
}
