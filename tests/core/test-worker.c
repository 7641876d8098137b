/* test-worker.c - a task ends on the thread that it was made on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-worker.h"

#define TASKS 20

typedef struct
{
  GMainLoop *loop;
  GThread   *worked;
  GThread   *called;
  GThread   *freed;      /* of the data */
  GThread   *unreffed;   /* of the source */
  gboolean   value;
} Watch;

static void
on_data_freed (gpointer data)
{
  ((Watch *) data)->freed = g_thread_self ();
}

static void
on_source_gone (gpointer data,
                GObject *source)
{
  Watch *watch = data;

  watch->unreffed = g_thread_self ();
  g_main_loop_quit (watch->loop);
}

/* Holds on to the task until long after its callback was called. */
static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Watch *watch = data;

  watch->worked = g_thread_self ();
  g_task_return_boolean (task, TRUE);
  g_usleep (2000);
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Watch *watch = data;

  watch->called = g_thread_self ();
  watch->value = g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
test_dies_at_home (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  for (int i = 0; i < TASKS; i++)
    {
      Watch watch = { .loop = loop };
      GObject *source = g_object_new (G_TYPE_OBJECT, NULL);
      GTask *task = g_task_new (source, NULL, on_done_cb, &watch);

      g_task_set_task_data (task, &watch, on_data_freed);
      san_worker_run (task, work);
      g_object_weak_ref (source, on_source_gone, &watch);
      g_object_unref (source);
      g_object_unref (task);
      g_main_loop_run (loop);

      g_assert_true (watch.value);
      g_assert_true (watch.worked != NULL && watch.worked != g_thread_self ());
      g_assert_true (watch.called == g_thread_self ());
      g_assert_true (watch.freed == g_thread_self ());
      g_assert_true (watch.unreffed == g_thread_self ());
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/dies-at-home", test_dies_at_home);

  return g_test_run ();
}
