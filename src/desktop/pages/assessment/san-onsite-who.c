/* san-onsite-who.c - who inspects, how, and on which day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/assessment/san-onsite-who.h"

#include <glib/gi18n-lib.h>

#include "base/san-clock.h"

struct _SanOnsiteWho
{
  AdwBin         parent_instance;

  char          *usual;
  char          *day;          /* as read */
  GtkMenuButton *button;
  AdwEntryRow   *inspector;
  AdwComboRow   *manner;
  AdwEntryRow   *date;
};

G_DEFINE_FINAL_TYPE (SanOnsiteWho, san_onsite_who, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

const char *
san_onsite_who_get_inspector (SanOnsiteWho *self)
{
  const char *given = gtk_editable_get_text (GTK_EDITABLE (self->inspector));

  return *given != '\0' ? given : self->usual;
}

const char *
san_onsite_who_get_manner (SanOnsiteWho *self)
{
  static const char *const manners[] = { "", "open", "covert" };

  return manners[MIN (adw_combo_row_get_selected (self->manner), G_N_ELEMENTS (manners) - 1)];
}

const char *
san_onsite_who_get_day (SanOnsiteWho *self)
{
  return self->day;
}

static void
show (SanOnsiteWho *self)
{
  const char *inspector = san_onsite_who_get_inspector (self);

  gtk_menu_button_set_label (self->button, *inspector != '\0' ? inspector : _("Inspector…"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->inspector), *self->usual != '\0'
                                 && *gtk_editable_get_text (GTK_EDITABLE (self->inspector)) == '\0'
                                 ? self->usual : _("Inspector"));
}

static void
on_changed_cb (SanOnsiteWho *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->date));
  SanDay day;
  gboolean read = san_day_parse (text, &day, NULL);

  g_free (self->day);
  self->day = read ? san_day_format (day) : g_strdup ("");
  if (read || *text == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
san_onsite_who_set_default (SanOnsiteWho *self,
                            const char   *inspector)
{
  g_free (self->usual);
  self->usual = g_strdup (inspector);
  show (self);
}

static GtkWidget *
make_popover (SanOnsiteWho *self)
{
  const char *const manners[] = { _("As the round"), _("Open visit"), _("Covert visit"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (manners);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->inspector = ADW_ENTRY_ROW (adw_entry_row_new ());
  self->manner = ADW_COMBO_ROW (adw_combo_row_new ());
  self->date = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->manner), _("Manner"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date),
                                 _("Day of the visit, where it is not today"));
  adw_combo_row_set_model (self->manner, G_LIST_MODEL (list));
  g_signal_connect_swapped (self->inspector, "changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (self->manner, "notify::selected", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (on_changed_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->inspector));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->manner));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->date));
  gtk_widget_set_size_request (group, 320, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), group);

  return popover;
}

GtkWidget *
san_onsite_who_new (void)
{
  return g_object_new (SAN_TYPE_ONSITE_WHO, NULL);
}

static void
san_onsite_who_finalize (GObject *object)
{
  g_free (SAN_ONSITE_WHO (object)->usual);
  g_free (SAN_ONSITE_WHO (object)->day);

  G_OBJECT_CLASS (san_onsite_who_parent_class)->finalize (object);
}

static void
san_onsite_who_class_init (SanOnsiteWhoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_onsite_who_finalize;

  signals[CHANGED] = g_signal_new ("changed", SAN_TYPE_ONSITE_WHO, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
san_onsite_who_init (SanOnsiteWho *self)
{
  self->usual = g_strdup ("");
  self->day = g_strdup ("");
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->button, make_popover (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Who inspects, how, and when"));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  show (self);
}
