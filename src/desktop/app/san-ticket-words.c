/* san-ticket-words.c - how tickets are spoken of on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-ticket-words.h"

#include <glib/gi18n-lib.h>

#include "tickets/san-ticket-account.h"

#include "widgets/san-day-text.h"

const char *const san_ticket_accounts[] = {
  "interview", "criticism", "self-criticism", "admonition", "transfer", NULL,
};

const char *
san_ticket_slip_title (SanTicketColour colour)
{
  static const char *const titles[SAN_TICKET_COLOURS] = {
    N_("Assignment slip"), N_("Warning slip"), N_("Accountability slip"),
  };

  return _(titles[colour]);
}

const char *
san_ticket_account_label (const char *word)
{
  static const char *const labels[] = {
    N_("Summons to an interview"), N_("Criticism in a circular"), N_("Self-criticism"),
    N_("Admonition"), N_("Transfer to discipline inspection"),
  };

  for (guint i = 0; san_ticket_accounts[i] != NULL; i++)
    if (g_str_equal (word, san_ticket_accounts[i]))
      return _(labels[i]);

  return word;
}

/* Times */

char *
san_ticket_time (SanTime time,
                 SanTime now)
{
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (time == SAN_TICKET_NO_TIME)
    return g_strdup ("—");

  day = san_day_text (san_time_day (time), san_time_day (now));
  clock = san_time_text (time);

  return g_strdup_printf ("%s %s", day, clock);
}

char *
san_ticket_time_long (SanTime time,
                      SanTime now)
{
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (time == SAN_TICKET_NO_TIME)
    return g_strdup ("—");

  day = san_day_text (san_time_day (time), san_time_day (now));
  clock = san_time_text (time);

  /* Translators: a day, its weekday, a time of day */
  return g_strdup_printf (C_("day, weekday, time", "%2$s %1$s %3$s"), day,
                          san_weekday_text (san_time_day (time)), clock);
}

char *
san_ticket_time_brief (SanTime time)
{
  int month, day;
  g_autofree char *clock = san_time_text (time);

  san_day_get (san_time_day (time), NULL, &month, &day);

  return g_strdup_printf ("%d-%02d %s", month, day, clock);
}

char *
san_ticket_minutes (gint64 minutes)
{
  int hours = (int) (minutes / 60), rest = (int) (minutes % 60);

  if (hours == 0)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) rest), rest);
  if (rest == 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), hours);

  return g_strdup_printf (_("%1$d h %2$d min"), hours, rest);
}

/* The timeline */

void
san_ticket_line_free (SanTicketLine *line)
{
  g_free (line->title);
  g_free (line->text);
  g_free (line);
}

static const char *
icon_of (const SanTicketEvent *event)
{
  static const char *const icons[SAN_TICKET_KINDS] = {
    [SAN_TICKET_DRAFTED] = "document-new-symbolic",
    [SAN_TICKET_ISSUE] = "document-new-symbolic",
    [SAN_TICKET_RECEIVE] = "object-select-symbolic",
    [SAN_TICKET_REPORT] = "mail-attachment-symbolic",
    [SAN_TICKET_RETURN] = "edit-undo-symbolic",
    [SAN_TICKET_VERIFY] = "sanse-slip-closed-symbolic",
    [SAN_TICKET_CLOSE] = "sanse-slip-closed-symbolic",
    [SAN_TICKET_REOPEN] = "edit-undo-symbolic",
    [SAN_TICKET_APPROVE] = "sanse-seal-symbolic",
    [SAN_TICKET_RESUME] = "object-select-symbolic",
    [SAN_TICKET_UNSHELVE] = "object-select-symbolic",
    [SAN_TICKET_UPHOLD] = "sanse-seal-symbolic",
    [SAN_TICKET_REASSIGN] = "go-next-symbolic",
    [SAN_TICKET_CANCEL] = "process-stop-symbolic",
    [SAN_TICKET_ORDER_RED] = "sanse-escalate-symbolic",
    [SAN_TICKET_HELD] = "sanse-lookback-symbolic",
    [SAN_TICKET_RELAPSED] = "sanse-rebound-symbolic",
    [SAN_TICKET_REMIND] = "mail-send-symbolic",
    [SAN_TICKET_ACCOUNT] = "sanse-talk-symbolic",
    [SAN_TICKET_OUTCOME] = "sanse-talk-symbolic",
    [SAN_TICKET_STEP] = "appointment-missed-symbolic",
    [SAN_TICKET_RISE] = "sanse-escalate-symbolic",
    [SAN_TICKET_ANNULLED] = "edit-undo-symbolic",
  };
  const char *icon = event->kind < SAN_TICKET_KINDS ? icons[event->kind] : NULL;

  return icon != NULL ? icon : "document-edit-symbolic";
}

