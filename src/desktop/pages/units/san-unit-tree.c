/* san-unit-tree.c - units and groups as lists that are made when looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-tree.h"

#include "tickets/san-ticket-event.h"

#include <glib/gi18n-lib.h>

/* Longer differences than this are said in one piece. */
#define MOST_STEPS 64

typedef enum
{
  LIST_ROOTS,
  LIST_GROUPS,      /* groupings, or the groups of the only one */
  LIST_CHILDREN,    /* of a unit */
  LIST_GROUPS_OF,   /* of a grouping */
  LIST_MEMBERS,     /* of a group */
  LIST_ANY,
} ListKind;

/* What a row stands for. A row that begins or ceases to have rows below it is another one:
 * a tree list asks only once. */
typedef struct
{
  gint64          id;
  SanUnitItemKind kind;
  gboolean        expandable;
} Entry;

struct _SanUnitList
{
  GObject      parent_instance;

  SanUnitTree *tree;
  ListKind     kind;
  gint64       id;
  GArray      *entries;
};

struct _SanUnitTree
{
  GObject     parent_instance;

  SanRoster  *roster;
  GPtrArray  *groupings;
  GHashTable *groups_of;    /* unit → names of its groups */
  GHashTable *own_tickets;  /* unit → guint[SAN_TICKET_COLOURS], its own; NULL: unknown */
  GHashTable *tickets;      /* the same with what is below */
  GHashTable *territory;    /* (nullable): unit → guint, its own points; so below */
  GHashTable *bureau;       /* (nullable): those of a line bureau */
  GHashTable *points;       /* what is shown */
  GHashTable *items;        /* key → item, not owned */
  GHashTable *lists;        /* set of lists, not owned */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SanUnitTree, san_unit_tree, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SanUnitList, san_unit_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      list_model_iface_init))

/* Lookups */

static SanGrouping *
find_grouping (SanUnitTree * self,
               gint64 id)
{
  for (guint i = 0; self->groupings != NULL && i < self->groupings->len; i++)
    {
      SanGrouping *grouping = g_ptr_array_index (self->groupings, i);

      if (grouping->id == id)
        return grouping;
    }

  return NULL;
}

static SanGroup *
find_group (SanUnitTree *self,
            gint64       id)
{
  for (guint i = 0; self->groupings != NULL && i < self->groupings->len; i++)
    {
      SanGrouping *grouping = g_ptr_array_index (self->groupings, i);

      for (guint j = 0; j < grouping->groups->len; j++)
        {
          SanGroup *group = g_ptr_array_index (grouping->groups, j);

          if (group->id == id)
            return group;
        }
    }

  return NULL;
}

const SanUnit *
san_unit_tree_get_unit (SanUnitTree *self,
                        gint64       id)
{
  return self->roster != NULL ? san_roster_get (self->roster, id) : NULL;
}

const char *
san_unit_tree_get_heading (SanUnitTree    *self,
                           SanUnitItemKind kind,
                           gint64          id)
{
  if (kind == SAN_UNIT_ITEM_GROUPING)
    {
      SanGrouping *grouping = find_grouping (self, id);

      return grouping != NULL ? grouping->name : "";
    }
  else
    {
      SanGroup *group = find_group (self, id);

      return group != NULL ? group->name : "";
    }
}

const char *
san_unit_tree_get_groups_of (SanUnitTree *self,
                             gint64       id)
{
  const char *names = g_hash_table_lookup (self->groups_of, &id);

  return names != NULL ? names : "";
}

const guint *
san_unit_tree_get_tickets_of (SanUnitTree *self,
                              gint64       id)
{
  return g_hash_table_lookup (self->tickets, &id);
}

void
san_unit_tree_set_tickets (SanUnitTree *self,
                           GHashTable  *tickets)
{
  g_return_if_fail (SAN_IS_UNIT_TREE (self));

  g_clear_pointer (&self->own_tickets, g_hash_table_unref);
  self->own_tickets = tickets;
}

