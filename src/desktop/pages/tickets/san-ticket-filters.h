/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/**
 * SanTicketFilters:
 *
 * The second line over the list of tickets: colours, steps, units, kinds of places, words.
 *
 * #SanTicketFilters::changed when the person asks for something else.
 */
#define SAN_TYPE_TICKET_FILTERS (san_ticket_filters_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketFilters, san_ticket_filters, SAN, TICKET_FILTERS, GtkBox)

void     san_ticket_filters_set_context (SanTicketFilters      *self,
                                         SanContext            *context);
/* Adds to @filter what is asked for here; it borrows. */
void     san_ticket_filters_add_to      (SanTicketFilters      *self,
                                         SanTicketFilter       *filter);
/* Asks for that part of @filter which this line knows. @filter: (nullable): for nothing.
 * Does not emit. */
void     san_ticket_filters_set         (SanTicketFilters      *self,
                                         const SanTicketFilter *filter);
gboolean san_ticket_filters_is_empty    (SanTicketFilters      *self);
/* By colour, in the chips. */
void     san_ticket_filters_set_counts  (SanTicketFilters      *self,
                                         const guint            counts[SAN_TICKET_COLOURS]);
/* The board has a lane for each colour and needs no toggles. */
void     san_ticket_filters_set_board   (SanTicketFilters      *self,
                                         gboolean               board);
void     san_ticket_filters_search      (SanTicketFilters      *self);

G_END_DECLS
