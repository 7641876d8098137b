/* san-cross-sheet.c - who scored whom in a round: loaded, chosen from, changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-cross-sheet-private.h"

#include "base/san-decimal.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (SanCrossSheet, san_cross_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_GRID_MODEL,
                                                      san_cross_sheet_init_model))

static guint written;

const char *
san_cross_sheet_unit (SanCrossSheet *self,
                      gint64         unit_id)
{
  const SanUnit *unit = san_roster_get (self->roster, unit_id);

  return unit != NULL ? san_roster_display (self->roster, unit) : "";
}

const SanEvaluation *
san_cross_sheet_find_record (SanCrossSheet *self,
                             gint64         evaluator_id,
                             gint64         target_id)
{
  const SanNode *leaf = san_cross_sheet_get_leaf (self);
  const SanEvaluation *found = NULL;

  for (guint i = 0; leaf != NULL && i < self->evaluations->len; i++)
    {
      const SanEvaluation *evaluation = self->evaluations->pdata[i];

      if (evaluation->evaluator_id != evaluator_id || evaluation->target_id != target_id)
        continue;
      if (g_str_equal (evaluation->component, leaf->key))
        return evaluation;
      if (*evaluation->component == '\0')
        found = evaluation;
    }

  return found;
}

gboolean
san_cross_sheet_change (SanCrossSheet *self,
                        const char    *verb,
                        const char    *label,
                        SanChangeFunc  func,
                        gpointer       data,
                        const char    *said)
{
  gboolean done;

  g_return_val_if_fail (SAN_IS_CROSS_SHEET (self), FALSE);

  self->writing = TRUE;
  done = san_context_change (self->context, verb, label, func, data, said);
  self->writing = FALSE;
  if (done)
    g_signal_emit (self, written, 0);

  return done;
}

/* Loading */

static void
clear_tables (SanCrossSheet *self)
{
  g_clear_pointer (&self->tables[FALSE], san_cross_table_free);
  g_clear_pointer (&self->tables[TRUE], san_cross_table_free);
}

static void
clear_records (SanCrossSheet *self)
{
  clear_tables (self);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->roster, san_roster_unref);
  g_clear_pointer (&self->input, san_round_input_unref);
  g_clear_pointer (&self->evaluations, g_ptr_array_unref);
  g_clear_pointer (&self->plan, san_cross_plan_free);
  g_ptr_array_set_size (self->leaves, 0);
  g_array_set_size (self->targets, 0);
  g_array_set_size (self->evaluators, 0);
}

static void
add_leaves (SanCrossSheet   *self,
            const SanScheme *scheme)
{
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      SanNode *node = g_ptr_array_index (scheme->nodes, i);
      gboolean known = FALSE;

      for (guint j = 0; j < self->leaves->len; j++)
        known |= g_str_equal (((SanNode *) self->leaves->pdata[j])->key, node->key);
      if (node->source == SAN_SOURCE_CROSS && !known)
        g_ptr_array_add (self->leaves, node);
    }
}

static void
add_evaluator (SanCrossSheet *self,
               gint64         unit_id)
{
  for (guint i = 0; i < self->evaluators->len; i++)
    if (g_array_index (self->evaluators, gint64, i) == unit_id)
      return;

  g_array_append_val (self->evaluators, unit_id);
}

/* The units of the group, then whoever else scored one of them. */
static void
arrange (SanCrossSheet *self)
{
  g_array_set_size (self->targets, 0);
  g_array_set_size (self->evaluators, 0);
  if (self->leaves->len == 0)
    return;

  for (guint i = 0; i < self->input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (self->input->participants, i);

      if (participant->group != self->group)
        continue;
      g_array_append_val (self->targets, i);
      add_evaluator (self, participant->unit_id);
    }
  for (guint i = 0; i < self->evaluations->len; i++)
    {
      const SanEvaluation *evaluation = self->evaluations->pdata[i];

      if (san_cross_sheet_group_of (self, evaluation->target_id) == self->group)
        add_evaluator (self, evaluation->evaluator_id);
    }
}

static void
make_tables (SanCrossSheet *self)
{
  const SanNode *leaf = san_cross_sheet_get_leaf (self);

  clear_tables (self);
  for (int comparable = FALSE; leaf != NULL && comparable <= TRUE; comparable++)
    {
      self->kinds[comparable] = *leaf;
      self->kinds[comparable].comparable = comparable;
      self->tables[comparable] = san_cross_table_new (self->input, &self->kinds[comparable]);
    }
  arrange (self);
}

