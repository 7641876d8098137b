/* san-workbook-chart.c - the native charts of a group's sheet, and the marks in its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <math.h>

#define FONT_CHART    "宋体"

#define COLOUR_BAR    0x8FA6C6
#define COLOUR_FIRST  0x1B66B0
#define COLOUR_LAST   0xC97F3E
#define COLOUR_GRID   0xE8EBEF

/* First and last places that are marked; in a small group only one each. */
#define MARKED        3
#define SMALL_GROUP   7

/* A bar at best and at least, what stands around the bars, a row of the sheet: in pixels */
#define BAR           24
#define BAR_MIN       16
#define AROUND        112
#define ROW_PIXELS    (SAN_SHEET_ROW_HEIGHT * 4 / 3)
#define POINT_PIXELS  (4.0 / 3)

/* More bars than this are hard to follow on one page. */
#define BARS_MAX      45

#define CHART_WIDTH   480.0
#define CHART_HEIGHT  288.0

static guint
marked_places (const SanSheet *self)
{
  if (self->n_placed < 3)
    return 0;

  return self->n_placed < SMALL_GROUP ? 1 : MARKED;
}

SanMark
san_sheet_mark (const SanSheet *self,
                const SanPlace *place)
{
  guint marked = marked_places (self);
  const SanPlace *first, *last;

  if (place->place == 0 || marked == 0)
    return SAN_MARK_NONE;

  first = g_ptr_array_index (self->group->places, marked - 1);
  last = g_ptr_array_index (self->group->places, self->n_placed - marked);
  if (first->place >= last->place)
    return SAN_MARK_NONE;   /* nearly all share a place: nobody stands out */

  return place->place <= first->place ? SAN_MARK_FIRST
         : place->place >= last->place ? SAN_MARK_LAST : SAN_MARK_NONE;
}

gboolean
san_sheet_scale (const SanSheet *self,
                 double         *start,
                 double         *end)
{
  double lowest = g_ascii_strtod (self->group->min, NULL);
  double highest = g_ascii_strtod (self->group->max, NULL);
  double step = highest - lowest > 20 ? 10 : 5;

  *start = lowest < highest / 2 ? 0 : MAX (step * floor ((lowest - step / 2) / step), 0);
  /* room for the number at the end of the longest bar */
  *end = step * ceil ((highest + (highest - *start) / 20) / step);

  return lowest >= 0 && highest > 0;
}

/* Bars of the first and the last places in colours of their own. */
static void
set_points (const SanSheet   *self,
            lxw_chart_series *series,
            guint             first,
            guint             n)
{
  static lxw_chart_fill fills[] = {
    { .color = COLOUR_BAR }, { .color = COLOUR_FIRST }, { .color = COLOUR_LAST },
  };
  static lxw_chart_point kinds[] = {   /* the first kind: as the series */
    { NULL }, { .fill = &fills[1] }, { .fill = &fills[2] },
  };
  g_autofree lxw_chart_point **points = g_new0 (lxw_chart_point *, n + 1);

  for (guint i = 0; i < n; i++)
    points[i] = &kinds[san_sheet_mark (self, g_ptr_array_index (self->group->places, first + i))];

  chart_series_set_fill (series, &fills[0]);
  chart_series_set_points (series, points);
}

static void
set_axes (const SanSheet *self,
          lxw_chart      *chart)
{
  lxw_chart_font font = { .name = (char *) FONT_CHART, .size = 9, .bold = LXW_EXPLICIT_FALSE };
  lxw_chart_line grid = { .color = COLOUR_GRID, .width = 0.75 };
  g_autofree char *words = NULL;
  double start, end;
  gboolean fixed = san_sheet_scale (self, &start, &end);

  chart_axis_set_reverse (chart->y_axis);   /* the first place on top */
  chart_axis_set_crossing_max (chart->y_axis);
  chart_axis_set_interval_unit (chart->y_axis, 1);
  chart_axis_set_num_font (chart->x_axis, &font);
  chart_axis_set_num_font (chart->y_axis, &font);
  chart_axis_major_gridlines_set_line (chart->x_axis, &grid);

  if (fixed)
    {
      chart_axis_set_min (chart->x_axis, start);
      chart_axis_set_max (chart->x_axis, end);
    }
  if (fixed && start > 0)
    {
      words = g_strdup_printf ("横轴自 %.0f 分起", start);
      chart_axis_set_name (chart->x_axis, words);
      chart_axis_set_name_font (chart->x_axis, &font);
    }
}

