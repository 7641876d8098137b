/* san-survey-import.c - brings in answers, as counts or respondent by respondent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-survey-import.h"

#include <glib/gi18n-lib.h>

#include "base/san-utils.h"
#include "rounds/san-import-rows.h"
#include "rounds/san-survey-store.h"

static const SanTableField fields[] = {
  { "unit", "单位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  { "question", "问题", SAN_FIELD_OPTIONAL },
  { "option", "选项", SAN_FIELD_OPTIONAL },
  { "count", "人数", SAN_FIELD_OPTIONAL },
  { "id", "编号", SAN_FIELD_OPTIONAL },
  { "interviewer", "调查员", SAN_FIELD_OPTIONAL },
  { "day", "调查日期", SAN_FIELD_OPTIONAL },
  { "parent", "上级", SAN_FIELD_OPTIONAL },
  { "order", "序号", SAN_FIELD_UNUSED },
};

/* What a row writes: a count, or a respondent */
typedef struct
{
  SanSurveyCount count;
  SanRespondent *respondent;
} Entry;

typedef struct
{
  SanRoundFrame *frame;
  SanImportRows *rows;
  GPtrArray     *questions;
  GPtrArray     *columns;       /* (element-type SanQuestion): those that have a column */
  gboolean       has_counts;
  GHashTable    *counts;        /* "unit option" → SanSurveyCount on file */
  GArray        *stored_counts;
  GPtrArray     *respondents;   /* on file */
  GHashTable    *by_id;         /* what a table may call a respondent → SanRespondent */
  GHashTable    *seen;          /* (element-type gint64): participants that a row counts for */
} Plan;

const SanTableField *
san_survey_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);

  return fields;
}

SanTableMapping *
san_survey_import_mapping (GPtrArray *questions)
{
  SanTableMapping *mapping = san_table_mapping_new ("survey", fields, G_N_ELEMENTS (fields));

  for (guint i = 0; i < questions->len; i++)
    san_table_mapping_add_field (mapping, ((SanQuestion *) questions->pdata[i])->text, NULL,
                                 SAN_FIELD_OPTIONAL);

  return mapping;
}

static void
entry_free (Entry *entry)
{
  san_respondent_free (entry->respondent);
  g_free (entry);
}

static void
plan_free (Plan *plan)
{
  g_clear_pointer (&plan->rows, san_import_rows_free);
  g_clear_pointer (&plan->frame, san_round_frame_free);
  g_clear_pointer (&plan->questions, g_ptr_array_unref);
  g_ptr_array_unref (plan->columns);
  g_hash_table_unref (plan->counts);
  g_clear_pointer (&plan->stored_counts, g_array_unref);
  g_clear_pointer (&plan->respondents, g_ptr_array_unref);
  g_hash_table_unref (plan->by_id);
  g_hash_table_unref (plan->seen);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
plan_new (SanImportTable * table)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->rows = san_import_rows_new (table, (GDestroyNotify) entry_free);
  plan->columns = g_ptr_array_new ();
  plan->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  return plan;
}

static char *
count_key (gint64 unit_id,
           gint64 option_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, unit_id, option_id);
}

static const char *
text_of (Plan              *plan,
         const SanTableRow *cells,
         const char        *field)
{
  return san_import_table_text (plan->rows->table, cells, field);
}

static gboolean
has_column (Plan       *plan,
            const char *field)
{
  return san_table_mapping_get_column (plan->rows->table->mapping, field) >= 0;
}

static gboolean
load_records (Plan        *plan,
              SanDatabase *database,
              GError     **error)
{
  plan->stored_counts = san_survey_count_store_list (database, plan->frame->round->id, error);
  if (plan->stored_counts == NULL)
    return FALSE;
  plan->respondents = san_respondent_store_list (database, plan->frame->round->id, error);
  if (plan->respondents == NULL)
    return FALSE;

  for (guint i = 0; i < plan->stored_counts->len; i++)
    {
      SanSurveyCount *count = &g_array_index (plan->stored_counts, SanSurveyCount, i);

      g_hash_table_insert (plan->counts, count_key (count->unit_id, count->option_id), count);
    }
  /* its own number first: what another program calls one goes before */
  for (int named = FALSE; named <= TRUE; named++)
    for (guint i = 0; i < plan->respondents->len; i++)
      {
        SanRespondent *respondent = plan->respondents->pdata[i];

        if (named && *respondent->ext_id != '\0')
          g_hash_table_insert (plan->by_id, g_strdup (respondent->ext_id), respondent);
        else if (!named && *respondent->ext_id == '\0')
          g_hash_table_insert (plan->by_id,
                               g_strdup_printf ("%" G_GINT64_FORMAT, respondent->id),
                               respondent);
      }

  return TRUE;
}

