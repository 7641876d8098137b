/* san-score-sheet-issues.c - what is wrong with a sheet, or should be looked at twice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-score-sheet-private.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

static SanSheetIssue *
add_issue (SanScoreSheet *self,
           SanSeverity    severity,
           char          *title,
           char          *text,
           SanSheetFix    fixes)
{
  SanSheetIssue *issue = g_new0 (SanSheetIssue, 1);

  issue->severity = severity;
  issue->group = issue->participant = issue->node = G_MAXUINT;
  issue->title = title;
  issue->text = text;
  issue->fixes = fixes;
  g_ptr_array_add (self->issues, issue);

  return issue;
}

/* An error of a cell is shown before a warning about the same cell. */
static void
place_issue (SanScoreSheet *self,
             SanSheetIssue *issue,
             guint          participant,
             guint          node)
{
  const SanParticipant *unit = g_ptr_array_index (self->input->participants, participant);
  SanSheetIssue **place = &self->issue_at[sheet_slot (self, participant, node)];

  issue->participant = participant;
  issue->node = node;
  issue->group = unit->group;
  issue->fixes |= SAN_FIX_GO_TO;
  if (*place == NULL || (*place)->severity > issue->severity)
    *place = issue;
}

static char *
cell_title (const SanParticipant *unit,
            const SanNode        *node)
{
  return g_strdup_printf ("%s × %s", unit->name, node->name);
}

static guint
find_participant (SanScoreSheet *self,
                  gint64         unit_id)
{
  for (guint i = 0; unit_id != 0 && i < self->input->participants->len; i++)
    if (((SanParticipant *) g_ptr_array_index (self->input->participants, i))->unit_id == unit_id)
      return i;

  return G_MAXUINT;
}

static void
add_range (SanScoreSheet  *self,
           const SanIssue *found)
{
  guint participant = find_participant (self, found->unit_id);
  const SanParticipant *unit;
  const SanNode *node;
  g_autofree char *full = NULL;
  gboolean below;
  SanSheetIssue *issue;

  if (participant == G_MAXUINT || found->severity != SAN_ISSUE_ERROR)
    return;

  unit = g_ptr_array_index (self->input->participants, participant);
  node = san_scheme_find_node (san_score_sheet_scheme_of (self, unit), found->component);
  if (node == NULL)
    return;

  full = san_micro_format (node->full, SAN_DECIMALS_NEEDED);
  below = unit->cells[node->index].value < 0;
  issue = add_issue (self, SAN_ISSUE_ERROR, cell_title (unit, node),
                     below ? g_strdup_printf (_("%s is below 0."), found->found)
                     : g_strdup_printf (_("%s is above the maximum of %s."), found->found, full),
                     (below ? SAN_FIX_SET_ZERO : SAN_FIX_SET_FULL) | SAN_FIX_CONFIRM);
  issue->full = g_steal_pointer (&full);
  place_issue (self, issue, participant, node->index);
}

/* What concerns whole rows or columns, counted per group: a month that has just begun has
 * hundreds of them. */
typedef struct
{
  guint    n_missing_units;
  GString *unscored;
} GroupFindings;

/* (transfer full) */
static char *
registry_text (const SanIssue *found)
{
  if (g_str_equal (found->what, "two-groups"))
    return g_strdup_printf (_("Stands in two groups: %s."), found->found);
  if (g_str_equal (found->what, "out-of-dates"))
    return g_strdup_printf (_("Point %s was seen on %s, outside the dates of the round."),
                            found->where, found->found);
  if (g_str_equal (found->what, "self-evaluation"))
    return g_strdup (_("Has scored itself."));

  return g_strdup (_("Has records here and takes no part in the round."));
}

static void
add_registry (SanScoreSheet  *self,
              const SanIssue *found)
{
  guint participant = find_participant (self, found->unit_id);
  SanSheetIssue *issue = add_issue (self, found->severity, g_strdup (found->unit),
                                    registry_text (found), 0);

  if (participant != G_MAXUINT)
    {
      issue->participant = participant;
      issue->group = ((SanParticipant *) g_ptr_array_index (self->input->participants,
                                                            participant))->group;
      issue->fixes |= SAN_FIX_GO_TO;
    }
}

