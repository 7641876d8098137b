/* san-explain.c - from a total down to what it was made of, adding up exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-explain.h"

#include "base/san-decimal.h"
#include "scoring/san-explain-parts.h"
#include "scoring/san-inspection.h"
#include "scoring/san-score-private.h"

/* The sources that can tell what a score was made of. */
static const SanExplainPartsFunc parts_of[] = {
  [SAN_SOURCE_INSPECTION] = san_inspection_explain,
  [SAN_SOURCE_SURVEY] = san_survey_explain,
  [SAN_SOURCE_CROSS] = san_cross_explain,
};

typedef struct
{
  const SanScores *scores;
  const SanScore  *score;
  guint            participant;
  GPtrArray       *rows;
} Explainer;

static void
row_free (SanExplainRow *row)
{
  g_free (row->key);
  g_free (row->name);
  g_free (row->method);
  g_free (row->weight);
  g_free (row->earned);
  g_free (row->full);
  g_free (row->score);
  g_free (row->contribution);
  g_free (row->note);
  mpq_clear (row->exact);
  g_free (row);
}

/* Without a total there is nothing to contribute to. */
static SanExplainRow *
add_row (Explainer  *self,
         guint       level,
         const char *key,
         const char *name,
         const char *method,
         mpq_srcptr  exact)
{
  SanExplainRow *row = g_new0 (SanExplainRow, 1);

  row->level = level;
  row->key = g_strdup (key != NULL ? key : "");
  row->name = g_strdup (name != NULL ? name : "");
  row->method = g_strdup (method != NULL ? method : "");
  row->weight = g_strdup ("");
  row->earned = g_strdup ("");
  row->full = g_strdup ("");
  row->score = g_strdup ("");
  row->note = g_strdup ("");
  mpq_init (row->exact);
  if (self->score->has_total)
    {
      mpq_set (row->exact, exact);
      row->contribution = san_rational_format (exact, 6);
    }
  else
    {
      row->contribution = g_strdup ("");
    }
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
set_text (char **member,
          char  *text)
{
  g_free (*member);
  *member = text;
}

static void add_remark (GString    *note,
                        const char *format,
                        ...) G_GNUC_PRINTF (2, 3);

static void
add_remark (GString    *note,
            const char *format,
            ...)
{
  va_list arguments;

  if (note->len > 0)
    g_string_append (note, "; ");
  va_start (arguments, format);
  g_string_append_vprintf (note, format, arguments);
  va_end (arguments);
}

/* The rule that was applied, or how the score came about. */
static char *
describe_method (const SanNode      *node,
                 const SanNodeScore *there)
{
  if (there->state != SAN_NODE_SCORED && there->not_applicable && !node->na_as_missing)
    return g_strdup ("not-applicable");
  if (there->state != SAN_NODE_SCORED && node->parent != NULL)
    return san_missing_format (there->rule, node->missing_value);
  if (san_node_is_leaf (node))
    return g_strdup (san_source_name (node->source));

  return g_strdup (san_combine_name (node->combine));
}

static void
describe_deductions (const Explainer *self,
                     const SanNode   *node,
                     GString         *note)
{
  const SanParticipant *participant = self->score->participant;
  const SanInputCell *cell = &participant->cells[node->index];
  g_autofree char *number = NULL;
  guint n = 0;
  mpq_t sum;

  mpq_init (sum);
  if (cell->state == SAN_CELL_VALUE)
    san_rational_set_micro (sum, cell->value);
  if (participant->deducted != NULL)
    {
      n = participant->n_deductions[node->index];
      mpq_add (sum, sum, participant->deducted[node->index]);
    }
  number = san_rational_format (sum, SAN_DECIMALS_NEEDED);
  mpq_clear (sum);

  if (n > 0)
    add_remark (note, "deducted %s, %u ledger rows", number, n);
  else
    add_remark (note, "deducted %s", number);
}

static gboolean
score_inspection (const Explainer *self,
                  const SanNode   *node,
                  mpq_t            value)
{
  const SanRoundInput *input = self->scores->input;
  g_autoptr (SanCategoryMeans) means = NULL;
  gboolean unranked;

  if (input->inspection != NULL)
    means = san_category_means_around (input, node, self->participant);

  return san_inspection_score (input, self->participant, node, means, value, &unranked);
}

/* What the source says, beside what was typed over it. */
static void
describe_computed (const Explainer *self,
                   const SanNode   *node,
                   GString         *note)
{
  const SanParticipant *participant = self->score->participant;
  const SanInputCell *cell = &participant->cells[node->index];
  const SanInputComputed *computed = participant->computed != NULL
                                     ? &participant->computed[node->index] : NULL;
  gboolean has_data = computed != NULL && computed->has_data;
  mpq_t value;

  mpq_init (value);
  if (has_data)
    mpq_set (value, computed->value);
  if (node->source == SAN_SOURCE_INSPECTION)
    {
      has_data = score_inspection (self, node, value);
    }
  else if (computed != NULL && computed->below != NULL)
    {
      guint n = san_scores_mean_below (self->scores, computed->below, node, value);

      has_data = n > 0;
      add_remark (note, "%u units: %s", n, self->scores->input->label);
    }
  else if (computed != NULL && computed->note != NULL && *computed->note != '\0')
    {
      add_remark (note, "%s", computed->note);
    }

  if (cell->state != SAN_CELL_EMPTY && cell->state != SAN_CELL_NA)
    {
      g_autofree char *text = has_data ? san_rational_format (value, SAN_DECIMALS_NEEDED)
                                       : g_strdup ("none");

      add_remark (note, "override, computed %s", text);
      if (cell->reason != NULL)
        add_remark (note, "%s", cell->reason);
    }
  mpq_clear (value);
}

static char *
describe_node (const Explainer *self,
               const SanNode   *node)
{
  const SanNodeScore *there = &self->score->nodes[node->index];
  const SanInputCell *cell = &self->score->participant->cells[node->index];
  GString *note = g_string_new (NULL);

  if (there->state != SAN_NODE_SCORED)
    {
      g_autofree char *rule = describe_method (node, there);

      add_remark (note, "%s", there->not_applicable && !node->na_as_missing ? rule : "");
      if (note->len == 0 && node->parent != NULL)
        g_string_append_printf (note, "no data: %s", rule);
    }
  if (san_node_is_computed (node))
    describe_computed (self, node, note);
  else if (node->source == SAN_SOURCE_DEDUCTION && there->state == SAN_NODE_SCORED)
    describe_deductions (self, node, note);
  if (node->parent != NULL && node->parent->combine == SAN_COMBINE_WEIGHTED &&
      node->weight == 0)
    add_remark (note, "not counted");
  if (san_node_is_leaf (node) && cell->confirmed != NULL)
    add_remark (note, "confirmed: %s", cell->confirmed);

  return g_string_free (note, FALSE);
}

static void
fill_row (const Explainer *self,
          SanExplainRow   *row,
          const SanNode   *node)
{
  const SanNodeScore *there = &self->score->nodes[node->index];

  if (there->state == SAN_NODE_SCORED)
    set_text (&row->earned, san_rational_format (there->raw, SAN_DECIMALS_NEEDED));
  set_text (&row->full, san_micro_format (node->full, SAN_DECIMALS_NEEDED));
  set_text (&row->score, san_scores_format_node (self->score, node));
  set_text (&row->note, describe_node (self, node));
}

/* The raw score of a node between floor and cap; those of the root come with the total. */
static void
clipped (const SanNode      *node,
         const SanNodeScore *there,
         mpq_t               value)
{
  mpq_t bound;

  mpq_set (value, there->raw);
  if (node->parent == NULL)
    return;

  mpq_init (bound);
  san_rational_set_micro (bound, node->floor);
  if (node->has_floor && mpq_cmp (value, bound) < 0)
    mpq_set (value, bound);
  san_rational_set_micro (bound, node->cap);
  if (node->has_cap && mpq_cmp (value, bound) > 0)
    mpq_set (value, bound);
  mpq_clear (bound);
}

/* A row for (@after − @before) · @factor, unless they are equal. */
static void
add_difference (Explainer     *self,
                guint          level,
                const char    *key,
                const SanNode *node,
                const mpq_t    before,
                const mpq_t    after,
                const mpq_t    factor)
{
  mpq_t difference;

  if (mpq_equal (before, after))
    return;

  mpq_init (difference);
  mpq_sub (difference, after, before);
  mpq_mul (difference, difference, factor);
  add_row (self, level, key, node->name, key, difference);
  mpq_clear (difference);
}

static void
take_text (char **member,
           char **text)
{
  if (*text != NULL)
    set_text (member, g_steal_pointer (text));
}

/* A score that was typed over, or filled by a rule, stands beside what the source says,
 * which then contributes nothing. @value: the leaf's, clipped */
static void
explain_parts (Explainer     *self,
               guint          level,
               const SanNode *node,
               const mpq_t    value,
               const mpq_t    factor)
{
  const SanNodeScore *there = &self->score->nodes[node->index];
  SanExplainPartsFunc func = node->source < G_N_ELEMENTS (parts_of) ? parts_of[node->source]
                                                                    : NULL;
  gboolean counts = there->state == SAN_NODE_SCORED && !there->overridden;
  g_autoptr (GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_explain_part_free);
  mpq_t zero;
  mpq_t exact;

  if (func != NULL)
    func (self->scores, self->participant, node, parts);
  if (parts->len == 0)
    return;

  mpq_init (zero);
  mpq_init (exact);
  for (guint i = 0; i < parts->len; i++)
    {
      SanExplainPart *part = g_ptr_array_index (parts, i);
      SanExplainRow *row;

      mpq_mul (exact, part->share, counts ? factor : zero);
      row = add_row (self, level + part->depth, part->key, part->name, part->method, exact);
      row->kind = part->kind;
      row->id = part->id;
      take_text (&row->weight, &part->weight);
      take_text (&row->earned, &part->earned);
      take_text (&row->full, &part->full);
      take_text (&row->score, &part->score);
      take_text (&row->note, &part->note);
    }

  if (counts)
    add_difference (self, level, mpq_cmp (value, there->raw) < 0 ? "cap" : "floor", node,
                    there->raw, value, factor);
  else if (there->state != SAN_NODE_LEFT_OUT)
    add_difference (self, level, there->state == SAN_NODE_SCORED ? "override" : "missing",
                    node, zero, value, factor);
  mpq_clear (exact);
  mpq_clear (zero);
}

/* Its contribution is that of the score before rounding; what the rounding added or took
 * stands in the next row. */
static SanExplainRow *
explain_leaf (Explainer     *self,
              guint          level,
              const SanNode *node,
              const mpq_t    factor)
{
  const SanNodeScore *there = &self->score->nodes[node->index];
  g_autofree char *method = describe_method (node, there);
  SanExplainRow *row;
  mpq_t value;
  mpq_t exact;

  mpq_init (value);
  mpq_init (exact);
  if (there->state == SAN_NODE_SCORED)
    clipped (node, there, value);
  else if (there->state == SAN_NODE_FILLED)
    mpq_set (value, there->used);
  mpq_mul (exact, value, factor);

  row = add_row (self, level, node->key, node->name, method, exact);
  fill_row (self, row, node);
  explain_parts (self, level + 1, node, value, factor);
  if (there->state == SAN_NODE_SCORED)
    add_difference (self, level, "rounding", node, value, there->used, factor);

  mpq_clear (exact);
  mpq_clear (value);

  return row;
}

static void explain_children (Explainer     *self,
                              guint          level,
                              const SanNode *node,
                              const mpq_t    factor);

static SanExplainRow *
explain_inner (Explainer     *self,
               guint          level,
               const SanNode *node,
               const mpq_t    factor)
{
  const SanNodeScore *there = &self->score->nodes[node->index];
  g_autofree char *method = describe_method (node, there);
  SanExplainRow *row;
  mpq_t value;
  mpq_t zero;

  mpq_init (value);
  mpq_init (zero);
  if (there->state != SAN_NODE_LEFT_OUT)
    mpq_mul (value, there->used, factor);
  row = add_row (self, level, node->key, node->name, method, value);
  fill_row (self, row, node);

  if (there->state == SAN_NODE_SCORED)
    {
      explain_children (self, level + 1, node, factor);
      clipped (node, there, value);
      add_difference (self, level + 1, mpq_cmp (value, there->raw) < 0 ? "cap" : "floor",
                      node, there->raw, value, factor);
      add_difference (self, level + 1, "rounding", node, value, there->used, factor);
    }
  else
    {
      /* whatever stands below it did not count */
      explain_children (self, level + 1, node, zero);
      if (there->state == SAN_NODE_FILLED)
        add_row (self, level + 1, "missing", node->name, method, value);
    }
  mpq_clear (zero);
  mpq_clear (value);

  return row;
}

/* @factor: what a point of @node's score adds to the total */
static void
explain_children (Explainer     *self,
                  guint          level,
                  const SanNode *node,
                  const mpq_t    factor)
{
  SanScorePlan *plan = san_score_plan_new (node);
  mpq_t own;
  mpq_t share;
  mpq_t hundred;

  mpq_init (own);
  mpq_init (share);
  mpq_init (hundred);
  mpq_set_ui (hundred, 100, 1);
  for (guint i = 0; i < node->children->len; i++)
    {
      const SanNode *child = g_ptr_array_index (node->children, i);
      SanExplainRow *row;

      san_score_plan_factor (plan, self->score->nodes, i, own, share);
      mpq_mul (own, own, factor);
      mpq_mul (share, share, hundred);
      row = san_node_is_leaf (child) ? explain_leaf (self, level, child, own)
                                     : explain_inner (self, level, child, own);
      if (self->score->nodes[child->index].state != SAN_NODE_LEFT_OUT)
        set_text (&row->weight, san_rational_format (share, SAN_DECIMALS_NEEDED));
    }
  mpq_clear (hundred);
  mpq_clear (share);
  mpq_clear (own);
  san_score_plan_free (plan);
}

/* The rows of one direction, and what its caps took back. */
static void
explain_adjustments (Explainer  *self,
                     int         sign,
                     const char *key,
                     const char *cap_key,
                     const mpq_t counted)
{
  const GArray *adjustments = self->scores->input->adjustments;
  mpq_t sum;

  mpq_init (sum);
  for (guint i = 0; i < adjustments->len; i++)
    {
      const SanInputAdjustment *adjustment = &g_array_index (adjustments,
                                                             SanInputAdjustment, i);
      SanExplainRow *row;

      if (adjustment->participant != self->participant ||
          mpq_sgn (adjustment->amount) != sign)
        continue;
      row = add_row (self, 1, key, adjustment->reason,
                     *adjustment->rule != '\0' ? adjustment->rule : "manual",
                     adjustment->amount);
      set_text (&row->note, g_strdup (adjustment->document));
      mpq_add (sum, sum, adjustment->amount);
    }

  if (self->score->has_total && !mpq_equal (sum, counted))
    {
      mpq_sub (sum, counted, sum);
      add_row (self, 1, cap_key, "", "cap", sum);
    }
  mpq_clear (sum);
}

static void
explain_handicaps (Explainer *self)
{
  const GArray *units = g_ptr_array_index (self->scores->input->handicap_units,
                                           self->score->participant->scheme);
  g_autoptr (GString) reasons = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const SanHandicap *handicap = g_ptr_array_index (self->score->scheme->handicaps, i);

      if (g_array_index (units, guint, i) == self->participant)
        add_remark (reasons, "%s", handicap->reason);
    }
  if (reasons->len > 0)
    add_row (self, 1, "handicap", reasons->str, "handicap", self->score->handicap);
}

