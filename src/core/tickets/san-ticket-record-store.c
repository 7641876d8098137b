/* san-ticket-record-store.c - the rows of tickets, written one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-record.h"

#include <glib/gi18n-lib.h>

#include "store/san-blob-store.h"

static const char SQL_ADD[] =
  "INSERT INTO ticket (id, draft, unit_id, problem, requirement, point_id, item_id, source,"
  " round_id, forebear_id, duplicate, no_recurrence, note, entered_at, entered_by)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

static const char SQL_UPDATE[] =
  "UPDATE ticket SET draft = ?2, unit_id = ?3, problem = ?4, requirement = ?5, point_id = ?6,"
  " item_id = ?7, source = ?8, round_id = ?9, forebear_id = ?10, duplicate = ?11,"
  " no_recurrence = ?12, note = ?13 WHERE id = ?1";

static const char SQL_TOUCH[] =
  "UPDATE ticket SET last_id = ?2 WHERE id = ?1";

static const char *const SQL_DELETE[] = {
  "DELETE FROM ticket_file WHERE ticket_id = ?1",
  "DELETE FROM ticket_informant WHERE ticket_id = ?1",
  "DELETE FROM ticket_assist WHERE ticket_id = ?1",
  "DELETE FROM ticket_observation WHERE ticket_id = ?1",
  "DELETE FROM ticket_event WHERE ticket_id = ?1",
  "DELETE FROM ticket WHERE id = ?1",
};

static const char SQL_DROP_ASSIST[] =
  "DELETE FROM ticket_assist WHERE ticket_id = ?1 AND position > ?2";

static const char SQL_PUT_ASSIST[] =
  "INSERT INTO ticket_assist (ticket_id, position, unit_id) VALUES (?1, ?2, ?3)"
  " ON CONFLICT (ticket_id, position) DO UPDATE SET unit_id = excluded.unit_id"
  " WHERE unit_id <> excluded.unit_id";

static const char SQL_PUT_INFORMANT[] =
  "INSERT INTO ticket_informant (ticket_id, name, contact) VALUES (?1, ?2, ?3)"
  " ON CONFLICT (ticket_id) DO UPDATE SET name = excluded.name, contact = excluded.contact";

static const char SQL_ADD_EVENT[] =
  "INSERT INTO ticket_event (id, ticket_id, as_of, kind, actor, by_name, text, document,"
  " time_limit, due, colour, proposes, why, unit_id, refers_id, entered_at, entered_by)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";

static const char SQL_UPDATE_EVENT[] =
  "UPDATE ticket_event SET text = ?2, time_limit = ?3, colour = ?4, unit_id = ?5"
  " WHERE id = ?1";

static const char SQL_NEXT_NUMBER[] =
  "SELECT coalesce (max (running), 0) + 1 FROM ticket_number WHERE colour = ?1 AND year = ?2";

static const char SQL_PUT_NUMBER[] =
  "INSERT INTO ticket_number (colour, year, running, ticket_id, event_id)"
  " VALUES (?1, ?2, ?3, ?4, ?5)";

static const char SQL_CANCEL_NUMBER[] =
  "UPDATE ticket_number SET cancelled = 1 WHERE event_id = ?1";

static const char SQL_BY_NUMBER[] =
  "SELECT ticket_id FROM ticket_number WHERE colour = ?1 AND year = ?2 AND running = ?3";

static const char SQL_ADD_FILE[] =
  "INSERT INTO ticket_file (id, ticket_id, event_id, kind, sha256, name, taken, place, note)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

static const char SQL_NEXT_DRAFT[] =
  "SELECT coalesce (max (draft), 0) + 1 FROM ticket WHERE draft <> 0";

static const char SQL_OF_PLACE[] =
  "SELECT id FROM ticket AS t WHERE point_id = ?1 AND (item_id = ?2 OR id IN"
  " (SELECT l.ticket_id FROM observation AS o JOIN ticket_observation AS l"
  "  ON l.observation_id = o.id WHERE o.point_id = ?1 AND o.item_id = ?2)) AND EXISTS"
  " (SELECT 1 FROM ticket_event WHERE ticket_id = t.id AND kind = 'issue') ORDER BY id";

static void
bind_record (SanStatement          *statement,
             gint64                 id,
             const SanTicketRecord *record)
{
  san_statement_bind_int (statement, 1, id);
  san_statement_bind_int (statement, 2, record->draft);
  san_statement_bind_int (statement, 3, record->unit_id);
  san_statement_bind_text (statement, 4, record->problem);
  san_statement_bind_text (statement, 5, record->requirement);
  san_statement_bind_ref (statement, 6, record->point_id);
  san_statement_bind_ref (statement, 7, record->item_id);
  san_statement_bind_text (statement, 8, record->source);
  san_statement_bind_ref (statement, 9, record->round_id);
  san_statement_bind_ref (statement, 10, record->forebear_id);
  san_statement_bind_int (statement, 11, record->duplicate);
  san_statement_bind_text (statement, 12, record->no_recurrence);
  san_statement_bind_text (statement, 13, record->note);
}

gint64
san_ticket_record_add (SanDatabase           *database,
                       const SanTicketRecord *record,
                       const SanTicketEntry  *entry,
                       GError               **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_ADD, error);
  g_autofree char *at = san_time_format (entry->now);
  gint64 id = insert != NULL ? san_database_next_id (database, error) : 0;

  if (id == 0)
    return 0;

  bind_record (insert, id, record);
  san_statement_bind_text (insert, 14, at);
  san_statement_bind_text (insert, 15, entry->actor);

  return san_statement_run (insert, error) ? id : 0;
}

gboolean
san_ticket_record_update (SanDatabase           *database,
                          gint64                 ticket,
                          const SanTicketRecord *record,
                          GError               **error)
{
  g_autoptr (SanStatement) update = san_database_prepare (database, SQL_UPDATE, error);

  if (update == NULL)
    return FALSE;

  bind_record (update, ticket, record);

  return san_statement_run (update, error);
}

gboolean
san_ticket_record_delete (SanDatabase *database,
                          gint64       ticket,
                          GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (SQL_DELETE); i++)
    {
      g_autoptr (SanStatement) drop = san_database_prepare (database, SQL_DELETE[i], error);

      if (drop == NULL)
        return FALSE;

      san_statement_bind_int (drop, 1, ticket);
      if (!san_statement_run (drop, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_ticket_record_set_assist (SanDatabase  *database,
                              gint64        ticket,
                              const gint64 *units,
                              guint         n_units,
                              GError      **error)
{
  g_autoptr (SanStatement) drop = san_database_prepare (database, SQL_DROP_ASSIST, error);
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT_ASSIST, error);

  if (drop == NULL || put == NULL)
    return FALSE;

  san_statement_bind_int (drop, 1, ticket);
  san_statement_bind_int (drop, 2, n_units);
  if (!san_statement_run (drop, error))
    return FALSE;

  for (guint i = 0; i < n_units; i++)
    {
      san_statement_bind_int (put, 1, ticket);
      san_statement_bind_int (put, 2, i + 1);
      san_statement_bind_int (put, 3, units[i]);
      if (!san_statement_run (put, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
san_ticket_record_set_informant (SanDatabase *database,
                                 gint64       ticket,
                                 const char  *name,
                                 const char  *contact,
                                 GError     **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT_INFORMANT, error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, ticket);
  san_statement_bind_text (put, 2, name);
  san_statement_bind_text (put, 3, contact);

  return san_statement_run (put, error);
}

gboolean
san_ticket_record_add_event (SanDatabase          *database,
                             gint64                ticket,
                             SanTicketEvent       *event,
                             gint64                main,
                             const SanTicketEntry *entry,
                             GError              **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_ADD_EVENT, error);
  g_autofree char *as_of = san_time_format (event->as_of);
  g_autofree char *at = san_time_format (entry->now);
  g_autofree char *limit = san_limit_format (&event->limit);
  g_autofree char *due = event->due != SAN_TICKET_NO_TIME ? san_time_format (event->due)
                                                          : NULL;

  event->id = insert != NULL ? san_database_next_id (database, error) : 0;
  if (event->id == 0)
    return FALSE;

  if (event->kind == SAN_TICKET_RISE && event->refers == 0)
    event->refers = main;

  san_statement_bind_int (insert, 1, event->id);
  san_statement_bind_int (insert, 2, ticket);
  san_statement_bind_text (insert, 3, as_of);
  san_statement_bind_text (insert, 4, san_ticket_kind_name (event->kind));
  san_statement_bind_text (insert, 5, event->actor);
  san_statement_bind_text (insert, 6, event->by);
  san_statement_bind_text (insert, 7, event->text);
  san_statement_bind_text (insert, 8, event->document);
  san_statement_bind_text (insert, 9, limit);
  san_statement_bind_text (insert, 10, due);
  san_statement_bind_text (insert, 11, event->has_colour
                                       ? san_ticket_colour_name (event->colour) : "");
  san_statement_bind_int (insert, 12, event->proposes);
  san_statement_bind_text (insert, 13, event->why);
  san_statement_bind_ref (insert, 14, event->unit_id);
  san_statement_bind_ref (insert, 15, event->refers);
  san_statement_bind_text (insert, 16, at);
  san_statement_bind_text (insert, 17, entry->actor);

  return san_statement_run (insert, error) &&
         san_ticket_record_touch (database, ticket, event->id, error);
}

gboolean
san_ticket_record_update_event (SanDatabase          *database,
                                const SanTicketEvent *event,
                                GError              **error)
{
  g_autoptr (SanStatement) update = san_database_prepare (database, SQL_UPDATE_EVENT, error);
  g_autofree char *limit = san_limit_format (&event->limit);

  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, event->id);
  san_statement_bind_text (update, 2, event->text);
  san_statement_bind_text (update, 3, limit);
  san_statement_bind_text (update, 4, event->has_colour
                                      ? san_ticket_colour_name (event->colour) : "");
  san_statement_bind_ref (update, 5, event->unit_id);

  return san_statement_run (update, error);
}

gboolean
san_ticket_record_touch (SanDatabase *database,
                         gint64       ticket,
                         gint64       event,
                         GError     **error)
{
  g_autoptr (SanStatement) touch = san_database_prepare (database, SQL_TOUCH, error);

  if (touch == NULL)
    return FALSE;

  san_statement_bind_int (touch, 1, ticket);
  san_statement_bind_int (touch, 2, event);

  return san_statement_run (touch, error);
}

/* Numbers */

