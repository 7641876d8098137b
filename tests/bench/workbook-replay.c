/* workbook-replay.c - what was put into a workbook, put into another by the bare library
 *
 * Every call that puts something into a cell is recorded on its way to libxlsxwriter (the
 * linker wraps them), and made once more without anything around it, with as many charts and
 * data bars: the bare speed on the same cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/workbook-replay.h"

#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

/* Where charts stand below the cells */
#define ROWS 100

typedef enum { STRING, NUMBER, FORMULA, BLANK, MERGE, HEIGHT } Kind;

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

struct _SanReplay
{
  GArray       *calls;
  guint         n_cells;
  guint         n_charts;
  guint         n_bars;            /* of a chart */
  GStringChunk *texts;
  GHashTable   *sheet_numbers;     /* lxw_worksheet → 1 + number */
  GHashTable   *format_numbers;
};

static SanReplay *current;         /* NULL: nothing is recorded */

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

  if (current == NULL)
    return;

  call.sheet = number_of (current->sheet_numbers, sheet);
  call.format = number_of (current->format_numbers, format);
  if (text != NULL)
    call.text = g_string_chunk_insert (current->texts, text);
  current->n_cells += kind != HEIGHT;
  g_array_append_val (current->calls, call);
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
  if (current != NULL)
    {
      Call *call = &g_array_index (current->calls, Call, current->calls->len - 1);

      call->last_row = last_row;
      call->last_column = last_column;
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
  if (current != NULL)
    current->n_charts++;
  return __real_worksheet_insert_chart_opt (sheet, row, column, chart, options);
}

lxw_error __real_worksheet_set_row (lxw_worksheet *sheet, lxw_row_t row, double height,
                                    lxw_format *format);
lxw_error __wrap_worksheet_set_row (lxw_worksheet *sheet, lxw_row_t row, double height,
                                    lxw_format *format);

lxw_error
__wrap_worksheet_set_row (lxw_worksheet *sheet,
                          lxw_row_t      row,
                          double         height,
                          lxw_format    *format)
{
  record (HEIGHT, sheet, row, 0, NULL, height, format);
  return __real_worksheet_set_row (sheet, row, height, format);
}

SanReplay *
san_replay_start (void)
{
  current = g_new0 (SanReplay, 1);
  current->calls = g_array_new (FALSE, FALSE, sizeof (Call));
  current->texts = g_string_chunk_new (4096);
  current->sheet_numbers = g_hash_table_new (NULL, NULL);
  current->format_numbers = g_hash_table_new (NULL, NULL);

  return current;
}

void
san_replay_stop (SanReplay *self,
                 guint      n_bars)
{
  self->n_bars = n_bars;
  current = NULL;
}

guint
san_replay_n_cells (const SanReplay *self)
{
  return self->n_cells;
}

guint
san_replay_n_sheets (const SanReplay *self)
{
  return g_hash_table_size (self->sheet_numbers);
}

guint
san_replay_n_charts (const SanReplay *self)
{
  return self->n_charts;
}

void
san_replay_free (SanReplay *self)
{
  g_array_unref (self->calls);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->sheet_numbers);
  g_hash_table_unref (self->format_numbers);
  g_free (self);
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
  g_autofree lxw_chart_point **points = g_new0 (lxw_chart_point *, n + 1);
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
  worksheet_insert_chart_opt (sheet, ROWS + 20 + first, 0, chart, &options);
}

static void
call_again (const Call     *call,
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

    case HEIGHT:
      __real_worksheet_set_row (sheet, call->row, call->number, NULL);
      break;

    case BLANK:
    default:
      __real_worksheet_write_blank (sheet, call->row, call->column, format);
      break;
    }
}

void
san_replay_make (gpointer replay)
{
  const SanReplay *self = replay;
  g_autofree char *path = NULL;
  guint n_sheets = san_replay_n_sheets (self);
  guint n_formats = g_hash_table_size (self->format_numbers);
  g_autofree lxw_worksheet **sheets = g_new0 (lxw_worksheet *, n_sheets);
  g_autofree lxw_format **formats = g_new0 (lxw_format *, n_formats);
  lxw_conditional_format bars = { .type = LXW_CONDITIONAL_DATA_BAR, .bar_color = 0x9DB8DA,
                                  .data_bar_2010 = LXW_TRUE, .bar_solid = LXW_TRUE };
  lxw_workbook *workbook;
  int fd = g_file_open_tmp ("bench-XXXXXX.xlsx", &path, NULL);

  close (fd);
  workbook = workbook_new (path);
  for (guint i = 0; i < n_formats; i++)
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
      worksheet_conditional_format_range (sheets[i], 4, 2, 3 + ROWS, 2, &bars);
    }

  for (guint i = 0; i < self->calls->len; i++)
    call_again (&g_array_index (self->calls, Call, i), sheets, formats);
  for (guint i = 0; i < self->n_charts; i++)
    add_chart (workbook, sheets[i % n_sheets], i / n_sheets * self->n_bars, self->n_bars);

  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  g_unlink (path);
}

/* Sheet, row, column, then n and a number or s and a text, a line for each cell */
void
san_replay_write (const SanReplay *self,
                  const char      *path)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->calls->len; i++)
    {
      const Call *call = &g_array_index (self->calls, Call, i);
      g_autofree char *text = call->text != NULL ? g_strdelimit (g_strdup (call->text), "\n\t", ' ')
                                                 : NULL;

      if (call->kind == NUMBER)
        g_string_append_printf (lines, "%u\t%u\t%u\tn\t%.17g\n", call->sheet, call->row,
                                call->column, call->number);
      else if (call->kind != HEIGHT && text != NULL)
        g_string_append_printf (lines, "%u\t%u\t%u\ts\t%s\n", call->sheet, call->row,
                                call->column, text);
    }

  g_file_set_contents (path, lines->str, (gssize) lines->len, &error);
  g_assert_no_error (error);
}
