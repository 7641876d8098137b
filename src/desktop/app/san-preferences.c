/* san-preferences.c - the desk, the office, its calendar, its backups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-preferences.h"

#include <glib/gi18n-lib.h>

#include "app/san-backup-folder.h"
#include "app/san-calendar-page.h"
#include "app/san-settings.h"
#include "app/san-ticket-rules-page.h"
#include "registry/san-campaign-store.h"
#include "store/san-backup.h"
#include "store/san-operator-store.h"
#include "store/san-setting-store.h"
#include "widgets/san-day-text.h"

#define LISTED_BACKUPS 8

struct _SanPreferences
{
  AdwPreferencesWindow  parent_instance;

  SanContext           *context;
  GPtrArray            *people;       /* (element-type GtkWidget): rows of operators */
  GPtrArray            *backups;      /* (element-type GtkWidget): rows of backups */
  GtkFileChooserNative *chooser;
  gboolean filling;

  /* Template children */
  AdwComboRow         *language;
  AdwComboRow         *theme;
  AdwComboRow         *density;
  AdwPreferencesGroup *operators;
  AdwEntryRow         *new_operator;
  AdwEntryRow         *city;
  AdwEntryRow         *office;
  AdwEntryRow         *issuer;
  AdwEntryRow         *document_number;
  AdwEntryRow         *campaign;
  AdwPreferencesGroup *office_group;
  AdwPreferencesGroup *bulletin_group;
  SanCalendarPage     *calendar;
  SanTicketRulesPage  *tickets;
  AdwActionRow        *folder;
  GtkAdjustment       *keep;
  AdwPreferencesGroup *backup_list;
};

G_DEFINE_FINAL_TYPE (SanPreferences, san_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { "", "zh_CN", "en" };

/* The desk */

static void
fill_desk (SanPreferences *self)
{
  g_autofree char *language = g_settings_get_string (san_settings_get (), "language");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], language))
      adw_combo_row_set_selected (self->language, i);
  adw_combo_row_set_selected (self->theme,
                              (guint) g_settings_get_enum (san_settings_get (), "theme"));
  adw_combo_row_set_selected (self->density,
                              (guint) g_settings_get_enum (san_settings_get (), "density"));
  g_settings_bind (san_settings_get (), "backup-keep", self->keep, "value",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
on_desk_changed_cb (SanPreferences *self)
{
  guint language = adw_combo_row_get_selected (self->language);

  if (self->filling || language >= G_N_ELEMENTS (languages))
    return;

  g_settings_set_string (san_settings_get (), "language", languages[language]);
  g_settings_set_enum (san_settings_get (), "theme",
                       (int) adw_combo_row_get_selected (self->theme));
  g_settings_set_enum (san_settings_get (), "density",
                       (int) adw_combo_row_get_selected (self->density));
}

/* Operators */

static void fill_operators (SanPreferences *self);

static gboolean
put_operator (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_operator_store_put (database, data, error);
}

static gboolean
delete_operator (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  SanOperator *person = data;

  return san_operator_store_delete (database, person->id, error);
}

static void
on_operator_added_cb (SanPreferences *self)
{
  g_autoptr (SanOperator) person = g_new0 (SanOperator, 1);

  person->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_operator)));
  person->active = TRUE;
  if (san_context_change (self->context, "operators.edit", person->name, put_operator, person,
                          NULL))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->new_operator), "");
      fill_operators (self);
    }
}

static void
on_operator_active_cb (GtkSwitch      *active,
                       GParamSpec     *pspec,
                       SanPreferences *self)
{
  SanOperator *person = g_object_get_data (G_OBJECT (active), "person");

  if (self->filling)
    return;

  person->active = gtk_switch_get_active (active);
  san_context_change (self->context, "operators.edit", person->name, put_operator, person, NULL);
}

static void
on_operator_deleted_cb (GtkButton      *button,
                        SanPreferences *self)
{
  SanOperator *person = g_object_get_data (G_OBJECT (button), "person");
  g_autofree char *said = g_strdup_printf (_("Removed operator %s"), person->name);

  if (san_context_change (self->context, "operators.edit", person->name, delete_operator, person,
                          said))
    fill_operators (self);
}

