/* test-preferences.c - the desk, the office, its calendar, its backups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/san-backup-folder.h"
#include "app/san-calendar-page.h"
#include "app/san-moved-deadlines.h"
#include "app/san-preferences.h"
#include "app/san-settings.h"
#include "app/san-ticket-rules-page.h"
#include "app/san-year-view.h"
#include "widgets/san-limit-row.h"
#include "store/san-backup.h"
#include "store/san-journal.h"
#include "store/san-operator-store.h"
#include "store/san-setting-store.h"
#include "tickets/san-ticket-store.h"

static SanPreferences *
open_preferences (Desk       *desk,
                  const char *page)
{
  SanPreferences *preferences = san_preferences_new (GTK_WINDOW (desk->window),
                                                     desk_context (desk));

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), page);
  gtk_window_present (GTK_WINDOW (preferences));
  for (int i = 0; i < 4; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (preferences));
  desk_wait (desk);

  return preferences;
}

static GtkWidget *
row_called (GtkWidget  *root,
            const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = desk_find (root, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return row;

  return NULL;
}

static gint64
length_of (Desk *desk)
{
  return san_journal_length (san_context_get_database (desk_context (desk)), NULL);
}

static void
test_every_page (void)
{
  static const char *const pages[] = { "general", "office", "tickets", "calendar", "backup" };
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      SanPreferences *preferences = open_preferences (desk, pages[i]);
      g_autofree char *nameless = desk_nameless (GTK_WIDGET (preferences));
      g_autofree char *name = g_strdup_printf ("preferences-%s", pages[i]);

      g_assert_cmpstr (nameless, ==, "");
      desk_picture_of (GTK_WIDGET (preferences), name);
      gtk_window_destroy (GTK_WINDOW (preferences));
      desk_wait (desk);
    }
}

/* Rules that are changed are one step of the journal, and stay when the window is left. */
static void
test_ticket_rules (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanDatabase *database = san_context_get_database (desk_context (desk));
  SanPreferences *preferences = open_preferences (desk, "tickets");
  SanTicketRulesPage *page =
    SAN_TICKET_RULES_PAGE (desk_find (GTK_WIDGET (preferences), SAN_TYPE_TICKET_RULES_PAGE, 0));
  GtkWidget *row = row_called (GTK_WIDGET (preferences), _("A second person"));
  GtkWidget *pattern = row_called (GTK_WIDGET (preferences), _("Pattern of printed numbers"));
  g_autofree char *kept = NULL;
  SanTicketRules before, after;
  SanLimit limit = { SAN_LIMIT_WORKHOURS, 4, 0 };
  GtkWidget *yellow = row_called (GTK_WIDGET (preferences), _("Yellow slip"));
  gint64 length = length_of (desk);

  g_assert_true (san_ticket_rules_load (database, &before, NULL));
  g_assert_true (before.second_person);
  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))),
                         FALSE);
  san_limit_row_set (SAN_LIMIT_ROW (yellow), &limit);
  gtk_editable_set_text (GTK_EDITABLE (pattern), "云创督〔{year}〕{colour}{number}号");
  g_assert_true (desk_shows (GTK_WIDGET (preferences), "云创督〔2018〕黄031号"));
  g_assert_cmpint (length_of (desk), ==, length);      /* not at every key */
  desk_picture_of (GTK_WIDGET (preferences), "preferences-tickets-changed");
  san_ticket_rules_page_keep (page);
  g_assert_cmpint (length_of (desk), ==, length + 1);
  g_assert_true (san_ticket_rules_load (database, &after, NULL));
  g_assert_false (after.second_person);
  g_assert_cmpint (after.yellow.kind, ==, SAN_LIMIT_WORKHOURS);
  g_assert_cmpint (after.yellow.n, ==, 4);
  g_assert_cmpint (after.window, ==, before.window);
  kept = san_setting_get (database, "ticket.number", NULL);
  g_assert_cmpstr (kept, ==, "云创督〔{year}〕{colour}{number}号");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_office (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanPreferences *preferences = open_preferences (desk, "office");
  GtkWidget *office = row_called (GTK_WIDGET (preferences), _("Name of the office"));
  GtkWidget *campaign = row_called (GTK_WIDGET (preferences), _("Campaign"));
  g_autofree char *stored = NULL;
  gint64 before = length_of (desk);

  gtk_editable_set_text (GTK_EDITABLE (office), " 云州市创建办 ");
  g_signal_emit_by_name (office, "apply");
  stored = san_setting_get (san_context_get_database (desk_context (desk)), "office", NULL);
  g_assert_cmpstr (stored, ==, "云州市创建办");
  g_assert_cmpint (length_of (desk), ==, before + 1);
  /* what is there already makes no step */
  g_signal_emit_by_name (office, "apply");
  g_assert_cmpint (length_of (desk), ==, before + 1);

  gtk_editable_set_text (GTK_EDITABLE (campaign), "创建文明城市 2018—2020");
  g_signal_emit_by_name (campaign, "apply");
  g_assert_cmpstr (san_context_get_title (desk_context (desk)), ==, "创建文明城市 2018—2020");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* What the numbers of bulletins are made of */
static void
test_document_number (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanDatabase *database = san_context_get_database (desk_context (desk));
  SanPreferences *preferences = open_preferences (desk, "office");
  static const char *const rows[] = {
    N_("Short name of the issuer"), "issuer", "云创指",
    N_("Pattern of document numbers"), "document-number", "{issuer}发〔{year}〕{number}号",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i += 3)
    {
      GtkWidget *row = row_called (GTK_WIDGET (preferences), _(rows[i]));
      g_autofree char *stored = NULL;

      g_assert_nonnull (row);
      gtk_editable_set_text (GTK_EDITABLE (row), rows[i + 2]);
      g_signal_emit_by_name (row, "apply");
      stored = san_setting_get (database, rows[i + 1], NULL);
      g_assert_cmpstr (stored, ==, rows[i + 2]);
    }
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static guint
count_operators (Desk *desk)
{
  g_autoptr (GPtrArray) people =
    san_operator_store_list (san_context_get_database (desk_context (desk)), NULL);

  return people->len;
}

static void
test_operators (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanPreferences *preferences = open_preferences (desk, "general");
  GtkWidget *entry = row_called (GTK_WIDGET (preferences), _("Add operator"));
  g_autofree char *remove_text = g_strdup_printf (_("Remove %s"), "王海");
  guint before = count_operators (desk);
  gint64 length;

  gtk_editable_set_text (GTK_EDITABLE (entry), "王海");
  g_signal_emit_by_name (entry, "apply");
  g_assert_cmpuint (count_operators (desk), ==, before + 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  desk_wait (desk);
  g_assert_nonnull (row_called (GTK_WIDGET (preferences), "王海"));

  /* the same name again is refused and said */
  length = length_of (desk);
  gtk_editable_set_text (GTK_EDITABLE (entry), "王海");
  g_signal_emit_by_name (entry, "apply");
  g_assert_cmpint (length_of (desk), ==, length);
  g_assert_cmpuint (count_operators (desk), ==, before + 1);

  desk_wait (desk);
  desk_click (desk_button (GTK_WIDGET (preferences), remove_text));
  desk_wait (desk);
  g_assert_cmpuint (count_operators (desk), ==, before);
  g_assert_null (row_called (GTK_WIDGET (preferences), "王海"));

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.operator", "s", "陈雪");
  g_assert_cmpstr (san_context_get_operator (desk_context (desk)), ==, "陈雪");
  g_settings_set_string (san_settings_get (), "operator", "李敏");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static guint
count_local_days (Desk *desk,
                  int   year)
{
  g_autoptr (GPtrArray) days =
    san_calendar_store_list (san_context_get_database (desk_context (desk)), year, NULL);
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    n += ((SanCalendarDay *) g_ptr_array_index (days, i))->local;

  return n;
}

static void
test_calendar (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanPreferences *preferences = open_preferences (desk, "calendar");
  GtkWidget *day = row_called (GTK_WIDGET (preferences), _("Day (2018-06-18)"));
  GtkWidget *name = row_called (GTK_WIDGET (preferences), _("Name"));
  GtkWidget *view = desk_find (GTK_WIDGET (preferences), SAN_TYPE_YEAR_VIEW, 0);

  g_assert_nonnull (view);
  gtk_editable_set_text (GTK_EDITABLE (day), "2018-06-31");      /* no such day */
  gtk_editable_set_text (GTK_EDITABLE (name), "停电");
  desk_click (desk_button (GTK_WIDGET (preferences), _("Add day")));
  g_assert_cmpuint (count_local_days (desk, 2018), ==, 0);

  g_signal_emit_by_name (view, "day-clicked", (int) san_day_new (2018, 6, 27));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (day)), ==, "2018-06-27");
  desk_click (desk_button (GTK_WIDGET (preferences), _("Add day")));
  g_assert_cmpuint (count_local_days (desk, 2018), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
  g_assert_cmpuint (count_local_days (desk, 2018), ==, 0);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static guint
count_seasons (Desk *desk)
{
  g_autoptr (GPtrArray) list =
    san_office_hours_store_list (san_context_get_database (desk_context (desk)), NULL);

  return list->len;
}

static void
enter_hours (SanPreferences *preferences,
             const char     *from,
             const char     *to,
             const char     *spans)
{
  GtkWidget *root = GTK_WIDGET (preferences);

  gtk_editable_set_text (GTK_EDITABLE (row_called (root, _("From (06-01)"))), from);
  gtk_editable_set_text (GTK_EDITABLE (row_called (root, _("To, inclusive (09-30)"))), to);
  gtk_editable_set_text (GTK_EDITABLE (row_called (root, _("Hours (08:30-12:00 14:30-17:30)"))),
                         spans);
  desk_click (desk_button (root, _("Set hours")));
}

static void
test_office_hours (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanPreferences *preferences = open_preferences (desk, "calendar");
  g_autofree char *title = g_strdup_printf (_("%s to %s"), "06-01", "09-30");
  g_autofree char *remove_text = g_strdup_printf (_("Remove %s"), "06-01");
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autofree char *spans = NULL;
  GtkWidget *row;

  enter_hours (preferences, "06-31", "09-30", "08:00-12:00");       /* no such day */
  enter_hours (preferences, "06-01", "09-30", "12:00-08:00");       /* no such span */
  g_assert_cmpuint (count_seasons (desk), ==, 0);
  enter_hours (preferences, "6-1", "9-30", "8:00-12:00 15:00-18:00");
  desk_wait (desk);
  g_assert_cmpuint (count_seasons (desk), ==, 1);

  calendar = san_work_calendar_load (san_context_get_database (desk_context (desk)), NULL);
  spans = san_work_calendar_spans (calendar, san_day_new (2018, 6, 27));
  g_assert_cmpstr (spans, ==, "08:00-12:00 15:00-18:00");

  /* choosing it brings it back into the entries */
  row = row_called (GTK_WIDGET (preferences), title);
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  row = row_called (GTK_WIDGET (preferences), _("Hours (08:30-12:00 14:30-17:30)"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "08:00-12:00 15:00-18:00");
  desk_wait (desk);
  desk_picture_of (GTK_WIDGET (preferences), "preferences-hours");

  desk_click (desk_button (GTK_WIDGET (preferences), remove_text));
  desk_wait (desk);
  g_assert_cmpuint (count_seasons (desk), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_wait (desk);
  g_assert_cmpuint (count_seasons (desk), ==, 1);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* Monday, 2 July; three workdays end on the 5th, unless the 4th is off. */
static void
test_moved_due_times (void)
{
  g_autoptr (Desk) desk = NULL;
  SanPreferences *preferences;
  SanTicketRequest request = { .problem = "井盖缺失", .as_of = SAN_TICKET_NO_TIME };
  SanTime monday;
  GtkWidget *moved;
  g_autoptr (GError) error = NULL;

  g_assert_true (san_time_parse ("2018-07-02 10:00", &monday, NULL));
  san_clock_fix (monday);
  desk = desk_new ("demo", 1366, 768);
  san_database_query_int (san_context_get_database (desk_context (desk)),
                          "SELECT min (id) FROM unit", &request.unit_id, &error);
  request.limit = (SanLimit) { SAN_LIMIT_WORKDAYS, 3, 0 };
  san_ticket_new (san_context_get_workspace (desk_context (desk)), &request, 1, NULL, NULL,
                  &error);
  g_assert_no_error (error);

  preferences = open_preferences (desk, "calendar");
  moved = desk_find (GTK_WIDGET (preferences), SAN_TYPE_MOVED_DEADLINES, 0);
  g_assert_true (moved == NULL || !gtk_widget_get_visible (moved));
  gtk_editable_set_text (GTK_EDITABLE (row_called (GTK_WIDGET (preferences),
                                                   _("Day (2018-06-18)"))), "2018-07-04");
  desk_click (desk_button (GTK_WIDGET (preferences), _("Add day")));
  desk_wait (desk);

  moved = desk_find (GTK_WIDGET (preferences), SAN_TYPE_MOVED_DEADLINES, 0);
  g_assert_nonnull (moved);
  g_assert_true (gtk_widget_get_visible (moved));
  g_assert_true (desk_shows (moved, "2018-07-05 17:30 → 2018-07-06 17:30"));
  desk_picture_of (GTK_WIDGET (preferences), "preferences-moved");
  gtk_window_destroy (GTK_WINDOW (preferences));
  san_clock_fix (G_MININT64);
}

static void
on_listed_cb (SanJob       *job,
              gpointer      value,
              const GError *error,
              gpointer      user_data)
{
  g_assert_no_error (error);
  *(GPtrArray **) user_data = value;
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_backup (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *copy = san_test_folder_path (desk->folder, "copy.sanse");
  g_autoptr (SanWorkspace) restored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *copied = NULL;
  SanPreferences *preferences;
  SanBackup *backup;

  digest = san_journal_digest (san_context_get_database (desk_context (desk)), NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.backup", NULL);
  desk_wait (desk);
  san_backup_folder_list (desk_context (desk), on_listed_cb, &backups);
  desk_wait_until (is_there, &backups);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (backup->state, ==, "ok");

  preferences = open_preferences (desk, "backup");
  g_assert_nonnull (desk_button (GTK_WIDGET (preferences), _("Restore as copy…")));
  desk_picture_of (GTK_WIDGET (preferences), "preferences-backups");
  gtk_window_destroy (GTK_WINDOW (preferences));

  g_assert_true (san_backup_restore (backup->path, copy, NULL, &error));
  g_assert_no_error (error);
  restored = san_workspace_open (copy, SAN_WORKSPACE_READ, NULL, &error);
  g_assert_no_error (error);
  copied = san_journal_digest (san_workspace_database (restored), NULL);
  g_assert_cmpstr (copied, ==, digest);
  san_workspace_close (restored);
}

static void
test_theme (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  int before = g_settings_get_enum (san_settings_get (), "theme");

  g_settings_set_enum (san_settings_get (), "theme", 2);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_set_enum (san_settings_get (), "theme", 1);
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_set_enum (san_settings_get (), "theme", before);

  g_settings_set_enum (san_settings_get (), "density", 1);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (desk->window), "sn-roomy"));
  g_settings_set_enum (san_settings_get (), "density", 0);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (desk->window), "sn-roomy"));
}

static void
test_recent (void)
{
  g_autoptr (GPtrArray) list = NULL;

  san_settings_add_recent ("/one.sanse", "One");
  san_settings_add_recent ("/two.sanse", "Two");
  san_settings_add_recent ("/one.sanse", "One again");
  list = san_settings_recent ();
  g_assert_cmpstr (((SanRecent *) list->pdata[0])->title, ==, "One again");
  g_assert_cmpstr (((SanRecent *) list->pdata[1])->path, ==, "/two.sanse");
  for (guint i = 2; i < list->len; i++)
    g_assert_cmpstr (((SanRecent *) list->pdata[i])->path, !=, "/one.sanse");
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%d.sanse", i);

      san_settings_add_recent (path, path);
    }
  g_ptr_array_unref (list);
  list = san_settings_recent ();
  g_assert_cmpuint (list->len, ==, 12);
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/preferences/every-page", test_every_page);
  g_test_add_func ("/preferences/ticket-rules", test_ticket_rules);
  g_test_add_func ("/preferences/office", test_office);
  g_test_add_func ("/preferences/document-number", test_document_number);
  g_test_add_func ("/preferences/operators", test_operators);
  g_test_add_func ("/preferences/calendar", test_calendar);
  g_test_add_func ("/preferences/office-hours", test_office_hours);
  g_test_add_func ("/preferences/moved-due-times", test_moved_due_times);
  g_test_add_func ("/preferences/backup", test_backup);
  g_test_add_func ("/preferences/theme", test_theme);
  g_test_add_func ("/preferences/recent", test_recent);

  return g_test_run ();
}
