/* bench-workbook.c - a month's workbook of fifty sheets, beside the bare library
 *
 * Every call that puts something into a cell is recorded on its way to libxlsxwriter (the
 * linker wraps them), and made once more without anything around it, with as many charts and
 * data bars: the bare speed on the same cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "bench/san-bench.h"
#include "bulletins/san-workbook.h"
#include "support/san-test-round.h"

#define N_GROUPS 50
#define N_UNITS  100
#define N_RUNS   11

/* A machine that is busy with something else gets another chance. */
#define N_ATTEMPTS 3

#define BUDGET       0.5
#define LEAST_SPEED  0.9

typedef enum { STRING, NUMBER, FORMULA, BLANK, MERGE } Kind;

typedef struct
{
  Kind        kind;
  guint       sheet;
  lxw_row_t   row, last_row;
  lxw_col_t   column, last_column;
  const char *text;
  double      number;
  guint       format;
} Call;

static GArray *calls;              /* NULL: nothing is recorded */
static guint n_charts;
static GStringChunk *texts;
static GHashTable *sheet_numbers;  /* lxw_worksheet → 1 + number */
static GHashTable *format_numbers;

static guint
number_of (GHashTable *numbers,
           gpointer    key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, key, GUINT_TO_POINTER (number));
    }

  return number - 1;
}

static void
record (Kind           kind,
        lxw_worksheet *sheet,
        lxw_row_t      row,
        lxw_col_t      column,
        const char    *text,
        double         number,
        lxw_format    *format)
{
  Call call = { kind, 0, row, row, column, column, NULL, number };

  if (calls == NULL)
    return;

  call.sheet = number_of (sheet_numbers, sheet);
  call.format = number_of (format_numbers, format);
  if (text != NULL)
    call.text = g_string_chunk_insert (texts, text);
  g_array_append_val (calls, call);
}

/* The linker's names: what asks for NAME gets __wrap_NAME, and __real_NAME is the library's */
lxw_error __real_worksheet_write_string (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                         const char *text, lxw_format *format);
lxw_error __real_worksheet_write_number (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                         double number, lxw_format *format);
lxw_error __real_worksheet_write_formula_num (lxw_worksheet *sheet, lxw_row_t row,
                                              lxw_col_t column, const char *formula,
                                              lxw_format *format, double number);
lxw_error __real_worksheet_write_blank (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                        lxw_format *format);
lxw_error __wrap_worksheet_write_string (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                         const char *text, lxw_format *format);
lxw_error __wrap_worksheet_write_number (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                         double number, lxw_format *format);
lxw_error __wrap_worksheet_write_formula_num (lxw_worksheet *sheet, lxw_row_t row,
                                              lxw_col_t column, const char *formula,
                                              lxw_format *format, double number);
lxw_error __wrap_worksheet_write_blank (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                        lxw_format *format);

lxw_error
__wrap_worksheet_write_string (lxw_worksheet *sheet,
                               lxw_row_t      row,
                               lxw_col_t      column,
                               const char    *text,
                               lxw_format    *format)
{
  record (STRING, sheet, row, column, text, 0, format);
  return __real_worksheet_write_string (sheet, row, column, text, format);
}

lxw_error
__wrap_worksheet_write_number (lxw_worksheet *sheet,
                               lxw_row_t      row,
                               lxw_col_t      column,
                               double         number,
                               lxw_format    *format)
{
  record (NUMBER, sheet, row, column, NULL, number, format);
  return __real_worksheet_write_number (sheet, row, column, number, format);
}

lxw_error
__wrap_worksheet_write_formula_num (lxw_worksheet *sheet,
                                    lxw_row_t      row,
                                    lxw_col_t      column,
                                    const char    *formula,
                                    lxw_format    *format,
                                    double         number)
{
  record (FORMULA, sheet, row, column, formula, number, format);
  return __real_worksheet_write_formula_num (sheet, row, column, formula, format, number);
}

