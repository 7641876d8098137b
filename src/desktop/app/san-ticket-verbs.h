/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* What is asked for with a verb (tickets.md §1). */
typedef enum
{
  SAN_ASK_BY       = 1 << 0,
  SAN_ASK_TEXT     = 1 << 1,
  SAN_ASK_DOCUMENT = 1 << 2,
  SAN_ASK_PHOTOS   = 1 << 3,
  SAN_ASK_LIMIT    = 1 << 4,
  SAN_ASK_UNIT     = 1 << 5,
  SAN_ASK_PERSON   = 1 << 6,   /* who enters it, of the operators: a second person's verb */
  SAN_ASK_ACCOUNT  = 1 << 7,   /* interview, criticism … */
  SAN_ASK_REMINDER = 1 << 8,   /* shows the text to copy */
  SAN_ASK_RECORD   = 1 << 9,   /* which accountability of the ticket */
} SanTicketAsk;

typedef struct
{
  SanTicketKind  kind;
  SanTicketKind  other;      /* the other outcome that its dialog offers; itself: none */
  const char    *menu;       /* N_(): of buttons and menus, with its ellipsis */
  const char    *action;     /* N_(): of the dialog's own button */
  const char    *said;       /* N_(), with %s: the toast */
  const char    *text;       /* N_(): what @text is called: Reason */
  guint          asks;
  guint          needs;      /* of @asks: not to be left empty */
} SanTicketVerb;

/* (nullable): NULL for what nobody does by hand */
const SanTicketVerb *san_ticket_verb_find (SanTicketKind         kind);
/* (transfer full): what @verb was done to: 白〔2018〕203 窨井盖缺失, 12 tickets */
char                *san_ticket_verb_object (GPtrArray           *tickets,
                                           guint                 n);
/* (transfer full): the toast: 已销号：白〔2018〕203 窨井盖缺失 */
char                *san_ticket_verb_said (const SanTicketVerb  *verb,
                                           const char           *object);
/* Keeps the number of the newest step of the ledger in @seq until the handler that is
 * returned is disconnected from @context. */
gulong               san_ticket_watch     (SanContext           *context,
                                           gint64               *seq);
/* Does @verb to @tickets with @actor's name (NULL: the window's operator) and says so in a
 * toast that undoes it. Drafts: SAN_TICKET_ISSUE. Returns whether it was done. */
gboolean             san_ticket_verb_do   (SanContext           *context,
                                           const gint64         *ids,
                                           guint                 n,
                                           const SanTicketRequestVerb *verb,
                                           const char           *actor,
                                           const char           *said,
                                           GError              **error);

G_END_DECLS
