/* san-lookback-dialog.c - draws closed tickets to be looked at again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-lookback-dialog.h"

#include <glib/gi18n-lib.h>

#include "store/san-journal.h"
#include "tickets/san-ticket-store.h"

#define DEFAULT_AFTER 30    /* days, tickets.md §6 and cli.md's example */

static const int default_percents[SAN_TICKET_COLOURS] = { 10, 30, 100 };

struct _SanLookbackDialog
{
  AdwWindow      parent_instance;

  SanPage       *page;        /* weak */
  AdwEntryRow   *seed;
  GtkSpinButton *after;
  GtkSpinButton *percents[SAN_TICKET_COLOURS];
  GtkButton     *accept;
  GtkLabel      *refusal;
};

G_DEFINE_FINAL_TYPE (SanLookbackDialog, san_lookback_dialog, ADW_TYPE_WINDOW)

static void
on_seed_changed_cb (SanLookbackDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept),
                            *gtk_editable_get_text (GTK_EDITABLE (self->seed)) != '\0');
}

static void
say_drawn (SanLookbackDialog *self,
           SanContext        *context,
           guint              n)
{
  g_autoptr (SanStep) step = san_journal_undoable (san_context_get_database (context), NULL);
  g_autofree char *text = NULL;

  if (n == 0)
    {
      san_context_say (context, _("No closed ticket is due for a look-back"));
      return;
    }

  text = g_strdup_printf (ngettext ("%u ticket drawn to look at again",
                                    "%u tickets drawn to look at again", n), n);
  san_context_say_step (context, text, step != NULL ? step->seq : 0);
  san_page_go (self->page, "tickets", g_variant_new_string ("lookback"));
}

static void
on_accept_cb (SanLookbackDialog *self)
{
  SanContext *context = self->page != NULL ? san_page_get_context (self->page) : NULL;
  g_autofree char *seed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->seed)));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  int percents[SAN_TICKET_COLOURS];

  if (context == NULL)
    return;

  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    percents[i] = gtk_spin_button_get_value_as_int (self->percents[i]);

  if (!san_lookback_draw (san_context_get_workspace (context), g_strstrip (seed), percents,
                          gtk_spin_button_get_value_as_int (self->after), &ids, &error))
    {
      gtk_label_set_text (self->refusal, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
      return;
    }

  say_drawn (self, context, ids->len);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Building */

static GtkSpinButton *
add_number (AdwPreferencesGroup *group,
            const char          *title,
            int                  most,
            int                  value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (group, row);

  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
header_new (SanLookbackDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->accept = GTK_BUTTON (gtk_button_new_with_label (_("Draw")));
  gtk_widget_add_css_class (GTK_WIDGET (self->accept), "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept_cb), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->accept));

  return bar;
}

static GtkWidget *
fields_new (SanLookbackDialog *self)
{
  const char *titles[SAN_TICKET_COLOURS] = {
    _("Of those closed as white, percent"), _("Of those closed as yellow, percent"),
    _("Of those closed as red, percent"),
  };
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_description (group, _("The same seed draws the same tickets, for "
                                                  "anybody who wants to check. Take digits "
                                                  "that were drawn in public, or a date."));
  self->seed = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->seed), _("Seed"));
  adw_entry_row_set_activates_default (self->seed, TRUE);
  g_signal_connect_swapped (self->seed, "changed", G_CALLBACK (on_seed_changed_cb), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->seed));

  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    self->percents[i] = add_number (group, titles[i], 100, default_percents[i]);
  self->after = add_number (group, _("Closed at least so many days ago"), 9999, DEFAULT_AFTER);
  gtk_widget_add_css_class (GTK_WIDGET (group), "sn-form");

  return GTK_WIDGET (group);
}

static void
san_lookback_dialog_init (SanLookbackDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (content), header_new (self));
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 16);
  gtk_box_append (GTK_BOX (box), fields_new (self));
  self->refusal = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->refusal, TRUE);
  gtk_label_set_xalign (self->refusal, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_box_append (GTK_BOX (content), box);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Draw for a look-back"));
  gtk_window_set_default_size (GTK_WINDOW (self), 460, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->accept));
}

static void
san_lookback_dialog_dispose (GObject *object)
{
  g_clear_weak_pointer (&SAN_LOOKBACK_DIALOG (object)->page);

  G_OBJECT_CLASS (san_lookback_dialog_parent_class)->dispose (object);
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
san_lookback_dialog_class_init (SanLookbackDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_lookback_dialog_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

/* The day serves as a seed until somebody has a better one. */
static void
propose_seed (SanLookbackDialog *self)
{
  SanContext *context = san_page_get_context (self->page);
  SanDay day = san_time_day (san_workspace_now (san_context_get_workspace (context)));
  g_autofree char *seed = NULL;
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);
  seed = g_strdup_printf ("%04d%02d%02d", year, month, mday);
  gtk_editable_set_text (GTK_EDITABLE (self->seed), seed);
}

void
san_lookback_dialog_run (SanPage *page)
{
  SanLookbackDialog *self;

  g_return_if_fail (SAN_IS_PAGE (page));

  self = g_object_new (SAN_TYPE_LOOKBACK_DIALOG, NULL);
  g_set_weak_pointer (&self->page, page);
  propose_seed (self);
  gtk_window_set_transient_for (GTK_WINDOW (self),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  gtk_window_present (GTK_WINDOW (self));
}