/* 建成区街道(镇)总分（第 1—45 位） */
static char *
chart_title (const SanSheet *self,
             guint           first,
             guint           n)
{
  g_autofree char *part = NULL;

  if (n < self->n_placed)
    part = g_strdup_printf ("（第 %u—%u 位）", first + 1, first + n);

  return g_strconcat (self->group->name, "总分", part, NULL);
}

/* Places @first … of the table. */
static void
add_chart (SanSheet *self,
           guint     row,
           guint     first,
           guint     n,
           guint     height)
{
  lxw_chart *chart = workbook_add_chart (self->writer->workbook, LXW_CHART_BAR);
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_font labels = { .name = (char *) FONT_CHART, .size = 9 };
  lxw_chart_font heading = { .name = (char *) FONT_CHART, .size = 12 };
  lxw_chart_options options = { 0 };
  g_autofree char *title = chart_title (self, first, n);
  guint top = SAN_SHEET_ROW_FIRST + first;
  guint bottom = top + n - 1;

  chart_series_set_categories (series, self->name, top, SAN_SHEET_COLUMN_UNIT, bottom,
                               SAN_SHEET_COLUMN_UNIT);
  chart_series_set_values (series, self->name, top, SAN_SHEET_COLUMN_TOTAL, bottom,
                           SAN_SHEET_COLUMN_TOTAL);
  chart_series_set_name (series, "总分");
  set_points (self, series, first, n);
  chart_series_set_labels (series);
  chart_series_set_labels_font (series, &labels);
  chart_set_series_gap (chart, 40);
  chart_title_set_name (chart, title);
  chart_title_set_name_font (chart, &heading);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  set_axes (self, chart);

  options.x_scale = (self->paper.pixels - 4) / CHART_WIDTH;
  options.y_scale = height / CHART_HEIGHT;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = title;
  worksheet_insert_chart_opt (self->sheet, row, 0, chart, &options);
}

/* A group of many units gets several charts, each no longer than a page; a small one has
 * its chart under the table where both fit on one. */
void
san_sheet_add_charts (SanSheet *self,
                      guint     row,
                      double    height)
{
  double page = san_sheet_page_height (&self->paper);
  double room = (page - SAN_SHEET_HEADS_HEIGHT - 2 * SAN_SHEET_ROW_HEIGHT) * POINT_PIXELS;
  guint most = (guint) CLAMP ((room - AROUND) / BAR_MIN, 1, BARS_MAX);
  guint n_charts = (self->n_placed + most - 1) / most;
  g_autoptr (GArray) breaks = g_array_new (TRUE, TRUE, sizeof (lxw_row_t));
  guint first = 0;

  for (guint i = 0; i < n_charts; i++)
    {
      guint n = (self->n_placed - first) / (n_charts - i);
      guint pixels = (guint) CLAMP (room, AROUND + BAR_MIN * n, AROUND + BAR * n);
      lxw_row_t at = row;

      /* the empty row between goes over to the new page, too */
      if (i > 0 || height + pixels / POINT_PIXELS > page)
        g_array_append_val (breaks, at);

      add_chart (self, row + 1, first, n, pixels);
      row += pixels / ROW_PIXELS + 3;
      first += n;
    }

  if (breaks->len > 0)
    worksheet_set_h_pagebreaks (self->sheet, (lxw_row_t *) (gpointer) breaks->data);
}
