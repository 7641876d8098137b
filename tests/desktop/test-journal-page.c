/* test-journal-page.c - the journal: every step, filters, what it changed, the way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <glib/gi18n-lib.h>

#include "pages/journal/san-journal-page.h"
#include "pages/journal/san-journal-restore.h"
#include "pages/journal/san-journal-words.h"
#include "registry/san-unit-store.h"
#include "store/san-journal-list-store.h"
#include "store/san-record.h"
#include "store/san-setting-store.h"

static gboolean
set_office (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_setting_set (database, "office", data, error);
}

static gboolean
add_unit (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  return san_unit_store_add (database, data, error);
}

static void
rename_office (Desk       *desk,
               const char *name)
{
  g_assert_true (san_context_change (desk_context (desk), "settings.edit", name, set_office,
                                     (gpointer) name, NULL));
}

static GListModel *
model_of (SanPage *page)
{
  GtkWidget *view = desk_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, 0);

  g_assert_nonnull (view);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

static void
test_headings_and_steps (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanPage *page;
  GListModel *model;
  g_autoptr (SanJournalRow) heading = NULL;
  g_autoptr (SanJournalRow) newest = NULL;

  rename_office (desk, "甲办");
  rename_office (desk, "乙办");
  page = desk_page (desk, "journal");
  model = model_of (page);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);      /* a day and three steps */
  heading = g_list_model_get_item (model, 0);
  g_assert_null (san_journal_row_get_step (heading));
  newest = g_list_model_get_item (model, 1);
  g_assert_cmpstr (san_journal_row_get_step (newest)->label, ==, "乙办");

  /* another step shows while the page is in view */
  rename_office (desk, "丙办");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 5);
  g_assert_true (desk_shows (GTK_WIDGET (page), _("Append-only, chain intact")));
}

static void
test_filters (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "journal");
  GListModel *model = model_of (page);
  guint all = g_list_model_get_n_items (model);
  GtkWidget *search = desk_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, 0);
  GtkWidget *bulk = desk_button (GTK_WIDGET (page), _("Bulk only"));

  gtk_editable_set_text (GTK_EDITABLE (search), "2018-03");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (model), <, all);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 1);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SanJournalRow) row = g_list_model_get_item (model, i);
      const SanStep *step = san_journal_row_get_step (row);

      g_assert_true (step == NULL || strstr (step->label, "2018-03") != NULL);
    }

  gtk_editable_set_text (GTK_EDITABLE (search), "no such step");
  g_signal_emit_by_name (search, "search-changed");
  desk_wait (desk);
  g_assert_true (desk_shows (GTK_WIDGET (page), _("No step fits")));
  desk_picture (desk, "journal-none");
  gtk_widget_activate_action (GTK_WIDGET (page), "journal.clear", NULL);
  desk_wait (desk);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, all);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (bulk), TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SanJournalRow) row = g_list_model_get_item (model, i);
      const SanStep *step = san_journal_row_get_step (row);

      g_assert_true (step == NULL || step->rows > 1);
    }
}

static void
test_before_and_after (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  gint64 seq;
  SanPage *page;

  rename_office (desk, "甲办");
  rename_office (desk, "乙办");
  seq = san_journal_length (san_context_get_database (desk_context (desk)), NULL);
  g_assert_true (san_window_show_page (desk->window, "journal", g_variant_new_int64 (seq)));
  desk_wait (desk);
  page = san_window_get_page (desk->window);
  g_assert_true (desk_shows (GTK_WIDGET (page), "甲办 → 乙办"));
  g_assert_true (desk_shows (GTK_WIDGET (page), _("Undo this step")));
  desk_picture (desk, "journal-step");
}

/* An old step is undone from its own row; the one after it stays. */
static void
test_undo_from_here (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  SanContext *context = desk_context (desk);
  g_autoptr (SanUnit) unit = san_unit_new ();
  g_autofree char *office = NULL;
  gint64 seq;
  SanPage *page;

  rename_office (desk, "甲办");
  seq = san_journal_length (san_context_get_database (context), NULL);
  g_free (unit->name);
  unit->name = g_strdup ("东湖区");
  g_assert_true (san_context_change (context, "units.add", unit->name, add_unit, unit, NULL));

  g_assert_true (san_window_show_page (desk->window, "journal", g_variant_new_int64 (seq)));
  desk_wait (desk);
  page = san_window_get_page (desk->window);
  desk_click (desk_button (GTK_WIDGET (page), _("Undo this step")));
  desk_wait (desk);
  office = san_setting_get (san_context_get_database (context), "office", NULL);
  g_assert_cmpstr (office, !=, "甲办");
  g_assert_cmpuint (san_roster_size (san_context_get_roster (context)), ==, 1);
  g_assert_false (desk_shows (GTK_WIDGET (page), _("Undo this step")));
  desk_picture (desk, "journal-undone");
}