lxw_error
__wrap_worksheet_write_blank (lxw_worksheet *sheet,
                              lxw_row_t      row,
                              lxw_col_t      column,
                              lxw_format    *format)
{
  record (BLANK, sheet, row, column, NULL, 0, format);
  return __real_worksheet_write_blank (sheet, row, column, format);
}

lxw_error __real_worksheet_merge_range (lxw_worksheet *sheet, lxw_row_t first_row,
                                        lxw_col_t first_column, lxw_row_t last_row,
                                        lxw_col_t last_column, const char *text,
                                        lxw_format *format);
lxw_error __wrap_worksheet_merge_range (lxw_worksheet *sheet, lxw_row_t first_row,
                                        lxw_col_t first_column, lxw_row_t last_row,
                                        lxw_col_t last_column, const char *text,
                                        lxw_format *format);

lxw_error
__wrap_worksheet_merge_range (lxw_worksheet *sheet,
                              lxw_row_t      first_row,
                              lxw_col_t      first_column,
                              lxw_row_t      last_row,
                              lxw_col_t      last_column,
                              const char    *text,
                              lxw_format    *format)
{
  record (MERGE, sheet, first_row, first_column, text, 0, format);
  if (calls != NULL)
    {
      g_array_index (calls, Call, calls->len - 1).last_row = last_row;
      g_array_index (calls, Call, calls->len - 1).last_column = last_column;
    }
  return __real_worksheet_merge_range (sheet, first_row, first_column, last_row, last_column, text,
                                       format);
}

lxw_error __real_worksheet_insert_chart_opt (lxw_worksheet *sheet, lxw_row_t row,
                                             lxw_col_t column, lxw_chart *chart,
                                             lxw_chart_options *options);
lxw_error __wrap_worksheet_insert_chart_opt (lxw_worksheet *sheet, lxw_row_t row,
                                             lxw_col_t column, lxw_chart *chart,
                                             lxw_chart_options *options);

lxw_error
__wrap_worksheet_insert_chart_opt (lxw_worksheet     *sheet,
                                   lxw_row_t          row,
                                   lxw_col_t          column,
                                   lxw_chart         *chart,
                                   lxw_chart_options *options)
{
  n_charts += calls != NULL;
  return __real_worksheet_insert_chart_opt (sheet, row, column, chart, options);
}

/* Fifty groups of a hundred units: eleven components, two of them with parts */
static SanRanking *
make_ranking (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (GError) error = NULL;
  SanRanking *ranking;

  for (guint i = 0; i < N_GROUPS; i++)
    for (guint j = 0; j < N_UNITS; j++)
      {
        g_string_append_printf (lines, "第%u片区 云和街道%u号 ranked", i + 1, j + 1);
        for (guint k = 0; k < 11; k++)
          g_string_append_printf (lines, " %d.%d", g_rand_int_range (rand, 60, 100),
                                  g_rand_int_range (rand, 0, 10));
        g_string_append_c (lines, '\n');
      }

  input = san_test_round (
    "{'name': '月度', 'component': {'key': 't', 'name': '总分', 'combine': 'weighted', 'children': ["
    " {'key': 'a', 'name': '实地', 'weight': '60', 'combine': 'weighted', 'decimals': 2, 'children': ["
    "  {'key': 'a1', 'name': '门前', 'weight': '15', 'source': 'entry'},"
    "  {'key': 'a2', 'name': '市场', 'weight': '15', 'source': 'entry'},"
    "  {'key': 'a3', 'name': '公厕', 'weight': '10', 'source': 'entry'},"
    "  {'key': 'a4', 'name': '小区', 'weight': '10', 'source': 'entry'},"
    "  {'key': 'a5', 'name': '巷道', 'weight': '15', 'source': 'entry'},"
    "  {'key': 'a6', 'name': '窗口', 'weight': '15', 'source': 'entry'}]},"
    " {'key': 'b', 'name': '专项', 'weight': '20', 'combine': 'mean', 'decimals': 2, 'children': ["
    "  {'key': 'b1', 'name': '工地', 'source': 'entry'},"
    "  {'key': 'b2', 'name': '病媒', 'source': 'entry'}]},"
    " {'key': 'c', 'name': '问卷', 'weight': '10', 'source': 'entry'},"
    " {'key': 'd', 'name': '整改', 'weight': '5', 'source': 'entry'},"
    " {'key': 'e', 'name': '宣传', 'weight': '5', 'source': 'entry'}]}}", lines->str);
  ranking = san_ranking_compute (input, &error);
  g_assert_no_error (error);

  return ranking;
}

