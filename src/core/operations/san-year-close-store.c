/* san-year-close-store.c - a year becomes an archive, and the next goes on in a new ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "operations/san-year-close.h"

#include <glib/gi18n-lib.h>

#include "base/san-clock.h"
#include "base/san-text.h"
#include "store/san-carry.h"
#include "store/san-file-copy.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "tickets/san-ticket-event.h"

/* Of tickets that were closed in so many days before the end of the year, a recurrence may
 * still be found. */
#define RECENT_DAYS 90

/* ?1 is the last day of the year */
#define SQL_THIS_YEAR "last_day <= ?1 AND substr (last_day, 1, 4) = substr (?1, 1, 4)"

#define SQL_ROUNDS                                                                          \
  "(SELECT id FROM round WHERE state = 'published' AND kind <> 'simulated' AND " SQL_THIS_YEAR ")"

/* ?2 is the minute from which on closed tickets are recent. The last ones of the registers
 * come along: what is entered late must not take a number that the archive has. */
#define SQL_TICKETS                                                                         \
  "(WITH RECURSIVE kept (id) AS ("                                                          \
  "   SELECT ticket_id FROM cache_ticket WHERE draft OR closed >= ?2 OR"                    \
  "     stage NOT IN (" G_STRINGIFY (STAGE_CLOSED) ", " G_STRINGIFY (STAGE_CANCELLED) ")"   \
  "   UNION SELECT ticket_id FROM ticket_number WHERE (colour, year, running) IN"           \
  "     (SELECT colour, year, max (running) FROM ticket_number GROUP BY colour, year)"      \
  "   UNION SELECT t.forebear_id FROM ticket t JOIN kept k ON t.id = k.id"                  \
  "     WHERE t.forebear_id IS NOT NULL)"                                                   \
  " SELECT id FROM kept)"

/* As in SanTicketStage, which the preprocessor cannot read */
#define STAGE_CLOSED    6
#define STAGE_CANCELLED 7
G_STATIC_ASSERT (STAGE_CLOSED == SAN_TICKET_CLOSED);
G_STATIC_ASSERT (STAGE_CANCELLED == SAN_TICKET_CANCELLED);

static const SanCarryTable tables[] = {
  { "operator" }, { "campaign" }, { "calendar_day" }, { "office_hours" },
  { "unit" }, { "unit_version" }, { "unit_successor" },
  { "grouping" }, { "unit_group" }, { "membership" },
  { "category" }, { "item" }, { "point" }, { "standard_version" }, { "rating" },
  { "sampling_rule" }, { "scheme" }, { "scheme_version" },
  { "question" }, { "question_option" }, { "ticket_view" },
  { "round", "id IN " SQL_ROUNDS, .null = " children_id " },
  { "round_scheme", "round_id IN " SQL_ROUNDS },
  { "edition", "round_id IN " SQL_ROUNDS
    " AND number = (SELECT max (e.number) FROM edition e WHERE e.round_id = edition.round_id)" },
  { "award", "round_id IN " SQL_ROUNDS },
  { "ticket", "id IN " SQL_TICKETS, .null = " round_id " },
  { "ticket_assist", "ticket_id IN " SQL_TICKETS },
  { "ticket_informant", "ticket_id IN " SQL_TICKETS },
  { "ticket_event", "ticket_id IN " SQL_TICKETS },
  { "ticket_number", "ticket_id IN " SQL_TICKETS },
  { "ticket_file", "ticket_id IN " SQL_TICKETS },
  { NULL },
};

static const char SQL_COUNT_ROUNDS[] = "SELECT count (*) FROM " SQL_ROUNDS;

static const char SQL_COUNT_TICKETS[] =
  "SELECT count (*), count (*) FILTER (WHERE c.stage NOT IN ("
  G_STRINGIFY (STAGE_CLOSED) ", " G_STRINGIFY (STAGE_CANCELLED) "))"
  " FROM cache_ticket c WHERE c.ticket_id IN " SQL_TICKETS " AND ?1 <> ''";

static const char SQL_UNPUBLISHED[] =
  "SELECT label FROM round WHERE state <> 'published' AND kind <> 'simulated'"
  " AND " SQL_THIS_YEAR " ORDER BY last_day, id";

static const char SQL_LATER[] = "SELECT label FROM round WHERE last_day > ?1 ORDER BY last_day, id";

static const char SQL_RUNNING[] = "SELECT coalesce (max (running), 0) FROM bulletin";

static char *
last_day (int year)
{
  return g_strdup_printf ("%04d-12-31", year);
}

static gint64
recent_since (int year)
{
  return ((gint64) san_day_new (year, 12, 31) - RECENT_DAYS) * SAN_MINUTES_PER_DAY;
}

/* What is told before */

/* (transfer full): the labels that @sql lists */
static char **
list_labels (SanDatabase *database,
             const char  *sql,
             int          year,
             GError     **error)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autofree char *day = last_day (year);
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_text (query, 1, day);
  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_strv_builder_end (labels);
      g_strv_builder_add (labels, san_statement_text (query, 0));
    }

  return NULL;
}

