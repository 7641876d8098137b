/* san-group-store.c - groupings, their groups, and who stands in them when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-group-store.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "registry/san-group-record.h"
#include "registry/san-roster-store.h"

static const char SQL_LIST_GROUPS[] =
  "SELECT s.id, s.name, g.id, g.name FROM grouping AS s"
  " LEFT JOIN unit_group AS g ON g.grouping_id = s.id"
  " ORDER BY s.position, s.id, g.position, g.id";

static const char SQL_LIST_MEMBERS[] =
  "SELECT m.group_id, m.id, m.unit_id, m.standing, m.from_day, m.to_day"
  " FROM membership AS m JOIN unit AS u ON u.id = m.unit_id"
  " ORDER BY u.position, u.id, m.from_day, m.id";

static const char SQL_LIST_MEMBERS_ON[] =
  "SELECT m.group_id, m.id, m.unit_id, m.standing, m.from_day, m.to_day"
  " FROM membership AS m JOIN unit AS u ON u.id = m.unit_id"
  " WHERE m.from_day <= ?1 AND (m.to_day = '' OR m.to_day >= ?1)"
  " AND EXISTS (SELECT 1 FROM unit_version AS v WHERE v.unit_id = m.unit_id"
  " AND v.from_day <= ?1 AND (v.to_day = '' OR v.to_day >= ?1))"
  " ORDER BY u.position, u.id, m.id";

static const char SQL_INSERT_GROUPING[] =
  "INSERT INTO grouping (id, name, position)"
  " VALUES (?1, ?2, (SELECT coalesce (max (position), 0) + 1 FROM grouping))";

static const char SQL_INSERT_GROUP[] =
  "INSERT INTO unit_group (id, grouping_id, name, position)"
  " VALUES (?1, ?3, ?2, (SELECT coalesce (max (position), 0) + 1 FROM unit_group"
  " WHERE grouping_id = ?3))";

static const char SQL_INSERT_MEMBER[] =
  "INSERT INTO membership (id, group_id, unit_id, standing, from_day, to_day)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

static const char SQL_UPDATE_MEMBER[] =
  "UPDATE membership SET unit_id = ?3, standing = ?4, from_day = ?5, to_day = ?6,"
  " group_id = ?2 WHERE id = ?1";

static const char SQL_DELETE_MEMBER[] =
  "DELETE FROM membership WHERE id = ?1";

/* Another membership of unit ?1 in the grouping of group ?4, in force from ?2 to ?3 */
static const char SQL_FIND_OVERLAP[] =
  "SELECT g.name FROM membership AS m JOIN unit_group AS g ON g.id = m.group_id"
  " WHERE m.unit_id = ?1 AND m.id <> ?5"
  " AND g.grouping_id = (SELECT grouping_id FROM unit_group WHERE id = ?4)"
  " AND (m.to_day = '' OR m.to_day >= ?2) AND (?3 = '' OR m.from_day <= ?3) LIMIT 1";

/* Memberships of unit ?1 in the grouping of group ?2 that are in force on ?3 or later */
static const char SQL_LIST_SINCE[] =
  "SELECT m.group_id, m.id, m.unit_id, m.standing, m.from_day, m.to_day"
  " FROM membership AS m JOIN unit_group AS g ON g.id = m.group_id"
  " WHERE m.unit_id = ?1 AND (m.to_day = '' OR m.to_day >= ?3)"
  " AND g.grouping_id = (SELECT grouping_id FROM unit_group WHERE id = ?2)"
  " ORDER BY m.from_day";

static const char SQL_GET_MEMBER[] =
  "SELECT m.group_id, m.id, m.unit_id, m.standing, m.from_day, m.to_day"
  " FROM membership AS m WHERE m.id = ?1";

static const char SQL_RENAME_GROUPING[] =
  "UPDATE grouping SET name = ?2 WHERE id = ?1";

static const char SQL_RENAME_GROUP[] =
  "UPDATE unit_group SET name = ?2 WHERE id = ?1";

static const char SQL_GROUPING_NAME_TAKEN[] =
  "SELECT count (*) FROM grouping WHERE name = ?2 AND id <> ?1";

static const char SQL_GROUP_NAME_TAKEN[] =
  "SELECT count (*) FROM unit_group WHERE name = ?2 AND id <> ?1"
  " AND grouping_id = (SELECT grouping_id FROM unit_group WHERE id = ?1)";

static const char SQL_GROUPING_USES[] =
  "SELECT (SELECT count (*) FROM unit_group WHERE grouping_id = ?1)"
  " + (SELECT count (*) FROM round WHERE grouping_id = ?1)";

static const char SQL_GROUP_USES[] =
  "SELECT count (*) FROM membership WHERE group_id = ?1";

