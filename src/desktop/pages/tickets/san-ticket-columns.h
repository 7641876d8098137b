/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/tickets/san-ticket-countdown.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_TICKET_COLUMN_COLOUR,
  SAN_TICKET_COLUMN_NUMBER,
  SAN_TICKET_COLUMN_PROBLEM,
  SAN_TICKET_COLUMN_UNIT,
  SAN_TICKET_COLUMN_STAGE,
  SAN_TICKET_COLUMN_DUE,
  SAN_TICKET_COLUMN_LEFT,
  SAN_N_TICKET_COLUMNS,
} SanTicketColumn;

/* @clock outlives the view. */
void        san_ticket_columns_add        (GtkColumnView        *view,
                                           const SanTicketClock *clock);
/* Without stage and due day, for narrow windows. */
void        san_ticket_columns_set_narrow (GtkColumnView        *view,
                                           gboolean              narrow);
/* (transfer full) (element-type SanTicketColumn): as they are shown */
GArray     *san_ticket_columns_get_shown  (GtkColumnView        *view);
/* What the heads ask for: the order in which the model is queried. */
void        san_ticket_columns_get_order  (GtkColumnView        *view,
                                           SanTicketOrder       *order,
                                           gboolean             *descending);
/* The row below a point of @widget; GTK_INVALID_LIST_POSITION for none. */
guint       san_ticket_columns_pick       (GtkColumnView        *view,
                                           GtkWidget            *widget,
                                           double                x,
                                           double                y);
const char *san_ticket_column_title       (SanTicketColumn       column);
/* (transfer full): a cell in words, for the clipboard, for paper and files */
char       *san_ticket_column_text        (SanTicketColumn       column,
                                           const SanTicketData  *data,
                                           const SanTicketClock *clock);
/* (transfer full): 黄〔2018〕031, or 草-3 */
char       *san_ticket_data_number        (const SanTicketData  *data);
/* What else should be seen of it: 约谈, 反弹, 回头看. @icon (out); NULL when nothing */
const char *san_ticket_data_mark          (const SanTicketData  *data,
                                           const char          **icon);
/* Sets @style, a class or "", in place of the one that was set so before. */
void        san_ticket_restyle            (GtkWidget            *widget,
                                           const char           *style);

G_END_DECLS
