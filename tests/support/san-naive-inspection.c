/* san-naive-inspection.c - scoring.md §3 read a second time, from what was found item by item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-naive-score.h"

#include "scoring/san-inspection.h"

static const SanInspectedPoint *
point_at (const SanRoundInput *input,
          guint                i)
{
  return &g_array_index (input->inspection->points, SanInspectedPoint, i);
}

/* What all inspectors found at the point, pooled; FALSE where it gives no score. */
static gboolean
point_score (const SanRoundInput     *input,
             const SanInspectedPoint *point,
             mpq_t                    score,
             guint                   *seen,
             guint                   *met)
{
  mpq_t marks;
  mpq_t mark;
  gboolean scored;

  *seen = *met = 0;
  mpq_inits (marks, mark, NULL);
  mpq_set_ui (score, 0, 1);
  for (guint i = 0; i < point->rows->len; i++)
    {
      const SanInspectedRow *row = &g_array_index (point->rows, SanInspectedRow, i);

      if (!row->counts)
        continue;
      mpq_set_si (mark, g_array_index (input->inspection->items, SanInspectedItem,
                                       row->item).mark, 1);
      mpq_add (marks, marks, mark);
      mpq_add (score, score, row->earned);
      *seen += 1;
      *met += mpq_cmp (row->earned, mark) >= 0;
    }
  scored = point->unrated == 0 && mpq_sgn (marks) > 0;
  if (scored)
    mpq_div (score, score, marks);
  mpq_clears (marks, mark, NULL);

  return scored;
}

/* Of the unit's own points: on the scale of the node. */
static gboolean
category_score (const SanRoundInput *input,
                guint                index,
                const SanNode       *node,
                guint                category,
                mpq_t                score)
{
  guint n = 0, all_seen = 0, all_met = 0;
  mpq_t one;

  mpq_init (one);
  mpq_set_ui (score, 0, 1);
  for (guint i = 0; i < input->inspection->points->len; i++)
    {
      const SanInspectedPoint *point = point_at (input, i);
      guint seen, met;

      if (point->category != category || (point->unit != index && point->bureau != index) ||
          !point_score (input, point, one, &seen, &met))
        continue;
      mpq_add (score, score, one);
      all_seen += seen;
      all_met += met;
      n++;
    }
  if (n > 0 && node->by_items)
    mpq_set_ui (score, all_met, all_seen);
  else if (n > 0)
    mpz_mul_ui (mpq_denref (score), mpq_denref (score), n);
  mpq_canonicalize (score);
  mpq_set_si (one, node->full, 1000000);
  mpq_canonicalize (one);
  mpq_mul (score, score, one);
  mpq_clear (one);

  return n > 0;
}

static gboolean
somebody_has (const SanRoundInput *input,
              const SanNode       *node,
              guint                category)
{
  gboolean has = FALSE;
  mpq_t score;

  mpq_init (score);
  for (guint i = 0; !has && i < input->participants->len; i++)
    has = category_score (input, i, node, category, score);
  mpq_clear (score);

  return has;
}

static gboolean
mean_of_group (const SanRoundInput *input,
               guint                index,
               const SanNode       *node,
               guint                category,
               mpq_t                mean)
{
  const SanParticipant *own = g_ptr_array_index (input->participants, index);
  guint n = 0;
  mpq_t one;

  mpq_init (one);
  mpq_set_ui (mean, 0, 1);
  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *other = g_ptr_array_index (input->participants, i);

      if (other->group != own->group || other->standing == SAN_STANDING_LISTED ||
          !category_score (input, i, node, category, one))
        continue;
      mpq_add (mean, mean, one);
      n++;
    }
  if (n > 0)
    mpz_mul_ui (mpq_denref (mean), mpq_denref (mean), n);
  mpq_canonicalize (mean);
  mpq_clear (one);

  return n > 0;
}

/* What the category brings into the sum, if anything */
static gboolean
category_value (const SanRoundInput *input,
                guint                index,
                const SanNode       *node,
                guint                category,
                mpq_t                value)
{
  if (category_score (input, index, node, category, value))
    return TRUE;
  if (!somebody_has (input, node, category))
    return FALSE;

  switch (node->missing)
    {
    case SAN_MISSING_GROUP_MEAN:
      return mean_of_group (input, index, node, category, value);

    case SAN_MISSING_FIXED:
      mpq_set_si (value, node->missing_value, 1000000);
      mpq_canonicalize (value);
      return TRUE;

    case SAN_MISSING_FULL:
      mpq_set_si (value, node->full, 1000000);
      mpq_canonicalize (value);
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

gboolean
san_naive_inspection (const SanRoundInput *input,
                      guint                index,
                      const SanNode       *node,
                      mpq_t                value)
{
  gboolean any = FALSE;
  mpq_t sum, weights, weight, one;
  gboolean has_data;

  if (input->inspection == NULL)
    return FALSE;

  mpq_inits (sum, weights, weight, one, NULL);
  for (guint i = 0; i < input->inspection->categories->len; i++)
    {
      any |= category_score (input, index, node, i, one);
      if (!category_value (input, index, node, i, one))
        continue;
      mpq_set_si (weight, g_array_index (input->inspection->categories, SanInspectedCategory,
                                         i).weight, 1000000);
      mpq_canonicalize (weight);
      mpq_add (weights, weights, weight);
      mpq_mul (one, one, weight);
      mpq_add (sum, sum, one);
    }
  has_data = any && mpq_sgn (weights) > 0;
  if (has_data)
    mpq_div (value, sum, weights);
  mpq_clears (sum, weights, weight, one, NULL);

  return has_data;
}

gboolean
san_naive_lacks_category (const SanRoundInput *input,
                          guint                index,
                          const SanNode       *node)
{
  gboolean any = FALSE;
  gboolean lacks = FALSE;
  mpq_t one;

  if (input->inspection == NULL)
    return FALSE;

  mpq_init (one);
  for (guint i = 0; i < input->inspection->categories->len; i++)
    {
      gboolean own = category_score (input, index, node, i, one);

      any |= own;
      lacks |= !own && somebody_has (input, node, i);
    }
  mpq_clear (one);

  return any && lacks;
}

guint
san_naive_failed (const SanRoundInput *input,
                  guint                index)
{
  guint failed = 0;

  for (guint i = 0; input->inspection != NULL && i < input->inspection->points->len; i++)
    {
      const SanInspectedPoint *point = point_at (input, i);

      for (guint j = 0; j < point->rows->len; j++)
        {
          if (point->unit == index || point->bureau == index)
            failed += g_array_index (point->rows, SanInspectedRow, j).failed;
        }
    }

  return failed;
}
