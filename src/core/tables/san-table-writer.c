/* san-table-writer.c - columns and rows of strings as CSV, JSON or a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-table-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/san-error.h"
#include "tables/san-xlsx-writer.h"

/* Text is handed on in pieces of this size. */
#define PIECE (64 * 1024)

typedef struct
{
  char         *name;
  SanColumnType type;
} Column;

struct _SanTableWriter
{
  SanTableFormat format;
  GArray        *columns;       /* Column */
  gboolean       started;
  gboolean       single;
  gboolean       finished;
  guint          n_rows;
  char          *sheet;

  /* where to */
  char          *path;          /* the name it gets, or NULL */
  char          *part;          /* the name while it grows */
  FILE          *file;          /* ours when there is a path */
  GString       *target;        /* the caller's */
  SanXlsxWriter *workbook;

  GString       *buffer;
  GError        *failure;       /* the first one; reported at finish */
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->name);
}

gboolean
san_table_format_for_path (const char     *path,
                           SanTableFormat *format,
                           GError        **error)
{
  static const struct { const char *ending; SanTableFormat format; } endings[] = {
    { ".csv", SAN_TABLE_CSV }, { ".json", SAN_TABLE_JSON }, { ".xlsx", SAN_TABLE_XLSX },
  };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      {
        *format = endings[i].format;
        return TRUE;
      }

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("“%s” ends neither in .csv nor in .xlsx or .json"), path);

  return FALSE;
}

static SanTableWriter *
writer_new (SanTableFormat format)
{
  SanTableWriter *writer = g_new0 (SanTableWriter, 1);

  writer->format = format;
  writer->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (writer->columns, clear_column);
  writer->buffer = g_string_new (NULL);

  return writer;
}

SanTableWriter *
san_table_writer_new_path (const char *path,
                           GError    **error)
{
  SanTableFormat format;
  g_autoptr (SanTableWriter) writer = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!san_table_format_for_path (path, &format, error))
    return NULL;

  writer = writer_new (format);
  writer->path = g_strdup (path);
  writer->part = g_strdup_printf ("%s.part", path);
  if (format != SAN_TABLE_XLSX)
    {
      writer->file = g_fopen (writer->part, "wbe");
      if (writer->file == NULL)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED, _("“%s” cannot be written: %s"),
                       path, g_strerror (errno));
          g_clear_pointer (&writer->part, g_free);
          return NULL;
        }
    }

  return g_steal_pointer (&writer);
}

SanTableWriter *
san_table_writer_new_file (SanTableFormat format,
                           FILE          *file)
{
  SanTableWriter *writer;

  g_return_val_if_fail (file != NULL && format != SAN_TABLE_XLSX, NULL);

  writer = writer_new (format);
  writer->file = file;

  return writer;
}

SanTableWriter *
san_table_writer_new_text (SanTableFormat format,
                           GString       *text)
{
  SanTableWriter *writer;

  g_return_val_if_fail (text != NULL && format != SAN_TABLE_XLSX, NULL);

  writer = writer_new (format);
  writer->target = text;

  return writer;
}

void
san_table_writer_set_single (SanTableWriter *writer)
{
  writer->single = TRUE;
}

void
san_table_writer_set_sheet (SanTableWriter *writer,
                            const char     *name)
{
  g_free (writer->sheet);
  writer->sheet = g_strdup (name);
}

void
san_table_writer_add_column (SanTableWriter *writer,
                             const char     *name,
                             SanColumnType   type)
{
  Column column = { g_strdup (name), type };

  g_return_if_fail (!writer->started);

  g_array_append_val (writer->columns, column);
}

void
san_table_writer_add_columns (SanTableWriter *writer,
                              const char     *name,
                              ...)
{
  va_list names;

  va_start (names, name);
  for (; name != NULL; name = va_arg (names, const char *))
    san_table_writer_add_column (writer, name, SAN_COLUMN_TEXT);
  va_end (names);
}

static void
fail_errno (SanTableWriter *writer)
{
  int number = errno;

  if (writer->failure == NULL)
    writer->failure =
      g_error_new (SAN_ERROR, number == ENOSPC ? SAN_ERROR_NO_SPACE : SAN_ERROR_FAILED,
                   _("“%s” cannot be written: %s"),
                   writer->path != NULL ? writer->path : "stdout", g_strerror (number));
}

static void
flush_buffer (SanTableWriter *writer)
{
  if (writer->target != NULL)
    g_string_append_len (writer->target, writer->buffer->str, (gssize) writer->buffer->len);
  else if (writer->failure == NULL &&
           fwrite (writer->buffer->str, 1, writer->buffer->len, writer->file) !=
           writer->buffer->len)
    fail_errno (writer);

  g_string_truncate (writer->buffer, 0);
}

static void
append_csv_cell (GString    *text,
                 const char *cell)
{
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (text, cell);
      return;
    }

  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *cell);
    }
  g_string_append_c (text, '"');
}

void
san_csv_append_row (GString           *text,
                    const char *const *cells,
                    guint              n_cells)
{
  gsize start = text->len;

  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_csv_cell (text, cells[i] != NULL ? cells[i] : "");
    }
  /* A lone empty cell would be an empty line, which readers skip. */
  if (n_cells == 1 && text->len == start)
    g_string_append (text, "\"\"");
  g_string_append_c (text, '\n');
}

static void
append_json_string (GString    *text,
                    const char *value)
{
  g_string_append_c (text, '"');
  for (; *value != '\0'; value++)
    switch (*value)
      {
      case '"':
      case '\\':
        g_string_append_c (text, '\\');
        g_string_append_c (text, *value);
        break;

      case '\n':
        g_string_append (text, "\\n");
        break;

      case '\t':
        g_string_append (text, "\\t");
        break;

      default:
        if ((guchar) value[0] < 0x20)
          g_string_append_printf (text, "\\u%04x", (guchar) value[0]);
        else
          g_string_append_c (text, *value);
      }
  g_string_append_c (text, '"');
}

