/* san-unit-item.c - a row of the units page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-item.h"

#include "pages/units/san-unit-tree.h"

struct _SanUnitItem
{
  GObject         parent_instance;

  SanUnitTree    *tree;
  SanUnitItemKind kind;
  gint64          id;
};

G_DEFINE_FINAL_TYPE (SanUnitItem, san_unit_item, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
san_unit_item_finalize (GObject *object)
{
  SanUnitItem *self = SAN_UNIT_ITEM (object);

  san_unit_tree_forget_item (self->tree, self);
  g_object_unref (self->tree);

  G_OBJECT_CLASS (san_unit_item_parent_class)->finalize (object);
}

static void
san_unit_item_class_init (SanUnitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_unit_item_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", SAN_TYPE_UNIT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_unit_item_init (SanUnitItem *self)
{
}

SanUnitItem *
san_unit_item_new (SanUnitTree    *tree,
                   SanUnitItemKind kind,
                   gint64          id)
{
  SanUnitItem *self = g_object_new (SAN_TYPE_UNIT_ITEM, NULL);

  self->tree = g_object_ref (tree);
  self->kind = kind;
  self->id = id;

  return self;
}

SanUnitItemKind
san_unit_item_get_kind (SanUnitItem *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ITEM (self), SAN_UNIT_ITEM_UNIT);

  return self->kind;
}

gint64
san_unit_item_get_id (SanUnitItem *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ITEM (self), 0);

  return self->id;
}

const SanUnit *
san_unit_item_get_unit (SanUnitItem *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ITEM (self), NULL);

  return self->kind == SAN_UNIT_ITEM_UNIT ? san_unit_tree_get_unit (self->tree, self->id) : NULL;
}

const char *
san_unit_item_get_title (SanUnitItem *self)
{
  const SanUnit *unit = san_unit_item_get_unit (self);

  if (self->kind != SAN_UNIT_ITEM_UNIT)
    return san_unit_tree_get_heading (self->tree, self->kind, self->id);

  return unit != NULL ? unit->name : "";
}

const char *
san_unit_item_get_groups (SanUnitItem *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ITEM (self), "");

  return self->kind == SAN_UNIT_ITEM_UNIT
         ? san_unit_tree_get_groups_of (self->tree, self->id) : "";
}

guint
san_unit_item_get_points (SanUnitItem *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ITEM (self), 0);

  return self->kind == SAN_UNIT_ITEM_UNIT
         ? san_unit_tree_get_points_of (self->tree, self->id) : 0;
}

const guint *
san_unit_item_get_tickets (SanUnitItem *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ITEM (self), NULL);

  return self->kind == SAN_UNIT_ITEM_UNIT
         ? san_unit_tree_get_tickets_of (self->tree, self->id) : NULL;
}

void
san_unit_item_changed (SanUnitItem *self)
{
  if (g_signal_has_handler_pending (self, signals[CHANGED], 0, FALSE))
    g_signal_emit (self, signals[CHANGED], 0);
}
