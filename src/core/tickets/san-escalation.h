/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-record.h"

G_BEGIN_DECLS

/* Tickets whose next step fell due before @now, and (out, optional) their numbers. */
gboolean san_escalation_list_due (SanDatabase           *database,
                                  SanTime                now,
                                  GArray               **ids,
                                  GArray               **numbers,
                                  GError               **error);
/* (transfer full): "白〔2018〕012号 … (300)", for the label of a step */
char    *san_ticket_numbers_label (const SanTicketNumber *numbers,
                                  guint                  n_numbers);

G_END_DECLS
