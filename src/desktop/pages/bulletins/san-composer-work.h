/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "bulletins/san-bulletin-compose.h"

G_BEGIN_DECLS

/* What makes a bulletin of a draft, beside the main thread. */

/* The data of a bulletin as they were at a moment; shared with the worker, which only reads
 * them. */
typedef struct
{
  SanBulletinData *data;
  gint64           seq;      /* the newest step of the ledger then */
  SanTime          time;
} SanComposerData;

SanComposerData *san_composer_data_ref   (SanComposerData *data);
void             san_composer_data_unref (SanComposerData *data);

typedef struct
{
  SanComposerData *data;      /* that it was made of */
  SanPaper        *paper;
  GPtrArray       *findings;  /* (element-type SanBulletinFinding) */
} SanComposition;

void             san_composition_free    (SanComposition  *composition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanComposerData, san_composer_data_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanComposition, san_composition_free)

/* Composes a copy of @draft as it is now. @data: (nullable): to be read from the ledger */
void             san_compose_async       (SanContext             *context,
                                          const SanBulletinDraft *draft,
                                          SanComposerData        *data,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
SanComposition  *san_compose_finish      (GAsyncResult           *result,
                                          GError                **error);

typedef enum
{
  SAN_COMPOSER_PDF,
  SAN_COMPOSER_DOCX,
  SAN_COMPOSER_TEXT,
} SanComposerFormat;

/* Writes the draft to a file, as a job that is shown. @done is called on the main thread. */
typedef void   (*SanComposerDone)        (const char             *path,
                                          const GError           *error,
                                          gpointer                user_data);
void             san_compose_to_file     (SanContext             *context,
                                          const SanBulletinDraft *draft,
                                          SanComposerData        *data,
                                          SanComposerFormat       format,
                                          const char             *path,
                                          SanComposerDone         done,
                                          gpointer                user_data,
                                          GDestroyNotify          destroy);

G_END_DECLS
