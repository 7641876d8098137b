/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tickets/san-ticket-event.h"

G_BEGIN_DECLS

/**
 * SanTicketSteps:
 *
 * The six steps of a ticket in a line: done, in hand, to come.
 */
#define SAN_TYPE_TICKET_STEPS (san_ticket_steps_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketSteps, san_ticket_steps, SAN, TICKET_STEPS, GtkWidget)

GtkWidget *san_ticket_steps_new (void);
/* @days: (nullable) (array length=6): below each step, "6-14", or NULL */
void       san_ticket_steps_set (SanTicketSteps    *self,
                                 SanTicketStage     stage,
                                 const char *const *days);

/* Smaller words, where they would touch in @width. */
void       san_ticket_steps_fit (SanTicketSteps    *self,
                                 int                width);

G_END_DECLS
