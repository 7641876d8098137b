/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "pages/tickets/san-ticket-countdown.h"

G_BEGIN_DECLS

/**
 * SanTicketDetail:
 *
 * The pane beside the list: one ticket with its steps, facts, photographs, timeline, and
 * what can be done with it now; or how many are selected and what can be done with them
 * all. Its buttons are actions of the page (pages/tickets/san-ticket-menu.h).
 */
#define SAN_TYPE_TICKET_DETAIL (san_ticket_detail_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketDetail, san_ticket_detail, SAN, TICKET_DETAIL, AdwBin)

/* @clock outlives the pane. */
void             san_ticket_detail_set_context (SanTicketDetail      *self,
                                                SanContext           *context,
                                                const SanTicketClock *clock);
/* @id: 0 for none */
void             san_ticket_detail_show        (SanTicketDetail      *self,
                                                const SanTicketRules *rules,
                                                gint64                id);
/* @rows (element-type SanTicketRow): some of them; @n: how many are selected */
void             san_ticket_detail_show_many   (SanTicketDetail      *self,
                                                const SanTicketRules *rules,
                                                GPtrArray            *rows,
                                                guint                 n);
/* (transfer none) (nullable): the one that is shown */
const SanTicket *san_ticket_detail_get_ticket  (SanTicketDetail      *self);
void             san_ticket_detail_set_narrow  (SanTicketDetail      *self,
                                                gboolean              narrow);

G_END_DECLS
