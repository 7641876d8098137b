/* test-file-format.c - the program printed in docs/file-format.md comes to the same hashes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "store/san-blob-store.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "store/san-workspace.h"
#include "support/san-test-folder.h"

#define NOON (G_GINT64_CONSTANT (24000000))

static gboolean
fill (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  g_autoptr (GBytes) photo = g_bytes_new_static ("photo", 5);
  g_autofree char *sha256 = NULL;

  return san_blob_store_put (database, photo, &sha256, error) &&
         san_setting_set (database, "photo", sha256, error) &&
         san_database_exec (database,
                            "INSERT INTO unit VALUES (1, 1), (2, -5), (1099511627777, 0);"
                            "INSERT INTO unit_version (id, unit_id, name, parent_id)"
                            " VALUES (1, 1, '海府街道', NULL), (2, 2, 'x', 1);"
                            "INSERT INTO round (id, label, period, first_day, last_day)"
                            " VALUES (1, '6月', '2015-06', '2015-06-01', '2015-06-30');"
                            "INSERT INTO score (round_id, unit_id, component, state, value,"
                            " entered_by) VALUES (1, 2, 'b', 'value', -5, '甲'),"
                            " (1, 1, 'k', 'na', NULL, ''), (1, 2, 'a', 'value', 0, '乙')",
                            error);
}

/* (transfer full): the block between ```python and ``` */
static char *
read_program (void)
{
  g_autofree char *page = g_test_build_filename (G_TEST_DIST, "..", "docs", "file-format.md",
                                                 NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *start;
  char *end;

  g_file_get_contents (page, &text, NULL, &error);
  g_assert_no_error (error);
  start = strstr (text, "```python\n");
  g_assert_nonnull (start);
  start += strlen ("```python\n");
  end = strstr (start, "```");
  g_assert_nonnull (end);

  return g_strndup (start, end - start);
}

static void
test_printed_program_agrees (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autofree char *program = read_program ();
  g_autofree char *output = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *head = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (SanWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (python == NULL)
    {
      g_test_skip ("no python3 to run the program with");
      return;
    }

  workspace = san_workspace_create (path, "云州市", NULL, "甲", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (san_workspace_change (workspace, "import", "表", fill, NULL, NULL, &error));
  g_assert_true (san_journal_undo (workspace, 0, FALSE, NULL, &error));
  g_assert_true (san_journal_redo (workspace, NULL, &error));
  g_assert_true (san_journal_note (workspace, "left", "通报", 2, NULL, &error));
  digest = san_journal_digest (san_workspace_database (workspace), NULL);
  head = san_journal_head (san_workspace_database (workspace), NULL);
  expected = g_strdup_printf ("ok %s %s\n", digest, head);

  {
    const char *argv[] = { python, "-c", program, path, NULL };

    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                  &status, &error);
    g_assert_no_error (error);
    g_assert_true (g_spawn_check_wait_status (status, &error));
    g_assert_cmpstr (output, ==, expected);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  san_clock_fix (NOON);

  g_test_add_func ("/file-format/printed-program-agrees", test_printed_program_agrees);

  return g_test_run ();
}
