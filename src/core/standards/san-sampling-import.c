/* san-sampling-import.c - brings in a table of sampling rules, and hands it out again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-sampling-import.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "standards/san-sampling.h"
#include "standards/san-standard-import.h"

typedef enum
{
  FIELD_CATEGORY,
  FIELD_RULE,
  FIELD_MIN,
  FIELD_PER,
  FIELD_SKIP_LAST,
  N_FIELDS,
} Field;

static const SanTableField fields[N_FIELDS] = {
  [FIELD_CATEGORY] = { "category", "类别", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [FIELD_RULE] = { "rule", "抽样规则", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [FIELD_MIN] = { "min", "最少", SAN_FIELD_OPTIONAL },
  [FIELD_PER] = { "per", "范围", SAN_FIELD_OPTIONAL },
  [FIELD_SKIP_LAST] = { "skip_last", "避开轮次", SAN_FIELD_OPTIONAL },
};

typedef struct
{
  guint           number;
  char           *cells[N_FIELDS];   /* NULL: no such column */
  gboolean        skipped;
  gboolean        rejected;
  gboolean        is_new;
  SanSamplingRule before;
  SanSamplingRule rule;              /* as it will be */
} Row;

typedef struct
{
  GPtrArray  *rows;
  GPtrArray  *categories;
  GHashTable *category_by_name;      /* folded name, and "code " with its code */
  GArray     *rules;                 /* on file */
  GHashTable *seen;                  /* category id → Row */
  GArray     *rejections;
  char       *labels[N_FIELDS];
} Plan;

const SanTableField *
san_sampling_import_fields (guint *n_fields)
{
  *n_fields = N_FIELDS;

  return fields;
}

static void
row_free (Row *row)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (row->cells[i]);
  g_free (row);
}

static void
plan_free (Plan *plan)
{
  g_ptr_array_unref (plan->rows);
  g_clear_pointer (&plan->categories, g_ptr_array_unref);
  g_clear_pointer (&plan->rules, g_array_unref);
  g_hash_table_unref (plan->category_by_name);
  g_hash_table_unref (plan->seen);
  g_array_unref (plan->rejections);
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (plan->labels[i]);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)

static Plan *
plan_new (void)
{
  Plan *plan = g_new0 (Plan, 1);

  plan->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  plan->category_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  plan->rejections = san_rejections_new ();

  return plan;
}

static gboolean
load (Plan        *plan,
      SanDatabase *database,
      GError     **error)
{
  plan->categories = san_category_store_list (database, error);
  plan->rules = plan->categories != NULL ? san_sampling_store_list (database, error) : NULL;
  if (plan->rules == NULL)
    return FALSE;

  for (guint i = 0; i < plan->categories->len; i++)
    {
      SanCategory *category = plan->categories->pdata[i];

      g_hash_table_insert (plan->category_by_name, san_text_fold (category->name), category);
      if (*category->code != '\0')
        g_hash_table_insert (plan->category_by_name,
                             g_strconcat ("code ", category->code, NULL), category);
    }

  return TRUE;
}

/* Rows */

static void
reject (Plan       *plan,
        Row        *row,
        Field       field,
        const char *reason)
{
  const char *value = row->cells[field] != NULL ? row->cells[field] : "";

  row->rejected = TRUE;
  san_rejections_add (plan->rejections, row->number, plan->labels[field], value, reason);
}

/* By name, else by code */
static const SanCategory *
find_category (Plan       *plan,
               const char *text)
{
  g_autofree char *folded = san_text_fold (text);
  g_autofree char *code = san_standard_code (text);
  g_autofree char *key = g_strconcat ("code ", code, NULL);
  const SanCategory *category = g_hash_table_lookup (plan->category_by_name, folded);

  return category != NULL ? category : g_hash_table_lookup (plan->category_by_name, key);
}

static void
parse_count (Plan  *plan,
             Row   *row,
             Field  field,
             guint *count)
{
  const char *text = row->cells[field];
  gint64 micro = 0;

  if (text == NULL)
    return;

  if (*text != '\0' && (!san_micro_parse (text, &micro, NULL, NULL) || micro < 0 ||
                        micro % SAN_MICRO != 0 || micro / SAN_MICRO > G_MAXINT))
    reject (plan, row, field, _("This is a whole number, 0 or more"));
  else
    *count = (guint) (micro / SAN_MICRO);
}

