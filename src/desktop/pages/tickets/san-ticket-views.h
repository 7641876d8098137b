/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/**
 * SanTicketViews:
 *
 * The first line over the list of tickets: views with what is in them, a chip each; those
 * that the office saved come last, with a menu to rename and to delete them.
 *
 * #SanTicketViews::chosen when another view was chosen, by the person or because its own
 * was deleted.
 */
#define SAN_TYPE_TICKET_VIEWS (san_ticket_views_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketViews, san_ticket_views, SAN, TICKET_VIEWS, GtkBox)

/* Reads the saved views and counts them all. */
void                   san_ticket_views_load       (SanTicketViews        *self,
                                                    SanContext            *context,
                                                    SanTime                now);
/* (transfer none): what the chosen view asks for */
const SanTicketFilter *san_ticket_views_get_filter (SanTicketViews        *self);
/* Whether somebody saved it. */
gboolean               san_ticket_views_is_saved   (SanTicketViews        *self);
/* (transfer none): 在办 */
const char            *san_ticket_views_get_title  (SanTicketViews        *self);
/* "open", "today", "overdue", "recheck", "lookback", "recurred", "red", "drafts", or the name
 * of a saved one; FALSE when there is none. Does not emit. */
gboolean               san_ticket_views_choose     (SanTicketViews        *self,
                                                    const char            *name);
/* Asks for a name and keeps @filter under it. */
void                   san_ticket_views_save       (SanTicketViews        *self,
                                                    const SanTicketFilter *filter);
/* The rest goes into a menu. */
void                   san_ticket_views_set_narrow (SanTicketViews        *self,
                                                    gboolean               narrow);

G_END_DECLS
