/* san-ranking.c - totals computed once, placed in groups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"

#include "base/san-text.h"
#include "ranking/san-ranking-private.h"

static void
place_free (SanPlace *place)
{
  g_free (place->total);
  g_free (place->change);
  g_free (place->rank_change);
  g_free (place->note);
  g_free (place);
}

static void
ranked_group_free (SanRankedGroup *group)
{
  g_ptr_array_unref (group->places);
  g_free (group->name);
  g_free (group->mean);
  g_free (group->max);
  g_free (group->min);
  g_free (group->median);
  g_free (group->stdev);
  g_free (group);
}

SanEntrantGroup *
san_entrant_group_new (const char *name)
{
  SanEntrantGroup *group = g_new0 (SanEntrantGroup, 1);

  group->name = g_strdup (name);
  group->entrants = g_array_new (FALSE, FALSE, sizeof (SanEntrant));

  return group;
}

void
san_entrant_group_free (SanEntrantGroup *group)
{
  if (group == NULL)
    return;

  g_array_unref (group->entrants);
  g_free (group->name);
  g_free (group);
}

GPtrArray *
san_entrants_of_input (const SanRoundInput *input)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) san_entrant_group_free);

  for (guint i = 0; i < input->groups->len; i++)
    g_ptr_array_add (groups, san_entrant_group_new (g_ptr_array_index (input->groups, i)));

  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);
      SanEntrantGroup *group = g_ptr_array_index (groups, participant->group);
      SanEntrant entrant = { i, participant->standing };

      g_array_append_val (group->entrants, entrant);
    }

  return groups;
}

SanEarlier *
san_earlier_of_input (const SanRoundInput *input)
{
  SanEarlier *earlier = g_new0 (SanEarlier, input->participants->len);

  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);

      earlier[i].group = participant->previous_group;
      earlier[i].has_total = participant->previous_has_total;
      earlier[i].total = participant->previous_total;
      earlier[i].place = participant->previous_place;
    }

  return earlier;
}

static SanPlace *
place_new (const SanRanking *ranking,
           const SanEntrant *entrant)
{
  const SanScore *score = &ranking->scores->scores[entrant->participant];
  SanPlace *place = g_new0 (SanPlace, 1);

  place->score = score;
  place->participant = entrant->participant;
  place->standing = entrant->standing;
  place->absent = !score->has_total;
  place->grade = "";

  return place;
}

/* Missing rules, handicap and veto, and that only the roster told a place. */
static char *
describe (const SanRanking *ranking,
          const SanPlace   *place)
{
  g_autofree char *note = san_scores_note (place->score, ranking->scores);

  if (!place->by_roster)
    return g_steal_pointer (&note);

  return g_strconcat (note, *note != '\0' ? "; " : "", "tie:roster", NULL);
}

static void
describe_group (const SanRanking *ranking,
                SanRankedGroup   *group,
                const SanScheme  *scheme,
                const SanEarlier *earlier)
{
  san_ranked_group_set_figures (group, scheme->decimals);
  san_ranked_group_set_grades (group, scheme);
  for (guint i = 0; i < group->places->len; i++)
    {
      SanPlace *place = g_ptr_array_index (group->places, i);

      place->total = san_scores_format_total (place->score);
      place->note = describe (ranking, place);
      san_place_set_change (place, group->name, ranking->input->has_previous,
                            &earlier[place->participant]);
    }
}

static SanRankedGroup *
place_group (const SanRanking      *ranking,
             const SanEntrantGroup *entrants,
             const SanEarlier      *earlier)
{
  SanRankedGroup *group = g_new0 (SanRankedGroup, 1);
  SanRanker ranker;

  group->name = g_strdup (entrants->name);
  group->places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  for (guint i = 0; i < entrants->entrants->len; i++)
    g_ptr_array_add (group->places,
                     place_new (ranking, &g_array_index (entrants->entrants, SanEntrant, i)));

  san_ranker_init (&ranker, ranking, entrants->entrants);
  san_ranker_place (&ranker, group);
  if (earlier != NULL)
    describe_group (ranking, group, ranker.scheme, earlier);
  san_ranker_clear (&ranker);

  return group;
}

SanRanking *
san_ranking_place (SanRoundInput    *input,
                   const GPtrArray  *groups,
                   const SanEarlier *earlier,
                   GError          **error)
{
  g_autoptr (SanRanking) ranking = g_new0 (SanRanking, 1);

  ranking->input = san_round_input_ref (input);
  ranking->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) ranked_group_free);
  ranking->scores = san_scores_compute (input, error);
  if (ranking->scores == NULL)
    return NULL;

  for (guint i = 0; i < groups->len; i++)
    {
      const SanEntrantGroup *group = g_ptr_array_index (groups, i);

      if (group->entrants->len > 0)
        g_ptr_array_add (ranking->groups, place_group (ranking, group, earlier));
    }

  return g_steal_pointer (&ranking);
}

SanRanking *
san_ranking_compute (SanRoundInput *input,
                     GError       **error)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree SanEarlier *earlier = NULL;

  g_return_val_if_fail (input != NULL, NULL);

  groups = san_entrants_of_input (input);
  earlier = san_earlier_of_input (input);

  return san_ranking_place (input, groups, earlier, error);
}

void
san_ranking_free (SanRanking *ranking)
{
  if (ranking == NULL)
    return;

  g_clear_pointer (&ranking->groups, g_ptr_array_unref);
  g_clear_pointer (&ranking->scores, san_scores_free);
  g_clear_pointer (&ranking->input, san_round_input_unref);
  g_free (ranking);
}

const SanPlace *
san_ranking_find_place (const SanRanking *ranking,
                        guint             participant)
{
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          if (place->participant == participant)
            return place;
        }
    }

  return NULL;
}

SanRankedGroup *
san_ranking_find_group (SanRanking *ranking,
                        const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (ranking != NULL && name != NULL, NULL);

  folded = san_text_fold (name);
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      g_autofree char *other = san_text_fold (group->name);

      if (g_str_equal (other, folded))
        return group;
    }

  return NULL;
}