static void
parse_row (Plan *plan,
           Row  *row)
{
  g_autoptr (GError) error = NULL;

  if (!san_sampling_rule_parse (&row->rule, row->cells[FIELD_RULE], &error))
    reject (plan, row, FIELD_RULE, error->message);
  parse_count (plan, row, FIELD_MIN, &row->rule.at_least);
  parse_count (plan, row, FIELD_SKIP_LAST, &row->rule.skip_last);
  if (row->cells[FIELD_PER] != NULL &&
      !san_sampling_per_parse (row->cells[FIELD_PER], &row->rule.per_category))
    reject (plan, row, FIELD_PER, _("A rule is per unit or per category"));
}

static void
identify (Plan *plan,
          Row  *row)
{
  const SanCategory *category = find_category (plan, row->cells[FIELD_CATEGORY]);
  Row *first;

  if (category == NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("There is no category “%s”"),
                                                 row->cells[FIELD_CATEGORY]);

      reject (plan, row, FIELD_CATEGORY, reason);
      return;
    }

  row->is_new = TRUE;
  for (guint i = 0; i < plan->rules->len; i++)
    {
      const SanSamplingRule *rule = &g_array_index (plan->rules, SanSamplingRule, i);

      if (rule->category_id == category->id)
        {
          row->is_new = FALSE;
          row->before = *rule;
        }
    }
  row->rule = row->before;
  row->rule.category_id = category->id;

  first = g_hash_table_lookup (plan->seen, &category->id);
  if (first == NULL)
    {
      g_hash_table_insert (plan->seen, (gpointer) & category->id, row);
    }
  else
    {
      g_autofree char *reason = g_strdup_printf (_("Row %u has this category already"),
                                                 first->number);

      reject (plan, row, FIELD_CATEGORY, reason);
    }
}

static void
read_row (Plan              *plan,
          SanImportTable    *table,
          const SanTableRow *cells)
{
  Row *row = g_new0 (Row, 1);

  row->number = cells->number;
  g_ptr_array_add (plan->rows, row);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      int column = san_table_mapping_get_column (table->mapping, fields[i].name);

      if (column >= 0)
        row->cells[i] = g_strdup (san_import_table_text (table, cells, fields[i].name));
    }

  row->skipped = san_import_table_is_blank (table, cells) ||
                 (san_table_is_summary_label (row->cells[FIELD_CATEGORY]) &&
                  find_category (plan, row->cells[FIELD_CATEGORY]) == NULL);
  if (row->skipped)
    return;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      int column = san_table_mapping_get_column (table->mapping, fields[i].name);
      g_autoptr (GError) error = NULL;

      if (!san_table_cell_check (san_table_row_get_cell (cells, column), &error))
        reject (plan, row, i, error->message);
    }
  identify (plan, row);
  parse_row (plan, row);
}

/* The proposal */

static void
add_change (SanProposal *proposal,
            Field        field,
            gboolean     is_new,
            const char  *before,
            const char  *after)
{
  if (is_new || !g_str_equal (before, after))
    san_proposal_add_change (proposal, fields[field].name, is_new ? "" : before, after);
}

static void
add_count_change (SanProposal *proposal,
                  Field        field,
                  gboolean     is_new,
                  guint        before,
                  guint        after)
{
  g_autofree char *old_text = g_strdup_printf ("%u", before);
  g_autofree char *new_text = g_strdup_printf ("%u", after);

  add_change (proposal, field, is_new, old_text, new_text);
}

