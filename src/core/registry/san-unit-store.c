/* san-unit-store.c - writes units and their versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-unit-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "registry/san-roster-store.h"
#include "registry/san-unit-record.h"

/* Two versions are in force on the same day: v, and from ?2 to ?3. */
#define OVERLAPS \
  "(v.to_day = '' OR v.to_day >= ?2) AND (?3 = '' OR v.from_day <= ?3)"

static const char SQL_LAST_POSITION[] =
  "SELECT max (position) FROM unit";

static const char SQL_INSERT_UNIT[] =
  "INSERT INTO unit (id, position) VALUES (?1, ?2)";

static const char SQL_INSERT_VERSION[] =
  "INSERT INTO unit_version (id, unit_id, from_day, to_day, code, name, parent_id, kind,"
  " short, aliases, head, liaison, phone)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

static const char SQL_UPDATE_VERSION[] =
  "UPDATE unit_version SET from_day = ?3, to_day = ?4, code = ?5, name = ?6,"
  " parent_id = ?7, kind = ?8, short = ?9, aliases = ?10, head = ?11, liaison = ?12,"
  " phone = ?13 WHERE id = ?1 AND unit_id = ?2";

static const char SQL_FIND_CODE[] =
  "SELECT v.name FROM unit_version AS v"
  " WHERE v.code = ?4 AND v.unit_id <> ?1 AND " OVERLAPS " LIMIT 1";

static const char SQL_FIND_OVERLAP[] =
  "SELECT v.name FROM unit_version AS v"
  " WHERE v.unit_id = ?1 AND v.id <> ?4 AND " OVERLAPS " LIMIT 1";

static const char SQL_FIND_UNIT[] =
  "SELECT 1 FROM unit WHERE id = ?1";

/* Whether ?1 stands above ?4 on some day of the interval */
static const char SQL_IS_BELOW[] =
  "WITH RECURSIVE above (id) AS (VALUES (?4) UNION"
  " SELECT v.parent_id FROM above JOIN unit_version AS v ON v.unit_id = above.id"
  " WHERE v.parent_id IS NOT NULL AND " OVERLAPS ")"
  " SELECT 1 FROM above WHERE id = ?1";

SanStatement *
san_unit_record_prepare_unit (SanDatabase *database,
                              GError     **error)
{
  return san_database_prepare (database, SQL_INSERT_UNIT, error);
}

SanStatement *
san_unit_record_prepare_insert (SanDatabase *database,
                                GError     **error)
{
  return san_database_prepare (database, SQL_INSERT_VERSION, error);
}

SanStatement *
san_unit_record_prepare_update (SanDatabase *database,
                                GError     **error)
{
  return san_database_prepare (database, SQL_UPDATE_VERSION, error);
}

gboolean
san_unit_record_write_unit (SanStatement *insert,
                            gint64        id,
                            gint64        position,
                            GError      **error)
{
  san_statement_bind_int (insert, 1, id);
  san_statement_bind_int (insert, 2, position);

  return san_statement_run (insert, error);
}

/* Without a copy: the statement is run, and bound anew or released, before the text goes. */
static void
bind_text (SanStatement *statement,
           int           index,
           const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static void
bind_day (SanStatement *statement,
          int           index,
          SanDay        day)
{
  if (day == SAN_DAY_MIN || day == SAN_DAY_MAX)
    bind_text (statement, index, "");
  else
    san_statement_bind_day (statement, index, day);
}

gboolean
san_unit_record_write_version (SanStatement  *write,
                               const SanUnit *unit,
                               GError       **error)
{
  san_statement_bind_int (write, 1, unit->version_id);
  san_statement_bind_int (write, 2, unit->id);
  bind_day (write, 3, unit->from);
  bind_day (write, 4, unit->to);
  bind_text (write, 5, unit->code);
  bind_text (write, 6, unit->name);
  san_statement_bind_ref (write, 7, unit->parent_id);
  bind_text (write, 8, san_unit_kind_name (unit->kind));
  bind_text (write, 9, unit->short_name);
  bind_text (write, 10, unit->aliases);
  bind_text (write, 11, unit->head);
  bind_text (write, 12, unit->liaison);
  bind_text (write, 13, unit->phone);

  return san_statement_run (write, error);
}

gboolean
san_unit_record_insert_version (SanDatabase *database,
                                SanUnit     *unit,
                                GError     **error)
{
  g_autoptr (SanStatement) insert = san_unit_record_prepare_insert (database, error);

  if (insert == NULL)
    return FALSE;

  unit->version_id = san_database_next_id (database, error);

  return unit->version_id != 0 && san_unit_record_write_version (insert, unit, error);
}

gboolean
san_unit_record_update_version (SanDatabase   *database,
                                const SanUnit *unit,
                                GError       **error)
{
  g_autoptr (SanStatement) update = san_unit_record_prepare_update (database, error);

  return update != NULL && san_unit_record_write_version (update, unit, error);
}

gboolean
san_unit_record_last_position (SanDatabase *database,
                               gint64      *position,
                               GError     **error)
{
  return san_database_query_int (database, SQL_LAST_POSITION, position, error);
}

/* What every version has to keep */

/* Runs a query whose first four parameters are the unit, its interval and one more.
 * @found (out, transfer full): the text of the first row, or NULL. */
static gboolean
look_up (SanDatabase   *database,
         const char    *sql,
         const SanUnit *unit,
         gint64         number,
         const char    *text,
         char         **found,
         GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, unit->id);
  san_statement_bind_day (query, 2, unit->from);
  san_statement_bind_day (query, 3, unit->to);
  if (text != NULL)
    san_statement_bind_text (query, 4, text);
  else
    san_statement_bind_int (query, 4, number);

  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *found = has_row ? g_strdup (san_statement_text (query, 0)) : NULL;

  return TRUE;
}

