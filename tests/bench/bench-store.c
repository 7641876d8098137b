/* bench-store.c - what recording costs: an import as one step against the bare inserts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-check.h"
#include "store/san-journal.h"
#include "store/san-workspace.h"
#include "support/san-test-folder.h"

#define NOON  (G_GINT64_CONSTANT (24000000))
#define UNITS 45000
#define RUNS  5

/* Of prepared inserts in a loop, the least that an import can be. A real one, which also
 * reads a table and looks for each unit, is in bench-roster. */
#define MAX_RATIO 2.5

static const char SQL_UNIT[] =
  "INSERT INTO unit (id, position) VALUES (?1, ?2)";

static const char SQL_VERSION[] =
  "INSERT INTO unit_version (id, unit_id, code, name, parent_id, kind, short)"
  " VALUES (?1, ?2, ?3, ?4, ?5, 'village', ?6)";

static gboolean
import (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  g_autoptr (SanStatement) unit = san_database_prepare (database, SQL_UNIT, error);
  g_autoptr (SanStatement) version = san_database_prepare (database, SQL_VERSION, error);
  gint64 parent = 0;

  g_assert_no_error (*error);

  for (int i = 0; i < UNITS; i++)
    {
      g_autofree char *code = g_strdup_printf ("4601%08d", i);
      g_autofree char *name = g_strdup_printf ("第%d村民委员会", i);
      gint64 id = san_database_next_id (database, error);

      san_statement_bind_int (unit, 1, id);
      san_statement_bind_int (unit, 2, i);
      san_statement_bind_int (version, 1, san_database_next_id (database, error));
      san_statement_bind_int (version, 2, id);
      san_statement_bind_text (version, 3, code);
      san_statement_bind_text (version, 4, name);
      san_statement_bind_ref (version, 5, parent);
      san_statement_bind_text (version, 6, name);

      if (!san_statement_run (unit, error) || !san_statement_run (version, error))
        return FALSE;

      if (i % 20 == 0)
        parent = id;
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

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
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
  gint64 start;

  bare = san_workspace_create (other, "云州市", NULL, "甲", NULL, NULL, NULL, &error);
  workspace = san_workspace_create (path, "云州市", NULL, "甲", NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  start = g_get_monotonic_time ();
  txn = san_transaction_begin (san_workspace_database (bare), &error);
  g_assert_true (import (san_workspace_database (bare), NULL, &error));
  g_assert_true (san_transaction_commit (g_steal_pointer (&txn), &error));
  times->bare = seconds_since (start);

  start = g_get_monotonic_time ();
  g_assert_true (san_workspace_change (workspace, "import", "units", import, NULL, NULL,
                                       &error));
  times->step = seconds_since (start);

  start = g_get_monotonic_time ();
  digest = san_journal_digest (san_workspace_database (workspace), &error);
  times->digest = seconds_since (start);

  start = g_get_monotonic_time ();
  g_assert_true (san_journal_undo (workspace, 0, FALSE, NULL, &error));
  times->undo = seconds_since (start);

  start = g_get_monotonic_time ();
  g_assert_true (san_journal_redo (workspace, NULL, &error));
  times->redo = seconds_since (start);

  start = g_get_monotonic_time ();
  findings = san_check_file (path, SAN_CHECK_REPLAY, NULL, &error);
  g_assert_cmpuint (findings->len, ==, 0);
  times->check = seconds_since (start);
}

int
main (void)
{
  Times best = { 1e9, 1e9, 1e9, 1e9, 1e9, 1e9 };
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
  g_print ("%d units (two rows each), best of %d, ms\n", UNITS, RUNS);
  g_print ("  bare inserts %6.0f\n  as one step  %6.0f  (x %.2f, at most x %.1f)\n",
           best.bare * 1e3, best.step * 1e3, ratio, MAX_RATIO);
  g_print ("  digest       %6.0f\n  undo         %6.0f\n  redo         %6.0f\n"
           "  check replay %6.0f\n", best.digest * 1e3, best.undo * 1e3, best.redo * 1e3,
           best.check * 1e3);

  /* only ratios fail: milliseconds belong to a machine */
  return ratio <= MAX_RATIO && best.undo <= 2 * best.step && best.digest <= best.bare ? 0 : 1;
}
