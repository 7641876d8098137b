/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "tickets/san-ticket-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SanTicketPhotos:
 *
 * The photographs of a ticket in small, before and after, and a place to add one: a click
 * chooses files, and files can be dropped on it. A click on one opens the ticket.
 */
#define SAN_TYPE_TICKET_PHOTOS (san_ticket_photos_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketPhotos, san_ticket_photos, SAN, TICKET_PHOTOS, AdwBin)

/* Borrows nothing. @add: whether there is a place to add one. */
void san_ticket_photos_show (SanTicketPhotos *self,
                             SanContext      *context,
                             const SanTicket *ticket,
                             gboolean         add);

G_END_DECLS