/* Every unit counts what lies below it, too. */
static void
add_up_tickets (SanUnitTree *self)
{
  GHashTableIter iter;
  gpointer id, own;

  g_hash_table_remove_all (self->tickets);
  if (self->own_tickets == NULL)
    return;

  g_hash_table_iter_init (&iter, self->own_tickets);
  while (g_hash_table_iter_next (&iter, &id, &own))
    for (const SanUnit *unit = san_roster_get (self->roster, *(gint64 *) id); unit != NULL;
         unit = unit->parent)
      {
        guint *counts = g_hash_table_lookup (self->tickets, &unit->id);

        if (counts == NULL)
          {
            counts = g_new0 (guint, SAN_TICKET_COLOURS);
            g_hash_table_insert (self->tickets, g_memdup2 (&unit->id, sizeof unit->id), counts);
          }
        for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
          counts[i] += ((guint *) own)[i];
      }
}

guint
san_unit_tree_get_points_of (SanUnitTree *self,
                             gint64       id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->points, &id));
}

void
san_unit_tree_set_points (SanUnitTree *self,
                          GHashTable  *territory,
                          GHashTable  *bureau)
{
  g_return_if_fail (SAN_IS_UNIT_TREE (self));

  g_clear_pointer (&self->territory, g_hash_table_unref);
  g_clear_pointer (&self->bureau, g_hash_table_unref);
  self->territory = territory;
  self->bureau = bureau;
}

static void
add_points (SanUnitTree *self,
            gint64       id,
            guint        n)
{
  n += san_unit_tree_get_points_of (self, id);
  g_hash_table_insert (self->points, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n));
}

static void
add_up_points (SanUnitTree *self)
{
  GHashTableIter iter;
  gpointer id, own;

  g_hash_table_remove_all (self->points);
  if (self->territory == NULL || self->bureau == NULL)
    return;

  g_hash_table_iter_init (&iter, self->territory);
  while (g_hash_table_iter_next (&iter, &id, &own))
    for (const SanUnit *unit = san_roster_get (self->roster, *(gint64 *) id); unit != NULL;
         unit = unit->parent)
      add_points (self, unit->id, GPOINTER_TO_UINT (own));
  g_hash_table_iter_init (&iter, self->bureau);
  while (g_hash_table_iter_next (&iter, &id, &own))
    add_points (self, *(gint64 *) id, GPOINTER_TO_UINT (own));
}

/* Lists */

static GType
san_unit_list_get_item_type (GListModel *list)
{
  return SAN_TYPE_UNIT_ITEM;
}

static guint
san_unit_list_get_n_items (GListModel *list)
{
  return SAN_UNIT_LIST (list)->entries->len;
}

static gint64
item_key (SanUnitItemKind kind,
          gint64          id)
{
  return id * SAN_N_UNIT_ITEM_KINDS + kind;
}

static gpointer
san_unit_list_get_item (GListModel *list,
                        guint       position)
{
  SanUnitList *self = SAN_UNIT_LIST (list);
  const Entry *entry;
  SanUnitItem *item;
  gint64 key;

  if (position >= self->entries->len)
    return NULL;

  entry = &g_array_index (self->entries, Entry, position);
  key = item_key (entry->kind, entry->id);
  item = g_hash_table_lookup (self->tree->items, &key);
  if (item != NULL)
    return g_object_ref (item);

  item = san_unit_item_new (self->tree, entry->kind, entry->id);
  g_hash_table_insert (self->tree->items, g_memdup2 (&key, sizeof key), item);

  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = san_unit_list_get_item_type;
  iface->get_n_items = san_unit_list_get_n_items;
  iface->get_item = san_unit_list_get_item;
}

static void
add_unit (GArray        *entries,
          const SanUnit *unit,
          gboolean       fold)
{
  Entry entry = { unit->id, SAN_UNIT_ITEM_UNIT, fold && unit->children != NULL };

  g_array_append_val (entries, entry);
}

