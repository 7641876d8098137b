/* san-ticket-book-store.c - reads the tickets of a period as they stood at its cut-off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-figures.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "registry/san-roster.h"
#include "tickets/san-ticket-cache.h"
#include "tickets/san-ticket-light.h"

/* Issued by ?4; a ticket that ended before ?2 (a time in minutes), was due before it and met
 * nothing from ?1 to ?3 (the same in words) brings nothing to the figures of that time. */
#define SQL_RELEVANT \
  "(SELECT ticket_id FROM cache_ticket WHERE issued <= ?4 AND (closed IS NULL" \
  " OR closed >= ?2 OR own_due >= ?2 OR ticket_id IN" \
  " (SELECT ticket_id FROM ticket_event WHERE as_of BETWEEN ?1 AND ?3)))"

static const char SQL_EVENTS[] =
  "SELECT ticket_id, id, as_of, kind, time_limit, due, colour, proposes, unit_id, refers_id"
  " FROM ticket_event WHERE ticket_id IN " SQL_RELEVANT " ORDER BY ticket_id, id";

static const char SQL_TICKETS[] =
  "SELECT t.id, coalesce (p.category_id, i.category_id, 0), coalesce (p.bureau_id, 0),"
  " t.source, c.first, t.problem, coalesce (i.bureau, '') FROM ticket AS t JOIN cache_ticket AS c ON c.ticket_id = t.id"
  " LEFT JOIN point AS p ON p.id = t.point_id LEFT JOIN item AS i ON i.id = t.item_id"
  " WHERE t.id IN " SQL_RELEVANT " ORDER BY t.id";

typedef struct
{
  SanTicketBook   *book;
  SanTicketRules   rules;
  SanWorkCalendar *calendar;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->calendar, san_work_calendar_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* One ticket */

/* An approval that gives no colour grants an extension. */
static void
count_event (SanTicketFact        *fact,
             const SanTicketEvent *event)
{
  switch ((int) event->kind)
    {
    case SAN_TICKET_RETURN:
      fact->counts[SAN_FIGURE_RETURNED]++;
      break;

    case SAN_TICKET_APPROVE:
      if (event->has_colour)
        fact->red = TRUE;
      else
        fact->counts[SAN_FIGURE_EXTENDED]++;
      break;

    case SAN_TICKET_SUSPEND:
      fact->counts[SAN_FIGURE_SUSPENDED]++;
      break;

    case SAN_TICKET_SHELVE:
      fact->counts[SAN_FIGURE_SHELVED]++;
      break;

    case SAN_TICKET_DISPUTE:
      fact->counts[SAN_FIGURE_DISPUTED]++;
      break;

    case SAN_TICKET_REASSIGN:
      fact->counts[SAN_FIGURE_REASSIGNED]++;
      break;

    case SAN_TICKET_RELAPSED:
      fact->relapsed++;
      fact->looked_back++;
      break;

    case SAN_TICKET_HELD:
      fact->looked_back++;
      break;

    default:
      break;
    }
}

static gboolean
is_within (const SanTicketBook *book,
           SanTime              time)
{
  return time != SAN_TICKET_NO_TIME && time <= book->cut_off &&
         (book->from == SAN_TICKET_NO_TIME || time >= book->from);
}

/* What waits for the office, and what stands aside with its consent, is not due. */
static void
count_state (Reading              *reading,
             SanTicketFact        *fact,
             const SanTicketState *state)
{
  const SanTicketBook *book = reading->book;
  gboolean ended = state->stage == SAN_TICKET_CLOSED || state->stage == SAN_TICKET_CANCELLED;
  gboolean waits = state->stage == SAN_TICKET_REPORTED || state->stage == SAN_TICKET_VERIFIED;
  gboolean due = is_within (book, state->own_due) && !waits &&
                 state->stage != SAN_TICKET_CANCELLED && state->flag == SAN_TICKET_NO_FLAG;

  fact->unit_id = state->unit_id;
  fact->colour = state->colour;
  fact->stage = state->stage;
  fact->flag = state->flag;
  fact->issued = state->issued;
  fact->own_due = state->own_due;
  fact->open = !ended;
  fact->closed = due && state->stage == SAN_TICKET_CLOSED;
  fact->on_time = fact->closed && state->reported != SAN_TICKET_NO_TIME &&
                  state->reported <= state->own_due;
  fact->counts[SAN_FIGURE_ISSUED] = is_within (book, state->issued);
  fact->counts[SAN_FIGURE_DUE] = due;
  fact->counts[SAN_FIGURE_WAITING] = state->stage == SAN_TICKET_REPORTED;
  fact->counts[SAN_FIGURE_CLOSED] = fact->closed;
  fact->counts[SAN_FIGURE_CLOSED_ON_TIME] = fact->on_time;

  fact->minutes = -1;
  if (state->stage == SAN_TICKET_CLOSED && is_within (book, state->closed))
    fact->minutes = MAX (0, san_work_calendar_minutes (reading->calendar, state->issued,
                                                       state->closed) - state->stopped_minutes);
}

static gboolean
take_ticket (gint64     id,
             GPtrArray *events,
             gpointer   data,
             GError   **error)
{
  Reading *reading = data;
  g_autoptr (SanTicketState) state = NULL;
  SanTicketFact fact = { .id = id, .source = "", .problem = "" };

  state = san_ticket_derive (&reading->rules, reading->calendar, events,
                             reading->book->cut_off);
  if (state->issued == SAN_TICKET_NO_TIME)
    return TRUE;

  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (events, i);

      if (is_within (reading->book, event->as_of))
        count_event (&fact, event);
    }
  count_state (reading, &fact, state);
  g_array_append_val (reading->book->facts, fact);

  return TRUE;
}

