/* chart-crowd.c - charts of crowds and of many months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "press/chart-crowd.h"

#include <math.h>

#include "charts/san-bars-chart.h"
#include "charts/san-bump-chart.h"
#include "charts/san-control-chart.h"
#include "charts/san-heat-chart.h"
#include "charts/san-interval-chart.h"
#include "charts/san-unit-trend-chart.h"
#include "charts/san-waterfall-chart.h"

#define CATEGORIES 12
#define COMPONENTS 3

/* Numbers that look like results and are the same every time */
static double
wobble (guint a,
        guint b)
{
  guint32 x = (a * 2654435761u) ^ (b * 40503u);

  x ^= x >> 15;
  x *= 2246822519u;
  x ^= x >> 13;

  return (x % 10000) / 10000.0;
}

static char *
unit_name (guint i)
{
  static const char *const firsts[] = { "海", "江", "云", "柳", "白马", "新桥", "石门", "和平南" };
  static const char *const lasts[] = { "府街道", "口镇", "山街道", "泉街道", "坡镇" };

  return g_strdup_printf ("%s%s%u", firsts[i % G_N_ELEMENTS (firsts)],
                          lasts[i / 8 % G_N_ELEMENTS (lasts)], i / 40);
}

static GPtrArray *
unit_names (guint n)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, unit_name (i));

  return names;
}

static GPtrArray *
month_names (guint n)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint j = 0; j < n; j++)
    {
      guint month = 2018 * 12 + 5 - (n - 1 - j);

      g_ptr_array_add (names, g_strdup_printf ("%u-%02u", month / 12, month % 12 + 1));
    }

  return names;
}

static SanChart *
crowd_bars (guint units,
            guint months)
{
  g_autoptr (GPtrArray) names = unit_names (units);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree SanBar *bars = g_new0 (SanBar, units);
  SanChart *chart;

  for (guint i = 0; i < units; i++)
    {
      double total = 96 - 14.0 * i / MAX (units, 2);

      g_ptr_array_add (texts, g_strdup_printf ("%.2f", total));
      bars[i] = (SanBar) { names->pdata[i], total, texts->pdata[i], total + wobble (i, 1) * 3 - 1.5,
                           NULL, (int) i + 1, FALSE };
    }
  chart = san_bars_chart_new ("街道组：总分", bars, units);
  san_bars_chart_set_mean (SAN_BARS_CHART (chart), 89, "89.00");

  return chart;
}

SanChart *
crowd_bump (guint units,
            guint months)
{
  g_autoptr (GPtrArray) names = unit_names (units);
  g_autoptr (GPtrArray) periods = month_names (months);
  g_autofree SanBumpUnit *lines = g_new0 (SanBumpUnit, units);
  g_autofree guint *places = g_new0 (guint, units * months);

  /* each month the order is turned a little; the last one is the order itself */
  for (guint i = 0; i < units; i++)
    {
      for (guint j = 0; j < months; j++)
        {
          guint turn = (months - 1 - j) * 3;

          places[i * months + j] = (i % 2 == 0 ? i + turn : i + units * 8 - turn) % units + 1;
        }
      places[i * months + months - 1] = i + 1;
      lines[i] = (SanBumpUnit) { names->pdata[i], &places[i * months] };
    }

  return san_bump_chart_new ("街道组：名次", (const char *const *) periods->pdata, months, lines,
                             units);
}

static SanChart *
crowd_heat (guint units,
            guint months)
{
  static const char *const heads[CATEGORIES] = {
    "门前三包", "农贸市场", "公共厕所", "病媒防制", "健康教育", "老旧小区", "背街小巷", "窗口行业",
    "建筑工地", "主次干道", "商业大街", "公园广场",
  };
  g_autoptr (GPtrArray) names = unit_names (units);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *values = g_new (double, units * CATEGORIES);
  g_autofree SanHeatRow *rows = g_new0 (SanHeatRow, units);
  SanHeatColumn columns[CATEGORIES];

  for (guint j = 0; j < CATEGORIES; j++)
    columns[j] = (SanHeatColumn) { heads[j], j < 8 ? "实地考察" : "专项", 88, "88.00" }
  ;
  for (guint i = 0; i < units; i++)
    for (guint j = 0; j < CATEGORIES; j++)
      {
        double value = wobble (i, j) < 0.06 ? NAN : 97 - 14.0 * i / units - 5 * wobble (i, j + 20);

        values[i * CATEGORIES + j] = value;
        g_ptr_array_add (texts, isnan (value) ? NULL : g_strdup_printf ("%.1f", value));
      }
  for (guint i = 0; i < units; i++)
    rows[i] = (SanHeatRow) { names->pdata[i], i + 1, "89.10", &values[i * CATEGORIES],
                             (const char *const *) &texts->pdata[i * CATEGORIES] }
  ;

  return san_heat_chart_new ("街道组：测评项得分", columns, CATEGORIES, rows, units, 90);
}

