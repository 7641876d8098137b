/* test-workspace.c - making, opening, changing and closing a ledger
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <unistd.h>

#include "store/san-blob-store.h"
#include "store/san-journal-record.h"
#include "store/san-journal.h"
#include "store/san-place.h"
#include "store/san-schema.h"
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

/* Who may write */

static void
test_second_writer_is_told_who (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) first = create (path);
  g_autoptr (SanWorkspace) second = NULL;
  g_autoptr (GError) error = NULL;

  second = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_null (second);
  g_assert_error (error, SAN_ERROR, SAN_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, g_get_user_name ()));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_clear_error (&error);

  /* reading needs no lock */
  second = san_workspace_open (path, SAN_WORKSPACE_READ, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (san_workspace_is_read_only (second));
  g_assert_false (san_workspace_change (second, "settings.edit", "", set_office, "x", NULL,
                                        &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (san_database_exec (san_workspace_database (second),
                                     "DELETE FROM setting", &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_clear_object (&second);

  san_workspace_close (first);
  second = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (san_workspace_is_read_only (second));
}

static gpointer
close_soon (gpointer data)
{
  g_usleep (300 * 1000);
  san_workspace_close (data);
  return NULL;
}

static void
test_waits_for_the_lock (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) first = create (path);
  g_autoptr (SanWorkspace) second = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("closer", close_soon, first);

  second = san_workspace_open (path, SAN_WORKSPACE_WRITE,
                               &(SanWorkspaceOptions) { .wait = 10 }, &error);
  g_thread_join (thread);
  g_assert_no_error (error);
  g_assert_nonnull (second);
}

static void
test_stale_lock_is_overwritten (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autofree char *content = NULL;
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GError) error = NULL;

  g_clear_object (&workspace);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (lock, "{\"host\":\"gone\",\"user\":\"gone\"}", -1, NULL));
  workspace = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (lock, &content, NULL, NULL));
  g_assert_null (strstr (content, "gone"));
  g_assert_nonnull (strstr (content, "\"since\""));
}

static void
test_places (void)
{
  const char *const safe[] = { "ext4", "ext3", "xfs", "btrfs", "overlay", "tmpfs", "vfat",
                               "exfat", "f2fs", "zfs", "ntfs3", "", "fuse.gocryptfs" };
  const char *const unsafe[] = { "nfs", "nfs4", "cifs", "smb3", "9p", "afs", "fuse.sshfs",
                                 "fuse", "fuse.rclone", "fuse.gvfsd-fuse" };
  g_autofree char *here = san_place_find_fstype ("/proc/self/status");

  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_cmpint (san_place_from_fstype (safe[i]), ==, SAN_PLACE_SAFE);
  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_cmpint (san_place_from_fstype (unsafe[i]), ==, SAN_PLACE_UNSAFE);
  g_assert_cmpint (san_place_from_fstype ("fuseblk"), ==, SAN_PLACE_REMOVABLE);

  g_assert_cmpstr (here, ==, "proc");
}

/* What is no ledger */

static void
assert_refused (const char      *path,
                SanWorkspaceMode mode,
                SanError         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (san_workspace_open (path, mode, NULL, &error));
  g_assert_error (error, SAN_ERROR, (int) code);
}

