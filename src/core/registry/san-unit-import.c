/* san-unit-import.c - brings a table of units in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-unit-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-text.h"
#include "registry/san-unit-plan.h"
#include "registry/san-unit-record.h"

#define MANY_ROWS 1000

/* 镇街 is the unit of one table and the parent of another: the name takes what fits best. */
const SanTableField san_unit_fields[SAN_N_UNIT_FIELDS] = {
  [SAN_UNIT_NAME] = { "name", "名称", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [SAN_UNIT_CODE] = { "code", "代码", SAN_FIELD_OPTIONAL },
  [SAN_UNIT_PARENT] = { "parent", "上级", SAN_FIELD_OPTIONAL },
  [SAN_UNIT_KIND] = { "kind", "类型", SAN_FIELD_OPTIONAL },
  [SAN_UNIT_SHORT] = { "short", "简称", SAN_FIELD_OPTIONAL },
  [SAN_UNIT_ALIASES] = { "aliases", "别名", SAN_FIELD_OPTIONAL },
  [SAN_UNIT_HEAD] = { "head", "负责人", SAN_FIELD_OPTIONAL },
  [SAN_UNIT_LIAISON] = { "liaison", "联络员", SAN_FIELD_OPTIONAL },
  [SAN_UNIT_PHONE] = { "phone", "电话", SAN_FIELD_OPTIONAL },
  [SAN_UNIT_FROM] = { "from", "启用", SAN_FIELD_OPTIONAL },
  [SAN_UNIT_TO] = { "to", "停用", SAN_FIELD_OPTIONAL },
};

const SanTableField *
san_unit_import_fields (guint *n_fields)
{
  *n_fields = SAN_N_UNIT_FIELDS;

  return san_unit_fields;
}

/* Life and death */

static void
plan_unit_free (SanPlanUnit *unit)
{
  g_ptr_array_unref (unit->existing);
  g_ptr_array_unref (unit->rows);
  g_clear_pointer (&unit->versions, g_ptr_array_unref);
  g_free (unit);
}

static SanUnitPlan *
unit_plan_new (SanDay today)
{
  SanUnitPlan *plan = g_new0 (SanUnitPlan, 1);

  plan->today = today;
  plan->rows = g_ptr_array_new_with_free_func (g_free);
  plan->units = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_unit_free);
  plan->existing = g_ptr_array_new_with_free_func ((GDestroyNotify) san_unit_free);
  plan->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  plan->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
  plan->rows_by_code = g_hash_table_new (g_str_hash, g_str_equal);
  plan->new_by_code = g_hash_table_new (g_str_hash, g_str_equal);
  plan->new_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  plan->strings = g_string_chunk_new (64 * 1024);
  plan->rejections = san_rejections_new ();

  return plan;
}

