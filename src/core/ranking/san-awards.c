/* san-awards.c - what the rules of a round propose to give and to ask of its units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-awards.h"

#include "base/san-decimal.h"
#include "ranking/san-place-figures.h"
#include "ranking/san-year.h"
#include "schemes/san-award-rule.h"
#include "store/san-setting-store.h"

/* A round that a rule looks back to; the first is the round itself. */
typedef struct
{
  SanRound   *round;
  SanRanking *ranking;
  gboolean    owned;        /* both are */
  GHashTable *spots;        /* unit id → Spot */
} Past;

typedef struct
{
  const SanRankedGroup *group;
  const SanPlace       *place;
} Spot;

typedef struct
{
  SanDatabase *database;
  SanAwards   *awards;
  GPtrArray   *pasts;       /* Past, newest first, as far as somebody asked */
  gboolean     ended;       /* there is none before the last of them */
  gboolean     reset;       /* a round without a total ends a run */
} Proposer;

static void
award_free (SanAward *award)
{
  g_free (award->rule);
  g_free (award->group);
  g_free (award->unit);
  g_free (award->action);
  g_free (award->reason);
  g_free (award);
}

static void
total_free (SanAwardTotal *total)
{
  g_free (total->rule);
  g_free (total);
}

SanAwards *
san_awards_new (void)
{
  SanAwards *self = g_new0 (SanAwards, 1);

  self->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) award_free);
  self->totals = g_ptr_array_new_with_free_func ((GDestroyNotify) total_free);

  return self;
}

void
san_awards_free (SanAwards *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->awards);
  g_ptr_array_unref (self->totals);
  g_free (self);
}

const char *
san_award_state_name (SanAwardState state)
{
  static const char *const names[] = { "proposed", "confirmed", "struck" };

  return names[state];
}

SanAward *
san_awards_find (SanAwards  *self,
                 const char *rule,
                 gint64      unit_id)
{
  for (guint i = 0; i < self->awards->len; i++)
    {
      SanAward *award = g_ptr_array_index (self->awards, i);

      if (award->unit_id == unit_id && g_str_equal (award->rule, rule))
        return award;
    }

  return NULL;
}

/* The rounds before ------------------------------------------------------------------- */

static void
past_free (Past *past)
{
  if (past->owned)
    {
      san_ranking_free (past->ranking);
      san_round_free (past->round);
    }
  g_hash_table_unref (past->spots);
  g_free (past);
}

static void
add_past (Proposer   *self,
          SanRound   *round,
          SanRanking *ranking,
          gboolean    owned)
{
  Past *past = g_new (Past, 1);

  *past = (Past) { round, ranking, owned,
                   g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free) };
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          Spot *spot = g_new (Spot, 1);

          *spot = (Spot) { group, place };
          g_hash_table_insert (past->spots,
                               (gpointer) & place->score->participant->unit_id, spot);
        }
    }
  g_ptr_array_add (self->pasts, past);
}

/* The @depth-th comparable round before; *@past is NULL where there are not so many. */
static gboolean
look_back (Proposer *self,
           guint     depth,
           Past    **past,
           GError  **error)
{
  *past = NULL;
  while (depth >= self->pasts->len && !self->ended)
    {
      const Past *last = g_ptr_array_index (self->pasts, self->pasts->len - 1);
      g_autoptr (GError) local = NULL;
      g_autoptr (SanRound) round = san_round_store_previous (self->database, last->round,
                                                             &local);
      SanRanking *ranking;

      self->ended = round == NULL;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (round == NULL)
        break;
      ranking = san_ranking_load (self->database, round, NULL, error);
      if (ranking == NULL)
        return FALSE;
      add_past (self, g_steal_pointer (&round), ranking, TRUE);
    }
  if (depth < self->pasts->len)
    *past = g_ptr_array_index (self->pasts, depth);

  return TRUE;
}

/* Conditions -------------------------------------------------------------------------- */

static int
compare_total (const SanPlace *place,
               gint64          limit)
{
  mpq_t bound;
  int order;

  mpq_init (bound);
  san_rational_set_micro (bound, limit);
  order = mpq_cmp (place->score->total, bound);
  mpq_clear (bound);

  return order;
}

/* All conditions that look at one round only. */
static gboolean
holds (const SanAwardRule   *rule,
       const SanRankedGroup *group,
       const SanPlace       *place)
{
  if (place->absent)
    return FALSE;
  if ((rule->top > 0 || rule->bottom > 0) && place->place == 0)
    return FALSE;
  if (rule->top > 0 && place->place > rule->top)
    return FALSE;
  if (rule->bottom > 0 && san_place_from_end (group, place) > rule->bottom)
    return FALSE;
  if (rule->has_at_least && compare_total (place, rule->at_least) < 0)
    return FALSE;
  if (rule->has_at_most && compare_total (place, rule->at_most) > 0)
    return FALSE;
  if (rule->grade != NULL && !g_str_equal (rule->grade, place->grade))
    return FALSE;
  if (rule->progress > 0)
    {
      guint n = san_place_in_progress (group, place);

      return n > 0 && n <= rule->progress;
    }

  return TRUE;
}