static void
propose_row (SanProposal *proposal,
             Row         *row)
{
  g_autofree char *before = san_sampling_rule_format (&row->before);
  g_autofree char *after = san_sampling_rule_format (&row->rule);

  san_proposal_add_row (proposal, row->number, row->is_new ? SAN_ROW_ADDED : SAN_ROW_CHANGED,
                        row->cells[FIELD_CATEGORY], NULL);
  add_change (proposal, FIELD_RULE, row->is_new, before, after);
  add_count_change (proposal, FIELD_MIN, row->is_new, row->before.at_least,
                    row->rule.at_least);
  add_change (proposal, FIELD_PER, row->is_new, san_sampling_per_name (row->before.per_category),
              san_sampling_per_name (row->rule.per_category));
  add_count_change (proposal, FIELD_SKIP_LAST, row->is_new, row->before.skip_last,
                    row->rule.skip_last);
  san_proposal_settle (proposal);
}

static void
propose (Plan        *plan,
         SanProposal *proposal)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped)
        san_proposal_add_row (proposal, row->number,
                              row->rejected ? SAN_ROW_REJECTED : SAN_ROW_SKIPPED,
                              row->cells[FIELD_CATEGORY], NULL);
      else
        propose_row (proposal, row);
    }
  san_rejections_report (plan->rejections, proposal);
}

/* Applying */

static gboolean
is_changed (const Row *row)
{
  const SanSamplingRule *before = &row->before;
  const SanSamplingRule *after = &row->rule;

  return row->is_new || before->kind != after->kind || before->amount != after->amount ||
         before->at_least != after->at_least || before->per_category != after->per_category ||
         before->skip_last != after->skip_last;
}

static gboolean
apply_plan (SanDatabase   *database,
            SanImportPlan *import,
            const char    *at,
            const char    *by,
            GError       **error)
{
  Plan *plan = import->data;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped || !is_changed (row))
        continue;
      if (!san_sampling_store_put (database, &row->rule, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_sampling_import_plan (SanDatabase            *database,
                          SanTableReader         *reader,
                          const SanImportOptions *options,
                          GCancellable           *cancellable,
                          SanImportPlan          *plan,
                          GError                **error)
{
  g_autoptr (Plan) rules = plan_new ();
  g_auto (SanImportTable) table = { 0 };
  g_autofree char *ignored = NULL;
  g_autoptr (GError) failure = NULL;
  SanTableRow row;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  if (!san_import_table_init (&table, reader,
                              san_table_mapping_new ("sampling", fields, N_FIELDS),
                              options, cancellable, error) ||
      !load (rules, database, error))
    return FALSE;

  for (guint i = 0; i < N_FIELDS; i++)
    rules->labels[i] = g_strdup (san_import_table_label (&table, fields[i].name));
  while (san_import_table_next (&table, &row, &failure))
    read_row (rules, &table, &row);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  plan->proposal = san_proposal_new (NULL);
  propose (rules, plan->proposal);
  ignored = san_table_mapping_describe_ignored (table.mapping);
  if (ignored != NULL)
    san_proposal_add_note (plan->proposal, ignored);

  plan->apply = apply_plan;
  plan->data = g_steal_pointer (&rules);
  plan->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}

gboolean
san_sampling_export (SanDatabase    *database,
                     SanTableWriter *writer,
                     GError        **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);
  g_autoptr (GArray) rules = NULL;

  rules = categories != NULL ? san_sampling_store_list (database, error) : NULL;
  if (rules == NULL)
    return FALSE;

  san_table_writer_add_columns (writer, "category", "rule", NULL);
  san_table_writer_add_column (writer, "min", SAN_COLUMN_NUMBER);
  san_table_writer_add_columns (writer, "per", NULL);
  san_table_writer_add_column (writer, "skip_last", SAN_COLUMN_NUMBER);
  for (guint i = 0, j = 0; i < rules->len; i++)
    {
      const SanSamplingRule *rule = &g_array_index (rules, SanSamplingRule, i);
      g_autofree char *text = san_sampling_rule_format (rule);
      g_autofree char *min = g_strdup_printf ("%u", rule->at_least);
      g_autofree char *skip_last = g_strdup_printf ("%u", rule->skip_last);

      /* both are in the order of the categories */
      while (((SanCategory *) categories->pdata[j])->id != rule->category_id)
        j++;
      san_table_writer_add (writer, ((SanCategory *) categories->pdata[j])->name, text, min,
                            san_sampling_per_name (rule->per_category), skip_last);
    }

  return TRUE;
}
