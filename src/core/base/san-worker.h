/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs @func with @task in a worker thread, as g_task_run_in_thread() does, but lets go of
 * the task on the thread it was made on, after its callback. GLib's worker can be the last
 * who holds a task; then the source and the data die there, and with them widgets that only
 * the main thread may touch. @func returns its value or error as its last act, when
 * it has freed what is its own: the callback may run at once. */
void san_worker_run (GTask          *task,
                     GTaskThreadFunc func);

G_END_DECLS
