/* test-more-charts.c - places, heat map, waterfall, intervals and control chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "charts/san-bump-chart.h"
#include "charts/san-chart-export.h"
#include "charts/san-control-chart.h"
#include "charts/san-heat-chart.h"
#include "charts/san-interval-chart.h"
#include "charts/san-waterfall-chart.h"
#include "press/chart-samples.h"

#define MONTHS 12
#define CATEGORIES 36

static const char *const months[MONTHS] = {
  "2017-07", "2017-08", "2017-09", "2017-10", "2017-11", "2017-12", "2018-01", "2018-02",
  "2018-03", "2018-04", "2018-05", "2018-06",
};

/* Units that change places at random; the last month is in order. */
static SanChart *
bump_of (guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  g_autofree SanBumpUnit *units = g_new0 (SanBumpUnit, n);
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      guint *places = g_new (guint, MONTHS);
      char *name = g_strdup_printf ("单位%u", i + 1);

      for (guint j = 0; j < MONTHS; j++)
        places[j] = (guint) g_rand_int_range (random, 0, (gint32) n + 1);
      places[MONTHS - 1] = i + 1;
      g_ptr_array_add (keep, places);
      g_ptr_array_add (keep, name);
      units[i] = (SanBumpUnit) { name, places };
    }

  return san_bump_chart_new ("places", months, MONTHS, units, n);
}

static SanChart *
heat_of (guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  g_autofree SanHeatRow *rows = g_new0 (SanHeatRow, n);
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func (g_free);
  SanHeatColumn columns[CATEGORIES];

  for (guint j = 0; j < CATEGORIES; j++)
    columns[j] = (SanHeatColumn) { j % 3 == 0 ? "农贸市场" : "Main roads",
                                   j < 9 ? "公共环境" : "市场商业", 88.5, "88.5" }
  ;
  for (guint i = 0; i < n; i++)
    {
      double *values = g_new (double, CATEGORIES);
      char **texts = g_new (char *, CATEGORIES);

      for (guint j = 0; j < CATEGORIES; j++)
        {
          values[j] = g_rand_int_range (random, 0, 6) == 0
                      ? NAN : 70 + g_rand_double (random) * 30;
          texts[j] = g_strdup_printf ("%.1f", values[j]);
          g_ptr_array_add (keep, texts[j]);
        }
      g_ptr_array_add (keep, values);
      g_ptr_array_add (keep, texts);
      rows[i] = (SanHeatRow) { "长流镇", i + 1, "89.87", values, (const char *const *) texts };
    }

  return san_heat_chart_new ("heat", columns, CATEGORIES, rows, n, 90);
}

static SanChart *
intervals_of (guint n)
{
  g_autofree SanInterval *rows = g_new0 (SanInterval, n);

  for (guint i = 0; i < n; i++)
    rows[i] = (SanInterval) { "滨江街道", i + 1, MAX (i, 3) - 2, MIN (i + 4, n), i % 5 == 0 }
  ;

  return san_interval_chart_new ("intervals", rows, n);
}

static SanChart *
waterfall_of (guint n)
{
  g_autofree SanWaterfallStep *steps = g_new0 (SanWaterfallStep, n + 2);

  steps[0] = (SanWaterfallStep) { "满分", 100, "100" };
  for (guint i = 0; i < n; i++)
    steps[i + 1] = (SanWaterfallStep) { "实地考察", i % 4 == 3 ? 0.5 : -2.0 / n, "−2.0" }
  ;
  steps[n + 1] = (SanWaterfallStep) { "总分", 97.2, "97.20" };

  return san_waterfall_chart_new ("waterfall", steps, n + 2);
}

static SanChart *
control_of (const double *values,
            guint         n)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char **labels = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("%.2f", values[i]));
      labels[i] = months[i % MONTHS];
    }

  return san_control_chart_new ("control", labels, n, values,
                                (const char *const *) texts->pdata);
}

static SanChart *
steady_control (guint n)
{
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = i % 7 == 6 ? NAN : 88 + i % 3;

  return control_of (values, n);
}

typedef SanChart *(*Maker) (guint n);