/* The groups whose units use a scheme with @component */
static void
note_unscored (SanScoreSheet *self,
               GroupFindings *groups,
               const char    *component)
{
  guint seen = G_MAXUINT;

  for (guint i = 0; i < self->input->participants->len; i++)
    {
      const SanParticipant *unit = g_ptr_array_index (self->input->participants, i);
      const SanNode *node;

      if (unit->group == seen)
        continue;
      seen = unit->group;
      node = san_scheme_find_node (san_score_sheet_scheme_of (self, unit), component);
      if (node == NULL)
        continue;
      if (groups[seen].unscored->len > 0)
        g_string_append (groups[seen].unscored, _(", "));
      g_string_append (groups[seen].unscored, node->name);
    }
}

static void
add_findings (SanScoreSheet *self,
              GroupFindings *groups)
{
  for (guint i = 0; i < self->input->groups->len; i++)
    {
      SanSheetIssue *issue;

      if (groups[i].n_missing_units > 0)
        {
          guint n = groups[i].n_missing_units;

          issue = add_issue (self, SAN_ISSUE_WARNING,
                             g_strdup_printf (ngettext ("%u unit has no score yet",
                                                        "%u units have no score yet", n), n),
                             g_strdup (_("They are in the roster of the group.")),
                             SAN_FIX_SHOW_MISSING);
          issue->group = i;
        }
      if (groups[i].unscored->len > 0)
        {
          issue = add_issue (self, SAN_ISSUE_WARNING, g_strdup (_("Scored by nobody yet")),
                             g_strdup (groups[i].unscored->str), 0);
          issue->group = i;
        }
    }
}

static void
add_checked (SanScoreSheet *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) san_issue_free);
  guint n_groups = self->input->groups->len;
  g_autofree GroupFindings *groups = g_new0 (GroupFindings, n_groups);

  for (guint i = 0; i < n_groups; i++)
    groups[i].unscored = g_string_new (NULL);

  for (guint i = 0; i < self->registry->len; i++)
    add_registry (self, g_ptr_array_index (self->registry, i));

  san_round_check_scores (self->scores, found);
  for (guint i = 0; i < found->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (found, i);

      if (g_str_equal (issue->what, "range"))
        {
          add_range (self, issue);
        }
      else if (g_str_equal (issue->what, "missing-unit"))
        {
          guint participant = find_participant (self, issue->unit_id);

          groups[((SanParticipant *) g_ptr_array_index (self->input->participants,
                                                        participant))->group].n_missing_units++;
        }
      else
        {
          note_unscored (self, groups, issue->component);
        }
    }

  add_findings (self, groups);
  for (guint i = 0; i < n_groups; i++)
    g_string_free (groups[i].unscored, TRUE);
}

/* The line is drawn on a scale of 100; here it is in micro-units of the node's scale. */
static gint64
change_limit (SanScoreSheet *self,
              const SanNode *node)
{
  gint64 limit = G_MAXINT64;
  mpq_t full, line;

  mpq_init (full);
  mpq_init (line);
  san_rational_set_micro (full, node->full);
  san_rational_set_micro (line, self->change_line);
  mpq_mul (line, line, full);
  mpq_set_ui (full, 100, 1);
  mpq_div (line, line, full);
  san_rational_round (line, line, 6);
  if (!san_rational_to_micro (line, &limit))
    limit = G_MAXINT64;
  mpq_clear (line);
  mpq_clear (full);

  return limit;
}

