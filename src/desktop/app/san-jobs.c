/* san-jobs.c - the long work of a window: how far it is, how to stop it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-jobs.h"

#include "base/san-utils.h"
#include "base/san-worker.h"

#define KEPT_FINISHED   5
#define PROGRESS_EVERY  100   /* milliseconds */

struct _SanJob
{
  GObject       parent_instance;

  char         *title;
  char         *detail;
  double        fraction;
  SanJobState   state;
  gint64        started;     /* monotonic */
  gint64        ended;       /* monotonic, 0 while it runs */
  GDateTime    *finished;
  GCancellable *cancellable;

  GMutex        mutex;       /* of what the worker left for the main thread: */
  double        next_fraction;
  char         *next_detail;
  gboolean      scheduled;
};

G_DEFINE_FINAL_TYPE (SanJob, san_job, G_TYPE_OBJECT)

enum { JOB_PROP_0, JOB_PROP_TITLE, JOB_PROP_DETAIL, JOB_PROP_FRACTION, JOB_PROP_STATE,
       N_JOB_PROPS };

static GParamSpec *job_properties[N_JOB_PROPS];

struct _SanJobs
{
  GObject    parent_instance;

  GPtrArray *jobs;      /* running ones first, in order of start; then the newest ended */
  guint      running;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanJobs, san_jobs, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum { PROP_0, PROP_RUNNING, N_PROPS };

static GParamSpec *properties[N_PROPS];

typedef struct
{
  SanJobs       *jobs;
  SanJob        *job;
  SanJobFunc     func;
  gpointer       data;
  GDestroyNotify destroy;
  SanJobDone     done;
  gpointer       user_data;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->destroy != NULL)
    work->destroy (work->data);
  g_object_unref (work->jobs);
  g_object_unref (work->job);
  g_free (work);
}

/* SanJob */

static gboolean
on_progress_cb (gpointer data)
{
  SanJob *self = data;
  g_autofree char *detail = NULL;

  g_mutex_lock (&self->mutex);
  self->scheduled = FALSE;
  self->fraction = self->next_fraction;
  detail = g_steal_pointer (&self->next_detail);
  g_mutex_unlock (&self->mutex);

  if (self->state != SAN_JOB_RUNNING)
    return G_SOURCE_REMOVE;

  g_object_notify_by_pspec (G_OBJECT (self), job_properties[JOB_PROP_FRACTION]);
  if (detail != NULL && san_set_str (&self->detail, detail))
    g_object_notify_by_pspec (G_OBJECT (self), job_properties[JOB_PROP_DETAIL]);

  return G_SOURCE_REMOVE;
}

static void
san_job_finalize (GObject *object)
{
  SanJob *self = SAN_JOB (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->next_detail);
  g_clear_pointer (&self->finished, g_date_time_unref);
  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (san_job_parent_class)->finalize (object);
}

