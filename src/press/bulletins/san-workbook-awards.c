/* san-workbook-awards.c - the sheet 奖惩 of a bulletin: who gets what, with the money
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>

#include "base/san-decimal.h"

#define COLUMN_NUMBER 0
#define COLUMN_GROUP  1
#define COLUMN_PLACE  2
#define COLUMN_UNIT   3
#define COLUMN_HEAD   4     /* where somebody has one */

/* As the scheme has them, and in the order of a meeting */
static const struct { const char *action; const char *title; } actions[] = {
  { "commend", "通报表扬" }, { "money", "奖励资金" }, { "pledge", "表态发言" },
  { "self-criticism", "作出检讨" }, { "interview", "约谈" }, { "admonition", "诫勉" },
  { "accountability", "问责" },
};

/* What a rule gives, and where its sum stands. */
typedef struct
{
  const char *rule;
  gint64      sum;      /* yuan in micro-units */
  guint       row;
} RuleSum;

typedef struct
{
  SanListSheet     list;
  const GPtrArray *awards;
  guint            column_rule;
  guint            column_amount;   /* 0: no money */
  guint            column_reason;
  gboolean         has_heads;
  guint            hundredths;      /* 1: some amount is no whole yuan */
  guint            row;
  GArray          *sums;            /* RuleSum */
  guint            n_money;         /* awards with money that are not written yet */
  guint            part;
} AwardsSheet;

static const SanBulletinAward *
nth_award (const AwardsSheet *self,
           guint              index)
{
  return g_ptr_array_index (self->awards, index);
}

static gint64
amount_of (const char *text)
{
  gint64 amount = 0;

  san_micro_parse (text, &amount, NULL, NULL);

  return amount;
}

/* Columns --------------------------------------------------------------------------- */

static void
look_through (AwardsSheet *self)
{
  for (guint i = 0; i < self->awards->len; i++)
    {
      const SanBulletinAward *award = nth_award (self, i);

      self->has_heads |= *award->head != '\0';
      self->n_money += *award->amount != '\0';
      self->hundredths |= amount_of (award->amount) % SAN_MICRO != 0;
    }
}

static guint
lay_out (AwardsSheet   *self,
         SanListColumn *columns)
{
  guint n = COLUMN_HEAD;

  look_through (self);
  columns[COLUMN_NUMBER] = (SanListColumn) { "序号", 6 };
  columns[COLUMN_GROUP] = (SanListColumn) { "考评组", 17 };
  columns[COLUMN_PLACE] = (SanListColumn) { "名次", 6.5 };
  columns[COLUMN_UNIT] = (SanListColumn) { "单位", 20 };
  if (self->has_heads)
    columns[n++] = (SanListColumn) { "负责人", 11 }
  ;
  self->column_rule = n;
  columns[n++] = (SanListColumn) { "依据", 19 };
  if (self->n_money > 0)
    {
      self->column_amount = n;
      columns[n++] = (SanListColumn) { "金额（元）", 13 };
    }
  self->column_reason = n;
  columns[n++] = (SanListColumn) { "说明", 20 };

  return n;
}

/* Rows ------------------------------------------------------------------------------ */

static void
write_award (AwardsSheet            *self,
             const SanBulletinAward *award,
             guint                   number)
{
  const SanWorkbookFormats *formats = &self->list.writer->formats;
  lxw_worksheet *sheet = self->list.sheet;
  const char *texts[8] = { NULL };

  worksheet_write_number (sheet, self->row, COLUMN_NUMBER, number, formats->middle[0]);
  worksheet_write_string (sheet, self->row, COLUMN_GROUP, award->group, formats->words[0]);
  if (award->place > 0)
    worksheet_write_number (sheet, self->row, COLUMN_PLACE, award->place, formats->middle[0]);
  else
    worksheet_write_string (sheet, self->row, COLUMN_PLACE, "—", formats->middle[0]);
  worksheet_write_string (sheet, self->row, COLUMN_UNIT, award->unit, formats->words[0]);
  if (self->has_heads)
    worksheet_write_string (sheet, self->row, COLUMN_HEAD, award->head, formats->middle[0]);
  worksheet_write_string (sheet, self->row, (lxw_col_t) self->column_rule, award->rule,
                          formats->words[0]);
  if (self->column_amount > 0 && *award->amount == '\0')
    worksheet_write_string (sheet, self->row, (lxw_col_t) self->column_amount, "",
                            formats->middle[0]);
  else if (self->column_amount > 0)
    worksheet_write_number (sheet, self->row, (lxw_col_t) self->column_amount,
                            (double) amount_of (award->amount) / SAN_MICRO,
                            formats->money[self->hundredths]);
  worksheet_write_string (sheet, self->row, (lxw_col_t) self->column_reason, award->reason,
                          formats->words[0]);

  texts[COLUMN_GROUP] = award->group;
  texts[COLUMN_UNIT] = award->unit;
  texts[self->column_rule] = award->rule;
  texts[self->column_reason] = award->reason;
  san_list_set_height (&self->list, self->row++, texts, self->list.last + 1);
}

