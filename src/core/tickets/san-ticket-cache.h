/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-record.h"

G_BEGIN_DECLS

/* Brings cache_ticket and cache_ticket_text up to date: see san-refresh.h. */
gboolean        san_ticket_cache_refresh (SanDatabase           *database,
                                          const char *const     *tables,
                                          GError               **error);

/* (transfer full): @words, a line each, folded, with the initials of what is Chinese */
char           *san_ticket_search_text   (const char            *words);
/* (transfer full): what finds the ticket by a number, folded, a line each */
char           *san_ticket_search_numbers (const SanTicket      *ticket);
/* Tells whether words have changed, without keeping them: FNV-1a */
gint64          san_ticket_search_checksum (const char          *words);

/* A number as one integer that sorts by colour, year, running; 0 is none. */
gint64          san_ticket_number_pack   (const SanTicketNumber *number);
SanTicketNumber san_ticket_number_unpack (gint64                 packed);

G_END_DECLS
