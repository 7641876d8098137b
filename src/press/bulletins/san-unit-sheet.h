/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-data.h"
#include "bulletins/san-bulletin.h"
#include "bulletins/san-file-batch.h"
#include "paper/san-document.h"

G_BEGIN_DECLS

/**
 * SanUnitSheets:
 *
 * Each unit's own sheet 反馈单 of a round: its place, what its total is made of, its points,
 * what they lost and why, its open tickets, awards and sanctions. As paper and as workbook,
 * which are made of the same cells. Photographs are read and scaled once.
 */
typedef struct _SanUnitSheets SanUnitSheets;

/* Of a round as the ledger stands: marked 预排名 unless it is published. */
SanUnitSheets *san_unit_sheets_new_round    (SanDatabase         *database,
                                             const SanRound      *round,
                                             GError             **error);
/* As the round was frozen for this bulletin. SAN_ERROR_INVALID for one without a round. */
SanUnitSheets *san_unit_sheets_new_issued   (SanDatabase         *database,
                                             const SanBulletin   *bulletin,
                                             GError             **error);
void           san_unit_sheets_free         (SanUnitSheets       *self);

/* One for every unit of the round, as the ranking has them. */
guint          san_unit_sheets_get_n        (const SanUnitSheets *self);
/* "CODE-NAME": safe in any file system, none twice */
const char    *san_unit_sheets_get_name     (const SanUnitSheets *self,
                                             guint                index);
gint64         san_unit_sheets_get_unit     (const SanUnitSheets *self,
                                             guint                index);
/* (transfer full) */
SanDocument   *san_unit_sheets_make_document (SanUnitSheets      *self,
                                             guint                index,
                                             GError             **error);
GBytes        *san_unit_sheets_make_pdf     (SanUnitSheets       *self,
                                             guint                index,
                                             GError             **error);
GBytes        *san_unit_sheets_make_workbook (SanUnitSheets      *self,
                                             guint                index,
                                             GError             **error);
/* @unit_ids: (element-type gint64) (nullable): all. Writes NAME.pdf and NAME.xlsx of every
 * unit into @folder, which is made: all of them or none. For a worker thread: @progress is
 * called in it. @paths: (out) (transfer full) (element-type utf8) (optional) */
gboolean       san_unit_sheets_write        (SanUnitSheets       *self,
                                             const GArray        *unit_ids,
                                             const char          *folder,
                                             SanFileProgress      progress,
                                             gpointer             data,
                                             GCancellable        *cancellable,
                                             GPtrArray          **paths,
                                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanUnitSheets, san_unit_sheets_free)

G_END_DECLS
