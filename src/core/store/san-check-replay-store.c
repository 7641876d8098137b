/* san-check-replay-store.c - the file built anew from its journal, and what differs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/san-changeset.h"
#include "store/san-journal-record.h"
#include "store/san-record.h"
#include "store/san-schema.h"

#define MAX_ROWS 20   /* named of one table */

static const char SQL_LIST_SCHEMA[] =
  "SELECT type || ' ' || name, sql FROM sqlite_schema"
  " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";

static const char SQL_DROP_BLOB[] =
  "DELETE FROM blob WHERE sha256 = ?1";

static const char SQL_LIST_BLOBS[] =
  "SELECT sha256 FROM blob";

/* The schema */

/* (transfer full): "table unit" → its statement */
static GHashTable *
list_schema (SanDatabase *database,
             GError     **error)
{
  g_autoptr (GHashTable) entries = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                          g_free, g_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_SCHEMA, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&entries);

      g_hash_table_insert (entries, g_strdup (san_statement_text (query, 0)),
                           san_schema_normalise (san_statement_text (query, 1)));
    }

  return NULL;
}

/* (transfer full): an empty file of the same schema version */
static SanDatabase *
open_like (SanDatabase *database,
           GError     **error)
{
  g_autoptr (SanDatabase) scratch = NULL;
  guint version;

  if (!san_schema_version (database, &version, error))
    return NULL;

  scratch = san_database_open_scratch (error);
  if (scratch == NULL || !san_schema_migrate (scratch, 0, version, error))
    return NULL;

  return g_steal_pointer (&scratch);
}

gboolean
san_check_schema (SanDatabase *database,
                  GPtrArray   *findings,
                  GError     **error)
{
  g_autoptr (SanDatabase) scratch = open_like (database, error);
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (GHashTable) expected = NULL;
  GHashTableIter iter;
  gpointer name;
  gpointer sql;

  if (scratch == NULL)
    return FALSE;

  found = list_schema (database, error);
  if (found == NULL)
    return FALSE;

  expected = list_schema (scratch, error);
  if (expected == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      const char *is = g_hash_table_lookup (found, name);

      if (g_strcmp0 (is, sql) != 0)
        san_finding_add (findings, "error", "schema", name, is != NULL ? is : "", sql);
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      if (!g_hash_table_contains (expected, name))
        san_finding_add (findings, "error", "schema", name, sql, "");
    }

  return TRUE;
}

/* Comparing rows: both sides are read in key order, side by side */

typedef struct
{
  const char   *table;
  GPtrArray    *columns;
  SanStatement *found;
  SanStatement *expected;
  gboolean      has_found;
  gboolean      has_expected;
  GPtrArray    *findings;
  guint         count;
} RowDiff;

static int
compare_values (sqlite3_value *a,
                sqlite3_value *b)
{
  int type_a = sqlite3_value_type (a);
  int type_b = sqlite3_value_type (b);
  int length;
  int order;

  if (type_a != type_b)
    return type_a - type_b;

  if (type_a == SQLITE_INTEGER)
    {
      gint64 x = sqlite3_value_int64 (a);
      gint64 y = sqlite3_value_int64 (b);

      return (x > y) - (x < y);
    }

  if (type_a == SQLITE_NULL)
    return 0;

  length = MIN (sqlite3_value_bytes (a), sqlite3_value_bytes (b));
  order = length > 0 ? memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), length) : 0;

  return order != 0 ? order : sqlite3_value_bytes (a) - sqlite3_value_bytes (b);
}

static int
compare_keys (RowDiff *self)
{
  int order = 0;
  gboolean more = TRUE;

  for (int place = 1; more && order == 0; place++)
    {
      more = FALSE;

      for (guint i = 0; i < self->columns->len; i++)
        {
          SanColumn *column = self->columns->pdata[i];

          if (column->key != place)
            continue;

          more = TRUE;
          order = compare_values (sqlite3_column_value (self->found, i),
                                  sqlite3_column_value (self->expected, i));
        }
    }

  return order;
}

/* (transfer full): "id=12 name=x", of the key or of the other columns; @other: only where
 * this row differs from that one */
static char *
row_text (RowDiff      *self,
          SanStatement *row,
          SanStatement *other,
          gboolean      key)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      SanColumn *column = self->columns->pdata[i];

      if ((column->key > 0) != key)
        continue;

      if (other != NULL && compare_values (sqlite3_column_value (row, i),
                                           sqlite3_column_value (other, i)) == 0)
        continue;

      g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", column->name,
                              san_statement_text (row, i));
    }

  return g_string_free (text, FALSE);
}

static void
add_difference (RowDiff *self,
                int      order)
{
  SanStatement *named = order > 0 ? self->expected : self->found;
  g_autofree char *key = row_text (self, named, NULL, TRUE);
  g_autofree char *where = g_strconcat (self->table, " ", key, NULL);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  if (order == 0)
    {
      found = row_text (self, self->found, self->expected, FALSE);
      if (*found == '\0')
        return;   /* the same */
      expected = row_text (self, self->expected, self->found, FALSE);
    }
  else if (order < 0)
    {
      found = row_text (self, self->found, NULL, FALSE);
    }
  else
    {
      expected = row_text (self, self->expected, NULL, FALSE);
    }

  self->count++;
  san_finding_add (self->findings, "error", "replay", where, found != NULL ? found : "",
                   expected != NULL ? expected : "");
}