/* One after the other, as they were applied. */
static void
explain_vetoes (Explainer *self)
{
  const GArray *vetoes = self->scores->input->vetoes;
  mpq_t running;
  mpq_t taken;

  mpq_init (running);
  mpq_init (taken);
  mpq_add (running, self->score->root, self->score->bonus);
  mpq_add (running, running, self->score->deduction);
  mpq_add (running, running, self->score->handicap);
  for (guint i = 0; i < vetoes->len; i++)
    {
      const SanInputVeto *veto = &g_array_index (vetoes, SanInputVeto, i);
      g_autofree char *effect = NULL;

      if (veto->participant != self->participant)
        continue;
      mpq_set_ui (taken, 0, 1);
      if (veto->effect == SAN_VETO_MINUS || veto->effect == SAN_VETO_CAP)
        san_rational_set_micro (taken, veto->value);
      if (veto->effect == SAN_VETO_MINUS)
        mpq_neg (taken, taken);
      if (veto->effect == SAN_VETO_CAP)
        mpq_sub (taken, taken, running);
      if (veto->effect == SAN_VETO_CAP && mpq_sgn (taken) > 0)
        mpq_set_ui (taken, 0, 1);
      mpq_add (running, running, taken);

      effect = san_veto_effect_format (veto->effect, veto->value);
      add_row (self, 1, "veto", veto->reason, effect, taken);
    }
  mpq_clear (taken);
  mpq_clear (running);
}

