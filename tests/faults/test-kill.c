/* test-kill.c - kill −9 in the middle of work, 200 times
 *
 * A child works on the ledger and acknowledges each step through a pipe once the call has
 * returned. Whatever was acknowledged must be there, whole, when the file is opened again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/san-check.h"
#include "store/san-journal-record.h"
#include "support/san-test-folder.h"

#define NOON      (G_GINT64_CONSTANT (24000000))
#define KILLS     200
#define MAX_US    20000   /* the child lives this long at most after its first step */
#define CREATIONS 40

static gboolean
run_sql (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  return san_database_exec (database, data, error);
}

/* The child: works until it is killed */

static gint64
work (SanWorkspace *workspace,
      guint         round)
{
  g_autofree char *sql = NULL;
  g_autofree char *label = g_strdup_printf ("round %u", round);
  gint64 seq = 0;

  switch (round % 6)
    {
    case 0:
      sql = g_strdup ("UPDATE unit SET position = position + 1");
      break;

    case 1:
      sql = g_strdup ("DELETE FROM unit_version; DELETE FROM unit;"
                      "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c"
                      " LIMIT 200) INSERT INTO unit SELECT x, x FROM c;"
                      "INSERT INTO unit_version (id, unit_id, name, code)"
                      " SELECT id, id, hex (randomblob (8)), id FROM unit");
      break;

    case 2:
      sql = g_strdup ("UPDATE unit_version SET name = hex (randomblob (9))");
      break;

    case 3:
      san_journal_undo (workspace, 0, FALSE, &seq, NULL);
      return seq;

    case 4:
      san_journal_redo (workspace, &seq, NULL);
      return seq;

    default:
      sql = g_strdup_printf ("INSERT INTO setting VALUES ('round', '%u') ON CONFLICT (key)"
                             " DO UPDATE SET value = excluded.value || 'x'", round);
    }

  if (!san_workspace_change (workspace, "import", label, run_sql, sql, &seq, NULL))
    return 0;

  return seq;
}

static void G_GNUC_NORETURN
be_the_child (const char *path,
              int         acknowledge)
{
  g_autoptr (SanWorkspace) workspace = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL,
                                                           NULL);

  for (guint round = workspace != NULL ? getpid () : 0; workspace != NULL; round++)
    {
      gint64 seq = work (workspace, round);

      if (seq > 0 && write (acknowledge, &seq, sizeof seq) != sizeof seq)
        break;
    }

  _exit (1);
}

/* (transfer none): what was acknowledged last before the child died, 0 for nothing */
static gint64
run_and_kill (const char *path,
              gulong      life)
{
  gint64 last = 0;
  gint64 seq;
  gboolean killed = FALSE;
  int status;
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      be_the_child (path, ends[1]);
    }

  close (ends[1]);

  while (read (ends[0], &seq, sizeof seq) == sizeof seq)
    {
      last = seq;

      if (!killed)
        {
          g_usleep (life);
          g_assert_cmpint (kill (child, SIGKILL), ==, 0);
          killed = TRUE;
        }
    }

  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  return last;
}

static void
count_broken (gint64      seq,
              const char *wrong,
              const char *found,
              const char *expected,
              gpointer    data)
{
  guint *count = data;

  (*count)++;
}

static void
assert_all_there (const char *path,
                  gint64      acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanWorkspace) workspace = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL,
                                                           &error);
  gint64 length;
  gint64 broken_keys = -1;
  guint broken = 0;

  /* the kernel gave the lock back, and the file was checked for having been left open */
  g_assert_no_error (error);

  length = san_journal_length (san_workspace_database (workspace), &error);
  g_assert_cmpint (length, >=, acknowledged);
  g_assert_cmpint (length, <=, acknowledged + 1);   /* done, but killed before it said so */

  g_assert_true (san_journal_verify (san_workspace_database (workspace), count_broken,
                                     &broken, &error));
  g_assert_cmpuint (broken, ==, 0);
  g_assert_true (san_database_query_int (san_workspace_database (workspace),
                                         "SELECT count(*) FROM pragma_foreign_key_check",
                                         &broken_keys, &error));
  g_assert_cmpint (broken_keys, ==, 0);
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
test_acknowledged_steps_stay (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autoptr (GError) error = NULL;
  gint64 total = 0;

  g_object_unref (san_workspace_create (path, "云州市", NULL, "甲", NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  for (int i = 0; i < KILLS; i++)
    {
      gint64 last = run_and_kill (path, g_test_rand_int_range (0, MAX_US));

      g_assert_cmpint (last, >, total);
      total = last;
      assert_all_there (path, last);

      if (i % 50 == 49)
        assert_sound (path);
    }

  g_test_message ("%d kills, %d steps acknowledged", KILLS, (int) total);
  g_assert_cmpint (total, >, KILLS);
}

/* A ledger is there complete or not at all. */
static void
test_creation_is_whole (void)
{
  guint whole = 0;
  guint none = 0;

  for (int i = 0; i < CREATIONS; i++)
    {
      g_autoptr (SanTestFolder) folder = san_test_folder_new ();
      g_autofree char *path = san_test_folder_path (folder, "office.sanse");
      pid_t child = fork ();

      if (child == 0)
        {
          san_workspace_create (path, "云州市", NULL, "甲", NULL, NULL, NULL, NULL);
          _exit (0);
        }

      g_usleep (g_test_rand_int_range (0, 8000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          assert_all_there (path, 1);
          assert_sound (path);
          whole++;
        }
      else
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (SanWorkspace) again = san_workspace_create (path, "云州市", NULL, "甲",
                                                                 NULL, NULL, NULL, &error);

          g_assert_no_error (error);
          none++;
        }
    }

  g_test_message ("%u whole, %u none", whole, none);
}

int
main (int   argc,
      char *argv[])
{
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);

  g_test_init (&argc, &argv, NULL);

  san_clock_fix (NOON);

  g_test_add_func ("/kill/acknowledged-steps-stay", test_acknowledged_steps_stay);
  g_test_add_func ("/kill/creation-is-whole", test_creation_is_whole);

  return g_test_run ();
}
