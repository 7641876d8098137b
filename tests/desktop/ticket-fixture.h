/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/desk.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* What the fixture holds at 2018-06-26 10:42, by the keys of ticket_fixture_id(). */
#define FIXTURE_OPEN      13   /* eight white, three yellow, two red */
#define FIXTURE_OVERDUE    3
#define FIXTURE_DUE_TODAY  3
#define FIXTURE_WAITING    1
#define FIXTURE_ISSUED    15   /* with one closed, one cancelled */

/* The running program with a ledger of tickets in every stage, made event by event as the
 * days of June 2018 went by. */
Desk   *ticket_fixture_desk (int         width,
                             int         height);
/* Of the ticket whose problem contains @words; fails without one. */
gint64  ticket_fixture_id   (Desk       *desk,
                             const char *words);

G_END_DECLS
