/* san-workbook-year.c - the sheet 年度 of a bulletin: the rounds of the year and their trend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/san-decimal.h"

/* Cells of a row of the data */
#define CELL_GROUP    0
#define CELL_UNIT     1
#define CELL_PLACE    2
#define CELL_VALUE    3
#define CELL_ROUNDS   4

#define COLUMN_VALUE  3
#define COLUMN_ROUNDS 4

/* Up to here the table stands upright; what one chart can tell apart */
#define WIDTH_PORTRAIT 108
#define LINES_MAX      6

#define CHART_HEIGHT   330.0

/* How the value of a row follows from its rounds, as far as a formula can tell. */
typedef enum { BY_MEAN, BY_SUM, BY_OTHER } Rule;

static const char *const functions[] = { "AVERAGE", "SUM", NULL };
static const char *const value_heads[] = { "平均", "合计", "年度成绩" };

typedef struct
{
  const char *name;
  guint       first;       /* index into the rows of the data */
  guint       n;
  guint       n_placed;    /* they stand first */
  guint       row;         /* of the means; 0: nobody has a place */
  const char *rank_order;  /* "" or ",1"; NULL: places are values */
} Part;

typedef struct
{
  SanListSheet     list;
  const GPtrArray *rows;
  const char     **rounds;
  guint            n_rounds;
  int decimals;
  Rule             rule;
  GArray          *parts;      /* Part */
  GArray          *values;     /* double, of the range at hand */
  gboolean         values_only;
  double           least, most;   /* of the means */
} YearSheet;

static char **
nth_row (const YearSheet *self,
         guint            index)
{
  return g_ptr_array_index (self->rows, index);
}

/* What the data say ------------------------------------------------------------------ */

static gint64
micro_of (const char *text)
{
  gint64 micro = 0;

  san_micro_parse (text, &micro, NULL, NULL);

  return micro;
}

/* The doubles of the rounds that a row has; their exact sum in @sum */
static void
take_rounds (YearSheet *self,
             char     **row,
             gint64    *sum)
{
  g_array_set_size (self->values, 0);
  *sum = 0;

  for (guint i = 0; i < self->n_rounds; i++)
    {
      double value = g_ascii_strtod (row[CELL_ROUNDS + i], NULL);

      if (*row[CELL_ROUNDS + i] == '\0')
        continue;
      *sum += micro_of (row[CELL_ROUNDS + i]);
      g_array_append_val (self->values, value);
    }
}

/* @sum / @n, as a cell carries it */
static void
set_mean (SanCellNumber *number,
          gint64         sum,
          guint          n,
          int            decimals)
{
  mpq_t mean, count;

  mpq_init (mean);
  mpq_init (count);
  san_rational_set_micro (mean, sum);
  mpq_set_ui (count, n, 1);
  mpq_div (mean, mean, count);
  san_cell_number_set (number, mean, decimals);
  mpq_clear (mean);
  mpq_clear (count);
}

static gboolean
follows (YearSheet *self,
         char     **row,
         Rule       rule)
{
  SanCellNumber value, expected;
  gint64 sum;

  if (*row[CELL_VALUE] == '\0')
    return TRUE;

  take_rounds (self, row, &sum);
  if (self->values->len == 0)
    return FALSE;

  san_cell_number_parse (&expected, row[CELL_VALUE]);
  set_mean (&value, sum, rule == BY_MEAN ? self->values->len : 1, self->decimals);

  return value.small && expected.small && value.nano == expected.nano;
}

/* A mean or a sum is what every row says; weighted means and points are values. */
static Rule
find_rule (YearSheet *self)
{
  for (Rule rule = BY_MEAN; rule < BY_OTHER; rule++)
    {
      gboolean all = TRUE;

      for (guint i = 0; i < self->rows->len && all; i++)
        all = follows (self, nth_row (self, i), rule);
      if (all)
        return rule;
    }

  return BY_OTHER;
}