/* Which of the two shapes it is; a table can hold rows of both, as an export does. */
static gboolean
find_columns (Plan    *plan,
              GError **error)
{
  plan->has_counts = has_column (plan, "question") && has_column (plan, "option") &&
                     has_column (plan, "count");
  for (guint i = 0; i < plan->questions->len; i++)
    if (has_column (plan, ((SanQuestion *) plan->questions->pdata[i])->text))
      g_ptr_array_add (plan->columns, plan->questions->pdata[i]);
  if (plan->has_counts || plan->columns->len > 0)
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                       plan->questions->len == 0
                       ? _("The file has no questions yet; import those first")
                       : _("The table has neither the columns question, option and count "
                           "nor a column for one of the questions"));

  return FALSE;
}

static gboolean
accept_unit (const SanUnit *unit,
             gpointer       data)
{
  return san_round_frame_counting_unit (data, unit) != NULL;
}

/* The unit of the row, or NULL: it is skipped or rejected then. */
static const SanUnit *
find_unit (Plan              *plan,
           SanImportRow      *row,
           const SanTableRow *cells)
{
  g_autoptr (GError) error = NULL;
  const SanUnit *unit = san_import_find_unit (plan->frame->roster,
                                              text_of (plan, cells, "unit"),
                                              text_of (plan, cells, "parent"),
                                              accept_unit, plan->frame, &error);
  const SanUnit *counting = unit != NULL
                            ? san_round_frame_counting_unit (plan->frame, unit) : NULL;

  if (unit != NULL && counting == NULL)
    g_set_error (&error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("Neither %1$s nor a unit above it takes part in the round “%2$s”"),
                 san_roster_display (plan->frame->roster, unit), plan->frame->round->label);
  if (error != NULL)
    {
      san_import_row_set_key (row, g_strdup (text_of (plan, cells, "unit")));
      san_import_rows_refuse_name (plan->rows, row, cells, "unit", error);
      return NULL;
    }

  g_hash_table_add (plan->seen, (gpointer) & counting->id);
  san_import_row_set_key (row, g_strdup (san_roster_display (plan->frame->roster, unit)));

  return unit;
}

/* Counts */

static gboolean
parse_count (Plan              *plan,
             SanImportRow      *row,
             const SanTableRow *cells,
             gint64            *n)
{
  SanCellState state;
  gint64 value = 0;

  if (!san_import_rows_read_cell (plan->rows, row, cells, "count", &state, &value))
    return FALSE;

  if (state == SAN_CELL_VALUE && (value < 0 || value % SAN_MICRO != 0))
    {
      san_import_rows_reject (plan->rows, row, "count", text_of (plan, cells, "count"),
                              _("A count of answers is a whole number"));
      return FALSE;
    }
  *n = state == SAN_CELL_VALUE ? value / SAN_MICRO : -1;

  return TRUE;
}

static const SanOption *
find_option (Plan              *plan,
             SanImportRow      *row,
             const SanTableRow *cells)
{
  const char *text = text_of (plan, cells, "question");
  const SanQuestion *question = san_question_find (plan->questions, text);
  const SanOption *option;

  if (question == NULL)
    {
      san_import_rows_reject (plan->rows, row, "question", text, _("There is no such question"));
      return NULL;
    }
  option = san_question_find_option (question, text_of (plan, cells, "option"));
  if (option == NULL)
    san_import_rows_reject (plan->rows, row, "option", text_of (plan, cells, "option"),
                            _("The question has no such option"));

  return option;
}

static void
read_count (Plan              *plan,
            SanImportRow      *row,
            const SanTableRow *cells,
            const SanUnit     *unit)
{
  const SanOption *option = find_option (plan, row, cells);
  g_autofree char *record = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const SanSurveyCount *old;
  Entry *entry;
  gint64 n = -1;

  if (option == NULL || !parse_count (plan, row, cells, &n))
    return;
  record = count_key (unit->id, option->id);
  if (!san_import_rows_claim (plan->rows, row, "option", option->name, record))
    return;

  old = g_hash_table_lookup (plan->counts, record);
  before = old != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, old->n) : g_strdup ("");
  after = n >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : g_strdup ("");
  san_import_row_change (row, "count", before, after);
  row->is_new = old == NULL && n >= 0;

  entry = g_new0 (Entry, 1);
  entry->count = (SanSurveyCount) { unit->id, option->id, n };
  row->payload = entry;
}

/* Respondents */

static const char *
option_name (const SanQuestion *question,
             gint64             option_id)
{
  for (guint i = 0; i < question->options->len; i++)
    {
      const SanOption *option = question->options->pdata[i];

      if (option->id == option_id)
        return option->name;
    }

  return "";
}