/* A cell far from what it was last month: a slip of the hand, or worth a look. */
static void
check_change (SanScoreSheet *self,
              guint          participant,
              const SanNode *node,
              gint64         limit)
{
  const SanParticipant *unit = g_ptr_array_index (self->input->participants, participant);
  const SanInputCell *cell = &unit->cells[node->index];
  gsize slot = sheet_slot (self, participant, node->index);
  const SanCell *previous = self->previous[slot];
  g_autofree char *change = NULL;
  g_autofree char *line = NULL;
  SanSheetIssue *issue;

  if (cell->state != SAN_CELL_VALUE || cell->confirmed != NULL || previous == NULL ||
      previous->state != SAN_CELL_VALUE || self->issue_at[slot] != NULL ||
      ABS (cell->value - previous->value) <= limit)
    return;

  change = san_micro_format (ABS (cell->value - previous->value), SAN_DECIMALS_NEEDED);
  line = san_micro_format (limit, SAN_DECIMALS_NEEDED);
  issue = add_issue (self, SAN_ISSUE_WARNING, cell_title (unit, node),
                     g_strdup_printf (_("%s from last month, above the %s point line."),
                                      change, line),
                     SAN_FIX_CONFIRM);
  place_issue (self, issue, participant, node->index);
}

static void
check_changes (SanScoreSheet *self,
               guint          scheme_index)
{
  const SanScheme *scheme = g_ptr_array_index (self->input->schemes, scheme_index);

  for (guint j = 0; j < scheme->nodes->len; j++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, j);
      gint64 limit;

      if (!san_node_is_leaf (node) || san_node_is_computed (node))
        continue;

      limit = change_limit (self, node);
      for (guint i = 0; i < self->input->participants->len; i++)
        {
          const SanParticipant *unit = g_ptr_array_index (self->input->participants, i);

          if (unit->scheme == scheme_index)
            check_change (self, i, node, limit);
        }
    }
}

/* The column that the points of a unit score; NULL: its scheme has none */
static const SanNode *
inspected_node (const SanScheme *scheme)
{
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (node->source == SAN_SOURCE_INSPECTION)
        return node;
    }

  return NULL;
}

/* Of all categories together; @end (out): behind the last one of the same unit */
static char *
shortfall_text (SanScoreSheet *self,
                guint          first,
                guint         *end)
{
  const SanSampleShortfall *one = &g_array_index (self->shortfalls, SanSampleShortfall, first);
  guint finished = 0, required = 0;
  g_autofree char *more = NULL;

  for (*end = first; *end < self->shortfalls->len; ++*end)
    {
      const SanSampleShortfall *next = &g_array_index (self->shortfalls, SanSampleShortfall, *end);

      if (next->participant != one->participant)
        break;
      finished += next->finished;
      required += next->required;
    }
  if (*end - first > 1)
    more = g_strdup_printf (ngettext ("%u category", "%u categories", *end - first), *end - first);

  return g_strdup_printf (ngettext ("Only %u point assessed; the sample asks for %u (%s).",
                                    "Only %u points assessed; the sample asks for %u (%s).",
                                    finished), finished, required,
                          more != NULL ? more : one->category);
}

/* Fewer points than the sampling rule asks for */
static void
check_samples (SanScoreSheet *self)
{
  guint end;

  for (guint i = 0; i < self->shortfalls->len; i = end)
    {
      guint participant = g_array_index (self->shortfalls, SanSampleShortfall, i).participant;
      const SanParticipant *unit = g_ptr_array_index (self->input->participants, participant);
      const SanNode *node = inspected_node (san_score_sheet_scheme_of (self, unit));
      g_autofree char *text = shortfall_text (self, i, &end);

      if (node != NULL)
        place_issue (self, add_issue (self, SAN_ISSUE_WARNING, cell_title (unit, node),
                                      g_steal_pointer (&text), SAN_FIX_CONFIRM),
                     participant, node->index);
    }
}

static void
add_notes (SanScoreSheet *self)
{
  for (guint i = 0; self->show_notes && i < self->input->participants->len; i++)
    {
      const SanParticipant *unit = g_ptr_array_index (self->input->participants, i);
      const SanScheme *scheme = san_score_sheet_scheme_of (self, unit);

      for (guint j = 0; j < scheme->nodes->len; j++)
        {
          const SanCell *record = self->records[sheet_slot (self, i, j)];
          SanSheetIssue *issue;

          if (record == NULL || *record->note == '\0')
            continue;
          issue = add_issue (self, SAN_ISSUE_NOTE,
                             cell_title (unit, g_ptr_array_index (scheme->nodes, j)),
                             g_strdup (record->note), SAN_FIX_GO_TO);
          issue->group = unit->group;
          issue->participant = i;
          issue->node = j;
        }
    }
}

