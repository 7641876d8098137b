/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "bulletins/san-bulletin.h"

G_BEGIN_DECLS

/* What a worker found about one bulletin. */
typedef struct
{
  gint64      id;
  GPtrArray  *differences;   /* (nullable): NULL with ->trouble */
  char       *trouble;       /* why it could not be recomputed */
  SanRanking *ranking;       /* (nullable): of the last bulletin asked for */
  char       *journal_head;  /* "" without ->ranking */
  gsize       size;          /* of the workbook */
} SanBulletinReport;

void san_bulletin_report_free (SanBulletinReport *report);

/* @reports: (element-type SanBulletinReport) (transfer none) */
typedef void (*SanBulletinsRead) (GPtrArray    *reports,
                                  const GError *error,
                                  gpointer      data);

/* Recomputes bulletins in a worker, by their ids. @with_ranking: what they say, too.
 * @func is called once on the main thread, then @destroy. */
void san_bulletins_read       (SanContext        *context,
                               GArray            *ids,
                               gboolean           with_ranking,
                               SanBulletinsRead   func,
                               gpointer           data,
                               GDestroyNotify     destroy);

G_END_DECLS
