/* san-workbook.c - the Excel bulletin of a round: cover, then a sheet per group
 *
 * A bulletin is an official paper in Chinese whatever language the program speaks, so its
 * words are not translated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <locale.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define COVER_NAME      "汇总"
#define COVER_LAST      8       /* column */
#define COVER_HEAD      5       /* row */

/* Excel's own limits */
#define SHEET_NAME_MAX  31

#define NAMED_MAX       3       /* units that share a place and are named */

char *
san_workbook_period (const SanPeriod *period,
                     const char      *label)
{
  int year, month, day;

  san_day_get (period->first, &year, &month, &day);

  switch (period->kind)
    {
    case SAN_PERIOD_MONTH:
      return g_strdup_printf ("%d年%d月", year, month);

    case SAN_PERIOD_QUARTER:
      return g_strdup_printf ("%d年第%d季度", year, (month + 2) / 3);

    case SAN_PERIOD_YEAR:
      return g_strdup_printf ("%d年", year);

    case SAN_PERIOD_WEEK:
    case SAN_PERIOD_MONTHS:
    case SAN_PERIOD_DAYS:
    default:
      return g_strdup (label);
    }
}

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
  g_autofree char *lead = cover_lead (writer);

  worksheet_set_row (cover, 0, 40, NULL);
  worksheet_merge_range (cover, 0, 0, 0, COVER_LAST, head->title, writer->formats.title);
  worksheet_merge_range (cover, 1, 0, 1, COVER_LAST, issue, writer->formats.subtitle);
  san_sheet_write_paragraph (cover, paper, 2, COVER_LAST, lead, writer->formats.lead);

  if (head->edition > 1)
    {
      g_autofree char *reason = g_strdup_printf ("　　更正说明：%s", head->reason);

      san_sheet_write_paragraph (cover, paper, 3, COVER_LAST, reason, writer->formats.lead);
    }

  worksheet_set_row (cover, COVER_HEAD, 24, NULL);
  for (guint i = 0; i <= COVER_LAST; i++)
    worksheet_write_string (cover, COVER_HEAD, (lxw_col_t) i, heads[i], writer->formats.head);
}

static void
write_cover (SanWorkbookWriter *writer,
             lxw_worksheet     *cover,
             GArray            *sheets)
{
  static const double widths[COVER_LAST + 1] = { 20, 11, 9, 9, 9, 9, 9, 24, 24 };
  GPtrArray *groups = writer->ranking->groups;
  g_autofree char *day = day_words (writer->head->day);
  SanSheetPaper paper = { .landscape = TRUE };
  guint row = COVER_HEAD + 1;

  worksheet_set_default_row (cover, SAN_SHEET_ROW_HEIGHT, LXW_FALSE);
  for (guint i = 0; i <= COVER_LAST; i++)
    san_sheet_set_width (&paper, cover, i, widths[i]);
  write_cover_heads (writer, cover, &paper);

  for (guint i = 0; i < groups->len; i++)
    write_cover_row (writer, cover, row++, g_ptr_array_index (groups, i),
                     &g_array_index (sheets, SanGroupSheet, i));

  san_sheet_write_paragraph (cover, &paper, ++row, COVER_LAST,
                             "注：平均分、最高分等只计参加排名的单位。", writer->formats.note);
  row += 2;
  if (*writer->head->office != '\0')
    {
      worksheet_merge_range (cover, row, 0, row, COVER_LAST, writer->head->office,
                             writer->formats.issuer);
      row++;
    }
  worksheet_merge_range (cover, row, 0, row, COVER_LAST, day, writer->formats.issuer);

  worksheet_freeze_panes (cover, COVER_HEAD + 1, 1);
  worksheet_repeat_rows (cover, COVER_HEAD, COVER_HEAD);
  san_sheet_set_paper (writer, cover, &paper);
}

/* Characters as Excel counts them. */
static guint
utf16_length (const char *text)
{
  guint length = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    length += g_utf8_get_char (text) > 0xFFFF ? 2 : 1;

  return length;
}

/* (transfer full): at most @most characters of it */
static char *
cut_name (const char *name,
          guint       most)
{
  char *cut = g_strdup (name);

  while (utf16_length (cut) > most)
    *g_utf8_prev_char (cut + strlen (cut)) = '\0';

  return cut;
}

/* "2018", "A1", "RC": libxlsxwriter does not quote them, and Excel takes them for cells. */
static gboolean
looks_like_cell (const char *name)
{
  gboolean digit = FALSE;
  const char *c = name;

  for (; g_ascii_isalnum (*c) || *c == '_' || *c == '.'; c++)
    digit |= g_ascii_isdigit (*c);

  return *c == '\0' && (digit || strlen (name) <= 2);
}

