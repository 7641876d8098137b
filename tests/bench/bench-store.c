/* bench-store.c - what recording costs: an import as one step against the bare inserts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <time.h>

#include "store/san-check.h"
#include "store/san-journal.h"
#include "store/san-workspace.h"
#include "support/san-test-folder.h"

#define NOON  (G_GINT64_CONSTANT (24000000))
#define UNITS 300
#define ROWS  45000
#define RUNS  5

/* Of prepared inserts in a loop, the least that an import can be. A real one, which also
 * reads a table and looks for each unit, is in bench-roster. */
#define MAX_RATIO 2.5

static const char SQL_SCORE[] =
  "INSERT INTO score (round_id, unit_id, component, state, value, note, entered_at,"
  " entered_by) VALUES (1, ?1, ?2, 'value', ?3, ?4, '2015-08-19 12:00', '甲')";

static gboolean
prepare (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  return san_database_exec (database,
                            "INSERT INTO round (id, label, period, first_day, last_day)"
                            " VALUES (1, '8月', '2015-08', '2015-08-01', '2015-08-31');"
                            "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c"
                            " LIMIT 300) INSERT INTO unit SELECT x, x FROM c", error);
}

static gboolean
import (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_SCORE, error);

  g_assert_nonnull (insert);

  for (int i = 0; i < ROWS; i++)
    {
      g_autofree char *component = g_strdup_printf ("component-%d", i / UNITS);
      g_autofree char *note = g_strdup_printf ("第%d次现场考察", i);

      san_statement_bind_int (insert, 1, i % UNITS + 1);
      san_statement_bind_text (insert, 2, component);
      san_statement_bind_int (insert, 3, i * G_GINT64_CONSTANT (1000));
      san_statement_bind_text (insert, 4, note);

      if (!san_statement_run (insert, error))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  double bare;
  double step;
  double digest;
  double undo;
  double redo;
  double check;
} Times;

/* The processor's time, so that what else the machine does weighs little. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return time.tv_sec + time.tv_nsec / 1e9;
}

static void
measure (Times *times)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "office.sanse");
  g_autofree char *other = san_test_folder_path (folder, "bare.sanse");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanWorkspace) bare = NULL;
  g_autoptr (SanWorkspace) workspace = NULL;
  g_autoptr (SanTransaction) txn = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *digest = NULL;
  double start;

  bare = san_workspace_create (other, "云州市", NULL, "甲", NULL, NULL, NULL, &error);
  workspace = san_workspace_create (path, "云州市", NULL, "甲", NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (san_workspace_change (bare, "import", "", prepare, NULL, NULL, &error));
  g_assert_true (san_workspace_change (workspace, "import", "", prepare, NULL, NULL, &error));

  start = now ();
  txn = san_transaction_begin (san_workspace_database (bare), &error);
  g_assert_true (import (san_workspace_database (bare), NULL, &error));
  g_assert_true (san_transaction_commit (g_steal_pointer (&txn), &error));
  times->bare = now () - start;

  start = now ();
  g_assert_true (san_workspace_change (workspace, "import", "scores", import, NULL, NULL,
                                       &error));
  times->step = now () - start;

  start = now ();
  digest = san_journal_digest (san_workspace_database (workspace), &error);
  times->digest = now () - start;

  start = now ();
  g_assert_true (san_journal_undo (workspace, 0, FALSE, NULL, &error));
  times->undo = now () - start;

  start = now ();
  g_assert_true (san_journal_redo (workspace, NULL, &error));
  times->redo = now () - start;

  start = now ();
  findings = san_check_file (path, SAN_CHECK_REPLAY, NULL, &error);
  g_assert_cmpuint (findings->len, ==, 0);
  times->check = now () - start;
}

int
main (void)
{
  Times best = { 1e9, 1e9, 1e9, 1e9, 1e9, 1e9 };
  gboolean good;
  double ratio;

  san_clock_fix (NOON);

  for (int i = 0; i < RUNS; i++)
    {
      Times times;

      measure (&times);
      best.bare = MIN (best.bare, times.bare);
      best.step = MIN (best.step, times.step);
      best.digest = MIN (best.digest, times.digest);
      best.undo = MIN (best.undo, times.undo);
      best.redo = MIN (best.redo, times.redo);
      best.check = MIN (best.check, times.check);
    }

  ratio = best.step / best.bare;
  g_print ("1..1\n# %d rows, best of %d, ms of processor time\n", ROWS, RUNS);
  g_print ("# bare inserts %6.0f\n# as one step  %6.0f  (x %.2f, at most x %.1f)\n",
           best.bare * 1e3, best.step * 1e3, ratio, MAX_RATIO);
  g_print ("# digest       %6.0f\n# undo         %6.0f\n# redo         %6.0f\n"
           "# check replay %6.0f\n", best.digest * 1e3, best.undo * 1e3, best.redo * 1e3,
           best.check * 1e3);

  /* only ratios fail: milliseconds belong to a machine */
  good = ratio <= MAX_RATIO && best.undo <= 2 * best.step && best.digest <= best.bare;
  g_print ("%s 1 /bench/store\n", good ? "ok" : "not ok");

  return good ? 0 : 1;
}
