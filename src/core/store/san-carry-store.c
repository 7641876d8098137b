/* san-carry-store.c - new ledgers that take records over from another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-carry.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/san-file-copy.h"
#include "store/san-record.h"
#include "store/san-setting-store.h"

static const char SQL_DEFER[] = "PRAGMA defer_foreign_keys = ON";

static const char SQL_GET_COUNTERS[] = "SELECT name, value FROM counter";

static const char SQL_SET_COUNTER[] =
  "INSERT INTO counter (name, value) VALUES (?1, ?2)"
  " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

/* what only the speaker sees goes nowhere */
static const char SQL_GET_SETTINGS[] =
  "SELECT key, value FROM setting WHERE key NOT IN ('site', 'closed')"
  " AND key NOT LIKE '" SAN_SETTING_SPEAKER_NOTES "%'";

static const char SQL_GET_BLOBS[] = "SELECT sha256, bytes FROM blob";

static const char SQL_ADD_BLOB[] = "INSERT INTO blob (sha256, bytes) VALUES (?1, ?2)";

static const char SQL_DROP_BLOBS[] = "DELETE FROM blob WHERE sha256 NOT IN (%s)";

/* Columns that name a blob */
static const char *const blob_columns[] = {
  "edition", "input", "bulletin_file", "sha256", "round_file", "sha256", "draw", "frame",
  "observation_file", "sha256", "ticket_file", "sha256",
};

typedef struct
{
  SanDatabase    *source;
  const SanCarry *what;
  GCancellable   *cancellable;
} Carrier;

static gboolean
is_named (const char *names,
          const char *name)
{
  g_autofree char *word = g_strdup_printf (" %s ", name);

  return names != NULL && strstr (names, word) != NULL;
}

/* One table */

/* (transfer full): the rows as they are to stand in the new ledger */
static char *
make_select (const SanCarryTable *table,
             GPtrArray           *columns)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < columns->len; i++)
    {
      const SanColumn *column = g_ptr_array_index (columns, i);

      g_string_append (sql, i > 0 ? ", " : "");
      if (is_named (table->empty, column->name))
        g_string_append (sql, "''");
      else if (is_named (table->null, column->name))
        g_string_append (sql, "NULL");
      else
        g_string_append_printf (sql, SAN_QUOTED ("%s"), column->name);
    }
  g_string_append_printf (sql, " FROM " SAN_QUOTED ("%s"), table->table);
  if (table->where != NULL)
    g_string_append_printf (sql, " WHERE %s", table->where);

  return g_string_free (sql, FALSE);
}

static char *
make_insert (const SanCarryTable *table,
             GPtrArray           *columns)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO " SAN_QUOTED ("%s") " (", table->table);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%s" SAN_QUOTED ("%s"), i > 0 ? ", " : "",
                            ((SanColumn *) g_ptr_array_index (columns, i))->name);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

