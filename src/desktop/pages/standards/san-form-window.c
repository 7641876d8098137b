/* san-form-window.c - a dialog that stays until it could do what it is for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/standards/san-form-window.h"

#include "widgets/san-refusal.h"

#include <glib/gi18n-lib.h>

#define FORM_WIDTH 440

struct _SanFormWindow
{
  AdwWindow      parent_instance;

  GtkBox        *body;
  GtkWidget     *accept;
  GtkLabel      *refusal;
  SanFormFunc    func;
  gpointer       data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (SanFormWindow, san_form_window, ADW_TYPE_WINDOW)

static void
on_accept_cb (SanFormWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->func (self, self->data, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  gtk_label_set_text (self->refusal, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), error != NULL);
}

static gboolean
on_escape_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
san_form_window_finalize (GObject *object)
{
  SanFormWindow *self = SAN_FORM_WINDOW (object);

  if (self->destroy != NULL)
    self->destroy (self->data);

  G_OBJECT_CLASS (san_form_window_parent_class)->finalize (object);
}

static void
san_form_window_class_init (SanFormWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_form_window_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

static GtkWidget *
header_new (SanFormWindow *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->accept = gtk_button_new ();
  gtk_widget_add_css_class (self->accept, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept_cb), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->accept);

  return bar;
}

static void
san_form_window_init (SanFormWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->refusal = GTK_LABEL (gtk_label_new (NULL));
  san_refusal_setup (self->refusal);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "sn-over");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 16);
  gtk_widget_set_vexpand (GTK_WIDGET (self->body), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (content), header_new (self));
  gtk_box_append (GTK_BOX (content), box);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_size (GTK_WINDOW (self), FORM_WIDTH, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept);
}

SanFormWindow *
san_form_window_new (GtkWidget     *over,
                     const char    *title,
                     const char    *accept,
                     SanFormFunc    func,
                     gpointer       data,
                     GDestroyNotify destroy)
{
  SanFormWindow *self = g_object_new (SAN_TYPE_FORM_WINDOW, "title", title, "transient-for",
                                      gtk_widget_get_root (over), NULL);

  self->func = func;
  self->data = data;
  self->destroy = destroy;
  gtk_button_set_label (GTK_BUTTON (self->accept), accept);

  return self;
}

GtkBox *
san_form_window_get_body (SanFormWindow *self)
{
  return self->body;
}

GtkWidget *
san_form_window_add_group (SanFormWindow *self,
                           const char    *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_widget_add_css_class (group, "sn-form");
  gtk_box_append (self->body, group);

  return group;
}

GtkEditable *
san_form_window_add_entry (GtkWidget  *group,
                           const char *title,
                           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return GTK_EDITABLE (row);
}

AdwComboRow *
san_form_window_add_choice (GtkWidget  *group,
                            const char *title,
                            GListModel *model,
                            guint       selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), model);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return ADW_COMBO_ROW (row);
}
