/* san-unit-history-store.c - units that are renamed, moved, merged, split and retired
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-unit-store.h"

#include <glib/gi18n-lib.h>

#include "registry/san-roster-store.h"
#include "registry/san-unit-record.h"

static const char SQL_HISTORY[] =
  "SELECT " SAN_UNIT_COLUMNS " FROM unit_version AS v JOIN unit AS u ON u.id = v.unit_id"
  " WHERE v.unit_id = ?1 ORDER BY v.from_day";

static const char SQL_LIST_ALL[] =
  "SELECT " SAN_UNIT_COLUMNS " FROM unit_version AS v JOIN unit AS u ON u.id = v.unit_id"
  " ORDER BY v.code = '', v.code, u.position, u.id, v.from_day";

static const char SQL_IN_FORCE[] =
  "SELECT " SAN_UNIT_COLUMNS " FROM unit_version AS v JOIN unit AS u ON u.id = v.unit_id"
  " WHERE v.unit_id = ?1 AND v.from_day <= ?2 AND (v.to_day = '' OR v.to_day >= ?2)";

/* Versions of children that are in force on ?2 or begin later */
static const char SQL_CHILDREN_SINCE[] =
  "SELECT " SAN_UNIT_COLUMNS " FROM unit_version AS v JOIN unit AS u ON u.id = v.unit_id"
  " WHERE v.parent_id = ?1 AND (v.to_day = '' OR v.to_day >= ?2)"
  " ORDER BY u.position, v.from_day";

static const char SQL_END_MEMBERSHIPS[] =
  "UPDATE membership SET to_day = ?2"
  " WHERE unit_id = ?1 AND from_day <= ?2 AND (to_day = '' OR to_day > ?2)";

static const char SQL_DELETE_LATER_MEMBERSHIPS[] =
  "DELETE FROM membership WHERE unit_id = ?1 AND from_day > ?2";

static const char SQL_PUT_SUCCESSOR[] =
  "INSERT INTO unit_successor (unit_id, successor_id, day, kind) VALUES (?1, ?2, ?3, ?4)"
  " ON CONFLICT (unit_id, successor_id) DO UPDATE SET day = excluded.day, kind = excluded.kind";

static const char SQL_SUCCESSIONS[] =
  "SELECT unit_id, successor_id, day, kind = 'split' FROM unit_successor"
  " WHERE unit_id = ?1 OR successor_id = ?1 ORDER BY day, unit_id, successor_id";

/* The newest versions of the units beside ?1 */
static const char SQL_SIBLINGS[] =
  "SELECT u.id, u.position FROM unit_version AS v JOIN unit AS u ON u.id = v.unit_id"
  " WHERE v.from_day = (SELECT max (from_day) FROM unit_version WHERE unit_id = v.unit_id)"
  " AND v.parent_id IS (SELECT parent_id FROM unit_version WHERE unit_id = ?1"
  " ORDER BY from_day DESC LIMIT 1)"
  " ORDER BY u.position, u.id";

static const char SQL_SET_POSITION[] =
  "UPDATE unit SET position = ?2 WHERE id = ?1";

static const char SQL_DELETE_VERSIONS[] =
  "DELETE FROM unit_version WHERE unit_id = ?1";

static const char SQL_DELETE_UNIT[] =
  "DELETE FROM unit WHERE id = ?1";

/* What may refer to a unit */
static const struct { const char *sql, *title; } uses[] = {
  { "SELECT count (DISTINCT unit_id) FROM unit_version WHERE parent_id = ?1",
    N_("units below it") },
  { "SELECT count (*) FROM membership WHERE unit_id = ?1",
    N_("places in groups") },
  { "SELECT count (DISTINCT round_id) FROM score WHERE unit_id = ?1",
    N_("rounds with its scores") },
  { "SELECT count (DISTINCT adjustment_id) FROM adjustment_share WHERE unit_id = ?1",
    N_("adjustments") },
  { "SELECT count (*) FROM veto WHERE unit_id = ?1",
    N_("vetoes") },
  { "SELECT count (*) FROM point WHERE unit_id = ?1 OR bureau_id = ?1",
    N_("points") },
  { "SELECT count (DISTINCT ticket_id) FROM (SELECT id AS ticket_id FROM ticket"
    " WHERE unit_id = ?1 UNION ALL SELECT ticket_id FROM ticket_assist WHERE unit_id = ?1"
    " UNION ALL SELECT ticket_id FROM ticket_event WHERE unit_id = ?1)",
    N_("tickets") },
  { "SELECT count (*) FROM unit_successor WHERE unit_id = ?1 OR successor_id = ?1",
    N_("mergers and splits") },
};

/* (transfer full) (element-type SanUnit): @day may be left open */
static GPtrArray *
list_versions (SanDatabase *database,
               const char  *sql,
               gint64       id,
               SanDay       day,
               GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) units = NULL;
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return NULL;

  if (sqlite3_bind_parameter_count (query) > 0)
    san_statement_bind_int (query, 1, id);
  if (sqlite3_bind_parameter_count (query) > 1)
    san_statement_bind_day (query, 2, day);

  units = g_ptr_array_new_with_free_func ((GDestroyNotify) san_unit_free);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    g_ptr_array_add (units, san_unit_from_row (query));

  return ok ? g_steal_pointer (&units) : NULL;
}

