/* san-ticket-store.c - tickets as the file holds them, read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-text.h"
#include "store/san-journal.h"

#define DRAFT_SIGN "草"

#define SQL_RECORD \
  "SELECT id, draft, unit_id, problem, requirement, point_id, item_id, round_id," \
  " forebear_id, source, note, duplicate, no_recurrence FROM ticket"

#define SQL_EVENTS \
  "SELECT id, as_of, kind, actor, by_name, text, document, time_limit, due, colour," \
  " proposes, why, unit_id, refers_id, entered_at, ticket_id FROM ticket_event"

static const char SQL_GET[] =
  SQL_RECORD " WHERE id = ?1";

static const char SQL_WALK[] =
  SQL_RECORD " ORDER BY id";

static const char SQL_LIST_EVENTS[] =
  SQL_EVENTS " WHERE ticket_id = ?1 ORDER BY as_of, id";

/* In the order of ticket_event_ticket, which ends in the id */
static const char SQL_WALK_EVENTS[] =
  SQL_EVENTS " ORDER BY ticket_id, id";

static const char SQL_LIST_NUMBERS[] =
  "SELECT colour, year, running, event_id, cancelled FROM ticket_number WHERE ticket_id = ?1"
  " ORDER BY event_id";

static const char SQL_LIST_FILES[] =
  "SELECT id, event_id, kind, sha256, name, taken, note FROM ticket_file"
  " WHERE ticket_id = ?1 ORDER BY id";

static const char SQL_LIST_ASSIST[] =
  "SELECT unit_id FROM ticket_assist WHERE ticket_id = ?1 ORDER BY position";

static const char SQL_FIND_DRAFT[] =
  "SELECT id FROM ticket WHERE draft = ?1 AND draft <> 0";

static void
ticket_file_free (SanTicketFile *file)
{
  g_free (file->kind);
  g_free (file->sha256);
  g_free (file->name);
  g_free (file->taken);
  g_free (file->note);
  g_free (file);
}

void
san_ticket_free (SanTicket *ticket)
{
  if (ticket == NULL)
    return;

  g_free (ticket->problem);
  g_free (ticket->requirement);
  g_free (ticket->source);
  g_free (ticket->note);
  g_free (ticket->no_recurrence);
  g_clear_pointer (&ticket->assist, g_array_unref);
  g_clear_pointer (&ticket->events, g_ptr_array_unref);
  g_clear_pointer (&ticket->files, g_ptr_array_unref);
  g_clear_pointer (&ticket->numbers, g_array_unref);
  g_clear_pointer (&ticket->state, san_ticket_state_free);
  g_free (ticket);
}

char *
san_ticket_name (const SanTicket *ticket)
{
  if (ticket->number.running > 0)
    return san_ticket_number_format (&ticket->number);

  return g_strdup_printf (DRAFT_SIGN "-%d", ticket->draft);
}

/* Rows */

static int
two_digits (const char *text)
{
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/* "YYYY-MM-DD HH:MM" as the file has it: a list of 200,000 tickets reads a million of them,
 * too many for what a person may type. */
static SanTime
time_from_column (SanStatement *row,
                  int           column)
{
  const char *text = san_statement_text (row, column);

  if (strlen (text) != strlen ("YYYY-MM-DD HH:MM"))
    return SAN_TICKET_NO_TIME;

  return (SanTime) san_day_new (two_digits (text) * 100 + two_digits (text + 2),
                                two_digits (text + 5), two_digits (text + 8)) *
         SAN_MINUTES_PER_DAY + two_digits (text + 11) * 60 + two_digits (text + 14);
}

static SanTicket *
ticket_from_row (SanStatement *row)
{
  SanTicket *ticket = g_new0 (SanTicket, 1);

  ticket->id = sqlite3_column_int64 (row, 0);
  ticket->draft = sqlite3_column_int (row, 1);
  ticket->unit_id = sqlite3_column_int64 (row, 2);
  ticket->problem = g_strdup (san_statement_text (row, 3));
  ticket->requirement = g_strdup (san_statement_text (row, 4));
  ticket->point_id = sqlite3_column_int64 (row, 5);
  ticket->item_id = sqlite3_column_int64 (row, 6);
  ticket->round_id = sqlite3_column_int64 (row, 7);
  ticket->forebear_id = sqlite3_column_int64 (row, 8);
  ticket->source = g_strdup (san_statement_text (row, 9));
  ticket->note = g_strdup (san_statement_text (row, 10));
  ticket->duplicate = sqlite3_column_int (row, 11);
  ticket->no_recurrence = g_strdup (san_statement_text (row, 12));
  ticket->assist = g_array_new (FALSE, FALSE, sizeof (gint64));
  ticket->events = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_event_free);
  ticket->files = g_ptr_array_new_with_free_func ((GDestroyNotify) ticket_file_free);
  ticket->numbers = g_array_new (FALSE, FALSE, sizeof (SanTicketNumber));

  return ticket;
}

