/* san-unit-plan-store.c - which units are on file, and which one a row of a table names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-unit-plan.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "registry/san-roster-store.h"

static const char SQL_LIST[] =
  "SELECT " SAN_UNIT_COLUMNS " FROM unit_version AS v JOIN unit AS u ON u.id = v.unit_id"
  " ORDER BY v.unit_id, v.from_day";

void
san_unit_plan_reject (SanUnitPlan *plan,
                      SanPlanRow  *row,
                      SanUnitField field,
                      const char  *value,
                      const char  *reason)
{
  row->rejected = TRUE;
  san_rejections_add (plan->rejections, row->number, plan->labels[field], value, reason);
}

SanPlanUnit *
san_unit_plan_get (SanUnitPlan *plan,
                   gint64       id)
{
  return id != 0 ? g_hash_table_lookup (plan->by_id, &id) : NULL;
}

static SanPlanUnit *
add_unit (SanUnitPlan *plan,
          gint64       id)
{
  SanPlanUnit *unit = g_new0 (SanPlanUnit, 1);

  unit->type = SAN_PLAN_UNIT;
  unit->id = id;
  unit->existing = g_ptr_array_new ();
  unit->rows = g_ptr_array_new ();
  g_ptr_array_add (plan->units, unit);

  return unit;
}

/* Adds @version to the list of @key, which is borrowed. */
static void
add_to_list (GHashTable *table,
             const char *key,
             SanUnit    *version)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, (char *) key, list);
    }
  g_ptr_array_add (list, version);
}

gboolean
san_unit_plan_load (SanUnitPlan *plan,
                    SanDatabase *database,
                    GError     **error)
{
  g_autoptr (SanStatement) list = san_database_prepare (database, SQL_LIST, error);
  SanPlanUnit *unit = NULL;
  gboolean has_row;
  gboolean ok;

  if (list == NULL)
    return FALSE;

  while ((ok = san_statement_step (list, &has_row, error)) && has_row)
    {
      SanUnit *version = san_unit_from_row (list);

      g_ptr_array_add (plan->existing, version);
      if (unit == NULL || unit->id != version->id)
        {
          unit = add_unit (plan, version->id);
          unit->position = version->position;
          g_hash_table_insert (plan->by_id, &unit->id, unit);
        }
      g_ptr_array_add (unit->existing, version);
      if (*version->code != '\0')
        add_to_list (plan->by_code, version->code, version);
    }

  return ok;
}

/* Names and codes on file */

static gboolean
is_valid_on (const SanUnit *version,
             SanDay         day)
{
  return version->from <= day && day <= version->to;
}

static gint64
distance (const SanUnit *version,
          SanDay         day)
{
  if (day < version->from)
    return (gint64) version->from - day;

  return day > version->to ? (gint64) day - version->to : 0;
}

const SanUnit *
san_unit_plan_current (SanUnitPlan       *plan,
                       const SanPlanUnit *unit)
{
  const SanUnit *best = NULL;

  for (guint i = 0; i < unit->existing->len; i++)
    {
      const SanUnit *version = unit->existing->pdata[i];

      if (best == NULL || distance (version, plan->today) <= distance (best, plan->today))
        best = version;
    }

  return best;
}

const char *
san_unit_plan_name (SanUnitPlan       *plan,
                    const SanPlanUnit *unit)
{
  if (unit == NULL)
    return "";
  if (unit->existing->len > 0)
    return san_unit_plan_current (plan, unit)->name;

  return ((SanPlanRow *) unit->rows->pdata[0])->cells[SAN_UNIT_NAME];
}

/* A day on which the version of a row is in force, for telling two units apart that had
 * the same code or name at different times */
static SanDay
day_of_row (SanUnitPlan      *plan,
            const SanPlanRow *row)
{
  if (row->from != SAN_DAY_MIN)
    return row->from;

  return row->to != SAN_DAY_MAX ? row->to : plan->today;
}