static void
read_answers (Plan              *plan,
              SanImportRow      *row,
              const SanTableRow *cells,
              SanRespondent     *respondent)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const SanQuestion *question = plan->columns->pdata[i];
      const char *text = text_of (plan, cells, question->text);
      const SanOption *option = *text != '\0' ? san_question_find_option (question, text)
                                              : NULL;
      gint64 before = san_respondent_get (respondent, question->id);

      if (*text != '\0' && option == NULL)
        {
          san_import_rows_reject (plan->rows, row, question->text, text,
                                  _("The question has no such option"));
          continue;
        }
      san_import_row_change (row, question->text, option_name (question, before),
                             option != NULL ? option->name : "");
      if (before != (option != NULL ? option->id : 0))
        san_respondent_set (respondent, question->id, option != NULL ? option->id : 0);
    }
}

static void
read_plain (Plan              *plan,
            SanImportRow      *row,
            const SanTableRow *cells,
            const char        *field,
            char             **member)
{
  const char *text = text_of (plan, cells, field);
  g_autoptr (GError) error = NULL;
  g_autofree char *clean = g_strdup (text);

  if (!has_column (plan, field))
    return;

  if (g_str_equal (field, "day") && *text != '\0')
    {
      SanDay day;

      if (!san_import_parse_day (text, 0, &day, &error))
        {
          san_import_rows_reject (plan->rows, row, field, text, error->message);
          return;
        }
      g_free (clean);
      clean = san_day_format (day);
    }
  san_import_row_change (row, field, *member, clean);
  san_set_str (member, clean);
}

static void
read_respondent (Plan              *plan,
                 SanImportRow      *row,
                 const SanTableRow *cells,
                 const SanUnit     *unit)
{
  const char *id = text_of (plan, cells, "id");
  const SanRespondent *old = *id != '\0' ? g_hash_table_lookup (plan->by_id, id) : NULL;
  g_autoptr (SanRespondent) respondent = old != NULL ? san_respondent_copy (old)
                                                     : san_respondent_new ();
  const SanUnit *before = old != NULL ? san_roster_get (plan->frame->roster, old->unit_id)
                                      : NULL;
  g_autofree char *record = g_strconcat ("id ", id, NULL);
  Entry *entry;

  if (*id != '\0' && !san_import_rows_claim (plan->rows, row, "id", id, record))
    return;

  row->is_new = old == NULL;
  if (old == NULL)
    san_set_str (&respondent->ext_id, id);
  san_import_row_change (row, "unit",
                         before != NULL ? san_roster_display (plan->frame->roster, before)
                                        : "",
                         san_roster_display (plan->frame->roster, unit));
  respondent->unit_id = unit->id;
  read_plain (plan, row, cells, "interviewer", &respondent->interviewer);
  read_plain (plan, row, cells, "day", &respondent->day);
  read_answers (plan, row, cells, respondent);

  entry = g_new0 (Entry, 1);
  entry->respondent = g_steal_pointer (&respondent);
  row->payload = entry;
}

static void
on_row (gpointer           data,
        SanImportRow      *row,
        const SanTableRow *cells)
{
  Plan *plan = data;
  const SanUnit *unit = find_unit (plan, row, cells);

  if (unit == NULL)
    return;

  if (plan->has_counts &&
      (plan->columns->len == 0 || *text_of (plan, cells, "question") != '\0'))
    read_count (plan, row, cells, unit);
  else
    read_respondent (plan, row, cells, unit);
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
      if (entry->respondent != NULL
          ? !san_respondent_store_put (database, round_id, entry->respondent, at, by, error)
          : !san_survey_count_store_put (database, round_id, &entry->count, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_survey_import_plan (SanDatabase            *database,
                        SanTableReader         *reader,
                        const SanImportOptions *options,
                        GCancellable           *cancellable,
                        SanImportPlan          *result,
                        GError                **error)
{
  g_auto (SanImportTable) table = { 0 };
  g_autoptr (Plan) plan = plan_new (&table);

  g_return_val_if_fail (database != NULL && reader != NULL, FALSE);

  plan->frame = san_round_frame_load (database, options->round, error);
  if (plan->frame == NULL || !san_round_frame_check_open (plan->frame, error))
    return FALSE;
  plan->questions = san_question_store_list (database, error);
  if (plan->questions == NULL ||
      !san_import_table_init (&table, reader, san_survey_import_mapping (plan->questions),
                              options, cancellable, error) ||
      !find_columns (plan, error) ||
      !load_records (plan, database, error) ||
      !san_import_rows_read (plan->rows, on_row, plan, error))
    return FALSE;

  result->proposal = san_import_rows_propose (plan->rows);
  if (!options->allow_missing_units)
    san_import_note_missing (plan->frame, plan->seen, result->proposal);
  g_clear_pointer (&plan->rows, san_import_rows_free);
  result->apply = apply_plan;
  result->data = g_steal_pointer (&plan);
  result->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}