static gboolean
get_int (SanStatement *query,
         int          *value,
         GError      **error)
{
  gboolean has_row;

  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *value = sqlite3_column_int (query, 0);

  return TRUE;
}

gboolean
san_ticket_record_next_number (SanDatabase    *database,
                               SanTicketColour colour,
                               int             year,
                               int            *running,
                               GError        **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_NEXT_NUMBER, error);

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, san_ticket_colour_name (colour));
  san_statement_bind_int (query, 2, year);

  return get_int (query, running, error);
}

gboolean
san_ticket_record_by_number (SanDatabase           *database,
                             const SanTicketNumber *number,
                             gint64                *ticket,
                             GError               **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_BY_NUMBER, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, san_ticket_colour_name (number->colour));
  san_statement_bind_int (query, 2, number->year);
  san_statement_bind_int (query, 3, number->running);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *ticket = has_row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

gboolean
san_ticket_record_put_number (SanDatabase           *database,
                              const SanTicketNumber *number,
                              gint64                 ticket,
                              gint64                 event,
                              GError               **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_PUT_NUMBER, error);
  gint64 holder;

  if (insert == NULL || !san_ticket_record_by_number (database, number, &holder, error))
    return FALSE;

  if (holder != 0)
    {
      g_autofree char *name = san_ticket_number_format (number);

      g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
                   _("number: %s is used already"), name);
      return FALSE;
    }

  san_statement_bind_text (insert, 1, san_ticket_colour_name (number->colour));
  san_statement_bind_int (insert, 2, number->year);
  san_statement_bind_int (insert, 3, number->running);
  san_statement_bind_int (insert, 4, ticket);
  san_statement_bind_int (insert, 5, event);

  return san_statement_run (insert, error);
}

