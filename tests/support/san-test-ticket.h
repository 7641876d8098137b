/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-engine.h"

G_BEGIN_DECLS

/* An office with one ticket, worked through as the program would, without a file: every
 * line sweeps first, then does its verb. */
typedef struct
{
  SanTicketRules   rules;
  SanWorkCalendar *calendar;
  GPtrArray       *events;   /* SanTicketEvent, as entered */
  gint64           next_id;
} SanTestTicket;

/* 2018, with the State Council's days. */
SanTestTicket *san_test_ticket_new    (void);
void           san_test_ticket_free   (SanTestTicket  *self);

/* One line:
 *   "06-04 09:00 issue limit=2_workdays colour=yellow"   now, verb, what it says
 *   "06-20 09:00 @06-05 10:00 receive"                   entered late, as of …
 *   "06-20 09:00 sweep"                                  only the sweep
 *   "! 06-20 09:00 verify actor=First"                   it must be refused
 *   "= stage=closed due=06-07_17:30"                     what the ticket must say
 *   "# 06-05_17:30 yellow receipt"                       the steps in force, "; " between
 *   "> 1170 day-of-event office closed"                  the deadline: minutes, reasons
 *   "left"                                               the newest step's slip has left
 * Unless told, First acts; Second verifies and decides; reasons and receivers are given. */
void           san_test_ticket_run    (SanTestTicket  *self,
                                       const char     *line);
/* (transfer full): a value of the state by its name, as "=" has it */
char          *san_test_ticket_value  (SanTestTicket  *self,
                                       const char     *key);
/* A verb of that kind at @at by Second; whether it was taken. Nothing is recorded. */
gboolean       san_test_ticket_try    (SanTestTicket  *self,
                                       SanTicketKind   kind,
                                       SanTime         at);
/* The same after the sweep, and recorded if it is taken. */
gboolean       san_test_ticket_enter  (SanTestTicket  *self,
                                       SanTicketKind   kind,
                                       SanTime         at);
SanTime        san_test_ticket_time   (const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTestTicket, san_test_ticket_free)

G_END_DECLS