static gboolean
walk_rows (RowDiff *self,
           GError **error)
{
  if (!san_statement_step (self->found, &self->has_found, error) ||
      !san_statement_step (self->expected, &self->has_expected, error))
    return FALSE;

  while ((self->has_found || self->has_expected) && self->count < MAX_ROWS)
    {
      int order = !self->has_found ? 1 : !self->has_expected ? -1 : compare_keys (self);

      add_difference (self, order);

      if ((order <= 0 && !san_statement_step (self->found, &self->has_found, error)) ||
          (order >= 0 && !san_statement_step (self->expected, &self->has_expected, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_rows (SanDatabase *database,
           SanDatabase *replayed,
           const char  *table,
           GPtrArray   *findings,
           GError     **error)
{
  g_autoptr (GPtrArray) columns = san_record_columns (database, table, error);
  g_autoptr (SanStatement) found = NULL;
  g_autoptr (SanStatement) expected = NULL;
  g_autofree char *sql = NULL;
  RowDiff diff = { .table = table, .columns = columns, .findings = findings };

  if (columns == NULL)
    return FALSE;

  sql = san_record_select (table, columns, FALSE);
  found = san_database_prepare (database, sql, error);
  expected = found != NULL ? san_database_prepare (replayed, sql, error) : NULL;
  if (expected == NULL)
    return FALSE;

  diff.found = found;
  diff.expected = expected;

  return walk_rows (&diff, error);
}

static gboolean
compare_table (SanDatabase *database,
               SanDatabase *replayed,
               const char  *table,
               GPtrArray   *findings,
               GError     **error)
{
  g_autoptr (GChecksum) found = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GChecksum) expected = g_checksum_new (G_CHECKSUM_SHA256);

  if (!san_record_checksum (database, table, FALSE, found, NULL, error) ||
      !san_record_checksum (replayed, table, FALSE, expected, NULL, error))
    return FALSE;

  if (g_str_equal (g_checksum_get_string (found), g_checksum_get_string (expected)))
    return TRUE;

  return find_rows (database, replayed, table, findings, error);
}

/* Replaying */

typedef struct
{
  SanDatabase *target;
  gint64       seq;
} Replay;

static gboolean
apply_step (gint64      seq,
            const char *undoes,
            GBytes     *changeset,
            gpointer    data,
            GError    **error)
{
  Replay *self = data;

  self->seq = seq;

  return san_changeset_apply (self->target, changeset, error);
}

gboolean
san_check_replay (SanDatabase *database,
                  GPtrArray   *findings,
                  GError     **error)
{
  g_autoptr (SanDatabase) scratch = open_like (database, error);
  g_autoptr (SanTransaction) txn = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GError) cause = NULL;
  Replay replay = { scratch, 0 };

  if (scratch == NULL)
    return FALSE;

  txn = san_transaction_begin (scratch, error);
  if (txn == NULL)
    return FALSE;

  if (!san_journal_walk_after (database, 0, apply_step, &replay, &cause))
    {
      g_autofree char *where = g_strdup_printf ("step %" G_GINT64_FORMAT, replay.seq);

      if (!g_error_matches (cause, SAN_ERROR, SAN_ERROR_CONFLICT) &&
          !g_error_matches (cause, SAN_ERROR, SAN_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }

      san_finding_add (findings, "error", "replay", where, cause->message, "");
      return TRUE;
    }

  tables = san_record_tables (scratch, error);
  if (tables == NULL)
    return FALSE;

  for (guint i = 0; i < tables->len; i++)
    {
      if (!compare_table (database, scratch, tables->pdata[i], findings, error))
        return FALSE;
    }

  return TRUE;
}

/* Compacting */

static void
strike_name (GHashTable    *names,
             sqlite3_value *value)
{
  if (value != NULL && sqlite3_value_type (value) == SQLITE_TEXT &&
      sqlite3_value_bytes (value) == 64)
    g_hash_table_remove (names, sqlite3_value_text (value));
}

static gboolean
strike_change (const SanChange *change,
               gpointer         data,
               GError         **error)
{
  for (int i = 0; i < change->n_columns; i++)
    {
      strike_name (data, san_change_old (change, i));
      strike_name (data, san_change_new (change, i));
    }

  return TRUE;
}

/* Every record came in by a step, and whatever a step names may be redone one day: what no
 * step names, nothing does. */
static gboolean
strike_step (gint64      seq,
             const char *undoes,
             GBytes     *changeset,
             gpointer    data,
             GError    **error)
{
  return san_changeset_walk (changeset, strike_change, data, error);
}

/* (transfer full): the names of blobs that no step names */
static GHashTable *
find_orphans (SanDatabase *database,
              GError     **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_BLOBS, error);
  gboolean has_row = TRUE;

  if (query == NULL)
    return NULL;

  while (has_row)
    {
      if (!san_statement_step (query, &has_row, error))
        return NULL;

      if (has_row)
        g_hash_table_add (names, g_strdup (san_statement_text (query, 0)));
    }

  if (!san_journal_walk_after (database, 0, strike_step, names, error))
    return NULL;

  return g_steal_pointer (&names);
}

static gboolean
drop_blobs (SanDatabase *database,
            GHashTable  *names,
            GError     **error)
{
  g_autoptr (SanTransaction) txn = san_transaction_begin (database, error);
  g_autoptr (SanStatement) delete = NULL;
  GHashTableIter iter;
  gpointer name;

  if (txn == NULL)
    return FALSE;

  delete = san_database_prepare (database, SQL_DROP_BLOB, error);
  if (delete == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      san_statement_bind_text (delete, 1, name);
      if (!san_statement_run (delete, error))
        return FALSE;
    }

  return san_transaction_commit (g_steal_pointer (&txn), error);
}

gboolean
san_check_compact (SanDatabase *database,
                   gint64      *dropped,
                   GError     **error)
{
  g_autoptr (GHashTable) names = find_orphans (database, error);

  if (names == NULL || !drop_blobs (database, names, error) ||
      !san_database_exec (database, "VACUUM", error))
    return FALSE;

  *dropped = g_hash_table_size (names);

  return TRUE;
}