/* RANK() over the displayed values, where that gives the places; they are in order. */
static gboolean
ranks_follow (const YearSheet *self,
              const Part      *part,
              gboolean         lower_is_better)
{
  gint64 above = 0;
  guint place = 0;

  for (guint i = 0; i < part->n_placed; i++)
    {
      char **row = nth_row (self, part->first + i);
      gint64 value = micro_of (row[CELL_VALUE]);

      if (i > 0 && (lower_is_better ? value < above : value > above))
        return FALSE;
      if (i == 0 || value != above)
        place = i + 1;
      if (place != strtoul (row[CELL_PLACE], NULL, 10))
        return FALSE;
      above = value;
    }

  return TRUE;
}

static void
find_parts (YearSheet *self)
{
  guint first = 0;

  for (guint i = 0; i < self->rows->len; i = first)
    {
      Part part = { nth_row (self, i)[CELL_GROUP], i };

      for (; first < self->rows->len &&
           strcmp (nth_row (self, first)[CELL_GROUP], part.name) == 0; first++)
        part.n_placed += first - i == part.n_placed && *nth_row (self, first)[CELL_PLACE] != '\0';
      part.n = first - i;
      part.rank_order = ranks_follow (self, &part, FALSE) ? ""
                        : ranks_follow (self, &part, TRUE) ? ",1" : NULL;
      g_array_append_val (self->parts, part);
    }
}

static void
find_decimals (YearSheet *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      char **row = nth_row (self, i);

      for (guint j = CELL_VALUE; j < CELL_ROUNDS + self->n_rounds; j++)
        self->decimals = MAX (self->decimals, san_text_decimals (row[j], 6));
    }
}

/* Rows ------------------------------------------------------------------------------ */

static void
write_place (YearSheet  *self,
             const Part *part,
             guint       at,
             guint       row,
             guint       index)
{
  const char *place = nth_row (self, part->first + index)[CELL_PLACE];
  lxw_format *format = self->list.writer->formats.middle[0];
  char formula[80];

  if (*place == '\0')
    {
      worksheet_write_string (self->list.sheet, row, 1, "—", format);
    }
  else if (part->rank_order != NULL)
    {
      g_snprintf (formula, sizeof formula, "=RANK(D%u,$D$%u:$D$%u%s)", row + 1, at + 1,
                  at + part->n_placed, part->rank_order);
      worksheet_write_formula_num (self->list.sheet, row, 1, formula, format,
                                   g_ascii_strtod (place, NULL));
    }
  else
    {
      worksheet_write_number (self->list.sheet, row, 1, g_ascii_strtod (place, NULL), format);
    }
}

static void
write_value (YearSheet *self,
             char     **cells,
             guint      row)
{
  lxw_format *format = self->list.writer->formats.mean[self->decimals];
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  SanCellNumber number;
  gint64 sum;

  if (*cells[CELL_VALUE] == '\0')
    {
      worksheet_write_string (self->list.sheet, row, COLUMN_VALUE, "—",
                              self->list.writer->formats.label);
      return;
    }

  san_cell_number_parse (&number, cells[CELL_VALUE]);
  if (self->rule == BY_OTHER)
    {
      worksheet_write_number (self->list.sheet, row, COLUMN_VALUE, number.value, format);
      return;
    }

  take_rounds (self, cells, &sum);
  lxw_rowcol_to_range (range, row, COLUMN_ROUNDS, row,
                       (lxw_col_t) (COLUMN_ROUNDS + self->n_rounds - 1));
  san_list_write_figure (&self->list, row, COLUMN_VALUE, functions[self->rule], range,
                         self->values, self->decimals, &number, format);
}

static void
write_unit (YearSheet  *self,
            const Part *part,
            guint       at,
            guint       index)
{
  const SanWorkbookFormats *formats = &self->list.writer->formats;
  char **cells = nth_row (self, part->first + index);
  guint row = at + index;

  worksheet_write_string (self->list.sheet, row, 0, part->name, formats->words[0]);
  write_place (self, part, at, row, index);
  worksheet_write_string (self->list.sheet, row, 2, cells[CELL_UNIT], formats->words[0]);
  write_value (self, cells, row);
  for (guint i = 0; i < self->n_rounds; i++)
    san_list_write_number (&self->list, row, COLUMN_ROUNDS + i, cells[CELL_ROUNDS + i],
                           self->decimals, 0);
}

