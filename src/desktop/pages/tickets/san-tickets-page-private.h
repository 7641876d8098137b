/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/tickets/san-ticket-board.h"
#include "pages/tickets/san-ticket-detail.h"
#include "pages/tickets/san-ticket-filters.h"
#include "pages/tickets/san-ticket-table.h"
#include "pages/tickets/san-ticket-views.h"
#include "pages/tickets/san-tickets-page.h"

G_BEGIN_DECLS

struct _SanTicketsPage
{
  SanPage         parent_instance;

  SanTicketClock  clock;
  SanTicketRules  rules;
  SanTicketTable *table;
  gboolean        visited;
  guint           tick;
  GtkWidget      *menu;           /* (nullable): of a row */

  /* Template children */
  GtkStack          *stack;
  GtkStack          *results;
  GtkWidget         *print_button;
  GtkBox            *colours;
  SanTicketViews    *views;
  GtkToggleButton   *list_button;
  GtkToggleButton   *board_button;
  SanTicketFilters  *filters;
  GtkLabel          *order_hint;
  GtkPaned          *paned;
  GtkColumnView     *view;
  GtkMultiSelection *selection;
  SanTicketDetail   *detail;
  SanTicketBoard    *board;
  GtkLabel          *count;
  GtkLabel          *shown;
};

gboolean san_tickets_page_on_board    (SanTicketsPage  *self);
/* What is asked for; borrows from views and filters. */
void     san_tickets_page_read_filter (SanTicketsPage  *self,
                                       SanTicketFilter *filter);
/* (transfer full) (element-type gint64): of what is selected */
GArray  *san_tickets_page_chosen      (SanTicketsPage  *self);
void     san_tickets_page_load        (SanTicketsPage  *self);

/* san-tickets-page-actions.c */
void     san_tickets_page_add_actions (SanTicketsPage  *self);
/* Keys of list and board, and the menu of a row or card. */
void     san_tickets_page_add_keys    (SanTicketsPage  *self);

G_END_DECLS