static const char SQL_DELETE_GROUPING[] =
  "DELETE FROM grouping WHERE id = ?1";

static const char SQL_DELETE_GROUP[] =
  "DELETE FROM unit_group WHERE id = ?1";

static void
group_free (SanGroup *group)
{
  g_ptr_array_unref (group->members);
  g_free (group->name);
  g_free (group);
}

void
san_grouping_free (SanGrouping *grouping)
{
  if (grouping == NULL)
    return;

  g_ptr_array_unref (grouping->groups);
  g_free (grouping->name);
  g_free (grouping);
}

/* Reading */

static void
read_member (SanMember    *member,
             SanStatement *row)
{
  member->id = sqlite3_column_int64 (row, 1);
  member->unit_id = sqlite3_column_int64 (row, 2);
  member->standing = SAN_STANDING_RANKED;
  san_standing_parse (san_statement_text (row, 3), &member->standing);
  member->from = san_day_from_column (row, 4, SAN_DAY_MIN);
  member->to = san_day_from_column (row, 5, SAN_DAY_MAX);
}

static gboolean
list_members (SanDatabase *database,
              SanDay       day,
              GHashTable  *groups,
              GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;
  gboolean ok;

  query = san_database_prepare (database, day == SAN_DAY_MIN ? SQL_LIST_MEMBERS
                                                             : SQL_LIST_MEMBERS_ON, error);
  if (query == NULL)
    return FALSE;

  if (day != SAN_DAY_MIN)
    san_statement_bind_day (query, 1, day);

  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 group_id = sqlite3_column_int64 (query, 0);
      SanGroup *group = g_hash_table_lookup (groups, &group_id);
      SanMember *member;

      if (group == NULL)
        continue;

      member = g_new0 (SanMember, 1);
      read_member (member, query);
      g_ptr_array_add (group->members, member);
    }

  return ok;
}

static SanGrouping *
grouping_new (gint64      id,
              const char *name)
{
  SanGrouping *grouping = g_new0 (SanGrouping, 1);

  grouping->id = id;
  grouping->name = g_strdup (name);
  grouping->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);

  return grouping;
}

GPtrArray *
san_group_store_list (SanDatabase *database,
                      SanDay       day,
                      GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (GPtrArray) groupings = NULL;
  g_autoptr (GHashTable) groups = g_hash_table_new (g_int64_hash, g_int64_equal);
  SanGrouping *grouping = NULL;
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST_GROUPS, error);
  if (query == NULL)
    return NULL;

  groupings = g_ptr_array_new_with_free_func ((GDestroyNotify) san_grouping_free);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 id = sqlite3_column_int64 (query, 0);

      if (grouping == NULL || grouping->id != id)
        {
          grouping = grouping_new (id, san_statement_text (query, 1));
          g_ptr_array_add (groupings, grouping);
        }
      if (sqlite3_column_type (query, 2) != SQLITE_NULL)
        {
          SanGroup *group = g_new0 (SanGroup, 1);

          group->id = sqlite3_column_int64 (query, 2);
          group->name = g_strdup (san_statement_text (query, 3));
          group->members = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (grouping->groups, group);
          g_hash_table_insert (groups, &group->id, group);
        }
    }

  if (!ok || !list_members (database, day, groups, error))
    return NULL;

  return g_steal_pointer (&groupings);
}

/* (transfer full): by @id, or by @name when that is not NULL */
static SanGrouping *
pick_grouping (SanDatabase *database,
               gint64       id,
               const char  *name,
               SanDay       day,
               GError     **error)
{
  g_autoptr (GPtrArray) groupings = san_group_store_list (database, day, error);
  g_autofree char *wanted = name != NULL ? san_text_fold (name) : NULL;

  if (groupings == NULL)
    return NULL;

  for (guint i = 0; i < groupings->len; i++)
    {
      SanGrouping *grouping = groupings->pdata[i];
      g_autofree char *folded = san_text_fold (grouping->name);

      if (name != NULL ? g_str_equal (folded, wanted) : grouping->id == id)
        {
          g_ptr_array_set_free_func (groupings, NULL);
          for (guint j = 0; j < groupings->len; j++)
            if (j != i)
              san_grouping_free (groupings->pdata[j]);

          return grouping;
        }
    }

  if (name != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no grouping “%s”"), name);
  else
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no such grouping"));

  return NULL;
}

SanGrouping *
san_group_store_get (SanDatabase *database,
                     gint64       id,
                     SanDay       day,
                     GError     **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  return pick_grouping (database, id, NULL, day, error);
}

SanGrouping *
san_group_store_find (SanDatabase *database,
                      const char  *name,
                      SanDay       day,
                      GError     **error)
{
  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return pick_grouping (database, 0, name, day, error);
}

/* Writing */

static gboolean
insert_named (SanDatabase *database,
              const char  *sql,
              const char  *name,
              gint64       parent,
              gint64      *id,
              GError     **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, sql, error);

  if (insert == NULL)
    return FALSE;

  *id = san_database_next_id (database, error);
  if (*id == 0)
    return FALSE;

  san_statement_bind_int (insert, 1, *id);
  san_statement_bind_text (insert, 2, name);
  if (parent != 0)
    san_statement_bind_int (insert, 3, parent);

  return san_statement_run (insert, error);
}