static void
add_groups (GArray      *entries,
            SanGrouping *grouping)
{
  for (guint i = 0; grouping != NULL && i < grouping->groups->len; i++)
    {
      SanGroup *group = g_ptr_array_index (grouping->groups, i);
      Entry entry = { group->id, SAN_UNIT_ITEM_GROUP, group->members->len > 0 };

      g_array_append_val (entries, entry);
    }
}

static void
add_group_roots (GArray    *entries,
                 GPtrArray *groupings)
{
  if (groupings->len == 1)
    {
      add_groups (entries, groupings->pdata[0]);
      return;
    }

  for (guint i = 0; i < groupings->len; i++)
    {
      SanGrouping *grouping = g_ptr_array_index (groupings, i);
      Entry entry = { grouping->id, SAN_UNIT_ITEM_GROUPING, grouping->groups->len > 0 };

      g_array_append_val (entries, entry);
    }
}

static void
add_members (SanUnitTree *tree,
             GArray      *entries,
             SanGroup    *group)
{
  for (guint i = 0; group != NULL && i < group->members->len; i++)
    {
      SanMember *member = g_ptr_array_index (group->members, i);
      const SanUnit *unit = san_unit_tree_get_unit (tree, member->unit_id);

      if (unit != NULL)
        add_unit (entries, unit, FALSE);
    }
}

/* (transfer full): what the list should have now */
static GArray *
list_entries (SanUnitList *self)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  SanUnitTree *tree = self->tree;
  const SanUnit *unit;
  GPtrArray *units = NULL;

  if (tree->roster == NULL)
    return entries;

  switch (self->kind)
    {
    case LIST_ROOTS:
      units = san_roster_roots (tree->roster);
      break;

    case LIST_CHILDREN:
      unit = san_unit_tree_get_unit (tree, self->id);
      units = unit != NULL ? unit->children : NULL;
      break;

    case LIST_GROUPS:
      add_group_roots (entries, tree->groupings);
      break;

    case LIST_GROUPS_OF:
      add_groups (entries, find_grouping (tree, self->id));
      break;

    case LIST_MEMBERS:
      add_members (tree, entries, find_group (tree, self->id));
      break;

    case LIST_ANY:
    default:
      break;
    }

  for (guint i = 0; units != NULL && i < units->len; i++)
    add_unit (entries, units->pdata[i], TRUE);

  return entries;
}

static gboolean
same_entry (GArray *left,
            guint   i,
            GArray *right,
            guint   j)
{
  const Entry *a = &g_array_index (left, Entry, i);
  const Entry *b = &g_array_index (right, Entry, j);

  return a->id == b->id && a->kind == b->kind && a->expandable == b->expandable;
}

static guint
find_entry (GArray *entries,
            guint   from,
            GArray *other,
            guint   index)
{
  for (guint i = from; i < entries->len; i++)
    if (same_entry (entries, i, other, index))
      return i;

  return G_MAXUINT;
}

