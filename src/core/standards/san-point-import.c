/* san-point-import.c - brings in a table of places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "standards/san-standard-record.h"

typedef enum
{
  FIELD_CODE,
  FIELD_NAME,
  FIELD_CATEGORY,
  FIELD_UNIT,
  FIELD_BUREAU,
  FIELD_ADDRESS,
  FIELD_MUST_SEE,
  FIELD_FROM,
  FIELD_TO,
  N_FIELDS,
} Field;

static const SanTableField fields[N_FIELDS] = {
  [FIELD_CODE] = { "code", "编号", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [FIELD_NAME] = { "name", "点位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [FIELD_CATEGORY] = { "category", "类别", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [FIELD_UNIT] = { "unit", "属地", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  [FIELD_BUREAU] = { "bureau", "主管", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  [FIELD_ADDRESS] = { "address", "地址", SAN_FIELD_OPTIONAL | SAN_FIELD_BEST },
  [FIELD_MUST_SEE] = { "must_see", "必查", SAN_FIELD_OPTIONAL },
  [FIELD_FROM] = { "from", "启用", SAN_FIELD_OPTIONAL },
  [FIELD_TO] = { "to", "停用", SAN_FIELD_OPTIONAL },
};

/* Of a table; the cells of a record are made when they are needed. */
typedef struct
{
  guint        number;
  char        *cells[N_FIELDS];   /* as read; NULL: no such column */
  gboolean     skipped;
  gboolean     rejected;
  SanPoint    *point;             /* as it will be */
  SanPoint    *before;            /* (nullable) */
  SanCategory *category;
} Row;

typedef struct
{
  SanRoster  *roster;
  GPtrArray  *rows;
  GPtrArray  *stored;       /* SanPoint */
  GHashTable *by_code;      /* code → SanPoint on file */
  GHashTable *seen;         /* code → Row */
  GPtrArray  *categories;   /* SanCategory; id 0: to be made */
  GHashTable *category_by_name;   /* folded name, and "code " with its code */
  GArray     *rejections;
  char       *labels[N_FIELDS];
} Plan;

const SanTableField *
san_point_import_fields (guint *n_fields)
{
  *n_fields = N_FIELDS;

  return fields;
}

static void
row_free (Row *row)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (row->cells[i]);
  san_point_free (row->point);
  g_free (row);
}

static void
plan_free (Plan *plan)
{
  g_clear_pointer (&plan->roster, san_roster_unref);
  g_ptr_array_unref (plan->rows);
  g_clear_pointer (&plan->stored, g_ptr_array_unref);
  g_clear_pointer (&plan->categories, g_ptr_array_unref);
  g_hash_table_unref (plan->by_code);
  g_hash_table_unref (plan->seen);
  g_hash_table_unref (plan->category_by_name);
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
  plan->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  plan->seen = g_hash_table_new (g_str_hash, g_str_equal);
  plan->category_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->rejections = san_rejections_new ();

  return plan;
}

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

static void
index_category (Plan        *plan,
                SanCategory *category)
{
  g_hash_table_insert (plan->category_by_name, san_text_fold (category->name), category);
  if (*category->code != '\0')
    g_hash_table_insert (plan->category_by_name, g_strconcat ("code ", category->code, NULL),
                         category);
}

static gboolean
load (Plan        *plan,
      SanDatabase *database,
      SanDay       today,
      GError     **error)
{
  plan->roster = san_roster_load (database, today, TRUE, error);
  plan->stored = plan->roster != NULL ? san_point_store_list (database, error) : NULL;
  plan->categories = plan->stored != NULL ? san_category_store_list (database, error) : NULL;
  if (plan->categories == NULL)
    return FALSE;

  for (guint i = 0; i < plan->stored->len; i++)
    {
      SanPoint *point = plan->stored->pdata[i];

      g_hash_table_insert (plan->by_code, point->code, point);
    }
  for (guint i = 0; i < plan->categories->len; i++)
    index_category (plan, plan->categories->pdata[i]);

  return TRUE;
}

/* Rows */