static void
unit_plan_free (SanUnitPlan *plan)
{
  g_clear_pointer (&plan->sounds, g_thread_join);
  g_clear_pointer (&plan->names, san_name_index_free);
  g_clear_pointer (&plan->by_name, g_hash_table_unref);
  g_hash_table_unref (plan->new_by_name);
  g_hash_table_unref (plan->new_by_code);
  g_hash_table_unref (plan->rows_by_code);
  g_hash_table_unref (plan->by_code);
  g_hash_table_unref (plan->by_id);
  g_ptr_array_unref (plan->units);
  g_ptr_array_unref (plan->existing);
  g_ptr_array_unref (plan->rows);
  g_array_unref (plan->rejections);
  g_string_chunk_free (plan->strings);
  for (guint i = 0; i < SAN_N_UNIT_FIELDS; i++)
    g_free (plan->labels[i]);
  g_free (plan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanUnitPlan, unit_plan_free)

/* Reading */

/* Codes are compared as they are; only what a Chinese keyboard makes of digits is folded. */
static const char *
keep_cell (SanUnitPlan * plan,
           SanUnitField field,
           const char  *text)
{
  g_autofree char *normal = NULL;

  if (*text == '\0')
    return "";

  if ((field == SAN_UNIT_CODE || field == SAN_UNIT_PHONE) && !g_str_is_ascii (text))
    text = normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_string_chunk_insert (plan->strings, text);
}

/* "甲；乙;" → "甲;乙" */
static const char *
keep_aliases (SanUnitPlan *plan,
              const char  *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *list = NULL;
  GString *clean;

  if (*text == '\0')
    return "";

  clean = g_string_new (text);
  g_string_replace (clean, "；", ";", 0);
  g_string_replace (clean, "\n", ";", 0);
  list = g_string_free (clean, FALSE);
  parts = g_strsplit (list, ";", -1);
  clean = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_string_append_printf (clean, "%s%s", clean->len > 0 ? ";" : "", parts[i]);
  g_free (list);
  list = g_string_free (clean, FALSE);

  return g_string_chunk_insert (plan->strings, list);
}

static void
parse_day (SanUnitPlan *plan,
           SanPlanRow  *row,
           SanUnitField field,
           SanDay       open,
           SanDay      *day)
{
  g_autoptr (GError) error = NULL;
  const char *text = row->cells[field];

  if (text != NULL && !san_import_parse_day (text, open, day, &error))
    san_unit_plan_reject (plan, row, field, text, error->message);
}

static void
parse_cells (SanUnitPlan *plan,
             SanPlanRow  *row)
{
  const char *kind = row->cells[SAN_UNIT_KIND];

  row->kind = SAN_UNIT_KIND_OTHER;
  row->from = SAN_DAY_MIN;
  row->to = SAN_DAY_MAX;

  if (*row->cells[SAN_UNIT_NAME] == '\0')
    san_unit_plan_reject (plan, row, SAN_UNIT_NAME, "", _("A unit needs a name"));
  if (kind != NULL && *kind != '\0' && !san_unit_kind_parse (kind, &row->kind))
    san_unit_plan_reject (plan, row, SAN_UNIT_KIND, kind, _("There is no such kind of unit"));
  parse_day (plan, row, SAN_UNIT_FROM, SAN_DAY_MIN, &row->from);
  parse_day (plan, row, SAN_UNIT_TO, SAN_DAY_MAX, &row->to);
}

static void
read_row (SanUnitPlan       *plan,
          SanImportTable    *table,
          const int         *columns,
          const SanTableRow *cells)
{
  SanPlanRow *row = g_new0 (SanPlanRow, 1);
  const char *code;

  row->type = SAN_PLAN_ROW;
  row->number = cells->number;
  g_ptr_array_add (plan->rows, row);

  for (guint i = 0; i < SAN_N_UNIT_FIELDS; i++)
    {
      const SanTableCell *cell = san_table_row_get_cell (cells, columns[i]);

      if (columns[i] >= 0)
        row->cells[i] = i == SAN_UNIT_ALIASES ? keep_aliases (plan, cell->text)
                                              : keep_cell (plan, i, cell->text);
    }

  row->skipped = san_import_table_is_blank (table, cells) ||
                 san_unit_plan_is_summary (plan, row);
  if (row->skipped)
    return;

  for (guint i = 0; i < SAN_N_UNIT_FIELDS; i++)
    {
      const SanTableCell *cell = san_table_row_get_cell (cells, columns[i]);
      g_autoptr (GError) error = NULL;

      if (!san_table_cell_check (cell, &error))
        san_unit_plan_reject (plan, row, i, cell->text, error->message);
    }

  parse_cells (plan, row);
  code = row->cells[SAN_UNIT_CODE];
  if (code != NULL && *code != '\0' && !g_hash_table_contains (plan->rows_by_code, code))
    g_hash_table_insert (plan->rows_by_code, (char *) code, row);
}

static gboolean
read_rows (SanUnitPlan    *plan,
           SanImportTable *table,
           GError        **error)
{
  int columns[SAN_N_UNIT_FIELDS];
  SanTableRow row;
  GError *failure = NULL;

  for (guint i = 0; i < SAN_N_UNIT_FIELDS; i++)
    {
      columns[i] = san_table_mapping_get_column (table->mapping, san_unit_fields[i].name);
      plan->labels[i] = g_strdup (san_import_table_label (table, san_unit_fields[i].name));
    }

  while (san_import_table_next (table, &row, &failure))
    read_row (plan, table, columns, &row);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  return TRUE;
}

/* The proposal */

static void
add_change (SanProposal *proposal,
            SanUnitField field,
            const char  *before,
            const char  *after)
{
  if (!g_str_equal (before, after))
    san_proposal_add_change (proposal, san_unit_fields[field].name, before, after);
}

static void
add_day_change (SanProposal *proposal,
                const char  *field,
                SanDay       before,
                SanDay       after)
{
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;

  if (before == after)
    return;

  before_text = san_day_format (before);
  after_text = san_day_format (after);
  san_proposal_add_change (proposal, field, before_text, after_text);
}

/* @before: NULL for a new unit, of which every cell is new */
static void
add_changes (SanUnitPlan    *plan,
             SanProposal    *proposal,
             SanPlanVersion *version,
             const SanUnit  *before)
{
  const SanUnit *after = version->unit;
  SanPlanUnit *old_parent = before != NULL ? san_unit_plan_get (plan, before->parent_id) : NULL;

  add_change (proposal, SAN_UNIT_NAME, before != NULL ? before->name : "", after->name);
  add_change (proposal, SAN_UNIT_CODE, before != NULL ? before->code : "", after->code);
  if (old_parent != version->parent)
    san_proposal_add_change (proposal, "parent", san_unit_plan_name (plan, old_parent),
                             san_unit_plan_name (plan, version->parent));
  if (before == NULL || before->kind != after->kind)
    san_proposal_add_change (proposal, "kind",
                             before != NULL ? san_unit_kind_name (before->kind) : "",
                             san_unit_kind_name (after->kind));
  add_change (proposal, SAN_UNIT_SHORT, before != NULL ? before->short_name : "",
              after->short_name);
  add_change (proposal, SAN_UNIT_ALIASES, before != NULL ? before->aliases : "",
              after->aliases);
  add_change (proposal, SAN_UNIT_HEAD, before != NULL ? before->head : "", after->head);
  add_change (proposal, SAN_UNIT_LIAISON, before != NULL ? before->liaison : "",
              after->liaison);
  add_change (proposal, SAN_UNIT_PHONE, before != NULL ? before->phone : "", after->phone);
  add_day_change (proposal, "from", before != NULL ? before->from : SAN_DAY_MIN, after->from);
  add_day_change (proposal, "to", before != NULL ? before->to : SAN_DAY_MAX, after->to);
}

/* What the row does to the version before its own */
static void
add_cut (SanProposal *proposal,
         SanPlanRow  *row)
{
  for (guint i = 0; i < row->unit->versions->len; i++)
    {
      SanPlanVersion *version = row->unit->versions->pdata[i];

      if (version->ended_by == row && version->row == NULL && version->before != NULL)
        add_day_change (proposal, "previous to", version->before->to, version->unit->to);
    }
}

static void
propose (SanUnitPlan *plan,
         SanProposal *proposal)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      SanPlanRow *row = plan->rows->pdata[i];
      const char *name = row->cells[SAN_UNIT_NAME];
      SanPlanVersion *version = row->version;

      if (row->rejected)
        {
          san_proposal_add_row (proposal, row->number, SAN_ROW_REJECTED, name, NULL);
          continue;
        }
      if (row->skipped)
        {
          san_proposal_add_row (proposal, row->number, SAN_ROW_SKIPPED, name, NULL);
          continue;
        }

      san_proposal_add_row (proposal, row->number,
                            version->before == NULL ? SAN_ROW_ADDED : SAN_ROW_CHANGED,
                            name, NULL);
      add_changes (plan, proposal, version,
                   version->before != NULL ? version->before : version->base);
      add_cut (proposal, row);
      san_proposal_settle (proposal);
    }

  san_rejections_report (plan->rejections, proposal);
}

