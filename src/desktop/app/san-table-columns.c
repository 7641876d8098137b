/* san-table-columns.c - order, width and choice of a table's columns, kept for the person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-table-columns.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-settings.h"

#define KEY     "table-columns"
#define GROUP   "columns"
#define SETTLED 400   /* milliseconds after the last pixel of a width */

typedef struct
{
  GtkColumnViewColumn *column;
  const char          *id;          /* interned */
  char    *title;
  int      width;                   /* as the program gives it */
  gboolean hidden;                  /* by the person */
  gboolean left_out;                /* for want of room */
} Entry;

typedef struct
{
  GtkColumnView      *view;         /* not owned: it owns this */
  char               *table;
  GPtrArray          *entries;      /* Entry, as they are shown */
  GPtrArray          *ours;         /* the same, not owned, as the program gives them */
  GSimpleActionGroup *actions;
  GtkWidget          *menu;         /* (nullable): opened by a key */
  gboolean            arranging;    /* the program moves them, not the person */
  guint               saving;
} Columns;

static Columns *
columns_of (GtkColumnView *view)
{
  return g_object_get_data (G_OBJECT (view), "san-table-columns");
}

static Entry *
nth (Columns *self,
     guint    index)
{
  return g_ptr_array_index (self->entries, index);
}

static gboolean
is_shown (const Entry *entry)
{
  return !entry->hidden && !entry->left_out;
}

static guint
find (Columns    *self,
      const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (nth (self, i)->id, id))
      return i;

  return self->entries->len;
}

/* Keeping */

static void
save (Columns *self)
{
  GSettings *settings = san_settings_get ();
  g_autoptr (GVariant) before = g_settings_get_value (settings, KEY);
  GVariantBuilder columns, tables;
  GVariantIter iter;
  const char *table;
  GVariant *kept;

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < self->entries->len; i++)
    g_variant_builder_add (&columns, "(sib)", nth (self, i)->id,
                           gtk_column_view_column_get_fixed_width (nth (self, i)->column),
                           !nth (self, i)->hidden);
  g_variant_builder_init (&tables, G_VARIANT_TYPE ("a{sa(sib)}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s@a(sib)}", &table, &kept))
    {
      if (!g_str_equal (table, self->table))
        g_variant_builder_add (&tables, "{s@a(sib)}", table, kept);
      g_variant_unref (kept);
    }
  g_variant_builder_add (&tables, "{sa(sib)}", self->table, &columns);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&tables));
}

static gboolean
on_settled_cb (gpointer data)
{
  Columns *self = data;

  self->saving = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
queue_save (Columns *self)
{
  g_clear_handle_id (&self->saving, g_source_remove);
  self->saving = g_timeout_add (SETTLED, on_settled_cb, self);
}

/* Showing */

static void
update_actions (Columns *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *name = g_strconcat ("show-", nth (self, i)->id, NULL);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

      g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                 g_variant_new_boolean (!nth (self, i)->hidden));
    }
}

static void
arrange (Columns *self)
{
  GListModel *shown = gtk_column_view_get_columns (self->view);
  guint n = 0;

  self->arranging = TRUE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkColumnViewColumn *column = nth (self, i)->column;
      g_autoptr (GtkColumnViewColumn) here = g_list_model_get_item (shown, n);
      gboolean inside = gtk_column_view_column_get_column_view (column) != NULL;

      if (!is_shown (nth (self, i)))
        {
          if (inside)
            gtk_column_view_remove_column (self->view, column);
          continue;
        }
      if (here != column)
        {
          if (inside)
            gtk_column_view_remove_column (self->view, column);
          gtk_column_view_insert_column (self->view, n, column);
        }
      n++;
    }
  self->arranging = FALSE;
  update_actions (self);
}

/* A head was dragged elsewhere: GTK takes the column out and puts it in again. */
static void
on_columns_changed_cb (Columns *self)
{
  GListModel *shown = gtk_column_view_get_columns (self->view);
  guint n = g_list_model_get_n_items (shown);
  guint n_shown = 0, next = 0;
  g_autoptr (GPtrArray) order = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    n_shown += is_shown (nth (self, i));
  if (self->arranging || n != n_shown)
    return;

  order = g_ptr_array_new ();
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;
      Entry *entry = nth (self, i);

      if (is_shown (entry))
        {
          column = g_list_model_get_item (shown, next++);
          for (guint j = 0; j < self->entries->len; j++)
            if (nth (self, j)->column == column)
              entry = nth (self, j);
        }
      g_ptr_array_add (order, entry);
    }
  for (guint i = 0; i < order->len; i++)
    self->entries->pdata[i] = order->pdata[i];
  queue_save (self);
}

static void
on_width_cb (Columns *self)
{
  if (!self->arranging)
    queue_save (self);
}

/* The menu of the heads */

static void
on_show_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  Columns *self = data;
  Entry *entry = nth (self, find (self, g_action_get_name (G_ACTION (action)) + strlen ("show-")));
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += !nth (self, i)->hidden;
  if (n == 1 && !entry->hidden)
    return;   /* a table without columns could not be brought back */

  entry->hidden = !entry->hidden;
  arrange (self);
  queue_save (self);
}

static void
move (Columns    *self,
      const char *id,
      int         step)
{
  guint from = find (self, id);
  int to = (int) from + step;

  while (to >= 0 && to < (int) self->entries->len && !is_shown (nth (self, (guint) to)))
    to += step;
  if (from == self->entries->len || to < 0 || to >= (int) self->entries->len)
    return;

  g_ptr_array_insert (self->entries, to,
                      g_ptr_array_steal_index (self->entries, from));
  arrange (self);
  queue_save (self);
}