/* By name, else by code; else it is to be made. */
static SanCategory *
ensure_category (Plan       *plan,
                 const char *text)
{
  g_autofree char *folded = san_text_fold (text);
  g_autofree char *code = san_standard_code (text);
  g_autofree char *key = g_strconcat ("code ", code, NULL);
  SanCategory *category = g_hash_table_lookup (plan->category_by_name, folded);

  if (category == NULL)
    category = g_hash_table_lookup (plan->category_by_name, key);
  if (category != NULL)
    return category;

  category = g_new0 (SanCategory, 1);
  category->area = g_strdup ("");
  category->code = g_strdup ("");
  category->name = g_strdup (text);
  category->ticket_limit = g_strdup ("");
  category->weight = SAN_STANDARD_NONE;
  g_ptr_array_add (plan->categories, category);
  index_category (plan, category);

  return category;
}

static SanPoint *
copy_point (const SanPoint *point)
{
  SanPoint *copy = g_memdup2 (point, sizeof *point);

  copy->code = g_strdup (point->code);
  copy->name = g_strdup (point->name);
  copy->address = g_strdup (point->address);

  return copy;
}

static SanPoint *
new_point (const char *code)
{
  SanPoint *point = g_new0 (SanPoint, 1);

  point->code = g_strdup (code);
  point->name = g_strdup ("");
  point->address = g_strdup ("");
  point->from = SAN_DAY_MIN;
  point->to = SAN_DAY_MAX;

  return point;
}

static gboolean
parse_yes (const char *text,
           gboolean   *yes)
{
  static const char *const positive[] = { "yes", "y", "1", "true", "是", "必查", "√", "✓", NULL };
  static const char *const negative[] = { "", "no", "n", "0", "false", "否", "×", NULL };
  g_autofree char *folded = san_text_fold (text);

  *yes = g_strv_contains (positive, folded);

  return *yes || g_strv_contains (negative, folded);
}

/* @id: 0 where the cell is empty */
static void
parse_unit (Plan   *plan,
            Row    *row,
            Field   field,
            gint64 *id)
{
  g_autoptr (GError) error = NULL;
  const SanUnit *unit = NULL;

  if (*row->cells[field] != '\0')
    {
      unit = san_import_find_unit (plan->roster, row->cells[field], NULL, NULL, NULL, &error);
      if (unit == NULL)
        reject (plan, row, field, error->message);
    }
  *id = unit != NULL ? unit->id : 0;
}

static void
parse_days (Plan *plan,
            Row  *row)
{
  static const Field days[] = { FIELD_FROM, FIELD_TO };
  gboolean good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *text = row->cells[days[i]];

      if (text != NULL &&
          !san_import_parse_day (text, i == 0 ? SAN_DAY_MIN : SAN_DAY_MAX,
                                 i == 0 ? &row->point->from : &row->point->to, &error))
        {
          reject (plan, row, days[i], error->message);
          good = FALSE;
        }
    }

  if (good && row->point->from > row->point->to)
    {
      g_autofree char *from = san_day_format (row->point->from);
      g_autofree char *to = san_day_format (row->point->to);
      g_autofree char *reason = g_strdup_printf (_("A point cannot end (%1$s) before it begins"
                                                   " (%2$s)"), to, from);

      reject (plan, row, row->cells[FIELD_TO] != NULL ? FIELD_TO : FIELD_FROM, reason);
    }
}

static void
parse_row (Plan *plan,
           Row  *row)
{
  static const struct { Field field; const char *reason; } required[] = {
    { FIELD_CODE, N_("A point needs a code, by which drawings and tables name it") },
    { FIELD_NAME, N_("A point needs a name") },
    { FIELD_CATEGORY, N_("A point needs a category: what is looked at there") },
    { FIELD_UNIT, N_("A point needs a unit that answers for it") },
  };
  SanPoint *point = row->point;

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (*row->cells[required[i].field] == '\0')
      reject (plan, row, required[i].field, _(required[i].reason));

  g_free (point->name);
  point->name = g_strdup (row->cells[FIELD_NAME]);
  parse_unit (plan, row, FIELD_UNIT, &point->unit_id);
  if (row->cells[FIELD_BUREAU] != NULL)
    parse_unit (plan, row, FIELD_BUREAU, &point->bureau_id);
  if (row->cells[FIELD_ADDRESS] != NULL)
    {
      g_free (point->address);
      point->address = g_strdup (row->cells[FIELD_ADDRESS]);
    }
  if (row->cells[FIELD_MUST_SEE] != NULL &&
      !parse_yes (row->cells[FIELD_MUST_SEE], &point->must_see))
    reject (plan, row, FIELD_MUST_SEE, _("This is written as yes or no"));
  parse_days (plan, row);

  if (!row->rejected)
    row->category = ensure_category (plan, row->cells[FIELD_CATEGORY]);
}

