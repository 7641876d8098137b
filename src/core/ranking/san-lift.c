/* san-lift.c - the fewest items that would lift a unit by a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-lift.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-error.h"
#include "scoring/san-inspection.h"

typedef struct
{
  guint        point;        /* index, or … */
  guint        row;
  guint        node;         /* … of a component; 0: an observation */
  gboolean     failed;
  mpq_t        gain;         /* to be compared with others only */
  SanInputCell cell;         /* as it was */
  mpq_t        deducted;
} Candidate;

typedef struct
{
  SanRoundInput *input;
  guint          participant;
  GArray        *candidates;   /* Candidate, the greatest gain first */
  guint          done;         /* so many are done in full */
} Lifter;

static void
candidate_clear (Candidate *candidate)
{
  mpq_clear (candidate->gain);
  mpq_clear (candidate->deducted);
}

static void
lifter_clear (Lifter *self)
{
  g_clear_pointer (&self->candidates, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lifter, lifter_clear)

static void
step_free (SanLiftStep *step)
{
  g_free (step->point);
  g_free (step->category);
  g_free (step->name);
  g_free (step->lost);
  g_free (step);
}

void
san_lift_free (SanLift *self)
{
  if (self == NULL)
    return;

  g_free (self->total);
  g_free (self->new_total);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static SanParticipant *
get_participant (const Lifter *self)
{
  return g_ptr_array_index (self->input->participants, self->participant);
}

static const SanScheme *
get_scheme (const Lifter *self)
{
  return g_ptr_array_index (self->input->schemes, get_participant (self)->scheme);
}

/* Candidates ------------------------------------------------------------------------- */

static Candidate *
add_candidate (Lifter *self)
{
  Candidate *candidate;

  g_array_set_size (self->candidates, self->candidates->len + 1);
  candidate = &g_array_index (self->candidates, Candidate, self->candidates->len - 1);
  mpq_init (candidate->gain);
  mpq_init (candidate->deducted);

  return candidate;
}

/* Do leaves of the scheme score by points, and do any by items? */
static void
list_ways (const SanScheme *scheme,
           gboolean        *by_points,
           gboolean        *by_items)
{
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (node->source != SAN_SOURCE_INSPECTION)
        continue;
      *by_items |= node->by_items;
      *by_points |= !node->by_items;
    }
}

/* How much the row would add to the score of its category, times the category's weight; all
 * other factors are the same for every row of the unit. */
static void
set_gain (const Lifter            *self,
          Candidate               *candidate,
          const SanInspectedPoint *point,
          const SanInspectedRow   *row,
          gboolean                 by_points,
          gboolean                 by_items)
{
  const SanInspection *book = self->input->inspection;
  const SanInspectedCell *cell = san_inspection_find_cell (book, self->participant,
                                                           point->category);
  mpq_t part;

  mpq_init (part);
  if (by_points)
    {
      mpq_set_si (candidate->gain, g_array_index (book->items, SanInspectedItem,
                                                  row->item).mark, 1);
      mpq_sub (candidate->gain, candidate->gain, row->earned);
      mpq_set_si (part, point->marks, 1);
      mpq_div (candidate->gain, candidate->gain, part);
      mpq_set_ui (part, cell->n, 1);
      mpq_div (candidate->gain, candidate->gain, part);
    }
  if (by_items)
    {
      mpq_set_ui (part, 1, cell->seen);
      mpq_add (candidate->gain, candidate->gain, part);
    }
  san_rational_set_micro (part, g_array_index (book->categories, SanInspectedCategory,
                                               point->category).weight);
  mpq_mul (candidate->gain, candidate->gain, part);
  mpq_clear (part);
}

static gboolean
loses (const SanInspection   *book,
       const SanInspectedRow *row)
{
  gint64 mark = g_array_index (book->items, SanInspectedItem, row->item).mark;

  return row->counts && mpq_cmp_si (row->earned, mark, 1) < 0;
}

static void
list_observations (Lifter *self)
{
  const SanInspection *book = self->input->inspection;
  gboolean by_points = FALSE;
  gboolean by_items = FALSE;

  list_ways (get_scheme (self), &by_points, &by_items);
  for (guint i = 0; book != NULL && (by_points || by_items) && i < book->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint, i);

      if ((point->unit != self->participant && point->bureau != self->participant) ||
          !san_inspected_point_has_score (point))
        continue;

      for (guint j = 0; point->rows != NULL && j < point->rows->len; j++)
        {
          const SanInspectedRow *row = &g_array_index (point->rows, SanInspectedRow, j);
          Candidate *candidate;

          if (!loses (book, row))
            continue;
          candidate = add_candidate (self);
          candidate->point = i;
          candidate->row = j;
          candidate->failed = row->failed;
          set_gain (self, candidate, point, row, by_points, by_items);
          if (mpq_sgn (candidate->gain) == 0)
            g_array_set_size (self->candidates, self->candidates->len - 1);
        }
    }
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;
  int order = mpq_cmp (other->gain, one->gain);

  if (order == 0)
    order = other->failed - one->failed;
  if (order == 0)
    order = (one->point > other->point) - (one->point < other->point);
  if (order == 0)
    order = (one->row > other->row) - (one->row < other->row);

  return order != 0 ? order : (one->node > other->node) - (one->node < other->node);
}

