/* test-file-batch.c - files come into a folder together or not at all, under safe names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bulletins/san-file-batch.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/san-error.h"
#include "support/san-test-folder.h"

static gboolean
add (SanFileBatch *batch,
     const char   *name,
     const char   *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  gboolean added = san_file_batch_add (batch, name, bytes, &error);

  g_assert_no_error (error);

  return added;
}

static void
test_all_at_the_end (void)
{
  g_autoptr (SanTestFolder) place = san_test_folder_new ();
  g_autofree char *folder = san_test_folder_path (place, "a/b");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanFileBatch) batch = san_file_batch_new (folder, &error);
  g_autofree char *first = g_build_filename (folder, "一.pdf", NULL);
  g_autofree char *second = g_build_filename (folder, "二.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  g_assert_no_error (error);
  g_assert_true (add (batch, "一.pdf", "new"));
  g_assert_true (add (batch, "二.pdf", "two"));
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (first, "old", -1, NULL));

  paths = san_file_batch_finish (batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (paths, 0), ==, first);
  g_assert_cmpstr (g_ptr_array_index (paths, 1), ==, second);
  g_assert_true (g_file_get_contents (first, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "new");
}

/* What stops half way leaves neither files nor folders of its own, and what was there. */
static void
test_nothing_when_given_up (void)
{
  g_autoptr (SanTestFolder) place = san_test_folder_new ();
  g_autofree char *made = san_test_folder_path (place, "made");
  g_autofree char *there = san_test_folder_path (place, "there");
  g_autofree char *kept = g_build_filename (there, "kept.pdf", NULL);
  g_autoptr (GDir) dir = NULL;

  g_mkdir (there, 0777);
  g_assert_true (g_file_set_contents (kept, "kept", -1, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SanFileBatch) batch = san_file_batch_new (i == 0 ? made : there, NULL);

      g_assert_true (add (batch, "kept.pdf", "half"));
    }

  g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));
  dir = g_dir_open (there, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "kept.pdf");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_folder_that_is_a_file (void)
{
  g_autoptr (SanTestFolder) place = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (place, "file");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", -1, NULL));
  g_assert_null (san_file_batch_new (path, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { "460108001-海府街道", "460108001-海府街道" },
    { "../../etc/passwd", "-..-etc-passwd" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j" },
    { "一\n二\t三", "一-二-三" },
    { ".hidden. ", "hidden" },
    { "..", "-" },
    { "", "--2" },
    { "海府街道", "海府街道" },
    { "海府街道", "海府街道-2" },
    { "Town", "Town" },
    { "TOWN", "TOWN-2" },
  };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autofree char *cut = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = san_file_name (cases[i].text, taken);

      g_assert_cmpstr (name, ==, cases[i].name);
    }

  cut = san_file_name (endless, taken);
  g_assert_cmpuint (strlen (cut), <, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-batch/all-at-the-end", test_all_at_the_end);
  g_test_add_func ("/file-batch/nothing-when-given-up", test_nothing_when_given_up);
  g_test_add_func ("/file-batch/folder-that-is-a-file", test_folder_that_is_a_file);
  g_test_add_func ("/file-batch/names", test_names);

  return g_test_run ();
}
