/* san-workbook-sheet.c - a group's sheet: table and figures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>

#include "base/san-decimal.h"

/* Widths in characters */
#define WIDTH_RANK      5.5
#define WIDTH_UNIT_MIN  10
#define WIDTH_UNIT_MAX  28
#define WIDTH_FIGURE    8.5
#define WIDTH_NODE_MIN  7.5
#define WIDTH_NODE_MAX  15
#define WIDTH_NOTE_MIN  8
#define WIDTH_NOTE_MAX  24

/* Up to here a table stands upright; a long one, up to there. */
#define WIDTH_PORTRAIT  108
#define WIDTH_LONG      140
#define LONG_TABLE      40

/* Sums of micro-units stay in an integer up to here. */
#define MICRO_SUMMED    (G_MAXINT64 / 4)

/* A figure of the total that stands below the table. */
typedef struct
{
  const char *name;
  const char *function;
} Figure;

static const SanPlace *
nth_place (const SanSheet *self,
           guint           index)
{
  return g_ptr_array_index (self->group->places, index);
}

static const SanSheetColumn *
nth_column (const SanSheet *self,
            guint           index)
{
  return &g_array_index (self->columns, SanSheetColumn, index);
}

/* Layout ---------------------------------------------------------------------------- */

/* Constants, so that the compiler need not divide. */
static guint
decimals_of_micro (gint64 micro)
{
  return micro % 1000000 == 0 ? 0
         : micro % 100000 == 0 ? 1
         : micro % 10000 == 0 ? 2
         : micro % 1000 == 0 ? 3
         : micro % 100 == 0 ? 4
         : micro % 10 == 0 ? 5 : 6;
}

static guint
needed_decimals (const SanScore *score,
                 const SanNode  *node)
{
  const SanNodeScore *cell = &score->nodes[node->index];
  g_autofree char *text = NULL;
  const char *point;

  if (cell->state == SAN_NODE_LEFT_OUT)
    return 0;
  if (cell->is_micro)
    return decimals_of_micro (cell->micro);

  text = san_scores_format_node (score, node);
  point = strchr (text, '.');
  return point != NULL ? MIN (strlen (point + 1), 6) : 0;
}

/* One number of places for a whole column: what the node says, else what is needed. Unit
 * by unit, as the scores lie in memory. */
static void
find_decimals (SanSheet *self)
{
  for (guint i = 0; i < self->group->places->len; i++)
    {
      const SanScore *score = nth_place (self, i)->score;

      for (guint j = 0; j < self->columns->len; j++)
        {
          SanSheetColumn *column = &g_array_index (self->columns, SanSheetColumn, j);

          if (column->node->decimals < 0 && column->decimals < 6)
            column->decimals = MAX (column->decimals,
                                    (int) needed_decimals (score, column->node));
        }
    }
}

static void
add_columns (SanSheet      *self,
             const SanNode *node)
{
  SanSheetColumn column = { node };

  for (guint i = 0; i < node->children->len; i++)
    add_columns (self, g_ptr_array_index (node->children, i));

  if (node->parent == NULL)
    return;

  column.decimals = MAX (node->decimals, 0);
  san_formulas_set_column (self->formulas, node,
                           SAN_SHEET_COLUMN_NODES + self->columns->len);
  g_array_append_val (self->columns, column);
}

/* Whether anybody has adjustments, and the places that these need. */
static gboolean
find_adjustments (SanSheet *self)
{
  gboolean found = FALSE;
  mpq_t sum;

  mpq_init (sum);

  for (guint i = 0; i < self->group->places->len; i++)
    {
      const SanScore *score = nth_place (self, i)->score;
      g_autofree char *text = NULL;
      const char *point;

      if (mpq_sgn (score->bonus) == 0 && mpq_sgn (score->deduction) == 0)
        continue;

      found = TRUE;
      mpq_add (sum, score->bonus, score->deduction);
      text = san_rational_format (sum, SAN_DECIMALS_NEEDED);
      point = strchr (text, '.');
      if (point != NULL)
        self->adjust_decimals = MAX (self->adjust_decimals, MIN ((int) strlen (point + 1), 6));
    }

  mpq_clear (sum);
  return found;
}

