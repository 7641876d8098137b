/* san-new-ticket-build.c - the form of a new ticket: its widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-new-ticket-private.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-item-picker.h"
#include "widgets/san-refusal.h"
#include "widgets/san-ticket-phrases.h"
#include "widgets/san-ticket-badge.h"

#define TEXT_HEIGHT 56

static GtkWidget *
label_new (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
name_widget (gpointer    widget,
             const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* The colour */

static GtkWidget *
tiles_new (SanNewTicketWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  name_widget (box, _("Colour"));
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      GtkWidget *tile = gtk_toggle_button_new ();
      GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
      GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_TITLE);

      san_ticket_badge_set (SAN_TICKET_BADGE (badge), i, FALSE);
      gtk_widget_set_halign (badge, GTK_ALIGN_CENTER);
      self->tile_limits[i] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->tile_limits[i]), "sn-tiny");
      gtk_widget_add_css_class (GTK_WIDGET (self->tile_limits[i]), "sn-dim");
      gtk_box_append (GTK_BOX (words), badge);
      gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->tile_limits[i]));
      gtk_button_set_child (GTK_BUTTON (tile), words);
      gtk_widget_add_css_class (tile, "sn-ticket-tile");
      name_widget (tile, san_ticket_colour_title (i));
      self->tiles[i] = GTK_TOGGLE_BUTTON (tile);
      if (i > 0)
        gtk_toggle_button_set_group (self->tiles[i], self->tiles[0]);
      g_signal_connect_swapped (tile, "toggled", G_CALLBACK (san_new_ticket_update), self);
      gtk_box_append (GTK_BOX (box), tile);
    }

  return box;
}

/* To whom */

static void
on_unit_chosen_cb (SanNewTicketWindow *self,
                   SanUnitPicker      *picker)
{
  if (san_unit_picker_is_chosen (picker))
    san_new_ticket_set_unit (self, san_unit_picker_get_unit (picker));
  gtk_menu_button_popdown (self->unit_button);
}

static void
on_assist_chosen_cb (SanNewTicketWindow *self,
                     SanUnitPicker      *picker)
{
  if (san_unit_picker_is_chosen (picker))
    san_new_ticket_add_assist (self, san_unit_picker_get_unit (picker));
  gtk_menu_button_popdown (self->assist_button);
}

static void
on_item_chosen_cb (SanNewTicketWindow *self,
                   SanItemPicker      *picker)
{
  san_new_ticket_set_item (self, san_item_picker_get_item (picker));
  gtk_menu_button_popdown (self->item_button);
}

/* What is picked from is made when it is opened, of what there is then. */
static void
open_picker (GtkMenuButton *button,
             GtkWidget     *picker)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  gtk_popover_set_child (GTK_POPOVER (popover), picker);
}

static void
on_unit_open_cb (GtkMenuButton *button,
                 gpointer       data)
{
  SanNewTicketWindow *self = data;
  GtkWidget *picker = san_unit_picker_new (self->roster, NULL);

  g_signal_connect_swapped (picker, "activate", G_CALLBACK (on_unit_chosen_cb), self);
  open_picker (button, picker);
}

static void
on_assist_open_cb (GtkMenuButton *button,
                   gpointer       data)
{
  SanNewTicketWindow *self = data;
  GtkWidget *picker = san_unit_picker_new (self->roster, self->assist->len > 0 ? _("None") : NULL);

  g_signal_connect_swapped (picker, "activate", G_CALLBACK (on_assist_chosen_cb), self);
  open_picker (button, picker);
}

static void
on_item_open_cb (GtkMenuButton *button,
                 gpointer       data)
{
  SanNewTicketWindow *self = data;
  SanDatabase *database = san_context_get_database (self->context);
  gint64 point_id = san_place_row_get_point (self->point);
  g_autoptr (SanPoint) point = point_id != 0 ? san_point_store_load (database, point_id, NULL)
                                             : NULL;
  GtkWidget *picker = san_item_picker_new (database, point != NULL ? point->category_id : 0);

  g_signal_connect_swapped (picker, "activate", G_CALLBACK (on_item_chosen_cb), self);
  open_picker (button, picker);
}

