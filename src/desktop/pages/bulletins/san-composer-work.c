/* san-composer-work.c - makes a bulletin of a draft beside the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-composer-work.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-worker.h"
#include "base/san-worker.h"
#include "pages/bulletins/san-draft-edit.h"
#include "paper/san-recorded-paper.h"
#include "store/san-journal.h"

/* Data ------------------------------------------------------------------------------ */

SanComposerData *
san_composer_data_ref (SanComposerData *data)
{
  return g_atomic_rc_box_acquire (data);
}

static void
data_clear (gpointer box)
{
  san_bulletin_data_free (((SanComposerData *) box)->data);
}

void
san_composer_data_unref (SanComposerData *data)
{
  g_atomic_rc_box_release_full (data, data_clear);
}

void
san_composition_free (SanComposition *composition)
{
  g_clear_pointer (&composition->data, san_composer_data_unref);
  g_clear_object (&composition->paper);
  g_clear_pointer (&composition->findings, g_ptr_array_unref);
  g_free (composition);
}

/* Work ------------------------------------------------------------------------------ */

typedef struct
{
  SanDatabase      *reader;
  SanBulletinDraft *draft;
  SanComposerData  *data;      /* (nullable): read when it is first wanted */
  SanTime           now;
  char             *date;      /* that stands in files */

  SanComposerFormat format;
  char             *path;
  SanComposerDone   done;
  gpointer          done_data;
  GDestroyNotify    destroy;
} Work;

static void
work_free (Work *work)
{
  g_clear_pointer (&work->reader, san_database_close);
  san_bulletin_draft_free (work->draft);
  g_clear_pointer (&work->data, san_composer_data_unref);
  g_free (work->date);
  g_free (work->path);
  if (work->destroy != NULL)
    work->destroy (work->done_data);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* (transfer full): as it stands in files */
static char *
iso_date (SanTime time)
{
  g_autofree char *text = san_time_format (time);

  return g_strdup_printf ("%.10sT%sZ", text, text + strlen ("2018-06-26 "));
}

static Work *
work_new (SanContext             *context,
          const SanBulletinDraft *draft,
          SanComposerData        *data,
          GError                **error)
{
  SanWorkspace *workspace = san_context_get_workspace (context);
  SanDatabase *reader = san_workspace_open_reader (workspace, error);
  Work *work;

  if (reader == NULL)
    return NULL;

  work = g_new0 (Work, 1);
  work->reader = reader;
  work->draft = san_draft_copy (draft);
  work->data = data != NULL ? san_composer_data_ref (data) : NULL;
  work->now = san_workspace_now (workspace);
  work->date = iso_date (work->now);

  return work;
}

static gboolean
read_data (Work         *work,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (SanRound) round = NULL;
  SanRanking *ranking = NULL;
  SanBulletinData *data;

  if (work->data != NULL)
    return TRUE;

  if (work->draft->round_id != 0)
    {
      round = san_round_store_get (work->reader, work->draft->round_id, error);
      ranking = round != NULL ? san_ranking_load (work->reader, round, NULL, error) : NULL;
      if (ranking == NULL)
        return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_clear_pointer (&ranking, san_ranking_free);
      return FALSE;
    }

  data = san_bulletin_data_load (work->reader, round, ranking, work->draft->from,
                                 work->draft->to, error);
  if (data == NULL)
    return FALSE;

  work->data = g_atomic_rc_box_new0 (SanComposerData);
  work->data->data = data;
  work->data->time = work->now;
  work->data->seq = san_journal_length (work->reader, NULL);

  return TRUE;
}

static SanDocument *
make_document (Work         *work,
               GCancellable *cancellable,
               GError      **error)
{
  SanDocument *document;

  if (!read_data (work, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  document = san_bulletin_compose (work->reader, work->data->data, work->draft, 0, 0, error);
  if (document != NULL)
    san_bulletin_propose_serial (work->reader, work->draft, san_time_day (work->now), document);

  return document;
}

static SanComposition *
compose (Work         *work,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (SanDocument) document = make_document (work, cancellable, error);
  g_autoptr (SanComposition) composition = g_new0 (SanComposition, 1);
  g_autoptr (SanPaper) paper = document != NULL ? san_document_paper_new (document) : NULL;

  if (paper != NULL)
    composition->paper = san_recorded_paper_new (paper, cancellable, error);
  if (composition->paper != NULL)
    composition->findings = san_bulletin_draft_check (work->reader, work->data->data, work->draft,
                                                      error);
  if (composition->findings == NULL)
    return NULL;

  composition->data = san_composer_data_ref (work->data);

  return g_steal_pointer (&composition);
}

static void
compose_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  SanComposition *composition = compose (data, cancellable, &error);

  if (composition != NULL)
    g_task_return_pointer (task, composition, (GDestroyNotify) san_composition_free);
  else
    g_task_return_error (task, error);
}

void
san_compose_async (SanContext             *context,
                   const SanBulletinDraft *draft,
                   SanComposerData        *data,
                   GCancellable           *cancellable,
                   GAsyncReadyCallback     callback,
                   gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  GError *error = NULL;
  Work *work = work_new (context, draft, data, &error);

  if (work == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  san_worker_run (task, compose_in_thread);
}

SanComposition *
san_compose_finish (GAsyncResult *result,
                    GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Files ----------------------------------------------------------------------------- */

/* (transfer full) */
static GBytes *
render (Work        *work,
        SanDocument *document,
        GError     **error)
{
  g_autoptr (SanPaper) paper = NULL;
  char *text;

  switch (work->format)
    {
    case SAN_COMPOSER_DOCX:
      return san_document_render_docx (document, work->date, error);

    case SAN_COMPOSER_TEXT:
      text = san_document_to_text (document);
      return g_bytes_new_take (text, strlen (text));

    case SAN_COMPOSER_PDF:
    default:
      paper = san_document_paper_new (document);
      return san_paper_render_pdf (paper, work->date, error);
    }
}

static gpointer
write_in_worker (SanJob       *job,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Work *work = data;
  g_autoptr (SanDocument) document = make_document (work, cancellable, error);
  g_autoptr (GBytes) bytes = document != NULL ? render (work, document, error) : NULL;

  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !g_file_set_contents (work->path, g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void
on_written_cb (SanJob       *job,
               gpointer      value,
               const GError *error,
               gpointer      data)
{
  Work *work = data;

  work->done (work->path, error, work->done_data);
}

void
san_compose_to_file (SanContext             *context,
                     const SanBulletinDraft *draft,
                     SanComposerData        *data,
                     SanComposerFormat       format,
                     const char             *path,
                     SanComposerDone         done,
                     gpointer                user_data,
                     GDestroyNotify          destroy)
{
  static const char *const titles[] = {
    [SAN_COMPOSER_PDF] = N_("Exporting PDF"),
    [SAN_COMPOSER_DOCX] = N_("Exporting Word"),
    [SAN_COMPOSER_TEXT] = N_("Exporting plain text"),
  };
  g_autoptr (GError) error = NULL;
  Work *work = work_new (context, draft, data, &error);

  if (work == NULL)
    {
      done (path, error, user_data);
      if (destroy != NULL)
        destroy (user_data);
      return;
    }

  work->format = format;
  work->path = g_strdup (path);
  work->done = done;
  work->done_data = user_data;
  work->destroy = destroy;
  san_jobs_run (san_context_get_jobs (context), _(titles[format]), write_in_worker, work,
                (GDestroyNotify) work_free, on_written_cb, work);
}