gboolean
san_ticket_record_cancel_number (SanDatabase *database,
                                 gint64       event,
                                 GError     **error)
{
  g_autoptr (SanStatement) update = san_database_prepare (database, SQL_CANCEL_NUMBER, error);

  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, event);

  return san_statement_run (update, error);
}

/* Files */

gboolean
san_ticket_record_add_file (SanDatabase         *database,
                            gint64               ticket,
                            gint64               event,
                            const SanTicketFile *file,
                            GBytes              *bytes,
                            const char          *place,
                            GError             **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_ADD_FILE, error);
  g_autofree char *sha256 = NULL;
  gint64 id;

  if (insert == NULL || !san_blob_store_put (database, bytes, &sha256, error))
    return FALSE;

  id = san_database_next_id (database, error);
  if (id == 0)
    return FALSE;

  san_statement_bind_int (insert, 1, id);
  san_statement_bind_int (insert, 2, ticket);
  san_statement_bind_ref (insert, 3, event);
  san_statement_bind_text (insert, 4, file->kind);
  san_statement_bind_text (insert, 5, sha256);
  san_statement_bind_text (insert, 6, file->name);
  san_statement_bind_text (insert, 7, file->taken);
  san_statement_bind_text (insert, 8, place);
  san_statement_bind_text (insert, 9, file->note);

  return san_statement_run (insert, error);
}

gboolean
san_ticket_record_next_draft (SanDatabase *database,
                              int         *draft,
                              GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_NEXT_DRAFT, error);

  return query != NULL && get_int (query, draft, error);
}

GArray *
san_ticket_record_of_place (SanDatabase *database,
                            gint64       point_id,
                            gint64       item_id,
                            GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_OF_PLACE, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, point_id);
  san_statement_bind_int (query, 2, item_id);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 id = sqlite3_column_int64 (query, 0);

      g_array_append_val (ids, id);
    }

  return ok ? g_steal_pointer (&ids) : NULL;
}
