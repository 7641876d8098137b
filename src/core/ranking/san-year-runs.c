/* san-year-runs.c - who stood last how often running, and who became better
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-year-private.h"

#include "ranking/san-awards.h"
#include "ranking/san-place-figures.h"
#include "store/san-setting-store.h"

typedef struct
{
  SanYear    *year;
  GHashTable *open;         /* unit id → SanYearRow: runs that may go on further back */
  gboolean    reset;        /* a gap ends a run */
} Counter;

/* Runs ------------------------------------------------------------------------------- */

/* Is there no month between the two? */
static gboolean
follow (const SanRound *earlier,
        const SanRound *later)
{
  return earlier->period.last + 1 == later->period.first;
}

/* TRUE: the run may have begun before the year. */
static gboolean
count_in_year (const Counter *self,
               SanYearRow    *row)
{
  for (guint i = self->year->rounds->len; i-- > 0;)
    {
      gboolean adjacent = i + 1 == self->year->rounds->len ||
                          follow (self->year->rounds->pdata[i], self->year->rounds->pdata[i + 1]);

      if (self->reset && (!adjacent || *row->totals[i] == '\0'))
        return FALSE;
      if (*row->totals[i] == '\0')
        continue;
      if (!row->last[i] || row->running == SAN_AWARD_RUN)
        return FALSE;
      row->running++;
    }

  return row->running > 0;
}

static void
count_in_round (Counter          *self,
                const SanRanking *ranking)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer row;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          SanYearRow *of = g_hash_table_lookup (self->open, &place->score->participant->unit_id);

          if (of == NULL || place->absent)
            continue;
          g_hash_table_add (seen, of);
          if (!san_place_is_last (group, place) || ++of->running == SAN_AWARD_RUN)
            g_hash_table_remove (self->open, &of->unit_id);
        }
    }

  /* who has no total in it */
  g_hash_table_iter_init (&iter, self->open);
  while (self->reset && g_hash_table_iter_next (&iter, NULL, &row))
    if (!g_hash_table_contains (seen, row))
      g_hash_table_iter_remove (&iter);
}

/* Backwards from the year's first round, as long as a run goes on. */
static gboolean
count_before (Counter     *self,
              SanDatabase *database,
              GError     **error)
{
  const SanRound *later = g_ptr_array_index (self->year->rounds, 0);
  g_autoptr (SanRound) kept = NULL;

  for (guint depth = 0; depth < SAN_AWARD_RUN && g_hash_table_size (self->open) > 0; depth++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (SanRound) round = san_round_store_previous (database, later, &local);
      g_autoptr (SanRanking) ranking = NULL;

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (round == NULL || (self->reset && !follow (round, later)))
        return TRUE;
      ranking = san_ranking_load (database, round, NULL, error);
      if (ranking == NULL)
        return FALSE;
      count_in_round (self, ranking);
      g_clear_pointer (&kept, san_round_free);
      later = kept = g_steal_pointer (&round);
    }

  return TRUE;
}

/* Progress --------------------------------------------------------------------------- */

static void
place_progress (const SanYearGroup *group)
{
  for (guint i = 0; i < group->rows->len; i++)
    {
      SanYearRow *row = g_ptr_array_index (group->rows, i);

      row->progress_place = row->has_progress;
      for (guint j = 0; row->has_progress && j < group->rows->len; j++)
        {
          const SanYearRow *other = g_ptr_array_index (group->rows, j);

          row->progress_place += other->has_progress &&
                                 mpq_cmp (other->progress, row->progress) > 0;
        }
    }
}

gboolean
san_year_count_runs (SanYear     *self,
                     SanDatabase *database,
                     GError     **error)
{
  g_autoptr (GHashTable) open = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *streaks = san_setting_get (database, SAN_SETTING_STREAKS, error);
  Counter counter = { self, open };

  if (streaks == NULL)
    return FALSE;

  counter.reset = g_str_equal (streaks, "reset");
  for (guint i = 0; i < self->groups->len; i++)
    {
      const SanYearGroup *group = g_ptr_array_index (self->groups, i);

      place_progress (group);
      for (guint j = 0; j < group->rows->len; j++)
        {
          SanYearRow *row = g_ptr_array_index (group->rows, j);

          if (count_in_year (&counter, row))
            g_hash_table_insert (open, &row->unit_id, row);
        }
    }

  return count_before (&counter, database, error);
}

/* Lists ------------------------------------------------------------------------------ */

static int
compare_last (gconstpointer a,
              gconstpointer b)
{
  const SanYearRow *one = *(const SanYearRow *const *) a;
  const SanYearRow *other = *(const SanYearRow *const *) b;

  if (one->running != other->running)
    return other->running > one->running ? 1 : -1;
  if (one->times != other->times)
    return other->times > one->times ? 1 : -1;

  return (one->roster > other->roster) - (one->roster < other->roster);
}

GPtrArray *
san_year_group_list_last (const SanYearGroup *group)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < group->rows->len; i++)
    {
      SanYearRow *row = g_ptr_array_index (group->rows, i);

      if (row->running > 0 || row->times > 0)
        g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, compare_last);

  return rows;
}

static int
compare_progress (gconstpointer a,
                  gconstpointer b)
{
  const SanYearRow *one = *(const SanYearRow *const *) a;
  const SanYearRow *other = *(const SanYearRow *const *) b;

  if (one->progress_place != other->progress_place)
    return one->progress_place > other->progress_place ? 1 : -1;

  return (one->roster > other->roster) - (one->roster < other->roster);
}

GPtrArray *
san_year_group_list_progress (const SanYearGroup *group)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < group->rows->len; i++)
    {
      SanYearRow *row = g_ptr_array_index (group->rows, i);

      if (row->has_progress)
        g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, compare_progress);

  return rows;
}
