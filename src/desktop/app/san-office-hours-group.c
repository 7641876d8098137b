/* san-office-hours-group.c - the office's hours by season, in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-office-hours-group.h"

#include <glib/gi18n-lib.h>

#include "tickets/san-work-calendar.h"

struct _SanOfficeHoursGroup
{
  AdwPreferencesGroup parent_instance;

  SanContext         *context;
  SanMovedDeadlines  *moved;
  GPtrArray          *rows;      /* (element-type GtkWidget): of the seasons */

  /* Template children */
  AdwExpanderRow *seasons;
  AdwEntryRow    *from;
  AdwEntryRow    *to;
  AdwEntryRow    *spans;
  GtkButton      *add;
};

G_DEFINE_FINAL_TYPE (SanOfficeHoursGroup, san_office_hours_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
put_hours (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_office_hours_store_put (database, data, error);
}

static gboolean
delete_hours (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_office_hours_store_delete (database, data, error);
}

static void
on_removed_cb (GtkButton           *button,
               SanOfficeHoursGroup *self)
{
  g_autofree char *from = g_strdup (g_object_get_data (G_OBJECT (button), "from"));
  g_autofree char *said = g_strdup_printf (_("Removed the hours from %s"), from);

  san_moved_deadlines_change (self->moved, self->context, from, delete_hours, from, said);
}

/* Choosing a season brings it into the entries, to be changed there. */
static void
on_season_activated_cb (GtkWidget           *row,
                        SanOfficeHoursGroup *self)
{
  const SanOfficeHours *hours = g_object_get_data (G_OBJECT (row), "hours");

  gtk_editable_set_text (GTK_EDITABLE (self->from), hours->from_md);
  gtk_editable_set_text (GTK_EDITABLE (self->to), hours->to_md);
  gtk_editable_set_text (GTK_EDITABLE (self->spans), hours->spans);
  gtk_widget_grab_focus (GTK_WIDGET (self->spans));
}

static GtkWidget *
remove_button_new (SanOfficeHoursGroup *self,
                   const char          *from)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *text = g_strdup_printf (_("Remove %s"), from);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, text);
  gtk_widget_set_sensitive (button, !san_context_is_read_only (self->context));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "from", g_strdup (from), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_removed_cb), self, 0);

  return button;
}

/* @hours: (transfer full) */
static GtkWidget *
season_row_new (SanOfficeHoursGroup *self,
                SanOfficeHours      *hours)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (_("%s to %s"), hours->from_md, hours->to_md);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hours->spans);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_button_new (self, hours->from_md));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "hours", hours,
                          (GDestroyNotify) san_office_hours_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_season_activated_cb), self, 0);

  return row;
}

static void
show_seasons (SanOfficeHoursGroup *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
    san_office_hours_store_list (san_context_get_database (self->context), &error);
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->seasons, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (list == NULL)
    {
      san_context_report (self->context, error);
      return;
    }

  g_ptr_array_set_free_func (list, NULL);      /* each row takes its hours */
  for (guint i = 0; i < list->len; i++)
    {
      GtkWidget *row = season_row_new (self, g_ptr_array_index (list, i));

      adw_expander_row_add_row (self->seasons, row);
      g_ptr_array_add (self->rows, row);
    }

  subtitle = g_strdup_printf (ngettext ("%u season; else %s", "%u seasons; else %s", list->len),
                              list->len, SAN_OFFICE_HOURS_DEFAULT);
  adw_expander_row_set_subtitle (self->seasons, subtitle);
  adw_expander_row_set_expanded (self->seasons, list->len > 0);
}

static void
on_add_cb (SanOfficeHoursGroup *self)
{
  g_autoptr (SanOfficeHours) hours = g_new0 (SanOfficeHours, 1);
  g_autofree char *label = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  hours->from_md = san_month_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->from)), &error);
  if (hours->from_md != NULL)
    hours->to_md = san_month_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->to)), &error);
  if (hours->to_md != NULL)
    hours->spans = san_office_spans_parse (gtk_editable_get_text (GTK_EDITABLE (self->spans)),
                                           &error);
  if (hours->spans == NULL)
    {
      san_context_report (self->context, error);
      return;
    }

  label = g_strdup_printf ("%s..%s %s", hours->from_md, hours->to_md, hours->spans);
  said = g_strdup_printf (_("Office hours from %s set"), hours->from_md);
  if (!san_moved_deadlines_change (self->moved, self->context, label, put_hours, hours, said))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->from), "");
  gtk_editable_set_text (GTK_EDITABLE (self->to), "");
  gtk_editable_set_text (GTK_EDITABLE (self->spans), "");
}

static void
san_office_hours_group_dispose (GObject *object)
{
  SanOfficeHoursGroup *self = SAN_OFFICE_HOURS_GROUP (object);

  g_clear_object (&self->context);
  g_clear_object (&self->moved);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_OFFICE_HOURS_GROUP);

  G_OBJECT_CLASS (san_office_hours_group_parent_class)->dispose (object);
}

static void
san_office_hours_group_class_init (SanOfficeHoursGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_office_hours_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/app/san-office-hours-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SanOfficeHoursGroup, seasons);
  gtk_widget_class_bind_template_child (widget_class, SanOfficeHoursGroup, from);
  gtk_widget_class_bind_template_child (widget_class, SanOfficeHoursGroup, to);
  gtk_widget_class_bind_template_child (widget_class, SanOfficeHoursGroup, spans);
  gtk_widget_class_bind_template_child (widget_class, SanOfficeHoursGroup, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
}

static void
san_office_hours_group_init (SanOfficeHoursGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
san_office_hours_group_set_context (SanOfficeHoursGroup *self,
                                    SanContext          *context,
                                    SanMovedDeadlines   *moved)
{
  gboolean writable = !san_context_is_read_only (context);

  g_return_if_fail (SAN_IS_OFFICE_HOURS_GROUP (self));

  g_set_object (&self->context, context);
  g_set_object (&self->moved, moved);
  gtk_widget_set_sensitive (GTK_WIDGET (self->from), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->to), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->spans), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), writable);
  g_signal_connect_object (context, "changed", G_CALLBACK (show_seasons), self,
                           G_CONNECT_SWAPPED);
  show_seasons (self);
}
