/* san-cross-sheet-cells.c - the cells of the matrix of who scored whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-cross-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"

/* Below the units: what each evaluator gave on average, and how far that is off */
typedef enum { FOOT_MEAN, FOOT_LEAN, N_FOOT } Foot;

typedef enum { SUMMARY_N, SUMMARY_RAW, SUMMARY_COMPARABLE, SUMMARY_SCORE, N_SUMMARIES } Summary;

static const char *
keep (SanCrossSheet *self,
      char          *text)
{
  g_free (self->text);
  self->text = text;

  return text;
}

static const SanParticipant *
participant_at (SanCrossSheet *self,
                guint          row)
{
  return g_ptr_array_index (self->input->participants,
                            g_array_index (self->targets, guint, row));
}

static gint64
evaluator_at (SanCrossSheet *self,
              guint          column)
{
  return g_array_index (self->evaluators, gint64, column);
}

/* What the target got from the evaluator; NULL: nothing for this leaf */
static const SanCrossEntry *
find_entry (SanCrossSheet *self,
            gboolean       comparable,
            guint          participant,
            gint64         evaluator_id)
{
  const SanCrossTable *table = self->tables[comparable];
  const SanCrossResult *result;

  if (table == NULL)
    return NULL;
  result = &g_array_index (table->results, SanCrossResult, participant);
  for (guint i = result->first; i < result->first + result->n; i++)
    {
      const SanCrossEntry *entry = &g_array_index (table->entries, SanCrossEntry, i);

      if (g_array_index (self->input->cross->rows, SanCrossRow, entry->row).evaluator_id ==
          evaluator_id)
        return entry;
    }

  return NULL;
}

static gboolean
is_planned (SanCrossSheet *self,
            gint64         evaluator_id,
            gint64         target_id)
{
  for (guint i = 0; i < self->plan->pairs->len; i++)
    {
      const SanCrossVisit *visit = &g_array_index (self->plan->pairs, SanCrossVisit, i);

      if (visit->evaluator_id == evaluator_id && visit->target_id == target_id)
        return TRUE;
    }

  return FALSE;
}

/* Rows and columns */

static guint
get_n_rows (SanGridModel *model)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (model);

  return self->targets->len > 0 ? self->targets->len + N_FOOT : 0;
}

static guint
get_n_columns (SanGridModel *model)
{
  return SAN_CROSS_SHEET (model)->evaluators->len;
}

static void
get_column (SanGridModel  *model,
            guint          column,
            SanGridColumn *out)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (model);

  out->title = san_cross_sheet_unit (self, evaluator_at (self, column));
  out->group = _("Scored by");
  out->xalign = 1;
}

static void
get_row (SanGridModel *model,
         guint         row,
         SanGridRow   *out)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (model);
  const SanParticipant *target;

  out->number = row + 1;
  out->entered = 1;
  if (row >= self->targets->len)
    {
      out->name = row - self->targets->len == FOOT_MEAN ? _("Mean given")
                                                        : _("Lean ±");
      return;
    }

  target = participant_at (self, row);
  out->name = target->name;
  for (guint i = 0; self->plan != NULL && i < self->plan->pairs->len; i++)
    {
      const SanCrossVisit *visit = &g_array_index (self->plan->pairs, SanCrossVisit, i);

      if (visit->target_id == target->unit_id &&
          san_cross_sheet_find_record (self, visit->evaluator_id, visit->target_id) == NULL)
        out->n_missing++;
    }
  if (self->plan != NULL && self->plan->visits > 0)
    out->entered = 1 - MIN (1.0, (double) out->n_missing / self->plan->visits);
}

/* "+3.25" with a real minus */
static char *
format_signed (const mpq_t value)
{
  g_autofree char *number = san_rational_format (value, 2);

  if (*number == '-')
    return g_strconcat ("−", number + 1, NULL);

  return mpq_sgn (value) > 0 ? g_strconcat ("+", number, NULL) : g_steal_pointer (&number);
}

static void
get_foot_cell (SanCrossSheet *self,
               Foot           foot,
               guint          column,
               SanGridCell   *out)
{
  const SanCrossTable *table = self->tables[FALSE];
  const SanCrossEvaluator *evaluator =
    table != NULL ? san_cross_table_find_evaluator (table, evaluator_at (self, column)) : NULL;
  mpq_t lean;

  out->marks = SAN_GRID_LOCKED;
  out->value = SAN_GRID_MISSING;
  out->text = "";
  if (evaluator == NULL)
    return;

  out->value = SAN_GRID_ENTERED;
  if (foot == FOOT_MEAN)
    {
      out->text = keep (self, san_rational_format (evaluator->mean, 2));
      return;
    }
  mpq_init (lean);
  mpq_sub (lean, evaluator->mean, table->mean);
  out->text = keep (self, format_signed (lean));
  mpq_clear (lean);
}

