/* test-period.c - days, times, periods and the clock
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-error.h"
#include "base/san-period.h"

static void
test_days_against_glib (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 1970);
  guint32 epoch = g_date_get_julian (date);

  for (int i = 0; i < 20000; i++)
    {
      SanDay day = g_test_rand_int_range (-700000, 2900000);
      int year;
      int month;
      int day_of_month;

      g_date_set_julian (date, (guint32) ((gint64) epoch + day));
      san_day_get (day, &year, &month, &day_of_month);
      g_assert_cmpint (year, ==, g_date_get_year (date));
      g_assert_cmpint (month, ==, g_date_get_month (date));
      g_assert_cmpint (day_of_month, ==, g_date_get_day (date));
      g_assert_cmpint (san_day_new (year, month, day_of_month), ==, day);
      g_assert_cmpint (san_day_weekday (day), ==, g_date_get_weekday (date));
    }
  g_assert_cmpint (san_day_new (1970, 1, 1), ==, 0);
  g_assert_cmpint (san_day_weekday (-1), ==, 3);
}

static void
test_days_are_read (void)
{
  static const char *const same[] = {
    "2018-06-01", "2018/6/1", "2018.6.1", "2018年6月1日", " 2018-6-01 ",
    "\uff12\uff10\uff11\uff18\uff0d\uff10\uff16\uff0d\uff10\uff11",
  };
  static const char *const refused[] = {
    "", "2018", "2018-06", "2018-06-31", "2018-13-01", "2018-00-10", "18-06-01", "2019-02-29",
    "2018-06-01x", "2018-06/01", "2018年6月1", "01/06/2018", "2018-06-01 10:00", "0000-01-01",
  };
  SanDay day = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (san_day_parse (same[i], &day, NULL));
      text = san_day_format (day);
      g_assert_cmpstr (text, ==, "2018-06-01");
    }

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i]);
      g_assert_false (san_day_parse (refused[i], &day, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, refused[i]));
    }

  {
    g_autofree char *open = san_day_format (SAN_DAY_MAX);

    g_assert_cmpstr (open, ==, "");
  }
}

static void
test_times (void)
{
  static const char *const same[] = {
    "2026-02-13 16:00", "2026-02-13T16:00", "2026-02-13 16:00:59", "2026-02-13T16:00:30.25",
    "2026/2/13 16:00", "2026年2月13日 16:00", "2026-02-13  16\uff1a00",
  };
  static const char *const refused[] = {
    "", "16:00", "2026-02-13 24:00", "2026-02-13 16:60", "2026-02-13 16", "2026-02-13 16:0",
    "2026-02-13T", "2026-02-13 16:00Z", "2026-02-30 16:00", "2026-02-13x16:00",
  };
  SanTime time = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *text = NULL;

      g_test_message ("%s", same[i]);
      g_assert_true (san_time_parse (same[i], &time, NULL));
      text = san_time_format (time);
      g_assert_cmpstr (text, ==, "2026-02-13 16:00");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i]);
      g_assert_false (san_time_parse (refused[i], &time, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
    }

  g_assert_true (san_time_parse ("1969-12-31", &time, NULL));
  g_assert_cmpint (time, ==, -SAN_MINUTES_PER_DAY);
  g_assert_cmpint (san_time_day (time), ==, -1);
  g_assert_cmpint (san_time_day (time + SAN_MINUTES_PER_DAY - 1), ==, -1);
  g_assert_cmpint (san_time_day (time + SAN_MINUTES_PER_DAY), ==, 0);
}

static void
test_clock (void)
{
  SanTime shanghai;
  SanTime utc;
  SanTime fixed;

  g_unsetenv ("SANSE_NOW");
  g_assert_true (san_clock_check (NULL));
  utc = san_clock_now ("UTC");
  shanghai = san_clock_now ("Asia/Shanghai");
  g_assert_cmpint (ABS (utc - san_clock_real () / 60), <=, 1);
  g_assert_cmpint (ABS (shanghai - utc - 480), <=, 1);
  g_assert_cmpint (ABS (san_clock_now ("Nowhere/At_all") - shanghai), <=, 1);
  g_assert_cmpint (ABS (san_clock_now (NULL) - shanghai), <=, 1);

  g_setenv ("SANSE_NOW", "2018-06-01 08:30", TRUE);
  g_assert_true (san_clock_check (NULL));
  g_assert_true (san_time_parse ("2018-06-01 08:30", &fixed, NULL));
  g_assert_cmpint (san_clock_now ("Asia/Shanghai"), ==, fixed);
  san_clock_fix (42);
  g_assert_cmpint (san_clock_now ("Asia/Shanghai"), ==, 42);
  san_clock_fix (G_MININT64);
  g_assert_cmpint (san_clock_now ("Asia/Shanghai"), ==, fixed);

  {
    g_autoptr (GError) error = NULL;

    g_setenv ("SANSE_NOW", "yesterday", TRUE);
    g_assert_false (san_clock_check (&error));
    g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "SANSE_NOW"));
    g_unsetenv ("SANSE_NOW");
  }
}

static void
test_periods_are_read (void)
{
  static const struct { const char *text, *first, *last; SanPeriodKind kind; } cases[] = {
    { "2018-06", "2018-06-01", "2018-06-30", SAN_PERIOD_MONTH },
    { "2020-02", "2020-02-01", "2020-02-29", SAN_PERIOD_MONTH },
    { "2018-12", "2018-12-01", "2018-12-31", SAN_PERIOD_MONTH },
    { "2018-Q2", "2018-04-01", "2018-06-30", SAN_PERIOD_QUARTER },
    { "2018-Q4", "2018-10-01", "2018-12-31", SAN_PERIOD_QUARTER },
    { "2018", "2018-01-01", "2018-12-31", SAN_PERIOD_YEAR },
    { "2018-W23", "2018-06-04", "2018-06-10", SAN_PERIOD_WEEK },
    { "2018-W01", "2018-01-01", "2018-01-07", SAN_PERIOD_WEEK },
    { "2020-W53", "2020-12-28", "2021-01-03", SAN_PERIOD_WEEK },
    { "2021-W01", "2021-01-04", "2021-01-10", SAN_PERIOD_WEEK },
    { "2015-W01", "2014-12-29", "2015-01-04", SAN_PERIOD_WEEK },
    { "2018-05..2018-06", "2018-05-01", "2018-06-30", SAN_PERIOD_MONTHS },
    { "2018-12..2019-02", "2018-12-01", "2019-02-28", SAN_PERIOD_MONTHS },
    { "2018-06-01..2018-06-20", "2018-06-01", "2018-06-20", SAN_PERIOD_DAYS },
    { "2018-06-01..2018-06-01", "2018-06-01", "2018-06-01", SAN_PERIOD_DAYS },
  };
  static const char *const refused[] = {
    "", "18-06", "2018-6", "2018-13", "2018-00", "2018-Q5", "2018-Q0", "2018Q2", "2018-W00",
    "2018-W53", "2018-W54", "2018-W1", "2018-06..2018-05", "2018..2019", "2018-06-01",
    "2018-06-20..2018-06-01", "2018-06-01..2018-06-31", "2018-06..2018-06-20", "..", "2018-06..",
    "2018-06-1..2018-06-2", "0000", "2018/06",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SanPeriod period;
      g_autofree char *text = NULL;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      g_assert_true (san_period_parse (cases[i].text, &period, NULL));
      first = san_day_format (period.first);
      last = san_day_format (period.last);
      text = san_period_format (&period);
      g_assert_cmpint (period.kind, ==, cases[i].kind);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (san_period_contains (&period, period.last));
      g_assert_false (san_period_contains (&period, period.last + 1));
      g_assert_false (san_period_contains (&period, period.first - 1));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      SanPeriod period;

      g_test_message ("%s", refused[i]);
      g_assert_false (san_period_parse (refused[i], &period, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
    }
}

/* Every week of a century: Monday to Sunday, numbered as GLib's ISO weeks. */
static void
test_iso_weeks (void)
{
  SanPeriod week;

  g_assert_true (san_period_parse ("1970-W01", &week, NULL));
  for (int i = 0; i < 52 * 100; i++)
    {
      g_autofree char *text = san_period_format (&week);
      g_autofree char *first = san_day_format (week.first);
      g_autofree char *stamp = g_strdup_printf ("%sT00:00:00Z", first);
      g_autoptr (GDateTime) monday = g_date_time_new_from_iso8601 (stamp, NULL);
      g_autofree char *expected =
        g_strdup_printf ("%04d-W%02d", g_date_time_get_week_numbering_year (monday),
                         g_date_time_get_week_of_year (monday));
      SanPeriod back;

      g_assert_cmpstr (text, ==, expected);
      g_assert_true (san_period_parse (text, &back, NULL));
      g_assert_cmpint (back.first, ==, week.first);
      g_assert_cmpint (san_day_weekday (week.first), ==, 1);
      g_assert_cmpint (week.last - week.first, ==, 6);
      week = san_period_shift (&week, 1);
    }
}

