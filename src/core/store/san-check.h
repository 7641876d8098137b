/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_CHECK_REPLAY  = 1 << 0,   /* apply all changesets to an empty file, compare digests */
  SAN_CHECK_COMPACT = 1 << 1,   /* drop blobs that nothing and no step names; vacuum */
} SanCheckFlags;

typedef struct
{
  char *severity;   /* error, warning, note */
  char *what;       /* integrity, foreign-key, chain, blob, cache, replay … */
  char *where;
  char *found;
  char *expected;
} SanFinding;

void       san_finding_free (SanFinding    *finding);
/* Copies the texts. */
void       san_finding_add  (GPtrArray     *findings,
                             const char    *severity,
                             const char    *what,
                             const char    *where,
                             const char    *found,
                             const char    *expected);
/* (element-type SanFinding): empty when all is well; FALSE-like NULL only when the check
 * itself could not run */
GPtrArray *san_check_file   (const char    *path,
                             SanCheckFlags  flags,
                             GCancellable  *cancellable,
                             GError       **error);

/* A later room registers how its derived columns are rebuilt and compared. */
typedef gboolean (*SanDerivedCheck) (SanDatabase *database,
                                     GPtrArray   *findings,
                                     GError     **error);
void       san_check_register_derived (const char      *name,
                                       SanDerivedCheck  check);

G_END_DECLS