/* Applying */

static gboolean
insert_units (SanUnitPlan *plan,
              SanDatabase *database,
              GError     **error)
{
  g_autoptr (SanStatement) insert = san_unit_record_prepare_unit (database, error);
  gint64 position;

  if (insert == NULL || !san_unit_record_last_position (database, &position, error))
    return FALSE;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      SanPlanRow *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped || row->unit->id != 0)
        continue;

      row->unit->id = san_database_next_id (database, error);
      if (row->unit->id == 0 ||
          !san_unit_record_write_unit (insert, row->unit->id, ++position, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_changed (SanPlanVersion *version)
{
  const SanUnit *before = version->before;
  const SanUnit *after = version->unit;

  return before->parent_id != after->parent_id || before->kind != after->kind ||
         before->from != after->from || before->to != after->to ||
         !g_str_equal (before->name, after->name) ||
         !g_str_equal (before->code, after->code) ||
         !g_str_equal (before->short_name, after->short_name) ||
         !g_str_equal (before->aliases, after->aliases) ||
         !g_str_equal (before->head, after->head) ||
         !g_str_equal (before->liaison, after->liaison) ||
         !g_str_equal (before->phone, after->phone);
}

/* Writes the versions of @unit that are new or changed. */
static gboolean
write_versions (SanPlanUnit  *unit,
                SanDatabase  *database,
                SanStatement *insert,
                SanStatement *update,
                GError      **error)
{
  for (guint i = 0; i < unit->versions->len; i++)
    {
      SanPlanVersion *version = unit->versions->pdata[i];
      SanUnit *state = version->unit;

      state->id = unit->id;
      state->parent_id = version->parent != NULL ? version->parent->id : 0;
      if (version->before == NULL)
        state->version_id = san_database_next_id (database, error);
      else if (!is_changed (version))
        continue;

      if (state->version_id == 0 ||
          !san_unit_record_write_version (version->before == NULL ? insert : update, state,
                                          error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
apply_plan (SanDatabase   *database,
            SanImportPlan *import,
            const char    *at,
            const char    *by,
            GError       **error)
{
  SanUnitPlan *plan = import->data;
  g_autoptr (SanStatement) insert = NULL;
  g_autoptr (SanStatement) update = NULL;

  /* units first: a parent may stand below its children in the table */
  if (!insert_units (plan, database, error))
    return FALSE;

  insert = san_unit_record_prepare_insert (database, error);
  update = san_unit_record_prepare_update (database, error);
  if (insert == NULL || update == NULL)
    return FALSE;

  for (guint i = 0; i < plan->units->len; i++)
    {
      SanPlanUnit *unit = plan->units->pdata[i];

      if (unit->id != 0 && !write_versions (unit, database, insert, update, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
load_sounds (gpointer data)
{
  g_autofree char *sound = san_text_pinyin ("云");

  return NULL;
}

gboolean
san_unit_import_plan (SanDatabase            *database,
                      SanTableReader         *reader,
                      const SanImportOptions *options,
                      GCancellable           *cancellable,
                      SanImportPlan          *plan,
                      GError                **error)
{
  g_autoptr (SanUnitPlan) units = unit_plan_new (options->today);
  g_auto (SanImportTable) table = { 0 };
  g_autofree char *ignored = NULL;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  if (!san_import_table_init (&table, reader,
                              san_table_mapping_new ("units", san_unit_fields,
                                                     G_N_ELEMENTS (san_unit_fields)),
                              options, cancellable, error) ||
      !san_unit_plan_load (units, database, error) ||
      !read_rows (units, &table, error))
    return FALSE;

  /* ICU takes a tenth of a second to load the sounds that the search keys need: another
   * processor can do that while the table is worked out */
  if (units->rows->len > MANY_ROWS)
    units->sounds = g_thread_try_new ("sounds", load_sounds, NULL, NULL);

  san_unit_plan_identify (units);
  san_unit_plan_settle (units);

  plan->proposal = san_proposal_new (NULL);
  propose (units, plan->proposal);
  ignored = san_table_mapping_describe_ignored (table.mapping);
  if (ignored != NULL)
    san_proposal_add_note (plan->proposal, ignored);

  plan->apply = apply_plan;
  plan->data = g_steal_pointer (&units);
  plan->free_data = (GDestroyNotify) unit_plan_free;

  return TRUE;
}
