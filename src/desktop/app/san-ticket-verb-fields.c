/* san-ticket-verb-fields.c - what the dialog of a verb is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-ticket-verb-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/san-ticket-words.h"
#include "store/san-operator-store.h"
#include "widgets/san-refusal.h"
#include "widgets/san-ticket-badge.h"

static GtkLabel *
label_new (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static AdwEntryRow *
add_entry (SanTicketVerbDialog *self,
           const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (self->group, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (san_ticket_verb_dialog_update), self);

  return ADW_ENTRY_ROW (row);
}

static AdwComboRow *
add_combo (SanTicketVerbDialog *self,
           const char          *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (self->group, row);

  return ADW_COMBO_ROW (row);
}

static GtkWidget *
header_new (SanTicketVerbDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->accept = GTK_BUTTON (gtk_button_new ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (san_ticket_verb_dialog_accept), self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->accept), _("Ctrl+Enter"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->accept));

  return bar;
}

static void
add_reminder (SanTicketVerbDialog *self,
              GtkBox              *box)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->reminder_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->reminder = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->reminder, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->reminder, FALSE);
  gtk_text_view_set_top_margin (self->reminder, 8);
  gtk_text_view_set_bottom_margin (self->reminder, 8);
  gtk_text_view_set_left_margin (self->reminder, 10);
  gtk_text_view_set_right_margin (self->reminder, 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reminder), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Text of the reminder"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->reminder));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 140);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (scrolled, "sn-panel");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (self->reminder_box,
                  GTK_WIDGET (label_new (_("Text of the reminder"), "sn-h2")));
  gtk_box_append (self->reminder_box, scrolled);
  gtk_box_append (box, GTK_WIDGET (self->reminder_box));
}

static void
add_fields (SanTicketVerbDialog *self,
            GtkBox              *box)
{
  GtkStringList *accounts = gtk_string_list_new (NULL);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "sn-form");
  gtk_box_append (box, GTK_WIDGET (self->group));
  for (guint i = 0; san_ticket_accounts[i] != NULL; i++)
    gtk_string_list_append (accounts, san_ticket_account_label (san_ticket_accounts[i]));
  self->account = add_combo (self, _("Kind"));
  adw_combo_row_set_model (self->account, G_LIST_MODEL (accounts));
  g_object_unref (accounts);
  g_signal_connect_swapped (self->account, "notify::selected", G_CALLBACK (san_ticket_verb_dialog_update), self);
  self->record = add_combo (self, _("Of what"));
  self->person = add_combo (self, _("Entered by"));
  self->by = add_entry (self, _("By whom"));
  self->limit = SAN_LIMIT_ROW (san_limit_row_new (_("Deadline"), NULL, TRUE));
  g_signal_connect_swapped (self->limit, "changed", G_CALLBACK (san_ticket_verb_dialog_update), self);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->limit));
  self->text = add_entry (self, _("Reason"));
  self->document = add_entry (self, _("Document"));
  self->as_of = add_entry (self, _("When"));
}

void
san_ticket_verb_dialog_frame (SanTicketVerbDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 16);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 620);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), header_new (self));
  gtk_box_append (GTK_BOX (content), scrolled);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_size (GTK_WINDOW (self), SAN_TICKET_DIALOG_WIDTH, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->accept));
  g_object_set_data (G_OBJECT (self), "box", box);
}

/* Filling */

static void
add_subject (SanTicketVerbDialog *self,
             GtkBox              *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const SanTicket *ticket = self->tickets->len > 0 ? g_ptr_array_index (self->tickets, 0) : NULL;
  g_autofree char *text = NULL;
  GtkLabel *label;

  if (self->ids->len == 1 && ticket != NULL)
    {
      GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_WORD);
      g_autofree char *number = san_ticket_number_label (&ticket->number);

      san_ticket_badge_set (SAN_TICKET_BADGE (badge), ticket->state->colour, FALSE);
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), badge);
      text = g_strdup_printf ("%s %s", number, ticket->problem);
    }
  else
    {
      text = san_ticket_verb_object (self->tickets, self->ids->len);
    }
  label = label_new (text, "sn-strong");
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (label));
  gtk_box_append (box, line);
  self->heading = label_new ("", "sn-dim");
  gtk_box_append (box, GTK_WIDGET (self->heading));
}

