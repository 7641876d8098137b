/* san-unit-places.c - where units stood in the last rounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-places.h"

#include <glib/gi18n-lib.h>

#include "base/san-worker.h"
#include "ranking/san-ranking.h"

typedef struct
{
  char       *period;     /* 6月 */
  SanRanking *ranking;
} Step;

struct _SanUnitPlaces
{
  GPtrArray *steps;       /* (element-type Step): oldest first */
};

typedef struct
{
  SanDatabase      *reader;
  gint64            round;
  SanUnitPlacesDone done;
  gpointer          data;
  GDestroyNotify    destroy;
} Load;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->period);
  g_clear_pointer (&step->ranking, san_ranking_free);
  g_free (step);
}

void
san_unit_places_free (SanUnitPlaces *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->steps);
  g_free (self);
}

static char *
period_text (const SanRound *round)
{
  int month;

  if (round->period.kind != SAN_PERIOD_MONTH)
    return san_period_label (&round->period);

  san_day_get (round->period.first, NULL, &month, NULL);

  /* TRANSLATORS: a month on the axis of a chart: 6月; in English its number does */
  return g_strdup_printf (C_("axis", "%d"), month);
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->reader, san_database_close);
  if (load->destroy != NULL)
    load->destroy (load->data);
  g_free (load);
}

static void
load_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Load *load = data;
  g_autoptr (SanRound) round = san_round_store_get (load->reader, load->round, NULL);
  g_autoptr (SanUnitPlaces) places = g_new0 (SanUnitPlaces, 1);

  places->steps = g_ptr_array_new_with_free_func (step_free);
  for (guint i = 0; round != NULL && i < SAN_UNIT_PLACES_ROUNDS; i++)
    {
      Step *step = g_new0 (Step, 1);
      SanRound *before;

      step->period = period_text (round);
      step->ranking = san_ranking_load (load->reader, round, NULL, NULL);
      g_ptr_array_insert (places->steps, 0, step);
      before = san_round_store_previous (load->reader, round, NULL);
      san_round_free (round);
      round = before;
    }

  g_task_return_pointer (task, g_steal_pointer (&places), (GDestroyNotify) san_unit_places_free);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Load *load = g_task_get_task_data (G_TASK (result));
  SanUnitPlaces *places = g_task_propagate_pointer (G_TASK (result), NULL);

  if (places != NULL)
    load->done (places, load->data);
}

/* The round that is looked at, or the last one before the month's end */
static gint64
newest_round (SanContext *context)
{
  SanRound *round = san_context_get_round (context);
  GPtrArray *rounds = san_context_get_rounds (context);
  const SanPeriod *period = san_context_get_period (context);

  for (guint i = rounds->len; round == NULL && i > 0; i--)
    {
      SanRound *each = g_ptr_array_index (rounds, i - 1);

      if (each->period.last <= period->last)
        round = each;
    }

  return round != NULL ? round->id : 0;
}

void
san_unit_places_load (SanContext       *context,
                      SanUnitPlacesDone done,
                      gpointer          data,
                      GDestroyNotify    destroy)
{
  Load *load = g_new0 (Load, 1);
  g_autoptr (GTask) task = g_task_new (context, NULL, on_loaded_cb, NULL);

  load->done = done;
  load->data = data;
  load->destroy = destroy;
  load->round = newest_round (context);
  load->reader = san_workspace_open_reader (san_context_get_workspace (context), NULL);
  g_task_set_task_data (task, load, load_free);
  if (load->reader != NULL)
    san_worker_run (task, load_in_worker);
}

static const SanPlace *
find_place (SanRanking      *ranking,
            gint64           unit_id,
            SanRankedGroup **found)
{
  for (guint i = 0; ranking != NULL && i < ranking->groups->len; i++)
    {
      SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          if (place->score->participant->unit_id != unit_id)
            continue;
          *found = group;
          return place;
        }
    }

  return NULL;
}

GArray *
san_unit_places_of (SanUnitPlaces *self,
                    gint64         unit_id)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (SanPlaceStep));
  gboolean any = FALSE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);
      SanRankedGroup *group = NULL;
      const SanPlace *place = find_place (step->ranking, unit_id, &group);
      SanPlaceStep here = { step->period, "", "", 0, 0 };

      if (place != NULL)
        {
          here.group = group->name;
          here.total = place->total;
          here.place = place->place;
          here.of = group->n;
          any = TRUE;
        }
      g_array_append_val (steps, here);
    }
  if (!any)
    g_array_set_size (steps, 0);

  return steps;
}