static void
lay_out (SanSheet *self)
{
  guint column;

  add_columns (self, self->scheme->root);
  find_decimals (self);
  column = SAN_SHEET_COLUMN_NODES + self->columns->len;
  if (find_adjustments (self))
    self->column_adjust = column++;
  if (self->scheme->grades->len > 0)
    self->column_grade = column++;
  self->column_note = column;

  /* the placed units stand first */
  while (self->n_placed < self->group->places->len &&
         nth_place (self, self->n_placed)->place > 0)
    self->n_placed++;
}

/* 现场考察, 权重60 in two lines; a subtotal inside a component says so */
static char *
column_title (const SanNode *node)
{
  gboolean subtotal = !san_node_is_leaf (node) && node->parent->parent != NULL;
  const char *more = subtotal ? "小计" : "";
  g_autofree char *number = NULL;

  if (node->parent->combine == SAN_COMBINE_WEIGHTED)
    {
      number = san_micro_format (node->weight, SAN_DECIMALS_NEEDED);
      return g_strdup_printf ("%s%s\n权重%s", node->name, more, number);
    }

  if (node->parent->combine == SAN_COMBINE_SUM)
    {
      number = san_micro_format (node->full, SAN_DECIMALS_NEEDED);
      return g_strdup_printf ("%s%s\n满分%s", node->name, more, number);
    }

  return g_strconcat (node->name, more, NULL);
}

static void
set_widths (SanSheet *self)
{
  double unit = WIDTH_UNIT_MIN;
  double note = WIDTH_NOTE_MIN;

  for (guint i = 0; i < self->group->places->len; i++)
    {
      const SanPlace *place = nth_place (self, i);
      g_autofree char *remark = san_place_remark (place);

      unit = MAX (unit, san_text_width (place->score->participant->name) + 1.5);
      note = MAX (note, san_text_width (remark) + 1);
    }

  san_sheet_set_width (&self->paper, self->sheet, SAN_SHEET_COLUMN_RANK, WIDTH_RANK);
  san_sheet_set_width (&self->paper, self->sheet, SAN_SHEET_COLUMN_UNIT,
                       MIN (unit, WIDTH_UNIT_MAX));
  for (guint i = SAN_SHEET_COLUMN_TOTAL; i < SAN_SHEET_COLUMN_NODES; i++)
    san_sheet_set_width (&self->paper, self->sheet, i,
                         WIDTH_FIGURE + MAX (self->scheme->decimals - 2, 0));

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SanSheetColumn *column = nth_column (self, i);
      double width = MAX (san_text_width (column->node->name) / 2.0 + 2, column->decimals + 6);

      san_sheet_set_width (&self->paper, self->sheet, SAN_SHEET_COLUMN_NODES + i,
                           CLAMP (width, WIDTH_NODE_MIN, WIDTH_NODE_MAX));
    }

  if (self->column_adjust > 0)
    san_sheet_set_width (&self->paper, self->sheet, self->column_adjust,
                         MAX (WIDTH_NODE_MIN, self->adjust_decimals + 5));
  if (self->column_grade > 0)
    san_sheet_set_width (&self->paper, self->sheet, self->column_grade, WIDTH_NODE_MIN);
  san_sheet_set_width (&self->paper, self->sheet, self->column_note,
                       MIN (note, WIDTH_NOTE_MAX));
  self->paper.landscape =
    self->paper.chars > (self->group->places->len > LONG_TABLE ? WIDTH_LONG : WIDTH_PORTRAIT);
}

/* Heads ----------------------------------------------------------------------------- */