static void
show_entry (SanCrossSheet       *self,
            const SanCrossEntry *entry,
            SanGridCell         *out)
{
  const SanCrossRow *row = &g_array_index (self->input->cross->rows, SanCrossRow, entry->row);
  g_autofree char *text = self->comparable ? san_rational_format (entry->value, 2)
                                           : san_micro_format (row->score, SAN_DECIMALS_NEEDED);
  gboolean dropped = entry->mark == SAN_CROSS_HIGH || entry->mark == SAN_CROSS_LOW;

  out->value = SAN_GRID_ENTERED;
  out->text = keep (self, dropped ? g_strdup_printf ("(%s)", text) : g_steal_pointer (&text));
  if (entry->mark == SAN_CROSS_SELF || row->score < 0 || row->score > 100 * SAN_MICRO)
    out->marks |= SAN_GRID_ERROR;
}

static void
get_cell (SanGridModel *model,
          guint         row,
          guint         column,
          SanGridCell  *out)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (model);
  const SanCrossEntry *entry;
  gint64 target_id;
  gint64 evaluator_id;

  if (row >= self->targets->len)
    {
      get_foot_cell (self, (Foot) (row - self->targets->len), column, out);
      return;
    }

  target_id = participant_at (self, row)->unit_id;
  evaluator_id = evaluator_at (self, column);
  entry = find_entry (self, self->comparable, g_array_index (self->targets, guint, row),
                      evaluator_id);
  out->text = "";
  out->marks = self->locked || self->comparable ? SAN_GRID_LOCKED : SAN_GRID_NO_MARKS;
  out->value = SAN_GRID_EMPTY;
  if (entry != NULL)
    {
      show_entry (self, entry, out);
      return;
    }
  if (target_id == evaluator_id)
    {
      out->value = SAN_GRID_NOT_APPLICABLE;
      out->marks = SAN_GRID_LOCKED;
    }
  else if (self->plan != NULL && !is_planned (self, evaluator_id, target_id))
    {
      out->value = SAN_GRID_NOT_APPLICABLE;
    }
}

static char *
dup_edit_text (SanGridModel *model,
               guint         row,
               guint         column)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (model);
  const SanEvaluation *record = NULL;
  SanGridCell cell = { 0 };

  if (row < self->targets->len && !self->comparable)
    record = san_cross_sheet_find_record (self, evaluator_at (self, column),
                                          participant_at (self, row)->unit_id);
  if (record != NULL)
    return san_micro_format (record->score, SAN_DECIMALS_NEEDED);

  get_cell (model, row, column, &cell);

  return g_strdup (cell.text);
}

static char *
dup_tooltip (SanGridModel *model,
             guint         row,
             guint         column)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (model);
  const SanCrossEntry *given;
  const SanCrossEntry *comparable;
  const char *dropped = "";
  g_autofree char *raw = NULL;
  g_autofree char *value = NULL;
  guint participant;

  if (row >= self->targets->len)
    return NULL;
  participant = g_array_index (self->targets, guint, row);
  given = find_entry (self, FALSE, participant, evaluator_at (self, column));
  comparable = find_entry (self, TRUE, participant, evaluator_at (self, column));
  if (given == NULL)
    return self->plan != NULL && is_planned (self, evaluator_at (self, column),
                                             participant_at (self, row)->unit_id)
           ? g_strdup (_("Assigned, not visited yet")) : NULL;
  if (given->mark == SAN_CROSS_SELF)
    return g_strdup (_("A unit's score of itself is not counted"));

  if ((self->comparable ? comparable : given)->mark == SAN_CROSS_HIGH)
    dropped = _("; dropped as highest");
  else if ((self->comparable ? comparable : given)->mark == SAN_CROSS_LOW)
    dropped = _("; dropped as lowest");
  raw = san_rational_format (given->value, SAN_DECIMALS_NEEDED);
  value = san_rational_format (comparable->value, 2);

  return g_strdup_printf (_("Given %1$s, comparable %2$s%3$s"), raw, value, dropped);
}

static char *
dup_label (SanGridModel *model,
           guint         row,
           guint         column)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (model);
  SanGridRow head = { 0 };
  SanGridCell cell = { 0 };

  get_row (model, row, &head);
  get_cell (model, row, column, &cell);

  return g_strdup_printf (_("%1$s, scored by %2$s: %3$s"), head.name,
                          san_cross_sheet_unit (self, evaluator_at (self, column)),
                          *cell.text != '\0' ? cell.text : _("empty"));
}

static const char *
get_name_title (SanGridModel *model)
{
  return _("Unit scored");
}

static const char *
get_progress_title (SanGridModel *model)
{
  return SAN_CROSS_SHEET (model)->plan != NULL ? _("Visits") : NULL;
}

static guint
get_n_summaries (SanGridModel *model)
{
  return N_SUMMARIES;
}

static const char *
get_summary_title (SanGridModel *model,
                   guint         summary)
{
  static const char *const titles[] = {
    N_("Given by"), N_("As given"), N_("Adjusted"), N_("Score"),
  };

  return _(titles[summary]);
}