/* 合格 | 不合格 and the like */
static void
add_outcome (SanTicketVerbDialog *self,
             GtkBox              *box,
             SanTicketKind        kind)
{
  static const struct { SanTicketKind good, bad; const char *pass, *fail; } pairs[] = {
    { SAN_TICKET_VERIFY, SAN_TICKET_RETURN, N_("Pass"), N_("Fail") },
    { SAN_TICKET_APPROVE, SAN_TICKET_REJECT, N_("Approve"), N_("Reject") },
    { SAN_TICKET_UPHOLD, SAN_TICKET_DISMISS, N_("Uphold"), N_("Dismiss") },
    { SAN_TICKET_HELD, SAN_TICKET_RELAPSED, N_("Held"), N_("Relapsed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      GtkWidget *line, *pass, *fail;

      if (kind != pairs[i].good && kind != pairs[i].bad)
        continue;
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      pass = gtk_toggle_button_new_with_label (_(pairs[i].pass));
      fail = gtk_toggle_button_new_with_label (_(pairs[i].fail));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (fail), GTK_TOGGLE_BUTTON (pass));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kind == pairs[i].good ? pass : fail), TRUE);
      gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
      gtk_widget_add_css_class (line, "linked");
      gtk_box_append (GTK_BOX (line), pass);
      gtk_box_append (GTK_BOX (line), fail);
      gtk_box_append (box, line);
      self->pass = GTK_TOGGLE_BUTTON (pass);
      g_signal_connect_swapped (pass, "toggled", G_CALLBACK (san_ticket_verb_dialog_show_outcome), self);
    }
}

static void
fill_people (SanTicketVerbDialog *self)
{
  g_autoptr (GPtrArray) people =
    san_operator_store_list (san_context_get_database (self->context), NULL);
  const char *current = san_context_get_operator (self->context);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const SanOperator *person = g_ptr_array_index (people, i);

      if (person->active)
        g_ptr_array_add (self->people, g_strdup (person->name));
    }
  if (!g_ptr_array_find_with_equal_func (self->people, current, g_str_equal, NULL))
    g_ptr_array_insert (self->people, 0, g_strdup (current));
  g_ptr_array_find_with_equal_func (self->people, current, g_str_equal, &chosen);
  for (guint i = 0; i < self->people->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (self->people, i));
  adw_combo_row_set_model (self->person, G_LIST_MODEL (names));
  g_object_unref (names);
  adw_combo_row_set_selected (self->person, chosen);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (san_ticket_verb_dialog_update), self);
}

static void
fill_limit (SanTicketVerbDialog *self)
{
  SanLimit limit = { SAN_LIMIT_WORKDAYS, 3, 0 };

  if (self->verb->kind == SAN_TICKET_REOPEN)
    limit = self->rules.reopened;
  san_limit_row_set (self->limit, &limit);
}

static void
fill_reminder (SanTicketVerbDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!san_ticket_verb_dialog_asks (self, SAN_ASK_REMINDER))
    return;

  text = san_ticket_reminder (san_context_get_database (self->context),
                              (gint64 *) (gpointer) self->ids->data, self->ids->len,
                              san_ticket_verb_dialog_now (self), &error);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->reminder),
                            text != NULL ? text : error->message, -1);
}

/* What is known already of the record that is chosen, to be changed. */
static void
show_record (SanTicketVerbDialog *self)
{
  guint index = adw_combo_row_get_selected (self->record);

  if (index >= self->records->len)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->text),
                         ((SanTicketAccount *) g_ptr_array_index (self->records, index))->outcome);
}