/* The first two columns of the only row */
static gboolean
count (SanDatabase *database,
       const char  *sql,
       int          year,
       guint       *first,
       guint       *second,
       GError     **error)
{
  g_autofree char *day = last_day (year);
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_text (query, 1, day);
  if (sqlite3_bind_parameter_count (query) >= 2)
    san_statement_bind_int (query, 2, recent_since (year));
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *first = (guint) sqlite3_column_int (query, 0);
  if (second != NULL)
    *second = (guint) sqlite3_column_int (query, 1);

  return TRUE;
}

SanYearClosing *
san_year_closing_load (SanDatabase *database,
                       int          year,
                       GError     **error)
{
  g_autoptr (SanYearClosing) self = g_new0 (SanYearClosing, 1);

  if (!count (database, SQL_COUNT_ROUNDS, year, &self->n_rounds, NULL, error) ||
      !count (database, SQL_COUNT_TICKETS, year, &self->n_tickets, &self->n_open, error))
    return NULL;

  self->unpublished = list_labels (database, SQL_UNPUBLISHED, year, error);
  if (self->unpublished != NULL)
    self->later = list_labels (database, SQL_LATER, year, error);

  return self->later != NULL ? g_steal_pointer (&self) : NULL;
}

void
san_year_closing_free (SanYearClosing *closing)
{
  g_strfreev (closing->unpublished);
  g_strfreev (closing->later);
  g_free (closing);
}

/* The new ledger */

typedef struct
{
  int         year;
  const char *name;      /* of the file that goes on */
  gint64      running;
} Closing;

static gboolean
add_settings (SanDatabase *target,
              gpointer     data,
              GError     **error)
{
  const Closing *self = data;
  g_autofree char *running = g_strdup_printf ("%" G_GINT64_FORMAT, self->running);
  g_autofree char *year = g_strdup_printf ("%d", self->year);

  return san_setting_set (target, "bulletin-running", running, error) &&
         san_setting_set (target, "carried-year", year, error);
}

static gboolean
check_closing (SanDatabase *database,
               int          year,
               GError     **error)
{
  g_autoptr (SanYearClosing) closing = san_year_closing_load (database, year, error);
  char **labels;
  g_autofree char *list = NULL;

  if (closing == NULL)
    return FALSE;

  labels = closing->unpublished[0] != NULL ? closing->unpublished : closing->later;
  if (labels[0] == NULL)
    return TRUE;

  list = g_strjoinv (", ", labels);
  if (labels == closing->unpublished)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("The year %d cannot be closed: these rounds are not published: %s"), year,
                 list);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("The year %d cannot be closed: the ledger has later rounds: %s"), year, list);

  return FALSE;
}

static gboolean
set_closed (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  const Closing *self = data;
  g_autofree char *year = g_strdup_printf ("%d %s", self->year, self->name);

  return san_setting_set (database, "closed", self->year != 0 ? year : "", error);
}

gboolean
san_year_open_next (SanDatabase  *database,
                    int           year,
                    const char   *path,
                    const char   *actor,
                    gint64       *length,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char *day = last_day (year);
  Closing closing = { .year = year };
  SanCarry what = { tables, day, recent_since (year), FALSE, add_settings, &closing };

  *length = san_journal_length (database, error);

  return *length >= 0 &&
         check_closing (database, year, error) &&
         san_database_query_int (database, SQL_RUNNING, &closing.running, error) &&
         san_carry_records (database, &what, path, actor, cancellable, error);
}

gboolean
san_year_mark_closed (SanWorkspace *workspace,
                      int           year,
                      const char   *path,
                      gint64        length,
                      GError      **error)
{
  g_autofree char *label = g_strdup_printf ("%d", year);
  g_autofree char *name = san_text_file_name (path);
  Closing closing = { .year = year, .name = name };
  gint64 now = san_journal_length (san_workspace_database (workspace), error);
  gboolean done = now == length;

  if (now >= 0 && !done)
    g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
                 _("The ledger was changed while the year was being closed; close it again"));
  done = done &&
         san_workspace_change (workspace, "year.close", label, set_closed, &closing, NULL, error);
  if (!done)
    san_file_remove (path);

  return done;
}

gboolean
san_year_close (SanWorkspace *workspace,
                int           year,
                const char   *path,
                GCancellable *cancellable,
                GError      **error)
{
  gint64 length;

  return san_year_open_next (san_workspace_database (workspace), year, path,
                             san_workspace_get_actor (workspace), &length, cancellable, error) &&
         san_year_mark_closed (workspace, year, path, length, error);
}

gboolean
san_year_reopen (SanWorkspace *workspace,
                 GError      **error)
{
  Closing closing = { 0 };

  return san_workspace_change (workspace, "year.close", "", set_closed, &closing, NULL, error);
}
