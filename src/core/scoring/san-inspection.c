/* san-inspection.c - from points to categories to the score of a unit: scoring.md §3
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-inspection.h"

#include <stdlib.h>

#include "base/san-decimal.h"

struct _SanCategoryMeans
{
  guint  n_categories;
  guint *n;        /* units that have the category */
  mpq_t *means;
};

static void
row_clear (SanInspectedRow *row)
{
  mpq_clear (row->earned);
  g_clear_pointer (&row->photos, g_ptr_array_unref);
}

static void
point_clear (SanInspectedPoint *point)
{
  mpq_clear (point->earned);
  g_clear_pointer (&point->rows, g_array_unref);
}

static void
cell_clear (SanInspectedCell *cell)
{
  mpq_clear (cell->mean);
}

SanInspection *
san_inspection_new (void)
{
  SanInspection *self = g_new0 (SanInspection, 1);

  self->categories = g_array_new (FALSE, TRUE, sizeof (SanInspectedCategory));
  self->items = g_array_new (FALSE, TRUE, sizeof (SanInspectedItem));
  self->points = g_array_new (FALSE, TRUE, sizeof (SanInspectedPoint));
  g_array_set_clear_func (self->points, (GDestroyNotify) point_clear);
  self->cells = g_array_new (FALSE, TRUE, sizeof (SanInspectedCell));
  g_array_set_clear_func (self->cells, (GDestroyNotify) cell_clear);
  self->first_cell = g_array_new (FALSE, TRUE, sizeof (guint));
  self->present = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->failed = g_array_new (FALSE, TRUE, sizeof (guint));

  return self;
}

void
san_inspection_free (SanInspection *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->categories);
  g_array_unref (self->items);
  g_array_unref (self->points);
  g_array_unref (self->cells);
  g_array_unref (self->first_cell);
  g_array_unref (self->present);
  g_array_unref (self->failed);
  g_clear_pointer (&self->frozen, g_bytes_unref);
  g_free (self);
}

SanInspectedPoint *
san_inspection_add_point (SanInspection *self)
{
  guint index = self->points->len;
  SanInspectedPoint *point;

  g_array_set_size (self->points, index + 1);
  point = &g_array_index (self->points, SanInspectedPoint, index);
  point->unit = SAN_INSPECTION_NOBODY;
  point->bureau = SAN_INSPECTION_NOBODY;
  mpq_init (point->earned);

  return point;
}

GArray *
san_inspected_rows_new (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SanInspectedRow));

  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);

  return rows;
}

gboolean
san_inspected_point_has_score (const SanInspectedPoint *point)
{
  return point->unrated == 0 && point->marks > 0;
}

/* Cells ------------------------------------------------------------------------------ */

/* Numbers of words ------------------------------------------------------------------- */

/* n/d in lowest terms; 0 or more over more than 0. A month has thousands of fractions that fit
 * into words, and GMP would take an allocation or two for each. */
static void
set_fraction (mpq_t   q,
              guint64 n,
              guint64 d)
{
  guint64 a = n;
  guint64 b = d;

  while (b != 0)
    {
      guint64 rest = a % b;

      a = b;
      b = rest;
    }
  mpz_set_ui (mpq_numref (q), n / a);
  mpz_set_ui (mpq_denref (q), d / a);
}

static gboolean
is_word (mpz_srcptr z)
{
  return mpz_sgn (z) >= 0 && mpz_fits_ulong_p (z);
}

/* @q × @factor / @divisor, neither negative and the last not 0 */
static void
scale (mpq_t  q,
       gint64 factor,
       gint64 divisor)
{
  guint64 n;
  guint64 d;

  if (is_word (mpq_numref (q)) && is_word (mpq_denref (q)) &&
      !__builtin_mul_overflow (mpz_get_ui (mpq_numref (q)), (guint64) factor, &n) &&
      !__builtin_mul_overflow (mpz_get_ui (mpq_denref (q)), (guint64) divisor, &d))
    {
      set_fraction (q, n, d);
      return;
    }

  mpz_mul_si (mpq_numref (q), mpq_numref (q), factor);
  mpz_mul_si (mpq_denref (q), mpq_denref (q), divisor);
  mpq_canonicalize (q);
}

/* Cells ------------------------------------------------------------------------------ */

