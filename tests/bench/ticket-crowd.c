/* ticket-crowd.c - a ledger with as many tickets as it is designed for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/ticket-crowd.h"

#include "bench/san-bench.h"
#include "store/san-refresh.h"
#include "tickets/san-ticket-store.h"

/* Ids are those of site 1; every ticket has room for eight. Behind the journal: recording
 * them is not what is measured here. */
#define SERIES "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $N)"
#define ID "(1 << 40) + i * 8"
#define TIME(offset) "strftime ('%Y-%m-%d %H:%M', '2013-01-07 09:00', (i * 15) || ' minutes'," \
  " '" offset "')"
#define EVENT(k, what, offset, limit) \
  SERIES "INSERT INTO ticket_event (id, ticket_id, as_of, kind, actor, time_limit, colour," \
  " unit_id, entered_at) SELECT " ID " + " #k ", " ID ", " TIME (offset) ", '" what "', '甲', '" \
  limit "', CASE '" what "' WHEN 'issue' THEN 'white' ELSE '' END," \
  " CASE '" what "' WHEN 'issue' THEN 1 + i % 100 END, " TIME (offset) " FROM n"

static void
run_sql (SanDatabase *database,
         const char  *format,
         guint        n)
{
  g_autoptr (GString) sql = g_string_new (format);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr (GError) error = NULL;

  g_string_replace (sql, "$N", number, 0);
  san_database_exec (database, sql->str, &error);
  g_assert_no_error (error);
}

void
ticket_crowd_fill (SanDatabase *database)
{
  static const char *const tables[] = { "ticket", "setting", NULL };
  g_autoptr (GError) error = NULL;
  double start = san_bench_now ();

  run_sql (database, "BEGIN; INSERT OR REPLACE INTO counter VALUES ('id', 4000000)", 0);
  run_sql (database, SERIES "INSERT INTO unit SELECT i, i FROM n", 100);
  run_sql (database, SERIES "INSERT INTO unit_version (id, unit_id, name, parent_id) SELECT i, i,"
           " '第' || i || '街道办事处', CASE WHEN i > 10 THEN i % 10 + 1 END FROM n", 100);
  run_sql (database, "INSERT INTO category (id, position, name) VALUES (1, 1, '农贸市场')", 0);
  run_sql (database, SERIES "INSERT INTO point (id, position, code, name, category_id, unit_id)"
           " SELECT i, i, 'P' || i, '市场' || i || '号', 1, 1 + i % 100 FROM n", 20000);
  run_sql (database, SERIES "INSERT INTO ticket (id, unit_id, problem, point_id, source,"
           " last_id) SELECT " ID ", 1 + i % 100, CASE i % 4 WHEN 0 THEN '路面有垃圾'"
           " WHEN 1 THEN '车辆乱停放' WHEN 2 THEN '占道经营' ELSE '墙面小广告' END || '，第' || i"
           " || '处', 1 + i % 20000, CASE i % 3 WHEN 0 THEN '省测' ELSE '日巡查' END,"
           " " ID " + 1 FROM n", TICKET_CROWD);
  run_sql (database, EVENT (1, "issue", "+0 minutes", "3 workdays"), TICKET_CROWD);
  run_sql (database, EVENT (2, "receive", "+60 minutes", ""), TICKET_CROWD - TICKET_CROWD_OPEN);
  run_sql (database, EVENT (3, "report", "+1 days", ""), TICKET_CROWD - TICKET_CROWD_OPEN);
  run_sql (database, EVENT (4, "verify", "+2 days", ""), TICKET_CROWD - TICKET_CROWD_OPEN);
  run_sql (database, SERIES "INSERT INTO ticket_number SELECT 'white',"
           " CAST (substr (" TIME ("+0 minutes") ", 1, 4) AS INTEGER), i, " ID ", " ID " + 1, 0"
           " FROM n", TICKET_CROWD);
  g_print ("# %d tickets written in %.1f s\n", TICKET_CROWD, san_bench_now () - start);

  start = san_bench_now ();
  san_refresh_run (database, tables, &error);
  g_assert_no_error (error);
  run_sql (database, "COMMIT", 0);
  g_print ("# derived in %.1f s\n", san_bench_now () - start);
}
