/* san-ranking-awards.c - what became of the units: read when the places are there already
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-ranking-page-private.h"

#include "app/san-award-read.h"
#include "pages/ranking/san-ranking-row.h"

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  SanRankingPage *self = SAN_RANKING_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanAwardReading) reading = san_award_read_finish (result, self->judging, &error);

  if (error != NULL)
    san_context_report (san_page_get_context (SAN_PAGE (self)), error);
  if (reading == NULL)
    return;

  g_clear_pointer (&self->awards, san_awards_free);
  self->awards = g_steal_pointer (&reading->awards);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (SanRankingRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      san_ranking_row_set_awards (row, self->awards);
    }
}

void
san_ranking_page_judge (SanRankingPage *self)
{
  SanContext *context = san_page_get_context (SAN_PAGE (self));
  SanRound *round = san_context_get_round (context);

  /* those of the same round stay until the new ones are there; of another they say nothing */
  if (round->id != self->awards_round)
    g_clear_pointer (&self->awards, san_awards_free);
  self->awards_round = round->id;

  g_clear_object (&self->judging);
  self->judging = g_cancellable_new ();
  san_award_read_async (G_OBJECT (self), context, self->judging, on_read_cb);
}