static void
add_to_mean (SanInspectedCell        *cell,
             const SanInspectedPoint *point,
             mpq_t                    part)
{
  mpq_ptr share = cell->n == 0 ? cell->mean : part;

  mpq_set (share, point->earned);
  scale (share, 1, point->marks);
  if (cell->n > 0)
    mpq_add (cell->mean, cell->mean, part);
  cell->n++;
  cell->seen += point->seen;
  cell->met += point->met;
}

/* The points that score somebody, by whom: counted, then laid out. */
typedef struct
{
  guint *first;     /* by participant, and an end */
  guint *points;    /* of each in turn */
} Belongings;

/* While there is no room yet, it is counted how much is needed. */
static void
add_belonging (Belongings *list,
               guint       owner,
               guint       point)
{
  if (owner == SAN_INSPECTION_NOBODY)
    return;

  if (list->points == NULL)
    list->first[owner + 2]++;
  else
    list->points[list->first[owner + 1]++] = point;
}

static void
walk_points (const SanInspection *self,
             Belongings          *list)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (self->points, SanInspectedPoint, i);

      if (!san_inspected_point_has_score (point))
        continue;
      add_belonging (list, point->unit, i);
      add_belonging (list, point->bureau, i);
    }
}

static void
list_belongings (const SanInspection *self,
                 guint                n_participants,
                 Belongings          *list)
{
  list->first = g_new0 (guint, n_participants + 2);
  walk_points (self, list);
  for (guint i = 2; i < n_participants + 2; i++)
    list->first[i] += list->first[i - 1];
  list->points = g_new (guint, list->first[n_participants + 1] + 1);
  walk_points (self, list);
}

/* The cell of the category among those from @first on, which stay in its order. */
static SanInspectedCell *
need_cell (SanInspection *self,
           guint          first,
           guint          category)
{
  SanInspectedCell new_cell = { .category = category };
  guint i = self->cells->len;

  while (i > first && g_array_index (self->cells, SanInspectedCell, i - 1).category > category)
    i--;
  if (i > first && g_array_index (self->cells, SanInspectedCell, i - 1).category == category)
    return &g_array_index (self->cells, SanInspectedCell, i - 1);

  mpq_init (new_cell.mean);
  g_array_insert_val (self->cells, i, new_cell);
  g_array_index (self->present, gboolean, category) = TRUE;

  return &g_array_index (self->cells, SanInspectedCell, i);
}

static void
add_cells (SanInspection    *self,
           const Belongings *list,
           guint             participant,
           mpq_t             part)
{
  guint first = self->cells->len;

  for (guint i = list->first[participant]; i < list->first[participant + 1]; i++)
    {
      const SanInspectedPoint *point = &g_array_index (self->points, SanInspectedPoint,
                                                       list->points[i]);

      add_to_mean (need_cell (self, first, point->category), point, part);
    }
  for (guint i = first; i < self->cells->len; i++)
    {
      SanInspectedCell *cell = &g_array_index (self->cells, SanInspectedCell, i);

      if (cell->n > 1)
        scale (cell->mean, 1, cell->n);
    }
}

static void
count_failed (SanInspection *self,
              guint          n_participants)
{
  g_array_set_size (self->failed, 0);
  g_array_set_size (self->failed, n_participants);
  for (guint i = 0; i < self->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (self->points, SanInspectedPoint, i);

      if (point->unit != SAN_INSPECTION_NOBODY)
        g_array_index (self->failed, guint, point->unit) += point->failed;
      if (point->bureau != SAN_INSPECTION_NOBODY)
        g_array_index (self->failed, guint, point->bureau) += point->failed;
    }
}

void
san_inspection_prepare (SanRoundInput *input)
{
  SanInspection *self = input->inspection;
  Belongings list = { NULL, NULL };
  guint n = input->participants->len;
  mpq_t part;

  if (self == NULL)
    return;

  g_array_set_size (self->cells, 0);
  g_array_set_size (self->first_cell, 0);
  g_array_set_size (self->present, 0);
  g_array_set_size (self->present, self->categories->len);
  count_failed (self, n);
  list_belongings (self, n, &list);
  mpq_init (part);
  for (guint participant = 0; participant < n; participant++)
    {
      g_array_append_val (self->first_cell, self->cells->len);
      add_cells (self, &list, participant, part);
    }
  g_array_append_val (self->first_cell, self->cells->len);
  mpq_clear (part);
  g_free (list.first);
  g_free (list.points);
}

static guint
count_cells (const SanInspection *self,
             guint                participant,
             guint               *first)
{
  *first = g_array_index (self->first_cell, guint, participant);

  return g_array_index (self->first_cell, guint, participant + 1) - *first;
}

