/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "bulletins/san-bulletin.h"
#include "paper/san-paper.h"

G_BEGIN_DECLS

/* What a worker found about one bulletin. */
typedef struct
{
  gint64      id;
  GPtrArray  *differences;   /* (nullable): NULL with ->trouble */
  char       *trouble;       /* why it could not be recomputed */
  char       *files;         /* what there is of it, with its sizes; "" */
} SanBulletinReport;

void san_bulletin_report_free (SanBulletinReport *report);

/* @reports: (element-type SanBulletinReport) (transfer none) */
typedef void (*SanBulletinsRead) (GPtrArray    *reports,
                                  const GError *error,
                                  gpointer      data);

/* Recomputes bulletins in a worker, by their ids. @func is called once on the main thread,
 * then @destroy. */
void san_bulletins_read       (SanContext        *context,
                               GArray            *ids,
                               SanBulletinsRead   func,
                               gpointer           data,
                               GDestroyNotify     destroy);

/* Makes the paper again that the issued bulletin @id became, in a worker. */
void      san_issued_paper_read_async  (SanContext           *context,
                                        gint64                id,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              data);
/* (transfer full) */
SanPaper *san_issued_paper_read_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
