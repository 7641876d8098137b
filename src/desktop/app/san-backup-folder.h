/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"

G_BEGIN_DECLS

/* (transfer full): where the backups of the ledger at @path go: the folder that was set,
 * else “backups” beside it */
char *san_backup_folder         (const char *path);
/* Lists the backups of the context's ledger in a worker. @done gets a GPtrArray of
 * #SanBackup, (transfer full), newest first. */
void  san_backup_folder_list    (SanContext *context,
                                 SanJobDone  done,
                                 gpointer    user_data);

G_END_DECLS
