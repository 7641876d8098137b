/* san-round-record.c - what the stores of records of a round share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-round-record.h"

gboolean
san_round_record_check_open (SanDatabase *database,
                             const char  *sql,
                             gint64       id,
                             const char  *gone,
                             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, gone);
      return FALSE;
    }

  return san_round_check_open (database, sqlite3_column_int64 (query, 0), error);
}

gboolean
san_round_record_run (SanDatabase *database,
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
