/* san-overview-figures.c - what the overview says of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-overview-figures.h"

#include "base/san-decimal.h"

/* Below this part of its full marks a component is weak. */
#define WEAK_BELOW 0.9

static void
count_cells (const SanRoundInput *input,
             SanOverviewFigures  *figures)
{
  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);
      const SanScheme *scheme = g_ptr_array_index (input->schemes, participant->scheme);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);

          if (node->source != SAN_SOURCE_ENTRY)
            continue;
          figures->cells++;
          figures->entered += participant->cells[j].state != SAN_CELL_EMPTY;
        }
    }
}

void
san_overview_count (const SanRanking   *ranking,
                    SanOverviewFigures *figures)
{
  const SanRoundInput *input = ranking->input;

  *figures = (SanOverviewFigures) { 0 };
  count_cells (input, figures);
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          figures->units++;
          figures->scored += !place->absent;
        }
    }
}

/* Weaknesses */

void
san_weakness_free (SanWeakness *weakness)
{
  g_free (weakness->name);
  g_free (weakness);
}

/* How much of the total one mark of @node is worth, with nothing missing (scoring.md §2). */
static double
worth_of (const SanNode *node)
{
  const SanNode *parent = node->parent;
  double sum = 0;

  if (parent == NULL)
    return 1.0;
  if (parent->combine == SAN_COMBINE_SUM || node->full == 0)
    return worth_of (parent);

  for (guint i = 0; i < parent->children->len; i++)
    {
      const SanNode *child = g_ptr_array_index (parent->children, i);

      sum += parent->combine == SAN_COMBINE_WEIGHTED ? (double) child->weight : 1.0;
    }

  return worth_of (parent) * (double) parent->full / (double) node->full *
         (parent->combine == SAN_COMBINE_WEIGHTED ? (double) node->weight : 1.0) / sum;
}

static void
add_score (GHashTable     *by_key,
           GPtrArray      *list,
           const SanNode  *node,
           const SanScore *score)
{
  const SanNodeScore *result = &score->nodes[node->index];
  double full = (double) node->full / SAN_MICRO;
  SanWeakness *weakness = g_hash_table_lookup (by_key, node->key);
  double lost;

  if (result->state != SAN_NODE_SCORED)
    return;

  if (weakness == NULL)
    {
      weakness = g_new0 (SanWeakness, 1);
      weakness->name = g_strdup (node->name);
      g_hash_table_insert (by_key, node->key, weakness);
      g_ptr_array_add (list, weakness);
    }
  lost = full - san_rational_to_double (result->used);
  weakness->loss += lost * worth_of (node);
  weakness->units++;
  weakness->below += full > 0 && lost > full * (1.0 - WEAK_BELOW);
}

static int
compare_weaknesses (gconstpointer a,
                    gconstpointer b)
{
  const SanWeakness *left = *(SanWeakness *const *) a;
  const SanWeakness *right = *(SanWeakness *const *) b;

  return (right->loss > left->loss) - (right->loss < left->loss);
}

GPtrArray *
san_overview_weaknesses (const SanRankedGroup *group)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_weakness_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanScore *score = ((SanPlace *) g_ptr_array_index (group->places, i))->score;

      for (guint j = 0; j < score->scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (score->scheme->nodes, j);

          if (san_node_is_leaf (node))
            add_score (by_key, list, node, score);
        }
    }
  for (guint i = list->len; i > 0; i--)
    {
      SanWeakness *weakness = g_ptr_array_index (list, i - 1);

      weakness->loss /= weakness->units;
      if (weakness->loss < 0.005)      /* nothing that would show */
        g_ptr_array_remove_index (list, i - 1);
    }
  g_ptr_array_sort (list, compare_weaknesses);

  return list;
}
