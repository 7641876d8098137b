/* test-year.c - the copy for others and closing a year, through the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <glib/gi18n-lib.h>

#include "app/san-window-year.h"
#include "store/san-setting-store.h"

static gboolean
says (gpointer data)
{
  gpointer *pair = data;
  Desk *desk = pair[0];

  return desk_shows (GTK_WIDGET (desk->window), pair[1]);
}

static gboolean
publish_all (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  return san_database_exec (database, "UPDATE round SET state = 'published'", error);
}

static void
test_copy (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = san_test_folder_path (desk->folder, "copy.sanse");
  g_autoptr (SanWorkspace) copy = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  san_window_copy_to (desk->window, path);
  desk_wait_until (says, ((gpointer[]) { desk, (gpointer) "copy.sanse" }));
  copy = san_workspace_open (path, SAN_WORKSPACE_READ, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (san_database_query_int (san_workspace_database (copy),
                                         "SELECT count (*) FROM unit_version"
                                         " WHERE phone <> '' OR liaison <> ''", &n, NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (san_database_query_int (san_workspace_database (copy),
                                         "SELECT count (*) FROM ticket", &n, NULL));
  g_assert_cmpint (n, >, 0);
}

/* A round that is not published stands against it, and the button is off. */
static void
test_refused (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.close-year", NULL);
  desk_wait (desk);
  dialog = desk_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "close"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "2018-06"));
  desk_picture_of (dialog, "close-year-refused");
  desk_respond ("cancel");
}

static gboolean
is_next (gpointer data)
{
  Desk *desk = data;
  SanContext *context = san_window_get_context (desk->window);

  return context != NULL &&
         g_str_has_suffix (san_workspace_get_path (san_context_get_workspace (context)),
                           "2019.sanse");
}

/* The window goes on in the new ledger; the old one is read-only. */
static void
test_close (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = san_test_folder_path (desk->folder, "2019.sanse");
  g_autoptr (SanWorkspace) archive = NULL;
  g_autofree char *carried = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (san_context_change (desk_context (desk), "round.state", "", publish_all, NULL,
                                     NULL));
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.close-year", NULL);
  desk_wait (desk);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (desk_dialog ()),
                                                          "close"));
  desk_picture_of (desk_dialog (), "close-year");
  desk_respond ("cancel");

  san_window_close_year (desk->window, path, "2018");
  desk_wait_until (is_next, desk);
  desk_wait (desk);
  g_assert_false (san_context_is_read_only (desk_context (desk)));
  carried = san_setting_get (san_context_get_database (desk_context (desk)), "carried-year", NULL);
  g_assert_cmpstr (carried, ==, "2018");
  desk_picture (desk, "next-year");

  archive = san_workspace_open (desk->path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (san_workspace_is_read_only (archive));
  g_assert_nonnull (strstr (san_workspace_get_notice (archive), "2019.sanse"));
}

int
main (int   argc,
      char *argv[])
{
  desk_init (&argc, &argv);

  g_test_add_func ("/year/copy", test_copy);
  g_test_add_func ("/year/refused", test_refused);
  g_test_add_func ("/year/close", test_close);

  return g_test_run ();
}
