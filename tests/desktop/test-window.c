/* test-window.c - the window: pages, month, undo, go-to box, jobs, start view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/san-go-to.h"
#include "app/san-open-file.h"
#include "app/san-settings.h"
#include "app/san-shortcuts.h"
#include "app/san-sidebar.h"
#include "app/san-start-view.h"
#include "app/san-undo.h"
#include "registry/san-unit-store.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "templates/san-template.h"
#include "widgets/san-notice.h"
#include "widgets/san-period-button.h"

static gboolean
rename_office (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  return san_setting_set (database, "office", data, error);
}

static gboolean
fail (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, "No such luck.");

  return FALSE;
}

static void
activate (Desk       *desk,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL));
  desk_wait (desk);
}

static char *
office_of (Desk *desk)
{
  return san_setting_get (san_context_get_database (desk_context (desk)), "office", NULL);
}

static void
test_every_page (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);

  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    {
      g_autofree char *nameless = NULL;
      g_autofree char *name = g_strdup_printf ("page-%s", info->name);

      desk_page (desk, info->name);
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (desk->window)), !=, "");
      nameless = desk_nameless (GTK_WIDGET (desk->window));
      g_assert_cmpstr (nameless, ==, "");
      desk_picture (desk, name);
    }
}

static void
test_every_page_is_empty_first (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);

  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    {
      g_autofree char *name = g_strdup_printf ("blank-%s", info->name);

      desk_page (desk, info->name);
      desk_picture (desk, name);
    }
}

static void
test_narrow (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1024, 700);
  SanSidebar *sidebar = SAN_SIDEBAR (desk_find (GTK_WIDGET (desk->window), SAN_TYPE_SIDEBAR, 0));

  g_assert_true (san_sidebar_get_rail (sidebar));
  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    {
      g_autofree char *name = g_strdup_printf ("narrow-%s", info->name);
      SanPage *page = desk_page (desk, info->name);

      g_assert_cmpint (san_page_get_width_class (page), ==, SAN_WIDTH_NARROW);
      /* nothing stands outside of the window */
      g_test_message ("%s is %d wide", info->name, gtk_widget_get_width (GTK_WIDGET (page)));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page)), <=,
                       gtk_widget_get_width (GTK_WIDGET (desk->window)));
      desk_picture (desk, name);
    }

  activate (desk, "win.toggle-sidebar");
  g_assert_false (san_sidebar_get_rail (sidebar));
  activate (desk, "win.toggle-sidebar");
  g_assert_true (san_sidebar_get_rail (sidebar));
}

static void
test_undo (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  g_autofree char *before = office_of (desk);
  g_autofree char *changed = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *subject = san_undo_describe ("settings.edit", "office");
  g_autofree char *said = g_strdup_printf (_("Redone: %s"), subject);
  GtkWidget *button;

  g_assert_true (san_context_change (desk_context (desk), "settings.edit", "office",
                                     rename_office, (gpointer) "创建办", "Office renamed"));
  desk_wait (desk);
  changed = office_of (desk);
  g_assert_cmpstr (changed, ==, "创建办");
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "Office renamed"));
  desk_picture (desk, "toast");

  /* the toast's own button */
  button = desk_button (desk_find (GTK_WIDGET (desk->window), ADW_TYPE_TOAST_OVERLAY, 0),
                        _("Undo"));
  desk_click (button);
  desk_wait (desk);
  undone = office_of (desk);
  g_assert_cmpstr (undone, ==, before);

  activate (desk, "win.redo");
  redone = office_of (desk);
  g_assert_cmpstr (redone, ==, "创建办");
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), said));
  activate (desk, "win.undo");
  activate (desk, "win.undo");
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), _("Nothing to undo")));
}

static gboolean
add_unit (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  return san_unit_store_add (database, data, error);
}

