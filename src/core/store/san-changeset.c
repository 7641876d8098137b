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
#define LEVEL         1   /* 3 takes half as long again for a tenth less */

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

GBytes *
san_changeset_concat (GPtrArray *changesets,
                      GError   **error)
{
  sqlite3_changegroup *group = NULL;
  void *bytes = NULL;
  int size = 0;
  int rc = sqlite3changegroup_new (&group);

  for (guint i = 0; rc == SQLITE_OK && i < changesets->len; i++)
    {
      gsize part_size;
      gconstpointer part = g_bytes_get_data (changesets->pdata[i], &part_size);

      rc = sqlite3changegroup_add (group, part_size, (void *) part);
    }

  if (rc == SQLITE_OK)
    rc = sqlite3changegroup_output (group, &size, &bytes);
  if (group != NULL)
    sqlite3changegroup_delete (group);

  if (rc != SQLITE_OK)
    {
      set_rc (error, rc, NULL);
      return NULL;
    }

  return g_bytes_new_with_free_func (bytes, size, sqlite3_free, bytes);
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

/* Counting
 *
 * SQLite's iterator decodes every value, which for an import takes as long as a third of
 * its inserts. To count rows it is enough to step over them; the format is described in
 * sqlite3session.c and is the same in every version. */

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Cursor;

static guint64
read_varint (Cursor *self)
{
  guint64 value = 0;

  for (int i = 0; i < 9 && self->at < self->end; i++)
    {
      guint8 byte = *self->at++;

      if (i == 8)
        return value << 8 | byte;

      value = value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        break;
    }

  return value;
}

/* FALSE at the end of what is there, too early */
static gboolean
skip_values (Cursor *self,
             guint   n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      guint64 size = 0;

      if (self->at >= self->end)
        return FALSE;

      switch (*self->at++)
        {
        case SQLITE_INTEGER:
        case SQLITE_FLOAT:
          size = 8;
          break;

        case SQLITE_TEXT:
        case SQLITE_BLOB:
          size = read_varint (self);
          break;

        case SQLITE_NULL:
        case 0:   /* no value: a column that did not change */
        default:
          break;
        }

      if (size > (guint64) (self->end - self->at))
        return FALSE;
      self->at += size;
    }

  return TRUE;
}

/* 'T', number of columns, a byte for each that tells the key, the name */
static const char *
read_table (Cursor *self,
            guint  *n_columns)
{
  const guint8 *zero;
  const char *name;

  self->at++;
  *n_columns = read_varint (self);
  if (*n_columns >= (gsize) (self->end - self->at))
    return NULL;

  name = (const char *) self->at + *n_columns;
  zero = memchr (name, '\0', self->end - (const guint8 *) name);
  if (zero == NULL)
    return NULL;

  self->at = zero + 1;

  return name;
}

gboolean
san_changeset_summary (GBytes  *changeset,
                       gint64  *rows,
                       char  ***tables,
                       GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean sound = TRUE;
  guint n_columns = 0;
  gint64 count = 0;
  gsize size;
  Cursor self;

  self.at = g_bytes_get_data (changeset, &size);
  self.end = self.at + size;

  while (sound && self.at < self.end)
    {
      guint8 operation = *self.at;

      if (operation == 'T')
        {
          const char *name = read_table (&self, &n_columns);

          sound = name != NULL;
          if (sound)
            g_ptr_array_add (names, g_strdup (name));
          continue;
        }

      self.at += 2;   /* the operation and whether a trigger did it */
      sound = names->len > 0 && skip_values (&self, n_columns) &&
              (operation != SQLITE_UPDATE || skip_values (&self, n_columns));
      count++;
    }

  if (!sound)
    {
      set_rc (error, SQLITE_CORRUPT, NULL);
      return FALSE;
    }

  g_ptr_array_add (names, NULL);
  *rows = count;
  *tables = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);

  return TRUE;
}
