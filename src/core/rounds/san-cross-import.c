/* san-cross-import.c - brings in what units say of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-survey-import.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "rounds/san-cross-store.h"
#include "rounds/san-import-rows.h"

static const SanTableField fields[] = {
  { "evaluator", "评价单位", SAN_FIELD_REQUIRED },
  { "target", "被评价单位", SAN_FIELD_REQUIRED },
  { "score", "得分", SAN_FIELD_REQUIRED },
  { "component", "考评指标", SAN_FIELD_OPTIONAL },
  { "note", "备注", SAN_FIELD_OPTIONAL },
  { "order", "序号", SAN_FIELD_UNUSED },
};

/* An evaluation to write, or to take away */
typedef struct
{
  SanEvaluation *evaluation;
  gboolean       removed;
} Entry;

typedef struct
{
  SanRoundFrame *frame;
  SanImportRows *rows;
  GPtrArray     *stored;
  GHashTable    *by_key;      /* evaluation_key() → SanEvaluation on file */
  GHashTable    *seen;        /* (element-type gint64): targets */
  guint          n_selves;    /* rows of units that score themselves */
} Plan;

const SanTableField *
san_evaluation_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);

  return fields;
}

static void
entry_free (Entry *entry)
{
  san_evaluation_free (entry->evaluation);
  g_free (entry);
}

static void
plan_free (Plan *plan)
{
  g_clear_pointer (&plan->rows, san_import_rows_free);
  g_clear_pointer (&plan->frame, san_round_frame_free);
  g_clear_pointer (&plan->stored, g_ptr_array_unref);
  g_hash_table_unref (plan->by_key);
  g_hash_table_unref (plan->seen);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static char *
evaluation_key (const SanEvaluation * evaluation)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                          evaluation->evaluator_id, evaluation->target_id,
                          evaluation->component);
}

static gboolean
load_records (Plan        *plan,
              SanDatabase *database,
              GError     **error)
{
  plan->stored = san_evaluation_store_list (database, plan->frame->round->id, error);
  if (plan->stored == NULL)
    return FALSE;

  for (guint i = 0; i < plan->stored->len; i++)
    g_hash_table_insert (plan->by_key, evaluation_key (plan->stored->pdata[i]),
                         plan->stored->pdata[i]);

  return TRUE;
}

static const char *
text_of (Plan              *plan,
         const SanTableRow *cells,
         const char        *field)
{
  return san_import_table_text (plan->rows->table, cells, field);
}

static gboolean
accept_participant (const SanUnit *unit,
                    gpointer       data)
{
  return san_round_frame_takes_part (data, unit);
}

/* Who is scored takes part in the round; who scores may be any unit. */
static gboolean
find_pair (Plan              *plan,
           SanImportRow      *row,
           const SanTableRow *cells,
           SanEvaluation     *evaluation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  const SanUnit *target = san_round_frame_find (plan->frame, text_of (plan, cells, "target"),
                                                NULL, &error);
  const SanUnit *evaluator =
    san_import_find_unit (plan->frame->roster, text_of (plan, cells, "evaluator"), NULL,
                          accept_participant, plan->frame, &other);

  san_import_row_set_key (row, g_strjoin (" → ", text_of (plan, cells, "evaluator"),
                                          text_of (plan, cells, "target"), NULL));
  if (target == NULL)
    san_import_rows_refuse_name (plan->rows, row, cells, "target", error);
  if (evaluator == NULL && !row->skipped)
    san_import_rows_refuse_name (plan->rows, row, cells, "evaluator", other);
  if (target == NULL || evaluator == NULL)
    return FALSE;

  evaluation->target_id = target->id;
  evaluation->evaluator_id = evaluator->id;
  g_hash_table_add (plan->seen, (gpointer) & target->id);
  if (target == evaluator)
    plan->n_selves++;
  san_import_row_set_key (row,
                          g_strjoin (" → ",
                                     san_roster_display (plan->frame->roster, evaluator),
                                     san_roster_display (plan->frame->roster, target), NULL));

  return TRUE;
}

/* By key or name, in the scheme of the unit that is scored. */
static gboolean
find_component (Plan              *plan,
                SanImportRow      *row,
                const SanTableRow *cells,
                SanEvaluation     *evaluation)
{
  const char *text = text_of (plan, cells, "component");
  g_autoptr (GError) error = NULL;
  const SanScheme *scheme;
  const SanNode *node;

  if (*text == '\0')
    return TRUE;

  scheme = san_round_frame_scheme (plan->frame,
                                   san_roster_get (plan->frame->roster,
                                                   evaluation->target_id), &error);
  node = scheme != NULL ? san_scheme_find_node (scheme, text) : NULL;
  if (node == NULL || node->source != SAN_SOURCE_CROSS)
    {
      san_import_rows_reject (plan->rows, row, "component", text, error != NULL
                              ? error->message
                              : _("The unit's scheme has no cross-evaluation of this name"));
      return FALSE;
    }
  san_set_str (&evaluation->component, node->key);

  return TRUE;
}

