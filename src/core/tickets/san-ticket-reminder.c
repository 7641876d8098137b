/* san-ticket-reminder.c - what to paste into a chat so that somebody gets going
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-store.h"

#include <glib/gi18n-lib.h>

#include "registry/san-roster.h"

/* A unit and its lines, in the order in which the units came. */
typedef struct
{
  gint64   unit_id;
  GString *lines;
} Paragraph;

static void
paragraph_free (Paragraph *paragraph)
{
  g_string_free (paragraph->lines, TRUE);
  g_free (paragraph);
}

static GString *
lines_of (GPtrArray *paragraphs,
          gint64     unit_id)
{
  Paragraph *paragraph;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      paragraph = paragraphs->pdata[i];
      if (paragraph->unit_id == unit_id)
        return paragraph->lines;
    }

  paragraph = g_new0 (Paragraph, 1);
  paragraph->unit_id = unit_id;
  paragraph->lines = g_string_new (NULL);
  g_ptr_array_add (paragraphs, paragraph);

  return paragraph->lines;
}

static void
add_line (GString         *lines,
          const SanTicket *ticket,
          SanTime          now)
{
  const SanTicketState *state = ticket->state;
  g_autofree char *number = san_ticket_name (ticket);
  g_autofree char *due = state->due != SAN_TICKET_NO_TIME ? san_time_format (state->due)
                                                          : g_strdup ("");

  if (state->running && state->due < now)
    g_string_append_printf (lines, _("\n%s: %s. It was due %s and is overdue."), number,
                            ticket->problem, due);
  else
    g_string_append_printf (lines, _("\n%s: %s. It is due %s."), number, ticket->problem, due);
}

char *
san_ticket_reminder (SanDatabase  *database,
                     const gint64 *tickets,
                     guint         n_tickets,
                     SanTime       now,
                     GError      **error)
{
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GPtrArray) paragraphs = NULL;
  GString *text;

  g_return_val_if_fail (database != NULL, NULL);

  roster = san_roster_load (database, san_time_day (now), TRUE, error);
  if (roster == NULL)
    return NULL;

  paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);
  for (guint i = 0; i < n_tickets; i++)
    {
      g_autoptr (SanTicket) ticket = san_ticket_store_load (database, tickets[i], error);

      if (ticket == NULL)
        return NULL;

      add_line (lines_of (paragraphs, ticket->state->unit_id), ticket, now);
    }

  text = g_string_new (NULL);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const Paragraph *paragraph = paragraphs->pdata[i];
      const SanUnit *unit = san_roster_get (roster, paragraph->unit_id);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "",
                              unit != NULL ? san_roster_display (roster, unit) : "");
      g_string_append (text, _(", please deal with these tickets and report back in time:"));
      g_string_append (text, paragraph->lines->str);
    }

  return g_string_free (text, FALSE);
}
