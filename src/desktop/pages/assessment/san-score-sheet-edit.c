/* san-score-sheet-edit.c - every change of a score: one commit, one step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-score-sheet-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "base/san-utils.h"

/* Cells that are written together. @nodes and @participants stand beside @cells. */
typedef struct
{
  SanScoreSheet *sheet;
  GPtrArray     *cells;          /* (element-type SanCell) */
  GArray        *slots;          /* gsize, by cell: where it stands in the sheet */
  char          *entered_at;
  guint          n_rounded;
} Edit;

static void
edit_init (Edit          *edit,
           SanScoreSheet *sheet)
{
  SanWorkspace *workspace = san_context_get_workspace (sheet->context);

  edit->sheet = sheet;
  edit->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) san_cell_free);
  edit->slots = g_array_new (FALSE, FALSE, sizeof (gsize));
  edit->entered_at = san_time_format (san_workspace_now (workspace));
  edit->n_rounded = 0;
}

static void
edit_clear (Edit *edit)
{
  g_ptr_array_unref (edit->cells);
  g_array_unref (edit->slots);
  g_free (edit->entered_at);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, edit_clear)

/* (transfer none): a new cell of the edit, as the one there is now */
static SanCell *
edit_add (Edit * edit,
          guint participant,
          const SanNode * node)
{
  SanScoreSheet *sheet = edit->sheet;
  const SanParticipant *unit = g_ptr_array_index (sheet->input->participants, participant);
  gsize slot = sheet_slot (sheet, participant, node->index);
  SanCell *cell = g_new0 (SanCell, 1);

  cell->unit_id = unit->unit_id;
  cell->component = g_strdup (node->key);
  cell->state = unit->cells[node->index].state;
  cell->value = unit->cells[node->index].value;
  g_ptr_array_add (edit->cells, cell);
  g_array_append_val (edit->slots, slot);

  return cell;
}

static gboolean
write_cells (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  const Edit *edit = data;
  const char *actor = san_context_get_operator (edit->sheet->context);

  for (guint i = 0; i < edit->cells->len; i++)
    if (!san_score_store_put (database, edit->sheet->round_id,
                              g_ptr_array_index (edit->cells, i), edit->entered_at, actor, error))
      return FALSE;

  return TRUE;
}

/* As the store does it: NULL keeps what is there, a new value drops the confirmation. */
static void
update_record (SanCell       *record,
               const SanCell *cell)
{
  gboolean same = record->state == cell->state &&
                  (cell->state != SAN_CELL_VALUE || record->value == cell->value);

  record->state = cell->state;
  record->value = cell->state == SAN_CELL_VALUE ? cell->value : 0;

  if (cell->state == SAN_CELL_EMPTY)
    {
      san_set_str (&record->reason, "");
      san_set_str (&record->confirmed, "");
      san_set_str (&record->note, "");
      return;
    }

  if (cell->reason != NULL)
    san_set_str (&record->reason, cell->reason);
  if (cell->confirmed != NULL || !same)
    san_set_str (&record->confirmed, cell->confirmed != NULL ? cell->confirmed : "");
  if (cell->note != NULL)
    san_set_str (&record->note, cell->note);
}

static const char *
intern (SanScoreSheet *self,
        const char    *text)
{
  return *text != '\0' ? g_string_chunk_insert_const (self->input->strings, text) : NULL;
}

static void
apply_cell (SanScoreSheet *self,
            const SanCell *cell,
            gsize          slot)
{
  SanCell *record = self->records[slot];
  SanParticipant *unit = g_ptr_array_index (self->input->participants, slot / self->stride);
  SanInputCell *input = &unit->cells[slot % self->stride];

  if (record == NULL)
    {
      record = g_new0 (SanCell, 1);
      record->unit_id = cell->unit_id;
      record->component = g_strdup (cell->component);
      record->reason = g_strdup ("");
      record->confirmed = g_strdup ("");
      record->note = g_strdup ("");
      g_ptr_array_add (self->cells, record);
      self->records[slot] = record;
    }

  update_record (record, cell);
  input->state = record->state;
  input->value = record->value;
  input->reason = intern (self, record->reason);
  input->confirmed = intern (self, record->confirmed);
}