static gboolean
set_damaged (gint64   id,
             GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
               _("Event %s of a ticket cannot be read. Restore a backup."), number);
  return FALSE;
}

static SanTicketEvent *
event_from_row (SanStatement *row,
                GError      **error)
{
  SanTicketKind kind;
  g_autoptr (SanTicketEvent) event = NULL;
  const char *limit = san_statement_text (row, 7);
  const char *colour = san_statement_text (row, 9);

  if (!san_ticket_kind_parse (san_statement_text (row, 2), &kind))
    {
      set_damaged (sqlite3_column_int64 (row, 0), error);
      return NULL;
    }

  event = san_ticket_event_new (kind, time_from_column (row, 1), san_statement_text (row, 3));
  event->id = sqlite3_column_int64 (row, 0);
  g_free (event->by);
  event->by = g_strdup (san_statement_text (row, 4));
  g_free (event->text);
  event->text = g_strdup (san_statement_text (row, 5));
  g_free (event->document);
  event->document = g_strdup (san_statement_text (row, 6));
  event->due = time_from_column (row, 8);
  event->proposes = sqlite3_column_int (row, 10);
  g_free (event->why);
  event->why = g_strdup (san_statement_text (row, 11));
  event->unit_id = sqlite3_column_int64 (row, 12);
  event->refers = sqlite3_column_int64 (row, 13);
  event->entered = time_from_column (row, 14);
  event->has_colour = *colour != '\0';

  if ((*limit != '\0' && !san_limit_parse (limit, &event->limit, NULL)) ||
      (event->has_colour && !san_ticket_colour_parse (colour, &event->colour)) ||
      event->as_of == SAN_TICKET_NO_TIME)
    {
      set_damaged (event->id, error);
      return NULL;
    }

  return g_steal_pointer (&event);
}

/* Parts */

static gboolean
load_events (SanDatabase *database,
             SanTicket   *ticket,
             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_EVENTS, error);
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, ticket->id);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanTicketEvent *event = event_from_row (query, error);

      if (event == NULL)
        return FALSE;

      g_ptr_array_add (ticket->events, event);
    }

  return ok;
}

static SanTicketEvent *
find_event (SanTicket *ticket,
            gint64     id)
{
  for (guint i = 0; i < ticket->events->len; i++)
    {
      SanTicketEvent *event = ticket->events->pdata[i];

      if (event->id == id)
        return event;
    }

  return NULL;
}

/* @with_left: what has left is looked up in the journal, which only changes need */
static gboolean
load_numbers (SanDatabase *database,
              SanTicket   *ticket,
              gboolean     with_left,
              GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_NUMBERS, error);
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, ticket->id);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanTicketNumber number = { 0 };
      SanTicketEvent *event = find_event (ticket, sqlite3_column_int64 (query, 3));
      g_autofree char *name = NULL;

      san_ticket_colour_parse (san_statement_text (query, 0), &number.colour);
      number.year = sqlite3_column_int (query, 1);
      number.running = sqlite3_column_int (query, 2);
      g_array_append_val (ticket->numbers, number);
      if (ticket->first.running == 0)
        ticket->first = number;
      if (!sqlite3_column_int (query, 4))
        ticket->number = number;

      name = san_ticket_number_format (&number);
      if (with_left && event != NULL &&
          !san_journal_has_left (database, name, &event->left, error))
        return FALSE;
    }

  return ok;
}