/* Whatever is drawn somewhere is found there, by pointer and by keyboard, and says what it
 * is; the same chart gives the same bytes. */
static void
test_items_are_where_they_are_drawn (gconstpointer data)
{
  static const guint sizes[] = { 1, 4, 27, 60 };
  Maker make = (Maker) data;

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      g_autoptr (SanChart) chart = make (sizes[k]);
      g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_DARK);
      g_autofree char *sentence = san_chart_describe (chart);
      cairo_surface_t *surface;
      double least, likes;
      int index = -1;

      san_chart_measure (chart, theme, 900, &least, &likes);
      g_assert_cmpfloat (least, <=, likes);
      g_assert_cmpuint (strlen (sentence), >, 0);
      surface = paint (chart, theme, 900, (int) likes);
      for (int i = 0; i < san_chart_get_n_items (chart); i++)
        {
          g_autofree char *text = san_chart_get_item_text (chart, i);
          SanChartArea area;
          int hit;

          g_assert_cmpuint (strlen (text), >, 0);
          if (!san_chart_get_item_area (chart, theme, 900, likes, i, &area))
            continue;
          g_assert_cmpfloat (area.x, >=, -8);
          g_assert_cmpfloat (area.x + area.width, <=, 908);
          hit = san_chart_hit (chart, theme, 900, likes, area.x + area.width / 2,
                               area.y + area.height / 2);
          g_assert_cmpint (hit, >=, 0);
        }
      for (guint i = 0; i < 40; i++)
        {
          index = san_chart_step (chart, index, (SanChartStep) (i % 6));
          g_assert_cmpint (index, >=, 0);
          g_assert_cmpint (index, <, san_chart_get_n_items (chart));
          san_chart_set_selected (chart, index);
        }
      cairo_surface_destroy (surface);
      surface = paint (chart, theme, 900, (int) least);
      cairo_surface_destroy (surface);
    }
}

static void
test_same_bytes (gconstpointer data)
{
  Maker make = (Maker) data;
  g_autoptr (SanChart) one = make (27);
  g_autoptr (SanChart) other = make (27);
  g_autoptr (GBytes) a = san_chart_render (one, SAN_PICTURE_SVG, NULL, 0, 0, NULL);
  g_autoptr (GBytes) b = san_chart_render (other, SAN_PICTURE_SVG, NULL, 0, 0, NULL);

  g_assert_true (g_bytes_equal (a, b));
}

/* A cell of the heat map has its own colour, the stronger the farther from the centre. */
static void
test_heat_colours (void)
{
  const double values[] = { 70, 90, 110, NAN };
  const char *const texts[] = { "70.0", "90.0", "110.0", NULL };
  const SanHeatColumn columns[] = { { "甲", "组", 70, "70.0" }, { "乙", "组", 90, "90.0" },
                                    { "丙", "组", 110, "110.0" }, { "丁", "组", NAN, "—" } };
  const SanHeatRow row = { "长流镇", 1, "90.00", values, texts };
  static const SanColourToken expected[] = { SAN_COLOUR_HEAT_LO, SAN_COLOUR_HEAT_MID,
                                             SAN_COLOUR_HEAT_HI };
  g_autoptr (SanChart) chart = san_heat_chart_new ("heat", columns, 4, &row, 1, 90);
  g_autoptr (SanChartTheme) theme = san_chart_theme_new (SAN_CHART_LIGHT);
  cairo_surface_t *surface = paint (chart, theme, 800, 160);

  for (int i = 0; i < 3; i++)
    {
      const SanColour *colour = san_chart_theme_get_colour (theme, expected[i]);
      SanChartArea area;

      g_assert_true (san_chart_get_item_area (chart, theme, 800, 160, i, &area));
      g_assert_cmpuint (count_pixels (surface, colour, (int) area.x + 3, (int) area.y + 2,
                                      (int) (area.x + area.width) - 3,
                                      (int) (area.y + area.height) - 3), >, 100);
    }
  cairo_surface_destroy (surface);
}