/* One step; then the sheet follows without reading the round again. */
static gboolean
edit_commit (Edit       *edit,
             const char *verb,
             const char *label,
             const char *said)
{
  SanScoreSheet *self = edit->sheet;
  gboolean done;

  if (edit->cells->len == 0)
    return TRUE;

  self->writing = TRUE;
  done = san_context_change (self->context, verb, label, write_cells, edit, said);
  self->writing = FALSE;
  if (!done)
    return FALSE;

  for (guint i = 0; i < edit->cells->len; i++)
    apply_cell (self, g_ptr_array_index (edit->cells, i), g_array_index (edit->slots, gsize, i));
  san_score_sheet_recompute (self);

  return TRUE;
}

/* What the journal says: 2018-06 海府街道 × 大型商超: 96 → 98.6 */
static char *
label_of (Edit *edit)
{
  SanScoreSheet *self = edit->sheet;
  const SanCell *cell = g_ptr_array_index (edit->cells, 0);
  gsize slot = g_array_index (edit->slots, gsize, 0);
  const SanParticipant *unit = g_ptr_array_index (self->input->participants, slot / self->stride);
  const SanScheme *scheme = san_score_sheet_scheme_of (self, unit);
  const SanNode *node = g_ptr_array_index (scheme->nodes, slot % self->stride);
  const SanInputCell *old = &unit->cells[node->index];
  g_autofree char *before = san_cell_format (old->state, old->value);
  g_autofree char *after = san_cell_format (cell->state, cell->value);

  if (edit->cells->len > 1)
    return g_strdup_printf ("%s %s × %u", self->round_label, self->group_name != NULL &&
                            *self->group_name != '\0' ? self->group_name : unit->name,
                            edit->cells->len);
  if (strcmp (before, after) == 0)
    return g_strdup_printf ("%s %s × %s: %s", self->round_label, unit->name, node->name, after);

  return g_strdup_printf ("%s %s × %s: %s → %s", self->round_label, unit->name, node->name,
                          *before != '\0' ? before : "∅", *after != '\0' ? after : "∅");
}

/* Reading what was typed */

static gboolean
refuse (GError       **error,
        SanScoreSheet *self,
        guint          row,
        guint          column,
        gboolean       single,
        const char    *message)
{
  g_autofree char *name = san_score_sheet_dup_name (self, row, column);

  if (single)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, message);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("%s: %s"), name, message);

  return FALSE;
}

/* A computed value gives way only with a reason, or to itself. */
static gboolean
read_computed (Edit          *edit,
               guint          row,
               guint          column,
               gboolean       single,
               const SanCell *typed,
               const char    *text,
               gboolean      *asked,
               GError       **error)
{
  SanScoreSheet *self = edit->sheet;
  guint participant = san_score_sheet_index (self, row);
  const SanNode *node = san_score_sheet_node (self, column);
  const SanCell *record = self->records[sheet_slot (self, participant, node->index)];
  gboolean has_reason = record != NULL && *record->reason != '\0';

  if (typed->state == SAN_CELL_EMPTY || has_reason)
    {
      SanCell *cell = edit_add (edit, participant, node);

      cell->state = typed->state;
      cell->value = typed->value;
      return TRUE;
    }
  if (!single)
    return refuse (error, self, row, column, single,
                   _("This is a computed value. Write over it cell by cell, with a reason."));

  san_score_sheet_emit_override (self, row, column, text);
  *asked = TRUE;
  return TRUE;
}

static gboolean
read_cell (Edit       *edit,
           guint       row,
           guint       column,
           gboolean    single,
           const char *text,
           gboolean   *asked,
           GError    **error)
{
  SanScoreSheet *self = edit->sheet;
  guint participant = san_score_sheet_index (self, row);
  const SanNode *node = san_score_sheet_node (self, column);
  g_autofree char *old = san_score_sheet_dup_edit_text (SAN_GRID_MODEL (self), row, column);
  g_autoptr (GError) local = NULL;
  SanCell typed = { 0 };
  gboolean rounded = FALSE;
  SanCell *cell;

  if (strcmp (old, text) == 0)
    return TRUE;
  if (!san_cell_parse (text, &typed.state, &typed.value, &rounded, &local))
    return refuse (error, self, row, column, single, local->message);
  if (node->source == SAN_SOURCE_DEDUCTION && typed.state == SAN_CELL_VALUE && typed.value < 0)
    return refuse (error, self, row, column, single,
                   _("Deductions are written without a sign: what is typed here is taken off."));

  edit->n_rounded += rounded;
  if (san_node_is_computed (node))
    return read_computed (edit, row, column, single, &typed, text, asked, error);

  cell = edit_add (edit, participant, node);
  cell->state = typed.state;
  cell->value = typed.value;

  return TRUE;
}

