/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pages/units/san-unit-item.h"
#include "registry/san-group-store.h"

G_BEGIN_DECLS

/**
 * SanUnitTree:
 *
 * The records of the units page as list models of #SanUnitItem. Lists and items are made
 * when somebody asks for them, so that 45,000 units cost nothing until they are looked at;
 * when the records change, the lists that are in use say what changed in them and nothing
 * else: what is unfolded stays so.
 */
#define SAN_TYPE_UNIT_TREE (san_unit_tree_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitTree, san_unit_tree, SAN, UNIT_TREE, GObject)

/* A list of the tree; see below. */
#define SAN_TYPE_UNIT_LIST (san_unit_list_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitList, san_unit_list, SAN, UNIT_LIST, GObject)

SanUnitTree   *san_unit_tree_new            (void);
/* @groupings: (element-type SanGrouping): as on the roster's day */
/* @tickets: (transfer full): unit → its own open tickets (san_ticket_store_count_units());
 * before the records. Those of what is below are added up here. */
void           san_unit_tree_set_tickets    (SanUnitTree     *self,
                                             GHashTable      *tickets);
/* The same for points: unit → guint (san_point_list_count_units()); both NULL where unknown.
 * A territory counts what lies below it, too, a line bureau its own. */
void           san_unit_tree_set_points     (SanUnitTree     *self,
                                             GHashTable      *territory,
                                             GHashTable      *bureau);
void           san_unit_tree_set_records    (SanUnitTree     *self,
                                             SanRoster       *roster,
                                             GPtrArray       *groupings);
/* (nullable) (transfer none) */
SanRoster     *san_unit_tree_get_roster     (SanUnitTree     *self);
GPtrArray     *san_unit_tree_get_groupings  (SanUnitTree     *self);

/* All (transfer full). The units without a parent; the groups, under their groupings where
 * there are several; what stands below @item, NULL for nothing; any units. */
GListModel    *san_unit_tree_list_roots     (SanUnitTree     *self);
GListModel    *san_unit_tree_list_groups    (SanUnitTree     *self);
GListModel    *san_unit_tree_list_below     (SanUnitTree     *self,
                                             SanUnitItem     *item);
SanUnitList   *san_unit_tree_list_any       (SanUnitTree     *self);
/* For a list of any units: @units (element-type SanUnit) is what it now has. */
void           san_unit_list_set_units      (SanUnitList     *list,
                                             GPtrArray       *units);
/* Where a unit stands in a list, G_MAXUINT: nowhere */
guint          san_unit_list_find           (SanUnitList     *list,
                                             gint64           id);

/* For the items */
const SanUnit *san_unit_tree_get_unit       (SanUnitTree     *self,
                                             gint64           id);
const char    *san_unit_tree_get_heading    (SanUnitTree     *self,
                                             SanUnitItemKind  kind,
                                             gint64           id);
const char    *san_unit_tree_get_groups_of  (SanUnitTree     *self,
                                             gint64           id);
guint          san_unit_tree_get_points_of  (SanUnitTree     *self,
                                             gint64           id);
const guint   *san_unit_tree_get_tickets_of (SanUnitTree     *self,
                                             gint64           id);
void           san_unit_tree_forget_item    (SanUnitTree     *self,
                                             SanUnitItem     *item);

G_END_DECLS