static void
write_tall_head (SanSheet   *self,
                 guint       column,
                 const char *text)
{
  worksheet_merge_range (self->sheet, SAN_SHEET_ROW_HEAD, (lxw_col_t) column,
                         SAN_SHEET_ROW_HEAD + 1, (lxw_col_t) column, text,
                         self->writer->formats.head);
}

/* A child of the root with children of its own spans its columns and its subtotal. */
static void
write_component_heads (SanSheet *self)
{
  const SanNode *root = self->scheme->root;
  lxw_format *format = self->writer->formats.head;
  guint column = SAN_SHEET_COLUMN_NODES;

  for (guint i = 0; i < root->children->len; i++)
    {
      const SanNode *top = g_ptr_array_index (root->children, i);
      g_autofree char *title = column_title (top);
      guint first = column;

      if (san_node_is_leaf (top))
        {
          write_tall_head (self, column++, title);
          continue;
        }

      for (; nth_column (self, column - SAN_SHEET_COLUMN_NODES)->node != top; column++)
        {
          g_autofree char *below =
            column_title (nth_column (self, column - SAN_SHEET_COLUMN_NODES)->node);

          worksheet_write_string (self->sheet, SAN_SHEET_ROW_HEAD + 1, (lxw_col_t) column,
                                  below, format);
        }

      worksheet_write_string (self->sheet, SAN_SHEET_ROW_HEAD + 1, (lxw_col_t) column, "小计",
                              format);
      g_strdelimit (title, "\n", ' ');
      worksheet_merge_range (self->sheet, SAN_SHEET_ROW_HEAD, (lxw_col_t) first,
                             SAN_SHEET_ROW_HEAD, (lxw_col_t) column, title, format);
      column++;
    }
}

static void
write_heads (SanSheet *self)
{
  const SanWorkbookHead *head = self->writer->head;
  const SanRoundInput *input = self->writer->ranking->input;
  g_autofree char *period = san_workbook_period (&input->period, input->label);
  g_autofree char *subtitle = NULL;
  g_autofree char *title = NULL;

  title = *self->group->name != '\0'
          ? g_strdup_printf ("%s（%s）", head->title, self->group->name)
          : g_strdup (head->title);
  subtitle = g_strdup_printf ("%s　评分方案：%s　参排单位 %u 个%s", period, self->scheme->name,
                              self->group->n, head->provisional ? "　预排名，可能变动" : "");

  worksheet_set_row (self->sheet, SAN_SHEET_ROW_TITLE, SAN_SHEET_TITLE_HEIGHT, NULL);
  worksheet_set_row (self->sheet, SAN_SHEET_ROW_SUBTITLE, SAN_SHEET_SUBTITLE_HEIGHT, NULL);
  worksheet_set_row (self->sheet, SAN_SHEET_ROW_HEAD, SAN_SHEET_TOP_HEIGHT, NULL);
  worksheet_set_row (self->sheet, SAN_SHEET_ROW_HEAD + 1, SAN_SHEET_BELOW_HEIGHT, NULL);
  worksheet_merge_range (self->sheet, SAN_SHEET_ROW_TITLE, 0, SAN_SHEET_ROW_TITLE,
                         (lxw_col_t) self->column_note, title, self->writer->formats.title);
  worksheet_merge_range (self->sheet, SAN_SHEET_ROW_SUBTITLE, 0, SAN_SHEET_ROW_SUBTITLE,
                         (lxw_col_t) self->column_note, subtitle,
                         self->writer->formats.subtitle);

  write_tall_head (self, SAN_SHEET_COLUMN_RANK, "名次");
  write_tall_head (self, SAN_SHEET_COLUMN_UNIT, "单位");
  write_tall_head (self, SAN_SHEET_COLUMN_TOTAL, "总分");
  write_tall_head (self, SAN_SHEET_COLUMN_CHANGE, "较上期");
  write_tall_head (self, SAN_SHEET_COLUMN_MOVED, "名次升降");
  write_component_heads (self);
  if (self->column_adjust > 0)
    write_tall_head (self, self->column_adjust, "加减分");
  if (self->column_grade > 0)
    write_tall_head (self, self->column_grade, "等次");
  write_tall_head (self, self->column_note, "备注");
}

