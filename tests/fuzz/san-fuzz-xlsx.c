/* san-fuzz-xlsx.c - what must hold of whatever a workbook yields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz/san-fuzz-xlsx.h"

#include "tables/san-xlsx-reader.h"

static void
read_sheet (const char *path,
            const char *sheet)
{
  SanXlsxWorkbook *workbook = san_xlsx_workbook_open (path, NULL);
  g_autoptr (SanXlsxReader) reader = NULL;
  SanTableRow row;
  guint last = 0;

  if (workbook != NULL)
    reader = san_xlsx_reader_new (workbook, sheet, NULL);
  while (reader != NULL && san_xlsx_reader_next (reader, &row, NULL))
    {
      g_assert_cmpuint (row.number, >, last);
      g_assert_cmpuint (row.number, <=, SAN_TABLE_ROWS_MAX);
      g_assert_cmpuint (row.n_cells, >, 0);
      g_assert_cmpuint (row.n_cells, <=, SAN_TABLE_COLUMNS_MAX);
      last = row.number;
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_true (g_utf8_validate (row.cells[i].text, -1, NULL));
          g_assert_true ((row.cells[i].kind == SAN_CELL_BLANK) == (*row.cells[i].text == '\0'));
        }
    }
}

void
san_fuzz_read_workbook (const char *path)
{
  g_autoptr (SanXlsxWorkbook) workbook = san_xlsx_workbook_open (path, NULL);

  for (guint i = 0; workbook != NULL && i < workbook->sheets->len; i++)
    read_sheet (path, ((SanXlsxSheet *) g_ptr_array_index (workbook->sheets, i))->name);
}
