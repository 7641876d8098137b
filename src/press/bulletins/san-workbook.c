/* san-workbook.c - the Excel bulletin of a round: cover, then a sheet per group
 *
 * A bulletin is an official paper in Chinese whatever language the program speaks, so its
 * words are not translated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-workbook-private.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FONT_TITLE "方正小标宋简体"
#define FONT_BODY  "宋体"

#define COLOUR_HEAD  0xE8EBEF
#define COLOUR_FIRST 0xDDE9F7
#define COLOUR_LAST  0xF7E6D8
#define COLOUR_LINE  0x8F98A5
#define COLOUR_NOTE  0x59626E

static const char *const number_formats[] = {
  "0", "0.0", "0.00", "0.000", "0.0000", "0.00000", "0.000000", "General",
};

static const char *const signed_formats[] = {
  "+0;-0;0", "+0.0;-0.0;0.0", "+0.00;-0.00;0.00", "+0.000;-0.000;0.000",
  "+0.0000;-0.0000;0.0000", "+0.00000;-0.00000;0.00000",
  "+0.000000;-0.000000;0.000000",
};

guint
san_format_index (int decimals)
{
  return decimals < 0 || decimals > 6 ? G_N_ELEMENTS (number_formats) - 1 : (guint) decimals;
}

void
san_write_formula (lxw_worksheet    *worksheet,
                   guint             row,
                   guint             column,
                   const SanFormula *formula,
                   lxw_format       *format)
{
  if (formula->text != NULL)
    worksheet_write_formula_num (worksheet, row, column, formula->text, format,
                                 formula->value);
  else
    worksheet_write_number (worksheet, row, column, formula->value, format);
}

static lxw_format *
new_format (lxw_workbook *workbook,
            double        size,
            gboolean      framed)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_font_name (format, FONT_BODY);
  format_set_font_size (format, size);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);

  if (framed)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, COLOUR_LINE);
    }

  return format;
}

static void
shade (lxw_format *format,
       guint       place)
{
  if (place > 0)
    {
      format_set_pattern (format, LXW_PATTERN_SOLID);
      format_set_fg_color (format, place == 1 ? COLOUR_FIRST : COLOUR_LAST);
    }
}

static void
add_place_formats (SanWorkbookFormats *formats,
                   lxw_workbook       *workbook)
{
  for (guint place = 0; place < 3; place++)
    {
      formats->text[place] = new_format (workbook, 11, TRUE);
      shade (formats->text[place], place);

      formats->centre[place] = new_format (workbook, 11, TRUE);
      format_set_align (formats->centre[place], LXW_ALIGN_CENTER);
      shade (formats->centre[place], place);

      for (guint i = 0; i < G_N_ELEMENTS (number_formats); i++)
        {
          formats->number[i][place] = new_format (workbook, 11, TRUE);
          format_set_num_format (formats->number[i][place], number_formats[i]);
          shade (formats->number[i][place], place);
        }

      for (guint i = 0; i < G_N_ELEMENTS (signed_formats); i++)
        {
          formats->signed_number[i][place] = new_format (workbook, 11, TRUE);
          format_set_num_format (formats->signed_number[i][place], signed_formats[i]);
          shade (formats->signed_number[i][place], place);
        }
    }
}

static void
add_formats (SanWorkbookFormats *formats,
             lxw_workbook       *workbook)
{
  formats->title = new_format (workbook, 18, FALSE);
  format_set_font_name (formats->title, FONT_TITLE);
  format_set_align (formats->title, LXW_ALIGN_CENTER);

  formats->subtitle = new_format (workbook, 11, FALSE);
  format_set_align (formats->subtitle, LXW_ALIGN_CENTER);
  format_set_font_color (formats->subtitle, COLOUR_NOTE);

  formats->head = new_format (workbook, 11, TRUE);
  format_set_bold (formats->head);
  format_set_align (formats->head, LXW_ALIGN_CENTER);
  format_set_text_wrap (formats->head);
  format_set_pattern (formats->head, LXW_PATTERN_SOLID);
  format_set_fg_color (formats->head, COLOUR_HEAD);

  formats->note = new_format (workbook, 10, FALSE);
  format_set_font_color (formats->note, COLOUR_NOTE);

  formats->label = new_format (workbook, 11, TRUE);
  format_set_bold (formats->label);

  add_place_formats (formats, workbook);

  for (guint i = 0; i < G_N_ELEMENTS (number_formats); i++)
    {
      formats->filled[i] = new_format (workbook, 11, TRUE);
      format_set_num_format (formats->filled[i], number_formats[i]);
      format_set_italic (formats->filled[i]);
      format_set_font_color (formats->filled[i], COLOUR_NOTE);

      formats->mean[i] = new_format (workbook, 11, TRUE);
      format_set_num_format (formats->mean[i], number_formats[i]);
      format_set_bold (formats->mean[i]);
    }
}

/* 第6期（总第18期）　2018年6月29日 */
static char *
issue_line (const SanWorkbookHead *head)
{
  g_autofree char *number = NULL;
  int year, month, day;

  san_day_get (head->day, &year, &month, &day);

  if (head->provisional)
    number = g_strdup ("预排名");
  else if (head->number > 0 && head->running > 0)
    number = g_strdup_printf ("第%u期（总第%u期）", head->number, head->running);
  else if (head->number > 0)
    number = g_strdup_printf ("第%u期", head->number);
  else
    number = g_strdup ("草稿");

  return g_strdup_printf ("%s　%d年%d月%d日", number, year, month, day);
}