static void
assert_out (SanChart   *chart,
            const char *expected)
{
  for (guint i = 0; expected[i] != '\0'; i++)
    g_assert_cmpint (san_control_chart_stands_out (SAN_CONTROL_CHART (chart), i), ==,
                     expected[i] == 'x');
}

/* Mean 90, mean moving range 2 / 7 · … : reckoned by hand for each. */
static void
test_control_limits (void)
{
  const double flat[] = { 90, 90, 90, 90, 90, 90, 90, 90, 90, 90 };
  /* moving ranges 1 1 1 1 1 11 11 1 1: mean 29/9, limits 89.5 + 1.0 ± 8.57 */
  const double spike[] = { 90, 89, 90, 89, 90, 89, 100, 89, 90, 89 };
  /* two levels of eight: no value is outside, and both runs are seen */
  const double shift[] = { 90, 90.4, 90, 90.4, 90, 90.4, 90, 90.4,
                           91, 90.7, 91, 90.7, 91, 90.7, 91, 90.7 };
  const double few[] = { 90, 10 };
  const double gap[] = { 90, NAN, 89, 90, NAN, 89, 90, 60, 89, 90, 89, 90 };
  g_autoptr (SanChart) one = control_of (flat, G_N_ELEMENTS (flat));
  g_autoptr (SanChart) two = control_of (spike, G_N_ELEMENTS (spike));
  g_autoptr (SanChart) three = control_of (shift, G_N_ELEMENTS (shift));
  g_autoptr (SanChart) four = control_of (few, G_N_ELEMENTS (few));
  g_autoptr (SanChart) five = control_of (gap, G_N_ELEMENTS (gap));

  assert_out (one, "..........");
  assert_out (two, "......x...");
  assert_out (three, "xxxxxxxxxxxxxxxx");
  assert_out (four, "..");
  assert_out (five, ".......x....");
}

/* The keyboard goes over gaps, and stays where there is nothing more that way. */
static void
test_bump_gaps (void)
{
  static const char *const periods[] = { "1", "2", "3", "4" };
  static const guint first[] = { 1, 0, 0, 1 };
  static const guint second[] = { 0, 1, 0, 2 };
  static const guint third[] = { 2, 2, 1, 3 };
  static const SanBumpUnit units[] = { { "a", first }, { "b", second }, { "c", third } };
  static const struct { int from; SanChartStep step; int to; } cases[] = {
    { 3, SAN_CHART_LEFT, 0 }, { 0, SAN_CHART_LEFT, 0 }, { 0, SAN_CHART_RIGHT, 3 },
    { 5, SAN_CHART_LEFT, 5 }, { 5, SAN_CHART_RIGHT, 7 }, { 7, SAN_CHART_RIGHT, 7 },
    { 10, SAN_CHART_UP, 10 }, { 8, SAN_CHART_UP, 0 }, { 0, SAN_CHART_DOWN, 8 },
    { 11, SAN_CHART_DOWN, 11 }, { 3, SAN_CHART_DOWN, 7 }, { 8, SAN_CHART_FIRST, 3 },
    { 3, SAN_CHART_LAST, 11 }, { -1, SAN_CHART_DOWN, 3 },
  };
  g_autoptr (SanChart) chart = san_bump_chart_new ("gaps", periods, 4, units, 3);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (san_chart_step (chart, cases[i].from, cases[i].step), ==, cases[i].to);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    Maker       make;
  } makers[] = {
    { "bump", bump_of }, { "heat", heat_of }, { "interval", intervals_of },
    { "waterfall", waterfall_of }, { "control", steady_control },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autofree char *items = g_strdup_printf ("/more-charts/%s/items", makers[i].name);
      g_autofree char *bytes = g_strdup_printf ("/more-charts/%s/same-bytes", makers[i].name);

      g_test_add_data_func (items, makers[i].make, test_items_are_where_they_are_drawn);
      g_test_add_data_func (bytes, makers[i].make, test_same_bytes);
    }
  g_test_add_func ("/more-charts/bump/gaps", test_bump_gaps);
  g_test_add_func ("/more-charts/heat/colours", test_heat_colours);
  g_test_add_func ("/more-charts/control/limits", test_control_limits);

  return g_test_run ();
}