static gboolean
load_records (SanCrossSheet *self,
              SanRound      *round,
              GError       **error)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (GError) local = NULL;

  self->round_id = round->id;
  self->label = g_strdup (round->label);
  self->locked = round->state >= SAN_ROUND_REVIEW || san_context_is_read_only (self->context);
  self->roster = san_roster_load (database, round->period.last, TRUE, error);
  if (self->roster == NULL)
    return FALSE;
  self->input = san_round_input_load (database, round, error);
  if (self->input == NULL)
    return FALSE;
  self->evaluations = san_evaluation_store_list (database, round->id, error);
  if (self->evaluations == NULL)
    return FALSE;
  self->plan = san_cross_plan_store_get (database, round->id, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

gboolean
san_cross_sheet_load (SanCrossSheet *self,
                      SanRound      *round,
                      GError       **error)
{
  guint n_rows;
  guint n_columns;
  gint64 before;

  g_return_val_if_fail (SAN_IS_CROSS_SHEET (self), FALSE);

  before = self->round_id;
  n_rows = san_grid_model_get_n_rows (SAN_GRID_MODEL (self));
  n_columns = self->evaluators->len;
  clear_records (self);
  if (!load_records (self, round, error))
    {
      clear_records (self);
      san_grid_model_reset (SAN_GRID_MODEL (self));
      return FALSE;
    }
  for (guint i = 0; i < self->input->schemes->len; i++)
    add_leaves (self, g_ptr_array_index (self->input->schemes, i));
  if (self->leaf >= self->leaves->len)
    self->leaf = 0;
  if (self->group >= self->input->groups->len)
    self->group = 0;
  make_tables (self);

  if (before == self->round_id && n_rows == san_grid_model_get_n_rows (SAN_GRID_MODEL (self)) &&
      n_columns == self->evaluators->len)
    san_grid_model_changed (SAN_GRID_MODEL (self), 0, n_rows);
  else
    san_grid_model_reset (SAN_GRID_MODEL (self));

  return TRUE;
}

/* Asking */

gboolean
san_cross_sheet_is_writing (SanCrossSheet *self)
{
  return self->writing;
}

gboolean
san_cross_sheet_is_locked (SanCrossSheet *self)
{
  return self->locked;
}

GPtrArray *
san_cross_sheet_get_leaves (SanCrossSheet *self)
{
  return self->leaves;
}

const SanNode *
san_cross_sheet_get_leaf (SanCrossSheet *self)
{
  return self->leaf < self->leaves->len ? self->leaves->pdata[self->leaf] : NULL;
}

void
san_cross_sheet_set_leaf (SanCrossSheet *self,
                          guint          index)
{
  if (index == self->leaf || index >= self->leaves->len)
    return;

  self->leaf = index;
  make_tables (self);
  san_grid_model_reset (SAN_GRID_MODEL (self));
}

GPtrArray *
san_cross_sheet_get_groups (SanCrossSheet *self)
{
  return self->input->groups;
}

guint
san_cross_sheet_get_group (SanCrossSheet *self)
{
  return self->group;
}

void
san_cross_sheet_set_group (SanCrossSheet *self,
                           guint          group)
{
  if (group == self->group || group >= self->input->groups->len)
    return;

  self->group = group;
  arrange (self);
  san_grid_model_reset (SAN_GRID_MODEL (self));
}

void
san_cross_sheet_set_comparable (SanCrossSheet *self,
                                gboolean       comparable)
{
  if (comparable == self->comparable)
    return;

  self->comparable = comparable;
  san_grid_model_changed (SAN_GRID_MODEL (self), 0, san_grid_model_get_n_rows (SAN_GRID_MODEL (self)));
}

const SanCrossPlan *
san_cross_sheet_get_plan (SanCrossSheet *self)
{
  return self->plan;
}

GArray *
san_cross_sheet_get_missing (SanCrossSheet *self)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (SanCrossMissing));

  for (guint i = 0; self->plan != NULL && i < self->plan->pairs->len; i++)
    {
      const SanCrossVisit *visit = &g_array_index (self->plan->pairs, SanCrossVisit, i);
      SanCrossMissing pair = { visit->evaluator_id, visit->target_id };

      if (san_cross_sheet_find_record (self, visit->evaluator_id, visit->target_id) == NULL)
        g_array_append_val (missing, pair);
    }

  return missing;
}

guint
san_cross_sheet_get_n (SanCrossSheet *self)
{
  return self->tables[FALSE] != NULL ? self->tables[FALSE]->n : 0;
}

char *
san_cross_sheet_get_mean (SanCrossSheet *self)
{
  return san_cross_sheet_get_n (self) > 0
         ? san_rational_format (self->tables[FALSE]->mean, 2) : g_strdup ("");
}

guint
san_cross_sheet_group_of (SanCrossSheet *self,
                          gint64         unit_id)
{
  for (guint i = 0; i < self->input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (self->input->participants, i);

      if (participant->unit_id == unit_id)
        return participant->group;
    }

  return G_MAXUINT;
}

static gint64
unit_at (SanCrossSheet *self,
         guint          row)
{
  const SanParticipant *target = g_ptr_array_index (self->input->participants,
                                                    g_array_index (self->targets, guint, row));

  return target->unit_id;
}

gboolean
san_cross_sheet_find (SanCrossSheet *self,
                      gint64         evaluator_id,
                      gint64         target_id,
                      guint         *row,
                      guint         *column)
{
  for (guint i = 0; i < self->targets->len; i++)
    for (guint j = 0; j < self->evaluators->len; j++)
      if (unit_at (self, i) == target_id &&
          g_array_index (self->evaluators, gint64, j) == evaluator_id)
        {
          *row = i;
          *column = j;
          return TRUE;
        }

  return FALSE;
}

static void
san_cross_sheet_finalize (GObject *object)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (object);

  clear_records (self);
  g_ptr_array_unref (self->leaves);
  g_array_unref (self->targets);
  g_array_unref (self->evaluators);
  g_object_unref (self->context);
  g_free (self->text);

  G_OBJECT_CLASS (san_cross_sheet_parent_class)->finalize (object);
}

static void
san_cross_sheet_class_init (SanCrossSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_cross_sheet_finalize;
  written = g_signal_new ("written", SAN_TYPE_CROSS_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                          NULL, G_TYPE_NONE, 0);
}

static void
san_cross_sheet_init (SanCrossSheet *self)
{
  self->leaves = g_ptr_array_new ();
  self->targets = g_array_new (FALSE, FALSE, sizeof (guint));
  self->evaluators = g_array_new (FALSE, FALSE, sizeof (gint64));
}

SanCrossSheet *
san_cross_sheet_new (SanContext *context)
{
  SanCrossSheet *self = g_object_new (SAN_TYPE_CROSS_SHEET, NULL);

  self->context = g_object_ref (context);

  return self;
}
