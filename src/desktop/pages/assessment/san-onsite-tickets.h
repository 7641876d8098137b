/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanOnsiteTickets:
 *
 * Tickets for everything that failed in the round, one a point: what would be issued, to
 * whom, what is a recurrence; all or some of it, as one step.
 */
#define SAN_TYPE_ONSITE_TICKETS (san_onsite_tickets_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsiteTickets, san_onsite_tickets, SAN, ONSITE_TICKETS, AdwWindow)

/* (transfer none): shown over @page */
SanOnsiteTickets *san_onsite_tickets_run (SanPage  *page,
                                          SanRound *round);

G_END_DECLS
