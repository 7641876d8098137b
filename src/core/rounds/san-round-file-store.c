/* san-round-file-store.c - the documents on which adjustments and vetoes rest
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-round-file-store.h"

#include <glib/gi18n-lib.h>

#include "rounds/san-round-record.h"
#include "store/san-blob-store.h"

static const char SQL_LIST[] =
  "SELECT id, sha256, name FROM round_file WHERE adjustment_id IS ?1 AND veto_id IS ?2 "
  "ORDER BY id";

static const char SQL_ADD[] =
  "INSERT INTO round_file (id, round_id, adjustment_id, veto_id, sha256, name) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

static const char SQL_ROUND_OF[] =
  "SELECT round_id FROM round_file WHERE id = ?1";

static const char SQL_REMOVE[] =
  "DELETE FROM round_file WHERE id = ?1";

void
san_round_file_free (SanRoundFile *file)
{
  if (file == NULL)
    return;

  g_free (file->sha256);
  g_free (file->name);
  g_free (file);
}

/* An id of 0 is none. */
static void
bind_owner (SanStatement *statement,
            int           index,
            gint64        id)
{
  if (id != 0)
    san_statement_bind_int (statement, index, id);
}

GPtrArray *
san_round_file_store_list (SanDatabase *database,
                           gint64       adjustment_id,
                           gint64       veto_id,
                           GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_round_file_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  bind_owner (query, 1, adjustment_id);
  bind_owner (query, 2, veto_id);

  while (san_statement_step (query, &has_row, error))
    {
      SanRoundFile *file;

      if (!has_row)
        return g_steal_pointer (&list);

      file = g_new0 (SanRoundFile, 1);
      file->id = sqlite3_column_int64 (query, 0);
      file->adjustment_id = adjustment_id;
      file->veto_id = veto_id;
      file->sha256 = g_strdup (san_statement_text (query, 1));
      file->name = g_strdup (san_statement_text (query, 2));
      g_ptr_array_add (list, file);
    }

  return NULL;
}

gboolean
san_round_file_store_add (SanDatabase  *database,
                          gint64        round_id,
                          SanRoundFile *file,
                          GBytes       *bytes,
                          GError      **error)
{
  g_autoptr (SanStatement) add = NULL;

  g_return_val_if_fail ((file->adjustment_id != 0) != (file->veto_id != 0), FALSE);

  if (!san_round_check_open (database, round_id, error))
    return FALSE;

  g_clear_pointer (&file->sha256, g_free);
  file->id = san_database_next_id (database, error);
  if (file->id == 0 || !san_blob_store_put (database, bytes, &file->sha256, error))
    return FALSE;
  add = san_database_prepare (database, SQL_ADD, error);
  if (add == NULL)
    return FALSE;

  san_statement_bind_int (add, 1, file->id);
  san_statement_bind_int (add, 2, round_id);
  bind_owner (add, 3, file->adjustment_id);
  bind_owner (add, 4, file->veto_id);
  san_statement_bind_text (add, 5, file->sha256);
  san_statement_bind_text (add, 6, file->name != NULL ? file->name : "");

  return san_statement_run (add, error);
}

gboolean
san_round_file_store_remove (SanDatabase *database,
                             gint64       id,
                             GError     **error)
{
  return san_round_record_check_open (database, SQL_ROUND_OF, id,
                                      _("The document is not there any more"), error) &&
         san_round_record_run (database, SQL_REMOVE, id, error);
}
