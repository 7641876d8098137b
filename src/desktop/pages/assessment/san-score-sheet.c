/* san-score-sheet.c - one group of a round as a sheet to type into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-score-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-utils.h"

/* Of a computed value whose node does not say */
#define COMPUTED_DECIMALS 2

static void grid_model_iface_init (SanGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanScoreSheet, san_score_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_GRID_MODEL,
                                                      grid_model_iface_init))

enum { CHECKED, OVERRIDE_REQUESTED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Access */

guint
san_score_sheet_index (SanScoreSheet *self,
                       guint          row)
{
  return g_array_index (self->rows, guint, row);
}

SanParticipant *
san_score_sheet_participant (SanScoreSheet *self,
                             guint          row)
{
  return g_ptr_array_index (self->input->participants, san_score_sheet_index (self, row));
}

const SanNode *
san_score_sheet_node (SanScoreSheet *self,
                      guint          column)
{
  return g_ptr_array_index (self->columns, column);
}

const SanScheme *
san_score_sheet_scheme_of (SanScoreSheet        *self,
                           const SanParticipant *participant)
{
  return g_ptr_array_index (self->input->schemes, participant->scheme);
}

static gboolean
has_ledger (const SanParticipant *participant,
            const SanNode        *node)
{
  return participant->n_deductions != NULL && participant->n_deductions[node->index] > 0;
}

gboolean
san_score_sheet_is_due (const SanParticipant *participant,
                        const SanNode        *node)
{
  if (node->source == SAN_SOURCE_ENTRY)
    return TRUE;

  /* a deduction nobody made, or that the ledger holds, need not be typed */
  return node->source == SAN_SOURCE_DEDUCTION && !node->empty_full &&
         !has_ledger (participant, node);
}

guint
san_score_sheet_count_missing (SanScoreSheet *self,
                               guint          participant,
                               guint         *n_cells)
{
  const SanParticipant *unit = g_ptr_array_index (self->input->participants, participant);
  const SanScheme *scheme = san_score_sheet_scheme_of (self, unit);
  guint missing = 0;

  *n_cells = 0;
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (!san_node_is_leaf (node) || !san_score_sheet_is_due (unit, node))
        continue;
      (*n_cells)++;
      if (unit->cells[i].state == SAN_CELL_EMPTY)
        missing++;
    }

  return missing;
}

gboolean
san_score_sheet_get_number (SanScoreSheet *self,
                            guint          participant,
                            const SanNode *node,
                            mpq_t          value)
{
  const SanParticipant *unit = g_ptr_array_index (self->input->participants, participant);
  const SanInputCell *cell = &unit->cells[node->index];
  const SanNodeScore *score = &self->scores->scores[participant].nodes[node->index];

  if (cell->state == SAN_CELL_VALUE)
    {
      san_rational_set_micro (value, cell->value);
      return TRUE;
    }
  if (cell->state != SAN_CELL_EMPTY)
    return FALSE;
  if (san_node_is_computed (node) && score->state == SAN_NODE_SCORED)
    {
      mpq_set (value, score->used);
      return TRUE;
    }
  if (has_ledger (unit, node))
    {
      mpq_set (value, unit->deducted[node->index]);
      return TRUE;
    }

  return FALSE;
}

static void
unload (SanScoreSheet *self)
{
  self->round_id = 0;
  g_clear_pointer (&self->round_label, g_free);
  g_clear_pointer (&self->locked, g_free);
  g_ptr_array_set_size (self->issues, 0);
  g_clear_pointer (&self->issue_at, g_free);
  g_clear_pointer (&self->registry, g_ptr_array_unref);
  g_clear_pointer (&self->shortfalls, g_array_unref);
  g_clear_pointer (&self->records, g_free);
  g_clear_pointer (&self->previous, g_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->previous_cells, g_ptr_array_unref);
  g_clear_pointer (&self->scores, san_scores_free);
  g_clear_pointer (&self->input, san_round_input_unref);
  g_array_set_size (self->members, 0);
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->columns, 0);
  g_array_set_size (self->decimals, 0);
}

