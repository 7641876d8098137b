/* test-flipped-bytes.c - a bit that turned anywhere in the file either says nothing or is
 * found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <unistd.h>

#include "store/san-blob-store.h"
#include "store/san-check.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "support/san-test-folder.h"

#define NOON  (G_GINT64_CONSTANT (24000000))
#define FLIPS 600

static gboolean
fill (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  g_autoptr (GBytes) photo = g_bytes_new_take (g_strnfill (9000, 'p'), 9000);
  g_autofree char *sha256 = NULL;

  return san_blob_store_put (database, photo, &sha256, error) &&
         san_setting_set (database, "photo", sha256, error) &&
         san_database_exec (database,
                            "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c"
                            " LIMIT 200) INSERT INTO unit SELECT x, x FROM c;"
                            "INSERT INTO unit_version (id, unit_id, name, code)"
                            " SELECT id, id, '街道' || id, id FROM unit", error);
}

static gboolean
edit (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  return san_database_exec (database, "UPDATE unit_version SET short = '街' || id", error);
}

/* Everything that people could see in the file; NULL when it cannot be read. */
static char *
everything (const char *path)
{
  g_autoptr (SanDatabase) database = san_database_open (path, SAN_DATABASE_READ, NULL, NULL);
  g_autofree char *digest = database != NULL ? san_journal_digest (database, NULL) : NULL;
  g_autofree char *head = digest != NULL ? san_journal_head (database, NULL) : NULL;
  g_autofree char *photo = head != NULL ? san_setting_get (database, "photo", NULL) : NULL;
  g_autoptr (GBytes) bytes = photo != NULL ? san_blob_store_get (database, photo, NULL) : NULL;

  if (bytes == NULL)
    return NULL;

  return g_strdup_printf ("%s %s %" G_GSIZE_FORMAT, digest, head, g_bytes_get_size (bytes));
}

static void
test_found_or_harmless (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autofree char *copy = san_test_folder_path (folder, "copy.sanse");
  g_autofree char *sound = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (SanWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  guint found = 0;
  guint refused = 0;
  guint harmless = 0;
  gsize size;

  workspace = san_workspace_create (path, "云州市", NULL, "甲", fill, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (san_workspace_change (workspace, "import", "", edit, NULL, NULL, &error));
  g_assert_true (san_journal_undo (workspace, 0, FALSE, NULL, &error));
  g_clear_object (&workspace);

  sound = everything (path);
  g_assert_nonnull (sound);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));

  for (int i = 0; i < FLIPS; i++)
    {
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GError) cause = NULL;
      gsize place = g_test_rand_int_range (0, size);
      char kept = bytes[place];

      bytes[place] ^= 1 << g_test_rand_int_range (0, 8);
      g_assert_true (g_file_set_contents_full (copy, bytes, size, G_FILE_SET_CONTENTS_NONE,
                                               0644, NULL));
      bytes[place] = kept;

      findings = san_check_file (copy, SAN_CHECK_REPLAY, NULL, &cause);

      if (findings == NULL)
        {
          g_assert_cmpint (cause->domain, ==, SAN_ERROR);
          refused++;
        }
      else if (findings->len > 0)
        {
          found++;
        }
      else
        {
          g_autofree char *flipped = everything (copy);

          if (g_strcmp0 (flipped, sound) != 0)
            g_error ("byte %" G_GSIZE_FORMAT " turned and nobody noticed", place);
          harmless++;
        }
    }

  g_test_message ("%u found, %u refused, %u harmless", found, refused, harmless);
  g_assert_cmpuint (found, >, FLIPS / 20);   /* a small file is mostly room to grow */
}

int
main (int   argc,
      char *argv[])
{
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);

  g_test_init (&argc, &argv, NULL);

  san_clock_fix (NOON);

  g_test_add_func ("/flipped-bytes/found-or-harmless", test_found_or_harmless);

  return g_test_run ();
}