static void
remove_at (SanUnitList *self,
           guint        position)
{
  g_array_remove_index (self->entries, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* Row by row, so that every row that stays is the same one afterwards. */
static void
change_in_steps (SanUnitList *self,
                 GArray      *wanted)
{
  guint i;

  for (i = 0; i < wanted->len; i++)
    {
      guint there;

      while (i < self->entries->len && !same_entry (self->entries, i, wanted, i) &&
             find_entry (wanted, i, self->entries, i) == G_MAXUINT)
        remove_at (self, i);
      if (i < self->entries->len && same_entry (self->entries, i, wanted, i))
        continue;

      there = find_entry (self->entries, i, wanted, i);
      if (there == i + 1)       /* the one before it went further down */
        {
          remove_at (self, i);
          continue;
        }
      if (there != G_MAXUINT)
        remove_at (self, there);
      g_array_insert_val (self->entries, i, g_array_index (wanted, Entry, i));
      g_list_model_items_changed (G_LIST_MODEL (self), i, 0, 1);
    }
  while (self->entries->len > wanted->len)
    remove_at (self, self->entries->len - 1);
}

static void
set_entries (SanUnitList *self,
             GArray      *wanted)
{
  guint old = self->entries->len;
  guint n = wanted->len;
  guint start = 0;
  guint end = 0;

  while (start < MIN (old, n) && same_entry (self->entries, start, wanted, start))
    start++;
  while (end < MIN (old, n) - start &&
         same_entry (self->entries, old - 1 - end, wanted, n - 1 - end))
    end++;

  if (start == old && start == n)
    return;
  if (MAX (old, n) - start - end <= MOST_STEPS)
    {
      change_in_steps (self, wanted);
      return;
    }

  /* in two steps: one that both takes away and adds makes the selection and the view look
   * for their old rows among all the new ones */
  g_array_remove_range (self->entries, start, old - start - end);
  g_list_model_items_changed (G_LIST_MODEL (self), start, old - start - end, 0);
  g_array_insert_vals (self->entries, start, &g_array_index (wanted, Entry, start),
                       n - start - end);
  g_list_model_items_changed (G_LIST_MODEL (self), start, 0, n - start - end);
}

static void
san_unit_list_finalize (GObject *object)
{
  SanUnitList *self = SAN_UNIT_LIST (object);

  g_hash_table_remove (self->tree->lists, self);
  g_array_unref (self->entries);
  g_object_unref (self->tree);

  G_OBJECT_CLASS (san_unit_list_parent_class)->finalize (object);
}

static void
san_unit_list_class_init (SanUnitListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_unit_list_finalize;
}

static void
san_unit_list_init (SanUnitList *self)
{
}

static SanUnitList *
list_new (SanUnitTree *tree,
          ListKind     kind,
          gint64       id)
{
  SanUnitList *self = g_object_new (SAN_TYPE_UNIT_LIST, NULL);

  self->tree = g_object_ref (tree);
  self->kind = kind;
  self->id = id;
  self->entries = list_entries (self);
  g_hash_table_add (tree->lists, self);

  return self;
}

GListModel *
san_unit_tree_list_roots (SanUnitTree *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_TREE (self), NULL);

  return G_LIST_MODEL (list_new (self, LIST_ROOTS, 0));
}

GListModel *
san_unit_tree_list_groups (SanUnitTree *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_TREE (self), NULL);

  return G_LIST_MODEL (list_new (self, LIST_GROUPS, 0));
}

GListModel *
san_unit_tree_list_below (SanUnitTree *self,
                          SanUnitItem *item)
{
  static const ListKind kinds[] = {
    [SAN_UNIT_ITEM_UNIT] = LIST_CHILDREN,
    [SAN_UNIT_ITEM_GROUPING] = LIST_GROUPS_OF,
    [SAN_UNIT_ITEM_GROUP] = LIST_MEMBERS,
  };
  g_autoptr (SanUnitList) list = NULL;
  const SanUnit *unit;

  g_return_val_if_fail (SAN_IS_UNIT_TREE (self), NULL);
  g_return_val_if_fail (SAN_IS_UNIT_ITEM (item), NULL);

  /* every row is asked, and most of them are leaves */
  unit = san_unit_item_get_unit (item);
  if (unit != NULL && unit->children == NULL)
    return NULL;

  list = list_new (self, kinds[san_unit_item_get_kind (item)], san_unit_item_get_id (item));
  if (list->entries->len == 0)
    return NULL;

  return G_LIST_MODEL (g_steal_pointer (&list));
}

SanUnitList *
san_unit_tree_list_any (SanUnitTree *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_TREE (self), NULL);

  return list_new (self, LIST_ANY, 0);
}

void
san_unit_list_set_units (SanUnitList *list,
                         GPtrArray   *units)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  g_return_if_fail (SAN_IS_UNIT_LIST (list));
  g_return_if_fail (list->kind == LIST_ANY);

  for (guint i = 0; i < units->len; i++)
    add_unit (entries, units->pdata[i], FALSE);
  set_entries (list, entries);
}

guint
san_unit_list_find (SanUnitList *list,
                    gint64       id)
{
  g_return_val_if_fail (SAN_IS_UNIT_LIST (list), G_MAXUINT);

  for (guint i = 0; i < list->entries->len; i++)
    {
      const Entry *entry = &g_array_index (list->entries, Entry, i);

      if (entry->kind == SAN_UNIT_ITEM_UNIT && entry->id == id)
        return i;
    }

  return G_MAXUINT;
}