GPtrArray *
san_unit_store_history (SanDatabase *database,
                        gint64       id,
                        GError     **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  return list_versions (database, SQL_HISTORY, id, SAN_DAY_MIN, error);
}

GPtrArray *
san_unit_store_list_all (SanDatabase *database,
                         GError     **error)
{
  g_return_val_if_fail (database != NULL, NULL);

  return list_versions (database, SQL_LIST_ALL, 0, SAN_DAY_MIN, error);
}

/* (transfer full): refuses when the unit is not in force on @day */
static SanUnit *
version_in_force (SanDatabase *database,
                  gint64       id,
                  SanDay       day,
                  GError     **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *text = san_day_format (day);

  if (!san_unit_record_require (database, id, error))
    return NULL;

  found = list_versions (database, SQL_IN_FORCE, id, day, error);
  if (found == NULL)
    return NULL;

  if (found->len == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("The unit is not in force on %s"), text);
      return NULL;
    }

  return san_unit_copy (found->pdata[0]);
}

gboolean
san_unit_store_change (SanDatabase   *database,
                       const SanUnit *unit,
                       SanDay         day,
                       GError       **error)
{
  g_autoptr (SanUnit) before = NULL;
  g_autoptr (SanUnit) after = NULL;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);

  before = version_in_force (database, unit->id, day, error);
  if (before == NULL)
    return FALSE;

  after = san_unit_copy (unit);
  after->version_id = before->version_id;
  after->from = day;
  after->to = before->to;

  /* what begins that day is only put right */
  if (before->from == day)
    return san_unit_store_update (database, after, error);

  before->to = day - 1;

  return san_unit_check_fields (after, error) &&
         san_unit_record_update_version (database, before, error) &&
         san_unit_record_add_version (database, after, error);
}

static gboolean
run_with_day (SanDatabase *database,
              const char  *sql,
              gint64       id,
              SanDay       day,
              GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, id);
  if (sqlite3_bind_parameter_count (statement) > 1)
    san_statement_bind_day (statement, 2, day);

  return san_statement_run (statement, error);
}

gboolean
san_unit_store_retire (SanDatabase *database,
                       gint64       id,
                       SanDay       last,
                       GError     **error)
{
  g_autoptr (SanUnit) unit = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) children = NULL;
  const SanUnit *newest;

  g_return_val_if_fail (database != NULL, FALSE);

  unit = version_in_force (database, id, last, error);
  if (unit == NULL)
    return FALSE;

  history = san_unit_store_history (database, id, error);
  if (history == NULL)
    return FALSE;

  newest = history->pdata[history->len - 1];
  if (newest->version_id != unit->version_id)
    {
      g_autofree char *from = san_day_format (newest->from);

      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("%1$s has a later state from %2$s on; end that one"), newest->name, from);
      return FALSE;
    }

  children = list_versions (database, SQL_CHILDREN_SINCE, id, last + 1, error);
  if (children == NULL)
    return FALSE;

  if (children->len > 0)
    {
      const SanUnit *child = children->pdata[0];

      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("%1$s still stands under %2$s; move or retire what is below it first"),
                   child->name, unit->name);
      return FALSE;
    }

  unit->to = last;

  return san_unit_record_update_version (database, unit, error) &&
         run_with_day (database, SQL_END_MEMBERSHIPS, id, last, error) &&
         run_with_day (database, SQL_DELETE_LATER_MEMBERSHIPS, id, last, error);
}

