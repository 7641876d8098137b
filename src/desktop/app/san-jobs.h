/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SanJob:
 *
 * One piece of long work: a title, how far it is, a way to stop it. Properties title,
 * detail, fraction (−1: not known), state, finished-at; they change on the main thread.
 */
#define SAN_TYPE_JOB (san_job_get_type ())
G_DECLARE_FINAL_TYPE (SanJob, san_job, SAN, JOB, GObject)

typedef enum
{
  SAN_JOB_RUNNING,
  SAN_JOB_DONE,
  SAN_JOB_FAILED,
  SAN_JOB_CANCELLED,
} SanJobState;

const char   *san_job_get_title       (SanJob       *self);
const char   *san_job_get_detail      (SanJob       *self);
double        san_job_get_fraction    (SanJob       *self);
SanJobState   san_job_get_state       (SanJob       *self);
/* seconds it has run, or ran */
double        san_job_get_elapsed     (SanJob       *self);
/* local time of its end, (transfer full): 10:12 */
char         *san_job_get_finished    (SanJob       *self);
GCancellable *san_job_get_cancellable (SanJob       *self);
/* From any thread; passed on at most ten times a second. @detail: (nullable) */
void          san_job_set_progress    (SanJob       *self,
                                       double        fraction,
                                       const char   *detail);
void          san_job_cancel          (SanJob       *self);

/* In the worker thread. Returns a value that the callback takes, or NULL with @error;
 * a function without a value returns GINT_TO_POINTER (TRUE). */
typedef gpointer (*SanJobFunc)        (SanJob        *job,
                                       gpointer       data,
                                       GCancellable  *cancellable,
                                       GError       **error);
/* On the main thread. @value: (transfer full): NULL when it failed or was cancelled */
typedef void     (*SanJobDone)        (SanJob        *job,
                                       gpointer       value,
                                       const GError  *error,
                                       gpointer       user_data);

/**
 * SanJobs:
 *
 * The work of one window, a #GListModel of #SanJob: running ones first, then the last five
 * that ended. #SanJobs:running counts.
 */
#define SAN_TYPE_JOBS (san_jobs_get_type ())
G_DECLARE_FINAL_TYPE (SanJobs, san_jobs, SAN, JOBS, GObject)

SanJobs      *san_jobs_new            (void);
guint         san_jobs_get_running    (SanJobs       *self);
/* Runs @func in a worker, which must not touch the window's workspace: open a reader
 * (san_workspace_open_reader()) beforehand and pass it in @data. (transfer none) */
SanJob       *san_jobs_run            (SanJobs       *self,
                                       const char    *title,
                                       SanJobFunc     func,
                                       gpointer       data,
                                       GDestroyNotify destroy,
                                       SanJobDone     done,
                                       gpointer       user_data);
/* Shows work that has a thread of its own already; end it with san_jobs_end(). (transfer
 * none): lives until then at least */
SanJob       *san_jobs_begin          (SanJobs       *self,
                                       const char    *title);
void          san_jobs_end            (SanJobs       *self,
                                       SanJob        *job,
                                       const GError  *error);
void          san_jobs_cancel_all     (SanJobs       *self);

G_END_DECLS
