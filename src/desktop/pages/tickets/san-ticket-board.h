/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/tickets/san-ticket-lane.h"

G_BEGIN_DECLS

/**
 * SanTicketBoard:
 *
 * The tickets as cards in four lanes: white, yellow, red, closed this month. Left and right
 * go from lane to lane.
 *
 * #SanTicketBoard::selected when another card, or none, is selected;
 * #SanTicketBoard::opened when the selected one was opened; #SanTicketBoard::dropped
 * (gint64 id, int lane) when a card was drawn into another lane: the board changes nothing.
 */
#define SAN_TYPE_TICKET_BOARD (san_ticket_board_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketBoard, san_ticket_board, SAN, TICKET_BOARD, GtkBox)

void          san_ticket_board_set_context (SanTicketBoard        *self,
                                            SanContext            *context,
                                            const SanTicketClock  *clock);
void          san_ticket_board_load        (SanTicketBoard        *self,
                                            const SanTicketFilter *filter);
/* (nullable) (transfer none): of the selected card */
SanTicketRow *san_ticket_board_get_row     (SanTicketBoard        *self);
/* How many cards there are in the open lanes. */
guint         san_ticket_board_count       (SanTicketBoard        *self);
/* Selects the card below a point of @widget; FALSE when there is none. */
gboolean      san_ticket_board_pick        (SanTicketBoard        *self,
                                            GtkWidget             *widget,
                                            double                 x,
                                            double                 y);
/* FALSE when no lane has it. */
gboolean      san_ticket_board_select      (SanTicketBoard        *self,
                                            gint64                 id);
/* Gives the focus to the selected card, or to the first one. */
gboolean      san_ticket_board_focus       (SanTicketBoard        *self);

G_END_DECLS