/* The book */

static SanStatement *
prepare (SanDatabase   *database,
         const char    *sql,
         SanTicketBook *book,
         GError       **error)
{
  SanStatement *query = san_database_prepare (database, sql, error);
  gboolean open = book->from == SAN_TICKET_NO_TIME;
  g_autofree char *from = open ? g_strdup ("") : san_time_format (book->from);
  g_autofree char *to = san_time_format (book->cut_off);

  if (query == NULL)
    return NULL;

  san_statement_bind_text (query, 1, from);
  san_statement_bind_int (query, 2, book->from);
  san_statement_bind_text (query, 3, to);
  san_statement_bind_int (query, 4, book->cut_off);

  return query;
}

static gboolean
read_facts (Reading     *reading,
            SanDatabase *database,
            GError     **error)
{
  g_autoptr (SanStatement) query = prepare (database, SQL_EVENTS, reading->book, error);

  return query != NULL && san_ticket_light_walk (query, take_ticket, reading, error);
}

/* Bureaus by how items name the one in charge; the roster is read when one is asked for. */
typedef struct
{
  SanDatabase *database;
  SanDay       day;
  SanRoster   *roster;
  GHashTable  *found;      /* text → id, 0 for what names no unit */
} Bureaus;

static void
bureaus_clear (Bureaus *bureaus)
{
  g_clear_pointer (&bureaus->roster, san_roster_unref);
  g_clear_pointer (&bureaus->found, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bureaus, bureaus_clear)

static gboolean
find_bureau (Bureaus    *bureaus,
             const char *text,
             gint64     *id,
             GError    **error)
{
  const SanUnit *unit;
  gint64 *known;

  if (bureaus->found == NULL)
    bureaus->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  known = g_hash_table_lookup (bureaus->found, text);
  if (known != NULL)
    {
      *id = *known;
      return TRUE;
    }

  if (bureaus->roster == NULL)
    bureaus->roster = san_roster_load (bureaus->database, bureaus->day, TRUE, error);
  if (bureaus->roster == NULL)
    return FALSE;

  unit = san_roster_find (bureaus->roster, text, NULL);
  *id = unit != NULL ? unit->id : 0;
  g_hash_table_insert (bureaus->found, g_strdup (text), g_memdup2 (id, sizeof *id));

  return TRUE;
}

/* Facts and rows both come by id. The bureau is that of the point, else of the item. */
static gboolean
read_records (SanTicketBook *book,
              SanDatabase   *database,
              GError       **error)
{
  g_autoptr (SanStatement) query = prepare (database, SQL_TICKETS, book, error);
  g_auto (Bureaus) bureaus = { database, san_time_day (book->cut_off) };
  guint at = 0;
  gboolean has_row;

  while (query != NULL && san_statement_step (query, &has_row, error))
    {
      SanTicketFact *fact;

      if (!has_row || at == book->facts->len)
        return TRUE;

      fact = &g_array_index (book->facts, SanTicketFact, at);
      if (fact->id != sqlite3_column_int64 (query, 0))
        continue;

      fact->category_id = sqlite3_column_int64 (query, 1);
      fact->bureau_id = sqlite3_column_int64 (query, 2);
      if (fact->bureau_id == 0 && *san_statement_text (query, 6) != '\0' &&
          !find_bureau (&bureaus, san_statement_text (query, 6), &fact->bureau_id, error))
        return FALSE;
      fact->first = san_ticket_number_unpack (sqlite3_column_int64 (query, 4));
      fact->source = g_string_chunk_insert_const (book->strings, san_statement_text (query, 3));
      if (fact->open)
        fact->problem = g_string_chunk_insert (book->strings, san_statement_text (query, 5));
      at++;
    }

  return FALSE;
}

static int
compare_facts (gconstpointer a,
               gconstpointer b)
{
  const SanTicketFact *left = a;
  const SanTicketFact *right = b;

  if (left->issued != right->issued)
    return left->issued < right->issued ? -1 : 1;

  return (left->id > right->id) - (left->id < right->id);
}

SanTicketBook *
san_ticket_book_load (SanDatabase *database,
                      SanTime      from,
                      SanTime      cut_off,
                      GError     **error)
{
  g_autoptr (SanTicketBook) book = g_new0 (SanTicketBook, 1);
  g_auto (Reading) reading = { book };

  g_return_val_if_fail (database != NULL, NULL);

  book->from = from;
  book->cut_off = cut_off;
  book->facts = g_array_new (FALSE, FALSE, sizeof (SanTicketFact));
  book->strings = g_string_chunk_new (1024);

  reading.calendar = san_work_calendar_load (database, error);
  if (reading.calendar == NULL || !san_ticket_rules_load (database, &reading.rules, error) ||
      !read_facts (&reading, database, error) || !read_records (book, database, error))
    return NULL;

  g_array_sort (book->facts, compare_facts);

  return g_steal_pointer (&book);
}

void
san_ticket_book_free (SanTicketBook *book)
{
  if (book == NULL)
    return;

  g_clear_pointer (&book->facts, g_array_unref);
  g_clear_pointer (&book->strings, g_string_chunk_free);
  g_free (book);
}
