/* san-scheme-list.c - an editor for a list of small objects of a scheme
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-scheme-list.h"

#include <glib/gi18n-lib.h>

#include "pages/assessment/san-scheme-draft.h"

typedef struct
{
  JsonObject                *object;    /* owned */
  const char                *member;
  const SanSchemeListColumn *columns;
  SanSchemeListFunc          func;
  gpointer   data;
  GtkWidget *box;                       /* not owned: it owns this */
  guint      idle;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  g_clear_handle_id (&list->idle, g_source_remove);
  json_object_unref (list->object);
  g_free (list);
}

static JsonArray *
array_of (List *list)
{
  JsonNode *node = json_object_get_member (list->object, list->member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
object_at (List *list,
           guint index)
{
  return json_array_get_object_element (array_of (list), index);
}

static guint
get_number (gpointer    object,
            const char *name)
{
  return GPOINTER_TO_UINT (g_object_get_data (object, name));
}

static void
on_changed_cb (GtkEditable *entry,
               List        *list)
{
  const SanSchemeListColumn *column = &list->columns[get_number (entry, "column")];

  san_scheme_draft_set (object_at (list, get_number (entry, "index")), column->member,
                        gtk_editable_get_text (entry));
  list->func (list->data);
}

static void fill (List *list);

static void
on_idle_cb (gpointer data)
{
  List *list = data;

  list->idle = 0;
  fill (list);
}

static void
fill_later (List *list)
{
  if (list->idle == 0)
    list->idle = g_idle_add_once (on_idle_cb, list);
  list->func (list->data);
}

static void
on_remove_clicked_cb (GtkButton *button,
                      List      *list)
{
  JsonArray *array = array_of (list);

  json_array_remove_element (array, get_number (button, "index"));
  if (json_array_get_length (array) == 0)
    json_object_remove_member (list->object, list->member);
  fill_later (list);
}

static void
on_add_clicked_cb (GtkButton *button,
                   List      *list)
{
  if (array_of (list) == NULL)
    json_object_set_array_member (list->object, list->member, json_array_new ());
  json_array_add_object_element (array_of (list), json_object_new ());
  fill_later (list);
}

static void
add_line (List    *list,
          GtkGrid *grid,
          guint    index)
{
  guint column = 0;
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  for (; list->columns[column].member != NULL; column++)
    {
      const SanSchemeListColumn *about = &list->columns[column];
      g_autofree char *text = san_scheme_draft_get (object_at (list, index), about->member);
      GtkWidget *entry = gtk_entry_new ();

      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _(about->title));
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(about->title), -1);
      gtk_widget_set_tooltip_text (entry, _(about->title));
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), MAX (about->width, 5));
      if (about->width > 0)
        gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), about->width);
      else
        gtk_widget_set_hexpand (entry, TRUE);
      g_object_set_data (G_OBJECT (entry), "index", GUINT_TO_POINTER (index));
      g_object_set_data (G_OBJECT (entry), "column", GUINT_TO_POINTER (column));
      g_signal_connect (entry, "changed", G_CALLBACK (on_changed_cb), list);
      gtk_grid_attach (grid, entry, (int) column, (int) index, 1, 1);
    }

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove"), -1);
  g_object_set_data (G_OBJECT (remove), "index", GUINT_TO_POINTER (index));
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), list);
  gtk_grid_attach (grid, remove, (int) column, (int) index, 1, 1);
}

static void
fill (List *list)
{
  GtkWidget *old = gtk_widget_get_first_child (list->box);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  JsonArray *array = array_of (list);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  if (old != NULL)
    gtk_box_remove (GTK_BOX (list->box), old);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_widget_add_css_class (grid, "sn-dense");
  gtk_widget_add_css_class (grid, "sn-scheme");
  for (guint i = 0; i < n; i++)
    add_line (list, GTK_GRID (grid), i);

  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (add, _("Add a line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add a line"), -1);
  g_signal_connect (add, "clicked", G_CALLBACK (on_add_clicked_cb), list);
  gtk_grid_attach (GTK_GRID (grid), add, 0, (int) n, 1, 1);
  gtk_box_append (GTK_BOX (list->box), grid);
}

GtkWidget *
san_scheme_list_new (JsonObject                *object,
                     const char                *member,
                     const SanSchemeListColumn *columns,
                     SanSchemeListFunc          func,
                     gpointer                   data)
{
  List *list = g_new0 (List, 1);

  list->object = json_object_ref (object);
  list->member = member;
  list->columns = columns;
  list->func = func;
  list->data = data;
  list->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_object_set_data_full (G_OBJECT (list->box), "san-list", list, list_free);
  fill (list);

  return list->box;
}
