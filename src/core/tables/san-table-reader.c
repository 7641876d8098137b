/* san-table-reader.c - rows out of whatever file a table came in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE     /* memmem() */

#include "tables/san-table-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-error.h"
#include "base/san-text.h"
#include "tables/san-csv-reader.h"
#include "tables/san-json-table.h"
#include "tables/san-table-convert.h"
#include "tables/san-xlsx-reader.h"

/* A cancelled reader stops after as many rows. */
#define ROWS_BETWEEN_CHECKS 256
/* Tags of an HTML or XML table are looked for in as many bytes. */
#define HEAD 1024

#define OPEN_DOCUMENT "application/vnd.oasis.opendocument.spreadsheet"

struct _SanTableReader
{
  SanCsvReader  *csv;           /* one of these two */
  SanXlsxReader *xlsx;
  GCancellable  *cancellable;
  char          *encoding;
  SanTableRow    last;
  gboolean       again;
  guint          n_rows;
};

typedef enum
{
  CONTENT_TEXT,
  CONTENT_XLSX,
  CONTENT_FOREIGN,      /* to be converted */
} Content;

static gboolean
starts_with (const char *bytes,
             gsize       length,
             const char *magic,
             gsize       magic_length)
{
  return length >= magic_length && memcmp (bytes, magic, magic_length) == 0;
}

static gboolean
sniff_zip (const char  *path,
           Content     *content,
           const char **ending,
           GError     **error)
{
  g_autoptr (SanXlsxPackage) package = san_xlsx_package_open (path, error);
  g_autofree char *mimetype = NULL;

  if (package == NULL)
    return FALSE;

  *content = CONTENT_FOREIGN;
  mimetype = san_xlsx_package_peek (package, "mimetype");
  if (mimetype != NULL && g_str_has_prefix (mimetype, OPEN_DOCUMENT))
    {
      *ending = "ods";
    }
  else if (san_xlsx_package_has (package, "xl/workbook.bin"))
    {
      *ending = "xlsb";
    }
  else if (san_xlsx_package_has (package, "word/document.xml"))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is a text document, not a table; save the table in it as a workbook"),
                   path);
      return FALSE;
    }
  else if (san_xlsx_package_has (package, "[Content_Types].xml") ||
           san_xlsx_package_has (package, "xl/workbook.xml"))
    {
      *content = CONTENT_XLSX;
    }
  else
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is an archive, not a table; unpack it first"), path);
      return FALSE;
    }

  return TRUE;
}

/* Old workbooks, and new ones behind a password, lie in the same kind of container. */
static gboolean
sniff_compound (const char  *path,
                GMappedFile *file,
                const char **ending,
                GError     **error)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (memmem (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), encrypted,
              sizeof encrypted) != NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” is protected by a password; save a copy without it"), path);
      return FALSE;
    }
  *ending = "xls";

  return TRUE;
}

/* Many a system of a city office writes its ".xls" as a web page. */
static const char *
sniff_markup (const char *bytes,
              gsize       length)
{
  g_autofree char *head = NULL;

  for (gsize i = 0; i < MIN (length, HEAD) && bytes[i] != '<'; i++)
    if ((guchar) bytes[i] < 0x80 && !g_ascii_isspace (bytes[i]))
      return NULL;

  head = g_ascii_strdown (bytes, (gssize) MIN (length, HEAD));
  if (strstr (head, "<html") != NULL || strstr (head, "<table") != NULL ||
      strstr (head, "<!doctype html") != NULL)
    return "html";
  if (strstr (head, "<?xml") != NULL || strstr (head, "<workbook") != NULL)
    return "xml";

  return NULL;
}

/* What people pick by mistake, whatever its name ends in: read as text it would only yield
 * a message about bytes and encodings. */
static gboolean
refuse_other_document (const char *path,
                       const char *bytes,
                       gsize       length,
                       GError    **error)
{
  if (starts_with (bytes, length, "%PDF-", 5))
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("“%s” is a PDF, not a table; choose the workbook it was made from"), path);
  else if (starts_with (bytes, length, "{\\rtf", 5))
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("“%s” is a text document, not a table; save the table in it as a workbook"),
                 path);
  else if (starts_with (bytes, length, "\x89PNG", 4) || starts_with (bytes, length, "\xff\xd8\xff", 3))
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("“%s” is a picture, not a table"), path);
  else
    return FALSE;

  return TRUE;
}

