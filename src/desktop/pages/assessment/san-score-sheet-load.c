/* san-score-sheet-load.c - reading a round into a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-score-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "store/san-setting-store.h"

/* Node index by component key, of every scheme */
static GPtrArray *
index_keys (SanScoreSheet *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < self->input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (self->input->schemes, i);
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint j = 0; j < scheme->nodes->len; j++)
        g_hash_table_insert (table, ((SanNode *) g_ptr_array_index (scheme->nodes, j))->key,
                             GUINT_TO_POINTER (j));
      g_ptr_array_add (keys, table);
    }

  return keys;
}

static GHashTable *
index_units (SanScoreSheet *self)
{
  GHashTable *units = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->input->participants->len; i++)
    {
      SanParticipant *unit = g_ptr_array_index (self->input->participants, i);

      g_hash_table_insert (units, &unit->unit_id, GUINT_TO_POINTER (i));
    }

  return units;
}

/* Puts @cells, of this round or another one, at their places. */
static SanCell **
place_cells (SanScoreSheet *self,
             GPtrArray     *cells,
             GHashTable    *units,
             GPtrArray     *keys)
{
  SanCell **places = g_new0 (SanCell *, (gsize) self->input->participants->len * self->stride);

  for (guint i = 0; i < cells->len; i++)
    {
      SanCell *cell = g_ptr_array_index (cells, i);
      gpointer participant, node;
      const SanParticipant *unit;

      if (!g_hash_table_lookup_extended (units, &cell->unit_id, NULL, &participant))
        continue;
      unit = g_ptr_array_index (self->input->participants, GPOINTER_TO_UINT (participant));
      if (g_hash_table_lookup_extended (g_ptr_array_index (keys, unit->scheme),
                                        cell->component, NULL, &node))
        places[sheet_slot (self, GPOINTER_TO_UINT (participant), GPOINTER_TO_UINT (node))] = cell;
    }

  return places;
}

static GPtrArray *
no_cells (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) san_cell_free);
}

static gboolean
load_cells (SanScoreSheet  *self,
            const SanRound *round,
            GError        **error)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (GHashTable) units = index_units (self);
  g_autoptr (GPtrArray) keys = index_keys (self);
  g_autoptr (GError) local = NULL;
  g_autoptr (SanRound) previous = NULL;

  self->cells = san_score_store_list (database, round->id, error);
  if (self->cells == NULL)
    return FALSE;

  previous = san_round_store_previous (database, round, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  self->previous_cells = previous != NULL
                         ? san_score_store_list (database, previous->id, error) : no_cells ();
  if (self->previous_cells == NULL)
    return FALSE;

  self->records = place_cells (self, self->cells, units, keys);
  self->previous = place_cells (self, self->previous_cells, units, keys);

  return TRUE;
}

static void
load_change_line (SanScoreSheet *self)
{
  g_autofree char *line = san_setting_get (san_context_get_database (self->context),
                                           SAN_CHANGE_LINE_KEY, NULL);

  if (line == NULL || *line == '\0' || !san_micro_parse (line, &self->change_line, NULL, NULL))
    san_micro_parse (SAN_CHANGE_LINE_DEFAULT, &self->change_line, NULL, NULL);
}

gboolean
san_score_sheet_read (SanScoreSheet  *self,
                      const SanRound *round,
                      GError        **error)
{
  SanDatabase *database = san_context_get_database (self->context);

  self->input = san_round_input_load (database, round, error);
  self->scores = self->input != NULL ? san_scores_compute (self->input, error) : NULL;
  if (self->scores == NULL)
    return FALSE;

  self->stride = 0;
  for (guint i = 0; i < self->input->schemes->len; i++)
    self->stride = MAX (self->stride,
                        ((SanScheme *) g_ptr_array_index (self->input->schemes, i))->nodes->len);

  self->registry = g_ptr_array_new_with_free_func ((GDestroyNotify) san_issue_free);
  if (!load_cells (self, round, error) ||
      !san_round_check_registry (database, round, self->input, self->registry, error))
    return FALSE;

  self->shortfalls = san_sample_shortfalls (database, round, self->input, error);
  if (self->shortfalls == NULL)
    return FALSE;

  load_change_line (self);
  self->round_id = round->id;
  self->round_label = g_strdup (round->label);
  if (san_context_is_read_only (self->context))
    self->locked = g_strdup (_("The ledger is open read-only."));
  else if (round->state == SAN_ROUND_REVIEW)
    self->locked = g_strdup (_("The round is in review and locked. Unlock it with a reason to change scores."));
  else if (round->state == SAN_ROUND_PUBLISHED)
    self->locked = g_strdup (_("The round is published and locked. A correction makes a new edition."));

  return TRUE;
}