gboolean
san_score_sheet_set_cells (SanGridModel      *model,
                           guint              row,
                           guint              column,
                           guint              n_rows,
                           guint              n_columns,
                           const char *const *texts,
                           GError           **error)
{
  SanScoreSheet *self = SAN_SCORE_SHEET (model);
  gboolean single = n_rows == 1 && n_columns == 1;
  gboolean asked = FALSE;
  g_auto (Edit) edit = { NULL };
  g_autofree char *label = NULL;
  g_autofree char *said = NULL;

  edit_init (&edit, self);
  if (self->locked != NULL)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_CONFLICT, self->locked);
      return FALSE;
    }

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        const char *text = texts[(gsize) i * n_columns + j];

        if (text != NULL && !read_cell (&edit, row + i, column + j, single, text, &asked, error))
          return FALSE;
      }
  if (asked || edit.cells->len == 0)
    return TRUE;

  label = label_of (&edit);
  if (edit.n_rounded > 0)
    said = g_strdup_printf (ngettext ("%u number was rounded to six places",
                                      "%u numbers were rounded to six places", edit.n_rounded),
                            edit.n_rounded);
  else if (!single)
    said = g_strdup_printf (ngettext ("%u cell changed", "%u cells changed", edit.cells->len),
                            edit.cells->len);
  if (edit_commit (&edit, "scores.edit", label, said))
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_FAILED,
                       _("Nothing was written. The bar above says why."));
  return FALSE;
}

/* Single changes */

static gboolean
check_open (SanScoreSheet *self,
            GError       **error)
{
  if (self->locked == NULL)
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_CONFLICT, self->locked);
  return FALSE;
}

gboolean
san_score_sheet_override (SanScoreSheet *self,
                          guint          row,
                          guint          column,
                          const char    *text,
                          const char    *reason,
                          GError       **error)
{
  g_auto (Edit) edit = { NULL };
  g_autofree char *label = NULL;
  SanCell *cell;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  edit_init (&edit, self);
  if (!check_open (self, error))
    return FALSE;

  cell = edit_add (&edit, san_score_sheet_index (self, row), san_score_sheet_node (self, column));
  if (!san_cell_parse (text, &cell->state, &cell->value, NULL, error))
    return FALSE;
  cell->reason = g_strdup (reason);
  label = label_of (&edit);

  return edit_commit (&edit, "scores.edit", label, NULL);
}

gboolean
san_score_sheet_is_overridden (SanScoreSheet      *self,
                               const SanGridRange *range)
{
  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  for (guint i = range->row; i < range->row + range->n_rows; i++)
    for (guint j = range->column; j < range->column + range->n_columns; j++)
      {
        const SanNode *node = san_score_sheet_node (self, j);

        if (self->scores->scores[san_score_sheet_index (self, i)].nodes[node->index].overridden)
          return TRUE;
      }

  return FALSE;
}

gboolean
san_score_sheet_restore (SanScoreSheet      *self,
                         const SanGridRange *range)
{
  g_auto (Edit) edit = { NULL };
  g_autofree char *label = NULL;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  edit_init (&edit, self);
  if (self->locked != NULL)
    return FALSE;

  for (guint i = range->row; i < range->row + range->n_rows; i++)
    for (guint j = range->column; j < range->column + range->n_columns; j++)
      {
        guint participant = san_score_sheet_index (self, i);
        const SanNode *node = san_score_sheet_node (self, j);

        if (self->scores->scores[participant].nodes[node->index].overridden)
          edit_add (&edit, participant, node)->state = SAN_CELL_EMPTY;
      }
  if (edit.cells->len == 0)
    return FALSE;

  label = label_of (&edit);
  return edit_commit (&edit, "scores.edit", label, _("The computed value counts again"));
}

