/* san-score-total.c - from the score of the root to the total
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "scoring/san-score-private.h"

/* Zero, for reading: most totals have nothing between the root and the last rounding. */
static void
point_at_zero (mpq_t q)
{
  static const mp_limb_t one[] = { 1 };

  mpz_roinit_n (mpq_numref (q), one, 0);
  mpz_roinit_n (mpq_denref (q), one, 1);
}

/* May anything be added to or taken from the root's score? */
static gboolean
may_change (const SanScores          *scores,
            guint                     participant,
            const SanAdjustmentIndex *index)
{
  const SanRoundInput *input = scores->input;
  const SanScore *score = &scores->scores[participant];
  const GArray *units = g_ptr_array_index (input->handicap_units, score->participant->scheme);
  gboolean found = g_array_index (index->first, guint, participant) != 0 ||
                   score->scheme->root->has_floor || score->scheme->root->has_cap;

  for (guint i = 0; !found && i < units->len; i++)
    found = g_array_index (units, guint, i) == participant;
  for (guint i = 0; !found && i < input->vetoes->len; i++)
    found = g_array_index (input->vetoes, SanInputVeto, i).participant == participant;

  return found;
}

#define EXTRAS_OF(score) \
  { (score)->bonus, (score)->deduction, (score)->handicap, (score)->veto, (score)->clip, \
    (score)->root, (score)->full }

void
san_score_init (SanScores                *scores,
                guint                     participant,
                const SanAdjustmentIndex *index)
{
  SanScore *score = &scores->scores[participant];
  mpq_ptr extras[] = EXTRAS_OF (score);

  score->participant = g_ptr_array_index (scores->input->participants, participant);
  score->scheme = g_ptr_array_index (scores->input->schemes, score->participant->scheme);
  score->has_extras = may_change (scores, participant, index);
  score->is_micro = TRUE;
  point_at_zero (score->total);
  for (gsize i = 0; i < G_N_ELEMENTS (extras); i++)
    {
      if (score->has_extras)
        mpq_init (extras[i]);
      else
        point_at_zero (extras[i]);
    }
}

void
san_score_clear (SanScore *score)
{
  mpq_ptr extras[] = EXTRAS_OF (score);

  for (gsize i = 0; score->has_extras && i < G_N_ELEMENTS (extras); i++)
    mpq_clear (extras[i]);
  if (!score->is_micro)
    mpq_clear (score->total);
  for (guint i = 0; i < score->scheme->nodes->len; i++)
    san_node_score_clear (&score->nodes[i]);
}

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

/* @value to @decimals, half away from zero, in micro-units; FALSE when that does not fit. */
static gboolean
round_to_micro (const mpq_t value,
                int         decimals,
                gint64     *micro)
{
  gint64 scale = 1;
  gboolean fits;
  mpz_t whole;
  mpz_t doubled;

  for (int i = 0; i < decimals; i++)
    scale *= 10;
  mpz_init (whole);
  mpz_init (doubled);
  mpz_mul_si (whole, mpq_numref (value), 2 * scale);
  mpz_mul_2exp (doubled, mpq_denref (value), 1);
  if (mpz_sgn (whole) < 0)
    mpz_sub (whole, whole, mpq_denref (value));
  else
    mpz_add (whole, whole, mpq_denref (value));
  mpz_tdiv_q (whole, whole, doubled);

  fits = mpz_fits_slong_p (whole) &&
         !__builtin_mul_overflow (mpz_get_si (whole), SAN_MICRO / scale, micro);
  mpz_clear (doubled);
  mpz_clear (whole);

  return fits;
}

static void
round_total (SanScore *score)
{
  const SanNodeScore *root = &score->nodes[0];
  int decimals = score->scheme->decimals;

  if (!score->has_extras && root->is_micro)
    score->micro = san_micro_round (root->micro, decimals);
  else
    score->is_micro = round_to_micro (score->full, decimals, &score->micro);

  if (score->is_micro)
    {
      san_micro_window (score->total, score->limbs, score->micro);
    }
  else
    {
      mpq_init (score->total);
      san_rational_round (score->total, score->full, decimals);
    }
}

int
san_score_compare_totals (const SanScore *a,
                          const SanScore *b)
{
  if (a->is_micro && b->is_micro)
    return (a->micro > b->micro) - (a->micro < b->micro);

  return mpq_cmp (a->total, b->total);
}

void
san_score_finish_total (SanScores                *scores,
                        guint                     participant,
                        const SanAdjustmentIndex *index)
{
  SanScore *score = &scores->scores[participant];
  const SanNodeScore *root = &score->nodes[0];

  score->has_total = root->state == SAN_NODE_SCORED;
  if (score->has_total && !score->has_extras)
    {
      *score->root = *root->used;
      *score->full = *root->used;
    }
  else if (score->has_total)
    {
      mpq_set (score->root, root->used);
      mpq_set (score->full, root->used);
      apply_adjustments (score, scores->input, participant, index);
      apply_handicaps (score, scores->input, participant);
    }

  /* "last" and "unranked" are said also where there is no total */
  for (guint i = 0; score->has_extras && i < scores->input->vetoes->len; i++)
    {
      const SanInputVeto *veto = &g_array_index (scores->input->vetoes, SanInputVeto, i);

      if (veto->participant == participant)
        apply_veto (score, veto);
    }
  if (!score->has_total)
    return;

  apply_limits (score);
  round_total (score);
  score->has_total = !score->unranked;
}
