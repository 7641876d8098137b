/* san-blob-store.c - photographs, attachments and issued files, named by their content
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-blob-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static const char SQL_PUT[] =
  "INSERT INTO blob (sha256, bytes) VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING";

static const char SQL_GET[] =
  "SELECT bytes FROM blob WHERE sha256 = ?1";

static const char SQL_LIST[] =
  "SELECT sha256, length (bytes) FROM blob ORDER BY sha256";

void
san_blob_info_free (SanBlobInfo *info)
{
  g_free (info->sha256);
  g_free (info);
}

GPtrArray *
san_blob_store_list (SanDatabase *database,
                     GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  g_autoptr (GPtrArray) list = NULL;
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return NULL;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) san_blob_info_free);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanBlobInfo *info = g_new0 (SanBlobInfo, 1);

      info->sha256 = g_strdup (san_statement_text (query, 0));
      info->size = sqlite3_column_int64 (query, 1);
      g_ptr_array_add (list, info);
    }

  return ok ? g_steal_pointer (&list) : NULL;
}

GBytes *
san_blob_read_file (const char *path,
                    GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *contents = NULL;
  GStatBuf info;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  /* before it is read: what is too much for the ledger may be too much for the memory */
  if (g_stat (path, &info) == 0 && info.st_size > SAN_BLOB_FILE_MAX)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("“%s” has more than 50 MB, which is too much for the ledger"), shown);
      return NULL;
    }

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;

  if (length == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("“%s” is empty"), shown);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

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
