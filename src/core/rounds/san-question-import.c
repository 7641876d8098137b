/* san-question-import.c - brings in tables of questions and their options
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-survey-import.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "base/san-utils.h"
#include "rounds/san-import-rows.h"
#include "rounds/san-survey-store.h"

static const SanTableField fields[] = {
  { "question", "问题", SAN_FIELD_REQUIRED },
  { "option", "选项", SAN_FIELD_REQUIRED },
  { "value", "分值", SAN_FIELD_OPTIONAL },
  { "component", "考评指标", SAN_FIELD_OPTIONAL },
  { "form", "问卷", SAN_FIELD_OPTIONAL },
  { "order", "序号", SAN_FIELD_UNUSED },
};

/* An option as its row has it; whether it is counted is in there. */
typedef struct
{
  char      *question;
  char      *component;
  char      *form;
  SanOption *option;
} Line;

typedef struct
{
  SanImportRows *rows;
  GPtrArray     *lines;         /* (element-type Line): by row, NULL where rejected */
  GPtrArray     *questions;     /* as they will be */
  GHashTable    *touched;       /* those that are written */
  GHashTable    *components;    /* folded question → the component its rows have named */
} Plan;

const SanTableField *
san_question_import_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);

  return fields;
}

static void
line_free (Line *line)
{
  if (line == NULL)
    return;

  g_free (line->question);
  g_free (line->component);
  g_free (line->form);
  san_option_free (line->option);
  g_free (line);
}

