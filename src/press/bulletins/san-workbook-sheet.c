/* san-workbook-sheet.c - a group's sheet: table, figures, notes, chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>

#include "base/san-decimal.h"

#define ROW_TITLE     0
#define ROW_SUBTITLE  1
#define ROW_HEAD      2
#define ROW_FIRST     4

#define COLUMN_RANK   0
#define COLUMN_UNIT   1
#define COLUMN_TOTAL  2
#define COLUMN_CHANGE 3
#define COLUMN_MOVED  4
#define COLUMN_NODES  5

/* First and last places that are marked; in a small group only one each. */
#define FONT_CHART    "宋体"

#define MARKED        3
#define SMALL_GROUP   7

/* One sheet in the making. */
typedef struct
{
  SanWorkbookWriter    *writer;
  const SanRankedGroup *group;
  const SanScheme      *scheme;
  lxw_worksheet        *sheet;
  GPtrArray            *columns;       /* SanNode: a column each, children before parents */
  guint      column_adjust;            /* 0: nobody has adjustments */
  guint      column_grade;             /* 0: no grades */
  guint      column_note;
  guint      n_placed;
  GPtrArray *notes;                    /* sentences below the table */
  gboolean   values_only;              /* some formula had to be a value */
} Sheet;

static void
add_columns (GPtrArray     *columns,
             const SanNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    add_columns (columns, g_ptr_array_index (node->children, i));

  if (node->parent != NULL)
    g_ptr_array_add (columns, (gpointer) node);
}

static gboolean
anybody_adjusted (const SanRankedGroup *group)
{
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);

      if (mpq_sgn (place->score->bonus) != 0 || mpq_sgn (place->score->deduction) != 0)
        return TRUE;
    }

  return FALSE;
}

/* 问卷（20%）, 分值（40分） */
static char *
column_title (const SanNode *node)
{
  g_autofree char *number = NULL;

  if (node->parent->combine == SAN_COMBINE_WEIGHTED)
    {
      number = san_micro_format (node->weight, SAN_DECIMALS_NEEDED);
      return g_strdup_printf ("%s\n权重%s", node->name, number);
    }

  if (node->parent->combine == SAN_COMBINE_SUM)
    {
      number = san_micro_format (node->full, SAN_DECIMALS_NEEDED);
      return g_strdup_printf ("%s\n满分%s", node->name, number);
    }

  return g_strdup (node->name);
}

static void
write_tall_head (Sheet      *self,
                 guint       column,
                 const char *text)
{
  worksheet_merge_range (self->sheet, ROW_HEAD, (lxw_col_t) column, ROW_HEAD + 1,
                         (lxw_col_t) column, text, self->writer->formats.head);
}

/* A child of the root with children of its own spans its columns and its subtotal. */
static void
write_component_heads (Sheet *self)
{
  const SanNode *root = self->scheme->root;
  guint column = COLUMN_NODES;

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

      for (; g_ptr_array_index (self->columns, column - COLUMN_NODES) != top; column++)
        {
          g_autofree char *below =
            column_title (g_ptr_array_index (self->columns, column - COLUMN_NODES));

          worksheet_write_string (self->sheet, ROW_HEAD + 1, (lxw_col_t) column, below,
                                  self->writer->formats.head);
        }

      worksheet_write_string (self->sheet, ROW_HEAD + 1, (lxw_col_t) column, "小计",
                              self->writer->formats.head);
      worksheet_merge_range (self->sheet, ROW_HEAD, (lxw_col_t) first, ROW_HEAD,
                             (lxw_col_t) column, title, self->writer->formats.head);
      column++;
    }
}

