/* san-point-paper.c - points on paper, on the clipboard and in files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/points/san-point-paper.h"

#include <glib/gi18n-lib.h>

#include "app/san-list-file.h"
#include "pages/points/san-point-columns.h"
#include "widgets/san-clipboard.h"
#include "widgets/san-grid-block.h"

/* (transfer full) (element-type SanPointRow): NULL when they cannot be read, which is said */
static GPtrArray *
rows_of (SanPage              *page,
         const SanPointMonths *months,
         const GArray         *ids)
{
  SanContext *context = san_page_get_context (page);
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = san_point_list_rows (san_context_get_database (context), &months->scope,
                                         (const gint64 *) (gpointer) ids->data,
                                         ids->len, &error);

  if (rows == NULL)
    san_context_report (context, error);

  return rows;
}

/* Clipboard */

void
san_point_paper_copy (SanPage              *page,
                      const SanPointMonths *months,
                      const GArray         *ids,
                      const GArray         *columns)
{
  g_autoptr (GPtrArray) rows = rows_of (page, months, ids);
  g_autoptr (SanGridBlock) block = NULL;
  g_autofree char *said = NULL;

  if (rows == NULL || rows->len == 0)
    return;

  block = san_grid_block_new (rows->len + 1, columns->len);
  for (guint j = 0; j < columns->len; j++)
    {
      SanPointColumn column = g_array_index (columns, SanPointColumn, j);

      san_grid_block_take (block, 0, j, san_point_column_title (column, months));
      for (guint i = 0; i < rows->len; i++)
        san_grid_block_take (block, i + 1, j,
                             san_point_column_text (column, san_point_row_get_data (rows->pdata[i]),
                                                    months));
    }
  san_clipboard_set_block (GTK_WIDGET (page), block);
  said = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", rows->len), rows->len);
  san_context_say (san_page_get_context (page), said);
}

/* What is shown */

static void
add_row (SanTextTable         *table,
         const SanPointData   *data,
         const SanPointMonths *months,
         const GArray         *columns)
{
  g_auto (GStrv) cells = g_new0 (char *, columns->len + 1);

  for (guint j = 0; j < columns->len; j++)
    cells[j] = san_point_column_text (g_array_index (columns, SanPointColumn, j), data, months);
  san_text_table_add_row (table, SAN_TEXT_PLAIN, (const char *const *) cells);
}

/* Bars have no place on paper: the months stand in the columns of their own. */
static GArray *
columns_on_paper (const GArray *columns)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (SanPointColumn));

  for (guint j = 0; j < columns->len; j++)
    {
      SanPointColumn column = g_array_index (columns, SanPointColumn, j);

      if (column != SAN_POINT_COLUMN_MONTHS)
        g_array_append_val (kept, column);
    }

  return kept;
}

SanTextTable *
san_point_paper_get_table (SanPage              *page,
                           const SanPointMonths *months,
                           const GArray         *ids,
                           const GArray         *columns)
{
  g_autoptr (GPtrArray) rows = rows_of (page, months, ids);
  g_autoptr (GArray) kept = columns_on_paper (columns);
  g_autofree char *day = san_day_format (months->scope.day);
  g_autofree char *note = g_strdup_printf (_("As on %s"), day);
  SanTextTable *table;

  if (rows == NULL)
    return NULL;

  table = san_text_table_new (_("Points"), san_context_get_title (san_page_get_context (page)));
  for (guint j = 0; j < kept->len; j++)
    {
      SanPointColumn column = g_array_index (kept, SanPointColumn, j);
      g_autofree char *title = san_point_column_title (column, months);
      gboolean figure = column == SAN_POINT_COLUMN_SCORE || column == SAN_POINT_COLUMN_CHANGE;
      gboolean wide = column == SAN_POINT_COLUMN_NAME || column == SAN_POINT_COLUMN_ADDRESS;

      san_text_table_add_column (table, title, wide ? 0 : 1, figure);
    }
  for (guint i = 0; i < rows->len; i++)
    add_row (table, san_point_row_get_data (rows->pdata[i]), months, kept);
  san_text_table_set_note (table, note);

  return table;
}

/* Files */

void
san_point_paper_write (SanPage    *page,
                       const char *path)
{
  san_list_file_export (page, "points", _("Exporting points"), path);
}

static void
write_points (SanPage    *page,
              const char *path,
              gpointer    data)
{
  san_point_paper_write (page, path);
}

void
san_point_paper_export (SanPage *page)
{
  san_list_file_ask (page, _("Export points"), _("points.xlsx"), write_points, NULL, NULL);
}