/* The tree */

void
san_unit_tree_forget_item (SanUnitTree *self,
                           SanUnitItem *item)
{
  gint64 key = item_key (san_unit_item_get_kind (item), san_unit_item_get_id (item));

  g_hash_table_remove (self->items, &key);
}

static void
index_groups (SanUnitTree *self)
{
  g_hash_table_remove_all (self->groups_of);

  for (guint i = 0; i < self->groupings->len; i++)
    {
      SanGrouping *grouping = g_ptr_array_index (self->groupings, i);

      for (guint j = 0; j < grouping->groups->len; j++)
        {
          SanGroup *group = g_ptr_array_index (grouping->groups, j);

          for (guint k = 0; k < group->members->len; k++)
            {
              SanMember *member = g_ptr_array_index (group->members, k);
              const char *before = g_hash_table_lookup (self->groups_of, &member->unit_id);
              char *names = before != NULL
                            ? g_strconcat (before, _(", "), group->name, NULL)
                            : g_strdup (group->name);

              g_hash_table_insert (self->groups_of,
                                   g_memdup2 (&member->unit_id, sizeof (gint64)), names);
            }
        }
    }
}

static void
refresh_lists (SanUnitTree *self)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer list;

  /* a list may go while another one tells of its changes */
  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, &list, NULL))
    g_ptr_array_add (lists, g_object_ref (list));

  for (guint i = 0; i < lists->len; i++)
    {
      SanUnitList *each = g_ptr_array_index (lists, i);
      g_autoptr (GArray) entries = NULL;

      if (each->kind == LIST_ANY)
        continue;
      entries = list_entries (each);
      set_entries (each, entries);
    }
}

void
san_unit_tree_set_records (SanUnitTree *self,
                           SanRoster   *roster,
                           GPtrArray   *groupings)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  SanRoster *before = self->roster;
  GHashTableIter iter;
  gpointer item;

  g_return_if_fail (SAN_IS_UNIT_TREE (self));
  g_return_if_fail (roster != NULL && groupings != NULL);

  self->roster = san_roster_ref (roster);
  san_roster_unref (before);
  g_ptr_array_ref (groupings);
  g_clear_pointer (&self->groupings, g_ptr_array_unref);
  self->groupings = groupings;
  index_groups (self);
  add_up_tickets (self);
  add_up_points (self);
  refresh_lists (self);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (items, g_object_ref (item));
  for (guint i = 0; i < items->len; i++)
    san_unit_item_changed (items->pdata[i]);
}

SanRoster *
san_unit_tree_get_roster (SanUnitTree *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_TREE (self), NULL);

  return self->roster;
}

GPtrArray *
san_unit_tree_get_groupings (SanUnitTree *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_TREE (self), NULL);

  return self->groupings;
}

static void
san_unit_tree_finalize (GObject *object)
{
  SanUnitTree *self = SAN_UNIT_TREE (object);

  g_clear_pointer (&self->roster, san_roster_unref);
  g_clear_pointer (&self->groupings, g_ptr_array_unref);
  g_hash_table_unref (self->groups_of);
  g_clear_pointer (&self->own_tickets, g_hash_table_unref);
  g_hash_table_unref (self->tickets);
  g_clear_pointer (&self->territory, g_hash_table_unref);
  g_clear_pointer (&self->bureau, g_hash_table_unref);
  g_hash_table_unref (self->points);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->lists);

  G_OBJECT_CLASS (san_unit_tree_parent_class)->finalize (object);
}

static void
san_unit_tree_class_init (SanUnitTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_unit_tree_finalize;
}

static void
san_unit_tree_init (SanUnitTree *self)
{
  self->groups_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->tickets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->points = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->lists = g_hash_table_new (NULL, NULL);
}

SanUnitTree *
san_unit_tree_new (void)
{
  return g_object_new (SAN_TYPE_UNIT_TREE, NULL);
}