static void
test_undo_with_dependants (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanContext *context = desk_context (desk);
  g_autoptr (SanUnit) city = san_unit_new ();
  g_autoptr (SanUnit) district = san_unit_new ();
  GtkWidget *dialog;
  gint64 length;

  g_free (city->name);
  city->name = g_strdup ("云州市");
  g_assert_true (san_context_change (context, "units.add", city->name, add_unit, city, NULL));
  g_free (district->name);
  district->name = g_strdup ("东湖区");
  district->parent_id = city->id;
  g_assert_true (san_context_change (context, "units.add", district->name, add_unit, district,
                                     NULL));
  g_assert_cmpuint (san_roster_size (san_context_get_roster (context)), ==, 2);
  length = san_journal_length (san_context_get_database (context), NULL);

  /* the first of the two: the second stands below it */
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo-step", "x", length - 1);
  desk_wait (desk);
  dialog = desk_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "东湖区"));
  g_assert_cmpuint (san_roster_size (san_context_get_roster (context)), ==, 2);
  desk_picture_of (dialog, "dependants");

  desk_respond ("undo");
  desk_wait (desk);
  g_assert_cmpuint (san_roster_size (san_context_get_roster (context)), ==, 0);
}

static void
test_failure_is_said_in_the_bar (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanNotice *notice;

  g_assert_false (san_context_change (desk_context (desk), "settings.edit", "office", fail, NULL,
                                      "never said"));
  desk_wait (desk);
  notice = SAN_NOTICE (desk_find (GTK_WIDGET (desk->window), SAN_TYPE_NOTICE, 0));
  g_assert_cmpstr (san_notice_get_text (notice), ==, "No such luck.");
  g_assert_false (desk_shows (GTK_WIDGET (desk->window), "never said"));

  /* the next thing that works takes it away */
  g_assert_true (san_context_change (desk_context (desk), "settings.edit", "office",
                                     rename_office, (gpointer) "创建办", NULL));
  g_assert_cmpstr (san_notice_get_text (notice), ==, "");
}

static void
on_period_changed_cb (guint *n)
{
  (*n)++;
}

static void
test_period (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanContext *context = desk_context (desk);
  SanPeriod first = *san_context_get_period (context);
  SanPeriod wanted = san_period_shift (&first, -1);
  guint n = 0;

  g_signal_connect_swapped (context, "period-changed", G_CALLBACK (on_period_changed_cb), &n);
  san_context_set_period (context, &wanted);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (san_context_get_period (context)->first, ==, wanted.first);
  g_assert_nonnull (san_context_get_round (context));
  g_assert_cmpint (san_context_get_round (context)->period.last, ==, wanted.last);
  san_context_set_period (context, &wanted);
  g_assert_cmpuint (n, ==, 1);

  /* a month without a round */
  wanted = san_period_shift (&first, 40);
  san_context_set_period (context, &wanted);
  g_assert_null (san_context_get_round (context));
  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    desk_page (desk, info->name);
}

static void
on_month_chosen_cb (SanPeriod *chosen,
                    int        year,
                    int        month)
{
  *chosen = san_period_month (year, month);
}

static void
test_period_button (void)
{
  GtkWidget *window = gtk_window_new ();
  SanPeriodButton *button = g_object_ref_sink (g_object_new (SAN_TYPE_PERIOD_BUTTON, NULL));
  SanPeriod june = san_period_month (2018, 6);
  SanPeriod march = san_period_month (2018, 3);
  SanPeriod chosen = june;
  GtkWidget *grid, *cell;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (button));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect_swapped (button, "chosen", G_CALLBACK (on_month_chosen_cb), &chosen);
  san_period_button_mark (button, march.last, TRUE);
  san_period_button_mark (button, march.last, FALSE);      /* published stays published */
  san_period_button_set_period (button, &june);
  san_period_button_popup (button);
  gtk_test_widget_wait_for_draw (window);

  grid = desk_find (GTK_WIDGET (button), GTK_TYPE_GRID, 0);
  cell = gtk_grid_get_child_at (GTK_GRID (grid), 2, 0);
  g_assert_true (desk_shows (cell, "•"));
  g_assert_false (desk_shows (gtk_grid_get_child_at (GTK_GRID (grid), 3, 0), "•"));
  desk_picture_of (grid, "period");
  desk_click (cell);
  g_assert_cmpint (chosen.first, ==, march.first);
  g_assert_cmpint (chosen.last, ==, march.last);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (button);
}

