/* san-journal-changes.c - what a step did, row by row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-journal-record.h"

#include "store/san-changeset.h"
#include "store/san-record.h"

void
san_row_change_free (SanRowChange *change)
{
  if (change == NULL)
    return;

  g_free (change->table);
  g_strfreev (change->key);
  g_strfreev (change->columns);
  g_strfreev (change->before);
  g_strfreev (change->after);
  g_free (change);
}

static char *
value_text (sqlite3_value *value)
{
  GString *hex;
  const guint8 *bytes;

  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return g_strdup ("");

  if (sqlite3_value_type (value) != SQLITE_BLOB)
    return g_strdup ((const char *) sqlite3_value_text (value));

  hex = g_string_new (NULL);
  bytes = sqlite3_value_blob (value);
  for (int i = 0; i < sqlite3_value_bytes (value); i++)
    g_string_append_printf (hex, "%02x", bytes[i]);

  return g_string_free (hex, FALSE);
}

static sqlite3_value *
key_value (const SanChange *change,
           int              column)
{
  return change->operation == SQLITE_INSERT ? san_change_new (change, column)
                                            : san_change_old (change, column);
}

/* 0 when the first column of the key is no integer */
static gint64
first_key (const SanChange *change)
{
  for (int i = 0; i < change->n_columns; i++)
    {
      sqlite3_value *value;

      if (!change->key[i])
        continue;

      value = key_value (change, i);

      return value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER
             ? sqlite3_value_int64 (value) : 0;
    }

  return 0;
}

typedef struct
{
  SanDatabase *database;
  GPtrArray   *changes;
  guint        limit;
  char        *table;     /* whose columns these are */
  GPtrArray   *columns;
} Reader;

static gboolean
know_columns (Reader     *self,
              const char *table,
              GError    **error)
{
  if (g_strcmp0 (self->table, table) == 0)
    return TRUE;

  g_free (self->table);
  self->table = g_strdup (table);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = san_record_columns (self->database, table, error);

  return self->columns != NULL;
}

static char **
free_to_strv (GPtrArray *array)
{
  g_ptr_array_add (array, NULL);

  return (char **) g_ptr_array_free (array, FALSE);
}

static gboolean
add_row_change (const SanChange *change,
                gpointer         data,
                GError         **error)
{
  Reader *self = data;
  GPtrArray *key;
  GPtrArray *names;
  GPtrArray *before;
  GPtrArray *after;
  SanRowChange *row;

  if (self->changes->len >= self->limit || !know_columns (self, change->table, error))
    return FALSE;

  key = g_ptr_array_new ();
  names = g_ptr_array_new ();
  before = g_ptr_array_new ();
  after = g_ptr_array_new ();

  for (int i = 0; i < change->n_columns && i < (int) self->columns->len; i++)
    {
      sqlite3_value *new_value = san_change_new (change, i);
      SanColumn *column = self->columns->pdata[i];

      if (change->key[i])
        g_ptr_array_add (key, value_text (key_value (change, i)));

      /* an update holds new values of what changed only */
      if (change->operation == SQLITE_UPDATE && new_value == NULL)
        continue;

      g_ptr_array_add (names, g_strdup (column->name));
      g_ptr_array_add (before, value_text (san_change_old (change, i)));
      g_ptr_array_add (after, value_text (new_value));
    }

  row = g_new0 (SanRowChange, 1);
  row->table = g_strdup (change->table);
  row->operation = change->operation == SQLITE_INSERT ? '+'
                   : change->operation == SQLITE_DELETE ? '-' : '~';
  row->id = first_key (change);
  row->key = free_to_strv (key);
  row->columns = free_to_strv (names);
  row->before = free_to_strv (before);
  row->after = free_to_strv (after);
  g_ptr_array_add (self->changes, row);

  return TRUE;
}

GPtrArray *
san_journal_changes (SanDatabase *database,
                     gint64       seq,
                     guint        limit,
                     GError     **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GBytes) changeset = NULL;
  Reader reader = { .database = database, .limit = limit };
  GError *local = NULL;

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) san_row_change_free);
  changeset = san_journal_changeset (database, seq, &local);

  if (changeset != NULL)
    {
      reader.changes = changes;
      san_changeset_walk (changeset, add_row_change, &reader, &local);
      g_free (reader.table);
      g_clear_pointer (&reader.columns, g_ptr_array_unref);
    }

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }

  return g_steal_pointer (&changes);
}

/* Which step wrote a row */

typedef struct
{
  const char *table;
  gint64      id;
  GHashTable *undone;
  gboolean    written;
  gint64      seq;
} RowSearch;

static gboolean
look_for_row (const SanChange *change,
              gpointer         data,
              GError         **error)
{
  RowSearch *self = data;

  self->written = change->operation != SQLITE_DELETE &&
                  g_str_equal (change->table, self->table) &&
                  first_key (change) == self->id;

  return !self->written;
}

static gboolean
look_in_step (gint64      seq,
              const char *undoes,
              GBytes     *changeset,
              gpointer    data,
              GError    **error)
{
  RowSearch *self = data;
  GError *local = NULL;

  if (*undoes != '\0' || g_hash_table_contains (self->undone, &seq))
    return TRUE;

  if (!san_changeset_walk (changeset, look_for_row, self, &local) && local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  if (self->written)
    self->seq = seq;

  return !self->written;
}

gint64
san_journal_step_of (SanDatabase *database,
                     const char  *table,
                     gint64       id,
                     GError     **error)
{
  g_autoptr (GHashTable) undone = san_journal_undone (database, error);
  RowSearch self = { .table = table, .id = id, .undone = undone };

  g_return_val_if_fail (table != NULL, 0);

  if (undone != NULL)
    san_journal_walk_before (database, G_MAXINT64, look_in_step, &self, error);

  return self.seq;
}
