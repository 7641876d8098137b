/* san-bulletin-reader.c - reads and recomputes bulletins beside the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletin-reader.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "base/san-worker.h"
#include "bulletins/san-bulletin-paper.h"

typedef struct
{
  SanDatabase *database;
  GArray      *ids;
} Reading;

typedef struct
{
  SanBulletinsRead func;
  gpointer         data;
  GDestroyNotify   destroy;
} Reader;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->database, san_database_close);
  g_array_unref (reading->ids);
  g_free (reading);
}

void
san_bulletin_report_free (SanBulletinReport *report)
{
  g_clear_pointer (&report->differences, g_ptr_array_unref);
  g_free (report->trouble);
  g_free (report->files);
  g_free (report);
}

static const SanBulletin *
find_bulletin (GPtrArray *bulletins,
               gint64     id)
{
  for (guint i = 0; i < bulletins->len; i++)
    {
      const SanBulletin *bulletin = g_ptr_array_index (bulletins, i);

      if (bulletin->id == id)
        return bulletin;
    }

  return NULL;
}

/* (transfer full): PDF 213 kB · Word 15 kB · Excel 63 kB · Plain text 5 kB */
static char *
list_files (SanDatabase       *database,
            const SanBulletin *bulletin)
{
  static const struct
  {
    const char *format;
    const char *word;
  } formats[] = {
    { "pdf", "PDF" }, { "docx", "Word" }, { "xlsx", "Excel" }, { "txt", N_("Plain text") },
  };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) file = san_bulletin_store_get_file (database, bulletin,
                                                             formats[i].format, NULL);
      g_autofree char *size = file != NULL ? g_format_size (g_bytes_get_size (file)) : NULL;

      if (file != NULL)
        g_string_append_printf (list, "%s%s %s", list->len > 0 ? " · " : "",
                                _(formats[i].word), size);
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static SanBulletinReport *
read_bulletin (Reading           *reading,
               const SanBulletin *bulletin)
{
  SanBulletinReport *report = g_new0 (SanBulletinReport, 1);
  g_autoptr (GError) error = NULL;

  report->id = bulletin->id;
  report->differences = san_bulletin_verify (reading->database, bulletin, &error);
  if (report->differences == NULL)
    report->trouble = g_strdup (error->message);

  report->files = list_files (reading->database, bulletin);

  return report;
}

static gpointer
read_bulletins (SanJob       *job,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Reading *reading = data;
  g_autoptr (GPtrArray) bulletins = san_bulletin_store_list (reading->database, error);
  g_autoptr (GPtrArray) reports =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_report_free);

  for (guint i = 0; bulletins != NULL && i < reading->ids->len; i++)
    {
      const SanBulletin *bulletin = find_bulletin (bulletins,
                                                   g_array_index (reading->ids, gint64, i));

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (bulletin == NULL)   /* undone meanwhile */
        continue;

      san_job_set_progress (job, (double) i / reading->ids->len, bulletin->name);
      g_ptr_array_add (reports, read_bulletin (reading, bulletin));
    }

  return bulletins != NULL ? g_steal_pointer (&reports) : NULL;
}

static void
on_read_cb (SanJob       *job,
            gpointer      value,
            const GError *error,
            gpointer      data)
{
  Reader *reader = data;
  g_autoptr (GPtrArray) reports = value;

  reader->func (reports, error, reader->data);
  reader->destroy (reader->data);
  g_free (reader);
}

void
san_bulletins_read (SanContext      *context,
                    GArray          *ids,
                    SanBulletinsRead func,
                    gpointer         data,
                    GDestroyNotify   destroy)
{
  g_autoptr (GError) error = NULL;
  Reading *reading;
  Reader *reader;
  SanDatabase *database = san_workspace_open_reader (san_context_get_workspace (context), &error);

  if (database == NULL)
    {
      func (NULL, error, data);
      destroy (data);
      return;
    }

  reading = g_new0 (Reading, 1);
  reading->database = database;
  reading->ids = g_array_ref (ids);
  reader = g_new0 (Reader, 1);
  reader->func = func;
  reader->data = data;
  reader->destroy = destroy;
  san_jobs_run (san_context_get_jobs (context), _("Recomputing bulletins"), read_bulletins,
                reading, (GDestroyNotify) reading_free, on_read_cb, reader);
}

/* Paper ----------------------------------------------------------------------------- */

typedef struct
{
  SanDatabase *reader;
  gint64       id;
} PaperReading;

static void
paper_reading_free (PaperReading *reading)
{
  san_database_close (reading->reader);
  g_free (reading);
}

static void
read_paper (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  PaperReading *reading = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) bulletins = san_bulletin_store_list (reading->reader, &error);
  const SanBulletin *bulletin = bulletins != NULL ? find_bulletin (bulletins, reading->id) : NULL;
  SanPaper *paper = NULL;

  if (bulletin != NULL)
    paper = san_bulletin_read_paper (reading->reader, bulletin, cancellable, &error);
  else if (error == NULL)
    error = g_error_new_literal (SAN_ERROR, SAN_ERROR_NOT_FOUND,
                                 _("The bulletin is no longer there."));

  if (paper != NULL)
    g_task_return_pointer (task, paper, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
san_issued_paper_read_async (SanContext         *context,
                             gint64              id,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, data);
  GError *error = NULL;
  SanDatabase *reader = san_workspace_open_reader (san_context_get_workspace (context), &error);
  PaperReading *reading;

  if (reader == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  reading = g_new (PaperReading, 1);
  *reading = (PaperReading) { reader, id };
  g_task_set_task_data (task, reading, (GDestroyNotify) paper_reading_free);
  san_worker_run (task, read_paper);
}

SanPaper *
san_issued_paper_read_finish (GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