/* Rows ------------------------------------------------------------------------------ */

static void
write_components (SanSheet       *self,
                  SanFormulaRow  *row,
                  const SanPlace *place,
                  SanMark         mark)
{
  const SanWorkbookFormats *formats = &self->writer->formats;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SanSheetColumn *column = nth_column (self, i);
      const SanNode *node = column->node;
      const SanNodeScore *score = &place->score->nodes[node->index];
      SanCellNumber *cell = &row->cells[node->index];
      const char *formula;

      if (score->state == SAN_NODE_LEFT_OUT)
        {
          cell->small = FALSE;
          worksheet_write_string (self->sheet, row->row, (lxw_col_t) (SAN_SHEET_COLUMN_NODES + i),
                                  score->not_applicable ? "不适用" : "无数据",
                                  formats->centre[mark]);
          continue;
        }

      san_cell_number_set_node (cell, score, node);
      formula = san_formulas_node (self->formulas, row, node, cell);
      self->values_only |= formula == NULL && !san_node_is_leaf (node);
      san_write_number (self->sheet, row->row, SAN_SHEET_COLUMN_NODES + i, formula, cell,
                        score->state == SAN_NODE_FILLED
                        ? formats->filled[column->decimals][mark]
                        : formats->number[column->decimals][mark]);
    }
}

static const char *
change_word (const char *change)
{
  if (strcmp (change, "new") == 0)
    return "新增";
  if (strcmp (change, "moved") == 0)
    return "调组";

  return NULL;
}

static void
write_changes (SanSheet       *self,
               guint           row,
               const SanPlace *place,
               SanMark         mark)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  const char *const changes[] = { place->change, place->rank_change };
  lxw_format *const numbers[] = { formats->signed_number[self->scheme->decimals][mark],
                                  formats->moved[mark] };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      lxw_col_t column = (lxw_col_t) (SAN_SHEET_COLUMN_CHANGE + i);
      const char *word = *changes[i] != '\0' ? change_word (changes[i]) : NULL;

      if (*changes[i] == '\0')
        worksheet_write_blank (self->sheet, row, column, formats->centre[mark]);
      else if (word != NULL)
        worksheet_write_string (self->sheet, row, column, word, formats->centre[mark]);
      else
        worksheet_write_number (self->sheet, row, column, g_ascii_strtod (changes[i], NULL),
                                numbers[i]);
    }
}

/* RANK() gives the places of plain competition over displayed totals; whatever else the
 * scheme says is a value. */
static gboolean
has_rank_formula (const SanSheet *self)
{
  if (self->scheme->ties != SAN_TIES_COMPETITION ||
      self->scheme->rank_on != SAN_RANK_ON_DISPLAYED)
    return FALSE;

  for (guint i = 0; i < self->n_placed; i++)
    if (nth_place (self, i)->score->last)
      return FALSE;

  return TRUE;
}

static void
write_rank (SanSheet       *self,
            guint           row,
            const SanPlace *place,
            gboolean        live,
            SanMark         mark)
{
  lxw_format *format = self->writer->formats.centre[mark];
  char formula[64];

  if (place->place == 0)
    {
      worksheet_write_string (self->sheet, row, SAN_SHEET_COLUMN_RANK, "—", format);
    }
  else if (live)
    {
      g_snprintf (formula, sizeof formula, "=RANK(C%u,$C$%u:$C$%u%s)", row + 1,
                  SAN_SHEET_ROW_FIRST + 1, SAN_SHEET_ROW_FIRST + self->n_placed,
                  self->scheme->higher_is_better ? "" : ",1");
      worksheet_write_formula_num (self->sheet, row, SAN_SHEET_COLUMN_RANK, formula, format,
                                   place->place);
    }
  else
    {
      worksheet_write_number (self->sheet, row, SAN_SHEET_COLUMN_RANK, place->place, format);
    }
}