static void
on_move_left_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  move (data, g_variant_get_string (parameter, NULL), -1);
}

static void
on_move_right_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  move (data, g_variant_get_string (parameter, NULL), 1);
}

static void
on_reset_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  Columns *self = data;

  self->arranging = TRUE;
  for (guint i = 0; i < self->ours->len; i++)
    {
      Entry *entry = self->ours->pdata[i];

      self->entries->pdata[i] = entry;
      entry->hidden = FALSE;
      gtk_column_view_column_set_fixed_width (entry->column, entry->width);
    }
  arrange (self);
  queue_save (self);
}

static void
append_choices (Columns *self,
                GMenu   *menu)
{
  g_autoptr (GMenu) choices = g_menu_new ();
  g_autoptr (GMenu) reset = g_menu_new ();

  for (guint i = 0; i < self->ours->len; i++)
    {
      const Entry *entry = self->ours->pdata[i];
      g_autofree char *action = g_strconcat (GROUP ".show-", entry->id, NULL);

      g_menu_append (choices, entry->title, action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append (reset, _("All columns as at first"), GROUP ".reset");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (reset));
}

static void
add_menus (Columns *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      g_autoptr (GMenu) moves = g_menu_new ();
      g_autofree char *left = g_strconcat (GROUP ".move-left::", nth (self, i)->id, NULL);
      g_autofree char *right = g_strconcat (GROUP ".move-right::", nth (self, i)->id, NULL);

      g_menu_append (moves, _("Move column to the left"), left);
      g_menu_append (moves, _("Move column to the right"), right);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
      append_choices (self, menu);
      gtk_column_view_column_set_header_menu (nth (self, i)->column, G_MENU_MODEL (menu));
    }
}

void
san_table_columns_popup (GtkColumnView *view)
{
  Columns *self = columns_of (view);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_return_if_fail (self != NULL);

  append_choices (self, menu);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (view));
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (view)) / 2, 20, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Setting up */

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->column);
  g_free (entry->title);
  g_free (entry);
}

static void
columns_free (gpointer data)
{
  Columns *self = data;

  if (self->saving != 0)
    {
      g_source_remove (self->saving);
      save (self);
    }
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (nth (self, i)->column, self);
  g_ptr_array_unref (self->ours);
  g_ptr_array_unref (self->entries);
  g_object_unref (self->actions);
  g_free (self->table);
  g_free (self);
}

static void
on_view_destroyed_cb (GtkColumnView *view,
                      Columns       *self)
{
  self->arranging = TRUE;   /* the view lets its columns go */
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}

void
san_table_columns_bind (GtkColumnView *view,
                        const char    *table)
{
  static const GActionEntry entries[] = {
    { "move-left", on_move_left_cb, "s" },
    { "move-right", on_move_right_cb, "s" },
    { "reset", on_reset_cb },
  };
  Columns *self;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  self = g_new0 (Columns, 1);
  self->view = view;
  self->table = g_strdup (table);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->ours = g_ptr_array_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (view), GROUP, G_ACTION_GROUP (self->actions));
  g_object_set_data_full (G_OBJECT (view), "san-table-columns", self, columns_free);
  g_signal_connect (view, "destroy", G_CALLBACK (on_view_destroyed_cb), self);
}

void
san_table_columns_add (GtkColumnView       *view,
                       GtkColumnViewColumn *column,
                       const char          *id,
                       const char          *title)
{
  Columns *self = columns_of (view);
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *name = g_strconcat ("show-", id, NULL);
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));

  entry->column = g_object_ref (column);
  entry->id = g_intern_string (id);
  entry->title = g_strdup (title);
  entry->width = gtk_column_view_column_get_fixed_width (column);
  g_ptr_array_add (self->entries, entry);
  g_ptr_array_add (self->ours, entry);
  g_signal_connect (action, "activate", G_CALLBACK (on_show_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_signal_connect_swapped (column, "notify::fixed-width", G_CALLBACK (on_width_cb), self);
}

static void
read_kept (Columns  *self,
           GVariant *kept)
{
  GVariantIter iter;
  const char *id;
  int width;
  gboolean shown;
  guint next = 0;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &width, &shown))
    {
      guint index = find (self, id);
      Entry *entry;

      if (index == self->entries->len || index < next)
        continue;   /* of another version */
      entry = g_ptr_array_steal_index (self->entries, index);
      g_ptr_array_insert (self->entries, (int) next++, entry);
      entry->hidden = !shown;
      if (width > 0)
        gtk_column_view_column_set_fixed_width (entry->column, width);
    }
}

void
san_table_columns_restore (GtkColumnView *view)
{
  Columns *self = columns_of (view);
  g_autoptr (GVariant) tables = g_settings_get_value (san_settings_get (), KEY);
  g_autoptr (GVariant) kept = g_variant_lookup_value (tables, self->table,
                                                      G_VARIANT_TYPE ("a(sib)"));

  self->arranging = TRUE;
  if (kept != NULL)
    read_kept (self, kept);
  add_menus (self);
  arrange (self);
  g_signal_connect_swapped (gtk_column_view_get_columns (view), "items-changed",
                            G_CALLBACK (on_columns_changed_cb), self);
}

void
san_table_columns_leave_out (GtkColumnView     *view,
                             const char *const *ids)
{
  Columns *self = columns_of (view);

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->entries->len; i++)
    nth (self, i)->left_out = ids != NULL && g_strv_contains (ids, nth (self, i)->id);
  arrange (self);
}