static void
test_go_to (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  GtkWidget *box, *entry, *list;

  activate (desk, "win.go-to");
  box = desk_find (GTK_WIDGET (desk->window), SAN_TYPE_GO_TO, 0);
  g_assert_nonnull (box);
  entry = desk_find (box, GTK_TYPE_SEARCH_ENTRY, 0);
  list = desk_find (box, GTK_TYPE_LIST_BOX, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), _("Journal"));
  g_signal_emit_by_name (entry, "search-changed");
  desk_wait (desk);
  g_assert_nonnull (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  desk_picture (desk, "go-to");
  g_signal_emit_by_name (entry, "activate");
  desk_wait (desk);
  g_assert_false (gtk_widget_get_visible (box));
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (san_window_get_page (desk->window)), ==, "SanJournalPage");

  activate (desk, "win.go-to");
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzzzzz");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_null (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)));
  g_assert_true (desk_shows (box, _("Nothing found")));
}

static gpointer
slow_work (SanJob       *job,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  for (int i = 0; i < 100000 && !g_cancellable_set_error_if_cancelled (cancellable, error); i++)
    {
      san_job_set_progress (job, MIN (i / 400.0, 1.0), "page 1 of 2");
      g_usleep (10000);
    }

  return g_cancellable_is_cancelled (cancellable) ? NULL : GINT_TO_POINTER (TRUE);
}

static void
on_ended_cb (SanJob       *job,
             gpointer      value,
             const GError *error,
             gpointer      user_data)
{
  g_assert_null (value);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

static gboolean
job_button_is_there (gpointer data)
{
  return desk_find (data, GTK_TYPE_SPINNER, 0) != NULL;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_jobs (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanJobs *jobs = san_context_get_jobs (desk_context (desk));
  gboolean ended = FALSE;
  SanJob *job;
  GtkWidget *button;

  job = g_object_ref (san_jobs_run (jobs, "Slow work", slow_work, NULL, NULL, on_ended_cb, &ended));
  g_assert_cmpuint (san_jobs_get_running (jobs), ==, 1);
  desk_wait_until (job_button_is_there, desk->window);
  button = gtk_widget_get_ancestor (desk_find (GTK_WIDGET (desk->window), GTK_TYPE_SPINNER, 0),
                                    GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  for (int i = 0; i < 30; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (desk->window));
  g_assert_cmpfloat (san_job_get_fraction (job), >, 0.0);
  g_assert_true (desk_shows (button, "Slow work"));
  desk_picture_of (GTK_WIDGET (desk->window), "jobs");

  desk_click (desk_button (button, _("Cancel")));
  desk_wait_until (is_set, &ended);
  g_assert_cmpint (san_job_get_state (job), ==, SAN_JOB_CANCELLED);
  g_assert_cmpuint (san_jobs_get_running (jobs), ==, 0);
  g_object_unref (job);
}

static void
test_start_view (void)
{
  g_autoptr (Desk) desk = desk_new (NULL, 1366, 768);
  g_autofree char *nameless = NULL;
  SanStartView *start;

  g_assert_null (san_window_get_context (desk->window));
  san_settings_add_recent ("/nowhere/gone.sanse", "已移走的台账");
  start = SAN_START_VIEW (desk_find (GTK_WIDGET (desk->window), SAN_TYPE_START_VIEW, 0));
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (start), _("File not found")));
  nameless = desk_nameless (GTK_WIDGET (desk->window));
  g_assert_cmpstr (nameless, ==, "");
  desk_picture (desk, "start");

  desk_click (desk_button (GTK_WIDGET (start), _("Remove from the list")));
  desk_wait (desk);
  g_assert_false (desk_shows (GTK_WIDGET (start), "已移走的台账"));
}

static gboolean
is_open (gpointer data)
{
  return san_window_get_context (data) != NULL;
}

static void
test_new_ledger (void)
{
  g_autoptr (Desk) desk = desk_new (NULL, 1366, 768);
  SanStartView *start;
  GtkWidget *create, *city;

  start = SAN_START_VIEW (desk_find (GTK_WIDGET (desk->window), SAN_TYPE_START_VIEW, 0));
  san_start_view_begin (start, "civilised", desk->path);
  desk_wait (desk);
  create = desk_button (GTK_WIDGET (start), _("Create ledger"));
  g_assert_false (gtk_widget_is_sensitive (create));      /* no city yet */
  city = desk_find (GTK_WIDGET (start), ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (city), "云州市");
  desk_picture (desk, "start-form");
  desk_click (create);
  desk_wait_until (is_open, desk->window);
  desk_wait (desk);
  g_assert_true (g_file_test (desk->path, G_FILE_TEST_EXISTS));
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "yunzhou.sanse"));
}

