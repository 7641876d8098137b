/* test-failing-disk.c - a working day on a disk whose n-th call fails, for every n
 *
 * After each failure: the error says what happened, the same call works once the disk
 * does, no half step is in the file, its journal is sound and builds the same records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <unistd.h>

#include "store/san-backup.h"
#include "store/san-check.h"
#include "store/san-file-copy.h"
#include "store/san-journal-record.h"
#include "support/san-fault-vfs.h"
#include "support/san-test-folder.h"

#define NOON (G_GINT64_CONSTANT (24000000))

typedef struct
{
  SanTestFolder *folder;
  char          *path;
  char          *backups;
  SanWorkspace  *workspace;
} Office;

static const SanWorkspaceOptions options = { .vfs = SAN_FAULT_VFS };

static gboolean
run_sql (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  return san_database_exec (database, data, error);
}

/* The day */

static gboolean
create (Office  *office,
        GError **error)
{
  office->workspace =
    san_workspace_create (office->path, "云州市", NULL, "甲", run_sql,
                          (char *) "INSERT INTO operator (id, name) VALUES (1, '甲')",
                          &options, error);

  return office->workspace != NULL;
}

static gboolean
import (Office  *office,
        GError **error)
{
  static const char sql[] =
    "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 40)"
    " INSERT INTO unit SELECT x, x FROM c;"
    "INSERT INTO unit_version (id, unit_id, name, code)"
    " SELECT id, id, hex (randomblob (20)), id FROM unit";

  return san_workspace_change (office->workspace, "import", "units", run_sql, (char *) sql,
                               NULL, error);
}

static gboolean
edit (Office  *office,
      GError **error)
{
  return san_workspace_change (office->workspace, "units.edit", "1", run_sql,
                               (char *) "UPDATE unit_version SET short = code", NULL, error);
}

static gboolean
reopen (Office  *office,
        GError **error)
{
  g_clear_object (&office->workspace);
  office->workspace = san_workspace_open (office->path, SAN_WORKSPACE_WRITE, &options, error);

  return office->workspace != NULL;
}

static gboolean
undo (Office  *office,
      GError **error)
{
  return san_journal_undo (office->workspace, 3, FALSE, NULL, error);
}

static gboolean
redo (Office  *office,
      GError **error)
{
  return san_journal_redo (office->workspace, NULL, error);
}

static gboolean
undo_all (Office  *office,
          GError **error)
{
  return san_journal_undo (office->workspace, 2, TRUE, NULL, error);
}

static gboolean
back_up (Office  *office,
         GError **error)
{
  return san_backup_make (office->workspace, office->backups, 7, NULL, NULL, error);
}

static const struct
{
  const char *name;
  gboolean    (*run) (Office  *office,
                      GError **error);
} day[] = {
  { "create", create },
  { "import", import },
  { "edit", edit },
  { "reopen", reopen },
  { "undo", undo },
  { "redo", redo },
  { "undo-all", undo_all },
  { "backup", back_up },
};

#define N_CALLS G_N_ELEMENTS (day)

static Office *
office_new (void)
{
  Office *office = g_new0 (Office, 1);

  office->folder = san_test_folder_new ();
  office->path = san_test_folder_path (office->folder, "office.sanse");
  office->backups = san_test_folder_path (office->folder, "backups");
  g_assert_cmpint (g_mkdir (office->backups, 0755), ==, 0);

  return office;
}

