/* test-bars-chart.c - axes, order, emphasis, folding and hits of ranked bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "charts/san-bars-layout.h"
#include "press/chart-samples.h"

#define WIDTH 480.0
#define HEIGHT 594.0

static const guint sizes[] = { 1, 4, 6, 7, 27, 176, 1000 };

/* Axes */

static void
test_axis_holds_its_values (void)
{
  GRand *rand = g_rand_new_with_seed (20180612);

  for (int i = 0; i < 20000; i++)
    {
      double low = g_rand_double_range (rand, -1, 1) * pow (10, g_rand_int_range (rand, -2, 6));
      double high = i % 7 == 0 ? low : low + g_rand_double (rand) * pow (10, g_rand_int_range (rand, -2, 6));
      double intervals = g_rand_double_range (rand, 0.2, 20), lead;
      SanAxis axis;

      san_axis_fit (&axis, low, high, intervals);
      g_assert_cmpfloat (axis.start, <=, low + axis.step * 1e-6);
      g_assert_cmpfloat (axis.end, >=, high - axis.step * 1e-6);
      g_assert_cmpfloat (axis.end, >, axis.start);
      g_assert_cmpint (san_axis_n_ticks (&axis), >=, 2);
      g_assert_cmpint (san_axis_n_ticks (&axis), <=, 15);

      lead = axis.step / pow (10, floor (log10 (axis.step) + 1e-9));
      g_assert_true (fabs (lead - 1) < 1e-6 || fabs (lead - 2) < 1e-6 || fabs (lead - 5) < 1e-6);
    }

  g_rand_free (rand);
}

static void
assert_label (double      low,
              double      high,
              double      value,
              const char *expected)
{
  g_autofree char *label = NULL;
  SanAxis axis;

  san_axis_fit (&axis, low, high, 5);
  label = san_axis_label (&axis, value);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_axis_labels (void)
{
  assert_label (82, 94, 84, "84");
  assert_label (0, 1, 0.4, "0.4");
  assert_label (-3, 3, -2, "−2");
  assert_label (-0.3, 0.3, -1e-17, "0.0");
  assert_label (1000, 9000, 2000, "2000");
}

static void
test_spread_keeps_apart (void)
{
  GRand *rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 2000; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 9);
      double centres[8], before[8];

      for (guint i = 0; i < n; i++)
        centres[i] = (i > 0 ? centres[i - 1] : 10) + g_rand_double_range (rand, 0, 30);
      memcpy (before, centres, sizeof before);

      san_spread (centres, n, 17, 0, 400);
      for (guint i = 1; i < n; i++)
        g_assert_cmpfloat (centres[i] - centres[i - 1], >=, 17 - 1e-9);
      g_assert_cmpfloat (centres[0], >=, -1e-9);
      g_assert_cmpfloat (centres[n - 1], <=, 400 + 1e-9);

      /* what has room stays where it is */
      san_spread (before, 1, 17, 0, 400);
      if (n == 1)
        g_assert_cmpfloat (centres[0], ==, before[0]);
    }

  g_rand_free (rand);
}

/* Bars */

static void
mark (const SanBar *bars,
      guint         n,
      const char   *order,
      const char   *marks,
      guint         k)
{
  g_autofree guint *places = g_new (guint, n);
  g_autofree SanBarMark *found = g_new (SanBarMark, n);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) letters = g_string_new (NULL);

  san_bars_order (bars, n, places);
  g_assert_cmpuint (san_bars_mark (bars, n, places, found), ==, k);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (names, bars[places[i]].name);
      g_string_append_c (letters, "-tb"[found[places[i]]]);
    }
  g_assert_cmpstr (names->str, ==, order);
  g_assert_cmpstr (letters->str, ==, marks);
}

static SanBar
bar (const char *name,
     double      total,
     int         rank)
{
  return (SanBar) { name, total, "", NAN, NULL, rank, FALSE };
}

static void
test_bars_ends_are_marked (void)
{
  SanBar seven[] = {
    bar ("a", 9, 1), bar ("b", 8, 2), bar ("c", 7, 3), bar ("d", 6, 4),
    bar ("e", 5, 5), bar ("f", 4, 6), bar ("g", 3, 7),
  };
  SanBar tied[] = {
    bar ("a", 9, 1), bar ("b", 8, 2), bar ("c", 7, 3), bar ("d", 7, 3),
    bar ("e", 5, 5), bar ("f", 4, 6), bar ("g", 3, 7), bar ("h", 3, 7), bar ("i", 2, 9),
  };
  SanBar mixed[] = {
    bar ("x", NAN, 0), bar ("l", 99, 0), bar ("b", 8, 2), bar ("a", 9, 1), bar ("c", 7, 3),
  };
  SanBar same[] = { bar ("a", 9, 1), bar ("b", 9, 1), bar ("c", 9, 1) };

  mark (seven, 7, "abcdefg", "ttt-bbb", 3);
  mark (seven, 6, "abcdef", "t----b", 1);
  mark (seven, 2, "ab", "tb", 1);
  mark (seven, 1, "a", "-", 0);
  mark (seven, 0, "", "", 0);
  mark (tied, 9, "abcdefghi", "tttt--bbb", 3);
  mark (mixed, 5, "abclx", "t-b--", 1);
  mark (same, 3, "abc", "---", 0);
}

