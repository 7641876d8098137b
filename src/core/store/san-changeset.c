/* san-changeset.c - pack, walk, turn round and apply what a session recorded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-changeset.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

#include "store/san-record.h"

#define CHUNK_SIZE    65536
#define MAX_CHANGESET (G_GUINT64_CONSTANT (1) << 30)
#define LEVEL         3   /* 6 takes twice the time of an import for a tenth less */

GBytes *
san_changeset_pack (gconstpointer data,
                    gsize         size)
{
  uLongf packed_size = compressBound (size);
  g_autofree guint8 *packed = g_malloc (packed_size);

  /* cannot fail: the room is enough and memory is there or we have aborted */
  if (compress2 (packed, &packed_size, data, size, LEVEL) != Z_OK)
    g_assert_not_reached ();

  packed = g_realloc (packed, packed_size);

  return g_bytes_new_take (g_steal_pointer (&packed), packed_size);
}

GBytes *
san_changeset_unpack (gconstpointer data,
                      gsize         size,
                      GError      **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  z_stream stream = { .next_in = (Bytef *) data, .avail_in = size };
  int rc = inflateInit (&stream);

  while (rc == Z_OK && stream.total_out < MAX_CHANGESET)
    {
      g_byte_array_set_size (bytes, stream.total_out + CHUNK_SIZE);
      stream.next_out = bytes->data + stream.total_out;
      stream.avail_out = CHUNK_SIZE;
      rc = inflate (&stream, Z_NO_FLUSH);
    }

  g_byte_array_set_size (bytes, stream.total_out);
  inflateEnd (&stream);

  if (rc != Z_STREAM_END)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                           _("The journal is damaged: a step cannot be read. "
                             "Restore a backup."));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
set_rc (GError    **error,
        int         rc,
        const char *table)
{
  if (rc == SQLITE_FULL)
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NO_SPACE,
                         _("The disk is full, and nothing was written. "
                           "Make room and try again."));
  else if (rc == SQLITE_ABORT)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("The records of “%s” have been changed since by something that does not "
                   "go together with this. Undo that first."), table != NULL ? table : "?");
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                 _("The journal is damaged: a step cannot be read (%s)."),
                 sqlite3_errstr (rc));
}

GBytes *
san_changeset_invert (GBytes  *changeset,
                      GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  void *inverted = NULL;
  int inverted_size = 0;
  int rc = sqlite3changeset_invert (size, data, &inverted_size, &inverted);

  if (rc != SQLITE_OK)
    {
      set_rc (error, rc, NULL);
      return NULL;
    }

  return g_bytes_new_with_free_func (inverted, inverted_size, sqlite3_free, inverted);
}

/* Applying */

static int
on_conflict_cb (void                   *data,
                int                     kind,
                sqlite3_changeset_iter *iter)
{
  char **table = data;
  const char *name = NULL;
  int n_columns;
  int operation;

  /* a broken foreign key is found at the end, when no row is current */
  if (kind != SQLITE_CHANGESET_FOREIGN_KEY && *table == NULL &&
      sqlite3changeset_op (iter, &name, &n_columns, &operation, NULL) == SQLITE_OK)
    *table = g_strdup (name);

  return SQLITE_CHANGESET_ABORT;
}

gboolean
san_changeset_apply (SanDatabase *database,
                     GBytes      *changeset,
                     GError     **error)
{
  g_autofree char *table = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  /* no savepoint of its own: the caller's transaction is rolled back on failure, and an open
   * savepoint makes every row that is deleted walk all pages touched so far */
  int rc = sqlite3changeset_apply_v2 (san_database_handle (database), size, (void *) data,
                                      NULL, on_conflict_cb, &table, NULL, NULL,
                                      SQLITE_CHANGESETAPPLY_NOSAVEPOINT);

  if (rc == SQLITE_OK)
    return TRUE;

  if (rc == SQLITE_ABORT || rc == SQLITE_CORRUPT)
    set_rc (error, rc, table);
  else
    san_database_set_error (database, _("Applying a step"), error);

  return FALSE;
}

/* Walking */

gboolean
san_changeset_walk (GBytes          *changeset,
                    SanChangeVisitor visitor,
                    gpointer         data,
                    GError         **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  gboolean go_on = TRUE;
  int rc;

  rc = sqlite3changeset_start (&iter, size, (void *) bytes);

  while (rc == SQLITE_OK && go_on && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      SanChange change = { .iter = iter };
      unsigned char *key = NULL;

      rc = sqlite3changeset_op (iter, &change.table, &change.n_columns,
                                &change.operation, NULL);
      if (rc == SQLITE_OK)
        rc = sqlite3changeset_pk (iter, &key, NULL);

      change.key = key;
      go_on = rc == SQLITE_OK && visitor (&change, data, error);
    }

  if (iter != NULL)
    {
      int end = sqlite3changeset_finalize (iter);

      if (rc == SQLITE_OK)
        rc = end;
    }

  if (rc != SQLITE_OK)
    {
      set_rc (error, rc, NULL);
      return FALSE;
    }

  return go_on;
}

sqlite3_value *
san_change_old (const SanChange *change,
                int              column)
{
  sqlite3_value *value = NULL;

  if (change->operation != SQLITE_INSERT)
    sqlite3changeset_old (change->iter, column, &value);

  return value;
}

sqlite3_value *
san_change_new (const SanChange *change,
                int              column)
{
  sqlite3_value *value = NULL;

  if (change->operation != SQLITE_DELETE)
    sqlite3changeset_new (change->iter, column, &value);

  return value;
}

GBytes *
san_change_key (const SanChange *change)
{
  GByteArray *bytes = g_byte_array_sized_new (64);

  san_canon_text (bytes, change->table);

  for (int i = 0; i < change->n_columns; i++)
    {
      if (change->key[i])
        san_canon_value (bytes, change->operation == SQLITE_INSERT
                                ? san_change_new (change, i) : san_change_old (change, i));
    }

  return g_byte_array_free_to_bytes (bytes);
}

typedef struct
{
  gint64     rows;
  GPtrArray *tables;
} Summary;

static gboolean
count_change (const SanChange *change,
              gpointer         data,
              GError         **error)
{
  Summary *self = data;

  self->rows++;

  /* the changes of a table stand together */
  if (self->tables->len == 0 ||
      !g_str_equal (self->tables->pdata[self->tables->len - 1], change->table))
    g_ptr_array_add (self->tables, g_strdup (change->table));

  return TRUE;
}

gboolean
san_changeset_summary (GBytes  *changeset,
                       gint64  *rows,
                       char  ***tables,
                       GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Summary self = { 0, names };

  if (!san_changeset_walk (changeset, count_change, &self, error))
    return FALSE;

  g_ptr_array_add (names, NULL);
  *rows = self.rows;
  *tables = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);

  return TRUE;
}
