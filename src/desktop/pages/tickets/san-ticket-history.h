/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/san-context.h"
#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* The tabs of a ticket's window. Each empties @box and fills it anew. */

/* What happened: 经过 */
void san_ticket_history_timeline (GtkBox          *box,
                                  const SanTicket *ticket);
/* Photographs, before and after, and a place for more: 照片 */
void san_ticket_history_photos   (GtkBox          *box,
                                  SanContext      *context,
                                  const SanTicket *ticket);
/* Signed scans and documents, to open, and a place for more: 附件 */
void san_ticket_history_files    (GtkBox          *box,
                                  SanContext      *context,
                                  const SanTicket *ticket);
/* Who entered what when: 修改记录 */
void san_ticket_history_changes  (GtkBox          *box,
                                  SanContext      *context,
                                  const SanTicket *ticket);

G_END_DECLS