static void
get_summary (SanGridModel   *model,
             guint           row,
             guint           summary,
             SanGridSummary *out)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (model);
  const SanNode *leaf = san_cross_sheet_get_leaf (self);
  const SanCrossResult *raw;
  const SanCrossResult *comparable;
  int decimals;

  out->text = "";
  if (row >= self->targets->len || self->tables[FALSE] == NULL)
    return;
  raw = &g_array_index (self->tables[FALSE]->results, SanCrossResult,
                        g_array_index (self->targets, guint, row));
  comparable = &g_array_index (self->tables[TRUE]->results, SanCrossResult,
                               g_array_index (self->targets, guint, row));
  if (!san_cross_result_has_data (raw))
    return;

  decimals = leaf->decimals >= 0 ? leaf->decimals : 2;
  if (summary == SUMMARY_N)
    out->text = keep (self, raw->counted == raw->given
                      ? g_strdup_printf ("%u", raw->given)
                      : g_strdup_printf ("%u/%u", raw->counted, raw->given));
  else if (summary == SUMMARY_RAW)
    out->text = keep (self, san_rational_format (raw->mean, decimals));
  else if (summary == SUMMARY_COMPARABLE)
    out->text = keep (self, san_rational_format (comparable->mean, decimals));
  else
    out->text = keep (self, san_rational_format (leaf->comparable ? comparable->score
                                                                  : raw->score, decimals));
}

/* Changing */

typedef struct
{
  SanCrossSheet *self;
  GPtrArray     *evaluations;  /* SanEvaluation */
  GArray        *removed;      /* gboolean, each */
} Change;

static gboolean
put_cells (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *change = data;
  SanWorkspace *workspace = san_context_get_workspace (change->self->context);
  g_autofree char *now = san_time_format (san_workspace_now (workspace));

  for (guint i = 0; i < change->evaluations->len; i++)
    {
      const SanEvaluation *evaluation = change->evaluations->pdata[i];

      if (g_array_index (change->removed, gboolean, i)
          ? !san_evaluation_store_delete (database, change->self->round_id, evaluation, error)
          : !san_evaluation_store_put (database, change->self->round_id, evaluation, now,
                                       san_workspace_get_actor (workspace), error))
        return FALSE;
    }

  return TRUE;
}

/* A cell that is for nothing takes nothing: the foot, and a unit's score of itself, which
 * can only be taken away. */
static gboolean
check_cell (SanCrossSheet *self,
            guint          row,
            guint          column,
            SanCellState   state,
            GError       **error)
{
  if (row < self->targets->len &&
      (state != SAN_CELL_VALUE ||
       participant_at (self, row)->unit_id != evaluator_at (self, column)))
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                       row < self->targets->len ? _("No unit scores itself")
                                                : _("This row is computed"));

  return FALSE;
}

static gboolean
add_cell (SanCrossSheet *self,
          Change        *change,
          guint          row,
          guint          column,
          const char    *text,
          GError       **error)
{
  SanCellState state = SAN_CELL_EMPTY;
  gint64 value = 0;
  const SanEvaluation *before;
  SanEvaluation *after;
  gboolean removed;

  if (!san_cell_parse (text, &state, &value, NULL, error) ||
      !check_cell (self, row, column, state, error))
    return FALSE;

  removed = state != SAN_CELL_VALUE;
  before = san_cross_sheet_find_record (self, evaluator_at (self, column),
                                        participant_at (self, row)->unit_id);
  if (removed && before == NULL)
    return TRUE;

  after = g_new0 (SanEvaluation, 1);
  after->evaluator_id = evaluator_at (self, column);
  after->target_id = participant_at (self, row)->unit_id;
  after->component = g_strdup (before != NULL ? before->component
                               : self->leaves->len > 1
                               ? san_cross_sheet_get_leaf (self)->key : "");
  after->note = g_strdup (before != NULL ? before->note : "");
  after->score = value;
  g_ptr_array_add (change->evaluations, after);
  g_array_append_val (change->removed, removed);

  return TRUE;
}

static gboolean
set_cells (SanGridModel      *model,
           guint              row,
           guint              column,
           guint              n_rows,
           guint              n_columns,
           const char *const *texts,
           GError           **error)
{
  SanCrossSheet *self = SAN_CROSS_SHEET (model);
  g_autoptr (GPtrArray) evaluations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_evaluation_free);
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Change change = { self, evaluations, removed };
  g_autofree char *label = NULL;

  if (san_cross_sheet_get_leaf (self) == NULL)
    return FALSE;

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      if (texts[i * n_columns + j] != NULL &&
          !add_cell (self, &change, row + i, column + j, texts[i * n_columns + j], error))
        return FALSE;
  if (evaluations->len == 0)
    return TRUE;

  label = g_strdup_printf ("%s %s → %s", self->label,
                           san_cross_sheet_unit (self, evaluator_at (self, column)),
                           participant_at (self, MIN (row, self->targets->len - 1))->name);

  return san_cross_sheet_change (self, "cross.scores", label, put_cells, &change, NULL);
}

void
san_cross_sheet_init_model (SanGridModelInterface *iface)
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
  iface->dup_edit_text = dup_edit_text;
  iface->dup_tooltip = dup_tooltip;
  iface->dup_label = dup_label;
  iface->set_cells = set_cells;
}
