/* san-field-button.c - puts something that the data say into the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-field-button.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "pages/bulletins/san-field-words.h"

#define MOST 80    /* rows at once; who wants another one searches */

struct _SanFieldButton
{
  AdwBin parent_instance;

  const SanBulletinData *data;      /* not owned */
  GPtrArray             *fields;    /* (element-type SanField): read when it opens */
  GtkMenuButton         *button;
  GtkSearchEntry        *search;
  GtkListBox            *list;
  GtkLabel *rest;
};

G_DEFINE_FINAL_TYPE (SanFieldButton, san_field_button, ADW_TYPE_BIN)

static guint picked_signal;

static void
add_row (SanFieldButton *self,
         const SanField *field)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (field->title);
  GtkWidget *value = gtk_label_new (field->value);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 18);
  gtk_widget_add_css_class (value, "sn-num");
  gtk_widget_add_css_class (value, "sn-accent");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "san-field", (gpointer) field);
  gtk_list_box_append (self->list, row);
}

static void
fill (SanFieldButton *self)
{
  const char *needle = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *folded = san_text_fold (needle);
  g_autofree char *text = NULL;
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const SanField *field = g_ptr_array_index (self->fields, i);

      if (!san_text_matches (field->folded, field->pinyin, field->initials, folded))
        continue;
      if (n++ < MOST)
        add_row (self, field);
    }

  if (n > MOST)
    text = g_strdup_printf (_("%u more: type a part of the name"), n - MOST);
  else if (n == 0)
    text = g_strdup (_("The data say nothing of the kind"));
  gtk_label_set_text (self->rest, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rest), text != NULL);
}

static void
on_shown_cb (SanFieldButton *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = san_fields_list (self->data);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
pick (SanFieldButton *self,
      GtkListBoxRow  *row)
{
  const SanField *field = g_object_get_data (G_OBJECT (row), "san-field");
  g_autofree char *key = g_strdup (field->key);

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, picked_signal, 0, key);
}

static void
on_entered_cb (SanFieldButton *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    pick (self, row);
}

/* Down from the search is into the list. */
static gboolean
on_key_cb (SanFieldButton *self,
           guint           key)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (key != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (row));

  return GDK_EVENT_STOP;
}

static void
san_field_button_dispose (GObject *object)
{
  g_clear_pointer (&SAN_FIELD_BUTTON (object)->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (san_field_button_parent_class)->dispose (object);
}

static void
san_field_button_class_init (SanFieldButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_field_button_dispose;

  picked_signal = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
popover_new (SanFieldButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search what the data say"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sn-pick");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What the data say"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (pick), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), scroller);

  self->rest = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->rest), "sn-dim");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rest));
  gtk_widget_set_size_request (box, 360, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_shown_cb), self, G_CONNECT_SWAPPED);

  return popover;
}

static void
san_field_button_init (SanFieldButton *self)
{
  self->fields = san_fields_list (NULL);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _("Insert a figure"));
  gtk_menu_button_set_popover (self->button, popover_new (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button),
                               _("Puts something that the data say into the text (Ctrl+D)"));
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "sn-menuact");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

void
san_field_button_set_data (SanFieldButton        *self,
                           const SanBulletinData *data)
{
  g_return_if_fail (SAN_IS_FIELD_BUTTON (self));

  self->data = data;
}

void
san_field_button_open (SanFieldButton *self)
{
  g_return_if_fail (SAN_IS_FIELD_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