/* The adjustments' cell; FALSE where there is no number in it. */
static gboolean
write_adjustment (SanSheet       *self,
                  guint           row,
                  const SanPlace *place,
                  SanMark         mark,
                  SanCellNumber  *number)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  gboolean adjusted;
  mpq_t sum;

  if (self->column_adjust == 0)
    return FALSE;

  mpq_init (sum);
  mpq_add (sum, place->score->bonus, place->score->deduction);
  adjusted = mpq_sgn (sum) != 0;
  san_cell_number_set (number, sum, -1);
  mpq_clear (sum);

  if (adjusted)
    worksheet_write_number (self->sheet, row, (lxw_col_t) self->column_adjust, number->value,
                            formats->signed_number[self->adjust_decimals][mark]);
  else
    worksheet_write_blank (self->sheet, row, (lxw_col_t) self->column_adjust,
                           formats->centre[mark]);

  /* a blank cell counts as 0, so that what is written there later counts */
  return TRUE;
}

static void
write_total (SanSheet            *self,
             const SanFormulaRow *row,
             const SanPlace      *place,
             const SanCellNumber *adjustment,
             SanMark              mark)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  SanCellNumber total;
  const char *formula;
  gint64 micro;

  if (place->absent)
    {
      worksheet_write_string (self->sheet, row->row, SAN_SHEET_COLUMN_TOTAL,
                              place->score->unranked ? "—" : "无数据", formats->centre[mark]);
      return;
    }

  if (san_rational_to_micro (place->score->total, &micro) && ABS (micro) < (1LL << 53))
    san_cell_number_set_micro (&total, micro);
  else
    san_cell_number_set (&total, place->score->total, self->scheme->decimals);

  formula = san_formulas_total (self->formulas, row, adjustment, self->column_adjust, &total);
  self->values_only |= formula == NULL && !san_node_is_leaf (self->scheme->root);
  san_write_number (self->sheet, row->row, SAN_SHEET_COLUMN_TOTAL, formula, &total,
                    formats->number[self->scheme->decimals][mark]);
}

static void
write_unit (SanSheet      *self,
            SanFormulaRow *row,
            guint          index,
            gboolean       live)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  const SanPlace *place = nth_place (self, index);
  SanMark mark = san_sheet_mark (self, place);
  g_autofree char *remark = san_place_remark (place);
  SanCellNumber adjustment;
  gboolean adjusted;

  row->score = place->score;
  row->row = SAN_SHEET_ROW_FIRST + index;

  worksheet_write_string (self->sheet, row->row, SAN_SHEET_COLUMN_UNIT,
                          place->score->participant->name, formats->text[mark]);
  write_components (self, row, place, mark);
  adjusted = write_adjustment (self, row->row, place, mark, &adjustment);
  write_total (self, row, place, adjusted ? &adjustment : NULL, mark);
  write_rank (self, row->row, place, live, mark);
  write_changes (self, row->row, place, mark);

  if (self->column_grade > 0)
    worksheet_write_string (self->sheet, row->row, (lxw_col_t) self->column_grade,
                            place->grade, formats->centre[mark]);
  if (*remark == '\0')
    worksheet_write_blank (self->sheet, row->row, (lxw_col_t) self->column_note,
                           formats->small[mark]);
  else
    worksheet_write_string (self->sheet, row->row, (lxw_col_t) self->column_note, remark,
                            formats->small[mark]);
}

/* Figures --------------------------------------------------------------------------- */

static char *
placed_range (const SanSheet *self,
              guint           column)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];

  lxw_rowcol_to_range (range, SAN_SHEET_ROW_FIRST, (lxw_col_t) column,
                       SAN_SHEET_ROW_FIRST + self->n_placed - 1, (lxw_col_t) column);
  return g_strdup (range);
}

