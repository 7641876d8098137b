/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "pages/tickets/san-ticket-countdown.h"

G_BEGIN_DECLS

/**
 * SanTicketLane:
 *
 * A lane of the board: the open tickets of a colour, or those closed this month, a card
 * each. Cards are made for what is in view only.
 *
 * #SanTicketLane::selected when another card was selected; #SanTicketLane::opened with
 * Enter or a double click; #SanTicketLane::dropped (gint64 id) when the card of another
 * lane was drawn here.
 */
#define SAN_TYPE_TICKET_LANE (san_ticket_lane_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketLane, san_ticket_lane, SAN, TICKET_LANE, GtkBox)

#define SAN_TICKET_LANE_CLOSED ((int) SAN_TICKET_COLOURS)
#define SAN_N_TICKET_LANES     (SAN_TICKET_LANE_CLOSED + 1)

/* @lane: a #SanTicketColour, or SAN_TICKET_LANE_CLOSED. @clock outlives it. */
GtkWidget    *san_ticket_lane_new          (int                    lane,
                                            SanContext            *context,
                                            const SanTicketClock  *clock);
int           san_ticket_lane_get_lane     (SanTicketLane         *self);
/* Shows of @filter what belongs in this lane; keeps the selected card. */
void          san_ticket_lane_load         (SanTicketLane         *self,
                                            const SanTicketFilter *filter);
/* (transfer none): of #SanTicketRow */
GListModel   *san_ticket_lane_get_model    (SanTicketLane         *self);
/* GTK_INVALID_LIST_POSITION for none */
guint         san_ticket_lane_get_selected (SanTicketLane         *self);
/* (nullable) (transfer none): of the selected card */
SanTicketRow *san_ticket_lane_get_row      (SanTicketLane         *self);
void          san_ticket_lane_select       (SanTicketLane         *self,
                                            guint                  position);
/* FALSE when it is not among the first cards. */
gboolean      san_ticket_lane_select_ticket (SanTicketLane        *self,
                                            gint64                 id);
/* Where the card stands whose widget @widget is; GTK_INVALID_LIST_POSITION if it is none. */
guint         san_ticket_lane_position_of  (GtkWidget             *widget);
/* Selects the card at @position, or the last one, and gives it the focus; FALSE when there
 * is no card. */
gboolean      san_ticket_lane_enter        (SanTicketLane         *self,
                                            guint                  position);

G_END_DECLS