gboolean
san_group_store_ensure (SanDatabase *database,
                        const char  *grouping,
                        const char  *group,
                        gint64      *group_id,
                        GError     **error)
{
  g_autoptr (GPtrArray) groupings = NULL;
  g_autofree char *wanted_grouping = san_text_fold (grouping);
  g_autofree char *wanted_group = san_text_fold (group);
  SanGrouping *found = NULL;
  gint64 grouping_id;

  if (*wanted_grouping == '\0' || *wanted_group == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("A grouping and its groups need names"));
      return FALSE;
    }

  groupings = san_group_store_list (database, SAN_DAY_MIN, error);
  if (groupings == NULL)
    return FALSE;

  for (guint i = 0; i < groupings->len && found == NULL; i++)
    {
      SanGrouping *candidate = groupings->pdata[i];
      g_autofree char *folded = san_text_fold (candidate->name);

      if (g_str_equal (folded, wanted_grouping))
        found = candidate;
    }

  for (guint i = 0; found != NULL && i < found->groups->len; i++)
    {
      SanGroup *candidate = found->groups->pdata[i];
      g_autofree char *folded = san_text_fold (candidate->name);

      if (g_str_equal (folded, wanted_group))
        {
          *group_id = candidate->id;
          return TRUE;
        }
    }

  if (found != NULL)
    grouping_id = found->id;
  else if (!insert_named (database, SQL_INSERT_GROUPING, grouping, 0, &grouping_id, error))
    return FALSE;

  return insert_named (database, SQL_INSERT_GROUP, group, grouping_id, group_id, error);
}

static gboolean
check_member (SanDatabase     *database,
              gint64           group_id,
              const SanMember *member,
              GError         **error)
{
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  if (member->from > member->to)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("A place in a group cannot end before it begins"));
      return FALSE;
    }

  query = san_database_prepare (database, SQL_FIND_OVERLAP, error);
  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, member->unit_id);
  san_statement_bind_day (query, 2, member->from);
  san_statement_bind_day (query, 3, member->to);
  san_statement_bind_int (query, 4, group_id);
  san_statement_bind_int (query, 5, member->id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  if (has_row)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("The unit stands in the group “%s” of this grouping in these days"),
                 san_statement_text (query, 0));

  return !has_row;
}

gboolean
san_group_record_put (SanDatabase *database,
                      gint64       group_id,
                      SanMember   *member,
                      GError     **error)
{
  g_autoptr (SanStatement) put = NULL;

  put = san_database_prepare (database, member->id == 0 ? SQL_INSERT_MEMBER
                                                        : SQL_UPDATE_MEMBER, error);
  if (put == NULL)
    return FALSE;

  if (member->id == 0)
    member->id = san_database_next_id (database, error);
  if (member->id == 0)
    return FALSE;

  san_statement_bind_int (put, 1, member->id);
  san_statement_bind_int (put, 2, group_id);
  san_statement_bind_int (put, 3, member->unit_id);
  san_statement_bind_text (put, 4, san_standing_name (member->standing));
  san_statement_bind_day (put, 5, member->from);
  san_statement_bind_day (put, 6, member->to);

  return san_statement_run (put, error);
}

gboolean
san_group_store_put_member (SanDatabase *database,
                            const char  *grouping,
                            const char  *group,
                            gint64       unit_id,
                            SanStanding  standing,
                            SanDay       from,
                            SanDay       to,
                            GError     **error)
{
  SanMember member = { 0, unit_id, standing, from, to };
  gint64 group_id;

  g_return_val_if_fail (database != NULL, FALSE);

  return san_group_store_ensure (database, grouping, group, &group_id, error) &&
         check_member (database, group_id, &member, error) &&
         san_group_record_put (database, group_id, &member, error);
}

static gboolean
run_with_id (SanDatabase *database,
             const char  *sql,
             gint64       id,
             GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, id);

  return san_statement_run (statement, error);
}

gboolean
san_group_store_remove_member (SanDatabase *database,
                               gint64       membership_id,
                               GError     **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return run_with_id (database, SQL_DELETE_MEMBER, membership_id, error);
}

