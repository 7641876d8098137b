/* san-observation-store.c - observations of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-observation-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rounds/san-round-record.h"

#define COLUMNS \
  "id, point_id, item_id, inspector, grade, faults, value, note, seen_at, manner"

static const char SQL_LIST[] =
  "SELECT " COLUMNS " FROM observation WHERE round_id = ?1"
  " ORDER BY point_id, item_id, inspector";

static const char SQL_LIST_POINT[] =
  "SELECT " COLUMNS " FROM observation WHERE round_id = ?1 AND point_id = ?2"
  " ORDER BY point_id, item_id, inspector";

static const char SQL_GET[] =
  "SELECT " COLUMNS " FROM observation WHERE id = ?1";

static const char SQL_FIND[] =
  "SELECT " COLUMNS " FROM observation"
  " WHERE round_id = ?1 AND point_id = ?2 AND item_id = ?3 AND inspector = ?4";

static const char SQL_ADD[] =
  "INSERT INTO observation (id, round_id, point_id, item_id, inspector, grade, faults, value,"
  " note, seen_at, manner, entered_at, entered_by)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

static const char SQL_CHANGE[] =
  "UPDATE observation SET grade = ?2, faults = ?3, value = ?4, note = ?5, seen_at = ?6,"
  " manner = ?7, entered_at = ?8, entered_by = ?9 WHERE id = ?1";

static const char SQL_HAS_TICKET[] =
  "SELECT 1 FROM ticket_observation WHERE observation_id = ?1";

static const char SQL_DELETE_FILES[] =
  "DELETE FROM observation_file WHERE observation_id = ?1";

static const char SQL_DELETE_SECOND[] =
  "DELETE FROM second_rating WHERE observation_id = ?1";

static const char SQL_DELETE[] =
  "DELETE FROM observation WHERE id = ?1";

static const char SQL_ROUND_DAY[] =
  "SELECT first_day FROM round WHERE id = ?1";

static const char SQL_POINT_CATEGORY[] =
  "SELECT category_id FROM point WHERE id = ?1";

static SanObservation *
read_row (SanStatement *query)
{
  SanObservation *observation = g_new0 (SanObservation, 1);

  observation->id = sqlite3_column_int64 (query, 0);
  observation->point_id = sqlite3_column_int64 (query, 1);
  observation->item_id = sqlite3_column_int64 (query, 2);
  observation->inspector = g_strdup (san_statement_text (query, 3));
  observation->grade = g_strdup (san_statement_text (query, 4));
  observation->has_faults = sqlite3_column_type (query, 5) != SQLITE_NULL;
  observation->faults = sqlite3_column_int (query, 5);
  observation->has_value = sqlite3_column_type (query, 6) != SQLITE_NULL;
  observation->value = sqlite3_column_int64 (query, 6);
  observation->note = g_strdup (san_statement_text (query, 7));
  observation->seen_at = g_strdup (san_statement_text (query, 8));
  observation->manner = g_strdup (san_statement_text (query, 9));

  return observation;
}

GPtrArray *
san_observation_store_list (SanDatabase *database,
                            gint64       round_id,
                            gint64       point_id,
                            GError     **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, point_id != 0 ? SQL_LIST_POINT : SQL_LIST, error);
  if (query == NULL)
    return NULL;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_observation_free);
  san_statement_bind_int (query, 1, round_id);
  if (point_id != 0)
    san_statement_bind_int (query, 2, point_id);
  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, read_row (query));
    }

  return NULL;
}

SanObservation *
san_observation_store_get (SanDatabase *database,
                           gint64       id,
                           GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_GET, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return NULL;
  if (has_row)
    return read_row (query);

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                       _("The observation is no longer on file"));

  return NULL;
}

/* (nullable) without error: what stands under the same key */
static gboolean
find_same (SanDatabase          *database,
           gint64                round_id,
           const SanObservation *key,
           SanObservation      **found,
           GError              **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round_id);
  san_statement_bind_int (query, 2, key->point_id);
  san_statement_bind_int (query, 3, key->item_id);
  san_statement_bind_text (query, 4, key->inspector);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *found = has_row ? read_row (query) : NULL;

  return TRUE;
}

gboolean
san_observation_record_may_remove (SanDatabase *database,
                                   gint64       id,
                                   GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_HAS_TICKET, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;
  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (has_row)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                         _("A ticket was issued for this observation, so it cannot be "
                           "removed; change it instead"));

  return !has_row;
}

static gboolean
remove_row (SanDatabase *database,
            gint64       id,
            GError     **error)
{
  return san_observation_record_may_remove (database, id, error) &&
         san_round_record_run (database, SQL_DELETE_FILES, id, error) &&
         san_round_record_run (database, SQL_DELETE_SECOND, id, error) &&
         san_round_record_run (database, SQL_DELETE, id, error);
}

