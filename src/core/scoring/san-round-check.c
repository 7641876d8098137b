/* san-round-check.c - what the records of a round alone tell: scoring.md §9
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-round-check.h"

#include <gmp.h>

#include "base/san-decimal.h"
#include "registry/san-group-store.h"
#include "rounds/san-cell-visit.h"
#include "scoring/san-inspection-private.h"
#include "scoring/san-survey-check.h"

static void
add_range (GPtrArray            *issues,
           const SanParticipant *participant,
           const SanNode        *node,
           const char           *found,
           const char           *confirmed)
{
  g_autofree char *full = san_micro_format (node->full, SAN_DECIMALS_NEEDED);
  g_autofree char *expected = g_strconcat ("0..", node->over ? "" : full, NULL);

  SanIssue *issue = san_issue_new (confirmed != NULL ? SAN_ISSUE_NOTE : SAN_ISSUE_ERROR,
                                   "range", participant->unit_id, participant->name,
                                   node->key, found, expected, node->key);

  issue->title = g_strdup (node->name);
  g_ptr_array_add (issues, issue);
}

static void
check_cell (GPtrArray            *issues,
            const SanParticipant *participant,
            const SanNode        *node)
{
  const SanInputCell *cell = &participant->cells[node->index];

  if (cell->state == SAN_CELL_VALUE &&
      (cell->value < 0 || (cell->value > node->full && !node->over)))
    {
      g_autofree char *found = san_micro_format (cell->value, SAN_DECIMALS_NEEDED);

      add_range (issues, participant, node, found, cell->confirmed);
    }
  if (participant->deducted != NULL && mpq_sgn (participant->deducted[node->index]) < 0)
    {
      g_autofree char *found = san_rational_format (participant->deducted[node->index],
                                                    SAN_DECIMALS_NEEDED);

      add_range (issues, participant, node, found, NULL);
    }
}

static void
check_cells (const SanRoundInput *input,
             GPtrArray           *issues)
{
  for (guint i = 0; i < input->participants->len; i++)
    {
      const SanParticipant *participant = g_ptr_array_index (input->participants, i);
      const SanScheme *scheme = g_ptr_array_index (input->schemes, participant->scheme);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);

          if (san_node_is_leaf (node))
            check_cell (issues, participant, node);
        }
    }
}

static gboolean
has_row (const SanScore *score)
{
  const SanParticipant *participant = score->participant;

  for (guint i = 0; i < score->scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (score->scheme->nodes, i);

      if (participant->cells[i].state != SAN_CELL_EMPTY ||
          (participant->n_deductions != NULL && participant->n_deductions[i] > 0) ||
          (san_node_is_computed (node) && score->nodes[i].state == SAN_NODE_SCORED))
        return TRUE;
    }

  return FALSE;
}

static void
check_participants (const SanScores *scores,
                    GPtrArray       *issues)
{
  for (guint i = 0; i < scores->n_scores; i++)
    {
      const SanScore *score = &scores->scores[i];
      const SanParticipant *participant = score->participant;

      if (!has_row (score))
        g_ptr_array_add (issues,
                         san_issue_new (SAN_ISSUE_WARNING, "missing-unit",
                                        participant->unit_id, participant->name, NULL, NULL,
                                        NULL, g_ptr_array_index (scores->input->groups,
                                                                 participant->group)));
    }
}

/* A component that has data of its own nowhere. */
static void
check_components (const SanScores *scores,
                  GPtrArray       *issues)
{
  for (guint i = 0; i < scores->input->schemes->len; i++)
    {
      const SanScheme *scheme = g_ptr_array_index (scores->input->schemes, i);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanNode *node = g_ptr_array_index (scheme->nodes, j);
          gboolean used = FALSE;
          gboolean scored = FALSE;

          for (guint k = 0; k < scores->n_scores; k++)
            {
              const SanScore *score = &scores->scores[k];

              used |= score->scheme == scheme;
              scored |= score->scheme == scheme && score->nodes[j].state == SAN_NODE_SCORED;
            }
          if (used && !scored && san_node_is_leaf (node))
            {
              SanIssue *issue = san_issue_new (SAN_ISSUE_WARNING, "unscored-category", 0, NULL,
                                               node->key, NULL, NULL, node->key);

              issue->title = g_strdup (node->name);
              g_ptr_array_add (issues, issue);
            }
        }
    }
}

static gboolean
check_groups (SanDatabase    *database,
              const SanRound *round,
              SanRoster      *roster,
              GPtrArray      *issues,
              GError        **error)
{
  g_autoptr (SanGrouping) grouping = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (round->grouping_id == 0)
    return TRUE;
  grouping = san_group_store_get (database, round->grouping_id, round->period.last, error);
  if (grouping == NULL)
    return FALSE;

  for (guint i = 0; i < grouping->groups->len; i++)
    {
      SanGroup *group = g_ptr_array_index (grouping->groups, i);

      for (guint j = 0; j < group->members->len; j++)
        {
          SanMember *member = g_ptr_array_index (group->members, j);
          const SanGroup *first = g_hash_table_lookup (seen, &member->unit_id);
          const SanUnit *unit = san_roster_get (roster, member->unit_id);
          g_autofree char *found = NULL;

          if (first == NULL)
            {
              g_hash_table_insert (seen, &member->unit_id, group);
              continue;
            }
          found = g_strdup_printf ("%s; %s", first->name, group->name);
          g_ptr_array_add (issues,
                           san_issue_new (SAN_ISSUE_ERROR, "two-groups", member->unit_id,
                                          unit != NULL ? san_roster_display (roster, unit)
                                                       : NULL,
                                          NULL, found, NULL, grouping->name));
        }
    }

  return TRUE;
}

