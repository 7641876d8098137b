/* test-chart-sizes.c - every chart for small and large groups, few and many months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "charts/san-bars-chart.h"
#include "charts/san-bump-chart.h"
#include "charts/san-chart-export.h"
#include "charts/san-control-chart.h"
#include "charts/san-heat-chart.h"
#include "charts/san-interval-chart.h"
#include "charts/san-unit-trend-chart.h"
#include "charts/san-waterfall-chart.h"
#include "press/chart-crowd.h"

#define PANE_WIDTH  490.0
#define WIDE_WIDTH 1180.0

/* The greatest height of a picture that a screen or a page still takes */
#define HEIGHT_MOST 4400.0

static double
width_of (const CrowdChart *kind)
{
  return g_str_equal (kind->name, "heat") ? WIDE_WIDTH : PANE_WIDTH;
}

/* SAN_TEST_PICTURES=FOLDER keeps what is looked at. */
static void
keep_picture (SanChart   *chart,
              const char *name,
              double      width,
              double      height)
{
  const char *folder = g_getenv ("SAN_TEST_PICTURES");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;

  path = g_strdup_printf ("%s/size-%s.png", folder, name);
  san_chart_export (chart, path, NULL, width, height, &error);
  g_assert_no_error (error);
}

static guint
count_ink (SanChart            *chart,
           const SanChartTheme *theme,
           double               width,
           double               height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width,
                                                         (int) height);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;
  guint ink = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  san_chart_draw (chart, cr, width, height, theme);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (int i = 0; i < cairo_image_surface_get_stride (surface) / 4 * (int) height; i++)
    ink += (pixels[i] & 0xffffff) != 0xffffff;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return ink;
}

/* What stands at its place is found there, and is within the picture. */
static void
assert_items (SanChart            *chart,
              const SanChartTheme *theme,
              double               width,
              double               height)
{
  int n = san_chart_get_n_items (chart);
  guint seen = 0;

  for (int i = 0; i < n; i += MAX (n / 50, 1))
    {
      SanChartArea area;

      if (!san_chart_get_item_area (chart, theme, width, height, i, &area))
        continue;
      seen++;
      g_assert_true (isfinite (area.x) && isfinite (area.y));
      g_assert_cmpfloat (area.x + area.width, >, 0);
      g_assert_cmpfloat (area.x, <, width);
      g_assert_cmpfloat (area.y + area.height, >, 0);
      g_assert_cmpfloat (area.y, <, height + 1);
      g_assert_cmpint (san_chart_hit (chart, theme, width, height, area.x + area.width / 2,
                                      area.y + area.height / 2), >=, 0);
    }
  if (n > 0)
    g_assert_cmpuint (seen, >, 0);
}

static void
test_size (gconstpointer data)
{
  const CrowdSize *size = data;
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);

  for (guint i = 0; i < crowd_n_charts; i++)
    {
      const CrowdChart *kind = &crowd_charts[i];
      g_autoptr (SanChart) chart = kind->make (size->units, size->months);
      g_autofree char *name = g_strdup_printf ("%s-%u-%u", kind->name, size->units, size->months);
      double width = width_of (kind);
      double least, natural;

      san_chart_measure (chart, theme, width, &least, &natural);
      g_assert_cmpfloat (least, >, 0);
      g_assert_cmpfloat (least, <=, natural + 0.5);
      g_assert_cmpfloat (natural, <, HEIGHT_MOST);
      g_assert_cmpuint (count_ink (chart, theme, width, natural), >, 200);
      g_assert_cmpuint (count_ink (chart, theme, width, least), >, 200);
      assert_items (chart, theme, width, natural);
      keep_picture (chart, name, width, 0);
    }
}

/* Names never stand on one another: a line of a picture between two names is empty. */
static void
test_bump_names_stand_apart (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  g_autoptr (SanChart) chart = crowd_bump (n, 6);
  double heights[2];

  san_chart_measure (chart, theme, PANE_WIDTH, &heights[0], &heights[1]);
  for (guint k = 0; k < G_N_ELEMENTS (heights); k++)
    {
      g_autoptr (GArray) centres = san_bump_chart_names (SAN_BUMP_CHART (chart), theme, PANE_WIDTH,
                                                         heights[k]);

      g_assert_cmpuint (centres->len, >, 0);
      for (guint i = 1; i < centres->len; i++)
        g_assert_cmpfloat (g_array_index (centres, double, i) -
                           g_array_index (centres, double, i - 1), >=, 10.9);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const guint groups[] = { 4, 27, 176, 1000 };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < crowd_n_sizes; i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart-sizes/%u-units/%u-months",
                                               crowd_sizes[i].units, crowd_sizes[i].months);

      g_test_add_data_func (path, &crowd_sizes[i], test_size);
    }
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chart-sizes/bump-names/%u", groups[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (groups[i]), test_bump_names_stand_apart);
    }

  return g_test_run ();
}