static void
explain_tail (Explainer *self)
{
  const SanScore *score = self->score;
  const SanNode *root = score->scheme->root;
  mpq_t one;

  explain_adjustments (self, 1, "bonus", "bonus-cap", score->bonus);
  explain_adjustments (self, -1, "deduction", "deduction-cap", score->deduction);
  explain_handicaps (self);
  explain_vetoes (self);
  if (!score->has_total)
    return;

  if (mpq_sgn (score->clip) != 0)
    add_row (self, 1, mpq_sgn (score->clip) < 0 ? "cap" : "floor", root->name,
             mpq_sgn (score->clip) < 0 ? "cap" : "floor", score->clip);
  mpq_init (one);
  mpq_set_ui (one, 1, 1);
  add_difference (self, 1, "rounding", root, score->full, score->total, one);
  mpq_clear (one);
}

static void
explain_total (Explainer *self)
{
  const SanScore *score = self->score;
  const SanNode *root = score->scheme->root;
  SanExplainRow *row = add_row (self, 0, root->key, root->name,
                                san_node_is_leaf (root) ? san_source_name (root->source)
                                                        : san_combine_name (root->combine),
                                score->total);

  if (score->nodes[0].state == SAN_NODE_SCORED)
    set_text (&row->earned, san_rational_format (score->nodes[0].raw, SAN_DECIMALS_NEEDED));
  set_text (&row->full, san_micro_format (root->full, SAN_DECIMALS_NEEDED));
  set_text (&row->score, san_scores_format_total (score));
  set_text (&row->note, san_scores_note (score, self->scores));
}

GPtrArray *
san_explain (const SanScores *scores,
             guint            participant,
             GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  Explainer self = { scores, NULL, participant, rows };
  const SanNode *root;
  mpq_t one;

  g_return_val_if_fail (scores != NULL && participant < scores->n_scores, NULL);

  self.score = &scores->scores[participant];
  root = self.score->scheme->root;
  explain_total (&self);

  mpq_init (one);
  mpq_set_ui (one, 1, 1);
  if (san_node_is_leaf (root))
    explain_leaf (&self, 1, root, one);
  else
    explain_children (&self, 1, root, one);
  mpq_clear (one);
  explain_tail (&self);

  return g_steal_pointer (&rows);
}
