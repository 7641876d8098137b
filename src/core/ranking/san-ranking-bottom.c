/* san-ranking-bottom.c - who came last in the round before
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking-bottom.h"

#include "ranking/san-ranking.h"

/* Rows stand by place, those without one behind. */
static void
add_last (const SanRanking     *ranking,
          const SanRankedGroup *group,
          guint                 n,
          GArray               *units)
{
  guint placed = 0;
  guint cut;

  while (placed < group->places->len && ((SanPlace *) group->places->pdata[placed])->place > 0)
    placed++;
  if (placed == 0)
    return;

  cut = ((SanPlace *) group->places->pdata[placed - MIN (n, placed)])->place;
  for (guint i = 0; i < placed; i++)
    {
      const SanPlace *place = group->places->pdata[i];
      const SanParticipant *participant =
        ranking->input->participants->pdata[place->participant];

      if (place->place >= cut)
        g_array_append_val (units, participant->unit_id);
    }
}

GArray *
san_ranking_bottom (SanDatabase    *database,
                    const SanRound *round,
                    guint           n,
                    GError        **error)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanRound) previous = NULL;
  g_autoptr (SanRanking) ranking = NULL;
  GError *local = NULL;

  if (n == 0)
    return g_steal_pointer (&units);

  previous = san_round_store_previous (database, round, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  if (previous == NULL)
    return g_steal_pointer (&units);

  ranking = san_ranking_load (database, previous, NULL, error);
  if (ranking == NULL)
    return NULL;

  for (guint i = 0; i < ranking->groups->len; i++)
    add_last (ranking, ranking->groups->pdata[i], n, units);

  return g_steal_pointer (&units);
}
