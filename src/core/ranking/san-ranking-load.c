/* san-ranking-load.c - the ranking of a stored round, and the round before it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"

#include "ranking/san-ranking-private.h"
#include "registry/san-group-store.h"

static SanRanking *load_places (SanDatabase    *database,
                                const SanRound *round,
                                const char     *regrouped,
                                GError        **error);

/* Do places, not only changes, follow from the previous round? */
static gboolean
places_need_previous (const SanRoundInput *input)
{
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);

      if (scheme->ties == SAN_TIES_UNIQUE &&
          g_strv_contains ((const char *const *) scheme->tie_breakers, "previous"))
        return TRUE;
    }

  return FALSE;
}

/* (element-type SanPlace): by unit id; the group's name stands beside it */
typedef struct
{
  const char     *group;
  const SanPlace *place;
} Standing;

static GHashTable *
index_places (const SanRanking *ranking)
{
  GHashTable *standings = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          Standing *standing = g_new (Standing, 1);

          standing->group = group->name;
          standing->place = place;
          g_hash_table_insert (standings, (gpointer) & place->score->participant->unit_id,
                               standing);
        }
    }

  return standings;
}

static void
take_standing (SanRoundInput  *input,
               SanParticipant *participant,
               const char     *group,
               const SanPlace *place)
{
  participant->previous_group = g_string_chunk_insert_const (input->strings, group);
  participant->previous_has_total = !place->absent;
  participant->previous_place = place->place;
  if (!place->absent)
    mpq_set (participant->previous_total, place->score->total);
}

/* Sets what the input keeps of the previous round. */
static void
take_previous (SanRoundInput    *input,
               const SanRanking *ranking)
{
  g_autoptr (GHashTable) by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);

  input->has_previous = TRUE;
  g_free (input->previous_label);
  input->previous_label = g_strdup (ranking->input->label);
  for (guint i = 0; i < input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (input->participants, i);

      g_hash_table_insert (by_unit, &participant->unit_id, participant);
    }

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          SanParticipant *participant =
            g_hash_table_lookup (by_unit, &place->score->participant->unit_id);

          if (participant != NULL)
            take_standing (input, participant, group->name, place);
        }
    }
}

/* @known (nullable): a ranking that is at hand, in case it is that of the previous round */
static gboolean
fill_previous (SanDatabase      *database,
               const SanRound   *round,
               const SanRanking *known,
               SanRoundInput    *input,
               GError          **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SanRound) previous = san_round_store_previous (database, round, &local);
  g_autoptr (SanRanking) ranking = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (previous == NULL)
    return TRUE;
  if (known != NULL && g_str_equal (known->input->label, previous->label))
    {
      take_previous (input, known);
      return TRUE;
    }

  ranking = load_places (database, previous, NULL, error);
  if (ranking != NULL)
    take_previous (input, ranking);

  return ranking != NULL;
}

static SanRoundInput *
load_input (SanDatabase      *database,
            const SanRound   *round,
            const SanRanking *known,
            gboolean          live,
            GError          **error)
{
  g_autoptr (SanRoundInput) input = NULL;

  input = live ? san_round_input_load_live (database, round, error)
               : san_round_input_load (database, round, error);
  if (input == NULL)
    return NULL;

  /* an edition has the previous round as it was then */
  if ((live || round->state != SAN_ROUND_PUBLISHED) &&
      !fill_previous (database, round, known, input, error))
    return NULL;

  return g_steal_pointer (&input);
}

SanRoundInput *
san_ranking_input_load (SanDatabase    *database,
                        const SanRound *round,
                        gboolean        live,
                        GError        **error)
{
  g_return_val_if_fail (database != NULL && round != NULL, NULL);

  return load_input (database, round, NULL, live, error);
}

/* The participants of the input in the groups of another grouping, on the last day. */
static GPtrArray *
regroup (SanDatabase         *database,
         const SanRound      *round,
         const SanRoundInput *input,
         const char          *name,
         GError             **error)
{
  g_autoptr (SanGrouping) grouping = san_group_store_find (database, name,
                                                           round->period.last, error);
  g_autoptr (GHashTable) by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *groups;

  if (grouping == NULL)
    return NULL;
  for (guint i = 0; i < input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (input->participants, i);

      g_hash_table_insert (by_unit, &participant->unit_id, GUINT_TO_POINTER (i + 1));
    }

  groups = g_ptr_array_new_with_free_func ((GDestroyNotify) san_entrant_group_free);
  for (guint i = 0; i < grouping->groups->len; i++)
    {
      const SanGroup *group = g_ptr_array_index (grouping->groups, i);
      SanEntrantGroup *entrants = san_entrant_group_new (group->name);

      g_ptr_array_add (groups, entrants);
      for (guint j = 0; j < group->members->len; j++)
        {
          const SanMember *member = g_ptr_array_index (group->members, j);
          guint index = GPOINTER_TO_UINT (g_hash_table_lookup (by_unit, &member->unit_id));
          SanEntrant entrant = { index - 1, member->standing };

          if (index != 0)
            g_array_append_val (entrants->entrants, entrant);
        }
    }

  return groups;
}

