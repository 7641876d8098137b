/* test-meeting-window.c - the month before a meeting ends in the same files through both faces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/composer.h"

#include <glib/gi18n-lib.h>

#include "../cli/cli-meeting.h"
#include "bulletins/san-bulletin.h"
#include "pages/bulletins/san-publish-dialog.h"

static SanPublishDialog *
publish_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SAN_IS_PUBLISH_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return SAN_PUBLISH_DIALOG (window);
    }

  return NULL;
}

static gboolean
dialog_has_closed (gpointer data)
{
  return publish_dialog () == NULL;
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The composer shows the month, and 定稿 issues it. */
static void
issue_in_window (Desk *desk)
{
  SanComposer *composer = composer_open (desk);

  g_assert_cmpuint (san_paper_get_n_pages (san_composer_get_paper (composer)), >=, 2);
  desk_picture (desk, "meeting-composer");
  composer_act (desk, "publish");
  g_assert_nonnull (publish_dialog ());
  desk_picture_of (GTK_WIDGET (publish_dialog ()), "meeting-finalise");
  g_assert_true (gtk_widget_get_sensitive (desk_button (GTK_WIDGET (publish_dialog ()),
                                                        _("Publish"))));
  desk_click (desk_button (GTK_WIDGET (publish_dialog ()), _("Publish")));
  desk_wait_until (dialog_has_closed, NULL);
  desk_wait (desk);
}

static void
test_same_files (void)
{
  static const char *const formats[] = { "xlsx", "pdf", "docx" };
  g_autoptr (CliPlace) place = cli_meeting_prepare ();
  g_autoptr (Desk) desk = NULL;
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autoptr (GError) error = NULL;
  SanDatabase *database;
  SanTime now;

  cli_meeting_decide (place);
  g_assert_true (san_time_parse (MEETING_NOW, &now, NULL));
  san_clock_fix (now);
  desk = desk_new (NULL, 1366, 768);
  copy_file (place->file, desk->path);
  g_assert_true (san_window_open (desk->window, desk->path));
  desk_wait (desk);
  issue_in_window (desk);
  cli_meeting_publish (place);

  database = san_context_get_database (desk_context (desk));
  bulletin = san_bulletin_store_find (database, MEETING_NAME, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("out.", formats[i], NULL);
      g_autofree char *path = cli_place_path (place, name);
      g_autofree char *contents = NULL;
      g_autofree char *there = NULL;
      g_autofree char *here = NULL;
      g_autoptr (GBytes) bytes = san_bulletin_store_get_file (database, bulletin, formats[i],
                                                              &error);
      gsize length;

      g_assert_no_error (error);
      g_free (cli_out ("bulletin", place->file, MEETING_NAME, "-o", path, NULL));
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      there = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
      here = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_assert_cmpstr (here, ==, there);
    }
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/meeting-window/same-files", test_same_files);

  return g_test_run ();
}