static void
test_bars_fold (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SanBarRow));

  for (guint n = 0; n <= 1000; n += n < 40 ? 1 : 37)
    for (guint most = 7; most <= 200; most += most < 20 ? 1 : 31)
      for (int seen = -1; seen < (int) n; seen += n > 60 ? 17 : 1)
        {
          guint next = 0;
          gboolean shown = seen < 0;

          san_bars_fold (n, most, seen, rows);
          g_assert_cmpuint (rows->len, <=, most);
          g_assert_true (n > most || rows->len == n);

          for (guint i = 0; i < rows->len; i++)
            {
              SanBarRow row = g_array_index (rows, SanBarRow, i);

              g_assert_cmpuint (row.place, ==, next);
              g_assert_cmpuint (row.folded, !=, 1);
              shown = shown || (row.folded == 0 && (int) row.place == seen);
              next += MAX (row.folded, 1);
            }
          g_assert_cmpuint (next, ==, n);
          g_assert_true (shown);
        }
}

static void
test_bars_axis_starts_below (void)
{
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  GRand *rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 1500; round++)
    {
      SanBar bars[9];
      double base = g_rand_double_range (rand, 0, 100), spread = g_rand_double_range (rand, 0, 40);
      double width = g_rand_double_range (rand, 250, 900);
      double start, end, least = INFINITY, most = -INFINITY;
      g_autoptr (SanChart) chart = NULL;
      gboolean broken;

      for (int i = 0; i < 9; i++)
        {
          bars[i] = bar ("甲乙丙丁", base + g_rand_double (rand) * spread, i + 1);
          least = MIN (least, bars[i].total);
          most = MAX (most, bars[i].total);
        }
      chart = san_bars_chart_new (NULL, bars, 9);
      broken = san_bars_chart_get_axis (SAN_BARS_CHART (chart), theme, width, &start, &end);

      g_assert_cmpfloat (start, <=, least);
      g_assert_cmpfloat (end, >=, most - 1e-6);
      g_assert_true (broken == (start > 0));
      /* a break of 11 units must lie inside the shortest bar: the plot is over half */
      if (broken)
        g_assert_cmpfloat ((least - start) / (end - start) * width, >, 11);
    }

  g_rand_free (rand);
}

static void
assert_axis (const SanBar *bars,
             guint         n,
             double        start,
             double        end)
{
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  g_autoptr (SanChart) chart = san_bars_chart_new (NULL, bars, n);
  cairo_surface_t *surface = paint (chart, theme, 480, 240);
  double from, to;

  san_bars_chart_get_axis (SAN_BARS_CHART (chart), theme, 480, &from, &to);
  g_assert_cmpfloat_with_epsilon (from, start, 1e-9);
  g_assert_cmpfloat_with_epsilon (to, end, 1e-9);
  cairo_surface_destroy (surface);
}

static void
test_bars_odd_values (void)
{
  SanBar zero[] = { bar ("a", 0, 1), bar ("b", 0, 1) };
  SanBar negative[] = { bar ("a", 3.5, 1), bar ("b", -2.25, 2) };
  SanBar one[] = { bar ("a", 90, 1) };
  SanBar none[] = { bar ("a", NAN, 0), bar ("b", INFINITY, 0) };
  SanBar vetoed[] = { bar ("a", 92, 1), bar ("b", 0, 2) };

  assert_axis (zero, 2, 0, 1);
  assert_axis (negative, 2, -4, 4);
  assert_axis (one, 1, 89, 91);
  assert_axis (none, 2, 0, 1);
  assert_axis (vetoed, 2, 0, 100);
}

static void
test_bars_hit_is_area (void)
{
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (SanChart) chart = group_of (sizes[s]);
      guint shown = 0;
      double bottom = 0;

      san_chart_set_selected (chart, (int) sizes[s] / 2);
      for (int i = 0; i < (int) sizes[s]; i++)
        {
          SanChartArea area;

          if (!san_chart_get_item_area (chart, theme, WIDTH, HEIGHT, i, &area))
            continue;

          shown++;
          g_assert_cmpfloat (area.y, >=, bottom - 1e-6);
          bottom = area.y + area.height;
          for (double x = 1; x < WIDTH; x += 53)
            {
              g_assert_cmpint (san_chart_hit (chart, theme, WIDTH, HEIGHT, x, area.y + 0.5), ==, i);
              g_assert_cmpint (san_chart_hit (chart, theme, WIDTH, HEIGHT, x,
                                              area.y + area.height - 0.5), ==, i);
            }
        }

      g_assert_cmpuint (shown, >=, MIN (sizes[s], 27));
      g_assert_cmpfloat (bottom, <, HEIGHT);
      g_assert_true (san_chart_get_item_area (chart, theme, WIDTH, HEIGHT, (int) sizes[s] / 2,
                                              &(SanChartArea) { 0 }));
      g_assert_cmpint (san_chart_hit (chart, theme, WIDTH, HEIGHT, 100, 2), ==, -1);
      g_assert_cmpint (san_chart_hit (chart, theme, WIDTH, HEIGHT, 100, bottom + 2), ==, -1);
      g_assert_cmpint (san_chart_hit (chart, theme, WIDTH, HEIGHT, WIDTH + 1, 60), ==, -1);
    }
}

