/* bench-calendar.c - a million deadlines, and the calendar they are reckoned on
 *
 * The sweep and the lists of an office with years of tickets ask for due times, remainders
 * and working minutes all the time: a million of each sort must take no second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/san-bench.h"
#include "tickets/san-work-calendar.h"

#define N_DEADLINES 1000000
#define N_RUNS      5

#define MILLION_BUDGET 1.0     /* seconds */
#define MAKING_BUDGET  0.02

static const SanLimit limits[] = {
  { SAN_LIMIT_WORKDAYS, 3, 0 },
  { SAN_LIMIT_WORKHOURS, 12, 0 },
  { SAN_LIMIT_DAYS, 15, 0 },
  { SAN_LIMIT_HOURS, 24, 0 },
};

/* A spread of minutes over ten years */
static SanTime
start_of (guint i)
{
  return (SanTime) san_day_new (2016, 1, 1) * SAN_MINUTES_PER_DAY + (i * 7919u) % 5256000u;
}

static void
due_times (gpointer data)
{
  SanTime sum = 0;

  for (guint i = 0; i < N_DEADLINES; i++)
    sum += san_work_calendar_due (data, start_of (i), &limits[i % G_N_ELEMENTS (limits)]);
  g_assert_cmpint (sum, >, 0);
}

static void
resumptions (gpointer data)
{
  SanTime sum = 0;

  for (guint i = 0; i < N_DEADLINES; i++)
    {
      SanTime stop = start_of (i);
      gint64 left = san_work_calendar_remainder (data, SAN_LIMIT_WORKDAYS, stop, stop + 4320);

      sum += san_work_calendar_resume (data, SAN_LIMIT_WORKDAYS, stop + 10080, left);
    }
  g_assert_cmpint (sum, >, 0);
}

static void
make (gpointer data)
{
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_new (NULL, NULL, TRUE);

  g_assert_true (san_work_calendar_is_workday (calendar, san_day_new (2018, 6, 4)));
}

static void
bench_deadlines (void)
{
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_new (NULL, NULL, TRUE);
  double ratio = san_bench_ratio ();

  san_bench_budget ("a million due times", san_bench_best (N_RUNS, due_times, calendar),
                    MILLION_BUDGET, ratio);
  san_bench_budget ("a million remainders resumed",
                    san_bench_best (N_RUNS, resumptions, calendar), MILLION_BUDGET, ratio);
  san_bench_budget ("making a calendar", san_bench_best (N_RUNS, make, NULL), MAKING_BUDGET,
                    ratio);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/deadlines", bench_deadlines);

  return g_test_run ();
}