static gboolean
move_children (SanDatabase *database,
               gint64       from,
               gint64       into,
               SanDay       day,
               GError     **error)
{
  g_autoptr (GPtrArray) children = list_versions (database, SQL_CHILDREN_SINCE, from, day,
                                                  error);

  if (children == NULL)
    return FALSE;

  for (guint i = 0; i < children->len; i++)
    {
      SanUnit *child = children->pdata[i];

      child->parent_id = into;
      if (!(child->from >= day
            ? san_unit_store_update (database, child, error)
            : san_unit_store_change (database, child, day, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_successor (SanDatabase *database,
               gint64       id,
               gint64       successor,
               SanDay       day,
               const char  *kind,
               GError     **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT_SUCCESSOR, error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, id);
  san_statement_bind_int (put, 2, successor);
  san_statement_bind_day (put, 3, day);
  san_statement_bind_text (put, 4, kind);

  return san_statement_run (put, error);
}

gboolean
san_unit_store_merge (SanDatabase  *database,
                      const gint64 *ids,
                      guint         n_ids,
                      gint64        into,
                      SanDay        day,
                      GError      **error)
{
  g_autoptr (SanUnit) target = NULL;

  g_return_val_if_fail (database != NULL, FALSE);

  target = version_in_force (database, into, day, error);
  if (target == NULL)
    return FALSE;

  for (guint i = 0; i < n_ids; i++)
    {
      if (ids[i] == into)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("%s cannot be merged into itself"), target->name);
          return FALSE;
        }

      if (!move_children (database, ids[i], into, day, error) ||
          !san_unit_store_retire (database, ids[i], day - 1, error) ||
          !put_successor (database, ids[i], into, day, "merge", error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_unit_store_split (SanDatabase *database,
                      gint64       id,
                      SanUnit     *part,
                      SanDay       day,
                      GError     **error)
{
  g_autoptr (SanUnit) whole = NULL;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (part != NULL, FALSE);

  whole = version_in_force (database, id, day, error);
  if (whole == NULL)
    return FALSE;

  part->from = day;

  return san_unit_store_add (database, part, error) &&
         put_successor (database, id, part->id, day, "split", error);
}

GArray *
san_unit_store_successions (SanDatabase *database,
                            gint64       id,
                            GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (GArray) found = NULL;
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_SUCCESSIONS, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, id);
  found = g_array_new (FALSE, FALSE, sizeof (SanSuccession));
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanSuccession succession = {
        sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1),
        san_day_from_column (query, 2, SAN_DAY_MIN), sqlite3_column_int (query, 3) != 0,
      };

      g_array_append_val (found, succession);
    }

  return ok ? g_steal_pointer (&found) : NULL;
}

/* Order */

typedef struct
{
  gint64 id;
  gint64 position;
} Place;

static gboolean
set_position (SanDatabase *database,
              gint64       id,
              gint64       position,
              GError     **error)
{
  g_autoptr (SanStatement) update = san_database_prepare (database, SQL_SET_POSITION, error);

  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, id);
  san_statement_bind_int (update, 2, position);

  return san_statement_run (update, error);
}

/* (transfer full) (element-type Place) */
static GArray *
list_siblings (SanDatabase *database,
               gint64       id,
               GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_SIBLINGS, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, id);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      Place place = { sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1) };

      g_array_append_val (places, place);
    }

  return ok ? g_steal_pointer (&places) : NULL;
}

gboolean
san_unit_store_reorder (SanDatabase *database,
                        gint64       id,
                        int          steps,
                        GError     **error)
{
  g_autoptr (GArray) places = NULL;
  guint at = 0;

  g_return_val_if_fail (database != NULL, FALSE);

  if (!san_unit_record_require (database, id, error))
    return FALSE;

  places = list_siblings (database, id, error);
  if (places == NULL)
    return FALSE;

  while (at < places->len && g_array_index (places, Place, at).id != id)
    at++;
  g_return_val_if_fail (at < places->len, FALSE);

  /* it changes places with its neighbour, step by step, until it meets the end */
  for (; steps != 0; steps += steps < 0 ? 1 : -1)
    {
      Place *here = &g_array_index (places, Place, at);
      Place *there;
      gint64 moved;

      if (steps < 0 ? at == 0 : at + 1 == places->len)
        break;

      at += steps < 0 ? -1 : 1;
      there = &g_array_index (places, Place, at);
      if (!set_position (database, here->id, there->position, error) ||
          !set_position (database, there->id, here->position, error))
        return FALSE;

      moved = there->id;
      there->id = here->id;
      here->id = moved;
    }

  return TRUE;
}

/* Deleting */

char **
san_unit_store_uses (SanDatabase *database,
                     gint64       id,
                     GError     **error)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();

  g_return_val_if_fail (database != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      g_autoptr (SanStatement) query = san_database_prepare (database, uses[i].sql, error);
      gboolean has_row;
      guint count;

      if (query == NULL)
        return NULL;

      san_statement_bind_int (query, 1, id);
      if (!san_statement_step (query, &has_row, error))
        return NULL;

      count = (guint) sqlite3_column_int64 (query, 0);
      if (count > 0)
        {
          /* TRANSLATORS: what refers to a unit, and how often: "vetoes: 2" */
          g_autofree char *sentence = g_strdup_printf (_("%1$s: %2$u"), _(uses[i].title),
                                                       count);

          g_strv_builder_add (sentences, sentence);
        }
    }

  return g_strv_builder_end (sentences);
}

gboolean
san_unit_store_delete (SanDatabase *database,
                       gint64       id,
                       GError     **error)
{
  g_auto (GStrv) found = NULL;

  g_return_val_if_fail (database != NULL, FALSE);

  if (!san_unit_record_require (database, id, error))
    return FALSE;

  found = san_unit_store_uses (database, id, error);
  if (found == NULL)
    return FALSE;

  if (*found != NULL)
    {
      g_autofree char *list = g_strjoinv (_(", "), found);

      g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                   _("The unit is needed by %s; retire it instead"), list);
      return FALSE;
    }

  return run_with_day (database, SQL_DELETE_VERSIONS, id, 0, error) &&
         run_with_day (database, SQL_DELETE_UNIT, id, 0, error);
}
