/* san-workspace-change.c - every change of an office's file, here or in a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "store/san-journal-record.h"

static gboolean
check_writable (SanWorkspace *self,
                GError      **error)
{
  if (self->lock != NULL)
    return TRUE;

  if (self->closed != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY, "%s: %s", self->path, self->closed);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY,
                 _("“%s” was opened read-only."), self->path);
  return FALSE;
}

/* On the thread of the workspace, after a step was made. */
static void
announce (SanWorkspace *self,
          gint64        seq)
{
  g_autoptr (GError) error = NULL;

  if (seq == 0)
    return;

  if (self->database != NULL && !san_workspace_read_settings (self, &error))
    g_info ("%s", error->message);

  g_signal_emit_by_name (self, "changed", seq);
}

static gboolean
record (SanWorkspace       *self,
        const SanStepDraft *what,
        SanChangeFunc       func,
        gpointer            data,
        gint64             *seq,
        GError            **error)
{
  SanStepDraft draft = *what;
  gint64 new_seq = 0;
  gboolean done;

  if (!check_writable (self, error))
    return FALSE;

  draft.site = self->site;
  draft.actor = self->actor;

  /* a change within a change would wait for itself */
  g_return_val_if_fail (self->changer != g_thread_self (), FALSE);

  g_mutex_lock (&self->changing);
  self->changer = g_thread_self ();
  draft.now = san_workspace_now (self);   /* not earlier: what we waited for made a step */
  done = san_journal_record (self->database, &draft, func, data, &new_seq, error);
  self->changer = NULL;
  g_mutex_unlock (&self->changing);

  if (!done)
    return FALSE;

  announce (self, new_seq);
  if (seq != NULL)
    *seq = new_seq;

  return TRUE;
}

gboolean
san_workspace_record (SanWorkspace *self,
                      const char   *verb,
                      const char   *label,
                      const char   *undoes,
                      gint64        refers,
                      GBytes       *changeset,
                      gint64       *seq,
                      GError      **error)
{
  SanStepDraft draft = {
    .verb = verb, .label = label, .undoes = undoes, .refers = refers, .changeset = changeset,
  };

  return record (self, &draft, NULL, NULL, seq, error);
}

gboolean
san_workspace_change (SanWorkspace *self,
                      const char   *verb,
                      const char   *label,
                      SanChangeFunc func,
                      gpointer      data,
                      gint64       *seq,
                      GError      **error)
{
  SanStepDraft draft = { .verb = verb, .label = label };

  g_return_val_if_fail (SAN_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return record (self, &draft, func, data, seq, error);
}

/* In a worker: values are copied in, the result comes back; the object stays outside. */
typedef struct
{
  char          *path;
  char          *vfs;
  GMutex        *changing;   /* the workspace's, which the task keeps alive */
  char          *zone;
  gint64         shift;
  char          *actor;
  char          *verb;
  char          *label;
  SanStepDraft   draft;
  SanChangeFunc  func;
  gpointer       data;
  GDestroyNotify destroy;
  gint64         seq;
} Job;

static void
job_clear_data (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  job->destroy = NULL;
}

static void
job_free (Job *job)
{
  job_clear_data (job);
  g_free (job->zone);
  g_free (job->path);
  g_free (job->vfs);
  g_free (job->actor);
  g_free (job->verb);
  g_free (job->label);
  g_free (job);
}

static gboolean
run_job (Job          *job,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (SanDatabase) database = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  database = san_database_open (job->path, SAN_DATABASE_WRITE, job->vfs, error);
  if (database == NULL)
    return FALSE;

  san_database_set_cancellable (database, cancellable);
  job->draft.now = san_workspace_clock (job->zone, job->shift);

  return san_journal_record (database, &job->draft, job->func, job->data, &job->seq, error);
}

static void
change_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gboolean done;

  g_mutex_lock (job->changing);
  done = run_job (job, cancellable, &error);
  g_mutex_unlock (job->changing);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Back on the thread of the workspace: the world is told before the caller is. */
static void
on_changed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GTask) outer = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      announce (SAN_WORKSPACE (source), job->seq);
      g_task_return_pointer (outer, g_memdup2 (&job->seq, sizeof job->seq), g_free);
    }
  else
    {
      g_task_return_error (outer, error);
    }

  /* not left to the task, which the worker may be the last to hold */
  job_clear_data (job);
}

void
san_workspace_change_async (SanWorkspace       *self,
                            const char         *verb,
                            const char         *label,
                            SanChangeFunc       func,
                            gpointer            data,
                            GDestroyNotify      destroy,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *outer;
  g_autoptr (GTask) inner = NULL;
  GError *error = NULL;
  Job *job;

  g_return_if_fail (SAN_IS_WORKSPACE (self));
  g_return_if_fail (func != NULL);

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, san_workspace_change_async);
  /* the step is made or not: once it is, a late cancel does not change that */
  g_task_set_check_cancellable (outer, FALSE);

  job = g_new0 (Job, 1);
  job->path = g_strdup (self->path);
  job->vfs = g_strdup (self->vfs);
  job->changing = &self->changing;
  job->zone = g_strdup (self->zone);
  job->shift = self->shift;
  job->actor = g_strdup (self->actor);
  job->verb = g_strdup (verb);
  job->label = g_strdup (label);
  job->draft = (SanStepDraft) {
    .site = self->site, .actor = job->actor, .verb = job->verb, .label = job->label,
  };
  job->func = func;
  job->data = data;
  job->destroy = destroy;

  inner = g_task_new (self, cancellable, on_changed_cb, outer);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, job, (GDestroyNotify) job_free);

  if (!check_writable (self, &error))
    g_task_return_error (inner, error);
  else
    g_task_run_in_thread (inner, change_in_thread);
}

gboolean
san_workspace_change_finish (SanWorkspace *self,
                             GAsyncResult *result,
                             gint64       *seq,
                             GError      **error)
{
  g_autofree gint64 *made = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  made = g_task_propagate_pointer (G_TASK (result), error);
  if (made == NULL)
    return FALSE;

  if (seq != NULL)
    *seq = *made;

  return TRUE;
}
