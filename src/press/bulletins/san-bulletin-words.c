/* san-bulletin-words.c - finds what the text of a bulletin speaks of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-bulletin-words.h"

#include <string.h>

#include "base/san-decimal.h"

const SanRankedGroup *
san_words_find_group (const SanBulletinData *data,
                      const char            *name)
{
  return data->ranking != NULL ? san_ranking_find_group (data->ranking, name) : NULL;
}

guint
san_words_count_placed (const SanRankedGroup *group)
{
  guint n = 0;

  for (guint i = 0; i < group->places->len; i++)
    n += ((const SanPlace *) group->places->pdata[i])->place > 0;

  return n;
}

const SanPlace *
san_words_find_place (const SanBulletinData *data,
                      const char            *unit,
                      const SanRankedGroup **group)
{
  for (guint i = 0; data->ranking != NULL && i < data->ranking->groups->len; i++)
    {
      const SanRankedGroup *candidate = data->ranking->groups->pdata[i];

      for (guint j = 0; j < candidate->places->len; j++)
        {
          const SanPlace *place = candidate->places->pdata[j];

          if (strcmp (place->score->participant->name, unit) != 0)
            continue;
          if (group != NULL)
            *group = candidate;
          return place;
        }
    }

  return NULL;
}

gboolean
san_words_is_first (const SanPlace *place,
                    guint           k)
{
  return place->place > 0 && place->place <= k;
}

/* Whoever shares the place of the k-th from the end is among them. */
gboolean
san_words_is_last (const SanRankedGroup *group,
                   const SanPlace       *place,
                   guint                 k)
{
  guint below = 0;

  if (place->place == 0)
    return FALSE;
  for (guint i = 0; i < group->places->len; i++)
    below += ((const SanPlace *) group->places->pdata[i])->place > place->place;

  return below < k;
}

const SanBulletinCategory *
san_words_find_category (const SanBulletinData *data,
                         const char            *group,
                         guint                  k)
{
  for (guint i = 0; data->categories != NULL && i < data->categories->len; i++)
    {
      const SanBulletinCategory *category = data->categories->pdata[i];

      if (g_str_equal (category->group, group) && --k == 0)
        return category;
    }

  return NULL;
}

/* Both means are rounded as a total before they are compared: whoever has both papers on the
 * table gets the same difference. */
gboolean
san_words_mean_change (const SanRankedGroup *group,
                       gint64               *change,
                       int                  *decimals)
{
  const char *point = strchr (group->mean, '.');
  gint64 now = 0;
  gint64 before = 0;
  mpq_t sums[2];
  mpq_t n;
  guint count = 0;

  *decimals = point != NULL ? (int) strlen (point + 1) : 0;
  mpq_inits (sums[0], sums[1], n, NULL);
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = group->places->pdata[i];
      const SanParticipant *unit = place->score->participant;

      if (place->absent || place->standing == SAN_STANDING_LISTED ||
          !unit->previous_has_total || g_strcmp0 (unit->previous_group, group->name) != 0)
        continue;
      mpq_add (sums[0], sums[0], place->score->total);
      mpq_add (sums[1], sums[1], unit->previous_total);
      count++;
    }
  for (guint i = 0; count > 0 && i < 2; i++)
    {
      mpq_set_ui (n, count, 1);
      mpq_div (sums[i], sums[i], n);
      san_rational_round (sums[i], sums[i], *decimals);
      san_rational_to_micro (sums[i], i == 0 ? &now : &before);
    }
  mpq_clears (sums[0], sums[1], n, NULL);
  *change = now - before;

  return count > 0;
}

char *
san_words_number (guint n)
{
  static const char *const digits[] = {
    "", "一", "二", "三", "四", "五", "六", "七", "八", "九",
  };

  g_return_val_if_fail (n > 0 && n < 100, g_strdup_printf ("%u", n));

  return g_strconcat (n >= 20 ? digits[n / 10] : "", n >= 10 ? "十" : "", digits[n % 10], NULL);
}
