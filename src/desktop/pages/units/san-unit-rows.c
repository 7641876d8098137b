/* san-unit-rows.c - the tree, the groups or a list of units in a column view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/units/san-unit-rows.h"

#include "pages/units/san-unit-columns.h"
#include "widgets/san-list-place.h"

#define FEW_UNITS 300   /* so many are shown with their districts unfolded */

struct _SanUnitRows
{
  GObject             parent_instance;

  GtkColumnView      *view;        /* not owned */
  SanUnitTree        *tree;
  GtkTreeListModel   *units;       /* made when first looked at */
  GtkTreeListModel   *groups;
  SanUnitList        *found;
  GtkSortListModel   *sorted;
  GtkSingleSelection *selection;
  gboolean            unfolded;
};

G_DEFINE_FINAL_TYPE (SanUnitRows, san_unit_rows, G_TYPE_OBJECT)

/* What is selected */

SanUnitItem *
san_unit_rows_get_item (SanUnitRows * self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ROWS (self), NULL);

  return san_unit_columns_item (gtk_single_selection_get_selected_item (self->selection));
}

const SanUnit *
san_unit_rows_get_unit (SanUnitRows *self)
{
  g_autoptr (SanUnitItem) item = san_unit_rows_get_item (self);

  return item != NULL ? san_unit_item_get_unit (item) : NULL;
}

/* Models */

static GListModel *
list_below (gpointer item,
            gpointer data)
{
  return san_unit_tree_list_below (data, item);
}

static GtkTreeListModel *
tree_new (SanUnitRows *self,
          GListModel  *roots,
          gboolean     unfolded)
{
  return gtk_tree_list_model_new (roots, FALSE, unfolded, list_below,
                                  g_object_ref (self->tree), g_object_unref);
}

static void
unfold_begin (GtkTreeListModel *model,
              guint             levels)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (model, i);

      if (gtk_tree_list_row_get_depth (row) < levels)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static GtkTreeListModel *
units_model (SanUnitRows *self)
{
  if (self->units == NULL)
    {
      guint n = san_roster_size (san_unit_tree_get_roster (self->tree));

      self->units = tree_new (self, san_unit_tree_list_roots (self->tree), self->unfolded);
      unfold_begin (self->units, n <= FEW_UNITS ? 2 : 1);
    }

  return self->units;
}

static GtkTreeListModel *
groups_model (SanUnitRows *self)
{
  if (self->groups == NULL)
    {
      self->groups = tree_new (self, san_unit_tree_list_groups (self->tree), self->unfolded);
      unfold_begin (self->groups, 2);
    }

  return self->groups;
}

/* In two steps: exchanging one model for another makes the selection and the view look for
 * every old row in the new one. */
static void
show_model (SanUnitRows *self,
            gpointer     model)
{
  if (gtk_single_selection_get_model (self->selection) == model)
    return;

  gtk_single_selection_set_model (self->selection, NULL);
  gtk_single_selection_set_model (self->selection, model);
}

/* A model that sorts makes every item; without a column to sort by it is left out. */
static void
show_found (SanUnitRows *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  gboolean sorts = gtk_sorter_get_order (sorter) != GTK_SORTER_ORDER_NONE;

  gtk_sort_list_model_set_model (self->sorted, sorts ? G_LIST_MODEL (self->found) : NULL);
  show_model (self, sorts ? (gpointer) self->sorted : self->found);
}

static gboolean
shows_list (SanUnitRows *self)
{
  GListModel *model = gtk_single_selection_get_model (self->selection);

  return model == G_LIST_MODEL (self->found) || model == G_LIST_MODEL (self->sorted);
}

static void
on_sorter_changed_cb (SanUnitRows *self)
{
  const SanUnit *unit = san_unit_rows_get_unit (self);

  if (!shows_list (self))
    return;
  show_found (self);
  if (unit != NULL)
    san_unit_rows_select (self, unit->id);
}

void
san_unit_rows_show_tree (SanUnitRows *self)
{
  g_return_if_fail (SAN_IS_UNIT_ROWS (self));

  san_unit_columns_set_sortable (self->view, FALSE);
  show_model (self, units_model (self));
}

void
san_unit_rows_show_groups (SanUnitRows *self)
{
  g_return_if_fail (SAN_IS_UNIT_ROWS (self));

  san_unit_columns_set_sortable (self->view, FALSE);
  show_model (self, groups_model (self));
}

void
san_unit_rows_show_list (SanUnitRows *self,
                         GPtrArray   *units)
{
  g_return_if_fail (SAN_IS_UNIT_ROWS (self));

  san_unit_columns_set_sortable (self->view, TRUE);
  san_unit_list_set_units (self->found, units);
  show_found (self);
}

gboolean
san_unit_rows_shows_tree (SanUnitRows *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ROWS (self), FALSE);

  return self->units != NULL &&
         gtk_single_selection_get_model (self->selection) == G_LIST_MODEL (self->units);
}

void
san_unit_rows_set_unfolded (SanUnitRows *self,
                            gboolean     unfolded)
{
  gboolean tree = san_unit_rows_shows_tree (self);
  gboolean groups = self->groups != NULL &&
                    gtk_single_selection_get_model (self->selection) ==
                    G_LIST_MODEL (self->groups);

  self->unfolded = unfolded;
  g_clear_object (&self->units);
  g_clear_object (&self->groups);
  if (tree)
    san_unit_rows_show_tree (self);
  else if (groups)
    san_unit_rows_show_groups (self);
}

