/* san-panes.c - the focus from pane to pane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-panes.h"

#include <adwaita.h>

static gboolean
is_container (GtkWidget *widget)
{
  if (GTK_IS_PANED (widget) || GTK_IS_STACK (widget) || ADW_IS_BIN (widget))
    return TRUE;

  return GTK_IS_BOX (widget) &&
         gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_VERTICAL;
}

/* A divider, a stack, a column of parts: its parts are the panes. Two levels of columns at
 * most, or every line of a form would be one. */
static void
collect (GPtrArray *panes,
         GtkWidget *widget,
         int        depth)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (depth == 0 || !is_container (widget))
    {
      if (!GTK_IS_SEPARATOR (widget))
        g_ptr_array_add (panes, widget);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (panes, child, GTK_IS_BOX (widget) ? depth - 1 : depth);
}

void
san_panes_move_focus (GtkWindow *window,
                      GtkWidget *sidebar,
                      GtkWidget *header,
                      GtkWidget *page,
                      int        step)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  GtkWidget *focus = gtk_window_get_focus (window);
  int current = step > 0 ? -1 : 0;
  int n;

  g_ptr_array_add (panes, sidebar);
  g_ptr_array_add (panes, header);
  if (page != NULL)
    collect (panes, page, 2);

  n = (int) panes->len;
  for (int i = 0; i < n; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, i);

      if (focus != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane)))
        current = i;
    }
  for (int i = 1; i <= n; i++)
    {
      GtkWidget *pane = g_ptr_array_index (panes, ((current + step * i) % n + n) % n);

      if (gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        break;
    }
}
