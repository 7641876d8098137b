/* san-context.c - what the pages of one window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-context.h"

#include <glib/gi18n-lib.h>

#include "app/san-settings.h"
#include "base/san-text.h"
#include "base/san-utils.h"
#include "registry/san-campaign-store.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"

struct _SanContext
{
  GObject       parent_instance;

  SanWorkspace *workspace;
  SanJobs      *jobs;
  char         *file_name;
  char         *title;

  SanPeriod     period;
  gint64        chosen;      /* round chosen by hand, 0: none */

  /* read again after each step */
  GPtrArray  *rounds;
  SanRoster  *roster;
  SanRanking *ranking;
  GError     *ranking_error;
  gint64      ranked_at;         /* the step that the ranking is of */
};

G_DEFINE_FINAL_TYPE (SanContext, san_context, G_TYPE_OBJECT)

enum { CHANGED, PERIOD_CHANGED, SAID, WRITTEN, FAILED, SETTLE, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct
{
  SanContext    *context;
  SanJob        *job;
  char          *said;
  SanContextDone done;
  gpointer       done_data;
} ChangeJob;

static void
change_job_free (ChangeJob *change)
{
  g_object_unref (change->context);
  g_object_unref (change->job);
  g_free (change->said);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChangeJob, change_job_free)

static SanPeriod
month_of (SanDay day)
{
  int year, month;

  san_day_get (day, &year, &month, NULL);

  return san_period_month (year, month);
}

static void
forget_ranking (SanContext *self)
{
  g_clear_pointer (&self->ranking, san_ranking_free);
  g_clear_error (&self->ranking_error);
}

static void
read_title (SanContext *self)
{
  SanDatabase *database = san_context_get_database (self);
  g_autoptr (GPtrArray) campaigns = san_campaign_store_list (database, NULL);
  g_autofree char *city = san_setting_get (database, "city", NULL);

  g_free (self->title);
  if (campaigns != NULL && campaigns->len > 0)
    self->title = g_strdup (((SanCampaign *) g_ptr_array_index (campaigns, 0))->name);
  else if (city != NULL && *city != '\0')
    self->title = g_steal_pointer (&city);
  else
    self->title = g_strdup (self->file_name);
}

static void
read_records (SanContext *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rounds = san_round_store_list (san_context_get_database (self), &error);

  if (rounds == NULL)
    {
      san_context_report (self, error);
      rounds = g_ptr_array_new ();
    }
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  self->rounds = rounds;
}

/* A score or two leave the registry alone, and most of the ranking's input. */
static gboolean
renew_ranking (SanContext *self,
               gint64      seq)
{
  g_autoptr (GError) error = NULL;
  gboolean renewed = FALSE;

  if (self->ranking == NULL || seq != self->ranked_at + 1)
    return FALSE;

  if (!san_ranking_renew (&self->ranking, san_context_get_database (self), seq, &renewed, &error))
    g_info ("%s", error->message);
  self->ranked_at = seq;

  return renewed && error == NULL;
}

static void
forget_records (SanContext *self)
{
  g_clear_pointer (&self->roster, san_roster_unref);
  forget_ranking (self);
  read_title (self);
}

/* How well a round stands for a month: the monthly one before special ones. */
static int
fitness (SanContext     *self,
         const SanRound *round)
{
  if (!san_period_contains (&self->period, round->period.last))
    return 0;
  if (round->id == self->chosen)
    return 4;
  if (round->kind == SAN_ROUND_MONTHLY)
    return round->period.kind == SAN_PERIOD_MONTH ? 3 : 2;

  return 1;
}

static void
on_workspace_changed_cb (SanContext *self,
                         gint64      seq)
{
  read_records (self);
  if (!renew_ranking (self, seq))
    forget_records (self);
  g_signal_emit (self, signals[CHANGED], 0, seq);
}

static void
on_change_done_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (ChangeJob) change = data;
  g_autoptr (GError) error = NULL;
  gint64 seq = 0;
  gboolean success;