/* A sum of whole yuan is exact in every spreadsheet; hundredths are rounded as scores are.
 * The rest of the row, too. */
static void
write_money (AwardsSheet *self,
             const char  *label,
             const char  *formula,
             gint64       sum)
{
  gboolean live = self->hundredths == 0 || sum % (SAN_MICRO / 100) == 0;
  SanCellNumber number;

  san_cell_number_set_micro (&number, sum);
  worksheet_merge_range (self->list.sheet, self->row, 0, self->row,
                         (lxw_col_t) (self->column_amount - 1), label,
                         self->list.writer->formats.label);
  san_write_number (self->list.sheet, self->row, self->column_amount,
                    live && san_cell_number_is_exact (&number) ? formula : NULL, &number,
                    self->list.writer->formats.money_total[self->hundredths]);
  worksheet_write_blank (self->list.sheet, self->row, (lxw_col_t) self->column_reason,
                         self->list.writer->formats.label);
  self->row++;
}

static void
write_sum (AwardsSheet *self,
           const char  *label,
           guint        first,
           guint        last,
           gint64       sum)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;

  lxw_rowcol_to_range (range, first, (lxw_col_t) self->column_amount, last,
                       (lxw_col_t) self->column_amount);
  formula = self->hundredths ? g_strdup_printf ("=ROUND(ROUND(SUM(%s),9),2)", range)
                             : g_strdup_printf ("=SUM(%s)", range);
  write_money (self, label, formula, sum);
}

/* The awards of a rule follow one another; with money, their sum below them. */
static guint
write_rule (AwardsSheet *self,
            const char  *action,
            const char  *rule,
            guint        number)
{
  guint first = self->row;
  RuleSum sum = { rule };
  gboolean has_money = FALSE;

  for (guint i = 0; i < self->awards->len; i++)
    {
      const SanBulletinAward *award = nth_award (self, i);

      if (strcmp (award->action, action) != 0 || strcmp (award->rule, rule) != 0)
        continue;

      has_money |= *award->amount != '\0';
      self->n_money -= *award->amount != '\0';
      sum.sum += amount_of (award->amount);
      write_award (self, award, ++number);
    }

  if (has_money)
    {
      g_autofree char *label = g_strdup_printf ("“%s”合计", rule);

      sum.row = self->row;
      g_array_append_val (self->sums, sum);
      write_sum (self, label, first, self->row - 1, sum.sum);
    }

  return number;
}

/* 一、通报表扬（9个） */
static void
write_action_band (AwardsSheet *self,
                   const char  *action,
                   const char  *title)
{
  static const char *const numbers[] = {
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
  };
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < self->awards->len; i++)
    n += strcmp (nth_award (self, i)->action, action) == 0;

  text = g_strdup_printf ("%s、%s（%u 个）",
                          numbers[MIN (self->part, G_N_ELEMENTS (numbers) - 1)], title, n);
  worksheet_set_row (self->list.sheet, self->row, 22, NULL);
  san_list_write_band (&self->list, self->row++, text);
  self->part++;
}

/* Money ----------------------------------------------------------------------------- */

static const SanBulletinMoney *
find_budget (const AwardsSheet *self,
             const char        *rule)
{
  const GPtrArray *money = self->list.writer->head->data->money;

  for (guint i = 0; money != NULL && i < money->len; i++)
    {
      const SanBulletinMoney *item = g_ptr_array_index (money, i);

      if (strcmp (item->rule, rule) == 0 && *item->budget != '\0')
        return item;
    }

  return NULL;
}

/* (transfer full): 200,000 */
static char *
yuan_text (gint64 amount)
{
  g_autofree char *text = san_micro_format (ABS (amount), SAN_DECIMALS_NEEDED);
  GString *grouped = g_string_new (text);
  gssize end = (gssize) strcspn (grouped->str, ".");

  while ((end -= 3) > 0)
    g_string_insert_c (grouped, end, ',');

  return g_string_free (grouped, FALSE);
}

