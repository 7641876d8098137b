/* san-award-lists.c - the lists of a meeting: who is praised, paid, and called to account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-award-lists.h"

#include <string.h>

#include "base/san-decimal.h"
#include "bulletins/san-workbook-private.h"

/* In the order of a meeting */
static const struct { const char *action, *sheet, *title; } lists[] = {
  { "commend", "表扬", "通报表扬" }, { "money", "奖励", "奖励资金" },
  { "pledge", "表态发言", "表态发言" }, { "self-criticism", "检讨", "作出检讨" },
  { "interview", "约谈", "约谈" }, { "admonition", "诫勉", "诫勉" },
  { "accountability", "问责", "问责" },
};

/* What a column says */
typedef enum { NUMBER, GROUP, PLACE, UNIT, HEAD, RULE, MONEY, REMARK, N_KINDS } Kind;

static const struct { const char *head; double width; double weight; SanPaperAlign align; }
kinds[N_KINDS] = {
  { "序号", 6, 0, SAN_PAPER_CENTRE }, { "考评组", 18, 1, SAN_PAPER_LEFT },
  { "名次", 6.5, 0, SAN_PAPER_CENTRE }, { "单位", 21, 2, SAN_PAPER_LEFT },
  { "负责人", 11, 0, SAN_PAPER_CENTRE }, { "依据", 18, 1, SAN_PAPER_LEFT },
  { "金额（元）", 12, 0, SAN_PAPER_RIGHT }, { "说明", 20, 2, SAN_PAPER_LEFT },
};

/* One list: its awards, and the columns that something stands in */
typedef struct
{
  guint      list;         /* index */
  GPtrArray *awards;       /* (element-type SanAward) */
  SanRoster *roster;
  Kind       kinds[N_KINDS];
  guint      n;
  gint64     sum;
  guint      hundredths;
} List;

static const SanAward *
nth_award (const List *self,
           guint       index)
{
  return g_ptr_array_index (self->awards, index);
}

static const char *
head_of (const List     *self,
         const SanAward *award)
{
  const SanUnit *unit = self->roster != NULL ? san_roster_get (self->roster, award->unit_id)
                                             : NULL;

  return unit != NULL && unit->head != NULL ? unit->head : "";
}

static gboolean
list_collect (List            *self,
              const SanAwards *awards)
{
  gboolean used[N_KINDS] = { TRUE, TRUE, TRUE, TRUE, FALSE, TRUE, FALSE, FALSE };

  for (guint i = 0; i < awards->awards->len; i++)
    {
      SanAward *award = g_ptr_array_index (awards->awards, i);

      if (award->state == SAN_AWARD_STRUCK ||
          strcmp (award->action, lists[self->list].action) != 0)
        continue;

      g_ptr_array_add (self->awards, award);
      used[HEAD] |= *head_of (self, award) != '\0';
      used[MONEY] |= award->has_money;
      used[REMARK] |= *award->reason != '\0' || award->state == SAN_AWARD_PROPOSED;
      self->sum += award->has_money ? award->amount : 0;
      self->hundredths |= award->has_money && award->amount % SAN_MICRO != 0;
    }

  for (Kind kind = 0; kind < N_KINDS; kind++)
    if (used[kind])
      self->kinds[self->n++] = kind;

  return self->awards->len > 0;
}

/* (transfer full): of all but numbers */
static char *
cell_text (const List     *self,
           const SanAward *award,
           Kind            kind)
{
  switch (kind)
    {
    case GROUP:
      return g_strdup (award->group);

    case PLACE:
      return award->place > 0 ? g_strdup_printf ("%u", award->place) : g_strdup ("—");

    case UNIT:
      return g_strdup (award->unit);

    case HEAD:
      return g_strdup (head_of (self, award));

    case RULE:
      return g_strdup (award->rule);

    case MONEY:
      return award->has_money ? san_micro_format (award->amount, self->hundredths ? 2 : 0)
                              : g_strdup ("");

    case REMARK:
      return award->state == SAN_AWARD_PROPOSED
             ? g_strconcat ("待确认", *award->reason != '\0' ? "；" : "", award->reason, NULL)
             : g_strdup (award->reason);

    case NUMBER:
    case N_KINDS:
    default:
      return g_strdup ("");
    }
}

