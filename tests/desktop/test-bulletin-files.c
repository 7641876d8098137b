/* test-bulletin-files.c - what leaves the page of bulletins: files, and what opens them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/composer.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pages/bulletins/san-bulletins-page.h"
#include "pages/bulletins/san-sheets-dialog.h"

/* A program for text files that leaves a mark when it is started with one. */
static void
install_opener (const char *mark)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *entry = g_build_filename (folder, "sanse-test-opener.desktop", NULL);
  g_autofree char *defaults = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *contents = g_strdup_printf (
    "[Desktop Entry]\nType=Application\nName=Opener\nExec=cp %%f %s\n"
    "MimeType=text/plain;\nNoDisplay=false\n", mark);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (entry, contents, -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (defaults, "[Default Applications]\n"
                       "text/plain=sanse-test-opener.desktop\n", -1, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer path)
{
  g_autofree char *contents = NULL;

  return g_file_get_contents (path, &contents, NULL, NULL) && *contents != '\0';
}

static gboolean
says_it_was_saved (gpointer desk)
{
  return desk_button (GTK_WIDGET (((Desk *) desk)->window), _("Open")) != NULL;
}

/* What was written is one click away; what is opened is the file itself. */
static void
test_open_after_export (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *path = san_test_folder_path (desk->folder, "通报.txt");
  g_autofree char *mark = san_test_folder_path (desk->folder, "opened");
  g_autofree char *written = NULL;
  g_autofree char *opened = NULL;

  install_opener (mark);
  composer_open (desk);
  san_bulletins_page_export (SAN_BULLETINS_PAGE (san_window_get_page (desk->window)), "txt", path);
  desk_wait_until (says_it_was_saved, desk);
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "…/通报.txt"));
  desk_picture (desk, "bulletin-saved");

  desk_click (desk_button (GTK_WIDGET (desk->window), _("Open")));
  desk_wait_until (is_there, mark);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_true (g_file_get_contents (mark, &opened, NULL, NULL));
  g_assert_cmpstr (opened, ==, written);
}

static GtkWidget *
sheets_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SAN_IS_SHEETS_DIALOG (window) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static void
on_chosen_cb (GtkWidget *dialog,
              GArray    *units,
              gpointer   data)
{
  *(GArray **) data = g_array_ref (units);
}

static guint
count_files (const char *folder,
             const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);

  return n;
}

/* Who gets a sheet is chosen by group and by unit; they get a PDF and a workbook each. */
static void
test_sheets_for_some (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  g_autofree char *folder = san_test_folder_path (desk->folder, "反馈单");
  g_autoptr (GArray) units = NULL;
  GtkWidget *dialog, *all;

  composer_open (desk);
  composer_act (desk, "export-sheets");
  dialog = sheets_dialog ();
  g_assert_nonnull (dialog);
  desk_picture_of (dialog, "bulletin-sheets");

  /* the first group is districts, four of them: all out, one in again */
  all = desk_find (dialog, GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), FALSE);
  g_assert_false (gtk_check_button_get_active (
                    GTK_CHECK_BUTTON (desk_find (dialog, GTK_TYPE_CHECK_BUTTON, 4))));
  for (guint i = 5; desk_find (dialog, GTK_TYPE_CHECK_BUTTON, i) != NULL; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (desk_find (dialog, GTK_TYPE_CHECK_BUTTON, i)),
                                 FALSE);
  g_assert_false (gtk_widget_get_sensitive (desk_button (dialog, _("Export…"))));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (desk_find (dialog, GTK_TYPE_CHECK_BUTTON, 1)),
                               TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (desk_find (dialog, GTK_TYPE_CHECK_BUTTON, 2)),
                               TRUE);
  g_assert_true (gtk_check_button_get_inconsistent (GTK_CHECK_BUTTON (all)));

  /* before the page asks where to */
  g_signal_handlers_disconnect_matched (dialog, G_SIGNAL_MATCH_ID,
                                        g_signal_lookup ("chosen", SAN_TYPE_SHEETS_DIALOG), 0,
                                        NULL, NULL, NULL);
  g_signal_connect (dialog, "chosen", G_CALLBACK (on_chosen_cb), &units);
  desk_click (desk_button (dialog, _("Export…")));
  g_assert_nonnull (units);
  g_assert_cmpuint (units->len, ==, 2);

  san_bulletins_page_export_sheets (SAN_BULLETINS_PAGE (san_window_get_page (desk->window)), folder,
                                    units);
  desk_wait_until (says_it_was_saved, desk);
  g_assert_cmpuint (count_files (folder, ".pdf"), ==, 2);
  g_assert_cmpuint (count_files (folder, ".xlsx"), ==, 2);
  g_assert_true (desk_shows (GTK_WIDGET (desk->window), "…/反馈单"));
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/bulletin-files/open-after-export", test_open_after_export);
  g_test_add_func ("/bulletin-files/sheets-for-some", test_sheets_for_some);

  return g_test_run ();
}
