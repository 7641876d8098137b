/* san-category-figures.c - inspected categories over the units of a group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-category-figures.h"

#include "base/san-decimal.h"

typedef struct
{
  const SanRanking *ranking;
  GPtrArray        *list;      /* SanCategoryFigures */
  GHashTable       *by_key;    /* "node/category" → SanCategoryFigures */
} Collector;

static void
unit_clear (SanCategoryUnit *unit)
{
  mpq_clear (unit->score);
}

static void
figures_free (SanCategoryFigures *figures)
{
  g_array_unref (figures->units);
  mpq_clear (figures->mean);
  mpq_clear (figures->lost);
  g_free (figures);
}

void
san_node_get_worth (const SanNode *node,
                    mpq_t          worth)
{
  const SanNode *parent = node->parent;
  gint64 own = 1;
  gint64 sum = 0;
  mpq_t part;

  if (parent == NULL)
    {
      mpq_set_ui (worth, 1, 1);
      return;
    }

  san_node_get_worth (parent, worth);
  if (parent->combine == SAN_COMBINE_SUM || node->full == 0)
    return;

  if (parent->combine == SAN_COMBINE_WEIGHTED)
    own = node->weight;
  for (guint i = 0; i < parent->children->len; i++)
    sum += parent->combine == SAN_COMBINE_WEIGHTED
           ? ((SanNode *) g_ptr_array_index (parent->children, i))->weight : 1;
  if (sum == 0)
    {
      mpq_set_ui (worth, 0, 1);
      return;
    }

  mpq_init (part);
  mpq_set_si (part, own, 1);
  mpq_mul (worth, worth, part);
  mpq_set_si (part, sum, 1);
  mpq_div (worth, worth, part);
  mpq_set_si (part, parent->full, 1);
  mpq_mul (worth, worth, part);
  mpq_set_si (part, node->full, 1);
  mpq_div (worth, worth, part);
  mpq_clear (part);
}

static SanCategoryFigures *
get_figures (Collector                  *self,
             const SanNode              *node,
             const SanInspectedCategory *category)
{
  g_autofree char *key = g_strdup_printf ("%s/%" G_GINT64_FORMAT, node->key, category->id);
  SanCategoryFigures *figures = g_hash_table_lookup (self->by_key, key);

  if (figures != NULL)
    return figures;

  figures = g_new0 (SanCategoryFigures, 1);
  figures->node = node;
  figures->category = category;
  figures->units = g_array_new (FALSE, TRUE, sizeof (SanCategoryUnit));
  g_array_set_clear_func (figures->units, (GDestroyNotify) unit_clear);
  mpq_init (figures->mean);
  mpq_init (figures->lost);
  g_hash_table_insert (self->by_key, g_steal_pointer (&key), figures);
  g_ptr_array_add (self->list, figures);

  return figures;
}

/* Sums for now. @score: on the scale of the node */
static void
add_unit (Collector                  *self,
          const SanNode              *node,
          const SanInspectedCategory *category,
          guint                       participant,
          const mpq_t                 score,
          gint64                      weights)
{
  SanCategoryFigures *figures = get_figures (self, node, category);
  SanCategoryUnit unit = { .participant = participant };
  mpq_t full, part;

  mpq_init (full);
  mpq_init (part);
  san_rational_set_micro (full, node->full);

  san_node_get_worth (node, part);
  mpq_mul (part, part, full);
  mpq_init (unit.score);
  if (mpq_sgn (full) != 0)
    mpq_div (unit.score, score, full);
  /* lost = worth × weight ÷ weights × full × (1 − score) */
  mpq_set_si (full, category->weight, 1);
  mpq_mul (part, part, full);
  mpq_set_si (full, weights, 1);
  mpq_div (part, part, full);
  mpq_set_ui (full, 1, 1);
  mpq_sub (full, full, unit.score);
  mpq_mul (part, part, full);
  mpq_add (figures->lost, figures->lost, part);

  mpq_set_ui (part, 100, 1);
  mpq_mul (unit.score, unit.score, part);
  mpq_add (figures->mean, figures->mean, unit.score);
  figures->n_below += mpq_cmp_ui (unit.score, SAN_WEAK_PERCENT, 1) < 0;
  g_array_append_val (figures->units, unit);
  mpq_clear (full);
  mpq_clear (part);
}

static void
add_node (Collector     *self,
          const SanNode *node,
          guint          participant)
{
  const SanRoundInput *input = self->ranking->input;
  const GArray *categories = input->inspection->categories;
  g_autoptr (SanCategoryMeans) means = san_category_means_around (input, node, participant);
  gint64 weights = 0;
  mpq_t score;

  mpq_init (score);
  for (guint i = 0; i < categories->len; i++)
    if (san_inspection_category_score (input, participant, node, i, means, score))
      weights += g_array_index (categories, SanInspectedCategory, i).weight;
  for (guint i = 0; i < categories->len && weights > 0; i++)
    if (san_inspection_category_score (input, participant, node, i, means, score))
      add_unit (self, node, &g_array_index (categories, SanInspectedCategory, i), participant,
                score, weights);
  mpq_clear (score);
}

static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  const SanCategoryUnit *left = a;
  const SanCategoryUnit *right = b;
  int order = mpq_cmp (left->score, right->score);

  return order != 0 ? order
                    : (left->participant > right->participant) -
         (left->participant < right->participant);
}

static int
compare_losses (gconstpointer a,
                gconstpointer b)
{
  const SanCategoryFigures *left = *(SanCategoryFigures *const *) a;
  const SanCategoryFigures *right = *(SanCategoryFigures *const *) b;
  int order = mpq_cmp (right->lost, left->lost);

  return order != 0 ? order : (left->category > right->category) -
         (left->category < right->category);
}

/* From sums to means */
static void
settle (SanCategoryFigures *figures)
{
  mpq_t n;

  mpq_init (n);
  mpq_set_ui (n, figures->units->len, 1);
  mpq_div (figures->mean, figures->mean, n);
  mpq_div (figures->lost, figures->lost, n);
  mpq_clear (n);
  g_array_sort (figures->units, compare_units);
}

GPtrArray *
san_category_figures_list (const SanRanking     *ranking,
                           const SanRankedGroup *group)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) figures_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Collector self = { ranking, list, by_key };

  if (ranking->input->inspection == NULL)
    return list;

  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      const SanScore *score = place->score;

      for (guint j = 0; j < score->scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (score->scheme->nodes, j);

          if (node->source == SAN_SOURCE_INSPECTION &&
              score->nodes[node->index].state == SAN_NODE_SCORED)
            add_node (&self, node, place->participant);
        }
    }
  for (guint i = 0; i < list->len; i++)
    settle (g_ptr_array_index (list, i));
  g_ptr_array_sort (list, compare_losses);

  return list;
}
