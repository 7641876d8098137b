/* san-round-input-cross.c - evaluations of a round, for the source cross
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-cross-store.h"
#include "scoring/san-cross-score.h"
#include "scoring/san-round-input-load.h"

typedef struct
{
  const SanEvaluation *evaluation;
  guint target;                     /* participant */
  guint evaluator;                  /* roster order; behind all others where unknown */
} Line;

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *left = a;
  const Line *right = b;

  if (left->target != right->target)
    return left->target < right->target ? -1 : 1;
  if (left->evaluator != right->evaluator)
    return left->evaluator < right->evaluator ? -1 : 1;
  if (left->evaluation->evaluator_id != right->evaluation->evaluator_id)
    return left->evaluation->evaluator_id < right->evaluation->evaluator_id ? -1 : 1;

  return g_strcmp0 (left->evaluation->component, right->evaluation->component);
}

/* (element-type Line): of units that take part, in the order of the book */
static GArray *
list_lines (const SanRoundInput *input,
            GPtrArray           *evaluations,
            SanRoster           *roster)
{
  g_autoptr (GHashTable) by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < input->participants->len; i++)
    g_hash_table_insert (by_unit,
                         &((SanParticipant *) g_ptr_array_index (input->participants,
                                                                 i))->unit_id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < evaluations->len; i++)
    {
      const SanEvaluation *evaluation = evaluations->pdata[i];
      guint target = GPOINTER_TO_UINT (g_hash_table_lookup (by_unit, &evaluation->target_id));
      Line line = { evaluation, target - 1, G_MAXUINT };

      if (target == 0)
        continue;
      if (roster != NULL && san_roster_get (roster, evaluation->evaluator_id) != NULL)
        line.evaluator = san_roster_index (roster, evaluation->evaluator_id);
      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);

  return lines;
}

static void
fill_book (SanRoundInput *input,
           GArray        *lines,
           SanRoster     *roster)
{
  input->cross = san_cross_book_new ();
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      const SanEvaluation *evaluation = line->evaluation;
      const SanUnit *unit = roster != NULL ? san_roster_get (roster, evaluation->evaluator_id)
                                           : NULL;
      const char *name = unit != NULL ? san_roster_display (roster, unit) : "";

      san_cross_book_add (input->cross, line->target, evaluation->evaluator_id,
                          g_string_chunk_insert_const (input->strings, name),
                          g_string_chunk_insert_const (input->strings, evaluation->component),
                          evaluation->score);
    }
}

static void
fill_leaf (SanRoundInput *input,
           guint          scheme,
           const SanNode *node)
{
  g_autoptr (SanCrossTable) table = san_cross_table_new (input, node);

  for (guint i = 0; i < input->participants->len; i++)
    {
      SanParticipant *participant = g_ptr_array_index (input->participants, i);
      const SanCrossResult *result = &g_array_index (table->results, SanCrossResult, i);
      SanInputComputed *computed;

      if (participant->scheme != scheme)
        continue;
      computed = &participant->computed[node->index];
      computed->has_data = san_cross_result_has_data (result);
      mpq_set (computed->value, result->score);
      g_clear_pointer (&computed->note, g_free);
      if (computed->has_data)
        computed->note = san_cross_result_format (result, node);
    }
}

static void
fill_leaves (SanRoundInput *input)
{
  for (guint i = 0; i < input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);

          if (node->source == SAN_SOURCE_CROSS)
            fill_leaf (input, i, node);
        }
    }
}

gboolean
san_round_input_load_cross (SanDatabase    *database,
                            const SanRound *round,
                            SanRoundInput  *input,
                            gboolean        keep,
                            GError        **error)
{
  g_autoptr (GPtrArray) evaluations = NULL;
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GArray) lines = NULL;

  if (!san_round_input_has_source (input, SAN_SOURCE_CROSS))
    return TRUE;

  evaluations = san_evaluation_store_list (database, round->id, error);
  if (evaluations == NULL)
    return FALSE;
  if (evaluations->len == 0)
    return TRUE;

  /* names and their order are for those who want to see the book */
  if (keep)
    {
      roster = san_roster_load (database, round->period.last, TRUE, error);
      if (roster == NULL)
        return FALSE;
    }

  lines = list_lines (input, evaluations, roster);
  fill_book (input, lines, roster);
  fill_leaves (input);
  if (!keep)
    g_clear_pointer (&input->cross, san_cross_book_free);

  return TRUE;
}
