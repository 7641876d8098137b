/* san-inspection-explain.c - categories, points and items below a leaf, adding up exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "scoring/san-explain-parts.h"
#include "scoring/san-inspection.h"

typedef struct
{
  const SanRoundInput    *input;
  const SanInspection    *book;
  guint participant;
  const SanNode          *node;
  const SanCategoryMeans *means;
  GPtrArray *parts;
  gboolean   has_data;
  gint64     weights;                /* of the categories that take part */
} Account;

/* A score of 100, as a category's and a point's are, to the node's places. */
static char *
format_percent (const Account *self,
                const mpq_t    share)
{
  char *text;
  mpq_t value;

  mpq_init (value);
  mpq_set_ui (value, 100, 1);
  mpq_mul (value, value, share);
  text = san_rational_format (value, self->node->decimals);
  mpq_clear (value);

  return text;
}

static char *
format_micro_rational (const mpq_t value)
{
  char *text;
  mpq_t micro;

  mpq_init (micro);
  san_rational_set_micro (micro, 1);
  mpq_mul (micro, micro, value);
  text = san_rational_format (micro, SAN_DECIMALS_NEEDED);
  mpq_clear (micro);

  return text;
}

static const char *
key_of (const char *code,
        const char *name)
{
  return *code != '\0' ? code : name;
}

static void add_remark (char      **note,
                        const char *format,
                        ...) G_GNUC_PRINTF (2, 3);

static void
add_remark (char      **note,
            const char *format,
            ...)
{
  g_autofree char *old = *note;
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  *note = old != NULL ? g_strconcat (old, "; ", text, NULL) : g_steal_pointer (&text);
}

/* Items ------------------------------------------------------------------------------ */

/* The grade as it was given, then what was said of it. */
static char *
describe_row (const SanInspectedRow *row)
{
  char *note = NULL;

  if (*row->grade != '\0')
    add_remark (&note, "%s", row->grade);
  if (row->faults >= 0)
    add_remark (&note, row->faults == 1 ? "%d fault" : "%d faults", row->faults);
  if (row->has_value)
    {
      g_autofree char *value = san_micro_format (row->value, SAN_DECIMALS_NEEDED);

      add_remark (&note, "value %s", value);
    }
  if (row->failed)
    add_remark (&note, "failed");
  if (*row->note != '\0')
    add_remark (&note, "%s", row->note);
  if (row->photos != NULL && row->photos->len > 0)
    add_remark (&note, row->photos->len == 1 ? "%u photograph" : "%u photographs",
                row->photos->len);
  if (*row->inspector != '\0')
    add_remark (&note, "by %s", row->inspector);

  return note;
}

/* A met observation counts one of all that were seen, or every one its share of the marks. */
static void
share_row (const Account           *self,
           const SanInspectedPoint *point,
           const SanInspectedRow   *row,
           mpq_srcptr               whole,
           mpq_t                    share,
           mpq_t                    weight)
{
  const SanInspectedItem *item = &g_array_index (self->book->items, SanInspectedItem,
                                                 row->item);
  mpq_t part;

  mpq_set_ui (share, 0, 1);
  mpq_set_ui (weight, 0, 1);
  if (!row->counts || !san_inspected_point_has_score (point))
    return;

  mpq_init (part);
  if (self->node->by_items)
    {
      mpq_set_ui (weight, 100, point->seen);
      mpq_set_si (part, item->mark, 1);
      if (mpq_cmp (row->earned, part) >= 0)
        mpq_set (share, whole);
    }
  else
    {
      mpq_set_si (weight, item->mark, 1);
      mpq_set_si (part, point->marks, 100);
      mpq_canonicalize (part);
      mpq_div (weight, weight, part);
      mpq_set_si (part, point->marks, 1);
      mpq_div (share, row->earned, part);
      mpq_mul (share, share, whole);
    }
  mpq_canonicalize (weight);
  mpq_clear (part);
}

static void
explain_row (const Account           *self,
             const SanInspectedPoint *point,
             const SanInspectedRow   *row,
             mpq_srcptr               whole)
{
  const SanInspectedItem *item = &g_array_index (self->book->items, SanInspectedItem,
                                                 row->item);
  SanExplainPart *part = san_explain_part_add (self->parts, 2, SAN_EXPLAIN_OBSERVATION,
                                               row->id);
  mpq_t number;

  mpq_init (number);
  part->key = g_strdup (key_of (item->code, item->name));
  part->name = g_strdup (item->name);
  part->method = g_strdup (item->method);
  part->full = san_micro_format (item->mark, SAN_DECIMALS_NEEDED);
  part->note = describe_row (row);
  share_row (self, point, row, whole, part->share, number);
  if (row->counts)
    {
      part->earned = format_micro_rational (row->earned);
      part->weight = mpq_sgn (number) != 0 ? san_rational_format (number, SAN_DECIMALS_NEEDED)
                                           : NULL;
      mpq_set_si (number, MAX (item->mark, 1), 1);
      mpq_div (number, row->earned, number);
      part->score = format_percent (self, number);
    }
  mpq_clear (number);
}

