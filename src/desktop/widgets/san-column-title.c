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

/* The header holds a title for every column, hidden ones too, in their order; a title
 * holds the box with label and sort arrow. None of it is API: anything missing is left as
 * it is. */
void
san_column_title_arrange (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (columns) && title != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (box != NULL && g_object_get_data (G_OBJECT (column), MARK) != NULL)
        gtk_widget_set_halign (box, GTK_ALIGN_END);

      title = gtk_widget_get_next_sibling (title);
    }
}
