/* bench-tickets.c - the sweep and the list at the design size of 200,000 tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/san-bench.h"
#include "bench/ticket-crowd.h"
#include "store/san-setting-store.h"
#include "support/san-test-office.h"
#include "tickets/san-calendar-store.h"
#include "tickets/san-ticket-figures.h"

#define SWEEP_BUDGET  0.5
#define FIRST_BUDGET  0.15
#define FILTER_BUDGET 0.2
#define SCROLL_BUDGET 0.4
#define MONTH_BUDGET  0.3
#define YEARS_BUDGET  4.0
#define DAY_BUDGET    1.0
#define RULE_BUDGET   2.5

static SanTestOffice *
office_full (void)
{
  static SanTestOffice *office;
  SanTime now;

  if (office == NULL)
    {
      office = san_test_office_new ();
      san_time_parse (TICKET_CROWD_NOW, &now, NULL);
      san_clock_fix (now);
      ticket_crowd_fill (san_test_office_database (office));
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
  g_assert_cmpuint (steps->len, >, TICKET_CROWD_OPEN / 2);
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

  san_time_parse (TICKET_CROWD_NOW, &now, NULL);
  book = san_ticket_book_load (database, *from, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (book->facts->len, >, 0);
}

static void
test_figures (void)
{
  SanTime from;

  san_time_parse (TICKET_CROWD_NOW, &from, NULL);
  from -= 30 * SAN_MINUTES_PER_DAY;
  san_bench_budget ("figures of a month", san_bench_best (2, count_figures, &from), MONTH_BUDGET,
                    san_bench_ratio ());
  from = SAN_TICKET_NO_TIME;
  san_bench_budget ("figures of all years", san_bench_best (1, count_figures, &from),
                    YEARS_BUDGET, san_bench_ratio ());
}

/* The calendar and the rules: every due time is looked at again. */
static gboolean
put_day_off (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  SanCalendarDay day = {
    san_day_new (2018, 9, 26), SAN_CALENDAR_OFF, (char *) "停电", TRUE,
  };

  return san_calendar_store_put (database, &day, error);
}

static gboolean
put_limit (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_setting_set (database, "ticket.receipt", "2 workdays", error);
}

static void
measure_change (const char   *what,
                const char   *verb,
                SanChangeFunc func,
                double        budget)
{
  SanTestOffice *office = office_full ();
  g_autoptr (GError) error = NULL;
  double start = san_bench_now ();

  san_workspace_change (office->workspace, verb, what, func, NULL, NULL, &error);
  g_assert_no_error (error);
  san_bench_budget (what, san_bench_now () - start, budget, san_bench_ratio ());
}

static void
test_changes (void)
{
  measure_change ("derived again after a day off", "calendar.edit", put_day_off, DAY_BUDGET);
  measure_change ("derived again after another limit", "settings.edit", put_limit, RULE_BUDGET);
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
  g_test_add_func ("/tickets/changes", test_changes);
  status = g_test_run ();
  san_test_office_free (office_full ());

  return status;
}