static SanChart *
crowd_trend (guint units,
             guint months)
{
  static const char *const heads[COMPONENTS] = { "实地考察", "问卷调查", "整改落实" };
  g_autoptr (GPtrArray) periods = month_names (months);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *numbers = g_new (double, 16 * months);
  SanUnitTrendLine lines[1 + COMPONENTS];
  SanUnitTrendSpread spread;

  for (guint k = 0; k < 12; k++)
    for (guint j = 0; j < months; j++)
      {
        static const double levels[12] = { 89, 91, 86, 93, 88, 88, 89, 89, 79, 86, 91, 95 };
        double value = levels[k] + wobble (k, j) * (k < 8 ? 5 : 1.5);

        numbers[k * months + j] = k < 4 && months > 20 && j == 3 ? NAN : value;
        g_ptr_array_add (texts, g_strdup_printf ("%.2f", value));
      }
  for (guint i = 0; i <= COMPONENTS; i++)
    lines[i] = (SanUnitTrendLine) {
      i == 0 ? "总分" : heads[i - 1], &numbers[i * months],
      (const char *const *) &texts->pdata[i * months], &numbers[(4 + i) * months],
      (const char *const *) &texts->pdata[(4 + i) * months],
    }
  ;
  spread = (SanUnitTrendSpread) { &numbers[8 * months], &numbers[9 * months],
                                  &numbers[10 * months], &numbers[11 * months] };

  return san_unit_trend_chart_new ("海府街道：历次总分", "海府街道",
                                   (const char *const *) periods->pdata, months, &lines[0],
                                   &spread, &lines[1], COMPONENTS);
}

static SanChart *
crowd_control (guint units,
               guint months)
{
  g_autoptr (GPtrArray) periods = month_names (months);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *values = g_new (double, months);

  for (guint j = 0; j < months; j++)
    {
      values[j] = j % 17 == 16 ? 74 : 87 + wobble (3, j) * 4;
      g_ptr_array_add (texts, g_strdup_printf ("%.2f", values[j]));
    }

  return san_control_chart_new ("海府街道：正常与异常", (const char *const *) periods->pdata, months,
                                values, (const char *const *) texts->pdata);
}

static SanChart *
crowd_stability (guint units,
                 guint months)
{
  g_autoptr (GPtrArray) names = unit_names (units);
  g_autofree SanInterval *rows = g_new0 (SanInterval, units);

  for (guint i = 0; i < units; i++)
    {
      guint reach = 1 + (guint) (wobble (i, 9) * MAX (units / 8, 2));

      rows[i] = (SanInterval) { names->pdata[i], i + 1, i + 1 > reach ? i + 1 - reach : 1,
                                MIN (i + 1 + reach, units), i % 9 == 8 };
    }

  return san_interval_chart_new ("街道组：换样后的名次", rows, units);
}

static SanChart *
crowd_waterfall (guint units,
                 guint months)
{
  static const SanWaterfallStep steps[] = {
    { "满分", 100, "100" }, { "实地考察", -5.61, "−5.61" }, { "问卷调查", -2.02, "−2.02" },
    { "整改落实", -0.74, "−0.74" }, { "加减分", 0.5, "+0.5" }, { "总分", 92.13, "92.13" },
  };

  return san_waterfall_chart_new ("海府街道：从满分到总分", steps, G_N_ELEMENTS (steps));
}

const CrowdChart crowd_charts[] = {
  { "bars", crowd_bars }, { "bump", crowd_bump }, { "heat", crowd_heat },
  { "trend", crowd_trend }, { "control", crowd_control }, { "stability", crowd_stability },
  { "waterfall", crowd_waterfall },
};
const guint crowd_n_charts = G_N_ELEMENTS (crowd_charts);

const CrowdSize crowd_sizes[] = {
  { 4, 1 }, { 4, 12 }, { 4, 60 }, { 27, 1 }, { 27, 12 }, { 27, 60 }, { 176, 12 }, { 176, 60 },
  { 1000, 12 }, { 1000, 60 },
};
const guint crowd_n_sizes = G_N_ELEMENTS (crowd_sizes);
