/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "registry/san-unit.h"

G_BEGIN_DECLS

typedef struct _SanUnitTree SanUnitTree;

typedef enum
{
  SAN_UNIT_ITEM_UNIT,
  SAN_UNIT_ITEM_GROUPING,
  SAN_UNIT_ITEM_GROUP,
  SAN_N_UNIT_ITEM_KINDS
} SanUnitItemKind;

/**
 * SanUnitItem:
 *
 * A row of the units page: a unit, or a heading of groups. It only names its record; what
 * it says is looked up in its #SanUnitTree, so one that is shown is never stale.
 *
 * #SanUnitItem::changed when the records behind it may have changed.
 */
#define SAN_TYPE_UNIT_ITEM (san_unit_item_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitItem, san_unit_item, SAN, UNIT_ITEM, GObject)

SanUnitItemKind san_unit_item_get_kind  (SanUnitItem     *self);
gint64          san_unit_item_get_id    (SanUnitItem     *self);
/* (nullable): a heading has none, nor has a unit that is gone */
const SanUnit  *san_unit_item_get_unit  (SanUnitItem     *self);
/* what the first column says: a name */
const char     *san_unit_item_get_title (SanUnitItem     *self);
/* the groups it stands in, "" for none */
const char     *san_unit_item_get_groups (SanUnitItem    *self);

/* Points that it answers for, with those of what is below */
guint           san_unit_item_get_points (SanUnitItem    *self);
/* (nullable) (array length=SAN_TICKET_COLOURS): open tickets, with those of what is below */
const guint    *san_unit_item_get_tickets (SanUnitItem   *self);

/* For the tree alone: it keeps the one item there is for a record. */
SanUnitItem    *san_unit_item_new       (SanUnitTree     *tree,
                                         SanUnitItemKind  kind,
                                         gint64           id);
void            san_unit_item_changed   (SanUnitItem     *self);

G_END_DECLS
