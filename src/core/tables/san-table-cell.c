/* san-table-cell.c - what is true of a cell whatever file it came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-table-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"
#include "base/san-text.h"

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c < 0x20 || c == 0x7f || c == 0x200b || c == 0xfeff;
}

/* TRUE when nothing is to be done, which holds for nearly every cell. */
static gboolean
is_clean (const char *text)
{
  const guchar *p = (const guchar *) text;

  if (*p <= 0x20 || *p == 0x7f || *p == 0xc2 || *p == 0xe2 || *p == 0xe3 || *p == 0xef)
    return *p == '\0';
  for (; *p != '\0'; p++)
    if (*p < 0x20 || *p == 0x7f)
      return FALSE;

  /* A character of three bytes at the end may be an ideographic space. */
  p--;

  return *p > 0x20 && *p != 0x80 && *p != 0xa0 && *p != 0x8b && *p != 0xbf;
}

char *
san_table_clean_text (char *text)
{
  char *end;
  char *target;

  if (is_clean (text))
    return text;

  while (*text != '\0' && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text)
    {
      char *last = g_utf8_prev_char (end);

      if (!is_blank (g_utf8_get_char (last)))
        break;
      end = last;
    }
  *end = '\0';

  target = text;
  for (const char *p = text; *p != '\0'; p++)
    {
      char c = *p;

      if (c == '\r')
        *target++ = '\n';
      else if (c == '\n' || c == '\t' || !g_ascii_iscntrl (c))
        *target++ = c;
      if (c == '\r' && p[1] == '\n')
        p++;
    }
  *target = '\0';

  return text;
}

const SanTableCell *
san_table_row_get_cell (const SanTableRow *row,
                        int                column)
{
  static const SanTableCell empty = { "", SAN_CELL_BLANK, SAN_CELL_PLAIN };

  return column >= 0 && (guint) column < row->n_cells ? &row->cells[column] : &empty;
}

gboolean
san_table_cell_check (const SanTableCell *cell,
                      GError            **error)
{
  if (cell->kind == SAN_CELL_ERROR)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("The spreadsheet shows the error %s here"), cell->text);
      return FALSE;
    }
  if (cell->kind == SAN_CELL_NO_VALUE)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("The formula was saved without its result; open the table in "
                             "a spreadsheet program and save it again"));
      return FALSE;
    }

  return TRUE;
}

gboolean
san_table_is_summary_label (const char *text)
{
  static const char *const starts[] = { "平均", "合计", "总计", "小计", "总平均" };
  static const char *const ends[] = {
    "平均", "平均分", "平均值", "平均数", "平均得分", "平均成绩", "均分", "均值", "合计", "总计", "小计",
  };
  static const char *const words[] = { "average", "mean", "total", "subtotal", "sum" };
  g_autofree char *folded = san_text_fold (text);
  gsize length = strlen (folded);

  while (length > 0 && (folded[length - 1] == ':' || folded[length - 1] == '*'))
    folded[--length] = '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (folded, starts[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (folded, ends[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i]) == 0)
      return TRUE;

  return FALSE;
}