/* The slip that @event gave: the nth event that gives a colour gave the nth number. */
static gboolean
number_of (const SanTicket      *ticket,
           const SanTicketEvent *event,
           SanTicketNumber      *number)
{
  guint index = 0;

  if (!event->has_colour)
    return FALSE;
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *other = g_ptr_array_index (ticket->events, i);

      index += other->has_colour && other->id < event->id;
    }
  if (index >= ticket->numbers->len)
    return FALSE;
  *number = g_array_index (ticket->numbers, SanTicketNumber, index);

  return number->running > 0;
}

char *
san_ticket_line_number (const SanTicket      *ticket,
                        const SanTicketEvent *event)
{
  SanTicketNumber number;

  return number_of (ticket, event, &number) ? san_ticket_number_label (&number) : NULL;
}

static char *
title_of (const SanTicket      *ticket,
          const SanTicketEvent *event)
{
  g_autofree char *number = san_ticket_line_number (ticket, event);
  const char *slip = number != NULL ? number : san_ticket_colour_label (event->colour);

  if (event->kind == SAN_TICKET_ISSUE && number != NULL)
    return g_strdup_printf (_("%s issued"), number);
  if (event->kind == SAN_TICKET_STEP || event->kind == SAN_TICKET_RISE)
    return event->proposes ? g_strdup (_("Red proposed"))
                           : g_strdup_printf (_("Rose to %s"), slip);
  if (event->kind == SAN_TICKET_APPROVE && event->has_colour)
    return g_strdup_printf (_("Red approved: %s"), slip);
  if (event->kind == SAN_TICKET_VERIFY)
    return g_strdup (_("Recheck passed"));
  if (event->kind == SAN_TICKET_HELD)
    return g_strdup (_("Look-back: held"));
  if (event->kind == SAN_TICKET_RELAPSED)
    return g_strdup (_("Look-back: relapsed"));
  if (event->kind == SAN_TICKET_ACCOUNT)
    {
      g_autofree char *kind = san_ticket_account_kind (event);

      return g_strdup (san_ticket_account_label (kind));
    }

  return g_strdup (san_ticket_kind_label (event->kind));
}

/* (transfer full): the newest outcome that is known of an accountability */
static char *
outcome_of (const SanTicket      *ticket,
            const SanTicketEvent *event)
{
  g_autoptr (GPtrArray) accounts = san_ticket_accounts_of (ticket->events);

  for (guint i = 0; i < accounts->len; i++)
    {
      const SanTicketAccount *account = g_ptr_array_index (accounts, i);

      if (account->event_id == event->id && *account->outcome != '\0')
        return g_strdup_printf (_("Outcome: %s"), account->outcome);
    }

  return g_strdup (_("No outcome recorded yet"));
}

/* Whether a later record of the same accountability counts instead. */
static gboolean
is_replaced (const SanTicket      *ticket,
             const SanTicketEvent *event)
{
  gboolean later = FALSE, replaced = FALSE;

  if (event->kind != SAN_TICKET_OUTCOME)
    return FALSE;
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *other = g_ptr_array_index (ticket->events, i);

      replaced |= later && other->kind == SAN_TICKET_OUTCOME && other->refers == event->refers;
      later |= other == event;
    }

  return replaced;
}

static char *
text_of (const SanTicket      *ticket,
         const SanTicketEvent *event)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*event->actor == '\0')
    g_ptr_array_add (parts, g_strdup (_("System")));
  else if (*event->by != '\0' && !g_str_equal (event->by, event->actor))
    g_ptr_array_add (parts, g_strdup (event->by));
  else
    g_ptr_array_add (parts, g_strdup (event->actor));
  if (*event->why != '\0')
    g_ptr_array_add (parts, g_strdup (san_ticket_why_label (event->why)));
  if (*event->text != '\0' && event->kind != SAN_TICKET_ACCOUNT)
    g_ptr_array_add (parts, g_strdup (event->text));
  if (event->limit.kind != SAN_LIMIT_NONE)
    g_ptr_array_add (parts, san_limit_label (&event->limit));
  if (*event->document != '\0')
    g_ptr_array_add (parts, g_strdup (event->document));
  if (event->kind == SAN_TICKET_ACCOUNT)
    g_ptr_array_add (parts, outcome_of (ticket, event));
  if (event->photos > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u photo", "%u photos", event->photos),
                                             event->photos));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("  ", (char **) parts->pdata);
}

SanTicketLine *
san_ticket_line_new (const SanTicket      *ticket,
                     const SanTicketEvent *event)
{
  SanTicketLine *line = g_new0 (SanTicketLine, 1);

  line->icon = icon_of (event);
  line->title = title_of (ticket, event);
  line->text = text_of (ticket, event);
  line->dim = is_replaced (ticket, event);
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *other = g_ptr_array_index (ticket->events, i);

      line->dim |= other->kind == SAN_TICKET_ANNULLED && other->refers == event->id;
    }

  return line;
}