/* What is in view */

static void
find_group (SanScoreSheet *self)
{
  self->group = 0;
  for (guint i = 0; i < self->input->groups->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->input->groups, i), self->group_name) == 0)
      self->group = i;
}

static void
fill_members (SanScoreSheet *self)
{
  const SanScheme *scheme = NULL;

  g_array_set_size (self->members, 0);
  g_ptr_array_set_size (self->columns, 0);

  for (guint i = 0; i < self->input->participants->len; i++)
    {
      const SanParticipant *unit = g_ptr_array_index (self->input->participants, i);

      if (unit->group != self->group)
        continue;
      g_array_append_val (self->members, i);
      /* all of a group use the same scheme: it is chosen by the group's name */
      scheme = san_score_sheet_scheme_of (self, unit);
    }

  for (guint i = 0; scheme != NULL && i < scheme->nodes->len; i++)
    {
      SanNode *node = g_ptr_array_index (scheme->nodes, i);

      if (san_node_is_leaf (node))
        g_ptr_array_add (self->columns, node);
    }
}

static gboolean
has_issue (SanScoreSheet *self,
           guint          participant)
{
  for (guint i = 0; i < self->stride; i++)
    if (self->issue_at[sheet_slot (self, participant, i)] != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
passes (SanScoreSheet *self,
        guint          participant)
{
  guint n_cells;

  switch (self->filter)
    {
    case SAN_SHEET_MISSING:
      return san_score_sheet_count_missing (self, participant, &n_cells) > 0;

    case SAN_SHEET_ISSUES:
      return has_issue (self, participant);

    case SAN_SHEET_ALL:
    default:
      return TRUE;
    }
}

static void
fill_rows (SanScoreSheet *self)
{
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->members->len; i++)
    {
      guint participant = g_array_index (self->members, guint, i);

      if (passes (self, participant))
        g_array_append_val (self->rows, participant);
    }
}

static int
places_of (gint64 micro)
{
  int places = 6;

  while (places > 0 && micro % 10 == 0)
    {
      micro /= 10;
      places--;
    }

  return places;
}

/* As many as the column's longest value has: numbers align, and none is cut. */
static int
column_decimals (SanScoreSheet *self,
                 const SanNode *node)
{
  int decimals = san_node_is_computed (node)
                 ? (node->decimals >= 0 ? node->decimals : COMPUTED_DECIMALS) : 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      const SanParticipant *unit = g_ptr_array_index (self->input->participants,
                                                      g_array_index (self->members, guint, i));
      const SanInputCell *cell = &unit->cells[node->index];
      gint64 booked;

      if (cell->state == SAN_CELL_VALUE)
        decimals = MAX (decimals, places_of (cell->value));
      else if (cell->state == SAN_CELL_EMPTY && has_ledger (unit, node))
        decimals = MAX (decimals, san_rational_to_micro (unit->deducted[node->index], &booked)
                        ? places_of (booked) : COMPUTED_DECIMALS);
    }

  return decimals;
}

static void
fill_decimals (SanScoreSheet *self)
{
  g_array_set_size (self->decimals, 0);
  for (guint i = 0; i < self->columns->len; i++)
    {
      int decimals = column_decimals (self, g_ptr_array_index (self->columns, i));

      g_array_append_val (self->decimals, decimals);
    }
}

/* Rows and columns by name: the grid keeps its place as long as they stay. */
static char *
describe_shape (SanScoreSheet *self)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    g_string_append_printf (shape, "%" G_GINT64_FORMAT " ",
                            san_score_sheet_participant (self, i)->unit_id);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SanNode *node = g_ptr_array_index (self->columns, i);

      g_string_append_printf (shape, "%s\t%s\t%s\n", node->key, node->name,
                              node->parent != NULL ? node->parent->name : "");
    }

  return g_string_free (shape, FALSE);
}