/* From @index on: grade, faults, value, note, time, manner, entered at and by. */
static void
bind_content (SanStatement         *statement,
              int                   index,
              const SanObservation *observation,
              const char           *entered_at,
              const char           *entered_by)
{
  san_statement_bind_text (statement, index, observation->grade);
  if (observation->has_faults)
    san_statement_bind_int (statement, index + 1, observation->faults);
  if (observation->has_value)
    san_statement_bind_int (statement, index + 2, observation->value);
  san_statement_bind_text (statement, index + 3, observation->note);
  san_statement_bind_text (statement, index + 4, observation->seen_at);
  san_statement_bind_text (statement, index + 5, observation->manner);
  san_statement_bind_text (statement, index + 6, entered_at);
  san_statement_bind_text (statement, index + 7, entered_by);
}

static gboolean
add_row (SanDatabase    *database,
         gint64          round_id,
         SanObservation *observation,
         const char     *entered_at,
         const char     *entered_by,
         GError        **error)
{
  gint64 id = san_database_next_id (database, error);
  g_autoptr (SanStatement) statement = NULL;

  if (id == 0)
    return FALSE;
  statement = san_database_prepare (database, SQL_ADD, error);
  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, id);
  san_statement_bind_int (statement, 2, round_id);
  san_statement_bind_int (statement, 3, observation->point_id);
  san_statement_bind_int (statement, 4, observation->item_id);
  san_statement_bind_text (statement, 5, observation->inspector);
  bind_content (statement, 6, observation, entered_at, entered_by);
  observation->id = id;

  return san_statement_run (statement, error);
}

static gboolean
change_row (SanDatabase          *database,
            const SanObservation *observation,
            const char           *entered_at,
            const char           *entered_by,
            GError              **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_CHANGE, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, observation->id);
  bind_content (statement, 2, observation, entered_at, entered_by);

  return san_statement_run (statement, error);
}

static gboolean
says_the_same (const SanObservation *a,
               const SanObservation *b)
{
  return g_str_equal (a->grade, b->grade) &&
         a->has_faults == b->has_faults && (!a->has_faults || a->faults == b->faults) &&
         a->has_value == b->has_value && (!a->has_value || a->value == b->value) &&
         g_str_equal (a->note, b->note) && g_str_equal (a->seen_at, b->seen_at) &&
         g_str_equal (a->manner, b->manner);
}

gboolean
san_observation_record_put (SanDatabase       *database,
                            const SanStandard *standard,
                            gint64             round_id,
                            gint64             point_category,
                            SanObservation    *observation,
                            const char        *entered_at,
                            const char        *entered_by,
                            GError           **error)
{
  g_autoptr (SanObservation) old = NULL;

  if (!find_same (database, round_id, observation, &old, error))
    return FALSE;

  observation->id = old != NULL ? old->id : 0;
  if (san_observation_is_empty (observation))
    return old == NULL || remove_row (database, old->id, error);
  /* writing what stands there already is no change: entered_at would be one */
  if (old != NULL && says_the_same (old, observation))
    return TRUE;
  if (!san_observation_check (standard, point_category, observation, error))
    return FALSE;
  if (old != NULL)
    return change_row (database, observation, entered_at, entered_by, error);

  return add_row (database, round_id, observation, entered_at, entered_by, error);
}

static gboolean
query_point_category (SanDatabase *database,
                      gint64       point_id,
                      gint64      *category_id,
                      GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_POINT_CATEGORY, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, point_id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (has_row)
    *category_id = sqlite3_column_int64 (query, 0);
  else
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                         _("The point is no longer on file"));

  return has_row;
}

static SanStandard *
load_standard (SanDatabase *database,
               gint64       round_id,
               GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_ROUND_DAY, error);
  gboolean has_row;
  SanDay day = 0;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round_id);
  if (!san_statement_step (query, &has_row, error))
    return NULL;
  if (has_row && !san_day_parse (san_statement_text (query, 0), &day, error))
    return NULL;

  return san_standard_load (database, day, error);
}

gboolean
san_observation_store_put (SanDatabase    *database,
                           gint64          round_id,
                           SanObservation *observation,
                           const char     *entered_at,
                           const char     *entered_by,
                           GError        **error)
{
  g_autoptr (GPtrArray) observations = g_ptr_array_new ();

  g_return_val_if_fail (observation != NULL, FALSE);

  g_ptr_array_add (observations, observation);

  return san_observation_store_put_all (database, round_id, observations, entered_at,
                                        entered_by, error);
}

gboolean
san_observation_store_put_all (SanDatabase *database,
                               gint64       round_id,
                               GPtrArray   *observations,
                               const char  *entered_at,
                               const char  *entered_by,
                               GError     **error)
{
  g_autoptr (SanStandard) standard = NULL;

  g_return_val_if_fail (database != NULL && observations != NULL, FALSE);

  if (!san_round_check_open (database, round_id, error))
    return FALSE;
  standard = load_standard (database, round_id, error);

  for (guint i = 0; standard != NULL && i < observations->len; i++)
    {
      SanObservation *observation = g_ptr_array_index (observations, i);
      gint64 category_id = 0;

      if (!query_point_category (database, observation->point_id, &category_id, error) ||
          !san_observation_record_put (database, standard, round_id, category_id, observation,
                                       entered_at, entered_by, error))
        return FALSE;
    }

  return standard != NULL;
}
