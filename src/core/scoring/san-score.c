/* san-score.c - scores of every node and the total of every participant: scoring.md §2
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-score.h"

#include "base/san-decimal.h"
#include "scoring/san-inspection.h"
#include "scoring/san-score-private.h"

/* One scheme at work. */
typedef struct
{
  SanScores        *scores;
  const SanScheme  *scheme;
  SanScorePlan    **plans;      /* by node index */
  gboolean          group_means; /* a node's rule needs the rest of the group */
  SanCategoryMeans *category_means;   /* (nullable): of the group and node at work */
} Engine;

static void
engine_init (Engine          *self,
             SanScores       *scores,
             const SanScheme *scheme)
{
  self->scores = scores;
  self->scheme = scheme;
  self->plans = g_new0 (SanScorePlan *, scheme->nodes->len);
  self->group_means = FALSE;
  self->category_means = NULL;
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      self->plans[i] = san_score_plan_new (node);
      self->group_means |= node->missing == SAN_MISSING_GROUP_MEAN;
    }
}

static void
engine_clear (Engine *self)
{
  for (guint i = 0; i < self->scheme->nodes->len; i++)
    san_score_plan_free (self->plans[i]);
  g_free (self->plans);
}

/* F − entry − ledger; the explicit 0 and the first deduction both make it data. */
static gboolean
score_deduction (const SanParticipant *participant,
                 const SanNode        *node,
                 SanNodeScore         *out)
{
  const SanInputCell *cell = &participant->cells[node->index];
  gboolean ledger = participant->deducted != NULL &&
                    participant->n_deductions[node->index] > 0;
  gint64 entered = cell->state == SAN_CELL_VALUE ? cell->value : 0;
  mpq_t value;

  if (cell->state != SAN_CELL_VALUE && !ledger && !node->empty_full)
    return FALSE;
  if (!ledger)
    {
      san_node_score_set_raw_micro (out, node->full - entered);
      return TRUE;
    }

  mpq_init (value);
  san_rational_set_micro (value, node->full - entered);
  mpq_sub (value, value, participant->deducted[node->index]);
  san_node_score_set_raw (out, value);
  mpq_clear (value);

  return TRUE;
}

guint
san_scores_mean_below (const SanScores *scores,
                       const GArray    *below,
                       const SanNode   *node,
                       mpq_t            mean)
{
  gulong weight = 0;
  guint n = 0;
  mpq_t part;
  mpq_t times;

  mpq_set_ui (mean, 0, 1);
  mpq_init (part);
  mpq_init (times);
  for (guint i = 0; i < below->len; i++)
    {
      guint index = g_array_index (below, guint, i);
      const SanScore *other = &scores->scores[index];
      guint own = node->by_points ? san_inspection_n_points (scores->input, index) : 1;

      if (!other->has_total || other->scheme->root->full == 0 || own == 0)
        continue;
      san_rational_set_micro (part, other->scheme->root->full);
      mpq_div (part, other->total, part);
      mpq_set_ui (times, own, 1);
      mpq_mul (part, part, times);
      mpq_add (mean, mean, part);
      weight += own;
      n++;
    }

  if (n > 0)
    {
      san_rational_set_micro (part, node->full);
      mpq_mul (mean, mean, part);
      mpq_set_ui (part, weight, 1);
      mpq_div (mean, mean, part);
    }
  mpq_clear (times);
  mpq_clear (part);

  return n;
}

/* The totals of the participants below: their schemes are done by now. */
static gboolean
score_below (const SanScores *scores,
             const GArray    *below,
             const SanNode   *node,
             SanNodeScore    *out)
{
  gboolean has_data;
  mpq_t mean;

  mpq_init (mean);
  has_data = san_scores_mean_below (scores, below, node, mean) > 0;
  if (has_data)
    san_node_score_set_raw (out, mean);
  mpq_clear (mean);

  return has_data;
}

static void
strike (SanScore      *score,
        const SanNode *node)
{
  score->nodes[node->index].tainted = TRUE;
  score->unranked = TRUE;
  if (score->unranked_by == NULL || score->unranked_by->index > node->index)
    score->unranked_by = node;
}

static gboolean
score_inspection (const Engine  *self,
                  SanScore      *score,
                  const SanNode *node,
                  SanNodeScore  *out)
{
  gboolean unranked;
  gboolean has_data;
  mpq_t value;

  mpq_init (value);
  has_data = san_inspection_score (self->scores->input,
                                   (guint) (score - self->scores->scores), node,
                                   self->category_means, value, &unranked);
  if (has_data)
    san_node_score_set_raw (out, value);
  if (unranked)
    strike (score, node);
  mpq_clear (value);

  return has_data;
}

