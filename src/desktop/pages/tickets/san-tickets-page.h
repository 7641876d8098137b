/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanTicketsPage:
 *
 * 三色单: the tickets as a list with one of them beside it, or as a board.
 *
 * Targets of san_page_go(): x, a ticket's id: selects it. s: the word of a view (open,
 * today, overdue, recheck, lookback, recurred, red, drafts) or a saved view's name, else a
 * number or words to search. a{sv}: view (s), unit (x, with what is below it), units (ax),
 * category (x), point (x), bureau (x), colour (s: white …), stage (s), text (s), ticket
 * (x); without view all open ones.
 */
#define SAN_TYPE_TICKETS_PAGE (san_tickets_page_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketsPage, san_tickets_page, SAN, TICKETS_PAGE, SanPage)

/* How many tickets are overdue now, for the sidebar. */
guint san_tickets_page_count (SanContext *context);
/* (transfer full): 三色单，7 张逾期 */
char *san_tickets_page_speak (guint       count);

G_END_DECLS