const SanInspectedCell *
san_inspection_find_cell (const SanInspection *self,
                          guint                participant,
                          guint                category)
{
  guint first;
  guint n = count_cells (self, participant, &first);

  for (guint i = 0; i < n; i++)
    {
      const SanInspectedCell *cell = &g_array_index (self->cells, SanInspectedCell, first + i);

      if (cell->category == category)
        return cell;
    }

  return NULL;
}

/* Scores ----------------------------------------------------------------------------- */

/* On the scale of the node. */
static void
score_cell (const SanInspectedCell *cell,
            const SanNode          *node,
            mpq_t                   score)
{
  if (node->by_items)
    set_fraction (score, cell->met, MAX (cell->seen, 1));
  else
    mpq_set (score, cell->mean);
  scale (score, node->full, SAN_MICRO);
}

SanCategoryMeans *
san_category_means_new (const SanRoundInput *input,
                        const SanNode       *node,
                        guint                first,
                        guint                end)
{
  const SanInspection *self = input->inspection;
  SanCategoryMeans *means;
  mpq_t part;

  if (self == NULL || node->source != SAN_SOURCE_INSPECTION ||
      node->missing != SAN_MISSING_GROUP_MEAN)
    return NULL;

  means = g_new0 (SanCategoryMeans, 1);
  means->n_categories = self->categories->len;
  means->n = g_new0 (guint, means->n_categories);
  means->means = g_new0 (mpq_t, means->n_categories);
  for (guint i = 0; i < means->n_categories; i++)
    mpq_init (means->means[i]);

  mpq_init (part);
  for (guint i = first; i < end; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);
      guint from;
      guint n = count_cells (self, i, &from);

      for (guint j = 0; j < n && participant->standing != SAN_STANDING_LISTED; j++)
        {
          const SanInspectedCell *cell = &g_array_index (self->cells, SanInspectedCell,
                                                         from + j);

          score_cell (cell, node, part);
          mpq_add (means->means[cell->category], means->means[cell->category], part);
          means->n[cell->category]++;
        }
    }
  for (guint i = 0; i < means->n_categories; i++)
    {
      mpq_set_ui (part, MAX (means->n[i], 1), 1);
      mpq_div (means->means[i], means->means[i], part);
    }
  mpq_clear (part);

  return means;
}

SanCategoryMeans *
san_category_means_around (const SanRoundInput *input,
                           const SanNode       *node,
                           guint                participant)
{
  const GPtrArray *all = input->participants;
  const SanParticipant *own = g_ptr_array_index (all, participant);
  guint first = participant;
  guint end = participant;

  while (first > 0 &&
         ((const SanParticipant *) g_ptr_array_index (all, first - 1))->group == own->group)
    first--;
  while (end < all->len &&
         ((const SanParticipant *) g_ptr_array_index (all, end))->group == own->group)
    end++;

  return san_category_means_new (input, node, first, end);
}

void
san_category_means_free (SanCategoryMeans *means)
{
  if (means == NULL)
    return;

  for (guint i = 0; i < means->n_categories; i++)
    mpq_clear (means->means[i]);
  g_free (means->means);
  g_free (means->n);
  g_free (means);
}

/* What stands in for a category without data; FALSE: nothing does. */
static gboolean
fill_category (const SanNode          *node,
               guint                   category,
               const SanCategoryMeans *means,
               mpq_t                   score)
{
  switch (node->missing)
    {
    case SAN_MISSING_GROUP_MEAN:
      if (means == NULL || means->n[category] == 0)
        return FALSE;
      mpq_set (score, means->means[category]);
      return TRUE;

    case SAN_MISSING_FIXED:
      san_rational_set_micro (score, node->missing_value);
      return TRUE;

    case SAN_MISSING_FULL:
      san_rational_set_micro (score, node->full);
      return TRUE;

    case SAN_MISSING_ZERO:
      mpq_set_ui (score, 0, 1);
      return TRUE;

    case SAN_MISSING_REWEIGHT:
    case SAN_MISSING_UNRANKED:
    default:
      return FALSE;
    }
}

gboolean
san_inspection_category_score (const SanRoundInput    *input,
                               guint                   participant,
                               const SanNode          *node,
                               guint                   category,
                               const SanCategoryMeans *means,
                               mpq_t                   score)
{
  const SanInspection *self = input->inspection;
  const SanInspectedCell *cell = san_inspection_find_cell (self, participant, category);

  if (cell != NULL)
    {
      score_cell (cell, node, score);
      return TRUE;
    }

  return g_array_index (self->present, gboolean, category) &&
         fill_category (node, category, means, score);
}

