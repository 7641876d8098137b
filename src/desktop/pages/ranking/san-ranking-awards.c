/* san-ranking-awards.c - what became of the units: read when the places are there already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-ranking-page-private.h"

#include "pages/ranking/san-ranking-row.h"

/* What a worker reads with: rules look back over earlier rounds. */
typedef struct
{
  SanDatabase *reader;
  gint64       round_id;
} Judgement;

static void
judgement_free (Judgement *judgement)
{
  g_clear_pointer (&judgement->reader, san_database_close);
  g_free (judgement);
}

static void
judge_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  const Judgement *judgement = data;
  GError *error = NULL;
  g_autoptr (SanRound) round = san_round_store_get (judgement->reader, judgement->round_id, &error);
  g_autoptr (SanRanking) ranking = round != NULL
                                   ? san_ranking_load (judgement->reader, round, NULL, &error)
                                   : NULL;
  SanAwards *awards = ranking != NULL
                      ? san_awards_load (judgement->reader, round, ranking, &error) : NULL;

  if (awards != NULL)
    g_task_return_pointer (task, awards, (GDestroyNotify) san_awards_free);
  else
    g_task_return_error (task, error);
}

static void
on_judged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  SanRankingPage *self = SAN_RANKING_PAGE (source);
  g_autoptr (GError) error = NULL;
  SanAwards *awards = g_task_propagate_pointer (G_TASK (result), &error);

  /* another round was asked for meanwhile */
  if (g_task_get_cancellable (G_TASK (result)) != self->judging || awards == NULL)
    {
      g_clear_pointer (&awards, san_awards_free);
      if (error != NULL)
        san_context_report (san_page_get_context (SAN_PAGE (self)), error);
      return;
    }

  g_clear_pointer (&self->awards, san_awards_free);
  self->awards = awards;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (SanRankingRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      san_ranking_row_set_awards (row, awards);
    }
}

void
san_ranking_page_judge (SanRankingPage *self)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  SanRound *round = san_context_get_round (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  Judgement *judgement;

  if (self->judging != NULL)
    g_cancellable_cancel (self->judging);
  g_clear_object (&self->judging);
  /* those of the same round stay until the new ones are there; of another they say nothing */
  if (round->id != self->awards_round)
    g_clear_pointer (&self->awards, san_awards_free);
  self->awards_round = round->id;

  judgement = g_new0 (Judgement, 1);
  judgement->round_id = round->id;
  judgement->reader = san_workspace_open_reader (san_context_get_workspace (context), &error);
  if (judgement->reader == NULL)
    {
      san_context_report (context, error);
      judgement_free (judgement);
      return;
    }

  self->judging = g_cancellable_new ();
  task = g_task_new (self, self->judging, on_judged_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, judgement, (GDestroyNotify) judgement_free);
  g_task_run_in_thread (task, judge_in_worker);
}