static char *
list_title (const List              *self,
            const SanAwardListsHead *head)
{
  return g_strdup_printf ("%s%s考评%s名单", head->city, head->period, lists[self->list].title);
}

static char *
list_subtitle (const List              *self,
               const SanAwardListsHead *head)
{
  int year, month, day;

  san_day_get (head->day, &year, &month, &day);

  return g_strdup_printf ("%s%s%d年%d月%d日　共 %u 个", head->office,
                          *head->office != '\0' ? "　" : "", year, month, day,
                          self->awards->len);
}

typedef void (*ListFunc) (List    *list,
                          gpointer data);

/* Calls @func for each list that somebody is on. */
static guint
for_each_list (const SanAwards *awards,
               SanRoster       *roster,
               ListFunc         func,
               gpointer         data)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) members = g_ptr_array_new ();
      List list = { .list = i, .awards = members, .roster = roster };

      if (!list_collect (&list, awards))
        continue;
      n++;
      if (func != NULL)
        func (&list, data);
    }

  return n;
}

/* Paper ----------------------------------------------------------------------------- */

typedef struct
{
  const SanAwardListsHead *head;
  GPtrArray *tables;
} Papers;

static void
add_paper_row (List           *self,
               SanPaperTable  *table,
               const SanAward *award,
               guint           number)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n; i++)
    g_ptr_array_add (cells, self->kinds[i] == NUMBER ? g_strdup_printf ("%u", number)
                                                     : cell_text (self, award, self->kinds[i]));
  san_paper_table_add_row (table, SAN_PAPER_ROW_PLAIN, (const char *const *) cells->pdata);
}

static void
add_paper_sum (List          *self,
               SanPaperTable *table)
{
  const char *cells[N_KINDS] = { NULL };
  g_autofree char *sum = san_micro_format (self->sum, self->hundredths ? 2 : 0);

  for (guint i = 0; i < self->n; i++)
    cells[i] = self->kinds[i] == UNIT ? "合计" : self->kinds[i] == MONEY ? sum : NULL;
  san_paper_table_add_row (table, SAN_PAPER_ROW_STRONG, cells);
}

static gboolean
has_money (const List *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->kinds[i] == MONEY)
      return TRUE;

  return FALSE;
}

static void
add_paper (List    *self,
           gpointer data)
{
  Papers *papers = data;
  g_autofree char *title = list_title (self, papers->head);
  g_autofree char *subtitle = list_subtitle (self, papers->head);
  SanPaperTable *table = san_paper_table_new (title, subtitle);

  for (guint i = 0; i < self->n; i++)
    san_paper_table_add_column (table, NULL, kinds[self->kinds[i]].head,
                                kinds[self->kinds[i]].weight, kinds[self->kinds[i]].align);
  for (guint i = 0; i < self->awards->len; i++)
    add_paper_row (self, table, nth_award (self, i), i + 1);
  if (has_money (self))
    add_paper_sum (self, table);

  g_ptr_array_add (papers->tables, table);
}

GPtrArray *
san_award_lists_tables (const SanAwards         *awards,
                        SanRoster               *roster,
                        const SanAwardListsHead *head)
{
  Papers papers = { head, g_ptr_array_new_with_free_func (g_object_unref) };

  for_each_list (awards, roster, add_paper, &papers);

  return papers.tables;
}

/* Workbook -------------------------------------------------------------------------- */

typedef struct
{
  const SanAwards         *awards;
  SanRoster               *roster;
  const SanAwardListsHead *head;
  SanWorkbookWriter       *writer;
} Sheets;

