/* san-observation-file-store.c - photographs of observations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-observation-store.h"

#include <glib/gi18n-lib.h>

#include "rounds/san-round-record.h"
#include "store/san-blob-store.h"

#define COLUMNS "f.id, f.observation_id, f.sha256, f.name, f.taken, f.place, f.note"

static const char SQL_LIST[] =
  "SELECT " COLUMNS " FROM observation_file AS f WHERE f.observation_id = ?1 ORDER BY f.id";

static const char SQL_LIST_POINT[] =
  "SELECT " COLUMNS " FROM observation AS o"
  " JOIN observation_file AS f ON f.observation_id = o.id JOIN round AS r ON r.id = o.round_id"
  " WHERE o.point_id = ?1 AND (?2 = 0 OR o.round_id = ?2)"
  " ORDER BY r.last_day DESC, r.id DESC, f.id";

static const char SQL_ROUND_OF_OBSERVATION[] =
  "SELECT round_id FROM observation WHERE id = ?1";

static const char SQL_ROUND_OF_FILE[] =
  "SELECT o.round_id FROM observation_file AS f JOIN observation AS o"
  " ON o.id = f.observation_id WHERE f.id = ?1";

static const char SQL_ADD[] =
  "INSERT INTO observation_file (id, observation_id, sha256, name, taken, place, note)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

static const char SQL_DELETE[] =
  "DELETE FROM observation_file WHERE id = ?1";

static SanObservationFile *
read_row (SanStatement *query)
{
  SanObservationFile *file = g_new0 (SanObservationFile, 1);

  file->id = sqlite3_column_int64 (query, 0);
  file->observation_id = sqlite3_column_int64 (query, 1);
  file->sha256 = g_strdup (san_statement_text (query, 2));
  file->name = g_strdup (san_statement_text (query, 3));
  file->taken = g_strdup (san_statement_text (query, 4));
  file->place = g_strdup (san_statement_text (query, 5));
  file->note = g_strdup (san_statement_text (query, 6));

  return file;
}

static GPtrArray *
read_all (SanStatement *query,
          GError      **error)
{
  g_autoptr (GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_observation_file_free);
  gboolean has_row;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&files);
      g_ptr_array_add (files, read_row (query));
    }

  return NULL;
}

GPtrArray *
san_observation_file_store_list (SanDatabase *database,
                                 gint64       observation_id,
                                 GError     **error)
{
  g_autoptr (SanStatement) query = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST, error);
  if (query == NULL)
    return NULL;
  san_statement_bind_int (query, 1, observation_id);

  return read_all (query, error);
}

GPtrArray *
san_observation_file_store_list_point (SanDatabase *database,
                                       gint64       round_id,
                                       gint64       point_id,
                                       GError     **error)
{
  g_autoptr (SanStatement) query = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST_POINT, error);
  if (query == NULL)
    return NULL;
  san_statement_bind_int (query, 1, point_id);
  san_statement_bind_int (query, 2, round_id);

  return read_all (query, error);
}

gboolean
san_observation_file_store_add (SanDatabase        *database,
                                SanObservationFile *file,
                                GBytes             *picture,
                                GError            **error)
{
  g_autoptr (SanStatement) statement = NULL;

  g_return_val_if_fail (database != NULL && file != NULL && picture != NULL, FALSE);

  if (!san_round_record_check_open (database, SQL_ROUND_OF_OBSERVATION, file->observation_id,
                                    _("The observation is no longer on file"), error))
    return FALSE;
  g_clear_pointer (&file->sha256, g_free);
  if (!san_blob_store_put (database, picture, &file->sha256, error))
    return FALSE;
  file->id = san_database_next_id (database, error);
  if (file->id == 0)
    return FALSE;

  statement = san_database_prepare (database, SQL_ADD, error);
  if (statement == NULL)
    return FALSE;
  san_statement_bind_int (statement, 1, file->id);
  san_statement_bind_int (statement, 2, file->observation_id);
  san_statement_bind_text (statement, 3, file->sha256);
  san_statement_bind_text (statement, 4, file->name);
  san_statement_bind_text (statement, 5, file->taken);
  san_statement_bind_text (statement, 6, file->place);
  san_statement_bind_text (statement, 7, file->note);

  return san_statement_run (statement, error);
}

gboolean
san_observation_file_store_remove (SanDatabase *database,
                                   gint64       id,
                                   GError     **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return san_round_record_check_open (database, SQL_ROUND_OF_FILE, id,
                                      _("The observation is no longer on file"), error) &&
         san_round_record_run (database, SQL_DELETE, id, error);
}
