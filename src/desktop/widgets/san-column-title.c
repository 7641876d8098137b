/* san-column-title.c - titles of columns of numbers at the right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-column-title.h"

#define MARK "san-column-title-end"

void
san_column_title_mark_end (GtkColumnViewColumn *column)
{
  g_object_set_data (G_OBJECT (column), MARK, GINT_TO_POINTER (TRUE));
}

static GtkColumnViewColumn *
find_column (GListModel *columns,
             const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;   /* the view keeps it */
    }

  return NULL;
}

/* The header holds a title for every column, in an order of its own; a title holds a box
 * with the label and the sort arrow. None of it is API: anything missing is left alone. */
void
san_column_title_arrange (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  if (header == NULL)
    return;

  for (GtkWidget *title = gtk_widget_get_first_child (header);
       title != NULL; title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *box = gtk_widget_get_first_child (title);
      GtkWidget *label = box != NULL ? gtk_widget_get_first_child (box) : NULL;
      GtkColumnViewColumn *column = NULL;

      if (GTK_IS_LABEL (label))
        column = find_column (columns, gtk_label_get_text (GTK_LABEL (label)));
      if (column != NULL && g_object_get_data (G_OBJECT (column), MARK) != NULL)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
    }
}

int
san_column_title_room (GtkColumnView *view,
                       const char    *text,
                       int            more,
                       int            least)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return MAX (least, width + more);
}
