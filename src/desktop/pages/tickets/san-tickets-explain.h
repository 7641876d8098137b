/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* TRUE when the ledger has neither tickets nor drafts. */
gboolean san_tickets_is_none (SanDatabase          *database,
                              SanTime               now);
/* Fills @box with the three colours, each with what it is for and the office's limit. */
void     san_tickets_explain (GtkBox               *box,
                              const SanTicketRules *rules);

G_END_DECLS
