/* san-overview-figures.c - what the overview says of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/overview/san-overview-figures.h"

#include "base/san-decimal.h"
#include "scoring/san-inspection.h"

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

/* What a list is made of */
typedef struct
{
  const SanRanking *ranking;
  GHashTable       *by_key;
  GPtrArray        *list;
} Weaknesses;

/* @lost, of @full marks, at @worth of the total for a mark */
static void
add_loss (Weaknesses *self,
          const char *key,
          const char *name,
          gboolean    category,
          double      lost,
          double      full,
          double      worth)
{
  SanWeakness *weakness = g_hash_table_lookup (self->by_key, key);

  if (weakness == NULL)
    {
      weakness = g_new0 (SanWeakness, 1);
      weakness->name = g_strdup (name);
      weakness->category = category;
      g_hash_table_insert (self->by_key, g_strdup (key), weakness);
      g_ptr_array_add (self->list, weakness);
    }
  weakness->loss += lost * worth;
  weakness->units++;
  weakness->below += full > 0 && lost > full * (1.0 - WEAK_BELOW);
}

/* What an inspected component lost, category by category (scoring.md §3). */
static void
add_categories (Weaknesses    *self,
                const SanNode *node,
                guint          participant)
{
  const SanRoundInput *input = self->ranking->input;
  const GArray *categories = input->inspection->categories;
  g_autoptr (SanCategoryMeans) means = san_category_means_around (input, node, participant);
  g_autofree double *lost = g_new (double, categories->len);
  double full = (double) node->full / SAN_MICRO;
  double sum = 0;
  mpq_t value;

  mpq_init (value);
  for (guint i = 0; i < categories->len; i++)
    {
      lost[i] = -1;
      if (san_inspection_category_score (input, participant, node, i, means, value))
        {
          lost[i] = full - san_rational_to_double (value);
          sum += (double) g_array_index (categories, SanInspectedCategory, i).weight;
        }
    }
  mpq_clear (value);

  for (guint i = 0; i < categories->len && sum > 0; i++)
    {
      const SanInspectedCategory *category = &g_array_index (categories, SanInspectedCategory, i);
      g_autofree char *key = g_strdup_printf ("%s/%" G_GINT64_FORMAT, node->key, category->id);

      if (lost[i] >= 0)
        add_loss (self, key, category->name, TRUE, lost[i], full,
                  worth_of (node) * (double) category->weight / sum);
    }
}

static void
add_score (Weaknesses     *self,
           const SanNode  *node,
           const SanScore *score,
           guint           participant)
{
  const SanNodeScore *result = &score->nodes[node->index];
  double full = (double) node->full / SAN_MICRO;

  if (result->state != SAN_NODE_SCORED)
    return;
  if (node->source == SAN_SOURCE_INSPECTION && self->ranking->input->inspection != NULL)
    add_categories (self, node, participant);
  else
    add_loss (self, node->key, node->name, FALSE,
              full - san_rational_to_double (result->used), full, worth_of (node));
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
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Weaknesses self = { ranking, by_key, list };

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      const SanScore *score = place->score;

      for (guint j = 0; j < score->scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (score->scheme->nodes, j);

          if (san_node_is_leaf (node))
            add_score (&self, node, score, place->participant);
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
