/* san-workbook-cover.c - the first sheet of a bulletin's workbook: what it is, what it holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>

#define COVER_LAST      8       /* column */
#define COVER_HEAD      5       /* row */

#define NAMED_MAX       3       /* units that share a place and are named */

static char *
day_words (SanDay day)
{
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);

  return g_strdup_printf ("%d年%d月%d日", year, month, mday);
}

/* 第6期（总第18期）　2018年6月29日 */
static char *
issue_line (const SanWorkbookHead *head)
{
  g_autofree char *day = day_words (head->day);
  g_autofree char *number = NULL;
  g_autofree char *edition = NULL;

  if (head->provisional)
    number = g_strdup ("预排名");
  else if (head->number > 0 && head->running > 0)
    number = g_strdup_printf ("第%u期（总第%u期）", head->number, head->running);
  else if (head->number > 0)
    number = g_strdup_printf ("第%u期", head->number);
  else
    number = g_strdup ("草稿");

  if (head->edition > 1)
    edition = g_strdup_printf ("　更正（第%u版）", head->edition);

  return g_strconcat (number, edition != NULL ? edition : "", "　", day, NULL);
}

/* ='sheet'!F31 with the value that stands there */
static void
write_reference (lxw_worksheet       *worksheet,
                 guint                row,
                 guint                column,
                 const SanGroupSheet *sheet,
                 guint                figure,
                 const char          *value,
                 lxw_format          *format)
{
  char cell[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;
  SanCellNumber number;

  san_cell_number_parse (&number, value);
  lxw_rowcol_to_cell (cell, sheet->stats_row + figure, (lxw_col_t) sheet->stats_column);
  formula = g_strdup_printf ("='%s'!%s", sheet->name, cell);
  san_write_number (worksheet, row, column,
                    san_cell_number_is_exact (&number) ? formula : NULL, &number, format);
}

/* The units that share the first or the last place: 甲、乙; many: 甲、乙、丙等12个 */
static char *
names_at (const SanRankedGroup *group,
          guint                 place)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *candidate = g_ptr_array_index (group->places, i);

      if (candidate->place != place || n++ >= NAMED_MAX)
        continue;

      g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "",
                              candidate->score->participant->name);
    }

  if (n > NAMED_MAX)
    g_string_append_printf (names, "等%u个", n);

  return g_strdup (names->str);
}

static guint
last_place (const SanRankedGroup *group)
{
  guint place = 1;

  for (guint i = 0; i < group->places->len; i++)
    place = MAX (place, ((SanPlace *) g_ptr_array_index (group->places, i))->place);

  return place;
}

static const char *
group_title (const SanRankedGroup *group)
{
  return *group->name != '\0' ? group->name : "全部单位";
}

static void
write_cover_row (SanWorkbookWriter    *writer,
                 lxw_worksheet        *cover,
                 guint                 row,
                 const SanRankedGroup *group,
                 const SanGroupSheet  *sheet)
{
  const SanWorkbookFormats *formats = &writer->formats;
  const SanPlace *first = group->places->len > 0 ? g_ptr_array_index (group->places, 0) : NULL;
  int decimals = first != NULL ? first->score->scheme->decimals : 2;
  guint last = last_place (group);
  const char *const figures[] = {
    group->mean, group->max, group->min, group->median, group->stdev,
  };
  g_autofree char *best = names_at (group, 1);
  g_autofree char *worst = names_at (group, last);

  worksheet_write_string (cover, row, 0, group_title (group), formats->text[SAN_MARK_NONE]);
  worksheet_write_number (cover, row, 1, group->n, formats->centre[SAN_MARK_NONE]);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (group->n > 0)
        write_reference (cover, row, 2 + i, sheet, i, figures[i],
                         formats->number[decimals][SAN_MARK_NONE]);
      else
        worksheet_write_string (cover, row, (lxw_col_t) (2 + i), "—",
                                formats->centre[SAN_MARK_NONE]);
    }

  worksheet_write_string (cover, row, 7, group->n > 0 ? best : "—",
                          formats->text[SAN_MARK_FIRST]);
  worksheet_write_string (cover, row, 8, last > 1 ? worst : "—", formats->text[SAN_MARK_LAST]);
}

/* What the bulletin is about, in a sentence. */
static char *
cover_lead (const SanWorkbookWriter *writer)
{
  const SanRoundInput *input = writer->ranking->input;
  g_autofree char *period = san_workbook_period (&input->period, input->label);
  g_autofree char *groups = NULL;
  guint n = 0;

  for (guint i = 0; i < writer->ranking->groups->len; i++)
    n += ((SanRankedGroup *) g_ptr_array_index (writer->ranking->groups, i))->n;

  if (writer->ranking->groups->len > 1)
    groups = g_strdup_printf ("，分 %u 个考评组", writer->ranking->groups->len);

  return g_strdup_printf ("　　%s参加排名的单位共 %u 个%s。各组平均分、最高分、最低分和首末位如下，"
                          "名次和得分以各组工作表为准。%s", period, n,
                          groups != NULL ? groups : "",
                          writer->head->provisional ? "本表为预排名，发布前可能变动。" : "");
}

