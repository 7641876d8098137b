/* chart-samples.c - charts to test with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "press/chart-samples.h"

#include <math.h>

SanChart *
group_of (guint n)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree SanBar *bars = g_new0 (SanBar, n);
  SanChart *chart;

  for (guint i = 0; i < n; i++)
    {
      char *name = g_strdup_printf ("云州第%u街道", i + 1);
      double total = 95 - 15.0 * i / n;
      char *text = g_strdup_printf ("%.2f", total);

      g_ptr_array_add (texts, name);
      g_ptr_array_add (texts, text);
      bars[i] = (SanBar) { name, total, text, total + 0.8 - i % 3, text, (int) i + 1, FALSE };
    }

  chart = san_bars_chart_new ("六月得分", bars, n);
  san_bars_chart_set_mean (SAN_BARS_CHART (chart), 88.25, "88.25");

  return chart;
}

cairo_surface_t *
paint (SanChart            *chart,
       const SanChartTheme *theme,
       int                  width,
       int                  height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  san_chart_draw (chart, cr, width, height, theme);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

guint
count_pixels (cairo_surface_t *surface,
              const SanColour *colour,
              int              x0,
              int              y0,
              int              x1,
              int              y1)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint32 wanted = (guint32) lround (colour->red * 255) << 16 |
                   (guint32) lround (colour->green * 255) << 8 |
                   (guint32) lround (colour->blue * 255);
  guint n = 0;

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      n += (((const guint32 *) (data + y * stride))[x] & 0xffffff) == wanted;

  return n;
}

SanChart *
lines_of (const double *values,
          guint         n_series,
          guint         n_periods,
          int           current)
{
  static const char *const months[] = {
    "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月",
  };
  static const char *const names[] = {
    "东城区", "西城区", "南城区", "北城区", "高新区", "云湖区", "七区", "八区", "九区",
  };
  SanTrendSeries series[9];

  for (guint i = 0; i < n_series; i++)
    series[i] = (SanTrendSeries) { names[i], values + i * n_periods, NULL }
  ;

  return san_trend_chart_new ("各区月度总分", months, n_periods, current, series, n_series);
}