static void
announce (SanScoreSheet *self,
          const char    *old_shape)
{
  g_autofree char *shape = describe_shape (self);

  if (g_strcmp0 (shape, old_shape) == 0)
    san_grid_model_changed (SAN_GRID_MODEL (self), 0, self->rows->len);
  else
    san_grid_model_reset (SAN_GRID_MODEL (self));

  g_signal_emit (self, signals[CHECKED], 0);
}

void
san_score_sheet_recompute (SanScoreSheet *self)
{
  g_autoptr (GError) error = NULL;
  SanScores *scores = san_scores_compute (self->input, &error);

  if (scores == NULL)
    {
      san_context_report (self->context, error);
      return;
    }
  g_clear_pointer (&self->scores, san_scores_free);
  self->scores = scores;

  san_score_sheet_check (self);
  fill_decimals (self);
  san_grid_model_changed (SAN_GRID_MODEL (self), 0, self->rows->len);
  g_signal_emit (self, signals[CHECKED], 0);
}

/* SanGridModel */

static guint
get_n_rows (SanGridModel *model)
{
  return SAN_SCORE_SHEET (model)->rows->len;
}

static guint
get_n_columns (SanGridModel *model)
{
  return SAN_SCORE_SHEET (model)->columns->len;
}

static void
get_column (SanGridModel  *model,
            guint          column,
            SanGridColumn *out)
{
  const SanNode *node = san_score_sheet_node (SAN_SCORE_SHEET (model), column);

  out->title = node->name;
  out->group = node->parent != NULL && node->parent->parent != NULL ? node->parent->name : NULL;
  out->xalign = 1;
}

static void
get_row (SanGridModel *model,
         guint         row,
         SanGridRow   *out)
{
  SanScoreSheet *self = SAN_SCORE_SHEET (model);
  guint participant = san_score_sheet_index (self, row);
  const SanParticipant *unit = san_score_sheet_participant (self, row);
  guint n_cells;

  /* the place in the group, also where rows are hidden */
  out->number = participant - g_array_index (self->members, guint, 0) + 1;
  out->name = unit->name;
  out->n_missing = san_score_sheet_count_missing (self, participant, &n_cells);
  out->entered = n_cells > 0 ? (n_cells - out->n_missing) / (double) n_cells : 1;
}

static SanGridMarks
marks_of (SanScoreSheet *self,
          guint          participant,
          const SanNode *node)
{
  gsize slot = sheet_slot (self, participant, node->index);
  const SanNodeScore *score = &self->scores->scores[participant].nodes[node->index];
  SanGridMarks marks = self->locked != NULL ? SAN_GRID_LOCKED : SAN_GRID_NO_MARKS;

  if (score->overridden)
    marks |= SAN_GRID_OVERRIDDEN;
  if (self->records[slot] != NULL && *self->records[slot]->note != '\0')
    marks |= SAN_GRID_NOTE;
  if (self->issue_at[slot] != NULL)
    marks |= self->issue_at[slot]->severity == SAN_ISSUE_ERROR ? SAN_GRID_ERROR
                                                               : SAN_GRID_WARNING;

  return marks;
}

static void
get_cell (SanGridModel *model,
          guint         row,
          guint         column,
          SanGridCell  *out)
{
  SanScoreSheet *self = SAN_SCORE_SHEET (model);
  guint participant = san_score_sheet_index (self, row);
  const SanParticipant *unit = san_score_sheet_participant (self, row);
  const SanNode *node = san_score_sheet_node (self, column);
  SanCellState state = unit->cells[node->index].state;
  mpq_t value;

  mpq_init (value);
  g_clear_pointer (&self->cell_text, g_free);
  out->marks = marks_of (self, participant, node);

  if (san_score_sheet_get_number (self, participant, node, value))
    {
      out->value = SAN_GRID_ENTERED;
      self->cell_text = san_rational_format (value, g_array_index (self->decimals, int, column));
    }
  else if (state == SAN_CELL_MISSING)
    {
      out->value = SAN_GRID_MISSING;
      self->cell_text = g_strdup ("—");
    }
  else if (state == SAN_CELL_NA)
    {
      out->value = SAN_GRID_NOT_APPLICABLE;
    }
  else
    {
      /* what is computed, or need not be typed, is not left out by anybody */
      out->value = san_score_sheet_is_due (unit, node) ? SAN_GRID_EMPTY : SAN_GRID_ENTERED;
    }

  out->text = self->cell_text;
  mpq_clear (value);
}