static gboolean
has_two_windows (gpointer data)
{
  return g_list_length (gtk_application_get_windows (data)) == 2;
}

static void
test_restore_to_a_step (void)
{
  g_autoptr (Desk) desk = desk_new ("blank", 1366, 768);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (desk->window));
  g_autofree char *path = san_test_folder_path (desk->folder, "past.sanse");
  g_autofree char *office = NULL;
  SanWindow *past;
  gint64 seq;

  rename_office (desk, "甲办");
  seq = san_journal_length (san_context_get_database (desk_context (desk)), NULL);
  rename_office (desk, "乙办");
  san_journal_restore_to (desk_page (desk, "journal"), seq, path);
  desk_wait_until (has_two_windows, application);

  past = SAN_WINDOW (gtk_application_get_active_window (application));
  g_assert_true (past != desk->window);
  office = san_setting_get (san_context_get_database (san_window_get_context (past)), "office",
                            NULL);
  g_assert_cmpstr (office, ==, "甲办");
  gtk_window_destroy (GTK_WINDOW (past));
  desk_wait (desk);
}

static void
test_read_only_has_no_undo (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autoptr (SanWorkspace) reader = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  SanPage *page;

  reader = san_workspace_open (desk->path, SAN_WORKSPACE_READ, NULL, &error);
  g_assert_no_error (error);
  window = GTK_WIDGET (san_window_new (ADW_APPLICATION (g_application_get_default ())));
  {
    g_autoptr (SanContext) context = san_context_new (reader);

    page = g_object_ref_sink (g_object_new (SAN_TYPE_JOURNAL_PAGE, "context", context, NULL));
    g_assert_true (san_context_is_read_only (context));
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), GTK_WIDGET (page));
    gtk_window_present (GTK_WINDOW (window));
    gtk_test_widget_wait_for_draw (window);
    g_assert_true (desk_shows (GTK_WIDGET (page), _("Publish")) ||
                   desk_shows (GTK_WIDGET (page), _("Import")));
    g_assert_null (desk_button (GTK_WIDGET (page), _("Undo")));
    while (san_jobs_get_running (san_context_get_jobs (context)) > 0)
      g_main_context_iteration (NULL, TRUE);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (page);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  san_workspace_close (reader);
}

/* Each column of each record table is either shown by its name or hidden on purpose: keys,
 * references, order, and what is large. */
static void
test_words_know_every_table (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autoptr (GPtrArray) tables = san_record_tables (database, NULL);

  for (guint i = 0; i < tables->len; i++)
    {
      SanRowChange change = { 0 };
      g_autoptr (GPtrArray) changes = g_ptr_array_new ();
      g_autoptr (GPtrArray) lines = NULL;
      g_autoptr (GPtrArray) columns = san_record_columns (database, tables->pdata[i], NULL);
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();
      g_autoptr (GPtrArray) empty = g_ptr_array_new ();
      char *key[] = { (char *) "1", (char *) "2", (char *) "3", NULL };

      for (guint j = 0; j < columns->len; j++)
        {
          g_ptr_array_add (names, ((SanColumn *) columns->pdata[j])->name);
          g_ptr_array_add (texts, (gpointer) "7");
          g_ptr_array_add (empty, (gpointer) "");
        }
      g_ptr_array_add (names, NULL);
      g_ptr_array_add (texts, NULL);
      g_ptr_array_add (empty, NULL);
      change.table = tables->pdata[i];
      change.operation = '+';
      change.key = key;
      change.columns = (char **) names->pdata;
      change.before = (char **) empty->pdata;
      change.after = (char **) texts->pdata;
      g_ptr_array_add (changes, &change);
      lines = san_journal_lines (changes, &(SanJournalNames) { 0 });
      g_assert_cmpuint (lines->len, >, 0);
      for (guint j = 0; j < lines->len; j++)
        {
          SanJournalLine *line = g_ptr_array_index (lines, j);

          /* the bare name of a table is not for people */
          g_assert_cmpstr (line->subject, !=, "");
          g_assert_false (g_str_has_prefix (line->subject, change.table) &&
                          strchr (change.table, '_') != NULL);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/journal-page/headings-and-steps", test_headings_and_steps);
  g_test_add_func ("/journal-page/filters", test_filters);
  g_test_add_func ("/journal-page/before-and-after", test_before_and_after);
  g_test_add_func ("/journal-page/undo-from-here", test_undo_from_here);
  g_test_add_func ("/journal-page/restore-to-a-step", test_restore_to_a_step);
  g_test_add_func ("/journal-page/read-only-has-no-undo", test_read_only_has_no_undo);
  g_test_add_func ("/journal-page/words-know-every-table", test_words_know_every_table);

  return g_test_run ();
}
