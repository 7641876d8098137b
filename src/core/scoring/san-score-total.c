/* san-score-total.c - from the score of the root to the total
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "scoring/san-score-private.h"

/* Keeps a sum of one sign within ±@limit. */
static void
cap_size (mpq_t  value,
          gint64 limit)
{
  int sign = mpq_sgn (value);
  mpq_t bound;

  mpq_init (bound);
  san_rational_set_micro (bound, sign * limit);
  if (sign * mpq_cmp (value, bound) > 0)
    mpq_set (value, bound);
  mpq_clear (bound);
}

/* The rows of one direction under one rule (NULL: under none), added up. */
static void
sum_rows (const SanRoundInput      *input,
          guint                     participant,
          const SanAdjustmentIndex *index,
          const SanScheme          *scheme,
          const SanAdjustmentRule  *rule,
          int                       sign,
          mpq_t                     sum)
{
  mpq_set_ui (sum, 0, 1);
  for (guint i = g_array_index (index->first, guint, participant); i != 0;
       i = g_array_index (index->next, guint, i - 1))
    {
      const SanInputAdjustment *row = &g_array_index (input->adjustments,
                                                      SanInputAdjustment, i - 1);
      const SanAdjustmentRule *own = NULL;

      for (guint j = 0; own == NULL && j < scheme->rules->len; j++)
        {
          const SanAdjustmentRule *candidate = g_ptr_array_index (scheme->rules, j);

          if (g_str_equal (candidate->name, row->rule))
            own = candidate;
        }
      if (own == rule && mpq_sgn (row->amount) == sign)
        mpq_add (sum, sum, row->amount);
    }
}

/* Capped per rule, then as a whole. */
static void
sum_direction (const SanRoundInput      *input,
               guint                     participant,
               const SanAdjustmentIndex *index,
               const SanScheme          *scheme,
               int                       sign,
               mpq_t                     total)
{
  mpq_t sum;

  mpq_init (sum);
  sum_rows (input, participant, index, scheme, NULL, sign, total);
  for (guint i = 0; i < scheme->rules->len; i++)
    {
      const SanAdjustmentRule *rule = g_ptr_array_index (scheme->rules, i);

      sum_rows (input, participant, index, scheme, rule, sign, sum);
      if (rule->has_cap)
        cap_size (sum, rule->cap);
      mpq_add (total, total, sum);
    }
  mpq_clear (sum);

  if (sign > 0 ? scheme->has_bonus_cap : scheme->has_deduction_cap)
    cap_size (total, sign > 0 ? scheme->bonus_cap : scheme->deduction_cap);
}

static void
apply_adjustments (SanScore                 *score,
                   const SanRoundInput      *input,
                   guint                     participant,
                   const SanAdjustmentIndex *index)
{
  if (g_array_index (index->first, guint, participant) == 0)
    return;

  sum_direction (input, participant, index, score->scheme, 1, score->bonus);
  sum_direction (input, participant, index, score->scheme, -1, score->deduction);
  mpq_add (score->full, score->full, score->bonus);
  mpq_add (score->full, score->full, score->deduction);
}

/* Factor, then offset. */
static void
apply_handicaps (SanScore            *score,
                 const SanRoundInput *input,
                 guint                participant)
{
  const GArray *units = g_ptr_array_index (input->handicap_units,
                                           score->participant->scheme);
  mpq_t before;
  mpq_t number;

  for (guint i = 0; i < units->len; i++)
    {
      const SanHandicap *handicap = g_ptr_array_index (score->scheme->handicaps, i);

      if (g_array_index (units, guint, i) != participant)
        continue;

      mpq_init (before);
      mpq_init (number);
      mpq_set (before, score->full);
      san_rational_set_micro (number, handicap->factor);
      mpq_mul (score->full, score->full, number);
      san_rational_set_micro (number, handicap->offset);
      mpq_add (score->full, score->full, number);
      mpq_sub (before, score->full, before);
      mpq_add (score->handicap, score->handicap, before);
      mpq_clear (number);
      mpq_clear (before);
    }
}

static void
apply_veto (SanScore           *score,
            const SanInputVeto *veto)
{
  mpq_t value;

  mpq_init (value);
  san_rational_set_micro (value, veto->value);
  switch (veto->effect)
    {
    case SAN_VETO_LAST:
      score->last = TRUE;
      break;

    case SAN_VETO_UNRANKED:
      score->unranked = TRUE;
      break;

    case SAN_VETO_CAP:
      mpq_sub (value, value, score->full);
      if (mpq_sgn (value) < 0)
        {
          mpq_add (score->full, score->full, value);
          mpq_add (score->veto, score->veto, value);
        }
      break;

    case SAN_VETO_MINUS:
      mpq_sub (score->full, score->full, value);
      mpq_sub (score->veto, score->veto, value);
      break;

    default:
      g_assert_not_reached ();
    }
  mpq_clear (value);
}

static void
apply_limits (SanScore *score)
{
  const SanNode *root = score->scheme->root;
  mpq_t bound;

  if (!root->has_floor && !root->has_cap)
    return;

  mpq_set (score->clip, score->full);
  mpq_init (bound);
  san_rational_set_micro (bound, root->floor);
  if (root->has_floor && mpq_cmp (score->full, bound) < 0)
    mpq_set (score->full, bound);
  san_rational_set_micro (bound, root->cap);
  if (root->has_cap && mpq_cmp (score->full, bound) > 0)
    mpq_set (score->full, bound);
  mpq_clear (bound);
  mpq_sub (score->clip, score->full, score->clip);
}

void
san_score_finish_total (SanScores                *scores,
                        guint                     participant,
                        const SanAdjustmentIndex *index)
{
  SanScore *score = &scores->scores[participant];
  const SanNodeScore *root = &score->nodes[0];

  /* the vetoes first: "last" and "unranked" are there also where no total is */
  score->has_total = root->state == SAN_NODE_SCORED;
  if (score->has_total)
    {
      mpq_set (score->root, root->used);
      mpq_set (score->full, root->used);
      apply_adjustments (score, scores->input, participant, index);
      apply_handicaps (score, scores->input, participant);
    }
  for (guint i = 0; i < scores->input->vetoes->len; i++)
    {
      const SanInputVeto *veto = &g_array_index (scores->input->vetoes, SanInputVeto, i);

      if (veto->participant == participant)
        apply_veto (score, veto);
    }
  if (!score->has_total)
    return;

  apply_limits (score);
  san_rational_round (score->total, score->full, score->scheme->decimals);
  score->has_total = !score->unranked;
}