/* Is there nothing between the two? */
static gboolean
follow (const Past *earlier,
        const Past *later)
{
  return earlier->round->period.last + 1 == later->round->period.first;
}

/* @n: rounds running in which the rule held, counted on beyond what it asks for: how long
 * it has been is what a summons says. */
static gboolean
count_running (Proposer           *self,
               const SanAwardRule *rule,
               gint64              unit_id,
               guint              *n,
               GError            **error)
{
  Past *later = NULL;

  *n = 0;
  for (guint depth = 0; *n < MAX (rule->running, SAN_AWARD_RUN); depth++)
    {
      Past *past;
      const Spot *spot;

      if (!look_back (self, depth, &past, error))
        return FALSE;
      if (past == NULL || (self->reset && later != NULL && !follow (past, later)))
        return TRUE;
      spot = g_hash_table_lookup (past->spots, &unit_id);
      later = past;
      if (spot == NULL || spot->place->absent)
        {
          if (self->reset)
            return TRUE;
          continue;
        }
      if (!holds (rule, spot->group, spot->place))
        return TRUE;
      (*n)++;
    }

  return TRUE;
}

static int
year_of (const Past *past)
{
  int year;

  san_day_get (past->round->period.last, &year, NULL, NULL);

  return year;
}

static gboolean
holds_times (Proposer           *self,
             const SanAwardRule *rule,
             gint64              unit_id,
             gboolean           *answer,
             GError            **error)
{
  int year = year_of (g_ptr_array_index (self->pasts, 0));
  guint n = 0;

  for (guint depth = 0; n < rule->times; depth++)
    {
      Past *past;
      const Spot *spot;

      if (!look_back (self, depth, &past, error))
        return FALSE;
      if (past == NULL || year_of (past) != year)
        break;
      spot = g_hash_table_lookup (past->spots, &unit_id);
      n += spot != NULL && holds (rule, spot->group, spot->place);
    }
  *answer = n >= rule->times;

  return TRUE;
}

/* Money ------------------------------------------------------------------------------- */

static guint
place_for_money (const SanAwardRule   *rule,
                 const SanRankedGroup *group,
                 const SanPlace       *place)
{
  if (rule->progress > 0)
    return san_place_in_progress (group, place);
  if (rule->bottom > 0 && rule->top == 0)
    return san_place_from_end (group, place);

  return place->place;
}

static gint64
sum_of_places (const SanAwardRule *rule,
               guint               first,
               guint               n)
{
  gint64 sum = 0;

  for (guint i = first; i < first + n && i <= rule->money->len; i++)
    sum += g_array_index (rule->money, gint64, i - 1);

  return sum;
}

/* What @award gets of its place. A trial unit shares a place and gets nothing; the rest of a
 * division goes to the first in roster order of those who get something. */
static gint64
share_of (const SanAwardRule   *rule,
          const SanRankedGroup *group,
          const SanPlace       *place)
{
  guint own = place_for_money (rule, group, place);
  const SanPlace *first = place;
  guint n = 0;
  gint64 sum;
  gint64 share;

  if (own == 0)
    return 0;
  if (rule->each)
    return sum_of_places (rule, own, 1);

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *other = g_ptr_array_index (group->places, i);

      if (other->absent || place_for_money (rule, group, other) != own)
        continue;
      n++;
      if (other->standing != SAN_STANDING_TRIAL &&
          other->score->participant->roster < first->score->participant->roster)
        first = other;
    }
  sum = sum_of_places (rule, own, san_place_is_dense (place) && rule->progress == 0 ? 1 : n);
  share = sum / n / SAN_MICRO * SAN_MICRO;

  return place == first ? sum - share * (n - 1) : share;
}

/* Proposals --------------------------------------------------------------------------- */

static void
propose (Proposer             *self,
         const SanAwardRule   *rule,
         const SanRankedGroup *group,
         const SanPlace       *place,
         guint                 running)
{
  SanAward *award = g_new0 (SanAward, 1);

  award->rule = g_strdup (rule->name);
  award->group = g_strdup (group->name);
  award->participant = place->participant;
  award->unit_id = place->score->participant->unit_id;
  award->unit = g_strdup (place->score->participant->name);
  award->place = place->place;
  award->action = g_strdup (rule->action);
  award->has_money = rule->money->len > 0;
  if (award->has_money)
    award->amount = award->proposed = share_of (rule, group, place);
  award->running = running;
  award->reason = g_strdup ("");
  g_ptr_array_add (self->awards->awards, award);
}

