/* san-worker.c - tasks in a worker thread that end where they began
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-worker.h"

#define MAX_WORKERS 10   /* as many as GLib has for tasks */

typedef struct
{
  GTask          *task;
  GTaskThreadFunc func;
} Work;

static gboolean
on_let_go_cb (gpointer task)
{
  g_object_unref (task);

  return G_SOURCE_REMOVE;
}

/* On the worker thread. The source comes behind the one that calls the callback, which
 * g_task_return_…() has attached with a reference of its own. */
static void
run_work (gpointer data,
          gpointer pool_data)
{
  g_autofree Work *work = data;
  GTask *task = work->task;
  g_autoptr (GSource) source = NULL;

  work->func (task, g_task_get_source_object (task), g_task_get_task_data (task),
              g_task_get_cancellable (task));

  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_name (source, "san_worker_run");
  g_source_set_callback (source, on_let_go_cb, task, NULL);
  g_source_attach (source, g_task_get_context (task));
}

void
san_worker_run (GTask          *task,
                GTaskThreadFunc func)
{
  static GThreadPool *pool;
  Work *work;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  if (g_once_init_enter (&pool))
    {
      GThreadPool *made = g_thread_pool_new (run_work, NULL, MAX_WORKERS, FALSE, NULL);

      g_once_init_leave (&pool, made);
    }

  work = g_new (Work, 1);
  work->task = g_object_ref (task);
  work->func = func;
  g_thread_pool_push (pool, work, NULL);
}