static void
identify (Plan *plan,
          Row  *row)
{
  char *code = san_standard_code (row->cells[FIELD_CODE]);
  Row *first;

  g_free (row->cells[FIELD_CODE]);
  row->cells[FIELD_CODE] = code;
  row->before = g_hash_table_lookup (plan->by_code, code);
  row->point = row->before != NULL ? copy_point (row->before) : new_point (code);

  first = g_hash_table_lookup (plan->seen, code);
  if (first == NULL)
    {
      g_hash_table_insert (plan->seen, code, row);
    }
  else if (*code != '\0')
    {
      g_autofree char *reason = g_strdup_printf (_("Row %u has this point already"),
                                                 first->number);

      reject (plan, row, FIELD_CODE, reason);
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
    if (san_table_mapping_get_column (table->mapping, fields[i].name) >= 0)
      row->cells[i] = g_strdup (san_import_table_text (table, cells, fields[i].name));

  row->skipped = san_import_table_is_blank (table, cells) ||
                 (san_table_is_summary_label (row->cells[FIELD_UNIT]) &&
                  san_roster_find (plan->roster, row->cells[FIELD_UNIT], NULL) == NULL);
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

static const char *
unit_name (Plan  *plan,
           gint64 id)
{
  const SanUnit *unit = id != 0 ? san_roster_get (plan->roster, id) : NULL;

  return unit != NULL ? san_roster_display (plan->roster, unit) : "";
}

static const char *
category_name (Plan  *plan,
               gint64 id)
{
  for (guint i = 0; i < plan->categories->len; i++)
    {
      const SanCategory *category = plan->categories->pdata[i];

      if (category->id == id)
        return category->name;
    }

  return "";
}

static void
add_change (SanProposal *proposal,
            Field        field,
            const char  *before,
            const char  *after)
{
  if (!g_str_equal (before, after))
    san_proposal_add_change (proposal, fields[field].name, before, after);
}

static void
add_day_change (SanProposal *proposal,
                Field        field,
                SanDay       before,
                SanDay       after)
{
  g_autofree char *before_text = san_day_format (before);
  g_autofree char *after_text = san_day_format (after);

  add_change (proposal, field, before_text, after_text);
}

static void
propose_row (Plan        *plan,
             SanProposal *proposal,
             Row         *row)
{
  const SanPoint *before = row->before;
  const SanPoint *after = row->point;
  g_autofree char *key = g_strconcat (after->code, " ", after->name, NULL);

  san_proposal_add_row (proposal, row->number, before == NULL ? SAN_ROW_ADDED : SAN_ROW_CHANGED,
                        key, NULL);
  add_change (proposal, FIELD_CODE, before != NULL ? before->code : "", after->code);
  add_change (proposal, FIELD_NAME, before != NULL ? before->name : "", after->name);
  add_change (proposal, FIELD_CATEGORY,
              before != NULL ? category_name (plan, before->category_id) : "",
              row->category->name);
  add_change (proposal, FIELD_UNIT, before != NULL ? unit_name (plan, before->unit_id) : "",
              unit_name (plan, after->unit_id));
  add_change (proposal, FIELD_BUREAU, before != NULL ? unit_name (plan, before->bureau_id) : "",
              unit_name (plan, after->bureau_id));
  add_change (proposal, FIELD_ADDRESS, before != NULL ? before->address : "", after->address);
  add_change (proposal, FIELD_MUST_SEE, before != NULL && before->must_see ? "yes" : "no",
              after->must_see ? "yes" : "no");
  add_day_change (proposal, FIELD_FROM, before != NULL ? before->from : SAN_DAY_MIN,
                  after->from);
  add_day_change (proposal, FIELD_TO, before != NULL ? before->to : SAN_DAY_MAX, after->to);
  san_proposal_settle (proposal);
}

static void
propose (Plan        *plan,
         SanProposal *proposal)
{
  g_autoptr (GString) made = g_string_new (NULL);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped)
        san_proposal_add_row (proposal, row->number,
                              row->rejected ? SAN_ROW_REJECTED : SAN_ROW_SKIPPED,
                              row->cells[FIELD_NAME], NULL);
      else
        propose_row (plan, proposal, row);
    }
  san_rejections_report (plan->rejections, proposal);

  for (guint i = 0; i < plan->categories->len; i++)
    {
      const SanCategory *category = plan->categories->pdata[i];

      if (category->id == 0)
        g_string_append_printf (made, "%s%s", made->len > 0 ? ", " : "", category->name);
    }
  if (made->len > 0)
    {
      /* TRANSLATORS: categories of places that a table names for the first time */
      g_autofree char *note = g_strdup_printf (_("New categories: %s"), made->str);

      san_proposal_add_note (proposal, note);
    }
}