static gboolean
apply_to_group (Proposer             *self,
                const SanAwardRule   *rule,
                const SanRankedGroup *group,
                GError              **error)
{
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      gint64 unit_id = place->score->participant->unit_id;
      gboolean answer = TRUE;
      guint running = 0;

      if (place->standing == SAN_STANDING_TRIAL || !holds (rule, group, place))
        continue;
      if (rule->running > 0 && !count_running (self, rule, unit_id, &running, error))
        return FALSE;
      answer = running >= rule->running;
      if (answer && rule->times > 0 &&
          !holds_times (self, rule, unit_id, &answer, error))
        return FALSE;
      if (answer)
        propose (self, rule, group, place, running);
    }

  return TRUE;
}

static gboolean
apply_rule (Proposer           *self,
            const SanScheme    *scheme,
            const SanAwardRule *rule,
            GError            **error)
{
  const SanRanking *ranking = ((Past *) g_ptr_array_index (self->pasts, 0))->ranking;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      if (group->places->len == 0 ||
          ((SanPlace *) g_ptr_array_index (group->places, 0))->score->scheme != scheme ||
          (!g_str_equal (rule->group, "*") && !g_str_equal (rule->group, group->name)))
        continue;
      if (!apply_to_group (self, rule, group, error))
        return FALSE;
    }

  return TRUE;
}

static void
add_total (Proposer           *self,
           const SanAwardRule *rule)
{
  SanAwardTotal *total;

  if (rule->money->len == 0 && !rule->has_budget)
    return;

  total = g_new0 (SanAwardTotal, 1);
  total->rule = g_strdup (rule->name);
  total->has_budget = rule->has_budget;
  total->budget = rule->budget;
  g_ptr_array_add (self->awards->totals, total);
}

/* A decision about what is not proposed any more is passed over. */
static gboolean
take_decisions (Proposer       *self,
                const SanRound *round,
                GError        **error)
{
  g_autoptr (GPtrArray) decisions = san_award_store_list (self->database, round->id, error);

  if (decisions == NULL)
    return FALSE;

  for (guint i = 0; i < decisions->len; i++)
    {
      const SanAwardDecision *decision = g_ptr_array_index (decisions, i);
      SanAward *award = san_awards_find (self->awards, decision->rule, decision->unit_id);

      if (award == NULL)
        continue;
      award->state = decision->state;
      g_free (award->reason);
      award->reason = g_strdup (decision->reason);
      if (decision->has_amount)
        {
          award->has_money = TRUE;
          award->amount = decision->amount;
        }
    }

  return TRUE;
}

static void
add_up (SanAwards *self)
{
  for (guint i = 0; i < self->totals->len; i++)
    {
      SanAwardTotal *total = g_ptr_array_index (self->totals, i);

      for (guint j = 0; j < self->awards->len; j++)
        {
          const SanAward *award = g_ptr_array_index (self->awards, j);

          if (award->state != SAN_AWARD_STRUCK && g_str_equal (award->rule, total->rule))
            total->total += award->amount;
        }
    }
}

static gboolean
apply_rules (Proposer *self,
             GError  **error)
{
  const SanRanking *ranking = ((Past *) g_ptr_array_index (self->pasts, 0))->ranking;
  GPtrArray *schemes = ranking->input->schemes;

  for (guint i = 0; i < schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (schemes, i);
      g_autoptr (GPtrArray) rules = san_award_rules_of (scheme);

      for (guint j = 0; j < rules->len; j++)
        {
          if (!apply_rule (self, scheme, g_ptr_array_index (rules, j), error))
            return FALSE;
          add_total (self, g_ptr_array_index (rules, j));
        }
    }

  return TRUE;
}

SanAwards *
san_awards_load (SanDatabase    *database,
                 const SanRound *round,
                 SanRanking     *ranking,
                 GError        **error)
{
  g_autoptr (SanAwards) awards = san_awards_new ();
  g_autoptr (GPtrArray) pasts = g_ptr_array_new_with_free_func ((GDestroyNotify) past_free);
  g_autofree char *streaks = NULL;
  Proposer self = { .database = database, .awards = awards, .pasts = pasts };

  g_return_val_if_fail (database != NULL && round != NULL && ranking != NULL, NULL);

  streaks = san_setting_get (database, SAN_SETTING_STREAKS, error);
  if (streaks == NULL)
    return NULL;
  self.reset = g_str_equal (streaks, "reset");

  add_past (&self, (SanRound *) round, ranking, FALSE);
  if (!apply_rules (&self, error) || !take_decisions (&self, round, error))
    return NULL;
  add_up (awards);

  return g_steal_pointer (&awards);
}