/* 预算 200,000 元，结余 0 元, beside the rule's sum */
static void
write_budget (AwardsSheet   *self,
              const RuleSum *sum)
{
  const SanBulletinMoney *money = find_budget (self, sum->rule);
  const char *texts[8] = { NULL };
  g_autofree char *text = NULL;
  g_autofree char *budget = NULL;
  g_autofree char *rest = NULL;
  gint64 left;

  if (money == NULL)
    return;

  left = amount_of (money->budget) - sum->sum;
  budget = yuan_text (amount_of (money->budget));
  rest = yuan_text (left);
  text = g_strdup_printf ("预算 %s 元，%s %s 元", budget, left < 0 ? "超出" : "结余", rest);
  worksheet_write_string (self->list.sheet, sum->row, (lxw_col_t) self->column_reason, text,
                          self->list.writer->formats.words[0]);
  texts[self->column_reason] = text;
  san_list_set_height (&self->list, sum->row, texts, self->column_reason + 1);
}

/* The sums of the rules, added up. */
static void
write_grand_total (AwardsSheet *self)
{
  g_autoptr (GString) formula = g_string_new (self->hundredths ? "=ROUND(ROUND(" : "=");
  char cell[LXW_MAX_CELL_NAME_LENGTH];
  gint64 total = 0;

  for (guint i = 0; i < self->sums->len; i++)
    {
      const RuleSum *sum = &g_array_index (self->sums, RuleSum, i);

      write_budget (self, sum);
      lxw_rowcol_to_cell (cell, sum->row, (lxw_col_t) self->column_amount);
      g_string_append_printf (formula, "%s%s", i > 0 ? "+" : "", cell);
      total += sum->sum;
    }
  if (self->sums->len < 2)
    return;

  if (self->hundredths)
    g_string_append (formula, ",9),2)");
  worksheet_set_row (self->list.sheet, self->row, 22, NULL);
  write_money (self, "资金总计", formula->str, total);
}

/* The sheet ------------------------------------------------------------------------- */

/* All of one kind; the grand total stands below the last that have money. */
static void
write_action (AwardsSheet *self,
              const char  *action,
              const char  *title)
{
  g_autoptr (GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean had_money = self->n_money > 0;
  guint number = 0;

  for (guint i = 0; i < self->awards->len; i++)
    {
      const SanBulletinAward *award = nth_award (self, i);

      if (strcmp (award->action, action) != 0)
        continue;

      if (g_hash_table_size (rules) == 0)
        write_action_band (self, action, title);
      if (g_hash_table_add (rules, award->rule))
        number = write_rule (self, action, award->rule, number);
    }

  if (had_money && self->n_money == 0)
    write_grand_total (self);
}

static gboolean
is_known (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].action, action) == 0)
      return TRUE;

  return FALSE;
}

static void
write_all (AwardsSheet *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    write_action (self, actions[i].action, actions[i].title);

  /* a scheme of a later version may know more */
  for (guint i = 0; i < self->awards->len; i++)
    {
      const char *action = nth_award (self, i)->action;
      gboolean first = !is_known (action);

      for (guint j = 0; j < i && first; j++)
        first = strcmp (nth_award (self, j)->action, action) != 0;
      if (first)
        write_action (self, action, action);
    }
}

gboolean
san_awards_sheet_has (const SanWorkbookWriter *writer)
{
  return writer->head->data->awards != NULL && writer->head->data->awards->len > 0;
}

void
san_awards_sheet_write (SanWorkbookWriter *writer,
                        const char        *name)
{
  const SanBulletinData *data = writer->head->data;
  AwardsSheet self = { .awards = data->awards };
  SanListColumn columns[8];
  guint n = lay_out (&self, columns);
  g_autofree char *subtitle =
    g_strdup_printf ("%s　%s", data->period, writer->head->provisional ? "预排名，可能变动"
                                                                      : "按名次和评分方案确定");

  self.sums = g_array_new (FALSE, FALSE, sizeof (RuleSum));
  self.row = SAN_LIST_ROW_FIRST;
  san_list_sheet_open (&self.list, writer, name, "表扬奖励和问责名单", subtitle, columns, n,
                       FALSE);
  write_all (&self);
  san_list_sheet_close (&self.list, COLUMN_UNIT + 1);
  g_array_unref (self.sums);
}
