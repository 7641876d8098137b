/* san-cross-explain.c - the evaluators below a leaf, adding up exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "scoring/san-cross-score.h"
#include "scoring/san-explain-parts.h"

static const char *const mark_words[] = {
  NULL, "dropped as highest", "dropped as lowest", "self-evaluation, not counted"
};

static void
explain_entry (const SanCrossTable  *table,
               const SanCrossResult *result,
               const SanCrossEntry  *entry,
               const SanCrossRow    *row,
               GPtrArray            *parts)
{
  SanExplainPart *part = san_explain_part_add (parts, 0, SAN_EXPLAIN_EVALUATOR,
                                               row->evaluator_id);
  mpq_t factor;

  part->key = g_strdup (row->evaluator);
  part->name = g_strdup (row->evaluator);
  part->method = g_strdup ("evaluator");
  part->full = g_strdup ("100");
  part->earned = san_micro_format (row->score, SAN_DECIMALS_NEEDED);
  part->score = san_rational_format (entry->value, table->node->decimals);
  part->note = g_strdup (mark_words[entry->mark]);
  if (entry->mark != SAN_CROSS_COUNTED)
    return;

  mpq_init (factor);
  mpq_set_ui (factor, 100, result->counted);
  mpq_canonicalize (factor);
  part->weight = san_rational_format (factor, SAN_DECIMALS_NEEDED);
  san_rational_set_micro (part->share, row->score);
  san_rational_set_micro (factor, table->node->full);
  mpq_mul (part->share, part->share, factor);
  mpq_set_ui (factor, 100 * result->counted, 1);
  mpq_div (part->share, part->share, factor);
  mpq_clear (factor);
}

static void
explain_difference (GPtrArray  *parts,
                    const char *key,
                    const mpq_t before,
                    const mpq_t after)
{
  SanExplainPart *part;

  if (mpq_equal (before, after))
    return;

  part = san_explain_part_add (parts, 0, SAN_EXPLAIN_NODE, 0);
  part->key = g_strdup (key);
  part->method = g_strdup (key);
  mpq_sub (part->share, after, before);
}

void
san_cross_explain (const SanScores *scores,
                   guint            participant,
                   const SanNode   *node,
                   GPtrArray       *parts)
{
  const SanRoundInput *input = scores->input;
  g_autoptr (SanCrossTable) table = NULL;
  const SanCrossResult *result;

  if (input->cross == NULL)
    return;

  table = san_cross_table_new (input, node);
  result = &g_array_index (table->results, SanCrossResult, participant);
  for (guint i = result->first; i < result->first + result->n; i++)
    {
      const SanCrossEntry *entry = &g_array_index (table->entries, SanCrossEntry, i);

      explain_entry (table, result, entry,
                     &g_array_index (input->cross->rows, SanCrossRow, entry->row), parts);
    }
  explain_difference (parts, "correction", result->raw, result->mean);
  explain_difference (parts, "clamp", result->mean, result->score);
}