/* The picture came with its event; one that was added to the slip counts for the event that
 * its kind belongs to. */
static void
count_photo (SanTicket           *ticket,
             const SanTicketFile *file)
{
  SanTicketEvent *event = find_event (ticket, file->event_id);
  gboolean before = g_str_equal (file->kind, "before");

  if (!before && !g_str_equal (file->kind, "after"))
    return;

  for (guint i = 0; event == NULL && before && i < ticket->events->len; i++)
    event = ticket->events->pdata[i];

  for (guint i = ticket->events->len; event == NULL && i > 0; i--)
    {
      SanTicketEvent *each = ticket->events->pdata[i - 1];

      if (each->kind == SAN_TICKET_REPORT)
        event = each;
    }

  if (event != NULL)
    event->photos++;
}

static gboolean
load_files (SanDatabase *database,
            SanTicket   *ticket,
            GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_FILES, error);
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, ticket->id);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanTicketFile *file = g_new0 (SanTicketFile, 1);

      file->id = sqlite3_column_int64 (query, 0);
      file->event_id = sqlite3_column_int64 (query, 1);
      file->kind = g_strdup (san_statement_text (query, 2));
      file->sha256 = g_strdup (san_statement_text (query, 3));
      file->name = g_strdup (san_statement_text (query, 4));
      file->taken = g_strdup (san_statement_text (query, 5));
      file->note = g_strdup (san_statement_text (query, 6));
      g_ptr_array_add (ticket->files, file);
      count_photo (ticket, file);
    }

  return ok;
}

static gboolean
load_assist (SanDatabase *database,
             SanTicket   *ticket,
             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_ASSIST, error);
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, ticket->id);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 unit = sqlite3_column_int64 (query, 0);

      g_array_append_val (ticket->assist, unit);
    }

  return ok;
}

/* Whole tickets */

SanTicket *
san_ticket_desk_load (SanTicketDesk *desk,
                      gint64         id,
                      GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (desk->database, SQL_GET, error);
  g_autoptr (SanTicket) ticket = NULL;
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no such ticket"));
      return NULL;
    }

  ticket = ticket_from_row (query);
  if (!load_events (desk->database, ticket, error) ||
      !load_numbers (desk->database, ticket, TRUE, error) ||
      !load_files (desk->database, ticket, error) ||
      !load_assist (desk->database, ticket, error))
    return NULL;

  ticket->state = san_ticket_derive (&desk->rules, desk->calendar, ticket->events,
                                     G_MAXINT64);

  return g_steal_pointer (&ticket);
}

gboolean
san_ticket_desk_open (SanTicketDesk *desk,
                      SanDatabase   *database,
                      SanTime        now,
                      const char    *actor,
                      GError       **error)
{
  desk->database = database;
  desk->entry = (SanTicketEntry) { now, actor };
  if (!san_ticket_rules_load (database, &desk->rules, error))
    return FALSE;

  desk->calendar = san_work_calendar_load (database, error);

  return desk->calendar != NULL;
}

void
san_ticket_desk_clear (SanTicketDesk *desk)
{
  g_clear_pointer (&desk->calendar, san_work_calendar_unref);
  g_clear_pointer (&desk->photo, g_bytes_unref);
  g_clear_pointer (&desk->photo_path, g_free);
  g_clear_pointer (&desk->photo_taken, g_free);
}

SanTicket *
san_ticket_store_load (SanDatabase *database,
                       gint64       id,
                       GError     **error)
{
  g_auto (SanTicketDesk) desk = { NULL };

  g_return_val_if_fail (database != NULL, NULL);

  if (!san_ticket_desk_open (&desk, database, 0, "", error))
    return NULL;

  return san_ticket_desk_load (&desk, id, error);
}

