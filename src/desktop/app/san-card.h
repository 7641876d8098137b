/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-document.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* What the pane of one record, a unit or a point, has on paper: facts, charts, tables. */

/* (transfer full): its name as the title */
SanDocument      *san_card_new         (const char       *title,
                                        const char       *subtitle);
/* (transfer none): a table of names and values, filled by san_card_add_fact() */
SanDocumentBlock *san_card_add_facts   (SanDocument      *card);
/* Nothing where @value is "". */
void              san_card_add_fact    (SanDocumentBlock *facts,
                                        const char       *name,
                                        const char       *value);
/* @rows: (element-type SanTicketRow). @heading stands over them, with how many there are. */
void              san_card_add_tickets (SanDocument      *card,
                                        const char       *heading,
                                        GPtrArray        *rows);
/* (transfer full): 2017-09-01 to 2018-06-30, since …, always */
char             *san_card_span        (SanDay            from,
                                        SanDay            to);

G_END_DECLS