static gboolean
score_computed (const Engine  *self,
                SanScore      *score,
                const SanNode *node,
                SanNodeScore  *out)
{
  const SanParticipant *participant = score->participant;
  const SanInputCell *cell = &participant->cells[node->index];
  const SanInputComputed *computed;

  if (cell->state != SAN_CELL_EMPTY)
    {
      out->overridden = TRUE;
      if (cell->state == SAN_CELL_VALUE)
        san_node_score_set_raw_micro (out, cell->value);
      return cell->state == SAN_CELL_VALUE;
    }
  if (node->source == SAN_SOURCE_INSPECTION)
    return score_inspection (self, score, node, out);
  if (participant->computed == NULL)
    return FALSE;

  computed = &participant->computed[node->index];
  if (computed->below != NULL)
    return score_below (self->scores, computed->below, node, out);
  if (computed->has_data)
    san_node_score_set_raw (out, computed->value);

  return computed->has_data;
}

static gboolean
score_leaf (const Engine  *self,
            SanScore      *score,
            const SanNode *node,
            SanNodeScore  *out)
{
  const SanParticipant *participant = score->participant;
  const SanInputCell *cell = &participant->cells[node->index];

  if (cell->state == SAN_CELL_NA)
    {
      out->not_applicable = TRUE;
      return FALSE;
    }
  if (san_node_is_computed (node))
    return score_computed (self, score, node, out);
  if (node->source == SAN_SOURCE_DEDUCTION)
    return score_deduction (participant, node, out);

  if (cell->state == SAN_CELL_VALUE)
    san_node_score_set_raw_micro (out, cell->value);

  return cell->state == SAN_CELL_VALUE;
}

/* Combine or source → floor → cap → decimals; LEFT_OUT where there is no data yet. */
static void
score_node (Engine        *self,
            SanScore      *score,
            const SanNode *node)
{
  SanNodeScore *out = &score->nodes[node->index];
  gboolean has_data;

  if (san_node_is_leaf (node))
    has_data = score_leaf (self, score, node, out);
  else
    has_data = san_score_plan_combine (self->plans[node->index], score->nodes, out);

  for (guint i = 0; i < node->children->len; i++)
    {
      const SanNode *child = g_ptr_array_index (node->children, i);

      out->tainted |= score->nodes[child->index].tainted;
    }

  out->state = has_data ? SAN_NODE_SCORED : SAN_NODE_LEFT_OUT;
  if (has_data)
    san_node_score_finish (out, node);
  else
    san_node_score_set_raw_micro (out, 0);
}

/* The missing rule of a node without data. @mean: NULL when nobody has data there. */
static void
apply_rule (SanScore      *score,
            const SanNode *node,
            mpq_srcptr     mean)
{
  SanNodeScore *out = &score->nodes[node->index];
  mpq_t value;

  if (out->state == SAN_NODE_SCORED)
    return;

  *out->used = *out->raw;
  out->rule = SAN_MISSING_REWEIGHT;
  /* the root has no rule: without data it has no total */
  if ((out->not_applicable && !node->na_as_missing) || node->parent == NULL)
    return;

  out->rule = node->missing;
  if (out->rule == SAN_MISSING_UNRANKED)
    strike (score, node);
  if (out->rule == SAN_MISSING_REWEIGHT || out->rule == SAN_MISSING_UNRANKED ||
      (out->rule == SAN_MISSING_GROUP_MEAN && mean == NULL))
    return;

  mpq_init (value);
  if (out->rule == SAN_MISSING_GROUP_MEAN)
    mpq_set (value, mean);
  else if (out->rule == SAN_MISSING_FIXED)
    san_rational_set_micro (value, node->missing_value);
  else if (out->rule == SAN_MISSING_FULL)
    san_rational_set_micro (value, node->full);
  out->state = SAN_NODE_FILLED;
  san_node_score_fill (out, value);
  mpq_clear (value);
}

/* Over the ranked and trial units that have data of their own there; a unit that the rule
 * "unranked" struck below the node is none of them. */
static gboolean
group_mean (const SanScores *scores,
            guint            first,
            guint            end,
            const SanNode   *node,
            mpq_t            mean)
{
  guint n = 0;
  mpq_t divisor;

  mpq_set_ui (mean, 0, 1);
  for (guint i = first; i < end; i++)
    {
      const SanScore *score = &scores->scores[i];
      const SanNodeScore *there = &score->nodes[node->index];

      if (score->participant->standing == SAN_STANDING_LISTED ||
          there->state != SAN_NODE_SCORED || there->tainted)
        continue;
      mpq_add (mean, mean, there->used);
      n++;
    }

  if (n > 0)
    {
      mpq_init (divisor);
      mpq_set_ui (divisor, n, 1);
      mpq_div (mean, mean, divisor);
      mpq_clear (divisor);
    }

  return n > 0;
}

/* Participants @first…@end of one group: from the leaves up, since a parent stands before
 * its children in the list of nodes. */