static const char *
get_name_title (SanGridModel *model)
{
  return _("Unit");
}

static const char *
get_progress_title (SanGridModel *model)
{
  return C_("column", "Progress");
}

static guint
get_n_summaries (SanGridModel *model)
{
  return 1;
}

static const char *
get_summary_title (SanGridModel *model,
                   guint         summary)
{
  return _("Total");
}

static void
get_summary (SanGridModel   *model,
             guint           row,
             guint           summary,
             SanGridSummary *out)
{
  SanScoreSheet *self = SAN_SCORE_SHEET (model);
  guint participant = san_score_sheet_index (self, row);
  guint n_cells;

  g_free (self->summary_text);
  self->summary_text = san_scores_format_total (&self->scores->scores[participant]);
  out->text = self->summary_text;
  out->approximate = san_score_sheet_count_missing (self, participant, &n_cells) > 0;
}

static void
grid_model_iface_init (SanGridModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->get_name_title = get_name_title;
  iface->get_progress_title = get_progress_title;
  iface->get_n_summaries = get_n_summaries;
  iface->get_summary_title = get_summary_title;
  iface->get_summary = get_summary;
  iface->dup_edit_text = san_score_sheet_dup_edit_text;
  iface->dup_tooltip = san_score_sheet_dup_tooltip;
  iface->dup_label = san_score_sheet_dup_label;
  iface->dup_description = san_score_sheet_dup_description;
  iface->set_cells = san_score_sheet_set_cells;
}

/* GObject */

static void
san_score_sheet_finalize (GObject *object)
{
  SanScoreSheet *self = SAN_SCORE_SHEET (object);

  unload (self);
  g_ptr_array_unref (self->issues);
  g_array_unref (self->members);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->decimals);
  g_free (self->group_name);
  g_free (self->cell_text);
  g_free (self->summary_text);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (san_score_sheet_parent_class)->finalize (object);
}

static void
san_score_sheet_class_init (SanScoreSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = san_score_sheet_finalize;

  signals[CHECKED] =
    g_signal_new ("checked", SAN_TYPE_SCORE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[OVERRIDE_REQUESTED] =
    g_signal_new ("override-requested", SAN_TYPE_SCORE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
}

static void
sheet_issue_free (gpointer data)
{
  SanSheetIssue *issue = data;

  g_free (issue->title);
  g_free (issue->text);
  g_free (issue->full);
  g_free (issue);
}

static void
san_score_sheet_init (SanScoreSheet *self)
{
  self->issues = g_ptr_array_new_with_free_func (sheet_issue_free);
  self->members = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->columns = g_ptr_array_new ();
  self->decimals = g_array_new (FALSE, FALSE, sizeof (int));
}

SanScoreSheet *
san_score_sheet_new (SanContext *context)
{
  SanScoreSheet *self;

  g_return_val_if_fail (SAN_IS_CONTEXT (context), NULL);

  self = g_object_new (SAN_TYPE_SCORE_SHEET, NULL);
  self->context = g_object_ref (context);

  return self;
}

gboolean
san_score_sheet_load (SanScoreSheet  *self,
                      const SanRound *round,
                      GError        **error)
{
  g_autofree char *shape = NULL;
  gboolean loaded;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  shape = describe_shape (self);
  unload (self);
  loaded = round != NULL && san_score_sheet_read (self, round, error);
  if (loaded)
    {
      find_group (self);
      fill_members (self);
      san_score_sheet_check (self);
      fill_rows (self);
      fill_decimals (self);
    }
  else
    {
      unload (self);
    }
  announce (self, shape);

  return loaded || round == NULL;
}

gboolean
san_score_sheet_is_writing (SanScoreSheet *self)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  return self->writing;
}

const char *
san_score_sheet_get_locked (SanScoreSheet *self)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), NULL);

  return self->locked;
}

