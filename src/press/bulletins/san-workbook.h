/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-data.h"

G_BEGIN_DECLS

/* The number of the layout that san_workbook_make() writes. It changes with every change
 * of where things stand: an issued workbook remembers its own. Those from the first on are
 * written still, so that an issued workbook can be proved cell by cell:
 *
 *   1  cover, groups, tickets: what is written without ->data
 *   2  and everything else that ->data has to say */
#define SAN_WORKBOOK_LAYOUT       2
#define SAN_WORKBOOK_LAYOUT_FIRST 1

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
  const SanWorkbookTickets *tickets;   /* nullable: no sheet of tickets; unread with ->data */
  const SanBulletinData *data;         /* nullable: the layout 1, of an old bulletin */
} SanWorkbookHead;

/* The workbook of a bulletin: cover, a sheet per group, then awards, tickets, the year,
 * categories, points, problems: those that have something to say. The same input gives the
 * same bytes, whatever the locale, the zone and the clock. @ranking: nullable with ->data: a
 * bulletin of no round. (transfer full) */
GBytes     *san_workbook_make   (const SanRanking      *ranking,
                                 const SanWorkbookHead *head,
                                 GCancellable          *cancellable,
                                 GError               **error);
/* (transfer full): 2018年6月; @label where the period has no such name */
char       *san_workbook_period (const SanPeriod       *period,
                                 const char            *label);

G_END_DECLS
