/* san-blob-store.c - photographs, attachments and issued files, named by their content
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-blob-store.h"

#include <glib/gi18n-lib.h>

static const char SQL_PUT[] =
  "INSERT INTO blob (sha256, bytes) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING";

static const char SQL_GET[] =
  "SELECT bytes FROM blob WHERE sha256 = ?1";

gboolean
san_blob_store_put (SanDatabase *database,
                    GBytes      *bytes,
                    char       **sha256,
                    GError     **error)
{
  g_autoptr (SanStatement) insert = NULL;
  g_autofree char *name = NULL;
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, FALSE);

  insert = san_database_prepare (database, SQL_PUT, error);
  if (insert == NULL)
    return FALSE;

  name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  data = g_bytes_get_data (bytes, &size);

  san_statement_bind_text (insert, 1, name);
  if (sqlite3_bind_blob64 (insert, 2, size > 0 ? data : "", size, SQLITE_STATIC) != SQLITE_OK)
    {
      san_database_set_error (database, _("Storing a file"), error);
      return FALSE;
    }

  if (!san_statement_run (insert, error))
    return FALSE;

  if (sha256 != NULL)
    *sha256 = g_steal_pointer (&name);

  return TRUE;
}

GBytes *
san_blob_store_get (SanDatabase *database,
                    const char  *sha256,
                    GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  gboolean has_row;

  g_return_val_if_fail (sha256 != NULL, NULL);

  query = san_database_prepare (database, SQL_GET, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_text (query, 1, sha256);
  if (!san_statement_step (query, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                   _("The ledger has no stored file %s."), sha256);
      return NULL;
    }

  bytes = g_bytes_new (sqlite3_column_blob (query, 0), sqlite3_column_bytes (query, 0));
  name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (g_strcmp0 (name, sha256) != 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                   _("The stored file %s is damaged. Restore a backup."), sha256);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}
