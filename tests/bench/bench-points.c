/* bench-points.c - the list of points at the design size: 20,000 points, 200,000 tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/san-bench.h"
#include "bench/ticket-crowd.h"
#include "standards/san-point-list-store.h"
#include "registry/san-roster.h"
#include "store/san-refresh.h"
#include "support/san-test-office.h"

#define POINTS        20000
#define FIRST_BUDGET  0.15
#define FILTER_BUDGET 0.2
#define SCROLL_BUDGET 0.4     /* to the end of a list in its new order */

static SanPointScope scope;

/* The points of the crowd, with what a list of them is searched and sorted by */
static void
describe_points (SanDatabase *database)
{
  static const char *const tables[] = { "point", NULL };
  g_autoptr (GError) error = NULL;

  san_database_exec (database,
                     "BEGIN; INSERT INTO category (id, position, name) WITH RECURSIVE n (i) AS (SELECT 2"
                     " UNION ALL SELECT i + 1 FROM n WHERE i < 36) SELECT i, i, '类别' || i FROM n;"
                     "DROP TRIGGER cache_point_update;"      /* of tickets: none is renamed here */
                     "UPDATE point SET name = '第' || (id % 997) || CASE id % 5 WHEN 0 THEN"
                     " '农贸市场' WHEN 1 THEN '背街小巷' WHEN 2 THEN '社区居委会' WHEN 3 THEN"
                     " '公共厕所' ELSE '小学' END, address = '解放路' || (id % 311) || '号',"
                     " category_id = 1 + id % 36, must_see = id % 7 = 0", &error);
  g_assert_no_error (error);
  san_refresh_run (database, tables, &error);
  g_assert_no_error (error);
  san_database_exec (database, "COMMIT", &error);
  g_assert_no_error (error);
}

/* Six rounds in which every point was seen, and the draw of the last; what the list only
 * reads is written behind the journal. */
static void
add_rounds (SanDatabase *database)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    {
      g_autofree char *sql = NULL;

      scope.rounds[i] = 900 + i;
      sql = g_strdup_printf ("INSERT INTO round (id, label, period, first_day, last_day) VALUES"
                             " (%1$d, 'R%1$d', '2018-0%2$d', '2018-0%2$d-01', '2018-0%2$d-28');"
                             "INSERT INTO cache_point_result SELECT %1$d, id,"
                             " (60 + (id * 7 + %1$d) %% 41) * 2000000 || '/3', 66666667, 9, 8, 1,"
                             " 0 FROM point", 900 + i, i + 1);
      san_database_exec (database, sql, &error);
      g_assert_no_error (error);
    }
  san_database_exec (database, "INSERT INTO draw VALUES (905, '', '1', '', '', '');"
                     "INSERT INTO draw_point (round_id, point_id, position, key)"
                     " SELECT 905, id, id, '' FROM point WHERE id % 4 = 0", &error);
  g_assert_no_error (error);
}

static SanTestOffice *
office_full (void)
{
  static SanTestOffice *office;

  if (office != NULL)
    return office;

  office = san_test_office_new ();
  ticket_crowd_fill (san_test_office_database (office));
  describe_points (san_test_office_database (office));
  add_rounds (san_test_office_database (office));
  san_day_parse ("2018-06-30", &scope.day, NULL);

  return office;
}

/* One change of what the list shows: the count and the rows of the first screen. */
typedef struct
{
  SanPagedModel *model;
  SanPointFilter filter;
  SanPointOrder  order;
  gboolean       descending;
  gboolean       last;      /* the last rows instead */
} Look;

static void
look_at_list (gpointer data)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) item = NULL;
  guint n;

  san_point_list_filter (look->model, san_test_office_database (office_full ()), &look->filter,
                         &scope, look->order, look->descending, &error);
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
  g_autoptr (SanPagedModel) model = san_point_list_new ();

  look->model = model;
  san_bench_budget (what, san_bench_best (3, look_at_list, look), budget, san_bench_ratio ());
}

static void
test_first_rows (void)
{
  Look look = { .order = SAN_POINT_BY_CODE };

  office_full ();
  measure ("first rows", &look, FIRST_BUDGET);
}

static void
test_sorts (void)
{
  static const char *const names[] = {
    "code", "name", "category", "unit", "address", "mean", "score", "change", "tickets",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Look look = { .order = (SanPointOrder) i };

      measure (names[i], &look, FILTER_BUDGET);
      look.descending = look.last = TRUE;
      measure ("the other way round, scrolled to the end", &look, SCROLL_BUDGET);
    }
}

static void
test_filters (void)
{
  gint64 unit = 0;
  Look text = { .filter.text = "nmsc" };
  Look none = { .filter.text = "没有这样的点位" };
  Look must_see = { .filter.must_see = TRUE };
  Look drawn = { .filter.drawn = 905 };
  Look open = { .filter.open_tickets = TRUE };
  Look unseen = { .filter.unseen = TRUE };
  Look units = { .filter.units = &unit, .filter.n_units = 1 };
  g_autoptr (SanRoster) roster = san_roster_load (san_test_office_database (office_full ()),
                                                  scope.day, TRUE, NULL);

  unit = san_roster_nth (roster, 0)->id;
  measure ("text by sound", &text, FILTER_BUDGET);
  measure ("text that is nowhere", &none, FILTER_BUDGET);
  measure ("mandatory", &must_see, FILTER_BUDGET);
  measure ("drawn", &drawn, FILTER_BUDGET);
  measure ("with open tickets", &open, FILTER_BUDGET);
  measure ("not seen for six rounds", &unseen, FILTER_BUDGET);
  measure ("unit with all below", &units, FILTER_BUDGET);
}

static void
count_points (gpointer data)
{
  SanPointCounts counts;

  g_assert_true (san_point_list_count (san_test_office_database (office_full ()), &scope, &counts,
                                       NULL));
  g_assert_cmpuint (counts.all, ==, POINTS);
}

static void
test_counts (void)
{
  san_bench_budget ("counts of the status bar", san_bench_best (3, count_points, NULL),
                    FILTER_BUDGET, san_bench_ratio ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/points/first-rows", test_first_rows);
  g_test_add_func ("/points/sorts", test_sorts);
  g_test_add_func ("/points/filters", test_filters);
  g_test_add_func ("/points/counts", test_counts);

  return g_test_run ();
}
