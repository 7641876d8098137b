/* san-json-table.c - an array of JSON objects as the text of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tables/san-json-table.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/san-error.h"

gboolean
san_json_table_is (const char *text)
{
  text += strspn (text, " \t\r\n");
  if (*text++ != '[')
    return FALSE;

  text += strspn (text, " \t\r\n");
  return *text == '{' || *text == ']';
}

static void
append_cell (GString    *csv,
             const char *value,
             gboolean    first)
{
  g_string_append (csv, first ? "\"" : ",\"");
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *value);
    }
  g_string_append_c (csv, '"');
}

/* The members in the order in which they are first met */
static GPtrArray *
list_columns (JsonArray *rows)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObjectIter iter;
      const char *name;

      json_object_iter_init_ordered (&iter, json_array_get_object_element (rows, i));
      while (json_object_iter_next_ordered (&iter, &name, NULL))
        if (g_hash_table_add (known, (char *) name))
          g_ptr_array_add (columns, (char *) name);
    }

  return columns;
}

/* FALSE for a list or an object, which is no value of a cell */
static gboolean
append_value (GString  *csv,
              JsonNode *node,
              gboolean  first)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *whole = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      append_cell (csv, "", first);
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      append_cell (csv, json_node_get_string (node), first);
      break;

    case G_TYPE_BOOLEAN:
      append_cell (csv, json_node_get_boolean (node) ? "yes" : "no", first);
      break;

    case G_TYPE_INT64:
      whole = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      append_cell (csv, whole, first);
      break;

    default:
      g_ascii_formatd (number, sizeof number, "%.15g", json_node_get_double (node));
      append_cell (csv, number, first);
    }

  return TRUE;
}

static gboolean
append_row (GString    *csv,
            JsonObject *object,
            GPtrArray  *columns,
            guint       number,
            GError    **error)
{
  for (guint i = 0; i < columns->len; i++)
    if (!append_value (csv, json_object_get_member (object, columns->pdata[i]), i == 0))
      {
        g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                     _("Object %u, “%s”: a list or an object is no value of a cell"), number,
                     (char *) columns->pdata[i]);
        return FALSE;
      }
  g_string_append_c (csv, '\n');

  return TRUE;
}

static gboolean
check_objects (JsonArray *rows,
               GError   **error)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (rows, i)))
      {
        g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                     _("Entry %u is no object with a member for each column"), i + 1);
        return FALSE;
      }

  return TRUE;
}

char *
san_json_table_to_csv (const char *text,
                       GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GError) reason = NULL;
  JsonArray *rows;

  if (!json_parser_load_from_data (parser, text, -1, &reason))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID, _("This is no whole JSON: %s"),
                   reason->message);
      return NULL;
    }

  rows = json_node_get_array (json_parser_get_root (parser));
  if (json_array_get_length (rows) == 0)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("The list has no entry"));
      return NULL;
    }
  if (!check_objects (rows, error))
    return NULL;

  columns = list_columns (rows);
  for (guint i = 0; i < columns->len; i++)
    append_cell (csv, columns->pdata[i], i == 0);
  g_string_append_c (csv, '\n');

  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (!append_row (csv, json_array_get_object_element (rows, i), columns, i + 1, error))
      return NULL;

  return g_string_free (g_steal_pointer (&csv), FALSE);
}
