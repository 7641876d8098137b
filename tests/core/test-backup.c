/* test-backup.c - backups are checked, listed, thinned out and restored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "store/san-backup.h"
#include "store/san-check.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "support/san-test-folder.h"

#define NOON (G_GINT64_CONSTANT (23999520))   /* 2015-08-19 08:00 */

typedef struct
{
  SanTestFolder *folder;
  char          *path;
  char          *backups;
  SanWorkspace  *workspace;
} Fixture;

static gboolean
set_office (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_setting_set (database, "office", data, error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  san_clock_fix (NOON);
  fixture->folder = san_test_folder_new ();
  fixture->path = san_test_folder_path (fixture->folder, "云州.sanse");
  fixture->backups = san_test_folder_path (fixture->folder, "backups");
  g_assert_cmpint (g_mkdir (fixture->backups, 0755), ==, 0);
  fixture->workspace = san_workspace_create (fixture->path, "云州市", NULL, "甲", set_office,
                                             "创建办", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->workspace);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_pointer (&fixture->backups, g_free);
  g_clear_pointer (&fixture->folder, san_test_folder_free);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
test_make_list_restore (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (SanWorkspace) restored = NULL;
  g_autofree char *target = san_test_folder_path (fixture->folder, "again.sanse");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  SanBackup *backup;

  before = san_journal_digest (san_workspace_database (fixture->workspace), NULL);
  g_assert_true (san_backup_make (fixture->workspace, fixture->backups, 0, NULL, &path,
                                  &error));
  g_assert_no_error (error);
  name = g_path_get_basename (path);
  g_assert_true (g_str_has_prefix (name, "云州-20150819-0800"));
  g_assert_true (g_str_has_suffix (name, ".sanse.bak"));
  g_assert_cmpuint (count_files (fixture->backups), ==, 1);

  /* the note came after the copy, so the backup does not know of it */
  g_assert_cmpint (san_journal_length (san_workspace_database (fixture->workspace), NULL), ==,
                   2);

  list = san_backup_list (fixture->backups, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  backup = list->pdata[0];
  g_assert_cmpstr (backup->path, ==, path);
  g_assert_cmpstr (backup->name, ==, "云州");
  g_assert_cmpstr (backup->state, ==, "ok");
  g_assert_cmpstr (backup->digest, ==, before);
  g_assert_cmpint (backup->steps, ==, 1);
  g_assert_cmpint (backup->at, ==, NOON);
  g_assert_cmpint (backup->size, >, 4096);

  g_assert_false (san_backup_restore (path, fixture->path, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_true (san_backup_restore (path, target, NULL, &error));
  g_assert_no_error (error);
  restored = san_workspace_open (target, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_no_error (error);
  after = san_journal_digest (san_workspace_database (restored), NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (san_workspace_change (restored, "settings.edit", "", set_office, "新", NULL,
                                       &error));
  g_clear_object (&restored);

  findings = san_check_file (target, SAN_CHECK_REPLAY, NULL, &error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_two_in_a_minute (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_true (san_backup_make (fixture->workspace, fixture->backups, 0, NULL, &first, NULL));
  g_assert_true (san_backup_make (fixture->workspace, fixture->backups, 0, NULL, &second,
                                  NULL));
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (count_files (fixture->backups), ==, 2);
}

/* What a killed copy leaves behind goes with the next one, an hour later. */
static void
test_stale_parts_go (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *old = g_build_filename (fixture->backups,
                                           ".云州-20150101-080000.sanse.bak.77.part", NULL);
  g_autofree char *fresh = g_build_filename (fixture->backups,
                                             ".云州-20150102-080000.sanse.bak.78.part", NULL);
  struct utimbuf times = { 1000000, 1000000 };

  g_assert_true (g_file_set_contents (old, "x", 1, NULL));
  g_assert_true (g_file_set_contents (fresh, "x", 1, NULL));
  g_assert_cmpint (g_utime (old, &times), ==, 0);

  g_assert_true (san_backup_make (fixture->workspace, fixture->backups, 0, NULL, NULL, NULL));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

static void
test_no_such_folder (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (san_backup_make (fixture->workspace, "/no/such/folder", 0, NULL, NULL,
                                   &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (san_backup_list ("/no/such/folder", &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
}

/* A year of daily backups, all but today's made by name alone. */
static void
test_thinning (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *other = g_build_filename (fixture->backups,
                                             "别-20150101-080000.sanse.bak", NULL);
  g_autofree char *unrelated = g_build_filename (fixture->backups, "notes.txt", NULL);
  SanDay today = san_time_day (NOON);
  guint daily = 0;
  guint weekly = 0;
  guint monthly = 0;

  for (SanDay day = today - 365; day < today; day++)
    {
      g_autofree char *file = NULL;
      g_autofree char *path = NULL;
      int year, month, date;

      san_day_get (day, &year, &month, &date);
      file = g_strdup_printf ("云州-%04d%02d%02d-080000.sanse.bak", year, month, date);
      path = g_build_filename (fixture->backups, file, NULL);
      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
    }

  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_true (g_file_set_contents (unrelated, "x", 1, NULL));
  g_assert_true (san_backup_make (fixture->workspace, fixture->backups, 7, NULL, NULL, NULL));

  list = san_backup_list (fixture->backups, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      SanBackup *backup = list->pdata[i];
      SanDay day = san_time_day (backup->at);

      if (!g_str_equal (backup->name, "云州"))
        continue;

      if (day > today - 7)
        daily++;
      else if (day > today - 7 - 56)
        weekly++;
      else
        monthly++;

      /* the weekly ones are Sundays, the newest of their week */
      if (day <= today - 7 - 7 && day > today - 7 - 56)
        g_assert_cmpint (san_day_weekday (day), ==, 7);
    }

  g_assert_cmpuint (daily, ==, 7);
  g_assert_cmpuint (weekly, >=, 8);
  g_assert_cmpuint (weekly, <=, 9);
  g_assert_cmpuint (monthly, >=, 10);
  g_assert_cmpuint (monthly, <=, 11);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (unrelated, G_FILE_TEST_EXISTS));
}

static void
test_damaged_backup_says_so (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *target = san_test_folder_path (fixture->folder, "again.sanse");
  gsize size;
  SanBackup *backup;

  g_assert_true (san_backup_make (fixture->workspace, fixture->backups, 0, NULL, &path, NULL));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  memset (bytes + 4096, 0xa5, 8192);
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));

  list = san_backup_list (fixture->backups, NULL);
  backup = list->pdata[0];
  g_assert_cmpstr (backup->state, !=, "ok");

  g_assert_false (san_backup_restore (path, target, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_DAMAGED);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->backups), ==, 1);
}

/* A ledger that is damaged is not copied over good backups. */
static void
test_damaged_ledger_makes_no_backup (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (san_database_exec (san_workspace_database (fixture->workspace),
                                    "UPDATE step SET label = 'x'", &error));
  g_assert_false (san_backup_make (fixture->workspace, fixture->backups, 0, NULL, NULL,
                                   &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (fixture->backups), ==, 0);
}

static void
test_reader_backs_up_without_a_note (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanWorkspace) reader = san_workspace_open (fixture->path, SAN_WORKSPACE_READ,
                                                        NULL, &error);

  g_assert_true (san_backup_make (reader, fixture->backups, 0, NULL, NULL, &error));
  g_assert_cmpint (san_journal_length (san_workspace_database (reader), NULL), ==, 1);
}

static void
on_made_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  char **path = data;
  g_autoptr (GError) error = NULL;

  *path = san_backup_make_finish (SAN_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_in_a_worker (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = NULL;

  san_backup_make_async (fixture->workspace, fixture->backups, 0, NULL, on_made_cb, &path);
  while (path == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (san_journal_length (san_workspace_database (fixture->workspace), NULL), ==,
                   2);
}

#define ADD(path, func) g_test_add ("/backup/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("make-list-restore", test_make_list_restore);
  ADD ("two-in-a-minute", test_two_in_a_minute);
  ADD ("stale-parts-go", test_stale_parts_go);
  ADD ("no-such-folder", test_no_such_folder);
  ADD ("thinning", test_thinning);
  ADD ("damaged-backup-says-so", test_damaged_backup_says_so);
  ADD ("damaged-ledger-makes-no-backup", test_damaged_ledger_makes_no_backup);
  ADD ("reader-backs-up-without-a-note", test_reader_backs_up_without_a_note);
  ADD ("in-a-worker", test_in_a_worker);

  return g_test_run ();
}
