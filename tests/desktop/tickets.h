/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/desk.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* Tickets in the demo ledger, for tests of their windows. All times "YYYY-MM-DD HH:MM". */

/* A point and an item of its category, with nothing open. */
void    tickets_place  (Desk          *desk,
                        gint64        *point,
                        gint64        *item);
/* Issues one of a place, as 李敏; its id. */
gint64  tickets_issue  (Desk          *desk,
                        const char    *as_of,
                        gint64         point,
                        gint64         item,
                        const char    *problem);
/* Does a verb as @actor. */
void    tickets_do     (Desk          *desk,
                        gint64         ticket,
                        SanTicketKind  kind,
                        const char    *as_of,
                        const char    *actor,
                        const char    *text);
/* (transfer full) */
SanTicket *tickets_load (Desk         *desk,
                        gint64         ticket);
SanTime tickets_time   (const char    *text);
/* (transfer full): the path of a picture in the desk's folder */
char   *tickets_photo  (Desk          *desk,
                        const char    *name);

G_END_DECLS
