/* san-naive-score.c - scoring.md read a second time, sentence by sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-naive-score.h"

#include <string.h>

static const SanParticipant *
unit_of (const SanRoundInput *input,
         guint                index)
{
  return g_ptr_array_index (input->participants, index);
}

static const SanScheme *
scheme_of (const SanRoundInput *input,
           guint                index)
{
  return g_ptr_array_index (input->schemes, unit_of (input, index)->scheme);
}

static void
set_decimal (mpq_t  q,
             gint64 micro)
{
  mpq_set_si (q, micro, 1);
  mpq_set_ui (q, 0, 1);
  mpz_set_si (mpq_numref (q), micro);
  mpz_set_ui (mpq_denref (q), 1000000);
  mpq_canonicalize (q);
}

/* 四舍五入: the size plus a half, cut */
static void
round_half_away (mpq_t value,
                 int   decimals)
{
  int sign = mpq_sgn (value);
  mpz_t scale;
  mpz_t size;

  mpz_init (scale);
  mpz_init (size);
  mpz_ui_pow_ui (scale, 10, (unsigned long) decimals);
  mpz_abs (size, mpq_numref (value));
  mpz_mul (size, size, scale);
  mpz_mul_ui (size, size, 2);
  mpz_add (size, size, mpq_denref (value));
  mpz_fdiv_q (size, size, mpq_denref (value));
  mpz_fdiv_q_ui (size, size, 2);
  if (sign < 0)
    mpz_neg (size, size);
  mpz_set (mpq_numref (value), size);
  mpz_set (mpq_denref (value), scale);
  mpq_canonicalize (value);
  mpz_clear (size);
  mpz_clear (scale);
}

static void
keep_between (mpq_t          value,
              const SanNode *node)
{
  mpq_t bound;

  mpq_init (bound);
  set_decimal (bound, node->floor);
  if (node->has_floor && mpq_cmp (value, bound) < 0)
    mpq_set (value, bound);
  set_decimal (bound, node->cap);
  if (node->has_cap && mpq_cmp (value, bound) > 0)
    mpq_set (value, bound);
  mpq_clear (bound);
}

static gboolean own_score (const SanRoundInput *input,
                           guint                index,
                           const SanNode       *node,
                           mpq_t                value);

static gboolean
is_not_applicable (const SanRoundInput *input,
                   guint                index,
                   const SanNode       *node)
{
  return node->source != SAN_SOURCE_NONE && !node->na_as_missing &&
         unit_of (input, index)->cells[node->index].state == SAN_CELL_NA;
}

/* An inspected unit that nobody typed a score for */
static gboolean
lacks_category (const SanRoundInput *input,
                guint                index,
                const SanNode       *node)
{
  return node->source == SAN_SOURCE_INSPECTION &&
         unit_of (input, index)->cells[node->index].state == SAN_CELL_EMPTY &&
         san_naive_lacks_category (input, index, node);
}

/* Did the rule "unranked" strike at the node or anywhere below it? */
static gboolean
is_struck (const SanRoundInput *input,
           guint                index,
           const SanNode       *node)
{
  gboolean struck;
  mpq_t value;

  for (guint i = 0; i < node->children->len; i++)
    {
      if (is_struck (input, index, g_ptr_array_index (node->children, i)))
        return TRUE;
    }

  mpq_init (value);
  struck = node->parent != NULL && node->missing == SAN_MISSING_UNRANKED &&
           !is_not_applicable (input, index, node) &&
           (!own_score (input, index, node, value) || lacks_category (input, index, node));
  mpq_clear (value);

  return struck;
}

/* The mean over the ranked and trial units of the group that have data there. */
static gboolean
mean_of_group (const SanRoundInput *input,
               guint                index,
               const SanNode       *node,
               mpq_t                mean)
{
  guint n = 0;
  mpq_t one;

  mpq_init (one);
  mpq_set_ui (mean, 0, 1);
  for (guint i = 0; i < input->participants->len; i++)
    {
      if (unit_of (input, i)->group != unit_of (input, index)->group ||
          unit_of (input, i)->standing == SAN_STANDING_LISTED ||
          is_struck (input, i, node) || !own_score (input, i, node, one))
        continue;
      mpq_add (mean, mean, one);
      n++;
    }
  if (n > 0)
    {
      mpq_set_ui (one, n, 1);
      mpq_div (mean, mean, one);
    }
  mpq_clear (one);

  return n > 0;
}