GPtrArray *
san_ticket_store_load_many (SanDatabase  *database,
                            const gint64 *ids,
                            guint         n_ids,
                            GError      **error)
{
  g_auto (SanTicketDesk) desk = { NULL };
  g_autoptr (GPtrArray) tickets = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                  san_ticket_free);

  g_return_val_if_fail (database != NULL, NULL);

  if (!san_ticket_desk_open (&desk, database, 0, "", error))
    return NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      SanTicket *ticket = san_ticket_desk_load (&desk, ids[i], error);

      if (ticket == NULL)
        return NULL;

      g_ptr_array_add (tickets, ticket);
    }

  return g_steal_pointer (&tickets);
}

/* Reads on until the events of another ticket come. @pending: whether @query stands on a
 * row that was not taken yet */
static gboolean
take_events (SanStatement *query,
             SanTicket    *ticket,
             gboolean     *pending,
             GError      **error)
{
  while (*pending && sqlite3_column_int64 (query, 15) <= ticket->id)
    {
      if (sqlite3_column_int64 (query, 15) == ticket->id)
        {
          SanTicketEvent *event = event_from_row (query, error);

          if (event == NULL)
            return FALSE;

          g_ptr_array_add (ticket->events, event);
        }

      if (!san_statement_step (query, pending, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const SanTicketEvent *left = *(const SanTicketEvent *const *) a;
  const SanTicketEvent *right = *(const SanTicketEvent *const *) b;

  if (left->as_of != right->as_of)
    return left->as_of < right->as_of ? -1 : 1;

  return (left->id > right->id) - (left->id < right->id);
}

gboolean
san_ticket_store_walk (SanDatabase     *database,
                       SanTicketVisitor visitor,
                       gpointer         data,
                       GError         **error)
{
  g_auto (SanTicketDesk) desk = { NULL };
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (SanStatement) events = NULL;
  gboolean pending;
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (visitor != NULL, FALSE);

  if (!san_ticket_desk_open (&desk, database, 0, "", error))
    return FALSE;

  query = san_database_prepare (database, SQL_WALK, error);
  events = san_database_prepare (database, SQL_WALK_EVENTS, error);
  if (query == NULL || events == NULL || !san_statement_step (events, &pending, error))
    return FALSE;

  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      g_autoptr (SanTicket) ticket = ticket_from_row (query);

      if (!take_events (events, ticket, &pending, error) ||
          !load_numbers (database, ticket, FALSE, error))
        return FALSE;

      g_ptr_array_sort (ticket->events, compare_events);
      ticket->state = san_ticket_derive (&desk.rules, desk.calendar, ticket->events,
                                         G_MAXINT64);
      if (!visitor (ticket, data, error))
        return FALSE;
    }

  return ok;
}

/* Finding */

static gboolean
parse_draft (const char *text,
             gint64     *draft)
{
  g_autofree char *folded = san_text_fold (text);
  const char *p = folded;

  if (!g_str_has_prefix (p, DRAFT_SIGN))
    return FALSE;

  p += strlen (DRAFT_SIGN);
  p += *p == '-';

  return g_ascii_string_to_signed (p, 10, 1, G_MAXINT32, draft, NULL);
}

static gboolean
find_draft (SanDatabase *database,
            gint64       draft,
            gint64      *id,
            GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND_DRAFT, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, draft);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *id = has_row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

gboolean
san_ticket_store_find (SanDatabase *database,
                       const char  *number,
                       gint64      *id,
                       GError     **error)
{
  SanTicketNumber parsed;
  gint64 draft;
  gint64 found = 0;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (parse_draft (number, &draft))
    {
      if (!find_draft (database, draft, &found, error))
        return FALSE;
    }
  else if (!san_ticket_number_parse (number, &parsed, error) ||
           !san_ticket_record_by_number (database, &parsed, &found, error))
    {
      return FALSE;
    }

  if (found == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                   _("number: there is no ticket %s"), number);
      return FALSE;
    }

  *id = found;

  return TRUE;
}
