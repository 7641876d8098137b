/* test-work-calendar.c - which minutes are worked, and when limits end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "support/san-test-office.h"
#include "tickets/san-work-calendar.h"

static SanTime
at (const char *text)
{
  SanTime time = 0;

  g_assert_true (san_time_parse (text, &time, NULL));

  return time;
}

static SanDay
day_of (const char *text)
{
  return san_time_day (at (text));
}

static SanLimit
limit (const char *text)
{
  SanLimit result;

  g_assert_true (san_limit_parse (text, &result, NULL));

  return result;
}

static void
assert_time (SanTime     time,
             const char *expected)
{
  g_autofree char *text = san_time_format (time);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
fill (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  return san_calendar_store_fill (database, error);
}

/* With the table that the program ships */
static SanWorkCalendar *
shipped (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (GError) error = NULL;
  SanWorkCalendar *calendar;

  san_test_office_change (office, "calendar.edit", fill, NULL);
  calendar = san_work_calendar_load (san_test_office_database (office), &error);
  g_assert_no_error (error);

  return calendar;
}

/* The State Council's notices of those years: 2024's Spring Festival was off from 10 to 17
 * February with Sunday 4 and Sunday 18 worked; 2021's Mid-Autumn Festival from 19 to 21
 * September with Saturday 18 worked; National Day 2021 with 26 September and 9 October. */
static void
test_due_times_of_published_calendars (void)
{
  static const struct
  {
    const char *start;
    const char *limit;
    const char *due;
  } cases[] = {
    /* an ordinary week */
    { "2018-06-04 10:00", "1 workdays", "2018-06-05 17:30" },
    { "2018-06-08 10:00", "1 workdays", "2018-06-11 17:30" },
    { "2018-06-09 10:00", "1 workdays", "2018-06-11 17:30" },
    { "2018-06-04 00:00", "1 workdays", "2018-06-05 17:30" },
    { "2018-06-04 23:59", "1 workdays", "2018-06-05 17:30" },
    /* Spring Festival */
    { "2026-02-13 16:00", "3 workdays", "2026-02-25 17:30" },
    { "2024-02-09 10:00", "1 workdays", "2024-02-18 17:30" },
    { "2024-02-02 10:00", "1 workdays", "2024-02-04 17:30" },
    { "2024-02-02 10:00", "6 workdays", "2024-02-09 17:30" },
    { "2024-02-02 10:00", "7 workdays", "2024-02-18 17:30" },
    { "2024-02-02 10:00", "8 workdays", "2024-02-19 17:30" },
    /* Mid-Autumn and National Day */
    { "2021-09-10 15:00", "15 workdays", "2021-10-08 17:30" },
    { "2021-09-17 09:00", "1 workdays", "2021-09-18 17:30" },
    { "2021-09-30 09:00", "2 workdays", "2021-10-09 17:30" },
    { "2018-09-28 16:00", "4 workdays", "2018-10-09 17:30" },
    /* calendar days: rolled to the next working day */
    { "2018-06-04 10:00", "1 days", "2018-06-05 17:30" },
    { "2018-06-04 10:00", "5 days", "2018-06-11 17:30" },
    { "2024-02-04 10:00", "6 days", "2024-02-18 17:30" },
    { "2024-02-04 10:00", "5 days", "2024-02-09 17:30" },
    { "2018-06-04 10:00", "15 days", "2018-06-19 17:30" },
    { "2018-06-04 10:00", "12 days", "2018-06-19 17:30" },
    /* working hours; the Friday before a Saturday that is worked */
    { "2021-09-17 16:00", "4 workhours", "2021-09-18 11:00" },
    { "2018-06-08 16:00", "4 workhours", "2018-06-11 11:00" },
    { "2018-06-04 08:30", "3 workhours", "2018-06-04 11:30" },
    { "2018-06-04 09:00", "3 workhours", "2018-06-04 12:00" },
    { "2018-06-04 12:00", "3 workhours", "2018-06-04 17:30" },
    { "2018-06-04 11:59", "3 workhours", "2018-06-04 17:29" },
    { "2018-06-04 13:00", "1 workhours", "2018-06-04 15:30" },
    { "2018-06-04 17:30", "1 workhours", "2018-06-05 09:30" },
    { "2018-06-04 20:00", "1 workhours", "2018-06-05 09:30" },
    { "2018-06-03 20:00", "13 workhours", "2018-06-05 17:30" },
    /* round the clock, and until */
    { "2024-02-09 16:00", "24 hours", "2024-02-10 16:00" },
    { "2024-02-09 16:00", "2 hours", "2024-02-09 18:00" },
    { "2024-02-09 16:00", "until 2024-02-12 07:11", "2024-02-12 07:11" },
    /* beyond the tables: Monday to Friday */
    { "2031-09-30 09:00", "2 workdays", "2031-10-02 17:30" },
    { "2100-12-31 10:00", "9999 workdays", "2139-04-30 17:30" },
  };
  g_autoptr (SanWorkCalendar) calendar = shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SanLimit given = limit (cases[i].limit);

      g_test_message ("%s + %s", cases[i].start, cases[i].limit);
      assert_time (san_work_calendar_due (calendar, at (cases[i].start), &given), cases[i].due);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work-calendar/published", test_due_times_of_published_calendars);

  return g_test_run ();
}
