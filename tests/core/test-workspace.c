/* test-workspace.c - making, opening, changing and closing a ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-blob-store.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "store/san-workspace.h"
#include "support/san-test-folder.h"

#define NOON (G_GINT64_CONSTANT (24000000))   /* some minute of 2015 */

static SanWorkspace *
create (const char *path)
{
  g_autoptr (GError) error = NULL;
  SanWorkspace *workspace = san_workspace_create (path, "云州市", NULL, "甲", NULL, NULL, NULL,
                                                  &error);

  g_assert_no_error (error);

  return workspace;
}

static gboolean
set_office (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_setting_set (database, "office", data, error);
}

static gboolean
fail_half_way (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  g_assert_true (san_setting_set (database, "office", "half", error));
  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, "no");
  return FALSE;
}

static void
test_create_makes_the_first_step (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *city = NULL;
  SanStep *step;

  city = san_setting_get (san_workspace_database (workspace), "city", &error);
  g_assert_cmpstr (city, ==, "云州市");
  g_assert_cmpstr (san_workspace_get_zone (workspace), ==, SAN_DEFAULT_ZONE);
  g_assert_cmpint (san_workspace_get_site (workspace), ==, 1);

  steps = san_journal_list (san_workspace_database (workspace), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 1);
  step = steps->pdata[0];
  g_assert_cmpstr (step->verb, ==, "new");
  g_assert_cmpstr (step->actor, ==, "甲");
  g_assert_cmpint (step->rows, ==, 3);
  g_assert_cmpint (step->seq, ==, 1);
}

static void
test_change_is_all_or_nothing (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = san_journal_digest (san_workspace_database (workspace), NULL);
  g_autofree char *after = NULL;
  gint64 seq = -1;

  g_assert_false (san_workspace_change (workspace, "settings.edit", "", fail_half_way, NULL,
                                        &seq, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (seq, ==, -1);

  after = san_journal_digest (san_workspace_database (workspace), NULL);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (san_workspace_change (workspace, "settings.edit", "", set_office, "创建办",
                                       &seq, &error));
  g_assert_cmpint (seq, ==, 2);

  /* the same again changes nothing, and nothing is no step */
  g_assert_true (san_workspace_change (workspace, "settings.edit", "", set_office, "创建办",
                                       &seq, &error));
  g_assert_cmpint (seq, ==, 0);
  g_assert_cmpint (san_journal_length (san_workspace_database (workspace), NULL), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  san_clock_fix (NOON);

  g_test_add_func ("/workspace/create-makes-the-first-step", test_create_makes_the_first_step);
  g_test_add_func ("/workspace/change-is-all-or-nothing", test_change_is_all_or_nothing);

  return g_test_run ();
}