static AdwActionRow *
add_chooser (AdwPreferencesGroup         *group,
             const char                  *title,
             GtkMenuButton              **button,
             GtkMenuButtonCreatePopupFunc open,
             gpointer                     self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *popover = gtk_popover_new ();
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, _("Change…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  *button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (*button, _("Change…"));
  gtk_menu_button_set_popover (*button, popover);
  gtk_menu_button_set_create_popup_func (*button, open, self, NULL);
  gtk_menu_button_set_always_show_arrow (*button, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (*button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (*button), "sn-menuact");
  name_widget (*button, spoken);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*button));
  adw_preferences_group_add (group, row);

  return ADW_ACTION_ROW (row);
}

static GtkWidget *
addressees_new (SanNewTicketWindow *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  gtk_widget_add_css_class (GTK_WIDGET (group), "sn-form");
  self->point = SAN_PLACE_ROW (san_place_row_new (san_context_get_database (self->context)));
  g_signal_connect_swapped (self->point, "chosen", G_CALLBACK (san_new_ticket_point_chosen),
                            self);
  adw_preferences_group_add (group, GTK_WIDGET (self->point));
  adw_preferences_group_add (group, san_place_row_get_matches (self->point));
  self->unit = add_chooser (group, _("Responsible unit"), &self->unit_button, on_unit_open_cb,
                            self);
  self->assisting = add_chooser (group, _("Assisting"), &self->assist_button, on_assist_open_cb,
                                 self);
  self->item = add_chooser (group, C_("ticket", "Clause"), &self->item_button,
                            on_item_open_cb, self);

  return GTK_WIDGET (group);
}

/* The texts */

static GtkWidget *
heading_new (const char *text,
             GtkWidget  *button)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = label_new (text, "sn-strong");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (button != NULL)
    gtk_box_append (GTK_BOX (line), button);

  return line;
}

static GtkWidget *
text_new (SanNewTicketWindow *self,
          GtkTextView       **view,
          const char         *label)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (*view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (*view, FALSE);
  gtk_text_view_set_top_margin (*view, 7);
  gtk_text_view_set_bottom_margin (*view, 7);
  gtk_text_view_set_left_margin (*view, 11);
  gtk_text_view_set_right_margin (*view, 11);
  name_widget (*view, label);
  g_signal_connect_swapped (gtk_text_view_get_buffer (*view), "changed",
                            G_CALLBACK (san_new_ticket_update), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (*view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), TEXT_HEIGHT);
  gtk_widget_add_css_class (scrolled, "sn-panel");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);

  return scrolled;
}

static void
on_phrase_cb (GtkButton          *button,
              SanNewTicketWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->problem);

  gtk_text_buffer_insert_at_cursor (buffer, g_object_get_data (G_OBJECT (button), "phrase"), -1);
  gtk_menu_button_popdown (self->phrases);
  gtk_widget_grab_focus (GTK_WIDGET (self->problem));
}

static void
on_phrases_open_cb (GtkMenuButton *menu,
                    gpointer       data)
{
  SanNewTicketWindow *self = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_auto (GStrv) phrases = san_ticket_phrases_load (san_context_get_database (self->context));

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (phrases[i]);

      gtk_widget_add_css_class (button, "flat");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      g_object_set_data_full (G_OBJECT (button), "phrase", g_strdup (phrases[i]), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_phrase_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  open_picker (menu, box);
}

static void
add_texts (SanNewTicketWindow *self,
           GtkBox             *box)
{
  self->phrases = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->phrases, _("Phrases"));
  gtk_menu_button_set_popover (self->phrases, gtk_popover_new ());
  gtk_menu_button_set_create_popup_func (self->phrases, on_phrases_open_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->phrases), "sn-menuact");
  self->from_item = GTK_BUTTON (gtk_button_new_with_label (_("From the item")));
  gtk_widget_add_css_class (GTK_WIDGET (self->from_item), "sn-rowact");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->from_item),
                               _("Takes over what the standard asks for"));
  g_signal_connect_swapped (self->from_item, "clicked", G_CALLBACK (san_new_ticket_bring_item),
                            self);

  gtk_box_append (box, heading_new (_("Problem"), GTK_WIDGET (self->phrases)));
  gtk_box_append (box, text_new (self, &self->problem, _("Problem")));
  gtk_box_append (box, heading_new (_("Requirement"), GTK_WIDGET (self->from_item)));
  gtk_box_append (box, text_new (self, &self->requirement, _("Requirement")));
}

