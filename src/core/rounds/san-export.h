/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"
#include "tables/san-table-writer.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;          /* as sansectl has it: "units" */
  const char *title;         /* for people, N_() */
  gboolean    needs_round;
} SanExportKind;

/* Every kind that can be exported, ended by a NULL name */
extern const SanExportKind san_export_kinds[];
const SanExportKind *san_export_kind_find (const char      *name);

/* For the kinds of a later room, which this one must not know: once, before a ledger is
 * opened. */
typedef gboolean (*SanExporter)           (SanDatabase     *database,
                                           SanTableWriter  *writer,
                                           GError         **error);
void                 san_export_register  (const char      *kind,
                                           SanExporter      exporter);

/* Writes the records of a kind as a table that can be imported again and then changes
 * nothing: the columns of cli.md, Import, in code order, history included. @round: label,
 * for the kinds that need one. @writer is not finished. */
gboolean             san_export           (SanDatabase     *database,
                                           const char      *kind,
                                           const char      *round,
                                           SanTableWriter  *writer,
                                           GError         **error);

G_END_DECLS