static GtkWidget *
operator_row_new (SanPreferences *self,
                  SanOperator    *person)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *active = gtk_switch_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_markup_escape_text (person->name, -1);
  g_autofree char *remove_text = g_strdup_printf (_("Remove %s"), person->name);
  g_autofree char *active_text = g_strdup_printf (_("%s can be chosen"), person->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "person", person, (GDestroyNotify) san_operator_free);
  g_object_set_data (G_OBJECT (active), "person", person);
  g_object_set_data (G_OBJECT (button), "person", person);
  gtk_switch_set_active (GTK_SWITCH (active), person->active);
  gtk_widget_set_valign (active, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (active, active_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (active), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  active_text, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, remove_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_text, -1);
  g_signal_connect_object (active, "notify::active", G_CALLBACK (on_operator_active_cb), self, 0);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_operator_deleted_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), active);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), active);

  return row;
}

static void
fill_operators (SanPreferences *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people =
    san_operator_store_list (san_context_get_database (self->context), &error);

  for (guint i = 0; i < self->people->len; i++)
    adw_preferences_group_remove (self->operators, g_ptr_array_index (self->people, i));
  g_ptr_array_set_size (self->people, 0);
  if (people == NULL)
    {
      san_context_report (self->context, error);
      return;
    }

  g_ptr_array_set_free_func (people, NULL);      /* each row takes its person */
  for (guint i = 0; i < people->len; i++)
    {
      GtkWidget *row = operator_row_new (self, g_ptr_array_index (people, i));

      adw_preferences_group_add (self->operators, row);
      g_ptr_array_add (self->people, row);
    }
}

/* The office */

typedef struct
{
  const char *key;
  const char *value;
} Setting;

static gboolean
put_setting (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Setting *setting = data;

  return san_setting_set (database, setting->key, setting->value, error);
}

static gboolean
put_campaign (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  g_autoptr (GPtrArray) campaigns = san_campaign_store_list (database, error);
  SanCampaign *first;

  if (campaigns == NULL)
    return FALSE;
  if (campaigns->len == 0)
    {
      SanCampaign campaign = { 0, data, SAN_DAY_MIN, SAN_DAY_MAX };

      return san_campaign_store_add (database, &campaign, error);
    }

  first = g_ptr_array_index (campaigns, 0);
  g_free (first->name);
  first->name = g_strdup (data);

  return san_campaign_store_update (database, first, error);
}

/* The setting that a row holds; NULL for the name of the campaign, which is a record */
static const char *
key_of (SanPreferences *self,
        AdwEntryRow    *row)
{
  if (row == self->city)
    return "city";
  if (row == self->office)
    return "office";
  if (row == self->issuer)
    return "issuer";

  return row == self->document_number ? "document-number" : NULL;
}

static void
on_setting_applied_cb (SanPreferences *self,
                       AdwEntryRow    *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autofree char *said = g_strdup_printf (_("Changed: %s"), title);
  Setting setting = { key_of (self, row), text };

  if (setting.key == NULL)
    san_context_change (self->context, "settings.edit", text, put_campaign, text, said);
  else
    san_context_change (self->context, "settings.edit", text, put_setting, &setting, said);
}

static void
fill_office (SanPreferences *self)
{
  SanDatabase *database = san_context_get_database (self->context);
  AdwEntryRow *rows[] = { self->city, self->office, self->issuer, self->document_number };
  g_autoptr (GPtrArray) campaigns = san_campaign_store_list (database, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = san_setting_get (database, key_of (self, rows[i]), NULL);

      gtk_editable_set_text (GTK_EDITABLE (rows[i]), value != NULL ? value : "");
    }
  if (campaigns != NULL && campaigns->len > 0)
    gtk_editable_set_text (GTK_EDITABLE (self->campaign),
                           ((SanCampaign *) g_ptr_array_index (campaigns, 0))->name);
}

/* Backups */

