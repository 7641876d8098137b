/* san-escalation-store.c - whose next step has fallen due, and the steps that were taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-escalation.h"

#include "tickets/san-ticket-cache.h"

static const char SQL_LIST_DUE[] =
  "SELECT ticket_id, number FROM cache_ticket WHERE rises < ?1 ORDER BY rises, ticket_id";

static const char SQL_LIST_STEPS[] =
  "SELECT e.as_of, e.ticket_id, c.number, c.first, e.proposes, e.why, n.colour, n.year,"
  " n.running FROM ticket_event AS e"
  " JOIN cache_ticket AS c ON c.ticket_id = e.ticket_id"
  " LEFT JOIN ticket_number AS n ON n.event_id = e.id"
  " WHERE e.kind = 'step' AND e.as_of >= ?1 AND NOT EXISTS"
  " (SELECT 1 FROM ticket_event AS a WHERE a.refers_id = e.id AND a.kind = 'annulled')"
  " ORDER BY e.as_of, c.first, e.id";

static const char SQL_NEWEST_STEP[] =
  "SELECT at FROM step ORDER BY seq DESC LIMIT 1";

gboolean
san_escalation_list_due (SanDatabase *database,
                         SanTime      now,
                         GArray     **ids,
                         GArray     **numbers,
                         GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_DUE, error);
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (SanTicketNumber));
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, now);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 id = sqlite3_column_int64 (query, 0);
      SanTicketNumber number = san_ticket_number_unpack (sqlite3_column_int64 (query, 1));

      g_array_append_val (due, id);
      g_array_append_val (names, number);
    }

  if (!ok)
    return FALSE;

  *ids = g_steal_pointer (&due);
  if (numbers != NULL)
    *numbers = g_steal_pointer (&names);

  return TRUE;
}

gboolean
san_escalation_is_back (SanDatabase *database,
                        SanTime      now,
                        gboolean    *back,
                        GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_NEWEST_STEP, error);
  gboolean has_row;
  SanTime newest;

  if (query == NULL || !san_statement_step (query, &has_row, error))
    return FALSE;

  *back = has_row && san_time_parse (san_statement_text (query, 0), &newest, NULL) &&
          now < newest;

  return TRUE;
}

GPtrArray *
san_escalation_list (SanDatabase *database,
                     SanTime      since,
                     GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *from = NULL;
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST_STEPS, error);
  if (query == NULL)
    return NULL;

  from = since != G_MININT64 ? san_time_format (since) : NULL;
  san_statement_bind_text (query, 1, from);
  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_step_free);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      SanTicketStep *step = g_new0 (SanTicketStep, 1);
      gboolean proposes = sqlite3_column_int (query, 4);

      san_time_parse (san_statement_text (query, 0), &step->at, NULL);
      step->ticket_id = sqlite3_column_int64 (query, 1);
      step->number = san_ticket_number_unpack (sqlite3_column_int64 (query, 2));
      step->first = san_ticket_number_unpack (sqlite3_column_int64 (query, 3));
      step->from = proposes ? SAN_TICKET_YELLOW : SAN_TICKET_WHITE;
      step->to = proposes ? SAN_TICKET_RED : SAN_TICKET_YELLOW;
      step->why = g_strdup (san_statement_text (query, 5));
      if (san_ticket_colour_parse (san_statement_text (query, 6), &step->new_number.colour))
        {
          step->new_number.year = sqlite3_column_int (query, 7);
          step->new_number.running = sqlite3_column_int (query, 8);
        }
      g_ptr_array_add (steps, step);
    }

  return ok ? g_steal_pointer (&steps) : NULL;
}
