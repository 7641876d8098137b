/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"

G_BEGIN_DECLS

/* All of these are called inside a change (san_workspace_change()). They refuse: an empty
 * name, a code in use on an overlapping day, a parent that is the unit itself or below it,
 * validity that is no interval, versions of one unit that overlap. */

/* @unit->id and ->version_id are set; appended to the roster unless ->position is. */
gboolean   san_unit_store_add     (SanDatabase    *database,
                                   SanUnit        *unit,
                                   GError        **error);
/* Corrects the version ->version_id in place: all its fields. */
gboolean   san_unit_store_update  (SanDatabase    *database,
                                   const SanUnit  *unit,
                                   GError        **error);
/* From @day on the unit has these fields: ends the version in force the day before. A
 * rename, a move, a new kind with history. */
gboolean   san_unit_store_change  (SanDatabase    *database,
                                   const SanUnit  *unit,
                                   SanDay          day,
                                   GError        **error);
/* @last: its last day; its memberships end then too. */
gboolean   san_unit_store_retire  (SanDatabase    *database,
                                   gint64          id,
                                   SanDay          last,
                                   GError        **error);
/* From @day on @ids are part of @into: retired the day before, children moved, successor
 * noted. */
gboolean   san_unit_store_merge   (SanDatabase    *database,
                                   const gint64   *ids,
                                   guint           n_ids,
                                   gint64          into,
                                   SanDay          day,
                                   GError        **error);
/* From @day on a new unit @part (id set) stands beside @id, split off from it. */
gboolean   san_unit_store_split   (SanDatabase    *database,
                                   gint64          id,
                                   SanUnit        *part,
                                   SanDay          day,
                                   GError        **error);
/* Up (−1) or down (+1) among its siblings. */
gboolean   san_unit_store_reorder (SanDatabase    *database,
                                   gint64          id,
                                   int             steps,
                                   GError        **error);
/* Only when nothing refers to it (SAN_ERROR_CONFLICT says what does). */
gboolean   san_unit_store_delete  (SanDatabase    *database,
                                   gint64          id,
                                   GError        **error);
/* (element-type SanUnit): every version, oldest first */
GPtrArray *san_unit_store_history (SanDatabase    *database,
                                   gint64          id,
                                   GError        **error);
/* (element-type SanUnit): every version of every unit, by code, then validity; those
 * without a code last, in roster order */
GPtrArray *san_unit_store_list_all (SanDatabase    *database,
                                    GError        **error);
/* A unit became part of another one, or another one was split off from it. */
typedef struct
{
  gint64   unit_id;
  gint64   successor_id;
  SanDay   day;             /* the first of the new state */
  gboolean split;
} SanSuccession;

/* (element-type SanSuccession): those that @id has to do with, oldest first */
GArray    *san_unit_store_successions (SanDatabase *database,
                                    gint64          id,
                                    GError        **error);
/* What refers to a unit, as phrases for people: rounds with its scores: 3 … (NULL-ended) */
char     **san_unit_store_uses    (SanDatabase    *database,
                                   gint64          id,
                                   GError        **error);

G_END_DECLS
