/* san-year.c - the rounds of a year side by side, and what they come to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-year.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-error.h"
#include "ranking/san-place-figures.h"
#include "ranking/san-year-private.h"

typedef struct
{
  SanYear    *year;
  SanYearBy   by;
  GArray     *weights;      /* gint64, by round */
  GHashTable *rows;         /* unit id → SanYearRow */
  GHashTable *row_groups;   /* SanYearRow → SanYearGroup, as the newest round has it */
  guint       round;        /* being taken in */
  int         decimals;
  gboolean    lower_is_better;
} Collector;

static void
row_free (SanYearRow *row)
{
  g_free (row->code);
  g_free (row->unit);
  g_free (row->value);
  g_strfreev (row->totals);
  g_free (row->places);
  g_free (row->last);
  g_free (row->change);
  g_free (row->rank_change);
  mpq_clear (row->progress);
  mpq_clear (row->exact);
  g_free (row);
}

static void
group_free (SanYearGroup *group)
{
  g_free (group->name);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

void
san_year_free (SanYear *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rounds);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

gboolean
san_year_by_parse (const char *text,
                   SanYearBy  *by)
{
  static const char *const words[] = { "mean", "sum", "weighted", "points" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i]))
      {
        *by = i;
        return TRUE;
      }

  return FALSE;
}

/* Rounds ----------------------------------------------------------------------------- */

static gboolean
ends_in (const SanRound *round,
         int             year)
{
  int of;

  san_day_get (round->period.last, &of, NULL, NULL);

  return of == year;
}

static gboolean
is_comparable (const SanRound *a,
               const SanRound *b)
{
  return a->kind == b->kind && a->campaign_id == b->campaign_id &&
         a->grouping_id == b->grouping_id;
}

/* Takes the rounds of the year out of @all, which come by period. @last: (nullable): the one
 * that it ends with */
static gboolean
choose_rounds (SanYear        *self,
               GPtrArray      *all,
               int             year,
               const SanRound *last,
               GError        **error)
{
  SanDay end = last != NULL ? last->period.last : SAN_DAY_MAX;

  for (guint i = 0; end == SAN_DAY_MAX && i < all->len; i++)
    {
      const SanRound *round = g_ptr_array_index (all, i);

      if (ends_in (round, year) &&
          (last == NULL || round->kind == SAN_ROUND_MONTHLY ||
           last->kind != SAN_ROUND_MONTHLY))
        last = round;
    }
  if (last == NULL)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("No round ends in %d"), year);
      return FALSE;
    }

  for (guint i = 0; i < all->len;)
    {
      const SanRound *round = g_ptr_array_index (all, i);

      if (ends_in (round, year) && is_comparable (round, last) && round->period.last <= end)
        g_ptr_array_add (self->rounds, g_ptr_array_steal_index (all, i));
      else
        i++;
    }

  return TRUE;
}

static gint64
months_of (const SanPeriod *period)
{
  int first_year, first_month, last_year, last_month;

  san_day_get (period->first, &first_year, &first_month, NULL);
  san_day_get (period->last, &last_year, &last_month, NULL);

  return (last_year - first_year) * 12 + last_month - first_month + 1;
}

static gboolean
weigh_rounds (Collector  *self,
              GHashTable *weights,
              GError    **error)
{
  GHashTableIter iter;
  gpointer label;
  guint known = 0;

  for (guint i = 0; i < self->year->rounds->len; i++)
    {
      const SanRound *round = g_ptr_array_index (self->year->rounds, i);
      const gint64 *given = weights != NULL ? g_hash_table_lookup (weights, round->label)
                                            : NULL;
      gint64 weight = given != NULL ? *given : months_of (&round->period) * SAN_MICRO;

      known += given != NULL;
      g_array_append_val (self->weights, weight);
    }
  if (weights == NULL || known == g_hash_table_size (weights))
    return TRUE;

  g_hash_table_iter_init (&iter, weights);
  while (g_hash_table_iter_next (&iter, &label, NULL))
    {
      gboolean found = FALSE;

      for (guint i = 0; i < self->year->rounds->len; i++)
        found |= g_str_equal (((SanRound *) self->year->rounds->pdata[i])->label, label);
      if (!found)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("Round “%s” is not among the rounds of the year"),
                       (const char *) label);
          return FALSE;
        }
    }

  return TRUE;
}

/* Rows ------------------------------------------------------------------------------- */

static SanYearGroup *
find_group (SanYear    *self,
            const char *name)
{
  SanYearGroup *group;

  for (guint i = 0; i < self->groups->len; i++)
    {
      group = g_ptr_array_index (self->groups, i);
      if (g_str_equal (group->name, name))
        return group;
    }

  group = g_new0 (SanYearGroup, 1);
  group->name = g_strdup (name);
  group->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_ptr_array_add (self->groups, group);

  return group;
}

