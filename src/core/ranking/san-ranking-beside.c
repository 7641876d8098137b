/* san-ranking-beside.c - the round that tells what was seen on site in a month
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"

#include "base/san-error.h"
#include "scoring/san-inspection.h"

gboolean
san_ranking_was_on_site (const SanRanking *ranking)
{
  return ranking->input->inspection != NULL && ranking->input->inspection->cells->len > 0;
}

static gboolean
is_beside (const SanRound *other,
           const SanRound *round)
{
  return other->id != round->id && other->campaign_id == round->campaign_id &&
         other->kind != SAN_ROUND_SIMULATED && other->period.first == round->period.first &&
         other->period.last == round->period.last;
}

/* (nullable): NULL without @error: it cannot be ranked, which its own page says */
static SanRanking *
load_other (SanDatabase    *database,
            const SanRound *other,
            const SanRound *round,
            GError        **error)
{
  gboolean same = *round->grouping == '\0' || g_str_equal (round->grouping, other->grouping);
  g_autoptr (GError) failure = NULL;
  SanRanking *ranking = san_ranking_load (database, other, same ? NULL : round->grouping,
                                          &failure);

  if (ranking == NULL && (failure->domain != SAN_ERROR ||
                          g_error_matches (failure, SAN_ERROR, SAN_ERROR_DAMAGED)))
    g_propagate_error (error, g_steal_pointer (&failure));

  return ranking;
}

gboolean
san_ranking_load_beside (SanDatabase      *database,
                         const SanRound   *round,
                         const SanRanking *own,
                         SanRanking      **other,
                         SanRound        **beside,
                         GError          **error)
{
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GError) failure = NULL;

  *other = NULL;
  *beside = NULL;
  if (san_ranking_was_on_site (own))
    return TRUE;

  rounds = san_round_store_list (database, error);
  if (rounds == NULL)
    return FALSE;

  for (guint i = rounds->len; i-- > 0 && *other == NULL && failure == NULL;)
    {
      SanRound *candidate = g_ptr_array_index (rounds, i);
      g_autoptr (SanRanking) ranking =
        is_beside (candidate, round) ? load_other (database, candidate, round, &failure) : NULL;

      if (ranking == NULL || !san_ranking_was_on_site (ranking))
        continue;
      *other = g_steal_pointer (&ranking);
      *beside = g_ptr_array_steal_index (rounds, i);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}
