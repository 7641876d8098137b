/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"

G_BEGIN_DECLS

typedef struct
{
  gint64       id;
  gint64       unit_id;
  SanStanding  standing;
  SanDay       from;
  SanDay       to;
} SanMember;

typedef struct
{
  gint64     id;
  char      *name;
  GPtrArray *members;   /* (element-type SanMember), in roster order */
} SanGroup;

typedef struct
{
  gint64     id;        /* 0: not stored */
  char      *name;
  GPtrArray *groups;    /* (element-type SanGroup), in grouping order */
} SanGrouping;

void         san_grouping_free         (SanGrouping  *grouping);

/* (element-type SanGrouping): with the members valid on @day (a unit that is not in force
 * then is none); SAN_DAY_MIN: all rows */
GPtrArray   *san_group_store_list      (SanDatabase  *database,
                                        SanDay        day,
                                        GError      **error);
/* One grouping by id or by name (folded); SAN_ERROR_NOT_FOUND */
SanGrouping *san_group_store_get       (SanDatabase  *database,
                                        gint64        id,
                                        SanDay        day,
                                        GError      **error);
SanGrouping *san_group_store_find      (SanDatabase  *database,
                                        const char   *name,
                                        SanDay        day,
                                        GError      **error);

/* Inside a change. Groupings and groups are made when first named, in that order. A unit
 * stands in at most one group of a grouping on any day: an overlap is refused. */
gboolean     san_group_store_put_member (SanDatabase *database,
                                        const char   *grouping,
                                        const char   *group,
                                        gint64        unit_id,
                                        SanStanding   standing,
                                        SanDay        from,
                                        SanDay        to,
                                        GError      **error);
gboolean     san_group_store_remove_member (SanDatabase *database,
                                        gint64        membership_id,
                                        GError      **error);
/* Corrects standing and days of the membership ->id in place. */
gboolean     san_group_store_update_member (SanDatabase *database,
                                        const SanMember *member,
                                        GError      **error);
/* From @day on the unit stands in @group (another group of the grouping ends the day
 * before); keeps history. */
gboolean     san_group_store_move      (SanDatabase  *database,
                                        gint64        unit_id,
                                        gint64        group_id,
                                        SanStanding   standing,
                                        SanDay        day,
                                        GError      **error);

/* Inside a change. Names are unique; groupings among all, groups within their grouping. */
gboolean     san_group_store_rename_grouping (SanDatabase *database,
                                        gint64        id,
                                        const char   *name,
                                        GError      **error);
gboolean     san_group_store_rename_group (SanDatabase *database,
                                        gint64        id,
                                        const char   *name,
                                        GError      **error);
/* Only when no membership and no round needs it: SAN_ERROR_CONFLICT */
gboolean     san_group_store_delete_grouping (SanDatabase *database,
                                        gint64        id,
                                        GError      **error);
gboolean     san_group_store_delete_group (SanDatabase *database,
                                        gint64        id,
                                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanGrouping, san_grouping_free)

G_END_DECLS
