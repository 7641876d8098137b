/* san-import-read.c - reads a table, matches its columns and plans its import, in a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-import-read.h"

#include <glib/gi18n-lib.h>

#define ROWS_TO_LOOK_AT 300

SanImportRequest *
san_import_request_new (void)
{
  return g_new0 (SanImportRequest, 1);
}

static void
free_fields (char **fields,
             guint  n)
{
  for (guint i = 0; fields != NULL && i < n; i++)
    g_free (fields[i]);
  g_free (fields);
}

void
san_import_request_free (SanImportRequest *request)
{
  if (request == NULL)
    return;

  g_free (request->path);
  g_free (request->kind);
  g_free (request->round);
  g_free (request->sheet);
  g_free (request->encoding);
  free_fields (request->fields, request->n_fields);
  g_clear_pointer (&request->answers, g_ptr_array_unref);
  g_free (request->reason);
  g_clear_pointer (&request->rows, san_import_sheet_unref);
  g_clear_pointer (&request->reader, san_database_close);
  g_free (request);
}

void
san_import_reading_free (SanImportReading *reading)
{
  if (reading == NULL)
    return;

  g_clear_pointer (&reading->rows, san_import_sheet_unref);
  free_fields (reading->headings, reading->n_columns);
  free_fields (reading->fields, reading->n_columns);
  g_clear_pointer (&reading->known, g_ptr_array_unref);
  g_free (reading->missing);
  g_free (reading->trouble);
  g_clear_pointer (&reading->import, san_import_free);
  g_free (reading);
}

/* (transfer full): "#A", "#B" … "#AA" */
static char *
column_letter (guint column)
{
  if (column < 26)
    return g_strdup_printf ("#%c", 'A' + (int) column);

  return g_strdup_printf ("#%c%c", 'A' + (int) (column / 26) - 1, 'A' + (int) (column % 26));
}

/* (transfer full): what the person decided, as san_table_mapping_override() wants it */
static char **
list_overrides (const SanImportRequest *request)
{
  g_autoptr (GStrvBuilder) map = g_strv_builder_new ();

  for (guint i = 0; i < request->n_fields; i++)
    if (request->fields[i] != NULL)
      {
        g_autofree char *letter = column_letter (i);
        g_autofree char *assignment = g_strdup_printf ("%s=%s", letter, request->fields[i]);

        g_strv_builder_add (map, assignment);
      }

  return g_strv_builder_end (map);
}

/* Columns */

static void
keep_columns (SanImportReading *reading,
              SanTableMapping  *mapping)
{
  guint n = san_table_mapping_get_n_columns (mapping);

  reading->header = san_table_mapping_get_header_row (mapping);
  reading->headings = g_new0 (char *, n + 1);
  reading->fields = g_new0 (char *, n + 1);
  reading->n_columns = n;
  for (guint i = 0; i < n; i++)
    {
      reading->headings[i] = g_strdup (san_table_mapping_get_heading (mapping, i));
      reading->fields[i] = g_strdup (san_table_mapping_get_field (mapping, i));
    }
}

static gboolean
has_column (SanImportReading *reading,
            const char       *field)
{
  for (guint i = 0; i < reading->n_columns; i++)
    if (g_strcmp0 (reading->fields[i], field) == 0)
      return TRUE;

  return FALSE;
}

/* (transfer full) (nullable) */
static char *
list_missing (SanImportReading *reading)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < reading->known->len; i++)
    {
      SanImportField *field = g_ptr_array_index (reading->known, i);

      if (field->required && !has_column (reading, field->name))
        g_string_append_printf (list, "%s%s", list->len > 0 ? _(", ") : "", field->label);
    }

  return list->len > 0 ? g_strdup (list->str) : NULL;
}

/* Of a round with one component it is the only column left, whatever it is called. */
static void
take_only_component (SanImportReading *reading,
                     SanTableMapping  *mapping,
                     const char       *kind)
{
  const SanImportField *component = NULL;
  guint n = 0;

  if (!g_str_equal (kind, "scores"))
    return;
  for (guint i = 0; i < reading->known->len; i++)
    {
      const SanImportField *field = g_ptr_array_index (reading->known, i);

      if (field->required || g_str_equal (field->name, "parent"))
        continue;
      component = field;
      n++;
    }
  if (n == 1 && san_table_mapping_get_column (mapping, component->name) < 0)
    san_table_mapping_take_only_column (mapping, component->name, "score", NULL);
}