static void
test_strange_files_are_refused (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *missing = san_test_folder_path (folder, "missing.sanse");
  g_autofree char *text = san_test_folder_path (folder, "text.sanse");
  g_autofree char *empty = san_test_folder_path (folder, "empty.sanse");
  g_autofree char *other = san_test_folder_path (folder, "other.sanse");
  g_autofree char *in_folder = san_test_folder_path (folder, "");
  g_autofree char *content = NULL;
  sqlite3 *handle;

  g_assert_true (g_file_set_contents (text, "单位,得分\n", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_cmpint (sqlite3_open (other, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE t (a)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (handle);

  for (int mode = SAN_WORKSPACE_READ; mode <= SAN_WORKSPACE_WRITE; mode++)
    {
      assert_refused (missing, mode, SAN_ERROR_NOT_FOUND);
      assert_refused (text, mode, SAN_ERROR_DAMAGED);
      assert_refused (empty, mode, SAN_ERROR_DAMAGED);
      assert_refused (other, mode, SAN_ERROR_DAMAGED);
      assert_refused (in_folder, mode, SAN_ERROR_DAMAGED);
    }

  /* and nothing was made or touched */
  g_assert_cmpuint (san_test_folder_count (folder), ==, 3);
  g_assert_true (g_file_get_contents (text, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "单位,得分\n");
}

static void
test_create_refuses_what_exists (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_null (san_workspace_create (path, "云州市", NULL, "甲", NULL, NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
  g_assert_cmpuint (san_test_folder_count (folder), ==, 1);
}

static void
test_failed_create_leaves_nothing (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autofree char *nowhere = san_test_folder_path (folder, "no/such/office.sanse");
  g_autoptr (GError) error = NULL;

  g_assert_null (san_workspace_create (path, "云州市", NULL, "甲", fail_half_way, NULL, NULL,
                                       &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpuint (san_test_folder_count (folder), ==, 0);

  g_assert_null (san_workspace_create (nowhere, "云州市", NULL, "甲", NULL, NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_assert_cmpuint (san_test_folder_count (folder), ==, 0);
}

static void
test_newer_version (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (san_database_exec (san_workspace_database (workspace),
                                    "PRAGMA user_version = 99", &error));
  g_clear_object (&workspace);

  assert_refused (path, SAN_WORKSPACE_WRITE, SAN_ERROR_TOO_NEW);
  assert_refused (path, SAN_WORKSPACE_READ, SAN_ERROR_TOO_NEW);

  workspace = san_workspace_open (path, SAN_WORKSPACE_READ,
                                  &(SanWorkspaceOptions) { .allow_newer = TRUE }, &error);
  g_assert_no_error (error);
  g_assert_nonnull (san_workspace_get_notice (workspace));
}

/* Closing cleanly leaves one file; not closing is noticed. */
static void
test_clean_and_unclean (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autofree char *copy = san_test_folder_path (folder, "copy.sanse");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *wal_bytes = NULL;
  g_autofree char *office = NULL;
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GError) error = NULL;
  gsize size;
  gsize wal_size;

  g_assert_true (san_workspace_change (workspace, "settings.edit", "", set_office, "甲办",
                                       NULL, &error));

  /* the state of the disk as a power cut would leave it */
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_get_contents (wal, &wal_bytes, &wal_size, NULL));
  g_clear_object (&workspace);
  g_assert_cmpuint (san_test_folder_count (folder), ==, 1);

  workspace = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_null (san_workspace_get_notice (workspace));
  g_clear_object (&workspace);

  g_assert_true (g_file_set_contents (copy, bytes, size, NULL));
  g_assert_true (g_file_set_contents (copy_wal, wal_bytes, wal_size, NULL));
  /* it can be looked through beforehand, by a worker */
  g_assert_false (san_workspace_needs_check (path));
  g_assert_true (san_workspace_needs_check (copy));
  san_workspace_check (copy, &error);
  g_assert_no_error (error);
  workspace = san_workspace_open (copy, SAN_WORKSPACE_WRITE,
                                  &(SanWorkspaceOptions) { .checked = TRUE }, &error);
  g_assert_no_error (error);
  /* somebody has it now */
  g_assert_false (san_workspace_needs_check (copy));
  g_assert_nonnull (san_workspace_get_notice (workspace));
  office = san_setting_get (san_workspace_database (workspace), "office", NULL);
  g_assert_cmpstr (office, ==, "甲办");
}

static void
note_broken_cb (gint64      seq,
                const char *wrong,
                const char *found,
                const char *expected,
                gpointer    data)
{
  g_test_message ("step %d: %s %s, not %s", (int) seq, wrong, found, expected);
  ++*(guint *) data;
}

/* Whatever a shell hands on: the ledger holds UTF-8, and its chain is whole. */
static void
test_holds_text_only (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanStep) step = NULL;
  g_autofree char *office = NULL;
  guint broken = 0;
  SanDatabase *database = san_workspace_database (workspace);

  san_workspace_set_actor (workspace, "\xd5\xc5");
  g_assert_true (san_workspace_change (workspace, "settings.edit", "\xb5\xa5.csv", set_office,
                                       "\xb0\xec office", NULL, &error));
  g_assert_no_error (error);

  step = san_journal_step (database, 2, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (step->label, -1, NULL));
  g_assert_true (g_utf8_validate (step->actor, -1, NULL));
  office = san_setting_get (database, "office", &error);
  g_assert_true (g_utf8_validate (office, -1, NULL));
  g_assert_true (g_str_has_suffix (office, " office"));

  g_assert_true (san_journal_verify (database, note_broken_cb, &broken, &error));
  g_assert_cmpuint (broken, ==, 0);
}

/* Long changes */

typedef struct
{
  GMainLoop *loop;
  gint64     seq;
  GError    *error;
  gint64     announced;
  GThread   *worker;
} Async;

static gboolean
set_office_in_worker (SanDatabase *database,
                      gpointer     data,
                      GError     **error)
{
  Async *self = data;

  self->worker = g_thread_self ();

  return san_setting_set (database, "office", "worker", error);
}

static void
on_changed_cb (SanWorkspace *workspace,
               gint64        seq,
               Async        *self)
{
  self->announced = seq;
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Async *self = data;

  san_workspace_change_finish (SAN_WORKSPACE (source), result, &self->seq, &self->error);
  g_main_loop_quit (self->loop);
}

static void
test_change_in_a_worker (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *office = NULL;
  Async async = { .loop = loop };

  g_signal_connect (workspace, "changed", G_CALLBACK (on_changed_cb), &async);
  san_workspace_change_async (workspace, "settings.edit", "办", set_office_in_worker, &async,
                              NULL, NULL, on_done_cb, &async);
  g_main_loop_run (loop);

  g_assert_no_error (async.error);
  g_assert_cmpint (async.seq, ==, 2);
  g_assert_cmpint (async.announced, ==, 2);
  g_assert_true (async.worker != g_thread_self ());

  office = san_setting_get (san_workspace_database (workspace), "office", NULL);
  g_assert_cmpstr (office, ==, "worker");

  g_cancellable_cancel (cancellable);
  san_workspace_change_async (workspace, "settings.edit", "办", set_office_in_worker, &async,
                              NULL, cancellable, on_done_cb, &async);
  g_main_loop_run (loop);
  g_assert_error (async.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&async.error);
  g_assert_cmpint (san_journal_length (san_workspace_database (workspace), NULL), ==, 2);
}

/* A change that waits in the worker until it is let in, and one that waits for that. */
typedef struct
{
  GMutex     mutex;
  GCond      cond;
  gboolean   begun;
  gboolean   let_in;
  GMainLoop *loop;
  guint      left;
  GError    *error;
} Queue;

static gboolean
set_office_when_let (SanDatabase *database,
                     gpointer     data,
                     GError     **error)
{
  Queue *self = data;

  g_mutex_lock (&self->mutex);
  self->begun = TRUE;
  g_cond_broadcast (&self->cond);
  while (!self->let_in)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return san_setting_set (database, "office", "first", error);
}

static gboolean
set_city (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  return san_setting_set (database, "city", "second", error);
}

static void
on_left_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Queue *self = data;

  if (self->error == NULL)
    san_workspace_change_finish (SAN_WORKSPACE (source), result, NULL, &self->error);
  if (--self->left == 0)
    g_main_loop_quit (self->loop);
}

/* What waited was asked for before it is done: the journal has the time of the doing, or a
 * third that overtook it would be newer than it. */
static void
test_clock_of_the_waiting (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (SanStep) first = NULL;
  g_autoptr (SanStep) second = NULL;
  g_autoptr (GError) error = NULL;
  SanTime now = san_workspace_now (workspace);
  Queue queue = { .loop = loop, .left = 2 };

  g_mutex_init (&queue.mutex);
  g_cond_init (&queue.cond);

  san_workspace_change_async (workspace, "settings.edit", "1", set_office_when_let, &queue, NULL,
                              NULL, on_left_cb, &queue);
  g_mutex_lock (&queue.mutex);
  while (!queue.begun)
    g_cond_wait (&queue.cond, &queue.mutex);
  g_mutex_unlock (&queue.mutex);
  san_workspace_change_async (workspace, "settings.edit", "2", set_city, NULL, NULL, NULL,
                              on_left_cb, &queue);

  san_clock_fix (now + 5);
  g_mutex_lock (&queue.mutex);
  queue.let_in = TRUE;
  g_cond_broadcast (&queue.cond);
  g_mutex_unlock (&queue.mutex);
  g_main_loop_run (loop);
  g_assert_no_error (queue.error);

  first = san_journal_step (san_workspace_database (workspace), 2, &error);
  g_assert_no_error (error);
  second = san_journal_step (san_workspace_database (workspace), 3, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->label, ==, "1");
  g_assert_cmpint (first->at, ==, now);
  g_assert_cmpstr (second->label, ==, "2");
  g_assert_cmpint (second->at, ==, now + 5);

  san_clock_fix (now);
  g_mutex_clear (&queue.mutex);
  g_cond_clear (&queue.cond);
}

/* Whoever makes a file with a clock that stands makes it in one moment. */
static void
test_clock_that_stands (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  const SanWorkspaceOptions options = { .stands_at = NOON - 100 };
  g_autoptr (SanWorkspace) workspace = NULL;
  g_autoptr (SanWorkspace) again = NULL;
  g_autoptr (GError) error = NULL;

  workspace = san_workspace_create (path, "", NULL, "test", NULL, NULL, &options, &error);
  g_assert_no_error (error);
  san_clock_fix (NOON + 1);
  san_workspace_change (workspace, "settings.edit", "", set_city, NULL, NULL, &error);
  g_assert_no_error (error);
  for (gint64 seq = 1; seq <= 2; seq++)
    {
      g_autoptr (SanStep) step = san_journal_step (san_workspace_database (workspace), seq, &error);

      g_assert_no_error (error);
      g_assert_cmpint (step->at, ==, NOON - 100);
    }
  san_workspace_close (workspace);

  again = san_workspace_open (path, SAN_WORKSPACE_READ, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (san_workspace_now (again), ==, NOON + 1);
  san_workspace_close (again);
  san_clock_fix (NOON);
}

/* Runs until it is cancelled; a progress handler looks every so many operations. */
static gboolean
count_for_ever (SanDatabase *database,
                gpointer     data,
                GError     **error)
{
  g_cancellable_cancel (data);

  return san_setting_set (database, "office", "never", error) &&
         san_database_exec (database,
                            "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
                            " SELECT count(*) FROM c", error);
}

static void
test_cancel_half_way (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *office = NULL;
  Async async = { .loop = loop };

  san_workspace_change_async (workspace, "settings.edit", "办", count_for_ever, cancellable,
                              NULL, cancellable, on_done_cb, &async);
  g_main_loop_run (loop);
  g_assert_error (async.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&async.error);

  office = san_setting_get (san_workspace_database (workspace), "office", NULL);
  g_assert_cmpstr (office, ==, "");
}

static void
test_zone_follows_the_setting (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (SanDatabase) reader = NULL;
  g_autofree char *zone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (san_workspace_change (workspace, "settings.edit", "", set_office, "x", NULL,
                                       &error));
  g_assert_true (san_journal_undo (workspace, 0, FALSE, NULL, &error));
  g_assert_cmpstr (san_workspace_get_zone (workspace), ==, SAN_DEFAULT_ZONE);

  reader = san_workspace_open_reader (workspace, &error);
  g_assert_no_error (error);
  zone = san_setting_get (reader, "zone", &error);
  g_assert_cmpstr (zone, ==, SAN_DEFAULT_ZONE);
}

/* Ids and blobs */

static gboolean
take_ids (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  gint64 *ids = data;

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *sql = NULL;

      ids[i] = san_database_next_id (database, error);
      sql = g_strdup_printf ("INSERT INTO operator (id, name)"
                             " VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
                             ids[i], ids[i]);
      g_assert_true (san_database_exec (database, sql, error));
    }

  return TRUE;
}

static void
test_ids_are_never_used_again (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GError) error = NULL;
  const gint64 base = G_GINT64_CONSTANT (1) << 40;
  gint64 ids[3];

  g_assert_true (san_workspace_change (workspace, "operators.edit", "", take_ids, ids, NULL,
                                       &error));
  g_assert_cmpint (ids[0], ==, base + 1);
  g_assert_cmpint (ids[2], ==, base + 3);

  g_assert_true (san_journal_undo (workspace, 0, FALSE, NULL, &error));
  g_clear_object (&workspace);
  workspace = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_true (san_workspace_change (workspace, "operators.edit", "", take_ids, ids, NULL,
                                       &error));
  g_assert_cmpint (ids[0], ==, base + 4);
}

static gboolean
put_blob (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("photo", 5);
  g_autofree char *again = NULL;
  char **sha256 = data;

  return san_blob_store_put (database, bytes, sha256, error) &&
         san_blob_store_put (database, bytes, &again, error) &&
         san_setting_set (database, "photo", *sha256, error);
}

static void
test_blobs (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (SanWorkspace) workspace = create (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) error = NULL;
  SanDatabase *database = san_workspace_database (workspace);

  g_assert_true (san_workspace_change (workspace, "settings.edit", "", put_blob, &sha256, NULL,
                                       &error));
  g_assert_cmpstr (sha256, ==,
                   "55c64d0fcd6f9d5f7c828093857e3fdfda68478bb4e9bd24d481ef391c7804e8");
  bytes = san_blob_store_get (database, sha256, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "photo", 5);

  g_assert_null (san_blob_store_get (database, "00", &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (san_database_exec (database, "UPDATE blob SET bytes = x'00'", &error));
  g_assert_null (san_blob_store_get (database, sha256, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_DAMAGED);
}

static void
test_documents (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "document.pdf");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (san_blob_read_file (path, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "document", -1, NULL));
  bytes = san_blob_read_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "document", 8);

  /* all hole, and nothing is read */
  g_assert_cmpint (truncate (path, SAN_BLOB_FILE_MAX + 1), ==, 0);
  g_assert_null (san_blob_read_file (path, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
}

/* The schema and its migrations */

static char *
dump_schema (SanDatabase *database)
{
  g_autoptr (GError) error = NULL;
  GString *dump = g_string_new (NULL);
  g_autoptr (SanStatement) query =
    san_database_prepare (database, "SELECT type, name, sql FROM sqlite_schema"
                          " WHERE sql IS NOT NULL ORDER BY type, name", &error);
  gboolean has_row;

  while (san_statement_step (query, &has_row, &error) && has_row)
    {
      g_autofree char *sql = san_schema_normalise (san_statement_text (query, 2));

      g_string_append_printf (dump, "%s %s: %s\n", san_statement_text (query, 0),
                              san_statement_text (query, 1), sql);
    }
  g_assert_no_error (error);

  return g_string_free (dump, FALSE);
}

static void
test_migrations_build_the_schema (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanDatabase) at_once = san_database_open_scratch (&error);
  g_autoptr (SanDatabase) step_by_step = san_database_open_scratch (&error);
  g_autofree char *expected = NULL;
  g_autofree char *built = NULL;
  guint version = 0;

  g_assert_true (san_schema_create (at_once, &error));
  g_assert_true (san_schema_migrate (step_by_step, 0, SAN_SCHEMA_VERSION, &error));
  g_assert_no_error (error);

  expected = dump_schema (at_once);
  built = dump_schema (step_by_step);
  g_assert_cmpstr (built, ==, expected);
  g_assert_nonnull (strstr (built, "table unit_version: CREATE TABLE unit_version(id INTEGER"));

  g_assert_true (san_schema_version (step_by_step, &version, &error));
  g_assert_cmpuint (version, ==, SAN_SCHEMA_VERSION);
}

/* A ledger that an earlier version of the schema made. */
static char *
unpack_old (SanTestFolder *folder,
            guint          version)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("schema-%u.sanse.gz", version);
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "data", "old", name, NULL);
  char *path = san_test_folder_path (folder, "old.sanse");
  g_autoptr (GFile) source = g_file_new_for_path (packed);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GZlibDecompressor) unzip =
    g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GFileInputStream) file = g_file_read (source, NULL, &error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GFileOutputStream) out = NULL;

  g_assert_no_error (error);
  stream = g_converter_input_stream_new (G_INPUT_STREAM (file), G_CONVERTER (unzip));
  out = g_file_create (target, G_FILE_CREATE_NONE, NULL, &error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), stream,
                          G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);

  return path;
}

static gint64
count (SanWorkspace *workspace,
       const char   *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  san_database_query_int (san_workspace_database (workspace), sql, &n, &error);
  g_assert_no_error (error);

  return n;
}

static void
test_old_files_are_read_and_walk_up (void)
{
  for (guint version = 1; version < SAN_SCHEMA_VERSION; version++)
    {
      gint64 events = version == 1 ? 0 : 300;
      gint64 items = version == 1 ? 0 : 230;
      g_autoptr (SanTestFolder) folder = san_test_folder_new ();
      g_autofree char *path = unpack_old (folder, version);
      g_autofree char *copy = g_strdup_printf ("%s-v%u.bak", path, version);
      g_autoptr (GError) error = NULL;
      g_autoptr (SanWorkspace) workspace =
        san_workspace_open (path, SAN_WORKSPACE_READ, NULL, &error);

      /* reading leaves the file as it is, and finds nothing of what came later */
      g_assert_no_error (error);
      g_assert_cmpint (count (workspace, "PRAGMA user_version"), ==, version);
      g_assert_cmpint (count (workspace, "SELECT count(*) FROM unit"), ==, 62);
      g_assert_cmpint (count (workspace, "SELECT count(*) FROM ticket_event"), ==, events);
      g_assert_cmpint (count (workspace, "SELECT count(*) FROM item WHERE retired = 0"), ==,
                       items);
      g_assert_cmpint (count (workspace, "SELECT count(*) FROM observation"), ==, 0);
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
      g_clear_object (&workspace);

      workspace = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count (workspace, "PRAGMA user_version"), ==, SAN_SCHEMA_VERSION);
      g_assert_cmpint (count (workspace, "SELECT count(*) FROM unit"), ==, 62);
      g_assert_cmpint (count (workspace, "SELECT count(*) FROM score"), ==, 542);
      g_assert_cmpint (count (workspace, "SELECT count(*) FROM main.ticket_event"), ==,
                       events);
      g_assert_cmpint (count (workspace, "SELECT count(*) FROM main.item WHERE rating = ''"),
                       ==, items);
      g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

static void
test_normalised_sql (void)
{
  g_autofree char *text = san_schema_normalise ("CREATE TABLE t (   -- a comment\n"
                                                "  a TEXT DEFAULT '-- ''x'' ',\n b INTEGER\n)");

  g_assert_cmpstr (text, ==, "CREATE TABLE t(a TEXT DEFAULT '-- ''x'' ',b INTEGER)");
}

/* Statements */

static void
test_statements_are_kept (void)
{
  static const char sql[] = "SELECT ?1";
  g_autoptr (GError) error = NULL;
  g_autoptr (SanDatabase) database = san_database_open_scratch (&error);
  SanStatement *first = san_database_prepare (database, sql, &error);
  SanStatement *nested = san_database_prepare (database, sql, &error);
  gboolean has_row;

  g_assert_true (first != nested);
  san_statement_bind_text (first, 1, "x");
  g_assert_true (san_statement_step (first, &has_row, &error));
  g_assert_cmpstr (san_statement_text (first, 0), ==, "x");
  san_statement_release (first);
  san_statement_release (nested);

  /* given back with nothing bound */
  nested = san_database_prepare (database, sql, &error);
  g_assert_true (nested == first);
  g_assert_true (san_statement_step (nested, &has_row, &error));
  g_assert_cmpstr (san_statement_text (nested, 0), ==, "");

  /* a statement may outlive its connection */
  g_clear_pointer (&database, san_database_close);
  san_statement_release (nested);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  san_clock_fix (NOON);

  g_test_add_func ("/workspace/create-makes-the-first-step", test_create_makes_the_first_step);
  g_test_add_func ("/workspace/change-is-all-or-nothing", test_change_is_all_or_nothing);
  g_test_add_func ("/workspace/second-writer-is-told-who", test_second_writer_is_told_who);
  g_test_add_func ("/workspace/waits-for-the-lock", test_waits_for_the_lock);
  g_test_add_func ("/workspace/stale-lock-is-overwritten", test_stale_lock_is_overwritten);
  g_test_add_func ("/workspace/places", test_places);
  g_test_add_func ("/workspace/strange-files-are-refused", test_strange_files_are_refused);
  g_test_add_func ("/workspace/create-refuses-what-exists", test_create_refuses_what_exists);
  g_test_add_func ("/workspace/failed-create-leaves-nothing",
                   test_failed_create_leaves_nothing);
  g_test_add_func ("/workspace/newer-version", test_newer_version);
  g_test_add_func ("/workspace/clean-and-unclean", test_clean_and_unclean);
  g_test_add_func ("/workspace/holds-text-only", test_holds_text_only);
  g_test_add_func ("/workspace/change-in-a-worker", test_change_in_a_worker);
  g_test_add_func ("/workspace/clock-of-the-waiting", test_clock_of_the_waiting);
  g_test_add_func ("/workspace/clock-that-stands", test_clock_that_stands);
  g_test_add_func ("/workspace/cancel-half-way", test_cancel_half_way);
  g_test_add_func ("/workspace/zone-follows-the-setting", test_zone_follows_the_setting);
  g_test_add_func ("/workspace/ids-are-never-used-again", test_ids_are_never_used_again);
  g_test_add_func ("/workspace/blobs", test_blobs);
  g_test_add_func ("/workspace/documents", test_documents);
  g_test_add_func ("/workspace/migrations-build-the-schema", test_migrations_build_the_schema);
  g_test_add_func ("/workspace/old-files-are-read-and-walk-up",
                   test_old_files_are_read_and_walk_up);
  g_test_add_func ("/workspace/normalised-sql", test_normalised_sql);
  g_test_add_func ("/workspace/statements-are-kept", test_statements_are_kept);

  return g_test_run ();
}
