/* san-ranking-charts.c - the chart beside the table: totals, places, categories, rounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-ranking-page-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-worker.h"
#include "charts/san-round-chart.h"
#include "pages/ranking/san-ranking-row.h"

/* What a worker needs to draw a chart that other rounds are read for. */
typedef struct
{
  SanDatabase      *reader;
  gint64            round_id;
  SanRoundChartKind kind;
  char             *group;
  gint64            unit_id;
} ChartJob;

static void
chart_job_free (ChartJob *job)
{
  g_clear_pointer (&job->reader, san_database_close);
  g_free (job->group);
  g_free (job);
}

static guint
find_participant (const SanRoundInput *input,
                  gint64               unit_id)
{
  for (guint i = 0; i < input->participants->len; i++)
    if (((SanParticipant *) g_ptr_array_index (input->participants, i))->unit_id == unit_id)
      return i;

  return G_MAXUINT;
}

/* In a worker: charts are plain objects until a window shows them. */
static void
draw_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const ChartJob *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = san_round_store_get (job->reader, job->round_id, &error);
  g_autoptr (SanRanking) ranking = round != NULL
                                   ? san_ranking_load (job->reader, round, NULL, &error) : NULL;
  SanChart *chart = NULL;

  if (ranking != NULL)
    chart = san_round_chart_new (job->reader, round, ranking, job->kind, job->group,
                                 san_round_chart_needs_unit (job->kind)
                                 ? find_participant (ranking->input, job->unit_id)
                                 : G_MAXUINT, &error);
  if (chart == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, chart, g_object_unref);
}

static void
show_chart (SanRankingPage *self,
            SanChart       *chart)
{
  gtk_label_set_text (self->chart_title, san_chart_get_title (chart));
  san_chart_view_set_chart (self->chart, chart);
  san_ranking_page_select_in_chart (self);
}

static void
on_drawn_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  SanRankingPage *self = SAN_RANKING_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanChart) chart = g_task_propagate_pointer (G_TASK (result), &error);

  /* another chart was asked for meanwhile */
  if (g_task_get_cancellable (G_TASK (result)) != self->drawing)
    return;

  if (chart != NULL)
    show_chart (self, chart);
  else
    gtk_label_set_text (self->chart_title, error->message);
}

static void
draw_later (SanRankingPage       *self,
            const SanRankedGroup *group,
            gint64                unit_id)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  SanRound *round = san_context_get_round (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  ChartJob *job = g_new0 (ChartJob, 1);

  *job = (ChartJob) {
    san_workspace_open_reader (san_context_get_workspace (context), &error), round->id,
    self->chart_kind, g_strdup (group->name), unit_id,
  };
  if (job->reader == NULL)
    {
      gtk_label_set_text (self->chart_title, error->message);
      chart_job_free (job);
      return;
    }

  task = g_task_new (self, self->drawing, on_drawn_cb, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) chart_job_free);
  san_worker_run (task, draw_in_worker);
}

/* −1: it is not in the group */
static int
index_of_pinned (SanRankingPage       *self,
                 const SanRankedGroup *group)
{
  for (guint i = 0; i < group->places->len && self->pinned != 0; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);

      if (place->score->participant->unit_id == self->pinned)
        return (int) i;
    }

  return -1;
}

/* The unit that a chart about one is of: the pinned, else the selected, else the first. */
static gint64
unit_of_chart (SanRankingPage       *self,
               const SanRankedGroup *group)
{
  SanRankingRow *row = gtk_single_selection_get_selected_item (self->selection);
  guint index = row != NULL ? san_ranking_row_get_index (row) : 0;
  const SanPlace *place = index < group->places->len ? g_ptr_array_index (group->places, index)
                                                     : NULL;

  if (index_of_pinned (self, group) >= 0)
    return self->pinned;

  return place != NULL ? place->score->participant->unit_id : 0;
}

void
san_ranking_page_draw_chart (SanRankingPage       *self,
                             const SanRankedGroup *group)
{
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->drawing = g_cancellable_new ();
  self->drawn_unit = unit_of_chart (self, group);

  if (self->chart_kind == SAN_ROUND_CHART_BARS)
    {
      SanContext *context = san_page_get_context (SAN_PAGE (self));
      g_autoptr (SanChart) chart =
        san_round_chart_bars (san_context_get_ranking (context, NULL), group);

      show_chart (self, chart);
      return;
    }
  draw_later (self, group, self->drawn_unit);
}

/* How many items of the chart a unit of the table has; 0: the chart is not about all. */
static int
items_per_unit (SanRankingPage *self)
{
  SanChart *chart = san_chart_view_get_chart (self->chart);
  int n = chart != NULL ? san_chart_get_n_items (chart) : 0;
  int units = (int) g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  if (san_round_chart_needs_unit (self->chart_kind) || units == 0)
    return 0;
  /* an interval for each that has a place; those come first */
  if (self->chart_kind == SAN_ROUND_CHART_STABILITY && n <= units)
    return 1;

  return n % units == 0 ? n / units : 0;
}

int
san_ranking_page_unit_of_item (SanRankingPage *self,
                               int             item)
{
  int each = items_per_unit (self);

  return each > 0 ? item / each : -1;
}

static void
show_pinned (SanRankingPage *self)
{
  SanChart *chart = san_chart_view_get_chart (self->chart);
  const SanRankedGroup *group;
  int each = items_per_unit (self);
  int index;

  san_ranking_page_get_place (self, &group);
  index = group != NULL ? index_of_pinned (self, group) : -1;
  if (chart == NULL)
    return;

  if (each > 0 && index >= 0 && (index + 1) * each <= san_chart_get_n_items (chart))
    san_chart_set_pinned (chart, index * each, each);
  else
    san_chart_set_pinned (chart, 0, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self->chart));
}

void
san_ranking_page_select_in_chart (SanRankingPage *self)
{
  SanRankingRow *row = gtk_single_selection_get_selected_item (self->selection);
  int each = items_per_unit (self);
  int index = row != NULL ? (int) san_ranking_row_get_index (row) : -1;

  /* of places over the months the newest */
  show_pinned (self);
  if (each == 1 && index >= san_chart_get_n_items (san_chart_view_get_chart (self->chart)))
    index = -1;
  if (index >= 0 && each > 0)
    index = self->chart_kind == SAN_ROUND_CHART_BUMP ? (index + 1) * each - 1 : index * each;
  san_chart_view_set_selected (self->chart, each > 0 ? index : -1);
}

void
san_ranking_page_pin (SanRankingPage *self,
                      gint64          unit_id)
{
  const SanRankedGroup *group;

  self->pinned = unit_id;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (SanRankingRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      san_ranking_row_set_pinned (row, san_ranking_row_get_unit_id (row) == unit_id);
    }
  san_ranking_page_get_place (self, &group);
  san_ranking_page_follow_selection (self, group);
}

/* A chart of one unit follows the table. */
void
san_ranking_page_follow_selection (SanRankingPage       *self,
                                   const SanRankedGroup *group)
{
  if (group != NULL && san_round_chart_needs_unit (self->chart_kind) &&
      unit_of_chart (self, group) != self->drawn_unit)
    san_ranking_page_draw_chart (self, group);
  else
    san_ranking_page_select_in_chart (self);
}