SanScores *
san_score_sheet_get_scores (SanScoreSheet *self)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), NULL);

  return self->scores;
}

guint
san_score_sheet_get_group (SanScoreSheet *self)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), 0);

  return self->group;
}

static void
show_rows (SanScoreSheet *self,
           guint          group,
           SanSheetFilter filter)
{
  g_autofree char *shape = describe_shape (self);

  self->group = group;
  self->filter = filter;
  if (self->input == NULL || group >= self->input->groups->len)
    return;

  san_set_str (&self->group_name, g_ptr_array_index (self->input->groups, group));
  fill_members (self);
  fill_rows (self);
  fill_decimals (self);
  announce (self, shape);
}

void
san_score_sheet_set_group (SanScoreSheet *self,
                           guint          group)
{
  g_return_if_fail (SAN_IS_SCORE_SHEET (self));

  show_rows (self, group, SAN_SHEET_ALL);
}

SanSheetFilter
san_score_sheet_get_filter (SanScoreSheet *self)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), SAN_SHEET_ALL);

  return self->filter;
}

void
san_score_sheet_set_filter (SanScoreSheet *self,
                            SanSheetFilter filter)
{
  g_return_if_fail (SAN_IS_SCORE_SHEET (self));

  show_rows (self, self->group, filter);
}

void
san_score_sheet_get_counts (SanScoreSheet  *self,
                            SanSheetCounts *counts)
{
  g_return_if_fail (SAN_IS_SCORE_SHEET (self));
  g_return_if_fail (counts != NULL);

  *counts = (SanSheetCounts) { 0 };
  for (guint i = 0; i < self->members->len; i++)
    {
      guint participant = g_array_index (self->members, guint, i);
      guint n_cells;
      guint missing = san_score_sheet_count_missing (self, participant, &n_cells);

      counts->n_cells += n_cells;
      counts->n_missing += missing;
      counts->n_rows_missing += missing > 0;
      counts->n_rows_issues += has_issue (self, participant);
    }

  for (guint i = 0; i < self->issues->len; i++)
    {
      const SanSheetIssue *issue = g_ptr_array_index (self->issues, i);

      if (!san_score_sheet_shows (self, issue))
        counts->n_errors_elsewhere += issue->severity == SAN_ISSUE_ERROR;
      else if (issue->severity == SAN_ISSUE_ERROR)
        counts->n_errors++;
      else if (issue->severity == SAN_ISSUE_WARNING)
        counts->n_warnings++;
    }
}

void
san_score_sheet_get_progress (SanScoreSheet *self,
                              guint         *entered,
                              guint         *cells)
{
  g_return_if_fail (SAN_IS_SCORE_SHEET (self));

  *entered = *cells = 0;
  for (guint i = 0; self->input != NULL && i < self->input->participants->len; i++)
    {
      guint n_cells;
      guint missing = san_score_sheet_count_missing (self, i, &n_cells);

      *cells += n_cells;
      *entered += n_cells - missing;
    }
}

void
san_score_sheet_emit_override (SanScoreSheet *self,
                               guint          row,
                               guint          column,
                               const char    *text)
{
  g_signal_emit (self, signals[OVERRIDE_REQUESTED], 0, row, column, text);
}

void
san_score_sheet_emit_checked (SanScoreSheet *self)
{
  g_signal_emit (self, signals[CHECKED], 0);
}
