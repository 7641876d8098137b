/* san-place-figures.c - what a place says beside its number: from the end, and progress
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-place-figures.h"

/* as charts emphasise them */
#define LAST_PLACES 3
#define SMALL_GROUP 7

gboolean
san_place_is_dense (const SanPlace *place)
{
  return place->score->scheme->ties == SAN_TIES_DENSE;
}

guint
san_place_from_end (const SanRankedGroup *group,
                    const SanPlace       *place)
{
  guint worse = 0;
  guint before = place->place;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *other = g_ptr_array_index (group->places, i);

      /* places come in order, so that a dense place is new when it differs from the last */
      if (other->place > place->place && (!san_place_is_dense (place) || other->place != before))
        worse++;
      before = MAX (before, other->place);
    }

  return worse + 1;
}

gboolean
san_place_is_last (const SanRankedGroup *group,
                   const SanPlace       *place)
{
  guint n = 0;

  for (guint i = 0; i < group->places->len; i++)
    n += ((SanPlace *) g_ptr_array_index (group->places, i))->place > 0;

  return place->place > 0 && n > 1 &&
         san_place_from_end (group, place) <= (n < SMALL_GROUP ? 1 : LAST_PLACES);
}

gboolean
san_place_get_progress (const SanRankedGroup *group,
                        const SanPlace       *place,
                        mpq_t                 progress)
{
  const SanParticipant *unit = place->score->participant;

  if (place->absent || place->standing == SAN_STANDING_LISTED ||
      unit->previous_group == NULL || !unit->previous_has_total ||
      !g_str_equal (unit->previous_group, group->name))
    return FALSE;

  if (place->score->scheme->higher_is_better)
    mpq_sub (progress, place->score->total, unit->previous_total);
  else
    mpq_sub (progress, unit->previous_total, place->score->total);

  return TRUE;
}

guint
san_place_in_progress (const SanRankedGroup *group,
                       const SanPlace       *place)
{
  guint better = 0;
  gboolean counts;
  mpq_t own;
  mpq_t other;

  mpq_init (own);
  mpq_init (other);
  counts = san_place_get_progress (group, place, own) && mpq_sgn (own) > 0;
  for (guint i = 0; counts && i < group->places->len; i++)
    better += san_place_get_progress (group, g_ptr_array_index (group->places, i), other) &&
              mpq_cmp (other, own) > 0;
  mpq_clear (other);
  mpq_clear (own);

  return counts ? better + 1 : 0;
}
