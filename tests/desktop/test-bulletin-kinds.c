/* test-bulletin-kinds.c - weekly, daily, quick and special bulletins: made, written, issued
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/composer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pages/bulletins/san-bulletins-page.h"
#include "pages/bulletins/san-new-bulletin-dialog.h"
#include "pages/bulletins/san-publish-dialog.h"
#include "pages/bulletins/san-sheets-view.h"

/* (nullable): the window of that type that is shown */
static GtkWidget *
window_of (GType type)
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

static gboolean
is_issued (gpointer data)
{
  return window_of (SAN_TYPE_PUBLISH_DIALOG) == NULL;
}

typedef struct
{
  Desk       *desk;
  const char *words;
} Reading;

static gboolean
is_read (gpointer data)
{
  const Reading *reading = data;
  GtkWidget *sheets = desk_find (GTK_WIDGET (reading->desk->window), SAN_TYPE_SHEETS_VIEW, 0);
  g_autofree char *text = NULL;

  if (sheets == NULL)
    return FALSE;

  san_sheets_view_select_all (SAN_SHEETS_VIEW (sheets));
  text = san_sheets_view_get_selected (SAN_SHEETS_VIEW (sheets));

  return strstr (text, reading->words) != NULL;
}

static void
check_files (Desk        *desk,
             SanBulletin *bulletin,
             const char  *words)
{
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = san_bulletin_verify (database, bulletin, &error);
  g_autoptr (GBytes) text = NULL;
  static const char *const formats[] = { "pdf", "docx", "xlsx" };

  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 0);
  text = san_bulletin_store_get_file (database, bulletin, "txt", &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text),
                                  words));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) file = san_bulletin_store_get_file (database, bulletin, formats[i],
                                                             &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (file), >, 1000);
    }
}

/* Beside the pictures, for looking at */
static void
keep_paper (Desk        *desk,
            SanBulletin *bulletin,
            const char  *kind)
{
  const char *folder = g_getenv ("SAN_TEST_PICTURES");
  g_autofree char *name = g_strconcat ("bulletin-", kind, ".pdf", NULL);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GBytes) file = NULL;

  if (path == NULL)
    return;

  file = san_bulletin_store_get_file (san_context_get_database (desk_context (desk)), bulletin,
                                      "pdf", NULL);
  g_file_set_contents (path, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                       NULL);
}

/* From the dialog that makes it to the paper that is read. */
static void
make_and_issue (Desk           *desk,
                SanBulletinKind kind,
                const char     *section,
                const char     *words,
                const char     *name)
{
  SanComposer *composer;
  GtkWidget *dialog;
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autoptr (GError) error = NULL;
  Reading reading = { desk, words };

  composer_act (desk, "new");
  dialog = window_of (SAN_TYPE_NEW_BULLETIN_DIALOG);
  adw_combo_row_set_selected (ADW_COMBO_ROW (desk_find (dialog, ADW_TYPE_COMBO_ROW, 0)), kind);
  desk_click (desk_button (dialog, _("Draft")));
  composer = composer_wait (desk);
  g_assert_cmpint (san_composer_get_draft (composer)->kind, ==, kind);

  composer_choose (desk, section);
  composer_type (composer, words);
  composer_wait (desk);
  desk_picture (desk, san_bulletin_kind_name (kind));

  composer_act (desk, "publish");
  dialog = window_of (SAN_TYPE_PUBLISH_DIALOG);
  desk_picture_of (dialog, "kinds-publish");
  desk_click (desk_button (dialog, _("Publish")));
  desk_wait_until (is_issued, NULL);

  bulletin = san_bulletin_store_find (san_context_get_database (desk_context (desk)), name,
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bulletin->kind, ==, san_bulletin_kind_name (kind));
  check_files (desk, bulletin, words);
  desk_wait_until (is_read, &reading);
  keep_paper (desk, bulletin, san_bulletin_kind_name (kind));
}

/* Those of days need no round, and leave the one of the month as it is. */
static void
test_of_days (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);

  composer_open (desk);
  make_and_issue (desk, SAN_BULLETIN_WEEKLY, "demands", "各单位周末前办结在办事项。", "2018-6");
  make_and_issue (desk, SAN_BULLETIN_DAILY, "lead", "今日调度如下。", "2018-7");
  make_and_issue (desk, SAN_BULLETIN_QUICK, "text",
                  "受台风影响，请各单位立即加固围挡、清理排水口。", "2018-8");
  g_assert_cmpint (san_context_get_round (desk_context (desk))->state, !=, SAN_ROUND_PUBLISHED);
}

/* A special one publishes its round, as the month's does. */
static void
test_special (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);

  composer_open (desk);
  make_and_issue (desk, SAN_BULLETIN_SPECIAL, "demands", "专项整治结束后再行评估。", "2018-6");
  g_assert_cmpint (san_context_get_round (desk_context (desk))->state, ==, SAN_ROUND_PUBLISHED);
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/bulletin-kinds/of-days", test_of_days);
  g_test_add_func ("/bulletin-kinds/special", test_special);

  return g_test_run ();
}
