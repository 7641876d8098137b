/* test-meeting-window.c - the month before a meeting ends in the same files through both faces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/composer.h"

#include <glib/gi18n-lib.h>

#include "../cli/cli-meeting.h"
#include "bulletins/san-bulletin.h"
#include "pages/bulletins/san-publish-dialog.h"
#include "pages/import/san-import-window.h"
#include "pages/ranking/san-awards-window.h"

/* Columns of the window of awards */
enum { UNIT = 2, STATE = 6 };

/* The one that is shown; NULL without one. */
static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static SanPublishDialog *
publish_dialog (void)
{
  return find_window (SAN_TYPE_PUBLISH_DIALOG);
}

static gboolean
assistant_is_idle (gpointer data)
{
  SanImportWindow *window = find_window (SAN_TYPE_IMPORT_WINDOW);

  return window == NULL || !san_import_window_is_busy (window);
}

/* The month's tables come in through the assistant. */
static void
import_in_window (Desk *desk)
{
  for (guint i = 0; meeting_groups[i] != NULL; i++)
    {
      g_autofree char *path = meeting_scores (MEETING_ROUND, meeting_groups[i]);
      GtkWidget *window;

      gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.import-kind", "s", "scores");
      window = find_window (SAN_TYPE_IMPORT_WINDOW);
      g_assert_nonnull (window);
      san_import_window_set_file (SAN_IMPORT_WINDOW (window), path);
      desk_wait (desk);
      while ((window = find_window (SAN_TYPE_IMPORT_WINDOW)) != NULL)
        {
          gtk_widget_activate_action (window, "import.next", NULL);
          desk_wait_until (assistant_is_idle, NULL);
          desk_wait (desk);
        }
    }
}

static gboolean
has_awards (gpointer data)
{
  SanTextTable *table = san_awards_window_get_table (data);

  return table != NULL && san_text_table_get_n_rows (table) > 0 &&
         desk_find (data, GTK_TYPE_COLUMN_VIEW, 0) != NULL;
}

/* G_MAXUINT: no such row */
static guint
find_award (SanAwardsWindow *window,
            guint            column,
            const char      *text)
{
  SanTextTable *table = san_awards_window_get_table (window);

  for (guint i = 0; i < san_text_table_get_n_rows (table); i++)
    if (g_str_equal (san_text_table_get_cell (table, i, column), text))
      return i;

  return G_MAXUINT;
}

static gboolean
is_let_off (gpointer data)
{
  guint row = find_award (data, UNIT, MEETING_LET_OFF);

  return row != G_MAXUINT && g_str_equal (san_text_table_get_cell (san_awards_window_get_table (data),
                                                                   row, STATE),
                                          C_("award", "Struck out"));
}

static gboolean
is_decided (gpointer data)
{
  return find_award (data, STATE, C_("award", "Proposed")) == G_MAXUINT &&
         find_award (data, STATE, C_("award", "Confirmed")) != G_MAXUINT;
}

/* One is let off with a reason, the others are confirmed as proposed. */
static void
decide_in_window (Desk *desk)
{
  SanPage *page = desk_page (desk, "ranking");
  SanAwardsWindow *window;
  GtkWidget *view;

  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "awards", NULL);
  window = find_window (SAN_TYPE_AWARDS_WINDOW);
  g_assert_nonnull (window);
  desk_wait_until (has_awards, window);

  view = desk_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW, 0);
  gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)),
                                   find_award (window, UNIT, MEETING_LET_OFF), TRUE);
  g_assert_true (gtk_widget_activate_action (view, "awards.strike", NULL));
  gtk_editable_set_text (GTK_EDITABLE (desk_find (desk_dialog (), ADW_TYPE_ENTRY_ROW, 0)),
                         MEETING_REASON);
  desk_respond ("apply");
  desk_wait_until (is_let_off, window);

  view = desk_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW, 0);
  g_assert_true (gtk_widget_activate_action (view, "awards.confirm-all", NULL));
  desk_wait_until (is_decided, window);
  desk_picture_of (GTK_WIDGET (window), "meeting-awards");
  gtk_window_close (GTK_WINDOW (window));
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
  g_autoptr (CliPlace) place = cli_meeting_open ();
  g_autoptr (Desk) desk = NULL;
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autoptr (GError) error = NULL;
  SanDatabase *database;
  SanTime now;

  g_assert_true (san_time_parse (MEETING_NOW, &now, NULL));
  san_clock_fix (now);
  desk = desk_new (NULL, 1366, 768);
  copy_file (place->file, desk->path);
  g_assert_true (san_window_open (desk->window, desk->path));
  desk_wait (desk);
  import_in_window (desk);
  decide_in_window (desk);
  issue_in_window (desk);
  cli_meeting_score (place);
  cli_meeting_strike (place);
  cli_meeting_confirm (place);
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
