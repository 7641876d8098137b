/* san-record-store.c - the record tables and their canonical bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-record.h"

#include <string.h>

#include "store/san-journal.h"

#define FLUSH_SIZE 65536

static const char SQL_LIST_TABLES[] =
  "SELECT name FROM sqlite_schema"
  " WHERE type = 'table' AND name NOT IN ('step', 'blob', 'counter')"
  " AND name NOT LIKE 'cache\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
  " ORDER BY name";

static const char SQL_LIST_COLUMNS[] =
  "SELECT c.name, c.pk, f.\"table\" FROM pragma_table_info (?1, 'main') c"
  " LEFT JOIN pragma_foreign_key_list (?1, 'main') f ON f.\"from\" = c.name"
  " ORDER BY c.cid";

static void
column_free (SanColumn *column)
{
  g_free (column->name);
  g_free (column->parent);
  g_free (column);
}

GPtrArray *
san_record_tables (SanDatabase *database,
                   GError     **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_TABLES, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&tables);

      g_ptr_array_add (tables, g_strdup (san_statement_text (query, 0)));
    }

  return NULL;
}

GPtrArray *
san_record_columns (SanDatabase *database,
                    const char  *table,
                    GError     **error)
{
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_COLUMNS, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  san_statement_bind_text (query, 1, table);

  while (san_statement_step (query, &has_row, error))
    {
      SanColumn *column;

      if (!has_row)
        return g_steal_pointer (&columns);

      column = g_new0 (SanColumn, 1);
      column->name = g_strdup (san_statement_text (query, 0));
      column->key = sqlite3_column_int (query, 1);
      column->index = columns->len;
      column->parent = g_strdup ((const char *) sqlite3_column_text (query, 2));
      g_ptr_array_add (columns, column);
    }

  return NULL;
}

static gboolean
is_about_typing (const char *column)
{
  return g_str_equal (column, "entered_at") || g_str_equal (column, "entered_by");
}

char *
san_record_select (const char *table,
                   GPtrArray  *columns,
                   gboolean    for_digest)
{
  GString *sql = g_string_new ("SELECT ");
  gsize empty = sql->len;
  gboolean found = TRUE;

  for (guint i = 0; i < columns->len; i++)
    {
      SanColumn *column = columns->pdata[i];

      if (for_digest && is_about_typing (column->name))
        continue;

      g_string_append_printf (sql, "%s" SAN_QUOTED ("%s"), sql->len > empty ? ", " : "",
                              column->name);
    }

  g_string_append_printf (sql, " FROM main." SAN_QUOTED ("%s") " ORDER BY ", table);

  for (int place = 1; found; place++)
    {
      found = FALSE;

      for (guint i = 0; i < columns->len; i++)
        {
          SanColumn *column = columns->pdata[i];

          if (column->key != place)
            continue;

          found = TRUE;
          g_string_append_printf (sql, "%s" SAN_QUOTED ("%s"), place > 1 ? ", " : "",
                                  column->name);
        }
    }

  return g_string_free (sql, FALSE);
}

/* The canonical form */

static void
append (GByteArray   *buffer,
        char          type,
        gconstpointer data,
        gsize         size)
{
  guint8 head[5] = { type, size >> 24, size >> 16, size >> 8, size };

  g_byte_array_append (buffer, head, sizeof head);
  if (size > 0)
    g_byte_array_append (buffer, data, size);
}

void
san_canon_null (GByteArray *buffer)
{
  append (buffer, 'N', NULL, 0);
}

void
san_canon_int (GByteArray *buffer,
               gint64      value)
{
  char text[24];
  char *end = text + sizeof text;
  char *start = end;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--start = '0' + rest % 10;
  while ((rest /= 10) > 0);

  if (value < 0)
    *--start = '-';

  append (buffer, 'I', start, end - start);
}

void
san_canon_text (GByteArray *buffer,
                const char *text)
{
  append (buffer, 'T', text, strlen (text));
}

void
san_canon_blob (GByteArray   *buffer,
                gconstpointer data,
                gsize         size)
{
  append (buffer, 'B', data, size);
}

void
san_canon_value (GByteArray    *buffer,
                 sqlite3_value *value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  int type = value != NULL ? sqlite3_value_type (value) : SQLITE_NULL;

  switch (type)
    {
    case SQLITE_INTEGER:
      san_canon_int (buffer, sqlite3_value_int64 (value));
      break;

    case SQLITE_FLOAT:   /* no column of ours has one */
      g_ascii_dtostr (text, sizeof text, sqlite3_value_double (value));
      append (buffer, 'F', text, strlen (text));
      break;

    case SQLITE_TEXT:
      append (buffer, 'T', sqlite3_value_text (value), sqlite3_value_bytes (value));
      break;

    case SQLITE_BLOB:
      append (buffer, 'B', sqlite3_value_blob (value), sqlite3_value_bytes (value));
      break;

    default:
      san_canon_null (buffer);
    }
}

static void
flush (GChecksum  *checksum,
       GByteArray *buffer)
{
  g_checksum_update (checksum, buffer->data, buffer->len);
  g_byte_array_set_size (buffer, 0);
}

gboolean
san_record_checksum (SanDatabase *database,
                     const char  *table,
                     gboolean     for_digest,
                     GChecksum   *checksum,
                     gint64      *rows,
                     GError     **error)
{
  g_autoptr (GPtrArray) columns = san_record_columns (database, table, error);
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (GByteArray) buffer = NULL;
  g_autofree char *sql = NULL;
  gboolean has_row;
  gint64 count = 0;
  int n_columns;

  if (columns == NULL)
    return FALSE;

  sql = san_record_select (table, columns, for_digest);
  query = san_database_prepare (database, sql, error);
  if (query == NULL)
    return FALSE;

  buffer = g_byte_array_sized_new (2 * FLUSH_SIZE);
  n_columns = sqlite3_column_count (query);

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        {
          flush (checksum, buffer);
          if (rows != NULL)
            *rows = count;
          return TRUE;
        }

      if (count++ == 0)
        append (buffer, '=', table, strlen (table));

      append (buffer, ';', NULL, 0);
      for (int i = 0; i < n_columns; i++)
        san_canon_value (buffer, sqlite3_column_value (query, i));

      if (buffer->len >= FLUSH_SIZE)
        flush (checksum, buffer);
    }

  return FALSE;
}

char *
san_journal_digest (SanDatabase *database,
                    GError     **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) tables = san_record_tables (database, error);

  if (tables == NULL)
    return NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      if (!san_record_checksum (database, tables->pdata[i], TRUE, checksum, NULL, error))
        return NULL;
    }

  return g_strdup (g_checksum_get_string (checksum));
}