static void
on_row (gpointer           data,
        SanImportRow      *row,
        const SanTableRow *cells)
{
  Plan *plan = data;
  g_autoptr (SanEvaluation) evaluation = g_new0 (SanEvaluation, 1);
  SanCellState state = SAN_CELL_EMPTY;
  const SanEvaluation *old;
  g_autofree char *key = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Entry *entry;

  evaluation->component = g_strdup ("");
  evaluation->note = g_strdup (text_of (plan, cells, "note"));
  if (!find_pair (plan, row, cells, evaluation) ||
      !find_component (plan, row, cells, evaluation) ||
      !san_import_rows_read_cell (plan->rows, row, cells, "score", &state,
                                  &evaluation->score))
    return;
  key = evaluation_key (evaluation);
  if (!san_import_rows_claim (plan->rows, row, "target", text_of (plan, cells, "target"),
                              key))
    return;

  old = g_hash_table_lookup (plan->by_key, key);
  if (old != NULL && san_table_mapping_get_column (plan->rows->table->mapping, "note") < 0)
    san_set_str (&evaluation->note, old->note);
  before = old != NULL ? san_micro_format (old->score, SAN_DECIMALS_NEEDED) : g_strdup ("");
  after = state == SAN_CELL_VALUE ? san_micro_format (evaluation->score, SAN_DECIMALS_NEEDED)
                                  : g_strdup ("");
  san_import_row_change (row, "score", before, after);
  if (state == SAN_CELL_VALUE)
    san_import_row_change (row, "note", old != NULL ? old->note : "", evaluation->note);
  row->is_new = old == NULL && state == SAN_CELL_VALUE;

  entry = g_new0 (Entry, 1);
  entry->removed = state != SAN_CELL_VALUE;
  entry->evaluation = g_steal_pointer (&evaluation);
  row->payload = entry;
}

static gboolean
apply_plan (SanDatabase   *database,
            SanImportPlan *import,
            const char    *at,
            const char    *by,
            GError       **error)
{
  gint64 round_id = ((Plan *) import->data)->frame->round->id;
  guint n = san_proposal_get_n_rows (import->proposal);

  for (guint i = 0; i < n; i++)
    {
      const SanProposalRow *row = san_proposal_get_row (import->proposal, i);
      Entry *entry = row->payload;

      if (row->action != SAN_ROW_ADDED && row->action != SAN_ROW_CHANGED)
        continue;
      if (entry->removed
          ? !san_evaluation_store_delete (database, round_id, entry->evaluation, error)
          : !san_evaluation_store_put (database, round_id, entry->evaluation, at, by, error))
        return FALSE;
    }

  return TRUE;
}

static void
note_selves (Plan        *plan,
             SanProposal *proposal)
{
  g_autofree char *note = NULL;

  if (plan->n_selves == 0)
    return;

  note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u row is of a unit that scores itself; it is not "
                                       "counted",
                                       "%u rows are of units that score themselves; they are "
                                       "not counted", plan->n_selves), plan->n_selves);
  san_proposal_add_note (proposal, note);
}

gboolean
san_evaluation_import_plan (SanDatabase            *database,
                            SanTableReader         *reader,
                            const SanImportOptions *options,
                            GCancellable           *cancellable,
                            SanImportPlan          *result,
                            GError                **error)
{
  g_auto (SanImportTable) table = { 0 };
  g_autoptr (Plan) plan = g_new0 (Plan, 1);

  g_return_val_if_fail (database != NULL && reader != NULL, FALSE);

  plan->rows = san_import_rows_new (&table, (GDestroyNotify) entry_free);
  plan->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  plan->frame = san_round_frame_load (database, options->round, error);
  if (plan->frame == NULL || !san_round_frame_check_open (plan->frame, error) ||
      !san_import_table_init (&table, reader,
                              san_table_mapping_new ("evaluations", fields,
                                                     G_N_ELEMENTS (fields)),
                              options, cancellable, error) ||
      !load_records (plan, database, error) ||
      !san_import_rows_read (plan->rows, on_row, plan, error))
    return FALSE;

  result->proposal = san_import_rows_propose (plan->rows);
  note_selves (plan, result->proposal);
  if (!options->allow_missing_units)
    san_import_note_missing (plan->frame, plan->seen, result->proposal);
  g_clear_pointer (&plan->rows, san_import_rows_free);
  result->apply = apply_plan;
  result->data = g_steal_pointer (&plan);
  result->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}