static void
write_award (List           *self,
             SanListSheet   *sheet,
             const SanAward *award,
             guint           number)
{
  const SanWorkbookFormats *formats = &sheet->writer->formats;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint row = SAN_LIST_ROW_FIRST + number - 1;

  for (guint i = 0; i < self->n; i++)
    {
      Kind kind = self->kinds[i];
      char *text = cell_text (self, award, kind);
      lxw_format *format = kinds[kind].align == SAN_PAPER_LEFT ? formats->words[0]
                                                               : formats->middle[0];

      g_ptr_array_add (texts, text);
      if (kind == NUMBER || (kind == PLACE && award->place > 0))
        worksheet_write_number (sheet->sheet, row, (lxw_col_t) i,
                                kind == NUMBER ? number : award->place, format);
      else if (kind == MONEY && award->has_money)
        worksheet_write_number (sheet->sheet, row, (lxw_col_t) i,
                                (double) award->amount / SAN_MICRO,
                                formats->money[self->hundredths]);
      else
        worksheet_write_string (sheet->sheet, row, (lxw_col_t) i, text, format);
    }
  san_list_set_height (sheet, row, (const char *const *) texts->pdata, self->n);
}

static void
write_sum (List         *self,
           SanListSheet *sheet)
{
  guint row = SAN_LIST_ROW_FIRST + self->awards->len;
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *formula = NULL;
  gboolean live = self->hundredths == 0 || self->sum % (SAN_MICRO / 100) == 0;
  SanCellNumber number;

  san_cell_number_set_micro (&number, self->sum);
  for (guint i = 0; i < self->n; i++)
    {
      if (self->kinds[i] != MONEY)
        {
          worksheet_write_string (sheet->sheet, row, (lxw_col_t) i,
                                  self->kinds[i] == UNIT ? "合计" : "",
                                  sheet->writer->formats.label);
          continue;
        }

      lxw_rowcol_to_range (range, SAN_LIST_ROW_FIRST, (lxw_col_t) i, row - 1, (lxw_col_t) i);
      formula = self->hundredths ? g_strdup_printf ("=ROUND(ROUND(SUM(%s),9),2)", range)
                                 : g_strdup_printf ("=SUM(%s)", range);
      san_write_number (sheet->sheet, row, i,
                        live && san_cell_number_is_exact (&number) ? formula : NULL, &number,
                        sheet->writer->formats.money_total[self->hundredths]);
    }
}

static void
write_list (List    *self,
            gpointer data)
{
  Sheets *sheets = data;
  g_autofree char *title = list_title (self, sheets->head);
  g_autofree char *subtitle = list_subtitle (self, sheets->head);
  SanListColumn columns[N_KINDS];
  SanListSheet sheet;

  for (guint i = 0; i < self->n; i++)
    columns[i] = (SanListColumn) { kinds[self->kinds[i]].head, kinds[self->kinds[i]].width }
  ;

  san_list_sheet_open (&sheet, sheets->writer, lists[self->list].sheet, title, subtitle, columns,
                       self->n, FALSE);
  sheet.paper.foot = lists[self->list].sheet;
  for (guint i = 0; i < self->awards->len; i++)
    write_award (self, &sheet, nth_award (self, i), i + 1);
  if (has_money (self))
    write_sum (self, &sheet);
  san_list_sheet_close (&sheet, 0);
}

static gboolean
fill (SanWorkbookWriter *writer,
      gpointer           data,
      GCancellable      *cancellable,
      GError           **error)
{
  Sheets *sheets = data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  sheets->writer = writer;
  for_each_list (sheets->awards, sheets->roster, write_list, sheets);
  return TRUE;
}

GBytes *
san_award_lists_workbook (const SanAwards         *awards,
                          SanRoster               *roster,
                          const SanAwardListsHead *head,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  Sheets sheets = { awards, roster, head };
  g_autofree char *title = g_strdup_printf ("%s%s考评表扬奖励和问责名单", head->city, head->period);
  SanWorkbookHead workbook = { .office = head->office, .title = title, .day = head->day,
                               .journal_head = "", .reason = "" };

  if (for_each_list (awards, roster, NULL, NULL) == 0)
    return NULL;

  return san_workbook_write (NULL, &workbook, fill, &sheets, cancellable, error);
}
