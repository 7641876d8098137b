/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"
#include "tickets/san-ticket-engine.h"

G_BEGIN_DECLS

/* Events without their words, for who derives very many tickets: about a microsecond each
 * instead of the several queries of a whole ticket. */

/* @events (element-type SanTicketEvent): of one ticket, by id; until the function returns */
typedef gboolean (*SanTicketLightFunc) (gint64       ticket,
                                        GPtrArray   *events,
                                        gpointer     data,
                                        GError     **error);

/* @query: rows of ticket_event in the order of ticket and id, its first columns ticket_id,
 * id, as_of, kind, time_limit, due, colour, proposes, unit_id, refers_id. */
gboolean san_ticket_light_walk (SanStatement       *query,
                                SanTicketLightFunc  func,
                                gpointer            data,
                                GError            **error);

/* After the rules or the calendar changed: marks the tickets whose cached row is no longer
 * what they say, so that only those are made anew. */
gboolean san_ticket_basis_mark (SanDatabase        *database,
                                GError            **error);

G_END_DECLS
