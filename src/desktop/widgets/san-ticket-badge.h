/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tickets/san-ticket-event.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_TICKET_BADGE_WORD,    /* shape and word: 黄单 */
  SAN_TICKET_BADGE_TITLE,   /* larger: 黄单提醒 */
  SAN_TICKET_BADGE_COUNT,   /* shape and number: 12 */
} SanTicketBadgeForm;

/**
 * SanTicketBadge:
 *
 * The chip of a ticket: its colour, its shape and a word or a number, never the colour
 * alone.
 */
#define SAN_TYPE_TICKET_BADGE (san_ticket_badge_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketBadge, san_ticket_badge, SAN, TICKET_BADGE, GtkBox)

GtkWidget  *san_ticket_badge_new       (SanTicketBadgeForm  form);
/* @closed: the chip of a closed ticket, whatever its colour was */
void        san_ticket_badge_set       (SanTicketBadge     *self,
                                        SanTicketColour     colour,
                                        gboolean            closed);
/* What it counts; of the form with a number. */
void        san_ticket_badge_set_count (SanTicketBadge     *self,
                                        guint               count);
/* Other words than the form's own: 本月已销号. */
void        san_ticket_badge_set_text  (SanTicketBadge     *self,
                                        const char         *text);

/* (transfer none): 黄单, 黄单提醒; the icon's name; the class of style.css */
const char *san_ticket_colour_word     (SanTicketColour     colour);
const char *san_ticket_colour_title    (SanTicketColour     colour);
const char *san_ticket_colour_icon     (SanTicketColour     colour);
const char *san_ticket_colour_style    (SanTicketColour     colour);

G_END_DECLS