/* Somebody else writes the ledger: it is offered read-only, and then nothing edits it. */
static void
test_open_elsewhere (void)
{
  g_autoptr (Desk) desk = desk_new (NULL, 1366, 768);
  g_autoptr (SanWorkspace) writer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (san_template_create (desk->path, "blank", "云州市", 0, 0, "王海", NULL, &error));
  writer = san_workspace_open (desk->path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (san_window_open (desk->window, desk->path));
  desk_wait (desk);
  g_assert_null (san_window_get_context (desk->window));
  g_assert_nonnull (desk_dialog ());
  desk_picture_of (desk_dialog (), "elsewhere");
  desk_respond ("cancel");
  desk_wait (desk);
  g_assert_null (san_window_get_context (desk->window));

  g_assert_false (san_window_open (desk->window, desk->path));
  desk_respond ("read");
  desk_wait (desk);
  g_assert_true (san_context_is_read_only (desk_context (desk)));
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), _("Read-only")));
  g_assert_false (g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (desk->window),
                                                                    "undo")));
  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    desk_page (desk, info->name);
  g_assert_false (san_context_change (desk_context (desk), "settings.edit", "x", rename_office,
                                      (gpointer) "x", NULL));
  san_workspace_close (writer);
}

static void
test_open_what_is_no_ledger (void)
{
  g_autoptr (Desk) desk = desk_new (NULL, 1366, 768);
  GtkWidget *notice;

  g_assert_true (g_file_set_contents (desk->path, "no ledger at all", -1, NULL));
  g_assert_false (san_window_open (desk->window, desk->path));
  desk_wait (desk);
  g_assert_null (san_window_get_context (desk->window));
  notice = desk_find (GTK_WIDGET (desk->window), SAN_TYPE_NOTICE, 0);
  g_assert_cmpstr (san_notice_get_text (SAN_NOTICE (notice)), !=, "");
}

static void
drop (Desk       *desk,
      const char *path)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (desk->window));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GSList) files = g_slist_append (NULL, file);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  desk_wait (desk);
}

static void
test_drop (void)
{
  g_autoptr (Desk) desk = desk_new (NULL, 1366, 768);
  g_autofree char *letter = san_test_folder_path (desk->folder, "letter.docx");
  g_autoptr (GError) error = NULL;

  drop (desk, letter);
  g_assert_null (san_window_get_context (desk->window));
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), ".sanse"));

  g_assert_true (san_template_create (desk->path, "blank", "云州市", 0, 0, "王海", NULL, &error));
  drop (desk, desk->path);
  g_assert_nonnull (san_window_get_context (desk->window));
}

/* A second ledger gets a window of its own, the same one does not. */
static void
test_one_window_a_ledger (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_autofree char *other = san_test_folder_path (desk->folder, "other.sanse");
  g_autoptr (GError) error = NULL;
  guint before = g_list_length (gtk_application_get_windows (application));

  g_assert_true (san_window_open (desk->window, desk->path));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.open-file", "s", desk->path);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, before);

  g_assert_true (san_template_create (other, "blank", "云州市", 0, 0, "王海", NULL, &error));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.open-file", "s", other);
  desk_wait (desk);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, before + 1);
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (SAN_IS_WINDOW (l->data) && l->data != desk->window)
      {
        g_assert_cmpstr (san_context_get_file_name (san_window_get_context (l->data)), ==,
                         "other.sanse");
        gtk_window_destroy (l->data);
        break;
      }
}

