/* san-workbook-loss.c - the sheet 类别失分 of a bulletin: where the points were lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>

#define COLUMN_NAME   2
#define COLUMN_MEAN   4
#define COLUMN_LOST   5
#define COLUMN_WORST  8

/* Bars of one chart, and their heights in pixels */
#define BARS_MAX      15
#define BAR           24
#define AROUND        70

static const SanListColumn columns[] = {
  { "考评组", 18 }, { "失分\n排序", 6 }, { "类别", 20 }, { "所属", 14 }, { "平均分", 8.5 },
  { "影响总分", 9 }, { "有分\n单位数", 8 }, { "低于90分\n单位数", 10 }, { "得分较低的单位", 36 },
};

static void
write_category (SanListSheet              *self,
                const SanBulletinCategory *category,
                guint                      number,
                guint                      row,
                int                        decimals,
                guint                      shade)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  g_autofree char *worst = category->worst != NULL ? g_strjoinv ("、", category->worst)
                                                   : g_strdup ("");
  const char *const texts[] = {
    category->group, NULL, category->name, category->area, NULL, NULL, NULL, NULL, worst,
  };

  worksheet_write_string (self->sheet, row, 0, category->group, formats->words[shade]);
  worksheet_write_number (self->sheet, row, 1, number, formats->middle[shade]);
  worksheet_write_string (self->sheet, row, COLUMN_NAME, category->name, formats->words[shade]);
  worksheet_write_string (self->sheet, row, 3, category->area, formats->words[shade]);
  san_list_write_number (self, row, COLUMN_MEAN, category->mean, 2, shade);
  san_list_write_number (self, row, COLUMN_LOST, category->lost, decimals, shade);
  worksheet_write_number (self->sheet, row, 6, category->n_units, formats->middle[shade]);
  worksheet_write_number (self->sheet, row, 7, category->n_below, formats->middle[shade]);
  worksheet_write_string (self->sheet, row, COLUMN_WORST, worst, formats->words[shade]);
  san_list_set_height (self, row, texts, G_N_ELEMENTS (texts));
}

/* The first of a group, which lost most. */
static void
add_chart (SanListSheet *self,
           const char   *group,
           guint         first,
           guint         n,
           int           decimals)
{
  lxw_chart_fill fill = { .color = 0xC97F3E };
  lxw_chart_font font = { .name = (char *) "宋体", .size = 9 };
  g_autofree char *title =
    g_strdup_printf ("%s失分最多的%u个类别（影响总分）", group, n);
  lxw_chart *chart = san_plot_new (self->writer, LXW_CHART_BAR, title, AROUND + BAR * n);
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);

  chart_series_set_categories (series, self->name, first, COLUMN_NAME, first + n - 1,
                               COLUMN_NAME);
  chart_series_set_values (series, self->name, first, COLUMN_LOST, first + n - 1, COLUMN_LOST);
  chart_series_set_name (series, "影响总分");
  chart_series_set_fill (series, &fill);
  chart_series_set_labels (series);
  chart_series_set_labels_font (series, &font);
  chart_series_set_labels_num_format (series, decimals > 2 ? "0.000" : "0.00");
  chart_set_series_gap (chart, 40);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  chart_axis_set_reverse (chart->y_axis);
  chart_axis_set_crossing_max (chart->y_axis);
  chart_axis_set_interval_unit (chart->y_axis, 1);
  chart_axis_set_min (chart->x_axis, 0);
}

/* A run of categories that belong to one group */
typedef struct
{
  guint first;
  guint n;
} Run;

static GArray *
find_runs (const GPtrArray *categories)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  for (guint i = 0, first = 0; i < categories->len; first = i)
    {
      const SanBulletinCategory *category = g_ptr_array_index (categories, first);
      Run run = { first };

      for (; i < categories->len &&
           strcmp (((SanBulletinCategory *) g_ptr_array_index (categories, i))->group,
                   category->group) == 0; i++)
        ;
      run.n = i - first;
      g_array_append_val (runs, run);
    }

  return runs;
}

static void
write_rows (SanListSheet    *self,
            const GPtrArray *categories,
            const GArray    *runs,
            int              decimals)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      for (guint j = 0; j < run->n; j++)
        write_category (self, g_ptr_array_index (categories, run->first + j), j + 1,
                        SAN_LIST_ROW_FIRST + run->first + j, decimals, i % SAN_N_SHADES);
    }
}

/* Those that lost something; the data have most first. */
static guint
count_bars (const GPtrArray *categories,
            const Run       *run)
{
  guint n = 0;

  while (n < run->n && n < BARS_MAX &&
         g_ascii_strtod (((SanBulletinCategory *) g_ptr_array_index (categories, run->first + n))
                         ->lost, NULL) > 0)
    n++;

  return n;
}

static void
add_charts (SanListSheet    *self,
            const GPtrArray *categories,
            const GArray    *runs,
            int              decimals)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      const SanBulletinCategory *first = g_ptr_array_index (categories, run->first);
      guint n = count_bars (categories, run);

      if (n > 0)
        add_chart (self, first->group, SAN_LIST_ROW_FIRST + run->first, n, decimals);
    }
}

gboolean
san_loss_sheet_has (const SanWorkbookWriter *writer)
{
  return writer->head->data->categories != NULL && writer->head->data->categories->len > 0;
}

void
san_loss_sheet_write (SanWorkbookWriter *writer,
                      const char        *name)
{
  const GPtrArray *categories = writer->head->data->categories;
  g_autoptr (GArray) runs = find_runs (categories);
  const SanBulletinData *data = writer->head->data;
  g_autofree char *subtitle = *data->inspected != '\0'
    ? g_strdup_printf ("%s　取自“%s”", data->period, data->inspected)
    : g_strdup (data->period);
  SanListSheet self;
  int decimals = 2;

  for (guint i = 0; i < categories->len; i++)
    decimals = MAX (decimals, san_text_decimals (((SanBulletinCategory *) categories->pdata[i])
                                                 ->lost, 3));
  san_list_sheet_open (&self, writer, name, "各类别失分情况", subtitle, columns,
                       G_N_ELEMENTS (columns), TRUE);
  write_rows (&self, categories, runs, decimals);
  san_sheet_write_paragraph (self.sheet, &self.paper, SAN_LIST_ROW_FIRST + categories->len + 1,
                             self.last, "注：影响总分为该类别平均失分折算到总分的分值，按组从多到少排列。",
                             writer->formats.note);
  add_charts (&self, categories, runs, decimals);
  san_list_sheet_close (&self, 3);
}
