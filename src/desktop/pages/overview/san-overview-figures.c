/* san-overview-figures.c - what the overview says of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-overview-figures.h"

#include "base/san-decimal.h"
#include "ranking/san-category-figures.h"

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
  for (guint i = 0; input->inspection != NULL && i < input->inspection->points->len; i++)
    figures->points +=
      g_array_index (input->inspection->points, SanInspectedPoint, i).seen > 0;
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

static double
worth_of (const SanNode *node)
{
  double value;
  mpq_t worth;

  mpq_init (worth);
  san_node_get_worth (node, worth);
  value = san_rational_to_double (worth);
  mpq_clear (worth);

  return value;
}

/* What a component lost; the sum over the units for now */
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
  weakness->below += full > 0 && lost > full * (1.0 - SAN_WEAK_PERCENT / 100.0);
}

static void
add_categories (GPtrArray            *list,
                const SanRanking     *ranking,
                const SanRankedGroup *group)
{
  g_autoptr (GPtrArray) categories = san_category_figures_list (ranking, group);

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategoryFigures *figures = g_ptr_array_index (categories, i);
      SanWeakness *weakness = g_new0 (SanWeakness, 1);

      weakness->name = g_strdup (figures->category->name);
      weakness->category = TRUE;
      weakness->units = figures->units->len;
      weakness->below = figures->n_below;
      weakness->loss = san_rational_to_double (figures->lost) * weakness->units;
      g_ptr_array_add (list, weakness);
    }
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
san_overview_weaknesses (const SanRanking     *ranking,
                         const SanRankedGroup *group)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_weakness_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      const SanScore *score = place->score;

      for (guint j = 0; j < score->scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (score->scheme->nodes, j);

          if (san_node_is_leaf (node) &&
              (node->source != SAN_SOURCE_INSPECTION || ranking->input->inspection == NULL))
            add_score (by_key, list, node, score);
        }
    }
  add_categories (list, ranking, group);
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

const SanRankedGroup *
san_overview_find_inspected (const SanRanking *ranking,
                             const char       *name,
                             GPtrArray       **weaknesses)
{
  const SanRankedGroup *found = NULL;

  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);
      gboolean named = g_strcmp0 (group->name, name) == 0;
      g_autoptr (GPtrArray) list = NULL;

      if (!named && found != NULL && group->n <= found->n)
        continue;
      list = san_overview_weaknesses (ranking, group);
      if (list->len == 0 || !((SanWeakness *) g_ptr_array_index (list, 0))->category)
        continue;
      found = group;
      g_clear_pointer (weaknesses, g_ptr_array_unref);
      *weaknesses = g_steal_pointer (&list);
      if (named)
        break;
    }

  return found;
}
