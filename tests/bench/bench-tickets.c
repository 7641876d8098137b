/* bench-tickets.c - the sweep and the list at the design size of 200,000 tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/san-bench.h"
#include "store/san-refresh.h"
#include "support/san-test-office.h"
#include "tickets/san-ticket-figures.h"

#define N_TICKETS 200000
#define N_OPEN    1000     /* the last ten days, in which nobody looked */
#define NOW       "2018-09-25 10:00"

#define SWEEP_BUDGET  0.5
#define FIRST_BUDGET  0.15
#define FILTER_BUDGET 0.2
#define SCROLL_BUDGET 0.4
#define MONTH_BUDGET  0.3
#define YEARS_BUDGET  4.0

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

static void
fill (SanDatabase *database)
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
           " " ID " + 1 FROM n", N_TICKETS);
  run_sql (database, EVENT (1, "issue", "+0 minutes", "3 workdays"), N_TICKETS);
  run_sql (database, EVENT (2, "receive", "+60 minutes", ""), N_TICKETS - N_OPEN);
  run_sql (database, EVENT (3, "report", "+1 days", ""), N_TICKETS - N_OPEN);
  run_sql (database, EVENT (4, "verify", "+2 days", ""), N_TICKETS - N_OPEN);
  run_sql (database, SERIES "INSERT INTO ticket_number SELECT 'white',"
           " CAST (substr (" TIME ("+0 minutes") ", 1, 4) AS INTEGER), i, " ID ", " ID " + 1, 0"
           " FROM n", N_TICKETS);
  g_print ("# %d tickets written in %.1f s\n", N_TICKETS, san_bench_now () - start);

  start = san_bench_now ();
  san_refresh_run (database, tables, &error);
  g_assert_no_error (error);
  run_sql (database, "COMMIT", 0);
  g_print ("# derived in %.1f s\n", san_bench_now () - start);
}

static SanTestOffice *
office_full (void)
{
  static SanTestOffice *office;
  SanTime now;

  if (office == NULL)
    {
      office = san_test_office_new ();
      san_time_parse (NOW, &now, NULL);
      san_clock_fix (now);
      fill (san_test_office_database (office));
    }

  return office;
}

static void
test_sweep (void)
{
  SanTestOffice *office = office_full ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) none = NULL;
  double start = san_bench_now ();

  steps = san_escalation_run (office->workspace, &error);
  g_assert_no_error (error);
  g_print ("# %u steps\n", steps->len);
  g_assert_cmpuint (steps->len, >, N_OPEN / 2);
  san_bench_budget ("sweep after ten days off", san_bench_now () - start, SWEEP_BUDGET,
                    san_bench_ratio ());

  start = san_bench_now ();
  none = san_escalation_run (office->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  san_bench_budget ("sweep with nothing due", san_bench_now () - start, SWEEP_BUDGET / 10,
                    san_bench_ratio ());
}

/* One change of what the list shows: the count and the rows of the first screen. */
typedef struct
{
  SanPagedModel  *model;
  SanTicketFilter filter;
  SanTicketOrder  order;
  gboolean        descending;
  gboolean        last;      /* the last rows instead */
} Look;

static void
look_at_list (gpointer data)
{
  Look *look = data;
  SanTestOffice *office = office_full ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) item = NULL;
  guint n;

  san_ticket_list_filter (look->model, san_test_office_database (office), &look->filter,
                          look->order, look->descending,
                          san_workspace_now (office->workspace), &error);
  g_assert_no_error (error);
  n = g_list_model_get_n_items (G_LIST_MODEL (look->model));
  if (n > 0)
    item = g_list_model_get_item (G_LIST_MODEL (look->model), look->last ? n - 1 : 0);
}

static void
measure (const char *what,
         Look       *look,
         double      budget)
{
  g_autoptr (SanPagedModel) model = san_ticket_list_new ();

  look->model = model;
  san_bench_budget (what, san_bench_best (2, look_at_list, look), budget, san_bench_ratio ());
}

static void
test_first_rows (void)
{
  Look look = { .order = SAN_TICKET_BY_URGENCY };

  measure ("first rows", &look, FIRST_BUDGET);
  look.filter.open = TRUE;
  measure ("first rows of what is open", &look, FIRST_BUDGET);
}

static void
test_sorts (void)
{
  static const char *const names[] = {
    "urgency", "issue", "number", "problem", "unit", "stage", "due", "closed",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Look look = { .order = (SanTicketOrder) i };

      measure (names[i], &look, FILTER_BUDGET);
      look.descending = look.last = TRUE;
      measure ("the other way round, scrolled to the end", &look, SCROLL_BUDGET);
    }
}

static void
test_filters (void)
{
  static const char *const words[] = { "垃", "垃圾", "lmyl", "199999", "黄〔2018〕001", "没有这个" };
  const gint64 unit = 3;
  Look look = { .order = SAN_TICKET_BY_ISSUE };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *what = g_strconcat ("search ", words[i], NULL);

      look.filter = (SanTicketFilter) { .text = words[i] };
      measure (what, &look, FILTER_BUDGET);
    }

  look.filter = (SanTicketFilter) { .units = &unit, .n_units = 1, .tree = TRUE };
  measure ("a unit with what is below it", &look, FILTER_BUDGET);
  look.filter = (SanTicketFilter) { .colours = 1 << SAN_TICKET_RED };
  measure ("red, of which there is none", &look, FILTER_BUDGET);
  look.filter = (SanTicketFilter) { .overdue = TRUE };
  measure ("overdue", &look, FILTER_BUDGET);
  look.filter = (SanTicketFilter) { .due_soon = TRUE, .source = "省测" };
  measure ("due soon, of one source", &look, FILTER_BUDGET);
  look.filter = (SanTicketFilter) { .point_id = 77 };
  look.order = SAN_TICKET_BY_PROBLEM;
  measure ("a point, by problem", &look, FILTER_BUDGET);
}

/* A month's figures, as the score of a round takes them in; and those of all years. */
static void
count_figures (gpointer data)
{
  SanDatabase *database = san_test_office_database (office_full ());
  const SanTime *from = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanTicketBook) book = NULL;
  SanTime now;

  san_time_parse (NOW, &now, NULL);
  book = san_ticket_book_load (database, *from, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->facts->len, >, 0);
}

static void
test_figures (void)
{
  SanTime from;

  san_time_parse (NOW, &from, NULL);
  from -= 30 * SAN_MINUTES_PER_DAY;
  san_bench_budget ("figures of a month", san_bench_best (2, count_figures, &from), MONTH_BUDGET,
                    san_bench_ratio ());
  from = SAN_TICKET_NO_TIME;
  san_bench_budget ("figures of all years", san_bench_best (1, count_figures, &from),
                    YEARS_BUDGET, san_bench_ratio ());
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tickets/sweep", test_sweep);
  g_test_add_func ("/tickets/first-rows", test_first_rows);
  g_test_add_func ("/tickets/sorts", test_sorts);
  g_test_add_func ("/tickets/filters", test_filters);
  g_test_add_func ("/tickets/figures", test_figures);
  status = g_test_run ();
  san_test_office_free (office_full ());

  return status;
}
