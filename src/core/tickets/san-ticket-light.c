/* san-ticket-light.c - events read without their words, ticket by ticket
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-light.h"

#include <glib/gi18n-lib.h>

static int
two_digits (const char *text)
{
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/* The file has no other form than YYYY-MM-DD HH:MM, and a million of them. */
static SanTime
time_from_column (SanStatement *row,
                  int           column)
{
  const char *text = san_statement_text (row, column);

  if (sqlite3_column_bytes (row, column) != 16)
    return SAN_TICKET_NO_TIME;

  return (SanTime) san_day_new (two_digits (text) * 100 + two_digits (text + 2),
                                two_digits (text + 5), two_digits (text + 8)) *
         SAN_MINUTES_PER_DAY + two_digits (text + 11) * 60 + two_digits (text + 14);
}

/* What the rules ask of an event, without its words */
static gboolean
read_event (SanStatement   *row,
            SanTicketEvent *event,
            GError        **error)
{
  const char *limit = san_statement_text (row, 4);
  const char *colour = san_statement_text (row, 6);
  char *none = (char *) "";
  g_autofree char *number = NULL;

  *event = (SanTicketEvent) { .id = sqlite3_column_int64 (row, 1) };
  event->as_of = event->entered = time_from_column (row, 2);
  event->actor = event->by = event->text = event->document = event->why = none;
  event->due = time_from_column (row, 5);
  event->proposes = sqlite3_column_int (row, 7) != 0;
  event->unit_id = sqlite3_column_int64 (row, 8);
  event->refers = sqlite3_column_int64 (row, 9);

  if (event->as_of != SAN_TICKET_NO_TIME &&
      san_ticket_kind_parse (san_statement_text (row, 3), &event->kind) &&
      (*limit == '\0' || san_limit_parse (limit, &event->limit, NULL)))
    {
      event->has_colour = *colour != '\0';
      if (!event->has_colour || san_ticket_colour_parse (colour, &event->colour))
        return TRUE;
    }

  number = g_strdup_printf ("%" G_GINT64_FORMAT, event->id);
  g_set_error (error, SAN_ERROR, SAN_ERROR_DAMAGED,
               _("Event %s of a ticket cannot be read. Restore a backup."), number);
  return FALSE;
}

static gboolean
hand_over (GArray            *events,
           GPtrArray         *order,
           gint64             ticket,
           SanTicketLightFunc func,
           gpointer           data,
           GError           **error)
{
  g_ptr_array_set_size (order, 0);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (order, &g_array_index (events, SanTicketEvent, i));
  if (!func (ticket, order, data, error))
    return FALSE;

  g_array_set_size (events, 0);

  return TRUE;
}

gboolean
san_ticket_light_walk (SanStatement      *query,
                       SanTicketLightFunc func,
                       gpointer           data,
                       GError           **error)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (SanTicketEvent));
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  gint64 ticket = 0;
  gboolean has_row;

  while (san_statement_step (query, &has_row, error))
    {
      gint64 id = has_row ? sqlite3_column_int64 (query, 0) : 0;
      SanTicketEvent event;

      if (id != ticket && ticket != 0 &&
          !hand_over (events, order, ticket, func, data, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      ticket = id;
      if (!read_event (query, &event, error))
        return FALSE;
      g_array_append_val (events, event);
    }

  return FALSE;
}