/* A code may have been another unit's before: @from decides, then the day that is near. */
static SanPlanUnit *
find_code (SanUnitPlan *plan,
           const char  *code,
           SanDay       from,
           SanDay       day)
{
  GPtrArray *list = g_hash_table_lookup (plan->by_code, code);
  const SanUnit *best = NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SanUnit *version = list->pdata[i];

      if (from != SAN_DAY_MIN && version->from == from)
        return san_unit_plan_get (plan, version->id);
      if (best == NULL || distance (version, day) < distance (best, day))
        best = version;
    }

  return best != NULL ? san_unit_plan_get (plan, best->id) : NULL;
}

static void
ensure_by_name (SanUnitPlan *plan)
{
  if (plan->by_name != NULL)
    return;

  plan->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < plan->existing->len; i++)
    {
      SanUnit *version = plan->existing->pdata[i];
      g_autofree char *folded = san_text_fold (version->name);

      add_to_list (plan->by_name, g_string_chunk_insert_const (plan->strings, folded), version);
    }
}

gboolean
san_unit_plan_is_summary (SanUnitPlan      *plan,
                          const SanPlanRow *row)
{
  const char *code = row->cells[SAN_UNIT_CODE];
  g_autofree char *folded = NULL;

  if ((code != NULL && *code != '\0') ||
      !san_table_is_summary_label (row->cells[SAN_UNIT_NAME]))
    return FALSE;

  ensure_by_name (plan);
  folded = san_text_fold (row->cells[SAN_UNIT_NAME]);

  return !g_hash_table_contains (plan->by_name, folded);
}

/* Adds the units on file that are called like the row and stand under @parent; a row with
 * a code does not name a unit that has another. @valid: only those of today */
static void
find_by_name (SanUnitPlan *plan,
              SanPlanRow  *row,
              SanPlanUnit *parent,
              const char  *folded,
              gboolean     valid,
              GPtrArray   *found)
{
  GPtrArray *list = g_hash_table_lookup (plan->by_name, folded);
  gboolean any_parent = row->cells[SAN_UNIT_PARENT] == NULL;
  gint64 parent_id = parent != NULL ? parent->id : 0;
  const char *code = row->cells[SAN_UNIT_CODE];
  SanDay day = day_of_row (plan, row);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      SanUnit *version = list->pdata[i];
      SanPlanUnit *unit = san_unit_plan_get (plan, version->id);

      if ((valid && !is_valid_on (version, day)) ||
          (!any_parent && version->parent_id != parent_id) ||
          (code != NULL && *code != '\0' && *version->code != '\0'))
        continue;
      if (!g_ptr_array_find (found, unit, NULL))
        g_ptr_array_add (found, unit);
    }
}

/* Which unit a row names */

static SanPlanUnit *resolve_row (SanUnitPlan *plan,
                                 SanPlanRow  *row);
static gboolean     resolve_parent (SanUnitPlan *plan,
                                    SanPlanRow  *row);

static gpointer
resolve_thing (gpointer thing,
               gpointer data)
{
  if (*(SanPlanType *) thing == SAN_PLAN_UNIT)
    return thing;

  return resolve_row (data, thing);
}

static gpointer
parent_of_thing (gpointer thing,
                 gpointer data)
{
  SanUnitPlan *plan = data;
  SanPlanUnit *unit = thing;
  const SanUnit *current = san_unit_plan_current (plan, unit);
  SanPlanRow *row = unit->rows->len > 0 ? unit->rows->pdata[0] : NULL;

  if (row != NULL && row->cells[SAN_UNIT_PARENT] != NULL && resolve_parent (plan, row))
    return row->parent;

  return current != NULL ? san_unit_plan_get (plan, current->parent_id) : NULL;
}

