/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "tickets/san-ticket-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanTicketVerbDialog:
 *
 * One small modal dialog per verb: it asks for what tickets.md says the verb needs of one
 * ticket or of several at once, shows what is wrong beside the field, and records it as one
 * step, with a toast that undoes it.
 */
#define SAN_TYPE_TICKET_VERB_DIALOG (san_ticket_verb_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketVerbDialog, san_ticket_verb_dialog, SAN, TICKET_VERB_DIALOG, AdwWindow)

/* Asks for what @kind needs and does it to all of @ids; drafts: SAN_TICKET_ISSUE issues
 * them. VERIFY asks for pass or fail (fail is RETURN), HELD and RELAPSED for the outcome of
 * the look-back, APPROVE and REJECT for the decision; which of the two is given only says
 * what is chosen at first. REMIND shows the text ready to copy. @parent: any widget; the
 * dialog is transient for its window. Returns at once. */
void     san_ticket_verb_dialog_run      (GtkWidget           *parent,
                                          SanContext          *context,
                                          const gint64        *ids,
                                          guint                n,
                                          SanTicketKind        kind);
/* (transfer full): "Record reply…": what a button or a menu says for @kind on a ticket of
 * that state, with its ellipsis */
char    *san_ticket_verb_label           (SanTicketKind        kind,
                                          const SanTicketState *state);
/* Whether the ticket's stage and flags take the verb, and whether the ledger can be
 * written. */
gboolean san_ticket_verb_applies         (SanContext          *context,
                                          const SanTicketRules *rules,
                                          const SanTicketState *state,
                                          SanTicketKind        kind);

G_END_DECLS