static void
san_job_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  SanJob *self = SAN_JOB (object);

  switch (prop_id)
    {
    case JOB_PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case JOB_PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    case JOB_PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;

    case JOB_PROP_STATE:
      g_value_set_uint (value, self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_job_class_init (SanJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS;

  object_class->finalize = san_job_finalize;
  object_class->get_property = san_job_get_property;

  job_properties[JOB_PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  job_properties[JOB_PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", flags);
  job_properties[JOB_PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, -1.0, 1.0, -1.0, flags);
  job_properties[JOB_PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, SAN_JOB_CANCELLED, 0, flags);
  g_object_class_install_properties (object_class, N_JOB_PROPS, job_properties);
}

static void
san_job_init (SanJob *self)
{
  self->detail = g_strdup ("");
  self->fraction = self->next_fraction = -1.0;
  self->started = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
}

static void
job_end (SanJob       *self,
         const GError *error)
{
  if (error == NULL)
    self->state = SAN_JOB_DONE;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->state = SAN_JOB_CANCELLED;
  else
    self->state = SAN_JOB_FAILED;

  self->ended = g_get_monotonic_time ();
  self->finished = g_date_time_new_now_local ();
  if (self->state == SAN_JOB_FAILED && san_set_str (&self->detail, error->message))
    g_object_notify_by_pspec (G_OBJECT (self), job_properties[JOB_PROP_DETAIL]);
  g_object_notify_by_pspec (G_OBJECT (self), job_properties[JOB_PROP_STATE]);
}

const char *
san_job_get_title (SanJob *self)
{
  g_return_val_if_fail (SAN_IS_JOB (self), NULL);

  return self->title;
}

const char *
san_job_get_detail (SanJob *self)
{
  g_return_val_if_fail (SAN_IS_JOB (self), NULL);

  return self->detail;
}

double
san_job_get_fraction (SanJob *self)
{
  g_return_val_if_fail (SAN_IS_JOB (self), -1.0);

  return self->fraction;
}

SanJobState
san_job_get_state (SanJob *self)
{
  g_return_val_if_fail (SAN_IS_JOB (self), SAN_JOB_DONE);

  return self->state;
}

double
san_job_get_elapsed (SanJob *self)
{
  gint64 end;

  g_return_val_if_fail (SAN_IS_JOB (self), 0.0);

  end = self->ended != 0 ? self->ended : g_get_monotonic_time ();

  return (double) (end - self->started) / G_USEC_PER_SEC;
}

char *
san_job_get_finished (SanJob *self)
{
  g_return_val_if_fail (SAN_IS_JOB (self), NULL);

  return self->finished != NULL ? g_date_time_format (self->finished, "%H:%M")
                                : g_strdup ("");
}

GCancellable *
san_job_get_cancellable (SanJob *self)
{
  g_return_val_if_fail (SAN_IS_JOB (self), NULL);

  return self->cancellable;
}

void
san_job_set_progress (SanJob     *self,
                      double      fraction,
                      const char *detail)
{
  g_return_if_fail (SAN_IS_JOB (self));

  g_mutex_lock (&self->mutex);
  self->next_fraction = CLAMP (fraction, -1.0, 1.0);
  if (detail != NULL)
    san_set_str (&self->next_detail, detail);
  if (!self->scheduled)
    {
      self->scheduled = TRUE;
      g_timeout_add_full (G_PRIORITY_DEFAULT, PROGRESS_EVERY, on_progress_cb,
                          g_object_ref (self), g_object_unref);
    }
  g_mutex_unlock (&self->mutex);
}

void
san_job_cancel (SanJob *self)
{
  g_return_if_fail (SAN_IS_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

/* SanJobs */

static GType
san_jobs_get_item_type (GListModel *model)
{
  return SAN_TYPE_JOB;
}

static guint
san_jobs_get_n_items (GListModel *model)
{
  return SAN_JOBS (model)->jobs->len;
}

static gpointer
san_jobs_get_item (GListModel *model,
                   guint       position)
{
  SanJobs *self = SAN_JOBS (model);

  if (position >= self->jobs->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->jobs, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = san_jobs_get_item_type;
  iface->get_n_items = san_jobs_get_n_items;
  iface->get_item = san_jobs_get_item;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  gpointer value = work->func (work->job, work->data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, NULL);
}

static void
on_work_ended_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  san_jobs_end (work->jobs, work->job, error);
  if (work->done != NULL)
    work->done (work->job, value, error, work->user_data);
}

static void
san_jobs_finalize (GObject *object)
{
  SanJobs *self = SAN_JOBS (object);

  g_ptr_array_unref (self->jobs);

  G_OBJECT_CLASS (san_jobs_parent_class)->finalize (object);
}

static void
san_jobs_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_uint (value, SAN_JOBS (object)->running);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
san_jobs_class_init (SanJobsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = san_jobs_finalize;
  object_class->get_property = san_jobs_get_property;

  properties[PROP_RUNNING] =
    g_param_spec_uint ("running", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
san_jobs_init (SanJobs *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
}

SanJobs *
san_jobs_new (void)
{
  return g_object_new (SAN_TYPE_JOBS, NULL);
}

guint
san_jobs_get_running (SanJobs *self)
{
  g_return_val_if_fail (SAN_IS_JOBS (self), 0);

  return self->running;
}

SanJob *
san_jobs_begin (SanJobs    *self,
                const char *title)
{
  SanJob *job;

  g_return_val_if_fail (SAN_IS_JOBS (self), NULL);

  job = g_object_new (SAN_TYPE_JOB, NULL);
  job->title = g_strdup (title);
  g_ptr_array_insert (self->jobs, (int) self->running, job);
  self->running++;
  g_list_model_items_changed (G_LIST_MODEL (self), self->running - 1, 0, 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);

  return job;
}

void
san_jobs_end (SanJobs      *self,
              SanJob       *job,
              const GError *error)
{
  guint position;

  g_return_if_fail (SAN_IS_JOBS (self));
  g_return_if_fail (SAN_IS_JOB (job));
  g_return_if_fail (g_ptr_array_find (self->jobs, job, &position));
  g_return_if_fail (position < self->running);

  job_end (job, error);
  g_object_ref (job);
  g_ptr_array_remove_index (self->jobs, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  self->running--;
  g_ptr_array_insert (self->jobs, (int) self->running, job);
  g_list_model_items_changed (G_LIST_MODEL (self), self->running, 0, 1);
  if (self->jobs->len > self->running + KEPT_FINISHED)
    {
      g_ptr_array_set_size (self->jobs, (int) (self->running + KEPT_FINISHED));
      g_list_model_items_changed (G_LIST_MODEL (self), self->jobs->len, 1, 0);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

SanJob *
san_jobs_run (SanJobs       *self,
              const char    *title,
              SanJobFunc     func,
              gpointer       data,
              GDestroyNotify destroy,
              SanJobDone     done,
              gpointer       user_data)
{
  g_autoptr (GTask) task = NULL;
  SanJob *job;
  Work *work;

  g_return_val_if_fail (SAN_IS_JOBS (self), NULL);

  job = san_jobs_begin (self, title);
  work = g_new0 (Work, 1);
  work->jobs = g_object_ref (self);
  work->job = g_object_ref (job);
  work->func = func;
  work->data = data;
  work->destroy = destroy;
  work->done = done;
  work->user_data = user_data;

  task = g_task_new (NULL, job->cancellable, on_work_ended_cb, NULL);
  g_task_set_source_tag (task, san_jobs_run);
  g_task_set_task_data (task, work, work_free);
  /* what was finished before the cancel arrived is still a result */
  g_task_set_check_cancellable (task, FALSE);
  san_worker_run (task, run_in_thread);

  return job;
}

void
san_jobs_cancel_all (SanJobs *self)
{
  g_return_if_fail (SAN_IS_JOBS (self));

  for (guint i = 0; i < self->running; i++)
    san_job_cancel (g_ptr_array_index (self->jobs, i));
}
