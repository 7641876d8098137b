/* test-small-disk.c - a disk that is really full, and one that is really write-protected
 *
 * On a small tmpfs in a mount namespace of our own, not by file modes, which do not bind
 * root. Where that may not be made the tests say so and are skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE   /* unshare */
#endif

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "store/san-backup.h"
#include "store/san-check.h"
#include "store/san-journal.h"
#include "support/san-test-folder.h"

#define NOON (G_GINT64_CONSTANT (24000000))
#define SIZE "size=2000k"

static char *why_not;   /* NULL: we have a namespace of our own */

static void
write_map (const char *file,
           const char *map)
{
  g_file_set_contents_full (file, map, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
}

/* Root needs no user namespace; others may be allowed one. */
static void
enter_namespace (void)
{
  uid_t uid = getuid ();
  gid_t gid = getgid ();
  int flags = CLONE_NEWNS | (uid != 0 ? CLONE_NEWUSER : 0);

  if (unshare (flags) != 0)
    {
      why_not = g_strdup_printf ("no mount namespace here: %s", g_strerror (errno));
      return;
    }

  if (uid != 0)
    {
      g_autofree char *uid_map = g_strdup_printf ("0 %u 1", uid);
      g_autofree char *gid_map = g_strdup_printf ("0 %u 1", gid);

      write_map ("/proc/self/setgroups", "deny");
      write_map ("/proc/self/uid_map", uid_map);
      write_map ("/proc/self/gid_map", gid_map);
    }

  if (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    why_not = g_strdup_printf ("mounts cannot be made private here: %s", g_strerror (errno));
}

typedef struct
{
  SanTestFolder *folder;
  char          *disk;      /* where it is mounted; NULL: it is not */
  char          *path;
  char          *filler;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = san_test_folder_new ();
  if (why_not != NULL)
    return;

  fixture->disk = san_test_folder_path (fixture->folder, "disk");
  g_assert_cmpint (g_mkdir (fixture->disk, 0755), ==, 0);

  if (mount ("sanse-test", fixture->disk, "tmpfs", 0, SIZE) != 0)
    {
      why_not = g_strdup_printf ("no tmpfs may be mounted here: %s", g_strerror (errno));
      g_clear_pointer (&fixture->disk, g_free);
      return;
    }

  fixture->path = g_build_filename (fixture->disk, "office.sanse", NULL);
  fixture->filler = g_build_filename (fixture->disk, "filler", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->disk != NULL)
    g_assert_cmpint (umount2 (fixture->disk, MNT_DETACH), ==, 0);

  g_free (fixture->disk);
  g_free (fixture->path);
  g_free (fixture->filler);
  san_test_folder_free (fixture->folder);
}

static gboolean
is_skipped (Fixture *fixture)
{
  if (fixture->disk != NULL)
    return FALSE;

  g_test_skip (why_not);
  return TRUE;
}

/* Takes all room but @left bytes. */
static void
fill (Fixture *fixture,
      gsize    left)
{
  static const char block[1024];
  FILE *file = g_fopen (fixture->filler, "ab");

  setvbuf (file, NULL, _IONBF, 0);
  while (fwrite (block, sizeof block, 1, file) == 1)
    ;

  g_assert_cmpint (ftruncate (fileno (file), MAX (ftell (file) - (long) left, 0)), ==, 0);
  fclose (file);
}

static gboolean
add_operators (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  return san_database_exec (database,
                            "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c"
                            " LIMIT 200) INSERT INTO operator (name)"
                            " SELECT hex (randomblob (100)) FROM c", error);
}

static SanWorkspace *
create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SanWorkspace *workspace = san_workspace_create (fixture->path, "云州市", NULL, "甲", NULL, NULL,
                                                  NULL, &error);

  g_assert_no_error (error);

  return workspace;
}

static void
assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = san_check_file (path, SAN_CHECK_REPLAY, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_full_while_working (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (SanWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  gint64 length = 0;

  if (is_skipped (fixture))
    return;

  workspace = create (fixture);
  fill (fixture, 200 * 1024);

  while (error == NULL)
    {
      g_free (before);
      before = san_journal_digest (san_workspace_database (workspace), NULL);
      length = san_journal_length (san_workspace_database (workspace), NULL);
      g_assert_cmpint (length, <, 100);
      san_workspace_change (workspace, "operators.edit", "", add_operators, NULL, NULL,
                            &error);
    }

  g_assert_error (error, SAN_ERROR, SAN_ERROR_NO_SPACE);
  g_clear_error (&error);

  for (int closed = 0; closed < 2; closed++)
    {
      g_autofree char *after = NULL;

      after = san_journal_digest (san_workspace_database (workspace), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (san_journal_length (san_workspace_database (workspace), NULL), ==,
                       length);

      if (closed == 0)
        {
          /* room again: it goes on, in the same window and after opening anew */
          g_assert_cmpint (g_unlink (fixture->filler), ==, 0);
          assert_sound (fixture->path);
          g_clear_object (&workspace);
          workspace = san_workspace_open (fixture->path, SAN_WORKSPACE_WRITE, NULL, &error);
          g_assert_no_error (error);
        }
    }

  g_assert_true (san_workspace_change (workspace, "operators.edit", "", add_operators, NULL,
                                       NULL, &error));
  g_clear_object (&workspace);
  assert_sound (fixture->path);
}

static void
test_no_room_to_begin_with (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (is_skipped (fixture))
    return;

  fill (fixture, 20 * 1024);

  g_assert_null (san_workspace_create (fixture->path, "云州市", NULL, "甲", NULL, NULL, NULL,
                                       &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NO_SPACE);
  g_assert_cmpint (g_unlink (fixture->filler), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->disk), ==, -1);
  g_assert_cmpint (errno, ==, EBUSY);   /* mounted, but nothing is in it: */
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_no_room_for_a_backup (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (SanTestFolder) elsewhere = NULL;
  g_autoptr (SanWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *path = NULL;

  if (is_skipped (fixture))
    return;

  elsewhere = san_test_folder_new ();
  path = san_test_folder_path (elsewhere, "office.sanse");
  workspace = san_workspace_create (path, "云州市", NULL, "甲", NULL, NULL, NULL, &error);
  fill (fixture, 30 * 1024);

  g_assert_false (san_backup_make (workspace, fixture->disk, 0, NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NO_SPACE);
  g_clear_error (&error);

  list = san_backup_list (fixture->disk, &error);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_cmpint (san_journal_length (san_workspace_database (workspace), NULL), ==, 1);
}

static void
test_write_protected (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (SanWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *other = NULL;

  if (is_skipped (fixture))
    return;

  other = g_build_filename (fixture->disk, "other.sanse", NULL);
  workspace = create (fixture);
  g_assert_true (san_workspace_change (workspace, "operators.edit", "", add_operators, NULL,
                                       NULL, &error));
  before = san_journal_digest (san_workspace_database (workspace), NULL);
  g_clear_object (&workspace);

  g_assert_cmpint (mount (NULL, fixture->disk, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);

  g_assert_null (san_workspace_open (fixture->path, SAN_WORKSPACE_WRITE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (san_workspace_create (other, "云州市", NULL, "甲", NULL, NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY);
  g_clear_error (&error);

  workspace = san_workspace_open (fixture->path, SAN_WORKSPACE_READ, NULL, &error);
  g_assert_no_error (error);
  after = san_journal_digest (san_workspace_database (workspace), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, before);
  assert_sound (fixture->path);
}

#define ADD(path, func) g_test_add ("/small-disk/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  san_clock_fix (NOON);
  enter_namespace ();

  ADD ("full-while-working", test_full_while_working);
  ADD ("no-room-to-begin-with", test_no_room_to_begin_with);
  ADD ("no-room-for-a-backup", test_no_room_for_a_backup);
  ADD ("write-protected", test_write_protected);

  return g_test_run ();
}