/* Doing ------------------------------------------------------------------------------ */

static void
do_observation (Lifter          *self,
                const Candidate *candidate,
                gboolean         undo)
{
  const SanInspection *book = self->input->inspection;
  SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint,
                                             candidate->point);
  const SanInspectedRow *row = &g_array_index (point->rows, SanInspectedRow, candidate->row);
  mpq_t lost;

  mpq_init (lost);
  mpq_set_si (lost, g_array_index (book->items, SanInspectedItem, row->item).mark, 1);
  mpq_sub (lost, lost, row->earned);
  if (undo)
    mpq_sub (point->earned, point->earned, lost);
  else
    mpq_add (point->earned, point->earned, lost);
  point->met += undo ? -1 : 1;
  if (row->failed)
    point->failed += undo ? 1 : -1;
  mpq_clear (lost);
}

/* An entry is its full mark, a deduction nothing. */
static void
do_component (Lifter          *self,
              const Candidate *candidate,
              gboolean         undo)
{
  SanParticipant *participant = get_participant (self);
  const SanNode *node = g_ptr_array_index (get_scheme (self)->nodes, candidate->node);
  SanInputCell *cell = &participant->cells[candidate->node];
  gboolean deducts = node->source == SAN_SOURCE_DEDUCTION;

  if (undo)
    *cell = candidate->cell;
  else if (!deducts || cell->state == SAN_CELL_VALUE)
    cell->value = deducts ? 0 : node->full;
  if (deducts && participant->deducted != NULL && undo)
    mpq_set (participant->deducted[candidate->node], candidate->deducted);
  else if (deducts && participant->deducted != NULL)
    mpq_set_ui (participant->deducted[candidate->node], 0, 1);
}

static void
do_candidate (Lifter  *self,
              guint    index,
              gboolean undo)
{
  const Candidate *candidate = &g_array_index (self->candidates, Candidate, index);

  if (candidate->node > 0)
    do_component (self, candidate, undo);
  else
    do_observation (self, candidate, undo);
}

/* Does the first @n in full, and no other. */
static void
do_first (Lifter *self,
          guint   n)
{
  while (self->done < n)
    do_candidate (self, self->done++, FALSE);
  while (self->done > n)
    do_candidate (self, --self->done, TRUE);

  san_inspection_prepare (self->input);
}

/* The place, and the total, with the first @n done; 0: an error, or no place */
static guint
try_first (Lifter  *self,
           guint    n,
           char   **total,
           GError **error)
{
  g_autoptr (SanRanking) ranking = NULL;
  const SanPlace *place;

  do_first (self, n);
  ranking = san_ranking_compute (self->input, error);
  if (ranking == NULL)
    return 0;

  place = san_ranking_find_place (ranking, self->participant);
  if (total != NULL)
    *total = g_strdup (place->total);

  return place->place;
}

/* Components -------------------------------------------------------------------------- */

/* The gain of a component is what it alone adds to the total. */
static gboolean
weigh_component (Lifter         *self,
                 Candidate      *candidate,
                 const SanScore *before,
                 GError        **error)
{
  g_autoptr (SanScores) scores = NULL;

  do_component (self, candidate, FALSE);
  scores = san_scores_compute (self->input, error);
  do_component (self, candidate, TRUE);
  if (scores == NULL)
    return FALSE;

  mpq_sub (candidate->gain, scores->scores[self->participant].full, before->full);

  return TRUE;
}

static gboolean
loses_component (const SanParticipant *participant,
                 const SanNode        *node,
                 const SanNodeScore   *score)
{
  if (!san_node_is_leaf (node) || node->parent == NULL || score->state != SAN_NODE_SCORED ||
      score->overridden)
    return FALSE;
  if (node->source == SAN_SOURCE_DEDUCTION)
    return participant->cells[node->index].value > 0 ||
           (participant->deducted != NULL &&
            mpq_sgn (participant->deducted[node->index]) > 0);

  return node->source == SAN_SOURCE_ENTRY &&
         participant->cells[node->index].value < node->full;
}