static gboolean
copy_rows (SanStatement *query,
           SanStatement *insert,
           GCancellable *cancellable,
           GError      **error)
{
  int n = sqlite3_column_count (query);
  gboolean has_row;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      for (int i = 0; i < n; i++)
        sqlite3_bind_value (insert, i + 1, sqlite3_column_value (query, i));
      if (!san_statement_run (insert, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
copy_table (const Carrier       *self,
            SanDatabase         *target,
            const SanCarryTable *table,
            GError             **error)
{
  g_autoptr (GPtrArray) columns = san_record_columns (target, table->table, error);
  g_autofree char *select = columns != NULL ? make_select (table, columns) : NULL;
  g_autofree char *into = columns != NULL ? make_insert (table, columns) : NULL;
  g_autoptr (SanStatement) query =
    columns != NULL ? san_database_prepare (self->source, select, error) : NULL;
  g_autoptr (SanStatement) insert =
    query != NULL ? san_database_prepare (target, into, error) : NULL;

  if (insert == NULL)
    return FALSE;

  if (sqlite3_bind_parameter_count (query) >= 1)
    san_statement_bind_text (query, 1, self->what->first);
  if (sqlite3_bind_parameter_count (query) >= 2)
    san_statement_bind_int (query, 2, self->what->second);

  return copy_rows (query, insert, self->cancellable, error);
}

/* What is no plain record */

static gboolean
copy_counters (const Carrier *self,
               SanDatabase   *target,
               GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (self->source, SQL_GET_COUNTERS, error);
  g_autoptr (SanStatement) insert =
    query != NULL ? san_database_prepare (target, SQL_SET_COUNTER, error) : NULL;

  return insert != NULL && copy_rows (query, insert, NULL, error);
}

static gboolean
copy_settings (const Carrier *self,
               SanDatabase   *target,
               GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (self->source, SQL_GET_SETTINGS, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!san_setting_set (target, san_statement_text (query, 0), san_statement_text (query, 1),
                            error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
copy_blobs (const Carrier *self,
            SanDatabase   *target,
            GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (self->source, SQL_GET_BLOBS, error);
  g_autoptr (SanStatement) insert =
    query != NULL ? san_database_prepare (target, SQL_ADD_BLOB, error) : NULL;
  g_autoptr (GString) named = g_string_new (NULL);
  g_autofree char *drop = NULL;

  if (insert == NULL || !copy_rows (query, insert, self->cancellable, error))
    return FALSE;
  if (self->what->all_blobs)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (blob_columns); i += 2)
    g_string_append_printf (named, "%sSELECT " SAN_QUOTED ("%s") " FROM " SAN_QUOTED ("%s"),
                            i > 0 ? " UNION " : "", blob_columns[i + 1], blob_columns[i]);
  drop = g_strdup_printf (SQL_DROP_BLOBS, named->str);

  return san_database_exec (target, drop, error);
}

static gboolean
fill (SanDatabase *target,
      gpointer     data,
      GError     **error)
{
  const Carrier *self = data;

  if (!san_database_exec (target, SQL_DEFER, error) ||
      !copy_counters (self, target, error) ||
      !copy_settings (self, target, error))
    return FALSE;

  for (const SanCarryTable *table = self->what->tables; table->table != NULL; table++)
    if (!copy_table (self, target, table, error))
      return FALSE;

  return copy_blobs (self, target, error) &&
         (self->what->more == NULL || self->what->more (target, self->what->data, error));
}

gboolean
san_carry_records (SanDatabase    *source,
                   const SanCarry *what,
                   const char     *path,
                   const char     *actor,
                   GCancellable   *cancellable,
                   GError        **error)
{
  Carrier self = { source, what, cancellable };
  g_autofree char *city = san_setting_get (source, "city", error);
  g_autofree char *zone = city != NULL ? san_setting_get (source, "zone", error) : NULL;
  SanWorkspaceOptions options = { 0 };
  g_autoptr (SanTransaction) state = NULL;
  g_autoptr (SanWorkspace) workspace = NULL;

  if (zone == NULL || !san_setting_get_shift (source, &options.clock_shift, error))
    return FALSE;

  state = san_transaction_begin_read (source, error);
  if (state == NULL)
    return FALSE;

  workspace = san_workspace_create (path, city, zone, actor, fill, &self, &options, error);
  if (workspace == NULL)
    return FALSE;

  san_workspace_close (workspace);

  return TRUE;
}

/* For others */

static void
carry_table_clear (gpointer data)
{
  g_free ((char *) ((SanCarryTable *) data)->table);
}

gboolean
san_carry_without_persons (SanDatabase  *source,
                           const char   *path,
                           const char   *actor,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (GPtrArray) names = san_record_tables (source, error);
  g_autoptr (GArray) tables = g_array_new (TRUE, TRUE, sizeof (SanCarryTable));
  SanCarry what = { .first = "", .all_blobs = TRUE };

  g_return_val_if_fail (path != NULL && actor != NULL, FALSE);

  if (names == NULL)
    return FALSE;

  g_array_set_clear_func (tables, carry_table_clear);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      SanCarryTable table = { 0 };

      if (g_str_equal (name, "ticket_informant") || g_str_equal (name, "setting"))
        continue;
      table.table = g_strdup (name);
      table.empty = g_str_equal (name, "unit_version") ? " liaison phone " : NULL;
      g_array_append_val (tables, table);
    }

  what.tables = (const SanCarryTable *) (gpointer) tables->data;

  return san_carry_records (source, &what, path, actor, cancellable, error);
}