typedef struct
{
  GHashTable *participants;   /* (element-type gint64) */
  GHashTable *strangers;      /* (element-type gint64): already reported */
  SanRoster  *roster;
  GPtrArray  *issues;
} Strangers;

static void
meet (Strangers  *self,
      gint64      unit_id,
      const char *where)
{
  const SanUnit *unit = san_roster_get (self->roster, unit_id);
  gint64 *key;

  if (g_hash_table_contains (self->participants, &unit_id) ||
      g_hash_table_contains (self->strangers, &unit_id))
    return;

  key = g_new (gint64, 1);
  *key = unit_id;
  g_hash_table_add (self->strangers, key);
  g_ptr_array_add (self->issues,
                   san_issue_new (SAN_ISSUE_WARNING, "unknown-unit", unit_id,
                                  unit != NULL ? san_roster_display (self->roster, unit)
                                               : NULL,
                                  where, NULL, NULL, where));
}

static void
on_cell (gint64       unit_id,
         const char  *component,
         SanCellState state,
         gint64       value,
         const char  *reason,
         const char  *confirmed,
         gpointer     data)
{
  meet (data, unit_id, component);
}

/* Rows of units that take no part: the grouping was changed after they were entered. */
static gboolean
check_strangers (SanDatabase         *database,
                 const SanRound      *round,
                 const SanRoundInput *input,
                 SanRoster           *roster,
                 GPtrArray           *issues,
                 GError             **error)
{
  g_autoptr (GHashTable) participants = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) strangers = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                                            g_free, NULL);
  g_autoptr (GPtrArray) adjustments = NULL;
  g_autoptr (GPtrArray) vetoes = NULL;
  Strangers self = { participants, strangers, roster, issues };

  for (guint i = 0; i < input->participants->len; i++)
    g_hash_table_add (participants,
                      &((SanParticipant *) g_ptr_array_index (input->participants,
                                                              i))->unit_id);

  if (!san_cell_visit (database, round->id, FALSE, on_cell, &self, error))
    return FALSE;
  adjustments = san_adjustment_store_list (database, round->id, error);
  if (adjustments == NULL)
    return FALSE;
  vetoes = san_veto_store_list (database, round->id, error);
  if (vetoes == NULL)
    return FALSE;

  for (guint i = 0; i < adjustments->len; i++)
    {
      const SanAdjustment *adjustment = g_ptr_array_index (adjustments, i);

      for (guint j = 0; j < adjustment->shares->len; j++)
        meet (&self, g_array_index (adjustment->shares, SanShare, j).unit_id, "adjustment");
    }
  for (guint i = 0; i < vetoes->len; i++)
    meet (&self, ((const SanVeto *) g_ptr_array_index (vetoes, i))->unit_id, "veto");

  return TRUE;
}

void
san_round_check_scores (const SanScores *scores,
                        GPtrArray       *issues)
{
  g_return_if_fail (scores != NULL && issues != NULL);

  check_cells (scores->input, issues);
  check_participants (scores, issues);
  check_components (scores, issues);
  san_inspection_check_categories (scores->input, issues);
}

gboolean
san_round_check_registry (SanDatabase         *database,
                          const SanRound      *round,
                          const SanRoundInput *input,
                          GPtrArray           *issues,
                          GError             **error)
{
  g_autoptr (SanRoster) roster = NULL;

  g_return_val_if_fail (database != NULL && round != NULL, FALSE);
  g_return_val_if_fail (input != NULL && issues != NULL, FALSE);

  /* what was published is judged by what was frozen, not by today's roster */
  if (round->state == SAN_ROUND_PUBLISHED)
    return TRUE;

  roster = san_roster_load (database, round->period.last, TRUE, error);

  return roster != NULL &&
         check_groups (database, round, roster, issues, error) &&
         check_strangers (database, round, input, roster, issues, error) &&
         san_inspection_check (database, round, input, roster, issues, error) &&
         san_survey_check (database, round, input, roster, issues, error);
}

GPtrArray *
san_round_check (SanDatabase    *database,
                 const SanRound *round,
                 GError        **error)
{
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (SanScores) scores = NULL;

  g_return_val_if_fail (database != NULL && round != NULL, NULL);

  input = san_round_input_load (database, round, error);
  if (input == NULL)
    return NULL;
  scores = san_scores_compute (input, error);
  if (scores == NULL)
    return NULL;

  issues = g_ptr_array_new_with_free_func ((GDestroyNotify) san_issue_free);
  check_cells (input, issues);
  if (!san_round_check_registry (database, round, input, issues, error))
    return NULL;
  check_participants (scores, issues);
  check_components (scores, issues);
  san_inspection_check_categories (input, issues);

  return g_steal_pointer (&issues);
}