static void
score_group (Engine *self,
             guint   first,
             guint   end)
{
  const GPtrArray *nodes = self->scheme->nodes;
  mpq_t mean;

  if (!self->group_means)
    {
      for (guint i = first; i < end; i++)
        {
          for (guint j = nodes->len; j-- > 0;)
            {
              score_node (self, &self->scores->scores[i], g_ptr_array_index (nodes, j));
              apply_rule (&self->scores->scores[i], g_ptr_array_index (nodes, j), NULL);
            }
        }
      return;
    }

  mpq_init (mean);
  for (guint j = nodes->len; j-- > 0;)
    {
      const SanNode *node = g_ptr_array_index (nodes, j);
      gboolean has_mean = FALSE;

      self->category_means = san_category_means_new (self->scores->input, node, first, end);
      for (guint i = first; i < end; i++)
        score_node (self, &self->scores->scores[i], node);
      g_clear_pointer (&self->category_means, san_category_means_free);
      if (node->missing == SAN_MISSING_GROUP_MEAN)
        has_mean = group_mean (self->scores, first, end, node, mean);
      for (guint i = first; i < end; i++)
        apply_rule (&self->scores->scores[i], node, has_mean ? mean : NULL);
    }
  mpq_clear (mean);
}

static void
count_problems (const SanScores *scores,
                guint            index)
{
  SanScore *score = &scores->scores[index];
  const SanParticipant *participant = score->participant;

  score->problems = san_inspection_failed (scores->input, index);
  for (guint i = 0; i < score->scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (score->scheme->nodes, i);
      const SanInputCell *cell = &participant->cells[i];

      if (node->source != SAN_SOURCE_DEDUCTION)
        continue;
      score->problems += cell->state == SAN_CELL_VALUE && cell->value > 0;
      if (participant->n_deductions != NULL)
        score->problems += participant->n_deductions[i];
    }
}

static void
index_adjustments (const SanRoundInput *input,
                   SanAdjustmentIndex  *index)
{
  index->first = g_array_sized_new (FALSE, TRUE, sizeof (guint), input->participants->len);
  index->next = g_array_sized_new (FALSE, TRUE, sizeof (guint), input->adjustments->len);
  g_array_set_size (index->first, input->participants->len);
  g_array_set_size (index->next, input->adjustments->len);

  for (guint i = input->adjustments->len; i-- > 0;)
    {
      guint participant = g_array_index (input->adjustments, SanInputAdjustment,
                                         i).participant;

      g_array_index (index->next, guint, i) = g_array_index (index->first, guint,
                                                             participant);
      g_array_index (index->first, guint, participant) = i + 1;
    }
}

/* All groups whose units use scheme @index. Every unit of a group uses the same one. */
static void
score_scheme (SanScores                *scores,
              guint                     index,
              const SanAdjustmentIndex *adjustments)
{
  Engine engine;
  guint first = 0;

  engine_init (&engine, scores, g_ptr_array_index (scores->input->schemes, index));
  while (first < scores->n_scores)
    {
      const SanParticipant *participant = scores->scores[first].participant;
      guint end = first;

      while (end < scores->n_scores &&
             scores->scores[end].participant->group == participant->group &&
             scores->scores[end].participant->scheme == participant->scheme)
        end++;

      if (participant->scheme == index)
        {
          score_group (&engine, first, end);
          for (guint i = first; i < end; i++)
            san_score_finish_total (scores, i, adjustments);
        }
      first = end;
    }
  engine_clear (&engine);
}

/* The nodes of all participants lie in one piece. */
static void
allocate_nodes (SanScores *scores)
{
  const SanRoundInput *input = scores->input;
  gsize total = 0;

  for (int pass = 0; pass < 2; pass++)
    {
      total = 0;
      for (guint i = 0; i < scores->n_scores; i++)
        {
          const SanParticipant *participant = g_ptr_array_index (input->participants, i);
          const SanScheme *scheme = g_ptr_array_index (input->schemes, participant->scheme);

          if (pass == 1)
            scores->scores[i].nodes = &scores->nodes[total];
          total += scheme->nodes->len;
        }
      if (pass == 0)
        scores->nodes = g_new0 (SanNodeScore, total);
    }
}

SanScores *
san_scores_compute (SanRoundInput *input,
                    GError       **error)
{
  g_autoptr (SanScores) scores = NULL;
  g_autoptr (GArray) order = NULL;
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) next = NULL;
  SanAdjustmentIndex adjustments;

  g_return_val_if_fail (input != NULL, NULL);

  order = san_round_input_order_schemes (input, error);
  if (order == NULL)
    return NULL;

  scores = g_new0 (SanScores, 1);
  scores->input = san_round_input_ref (input);
  scores->n_scores = input->participants->len;
  scores->scores = g_new0 (SanScore, scores->n_scores);
  allocate_nodes (scores);
  index_adjustments (input, &adjustments);
  first = adjustments.first;
  next = adjustments.next;
  for (guint i = 0; i < scores->n_scores; i++)
    san_score_init (scores, i, &adjustments);
  for (guint i = 0; i < order->len; i++)
    score_scheme (scores, g_array_index (order, guint, i), &adjustments);
  for (guint i = 0; i < scores->n_scores; i++)
    count_problems (scores, i);

  return g_steal_pointer (&scores);
}

void
san_scores_free (SanScores *scores)
{
  if (scores == NULL)
    return;

  for (guint i = 0; i < scores->n_scores; i++)
    san_score_clear (&scores->scores[i]);
  g_free (scores->scores);
  g_free (scores->nodes);
  san_round_input_unref (scores->input);
  g_free (scores);
}