/* What a screen reader says: ui.md §8. */
static void
test_names (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  GtkWidget *window = GTK_WIDGET (desk->window);
  GtkWidget *period = desk_find (window, SAN_TYPE_PERIOD_BUTTON, 0);
  GtkWidget *sidebar = desk_find (window, SAN_TYPE_SIDEBAR, 0);
  g_autofree char *month = san_period_label (san_context_get_period (desk_context (desk)));
  g_autofree char *spoken = g_strdup_printf (_("Period: %s"), month);
  g_autofree char *campaign = g_strdup_printf (_("Campaign: %s"),
                                               san_context_get_title (desk_context (desk)));
  GtkWidget *row;

  gtk_test_accessible_assert_property (desk_find (period, GTK_TYPE_MENU_BUTTON, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  gtk_test_accessible_assert_property (desk_find (sidebar, GTK_TYPE_MENU_BUTTON, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, campaign);
  row = desk_find (sidebar, GTK_TYPE_LIST_BOX_ROW, 0);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview"));
}

static void
test_shortcuts (void)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  GtkWidget *window = san_shortcuts_window_new (GTK_WINDOW (desk->window));
  static const char *const taken[] = {      /* by Chinese input methods */
    "<Control>space", "<Shift>space", "<Control>period", "<Control>semicolon",
    "<Control><Shift>u", "<Control><Shift>e", "<Control><Shift>f",
  };

  gtk_window_present (GTK_WINDOW (window));
  desk_wait (desk);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_auto (GStrv) bound = gtk_application_get_actions_for_accel (GTK_APPLICATION (application),
                                                                    taken[i]);

      g_assert_cmpuint (g_strv_length (bound), ==, 0);
    }
  for (const SanPageInfo *info = san_pages; info->name != NULL; info++)
    {
      g_auto (GStrv) bound = gtk_application_get_actions_for_accel (GTK_APPLICATION (application),
                                                                    info->accelerator);

      g_assert_cmpuint (g_strv_length (bound), ==, 1);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
on_pause_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
says_last (gpointer data)
{
  return desk_shows (GTK_WIDGET (((Desk *) data)->window), "step 59 of 60");
}

/* Undo and redo held down: toasts come faster than they move, and the last one stays. */
static void
test_toasts (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1100, 700);

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("step %u of 60", i);
      gboolean over = FALSE;

      san_context_say (desk_context (desk), text);
      g_timeout_add (i % 3 * 20, on_pause_cb, &over);
      while (!over)
        g_main_context_iteration (NULL, TRUE);
    }
  desk_wait_until (says_last, desk);
}

/* (transfer full): a copy of the desk's ledger as a power cut would leave it, with a change
 * that only the log beside it has */
static char *
leave_open (Desk *desk)
{
  char *copy = san_test_folder_path (desk->folder, "left.sanse");
  g_autofree char *wal = g_strconcat (desk->path, "-wal", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *wal_bytes = NULL;
  gsize size, wal_size;

  g_assert_true (san_context_change (desk_context (desk), "settings.edit", "office",
                                     rename_office, (gpointer) "停电前", NULL));
  desk_wait (desk);
  g_assert_true (g_file_get_contents (desk->path, &bytes, &size, NULL));
  g_assert_true (g_file_get_contents (wal, &wal_bytes, &wal_size, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) size, NULL));
  g_assert_true (g_file_set_contents (copy_wal, wal_bytes, (gssize) wal_size, NULL));

  return copy;
}

static gboolean
shows_ledger (gpointer data)
{
  return san_window_get_context (data) != NULL;
}

static gboolean
has_notice (gpointer data)
{
  GtkWidget *notice = desk_find (data, SAN_TYPE_NOTICE, 0);

  return notice != NULL && *san_notice_get_text (SAN_NOTICE (notice)) != '\0';
}

/* What was not closed is checked by a worker; the window shows that, then the ledger. */
static void
test_left_open (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = leave_open (desk);
  g_autoptr (Desk) other = desk_new (NULL, 1366, 768);
  g_autofree char *office = NULL;

  g_assert_true (san_window_open (other->window, path));
  g_assert_null (desk_context (other));
  g_assert_true (has_notice (other->window));
  /* asked for once more, it is the same window's */
  g_assert_true (san_window_open (other->window, path));
  desk_wait_until (shows_ledger, other->window);
  desk_wait (other);
  g_assert_false (san_context_is_read_only (desk_context (other)));
  g_assert_true (desk_shows (GTK_WIDGET (other->window),
                             san_workspace_get_notice (san_context_get_workspace (desk_context (other)))));
  office = office_of (other);
  g_assert_cmpstr (office, ==, "停电前");
}

/* Damage is said, and the start view takes another file. */
static void
test_left_damaged (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = leave_open (desk);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (Desk) other = desk_new (NULL, 1366, 768);
  gsize size;

  /* pages of the middle of the file, that the log does not have */
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + size / 2 / 4096 * 4096, 0x5a, 40 * 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  san_window_open (other->window, path);
  desk_wait (other);
  for (guint i = 0; i < 100 && !gtk_widget_is_sensitive (desk_find (GTK_WIDGET (other->window),
                                                                    GTK_TYPE_STACK, 1)); i++)
    {
      g_usleep (20000);
      desk_wait (other);
    }
  g_assert_null (desk_context (other));
  g_assert_true (has_notice (other->window));
}

/* (transfer full) (nullable): where a document was laid to be opened */
static char *
find_laid_out (const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *folder;

  while (dir != NULL && (folder = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), folder, name, NULL);

      if (g_str_has_prefix (folder, "sanse-") && g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }

  return NULL;
}

static void
on_refused_cb (SanContext *context,
               const char *text,
               char      **refusal)
{
  *refusal = g_strdup (text);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* What is opened of the ledger does not stay behind. */
static void
test_opened_documents (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("personal", 8);
  g_autofree char *name = g_strdup_printf ("%08x.odd", g_random_int ());
  g_autofree char *under = g_strconcat ("elsewhere/", name, NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *refusal = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (desk_context (desk), "failed", G_CALLBACK (on_refused_cb), &refusal);
  g_assert_true (san_open_bytes (GTK_WIDGET (desk->window), desk_context (desk), bytes, under,
                                 &error));
  g_assert_no_error (error);
  path = find_laid_out (name);
  g_assert_nonnull (path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "personal");
  desk_wait_until (is_there, &refusal);     /* nothing opens such a file */
  g_assert_nonnull (strstr (refusal, name));

  san_open_file_clean ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  san_open_file_clean ();
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/window/every-page", test_every_page);
  g_test_add_func ("/window/every-page-is-empty-first", test_every_page_is_empty_first);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/undo-with-dependants", test_undo_with_dependants);
  g_test_add_func ("/window/failure-is-said-in-the-bar", test_failure_is_said_in_the_bar);
  g_test_add_func ("/window/period", test_period);
  g_test_add_func ("/window/period-button", test_period_button);
  g_test_add_func ("/window/go-to", test_go_to);
  g_test_add_func ("/window/jobs", test_jobs);
  g_test_add_func ("/window/start-view", test_start_view);
  g_test_add_func ("/window/new-ledger", test_new_ledger);
  g_test_add_func ("/window/open-elsewhere", test_open_elsewhere);
  g_test_add_func ("/window/open-what-is-no-ledger", test_open_what_is_no_ledger);
  g_test_add_func ("/window/drop", test_drop);
  g_test_add_func ("/window/one-window-a-ledger", test_one_window_a_ledger);
  g_test_add_func ("/window/left-open", test_left_open);
  g_test_add_func ("/window/left-damaged", test_left_damaged);
  g_test_add_func ("/window/names", test_names);
  g_test_add_func ("/window/shortcuts", test_shortcuts);
  g_test_add_func ("/window/toasts", test_toasts);
  g_test_add_func ("/window/opened-documents", test_opened_documents);

  return g_test_run ();
}