static SanYearRow *
find_row (Collector            *self,
          const SanParticipant *unit)
{
  SanYearRow *row = g_hash_table_lookup (self->rows, &unit->unit_id);

  if (row == NULL)
    {
      guint n = self->year->rounds->len;

      row = g_new0 (SanYearRow, 1);
      row->unit_id = unit->unit_id;
      row->totals = g_new0 (char *, n + 1);
      for (guint i = 0; i < n; i++)
        row->totals[i] = g_strdup ("");
      row->places = g_new0 (guint, n);
      row->last = g_new0 (gboolean, n);
      row->change = g_strdup ("");
      row->rank_change = g_strdup ("");
      mpq_init (row->progress);
      mpq_init (row->exact);
      g_hash_table_insert (self->rows, &row->unit_id, row);
    }

  /* the newest round has the last word */
  g_free (row->code);
  row->code = g_strdup (unit->code);
  g_free (row->unit);
  row->unit = g_strdup (unit->name);
  row->roster = unit->roster;

  return row;
}

/* What the newest round says against the one before it */
static void
take_progress (SanYearRow           *row,
               const SanRankedGroup *group,
               const SanPlace       *place)
{
  row->has_progress = san_place_get_progress (group, place, row->progress);
  if (!row->has_progress)
    return;

  g_free (row->change);
  row->change = g_strdup (place->change);
  g_free (row->rank_change);
  row->rank_change = g_strdup (place->rank_change);
}

/* Adds what the round brings to the unit's value; the divisor comes at the end. */
static void
take_place (Collector      *self,
            SanYearRow     *row,
            const SanPlace *place,
            guint           n_placed)
{
  mpq_t value;

  row->standing = place->standing;
  row->places[self->round] = place->place;
  if (place->absent)
    return;

  g_free (row->totals[self->round]);
  row->totals[self->round] = g_strdup (place->total);
  if (self->by == SAN_YEAR_POINTS && place->place == 0)
    return;

  mpq_init (value);
  if (self->by == SAN_YEAR_POINTS)
    mpq_set_ui (value, n_placed + 1 - place->place, 1);
  else
    mpq_set (value, place->score->total);
  if (self->by == SAN_YEAR_WEIGHTED)
    {
      mpq_t weight;

      mpq_init (weight);
      san_rational_set_micro (weight, g_array_index (self->weights, gint64, self->round));
      mpq_mul (value, value, weight);
      mpq_clear (weight);
    }
  mpq_add (row->exact, row->exact, value);
  row->rounds++;
  mpq_clear (value);
}

static guint
count_placed (const SanRankedGroup *group)
{
  guint n = 0;

  for (guint i = 0; i < group->places->len; i++)
    n += ((SanPlace *) g_ptr_array_index (group->places, i))->place > 0;

  return n;
}

static gboolean
take_round (const SanRound *round,
            SanRanking     *ranking,
            gpointer        data,
            GError        **error)
{
  Collector *self = data;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      guint n_placed = count_placed (group);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          SanYearRow *row = find_row (self, place->score->participant);

          take_place (self, row, place, n_placed);
          row->last[self->round] = san_place_is_last (group, place);
          row->times += row->last[self->round];
          if (self->round + 1 == self->year->rounds->len)
            take_progress (row, group, place);
          g_hash_table_insert (self->row_groups, row, find_group (self->year, group->name));
          self->decimals = place->score->scheme->decimals;
          self->lower_is_better = !place->score->scheme->higher_is_better;
        }
    }
  self->round++;

  return TRUE;
}

/* Values and places ------------------------------------------------------------------ */

static void
set_value (Collector  *self,
           SanYearRow *row)
{
  mpq_t divisor;

  row->has_value = row->rounds > 0;
  mpq_init (divisor);
  mpq_set_ui (divisor, row->rounds, 1);
  if (self->by == SAN_YEAR_WEIGHTED)
    {
      gint64 sum = 0;

      for (guint i = 0; i < self->year->rounds->len; i++)
        if (*row->totals[i] != '\0')
          sum += g_array_index (self->weights, gint64, i);
      san_rational_set_micro (divisor, sum);
    }
  if (self->by == SAN_YEAR_MEAN || self->by == SAN_YEAR_WEIGHTED)
    {
      row->has_value &= mpq_sgn (divisor) > 0;
      if (row->has_value)
        mpq_div (row->exact, row->exact, divisor);
    }
  mpq_clear (divisor);

  if (row->has_value && self->by != SAN_YEAR_POINTS)
    san_rational_round (row->exact, row->exact, self->decimals);
  row->value = !row->has_value ? g_strdup ("")
               : san_rational_format (row->exact, self->by == SAN_YEAR_POINTS
                                                  ? SAN_DECIMALS_NEEDED : self->decimals);
}