/* Where the participants stood in the previous round when that is regrouped too; @ranking
 * owns what the result points to. */
static SanEarlier *
earlier_of_ranking (const SanRoundInput *input,
                    const SanRanking    *ranking)
{
  g_autoptr (GHashTable) standings = index_places (ranking);
  SanEarlier *earlier = g_new0 (SanEarlier, input->participants->len);

  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);
      const Standing *standing = g_hash_table_lookup (standings, &participant->unit_id);

      if (standing == NULL)
        continue;
      earlier[i].group = standing->group;
      earlier[i].has_total = !standing->place->absent;
      earlier[i].total = standing->place->score->total;
      earlier[i].place = standing->place->place;
    }

  return earlier;
}

/* Only the places of a round, for the one after it. The round before is read only where a
 * place needs it: else every round would load all before it. */
static SanRanking *
load_places (SanDatabase    *database,
             const SanRound *round,
             const char     *regrouped,
             GError        **error)
{
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  /* ties in other groups go by roster order, which needs the roster */
  input = regrouped != NULL ? san_round_input_load (database, round, error)
                            : san_round_input_load_figures (database, round, error);
  if (input == NULL)
    return NULL;
  if (round->state != SAN_ROUND_PUBLISHED && places_need_previous (input) &&
      !fill_previous (database, round, NULL, input, error))
    return NULL;

  groups = regrouped != NULL ? regroup (database, round, input, regrouped, error)
                             : san_entrants_of_input (input);
  if (groups == NULL)
    return NULL;

  return san_ranking_place (input, groups, NULL, error);
}

static SanRanking *
load_regrouped (SanDatabase    *database,
                const SanRound *round,
                SanRoundInput  *input,
                const char     *regrouped,
                GError        **error)
{
  g_autoptr (GPtrArray) groups = regroup (database, round, input, regrouped, error);
  g_autoptr (SanRound) previous = NULL;
  g_autoptr (SanRanking) before = NULL;
  g_autofree SanEarlier *earlier = NULL;

  if (groups == NULL)
    return NULL;
  if (!input->has_previous)
    {
      earlier = san_earlier_of_input (input);
      return san_ranking_place (input, groups, earlier, error);
    }

  previous = san_round_store_find (database, input->previous_label, error);
  if (previous == NULL)
    return NULL;
  before = load_places (database, previous, regrouped, error);
  if (before == NULL)
    return NULL;
  earlier = earlier_of_ranking (input, before);

  return san_ranking_place (input, groups, earlier, error);
}

SanRanking *
san_ranking_load (SanDatabase    *database,
                  const SanRound *round,
                  const char     *regrouped,
                  GError        **error)
{
  g_autoptr (SanRoundInput) input = san_ranking_input_load (database, round, FALSE, error);

  if (input == NULL)
    return NULL;
  if (regrouped != NULL)
    return load_regrouped (database, round, input, regrouped, error);

  return san_ranking_compute (input, error);
}

gboolean
san_ranking_load_series (SanDatabase     *database,
                         const GPtrArray *rounds,
                         SanRankingFunc   func,
                         gpointer         data,
                         GError         **error)
{
  g_autoptr (SanRanking) before = NULL;

  g_return_val_if_fail (database != NULL && rounds != NULL && func != NULL, FALSE);

  for (guint i = 0; i < rounds->len; i++)
    {
      const SanRound *round = g_ptr_array_index (rounds, i);
      g_autoptr (SanRoundInput) input = load_input (database, round, before, FALSE, error);
      g_autoptr (SanRanking) ranking = NULL;

      if (input == NULL)
        return FALSE;
      ranking = san_ranking_compute (input, error);
      if (ranking == NULL || !func (round, ranking, data, error))
        return FALSE;

      san_ranking_free (before);
      before = g_steal_pointer (&ranking);
    }

  return TRUE;
}
