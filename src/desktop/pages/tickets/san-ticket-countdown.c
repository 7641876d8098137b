/* san-ticket-countdown.c - how long a ticket has, in words and as a bar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-countdown.h"

#include <glib/gi18n-lib.h>

static const char *
flag_word (SanTicketFlag flag)
{
  switch (flag)
    {
    case SAN_TICKET_SUSPENDED:
      return C_("ticket", "Suspended");

    case SAN_TICKET_SHELVED:
      return C_("ticket", "Shelved");

    case SAN_TICKET_DISPUTED:
      return C_("ticket", "Disputed");

    case SAN_TICKET_NO_FLAG:
    default:
      return NULL;
    }
}

/* TRUE when no clock runs: what stands there instead. */
static gboolean
init_stopped (SanTicketCountdown *self,
              SanTicketStage      stage,
              SanTicketFlag       flag)
{
  const char *word = flag_word (flag);

  self->style = "sn-dim";
  if (stage == SAN_TICKET_DRAFT)
    {
      word = C_("ticket", "Draft");
    }
  else if (stage == SAN_TICKET_CANCELLED)
    {
      word = C_("ticket", "Cancelled");
    }
  else if (stage == SAN_TICKET_CLOSED)
    {
      word = C_("ticket", "Closed");
      self->icon = "sanse-slip-closed-symbolic";
    }
  else if (word == NULL && (stage == SAN_TICKET_REPORTED || stage == SAN_TICKET_VERIFIED))
    {
      word = C_("ticket", "To recheck");
      self->icon = "view-reveal-symbolic";
    }
  self->text = g_strdup (word);

  return word != NULL;
}

static void
init_overdue (SanTicketCountdown *self,
              int                 days)
{
  self->bar = SAN_TICKET_BAR_OVERDUE;
  self->style = "sn-over";
  if (days > 0)
    self->text = g_strdup_printf (ngettext ("%d day over", "%d days over", (gulong) days), days);
  else
    self->text = g_strdup (_("Over"));
}

static void
init_running (SanTicketCountdown   *self,
              const SanTicketClock *clock,
              SanTime               issued,
              SanTime               due)
{
  int days = san_work_calendar_days_left (clock->calendar, clock->now, due);
  gint64 whole = san_work_calendar_minutes (clock->calendar, issued, due);
  gint64 gone = san_work_calendar_minutes (clock->calendar, issued, clock->now);

  if (clock->now > due)
    {
      init_overdue (self, -days);
      return;
    }
  if (san_time_day (due) == san_time_day (clock->now))
    {
      self->bar = SAN_TICKET_BAR_TODAY;
      self->style = "sn-due-today";
      self->text = g_strdup (_("due today"));
      return;
    }

  self->bar = SAN_TICKET_BAR_RUNNING;
  self->style = "";
  self->share = whole > 0 ? (double) gone / (double) whole : 1;
  if (days > 0)
    self->text = g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
  else
    self->text = g_strdup (_("under a day"));
}

void
san_ticket_countdown_init (SanTicketCountdown   *self,
                           const SanTicketClock *clock,
                           SanTicketStage        stage,
                           SanTicketFlag         flag,
                           SanTime               issued,
                           SanTime               due)
{
  *self = (SanTicketCountdown) { .style = "" };
  if (init_stopped (self, stage, flag))
    return;

  if (clock->calendar == NULL || due == SAN_TICKET_NO_TIME)
    self->text = g_strdup ("");
  else
    init_running (self, clock, issued, due);
}

void
san_ticket_countdown_clear (SanTicketCountdown *self)
{
  g_clear_pointer (&self->text, g_free);
}

char *
san_ticket_short_day (SanTime time,
                      SanTime now)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day, year_now;

  if (time == SAN_TICKET_NO_TIME)
    return g_strdup ("");

  san_day_get (san_time_day (time), &year, &month, &day);
  san_day_get (san_time_day (now), &year_now, NULL, NULL);
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);

  /* Translators: a day in a narrow column, as for g_date_time_format(): %-m/%-d */
  return g_date_time_format (date, year == year_now ? _("%-e %b")
                             /* Translators: the same with its year: %Y/%-m/%-d */
                                                    : _("%-e %b %Y"));
}