static char *
clean_name (const char *group)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *c = group; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter < 128 && strchr ("[]:*?/\\'", (int) letter) != NULL)
        g_string_append_c (clean, '_');
      else
        g_string_append_unichar (clean, g_unichar_isgraph (letter) ? letter : ' ');
    }

  g_strstrip (clean->str);
  if (*clean->str == '\0')
    return g_strdup ("全部单位");

  /* "History" is a name that Excel keeps for itself */
  if (looks_like_cell (clean->str) || g_ascii_strcasecmp (clean->str, "History") == 0)
    return g_strconcat (clean->str, "组", NULL);

  return g_strdup (clean->str);
}

/* (transfer full): at most 31 characters, none of []:*?/\', no two alike but for case */
static char *
sheet_name (const char *group,
            GHashTable *taken)
{
  g_autofree char *clean = clean_name (group);
  char *name = cut_name (clean, SHEET_NAME_MAX);
  char *key = g_utf8_casefold (name, -1);

  for (guint i = 2; g_hash_table_contains (taken, key); i++)
    {
      g_autofree char *end = g_strdup_printf ("_%u", i);
      g_autofree char *head = cut_name (clean, SHEET_NAME_MAX - (guint) strlen (end));

      g_free (name);
      g_free (key);
      name = g_strconcat (head, end, NULL);
      key = g_utf8_casefold (name, -1);
    }

  g_hash_table_add (taken, key);
  return name;
}

static void
group_sheet_clear (gpointer data)
{
  g_free (((SanGroupSheet *) data)->name);
}

static gboolean
write_sheets (SanWorkbookWriter *writer,
              GCancellable      *cancellable,
              GError           **error)
{
  GPtrArray *groups = writer->ranking->groups;
  g_autoptr (GArray) sheets = g_array_new (FALSE, TRUE, sizeof (SanGroupSheet));
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lxw_worksheet *cover = workbook_add_worksheet (writer->workbook, COVER_NAME);

  g_hash_table_add (taken, g_strdup (COVER_NAME));
  if (writer->head->tickets != NULL)
    g_hash_table_add (taken, g_strdup (SAN_TICKETS_SHEET));
  g_array_set_clear_func (sheets, group_sheet_clear);

  for (guint i = 0; i < groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (groups, i);
      SanGroupSheet sheet = { sheet_name (group->name, taken) };

      g_array_append_val (sheets, sheet);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      san_group_sheet_write (writer, group, &g_array_index (sheets, SanGroupSheet, i));
    }

  if (writer->head->tickets != NULL)
    san_tickets_sheet_write (writer, writer->head->tickets);
  write_cover (writer, cover, sheets);
  return TRUE;
}

/* The date of issue at noon, in no zone: the file's properties must not depend on the
 * clock or the place. */
static void
set_properties (SanWorkbookWriter *writer)
{
  lxw_doc_properties properties = { 0 };

  properties.title = (char *) writer->head->title;
  properties.author = (char *) writer->head->office;
  properties.company = (char *) writer->head->office;
  properties.created = (time_t) writer->head->day * 86400 + 43200;
  workbook_set_properties (writer->workbook, &properties);
}

/* @path is there already, empty. */
static gboolean
write_file (const SanRanking      *ranking,
            const SanWorkbookHead *head,
            const char            *path,
            GCancellable          *cancellable,
            GError               **error)
{
  SanWorkbookWriter writer = { workbook_new (path), ranking, head };
  gboolean written;
  lxw_error rc;

  san_formats_add (&writer.formats, writer.workbook);
  set_properties (&writer);
  written = write_sheets (&writer, cancellable, error);

  rc = workbook_close (writer.workbook);   /* also frees it, whatever the answer */
  if (written && rc != LXW_NO_ERROR)
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                 _("The workbook cannot be written in %s: %s"), g_get_tmp_dir (),
                 lxw_strerror (rc));

  return written && rc == LXW_NO_ERROR;
}

GBytes *
san_workbook_make (const SanRanking      *ranking,
                   const SanWorkbookHead *head,
                   GCancellable          *cancellable,
                   GError               **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GMappedFile) file = NULL;
  locale_t plain, before;
  gboolean written;
  int fd;

  fd = g_file_open_tmp ("sanse-XXXXXX.xlsx", &path, error);
  if (fd < 0)
    return NULL;
  close (fd);

  /* libxlsxwriter prints numbers with the decimal sign of the locale */
  plain = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  before = uselocale (plain);
  written = write_file (ranking, head, path, cancellable, error);
  uselocale (before);
  freelocale (plain);

  /* the bytes stay while they are mapped, the name need not */
  if (written)
    file = g_mapped_file_new (path, FALSE, error);
  g_unlink (path);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}
