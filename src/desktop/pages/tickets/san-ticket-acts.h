/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/tickets/san-ticket-countdown.h"

G_BEGIN_DECLS

/* Does what an action of the page of tickets is called: new, open, print, preview,
 * copy-number, delete-draft, do (@parameter: a verb's word), escalate, close-ticket, reply,
 * remind, extend, look-back, draw-look-back, feedback-out, feedback-in. @ids (element-type
 * gint64): what is selected. @walk (nullable)
 * (element-type gint64): the list along which an opened ticket can be left. */
void san_ticket_page_act      (SanPage              *page,
                               const SanTicketRules *rules,
                               const char           *action,
                               GVariant             *parameter,
                               const GArray         *ids,
                               const GArray         *walk);
/* A card was drawn into a lane of the board (pages/tickets/san-ticket-lane.h): asks for
 * what that means, or says why it cannot be. */
void san_ticket_page_drop      (SanPage              *page,
                               const SanTicketRules *rules,
                               gint64                id,
                               int                   lane);
/* Copies rows of the list, as text and as HTML. @columns (element-type SanTicketColumn) */
void san_ticket_page_copy     (SanPage              *page,
                               GListModel           *model,
                               GtkBitset            *rows,
                               const GArray         *columns,
                               const SanTicketClock *clock);

/* What another page asks for (pages/tickets/san-tickets-page.h). */
typedef struct
{
  char            *view;
  gint64           ticket;
  SanTicketFilter  filter;     /* borrows from this */
  char            *text;
  GArray          *units;
} SanTicketTarget;

/* (transfer full) (nullable): NULL when it is none */
SanTicketTarget *san_ticket_target_read (SanDatabase        *database,
                               GVariant             *target);
void             san_ticket_target_free (SanTicketTarget    *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketTarget, san_ticket_target_free)

G_END_DECLS
