/* san-node-score.c - the score of one node: raw, clipped, rounded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-score-private.h"

#include "base/san-decimal.h"

static const gint64 power_of_ten[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

void
san_micro_window (mpq_t      q,
                  mp_limb_t *limbs,
                  gint64     micro)
{
  guint64 numerator = micro < 0 ? -(guint64) micro : (guint64) micro;
  guint64 denominator = SAN_MICRO;
  int twos;

  /* most scores have two places at most */
  if (numerator % 10000 == 0)
    {
      numerator /= 10000;
      denominator /= 10000;
    }
  if (numerator == 0)
    denominator = 1;
  twos = denominator == 1 ? 0 : MIN (__builtin_ctzll (numerator),
                                     __builtin_ctzll (denominator));
  numerator >>= twos;
  denominator >>= twos;
  while (denominator % 5 == 0 && numerator % 5 == 0)
    {
      numerator /= 5;
      denominator /= 5;
    }

  limbs[0] = numerator;
  limbs[1] = denominator;
  mpz_roinit_n (mpq_numref (q), &limbs[0], numerator == 0 ? 0 : micro < 0 ? -1 : 1);
  mpz_roinit_n (mpq_denref (q), &limbs[1], 1);
}

gint64
san_micro_round (gint64 micro,
                 int    decimals)
{
  gint64 unit = power_of_ten[6 - decimals];
  gint64 rest = micro % unit;

  micro -= rest;
  if (rest * 2 >= unit && unit > 1)
    micro += unit;
  else if (rest * 2 <= -unit && unit > 1)
    micro -= unit;

  return micro;
}

static void
set_used_micro (SanNodeScore *score,
                gint64        micro)
{
  san_micro_window (score->used, &score->limbs[2], micro);
  score->is_micro = TRUE;
  score->micro = micro;
}

void
san_node_score_set_raw_micro (SanNodeScore *score,
                              gint64        micro)
{
  san_micro_window (score->raw, &score->limbs[0], micro);
  score->is_micro = TRUE;
  score->micro = micro;
}

void
san_node_score_set_raw (SanNodeScore *score,
                        const mpq_t   value)
{
  gint64 micro;

  if (san_rational_to_micro (value, &micro))
    {
      san_node_score_set_raw_micro (score, micro);
      return;
    }

  mpq_init (score->raw);
  mpq_set (score->raw, value);
  score->raw_owned = TRUE;
  score->is_micro = FALSE;
}

static void
finish_micro (SanNodeScore  *score,
              const SanNode *node)
{
  gint64 micro = score->micro;

  if (node->has_floor)
    micro = MAX (micro, node->floor);
  if (node->has_cap)
    micro = MIN (micro, node->cap);
  if (node->decimals >= 0)
    micro = san_micro_round (micro, node->decimals);

  if (micro == score->micro)
    *score->used = *score->raw;   /* the same window */
  else
    set_used_micro (score, micro);
}

static gboolean
clip (mpq_t    value,
      gboolean has_limit,
      gint64   limit,
      int      sign)
{
  mpq_t bound;
  gboolean beyond = FALSE;

  if (!has_limit)
    return FALSE;

  mpq_init (bound);
  san_rational_set_micro (bound, limit);
  beyond = mpq_cmp (value, bound) * sign > 0;
  if (beyond)
    mpq_set (value, bound);
  mpq_clear (bound);

  return beyond;
}

void
san_node_score_finish (SanNodeScore  *score,
                       const SanNode *node)
{
  mpq_t value;
  gint64 micro;

  /* the limits of the root come after the adjustments, its decimals are the scheme's */
  if (node->parent == NULL ||
      (!node->has_floor && !node->has_cap && node->decimals < 0))
    {
      *score->used = *score->raw;
      return;
    }
  if (score->is_micro)
    {
      finish_micro (score, node);
      return;
    }

  mpq_init (value);
  mpq_set (value, score->raw);
  clip (value, node->has_floor, node->floor, -1);
  clip (value, node->has_cap, node->cap, 1);
  if (node->decimals >= 0)
    san_rational_round (value, value, node->decimals);

  if (mpq_equal (value, score->raw))
    *score->used = *score->raw;
  else if (san_rational_to_micro (value, &micro))
    set_used_micro (score, micro);
  else
    san_node_score_fill (score, value);
  mpq_clear (value);
}

void
san_node_score_fill (SanNodeScore *score,
                     const mpq_t   value)
{
  gint64 micro;

  if (san_rational_to_micro (value, &micro))
    {
      set_used_micro (score, micro);
      return;
    }

  mpq_init (score->used);
  mpq_set (score->used, value);
  score->used_owned = TRUE;
  score->is_micro = FALSE;
}

void
san_node_score_clear (SanNodeScore *score)
{
  if (score->raw_owned)
    mpq_clear (score->raw);
  if (score->used_owned)
    mpq_clear (score->used);
}
