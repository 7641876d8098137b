/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-ticket-store.h"

G_BEGIN_DECLS

/* How tickets are spoken of on the screen. Nothing here is stored or printed. */

/* (transfer none): 提醒单, Warning slip */
const char *san_ticket_slip_title   (SanTicketColour       colour);
/* (transfer none): 约谈, of the words of `account` */
const char *san_ticket_account_label (const char           *word);
/* NULL-terminated: interview, criticism … */
extern const char *const san_ticket_accounts[];

/* (transfer full): 6月26日 17:30, 26 June 17:30 */
char       *san_ticket_time         (SanTime               time,
                                     SanTime               now);
/* (transfer full): 6月26日 星期二 17:30 */
char       *san_ticket_time_long    (SanTime               time,
                                     SanTime               now);
/* (transfer full): 6-26 17:30, for dense columns */
char       *san_ticket_time_brief   (SanTime               time);
/* (transfer full): 5 个工作日, 2 小时 30 分: so many working minutes */
char       *san_ticket_minutes      (gint64                minutes);

/* What stands in the timeline for @event. */
typedef struct
{
  const char *icon;
  char       *title;      /* 升级为黄单 */
  char       *text;       /* 林芳  已劝离 6 户 */
  gboolean    dim;        /* annulled: it counts no more */
} SanTicketLine;

void           san_ticket_line_free (SanTicketLine        *line);
/* (transfer full) */
SanTicketLine *san_ticket_line_new  (const SanTicket      *ticket,
                                     const SanTicketEvent *event);
/* (transfer full): 白〔2018〕031 签发: of the number that @event gave; NULL if none */
char          *san_ticket_line_number (const SanTicket    *ticket,
                                     const SanTicketEvent *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTicketLine, san_ticket_line_free)

G_END_DECLS
