/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"

G_BEGIN_DECLS

/**
 * SanTicketWindow:
 *
 * One ticket: its slip on tinted paper, to be put right where that is allowed, and beside
 * it what happened and what can be done.
 */
#define SAN_TYPE_TICKET_WINDOW (san_ticket_window_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketWindow, san_ticket_window, SAN, TICKET_WINDOW, AdwWindow)

/* Opens @ticket over the window of @parent; a ticket that is open already comes to the
 * front. @walk: (nullable): the list it was opened from, for Alt+Up and Alt+Down. */
SanTicketWindow *san_ticket_window_open     (GtkWidget       *parent,
                                             SanContext      *context,
                                             gint64           ticket,
                                             const gint64    *walk,
                                             guint            n_walk);
gint64           san_ticket_window_get_ticket (SanTicketWindow *self);

G_END_DECLS