static void
write_heads (Sheet *self)
{
  const SanWorkbookHead *head = self->writer->head;
  const SanRoundInput *input = self->writer->ranking->input;
  g_autofree char *period = san_period_format (&input->period);
  g_autofree char *subtitle = NULL;
  g_autofree char *title = NULL;

  title = *self->group->name != '\0'
          ? g_strdup_printf ("%s（%s）", head->title, self->group->name)
          : g_strdup (head->title);
  subtitle = g_strdup_printf ("%s　评分方案：%s　参排单位 %u 个%s", period, self->scheme->name,
                              self->group->n, head->provisional ? "　预排名，可能变动" : "");

  worksheet_set_row (self->sheet, ROW_TITLE, 32, NULL);
  worksheet_set_row (self->sheet, ROW_HEAD, 32, NULL);
  worksheet_set_row (self->sheet, ROW_HEAD + 1, 32, NULL);
  worksheet_merge_range (self->sheet, ROW_TITLE, 0, ROW_TITLE,
                         (lxw_col_t) self->column_note, title, self->writer->formats.title);
  worksheet_merge_range (self->sheet, ROW_SUBTITLE, 0, ROW_SUBTITLE,
                         (lxw_col_t) self->column_note, subtitle,
                         self->writer->formats.subtitle);

  write_tall_head (self, COLUMN_RANK, "名次");
  write_tall_head (self, COLUMN_UNIT, "单位");
  write_tall_head (self, COLUMN_TOTAL, "总分");
  write_tall_head (self, COLUMN_CHANGE, "较上期");
  write_tall_head (self, COLUMN_MOVED, "名次变化");
  write_component_heads (self);
  if (self->column_adjust > 0)
    write_tall_head (self, self->column_adjust, "加减分");
  if (self->column_grade > 0)
    write_tall_head (self, self->column_grade, "等次");
  write_tall_head (self, self->column_note, "备注");
}

static guint
marked_places (const Sheet *self)
{
  if (self->n_placed < 3)
    return 0;

  return self->n_placed < SMALL_GROUP ? 1 : MARKED;
}

/* 1: among the first, 2: among the last. Ties at the edge are all marked. */
static guint
mark_of (const Sheet    *self,
         const SanPlace *place)
{
  guint marked = marked_places (self);
  const SanPlace *edge;

  if (place->place == 0 || marked == 0)
    return 0;

  edge = g_ptr_array_index (self->group->places, marked - 1);
  if (place->place <= edge->place)
    return 1;

  edge = g_ptr_array_index (self->group->places, self->n_placed - marked);
  return place->place >= edge->place ? 2 : 0;
}

static const char *
cell_text (const SanNodeScore *score)
{
  return score->not_applicable ? "不适用" : "无数据";
}

static void
write_components (Sheet          *self,
                  guint           row,
                  const SanPlace *place,
                  SanFormulaRow  *cells,
                  guint           mark)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SanNode *node = g_ptr_array_index (self->columns, i);
      const SanNodeScore *score = &place->score->nodes[node->index];
      const SanWorkbookFormats *formats = &self->writer->formats;
      guint column = COLUMN_NODES + i;
      guint format = san_format_index (node->decimals);
      SanFormula formula;
      char name[LXW_MAX_CELL_NAME_LENGTH];

      if (score->state == SAN_NODE_LEFT_OUT)
        {
          worksheet_write_string (self->sheet, row, (lxw_col_t) column, cell_text (score),
                                  formats->centre[mark]);
          continue;
        }

      san_formula_for_node (cells, node, &formula);
      lxw_rowcol_to_cell (name, row, (lxw_col_t) column);
      cells->references[node->index] = g_strdup (name);
      cells->values[node->index] = formula.value;
      self->values_only |= formula.text == NULL && !san_node_is_leaf (node);
      san_write_formula (self->sheet, row, column, &formula,
                         score->state == SAN_NODE_FILLED ? formats->filled[format]
                                                         : formats->number[format][mark]);
      san_formula_clear (&formula);
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
write_changes (Sheet          *self,
               guint           row,
               const SanPlace *place,
               guint           mark)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  const char *const changes[] = { place->change, place->rank_change };
  const int decimals[] = { self->scheme->decimals, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      lxw_col_t column = (lxw_col_t) (COLUMN_CHANGE + i);
      const char *word = change_word (changes[i]);

      if (word != NULL)
        worksheet_write_string (self->sheet, row, column, word, formats->centre[mark]);
      else if (*changes[i] == '\0')
        worksheet_write_blank (self->sheet, row, column, formats->centre[mark]);
      else
        worksheet_write_number (self->sheet, row, column, g_ascii_strtod (changes[i], NULL),
                                formats->signed_number[decimals[i]][mark]);
    }
}

/* RANK() gives the places of plain competition over displayed totals; whatever else the
 * scheme says is a value. */
static gboolean
has_rank_formula (const Sheet *self)
{
  if (self->scheme->ties != SAN_TIES_COMPETITION ||
      self->scheme->rank_on != SAN_RANK_ON_DISPLAYED)
    return FALSE;

  for (guint i = 0; i < self->n_placed; i++)
    {
      const SanPlace *place = g_ptr_array_index (self->group->places, i);

      if (place->score->last)
        return FALSE;
    }

  return TRUE;
}