  success = san_workspace_change_finish (SAN_WORKSPACE (source), result, &seq, &error);
  san_jobs_end (change->context->jobs, change->job, error);
  if (!success)
    san_context_report (change->context, error);
  else if (change->said != NULL)
    g_signal_emit (change->context, signals[SAID], 0, change->said, seq);
  if (change->done != NULL)
    change->done (change->context, success, change->done_data);
}

static void
san_context_dispose (GObject *object)
{
  SanContext *self = SAN_CONTEXT (object);

  if (self->jobs != NULL)
    san_jobs_cancel_all (self->jobs);
  g_clear_object (&self->jobs);
  g_clear_pointer (&self->roster, san_roster_unref);
  forget_ranking (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (san_context_parent_class)->dispose (object);
}

static void
san_context_finalize (GObject *object)
{
  SanContext *self = SAN_CONTEXT (object);

  g_free (self->file_name);
  g_free (self->title);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);

  G_OBJECT_CLASS (san_context_parent_class)->finalize (object);
}

static void
san_context_class_init (SanContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = san_context_dispose;
  object_class->finalize = san_context_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[PERIOD_CHANGED] =
    g_signal_new ("period-changed", SAN_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SAID] =
    g_signal_new ("said", SAN_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[WRITTEN] =
    g_signal_new ("written", SAN_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FAILED] =
    g_signal_new ("failed", SAN_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SETTLE] =
    g_signal_new ("settle", SAN_TYPE_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_context_init (SanContext *self)
{
  self->jobs = san_jobs_new ();
}

SanContext *
san_context_new (SanWorkspace *workspace)
{
  SanContext *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (SAN_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (SAN_TYPE_CONTEXT, NULL);
  self->workspace = g_object_ref (workspace);
  self->file_name = san_text_file_name (san_workspace_get_path (workspace));
  name = san_settings_operator ();
  san_workspace_set_actor (workspace, name);
  read_records (self);
  forget_records (self);

  self->period = month_of (san_time_day (san_workspace_now (workspace)));
  if (self->rounds->len > 0)
    {
      SanRound *newest = g_ptr_array_index (self->rounds, self->rounds->len - 1);

      self->period = month_of (newest->period.last);
    }
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

SanWorkspace *
san_context_get_workspace (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  return self->workspace;
}

SanDatabase *
san_context_get_database (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  return san_workspace_database (self->workspace);
}

gboolean
san_context_is_read_only (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), TRUE);

  return san_workspace_is_read_only (self->workspace);
}

SanJobs *
san_context_get_jobs (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  return self->jobs;
}

const char *
san_context_get_file_name (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  return self->file_name;
}

const char *
san_context_get_title (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  return self->title;
}

const char *
san_context_get_operator (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  return san_workspace_get_actor (self->workspace);
}

void
san_context_set_operator (SanContext *self,
                          const char *name)
{
  g_return_if_fail (SAN_IS_CONTEXT (self));

  g_settings_set_string (san_settings_get (), "operator", name);
  san_workspace_set_actor (self->workspace, name);
}

const SanPeriod *
san_context_get_period (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  return &self->period;
}

void
san_context_set_period (SanContext      *self,
                        const SanPeriod *month)
{
  g_return_if_fail (SAN_IS_CONTEXT (self));

  if (month->first == self->period.first && month->last == self->period.last)
    return;

  self->period = *month;
  self->chosen = 0;
  g_clear_pointer (&self->roster, san_roster_unref);
  forget_ranking (self);
  g_signal_emit (self, signals[PERIOD_CHANGED], 0);
}

GPtrArray *
san_context_get_rounds (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  return self->rounds;
}

SanRound *
san_context_get_round (SanContext *self)
{
  SanRound *best = NULL;
  int best_fitness = 0;

  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  for (guint i = 0; i < self->rounds->len; i++)
    {
      SanRound *round = g_ptr_array_index (self->rounds, i);
      int fit = fitness (self, round);

      if (fit > best_fitness)
        {
          best = round;
          best_fitness = fit;
        }
    }

  return best;
}

void
san_context_set_round (SanContext *self,
                       gint64      id)
{
  g_return_if_fail (SAN_IS_CONTEXT (self));

  for (guint i = 0; i < self->rounds->len; i++)
    {
      SanRound *round = g_ptr_array_index (self->rounds, i);

      if (round->id != id || round == san_context_get_round (self))
        continue;
      self->chosen = id;
      self->period = month_of (round->period.last);
      g_clear_pointer (&self->roster, san_roster_unref);
      forget_ranking (self);
      g_signal_emit (self, signals[PERIOD_CHANGED], 0);
      break;
    }
}

SanRoster *
san_context_get_roster (SanContext *self)
{
  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  if (self->roster == NULL)
    {
      g_autoptr (GError) error = NULL;

      self->roster = san_roster_load (san_context_get_database (self), self->period.last,
                                      FALSE, &error);
      if (self->roster == NULL)
        san_context_report (self, error);
    }

  return self->roster;
}

SanRanking *
san_context_get_ranking (SanContext *self,
                         GError    **error)
{
  SanRound *round;

  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  round = san_context_get_round (self);
  if (self->ranking == NULL && self->ranking_error == NULL)
    {
      self->ranked_at = san_journal_length (san_context_get_database (self), NULL);
      if (round != NULL)
        self->ranking = san_ranking_load (san_context_get_database (self), round, NULL,
                                          &self->ranking_error);
      else
        self->ranking_error = g_error_new_literal (SAN_ERROR, SAN_ERROR_NOT_FOUND,
                                                   _("There is no round in this month."));
    }
  if (self->ranking == NULL && error != NULL)
    *error = g_error_copy (self->ranking_error);

  return self->ranking;
}

gboolean
san_context_change (SanContext   *self,
                    const char   *verb,
                    const char   *label,
                    SanChangeFunc func,
                    gpointer      data,
                    const char   *said)
{
  g_autoptr (GError) error = NULL;
  gint64 seq = 0;

  g_return_val_if_fail (SAN_IS_CONTEXT (self), FALSE);

  if (!san_workspace_change (self->workspace, verb, label, func, data, &seq, &error))
    {
      san_context_report (self, error);
      return FALSE;
    }

  san_context_report (self, NULL);
  if (said != NULL && seq != 0)
    g_signal_emit (self, signals[SAID], 0, said, seq);

  return TRUE;
}

SanJob *
san_context_change_job (SanContext    *self,
                        const char    *verb,
                        const char    *label,
                        SanChangeFunc  func,
                        gpointer       data,
                        GDestroyNotify destroy,
                        const char    *title,
                        const char    *said,
                        SanContextDone done,
                        gpointer       done_data)
{
  ChangeJob *change;

  g_return_val_if_fail (SAN_IS_CONTEXT (self), NULL);

  change = g_new0 (ChangeJob, 1);
  change->context = g_object_ref (self);
  change->job = g_object_ref (san_jobs_begin (self->jobs, title));
  change->said = g_strdup (said);
  change->done = done;
  change->done_data = done_data;
  san_workspace_change_async (self->workspace, verb, label, func, data, destroy,
                              san_job_get_cancellable (change->job), on_change_done_cb,
                              change);

  return change->job;
}

void
san_context_settle (SanContext *self)
{
  g_return_if_fail (SAN_IS_CONTEXT (self));

  g_signal_emit (self, signals[SETTLE], 0);
}

void
san_context_say (SanContext *self,
                 const char *text)
{
  g_return_if_fail (SAN_IS_CONTEXT (self));

  g_signal_emit (self, signals[SAID], 0, text, (gint64) 0);
}

void
san_context_say_step (SanContext *self,
                      const char *text,
                      gint64      seq)
{
  g_return_if_fail (SAN_IS_CONTEXT (self));

  g_signal_emit (self, signals[SAID], 0, text, seq);
}

void
san_context_say_written (SanContext *self,
                         const char *text,
                         const char *path)
{
  g_return_if_fail (SAN_IS_CONTEXT (self));
  g_return_if_fail (path != NULL);

  g_signal_emit (self, signals[WRITTEN], 0, text, path);
}

void
san_context_report (SanContext   *self,
                    const GError *error)
{
  g_return_if_fail (SAN_IS_CONTEXT (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_signal_emit (self, signals[FAILED], 0, error != NULL ? error->message : "");
}