static void
plan_free (Plan *plan)
{
  g_clear_pointer (&plan->rows, san_import_rows_free);
  g_ptr_array_unref (plan->lines);
  g_clear_pointer (&plan->questions, g_ptr_array_unref);
  g_hash_table_unref (plan->touched);
  g_hash_table_unref (plan->components);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static gboolean
has_column (Plan       *plan,
            const char *field)
{
  return san_table_mapping_get_column (plan->rows->table->mapping, field) >= 0;
}

/* All rows of a question name the same component, or leave it to another row to do so. */
static void
check_component (Plan         *plan,
                 SanImportRow *row,
                 const Line   *line,
                 const char   *folded)
{
  const char *named = g_hash_table_lookup (plan->components, folded);

  if (*line->component == '\0')
    return;
  if (named == NULL)
    g_hash_table_insert (plan->components, g_strdup (folded), g_strdup (line->component));
  else if (!g_str_equal (named, line->component))
    san_import_rows_reject (plan->rows, row, "component", line->component,
                            _("An earlier row of the question names another component"));
}

static void
on_row (gpointer           data,
        SanImportRow      *row,
        const SanTableRow *cells)
{
  Plan *plan = data;
  SanImportTable *table = plan->rows->table;
  Line *line = g_new0 (Line, 1);
  const char *value = san_import_table_text (table, cells, "value");
  g_autofree char *folded = NULL;
  g_autofree char *name = NULL;
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;
  gboolean rounded = FALSE;

  g_ptr_array_add (plan->lines, line);
  line->question = g_strdup (san_import_table_text (table, cells, "question"));
  line->component = g_strdup (san_import_table_text (table, cells, "component"));
  line->form = g_strdup (san_import_table_text (table, cells, "form"));
  line->option = san_option_new (san_import_table_text (table, cells, "option"));
  san_import_row_set_key (row, g_strjoin (" / ", line->question, line->option->name, NULL));

  if (*line->question == '\0' || *line->option->name == '\0')
    {
      row->skipped = san_import_table_is_blank (table, cells);
      if (!row->skipped)
        san_import_rows_reject (plan->rows, row,
                                *line->question == '\0' ? "question" : "option", "",
                                _("A row names a question and one of its options"));
      return;
    }

  if (!san_option_parse_value (value, line->option, &rounded, &error))
    san_import_rows_reject (plan->rows, row, "value", value, error->message);
  if (rounded)
    {
      g_autofree char *kept = san_option_format_value (line->option);

      san_import_rows_note_rounded (plan->rows, row, "value", value, kept);
    }
  folded = san_text_fold (line->question);
  name = san_text_fold (line->option->name);
  record = g_strjoin ("\t", folded, name, NULL);
  san_import_rows_claim (plan->rows, row, "option", line->option->name, record);
  check_component (plan, row, line, folded);
}

static SanQuestion *
ensure_question (Plan       *plan,
                 const Line *line)
{
  SanQuestion *question = san_question_find (plan->questions, line->question);

  if (question == NULL)
    {
      question = san_question_new (line->question);
      g_ptr_array_add (plan->questions, question);
    }

  return question;
}

/* Brings the row into the question that it is about, and notes what that changes. */
static void
merge_row (Plan         *plan,
           SanImportRow *row,
           const Line   *line)
{
  SanQuestion *question = ensure_question (plan, line);
  SanOption *option = san_question_find_option (question, line->option->name);
  g_autofree char *folded = san_text_fold (line->question);
  const char *component = g_hash_table_lookup (plan->components, folded);
  g_autofree char *after = san_option_format_value (line->option);
  g_autofree char *before = NULL;

  row->is_new = option == NULL;
  if (option == NULL)
    {
      option = san_option_new (line->option->name);
      g_ptr_array_add (question->options, option);
      san_import_row_change (row, "option", "", option->name);
    }
  before = san_option_format_value (option);
  if (row->is_new || has_column (plan, "value"))
    {
      san_import_row_change (row, "value", before, after);
      option->has_value = line->option->has_value;
      option->value = line->option->value;
    }
  if (has_column (plan, "component"))
    {
      san_import_row_change (row, "component", question->component,
                             component != NULL ? component : "");
      san_set_str (&question->component, component != NULL ? component : "");
    }
  if (has_column (plan, "form"))
    {
      san_import_row_change (row, "form", question->form, line->form);
      san_set_str (&question->form, line->form);
    }
  if (row->changes->len > 0)
    g_hash_table_add (plan->touched, question);
}

static gboolean
apply_plan (SanDatabase   *database,
            SanImportPlan *import,
            const char    *at,
            const char    *by,
            GError       **error)
{
  Plan *plan = import->data;

  for (guint i = 0; i < plan->questions->len; i++)
    if (g_hash_table_contains (plan->touched, plan->questions->pdata[i]) &&
        !san_question_store_put (database, plan->questions->pdata[i], error))
      return FALSE;

  return TRUE;
}

gboolean
san_question_import_plan (SanDatabase            *database,
                          SanTableReader         *reader,
                          const SanImportOptions *options,
                          GCancellable           *cancellable,
                          SanImportPlan          *result,
                          GError                **error)
{
  g_auto (SanImportTable) table = { 0 };
  g_autoptr (Plan) plan = g_new0 (Plan, 1);

  g_return_val_if_fail (database != NULL && reader != NULL, FALSE);

  plan->rows = san_import_rows_new (&table, g_free);
  plan->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  plan->touched = g_hash_table_new (NULL, NULL);
  plan->components = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  plan->questions = san_question_store_list (database, error);
  if (plan->questions == NULL ||
      !san_import_table_init (&table, reader,
                              san_table_mapping_new ("questions", fields,
                                                     G_N_ELEMENTS (fields)),
                              options, cancellable, error) ||
      !san_import_rows_read (plan->rows, on_row, plan, error))
    return FALSE;

  for (guint i = 0; i < plan->rows->rows->len; i++)
    {
      SanImportRow *row = plan->rows->rows->pdata[i];

      if (!row->rejected && !row->skipped)
        merge_row (plan, row, plan->lines->pdata[i]);
    }

  result->proposal = san_import_rows_propose (plan->rows);
  g_clear_pointer (&plan->rows, san_import_rows_free);
  result->apply = apply_plan;
  result->data = g_steal_pointer (&plan);
  result->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}
