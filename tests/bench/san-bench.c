/* san-bench.c - what the benchmarks share: time, and how fast this machine is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/san-bench.h"

#include <time.h>

#include <sqlite3.h>

#include "support/san-test-folder.h"

#define REFERENCE_SECONDS 0.035
#define CALIBRATION_RUNS  5
#define SLACK             1.5

static const char SQL_FILL[] =
  "CREATE TABLE result (month INTEGER, unit INTEGER, category INTEGER, points INTEGER,"
  " PRIMARY KEY (month, unit, category)) WITHOUT ROWID;"
  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 359999)"
  " INSERT INTO result SELECT 1, i / 36, i % 36, i * 7919 % 10000 FROM n";

static const char SQL_RANK[] =
  "SELECT unit, sum (points), rank () OVER (ORDER BY sum (points) DESC)"
  " FROM result WHERE month = 1 GROUP BY unit";

double
san_bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + now.tv_nsec / 1e9;
}

double
san_bench_best (guint        runs,
                SanBenchFunc func,
                gpointer     data)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < runs; i++)
    {
      double start = san_bench_now ();

      func (data);
      best = MIN (best, san_bench_now () - start);
    }

  return best;
}

static void
rank_month (gpointer data)
{
  sqlite3_stmt *query = NULL;
  guint rows = 0;

  sqlite3_prepare_v2 (data, SQL_RANK, -1, &query, NULL);
  while (sqlite3_step (query) == SQLITE_ROW)
    rows++;
  sqlite3_finalize (query);
  g_assert_cmpuint (rows, ==, 10000);
}

double
san_bench_ratio (void)
{
  static double ratio;

  if (ratio == 0)
    {
      g_autoptr (SanTestFolder) folder = san_test_folder_new ();
      g_autofree char *path = san_test_folder_path (folder, "calibration.db");
      sqlite3 *database = NULL;

      g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (database, SQL_FILL, NULL, NULL, NULL), ==, SQLITE_OK);
      ratio = san_bench_best (CALIBRATION_RUNS, rank_month, database) / REFERENCE_SECONDS;
      sqlite3_close (database);
      g_print ("# this machine takes %.2f times as long as the reference\n", ratio);
    }

  return ratio;
}

void
san_bench_budget (const char *what,
                  double      seconds,
                  double      budget,
                  double      slower)
{
  double here = budget * slower * SLACK;

  g_print ("# %s: %.1f ms; budget %.1f ms, here %.1f ms\n", what, seconds * 1000, budget * 1000,
           here * 1000);
  g_assert_cmpfloat (seconds, <=, here);
}