static gboolean
check_code (SanDatabase   *database,
            const SanUnit *unit,
            GError       **error)
{
  g_autofree char *other = NULL;

  if (*unit->code == '\0')
    return TRUE;

  if (!look_up (database, SQL_FIND_CODE, unit, 0, unit->code, &other, error))
    return FALSE;

  if (other != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
                 _("The code %1$s of %2$s is in use by %3$s"), unit->code, unit->name, other);

  return other == NULL;
}

static gboolean
check_overlap (SanDatabase   *database,
               const SanUnit *unit,
               GError       **error)
{
  g_autofree char *other = NULL;

  if (!look_up (database, SQL_FIND_OVERLAP, unit, unit->version_id, NULL, &other, error))
    return FALSE;

  if (other != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("%1$s has another state (%2$s) in these days; change its dates"),
                 unit->name, other);

  return other == NULL;
}

static gboolean
check_parent (SanDatabase   *database,
              const SanUnit *unit,
              GError       **error)
{
  g_autofree char *below = NULL;

  if (unit->parent_id == 0)
    return TRUE;

  if (!san_unit_record_require (database, unit->parent_id, error) ||
      !look_up (database, SQL_IS_BELOW, unit, unit->parent_id, NULL, &below, error))
    return FALSE;

  if (below != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("%s cannot stand under itself or under a unit below it"), unit->name);

  return below == NULL;
}

gboolean
san_unit_record_require (SanDatabase *database,
                         gint64       id,
                         GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND_UNIT, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  if (!has_row)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no such unit"));

  return has_row;
}

gboolean
san_unit_check_fields (const SanUnit *unit,
                       GError       **error)
{
  g_autofree char *name = g_strstrip (g_strdup (unit->name));

  if (*name == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("A unit needs a name"));
      return FALSE;
    }

  if (unit->from > unit->to)
    {
      g_autofree char *from = san_day_format (unit->from);
      g_autofree char *to = san_day_format (unit->to);

      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("%1$s would end (%2$s) before it begins (%3$s)"), unit->name, to, from);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_version (SanDatabase   *database,
               const SanUnit *unit,
               GError       **error)
{
  return san_unit_check_fields (unit, error) &&
         check_overlap (database, unit, error) &&
         check_code (database, unit, error) &&
         check_parent (database, unit, error);
}

gboolean
san_unit_record_add_version (SanDatabase *database,
                             SanUnit     *unit,
                             GError     **error)
{
  unit->version_id = 0;

  return check_version (database, unit, error) &&
         san_unit_record_insert_version (database, unit, error);
}

/* Public */

gboolean
san_unit_store_add (SanDatabase *database,
                    SanUnit     *unit,
                    GError     **error)
{
  g_autoptr (SanStatement) insert = NULL;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);

  unit->id = 0;
  unit->version_id = 0;
  if (!check_version (database, unit, error))
    return FALSE;

  if (unit->position == 0)
    {
      if (!san_unit_record_last_position (database, &unit->position, error))
        return FALSE;
      unit->position++;
    }

  insert = san_unit_record_prepare_unit (database, error);
  unit->id = insert != NULL ? san_database_next_id (database, error) : 0;

  return unit->id != 0 &&
         san_unit_record_write_unit (insert, unit->id, unit->position, error) &&
         san_unit_record_insert_version (database, unit, error);
}

gboolean
san_unit_store_update (SanDatabase   *database,
                       const SanUnit *unit,
                       GError       **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (unit != NULL && unit->version_id != 0, FALSE);

  return check_version (database, unit, error) &&
         san_unit_record_update_version (database, unit, error);
}
