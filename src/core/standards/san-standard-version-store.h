/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/* The versions of the standard. The newest lies in the tables category and item and may be
 * edited; those before it are frozen. A file without rows has version 1, from ever. */

typedef struct
{
  guint    number;
  char    *name;      /* as given; "" */
  SanDay   from;
  gboolean frozen;
} SanStandardVersion;

void       san_standard_version_free       (SanStandardVersion  *version);
/* (element-type SanStandardVersion): by number; at least one */
GPtrArray *san_standard_version_store_list (SanDatabase         *database,
                                            GError             **error);
/* Inside a change: freezes what is in force as it is and begins a new version with the same
 * contents that is in force from @from, which must be after the first day of the version
 * before it (SAN_ERROR_INVALID). @number (out) (optional): of the new one */
gboolean   san_standard_version_store_add  (SanDatabase         *database,
                                            const char          *name,
                                            SanDay               from,
                                            guint               *number,
                                            GError             **error);
/* (transfer full) (nullable): the newest published round that was inspected by @version, which
 * is therefore better left as it is; NULL without @error: none */
char      *san_standard_version_store_published (SanDatabase    *database,
                                            const SanStandard   *version,
                                            GError             **error);
/* Where published rounds were inspected by the version in force, what changes belongs into a
 * new one. @from (out): the day after the last of their periods. (transfer full) (nullable):
 * the latest of those rounds; NULL without @error: none, and the version may be changed */
char      *san_standard_version_store_in_use (SanDatabase       *database,
                                            SanDay              *from,
                                            GError             **error);
/* Inside a change: a new version from that day on, where there must be one. */
gboolean   san_standard_version_store_make_way (SanDatabase     *database,
                                            GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanStandardVersion, san_standard_version_free)

G_END_DECLS
