/* san-schema.c - builds the tables of a ledger and brings old ones up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-schema.h"

#define STORE_PATH "/org/sanse/Sanse/store/"

static const char SQL_GET_VERSION[] =
  "PRAGMA user_version";

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