/* The records of the one ticket, the newest first; of several, each one's newest counts. */
static void
fill_records (SanTicketVerbDialog *self)
{
  const SanTicket *ticket = self->tickets->len > 0 ? g_ptr_array_index (self->tickets, 0) : NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  GtkStringList *titles;

  if (!san_ticket_verb_dialog_asks (self, SAN_ASK_RECORD) || self->ids->len != 1 || ticket == NULL)
    return;

  titles = gtk_string_list_new (NULL);
  accounts = san_ticket_accounts_of (ticket->events);
  for (guint i = accounts->len; i > 0; i--)
    {
      SanTicketAccount *account = g_ptr_array_steal_index (accounts, i - 1);
      g_autofree char *day = san_ticket_time_brief (account->as_of);
      g_autofree char *title = g_strdup_printf ("%s  %s  %s",
                                                san_ticket_account_label (account->kind), day,
                                                account->document);

      gtk_string_list_append (titles, title);
      g_ptr_array_add (self->records, account);
    }
  adw_combo_row_set_model (self->record, G_LIST_MODEL (titles));
  g_object_unref (titles);
  g_signal_connect_swapped (self->record, "notify::selected", G_CALLBACK (show_record), self);
  show_record (self);
}

void
san_ticket_verb_dialog_fill (SanTicketVerbDialog *self)
{
  self->now_text = san_time_format (san_ticket_verb_dialog_now (self));
  gtk_editable_set_text (GTK_EDITABLE (self->as_of), self->now_text);
  fill_people (self);
  fill_limit (self);
  fill_records (self);
  fill_reminder (self);
}

static void
on_unit_activate_cb (SanTicketVerbDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
san_ticket_verb_dialog_build (SanTicketVerbDialog *self,
                              SanTicketKind        kind)
{
  GtkBox *box = g_object_get_data (G_OBJECT (self), "box");
  SanRoster *roster = san_context_get_roster (self->context);

  add_subject (self, box);
  add_outcome (self, box, kind);
  add_reminder (self, box);
  add_fields (self, box);
  self->rule = label_new ("", "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->rule), "sn-dim");
  gtk_box_append (box, GTK_WIDGET (self->rule));
  self->unit_title = GTK_WIDGET (label_new (_("New responsible unit"), "sn-h2"));
  gtk_box_append (box, self->unit_title);
  self->unit = SAN_UNIT_PICKER (san_unit_picker_new (roster, NULL));
  g_signal_connect_swapped (self->unit, "notify::unit", G_CALLBACK (san_ticket_verb_dialog_update), self);
  g_signal_connect_swapped (self->unit, "activate", G_CALLBACK (on_unit_activate_cb), self);
  gtk_box_append (box, GTK_WIDGET (self->unit));
  self->photo_title = GTK_WIDGET (label_new (_("Photos"), "sn-h2"));
  gtk_box_append (box, self->photo_title);
  self->photos = SAN_PHOTO_STRIP (san_photo_strip_new (TRUE));
  g_signal_connect_swapped (self->photos, "changed", G_CALLBACK (san_ticket_verb_dialog_update), self);
  gtk_box_append (box, GTK_WIDGET (self->photos));
  self->effect = label_new ("", "sn-strong");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->effect), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What follows"), -1);
  gtk_box_append (box, GTK_WIDGET (self->effect));
  self->refusal = label_new ("", "sn-over");
  san_refusal_setup (self->refusal);
  gtk_box_append (box, GTK_WIDGET (self->refusal));
}

GtkWidget *
san_ticket_verb_dialog_first (SanTicketVerbDialog *self)
{
  if (san_ticket_verb_dialog_asks (self, SAN_ASK_UNIT))
    return GTK_WIDGET (self->unit);
  if (san_ticket_verb_dialog_asks (self, SAN_ASK_BY))
    return GTK_WIDGET (self->by);
  if (san_ticket_verb_dialog_asks (self, SAN_ASK_TEXT))
    return GTK_WIDGET (self->text);

  return GTK_WIDGET (self->accept);
}
