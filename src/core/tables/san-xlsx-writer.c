/* san-xlsx-writer.c - a table as a workbook of one sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-xlsx-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/san-decimal.h"
#include "base/san-error.h"
#include "base/san-plain-numbers.h"

#define MOST_DIGITS 15   /* significant ones, of a number in a spreadsheet */
#define MOST_DECIMALS 6
#define WIDTH_MIN     8
#define WIDTH_MAX     50
#define CELL_MAX      32767     /* characters, says Excel */
#define SHEET_NAME_MAX 31

struct _SanXlsxWriter
{
  char          *path;
  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  lxw_format    *numbers[MOST_DECIMALS + 1];   /* by decimals */
  gboolean      *numeric;
  guint         *widths;
  guint          n_columns;
  lxw_row_t      row;
};

static char *
make_sheet_name (const char *name)
{
  g_autofree char *cut = NULL;

  if (name == NULL || *name == '\0')
    return g_strdup ("Sheet1");

  cut = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), SHEET_NAME_MAX));

  return g_strdelimit (g_steal_pointer (&cut), "[]:*?/\\'", '_');
}

/* In half-width characters: a Chinese one takes two. */
static guint
measure (const char *text)
{
  guint width = 0;
  guint widest = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c == '\n')
        width = 0;
      else
        width += g_unichar_iswide (c) ? 2 : 1;
      widest = MAX (widest, width);
    }

  return widest;
}

static void
write_header (SanXlsxWriter     *writer,
              const char *const *names)
{
  lxw_format *format = workbook_add_format (writer->workbook);

  format_set_bold (format);
  format_set_bg_color (format, 0xE8E8E8);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, 0xC0C0C0);

  for (guint i = 0; i < writer->n_columns; i++)
    {
      worksheet_write_string (writer->sheet, 0, (lxw_col_t) i, names[i], format);
      writer->widths[i] = measure (names[i]);
    }
  worksheet_freeze_panes (writer->sheet, 1, 0);
  worksheet_repeat_rows (writer->sheet, 0, 0);
}

SanXlsxWriter *
san_xlsx_writer_new (const char        *path,
                     const char        *sheet,
                     const char *const *names,
                     const gboolean    *numeric,
                     guint              n_columns)
{
  static const char *const codes[] = {
    "0", "0.0", "0.00", "0.000", "0.0000", "0.00000", "0.000000",
  };
  g_auto (SanPlainNumbers) plain = san_plain_numbers_begin ();
  SanXlsxWriter *writer = g_new0 (SanXlsxWriter, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  g_autofree char *sheet_name = make_sheet_name (sheet);

  writer->path = g_strdup (path);
  writer->workbook = workbook_new_opt (path, &options);
  writer->sheet = workbook_add_worksheet (writer->workbook, sheet_name);
  writer->numeric = g_memdup2 (numeric, n_columns * sizeof *numeric);
  writer->widths = g_new0 (guint, n_columns);
  writer->n_columns = n_columns;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      writer->numbers[i] = workbook_add_format (writer->workbook);
      format_set_num_format (writer->numbers[i], codes[i]);
    }
  write_header (writer, names);
  writer->row = 1;

  return writer;
}

/* Only what a number means to the eye as well: no percent sign, no 分, no commas; and only
 * with as many digits as a spreadsheet keeps. */
static gboolean
is_plain_number (const char *text,
                 int        *decimals)
{
  const char *p = text + (*text == '-');
  const char *point;

  if (strspn (p, "0123456789.") != strlen (p) || !san_micro_parse (text, NULL, NULL, NULL))
    return FALSE;

  point = strchr (p, '.');
  *decimals = point != NULL ? (int) strlen (point + 1) : 0;

  return *decimals <= MOST_DECIMALS && strlen (p) - (point != NULL) <= MOST_DIGITS;
}

static void
write_cell (SanXlsxWriter *writer,
            guint          column,
            const char    *text)
{
  int decimals = 0;

  if (writer->numeric[column] && is_plain_number (text, &decimals))
    worksheet_write_number (writer->sheet, writer->row, (lxw_col_t) column,
                            g_ascii_strtod (text, NULL), writer->numbers[decimals]);
  else
    worksheet_write_string (writer->sheet, writer->row, (lxw_col_t) column, text, NULL);
}

void
san_xlsx_writer_add_row (SanXlsxWriter     *writer,
                         const char *const *cells,
                         GError           **failure)
{
  g_auto (SanPlainNumbers) plain = san_plain_numbers_begin ();

  if (*failure != NULL)
    return;
  if (writer->row >= LXW_ROW_MAX)
    {
      g_set_error (failure, SAN_ERROR, SAN_ERROR_INVALID,
                   _("A sheet has no more than %d rows; export to .csv"), LXW_ROW_MAX);
      return;
    }

  for (guint i = 0; i < writer->n_columns; i++)
    {
      if (cells[i] == NULL || *cells[i] == '\0')
        continue;
      if (g_utf8_strlen (cells[i], -1) > CELL_MAX)
        {
          g_set_error (failure, SAN_ERROR, SAN_ERROR_INVALID,
                       _("Row %u: a cell has no more than %d characters; export to .csv"),
                       writer->row + 1, CELL_MAX);
          return;
        }
      write_cell (writer, i, cells[i]);
      writer->widths[i] = MAX (writer->widths[i], measure (cells[i]));
    }
  writer->row++;
}

/* The bytes are on the disk before the file gets its name. */
static gboolean
sync_file (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  errno = number;

  return done;
}

/* Closes @workbook in any case. */
static gboolean
close_workbook (lxw_workbook *workbook,
                const char   *path,
                const char   *name,
                GError      **error)
{
  lxw_error result = workbook_close (workbook);

  if (result == LXW_NO_ERROR && sync_file (path))
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED, _("“%s” cannot be written: %s"), name,
               result != LXW_NO_ERROR ? lxw_strerror (result) : g_strerror (errno));
  return FALSE;
}

gboolean
san_xlsx_writer_close (SanXlsxWriter *writer,
                       const char    *name,
                       GError       **error)
{
  g_auto (SanPlainNumbers) plain = san_plain_numbers_begin ();
  gboolean done;

  for (guint i = 0; i < writer->n_columns; i++)
    worksheet_set_column (writer->sheet, (lxw_col_t) i, (lxw_col_t) i,
                          CLAMP (writer->widths[i] + 2, WIDTH_MIN, WIDTH_MAX), NULL);
  if (writer->row > 1)
    worksheet_autofilter (writer->sheet, 0, 0, writer->row - 1,
                          (lxw_col_t) (writer->n_columns - 1));

  done = close_workbook (writer->workbook, writer->path, name, error);

  g_free (writer->path);
  g_free (writer->numeric);
  g_free (writer->widths);
  g_free (writer);

  return done;
}

gboolean
san_xlsx_settle (lxw_workbook *workbook,
                 gboolean      filled,
                 const char   *part,
                 const char   *path,
                 GError      **error)
{
  if (!filled)
    {
      workbook_close (workbook);
    }
  else if (close_workbook (workbook, part, path, error))
    {
      if (g_rename (part, path) == 0)
        return TRUE;
      g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED, _("“%s” cannot be written: %s"), path,
                   g_strerror (errno));
    }
  g_unlink (part);

  return FALSE;
}
