/* san-unit-changes.c - what the units page does to units, a step each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-changes.h"

#include <glib/gi18n-lib.h>

#include "base/san-period.h"
#include "registry/san-unit-store.h"

/* What a change needs; each uses what it names. */
typedef struct
{
  SanUnit         *unit;
  gint64           id;
  gint64           other;
  SanDay           day;
  int              steps;
  gint64           group;
  const char      *grouping;
  const char      *name;
  SanStanding      standing;
  const SanMember *member;
} Change;

/* (transfer full): June 2018 */
static char *
month_text (SanDay day)
{
  SanPeriod month;
  int year, number;

  san_day_get (day, &year, &number, NULL);
  month = san_period_month (year, number);

  return san_period_label (&month);
}

/* Fields */

static gboolean
correct (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  return san_unit_store_update (database, data, error);
}

gboolean
san_unit_change_correct (SanContext    *context,
                         const SanUnit *unit,
                         GError       **error)
{
  return san_workspace_change (san_context_get_workspace (context), "units.edit", unit->name,
                               correct, (gpointer) unit, NULL, error);
}

static gboolean
begin_version (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  Change *change = data;

  return san_unit_store_change (database, change->unit, change->day, error);
}

gboolean
san_unit_change_rename (SanContext    *context,
                        const SanUnit *unit,
                        SanDay         day)
{
  Change change = { .unit = (SanUnit *) unit, .day = day };
  g_autofree char *month = month_text (day);
  g_autofree char *said = g_strdup_printf (_("Called %1$s from %2$s on"), unit->name, month);

  return san_context_change (context, "units.rename", unit->name, begin_version, &change, said);
}

/* The tree */

static gboolean
add (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  Change *change = data;

  if (!san_unit_store_add (database, change->unit, error))
    return FALSE;

  return change->group == 0 ||
         san_group_store_move (database, change->unit->id, change->group, SAN_STANDING_RANKED,
                               change->unit->from, error);
}

gboolean
san_unit_change_add (SanContext *context,
                     SanUnit    *unit,
                     gint64      group)
{
  Change change = { .unit = unit, .group = group };

  return san_context_change (context, "units.add", unit->name, add, &change, NULL);
}

static gboolean
move (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  Change *change = data;

  return change->day == SAN_DAY_MIN
         ? san_unit_store_update (database, change->unit, error)
         : san_unit_store_change (database, change->unit, change->day, error);
}

gboolean
san_unit_change_move (SanContext    *context,
                      const SanUnit *unit,
                      const SanUnit *parent,
                      SanDay         day)
{
  g_autoptr (SanUnit) moved = san_unit_copy (unit);
  Change change = { .unit = moved, .day = MAX (day, unit->from) };
  g_autofree char *said = NULL;

  moved->parent_id = parent != NULL ? parent->id : 0;
  if (parent != NULL)
    said = g_strdup_printf (_("Moved %1$s to %2$s"), unit->name, parent->name);
  else
    said = g_strdup_printf (_("Moved %s to the top"), unit->name);

  return san_context_change (context, "units.move", unit->name, move, &change, said);
}

static gboolean
order (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  Change *change = data;

  return san_unit_store_reorder (database, change->id, change->steps, error);
}

gboolean
san_unit_change_order (SanContext    *context,
                       const SanUnit *unit,
                       int            steps)
{
  Change change = { .id = unit->id, .steps = steps };

  return san_context_change (context, "units.move", unit->name, order, &change, NULL);
}

/* What becomes of it */

static gboolean
merge (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  Change *change = data;

  return san_unit_store_merge (database, &change->id, 1, change->other, change->day, error);
}

gboolean
san_unit_change_merge (SanContext    *context,
                       const SanUnit *unit,
                       const SanUnit *into,
                       SanDay         day)
{
  Change change = { .id = unit->id, .other = into->id, .day = day };
  g_autofree char *label = g_strdup_printf ("%s → %s", unit->name, into->name);
  g_autofree char *said = g_strdup_printf (_("Merged %1$s into %2$s"), unit->name, into->name);

  return san_context_change (context, "units.merge", label, merge, &change, said);
}

static gboolean
split (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  Change *change = data;

  return san_unit_store_split (database, change->id, change->unit, change->day, error);
}

gboolean
san_unit_change_split (SanContext    *context,
                       const SanUnit *unit,
                       SanUnit       *part,
                       SanDay         day)
{
  Change change = { .id = unit->id, .unit = part, .day = day };
  g_autofree char *label = g_strdup_printf ("%s → %s", unit->name, part->name);
  g_autofree char *said = g_strdup_printf (_("Split %2$s off %1$s"), unit->name, part->name);

  return san_context_change (context, "units.split", label, split, &change, said);
}

static gboolean
retire (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  Change *change = data;

  return san_unit_store_retire (database, change->id, change->day - 1, error);
}

gboolean
san_unit_change_retire (SanContext    *context,
                        const SanUnit *unit,
                        SanDay         day)
{
  Change change = { .id = unit->id, .day = day };
  g_autofree char *month = month_text (day);
  g_autofree char *said = g_strdup_printf (_("Retired %1$s from %2$s on"), unit->name, month);

  return san_context_change (context, "units.retire", unit->name, retire, &change, said);
}

static gboolean
erase (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  Change *change = data;

  return san_unit_store_delete (database, change->id, error);
}

gboolean
san_unit_change_delete (SanContext    *context,
                        const SanUnit *unit)
{
  Change change = { .id = unit->id };
  g_autofree char *said = g_strdup_printf (_("Deleted %s"), unit->name);

  return san_context_change (context, "units.delete", unit->name, erase, &change, said);
}

/* Groups */

static gboolean
leave_group (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Change *change = data;
  SanMember member = *change->member;

  if (change->day <= member.from)
    return san_group_store_remove_member (database, member.id, error);

  member.to = change->day - 1;

  return san_group_store_update_member (database, &member, error);
}

static gboolean
put_in_group (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Change *change = data;

  if (change->name == NULL)
    return san_group_store_move (database, change->id, change->group, change->standing,
                                 change->day, error);

  return (change->member == NULL || leave_group (database, change, error)) &&
         san_group_store_put_member (database, change->grouping, change->name, change->id,
                                     change->standing, change->day, SAN_DAY_MAX, error);
}

gboolean
san_unit_change_group (SanContext      *context,
                       const SanUnit   *unit,
                       gint64           group,
                       const char      *grouping,
                       const char      *name,
                       const SanMember *before,
                       SanStanding      standing,
                       SanDay           day)
{
  Change change = { .id = unit->id, .group = group, .grouping = grouping, .name = name,
                    .member = before, .standing = standing, .day = day };
  g_autofree char *month = month_text (day);
  g_autofree char *said = g_strdup_printf (_("%1$s is in its new group from %2$s on"),
                                           unit->name, month);

  return san_context_change (context, "groups.edit", unit->name, put_in_group, &change, said);
}

gboolean
san_unit_change_leave (SanContext      *context,
                       const SanUnit   *unit,
                       const SanMember *member,
                       const char      *group,
                       SanDay           day)
{
  Change change = { .member = member, .day = day };
  g_autofree char *month = month_text (day);
  g_autofree char *said = g_strdup_printf (_("%1$s is not in %2$s from %3$s on"), unit->name,
                                           group, month);

  return san_context_change (context, "groups.edit", unit->name, leave_group, &change, said);
}