static void
test_shifts (void)
{
  static const struct { const char *text; int steps; const char *shifted; } cases[] = {
    { "2018-06", -1, "2018-05" }, { "2018-01", -1, "2017-12" }, { "2018-06", 12, "2019-06" },
    { "2018-Q1", -1, "2017-Q4" }, { "2018", 2, "2020" }, { "2020-W53", 1, "2021-W01" },
    { "2018-05..2018-06", -1, "2018-03..2018-04" },
    { "2018-06-01..2018-06-20", 1, "2018-06-21..2018-07-10" }, { "2018-06", 0, "2018-06" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SanPeriod period;
      g_autofree char *text = NULL;

      g_assert_true (san_period_parse (cases[i].text, &period, NULL));
      period = san_period_shift (&period, cases[i].steps);
      text = san_period_format (&period);
      g_assert_cmpstr (text, ==, cases[i].shifted);
    }
}

static void
test_labels (void)
{
  static const struct { const char *text, *label; } cases[] = {
    { "2018-06", "June 2018" }, { "2018-Q2", "Quarter 2 of 2018" }, { "2018", "2018" },
    { "2020-W53", "Week 53 of 2020" }, { "2018-05..2018-06", "May–June 2018" },
    { "2018-12..2019-02", "December 2018 – February 2019" },
    { "2018-06-01..2018-06-20", "1 June 2018 – 20 June 2018" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SanPeriod period;
      g_autofree char *label = NULL;

      g_assert_true (san_period_parse (cases[i].text, &period, NULL));
      label = san_period_label (&period);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/period/days-against-glib", test_days_against_glib);
  g_test_add_func ("/period/days-are-read", test_days_are_read);
  g_test_add_func ("/period/times-are-read", test_times);
  g_test_add_func ("/period/clock", test_clock);
  g_test_add_func ("/period/periods-are-read", test_periods_are_read);
  g_test_add_func ("/period/iso-weeks", test_iso_weeks);
  g_test_add_func ("/period/shifts", test_shifts);
  g_test_add_func ("/period/labels", test_labels);

  return g_test_run ();
}
