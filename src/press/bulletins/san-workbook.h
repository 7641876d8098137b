/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* What stands on the paper beside the figures. */
typedef struct
{
  const char *office;        /* the office's name */
  const char *title;         /* 2018年6月考评情况通报 */
  guint       number;        /* 0: a draft */
  guint       running;
  SanDay      day;
  const char *journal_head;  /* short form, "" */
  gboolean    provisional;   /* prints 预排名 */
} SanWorkbookHead;

/* The workbook of a round: cover, one sheet per group. The same input gives the same
 * bytes. (transfer full) */
GBytes     *san_workbook_make  (const SanRanking      *ranking,
                                const SanWorkbookHead *head,
                                GCancellable          *cancellable,
                                GError               **error);

G_END_DECLS
