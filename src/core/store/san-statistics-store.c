/* san-statistics-store.c - how many records of each kind a ledger holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-statistics-store.h"

static const char SQL_HAS_TABLE[] =
  "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1";

/* One row each: the name that is printed, the table, how to count it. */
static const struct
{
  const char *name;
  const char *table;
  const char *sql;
} counted[] = {
  { "units", "unit", "SELECT count(*) FROM unit" },
  { "groups", "unit_group", "SELECT count(*) FROM unit_group" },
  { "points", "point", "SELECT count(*) FROM point" },
  { "items", "item", "SELECT count(*) FROM item" },
  { "rounds", "round", "SELECT count(*) FROM round" },
  { "scores", "score", "SELECT count(*) FROM score" },
  { "observations", "observation", "SELECT count(*) FROM observation" },
  { "tickets", "ticket", "SELECT count(*) FROM ticket" },
  { "bulletins", "bulletin", "SELECT count(*) FROM bulletin" },
  { "blobs", "blob", "SELECT count(*) FROM blob" },
};

static gboolean
has_table (SanDatabase *database,
           const char  *name,
           gboolean    *has,
           GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_HAS_TABLE, error);

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, name);
  return san_statement_step (query, has, error);
}

static gboolean
count_rows (SanDatabase *database,
            const char  *sql,
            gint64      *value,
            GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL || !san_statement_step (query, &has_row, error))
    return FALSE;

  *value = sqlite3_column_int64 (query, 0);
  return TRUE;
}

GPtrArray *
san_statistics_store_counts (SanDatabase *database,
                             GError     **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      SanCount *count = g_new0 (SanCount, 1);
      gboolean has = FALSE;

      count->name = counted[i].name;
      g_ptr_array_add (counts, count);

      if (!has_table (database, counted[i].table, &has, error) ||
          (has && !count_rows (database, counted[i].sql, &count->value, error)))
        return NULL;
    }

  return g_steal_pointer (&counts);
}

int
san_statistics_store_schema (SanDatabase *database)
{
  gint64 version = 0;

  count_rows (database, "PRAGMA user_version", &version, NULL);
  return (int) version;
}
