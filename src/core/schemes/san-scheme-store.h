/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-period.h"
#include "schemes/san-scheme.h"
#include "store/san-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   scheme_id;
  char    *name;
  guint    version;
  SanDay   from, to;
  char   **groups;      /* NULL: any */
  guint    n_rounds;    /* that name the scheme */
} SanSchemeInfo;

void       san_scheme_info_free      (SanSchemeInfo    *info);
/* (element-type SanSchemeInfo): every version, by name, then number */
GPtrArray *san_scheme_store_list     (SanDatabase      *database,
                                      GError          **error);
/* Inside a change. An identical newest tree makes no version; @version is the number in
 * force afterwards, @unpublished (optional) how many unpublished rounds it now governs. */
gboolean   san_scheme_store_set      (SanDatabase      *database,
                                      const SanScheme  *scheme,
                                      guint            *version,
                                      guint            *unpublished,
                                      GError          **error);
/* (transfer full): what the journal says of setting @scheme: its name, and how many
 * unpublished rounds take the new version. Before the change. */
char      *san_scheme_store_describe_set (SanDatabase      *database,
                                          const SanScheme  *scheme,
                                          GError          **error);
/* @version 0: the newest. SAN_ERROR_NOT_FOUND */
SanScheme *san_scheme_store_get      (SanDatabase      *database,
                                      const char       *name,
                                      guint             version,
                                      GError          **error);
/* The newest version with from ≤ first day ≤ to. */
SanScheme *san_scheme_store_for_day  (SanDatabase      *database,
                                      const char       *name,
                                      SanDay            first_day,
                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanSchemeInfo, san_scheme_info_free)

G_END_DECLS