static void
test_bars_keys_walk_the_order (void)
{
  SanBar bars[] = { bar ("c", 7, 3), bar ("x", NAN, 0), bar ("a", 9, 1), bar ("b", 8, 2) };
  const int down[] = { 2, 3, 0, 1, 1 };
  g_autoptr (SanChart) chart = san_bars_chart_new (NULL, bars, G_N_ELEMENTS (bars));
  g_autoptr (SanChart) empty = san_bars_chart_new (NULL, NULL, 0);
  int at = -1;

  for (guint i = 0; i < G_N_ELEMENTS (down); i++)
    {
      at = san_chart_step (chart, at, SAN_CHART_DOWN);
      g_assert_cmpint (at, ==, down[i]);
    }
  g_assert_cmpint (san_chart_step (chart, 3, SAN_CHART_UP), ==, 2);
  g_assert_cmpint (san_chart_step (chart, 2, SAN_CHART_UP), ==, 2);
  g_assert_cmpint (san_chart_step (chart, 3, SAN_CHART_FIRST), ==, 2);
  g_assert_cmpint (san_chart_step (chart, 3, SAN_CHART_LAST), ==, 1);
  g_assert_cmpint (san_chart_step (empty, -1, SAN_CHART_DOWN), ==, -1);
}

static void
test_bars_numbers_stand_clear (void)
{
  static const SanColourToken fills[] = { SAN_COLOUR_GOODFILL, SAN_COLOUR_MID };
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  g_autoptr (SanChart) chart = group_of (27);
  cairo_surface_t *surface = paint (chart, theme, (int) WIDTH, (int) HEIGHT);

  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      const SanColour *colour = san_chart_theme_get_colour (theme, fills[i]);
      guint all = count_pixels (surface, colour, 0, 0, (int) WIDTH, 540);

      g_assert_cmpuint (all, >, 500);
      g_assert_cmpuint (count_pixels (surface, colour, (int) WIDTH - 40, 0, (int) WIDTH, 540),
                        ==, 0);
    }

  cairo_surface_destroy (surface);
}

static void
test_bars_words (void)
{
  SanBar bars[] = {
    { "金湖街道", 93.64, "93.64", 92.5, "92.50", 1, TRUE },
    { "南山镇", 83.81, "83.81", NAN, NULL, 2, FALSE },
    { "西桥镇", NAN, NULL, NAN, NULL, 0, FALSE },
  };
  g_autoptr (SanChart) chart = san_bars_chart_new ("六月", bars, 3);
  g_autofree char *description = NULL, *first = NULL, *last = NULL;

  san_bars_chart_set_mean (SAN_BARS_CHART (chart), 88.73, "88.73");
  description = san_chart_describe (chart);
  first = san_chart_get_item_text (chart, 0);
  last = san_chart_get_item_text (chart, 2);

  g_assert_cmpstr (description, ==,
                   "3 units, highest 金湖街道 93.64, lowest 南山镇 83.81, mean 88.73");
  g_assert_cmpstr (first, ==, "金湖街道 93.64\nRank 1 (tie)\nlast month 92.50");
  g_assert_cmpstr (last, ==, "西桥镇 —");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/axis/holds-its-values", test_axis_holds_its_values);
  g_test_add_func ("/axis/labels", test_axis_labels);
  g_test_add_func ("/axis/spread-keeps-apart", test_spread_keeps_apart);
  g_test_add_func ("/bars/ends-are-marked", test_bars_ends_are_marked);
  g_test_add_func ("/bars/fold", test_bars_fold);
  g_test_add_func ("/bars/axis-starts-below", test_bars_axis_starts_below);
  g_test_add_func ("/bars/odd-values", test_bars_odd_values);
  g_test_add_func ("/bars/hit-is-area", test_bars_hit_is_area);
  g_test_add_func ("/bars/keys-walk-the-order", test_bars_keys_walk_the_order);
  g_test_add_func ("/bars/numbers-stand-clear", test_bars_numbers_stand_clear);
  g_test_add_func ("/bars/words", test_bars_words);

  return g_test_run ();
}