/* What enters the parent: its own score, or what the missing rule gives. */
gboolean
san_naive_node (const SanRoundInput *input,
                guint                index,
                const SanNode       *node,
                mpq_t                value)
{
  if (own_score (input, index, node, value))
    return TRUE;
  if (is_not_applicable (input, index, node) || node->parent == NULL)
    return FALSE;

  switch (node->missing)
    {
    case SAN_MISSING_GROUP_MEAN:
      return mean_of_group (input, index, node, value);

    case SAN_MISSING_FIXED:
      set_decimal (value, node->missing_value);
      return TRUE;

    case SAN_MISSING_FULL:
      set_decimal (value, node->full);
      return TRUE;

    case SAN_MISSING_ZERO:
      mpq_set_ui (value, 0, 1);
      return TRUE;

    case SAN_MISSING_REWEIGHT:
    case SAN_MISSING_UNRANKED:
    default:
      return FALSE;
    }
}

static gboolean
leaf_score (const SanRoundInput *input,
            guint                index,
            const SanNode       *node,
            mpq_t                value)
{
  const SanParticipant *unit = unit_of (input, index);
  const SanInputCell *cell = &unit->cells[node->index];

  if (cell->state == SAN_CELL_NA)
    return FALSE;

  if (node->source == SAN_SOURCE_DEDUCTION)
    {
      gboolean ledger = unit->n_deductions != NULL && unit->n_deductions[node->index] > 0;
      mpq_t entered;

      if (cell->state != SAN_CELL_VALUE && !ledger && !node->empty_full)
        return FALSE;
      mpq_init (entered);
      set_decimal (value, node->full);
      set_decimal (entered, cell->state == SAN_CELL_VALUE ? cell->value : 0);
      mpq_sub (value, value, entered);
      if (ledger)
        mpq_sub (value, value, unit->deducted[node->index]);
      mpq_clear (entered);
      return TRUE;
    }

  if (cell->state == SAN_CELL_VALUE)
    {
      set_decimal (value, cell->value);
      return TRUE;
    }
  if (cell->state == SAN_CELL_EMPTY && node->source == SAN_SOURCE_INSPECTION)
    return san_naive_inspection (input, index, node, value);
  if (cell->state == SAN_CELL_EMPTY && node->source != SAN_SOURCE_ENTRY &&
      unit->computed[node->index].has_data)
    {
      mpq_set (value, unit->computed[node->index].value);
      return TRUE;
    }

  return FALSE;
}

/* The table of scoring.md §2, a line at a time. */
static gboolean
combined_score (const SanRoundInput *input,
                guint                index,
                const SanNode       *node,
                mpq_t                value)
{
  gboolean has_data;
  mpq_t sum, all, part, score, full, weight;

  mpq_inits (sum, all, part, score, full, weight, NULL);
  for (guint i = 0; i < node->children->len; i++)
    {
      const SanNode *child = g_ptr_array_index (node->children, i);
      gboolean takes_part = san_naive_node (input, index, child, score);

      set_decimal (full, child->full);
      mpq_add (all, all, full);
      if (!takes_part)
        continue;
      if (node->combine == SAN_COMBINE_SUM)
        {
          mpq_add (sum, sum, score);
          mpq_add (part, part, full);
          continue;
        }
      mpq_set_ui (weight, 1, 1);
      if (node->combine == SAN_COMBINE_WEIGHTED)
        set_decimal (weight, child->weight);
      mpq_div (score, score, full);
      mpq_mul (score, score, weight);
      mpq_add (sum, sum, score);
      mpq_add (part, part, weight);
    }

  has_data = mpq_sgn (part) != 0;
  if (has_data)
    {
      if (node->combine != SAN_COMBINE_SUM)
        set_decimal (all, node->full);
      mpq_mul (sum, sum, all);
      mpq_div (value, sum, part);
    }
  mpq_clears (sum, all, part, score, full, weight, NULL);

  return has_data;
}

static gboolean
own_score (const SanRoundInput *input,
           guint                index,
           const SanNode       *node,
           mpq_t                value)
{
  gboolean has_data = node->source != SAN_SOURCE_NONE
                      ? leaf_score (input, index, node, value)
                      : combined_score (input, index, node, value);

  if (has_data && node->parent != NULL)
    {
      keep_between (value, node);
      if (node->decimals >= 0)
        round_half_away (value, node->decimals);
    }

  return has_data;
}

