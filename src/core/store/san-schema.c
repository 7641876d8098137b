/* san-schema.c - builds the tables of a ledger and brings old ones up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-schema.h"

#include <string.h>

#define STORE_PATH "/org/sanse/Sanse/store/"

static const char SQL_GET_VERSION[] =
  "PRAGMA user_version";

static const char SQL_ATTACH_LATER[] =
  "ATTACH DATABASE ':memory:' AS later";

/* For every table of the file that lacks columns a view over it, which has them with what an
 * added one holds. */
static const char SQL_LIST_COVERS[] =
  "SELECT 'CREATE TEMP VIEW \"' || t.name || '\" AS SELECT *, '"
  " || group_concat (ifnull (c.dflt_value, 'NULL') || ' AS \"' || c.name || '\"', ', ')"
  " || ' FROM main.\"' || t.name || '\"'"
  " FROM later.sqlite_schema AS t, pragma_table_info (t.name, 'later') AS c"
  " WHERE t.type = 'table' AND t.name IN (SELECT name FROM main.sqlite_schema)"
  " AND c.name NOT IN (SELECT name FROM pragma_table_info (t.name, 'main'))"
  " GROUP BY t.name";

/* Runs a script and stamps the file, all or nothing. */
static gboolean
run_script (SanDatabase *database,
            const char  *name,
            guint        version,
            GError     **error)
{
  g_autoptr (SanTransaction) txn = NULL;
  g_autoptr (GBytes) script = NULL;
  g_autofree char *path = g_strconcat (STORE_PATH, name, NULL);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d;"
                                            "PRAGMA user_version = %u",
                                            SAN_APPLICATION_ID, version);

  script = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (script == NULL)
    return FALSE;

  txn = san_transaction_begin (database, error);

  /* a GResource ends in a zero byte that does not count */
  if (txn == NULL ||
      !san_database_exec (database, g_bytes_get_data (script, NULL), error) ||
      !san_database_exec (database, stamp, error))
    return FALSE;

  return san_transaction_commit (g_steal_pointer (&txn), error);
}

gboolean
san_schema_create (SanDatabase *database,
                   GError     **error)
{
  return run_script (database, "schema.sql", SAN_SCHEMA_VERSION, error);
}

gboolean
san_schema_migrate (SanDatabase *database,
                    guint        from,
                    guint        to,
                    GError     **error)
{
  g_return_val_if_fail (to <= SAN_SCHEMA_VERSION, FALSE);

  for (guint version = from + 1; version <= to; version++)
    {
      g_autofree char *name = g_strdup_printf ("migrations/%04u.sql", version);

      if (!run_script (database, name, version, error))
        {
          g_prefix_error (error, "%s: ", name);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
san_schema_version (SanDatabase *database,
                    guint       *version,
                    GError     **error)
{
  gint64 value;

  if (!san_database_query_int (database, SQL_GET_VERSION, &value, error))
    return FALSE;

  *version = value;

  return TRUE;
}

static gboolean
supply_columns (SanDatabase *database,
                GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_COVERS, error);
  g_autoptr (GString) views = g_string_new ("PRAGMA query_only = OFF;");
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        {
          g_string_append (views, "PRAGMA query_only = ON");
          return san_database_exec (database, views->str, error);
        }

      g_string_append_printf (views, "%s;", san_statement_text (query, 0));
    }

  return FALSE;
}

gboolean
san_schema_supply (SanDatabase *database,
                   GError     **error)
{
  g_autoptr (SanDatabase) later = NULL;
  sqlite3_int64 size = 0;
  guint8 *bytes;
  guint version;

  if (!san_schema_version (database, &version, error))
    return FALSE;

  if (version >= SAN_SCHEMA_VERSION)
    return TRUE;

  later = san_database_open_scratch (error);
  if (later == NULL ||
      !san_schema_migrate (later, 0, SAN_SCHEMA_VERSION, error) ||
      !san_database_exec (database, SQL_ATTACH_LATER, error))
    return FALSE;

  bytes = sqlite3_serialize (san_database_handle (later), "main", &size, 0);
  if (sqlite3_deserialize (san_database_handle (database), "later", bytes, size, size,
                           SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
      != SQLITE_OK)
    {
      san_database_set_error (database, NULL, error);
      return FALSE;
    }

  return supply_columns (database, error);
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '\'' || c == '"' || (c & 0x80) != 0;
}

char *
san_schema_normalise (const char *sql)
{
  GString *text = g_string_new (NULL);
  gboolean apart = FALSE;   /* white space or a comment since the last character */
  char quote = '\0';

  for (const char *p = sql; *p != '\0'; p++)
    {
      if (quote == '\0' && g_str_has_prefix (p, "--"))
        {
          p += strcspn (p, "\n");
          apart = TRUE;
          if (*p == '\0')
            break;
          continue;
        }

      if (quote == '\0' && g_ascii_isspace (*p))
        {
          apart = TRUE;
          continue;
        }

      if (apart && text->len > 0 && is_word (text->str[text->len - 1]) && is_word (*p))
        g_string_append_c (text, ' ');
      apart = FALSE;

      if (quote == '\0' && (*p == '\'' || *p == '"'))
        quote = *p;
      else if (*p == quote)
        quote = '\0';

      g_string_append_c (text, *p);
    }

  return g_string_free (text, FALSE);
}
