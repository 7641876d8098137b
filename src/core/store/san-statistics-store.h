/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;    /* units, groups, points … as sansectl info prints them */
  gint64      value;
} SanCount;

/* (element-type SanCount): how many records of each kind, in the order of cli.md; a kind
 * that this schema has no table for counts 0 */
GPtrArray *san_statistics_store_counts (SanDatabase  *database,
                                        GError      **error);
int        san_statistics_store_schema (SanDatabase  *database);

G_END_DECLS