static char *
range_of (guint    column,
          guint    first,
          guint    last,
          gboolean absolute)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];

  if (absolute)
    lxw_rowcol_to_range_abs (range, first, (lxw_col_t) column, last, (lxw_col_t) column);
  else
    lxw_rowcol_to_range (range, first, (lxw_col_t) column, last, (lxw_col_t) column);

  return g_strdup (range);
}

static void
write_rank (Sheet          *self,
            guint           row,
            const SanPlace *place,
            gboolean        live,
            guint           mark)
{
  lxw_format *format = self->writer->formats.centre[mark];

  if (place->place == 0)
    {
      worksheet_write_string (self->sheet, row, COLUMN_RANK, "—", format);
    }
  else if (live)
    {
      char cell[LXW_MAX_CELL_NAME_LENGTH];
      g_autofree char *range = range_of (COLUMN_TOTAL, ROW_FIRST,
                                         ROW_FIRST + self->n_placed - 1, TRUE);
      g_autofree char *formula = NULL;

      lxw_rowcol_to_cell (cell, row, COLUMN_TOTAL);
      formula = g_strdup_printf ("=RANK(%s,%s%s)", cell, range,
                                 self->scheme->higher_is_better ? "" : ",1");
      worksheet_write_formula_num (self->sheet, row, COLUMN_RANK, formula, format,
                                   place->place);
    }
  else
    {
      worksheet_write_number (self->sheet, row, COLUMN_RANK, place->place, format);
    }
}

static void
write_total (Sheet               *self,
             guint                row,
             const SanPlace      *place,
             const SanFormulaRow *cells,
             double               adjustment,
             guint                mark)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  SanFormula formula;
  char cell[LXW_MAX_CELL_NAME_LENGTH];

  if (place->absent)
    {
      worksheet_write_string (self->sheet, row, COLUMN_TOTAL, "无数据", formats->centre[mark]);
      return;
    }

  lxw_rowcol_to_cell (cell, row, (lxw_col_t) self->column_adjust);
  san_formula_for_total (cells, self->column_adjust > 0 ? cell : NULL, adjustment, &formula);
  self->values_only |= formula.text == NULL && !san_node_is_leaf (self->scheme->root);
  san_write_formula (self->sheet, row, COLUMN_TOTAL, &formula,
                     formats->number[san_format_index (self->scheme->decimals)][mark]);
  san_formula_clear (&formula);
}

/* The adjustments' cell; its value, as the cell carries it. */
static double
write_adjustment (Sheet          *self,
                  guint           row,
                  const SanPlace *place,
                  guint           mark)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  double value;
  mpq_t sum;

  if (self->column_adjust == 0)
    return 0;

  mpq_init (sum);
  mpq_add (sum, place->score->bonus, place->score->deduction);
  value = san_cell_value (sum, -1);

  if (mpq_sgn (sum) == 0)
    worksheet_write_blank (self->sheet, row, (lxw_col_t) self->column_adjust,
                           formats->centre[mark]);
  else
    worksheet_write_number (self->sheet, row, (lxw_col_t) self->column_adjust, value,
                            formats->number[san_format_index (-1)][mark]);

  mpq_clear (sum);
  return value;
}

static const char *
remark_of (const SanPlace *place)
{
  if (place->standing == SAN_STANDING_TRIAL)
    return "只排名不奖惩";
  if (place->standing == SAN_STANDING_LISTED)
    return "不参与排名";
  if (place->absent)
    return "不参与排名（无数据）";
  if (place->score->last)
    return "一票否决";

  return mpq_sgn (place->score->veto) != 0 ? "一票否决扣分"
         : place->score->unranked ? "不排名" : "";
}

