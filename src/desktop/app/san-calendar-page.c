/* san-calendar-page.c - a year of holidays and make-up days, and the office hours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-calendar-page.h"

#include <glib/gi18n-lib.h>

#include "app/san-moved-deadlines.h"
#include "app/san-office-hours-group.h"
#include "app/san-year-view.h"
#include "base/san-text.h"
#include "tickets/san-calendar-store.h"
#include "widgets/san-day-text.h"

struct _SanCalendarPage
{
  AdwPreferencesPage    parent_instance;

  SanContext           *context;
  int year;
  GPtrArray            *rows;         /* (element-type GtkWidget) */
  GtkFileChooserNative *chooser;

  /* Template children */
  GtkLabel            *year_label;
  SanYearView         *view;
  AdwPreferencesGroup *group;
  AdwExpanderRow      *list;
  AdwPreferencesGroup *add_group;
  AdwEntryRow         *day;
  AdwEntryRow         *name;
  AdwComboRow         *kind;
  SanMovedDeadlines   *moved;
  SanOfficeHoursGroup *hours;
};

G_DEFINE_FINAL_TYPE (SanCalendarPage, san_calendar_page, ADW_TYPE_PREFERENCES_PAGE)

static const char *
kind_title (SanCalendarKind kind)
{
  switch (kind)
    {
    case SAN_CALENDAR_OFF:
      return _("day off");

    case SAN_CALENDAR_WORK:
      return _("working day");

    case SAN_CALENDAR_HALF:
    default:
      return _("half day");
    }
}

static gboolean
put_day (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  return san_calendar_store_put (database, data, error);
}

static gboolean
delete_day (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_calendar_store_delete (database, ((SanCalendarDay *) data)->day, error);
}

static gboolean
replace_days (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_calendar_store_replace (database, data, NULL, error);
}

static void
on_deleted_cb (GtkButton       *button,
               SanCalendarPage *self)
{
  SanCalendarDay *day = g_object_get_data (G_OBJECT (button), "day");
  g_autofree char *label = san_day_format (day->day);
  g_autofree char *said = g_strdup_printf (_("Removed %s from the calendar"), label);

  san_moved_deadlines_change (self->moved, self->context, label, delete_day, day, said);
}

static GtkWidget *
day_row_new (SanCalendarPage *self,
             SanCalendarDay  *day)
{
  static const char *const weekdays[] = {
    N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
  };
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *date = san_day_format (day->day);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  title = g_markup_printf_escaped ("%s %s  %s", date,
                                   _(weekdays[san_day_weekday (day->day) - 1]), day->name);
  subtitle = g_strdup_printf ("%s · %s", kind_title (day->kind),
                              day->local ? _("the office's own") : _("State Council"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "day", day, (GDestroyNotify) san_calendar_day_free);
  if (day->local)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      g_autofree char *text = g_strdup_printf (_("Remove %s"), date);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text, -1);
      g_object_set_data (G_OBJECT (button), "day", day);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_deleted_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

static void
show_year (SanCalendarPage *self)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = san_calendar_store_list (database, self->year, &error);
  gboolean known = san_calendar_store_has_year (database, self->year, NULL);
  SanPeriod year = { SAN_PERIOD_YEAR, san_day_new (self->year, 1, 1),
                     san_day_new (self->year, 12, 31) };
  g_autofree char *label = san_period_label (&year);
  g_autofree char *count = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_label_set_text (self->year_label, label);
  if (days == NULL)
    {
      san_context_report (self->context, error);
      return;
    }

  san_year_view_set_year (self->view, self->year, days);
  count = g_strdup_printf (ngettext ("%u day", "%u days", days->len), days->len);
  adw_expander_row_set_subtitle (self->list, count);
  adw_preferences_group_set_description (self->group, known ? NULL
                                         : _("The holidays of this year are not known yet: "
                                             "import the State Council's table when it is out."));
  g_ptr_array_set_free_func (days, NULL);      /* each row takes its day */
  for (guint i = 0; i < days->len; i++)
    {
      GtkWidget *row = day_row_new (self, g_ptr_array_index (days, i));

      adw_expander_row_add_row (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
on_back_cb (SanCalendarPage *self)
{
  self->year--;
  show_year (self);
}

static void
on_forth_cb (SanCalendarPage *self)
{
  self->year++;
  show_year (self);
}

static void
on_day_clicked_cb (SanCalendarPage *self,
                   int              day)
{
  g_autofree char *text = san_day_format (day);

  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
}

static void
on_add_cb (SanCalendarPage *self)
{
  SanCalendarDay day = { 0 };
  g_autofree char *label = NULL;
  g_autofree char *name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  if (!san_day_parse (gtk_editable_get_text (GTK_EDITABLE (self->day)), &day.day, &error))
    {
      san_context_report (self->context, error);
      return;
    }

  day.kind = (SanCalendarKind) adw_combo_row_get_selected (self->kind);
  day.name = name;
  day.local = TRUE;
  label = san_day_format (day.day);
  said = g_strdup_printf (_("%s is a %s now"), label, kind_title (day.kind));
  if (san_moved_deadlines_change (self->moved, self->context, label, put_day, &day, said))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->day), "");
      gtk_editable_set_text (GTK_EDITABLE (self->name), "");
    }
}

static void
on_chooser_response_cb (SanCalendarPage      *self,
                        int                   response,
                        GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *name = san_text_file_name (path);
      g_autofree char *said = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) days = san_calendar_read_table (path, &error);

      if (days == NULL)
        {
          san_context_report (self->context, error);
        }
      else
        {
          said = g_strdup_printf (ngettext ("Imported %u day", "Imported %u days", days->len),
                                  days->len);
          san_moved_deadlines_change (self->moved, self->context, name, replace_days, days, said);
        }
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_clear_object (&self->chooser);
}

static void
on_import_cb (SanCalendarPage *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Import a calendar"),
                                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("Import"),
                                               _("Cancel"));
  gtk_file_filter_set_name (filter, _("Tables: date, kind, name"));
  gtk_file_filter_add_pattern (filter, "*.csv");
  gtk_file_filter_add_pattern (filter, "*.xlsx");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
san_calendar_page_dispose (GObject *object)
{
  SanCalendarPage *self = SAN_CALENDAR_PAGE (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_CALENDAR_PAGE);

  G_OBJECT_CLASS (san_calendar_page_parent_class)->dispose (object);
}

static void
san_calendar_page_class_init (SanCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_calendar_page_dispose;

  g_type_ensure (SAN_TYPE_YEAR_VIEW);
  g_type_ensure (SAN_TYPE_MOVED_DEADLINES);
  g_type_ensure (SAN_TYPE_OFFICE_HOURS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/app/san-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, year_label);
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, view);
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, group);
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, list);
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, add_group);
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, day);
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, name);
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, kind);
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, moved);
  gtk_widget_class_bind_template_child (widget_class, SanCalendarPage, hours);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_forth_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_import_cb);
}

static void
san_calendar_page_init (SanCalendarPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
san_calendar_page_set_context (SanCalendarPage *self,
                               SanContext      *context)
{
  int month, day;

  g_return_if_fail (SAN_IS_CALENDAR_PAGE (self));

  g_set_object (&self->context, context);
  san_day_get (san_context_get_period (context)->first, &self->year, &month, &day);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_group), !san_context_is_read_only (context));
  san_office_hours_group_set_context (self->hours, context, self->moved);
  g_signal_connect_object (context, "changed", G_CALLBACK (show_year), self, G_CONNECT_SWAPPED);
  show_year (self);
}