static void
make_ours (gpointer data)
{
  SanWorkbookHead head = {
    "办公室", "2018年6月考评情况通报", 6, 18, san_day_new (2018, 6, 29), "0123abcd", FALSE, 1, "",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = san_workbook_make (data, &head, NULL, &error);

  g_assert_no_error (error);
}

/* As many, as large, dressed as ours are */
static void
add_chart (lxw_workbook  *workbook,
           lxw_worksheet *sheet,
           guint          first,
           guint          n)
{
  lxw_chart *chart = workbook_add_chart (workbook, LXW_CHART_BAR);
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_font font = { .name = (char *) "宋体", .size = 9, .bold = LXW_EXPLICIT_FALSE };
  lxw_chart_line line = { .color = 0xE8EBEF, .width = 0.75 };
  lxw_chart_fill fill = { .color = 0x8FA6C6 };
  lxw_chart_point point = { .fill = &fill };
  lxw_chart_point plain = { NULL };
  lxw_chart_point *points[N_UNITS + 1] = { NULL };
  lxw_chart_options options = { .x_scale = 2, .y_scale = 3, .description = "总分" };

  for (guint i = 0; i < n; i++)
    points[i] = i < 2 ? &point : &plain;
  chart_series_set_categories (series, sheet->name, 4 + first, 1, 3 + first + n, 1);
  chart_series_set_values (series, sheet->name, 4 + first, 2, 3 + first + n, 2);
  chart_series_set_name (series, "总分");
  chart_series_set_fill (series, &fill);
  chart_series_set_points (series, points);
  chart_series_set_labels (series);
  chart_series_set_labels_font (series, &font);
  chart_set_series_gap (chart, 40);
  chart_title_set_name (chart, "总分");
  chart_title_set_name_font (chart, &font);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  chart_axis_set_reverse (chart->y_axis);
  chart_axis_set_interval_unit (chart->y_axis, 1);
  chart_axis_set_num_font (chart->x_axis, &font);
  chart_axis_set_num_font (chart->y_axis, &font);
  chart_axis_major_gridlines_set_line (chart->x_axis, &line);
  chart_axis_set_min (chart->x_axis, 60);
  chart_axis_set_max (chart->x_axis, 100);
  chart_axis_set_name (chart->x_axis, "横轴自 60 分起");
  chart_axis_set_name_font (chart->x_axis, &font);
  chart_axis_set_crossing_max (chart->y_axis);
  worksheet_insert_chart_opt (sheet, N_UNITS + 20 + first, 0, chart, &options);
}

static void
replay (const Call     *call,
        lxw_worksheet **sheets,
        lxw_format    **formats)
{
  lxw_worksheet *sheet = sheets[call->sheet];
  lxw_format *format = formats[call->format];

  switch (call->kind)
    {
    case STRING:
      __real_worksheet_write_string (sheet, call->row, call->column, call->text, format);
      break;

    case NUMBER:
      __real_worksheet_write_number (sheet, call->row, call->column, call->number, format);
      break;

    case FORMULA:
      __real_worksheet_write_formula_num (sheet, call->row, call->column, call->text, format,
                                          call->number);
      break;

    case MERGE:
      __real_worksheet_merge_range (sheet, call->row, call->column, call->last_row,
                                    call->last_column, call->text, format);
      break;

    case BLANK:
    default:
      __real_worksheet_write_blank (sheet, call->row, call->column, format);
      break;
    }
}

/* The same cells, and as many sheets, formats and charts. */
static void
make_bare (gpointer data)
{
  const GArray *recorded = data;
  g_autofree char *path = NULL;
  guint n_sheets = g_hash_table_size (sheet_numbers);
  guint n_bars = N_GROUPS * N_UNITS / n_charts;
  g_autofree lxw_worksheet **sheets = g_new0 (lxw_worksheet *, n_sheets);
  g_autofree lxw_format **formats = g_new0 (lxw_format *, g_hash_table_size (format_numbers));
  lxw_conditional_format bars = { .type = LXW_CONDITIONAL_DATA_BAR, .bar_color = 0x9DB8DA,
                                  .data_bar_2010 = LXW_TRUE, .bar_solid = LXW_TRUE };
  lxw_workbook *workbook;
  int fd = g_file_open_tmp ("bench-XXXXXX.xlsx", &path, NULL);

  close (fd);
  workbook = workbook_new (path);
  for (guint i = 0; i < g_hash_table_size (format_numbers); i++)
    {
      formats[i] = workbook_add_format (workbook);
      format_set_border (formats[i], LXW_BORDER_THIN);
      format_set_font_size (formats[i], 9 + i * 0.1);
    }
  for (guint i = 0; i < n_sheets; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u片区", i);

      sheets[i] = workbook_add_worksheet (workbook, name);
      worksheet_set_default_row (sheets[i], 18, LXW_FALSE);
      worksheet_conditional_format_range (sheets[i], 4, 2, 3 + N_UNITS, 2, &bars);
    }

  for (guint i = 0; i < recorded->len; i++)
    replay (&g_array_index (recorded, Call, i), sheets, formats);
  for (guint i = 0; i < n_charts; i++)
    add_chart (workbook, sheets[i % n_sheets], i / n_sheets * n_bars, n_bars);

  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  g_unlink (path);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* By turns, so that both meet the same machine; in order of time. */
static void
measure (SanRanking *ranking,
         GArray     *recorded,
         double     *ours,
         double     *bare)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      malloc_trim (0);   /* nobody tidies up after the other */
      ours[i] = san_bench_best (1, make_ours, ranking);
      malloc_trim (0);
      bare[i] = san_bench_best (1, make_bare, recorded);
    }

  qsort (ours, N_RUNS, sizeof (double), compare_doubles);
  qsort (bare, N_RUNS, sizeof (double), compare_doubles);
}

