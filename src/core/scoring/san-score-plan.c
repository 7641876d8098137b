/* san-score-plan.c - combining the children of a node, exactly and quickly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-score-private.h"

#include "base/san-decimal.h"

__extension__ typedef __int128 Wide;

/* Coefficients below this, and scores of 53 bits, leave room for a million children in
 * the 127 bits of a Wide. */
#define SMALL_LIMIT (G_GINT64_CONSTANT (1) << 40)

/* A micro value that no sum of a few of them can overflow. */
#define MICRO_LIMIT (G_GINT64_CONSTANT (1) << 60)

static gint64
greatest_common_divisor (gint64 a,
                         gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

/* Turns all coefficients into whole numbers without a common factor. */
static void
scale_to_integers (SanScorePlan *plan)
{
  guint n = plan->node->children->len;
  mpz_t multiple;
  mpz_t divisor;
  mpq_t scale;

  mpz_init_set_ui (multiple, 1);
  mpz_init (divisor);
  mpq_init (scale);

  for (guint i = 0; i < n; i++)
    {
      mpz_lcm (multiple, multiple, mpq_denref (plan->c[i]));
      mpz_lcm (multiple, multiple, mpq_denref (plan->d[i]));
    }
  mpq_set_z (scale, multiple);
  for (guint i = 0; i < n; i++)
    {
      mpq_mul (plan->c[i], plan->c[i], scale);
      mpq_mul (plan->d[i], plan->d[i], scale);
      mpz_gcd (divisor, divisor, mpq_numref (plan->c[i]));
      mpz_gcd (divisor, divisor, mpq_numref (plan->d[i]));
    }
  for (guint i = 0; mpz_sgn (divisor) != 0 && i < n; i++)
    {
      mpz_divexact (mpq_numref (plan->c[i]), mpq_numref (plan->c[i]), divisor);
      mpz_divexact (mpq_numref (plan->d[i]), mpq_numref (plan->d[i]), divisor);
    }

  mpq_clear (scale);
  mpz_clear (divisor);
  mpz_clear (multiple);
}

static void
find_small (SanScorePlan *plan)
{
  guint n = plan->node->children->len;

  plan->small = TRUE;
  plan->small_c = g_new0 (gint64, n);
  plan->small_d = g_new0 (gint64, n);
  for (guint i = 0; i < n; i++)
    {
      if (mpz_cmp_si (mpq_numref (plan->c[i]), SMALL_LIMIT) >= 0 ||
          mpz_cmp_si (mpq_numref (plan->d[i]), SMALL_LIMIT) >= 0)
        plan->small = FALSE;
      plan->small_c[i] = mpz_get_si (mpq_numref (plan->c[i]));
      plan->small_d[i] = mpz_get_si (mpq_numref (plan->d[i]));
    }
}

SanScorePlan *
san_score_plan_new (const SanNode *node)
{
  guint n = node->children->len;
  SanScorePlan *plan;

  if (san_node_is_leaf (node))
    return NULL;

  plan = g_new0 (SanScorePlan, 1);
  plan->node = node;
  plan->c = g_new0 (mpq_t, n);
  plan->d = g_new0 (mpq_t, n);
  mpz_inits (plan->sum, plan->sum_den, plan->total_d, NULL);
  for (guint i = 0; i < n; i++)
    {
      const SanNode *child = g_ptr_array_index (node->children, i);
      mpq_t full;

      mpq_init (full);
      mpq_init (plan->c[i]);
      mpq_init (plan->d[i]);
      san_rational_set_micro (full, child->full);
      mpq_set_ui (plan->c[i], 1, 1);
      mpq_set_ui (plan->d[i], 1, 1);
      if (node->combine == SAN_COMBINE_SUM)
        {
          mpq_set (plan->d[i], full);
        }
      else
        {
          if (node->combine == SAN_COMBINE_WEIGHTED)
            san_rational_set_micro (plan->d[i], child->weight);
          mpq_div (plan->c[i], plan->d[i], full);
        }
      mpq_clear (full);
    }
  scale_to_integers (plan);
  find_small (plan);

  return plan;
}

void
san_score_plan_free (SanScorePlan *plan)
{
  if (plan == NULL)
    return;

  for (guint i = 0; i < plan->node->children->len; i++)
    {
      mpq_clear (plan->c[i]);
      mpq_clear (plan->d[i]);
    }
  mpz_clears (plan->sum, plan->sum_den, plan->total_d, NULL);
  g_free (plan->c);
  g_free (plan->d);
  g_free (plan->small_c);
  g_free (plan->small_d);
  g_free (plan);
}

static gboolean
takes_part (const SanNodeScore *score)
{
  return score->state != SAN_NODE_LEFT_OUT;
}

static guint
index_of_child (const SanNode *node,
                guint          child)
{
  return ((const SanNode *) g_ptr_array_index (node->children, child))->index;
}

static void
set_wide (mpz_t z,
          Wide  value)
{
  unsigned __int128 magnitude = value < 0 ? -(unsigned __int128) value
                                          : (unsigned __int128) value;
  guint64 words[2] = { (guint64) magnitude, (guint64) (magnitude >> 64) };

  mpz_import (z, 2, -1, sizeof words[0], 0, 0, words);
  if (value < 0)
    mpz_neg (z, z);
}

/* A · sum / (d · 10⁶), in micro-units; FALSE when it does not fit into machine words. */
static gboolean
finish_small (SanScorePlan *plan,
              Wide          sum,
              gint64        d,
              SanNodeScore *out)
{
  Wide numerator;

  if (plan->seen_d != d)
    {
      gint64 denominator;
      gint64 divisor;

      if (__builtin_mul_overflow (d, SAN_MICRO, &denominator))
        return FALSE;
      divisor = greatest_common_divisor (denominator, plan->node->full);
      plan->seen_d = d;
      plan->seen_a = plan->node->full / divisor;
      plan->seen_q = denominator / divisor;
    }
  if (__builtin_mul_overflow (sum, (Wide) plan->seen_a, &numerator))
    return FALSE;

  if (numerator % plan->seen_q == 0)
    {
      Wide micro = numerator / plan->seen_q;

      if (micro > -MICRO_LIMIT && micro < MICRO_LIMIT)
        {
          san_node_score_set_raw_micro (out, (gint64) micro);
          return TRUE;
        }
    }

  /* no whole number of micro-units: straight into the score, without a copy */
  mpq_init (out->raw);
  set_wide (mpq_numref (out->raw), numerator);
  mpz_set_si (mpq_denref (out->raw), plan->seen_q);
  mpz_mul_si (mpq_denref (out->raw), mpq_denref (out->raw), SAN_MICRO);
  mpq_canonicalize (out->raw);
  out->raw_owned = TRUE;
  out->is_micro = FALSE;

  return TRUE;
}

/* Σ cᵢ·sᵢ over the children whose score is a whole number of micro-units, as the first term:
 * their many denominators need not be multiplied. FALSE: the coefficients are too large. */
static gboolean
add_micro_terms (SanScorePlan       *plan,
                 const SanNodeScore *nodes)
{
  Wide sum = 0;

  if (!plan->small)
    return FALSE;
  for (guint i = 0; i < plan->node->children->len; i++)
    {
      const SanNodeScore *child = &nodes[index_of_child (plan->node, i)];

      if (takes_part (child) && child->is_micro)
        sum += (Wide) plan->small_c[i] * child->micro;
    }
  if (sum != 0)
    {
      set_wide (plan->sum, sum);
      mpz_set_si (plan->sum_den, SAN_MICRO);
    }

  return TRUE;
}

/* Adds c · score to the sum. The fraction is brought to lowest terms once, at the end. */
static void
add_term (SanScorePlan *plan,
          mpz_srcptr    c,
          mpq_srcptr    score)
{
  if (mpz_cmp (plan->sum_den, mpq_denref (score)) != 0)
    {
      mpz_mul (plan->sum, plan->sum, mpq_denref (score));
      mpz_mul (plan->total_d, c, mpq_numref (score));
      mpz_addmul (plan->sum, plan->total_d, plan->sum_den);
      mpz_mul (plan->sum_den, plan->sum_den, mpq_denref (score));
    }
  else
    {
      mpz_addmul (plan->sum, c, mpq_numref (score));
    }
}

static gboolean
combine_large (SanScorePlan       *plan,
               const SanNodeScore *nodes,
               SanNodeScore       *out)
{
  gboolean micro_done;

  mpz_set_ui (plan->sum, 0);
  mpz_set_ui (plan->sum_den, 1);
  micro_done = add_micro_terms (plan, nodes);
  for (guint i = 0; i < plan->node->children->len; i++)
    {
      const SanNodeScore *child = &nodes[index_of_child (plan->node, i)];

      if (takes_part (child) && !(micro_done && child->is_micro))
        add_term (plan, mpq_numref (plan->c[i]), child->used);
    }

  mpz_set_ui (plan->total_d, 0);
  for (guint i = 0; i < plan->node->children->len; i++)
    {
      if (takes_part (&nodes[index_of_child (plan->node, i)]))
        mpz_add (plan->total_d, plan->total_d, mpq_numref (plan->d[i]));
    }
  if (mpz_sgn (plan->total_d) == 0)
    return FALSE;

  mpq_init (out->raw);
  mpz_mul_si (mpq_numref (out->raw), plan->sum, plan->node->full);
  mpz_mul (mpq_denref (out->raw), plan->sum_den, plan->total_d);
  mpz_mul_si (mpq_denref (out->raw), mpq_denref (out->raw), SAN_MICRO);
  mpq_canonicalize (out->raw);
  out->raw_owned = TRUE;
  out->is_micro = FALSE;

  return TRUE;
}

gboolean
san_score_plan_combine (SanScorePlan       *plan,
                        const SanNodeScore *nodes,
                        SanNodeScore       *out)
{
  gboolean small = plan->small;
  Wide sum = 0;
  gint64 d = 0;

  for (guint i = 0; small && i < plan->node->children->len; i++)
    {
      const SanNodeScore *child = &nodes[index_of_child (plan->node, i)];

      if (!takes_part (child))
        continue;
      small = child->is_micro && !__builtin_add_overflow (d, plan->small_d[i], &d);
      sum += (Wide) plan->small_c[i] * child->micro;
    }

  if (small && d == 0)
    return FALSE;

  return (small && finish_small (plan, sum, d, out)) || combine_large (plan, nodes, out);
}

void
san_score_plan_factor (const SanScorePlan *plan,
                       const SanNodeScore *nodes,
                       guint               child,
                       mpq_t               factor,
                       mpq_t               share)
{
  mpq_t d;

  mpq_set_ui (factor, 0, 1);
  if (share != NULL)
    mpq_set_ui (share, 0, 1);
  if (!takes_part (&nodes[index_of_child (plan->node, child)]))
    return;

  mpq_init (d);
  for (guint i = 0; i < plan->node->children->len; i++)
    {
      if (takes_part (&nodes[index_of_child (plan->node, i)]))
        mpq_add (d, d, plan->d[i]);
    }

  if (mpq_sgn (d) != 0)
    {
      san_rational_set_micro (factor, plan->node->full);
      mpq_mul (factor, factor, plan->c[child]);
      mpq_div (factor, factor, d);
      if (share != NULL)
        mpq_div (share, plan->d[child], d);
    }
  mpq_clear (d);
}