static void
index_names (SanNameIndex *names,
             gpointer      thing,
             const char   *code,
             const char   *name,
             const char   *short_name,
             const char   *aliases,
             gboolean      second)
{
  g_autofree char *folded_code = san_text_fold (code != NULL ? code : "");
  g_autofree char *folded_name = san_text_fold (name);
  g_autofree char *folded_short = san_text_fold (short_name != NULL ? short_name : "");
  g_autofree char *folded_aliases = san_text_fold (aliases != NULL ? aliases : "");
  g_auto (GStrv) list = g_strsplit (folded_aliases, ";", -1);
  SanNames all = { folded_code, folded_name, folded_short, (const char **) list };

  san_name_index_add (names, thing, &all, second);
}

static void
ensure_names (SanUnitPlan *plan)
{
  if (plan->names != NULL)
    return;

  plan->names = san_name_index_new (parent_of_thing, resolve_thing, plan);
  for (guint i = 0; i < plan->existing->len; i++)
    {
      const SanUnit *version = plan->existing->pdata[i];

      index_names (plan->names, san_unit_plan_get (plan, version->id), version->code,
                   version->name, version->short_name, version->aliases,
                   !is_valid_on (version, plan->today));
    }
  for (guint i = 0; i < plan->rows->len; i++)
    {
      SanPlanRow *row = plan->rows->pdata[i];

      if (!row->skipped)
        index_names (plan->names, row, row->cells[SAN_UNIT_CODE], row->cells[SAN_UNIT_NAME],
                     row->cells[SAN_UNIT_SHORT], row->cells[SAN_UNIT_ALIASES], FALSE);
    }
}

static void
reject_parent (SanUnitPlan *plan,
               SanPlanRow  *row,
               GPtrArray   *found)
{
  const char *text = row->cells[SAN_UNIT_PARENT];
  g_autofree char *reason = NULL;

  if (found->len == 0)
    reason = g_strdup_printf (_("No unit is called “%s”"), text);
  else
    reason = g_strdup_printf (_("“%1$s” matches %2$u units: %3$s, %4$s"), text, found->len,
                              san_unit_plan_name (plan, found->pdata[0]),
                              san_unit_plan_name (plan, found->pdata[1]));

  san_unit_plan_reject (plan, row, SAN_UNIT_PARENT, text, reason);
}

static void
find_parent (SanUnitPlan *plan,
             SanPlanRow  *row,
             GPtrArray   *found)
{
  const char *text = row->cells[SAN_UNIT_PARENT];
  SanPlanRow *by_code = g_hash_table_lookup (plan->rows_by_code, text);
  g_autofree char *folded = NULL;
  SanPlanUnit *unit;

  unit = by_code != NULL ? resolve_row (plan, by_code)
                         : find_code (plan, text, SAN_DAY_MIN, day_of_row (plan, row));
  if (unit != NULL)
    {
      g_ptr_array_add (found, unit);
      return;
    }

  ensure_names (plan);
  folded = san_text_fold (text);
  san_name_index_find (plan->names, folded, found);
  if (found->len > 1 && row->unit != NULL)
    g_ptr_array_remove (found, row->unit);
}

/* FALSE when the row is rejected for its parent */
static gboolean
resolve_parent (SanUnitPlan *plan,
                SanPlanRow  *row)
{
  const char *text = row->cells[SAN_UNIT_PARENT];
  g_autoptr (GPtrArray) found = NULL;

  if (row->parent_state == SAN_PLAN_DONE || text == NULL || *text == '\0')
    return row->parent != NULL || text == NULL || *text == '\0';
  if (row->parent_state == SAN_PLAN_BUSY)
    return FALSE;

  row->parent_state = SAN_PLAN_BUSY;
  found = g_ptr_array_new ();
  find_parent (plan, row, found);
  row->parent_state = SAN_PLAN_DONE;

  if (found->len == 1)
    row->parent = found->pdata[0];
  else
    reject_parent (plan, row, found);

  return row->parent != NULL;
}

