/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables/san-table-writer.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* One time somebody was held to account (tickets.md §1, account), and what came of it: the
 * newest "outcome" event that refers to it, else the lines after the first of its own text.
 * Texts are never NULL. */
typedef struct
{
  gint64   event_id;
  SanTime  as_of;
  char    *kind;               /* "interview", "criticism" … */
  char    *who;                /* "" where it is not said */
  char    *document;
  char    *outcome;            /* "" as long as none is known */
  SanTime  outcome_as_of;      /* SAN_TICKET_NO_TIME without one */
  char    *outcome_document;
} SanTicketAccount;

void       san_ticket_account_free   (SanTicketAccount      *account);
/* (transfer full) (element-type SanTicketAccount): in the order in which they happened */
GPtrArray *san_ticket_accounts_of    (GPtrArray             *events);
/* (transfer full): "interview" of the text of such an event */
char      *san_ticket_account_kind   (const SanTicketEvent  *event);
/* All of the ledger, by ticket's number and time: number, unit, kind, as_of, who, document,
 * outcome, outcome_as_of, outcome_document. */
gboolean   san_ticket_account_export (SanDatabase           *database,
                                      SanTableWriter        *writer,
                                      GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketAccount, san_ticket_account_free)

G_END_DECLS
