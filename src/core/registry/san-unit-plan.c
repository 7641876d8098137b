/* san-unit-plan.c - what the rows of a table make of the units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-unit-plan.h"

#include <glib/gi18n-lib.h>

static void
version_free (SanPlanVersion *version)
{
  san_unit_free (version->unit);
  g_free (version);
}

/* A unit that is named twice: both rows might be the right one, so neither is taken. */

static void
reject_twice (SanUnitPlan *plan,
              SanPlanRow  *row,
              SanPlanRow  *other)
{
  g_autofree char *reason = NULL;

  reason = g_strdup_printf (_("The unit is named twice; it is in row %u, too"), other->number);
  san_unit_plan_reject (plan, row, SAN_UNIT_NAME, row->cells[SAN_UNIT_NAME], reason);
}

static void
find_twice (SanUnitPlan *plan,
            SanPlanUnit *unit)
{
  for (guint i = 0; i < unit->rows->len; i++)
    for (guint j = 0; j < unit->rows->len; j++)
      {
        SanPlanRow *row = unit->rows->pdata[i];
        SanPlanRow *other = unit->rows->pdata[j];

        if (i != j && row->from == other->from)
          {
            reject_twice (plan, row, other);
            break;
          }
      }
}

/* Versions as they will be */

static SanPlanVersion *
add_version (SanPlanUnit *unit,
             SanUnit     *state)
{
  SanPlanVersion *version = g_new0 (SanPlanVersion, 1);

  version->unit = state;
  g_ptr_array_add (unit->versions, version);

  return version;
}

/* The version that a row corrects, or NULL: the row begins a new one. */
static SanPlanVersion *
find_version (SanUnitPlan *plan,
              SanPlanUnit *unit,
              SanPlanRow  *row)
{
  const SanUnit *current = NULL;

  if (unit->rows->len == 1 && row->from == SAN_DAY_MIN)
    current = san_unit_plan_current (plan, unit);

  for (guint i = 0; i < unit->versions->len; i++)
    {
      SanPlanVersion *version = unit->versions->pdata[i];

      if (version->before != NULL &&
          (current != NULL ? version->before == current : version->unit->from == row->from))
        return version;
    }

  return NULL;
}

/* The version that a new one follows: in force that day, else the last one before, else
 * the first. */
static const SanUnit *
find_base (SanPlanUnit *unit,
           SanDay       from)
{
  const SanUnit *base = NULL;

  for (guint i = 0; i < unit->existing->len; i++)
    {
      const SanUnit *version = unit->existing->pdata[i];

      if (base == NULL || version->from <= from)
        base = version;
    }

  return base;
}

static void
set_text (char      **target,
          const char *cell)
{
  if (cell != NULL && g_strcmp0 (*target, cell) != 0)
    {
      g_free (*target);
      *target = g_strdup (cell);
    }
}

static void
apply_cells (SanPlanVersion *version,
             SanPlanRow     *row)
{
  SanUnit *unit = version->unit;
  const char *const *cells = row->cells;

  set_text (&unit->name, cells[SAN_UNIT_NAME]);
  set_text (&unit->short_name, cells[SAN_UNIT_SHORT]);
  set_text (&unit->aliases, cells[SAN_UNIT_ALIASES]);
  set_text (&unit->head, cells[SAN_UNIT_HEAD]);
  set_text (&unit->liaison, cells[SAN_UNIT_LIAISON]);
  set_text (&unit->phone, cells[SAN_UNIT_PHONE]);
  if (cells[SAN_UNIT_CODE] != NULL && *cells[SAN_UNIT_CODE] != '\0')
    set_text (&unit->code, cells[SAN_UNIT_CODE]);
  if (cells[SAN_UNIT_KIND] != NULL && *cells[SAN_UNIT_KIND] != '\0')
    unit->kind = row->kind;
  if (cells[SAN_UNIT_PARENT] != NULL)
    version->parent = row->parent;
  if (cells[SAN_UNIT_TO] != NULL)
    unit->to = row->to;
}

