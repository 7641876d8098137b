/* workbook-reading.c - a workbook as a reader of tables finds it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "press/workbook-reading.h"

#include <string.h>

#include "tables/san-table-reader.h"

SanTestBook *
san_test_book_new (GBytes *bytes)
{
  SanTestBook *book = g_new0 (SanTestBook, 1);
  g_autoptr (GError) error = NULL;

  book->folder = san_test_folder_new ();
  book->path = san_test_folder_path (book->folder, "通报.xlsx");
  g_file_set_contents (book->path, g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return book;
}

void
san_test_book_free (SanTestBook *book)
{
  g_free (book->path);
  san_test_folder_free (book->folder);
  g_free (book);
}

GPtrArray *
san_test_book_sheets (const SanTestBook *book)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets = san_table_list_sheets (book->path, NULL, &error);

  g_assert_no_error (error);

  return sheets;
}

const char *
san_test_sheet_name (GPtrArray *sheets,
                     guint      index)
{
  return ((SanTableSheet *) g_ptr_array_index (sheets, index))->name;
}

GHashTable *
san_test_book_read (const SanTestBook *book,
                    const char        *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanTableReader) reader =
    san_table_reader_open (book->path, sheet, NULL, NULL, &error);
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  SanTableRow row;

  g_assert_no_error (error);
  while (san_table_reader_next (reader, &row, &error))
    for (guint i = 0; i < row.n_cells; i++)
      g_hash_table_insert (cells, g_strdup_printf ("%u:%u", row.number, i),
                           g_strdup (row.cells[i].text));
  g_assert_no_error (error);

  return cells;
}

const char *
san_test_cell (GHashTable *cells,
               guint       row,
               guint       column)
{
  g_autofree char *key = g_strdup_printf ("%u:%u", row, column);
  const char *text = g_hash_table_lookup (cells, key);

  return text != NULL ? text : "";
}

gboolean
san_test_any_cell (GHashTable *cells,
                   const char *text)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (strstr (value, text) != NULL)
      return TRUE;

  return FALSE;
}