/* What the placed units have in a column, as its cells carry it, and the exact sum. */
static guint
sum_column (SanSheet      *self,
            const SanNode *node,
            double        *values,
            mpq_t          sum)
{
  SanCellNumber number;
  gint64 micro = 0;
  guint n = 0;
  mpq_t part;

  mpq_init (part);

  for (guint i = 0; i < self->n_placed; i++)
    {
      const SanNodeScore *score = &nth_place (self, i)->score->nodes[node->index];

      if (score->state == SAN_NODE_LEFT_OUT)
        continue;

      san_cell_number_set_node (&number, score, node);
      values[n++] = number.value;

      /* most are decimals, and adding rationals takes its time */
      if (score->is_micro && ABS (score->micro) < MICRO_SUMMED && ABS (micro) < MICRO_SUMMED)
        micro += score->micro;
      else
        mpq_add (sum, sum, score->used);
    }

  san_rational_set_micro (part, micro);
  mpq_add (sum, sum, part);
  mpq_clear (part);

  return n;
}

/* The mean of the numbers that stand in a component's column, over the placed units. */
static void
write_component_mean (SanSheet *self,
                      guint     row,
                      guint     index,
                      double   *values)
{
  const SanSheetColumn *column = nth_column (self, index);
  guint at = SAN_SHEET_COLUMN_NODES + index;
  int decimals = MAX (column->decimals, self->scheme->decimals);
  g_autofree char *range = placed_range (self, at);
  SanCellNumber number;
  const char *formula;
  mpq_t sum, count;
  guint n;

  mpq_init (sum);
  mpq_init (count);

  n = sum_column (self, column->node, values, sum);
  if (n > 0)
    {
      mpq_set_ui (count, n, 1);
      mpq_div (sum, sum, count);
      san_cell_number_set (&number, sum, decimals);
      formula = san_formulas_figure (self->formulas, "AVERAGE", range, values, n, decimals,
                                     &number);
      san_write_number (self->sheet, row, at, formula, &number,
                        self->writer->formats.mean[decimals]);
    }
  else
    {
      worksheet_write_string (self->sheet, row, (lxw_col_t) at, "—",
                              self->writer->formats.label);
    }

  mpq_clear (sum);
  mpq_clear (count);
}

/* One of the group's figures; @exact as the group prints it. */
static void
write_figure (SanSheet     *self,
              guint         row,
              const Figure *figure,
              const char   *exact,
              const double *values)
{
  g_autofree char *range = placed_range (self, SAN_SHEET_COLUMN_TOTAL);
  int decimals = self->scheme->decimals;
  SanCellNumber number;
  const char *formula;

  san_cell_number_parse (&number, exact);
  formula = san_formulas_figure (self->formulas, figure->function, range, values,
                                 self->n_placed, decimals, &number);
  worksheet_merge_range (self->sheet, row, SAN_SHEET_COLUMN_RANK, row, SAN_SHEET_COLUMN_UNIT,
                         figure->name, self->writer->formats.label);
  san_write_number (self->sheet, row, SAN_SHEET_COLUMN_TOTAL, formula, &number,
                    self->writer->formats.mean[decimals]);
}