static gboolean
list_components (Lifter         *self,
                 const SanScore *before,
                 GError        **error)
{
  const SanParticipant *participant = get_participant (self);
  const SanScheme *scheme = get_scheme (self);

  for (guint i = 1; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);
      Candidate *candidate;

      if (!loses_component (participant, node, &before->nodes[i]))
        continue;
      candidate = add_candidate (self);
      candidate->node = i;
      candidate->cell = participant->cells[i];
      if (participant->deducted != NULL)
        mpq_set (candidate->deducted, participant->deducted[i]);
      if (!weigh_component (self, candidate, before, error))
        return FALSE;
      if (mpq_sgn (candidate->gain) <= 0)
        g_array_set_size (self->candidates, self->candidates->len - 1);
    }

  return TRUE;
}

/* Result ------------------------------------------------------------------------------ */

static SanLiftStep *
step_from_component (const Lifter    *self,
                     const Candidate *candidate)
{
  const SanNode *node = g_ptr_array_index (get_scheme (self)->nodes, candidate->node);
  SanLiftStep *step = g_new0 (SanLiftStep, 1);

  step->point = g_strdup ("");
  step->category = g_strdup ("");
  step->name = g_strdup (node->name);
  step->lost = san_rational_format (candidate->gain, SAN_DECIMALS_NEEDED);

  return step;
}

static SanLiftStep *
step_from_observation (const Lifter    *self,
                       const Candidate *candidate)
{
  const SanInspection *book = self->input->inspection;
  const SanInspectedPoint *point = &g_array_index (book->points, SanInspectedPoint,
                                                   candidate->point);
  const SanInspectedRow *row = &g_array_index (point->rows, SanInspectedRow, candidate->row);
  const SanInspectedItem *item = &g_array_index (book->items, SanInspectedItem, row->item);
  SanLiftStep *step = g_new0 (SanLiftStep, 1);
  mpq_t lost;
  mpq_t micro;

  mpq_init (lost);
  mpq_init (micro);
  mpq_set_si (lost, item->mark, 1);
  mpq_sub (lost, lost, row->earned);
  mpq_set_si (micro, SAN_MICRO, 1);
  mpq_div (lost, lost, micro);

  step->observation_id = row->id;
  step->point_id = point->id;
  step->point = g_strdup (point->name);
  step->category = g_strdup (g_array_index (book->categories, SanInspectedCategory,
                                            point->category).name);
  step->name = g_strdup (item->name);
  step->lost = san_rational_format (lost, SAN_DECIMALS_NEEDED);
  mpq_clear (micro);
  mpq_clear (lost);

  return step;
}

/* The smallest number of steps that is enough, of which all are known to be. */
static gboolean
find_fewest (Lifter  *self,
             SanLift *lift,
             guint   *fewest,
             GError **error)
{
  guint low = 1;
  guint high = self->candidates->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint place = try_first (self, middle, NULL, error);

      if (place == 0)
        return FALSE;
      if (place < lift->place)
        high = middle;
      else
        low = middle + 1;
    }
  *fewest = low;

  return TRUE;
}

static gboolean
lift_by (Lifter  *self,
         SanLift *lift,
         GError **error)
{
  guint place = try_first (self, self->candidates->len, NULL, error);
  guint fewest;

  if (place == 0)
    return FALSE;
  if (place >= lift->place)
    return TRUE;
  if (!find_fewest (self, lift, &fewest, error))
    return FALSE;

  g_clear_pointer (&lift->new_total, g_free);
  lift->new_place = try_first (self, fewest, &lift->new_total, error);
  for (guint i = 0; i < fewest; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      g_ptr_array_add (lift->steps, candidate->node > 0
                                    ? step_from_component (self, candidate)
                                    : step_from_observation (self, candidate));
    }

  return lift->new_place > 0;
}

SanLift *
san_lift_compute (SanRanking *ranking,
                  guint       participant,
                  GError    **error)
{
  g_auto (Lifter) self = { .input = ranking->input, .participant = participant };
  g_autoptr (SanLift) lift = g_new0 (SanLift, 1);
  const SanPlace *place = san_ranking_find_place (ranking, participant);
  gboolean good = TRUE;

  g_return_val_if_fail (place != NULL, NULL);

  lift->place = lift->new_place = place->place;
  lift->total = g_strdup (place->total);
  lift->new_total = g_strdup (place->total);
  lift->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  if (place->place <= 1)
    return g_steal_pointer (&lift);

  self.candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_array_set_clear_func (self.candidates, (GDestroyNotify) candidate_clear);
  list_observations (&self);
  if (self.candidates->len == 0 && !list_components (&self, place->score, error))
    return NULL;
  g_array_sort (self.candidates, compare_candidates);
  lift->n_candidates = self.candidates->len;

  if (self.candidates->len > 0)
    good = lift_by (&self, lift, error);
  do_first (&self, 0);

  return good ? g_steal_pointer (&lift) : NULL;
}
