/* san-ticket-basis-store.c - which tickets another rule or calendar says something else of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-light.h"

#include <string.h>

#include "store/san-setting-store.h"
#include "tickets/san-ticket-record.h"

static const char SQL_GET[] =
  "SELECT checksum FROM cache_ticket_basis WHERE id = 1";

static const char SQL_PUT[] =
  "INSERT OR REPLACE INTO cache_ticket_basis (id, checksum) VALUES (1, ?1)";

static const char SQL_LIST_HOURS[] =
  "SELECT from_md || ' ' || to_md || ' ' || spans FROM office_hours ORDER BY 1";

static const char SQL_LIST_DAYS[] =
  "SELECT substr (day, 1, 4), day || ' ' || kind || ' ' || source FROM calendar_day ORDER BY day";

/* Days of the years from ?2 up to ?3 have changed; ?1: all years, or the rules. What is open
 * may look at any day. */
#define REACHED \
  " WHERE ?1 OR c.stage NOT IN (6, 7) OR (c.issued < ?3 AND" \
  " max (coalesce (c.due, 0), coalesce (c.own_due, 0), coalesce (c.closed, 0), coalesce (c.receipt_due, 0)," \
  " coalesce (c.verify_due, 0)) >= ?2)"

static const char SQL_EVENTS[] =
  "SELECT ticket_id, id, as_of, kind, time_limit, due, colour, proposes, unit_id, refers_id"
  " FROM ticket_event WHERE ticket_id IN (SELECT ticket_id FROM cache_ticket AS c" REACHED ")"
  " ORDER BY ticket_id, id";

static const char SQL_ROWS[] =
  "SELECT ticket_id, stage, colour, red, due, soon, receipt_due, running, verify_due, rises,"
  " own_due, stopped_minutes FROM cache_ticket AS c" REACHED " ORDER BY ticket_id";

static const char SQL_STALE[] =
  "INSERT OR IGNORE INTO cache_ticket_stale (ticket_id) VALUES (?1)";

#define N_VALUES 11

typedef struct
{
  SanTicketRules   rules;
  SanWorkCalendar *calendar;
  SanStatement    *rows;       /* of the cache, in the order of the events */
  gboolean         has_row;
  GArray          *changed;    /* gint64 */
} Marking;

/* What every due time rests on, in short: the rules and office hours, then a line a year */

static char *
checksum_of (SanDatabase *database,
             const char  *text,
             const char  *sql,
             GError     **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return NULL;

  g_checksum_update (checksum, (const guchar *) text, -1);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      g_checksum_update (checksum, (const guchar *) "\n", 1);
      g_checksum_update (checksum, (const guchar *) san_statement_text (query, 0), -1);
    }

  return ok ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

static void
end_year (GString    *text,
          const char *year,
          GChecksum  *checksum)
{
  if (*year != '\0')
    g_string_append_printf (text, "\n%s %s", year, g_checksum_get_string (checksum));
}

static gboolean
append_years (SanDatabase *database,
              GString     *text,
              GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_DAYS, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *year = g_strdup ("");
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return FALSE;

  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      if (!g_str_equal (san_statement_text (query, 0), year))
        {
          end_year (text, year, checksum);
          g_checksum_reset (checksum);
          g_free (year);
          year = g_strdup (san_statement_text (query, 0));
        }
      g_checksum_update (checksum, (const guchar *) san_statement_text (query, 1), -1);
      g_checksum_update (checksum, (const guchar *) "\n", 1);
    }
  end_year (text, year, checksum);

  return ok;
}

/* (transfer full) */
static char *
make_basis (SanDatabase    *database,
            SanTicketRules *rules,
            GError        **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *roll = NULL;
  g_autofree char *said = NULL;
  g_autofree char *all = NULL;
  g_autofree char *first = NULL;

  if (!san_ticket_rules_load (database, rules, error))
    return NULL;
  roll = san_setting_get (database, "ticket.days-roll", error);
  if (roll == NULL)
    return NULL;

  said = san_ticket_rules_text (rules);
  all = g_strconcat (said, "\n", roll, NULL);
  first = checksum_of (database, all, SQL_LIST_HOURS, error);
  if (first == NULL)
    return NULL;

  g_string_append (text, first);

  return append_years (database, text, error) ? g_string_free (g_steal_pointer (&text), FALSE)
                                              : NULL;
}

static void
widen (const char *line,
       int        *from,
       int        *to)
{
  int year = (int) g_ascii_strtoll (line, NULL, 10);

  *from = MIN (*from, year);
  *to = MAX (*to, year);
}