/* Σ weight × score / Σ weights over what the unit has: most rules ask for no more. */
static gboolean
score_cells (const SanInspection *self,
             guint                first,
             guint                n,
             const SanNode       *node,
             mpq_t                score)
{
  gint64 weights = 0;
  mpq_t part;

  mpq_init (part);
  for (guint i = first; i < first + n; i++)
    {
      const SanInspectedCell *cell = &g_array_index (self->cells, SanInspectedCell, i);
      gint64 weight = g_array_index (self->categories, SanInspectedCategory,
                                     cell->category).weight;

      if (n == 1)
        {
          score_cell (cell, node, score);
          weights = weight;
          break;
        }
      score_cell (cell, node, part);
      scale (part, weight, 1);
      mpq_add (score, score, part);
      weights += weight;
    }
  if (n > 1 && weights > 0)
    scale (score, 1, weights);
  mpq_clear (part);

  return weights > 0;
}

gboolean
san_inspection_score (const SanRoundInput    *input,
                      guint                   participant,
                      const SanNode          *node,
                      const SanCategoryMeans *means,
                      mpq_t                   score,
                      gboolean               *unranked)
{
  const SanInspection *self = input->inspection;
  gint64 weights = 0;
  guint first;
  guint n;
  mpq_t part;
  mpq_t weight;

  *unranked = FALSE;
  mpq_set_ui (score, 0, 1);
  if (self == NULL)
    return FALSE;
  n = count_cells (self, participant, &first);
  if (n == 0)
    return FALSE;
  if (node->missing == SAN_MISSING_REWEIGHT)
    return score_cells (self, first, n, node, score);

  mpq_init (part);
  mpq_init (weight);
  for (guint i = 0; i < self->categories->len; i++)
    {
      const SanInspectedCategory *category = &g_array_index (self->categories,
                                                             SanInspectedCategory, i);
      const SanInspectedCell *cell = &g_array_index (self->cells, SanInspectedCell, first);

      if (!g_array_index (self->present, gboolean, i))
        continue;
      /* the cells come in the order of the categories */
      if (n > 0 && cell->category == i)
        {
          score_cell (cell, node, part);
          first++;
          n--;
        }
      else if (!fill_category (node, i, means, part))
        {
          *unranked |= node->missing == SAN_MISSING_UNRANKED;
          continue;
        }
      mpq_set_si (weight, category->weight, 1);
      mpq_mul (part, part, weight);
      mpq_add (score, score, part);
      weights += category->weight;
    }

  if (weights > 0)
    {
      mpq_set_si (weight, weights, 1);
      mpq_div (score, score, weight);
    }
  mpq_clear (weight);
  mpq_clear (part);

  return weights > 0;
}

char *
san_inspection_lacking (const SanRoundInput *input,
                        guint                participant,
                        const SanNode       *node)
{
  const SanInspection *self = input->inspection;
  GString *keys = NULL;
  guint first;

  if (self == NULL || node->source != SAN_SOURCE_INSPECTION ||
      count_cells (self, participant, &first) == 0)
    return NULL;

  for (guint i = 0; i < self->categories->len; i++)
    {
      const SanInspectedCategory *category = &g_array_index (self->categories,
                                                             SanInspectedCategory, i);

      if (!g_array_index (self->present, gboolean, i) ||
          san_inspection_find_cell (self, participant, i) != NULL)
        continue;
      if (keys == NULL)
        keys = g_string_new (NULL);
      else
        g_string_append_c (keys, ' ');
      g_string_append (keys, *category->code != '\0' ? category->code : category->name);
    }

  return keys != NULL ? g_string_free (keys, FALSE) : NULL;
}

guint
san_inspection_failed (const SanRoundInput *input,
                       guint                participant)
{
  return input->inspection != NULL
         ? g_array_index (input->inspection->failed, guint, participant) : 0;
}

guint
san_inspection_n_points (const SanRoundInput *input,
                         guint                participant)
{
  const SanInspection *self = input->inspection;
  guint first;
  guint n = self != NULL ? count_cells (self, participant, &first) : 0;
  guint points = 0;

  for (guint i = 0; i < n; i++)
    points += g_array_index (self->cells, SanInspectedCell, first + i).n;

  return points;
}
