/* san-indicator-columns.c - the columns of the standard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-indicator-columns.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-cell-tip.h"
#include "widgets/san-column-title.h"
#include "widgets/san-tag.h"

static const struct
{
  const char *title;
  int         width;
  gboolean    at_end;
} columns[SAN_N_INDICATOR_COLUMNS] = {
  [SAN_INDICATOR_COLUMN_NAME] = { N_("Code and name"), -1, FALSE },
  [SAN_INDICATOR_COLUMN_MARK] = { N_("Mark / weight"), 92, TRUE },
  [SAN_INDICATOR_COLUMN_RATING] = { N_("Ratings"), 104, FALSE },
  [SAN_INDICATOR_COLUMN_ITEMS] = { N_("Items"), 92, TRUE },
  [SAN_INDICATOR_COLUMN_BUREAU] = { N_("Lead bureau"), 120, FALSE },
};

const char *
san_indicator_column_title (SanIndicatorColumn column)
{
  return _(columns[column].title);
}

/* Code, name and a tag */
static GtkWidget *
name_cell_new (void)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *code = gtk_label_new (NULL);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *tag = san_tag_new ("", "red");

  gtk_widget_add_css_class (code, "sn-dim");
  gtk_widget_add_css_class (code, "sn-num");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), tag);
  san_cell_tip_add (box, GTK_LABEL (name));
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);

  return expander;
}

static void
show_name (GtkWidget       *expander,
           SanIndicatorRow *row)
{
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkWidget *code = gtk_widget_get_first_child (box);
  GtkWidget *name = gtk_widget_get_next_sibling (code);
  const SanItem *item = san_indicator_row_get_item (row);

  gtk_label_set_text (GTK_LABEL (code), san_indicator_row_get_code (row));
  gtk_label_set_text (GTK_LABEL (name), san_indicator_row_get_title (row));
  san_tag_set (SAN_TAG (gtk_widget_get_last_child (box)),
               item != NULL && item->veto ? _("Veto") : "", "red");
  if (san_indicator_row_get_kind (row) == SAN_INDICATOR_AREA)
    gtk_widget_add_css_class (name, "sn-strong");
  else
    gtk_widget_remove_css_class (name, "sn-strong");
}

static void
show (GtkListItem *list_item)
{
  SanIndicatorColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list_item),
                                                                   "column"));
  SanIndicatorRow *row = g_object_get_data (G_OBJECT (list_item), "row");
  GtkWidget *child = gtk_list_item_get_child (list_item);
  g_autofree char *text = NULL;

  if (row == NULL || child == NULL)
    return;
  if (column == SAN_INDICATOR_COLUMN_NAME)
    {
      show_name (child, row);
      return;
    }

  text = san_indicator_row_get_text (row, column);
  gtk_label_set_text (GTK_LABEL (child), text);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  data)
{
  SanIndicatorColumn column = GPOINTER_TO_UINT (data);
  GtkWidget *child;

  if (column == SAN_INDICATOR_COLUMN_NAME)
    {
      child = name_cell_new ();
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), columns[column].at_end ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      if (column != SAN_INDICATOR_COLUMN_MARK)
        gtk_widget_add_css_class (child, "sn-cap");
      if (column == SAN_INDICATOR_COLUMN_RATING || column == SAN_INDICATOR_COLUMN_ITEMS)
        gtk_widget_add_css_class (child, "sn-dim");
      gtk_widget_add_css_class (child, "sn-num");
      san_cell_tip_add (child, GTK_LABEL (child));
    }
  g_object_set_data (G_OBJECT (list_item), "column", GUINT_TO_POINTER (column));
  gtk_list_item_set_child (list_item, child);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item,
            gpointer                  data)
{
  gpointer tree_row = gtk_list_item_get_item (list_item);
  SanIndicatorRow *row = san_indicator_row_of (tree_row);
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (GPOINTER_TO_UINT (data) == SAN_INDICATOR_COLUMN_NAME)
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), tree_row);
      g_object_set_data (G_OBJECT (child), "list-item", list_item);
    }
  if (row == NULL)
    return;
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_object_unref);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show), list_item);
  show (list_item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  data)
{
  SanIndicatorRow *row = g_object_get_data (G_OBJECT (list_item), "row");
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (row != NULL)
    g_signal_handlers_disconnect_by_func (row, show, list_item);
  g_object_set_data (G_OBJECT (list_item), "row", NULL);
  if (GPOINTER_TO_UINT (data) == SAN_INDICATOR_COLUMN_NAME && child != NULL)
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
      g_object_set_data (G_OBJECT (child), "list-item", NULL);
    }
}

void
san_indicator_columns_add (GtkColumnView *view)
{
  for (guint i = 0; i < SAN_N_INDICATOR_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (san_indicator_column_title (i), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      else
        gtk_column_view_column_set_expand (column, TRUE);
      if (columns[i].at_end)
        san_column_title_mark_end (column);
      gtk_column_view_append_column (view, column);
    }
  san_column_title_arrange (view);
}

void
san_indicator_columns_set_narrow (GtkColumnView *view,
                                  gboolean       narrow)
{
  GListModel *list = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list,
                                                                  SAN_INDICATOR_COLUMN_ITEMS);

  /* a column that is hidden keeps the room of its fixed width */
  gtk_column_view_column_set_fixed_width (column,
                                          narrow ? -1
                                                 : columns[SAN_INDICATOR_COLUMN_ITEMS].width);
  gtk_column_view_column_set_visible (column, !narrow);
}