static void
at_most (mpq_t    value,
         gboolean has_cap,
         gint64   cap,
         int      sign)
{
  mpq_t bound;

  mpq_init (bound);
  set_decimal (bound, sign * cap);
  if (has_cap && mpq_cmp (value, bound) * sign > 0)
    mpq_set (value, bound);
  mpq_clear (bound);
}

/* Capped per rule, then per direction. */
static void
add_adjustments (const SanRoundInput *input,
                 guint                index,
                 int                  sign,
                 mpq_t                total)
{
  const SanScheme *scheme = scheme_of (input, index);
  mpq_t direction, rule_sum;

  mpq_inits (direction, rule_sum, NULL);
  for (guint r = 0; r <= scheme->rules->len; r++)
    {
      const SanAdjustmentRule *rule = r < scheme->rules->len
                                      ? g_ptr_array_index (scheme->rules, r) : NULL;

      mpq_set_ui (rule_sum, 0, 1);
      for (guint i = 0; i < input->adjustments->len; i++)
        {
          const SanInputAdjustment *row = &g_array_index (input->adjustments,
                                                          SanInputAdjustment, i);
          gboolean under_any = FALSE;

          for (guint k = 0; k < scheme->rules->len; k++)
            under_any |= g_str_equal (((SanAdjustmentRule *)
                                       g_ptr_array_index (scheme->rules, k))->name, row->rule);
          if (row->participant == index && mpq_sgn (row->amount) == sign &&
              (rule != NULL ? g_str_equal (rule->name, row->rule) : !under_any))
            mpq_add (rule_sum, rule_sum, row->amount);
        }
      if (rule != NULL)
        at_most (rule_sum, rule->has_cap, rule->cap, sign);
      mpq_add (direction, direction, rule_sum);
    }
  if (sign > 0)
    at_most (direction, scheme->has_bonus_cap, scheme->bonus_cap, sign);
  else
    at_most (direction, scheme->has_deduction_cap, scheme->deduction_cap, sign);
  mpq_add (total, total, direction);
  mpq_clears (direction, rule_sum, NULL);
}

static void
score_total (const SanRoundInput *input,
             guint                index,
             SanNaiveScore       *out)
{
  const SanScheme *scheme = scheme_of (input, index);
  const GArray *units = g_ptr_array_index (input->handicap_units,
                                           unit_of (input, index)->scheme);
  mpq_t bonus, number;

  mpq_inits (bonus, number, NULL);
  out->has_total = own_score (input, index, scheme->root, out->full) &&
                   !is_struck (input, index, scheme->root);

  add_adjustments (input, index, 1, out->full);
  add_adjustments (input, index, -1, out->full);
  for (guint i = 0; i < units->len; i++)
    {
      const SanHandicap *handicap = g_ptr_array_index (scheme->handicaps, i);

      if (g_array_index (units, guint, i) != index)
        continue;
      set_decimal (number, handicap->factor);
      mpq_mul (out->full, out->full, number);
      set_decimal (number, handicap->offset);
      mpq_add (out->full, out->full, number);
    }
  for (guint i = 0; i < input->vetoes->len; i++)
    {
      const SanInputVeto *veto = &g_array_index (input->vetoes, SanInputVeto, i);

      if (veto->participant != index)
        continue;
      set_decimal (number, veto->value);
      if (veto->effect == SAN_VETO_LAST)
        out->last = TRUE;
      else if (veto->effect == SAN_VETO_UNRANKED)
        out->has_total = FALSE;
      else if (veto->effect == SAN_VETO_MINUS)
        mpq_sub (out->full, out->full, number);
      else if (mpq_cmp (out->full, number) > 0)
        mpq_set (out->full, number);
    }
  keep_between (out->full, scheme->root);
  mpq_set (out->total, out->full);
  round_half_away (out->total, scheme->decimals);
  mpq_clears (bonus, number, NULL);
}

/* −1: @a stands before @b; 0: they are equal in what is placed */
static int
compare_values (const SanScheme     *scheme,
                const SanNaiveScore *a,
                const SanNaiveScore *b)
{
  int order;

  if (a->last != b->last)
    return a->last ? 1 : -1;
  order = scheme->rank_on == SAN_RANK_ON_FULL ? mpq_cmp (b->full, a->full)
                                              : mpq_cmp (b->total, a->total);
  order = (order > 0) - (order < 0);

  return scheme->higher_is_better ? order : -order;
}

