/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-unit.h"
#include "store/san-database.h"

G_BEGIN_DECLS

/* The rows of a roster (element-type SanUnit, values), in roster order, not yet linked;
 * their strings lie in @strings. See san_roster_load(). */
GArray  *san_roster_store_load     (SanDatabase   *database,
                                    SanDay         day,
                                    gboolean       all,
                                    GStringChunk  *strings,
                                    GError       **error);

/* Columns of a unit's version, for every query that reads one: a version is "v", its unit
 * "u". */
#define SAN_UNIT_COLUMNS \
  "u.id, v.id, u.position, v.from_day, v.to_day, v.parent_id, v.kind, v.code, v.name," \
  " v.short, v.aliases, v.head, v.liaison, v.phone"
#define SAN_N_UNIT_COLUMNS 14

/* (transfer full): a row of SAN_UNIT_COLUMNS */
SanUnit *san_unit_from_row         (SanStatement  *row);

/* Days as the records have them: '' is open at that end. */
SanDay   san_day_from_column       (SanStatement  *row,
                                    int            column,
                                    SanDay         open);
void     san_statement_bind_day    (SanStatement  *statement,
                                    int            index,
                                    SanDay         day);

G_END_DECLS