gboolean
san_score_sheet_can_note (SanScoreSheet *self,
                          guint          row,
                          guint          column,
                          GError       **error)
{
  const SanNode *node;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  if (!check_open (self, error))
    return FALSE;

  node = san_score_sheet_node (self, column);
  if (san_score_sheet_participant (self, row)->cells[node->index].state != SAN_CELL_EMPTY)
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("A note belongs to an entry: first type a number, - for no data or / for no such point."));
  return FALSE;
}

gboolean
san_score_sheet_set_note (SanScoreSheet *self,
                          guint          row,
                          guint          column,
                          const char    *note,
                          GError       **error)
{
  g_auto (Edit) edit = { NULL };
  g_autofree char *label = NULL;
  SanCell *cell;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  edit_init (&edit, self);
  if (!san_score_sheet_can_note (self, row, column, error))
    return FALSE;

  cell = edit_add (&edit, san_score_sheet_index (self, row), san_score_sheet_node (self, column));
  cell->note = g_strdup (note);
  label = label_of (&edit);

  return edit_commit (&edit, "scores.note", label, NULL);
}

static gboolean
edit_issue (SanScoreSheet       *self,
            Edit                *edit,
            const SanSheetIssue *issue,
            SanCell            **cell)
{
  const SanParticipant *unit;
  const SanScheme *scheme;

  edit_init (edit, self);
  if (self->locked != NULL || issue->node == G_MAXUINT)
    return FALSE;

  unit = g_ptr_array_index (self->input->participants, issue->participant);
  scheme = san_score_sheet_scheme_of (self, unit);
  *cell = edit_add (edit, issue->participant, g_ptr_array_index (scheme->nodes, issue->node));

  return TRUE;
}

/* What the points of a unit give is no record of its own: that there are so few of them is
 * confirmed for the unit. */
typedef struct
{
  gint64      round_id;
  gint64      unit_id;
  const char *reason;
} Sample;

static gboolean
confirm_sample (SanDatabase *database,
                gpointer     data,
                GError     **error)
{
  const Sample *sample = data;

  return san_sample_confirm (database, sample->round_id, sample->unit_id, sample->reason, error);
}

static gboolean
is_inspected (SanScoreSheet       *self,
              const SanSheetIssue *issue)
{
  const SanParticipant *unit = g_ptr_array_index (self->input->participants, issue->participant);
  const SanScheme *scheme = san_score_sheet_scheme_of (self, unit);
  const SanNode *node = g_ptr_array_index (scheme->nodes, issue->node);

  return node->source == SAN_SOURCE_INSPECTION;
}

gboolean
san_score_sheet_confirm (SanScoreSheet       *self,
                         const SanSheetIssue *issue,
                         const char          *reason)
{
  g_auto (Edit) edit = { NULL };
  g_autofree char *label = NULL;
  SanCell *cell;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);

  if (!edit_issue (self, &edit, issue, &cell))
    return FALSE;
  if (issue->severity == SAN_ISSUE_WARNING && is_inspected (self, issue))
    {
      Sample sample = { self->round_id, cell->unit_id, reason };

      label = g_strdup_printf ("%s %s", self->round_label, issue->title);
      return san_context_change (self->context, "scores.confirm", label, confirm_sample, &sample,
                                 NULL);
    }
  cell->confirmed = g_strdup (reason);
  label = label_of (&edit);

  return edit_commit (&edit, "scores.confirm", label, NULL);
}

gboolean
san_score_sheet_fix (SanScoreSheet       *self,
                     const SanSheetIssue *issue,
                     SanSheetFix          fix)
{
  g_auto (Edit) edit = { NULL };
  g_autofree char *label = NULL;
  const SanParticipant *unit;
  const SanScheme *scheme;
  const SanNode *node;
  SanCell *cell;

  g_return_val_if_fail (SAN_IS_SCORE_SHEET (self), FALSE);
  g_return_val_if_fail (fix == SAN_FIX_SET_FULL || fix == SAN_FIX_SET_ZERO, FALSE);

  if (!edit_issue (self, &edit, issue, &cell))
    return FALSE;

  unit = g_ptr_array_index (self->input->participants, issue->participant);
  scheme = san_score_sheet_scheme_of (self, unit);
  node = g_ptr_array_index (scheme->nodes, issue->node);
  cell->state = SAN_CELL_VALUE;
  cell->value = fix == SAN_FIX_SET_FULL ? node->full : 0;
  label = label_of (&edit);

  return edit_commit (&edit, "scores.edit", label, NULL);
}