static void
append_json_row (SanTableWriter    *writer,
                 const char *const *cells)
{
  const char *indent = writer->single ? "" : "  ";

  if (writer->n_rows > 0)
    g_string_append (writer->buffer, ",\n");
  g_string_append_printf (writer->buffer, "%s{", indent);
  for (guint i = 0; i < writer->columns->len; i++)
    {
      g_string_append_printf (writer->buffer, "%s\n%s  ", i > 0 ? "," : "", indent);
      append_json_string (writer->buffer, g_array_index (writer->columns, Column, i).name);
      g_string_append (writer->buffer, ": ");
      append_json_string (writer->buffer, cells[i] != NULL ? cells[i] : "");
    }
  g_string_append_printf (writer->buffer, "\n%s}", indent);
}

static void
start_workbook (SanTableWriter *writer)
{
  g_autofree const char **names = g_new (const char *, writer->columns->len);
  g_autofree gboolean *numeric = g_new (gboolean, writer->columns->len);

  for (guint i = 0; i < writer->columns->len; i++)
    {
      Column *column = &g_array_index (writer->columns, Column, i);

      names[i] = column->name;
      numeric[i] = column->type == SAN_COLUMN_NUMBER;
    }
  writer->workbook = san_xlsx_writer_new (writer->part, writer->sheet, names, numeric,
                                          writer->columns->len);
}

static void
start (SanTableWriter *writer)
{
  g_autofree const char **names = NULL;

  if (writer->started)
    return;
  writer->started = TRUE;

  switch (writer->format)
    {
    case SAN_TABLE_CSV:
      names = g_new (const char *, writer->columns->len);
      for (guint i = 0; i < writer->columns->len; i++)
        names[i] = g_array_index (writer->columns, Column, i).name;
      san_csv_append_row (writer->buffer, names, writer->columns->len);
      break;

    case SAN_TABLE_JSON:
      if (!writer->single)
        g_string_append (writer->buffer, "[\n");
      break;

    case SAN_TABLE_XLSX:
      start_workbook (writer);
      break;

    default:
      g_return_if_reached ();
    }
}

void
san_table_writer_add_row (SanTableWriter    *writer,
                          const char *const *cells)
{
  g_return_if_fail (writer->columns->len > 0 && !writer->finished);
  g_return_if_fail (!writer->single || writer->format != SAN_TABLE_JSON || writer->n_rows == 0);

  start (writer);
  if (writer->format == SAN_TABLE_CSV)
    san_csv_append_row (writer->buffer, cells, writer->columns->len);
  else if (writer->format == SAN_TABLE_JSON)
    append_json_row (writer, cells);
  else
    san_xlsx_writer_add_row (writer->workbook, cells, &writer->failure);

  writer->n_rows++;
  if (writer->buffer->len > PIECE)
    flush_buffer (writer);
}

void
san_table_writer_add (SanTableWriter *writer,
                      ...)
{
  g_autofree const char **cells = g_new (const char *, writer->columns->len);
  va_list values;

  va_start (values, writer);
  for (guint i = 0; i < writer->columns->len; i++)
    cells[i] = va_arg (values, const char *);
  va_end (values);

  san_table_writer_add_row (writer, cells);
}

static void
close_text (SanTableWriter *writer)
{
  if (writer->format == SAN_TABLE_JSON && writer->single)
    g_string_append (writer->buffer, writer->n_rows > 0 ? "\n" : "{}\n");
  else if (writer->format == SAN_TABLE_JSON)
    g_string_append (writer->buffer, writer->n_rows > 0 ? "\n]\n" : "]\n");
  flush_buffer (writer);

  if (writer->file == NULL)
    return;
  if (fflush (writer->file) != 0)
    fail_errno (writer);
  if (writer->path != NULL)
    {
      if (fsync (fileno (writer->file)) != 0)
        fail_errno (writer);
      if (fclose (g_steal_pointer (&writer->file)) != 0)
        fail_errno (writer);
    }
}

gboolean
san_table_writer_finish (SanTableWriter *writer,
                         GError        **error)
{
  g_return_val_if_fail (!writer->finished, FALSE);

  start (writer);
  writer->finished = TRUE;

  if (writer->workbook != NULL)
    {
      g_autoptr (GError) failure = NULL;

      if (!san_xlsx_writer_close (g_steal_pointer (&writer->workbook), writer->path, &failure) &&
          writer->failure == NULL)
        writer->failure = g_steal_pointer (&failure);
    }
  else
    {
      close_text (writer);
    }

  if (writer->failure == NULL && writer->path != NULL)
    {
      if (g_rename (writer->part, writer->path) != 0)
        fail_errno (writer);
      else
        g_clear_pointer (&writer->part, g_free);
    }

  if (writer->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&writer->failure));
      return FALSE;
    }

  return TRUE;
}

void
san_table_writer_free (SanTableWriter *writer)
{
  if (writer->workbook != NULL)
    san_xlsx_writer_close (writer->workbook, writer->path, NULL);
  if (writer->path != NULL && writer->file != NULL)
    fclose (writer->file);
  if (writer->part != NULL)
    g_unlink (writer->part);

  g_clear_error (&writer->failure);
  g_array_unref (writer->columns);
  g_string_free (writer->buffer, TRUE);
  g_free (writer->sheet);
  g_free (writer->path);
  g_free (writer->part);
  g_free (writer);
}
