/* san-item-picker.c - finds one line of the standard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-item-picker.h"

#include <glib/gi18n-lib.h>

struct _SanItemPicker
{
  GtkBox          parent_instance;

  GtkSearchEntry *entry;
  GtkListBox     *list;
  gint64          item;
};

G_DEFINE_FINAL_TYPE (SanItemPicker, san_item_picker, GTK_TYPE_BOX)

enum { ACTIVATE, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
fits (GtkListBoxRow *row,
      gpointer       data)
{
  SanItemPicker *self = data;
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *text = g_object_get_data (G_OBJECT (row), "text");
  g_autofree char *folded = g_utf8_casefold (needle, -1);

  return *needle == '\0' || strstr (text, folded) != NULL;
}

static void
add_row (SanItemPicker *self,
         gint64         id,
         const char    *name,
         const char    *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *more = gtk_label_new (detail);
  g_autofree char *text = g_strconcat (name, " ", detail, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (more), 1);
  gtk_widget_set_hexpand (more, TRUE);
  gtk_widget_add_css_class (more, "sn-cap");
  gtk_widget_add_css_class (more, "sn-dim");
  gtk_widget_set_tooltip_text (box, text);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "item", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_utf8_casefold (text, -1), g_free);
  gtk_list_box_append (self->list, row);
}

static void
fill (SanItemPicker *self,
      SanDatabase   *database,
      gint64         category_id)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, NULL);

  add_row (self, 0, _("None"), "");
  for (guint i = 0; categories != NULL && i < categories->len; i++)
    {
      const SanCategory *category = g_ptr_array_index (categories, i);
      g_autoptr (GPtrArray) items = NULL;

      if (category->retired || (category_id != 0 && category->id != category_id))
        continue;
      items = san_item_store_list (database, category->id, NULL);
      for (guint j = 0; items != NULL && j < items->len; j++)
        {
          const SanItem *item = g_ptr_array_index (items, j);
          g_autofree char *name = g_strjoin (*item->code != '\0' ? " " : "", item->code,
                                             item->name, NULL);

          if (!item->retired)
            add_row (self, item->id, name, category->name);
        }
    }
}

static void
on_search_cb (SanItemPicker *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
on_row_activated_cb (SanItemPicker *self,
                     GtkListBoxRow *row)
{
  self->item = *(gint64 *) g_object_get_data (G_OBJECT (row), "item");
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* Enter in the search takes the first that fits. */
static void
on_entry_activate_cb (SanItemPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        on_row_activated_cb (self, row);
        break;
      }
}

static gboolean
san_item_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SAN_ITEM_PICKER (widget)->entry));
}

static void
san_item_picker_class_init (SanItemPickerClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = san_item_picker_grab_focus;

  signals[ACTIVATE] =
    g_signal_new ("activate", SAN_TYPE_ITEM_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
san_item_picker_init (SanItemPicker *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find an item"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activate_cb), self);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-pick");
  gtk_list_box_set_filter_func (self->list, fits, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Items"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_widget_set_size_request (scrolled, 420, -1);
  gtk_widget_add_css_class (scrolled, "sn-panel");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (self), scrolled);
}

GtkWidget *
san_item_picker_new (SanDatabase *database,
                     gint64       category_id)
{
  SanItemPicker *self = g_object_new (SAN_TYPE_ITEM_PICKER, NULL);

  fill (self, database, category_id);

  return GTK_WIDGET (self);
}

gint64
san_item_picker_get_item (SanItemPicker *self)
{
  g_return_val_if_fail (SAN_IS_ITEM_PICKER (self), 0);

  return self->item;
}
