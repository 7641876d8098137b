/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  char    *path;
  char    *name;       /* of the ledger, without .sanse */
  SanTime  at;
  gint64   size;
  gint64   steps;      /* journal length; -1 when it could not be read */
  char    *digest;
  char    *state;      /* "ok", or what is wrong */
} SanBackup;

void       san_backup_free    (SanBackup    *backup);
/* Writes FOLDER/NAME-YYYYMMDD-HHMMSS.sanse.bak with SQLite's backup, opens it, checks it
 * (integrity, chain, counts, digest equal) and only then gives it its name; thins out the
 * folder's older ones of the same ledger: all of the last @keep days, then one a week for
 * 8 weeks, then one a month (0: thin nothing). @path (out, transfer full). Notes a step
 * "backup" when the workspace can be written. */
gboolean   san_backup_make    (SanWorkspace  *workspace,
                               const char    *folder,
                               guint          keep,
                               GCancellable  *cancellable,
                               char         **path,
                               GError       **error);
/* The same with the copying in a worker thread. _finish: (transfer full): the path */
void       san_backup_make_async  (SanWorkspace        *workspace,
                                   const char          *folder,
                                   guint                keep,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
char      *san_backup_make_finish (SanWorkspace        *workspace,
                                   GAsyncResult        *result,
                                   GError             **error);
/* (element-type SanBackup): newest first */
GPtrArray *san_backup_list    (const char    *folder,
                               GError       **error);
/* Refuses an existing @path; the copy is checked as above. */
gboolean   san_backup_restore (const char    *backup,
                               const char    *path,
                               GCancellable  *cancellable,
                               GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanBackup, san_backup_free)

G_END_DECLS
