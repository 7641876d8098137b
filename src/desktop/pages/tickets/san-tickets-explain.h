/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tickets/san-ticket-engine.h"

G_BEGIN_DECLS

/* Fills @box with the three colours, each with what it is for and the office's limit. */
void san_tickets_explain (GtkBox               *box,
                          const SanTicketRules *rules);

G_END_DECLS
