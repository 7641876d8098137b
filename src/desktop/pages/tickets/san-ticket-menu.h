/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* What can be done with tickets: the actions "page.do" (s: the verb's word), "page.open",
 * "page.preview", "page.print", "page.copy-number", "page.delete-draft" on what is selected.
 */

/* The verbs of the action bar for that state, the primary one first, at most @most; returns
 * how many. */
guint       san_ticket_bar_verbs (SanContext           *context,
                                  const SanTicketRules *rules,
                                  const SanTicketState *state,
                                  SanTicketKind        *verbs,
                                  guint                 most);
/* (transfer full): everything that the ticket takes now */
GMenuModel *san_ticket_menu_new  (SanContext           *context,
                                  const SanTicketRules *rules,
                                  const SanTicketState *state);
/* What some of @rows (element-type SanTicketRow) take: it is done to those. Returns how
 * many. */
guint       san_ticket_bulk_verbs (SanContext          *context,
                                  const SanTicketRules *rules,
                                  GPtrArray            *rows,
                                  SanTicketKind        *verbs,
                                  guint                 most);
/* (transfer full): for several */
GMenuModel *san_ticket_bulk_menu_new (SanContext       *context,
                                  const SanTicketRules *rules,
                                  GPtrArray            *rows);

G_END_DECLS
