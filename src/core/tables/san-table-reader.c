/* san-table-reader.c - rows out of whatever file a table came in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-table-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"
#include "base/san-text.h"
#include "tables/san-csv-reader.h"

/* A cancelled reader stops after as many rows. */
#define ROWS_BETWEEN_CHECKS 256

struct _SanTableReader
{
  SanCsvReader *csv;
  GCancellable *cancellable;
  char         *encoding;
  SanTableRow   last;
  gboolean      again;
  guint         n_rows;
};

static gboolean
open_text (SanTableReader *reader,
           const char     *path,
           const char     *encoding,
           GError        **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  const char *used = NULL;
  char *text;

  if (file == NULL)
    return FALSE;

  text = san_text_decode ((const guint8 *) g_mapped_file_get_contents (file),
                          g_mapped_file_get_length (file), encoding, &used, error);
  if (text == NULL)
    return FALSE;

  reader->csv = san_csv_reader_new (text);
  reader->encoding = g_strdup (used);

  return TRUE;
}

SanTableReader *
san_table_reader_open (const char   *path,
                       const char   *sheet,
                       const char   *encoding,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (SanTableReader) reader = g_new0 (SanTableReader, 1);

  g_set_object (&reader->cancellable, cancellable);
  if (!open_text (reader, path, encoding, error))
    return NULL;

  return g_steal_pointer (&reader);
}

gboolean
san_table_reader_next (SanTableReader *reader,
                       SanTableRow    *row,
                       GError        **error)
{
  if (reader->again)
    {
      reader->again = FALSE;
      *row = reader->last;
      return TRUE;
    }
  if (reader->n_rows++ % ROWS_BETWEEN_CHECKS == 0 &&
      g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return FALSE;
  if (!san_csv_reader_next (reader->csv, row, error))
    return FALSE;

  reader->last = *row;

  return TRUE;
}

void
san_table_reader_push_back (SanTableReader *reader)
{
  g_return_if_fail (reader->n_rows > 0);

  reader->again = TRUE;
}

const char *
san_table_reader_get_encoding (SanTableReader *reader)
{
  return reader->encoding;
}

double
san_table_reader_get_progress (SanTableReader *reader)
{
  return san_csv_reader_get_progress (reader->csv);
}

void
san_table_reader_close (SanTableReader *reader)
{
  g_clear_pointer (&reader->csv, san_csv_reader_free);
  g_clear_object (&reader->cancellable);
  g_free (reader->encoding);
  g_free (reader);
}
