/* san-import-sheet.c - the rows of a table file in memory, to be looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-import-sheet.h"

#include <string.h>

#define ROWS_PER_REPORT 512
#define ROWS_MEASURED   200
#define MOST_COLUMNS    200    /* to be looked at */

struct _SanImportSheet
{
  int           ref_count;
  GArray       *rows;          /* SanSheetRow; ->cells are set when all are there */
  GPtrArray    *cells;         /* of all rows, in turn */
  GStringChunk *strings;
  GPtrArray    *sheets;
  char         *name;
  char         *encoding;
  guint         n_columns;
  gboolean      cut;
};

static void
add_row (SanImportSheet    *self,
         const SanTableRow *row)
{
  SanSheetRow added = { row->number, MIN (row->n_cells, MOST_COLUMNS), NULL };

  for (guint i = 0; i < added.n_cells; i++)
    g_ptr_array_add (self->cells,
                     g_string_chunk_insert_const (self->strings, row->cells[i].text));
  self->n_columns = MAX (self->n_columns, added.n_cells);
  g_array_append_val (self->rows, added);
}

static gboolean
read_rows (SanImportSheet *self,
           SanTableReader *reader,
           guint           most,
           SanJob         *job,
           GCancellable   *cancellable,
           GError        **error)
{
  GError *failure = NULL;
  SanTableRow row;

  while (san_table_reader_next (reader, &row, &failure))
    {
      if (self->rows->len == most)
        {
          self->cut = TRUE;
          break;
        }
      add_row (self, &row);
      if (self->rows->len % ROWS_PER_REPORT != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (job != NULL)
        san_job_set_progress (job, san_table_reader_get_progress (reader) / 2, NULL);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  return TRUE;
}

static void
settle (SanImportSheet *self)
{
  gsize at = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      SanSheetRow *row = &g_array_index (self->rows, SanSheetRow, i);

      row->cells = (const char *const *) self->cells->pdata + at;
      at += row->n_cells;
    }
}

SanImportSheet *
san_import_sheet_read (const char   *path,
                       const char   *sheet,
                       const char   *encoding,
                       guint         most,
                       SanJob       *job,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (SanImportSheet) self = g_new0 (SanImportSheet, 1);
  g_autoptr (SanTableReader) reader = NULL;

  self->ref_count = 1;
  self->rows = g_array_new (FALSE, FALSE, sizeof (SanSheetRow));
  self->cells = g_ptr_array_new ();
  self->strings = g_string_chunk_new (64 * 1024);

  self->sheets = san_table_list_sheets (path, cancellable, error);
  if (self->sheets == NULL)
    return NULL;
  reader = san_table_reader_open (path, sheet, encoding, cancellable, error);
  if (reader == NULL ||
      !read_rows (self, reader, most > 0 ? most : SAN_IMPORT_SHEET_MOST, job, cancellable, error))
    return NULL;

  settle (self);
  self->name = g_strdup (san_table_reader_get_sheet (reader));
  self->encoding = g_strdup (san_table_reader_get_encoding (reader));

  return g_steal_pointer (&self);
}

SanImportSheet *
san_import_sheet_ref (SanImportSheet *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
san_import_sheet_unref (SanImportSheet *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self);
}

guint
san_import_sheet_n_rows (SanImportSheet *self)
{
  return self->rows->len;
}

const SanSheetRow *
san_import_sheet_row (SanImportSheet *self,
                      guint           index)
{
  return &g_array_index (self->rows, SanSheetRow, index);
}

const char *
san_import_sheet_cell (SanImportSheet *self,
                       guint           index,
                       guint           column)
{
  const SanSheetRow *row = san_import_sheet_row (self, index);

  return column < row->n_cells ? row->cells[column] : "";
}

guint
san_import_sheet_n_columns (SanImportSheet *self)
{
  return self->n_columns;
}

gboolean
san_import_sheet_is_cut (SanImportSheet *self)
{
  return self->cut;
}

GPtrArray *
san_import_sheet_sheets (SanImportSheet *self)
{
  return self->sheets;
}

const char *
san_import_sheet_name (SanImportSheet *self)
{
  return self->name;
}

const char *
san_import_sheet_encoding (SanImportSheet *self)
{
  return self->encoding;
}

guint
san_import_sheet_index_below (SanImportSheet *self,
                              guint           number)
{
  guint index = 0;

  while (index < self->rows->len && san_import_sheet_row (self, index)->number <= number)
    index++;

  return index;
}

/* A Chinese character is as wide as two letters. */
static guint
columns_of (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

  return width;
}

guint
san_import_sheet_width (SanImportSheet *self,
                        guint           column)
{
  guint n = MIN (self->rows->len, ROWS_MEASURED);
  guint width = 0;

  for (guint i = 0; i < n; i++)
    {
      const SanSheetRow *row = san_import_sheet_row (self, i);

      /* a title alone in its row is no cell of its column */
      if (column < row->n_cells && row->n_cells > 1)
        width = MAX (width, columns_of (row->cells[column]));
    }

  return width;
}

gboolean
san_import_sheet_is_number (SanImportSheet *self,
                            guint           column,
                            guint           first)
{
  guint n = MIN (self->rows->len, first + ROWS_MEASURED);
  guint numbers = 0;
  guint others = 0;

  for (guint i = first; i < n; i++)
    {
      const char *text = san_import_sheet_cell (self, i, column);

      if (*text == '\0')
        continue;
      if (strspn (text, "0123456789.+-%") == strlen (text))
        numbers++;
      else
        others++;
    }

  return numbers > others * 2;
}