/* The limit */

static GtkWidget *
limit_new (SanNewTicketWindow *self)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  self->limit = SAN_LIMIT_ROW (san_limit_row_new (_("Deadline"), NULL, TRUE));
  g_signal_connect_swapped (self->limit, "changed", G_CALLBACK (san_new_ticket_limit_changed),
                            self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "sn-limit-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->limit));
  self->due = GTK_LABEL (label_new ("", "sn-strong"));
  self->weeks = SAN_LIMIT_CALENDAR (san_limit_calendar_new ());
  self->why = GTK_LABEL (label_new ("", "sn-tiny"));
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "sn-dim");
  gtk_label_set_wrap (self->why, TRUE);
  gtk_label_set_xalign (self->why, 1);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->weeks), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (left), list);
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->due));
  gtk_box_append (GTK_BOX (line), left);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->weeks));
  gtk_box_append (GTK_BOX (panel), line);
  gtk_box_append (GTK_BOX (panel), GTK_WIDGET (self->why));
  gtk_widget_add_css_class (panel, "sn-panel");
  gtk_widget_add_css_class (panel, "sn-padded");

  return panel;
}

/* The rest */

static void
on_photos_changed_cb (SanNewTicketWindow *self)
{
  guint n = san_photo_strip_get_n (self->photos);
  g_autofree char *text = n > 0 ? g_strdup_printf (_("Photos %u"), n) : g_strdup (_("Photos"));

  gtk_label_set_text (self->photo_title, text);
}

static void
add_photos (SanNewTicketWindow *self,
            GtkBox             *box)
{
  self->photo_title = GTK_LABEL (label_new (_("Photos"), "sn-strong"));
  self->photos = SAN_PHOTO_STRIP (san_photo_strip_new (TRUE));
  g_signal_connect_swapped (self->photos, "changed", G_CALLBACK (on_photos_changed_cb), self);
  gtk_box_append (box, GTK_WIDGET (self->photo_title));
  gtk_box_append (box, GTK_WIDGET (self->photos));
}

static void
add_hint (SanNewTicketWindow *self,
          GtkBox             *box)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  self->hint_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->hint = GTK_LABEL (label_new ("", "sn-down"));
  gtk_label_set_wrap (self->hint, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->hint), TRUE);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, "sn-down");
  gtk_box_append (GTK_BOX (self->hint_box), image);
  gtk_box_append (GTK_BOX (self->hint_box), GTK_WIDGET (self->hint));
  gtk_widget_set_visible (self->hint_box, FALSE);
  gtk_box_append (box, self->hint_box);
}

static AdwEntryRow *
entry_new (SanNewTicketWindow *self,
           const char         *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (san_new_ticket_update), self);

  return ADW_ENTRY_ROW (row);
}