void
san_sheet_set_paper (SanWorkbookWriter *writer,
                     lxw_worksheet     *worksheet,
                     gboolean           landscape)
{
  const SanWorkbookHead *head = writer->head;
  g_autofree char *issue = head->number > 0 && !head->provisional
                           ? g_strdup_printf ("第%u期", head->number)
                           : g_strdup (head->provisional ? "预排名" : "草稿");
  g_autofree char *footer = NULL;

  footer = g_strdup_printf ("&L&9%s&C&9— &P / &N —&R&9%s%s", issue,
                            *head->journal_head != '\0' ? "日志 " : "", head->journal_head);

  worksheet_set_paper (worksheet, 9);   /* A4 */
  if (landscape)
    worksheet_set_landscape (worksheet);
  worksheet_fit_to_pages (worksheet, 1, 0);
  worksheet_set_margins (worksheet, 0.6, 0.6, 0.7, 0.8);
  worksheet_center_horizontally (worksheet);
  worksheet_set_footer (worksheet, footer);
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
  g_auto (GStrv) quoted = g_strsplit (sheet->sheet, "'", -1);
  g_autofree char *name = g_strjoinv ("''", quoted);
  g_autofree char *formula = NULL;

  lxw_rowcol_to_cell (cell, sheet->stats_row + figure, (lxw_col_t) sheet->stats_column);
  formula = g_strdup_printf ("='%s'!%s", name, cell);
  worksheet_write_formula_num (worksheet, row, (lxw_col_t) column, formula, format,
                               g_ascii_strtod (value, NULL));
}

/* The names that share the first or the last place: 甲、乙 */
static char *
names_at (const SanRankedGroup *group,
          gboolean              last)
{
  GString *names = g_string_new (NULL);
  guint place = 1;

  for (guint i = 0; last && i < group->places->len; i++)
    {
      const SanPlace *candidate = g_ptr_array_index (group->places, i);

      place = MAX (place, candidate->place);
    }

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *candidate = g_ptr_array_index (group->places, i);

      if (candidate->place == place)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "",
                                candidate->score->participant->name);
    }

  return g_string_free (names, FALSE);
}

static void
write_cover_row (SanWorkbookWriter    *writer,
                 lxw_worksheet        *cover,
                 guint                 row,
                 const SanRankedGroup *group,
                 const SanGroupSheet  *sheet)
{
  const SanPlace *first = group->places->len > 0 ? g_ptr_array_index (group->places, 0) : NULL;
  int decimals = first != NULL ? first->score->scheme->decimals : 2;
  lxw_format *number = writer->formats.number[san_format_index (decimals)][0];
  const char *const figures[] = {
    group->mean, group->max, group->min, group->median, group->stdev,
  };
  g_autofree char *best = names_at (group, FALSE);
  g_autofree char *worst = names_at (group, TRUE);

  worksheet_write_string (cover, row, 0, sheet->sheet, writer->formats.text[0]);
  worksheet_write_number (cover, row, 1, group->n, writer->formats.centre[0]);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (group->n > 0)
        write_reference (cover, row, 2 + i, sheet, i, figures[i], number);
      else
        worksheet_write_string (cover, row, (lxw_col_t) (2 + i), "—", writer->formats.centre[0]);
    }

  worksheet_write_string (cover, row, 7, group->n > 0 ? best : "—", writer->formats.text[1]);
  worksheet_write_string (cover, row, 8, group->n > 1 ? worst : "—", writer->formats.text[2]);
}