/* The same of a bulletin of no round */
static char *
tickets_lead (const SanWorkbookWriter *writer)
{
  static const struct { const char *key, *before, *after; } figures[] = {
    { "issued", "交办三色单 ", " 件" }, { "due", "应结 ", " 件" }, { "closed", "办结 ", " 件" },
    { "closure_rate", "办结率 ", "%" },
  };
  const SanBulletinData *data = writer->head->data;
  GString *text = g_string_new ("　　");
  gboolean any = FALSE;

  g_string_append (text, data->period);
  for (guint i = 0; data->figures != NULL && i < G_N_ELEMENTS (figures); i++)
    {
      const char *value = g_hash_table_lookup (data->figures, figures[i].key);

      if (value == NULL || *value == '\0')
        continue;
      g_string_append_printf (text, "%s%s%s%s", any ? "，" : "", figures[i].before, value,
                              g_str_has_suffix (value, "%") ? "" : figures[i].after);
      any = TRUE;
    }
  g_string_append (text, any ? "。具体情况见各工作表。" : "有关情况见各工作表。");

  return g_string_free (text, FALSE);
}

static void
write_cover_heads (SanWorkbookWriter   *writer,
                   lxw_worksheet       *cover,
                   const SanSheetPaper *paper)
{
  static const char *const heads[COVER_LAST + 1] = {
    "考评组", "参排单位数", "平均分", "最高分", "最低分", "中位数", "标准差", "第一名", "末位",
  };
  const SanWorkbookHead *head = writer->head;
  g_autofree char *issue = issue_line (head);
  g_autofree char *lead = writer->ranking != NULL ? cover_lead (writer) : tickets_lead (writer);

  worksheet_set_row (cover, 0, 40, NULL);
  worksheet_merge_range (cover, 0, 0, 0, COVER_LAST, head->title, writer->formats.title);
  worksheet_merge_range (cover, 1, 0, 1, COVER_LAST, issue, writer->formats.subtitle);
  san_sheet_write_paragraph (cover, paper, 2, COVER_LAST, lead, writer->formats.lead);

  if (head->edition > 1)
    {
      g_autofree char *reason = g_strdup_printf ("　　更正说明：%s", head->reason);

      san_sheet_write_paragraph (cover, paper, 3, COVER_LAST, reason, writer->formats.lead);
    }

  if (writer->ranking == NULL)
    return;

  worksheet_set_row (cover, COVER_HEAD, 24, NULL);
  for (guint i = 0; i <= COVER_LAST; i++)
    worksheet_write_string (cover, COVER_HEAD, (lxw_col_t) i, heads[i], writer->formats.head);
}

/* A row for each group, and what the figures count; the row below */
static guint
write_groups (SanWorkbookWriter   *writer,
              lxw_worksheet       *cover,
              const SanSheetPaper *paper,
              GArray              *sheets)
{
  GPtrArray *groups = writer->ranking->groups;
  guint row = COVER_HEAD + 1;

  for (guint i = 0; i < groups->len; i++)
    write_cover_row (writer, cover, row++, g_ptr_array_index (groups, i),
                     &g_array_index (sheets, SanGroupSheet, i));

  san_sheet_write_paragraph (cover, paper, ++row, COVER_LAST,
                             "注：平均分、最高分等只计参加排名的单位。", writer->formats.note);
  worksheet_freeze_panes (cover, COVER_HEAD + 1, 1);
  worksheet_repeat_rows (cover, COVER_HEAD, COVER_HEAD);

  return row + 1;
}

/* What stands on the other sheets, each a link to its own; the row below */
static guint
write_contents (SanWorkbookWriter   *writer,
                lxw_worksheet       *cover,
                guint                row,
                const SanExtraSheet *extras,
                guint                n_extras)
{
  if (n_extras == 0)
    return row;

  worksheet_merge_range (cover, row, 0, row, COVER_LAST, "附表", writer->formats.lead);
  row++;
  for (guint i = 0; i < n_extras; i++, row++)
    {
      g_autofree char *target = g_strdup_printf ("internal:'%s'!A1", extras[i].name);

      worksheet_write_url_opt (cover, row, 0, target, writer->formats.link, extras[i].name,
                               NULL);
      worksheet_merge_range (cover, row, 1, row, COVER_LAST, extras[i].about,
                             writer->formats.lead);
    }

  return row;
}

void
san_cover_write (SanWorkbookWriter   *writer,
                 lxw_worksheet       *cover,
                 GArray              *sheets,
                 const SanExtraSheet *extras,
                 guint                n_extras)
{
  static const double widths[COVER_LAST + 1] = { 20, 11, 9, 9, 9, 9, 9, 24, 24 };
  g_autofree char *day = day_words (writer->head->day);
  SanSheetPaper paper = { .landscape = TRUE };
  guint row = COVER_HEAD;

  worksheet_set_default_row (cover, SAN_SHEET_ROW_HEIGHT, LXW_FALSE);
  for (guint i = 0; i <= COVER_LAST; i++)
    san_sheet_set_width (&paper, cover, i, widths[i]);
  write_cover_heads (writer, cover, &paper);

  if (writer->ranking != NULL)
    row = write_groups (writer, cover, &paper, sheets);
  row = write_contents (writer, cover, row + (n_extras > 0), extras, n_extras);

  row++;
  if (*writer->head->office != '\0')
    {
      worksheet_merge_range (cover, row, 0, row, COVER_LAST, writer->head->office,
                             writer->formats.issuer);
      row++;
    }
  worksheet_merge_range (cover, row, 0, row, COVER_LAST, day, writer->formats.issuer);
  san_sheet_set_paper (writer, cover, &paper);
}
