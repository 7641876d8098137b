/* san-ticket-view-store.c - filters of the list of tickets that are kept under a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-view-store.h"

#include <glib/gi18n-lib.h>

static const char SQL_LIST[] =
  "SELECT id, name, filter FROM ticket_view ORDER BY position, id";

static const char SQL_ADD[] =
  "INSERT INTO ticket_view (id, position, name, filter)"
  " VALUES (?1, (SELECT coalesce (max (position), 0) + 1 FROM ticket_view), ?2, ?3)";

static const char SQL_RENAME[] =
  "UPDATE ticket_view SET name = ?2 WHERE id = ?1 AND name <> ?2";

static const char SQL_DELETE[] =
  "DELETE FROM ticket_view WHERE id = ?1";

static const char SQL_TAKEN[] =
  "SELECT 1 FROM ticket_view WHERE name = ?2 AND id <> ?1";

void
san_ticket_view_free (SanTicketView *view)
{
  g_free (view->name);
  g_free (view->filter);
  g_free (view);
}

GPtrArray *
san_ticket_view_store_list (SanDatabase *database,
                            GError     **error)
{
  g_autoptr (GPtrArray) views = NULL;
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  views = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_view_free);
  while (TRUE)
    {
      SanTicketView *view;

      if (!san_statement_step (query, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      view = g_new0 (SanTicketView, 1);
      view->id = sqlite3_column_int64 (query, 0);
      view->name = g_strdup (san_statement_text (query, 1));
      view->filter = g_strdup (san_statement_text (query, 2));
      g_ptr_array_add (views, view);
    }

  return g_steal_pointer (&views);
}

static gboolean
check_name (SanDatabase *database,
            gint64       id,
            const char  *name,
            GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  if (*name == '\0')
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, _("A saved view needs a name."));
      return FALSE;
    }

  query = san_database_prepare (database, SQL_TAKEN, error);
  if (query == NULL)
    return FALSE;
  san_statement_bind_int (query, 1, id);
  san_statement_bind_text (query, 2, name);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (has_row)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("There is a saved view “%s” already; give another name."), name);

  return !has_row;
}

gboolean
san_ticket_view_store_add (SanDatabase *database,
                           const char  *name,
                           const char  *filter,
                           gint64      *id,
                           GError     **error)
{
  g_autoptr (SanStatement) insert = NULL;
  gint64 new_id;

  if (!check_name (database, 0, name, error))
    return FALSE;
  new_id = san_database_next_id (database, error);
  if (new_id == 0)
    return FALSE;
  insert = san_database_prepare (database, SQL_ADD, error);
  if (insert == NULL)
    return FALSE;

  san_statement_bind_int (insert, 1, new_id);
  san_statement_bind_text (insert, 2, name);
  san_statement_bind_text (insert, 3, filter);
  if (id != NULL)
    *id = new_id;

  return san_statement_run (insert, error);
}

gboolean
san_ticket_view_store_rename (SanDatabase *database,
                              gint64       id,
                              const char  *name,
                              GError     **error)
{
  g_autoptr (SanStatement) update = NULL;

  if (!check_name (database, id, name, error))
    return FALSE;
  update = san_database_prepare (database, SQL_RENAME, error);
  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, id);
  san_statement_bind_text (update, 2, name);

  return san_statement_run (update, error);
}

gboolean
san_ticket_view_store_delete (SanDatabase *database,
                              gint64       id,
                              GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_DELETE, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, id);

  return san_statement_run (statement, error);
}
