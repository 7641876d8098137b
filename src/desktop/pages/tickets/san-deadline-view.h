/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* How the due time of a ticket came about: which minutes counted, which did not, and why
 * (tickets.md §3). A widget for a popover. */
GtkWidget *san_deadline_view_new (const SanTicket       *ticket,
                                  const SanTicketRules  *rules,
                                  const SanWorkCalendar *calendar);

G_END_DECLS