static SanPlanUnit *
new_unit (SanUnitPlan *plan,
          SanPlanRow  *row,
          const char  *folded)
{
  const char *code = row->cells[SAN_UNIT_CODE];
  gboolean has_code = code != NULL && *code != '\0';
  GHashTable *table = has_code ? plan->new_by_code : plan->new_by_name;
  g_autofree char *name_key = NULL;
  const char *key = code;
  SanPlanUnit *unit;

  if (!has_code)
    key = name_key = g_strdup_printf ("%p/%s", (void *) row->parent, folded);

  unit = g_hash_table_lookup (table, key);
  if (unit == NULL)
    {
      unit = add_unit (plan, 0);
      g_hash_table_insert (table, g_string_chunk_insert (plan->strings, key), unit);
    }

  return unit;
}

/* Whether a unit on file has this name and no code: a row with a new code may mean it */
static gboolean
has_namesake (SanUnitPlan *plan,
              const char  *folded)
{
  GPtrArray *list = g_hash_table_lookup (plan->by_name, folded);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (*((SanUnit *) list->pdata[i])->code == '\0')
      return TRUE;

  return FALSE;
}

/* NULL where the row names no unit: it is rejected then */
static SanPlanUnit *
identify (SanUnitPlan *plan,
          SanPlanRow  *row)
{
  const char *code = row->cells[SAN_UNIT_CODE];
  gboolean has_code = code != NULL && *code != '\0';
  g_autofree char *folded = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (has_code)
    {
      SanPlanUnit *unit = find_code (plan, code, row->from, day_of_row (plan, row));

      if (unit == NULL)
        unit = g_hash_table_lookup (plan->new_by_code, code);
      if (unit != NULL)
        return unit;
      if (plan->existing->len == 0)
        return new_unit (plan, row, NULL);
    }

  folded = san_text_fold (row->cells[SAN_UNIT_NAME]);
  ensure_by_name (plan);
  if (has_code && !has_namesake (plan, folded))
    return new_unit (plan, row, folded);

  if (!resolve_parent (plan, row) && !has_code)
    return NULL;

  if (plan->existing->len > 0 && (row->parent == NULL || row->parent->id != 0))
    {
      found = g_ptr_array_new ();
      find_by_name (plan, row, row->parent, folded, TRUE, found);
      if (found->len == 0)
        find_by_name (plan, row, row->parent, folded, FALSE, found);
    }

  if (found == NULL || found->len == 0)
    return new_unit (plan, row, folded);
  if (found->len == 1)
    return found->pdata[0];

  san_unit_plan_reject (plan, row, SAN_UNIT_NAME, row->cells[SAN_UNIT_NAME],
                        _("Several units have this name; give the code or the parent"));
  return NULL;
}

static SanPlanUnit *
resolve_row (SanUnitPlan *plan,
             SanPlanRow  *row)
{
  if (row->state == SAN_PLAN_OPEN)
    {
      row->state = SAN_PLAN_BUSY;
      row->unit = identify (plan, row);
      row->state = SAN_PLAN_DONE;
      if (row->unit != NULL)
        g_ptr_array_add (row->unit->rows, row);
    }

  return row->unit;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SanPlanRow *left = *(const SanPlanRow *const *) a;
  const SanPlanRow *right = *(const SanPlanRow *const *) b;

  return left->number < right->number ? -1 : left->number > right->number;
}

void
san_unit_plan_identify (SanUnitPlan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      SanPlanRow *row = plan->rows->pdata[i];

      if (!row->skipped && *row->cells[SAN_UNIT_NAME] != '\0')
        resolve_row (plan, row);
    }

  for (guint i = 0; i < plan->rows->len; i++)
    {
      SanPlanRow *row = plan->rows->pdata[i];

      if (row->unit != NULL)
        resolve_parent (plan, row);
    }

  for (guint i = 0; i < plan->units->len; i++)
    {
      SanPlanUnit *unit = plan->units->pdata[i];

      if (unit->rows->len > 1)
        g_ptr_array_sort (unit->rows, compare_rows);
    }
}