static void
write_unit (Sheet          *self,
            guint           index,
            const SanPlace *place,
            gboolean        live)
{
  const SanWorkbookFormats *formats = &self->writer->formats;
  guint n_nodes = self->scheme->nodes->len;
  guint row = ROW_FIRST + index;
  guint mark = mark_of (self, place);
  SanFormulaRow cells = { place->score };
  double adjustment;

  cells.references = g_new0 (char *, n_nodes);
  cells.values = g_new0 (double, n_nodes);

  worksheet_write_string (self->sheet, row, COLUMN_UNIT, place->score->participant->name,
                          formats->text[mark]);
  write_components (self, row, place, &cells, mark);
  adjustment = write_adjustment (self, row, place, mark);
  write_total (self, row, place, &cells, adjustment, mark);
  write_rank (self, row, place, live, mark);
  write_changes (self, row, place, mark);
  if (self->column_grade > 0)
    worksheet_write_string (self->sheet, row, (lxw_col_t) self->column_grade, place->grade,
                            formats->centre[mark]);
  worksheet_write_string (self->sheet, row, (lxw_col_t) self->column_note, remark_of (place),
                          formats->text[mark]);

  for (guint i = 0; i < n_nodes; i++)
    g_free (cells.references[i]);
  g_free (cells.references);
  g_free (cells.values);
}

/* The mean of the numbers that stand in a component's column, over the placed units. */
static void
write_component_mean (Sheet *self,
                      guint  row,
                      guint  index)
{
  const SanNode *node = g_ptr_array_index (self->columns, index);
  guint column = COLUMN_NODES + index;
  int decimals = node->decimals >= 0 ? node->decimals : self->scheme->decimals;
  g_autofree double *values = g_new0 (double, self->n_placed + 1);
  g_autofree char *range = range_of (column, ROW_FIRST, ROW_FIRST + self->n_placed - 1, FALSE);
  lxw_format *format = self->writer->formats.mean[san_format_index (decimals)];
  SanFormula formula;
  mpq_t sum, count;
  guint n = 0;

  mpq_init (sum);
  mpq_init (count);

  for (guint i = 0; i < self->n_placed; i++)
    {
      const SanPlace *place = g_ptr_array_index (self->group->places, i);
      const SanNodeScore *score = &place->score->nodes[node->index];

      if (score->state == SAN_NODE_LEFT_OUT)
        continue;

      values[n++] = san_cell_value (score->used,
                                    score->state == SAN_NODE_FILLED ? -1 : node->decimals);
      mpq_add (sum, sum, score->used);
    }

  if (n > 0)
    {
      mpq_set_ui (count, n, 1);
      mpq_div (sum, sum, count);
      san_formula_for_figure ("AVERAGE", range, values, n, decimals,
                              san_cell_value (sum, decimals), &formula);
      san_write_formula (self->sheet, row, column, &formula, format);
      san_formula_clear (&formula);
    }
  else
    {
      worksheet_write_string (self->sheet, row, (lxw_col_t) column, "—", format);
    }

  mpq_clear (sum);
  mpq_clear (count);
}

static void
write_figures (Sheet         *self,
               guint          row,
               SanGroupSheet *result)
{
  static const struct
  {
    const char *name;
    const char *function;
  } figures[] = {
    { "平均", "AVERAGE" }, { "最高", "MAX" }, { "最低", "MIN" }, { "中位数", "MEDIAN" },
    { "标准差", "STDEVP" },
  };
  const char *const exact[] = {
    self->group->mean, self->group->max, self->group->min, self->group->median,
    self->group->stdev,
  };
  g_autofree char *range = range_of (COLUMN_TOTAL, ROW_FIRST,
                                     ROW_FIRST + self->n_placed - 1, FALSE);
  g_autofree double *values = g_new0 (double, self->n_placed + 1);
  int decimals = self->scheme->decimals;
  lxw_format *format = self->writer->formats.mean[san_format_index (decimals)];

  result->stats_row = row;
  result->stats_column = COLUMN_TOTAL;

  for (guint i = 0; i < self->n_placed; i++)
    {
      const SanPlace *place = g_ptr_array_index (self->group->places, i);

      values[i] = g_ascii_strtod (place->total, NULL);
    }

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      SanFormula formula;

      san_formula_for_figure (figures[i].function, range, values, self->n_placed, decimals,
                              g_ascii_strtod (exact[i], NULL), &formula);
      worksheet_merge_range (self->sheet, row + i, COLUMN_RANK, row + i, COLUMN_UNIT,
                             figures[i].name, self->writer->formats.label);
      san_write_formula (self->sheet, row + i, COLUMN_TOTAL, &formula, format);
      san_formula_clear (&formula);
    }

  for (guint i = 0; i < self->columns->len; i++)
    write_component_mean (self, row, i);
}

