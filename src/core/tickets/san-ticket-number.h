/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-event.h"

G_BEGIN_DECLS

/* A number of the register: 白〔2018〕012号. A value; running 0 is none. */
typedef struct
{
  SanTicketColour colour;
  int             year;
  int             running;
} SanTicketNumber;

/* 白〔2018〕012号, 白〔2018〕012, 白2018-12, 白[2018]12, W-2018-012 (W, Y, R) */
gboolean san_ticket_number_parse  (const char            *text,
                                   SanTicketNumber       *number,
                                   GError               **error);
/* (transfer full): 白〔2018〕012号, as sansectl prints it; "" for none */
char    *san_ticket_number_format (const SanTicketNumber *number);
/* (transfer full): for lists, in the user's language: 白〔2018〕012, W-2018-012 */
char    *san_ticket_number_label  (const SanTicketNumber *number);
/* (transfer full): by the office's pattern, for paper: 海创督〔2018〕白012号. @pattern is
 * text with {colour}, {year} and {number} in it; "" gives san_ticket_number_format() */
char    *san_ticket_number_print  (const SanTicketNumber *number,
                                   const char            *pattern);

G_END_DECLS
