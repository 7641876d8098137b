/* san-bulletin-reader.c - reads and recomputes bulletins beside the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bulletin-reader.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SanDatabase *database;
  GArray      *ids;
  gboolean     with_ranking;
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
  g_clear_pointer (&report->ranking, san_ranking_free);
  g_free (report->trouble);
  g_free (report->journal_head);
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

static SanBulletinReport *
read_bulletin (Reading           *reading,
               const SanBulletin *bulletin)
{
  SanBulletinReport *report = g_new0 (SanBulletinReport, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;

  report->id = bulletin->id;
  report->differences = san_bulletin_verify (reading->database, bulletin, &error);
  if (report->differences == NULL)
    report->trouble = g_strdup (error->message);

  if (reading->with_ranking)
    {
      report->ranking = san_bulletin_load_ranking (reading->database, bulletin,
                                                   &report->journal_head, NULL);
      file = san_bulletin_store_get_file (reading->database, bulletin, "xlsx", NULL);
      report->size = file != NULL ? g_bytes_get_size (file) : 0;
    }

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
                    gboolean         with_ranking,
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
  reading->with_ranking = with_ranking;
  reader = g_new0 (Reader, 1);
  reader->func = func;
  reader->data = data;
  reader->destroy = destroy;
  san_jobs_run (san_context_get_jobs (context), _("Recomputing bulletins"), read_bulletins,
                reading, (GDestroyNotify) reading_free, on_read_cb, reader);
}