/* The mean of a column over the units that have a place. */
static void
write_mean (YearSheet *self,
            Part      *part,
            guint      at,
            guint      column)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  SanCellNumber number;
  gint64 sum = 0;

  g_array_set_size (self->values, 0);
  for (guint i = 0; i < part->n_placed; i++)
    {
      const char *text = nth_row (self, part->first + i)[column - COLUMN_VALUE + CELL_VALUE];
      double value = g_ascii_strtod (text, NULL);

      if (*text == '\0')
        continue;
      sum += micro_of (text);
      g_array_append_val (self->values, value);
    }

  /* a chart leaves a gap where a cell is empty */
  if (self->values->len == 0)
    {
      worksheet_write_blank (self->list.sheet, part->row, (lxw_col_t) column,
                             self->list.writer->formats.label);
      return;
    }

  set_mean (&number, sum, self->values->len, self->decimals);
  lxw_rowcol_to_range (range, at, (lxw_col_t) column, at + part->n_placed - 1,
                       (lxw_col_t) column);
  san_list_write_figure (&self->list, part->row, column, "AVERAGE", range, self->values,
                         self->decimals, &number,
                         self->list.writer->formats.mean[self->decimals]);
  if (column >= COLUMN_ROUNDS)
    {
      self->least = MIN (self->least, number.value);
      self->most = MAX (self->most, number.value);
    }
}

/* A group's units and their means; the row below. */
static guint
write_part (YearSheet *self,
            Part      *part,
            guint      at)
{
  for (guint i = 0; i < part->n; i++)
    write_unit (self, part, at, i);
  self->values_only |= part->rank_order == NULL;

  if (part->n_placed == 0)
    return at + part->n;

  part->row = at + part->n;
  worksheet_write_string (self->list.sheet, part->row, 0, part->name,
                          self->list.writer->formats.label);
  worksheet_merge_range (self->list.sheet, part->row, 1, part->row, 2, "平均",
                         self->list.writer->formats.label);
  for (guint column = COLUMN_VALUE; column < COLUMN_ROUNDS + self->n_rounds; column++)
    write_mean (self, part, at, column);

  return part->row + 1;
}

/* The chart -------------------------------------------------------------------------- */

static void
add_line (YearSheet  *self,
          lxw_chart  *chart,
          const Part *part,
          guint       index)
{
  static const lxw_color_t colours[LINES_MAX] = {
    0x1B66B0, 0xD47E30, 0x4AA0A6, 0x6B2A52, 0x4B5410, 0x94706A,
  };
  static const guint8 markers[LINES_MAX] = {
    LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE,
    LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_X, LXW_CHART_MARKER_PLUS,
  };
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_line line = { .color = colours[index], .width = 2 };
  lxw_chart_fill fill = { .color = colours[index] };
  lxw_col_t last = (lxw_col_t) (COLUMN_ROUNDS + self->n_rounds - 1);

  chart_series_set_categories (series, self->list.name, SAN_LIST_ROW_HEAD, COLUMN_ROUNDS,
                               SAN_LIST_ROW_HEAD, last);
  chart_series_set_values (series, self->list.name, part->row, COLUMN_ROUNDS, part->row, last);
  chart_series_set_name (series, *part->name != '\0' ? part->name : "全部单位");
  chart_series_set_line (series, &line);
  chart_series_set_marker_type (series, markers[index]);
  chart_series_set_marker_size (series, 6);
  chart_series_set_marker_fill (series, &fill);
  chart_series_set_marker_line (series, &line);
}

/* Trends of so many groups as can be told apart. */
static void
add_chart (YearSheet *self,
           GArray    *shown,
           guint      first,
           guint      n)
{
  g_autofree char *title = NULL;
  double step = self->most - self->least > 20 ? 5 : self->most - self->least > 5 ? 2 : 1;
  lxw_chart *chart;

  title = shown->len > n ? g_strdup_printf ("各组平均分走势（%u—%u）", first + 1, first + n)
                         : g_strdup ("各组平均分走势");
  chart = san_plot_new (self->list.writer, LXW_CHART_LINE, title, CHART_HEIGHT);
  for (guint i = 0; i < n; i++)
    add_line (self, chart, g_array_index (shown, Part *, first + i), i);
  chart_axis_set_min (chart->y_axis, step * floor (self->least / step - 0.5));
  chart_axis_set_max (chart->y_axis, step * ceil (self->most / step + 0.5));
}

