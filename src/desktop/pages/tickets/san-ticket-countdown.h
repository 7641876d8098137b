/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-store.h"
#include "widgets/san-ticket-glyph.h"

G_BEGIN_DECLS

/* By what the page's countdowns go. */
typedef struct
{
  SanTime          now;
  SanWorkCalendar *calendar;   /* (nullable): before the page was filled */
} SanTicketClock;

/* How long a ticket has: 剩 2 日, 今日到期, 逾期 2 日, 待复查. */
typedef struct
{
  char         *text;
  const char   *style;   /* a class of style.css */
  const char   *icon;    /* (nullable): in place of the bar */
  SanTicketBar  bar;
  double        share;
} SanTicketCountdown;

void  san_ticket_countdown_init  (SanTicketCountdown   *self,
                                  const SanTicketClock *clock,
                                  SanTicketStage        stage,
                                  SanTicketFlag         flag,
                                  SanTime               issued,
                                  SanTime               due);
void  san_ticket_countdown_clear (SanTicketCountdown   *self);
/* (transfer full): 6/26, 26 Jun; with the year when it is not now's; "" for no time */
char *san_ticket_short_day       (SanTime               time,
                                  SanTime               now);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SanTicketCountdown, san_ticket_countdown_clear)

G_END_DECLS
