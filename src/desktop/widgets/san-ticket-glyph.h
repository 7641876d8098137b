/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tickets/san-ticket-event.h"

G_BEGIN_DECLS

/* The steps that a ticket goes through, as people count them: 签发 签收 整改 反馈 复查 销号 */
#define SAN_N_TICKET_STEPS 6

typedef enum
{
  SAN_TICKET_BAR_NONE,      /* nothing is drawn */
  SAN_TICKET_BAR_RUNNING,
  SAN_TICKET_BAR_TODAY,
  SAN_TICKET_BAR_OVERDUE,   /* hatched */
} SanTicketBar;

/**
 * SanTicketGlyph:
 *
 * A small drawing in a row: six dots for the step of a ticket, or the bar of its
 * countdown. Assistive technologies read the words beside it.
 */
#define SAN_TYPE_TICKET_GLYPH (san_ticket_glyph_get_type ())
G_DECLARE_FINAL_TYPE (SanTicketGlyph, san_ticket_glyph, SAN, TICKET_GLYPH, GtkWidget)

GtkWidget  *san_ticket_glyph_new       (void);
void        san_ticket_glyph_set_step  (SanTicketGlyph *self,
                                        int             step);
/* @share: of the limit that has gone by, 0 … 1 */
void        san_ticket_glyph_set_bar   (SanTicketGlyph *self,
                                        SanTicketBar    bar,
                                        double          share);

/* The step that is in hand, 0 … 5; −1 for drafts and cancelled tickets. */
int         san_ticket_step_of         (SanTicketStage  stage);
/* (transfer none): 签发 … */
const char *san_ticket_step_title      (int             step);
/* A token of style.css, "sn_accent", as it is now. */
void        san_ticket_glyph_colour    (GtkWidget      *widget,
                                        const char     *token,
                                        GdkRGBA        *colour);

G_END_DECLS
