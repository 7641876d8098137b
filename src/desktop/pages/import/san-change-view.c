/* san-change-view.c - the columns of the list of changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/import/san-change-view.h"

#include "widgets/san-cell-tip.h"

static const struct
{
  int      width;
  gboolean expand;
} columns[SAN_N_CHANGE_CELLS] = {
  [SAN_CHANGE_ROW] = { 56, FALSE },
  [SAN_CHANGE_RESULT] = { 92, FALSE },
  [SAN_CHANGE_RECORD] = { 190, FALSE },
  [SAN_CHANGE_FIELD] = { 130, FALSE },
  [SAN_CHANGE_OLD] = { 190, FALSE },
  [SAN_CHANGE_NEW] = { -1, TRUE },
};

static const char *
icon_of (SanRowAction action)
{
  switch (action)
    {
    case SAN_ROW_ADDED:
      return "list-add-symbolic";

    case SAN_ROW_CHANGED:
      return "document-edit-symbolic";

    case SAN_ROW_REJECTED:
      return "dialog-error-symbolic";

    case SAN_ROW_SKIPPED:
      return "window-close-symbolic";

    case SAN_ROW_UNCHANGED:
    case SAN_ROW_N_ACTIONS:
    default:
      return "emblem-ok-symbolic";
    }
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  data)
{
  SanChangeCell cell = GPOINTER_TO_UINT (data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  if (cell == SAN_CHANGE_RESULT)
    {
      GtkWidget *icon = gtk_image_new ();

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 13);
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_label_set_xalign (GTK_LABEL (label), cell == SAN_CHANGE_ROW ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "sn-num");
  if (cell != SAN_CHANGE_RECORD)
    gtk_widget_add_css_class (label, "sn-cap");
  gtk_box_append (GTK_BOX (box), label);
  san_cell_tip_add (box, GTK_LABEL (label));
  gtk_list_item_set_child (item, box);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *item,
            gpointer                  data)
{
  SanChangeCell cell = GPOINTER_TO_UINT (data);
  SanChangeLine *line = gtk_list_item_get_item (item);
  SanRowAction action = san_change_line_get_action (line);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_last_child (box);
  g_autofree char *text = san_change_line_get_text (line, cell);
  gboolean quiet = action == SAN_ROW_UNCHANGED || action == SAN_ROW_SKIPPED;

  if (cell == SAN_CHANGE_RESULT)
    {
      GtkWidget *icon = gtk_widget_get_first_child (box);

      gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_of (action));
      set_class (icon, "sn-over", action == SAN_ROW_REJECTED);
      set_class (icon, "sn-faint", quiet);
    }
  gtk_label_set_text (GTK_LABEL (label), text);
  set_class (label, "sn-faint", quiet);
  set_class (label, "sn-over", action == SAN_ROW_REJECTED && cell == SAN_CHANGE_NEW);
  set_class (label, "sn-dim", cell == SAN_CHANGE_OLD && action == SAN_ROW_CHANGED);
  set_class (label, "sn-strong", cell == SAN_CHANGE_NEW && action == SAN_ROW_CHANGED);
}

void
san_change_view_install (GtkColumnView *view,
                         SanChangeList *list)
{
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (list)));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  for (guint i = 0; i < SAN_N_CHANGE_CELLS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (san_change_cell_title (i), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (view, column);
    }
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}