/* The row to begin with where no heading is known: the first that is more than a title */
static guint
likely_header (SanImportSheet *rows)
{
  for (guint i = 0; i < san_import_sheet_n_rows (rows); i++)
    {
      const SanSheetRow *row = san_import_sheet_row (rows, i);
      guint filled = 0;

      for (guint j = 0; j < row->n_cells; j++)
        filled += *row->cells[j] != '\0';
      if (filled > 1)
        return row->number;
    }

  return 1;
}

/* A header was found, even where its columns do not fit. */
static gboolean
has_fields (SanTableMapping *mapping)
{
  for (guint i = 0; i < san_table_mapping_get_n_columns (mapping); i++)
    if (san_table_mapping_get_field (mapping, i) != NULL)
      return TRUE;

  return FALSE;
}

/* FALSE: not at all; the mapping may be incomplete even so, then with @trouble */
static gboolean
match (const SanImportRequest *request,
       SanImportReading       *reading,
       guint                   header,
       GCancellable           *cancellable,
       GError                **trouble)
{
  g_auto (GStrv) map = list_overrides (request);
  g_autoptr (SanTableMapping) mapping = NULL;
  g_autoptr (SanTableReader) reader = NULL;
  gboolean matches = TRUE;

  mapping = san_import_mapping_new (request->reader, request->kind, request->round, trouble);
  if (mapping == NULL)
    return FALSE;
  for (guint i = 0; map[i] != NULL && matches; i++)
    matches = san_table_mapping_override (mapping, map[i], trouble);
  reader = matches ? san_table_reader_open (request->path, request->sheet, request->encoding,
                                            cancellable, trouble) : NULL;
  if (reader == NULL)
    return FALSE;

  matches = san_table_mapping_read_header (mapping, reader, header, trouble);
  if (!matches && header == 0 && !has_fields (mapping))
    return FALSE;
  if (matches)
    take_only_component (reading, mapping, request->kind);
  keep_columns (reading, mapping);

  return TRUE;
}

static void
match_columns (const SanImportRequest *request,
               SanImportReading       *reading,
               GCancellable           *cancellable)
{
  g_autoptr (GError) trouble = NULL;

  if (!match (request, reading, request->header, cancellable, &trouble) && request->header == 0)
    {
      g_clear_error (&trouble);
      match (request, reading, likely_header (reading->rows), cancellable, &trouble);
    }
  reading->missing = list_missing (reading);
  if (trouble != NULL)
    reading->trouble = g_strdup (trouble->message);
}

/* The plan */

static void
on_progress_cb (double   fraction,
                gpointer data)
{
  san_job_set_progress (data, 0.5 + fraction / 2, NULL);
}

static void
plan (const SanImportRequest *request,
      SanImportReading       *reading,
      SanJob                 *job,
      GCancellable           *cancellable)
{
  g_auto (GStrv) map = list_overrides (request);
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  g_autoptr (GError) trouble = NULL;
  SanImportOptions options = {
    .sheet = request->sheet, .encoding = request->encoding, .header = reading->header,
    .map = (const char *const *) map, .round = request->round, .reason = request->reason,
  };

  if (request->answers != NULL && request->answers->len > 0)
    {
      g_ptr_array_extend (answers, request->answers, NULL, NULL);
      g_ptr_array_add (answers, NULL);
      options.answers = (const char *const *) answers->pdata;
    }
  options.progress = on_progress_cb;
  options.progress_data = job;
  reading->import = san_import_plan (request->reader, request->kind, request->path, &options,
                                     cancellable, &trouble);
  if (trouble != NULL)
    reading->trouble = g_strdup (trouble->message);
}

gpointer
san_import_read (SanJob       *job,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  const SanImportRequest *request = data;
  g_autoptr (SanImportReading) reading = g_new0 (SanImportReading, 1);

  reading->rows = request->rows != NULL
                  ? san_import_sheet_ref (request->rows)
                  : san_import_sheet_read (request->path, request->sheet, request->encoding,
                                           request->plan ? 0 : ROWS_TO_LOOK_AT, job,
                                           cancellable, error);
  if (reading->rows == NULL)
    return NULL;
  if (san_import_sheet_n_rows (reading->rows) == 0)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("The table is empty."));
      return NULL;
    }

  reading->known = san_import_list_fields (request->reader, request->kind, request->round, error);
  if (reading->known == NULL)
    return NULL;

  match_columns (request, reading, cancellable);
  if (request->plan && reading->trouble == NULL)
    plan (request, reading, job, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&reading);
}