/* Applying */

static gboolean
is_changed (const Row *row)
{
  const SanPoint *before = row->before;
  const SanPoint *after = row->point;

  return before == NULL || !g_str_equal (before->name, after->name) ||
         !g_str_equal (before->address, after->address) ||
         before->category_id != row->category->id || before->unit_id != after->unit_id ||
         before->bureau_id != after->bureau_id || before->must_see != after->must_see ||
         before->from != after->from || before->to != after->to;
}

static gboolean
apply_plan (SanDatabase   *database,
            SanImportPlan *import,
            const char    *at,
            const char    *by,
            GError       **error)
{
  Plan *plan = import->data;
  int category_position = 0;
  int position = 0;

  for (guint i = 0; i < plan->categories->len; i++)
    {
      SanCategory *category = plan->categories->pdata[i];

      category_position = MAX (category_position, category->position);
      if (category->id != 0)
        continue;
      category->position = ++category_position;
      if (!san_category_record_put (database, category, TRUE, error))
        return FALSE;
    }

  for (guint i = 0; i < plan->stored->len; i++)
    position = MAX (position, ((SanPoint *) plan->stored->pdata[i])->position);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      Row *row = plan->rows->pdata[i];

      if (row->rejected || row->skipped || !is_changed (row))
        continue;
      row->point->category_id = row->category->id;
      if (row->before == NULL)
        row->point->position = ++position;
      if (!san_point_record_put (database, row->point, row->before == NULL, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_point_import_plan (SanDatabase            *database,
                       SanTableReader         *reader,
                       const SanImportOptions *options,
                       GCancellable           *cancellable,
                       SanImportPlan          *plan,
                       GError                **error)
{
  g_autoptr (Plan) points = plan_new ();
  g_auto (SanImportTable) table = { 0 };
  g_autofree char *ignored = NULL;
  g_autoptr (GError) failure = NULL;
  SanTableRow row;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (reader != NULL, FALSE);

  if (!san_import_table_init (&table, reader,
                              san_table_mapping_new ("points", fields, N_FIELDS),
                              options, cancellable, error) ||
      !load (points, database, options->today, error))
    return FALSE;

  for (guint i = 0; i < N_FIELDS; i++)
    points->labels[i] = g_strdup (san_import_table_label (&table, fields[i].name));
  while (san_import_table_next (&table, &row, &failure))
    read_row (points, &table, &row);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  plan->proposal = san_proposal_new (NULL);
  propose (points, plan->proposal);
  ignored = san_table_mapping_describe_ignored (table.mapping);
  if (ignored != NULL)
    san_proposal_add_note (plan->proposal, ignored);

  plan->apply = apply_plan;
  plan->data = g_steal_pointer (&points);
  plan->free_data = (GDestroyNotify) plan_free;

  return TRUE;
}

gboolean
san_point_import_text (SanDatabase *database,
                       char        *text,
                       GError     **error)
{
  const SanImportOptions options = { .today = SAN_DAY_MAX };
  g_autoptr (SanTableReader) reader = san_table_reader_new_text (text);
  g_auto (SanImportPlan) plan = { 0 };

  return san_point_import_plan (database, reader, &options, NULL, &plan, error) &&
         plan.apply (database, &plan, "", "", error);
}
