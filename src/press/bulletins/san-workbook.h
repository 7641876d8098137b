/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-workbook-tickets.h"
#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* The number of the layout that san_workbook_make() writes. It changes with every change
 * of where things stand: an issued workbook remembers its own. */
#define SAN_WORKBOOK_LAYOUT 1

/* What stands on the paper beside the figures. */
typedef struct
{
  const char *office;        /* the office's name, "" */
  const char *title;         /* 2018年6月考评情况通报 */
  guint       number;        /* 0: a draft */
  guint       running;
  SanDay      day;
  const char *journal_head;  /* short form, "" */
  gboolean    provisional;   /* prints 预排名 */
  guint       edition;       /* of the round; from 2 on it is a correction */
  const char *reason;        /* of a correction; "" */
  const SanWorkbookTickets *tickets;   /* nullable: no sheet of tickets */
} SanWorkbookHead;

/* The workbook of a round: cover, one sheet per group. The same input gives the same
 * bytes, whatever the locale, the zone and the clock. (transfer full) */
GBytes     *san_workbook_make   (const SanRanking      *ranking,
                                 const SanWorkbookHead *head,
                                 GCancellable          *cancellable,
                                 GError               **error);
/* (transfer full): 2018年6月; @label where the period has no such name */
char       *san_workbook_period (const SanPeriod       *period,
                                 const char            *label);

G_END_DECLS