static void
write_cover (SanWorkbookWriter *writer,
             lxw_worksheet     *cover,
             GArray            *sheets)
{
  static const char *const heads[] = {
    "考评组", "参排单位数", "平均分", "最高分", "最低分", "中位数", "标准差", "第一名", "末位",
  };
  static const double widths[] = { 20, 11, 9, 9, 9, 9, 9, 22, 22 };
  GPtrArray *groups = writer->ranking->groups;
  g_autofree char *issue = issue_line (writer->head);
  guint row = 4;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    worksheet_set_column (cover, (lxw_col_t) i, (lxw_col_t) i, widths[i], NULL);

  worksheet_set_row (cover, 0, 34, NULL);
  worksheet_merge_range (cover, 0, 0, 0, 8, writer->head->title, writer->formats.title);
  worksheet_merge_range (cover, 1, 0, 1, 8, issue, writer->formats.subtitle);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    worksheet_write_string (cover, 3, (lxw_col_t) i, heads[i], writer->formats.head);

  for (guint i = 0; i < groups->len; i++)
    write_cover_row (writer, cover, row++, g_ptr_array_index (groups, i),
                     &g_array_index (sheets, SanGroupSheet, i));

  row++;
  worksheet_write_string (cover, row++, 0,
                          "注：平均分等只计参加排名的单位；名次和得分以各组工作表为准。",
                          writer->formats.note);
  if (*writer->head->office != '\0')
    worksheet_write_string (cover, row++, 0, writer->head->office, writer->formats.note);

  worksheet_freeze_panes (cover, 4, 1);
  worksheet_repeat_rows (cover, 0, 3);
  san_sheet_set_paper (writer, cover, TRUE);
}

/* At most 31 characters, none of []:*?/\, no two alike. */
static char *
sheet_name (const char *group,
            GHashTable *taken)
{
  g_autofree char *clean = g_strdup (*group != '\0' ? group : "全部单位");
  char *name;

  g_strdelimit (clean, "[]:*?/\\'", '_');
  name = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), 31));

  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_autofree char *head = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), 27));

      g_free (name);
      name = g_strdup_printf ("%s_%u", head, i);
    }

  g_hash_table_add (taken, g_strdup (name));
  return name;
}

static void
group_sheet_clear (gpointer data)
{
  g_free (((SanGroupSheet *) data)->sheet);
}

static gboolean
write_sheets (SanWorkbookWriter *writer,
              GCancellable      *cancellable,
              GError           **error)
{
  GPtrArray *groups = writer->ranking->groups;
  g_autoptr (GArray) sheets = g_array_new (FALSE, TRUE, sizeof (SanGroupSheet));
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lxw_worksheet *cover = workbook_add_worksheet (writer->workbook, "汇总");

  g_hash_table_add (taken, g_strdup ("汇总"));
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

GBytes *
san_workbook_make (const SanRanking      *ranking,
                   const SanWorkbookHead *head,
                   GCancellable          *cancellable,
                   GError               **error)
{
  SanWorkbookWriter writer = { NULL, ranking, head };
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gboolean written;
  lxw_error rc;
  gsize length;
  int fd;

  fd = g_file_open_tmp ("sanse-XXXXXX.xlsx", &path, error);
  if (fd < 0)
    return NULL;
  close (fd);

  writer.workbook = workbook_new (path);
  add_formats (&writer.formats, writer.workbook);
  set_properties (&writer);
  written = write_sheets (&writer, cancellable, error);

  rc = workbook_close (writer.workbook);   /* also frees it, whatever the answer */
  if (written && rc != LXW_NO_ERROR)
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                 _("The workbook cannot be written in %s: %s"), g_get_tmp_dir (),
                 lxw_strerror (rc));

  written = written && rc == LXW_NO_ERROR &&
            g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);

  return written ? g_bytes_new_take (g_steal_pointer (&contents), length) : NULL;
}