int
main (void)
{
  g_autoptr (SanRanking) ranking = make_ranking ();
  g_autoptr (GArray) recorded = g_array_new (FALSE, FALSE, sizeof (Call));
  double ours[N_RUNS], bare[N_RUNS];
  double speed = 0;

  texts = g_string_chunk_new (4096);
  sheet_numbers = g_hash_table_new (NULL, NULL);
  format_numbers = g_hash_table_new (NULL, NULL);

  calls = recorded;
  make_ours (ranking);
  calls = NULL;
  g_assert_cmpuint (recorded->len, >, N_GROUPS * N_UNITS * 15);
  g_assert_cmpuint (n_charts, >=, N_GROUPS);

  for (guint i = 0; i < N_ATTEMPTS && speed < LEAST_SPEED; i++)
    {
      measure (ranking, recorded, ours, bare);
      speed = MAX (speed, bare[N_RUNS / 2] / ours[N_RUNS / 2]);
    }

  g_print ("1..1\n");
  g_print ("# %u cells in %u sheets with %u charts: %.1f ms, the bare library %.1f ms, %.2f of its speed\n",
           recorded->len, N_GROUPS + 1, n_charts, ours[0] * 1000, bare[0] * 1000, speed);
  san_bench_budget ("workbook of fifty sheets", ours[0], BUDGET, san_bench_ratio ());
  g_assert_cmpfloat (speed, >=, LEAST_SPEED);
  g_print ("ok 1 /bench/workbook\n");

  g_string_chunk_free (texts);
  g_hash_table_unref (sheet_numbers);
  g_hash_table_unref (format_numbers);

  return 0;
}