static void
on_source_cb (GtkButton          *button,
              SanNewTicketWindow *self)
{
  GtkWidget *menu = g_object_get_data (G_OBJECT (button), "menu");

  gtk_editable_set_text (GTK_EDITABLE (self->source), gtk_button_get_label (button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
}

/* The usual sources (tickets.md §5); what is typed is free. */
static GtkWidget *
sources_new (SanNewTicketWindow *self)
{
  static const char *const sources[] = {
    N_("Daily patrol"), N_("On-site assessment"), N_("Special inspection"),
    N_("Instruction of a leader"), N_("Superior test"), N_("Press"), N_("Hotline"),
    N_("Rewarded report"), N_("Digital city platform"),
  };
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_(sources[i]));

      gtk_widget_add_css_class (button, "flat");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      g_object_set_data (G_OBJECT (button), "menu", menu);
      g_signal_connect (button, "clicked", G_CALLBACK (on_source_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (menu), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "pan-down-symbolic");
  gtk_widget_set_tooltip_text (menu, _("Usual sources"));
  name_widget (menu, _("Usual sources"));
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);

  return menu;
}

static void
add_options (SanNewTicketWindow *self,
             GtkBox             *box)
{
  self->options = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->options), "sn-form");
  self->no_recurrence = entry_new (self, _("Does not count as a recurrence, because"));
  self->duplicate_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->duplicate_row),
                                 _("Issue beside the one that is open"));
  self->duplicate = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->duplicate), GTK_ALIGN_CENTER);
  name_widget (self->duplicate, _("Issue beside the one that is open"));
  g_signal_connect_swapped (self->duplicate, "notify::active",
                            G_CALLBACK (san_new_ticket_update), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->duplicate_row), GTK_WIDGET (self->duplicate));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->duplicate_row),
                                         GTK_WIDGET (self->duplicate));
  self->source = entry_new (self, _("Source"));
  adw_entry_row_add_suffix (self->source, sources_new (self));
  self->as_of = entry_new (self, _("Issued at"));
  self->informant_row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->informant_row), _("Informant"));
  adw_expander_row_set_subtitle (self->informant_row,
                                 _("Kept apart, hidden, and left out of every export"));
  self->informant = entry_new (self, _("Name of the informant"));
  self->informant_contact = entry_new (self, _("Telephone or other contact"));
  adw_expander_row_add_row (self->informant_row, GTK_WIDGET (self->informant));
  adw_expander_row_add_row (self->informant_row, GTK_WIDGET (self->informant_contact));

  adw_preferences_group_add (self->options, GTK_WIDGET (self->no_recurrence));
  adw_preferences_group_add (self->options, self->duplicate_row);
  adw_preferences_group_add (self->options, GTK_WIDGET (self->source));
  adw_preferences_group_add (self->options, GTK_WIDGET (self->as_of));
  adw_preferences_group_add (self->options, GTK_WIDGET (self->informant_row));
  gtk_box_append (box, GTK_WIDGET (self->options));
}

static GtkWidget *
reason_new (SanNewTicketWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_widget_add_css_class (group, "sn-form");
  self->reason = entry_new (self, _("Why not white"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->reason));
  g_object_bind_property (self->reason, "visible", group, "visible", G_BINDING_SYNC_CREATE);

  return group;
}

static GtkWidget *
header_new (SanNewTicketWindow *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->save = GTK_BUTTON (gtk_button_new_with_label (_("Save draft")));
  self->issue = GTK_BUTTON (gtk_button_new_with_label (_("Issue")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->save), "Ctrl+S");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->issue), "Ctrl+Enter");
  gtk_widget_add_css_class (GTK_WIDGET (self->issue), "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (san_new_ticket_save), self);
  g_signal_connect_swapped (self->issue, "clicked", G_CALLBACK (san_new_ticket_issue), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->issue));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->save));

  return bar;
}

void
san_new_ticket_build (SanNewTicketWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkBox *box = GTK_BOX (form);

  gtk_widget_set_margin_start (form, 16);
  gtk_widget_set_margin_end (form, 16);
  gtk_widget_set_margin_top (form, 12);
  gtk_widget_set_margin_bottom (form, 16);
  gtk_box_append (box, tiles_new (self));
  gtk_box_append (box, reason_new (self));
  gtk_box_append (box, addressees_new (self));
  add_texts (self, box);
  gtk_box_append (box, limit_new (self));
  add_photos (self, box);
  add_hint (self, box);
  add_options (self, box);

  self->refusal = GTK_LABEL (label_new ("", "sn-over"));
  san_refusal_setup (self->refusal);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "sn-status");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), form);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), header_new (self));
  gtk_box_append (GTK_BOX (content), scrolled);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->refusal));
  adw_window_set_content (ADW_WINDOW (self), content);
}
