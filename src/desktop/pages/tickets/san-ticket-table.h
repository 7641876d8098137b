/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "pages/tickets/san-ticket-countdown.h"

G_BEGIN_DECLS

/* What the list of tickets shows, and what of it is selected: rows are read as they come
 * into view, so the selection is kept by id here when the list is read anew. */
typedef struct _SanTicketTable SanTicketTable;

/* @clock outlives it; the view gets its columns and its model. */
SanTicketTable *san_ticket_table_new        (GtkColumnView         *view,
                                             GtkMultiSelection     *selection,
                                             SanContext            *context,
                                             const SanTicketClock  *clock);
void            san_ticket_table_free       (SanTicketTable        *self);
/* In the order that the heads ask for. What was selected stays so; a single one that is
 * gone is replaced by what has come to its place. */
void            san_ticket_table_load       (SanTicketTable        *self,
                                             const SanTicketFilter *filter);
/* TRUE while the program, not the person, changes the selection */
gboolean        san_ticket_table_is_loading (SanTicketTable        *self);
guint           san_ticket_table_size       (SanTicketTable        *self);
/* (transfer none): of #SanTicketRow */
GListModel     *san_ticket_table_get_model  (SanTicketTable        *self);
/* (transfer none) (element-type gint64): of the whole list */
const GArray   *san_ticket_table_ids        (SanTicketTable        *self);
guint           san_ticket_table_n_selected (SanTicketTable        *self);
/* (transfer full) (element-type gint64): of what is selected, in the order of the list */
GArray         *san_ticket_table_selected   (SanTicketTable        *self);
/* (transfer full) (element-type SanTicketRow): the first of what is selected */
GPtrArray      *san_ticket_table_rows       (SanTicketTable        *self);
/* Selects this one and shows it; FALSE when it is not in the list. */
gboolean        san_ticket_table_select     (SanTicketTable        *self,
                                             gint64                 id);

G_END_DECLS