/* The years that differ; FALSE when more than the days of some years does. */
static gboolean
compare (const char *before,
         const char *after,
         int        *from,
         int        *to)
{
  g_auto (GStrv) old = g_strsplit (before, "\n", -1);
  g_auto (GStrv) new = g_strsplit (after, "\n", -1);

  if (*old == NULL || *new == NULL || !g_str_equal (*old, *new))
    return FALSE;

  *from = G_MAXINT;
  *to = 0;
  for (char **line = old + 1; *line != NULL; line++)
    if (!g_strv_contains ((const char *const *) new, *line))
      widen (*line, from, to);
  for (char **line = new + 1; *line != NULL; line++)
    if (!g_strv_contains ((const char *const *) old, *line))
      widen (*line, from, to);

  return TRUE;
}

/* Tickets */

static SanTime
time_in (SanStatement *row,
         int           column)
{
  return sqlite3_column_type (row, column) != SQLITE_NULL ? sqlite3_column_int64 (row, column)
                                                          : SAN_TICKET_NO_TIME;
}

static gboolean
is_as_cached (const Marking        *marking,
              const SanTicketState *state)
{
  const gint64 values[N_VALUES] = {
    state->stage, state->colour, state->red, state->due,
    state->running && state->due != SAN_TICKET_NO_TIME
      ? san_work_calendar_soon (marking->calendar, state->due) : SAN_TICKET_NO_TIME,
    state->receipt_due, state->running, state->verify_due, state->rises, state->own_due,
    state->stopped_minutes,
  };

  for (int i = 0; i < N_VALUES; i++)
    if (time_in (marking->rows, i + 1) != values[i])
      return FALSE;

  return TRUE;
}

/* Both walks go by the ticket's id; one without a row is new and is marked already. */
static gboolean
look_at (gint64     ticket,
         GPtrArray *events,
         gpointer   data,
         GError   **error)
{
  Marking *marking = data;
  g_autoptr (SanTicketState) state = NULL;

  while (marking->has_row && sqlite3_column_int64 (marking->rows, 0) < ticket)
    if (!san_statement_step (marking->rows, &marking->has_row, error))
      return FALSE;
  if (!marking->has_row || sqlite3_column_int64 (marking->rows, 0) != ticket)
    return TRUE;

  state = san_ticket_derive (&marking->rules, marking->calendar, events, G_MAXINT64);
  if (!is_as_cached (marking, state))
    g_array_append_val (marking->changed, ticket);

  return TRUE;
}

static SanStatement *
prepare (SanDatabase *database,
         const char  *sql,
         gboolean     all,
         int          from,
         int          to,
         GError     **error)
{
  SanStatement *query = san_database_prepare (database, sql, error);

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, all);
  san_statement_bind_int (query, 2, all ? 0
                          : (SanTime) san_day_new (from, 1, 1) * SAN_MINUTES_PER_DAY);
  san_statement_bind_int (query, 3, all ? 0
                          : (SanTime) san_day_new (to + 1, 1, 1) * SAN_MINUTES_PER_DAY);

  return query;
}

static gboolean
mark_changed (SanDatabase *database,
              GArray      *changed,
              GError     **error)
{
  for (guint i = 0; i < changed->len; i++)
    {
      g_autoptr (SanStatement) mark = san_database_prepare (database, SQL_STALE, error);

      if (mark == NULL)
        return FALSE;
      san_statement_bind_int (mark, 1, g_array_index (changed, gint64, i));
      if (!san_statement_run (mark, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
mark_tickets (SanDatabase          *database,
              const SanTicketRules *rules,
              gboolean              all,
              int                   from,
              int                   to,
              GError              **error)
{
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_load (database, error);
  g_autoptr (SanStatement) events = NULL;
  g_autoptr (SanStatement) rows = NULL;
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  Marking marking = { .rules = *rules, .calendar = calendar, .changed = changed };

  if (calendar == NULL)
    return FALSE;
  events = prepare (database, SQL_EVENTS, all, from, to, error);
  rows = events != NULL ? prepare (database, SQL_ROWS, all, from, to, error) : NULL;
  if (rows == NULL)
    return FALSE;

  marking.rows = rows;

  return san_statement_step (rows, &marking.has_row, error) &&
         san_ticket_light_walk (events, look_at, &marking, error) &&
         mark_changed (database, changed, error);
}

gboolean
san_ticket_basis_mark (SanDatabase *database,
                       GError     **error)
{
  SanTicketRules rules;
  g_autofree char *basis = make_basis (database, &rules, error);
  g_autofree char *before = NULL;
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (SanStatement) put = NULL;
  gboolean has_row;
  int from = 0, to = 0;
  gboolean all;

  if (basis == NULL)
    return FALSE;

  query = san_database_prepare (database, SQL_GET, error);
  if (query == NULL || !san_statement_step (query, &has_row, error))
    return FALSE;
  before = g_strdup (has_row ? san_statement_text (query, 0) : "");
  if (g_str_equal (before, basis))
    return TRUE;

  put = san_database_prepare (database, SQL_PUT, error);
  if (put == NULL)
    return FALSE;
  san_statement_bind_text (put, 1, basis);
  all = !compare (before, basis, &from, &to);

  return san_statement_run (put, error) &&
         mark_tickets (database, &rules, all, from, to, error);
}
