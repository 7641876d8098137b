/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/**
 * SanSlipView:
 *
 * The slip of a ticket on paper of its colour. Problem, requirement and assisting units can
 * be put right in place while the slip has not left the office; leaving a field, or
 * Ctrl+Enter in it, makes it a step of the journal.
 */
#define SAN_TYPE_SLIP_VIEW (san_slip_view_get_type ())
G_DECLARE_FINAL_TYPE (SanSlipView, san_slip_view, SAN, SLIP_VIEW, AdwBin)

GtkWidget *san_slip_view_new  (SanContext            *context);
/* @ticket is the caller's, and stays until the next one is shown. */
void       san_slip_view_show (SanSlipView           *self,
                               const SanTicket       *ticket,
                               const SanTicketRules  *rules,
                               SanWorkCalendar       *calendar);
/* What was typed and is not kept yet. Returns FALSE when it was refused. */
gboolean   san_slip_view_keep (SanSlipView           *self);

G_END_DECLS