/* Points ----------------------------------------------------------------------------- */

/* @category_share: of the leaf's score; @whole (out): what all of the point would give, or
 * with "items" one observation */
static void
share_point (const Account           *self,
             const SanInspectedPoint *point,
             const SanInspectedCell  *cell,
             mpq_srcptr               coefficient,
             mpq_t                    share,
             mpq_t                    whole)
{
  mpq_t part;

  mpq_init (part);
  mpq_set_ui (part, MAX (self->node->by_items ? cell->seen : cell->n, 1), 1);
  mpq_div (whole, coefficient, part);
  if (self->node->by_items)
    {
      mpq_set_ui (part, point->met, 1);
    }
  else
    {
      mpq_set_si (part, point->marks, 1);
      mpq_div (part, point->earned, part);
    }
  mpq_mul (share, whole, part);
  mpq_clear (part);
}

static void
explain_finished (const Account           *self,
                  const SanInspectedPoint *point,
                  const SanInspectedCell  *cell,
                  mpq_srcptr               coefficient,
                  SanExplainPart          *part,
                  mpq_t                    whole)
{
  mpq_t number;

  mpq_init (number);
  share_point (self, point, cell, coefficient, part->share, whole);
  if (self->node->by_items)
    {
      mpq_set_ui (number, 100UL * point->seen, MAX (cell->seen, 1));
      mpq_canonicalize (number);
    }
  else
    {
      mpq_set_ui (number, 100, cell->n);
      mpq_canonicalize (number);
    }
  part->weight = san_rational_format (number, SAN_DECIMALS_NEEDED);
  mpq_set_si (number, point->marks, 1);
  mpq_div (number, point->earned, number);
  part->score = format_percent (self, number);
  mpq_clear (number);
}

/* @cell: NULL where no point of the category has a score */
static void
explain_point (const Account           *self,
               const SanInspectedPoint *point,
               const SanInspectedCell  *cell,
               mpq_srcptr               coefficient)
{
  SanExplainPart *part = san_explain_part_add (self->parts, 1, SAN_EXPLAIN_POINT, point->id);
  mpq_t whole;

  mpq_init (whole);
  part->key = g_strdup (key_of (point->code, point->name));
  part->name = g_strdup (point->name);
  part->method = g_strdup (point->unit == self->participant ? "unit" : "bureau");
  part->earned = format_micro_rational (point->earned);
  part->full = san_micro_format (point->marks, SAN_DECIMALS_NEEDED);
  if (point->unrated > 0)
    add_remark (&part->note, "unfinished, %u items unrated", point->unrated);
  else if (point->marks == 0)
    add_remark (&part->note, "nothing applies");
  else if (self->node->by_items)
    add_remark (&part->note, "%u of %u met", point->met, point->seen);
  if (point->failed > 0)
    add_remark (&part->note, "%u failed", point->failed);
  if (cell != NULL && san_inspected_point_has_score (point))
    explain_finished (self, point, cell, coefficient, part, whole);

  for (guint i = 0; point->rows != NULL && i < point->rows->len; i++)
    explain_row (self, point, &g_array_index (point->rows, SanInspectedRow, i), whole);
  mpq_clear (whole);
}

/* Categories ------------------------------------------------------------------------- */

/* A participant's own points of the category, finished or not. */
static gboolean
is_own (const Account           *self,
        const SanInspectedPoint *point,
        guint                    category)
{
  return point->category == category &&
         (point->unit == self->participant || point->bureau == self->participant);
}

static gboolean
is_shown (const Account *self,
          guint          category)
{
  gboolean shown = self->has_data && g_array_index (self->book->present, gboolean, category);

  for (guint i = 0; !shown && i < self->book->points->len; i++)
    shown = is_own (self, &g_array_index (self->book->points, SanInspectedPoint, i), category);

  return shown;
}

