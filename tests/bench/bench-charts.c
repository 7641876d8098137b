/* bench-charts.c - what it takes to draw each chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/san-bench.h"
#include "press/chart-crowd.h"

/* Seconds: a frame for what offices have, four for a thousand units over five years */
#define FRAME 0.016
#define CROWD 0.060

#define PANE_WIDTH 900

/* What is in view of a pane that is scrolled */
#define PANE_HEIGHT 1000

#define RUNS 7

typedef struct
{
  SanChart      *chart;
  SanChartTheme *theme;
  cairo_t       *cr;
  double         height;
} Drawing;

static void
draw (gpointer data)
{
  const Drawing *drawing = data;

  san_chart_draw (drawing->chart, drawing->cr, PANE_WIDTH, drawing->height, drawing->theme);
}

static void
test_drawing (void)
{
  static const CrowdSize sizes[] = { { 4, 12 }, { 27, 12 }, { 176, 12 }, { 1000, 60 } };
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PANE_WIDTH,
                                                         PANE_HEIGHT);
  double slower = san_bench_ratio ();

  for (guint i = 0; i < crowd_n_charts; i++)
    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      {
        g_autoptr (SanChart) chart = crowd_charts[i].make (sizes[k].units, sizes[k].months);
        g_autofree char *what = g_strdup_printf ("%s, %u units, %u months", crowd_charts[i].name,
                                                 sizes[k].units, sizes[k].months);
        Drawing drawing = { chart, theme, cairo_create (surface) };
        double least;

        san_chart_measure (chart, theme, PANE_WIDTH, &least, &drawing.height);
        draw (&drawing);   /* fonts are found */
        san_bench_budget (what, san_bench_best (RUNS, draw, &drawing),
                          sizes[k].units > 176 ? CROWD : FRAME, slower);
        cairo_destroy (drawing.cr);
      }
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/charts", test_drawing);

  return g_test_run ();
}
