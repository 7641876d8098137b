/* test-bulletin-files.c - what leaves the page of bulletins: files, and what opens them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/composer.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pages/bulletins/san-bulletins-page.h"

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

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/bulletin-files/open-after-export", test_open_after_export);

  return g_test_run ();
}
