/* san-cross-score.c - what units say of each other, made comparable, trimmed, averaged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-cross-score.h"

#include "base/san-decimal.h"

SanCrossBook *
san_cross_book_new (void)
{
  SanCrossBook *self = g_new0 (SanCrossBook, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (SanCrossRow));

  return self;
}

void
san_cross_book_free (SanCrossBook *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->rows);
  g_free (self);
}

void
san_cross_book_add (SanCrossBook *self,
                    guint         target,
                    gint64        evaluator_id,
                    const char   *evaluator,
                    const char   *component,
                    gint64        score)
{
  SanCrossRow row = { target, evaluator_id, evaluator, component, score };

  g_array_append_val (self->rows, row);
}

static void
entry_clear (SanCrossEntry *entry)
{
  mpq_clear (entry->value);
}

static void
result_clear (SanCrossResult *result)
{
  mpq_clear (result->raw);
  mpq_clear (result->mean);
  mpq_clear (result->score);
}

static void
evaluator_clear (SanCrossEvaluator *evaluator)
{
  mpq_clear (evaluator->mean);
}

static SanCrossEntry *
entry_at (const SanCrossTable *self,
          guint                index)
{
  return &g_array_index (self->entries, SanCrossEntry, index);
}

static const SanCrossRow *
row_of (const SanRoundInput *input,
        const SanCrossEntry *entry)
{
  return &g_array_index (input->cross->rows, SanCrossRow, entry->row);
}

/* Collecting */

static gboolean
has_leaf (const SanScheme *scheme,
          const char      *key)
{
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (node->source == SAN_SOURCE_CROSS && g_str_equal (node->key, key))
        return TRUE;
    }

  return FALSE;
}

static SanCrossEvaluator *
ensure_evaluator (SanCrossTable     *self,
                  const SanCrossRow *row)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &row->evaluator_id));

  if (found == 0)
    {
      SanCrossEvaluator evaluator = { row->evaluator_id, row->evaluator };

      mpq_init (evaluator.mean);
      g_array_append_val (self->evaluators, evaluator);
      found = self->evaluators->len;
      g_hash_table_insert (self->by_id, g_memdup2 (&row->evaluator_id, sizeof (gint64)),
                           GUINT_TO_POINTER (found));
    }

  return &g_array_index (self->evaluators, SanCrossEvaluator, found - 1);
}

/* What names the leaf goes before what the same evaluator gave the unit for any. */
static gboolean
is_replaced (const SanRoundInput *input,
             guint                index,
             guint                first,
             guint                end,
             const char          *key)
{
  const SanCrossRow *row = &g_array_index (input->cross->rows, SanCrossRow, index);

  for (guint i = first; *row->component == '\0' && i < end; i++)
    {
      const SanCrossRow *other = &g_array_index (input->cross->rows, SanCrossRow, i);

      if (other->evaluator_id == row->evaluator_id && g_str_equal (other->component, key))
        return TRUE;
    }

  return FALSE;
}

static void
collect_row (SanCrossTable       *self,
             const SanRoundInput *input,
             SanCrossResult      *result,
             guint                index)
{
  const SanCrossRow *row = &g_array_index (input->cross->rows, SanCrossRow, index);
  const SanParticipant *target = g_ptr_array_index (input->participants, row->target);
  SanCrossEntry entry = { index, SAN_CROSS_COUNTED };

  mpq_init (entry.value);
  san_rational_set_micro (entry.value, row->score);
  if (row->evaluator_id == target->unit_id)
    {
      entry.mark = SAN_CROSS_SELF;
    }
  else
    {
      SanCrossEvaluator *evaluator = ensure_evaluator (self, row);

      mpq_add (evaluator->mean, evaluator->mean, entry.value);
      evaluator->n++;
      mpq_add (self->mean, self->mean, entry.value);
      self->n++;
      result->given++;
    }
  result->n++;
  g_array_append_val (self->entries, entry);
}

static void
collect (SanCrossTable       *self,
         const SanRoundInput *input)
{
  const GArray *rows = input->cross->rows;
  const char *key = self->node->key;

  for (guint first = 0, end; first < rows->len; first = end)
    {
      guint target = g_array_index (rows, SanCrossRow, first).target;
      const SanParticipant *participant = g_ptr_array_index (input->participants, target);
      SanCrossResult *result = &g_array_index (self->results, SanCrossResult, target);

      for (end = first; end < rows->len; end++)
        if (g_array_index (rows, SanCrossRow, end).target != target)
          break;
      if (!has_leaf (g_ptr_array_index (input->schemes, participant->scheme), key))
        continue;

      result->first = self->entries->len;
      for (guint i = first; i < end; i++)
        {
          const char *component = g_array_index (rows, SanCrossRow, i).component;

          if ((*component == '\0' || g_str_equal (component, key)) &&
              !is_replaced (input, i, first, end, key))
            collect_row (self, input, result, i);
        }
    }
}

static void
divide (mpq_t value,
        guint n)
{
  mpq_t number;

  if (n == 0)
    return;

  mpq_init (number);
  mpq_set_ui (number, n, 1);
  mpq_div (value, value, number);
  mpq_clear (number);
}

