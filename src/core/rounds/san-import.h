/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"

G_BEGIN_DECLS

/* The one way in for the faces: any kind of table becomes a proposal, and a proposal one
 * step of the journal. */

typedef struct
{
  const char *name;          /* as sansectl has it: "units" */
  const char *title;         /* for people, N_() */
  gboolean    needs_round;
} SanImportKind;

/* Every kind that can be imported, ended by a NULL name */
extern const SanImportKind san_import_kinds[];
const SanImportKind *san_import_kind_find   (const char              *name);

/* What a kind of table may hold, and how it becomes a plan. */
typedef struct
{
  const SanTableField *(*fields) (guint                  *n_fields);
  /* Reads only. @reader stands before the header. */
  gboolean             (*plan)   (SanDatabase            *database,
                                  SanTableReader         *reader,
                                  const SanImportOptions *options,
                                  GCancellable           *cancellable,
                                  SanImportPlan          *plan,
                                  GError                **error);
} SanImporter;

/* For the kinds of a later room, which this one must not know: once, before a ledger is
 * opened. */
void             san_import_register        (const char              *kind,
                                             const SanImporter       *importer);

typedef struct
{
  char     *name;
  char     *label;      /* the Chinese heading; a component's own name */
  gboolean  required;
} SanImportField;

void             san_import_field_free      (SanImportField          *field);
/* (element-type SanImportField): what a column may be; @round for the kinds that need one.
 * @database: NULL for those alone that every ledger has */
GPtrArray       *san_import_list_fields     (SanDatabase             *database,
                                             const char              *kind,
                                             const char              *round,
                                             GError                 **error);
/* (transfer full): for showing how the columns match before anything is planned */
SanTableMapping *san_import_mapping_new     (SanDatabase             *database,
                                             const char              *kind,
                                             const char              *round,
                                             GError                 **error);

/**
 * SanImport:
 *
 * A table that was read and understood, and has not been written yet. It holds no
 * connection: it may be planned in a worker and applied on the main thread.
 */
typedef struct _SanImport SanImport;

/* Reads only. @options may be NULL. Errors refuse the table as a whole: no such file, no
 * required column, a locked round. Rows that cannot be taken are in the proposal. */
SanImport       *san_import_plan            (SanDatabase             *database,
                                             const char              *kind,
                                             const char              *path,
                                             const SanImportOptions  *options,
                                             GCancellable            *cancellable,
                                             GError                 **error);
void             san_import_free            (SanImport               *self);
/* (transfer none) */
SanProposal     *san_import_get_proposal    (SanImport               *self);

/* Writes what is not rejected, as one step (@seq 0: nothing to change). Refuses when a row
 * is rejected unless @skip_rejected. Where the ledger has changed since the plan, it is
 * made again; if it would do anything else now, SAN_ERROR_CONFLICT. */
gboolean         san_import_apply           (SanWorkspace            *workspace,
                                             SanImport               *self,
                                             gboolean                 skip_rejected,
                                             gint64                  *seq,
                                             GError                 **error);
/* The same in a worker; @self must live until it is done. */
void             san_import_apply_async     (SanWorkspace            *workspace,
                                             SanImport               *self,
                                             gboolean                 skip_rejected,
                                             GCancellable            *cancellable,
                                             GAsyncReadyCallback      callback,
                                             gpointer                 user_data);
gboolean         san_import_apply_finish    (SanWorkspace            *workspace,
                                             GAsyncResult            *result,
                                             gint64                  *seq,
                                             GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanImport, san_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanImportField, san_import_field_free)

G_END_DECLS