static void
describe_category (const Account          *self,
                   const SanInspectedCell *cell,
                   gboolean                counts,
                   mpq_srcptr              score,
                   SanExplainPart         *part)
{
  mpq_t share;

  mpq_init (share);
  if (counts && self->node->full != 0)
    {
      san_rational_set_micro (share, self->node->full);
      mpq_div (share, score, share);
      part->score = format_percent (self, share);
    }
  if (cell == NULL && !self->has_data)
    {
      part->method = g_strdup (self->node->by_items ? "items" : "points");
    }
  else if (cell == NULL)
    {
      /* where nobody has the category no rule stands in for it */
      part->method = counts || self->node->missing == SAN_MISSING_UNRANKED
                     ? san_missing_format (self->node->missing, self->node->missing_value)
                     : g_strdup ("reweight");
      part->note = g_strdup_printf ("no data: %s", part->method);
    }
  else
    {
      part->method = g_strdup (self->node->by_items ? "items" : "points");
      part->earned = self->node->by_items ? g_strdup_printf ("%u", cell->met)
                                          : g_strdup (part->score);
      add_remark (&part->note, cell->n == 1 ? "%u point" : "%u points", cell->n);
    }
  part->full = cell != NULL && self->node->by_items ? g_strdup_printf ("%u", cell->seen)
                                                    : g_strdup ("100");
  mpq_clear (share);
}

/* @filled: the category where a rule stands in for it; then it is one row, and only says that
 * there are points that were not finished. */
static void
explain_points (const Account          *self,
                guint                   category,
                const SanInspectedCell *cell,
                mpq_srcptr              coefficient,
                SanExplainPart         *filled)
{
  guint n = 0;

  for (guint i = 0; i < self->book->points->len; i++)
    {
      const SanInspectedPoint *point = &g_array_index (self->book->points, SanInspectedPoint,
                                                       i);

      if (!is_own (self, point, category))
        continue;
      if (filled == NULL)
        explain_point (self, point, cell, coefficient);
      n++;
    }
  if (filled != NULL && n > 0)
    add_remark (&filled->note, n == 1 ? "%u point without a score"
                                      : "%u points without a score", n);
}

static void
explain_category (const Account *self,
                  guint          index)
{
  const SanInspectedCategory *category = &g_array_index (self->book->categories,
                                                         SanInspectedCategory, index);
  const SanInspectedCell *cell = san_inspection_find_cell (self->book, self->participant,
                                                           index);
  SanExplainPart *part = san_explain_part_add (self->parts, 0, SAN_EXPLAIN_CATEGORY,
                                               category->id);
  gboolean counts;
  mpq_t score;
  mpq_t coefficient;

  mpq_init (score);
  mpq_init (coefficient);
  part->key = g_strdup (key_of (category->code, category->name));
  part->name = g_strdup (category->name);
  counts = self->has_data &&
           san_inspection_category_score (self->input, self->participant, self->node, index,
                                          self->means, score);
  describe_category (self, cell, counts, score, part);
  if (counts && self->weights > 0)
    {
      mpq_set_si (coefficient, category->weight, self->weights);
      mpq_canonicalize (coefficient);
      mpq_mul (part->share, score, coefficient);
      mpq_set_ui (score, 100, 1);
      mpq_mul (score, score, coefficient);
      part->weight = san_rational_format (score, SAN_DECIMALS_NEEDED);
    }
  if (counts && category->weight == 0)
    add_remark (&part->note, "not counted");

  san_rational_set_micro (score, self->node->full);
  mpq_mul (coefficient, coefficient, score);
  explain_points (self, index, cell, coefficient, cell == NULL && counts ? part : NULL);
  mpq_clear (coefficient);
  mpq_clear (score);
}

/* The weights of the categories that the score is divided by. */
static gint64
add_weights (const Account *self)
{
  gint64 weights = 0;
  mpq_t score;

  mpq_init (score);
  for (guint i = 0; i < self->book->categories->len; i++)
    {
      if (san_inspection_category_score (self->input, self->participant, self->node, i,
                                         self->means, score))
        weights += g_array_index (self->book->categories, SanInspectedCategory, i).weight;
    }
  mpq_clear (score);

  return weights;
}

void
san_inspection_explain (const SanScores *scores,
                        guint            participant,
                        const SanNode   *node,
                        GPtrArray       *parts)
{
  const SanInspection *book = scores->input->inspection;
  g_autoptr (SanCategoryMeans) means = NULL;
  Account self = { scores->input, book, participant, node, NULL, parts, FALSE, 0 };

  if (book == NULL)
    return;

  self.means = means = san_category_means_around (scores->input, node, participant);
  self.has_data = san_inspection_n_points (scores->input, participant) > 0;
  self.weights = add_weights (&self);
  for (guint i = 0; i < book->categories->len; i++)
    {
      if (is_shown (&self, i))
        explain_category (&self, i);
    }
}