/* "3个单位“问卷”无数据：按其余成分重新折算" for every component and rule */
static void
add_missing_notes (Sheet *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SanNode *node = g_ptr_array_index (self->columns, i);
      g_autofree char *number = san_micro_format (node->missing_value, SAN_DECIMALS_NEEDED);
      const char *effect = NULL;
      guint missing = 0;

      for (guint j = 0; j < self->group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (self->group->places, j);
          const SanNodeScore *score = &place->score->nodes[node->index];

          missing += score->state != SAN_NODE_SCORED && !score->not_applicable;
        }

      switch (node->missing)
        {
        case SAN_MISSING_GROUP_MEAN:
          effect = "取本组平均分";
          break;

        case SAN_MISSING_FIXED:
          effect = "按固定分计";
          break;

        case SAN_MISSING_FULL:
          effect = "按满分计";
          break;

        case SAN_MISSING_ZERO:
          effect = "按零分计";
          break;

        case SAN_MISSING_UNRANKED:
          effect = "不计总分、不排名";
          break;

        case SAN_MISSING_REWEIGHT:
        default:
          effect = "不计入，其余成分按比例折算";
          break;
        }

      if (missing > 0)
        g_ptr_array_add (self->notes,
                         g_strdup_printf ("%u 个单位“%s”无数据：%s%s。", missing, node->name,
                                          effect,
                                          node->missing == SAN_MISSING_FIXED ? number : ""));
    }
}

static void
add_unit_notes (Sheet *self)
{
  for (guint i = 0; i < self->group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (self->group->places, i);
      const SanScore *score = place->score;

      if (mpq_sgn (score->handicap) != 0)
        {
          g_autofree char *amount = san_rational_format (score->handicap, SAN_DECIMALS_NEEDED);

          g_ptr_array_add (self->notes, g_strdup_printf ("%s：基数调整 %s 分。",
                                                         score->participant->name, amount));
        }

      if (place->by_roster)
        g_ptr_array_add (self->notes, g_strdup_printf ("%s：同分，按名册顺序排列。",
                                                       score->participant->name));
    }
}

static guint
write_notes (Sheet *self,
             guint  row)
{
  add_missing_notes (self);
  add_unit_notes (self);

  if (!has_rank_formula (self))
    g_ptr_array_add (self->notes, g_strdup ("名次按评分方案的并列与比较规则排定，单元格为数值。"));
  if (self->values_only)
    g_ptr_array_add (self->notes,
                     g_strdup ("部分得分含无法写成普通公式的规则（一票否决、基数调整、缺项等），单元格为数值。"));

  for (guint i = 0; i < self->notes->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s%u. %s", i == 0 ? "注：" : "　　", i + 1,
                                               (char *) g_ptr_array_index (self->notes, i));

      worksheet_write_string (self->sheet, row + i, 0, text, self->writer->formats.note);
    }

  return row + self->notes->len;
}

/* The lowest total, rounded down to a round number a little below it. */
static double
axis_start (const Sheet *self)
{
  double lowest = g_ascii_strtod (self->group->min, NULL);
  double highest = g_ascii_strtod (self->group->max, NULL);
  double step = highest - lowest > 20 ? 10 : 5;
  double start = step * (int) ((lowest - step / 2) / step);

  return lowest < 0 ? 0 : MAX (start, 0);
}

static void
add_chart (Sheet      *self,
           guint       row,
           const char *sheet_name)
{
  lxw_chart *chart = workbook_add_chart (self->writer->workbook, LXW_CHART_BAR);
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  lxw_chart_options options = { 0 };
  lxw_chart_font font = { .name = (char *) FONT_CHART, .size = 9 };
  lxw_chart_fill fill = { .color = 0x8FA6C6 };
  g_autofree char *title = NULL;
  guint last = ROW_FIRST + self->n_placed - 1;

  title = *self->group->name != '\0' ? g_strdup_printf ("%s总分", self->group->name)
                                     : g_strdup ("总分");
  chart_series_set_categories (series, sheet_name, ROW_FIRST, COLUMN_UNIT, last, COLUMN_UNIT);
  chart_series_set_values (series, sheet_name, ROW_FIRST, COLUMN_TOTAL, last, COLUMN_TOTAL);
  chart_series_set_name (series, "总分");
  chart_series_set_fill (series, &fill);
  chart_series_set_labels (series);
  chart_series_set_labels_font (series, &font);
  chart_set_series_gap (chart, 40);
  chart_title_set_name (chart, title);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  chart_axis_set_reverse (chart->y_axis);   /* the first place on top */
  chart_axis_set_num_font (chart->x_axis, &font);
  chart_axis_set_num_font (chart->y_axis, &font);
  chart_axis_set_min (chart->x_axis, axis_start (self));
  chart_axis_set_name (chart->x_axis, axis_start (self) > 0 ? "（横轴不从零起）" : "");

  options.x_scale = 720.0 / 480;
  options.y_scale = CLAMP (80 + 18.0 * self->n_placed, 200, 1600) / 288;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  worksheet_insert_chart_opt (self->sheet, row, 0, chart, &options);
}

