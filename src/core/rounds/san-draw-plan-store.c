/* san-draw-plan-store.c - teams of a round, and which points they see on which day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-draw-plan.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "registry/san-roster-store.h"
#include "rounds/san-round-record.h"

static const char SQL_LIST[] =
  "SELECT id, name, members FROM team WHERE round_id = ?1 ORDER BY position, id";

static const char SQL_FIND[] =
  "SELECT 1 FROM team WHERE round_id = ?1 AND name = ?2 AND id <> ?3";

static const char SQL_ADD[] =
  "INSERT INTO team (id, round_id, position, name, members) VALUES (?1, ?2,"
  " (SELECT coalesce (max (position), 0) + 1 FROM team WHERE round_id = ?2), ?3, ?4)";

static const char SQL_UPDATE[] =
  "UPDATE team SET name = ?3, members = ?4 WHERE id = ?1 AND round_id = ?2";

static const char SQL_FREE_POINTS[] =
  "UPDATE draw_point SET team_id = NULL, day = '' WHERE round_id = ?1 AND team_id = ?2";

static const char SQL_REMOVE[] =
  "DELETE FROM team WHERE round_id = ?1 AND id = ?2";

static const char SQL_PUT[] =
  "UPDATE draw_point SET team_id = ?3, day = ?4 WHERE round_id = ?1 AND point_id = ?2";

static const char SQL_GET_MANNER[] =
  "SELECT manner = 'covert' FROM round WHERE id = ?1";

static const char SQL_SET_MANNER[] =
  "UPDATE round SET manner = ?2 WHERE id = ?1";

void
san_team_free (SanTeam *team)
{
  if (team == NULL)
    return;

  g_free (team->name);
  g_free (team->members);
  g_free (team);
}

GPtrArray *
san_team_store_list (SanDatabase *database,
                     gint64       round_id,
                     GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  g_autoptr (GPtrArray) teams = NULL;
  gboolean has_row;

  if (query == NULL)
    return NULL;

  teams = g_ptr_array_new_with_free_func ((GDestroyNotify) san_team_free);
  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      SanTeam *team;

      if (!has_row)
        return g_steal_pointer (&teams);

      team = g_new0 (SanTeam, 1);
      team->id = sqlite3_column_int64 (query, 0);
      team->name = g_strdup (san_statement_text (query, 1));
      team->members = g_strdup (san_statement_text (query, 2));
      g_ptr_array_add (teams, team);
    }

  return NULL;
}

static gboolean
check_name (SanDatabase   *database,
            gint64         round_id,
            const SanTeam *team,
            GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  if (*team->name == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("A team needs a name"));
      return FALSE;
    }

  san_statement_bind_int (query, 1, round_id);
  san_statement_bind_text (query, 2, team->name);
  san_statement_bind_int (query, 3, team->id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  if (has_row)
    g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS, _("There is a team “%s” already"),
                 team->name);

  return !has_row;
}

gboolean
san_team_store_put (SanDatabase *database,
                    gint64       round_id,
                    SanTeam     *team,
                    GError     **error)
{
  g_autoptr (SanStatement) put = NULL;

  g_return_val_if_fail (team != NULL && team->name != NULL, FALSE);

  if (!san_round_check_open (database, round_id, error) ||
      !check_name (database, round_id, team, error))
    return FALSE;

  put = san_database_prepare (database, team->id == 0 ? SQL_ADD : SQL_UPDATE, error);
  if (put == NULL)
    return FALSE;

  if (team->id == 0)
    team->id = san_database_next_id (database, error);
  if (team->id == 0)
    return FALSE;

  san_statement_bind_int (put, 1, team->id);
  san_statement_bind_int (put, 2, round_id);
  san_statement_bind_text (put, 3, team->name);
  san_statement_bind_text (put, 4, team->members);

  return san_statement_run (put, error);
}

static gboolean
run_for_team (SanDatabase *database,
              const char  *sql,
              gint64       round_id,
              gint64       id,
              GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, round_id);
  san_statement_bind_int (statement, 2, id);

  return san_statement_run (statement, error);
}

gboolean
san_team_store_remove (SanDatabase *database,
                       gint64       round_id,
                       gint64       id,
                       GError     **error)
{
  return san_round_check_open (database, round_id, error) &&
         run_for_team (database, SQL_FREE_POINTS, round_id, id, error) &&
         run_for_team (database, SQL_REMOVE, round_id, id, error);
}

/* The plan */