static int
compare_issues (gconstpointer a,
                gconstpointer b)
{
  const SanSheetIssue *one = *(SanSheetIssue *const *) a;
  const SanSheetIssue *two = *(SanSheetIssue *const *) b;

  if (one->severity != two->severity)
    return one->severity < two->severity ? -1 : 1;
  /* what is about no unit comes last */
  if (one->participant != two->participant)
    return one->participant < two->participant ? -1 : 1;
  if (one->node != two->node)
    return one->node < two->node ? -1 : 1;

  return one->group < two->group ? -1 : one->group > two->group;
}

void
san_score_sheet_check (SanScoreSheet *self)
{
  guint n = self->input->participants->len;

  g_ptr_array_set_size (self->issues, 0);
  g_free (self->issue_at);
  self->issue_at = g_new0 (SanSheetIssue *, (gsize) n * self->stride);

  add_checked (self);
  for (guint i = 0; i < self->input->schemes->len; i++)
    check_changes (self, i);
  check_samples (self);
  add_notes (self);
  g_ptr_array_sort (self->issues, compare_issues);
}

void
san_score_sheet_toggle_notes (SanScoreSheet *self)
{
  g_return_if_fail (SAN_IS_SCORE_SHEET (self));

  self->show_notes = !self->show_notes;
  if (self->input == NULL)
    return;

  san_score_sheet_check (self);
  san_score_sheet_emit_checked (self);
}

GPtrArray *
san_score_sheet_get_issues (SanScoreSheet *self)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), NULL);

  return self->issues;
}

gboolean
san_score_sheet_shows (SanScoreSheet       *self,
                       const SanSheetIssue *issue)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  return issue->group == G_MAXUINT || issue->group == self->group;
}

static gboolean
find_row (SanScoreSheet *self,
          guint          participant,
          guint         *row)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (san_score_sheet_index (self, i) == participant)
      {
        *row = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
reveal_participant (SanScoreSheet *self,
                    guint          participant,
                    guint         *row)
{
  const SanParticipant *unit = g_ptr_array_index (self->input->participants, participant);

  if (unit->group != self->group)
    san_score_sheet_set_group (self, unit->group);
  if (!find_row (self, participant, row))
    san_score_sheet_set_filter (self, SAN_SHEET_ALL);

  return find_row (self, participant, row);
}

static guint
find_column (SanScoreSheet *self,
             guint          node)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (san_score_sheet_node (self, i)->index == node)
      return i;

  return 0;
}

gboolean
san_score_sheet_place (SanScoreSheet       *self,
                       const SanSheetIssue *issue,
                       guint               *row,
                       guint               *column)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  if (issue->participant == G_MAXUINT || !find_row (self, issue->participant, row))
    return FALSE;

  *column = find_column (self, issue->node);
  return TRUE;
}

gboolean
san_score_sheet_reveal (SanScoreSheet       *self,
                        const SanSheetIssue *issue,
                        guint               *row,
                        guint               *column)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  if (issue->participant == G_MAXUINT || !reveal_participant (self, issue->participant, row))
    return FALSE;

  *column = find_column (self, issue->node);
  return TRUE;
}

gint64
san_score_sheet_get_unit (SanScoreSheet *self,
                          guint          row)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), 0);

  return san_score_sheet_participant (self, row)->unit_id;
}

gboolean
san_score_sheet_find_unit (SanScoreSheet *self,
                           gint64         unit_id,
                           guint         *row)
{
  guint participant;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  participant = self->input != NULL ? find_participant (self, unit_id) : G_MAXUINT;

  return participant != G_MAXUINT && reveal_participant (self, participant, row);
}
