/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/* Ledgers as files: built or copied under another name, checked, and only then given the
 * name that people see. */

/* SAN_ERROR_EXISTS when something has that name */
gboolean  san_file_check_free     (const char    *path,
                                   GError       **error);
/* (transfer full): a hidden name in the same folder, of this process */
char     *san_file_temporary_name (const char    *path);
/* Removes what a killed process left of making PREFIX… in @folder more than an hour ago. */
void      san_file_remove_stale   (const char    *folder,
                                   const char    *prefix);
/* Brings everything into the one file, so that it may be renamed or carried away. */
gboolean  san_file_make_single    (SanDatabase   *database,
                                   GError       **error);
/* Writes through to the disk and renames; refuses an existing @path. */
gboolean  san_file_settle         (const char    *temporary,
                                   const char    *path,
                                   GError       **error);
/* With what SQLite may have left beside it. */
void      san_file_remove         (const char    *path);

/* SAN_ERROR_DAMAGED, or SAN_ERROR_FAILED where the disk cannot read a page */
gboolean  san_file_quick_check    (SanDatabase   *database,
                                   GError       **error);
/* Copies the state of @source to the new file @path and compares the copy with it:
 * integrity, chain, number of steps, digest. */
gboolean  san_file_copy           (SanDatabase   *source,
                                   const char    *path,
                                   const char    *vfs,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