static void
set_widths (Sheet *self)
{
  worksheet_set_column (self->sheet, COLUMN_RANK, COLUMN_RANK, 6, NULL);
  worksheet_set_column (self->sheet, COLUMN_UNIT, COLUMN_UNIT, 18, NULL);
  worksheet_set_column (self->sheet, COLUMN_TOTAL, COLUMN_MOVED, 8, NULL);
  worksheet_set_column (self->sheet, COLUMN_NODES, (lxw_col_t) (self->column_note - 1), 8.5, NULL);
  worksheet_set_column (self->sheet, (lxw_col_t) self->column_note,
                        (lxw_col_t) self->column_note, 16, NULL);
}

static void
add_data_bars (Sheet *self)
{
  lxw_conditional_format bars = { 0 };

  bars.type = LXW_CONDITIONAL_DATA_BAR;
  bars.bar_color = 0x9DB8DA;
  bars.data_bar_2010 = LXW_TRUE;
  bars.bar_solid = LXW_TRUE;
  bars.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
  bars.min_value = axis_start (self);
  worksheet_conditional_format_range (self->sheet, ROW_FIRST, COLUMN_TOTAL,
                                      ROW_FIRST + self->n_placed - 1, COLUMN_TOTAL, &bars);
}

static void
lay_out (Sheet *self)
{
  guint column;

  add_columns (self->columns, self->scheme->root);
  column = COLUMN_NODES + self->columns->len;
  if (anybody_adjusted (self->group))
    self->column_adjust = column++;
  if (self->scheme->grades->len > 0)
    self->column_grade = column++;
  self->column_note = column;

  /* the placed units stand first */
  while (self->n_placed < self->group->places->len &&
         ((SanPlace *) g_ptr_array_index (self->group->places, self->n_placed))->place > 0)
    self->n_placed++;
}

static guint
write_table (Sheet         *self,
             SanGroupSheet *result)
{
  gboolean live = has_rank_formula (self);
  guint row = ROW_FIRST + self->group->places->len;

  for (guint i = 0; i < self->group->places->len; i++)
    write_unit (self, i, g_ptr_array_index (self->group->places, i), live);

  result->first_row = ROW_FIRST;
  result->n_placed = self->n_placed;
  if (self->n_placed > 0)
    {
      write_figures (self, row, result);
      add_data_bars (self);
      row += 5;
    }

  return write_notes (self, row + 1);
}

void
san_group_sheet_write (SanWorkbookWriter    *writer,
                       const SanRankedGroup *group,
                       SanGroupSheet        *result)
{
  const SanPlace *first = group->places->len > 0 ? g_ptr_array_index (group->places, 0) : NULL;
  lxw_worksheet *worksheet = workbook_add_worksheet (writer->workbook, result->sheet);
  Sheet self = { writer, group, NULL, worksheet };
  guint row;

  if (first == NULL)
    {
      worksheet_write_string (worksheet, 0, 0, "本组没有参评单位。", writer->formats.note);
      return;
    }

  self.scheme = first->score->scheme;
  self.columns = g_ptr_array_new ();
  self.notes = g_ptr_array_new_with_free_func (g_free);

  lay_out (&self);
  set_widths (&self);
  write_heads (&self);
  row = write_table (&self, result);
  if (self.n_placed > 0)
    add_chart (&self, row + 1, result->sheet);

  worksheet_freeze_panes (worksheet, ROW_FIRST, COLUMN_TOTAL);
  worksheet_repeat_rows (worksheet, ROW_HEAD, ROW_HEAD + 1);
  san_sheet_set_paper (writer, worksheet, self.columns->len > 3);

  g_ptr_array_unref (self.columns);
  g_ptr_array_unref (self.notes);
}
