/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* Asks where to, and writes what is listed, whatever of it is selected: the columns of
 * `sansectl ticket list` in the language of the person. */
void san_ticket_list_file_ask   (SanPage               *page,
                                 const SanTicketFilter *filter,
                                 SanTicketOrder         order,
                                 gboolean               descending);
/* The same, to a known @path: .xlsx, .csv or .json. */
void san_ticket_list_file_write (SanPage               *page,
                                 const SanTicketFilter *filter,
                                 SanTicketOrder         order,
                                 gboolean               descending,
                                 const char            *path);
/* Shows what is listed as it would be printed. */
void san_ticket_list_file_preview (SanPage               *page,
                                   const SanTicketFilter *filter,
                                   SanTicketOrder         order,
                                   gboolean               descending);

G_END_DECLS
