/* san-award-read.c - awards and sanctions of a round, read in a worker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-award-read.h"

#include "base/san-worker.h"
#include "bulletins/san-bulletin.h"

/* What the worker reads with. */
typedef struct
{
  SanDatabase *reader;
  gint64       round_id;
} Request;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->reader, san_database_close);
  g_free (request);
}

void
san_award_reading_free (SanAwardReading *self)
{
  g_clear_pointer (&self->awards, san_awards_free);
  g_clear_pointer (&self->ranking, san_ranking_free);
  g_clear_pointer (&self->round, san_round_free);
  g_free (self);
}

static void
read_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Request *request = data;
  g_autoptr (SanAwardReading) reading = g_new0 (SanAwardReading, 1);
  GError *error = NULL;

  reading->round = san_round_store_get (request->reader, request->round_id, &error);
  if (reading->round != NULL)
    reading->ranking = san_ranking_load (request->reader, reading->round, NULL, &error);
  if (reading->ranking != NULL)
    reading->awards = san_bulletin_load_awards (request->reader, reading->round, reading->ranking,
                                                &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&reading),
                           (GDestroyNotify) san_award_reading_free);
}

void
san_award_read_async (GObject            *source,
                      SanContext         *context,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  SanRound *round = san_context_get_round (context);
  Request *request = g_new0 (Request, 1);
  GError *error = NULL;

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  request->round_id = round != NULL ? round->id : 0;
  request->reader = san_workspace_open_reader (san_context_get_workspace (context), &error);
  if (request->reader == NULL)
    g_task_return_error (task, error);
  else
    san_worker_run (task, read_in_worker);
}

SanAwardReading *
san_award_read_finish (GAsyncResult *result,
                       GCancellable *awaited,
                       GError      **error)
{
  g_autoptr (SanAwardReading) reading = g_task_propagate_pointer (G_TASK (result), error);

  if (reading != NULL && g_task_get_cancellable (G_TASK (result)) != awaited)
    return NULL;

  return g_steal_pointer (&reading);
}