/* x − mean of the evaluator's scores + mean of all scores */
static void
make_comparable (SanCrossTable       *self,
                 const SanRoundInput *input)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      SanCrossEntry *entry = entry_at (self, i);
      const SanCrossEvaluator *evaluator;

      if (entry->mark == SAN_CROSS_SELF)
        continue;
      evaluator = san_cross_table_find_evaluator (self, row_of (input, entry)->evaluator_id);
      mpq_sub (entry->value, entry->value, evaluator->mean);
      mpq_add (entry->value, entry->value, self->mean);
    }
}

/* Trimming and averaging */

static void
drop_extreme (SanCrossTable        *self,
              const SanCrossResult *result,
              SanCrossMark          mark)
{
  SanCrossEntry *found = NULL;

  for (guint i = result->first; i < result->first + result->n; i++)
    {
      SanCrossEntry *entry = entry_at (self, i);
      int order;

      if (entry->mark != SAN_CROSS_COUNTED)
        continue;
      order = found != NULL ? mpq_cmp (entry->value, found->value) : 0;
      if (found == NULL || (mark == SAN_CROSS_HIGH ? order > 0 : order < 0))
        found = entry;
    }
  if (found != NULL)
    found->mark = mark;
}

static void
finish_result (SanCrossTable       *self,
               const SanRoundInput *input,
               SanCrossResult      *result)
{
  mpq_t part;

  if (self->node->trim > 0 && result->given >= 2 * self->node->trim + 1)
    for (guint k = 0; k < self->node->trim; k++)
      {
        drop_extreme (self, result, SAN_CROSS_HIGH);
        drop_extreme (self, result, SAN_CROSS_LOW);
      }

  mpq_init (part);
  for (guint i = result->first; i < result->first + result->n; i++)
    {
      const SanCrossEntry *entry = entry_at (self, i);

      if (entry->mark != SAN_CROSS_COUNTED)
        continue;
      result->counted++;
      mpq_add (result->mean, result->mean, entry->value);
      san_rational_set_micro (part, row_of (input, entry)->score);
      mpq_add (result->raw, result->raw, part);
    }
  divide (result->mean, result->counted * 100);
  divide (result->raw, result->counted * 100);
  san_rational_set_micro (part, self->node->full);
  mpq_mul (result->mean, result->mean, part);
  mpq_mul (result->raw, result->raw, part);

  mpq_set (result->score, result->mean);
  if (mpq_cmp (result->score, part) > 0)
    mpq_set (result->score, part);
  if (mpq_sgn (result->score) < 0)
    mpq_set_ui (result->score, 0, 1);
  mpq_clear (part);
}

SanCrossTable *
san_cross_table_new (const SanRoundInput *input,
                     const SanNode       *node)
{
  SanCrossTable *self = g_new0 (SanCrossTable, 1);

  g_return_val_if_fail (input != NULL && node != NULL, NULL);

  self->node = node;
  mpq_init (self->mean);
  self->entries = g_array_new (FALSE, TRUE, sizeof (SanCrossEntry));
  g_array_set_clear_func (self->entries, (GDestroyNotify) entry_clear);
  self->evaluators = g_array_new (FALSE, TRUE, sizeof (SanCrossEvaluator));
  g_array_set_clear_func (self->evaluators, (GDestroyNotify) evaluator_clear);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->results = g_array_new (FALSE, TRUE, sizeof (SanCrossResult));
  g_array_set_size (self->results, input->participants->len);
  g_array_set_clear_func (self->results, (GDestroyNotify) result_clear);
  for (guint i = 0; i < self->results->len; i++)
    {
      SanCrossResult *result = &g_array_index (self->results, SanCrossResult, i);

      mpq_inits (result->raw, result->mean, result->score, NULL);
    }

  if (input->cross != NULL)
    collect (self, input);
  for (guint i = 0; i < self->evaluators->len; i++)
    {
      SanCrossEvaluator *evaluator = &g_array_index (self->evaluators, SanCrossEvaluator, i);

      divide (evaluator->mean, evaluator->n);
    }
  divide (self->mean, self->n);
  if (node->comparable)
    make_comparable (self, input);
  for (guint i = 0; i < self->results->len; i++)
    finish_result (self, input, &g_array_index (self->results, SanCrossResult, i));

  return self;
}

void
san_cross_table_free (SanCrossTable *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_array_unref (self->results);
  g_array_unref (self->evaluators);
  g_hash_table_unref (self->by_id);
  mpq_clear (self->mean);
  g_free (self);
}

const SanCrossEvaluator *
san_cross_table_find_evaluator (const SanCrossTable *self,
                                gint64               unit_id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &unit_id));

  return found > 0 ? &g_array_index (self->evaluators, SanCrossEvaluator, found - 1) : NULL;
}

gboolean
san_cross_result_has_data (const SanCrossResult *result)
{
  return result->counted > 0;
}

char *
san_cross_result_format (const SanCrossResult *result,
                         const SanNode        *node)
{
  if (node->trim == 0)
    return g_strdup_printf ("n=%u", result->given);
  if (result->counted == result->given)
    return g_strdup_printf ("n=%u; too few to drop %u on either side", result->given,
                            node->trim);

  return g_strdup_printf ("n=%u; %u counted", result->given, result->counted);
}