static void
add_charts (YearSheet *self)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (Part *));
  guint n_charts;
  guint first = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);

      if (part->row > 0)
        g_array_append_val (shown, part);
    }
  if (self->n_rounds < 2)
    return;

  n_charts = (shown->len + LINES_MAX - 1) / LINES_MAX;
  for (guint i = 0; i < n_charts; i++)
    {
      guint n = (shown->len - first) / (n_charts - i);

      add_chart (self, shown, first, n);
      first += n;
    }
}

/* The sheet ------------------------------------------------------------------------- */

static void
write_notes (YearSheet *self,
             guint      row)
{
  g_autoptr (GString) text = g_string_new ("注：“—”为当期没有成绩；平均只计有名次的单位。");

  if (self->rule == BY_OTHER)
    g_string_append (text, "年度成绩为加权或名次积分，单元格为数值。");
  if (self->values_only)
    g_string_append (text, "名次按未舍入的成绩排定，单元格为数值。");
  san_sheet_write_paragraph (self->list.sheet, &self->list.paper, row, self->list.last,
                             text->str, self->list.writer->formats.note);
}

static GArray *
list_columns (const YearSheet *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (SanListColumn));
  SanListColumn fixed[] = {
    { "考评组", 18 }, { "名次", 6.5 }, { "单位", 20 }, { value_heads[self->rule], 9.5 },
  };

  g_array_append_vals (columns, fixed, G_N_ELEMENTS (fixed));
  for (guint i = 0; i < self->n_rounds; i++)
    {
      SanListColumn column = { self->rounds[i],
                               CLAMP (san_text_width (self->rounds[i]) + 1, 8.5, 14) };

      g_array_append_val (columns, column);
    }

  return columns;
}

static void
write_all (YearSheet *self)
{
  guint row = SAN_LIST_ROW_FIRST;

  for (guint i = 0; i < self->parts->len; i++)
    row = write_part (self, &g_array_index (self->parts, Part, i), row);
  write_notes (self, row + 1);
  add_charts (self);
}

gboolean
san_year_sheet_has (const SanWorkbookWriter *writer)
{
  const SanBulletinData *data = writer->head->data;
  guint n = data->year_rounds != NULL ? g_strv_length (data->year_rounds) : 0;

  for (guint i = 0; data->year_rows != NULL && i < data->year_rows->len; i++)
    if (g_strv_length (g_ptr_array_index (data->year_rows, i)) != CELL_ROUNDS + n)
      return FALSE;

  return n > 0 && data->year_rows != NULL && data->year_rows->len > 0;
}

void
san_year_sheet_write (SanWorkbookWriter *writer,
                      const char        *name)
{
  const SanBulletinData *data = writer->head->data;
  YearSheet self = { .rows = data->year_rows, .rounds = (const char **) data->year_rounds };
  g_autoptr (GArray) columns = NULL;
  g_autofree char *subtitle = NULL;
  double chars = 0;

  self.n_rounds = g_strv_length (data->year_rounds);
  self.parts = g_array_new (FALSE, TRUE, sizeof (Part));
  self.values = g_array_new (FALSE, FALSE, sizeof (double));
  self.least = INFINITY;
  self.most = -INFINITY;
  find_decimals (&self);
  self.rule = find_rule (&self);
  find_parts (&self);
  columns = list_columns (&self);
  for (guint i = 0; i < columns->len; i++)
    chars += g_array_index (columns, SanListColumn, i).width;
  subtitle = g_strdup_printf ("%s 至 %s　共 %u 期", self.rounds[0], self.rounds[self.n_rounds - 1],
                              self.n_rounds);

  san_list_sheet_open (&self.list, writer, name, "年度考评成绩", subtitle,
                       (const SanListColumn *) (gpointer) columns->data, columns->len,
                       chars > WIDTH_PORTRAIT);
  write_all (&self);
  san_list_sheet_close (&self.list, COLUMN_VALUE);

  g_array_unref (self.parts);
  g_array_unref (self.values);
}