static gboolean
sniff (const char  *path,
       Content     *content,
       const char **ending,
       GError     **error)
{
  g_autoptr (GMappedFile) file = NULL;
  const char *bytes;
  gsize length;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("“%s” is a folder, not a table"), path);
      return FALSE;
    }

  file = g_mapped_file_new (path, FALSE, error);
  if (file == NULL)
    return FALSE;

  bytes = g_mapped_file_get_contents (file);
  length = g_mapped_file_get_length (file);
  if (length == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("“%s” is empty"), path);
      return FALSE;
    }

  if (refuse_other_document (path, bytes, length, error))
    return FALSE;

  if (starts_with (bytes, length, "PK\x03\x04", 4) || starts_with (bytes, length, "PK\x05\x06", 4))
    return sniff_zip (path, content, ending, error);

  *content = CONTENT_FOREIGN;
  if (starts_with (bytes, length, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    return sniff_compound (path, file, ending, error);

  *ending = sniff_markup (bytes, length);
  if (*ending == NULL)
    *content = CONTENT_TEXT;

  return TRUE;
}

static gboolean
open_text (SanTableReader *reader,
           const char     *path,
           const char     *sheet,
           const char     *encoding,
           GError        **error)
{
  g_autoptr (GMappedFile) file = NULL;
  const char *used = NULL;
  char *text;

  if (sheet != NULL && strcmp (sheet, "1") != 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                   _("“%s” is a text file and has no sheet “%s”"), path, sheet);
      return FALSE;
    }

  file = g_mapped_file_new (path, FALSE, error);
  if (file == NULL)
    return FALSE;

  text = san_text_decode ((const guint8 *) g_mapped_file_get_contents (file),
                          g_mapped_file_get_length (file), encoding, &used, error);
  if (text == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  if (san_json_table_is (text))
    {
      g_autofree char *json = g_steal_pointer (&text);

      text = san_json_table_to_csv (json, error);
      if (text == NULL)
        return FALSE;
    }
  reader->csv = san_csv_reader_new (text);
  reader->encoding = g_strdup (used);

  return TRUE;
}

/* (transfer full) */
static SanXlsxWorkbook *
open_workbook (const char   *path,
               const char   *ending,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *converted = NULL;
  char *folder;
  SanXlsxWorkbook *workbook;

  if (ending == NULL)
    return san_xlsx_workbook_open (path, error);

  folder = san_table_convert (path, ending, cancellable, error);
  if (folder == NULL)
    return NULL;

  /* The open file outlives its name. */
  converted = g_build_filename (folder, "table.xlsx", NULL);
  workbook = san_xlsx_workbook_open (converted, error);
  san_table_convert_remove (folder);

  return workbook;
}

static gboolean
open_sheet (SanTableReader *reader,
            const char     *path,
            const char     *sheet,
            const char     *ending,
            GError        **error)
{
  SanXlsxWorkbook *workbook = open_workbook (path, ending, reader->cancellable, error);

  if (workbook != NULL)
    reader->xlsx = san_xlsx_reader_new (workbook, sheet, error);

  return reader->xlsx != NULL;
}

SanTableReader *
san_table_reader_open (const char   *path,
                       const char   *sheet,
                       const char   *encoding,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (SanTableReader) reader = g_new0 (SanTableReader, 1);
  Content content = CONTENT_TEXT;
  const char *ending = NULL;
  g_autoptr (GError) failure = NULL;

  g_set_object (&reader->cancellable, cancellable);
  if (!sniff (path, &content, &ending, &failure))
    {
      /* The system's words for a file that is not there are good enough. */
      if (failure->domain == G_FILE_ERROR)
        g_set_error_literal (error, SAN_ERROR,
                             failure->code == G_FILE_ERROR_NOENT
                             ? SAN_ERROR_NOT_FOUND : SAN_ERROR_FAILED, failure->message);
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (content == CONTENT_TEXT
      ? !open_text (reader, path, sheet, encoding, error)
      : !open_sheet (reader, path, sheet, ending, error))
    return NULL;

  return g_steal_pointer (&reader);
}

SanTableReader *
san_table_reader_new_text (char *text)
{
  SanTableReader *reader = g_new0 (SanTableReader, 1);

  reader->csv = san_csv_reader_new (text);

  return reader;
}

gboolean
san_table_reader_next (SanTableReader *reader,
                       SanTableRow    *row,
                       GError        **error)
{
  gboolean more;

  if (reader->again)
    {
      reader->again = FALSE;
      *row = reader->last;
      return TRUE;
    }
  if (reader->n_rows++ % ROWS_BETWEEN_CHECKS == 0 &&
      g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return FALSE;

  more = reader->csv != NULL
         ? san_csv_reader_next (reader->csv, row, error)
         : san_xlsx_reader_next (reader->xlsx, row, error);
  if (more)
    reader->last = *row;

  return more;
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

const char *
san_table_reader_get_sheet (SanTableReader *reader)
{
  return reader->xlsx != NULL ? san_xlsx_reader_get_sheet_name (reader->xlsx) : NULL;
}

double
san_table_reader_get_progress (SanTableReader *reader)
{
  return reader->csv != NULL
         ? san_csv_reader_get_progress (reader->csv)
         : san_xlsx_reader_get_progress (reader->xlsx);
}

void
san_table_reader_close (SanTableReader *reader)
{
  g_clear_pointer (&reader->csv, san_csv_reader_free);
  g_clear_pointer (&reader->xlsx, san_xlsx_reader_free);
  g_clear_object (&reader->cancellable);
  g_free (reader->encoding);
  g_free (reader);
}

static void
sheet_free (gpointer data)
{
  SanTableSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet);
}

GPtrArray *
san_table_list_sheets (const char   *path,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  g_autoptr (SanXlsxWorkbook) workbook = NULL;
  Content content = CONTENT_TEXT;
  const char *ending = NULL;

  if (!sniff (path, &content, &ending, error))
    return NULL;
  if (content == CONTENT_TEXT)
    return g_steal_pointer (&sheets);

  workbook = open_workbook (path, ending, cancellable, error);
  if (workbook == NULL)
    return NULL;

  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const SanXlsxSheet *found = g_ptr_array_index (workbook->sheets, i);
      SanTableSheet *sheet = g_new0 (SanTableSheet, 1);

      sheet->name = g_strdup (found->name);
      sheet->hidden = found->hidden;
      g_ptr_array_add (sheets, sheet);
    }

  return g_steal_pointer (&sheets);
}
