/* san-point-cache-store.c - search keys of points, which can always be made again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-text.h"
#include "store/san-check.h"
#include "store/san-refresh.h"

#define SOURCE "p.code || char (10) || p.name || char (10) || p.address"

static const char SQL_DROP_STALE[] =
  "DELETE FROM cache_point WHERE point_id NOT IN (SELECT id FROM point)";

static const char SQL_LIST_STALE[] =
  "SELECT p.id, p.code, p.name, p.address, " SOURCE
  " FROM point AS p LEFT JOIN cache_point AS c ON c.point_id = p.id"
  " WHERE c.point_id IS NULL OR c.source <> " SOURCE;

static const char SQL_PUT[] =
  "INSERT OR REPLACE INTO cache_point (point_id, source, search, name_key, address_key)"
  " VALUES (?1, ?2, ?3, ?4, ?5)";

static const char SQL_LIST_ALL[] =
  "SELECT p.id, p.code, p.name, p.address, " SOURCE ", c.point_id, c.source, c.search,"
  " c.name_key, c.address_key FROM point AS p LEFT JOIN cache_point AS c ON c.point_id = p.id";

static const char SQL_COUNT_ORPHANS[] =
  "SELECT count (*) FROM cache_point WHERE point_id NOT IN (SELECT id FROM point)";

/* A file of an older version that is only read has an empty table in place of its own. */
static const char SQL_HAS_CACHE[] =
  "SELECT count (*) FROM main.sqlite_schema WHERE name = 'cache_point'";

typedef struct
{
  char   *search;
  GBytes *name_key;
  GBytes *address_key;
} Keys;

static void
keys_clear (Keys *keys)
{
  g_free (keys->search);
  g_clear_pointer (&keys->name_key, g_bytes_unref);
  g_clear_pointer (&keys->address_key, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

/* Folded, then the initials and the whole sound of what is Chinese, a line each. */
static void
append_line (GString    *search,
             const char *text)
{
  g_autofree char *folded = san_text_fold (text);
  g_autofree char *initials = NULL;
  g_autofree char *pinyin = NULL;

  g_string_append_printf (search, "%s\n", folded);
  if (g_str_is_ascii (folded))
    return;

  initials = san_text_initials (folded);
  pinyin = san_text_pinyin (folded);
  g_string_append_printf (search, "%s\n%s\n", initials, pinyin);
}

/* @row: id, code, name, address … */
static void
keys_init (Keys         *keys,
           SanStatement *row)
{
  GString *search = g_string_new (NULL);

  for (int i = 1; i <= 3; i++)
    append_line (search, san_statement_text (row, i));
  keys->search = g_string_free (search, FALSE);
  keys->name_key = san_text_sort_key (san_statement_text (row, 2));
  keys->address_key = san_text_sort_key (san_statement_text (row, 3));
}

static void
bind_bytes (SanStatement *statement,
            int           index,
            GBytes       *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  sqlite3_bind_blob (statement, index, data, (int) size, SQLITE_STATIC);
}

static gboolean
refresh (SanDatabase       *database,
         const char *const *tables,
         GError           **error)
{
  g_autoptr (SanStatement) drop = NULL;
  g_autoptr (SanStatement) list = NULL;
  g_autoptr (SanStatement) insert = NULL;
  gboolean has_row;
  gboolean ok;

  if (!g_strv_contains (tables, "point"))
    return TRUE;

  drop = san_database_prepare (database, SQL_DROP_STALE, error);
  if (drop == NULL || !san_statement_run (drop, error))
    return FALSE;

  list = san_database_prepare (database, SQL_LIST_STALE, error);
  insert = san_database_prepare (database, SQL_PUT, error);
  if (list == NULL || insert == NULL)
    return FALSE;

  /* rows are replaced behind the cursor, which stands on point */
  while ((ok = san_statement_step (list, &has_row, error)) && has_row)
    {
      g_auto (Keys) keys = { 0 };

      keys_init (&keys, list);
      san_statement_bind_int (insert, 1, sqlite3_column_int64 (list, 0));
      san_statement_bind_text (insert, 2, san_statement_text (list, 4));
      san_statement_bind_text (insert, 3, keys.search);
      bind_bytes (insert, 4, keys.name_key);
      bind_bytes (insert, 5, keys.address_key);
      if (!san_statement_run (insert, error))
        return FALSE;
    }

  return ok;
}

/* Check */

static gboolean
is_column (SanStatement *row,
           int           column,
           GBytes       *bytes)
{
  g_autoptr (GBytes) found = g_bytes_new (sqlite3_column_blob (row, column),
                                          (gsize) sqlite3_column_bytes (row, column));

  return g_bytes_equal (found, bytes);
}

static void
check_row (SanStatement *row,
           GPtrArray    *findings)
{
  g_autofree char *where = g_strdup_printf ("cache_point %" G_GINT64_FORMAT,
                                            (gint64) sqlite3_column_int64 (row, 0));
  g_auto (Keys) keys = { 0 };

  keys_init (&keys, row);
  if (sqlite3_column_type (row, 5) == SQLITE_NULL)
    san_finding_add (findings, "error", "cache", where, "", san_statement_text (row, 4));
  else if (g_strcmp0 (san_statement_text (row, 6), san_statement_text (row, 4)) != 0)
    san_finding_add (findings, "error", "cache", where, san_statement_text (row, 6), san_statement_text (row, 4));
  else if (g_strcmp0 (san_statement_text (row, 7), keys.search) != 0)
    san_finding_add (findings, "error", "cache", where, san_statement_text (row, 7), keys.search);
  else if (!is_column (row, 8, keys.name_key) || !is_column (row, 9, keys.address_key))
    san_finding_add (findings, "error", "cache", where, "name_key, address_key", "");
}

static gboolean
check (SanDatabase *database,
       GPtrArray   *findings,
       GError     **error)
{
  g_autoptr (SanStatement) list = NULL;
  gboolean has_row;
  gboolean ok;
  gint64 has_cache, orphans;

  if (!san_database_query_int (database, SQL_HAS_CACHE, &has_cache, error))
    return FALSE;
  if (!has_cache)
    return TRUE;

  list = san_database_prepare (database, SQL_LIST_ALL, error);
  if (list == NULL)
    return FALSE;
  while ((ok = san_statement_step (list, &has_row, error)) && has_row)
    check_row (list, findings);
  if (!ok || !san_database_query_int (database, SQL_COUNT_ORPHANS, &orphans, error))
    return FALSE;

  if (orphans > 0)
    {
      g_autofree char *found = g_strdup_printf ("%" G_GINT64_FORMAT, orphans);

      san_finding_add (findings, "error", "cache", "cache_point", found, "0");
    }

  return TRUE;
}

/* As for units: every program that can open a ledger keeps the keys. */
static void __attribute__ ((constructor))
register_point_keys (void)
{
  san_refresh_register (refresh);
  san_check_register_derived ("cache_point", check);
}