guint
san_naive_problems (const SanRoundInput *input,
                    guint                index)
{
  const SanScheme *scheme = scheme_of (input, index);
  const SanParticipant *unit = unit_of (input, index);
  guint n = san_naive_failed (input, index);

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      if (((SanNode *) g_ptr_array_index (scheme->nodes, i))->source != SAN_SOURCE_DEDUCTION)
        continue;
      if (unit->cells[i].state == SAN_CELL_VALUE && unit->cells[i].value > 0)
        n++;
      if (unit->n_deductions != NULL)
        n += unit->n_deductions[i];
    }

  return n;
}

static int
break_tie (const SanRoundInput *input,
           guint                a,
           guint                b)
{
  const SanScheme *scheme = scheme_of (input, a);
  int order = 0;

  for (guint i = 0; order == 0 && scheme->tie_breakers[i] != NULL; i++)
    {
      const char *word = scheme->tie_breakers[i];

      if (g_str_equal (word, "roster"))
        break;
      if (strstr (word, "problems") != NULL)
        {
          order = (int) san_naive_problems (input, a) - (int) san_naive_problems (input, b);
        }
      else if (g_str_equal (word, "previous"))
        {
          guint place_a = unit_of (input, a)->previous_place;
          guint place_b = unit_of (input, b)->previous_place;

          if (place_a == 0 || place_b == 0)
            order = (place_a == 0) - (place_b == 0);
          else
            order = (int) place_a - (int) place_b;
        }
      else
        {
          const SanNode *node = san_scheme_find_node (scheme, word + (*word == '-'));
          gboolean has_a, has_b;
          mpq_t score_a, score_b;

          mpq_inits (score_a, score_b, NULL);
          has_a = own_score (input, a, node, score_a);
          has_b = own_score (input, b, node, score_b);
          if (has_a && has_b)
            order = *word == '-' ? mpq_cmp (score_a, score_b) : mpq_cmp (score_b, score_a);
          else
            order = has_b - has_a;
          mpq_clears (score_a, score_b, NULL);
        }
    }

  return order;
}

static gboolean
competes (const SanRoundInput *input,
          const SanNaiveScore *scores,
          guint                index,
          guint                group)
{
  return unit_of (input, index)->group == group && scores[index].has_total &&
         unit_of (input, index)->standing != SAN_STANDING_LISTED;
}

/* One more than those who are better; than the different values that are better; than
 * those who stand before it. */
static guint
place_of (const SanRoundInput *input,
          const SanNaiveScore *scores,
          guint                index)
{
  const SanScheme *scheme = scheme_of (input, index);
  guint group = unit_of (input, index)->group;
  guint place = 1;

  if (!competes (input, scores, index, group))
    return 0;

  for (guint i = 0; i < input->participants->len; i++)
    {
      int order;
      gboolean seen = FALSE;

      if (i == index || !competes (input, scores, i, group))
        continue;
      order = compare_values (scheme, &scores[i], &scores[index]);
      if (order == 0 && scheme->ties == SAN_TIES_UNIQUE)
        {
          order = break_tie (input, i, index);
          if (order == 0)
            order = i < index ? -1 : 1;   /* roster order */
        }
      for (guint k = 0; scheme->ties == SAN_TIES_DENSE && k < i; k++)
        seen |= competes (input, scores, k, group) &&
                compare_values (scheme, &scores[k], &scores[i]) == 0;
      if (order < 0 && !seen)
        place++;
    }

  return place;
}

SanNaiveScore *
san_naive_score (const SanRoundInput *input)
{
  SanNaiveScore *scores = g_new0 (SanNaiveScore, input->participants->len);

  for (guint i = 0; i < input->participants->len; i++)
    {
      mpq_inits (scores[i].full, scores[i].total, NULL);
      score_total (input, i, &scores[i]);
    }
  for (guint i = 0; i < input->participants->len; i++)
    scores[i].place = place_of (input, scores, i);

  return scores;
}

void
san_naive_free (const SanRoundInput *input,
                SanNaiveScore       *scores)
{
  for (guint i = 0; i < input->participants->len; i++)
    mpq_clears (scores[i].full, scores[i].total, NULL);
  g_free (scores);
}