static gboolean
is_placed (const SanYearRow *row)
{
  return row->has_value && row->standing != SAN_STANDING_LISTED;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const SanYearRow *one = *(const SanYearRow *const *) a;
  const SanYearRow *other = *(const SanYearRow *const *) b;
  const Collector *self = data;
  gboolean lower = self->lower_is_better && self->by != SAN_YEAR_POINTS;
  int order = is_placed (other) - is_placed (one);

  if (order == 0)
    order = other->has_value - one->has_value;
  if (order == 0 && one->has_value)
    order = lower ? mpq_cmp (one->exact, other->exact) : mpq_cmp (other->exact, one->exact);
  if (order == 0)
    order = (one->roster > other->roster) - (one->roster < other->roster);

  return order;
}

static void
place_rows (Collector    *self,
            SanYearGroup *group)
{
  const SanYearRow *above = NULL;

  g_ptr_array_sort_with_data (group->rows, compare_rows, self);
  for (guint i = 0; i < group->rows->len; i++)
    {
      SanYearRow *row = g_ptr_array_index (group->rows, i);

      if (!is_placed (row))
        continue;
      row->place = above != NULL && mpq_equal (above->exact, row->exact) ? above->place
                                                                         : i + 1;
      above = row;
    }
}

/* A unit is in the group of its newest round, and groups that nobody is left in go. */
static void
arrange (Collector *self)
{
  GHashTableIter iter;
  gpointer row;
  gpointer group;

  g_hash_table_iter_init (&iter, self->row_groups);
  while (g_hash_table_iter_next (&iter, &row, &group))
    {
      set_value (self, row);
      g_ptr_array_add (((SanYearGroup *) group)->rows, row);
    }

  for (guint i = self->year->groups->len; i > 0; i--)
    {
      SanYearGroup *of = g_ptr_array_index (self->year->groups, i - 1);

      if (of->rows->len == 0)
        g_ptr_array_remove_index (self->year->groups, i - 1);
      else
        place_rows (self, of);
    }
}

/* Puts the groups of the newest round first, in its order. */
static gboolean
take_newest_groups (SanYear     *self,
                    SanDatabase *database,
                    GError     **error)
{
  const SanRound *newest = g_ptr_array_index (self->rounds, self->rounds->len - 1);
  g_autoptr (SanRoundInput) input = san_round_input_load_figures (database, newest, error);

  if (input == NULL)
    return FALSE;

  for (guint i = 0; i < input->groups->len; i++)
    find_group (self, g_ptr_array_index (input->groups, i));

  return TRUE;
}

static SanYear *
load_year (SanDatabase    *database,
           int             year,
           const SanRound *last,
           SanYearBy       by,
           GHashTable     *weights,
           GError        **error)
{
  g_autoptr (SanYear) self = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) row_groups = g_hash_table_new (NULL, NULL);
  Collector collector = { .by = by, .weights = values, .rows = rows,
                          .row_groups = row_groups };

  all = san_round_store_list (database, error);
  if (all == NULL)
    return NULL;

  self = collector.year = g_new0 (SanYear, 1);
  self->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) san_round_free);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  if (!choose_rounds (self, all, year, last, error) || !weigh_rounds (&collector, weights, error) ||
      !take_newest_groups (self, database, error))
    return NULL;

  if (!san_ranking_load_series (database, self->rounds, take_round, &collector, error))
    {
      GHashTableIter iter;
      gpointer row;

      g_hash_table_iter_init (&iter, rows);
      while (g_hash_table_iter_next (&iter, NULL, &row))
        row_free (row);
      return NULL;
    }
  arrange (&collector);
  if (!san_year_count_runs (self, database, error))
    return NULL;

  return g_steal_pointer (&self);
}

SanYear *
san_year_load (SanDatabase *database,
               int          year,
               SanYearBy    by,
               GHashTable  *weights,
               GError     **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  return load_year (database, year, NULL, by, weights, error);
}

SanYear *
san_year_load_until (SanDatabase    *database,
                     const SanRound *round,
                     SanYearBy       by,
                     GError        **error)
{
  int year;

  g_return_val_if_fail (database != NULL, NULL);

  san_day_get (round->period.last, &year, NULL, NULL);

  return load_year (database, year, round, by, NULL, error);
}
