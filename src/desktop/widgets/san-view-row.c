/* san-view-row.c - the rows of a column view below the pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-view-row.h"

#define UNFOLD_AFTER 700   /* ms over a row */

GtkListItem *
san_view_row_list_item (GtkWidget *row)
{
  GtkWidget *cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

  return child != NULL ? g_object_get_data (G_OBJECT (child), "list-item") : NULL;
}

GtkWidget *
san_view_row_pick (GtkColumnView *view,
                   double         x,
                   double         y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && widget != GTK_WIDGET (view))
    {
      if (san_view_row_list_item (widget) != NULL)
        return widget;
      widget = gtk_widget_get_parent (widget);
    }

  return NULL;
}

/* The light */

static gboolean
on_unfold_cb (gpointer data)
{
  SanRowLight *light = data;
  GtkListItem *list_item = san_view_row_list_item (light->row);
  gpointer row = list_item != NULL ? gtk_list_item_get_item (list_item) : NULL;

  light->unfold = 0;
  if (GTK_IS_TREE_LIST_ROW (row))
    gtk_tree_list_row_set_expanded (row, TRUE);

  return G_SOURCE_REMOVE;
}

void
san_row_light_move (SanRowLight *light,
                    GtkWidget   *row)
{
  if (light->row != row || row == NULL)
    g_clear_handle_id (&light->unfold, g_source_remove);
  if (light->row != row)
    {
      if (light->row != NULL)
        gtk_widget_remove_css_class (light->row, "sn-drop");
      g_set_weak_pointer (&light->row, row);
      if (row != NULL)
        gtk_widget_add_css_class (row, "sn-drop");
    }
  if (row != NULL && light->unfold == 0)
    light->unfold = g_timeout_add (UNFOLD_AFTER, on_unfold_cb, light);
}

void
san_row_light_clear (SanRowLight *light)
{
  g_clear_handle_id (&light->unfold, g_source_remove);
  g_clear_weak_pointer (&light->row);
}