static void
add_row (SanUnitPlan *plan,
         SanPlanUnit *unit,
         SanPlanRow  *row)
{
  SanPlanVersion *version = find_version (plan, unit, row);

  if (version == NULL)
    {
      const SanUnit *base = find_base (unit, row->from);
      SanUnit *state = base != NULL ? san_unit_copy (base) : san_unit_new ();

      state->version_id = 0;
      state->from = row->from;
      if (base != NULL && base->to < row->from)
        state->to = SAN_DAY_MAX;
      else if (base != NULL && base->from > row->from)
        state->to = base->from - 1;
      version = add_version (unit, state);
      version->base = base;
      version->parent = base != NULL ? san_unit_plan_get (plan, base->parent_id) : NULL;
    }

  version->row = row;
  row->version = version;
  apply_cells (version, row);
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const SanPlanVersion *left = *(const SanPlanVersion *const *) a;
  const SanPlanVersion *right = *(const SanPlanVersion *const *) b;

  return left->unit->from < right->unit->from ? -1 : left->unit->from > right->unit->from;
}

/* A version without an end of its own ends the day before the next one begins. */
static gboolean
cut_short (SanPlanVersion *version,
           SanPlanVersion *next)
{
  gboolean told = version->row != NULL && version->row->to != SAN_DAY_MAX &&
                  version->row->cells[SAN_UNIT_TO] != NULL;

  if (told || (version->unit->to != SAN_DAY_MAX && next->before != NULL))
    return FALSE;

  version->unit->to = next->unit->from - 1;
  version->ended_by = next->row;

  return TRUE;
}

/* The row of the two that can be named as wrong. */
static void
reject_overlap (SanUnitPlan    *plan,
                SanPlanVersion *version,
                SanPlanVersion *next)
{
  SanPlanRow *row = next->row != NULL ? next->row : version->row;
  g_autofree char *from = san_day_format (next->unit->from);
  g_autofree char *to = san_day_format (version->unit->to);
  g_autofree char *reason = NULL;

  if (row == NULL)
    return;

  reason = g_strdup_printf (_("Two states of the unit are in force at once: one until %1$s, "
                              "one from %2$s on"), to, from);
  san_unit_plan_reject (plan, row, row == next->row ? SAN_UNIT_FROM : SAN_UNIT_TO,
                        row->cells[row == next->row ? SAN_UNIT_FROM : SAN_UNIT_TO], reason);
}

static void
build_versions (SanUnitPlan *plan,
                SanPlanUnit *unit)
{
  g_clear_pointer (&unit->versions, g_ptr_array_unref);
  unit->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) version_free);

  for (guint i = 0; i < unit->existing->len; i++)
    {
      const SanUnit *before = unit->existing->pdata[i];
      SanPlanVersion *version = add_version (unit, san_unit_copy (before));

      version->before = before;
      version->parent = san_unit_plan_get (plan, before->parent_id);
    }

  for (guint i = 0; i < unit->rows->len; i++)
    {
      SanPlanRow *row = unit->rows->pdata[i];

      row->version = NULL;
      if (!row->rejected)
        add_row (plan, unit, row);
    }

  if (unit->versions->len < 2)
    return;

  g_ptr_array_sort (unit->versions, compare_versions);
  for (guint i = 0; i + 1 < unit->versions->len; i++)
    {
      SanPlanVersion *version = unit->versions->pdata[i];
      SanPlanVersion *next = unit->versions->pdata[i + 1];

      if (version->unit->to >= next->unit->from && !cut_short (version, next))
        reject_overlap (plan, version, next);
    }
}

/* What breaks a rule */

static void
check_days (SanUnitPlan *plan,
            SanPlanUnit *unit)
{
  for (guint i = 0; i < unit->versions->len; i++)
    {
      SanPlanVersion *version = unit->versions->pdata[i];

      if (version->row != NULL && !version->row->rejected &&
          version->unit->from > version->unit->to)
        {
          g_autofree char *to = san_day_format (version->unit->to);

          san_unit_plan_reject (plan, version->row, SAN_UNIT_TO, to,
                                _("It would end before it begins"));
        }
    }
}

/* A new parent that is rejected takes what stands under it along. */
static void
check_parent (SanUnitPlan *plan,
              SanPlanUnit *unit)
{
  for (guint i = 0; i < unit->rows->len; i++)
    {
      SanPlanRow *row = unit->rows->pdata[i];
      gboolean stands = row->parent == NULL || row->parent->id != 0;
      g_autofree char *reason = NULL;

      for (guint j = 0; !stands && j < row->parent->rows->len; j++)
        stands = !((SanPlanRow *) row->parent->rows->pdata[j])->rejected;

      if (!stands && !row->rejected)
        {
          reason = g_strdup_printf (_("The row of its parent, %u, is rejected"),
                                    ((SanPlanRow *) row->parent->rows->pdata[0])->number);
          san_unit_plan_reject (plan, row, SAN_UNIT_PARENT, row->cells[SAN_UNIT_PARENT],
                                reason);
        }
    }
}