static gboolean
write_point (SanDatabase *database,
             gint64       round_id,
             gint64       point_id,
             gint64       team_id,
             SanDay       day,
             GError     **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT, error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, round_id);
  san_statement_bind_int (put, 2, point_id);
  san_statement_bind_ref (put, 3, team_id);
  if (day == SAN_DAY_MIN)
    san_statement_bind_text (put, 4, "");
  else
    san_statement_bind_day (put, 4, day);

  return san_statement_run (put, error);
}

gboolean
san_draw_plan_put (SanDatabase *database,
                   gint64       round_id,
                   gint64       point_id,
                   gint64       team_id,
                   SanDay       day,
                   GError     **error)
{
  return san_round_check_open (database, round_id, error) &&
         write_point (database, round_id, point_id, team_id, day, error);
}

static int
compare_points (gconstpointer a,
                gconstpointer b,
                gpointer      roster)
{
  const SanDrawPoint *left = *(const SanDrawPoint *const *) a;
  const SanDrawPoint *right = *(const SanDrawPoint *const *) b;
  guint place_a = san_roster_index (roster, left->unit_id);
  guint place_b = san_roster_index (roster, right->unit_id);

  if (place_a != place_b)
    return place_a < place_b ? -1 : 1;
  if (left->category_id != right->category_id)
    return left->category_id < right->category_id ? -1 : 1;

  return strcmp (left->code, right->code);
}

GPtrArray *
san_draw_plan_list (SanDatabase    *database,
                    const SanRound *round,
                    GError        **error)
{
  g_autoptr (SanRoster) roster = san_roster_load (database, round->period.last, TRUE, error);
  GPtrArray *points = roster != NULL ? san_draw_store_list (database, round->id, error) : NULL;

  if (points != NULL)
    g_ptr_array_sort_with_data (points, compare_points, roster);

  return points;
}

gboolean
san_draw_plan_spread (SanDatabase *database,
                      gint64       round_id,
                      GArray      *teams,
                      GArray      *days,
                      GError     **error)
{
  g_autoptr (SanRound) round = NULL;
  g_autoptr (GPtrArray) points = NULL;
  guint n_slots;

  g_return_val_if_fail (teams != NULL && days != NULL, FALSE);

  if (!san_round_check_open (database, round_id, error))
    return FALSE;

  if (teams->len == 0 || days->len == 0)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("A plan needs a team and a day at least"));
      return FALSE;
    }

  round = san_round_store_get (database, round_id, error);
  points = round != NULL ? san_draw_plan_list (database, round, error) : NULL;
  if (points == NULL)
    return FALSE;

  n_slots = teams->len * days->len;
  for (guint i = 0; i < points->len; i++)
    {
      const SanDrawPoint *point = points->pdata[i];
      guint slot = (guint) ((guint64) i * n_slots / points->len);

      if (!write_point (database, round_id, point->point_id,
                        g_array_index (teams, gint64, slot / days->len),
                        g_array_index (days, SanDay, slot % days->len), error))
        return FALSE;
    }

  return TRUE;
}

/* Covert rounds */

gboolean
san_draw_plan_get_covert (SanDatabase *database,
                          gint64       round_id,
                          gboolean    *covert,
                          GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_GET_MANNER, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round_id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *covert = has_row && sqlite3_column_int (query, 0) != 0;

  return TRUE;
}

gboolean
san_draw_plan_set_covert (SanDatabase *database,
                          gint64       round_id,
                          gboolean     covert,
                          GError     **error)
{
  g_autoptr (SanStatement) update = NULL;

  if (!san_round_check_open (database, round_id, error))
    return FALSE;

  update = san_database_prepare (database, SQL_SET_MANNER, error);
  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, round_id);
  san_statement_bind_text (update, 2, covert ? "covert" : "open");

  return san_statement_run (update, error);
}

gboolean
san_draw_plan_is_sealed (gboolean covert,
                         SanDay   day,
                         SanDay   today)
{
  return covert && day > today;
}
