/* san-cell-visit-store.c - all cells of a round, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-cell-visit.h"

static const char SQL_VISIT[] =
  "SELECT unit_id, component, value, state, reason, confirmed FROM score"
  " WHERE round_id = ?1 ORDER BY unit_id, component";

static const char SQL_VISIT_FIGURES[] =
  "SELECT unit_id, component, value, state FROM score"
  " WHERE round_id = ?1 ORDER BY unit_id, component";

/* Most of these are empty, and SQLite copies a text to end it with a zero. */
static const char *
text_or_empty (SanStatement *statement,
               int           column)
{
  return sqlite3_column_bytes (statement, column) == 0 ? ""
                                                       : san_statement_text (statement, column);
}

/* Asks no more than it has to: a month has hundreds of thousands of these. */
static SanCellState
read_value (SanStatement *statement,
            gint64       *value)
{
  *value = sqlite3_column_int64 (statement, 2);
  if (*value != 0 || sqlite3_column_type (statement, 2) != SQLITE_NULL)
    return SAN_CELL_VALUE;

  return *san_statement_text (statement, 3) == 'n' ? SAN_CELL_NA : SAN_CELL_MISSING;
}

gboolean
san_cell_visit (SanDatabase     *database,
                gint64           round_id,
                gboolean         texts,
                SanCellVisitFunc func,
                gpointer         data,
                GError         **error)
{
  g_autoptr (SanStatement) statement = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (database != NULL && func != NULL, FALSE);

  statement = san_database_prepare (database, texts ? SQL_VISIT : SQL_VISIT_FIGURES, error);
  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, round_id);
  while (san_statement_step (statement, &has_row, error))
    {
      SanCellState state;
      gint64 value;

      if (!has_row)
        return TRUE;
      state = read_value (statement, &value);
      func (sqlite3_column_int64 (statement, 0), san_statement_text (statement, 1), state,
            value, texts ? text_or_empty (statement, 4) : "",
            texts ? text_or_empty (statement, 5) : "", data);
    }

  return FALSE;
}