static void
on_restore_cb (GtkButton      *button,
               SanPreferences *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *path = g_object_get_data (G_OBJECT (button), "path");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore-file", "s", path);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
backup_row_new (SanPreferences *self,
                SanBackup      *backup)
{
  SanDay today = san_time_day (san_workspace_now (san_context_get_workspace (self->context)));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Restore as copy…"));
  g_autofree char *day = san_day_text (san_time_day (backup->at), today);
  g_autofree char *time = san_time_text (backup->at);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *title = g_strdup_printf ("%s %s", day, time);
  g_autofree char *subtitle = NULL;

  if (g_strcmp0 (backup->state, "ok") == 0)
    subtitle = g_strdup_printf (ngettext ("%s, %u step", "%s, %u steps", (guint) backup->steps),
                                size, (guint) backup->steps);
  else
    subtitle = g_markup_printf_escaped (_("%s, damaged: %s"), size, backup->state);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, backup->path);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (backup->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_restore_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
on_backups_listed_cb (SanJob       *job,
                      gpointer      value,
                      const GError *error,
                      gpointer      user_data)
{
  g_autoptr (SanPreferences) self = user_data;
  g_autoptr (GPtrArray) backups = value;

  if (self->context == NULL || backups == NULL)      /* closed meanwhile */
    return;

  for (guint i = 0; i < self->backups->len; i++)
    adw_preferences_group_remove (self->backup_list, g_ptr_array_index (self->backups, i));
  g_ptr_array_set_size (self->backups, 0);
  for (guint i = 0; i < MIN (backups->len, LISTED_BACKUPS); i++)
    {
      GtkWidget *row = backup_row_new (self, g_ptr_array_index (backups, i));

      adw_preferences_group_add (self->backup_list, row);
      g_ptr_array_add (self->backups, row);
    }
  adw_preferences_group_set_description (self->backup_list, backups->len > 0 ? NULL
                                         : _("There is no backup of this ledger yet."));
}

static void
fill_backups (SanPreferences *self)
{
  SanWorkspace *workspace = san_context_get_workspace (self->context);
  g_autofree char *folder = san_backup_folder (san_workspace_get_path (workspace));
  g_autofree char *shown = g_markup_escape_text (folder, -1);

  adw_action_row_set_subtitle (self->folder, shown);
  san_backup_folder_list (self->context, on_backups_listed_cb, g_object_ref (self));
}

static void
on_folder_response_cb (SanPreferences       *self,
                       int                   response,
                       GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      g_settings_set_string (san_settings_get (), "backup-folder", path);
      fill_backups (self);
    }
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_clear_object (&self->chooser);
}

static void
on_choose_folder_cb (SanPreferences *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Folder for backups"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               _("Choose"), _("Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_folder_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_back_up_cb (SanPreferences *self)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                              "win.backup", NULL);
}

/* Overrides */

static void
on_context_changed_cb (SanPreferences *self)
{
  self->filling = TRUE;
  fill_operators (self);
  fill_office (self);
  self->filling = FALSE;
  fill_backups (self);
}

static void
on_failed_cb (SanPreferences *self,
              const char     *message)
{
  if (*message != '\0')
    {
      g_autofree char *markup = g_markup_escape_text (message, -1);

      adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (markup));
    }
}

static void
san_preferences_dispose (GObject *object)
{
  SanPreferences *self = SAN_PREFERENCES (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->context);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_PREFERENCES);

  G_OBJECT_CLASS (san_preferences_parent_class)->dispose (object);
}

static void
san_preferences_class_init (SanPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_preferences_dispose;

  g_type_ensure (SAN_TYPE_CALENDAR_PAGE);
  g_type_ensure (SAN_TYPE_TICKET_RULES_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/sanse/Sanse/app/san-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, theme);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, density);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, operators);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, new_operator);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, city);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, office);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, issuer);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, document_number);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, campaign);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, office_group);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, bulletin_group);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, calendar);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, tickets);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, folder);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, keep);
  gtk_widget_class_bind_template_child (widget_class, SanPreferences, backup_list);
  gtk_widget_class_bind_template_callback (widget_class, on_desk_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_operator_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setting_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_up_cb);
}

static void
san_preferences_init (SanPreferences *self)
{
  self->people = g_ptr_array_new ();
  self->backups = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

SanPreferences *
san_preferences_new (GtkWindow  *parent,
                     SanContext *context)
{
  SanPreferences *self;
  gboolean writable;

  g_return_val_if_fail (SAN_IS_CONTEXT (context), NULL);

  self = g_object_new (SAN_TYPE_PREFERENCES, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  writable = !san_context_is_read_only (context);
  gtk_widget_set_sensitive (GTK_WIDGET (self->operators), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->office_group), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bulletin_group), writable);
  fill_desk (self);
  san_calendar_page_set_context (self->calendar, context);
  san_ticket_rules_page_set_context (self->tickets, context);
  on_context_changed_cb (self);
  g_signal_connect_object (context, "changed", G_CALLBACK (on_context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "failed", G_CALLBACK (on_failed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}