static guint
write_figures (SanSheet      *self,
               guint          row,
               SanGroupSheet *result)
{
  static const Figure figures[] = {
    { "平均", "AVERAGE" }, { "最高", "MAX" }, { "最低", "MIN" }, { "中位数", "MEDIAN" },
    { "标准差", "STDEVP" },
  };
  const char *const exact[] = {
    self->group->mean, self->group->max, self->group->min, self->group->median,
    self->group->stdev,
  };
  g_autofree double *values = g_new0 (double, self->n_placed);

  result->stats_row = row;
  result->stats_column = SAN_SHEET_COLUMN_TOTAL;

  for (guint i = 0; i < self->n_placed; i++)
    values[i] = g_ascii_strtod (nth_place (self, i)->total, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    write_figure (self, row + i, &figures[i], exact[i], values);

  /* the average row runs through the whole table */
  for (guint i = SAN_SHEET_COLUMN_CHANGE; i <= self->column_note; i++)
    worksheet_write_blank (self->sheet, row, (lxw_col_t) i, self->writer->formats.label);
  for (guint i = 0; i < self->columns->len; i++)
    write_component_mean (self, row, i, values);

  return row + G_N_ELEMENTS (figures);
}

static void
add_data_bars (SanSheet *self)
{
  lxw_conditional_format bars = { 0 };
  double start, end;
  gboolean fixed = san_sheet_scale (self, &start, &end);

  bars.type = LXW_CONDITIONAL_DATA_BAR;
  bars.bar_color = 0x9DB8DA;
  bars.data_bar_2010 = LXW_TRUE;
  bars.bar_solid = LXW_TRUE;
  if (fixed)
    {
      bars.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
      bars.min_value = start;
    }

  worksheet_conditional_format_range (self->sheet, SAN_SHEET_ROW_FIRST, SAN_SHEET_COLUMN_TOTAL,
                                      SAN_SHEET_ROW_FIRST + self->n_placed - 1,
                                      SAN_SHEET_COLUMN_TOTAL, &bars);
}

static void
write_table (SanSheet      *self,
             SanGroupSheet *result)
{
  gboolean live = has_rank_formula (self);
  g_autofree SanCellNumber *cells = g_new0 (SanCellNumber, self->scheme->nodes->len);
  SanFormulaRow row = { NULL, cells };
  guint end = SAN_SHEET_ROW_FIRST + self->group->places->len;
  double height;

  worksheet_set_default_row (self->sheet, SAN_SHEET_ROW_HEIGHT, LXW_FALSE);
  write_heads (self);

  for (guint i = 0; i < self->group->places->len; i++)
    write_unit (self, &row, i, live);

  if (self->n_placed > 0)
    {
      end = write_figures (self, end, result);
      add_data_bars (self);
    }

  height = SAN_SHEET_TITLE_HEIGHT + SAN_SHEET_SUBTITLE_HEIGHT + SAN_SHEET_HEADS_HEIGHT +
           SAN_SHEET_ROW_HEIGHT * (end - SAN_SHEET_ROW_FIRST + 2.0);
  end = san_sheet_write_notes (self, live, end + 1, &height);
  if (self->n_placed > 0)
    san_sheet_add_charts (self, end, height);
}

void
san_group_sheet_write (SanWorkbookWriter    *writer,
                       const SanRankedGroup *group,
                       SanGroupSheet        *result)
{
  const SanPlace *first = group->places->len > 0 ? g_ptr_array_index (group->places, 0) : NULL;
  lxw_worksheet *worksheet = workbook_add_worksheet (writer->workbook, result->name);
  SanSheet self = { writer, group, result->name };

  self.sheet = worksheet;
  if (first == NULL)
    {
      san_sheet_set_width (&self.paper, worksheet, 0, WIDTH_PORTRAIT);
      worksheet_write_string (worksheet, 0, 0, "本组没有参评单位。", writer->formats.note);
      san_sheet_set_paper (writer, worksheet, &self.paper);
      return;
    }

  self.scheme = first->score->scheme;
  self.formulas = san_formulas_new (self.scheme);
  self.columns = g_array_new (FALSE, FALSE, sizeof (SanSheetColumn));

  lay_out (&self);
  set_widths (&self);
  write_table (&self, result);

  worksheet_freeze_panes (worksheet, SAN_SHEET_ROW_FIRST, SAN_SHEET_COLUMN_TOTAL);
  worksheet_repeat_rows (worksheet, SAN_SHEET_ROW_HEAD, SAN_SHEET_ROW_HEAD + 1);
  san_sheet_set_paper (writer, worksheet, &self.paper);

  g_array_unref (self.columns);
  san_formulas_free (self.formulas);
}
