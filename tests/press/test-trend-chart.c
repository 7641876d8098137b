/* test-trend-chart.c - lines over months and their labels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "press/chart-samples.h"

static void
test_trend_labels_do_not_overlap (void)
{
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  GRand *rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 600; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 7);
      double values[36], least, likes, height;
      g_autoptr (SanChart) chart = NULL;
      SanChartArea areas[6];

      for (int i = 0; i < 36; i++)
        values[i] = g_rand_int_range (rand, 0, 8) == 0
                    ? NAN : 80 + g_rand_double (rand) * (round % 3 == 0 ? 0.1 : 15);
      chart = lines_of (values, n, 6, 5);
      san_chart_measure (chart, theme, 600, &least, &likes);
      g_assert_cmpfloat (likes, >=, least);
      height = round % 2 ? least : likes;

      for (guint i = 0; i < n; i++)
        {
          g_assert_true (san_trend_chart_get_label_area (SAN_TREND_CHART (chart), theme, 600,
                                                         height, i, &areas[i]));
          g_assert_cmpfloat (areas[i].y, >=, -10);
          g_assert_cmpfloat (areas[i].y + areas[i].height, <=, height);
          for (guint j = 0; j < i; j++)
            g_assert_cmpfloat (fabs (areas[i].y - areas[j].y), >=, areas[i].height - 1e-6);
        }
    }

  g_rand_free (rand);
}

static void
test_trend_gap_is_a_gap (void)
{
  const double whole[] = { 85, 90, 85, 90 }, broken[] = { 85, 90, NAN, 90 };
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  const SanColour *colour = san_chart_theme_get_colour (theme, SAN_COLOUR_CAT1);
  g_autoptr (SanChart) full = lines_of (whole, 1, 4, -1);
  g_autoptr (SanChart) part = lines_of (broken, 1, 4, -1);
  cairo_surface_t *with = paint (full, theme, 600, 240);
  cairo_surface_t *without = paint (part, theme, 600, 240);
  SanChartArea second, fourth;
  int from, to;

  g_assert_true (san_chart_get_item_area (part, theme, 600, 240, 1, &second));
  g_assert_false (san_chart_get_item_area (part, theme, 600, 240, 2, &fourth));
  g_assert_true (san_chart_get_item_area (part, theme, 600, 240, 3, &fourth));
  from = (int) (second.x + second.width) + 2;
  to = (int) fourth.x - 2;

  g_assert_cmpuint (count_pixels (with, colour, from, 0, to, 215), >, 20);
  g_assert_cmpuint (count_pixels (without, colour, from, 0, to, 215), ==, 0);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

static void
test_trend_hit_and_keys (void)
{
  const double values[] = { 85, NAN, 88, 90, 91, 92, NAN, NAN };
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  g_autoptr (SanChart) chart = lines_of (values, 2, 4, 3);
  SanChartArea area;
  guint series, period;

  for (int i = 0; i < 8; i++)
    {
      g_assert_true (san_chart_get_item_area (chart, theme, 600, 240, i, &area) == !isnan (values[i]));
      if (!isnan (values[i]))
        g_assert_cmpint (san_chart_hit (chart, theme, 600, 240, area.x + area.width / 2,
                                        area.y + area.height / 2), ==, i);
    }

  g_assert_true (san_trend_chart_get_label_area (SAN_TREND_CHART (chart), theme, 600, 240, 1, &area));
  g_assert_cmpint (san_chart_hit (chart, theme, 600, 240, area.x + 5, area.y + 5), ==, 5);
  g_assert_cmpint (san_chart_hit (chart, theme, 600, 240, 300, 235), ==, -1);

  san_trend_chart_locate (SAN_TREND_CHART (chart), 5, &series, &period);
  g_assert_cmpuint (series, ==, 1);
  g_assert_cmpuint (period, ==, 1);

  g_assert_cmpint (san_chart_step (chart, -1, SAN_CHART_LEFT), ==, 3);
  g_assert_cmpint (san_chart_step (chart, 2, SAN_CHART_LEFT), ==, 0);
  g_assert_cmpint (san_chart_step (chart, 0, SAN_CHART_LEFT), ==, 0);
  g_assert_cmpint (san_chart_step (chart, 0, SAN_CHART_RIGHT), ==, 2);
  g_assert_cmpint (san_chart_step (chart, 0, SAN_CHART_DOWN), ==, 4);
  g_assert_cmpint (san_chart_step (chart, 5, SAN_CHART_UP), ==, 5);
  g_assert_cmpint (san_chart_step (chart, 5, SAN_CHART_FIRST), ==, 0);
}

static void
test_trend_many_and_none (void)
{
  double values[9 * 12];
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_DARK);
  guint named = 0;

  for (int i = 0; i < 9 * 12; i++)
    values[i] = 80 + (i * 7) % 11;

  for (guint n_series = 0; n_series <= 9; n_series += 3)
    for (guint n_periods = 0; n_periods <= 12; n_periods += n_periods == 0 ? 1 : 11)
      {
        g_autoptr (SanChart) chart = lines_of (values, n_series, n_periods, -1);
        g_autofree char *text = san_chart_describe (chart);
        cairo_surface_t *surface = paint (chart, theme, 500, 200);

        g_assert_nonnull (text);
        cairo_surface_destroy (surface);
        if (n_series == 9 && n_periods == 12)
          {
            san_chart_set_selected (chart, 5 * 12);
            for (guint i = 0; i < 9; i++)
              named += san_trend_chart_get_label_area (SAN_TREND_CHART (chart), theme, 500, 200,
                                                       i, &(SanChartArea) { 0 });
          }
      }

  /* the selected, the highest and the lowest; one may be two of them */
  g_assert_cmpuint (named, >=, 2);
  g_assert_cmpuint (named, <=, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend/labels-do-not-overlap", test_trend_labels_do_not_overlap);
  g_test_add_func ("/trend/gap-is-a-gap", test_trend_gap_is_a_gap);
  g_test_add_func ("/trend/hit-and-keys", test_trend_hit_and_keys);
  g_test_add_func ("/trend/many-and-none", test_trend_many_and_none);

  return g_test_run ();
}