gboolean
san_unit_rows_get_unfolded (SanUnitRows *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ROWS (self), FALSE);

  return self->unfolded;
}

/* Finding rows */

static GtkTreeListRow *
child_row (GtkTreeListModel *model,
           GtkTreeListRow   *parent,
           guint             index)
{
  if (parent == NULL)
    return gtk_tree_list_model_get_child_row (model, index);

  gtk_tree_list_row_set_expanded (parent, TRUE);

  return gtk_tree_list_row_get_child_row (parent, index);
}

/* (transfer full) (nullable): unfolds what stands above it */
static GtkTreeListRow *
row_of_unit (SanUnitRows   *self,
             const SanUnit *unit)
{
  g_autoptr (GtkTreeListRow) parent = NULL;
  GPtrArray *siblings = unit->parent != NULL
                        ? unit->parent->children
                        : san_roster_roots (san_unit_tree_get_roster (self->tree));
  guint index;

  if (unit->parent != NULL)
    {
      parent = row_of_unit (self, unit->parent);
      if (parent == NULL)
        return NULL;
    }
  if (!g_ptr_array_find (siblings, unit, &index))
    return NULL;

  return child_row (units_model (self), parent, index);
}

void
san_unit_rows_select_position (SanUnitRows *self,
                               guint        position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    san_list_place_scroll_to (GTK_WIDGET (self->view), position);
}

static gboolean
is_unit_at (GListModel    *model,
            guint          position,
            const SanUnit *unit)
{
  g_autoptr (GObject) object = g_list_model_get_item (model, position);
  g_autoptr (SanUnitItem) item = san_unit_columns_item (object);

  return item != NULL && san_unit_item_get_unit (item) == unit;
}

static guint
position_of (SanUnitRows   *self,
             const SanUnit *unit)
{
  GListModel *model = gtk_single_selection_get_model (self->selection);
  guint n;

  if (model == G_LIST_MODEL (self->units))
    {
      g_autoptr (GtkTreeListRow) row = row_of_unit (self, unit);

      return row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;
    }

  if (model == G_LIST_MODEL (self->found))
    return san_unit_list_find (self->found, unit->id);

  n = g_list_model_get_n_items (model);
  for (guint i = 0; i < n; i++)
    if (is_unit_at (model, i, unit))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

gboolean
san_unit_rows_select (SanUnitRows *self,
                      gint64       id)
{
  const SanUnit *unit = san_unit_tree_get_unit (self->tree, id);
  guint position = unit != NULL ? position_of (self, unit) : GTK_INVALID_LIST_POSITION;

  san_unit_rows_select_position (self, position);

  return position != GTK_INVALID_LIST_POSITION;
}

/* Right unfolds and goes in, left goes out and folds, as in every tree. */
static gboolean
on_key_cb (GtkEventControllerKey *keys,
           guint                  key,
           guint                  code,
           GdkModifierType        state,
           SanUnitRows           *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GtkTreeListRow) parent = NULL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 ||
      !GTK_IS_TREE_LIST_ROW (row) || (key != GDK_KEY_Right && key != GDK_KEY_Left))
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Right)
    {
      if (!gtk_tree_list_row_is_expandable (row))
        return GDK_EVENT_STOP;
      if (gtk_tree_list_row_get_expanded (row))
        san_unit_rows_select_position (self, position + 1);
      else
        gtk_tree_list_row_set_expanded (row, TRUE);
      return GDK_EVENT_STOP;
    }

  if (gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, FALSE);
      return GDK_EVENT_STOP;
    }
  parent = gtk_tree_list_row_get_parent (row);
  if (parent != NULL)
    san_unit_rows_select_position (self, gtk_tree_list_row_get_position (parent));

  return GDK_EVENT_STOP;
}

/* The class */

static void
san_unit_rows_finalize (GObject *object)
{
  SanUnitRows *self = SAN_UNIT_ROWS (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->found);
  g_clear_object (&self->units);
  g_clear_object (&self->groups);
  g_clear_object (&self->tree);

  G_OBJECT_CLASS (san_unit_rows_parent_class)->finalize (object);
}

static void
san_unit_rows_class_init (SanUnitRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_unit_rows_finalize;
}

static void
san_unit_rows_init (SanUnitRows *self)
{
  self->tree = san_unit_tree_new ();
  self->found = san_unit_tree_list_any (self->tree);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
}

SanUnitRows *
san_unit_rows_new (GtkColumnView *view)
{
  SanUnitRows *self = g_object_new (SAN_TYPE_UNIT_ROWS, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = view;
  san_unit_columns_add (view);
  self->sorted = gtk_sort_list_model_new (NULL, g_object_ref (gtk_column_view_get_sorter (view)));
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (on_sorter_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (self->selection));

  return self;
}

SanUnitTree *
san_unit_rows_get_tree (SanUnitRows *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ROWS (self), NULL);

  return self->tree;
}

GtkSingleSelection *
san_unit_rows_get_selection (SanUnitRows *self)
{
  g_return_val_if_fail (SAN_IS_UNIT_ROWS (self), NULL);

  return self->selection;
}