/* TRUE when @target stands above @unit at some time between the days */
static gboolean
is_above (SanUnitPlan       *plan,
          SanPlanUnit       *unit,
          const SanPlanUnit *target,
          SanDay             from,
          SanDay             to)
{
  if (unit == target)
    return TRUE;
  if (unit->visit == plan->visits)
    return FALSE;
  unit->visit = plan->visits;

  for (guint i = 0; i < unit->versions->len; i++)
    {
      SanPlanVersion *version = unit->versions->pdata[i];

      if (version->parent != NULL && version->unit->from <= to && from <= version->unit->to &&
          is_above (plan, version->parent, target, from, to))
        return TRUE;
    }

  return FALSE;
}

static void
check_circle (SanUnitPlan *plan,
              SanPlanUnit *unit)
{
  for (guint i = 0; i < unit->versions->len; i++)
    {
      SanPlanVersion *version = unit->versions->pdata[i];

      if (version->row == NULL || version->row->rejected || version->parent == NULL)
        continue;

      plan->visits++;
      if (is_above (plan, version->parent, unit, version->unit->from, version->unit->to))
        san_unit_plan_reject (plan, version->row, SAN_UNIT_PARENT,
                              version->row->cells[SAN_UNIT_PARENT],
                              _("A unit cannot stand under itself or under a unit below it"));
    }
}

/* Code → its versions as they will be, over all units */
static GHashTable *
collect_codes (SanUnitPlan *plan)
{
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < plan->units->len; i++)
    {
      SanPlanUnit *unit = plan->units->pdata[i];

      for (guint j = 0; j < unit->versions->len; j++)
        {
          SanPlanVersion *version = unit->versions->pdata[j];
          GPtrArray *list;

          if (*version->unit->code == '\0')
            continue;
          list = g_hash_table_lookup (codes, version->unit->code);
          if (list == NULL)
            {
              list = g_ptr_array_new ();
              g_hash_table_insert (codes, version->unit->code, list);
            }
          g_ptr_array_add (list, version);
        }
    }

  return codes;
}

/* Two units of the same code on the same day: the row that says so is rejected. */
static void
check_codes (SanUnitPlan *plan)
{
  g_autoptr (GHashTable) codes = collect_codes (plan);
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, codes);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    {
      GPtrArray *versions = list;

      for (guint i = 0; versions->len > 1 && i < versions->len; i++)
        for (guint j = 0; j < versions->len; j++)
          {
            SanPlanVersion *version = versions->pdata[i];
            SanPlanVersion *other = versions->pdata[j];
            g_autofree char *reason = NULL;

            if (i == j || version->row == NULL || version->row->rejected ||
                (other->row != NULL && other->row->rejected) ||
                (version->row->unit->id != 0 && version->unit->id == other->unit->id) ||
                (other->row != NULL && other->row->unit == version->row->unit) ||
                version->unit->to < other->unit->from || other->unit->to < version->unit->from)
              continue;

            reason = g_strdup_printf (_("The code is in use by %s"), other->unit->name);
            san_unit_plan_reject (plan, version->row, SAN_UNIT_CODE, version->unit->code, reason);
          }
    }
}

void
san_unit_plan_settle (SanUnitPlan *plan)
{
  guint n_rejected;

  for (guint i = 0; i < plan->units->len; i++)
    find_twice (plan, plan->units->pdata[i]);

  /* what is rejected changes what the rest makes: again until nothing is rejected */
  do
    {
      n_rejected = plan->rejections->len;

      for (guint i = 0; i < plan->units->len; i++)
        {
          SanPlanUnit *unit = plan->units->pdata[i];

          check_parent (plan, unit);
          build_versions (plan, unit);
          check_days (plan, unit);
        }
      for (guint i = 0; i < plan->units->len; i++)
        check_circle (plan, plan->units->pdata[i]);
      check_codes (plan);
    }
  while (plan->rejections->len > n_rejected);
}
