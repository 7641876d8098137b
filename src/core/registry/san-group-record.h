/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-group-store.h"

G_BEGIN_DECLS

/* Below san-group-store.h, for this room: an import has checked its table in memory. */

/* The id of a group, made with its grouping where there is none yet. */
gboolean san_group_store_ensure (SanDatabase  *database,
                                 const char   *grouping,
                                 const char   *group,
                                 gint64       *group_id,
                                 GError      **error);
/* ->id 0: inserts and sets it; else replaces. Checks nothing. */
gboolean san_group_record_put   (SanDatabase  *database,
                                 gint64        group_id,
                                 SanMember    *member,
                                 GError      **error);

G_END_DECLS