static void
office_free (Office *office)
{
  g_clear_object (&office->workspace);
  g_free (office->path);
  g_free (office->backups);
  san_test_folder_free (office->folder);
  g_free (office);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

/* Checking */

static gint64
journal_length (Office *office)
{
  return san_journal_length (san_workspace_database (office->workspace), NULL);
}

/* The steps that the day has after each call; names are random, so digests do not compare
 * between two days, but undo has to bring them back. */
static const gint64 lengths[N_CALLS] = { 1, 2, 3, 3, 4, 5, 6, 7 };

static void
assert_sound (Office *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = san_check_file (office->path, SAN_CHECK_REPLAY, NULL,
                                                   &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      SanFinding *finding = findings->pdata[i];

      g_test_message ("%s %s %s", finding->what, finding->where, finding->found);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_clear_error (GError      *error,
                    SanFaultKind kind)
{
  if (error->domain != SAN_ERROR ||
      !(error->code == SAN_ERROR_NO_SPACE ||
        (kind == SAN_FAULT_IOERR && error->code == SAN_ERROR_FAILED)))
    g_error ("%s %d: %s", g_quark_to_string (error->domain), error->code, error->message);

  g_assert_cmpstr (error->message, !=, "");
}

static void
on_broken_step_cb (gint64      seq,
                   const char *wrong,
                   const char *found,
                   const char *expected,
                   gpointer    data)
{
  g_error ("step %" G_GINT64_FORMAT ": %s is %s, not %s", seq, wrong, found, expected);
}

/* What the open workspace sees just after the failure; the whole check comes at night. */
static void
assert_nothing_torn (Office *office)
{
  g_autoptr (GError) error = NULL;
  SanDatabase *database = san_workspace_database (office->workspace);

  san_file_quick_check (database, &error);
  g_assert_no_error (error);
  san_journal_verify (database, on_broken_step_cb, NULL, &error);
  g_assert_no_error (error);
}

/* What lies in the folder of backups counts: whole ones only. */
static guint
count_backups (Office *office)
{
  g_autoptr (GPtrArray) list = san_backup_list (office->backups, NULL);

  for (guint i = 0; i < list->len; i++)
    g_assert_cmpstr (((SanBackup *) list->pdata[i])->state, ==, "ok");

  return list->len;
}

/* Call @index failed. The disk works again: what is in the file, and does it go on? */
static void
recover (Office *office,
         guint   index,
         char   *digest_before)
{
  g_autoptr (GError) error = NULL;
  gboolean is_create = index == 0;

  if (is_create)
    {
      g_assert_null (office->workspace);
      g_assert_cmpuint (san_test_folder_count (office->folder), ==, 1);   /* "backups" */
    }
  else if (office->workspace != NULL)
    {
      g_autofree char *digest = NULL;

      digest = san_journal_digest (san_workspace_database (office->workspace), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (digest, ==, digest_before);
      g_assert_cmpint (journal_length (office), ==, lengths[index - 1]);
      assert_nothing_torn (office);
    }

  g_assert_true (day[index].run (office, &error) || error == NULL);
  g_assert_no_error (error);
}

/* Returns FALSE when the whole day passed without meeting the fault. */
static gboolean
live_a_day (int          n,
            SanFaultKind kind,
            gboolean     for_good)
{
  g_autoptr (Office) office = office_new ();
  g_autofree char *imported = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *created = NULL;
  g_autofree char *digest = NULL;
  gboolean met = FALSE;

  san_fault_vfs_arm (n, kind, for_good);

  for (guint i = 0; i < N_CALLS; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      san_fault_vfs_pause (FALSE);
      done = day[i].run (office, &error);
      san_fault_vfs_pause (TRUE);

      g_assert_true (done == (error == NULL));
      met |= san_fault_vfs_hits () > 0;

      if (!done)
        {
          g_assert_true (met);
          assert_clear_error (error, kind);
          san_fault_vfs_arm (-1, kind, FALSE);
          recover (office, i, digest);
        }
      else if (met)
        {
          /* met where it does no harm (a checkpoint, a note): the disk recovers here */
          san_fault_vfs_arm (-1, kind, FALSE);
        }

      g_free (digest);
      digest = san_journal_digest (san_workspace_database (office->workspace), NULL);
      g_assert_nonnull (digest);

      /* a backup whose note could not be written still is one */
      if (i < N_CALLS - 1)
        g_assert_cmpint (journal_length (office), ==, lengths[i]);
      else
        g_assert_cmpint (journal_length (office), >=, lengths[i] - 1);

      if (i == 0)
        created = g_strdup (digest);
      else if (i == 1)
        imported = g_strdup (digest);
      else if (i == 2)
        edited = g_strdup (digest);
      else
        g_assert_cmpstr (digest, ==, i == 3 || i == 5 ? edited : i == 4 ? imported : created);
    }

  g_assert_cmpuint (count_backups (office), ==, 1);
  g_clear_object (&office->workspace);
  assert_sound (office);

  return met;
}

/* How the disk fails: a sample of the calls of the day, denser in the two kinds that differ
 * most. With SAN_TEST_LONG every call of these two. The strides are odd, so that runs of calls
 * that repeat are met at every place. */
typedef struct
{
  const char  *path;
  SanFaultKind kind;
  gboolean     for_good;
  int          stride;
} Failure;

static const Failure failures[] = {
  { "/failing-disk/full/torn-for-good", SAN_FAULT_TORN, TRUE, 11 },
  { "/failing-disk/full/once", SAN_FAULT_FULL, FALSE, 29 },
  { "/failing-disk/error/once", SAN_FAULT_IOERR, FALSE, 11 },
  { "/failing-disk/error/for-good", SAN_FAULT_IOERR, TRUE, 29 },
};

static void
test_every_call (gconstpointer data)
{
  const Failure *failure = data;
  gboolean dense = failure->stride == 11 && g_getenv ("SAN_TEST_LONG") != NULL;
  int stride = dense ? 1 : failure->stride;
  int n = 0;

  while (live_a_day (n, failure->kind, failure->for_good))
    n += stride;

  g_test_message ("%d calls failed in turn", n / stride);
  g_assert_cmpint (n, >, 300);
}

int
main (int   argc,
      char *argv[])
{
  /* speed: what a sync does is not what fails here */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);

  g_test_init (&argc, &argv, NULL);

  san_clock_fix (NOON);
  san_fault_vfs_register ();

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    g_test_add_data_func (failures[i].path, &failures[i], test_every_call);

  return g_test_run ();
}
