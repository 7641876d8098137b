/* san-operator-store.c - who works in the office
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-operator-store.h"

#include <glib/gi18n-lib.h>

static const char SQL_LIST_OPERATORS[] =
  "SELECT id, name, active FROM operator ORDER BY name, id";

static const char SQL_FIND_OPERATOR[] =
  "SELECT 1 FROM operator WHERE name = ?1 AND id <> ?2";

static const char SQL_ADD_OPERATOR[] =
  "INSERT INTO operator (id, name, active) VALUES (?1, ?2, ?3)";

static const char SQL_UPDATE_OPERATOR[] =
  "UPDATE operator SET name = ?2, active = ?3"
  " WHERE id = ?1 AND (name <> ?2 OR active <> ?3)";

static const char SQL_DELETE_OPERATOR[] =
  "DELETE FROM operator WHERE id = ?1";

void
san_operator_free (SanOperator *person)
{
  g_free (person->name);
  g_free (person);
}

GPtrArray *
san_operator_store_list (SanDatabase *database,
                         GError     **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_operator_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_OPERATORS, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (TRUE)
    {
      SanOperator *person;

      if (!san_statement_step (query, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      person = g_new0 (SanOperator, 1);
      person->id = sqlite3_column_int64 (query, 0);
      person->name = g_strdup (san_statement_text (query, 1));
      person->active = sqlite3_column_int (query, 2) != 0;
      g_ptr_array_add (list, person);
    }

  return g_steal_pointer (&list);
}

static gboolean
name_is_free (SanDatabase       *database,
              const SanOperator *person,
              const char        *name,
              GError           **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND_OPERATOR, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, name);
  san_statement_bind_int (query, 2, person->id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (has_row)
    g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
                 _("There is an operator “%s” already."), name);

  return !has_row;
}

gboolean
san_operator_store_put (SanDatabase *database,
                        SanOperator *person,
                        GError     **error)
{
  g_autoptr (SanStatement) statement = NULL;
  g_autofree char *name = g_strstrip (g_strdup (person->name));
  gint64 id = person->id;

  if (*name == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                           _("An operator needs a name."));
      return FALSE;
    }
  if (!name_is_free (database, person, name, error))
    return FALSE;

  if (id == 0 && (id = san_database_next_id (database, error)) == 0)
    return FALSE;
  statement = san_database_prepare (database,
                                    person->id == 0 ? SQL_ADD_OPERATOR : SQL_UPDATE_OPERATOR,
                                    error);
  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, id);
  san_statement_bind_text (statement, 2, name);
  san_statement_bind_int (statement, 3, person->active);
  if (!san_statement_run (statement, error))
    return FALSE;
  person->id = id;

  return TRUE;
}

gboolean
san_operator_store_delete (SanDatabase *database,
                           gint64       id,
                           GError     **error)
{
  g_autoptr (SanStatement) statement =
    san_database_prepare (database, SQL_DELETE_OPERATOR, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, id);

  return san_statement_run (statement, error);
}