gboolean
san_group_store_update_member (SanDatabase     *database,
                               const SanMember *member,
                               GError         **error)
{
  g_autoptr (SanStatement) query = NULL;
  SanMember copy = *member;
  gboolean has_row;
  gint64 group_id;

  g_return_val_if_fail (database != NULL, FALSE);

  query = san_database_prepare (database, SQL_GET_MEMBER, error);
  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, member->id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                           _("The unit stands in no such group"));
      return FALSE;
    }

  group_id = sqlite3_column_int64 (query, 0);

  return check_member (database, group_id, &copy, error) &&
         san_group_record_put (database, group_id, &copy, error);
}

/* Ends what is in force on @day the day before, and drops what would begin later. */
static gboolean
make_room (SanDatabase *database,
           gint64       unit_id,
           gint64       group_id,
           SanDay       day,
           GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_SINCE, error);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (SanMember));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, unit_id);
  san_statement_bind_int (query, 2, group_id);
  san_statement_bind_day (query, 3, day);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 group = sqlite3_column_int64 (query, 0);
      SanMember member;

      read_member (&member, query);
      g_array_append_val (members, member);
      g_array_append_val (groups, group);
    }

  for (guint i = 0; ok && i < members->len; i++)
    {
      SanMember *member = &g_array_index (members, SanMember, i);

      if (member->from >= day)
        {
          ok = run_with_id (database, SQL_DELETE_MEMBER, member->id, error);
          continue;
        }
      member->to = day - 1;
      ok = san_group_record_put (database, g_array_index (groups, gint64, i), member, error);
    }

  return ok;
}

gboolean
san_group_store_move (SanDatabase *database,
                      gint64       unit_id,
                      gint64       group_id,
                      SanStanding  standing,
                      SanDay       day,
                      GError     **error)
{
  SanMember member = { 0, unit_id, standing, day, SAN_DAY_MAX };

  g_return_val_if_fail (database != NULL, FALSE);

  return make_room (database, unit_id, group_id, day, error) &&
         check_member (database, group_id, &member, error) &&
         san_group_record_put (database, group_id, &member, error);
}

/* Groupings and groups themselves */

static gboolean
count_with (SanDatabase *database,
            const char  *sql,
            gint64       id,
            const char  *name,
            gint64      *count,
            GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, id);
  if (name != NULL)
    san_statement_bind_text (query, 2, name);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *count = sqlite3_column_int64 (query, 0);

  return TRUE;
}

static gboolean
rename_thing (SanDatabase *database,
              const char  *taken_sql,
              const char  *sql,
              gint64       id,
              const char  *name,
              GError     **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (name));
  g_autoptr (SanStatement) update = NULL;
  gint64 taken;

  if (*clean == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("A grouping and its groups need names"));
      return FALSE;
    }

  if (!count_with (database, taken_sql, id, clean, &taken, error))
    return FALSE;

  if (taken > 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS, _("There is a “%s” already"), clean);
      return FALSE;
    }

  update = san_database_prepare (database, sql, error);
  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, id);
  san_statement_bind_text (update, 2, clean);

  return san_statement_run (update, error);
}

gboolean
san_group_store_rename_grouping (SanDatabase *database,
                                 gint64       id,
                                 const char  *name,
                                 GError     **error)
{
  return rename_thing (database, SQL_GROUPING_NAME_TAKEN, SQL_RENAME_GROUPING, id, name, error);
}

gboolean
san_group_store_rename_group (SanDatabase *database,
                              gint64       id,
                              const char  *name,
                              GError     **error)
{
  return rename_thing (database, SQL_GROUP_NAME_TAKEN, SQL_RENAME_GROUP, id, name, error);
}

static gboolean
delete_unused (SanDatabase *database,
               const char  *uses_sql,
               const char  *sql,
               gint64       id,
               GError     **error)
{
  gint64 uses;

  if (!count_with (database, uses_sql, id, NULL, &uses, error))
    return FALSE;

  if (uses > 0)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                           _("It is in use: remove its groups or members first, and keep "
                             "the grouping of a round"));
      return FALSE;
    }

  return run_with_id (database, sql, id, error);
}

gboolean
san_group_store_delete_grouping (SanDatabase *database,
                                 gint64       id,
                                 GError     **error)
{
  return delete_unused (database, SQL_GROUPING_USES, SQL_DELETE_GROUPING, id, error);
}

gboolean
san_group_store_delete_group (SanDatabase *database,
                              gint64       id,
                              GError     **error)
{
  return delete_unused (database, SQL_GROUP_USES, SQL_DELETE_GROUP, id, error);
}
