/* test-work-calendar.c - which minutes are worked, and when limits end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "store/san-setting-store.h"
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

static SanOfficeHours *
hours (const char *from,
       const char *to,
       const char *spans)
{
  SanOfficeHours *result = g_new0 (SanOfficeHours, 1);

  result->from_md = g_strdup (from);
  result->to_md = g_strdup (to);
  result->spans = g_strdup (spans);

  return result;
}

static SanCalendarDay *
special (const char     *day,
         SanCalendarKind kind,
         const char     *name,
         gboolean        local)
{
  SanCalendarDay *result = g_new0 (SanCalendarDay, 1);

  *result = (SanCalendarDay) { day_of (day), kind, g_strdup (name), local };

  return result;
}

static GPtrArray *
no_hours (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) san_office_hours_free);
}

static GPtrArray *
no_days (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) san_calendar_day_free);
}

static void
assert_spans (SanWorkCalendar *calendar,
              const char      *day,
              const char      *expected)
{
  g_autofree char *spans = san_work_calendar_spans (calendar, day_of (day));

  g_assert_cmpstr (spans, ==, expected);
}

static void
assert_due (SanWorkCalendar *calendar,
            const char      *start,
            const char      *text,
            const char      *expected)
{
  SanLimit given = limit (text);

  assert_time (san_work_calendar_due (calendar, at (start), &given), expected);
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

static void
test_a_calendar_without_tables_is_monday_to_friday (void)
{
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_new (NULL, NULL, TRUE);

  g_assert_false (san_work_calendar_has_table (calendar, 2018));
  g_assert_true (san_work_calendar_is_workday (calendar, day_of ("2018-10-01")));
  g_assert_false (san_work_calendar_is_workday (calendar, day_of ("2018-09-29")));
  g_assert_null (san_work_calendar_day (calendar, day_of ("2018-10-01")));
  assert_spans (calendar, "2018-10-01", SAN_OFFICE_HOURS_DEFAULT);
  assert_spans (calendar, "2018-09-29", "");
  assert_due (calendar, "2018-09-28 10:00", "1 workdays", "2018-10-01 17:30");
}

static void
test_a_span_holds_its_first_minute_and_not_its_end (void)
{
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_new (NULL, NULL, TRUE);
  static const struct
  {
    const char *minute;
    gboolean    open;
  } cases[] = {
    { "2018-06-04 08:29", FALSE }, { "2018-06-04 08:30", TRUE },
    { "2018-06-04 11:59", TRUE }, { "2018-06-04 12:00", FALSE },
    { "2018-06-04 14:29", FALSE }, { "2018-06-04 14:30", TRUE },
    { "2018-06-04 17:29", TRUE }, { "2018-06-04 17:30", FALSE },
    { "2018-06-03 10:00", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (san_work_calendar_is_open (calendar, at (cases[i].minute)), ==,
                     cases[i].open);

  g_assert_cmpint (san_work_calendar_minutes (calendar, at ("2018-06-04 10:00"),
                                              at ("2018-06-04 12:00")), ==, 120);
  g_assert_cmpint (san_work_calendar_minutes (calendar, at ("2018-06-04 12:00"),
                                              at ("2018-06-04 10:00")), ==, 0);
  g_assert_cmpint (san_work_calendar_minutes (calendar, at ("2018-06-01 17:00"),
                                              at ("2018-06-04 09:00")), ==, 60);
  assert_time (san_work_calendar_add (calendar, at ("2018-06-03 10:07"), 0), "2018-06-03 10:07");
  assert_time (san_work_calendar_add (calendar, at ("2018-06-03 10:07"), 1), "2018-06-04 08:31");
  assert_time (san_work_calendar_add (calendar, at ("2018-06-04 08:30"), 390),
               "2018-06-04 17:30");
  assert_time (san_work_calendar_add (calendar, at ("2018-06-04 08:30"), 210),
               "2018-06-04 12:00");
}

static void
test_seasons_of_office_hours (void)
{
  g_autoptr (GPtrArray) seasons = no_hours ();
  g_autoptr (SanWorkCalendar) calendar = NULL;

  g_ptr_array_add (seasons, hours ("01-01", "12-31", "09:00-12:00 13:00-17:00"));
  g_ptr_array_add (seasons, hours ("05-01", "10-07", "08:00-12:00 15:00-18:00"));
  g_ptr_array_add (seasons, hours ("07-01", "08-31", "07:30-11:30 15:30-18:30"));
  g_ptr_array_add (seasons, hours ("12-15", "02-15", "09:30-12:00 13:00-16:30"));
  calendar = san_work_calendar_new (NULL, seasons, TRUE);

  assert_spans (calendar, "2019-02-15", "09:30-12:00 13:00-16:30");
  assert_spans (calendar, "2019-02-18", "09:00-12:00 13:00-17:00");
  assert_spans (calendar, "2020-02-28", "09:00-12:00 13:00-17:00");
  assert_spans (calendar, "2019-04-30", "09:00-12:00 13:00-17:00");
  assert_spans (calendar, "2019-05-01", "08:00-12:00 15:00-18:00");
  assert_spans (calendar, "2019-07-01", "07:30-11:30 15:30-18:30");
  assert_spans (calendar, "2019-08-30", "07:30-11:30 15:30-18:30");
  assert_spans (calendar, "2019-10-07", "08:00-12:00 15:00-18:00");
  assert_spans (calendar, "2019-10-08", "09:00-12:00 13:00-17:00");
  assert_spans (calendar, "2019-12-31", "09:30-12:00 13:00-16:30");

  assert_due (calendar, "2019-06-28 10:00", "1 workdays", "2019-07-01 18:30");
  assert_due (calendar, "2019-04-30 16:00", "2 workhours", "2019-05-01 09:00");
  assert_due (calendar, "2019-12-13 16:30", "1 workhours", "2019-12-16 10:00");
}

static void
test_days_outside_every_season_have_the_usual_hours (void)
{
  g_autoptr (GPtrArray) seasons = no_hours ();
  g_autoptr (SanWorkCalendar) calendar = NULL;

  g_ptr_array_add (seasons, hours ("06-01", "09-30", "08:00-16:00"));
  g_ptr_array_add (seasons, hours ("02-29", "02-29", "10:00-11:00"));
  calendar = san_work_calendar_new (NULL, seasons, TRUE);

  assert_spans (calendar, "2019-05-31", SAN_OFFICE_HOURS_DEFAULT);
  assert_spans (calendar, "2019-06-03", "08:00-16:00");
  assert_spans (calendar, "2020-02-28", SAN_OFFICE_HOURS_DEFAULT);
  assert_spans (calendar, "2024-02-29", "10:00-11:00");
  assert_spans (calendar, "2023-03-01", SAN_OFFICE_HOURS_DEFAULT);
}

static void
test_local_and_half_days (void)
{
  g_autoptr (GPtrArray) days = no_days ();
  g_autoptr (SanWorkCalendar) calendar = NULL;

  g_ptr_array_add (days, special ("2018-06-05", SAN_CALENDAR_HALF, "防台风", TRUE));
  g_ptr_array_add (days, special ("2018-06-06", SAN_CALENDAR_OFF, "防台风", TRUE));
  g_ptr_array_add (days, special ("2018-06-09", SAN_CALENDAR_WORK, "创城攻坚", TRUE));
  calendar = san_work_calendar_new (days, NULL, TRUE);

  g_assert_false (san_work_calendar_has_table (calendar, 2018));
  assert_spans (calendar, "2018-06-05", "08:30-12:00");
  assert_spans (calendar, "2018-06-06", "");
  assert_spans (calendar, "2018-06-09", SAN_OFFICE_HOURS_DEFAULT);
  g_assert_cmpstr (san_work_calendar_day (calendar, day_of ("2018-06-06"))->name, ==, "防台风");

  /* a half day is a working day, and closes at the end of the span that is worked */
  assert_due (calendar, "2018-06-04 10:00", "1 workdays", "2018-06-05 12:00");
  assert_due (calendar, "2018-06-04 10:00", "2 workdays", "2018-06-07 17:30");
  assert_due (calendar, "2018-06-04 10:00", "2 days", "2018-06-07 17:30");
  assert_due (calendar, "2018-06-07 10:00", "2 days", "2018-06-09 17:30");
  assert_due (calendar, "2018-06-04 17:00", "4 workhours", "2018-06-05 12:00");
  assert_due (calendar, "2018-06-04 17:00", "5 workhours", "2018-06-07 09:30");
}

static void
test_days_that_do_not_roll (void)
{
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_new (NULL, NULL, FALSE);

  assert_due (calendar, "2018-06-04 10:00", "5 days", "2018-06-09 17:30");
  assert_due (calendar, "2018-06-04 10:00", "4 days", "2018-06-08 17:30");
}

static void
test_stopped_clocks_resume_exactly (void)
{
  g_autoptr (SanWorkCalendar) calendar = shipped ();
  SanTime due = at ("2018-06-15 17:30");
  gint64 left;

  /* of the same sort: office minutes */
  left = san_work_calendar_remainder (calendar, SAN_LIMIT_WORKDAYS, at ("2018-06-14 10:00"), due);
  g_assert_cmpint (left, ==, 120 + 180 + 390);
  assert_time (san_work_calendar_resume (calendar, SAN_LIMIT_WORKDAYS, at ("2018-06-14 10:00"),
                                         left), "2018-06-15 17:30");
  /* Monday the 18th is the Dragon Boat Festival */
  assert_time (san_work_calendar_resume (calendar, SAN_LIMIT_DAYS, at ("2018-06-15 16:30"), left),
               "2018-06-20 15:00");
  /* plain minutes */
  left = san_work_calendar_remainder (calendar, SAN_LIMIT_HOURS, at ("2018-06-14 10:00"), due);
  g_assert_cmpint (left, ==, 1440 + 450);
  assert_time (san_work_calendar_resume (calendar, SAN_LIMIT_UNTIL, at ("2018-06-16 10:00"),
                                         left), "2018-06-17 17:30");
  g_assert_cmpint (san_work_calendar_remainder (calendar, SAN_LIMIT_HOURS, due + 5, due), ==, 0);
  g_assert_cmpint (san_work_calendar_remainder (calendar, SAN_LIMIT_DAYS, due + 5000, due), ==,
                   0);
  assert_time (san_work_calendar_resume (calendar, SAN_LIMIT_WORKHOURS, at ("2018-06-16 10:00"),
                                         0), "2018-06-16 10:00");
}

static void
test_what_is_left_in_days (void)
{
  g_autoptr (SanWorkCalendar) calendar = shipped ();
  static const struct
  {
    const char *now;
    int         days;
  } cases[] = {
    { "2018-06-12 09:00", 3 }, { "2018-06-14 23:00", 1 }, { "2018-06-15 08:00", 0 },
    { "2018-06-15 18:00", 0 }, { "2018-06-17 10:00", 0 }, { "2018-06-19 09:00", -1 },
    { "2018-06-21 09:00", -3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (san_work_calendar_days_left (calendar, at (cases[i].now),
                                                  at ("2018-06-15 17:30")), ==, cases[i].days);

  assert_time (san_work_calendar_soon (calendar, at ("2018-06-15 17:30")), "2018-06-14 17:30");
  assert_time (san_work_calendar_soon (calendar, at ("2018-06-15 10:00")), "2018-06-14 10:00");
  assert_time (san_work_calendar_soon (calendar, at ("2018-06-19 10:00")), "2018-06-15 10:00");
}

/* The naive reading: a minute is open or not, and minutes are counted one by one. */
typedef struct
{
  SanDay  first;
  int     n_days;
  guint8 *open;     /* by minute */
  guint8 *worked;   /* by day */
} Naive;

static Naive *
naive_new (GPtrArray *days)
{
  Naive *naive = g_new0 (Naive, 1);

  naive->first = day_of ("2004-01-01");
  naive->n_days = day_of ("2027-06-30") - naive->first;
  naive->open = g_new0 (guint8, naive->n_days * 1440);
  naive->worked = g_new0 (guint8, naive->n_days);
  for (int i = 0; i < naive->n_days; i++)
    naive->worked[i] = san_day_weekday (naive->first + i) < 6;
  for (guint i = 0; i < days->len; i++)
    {
      const SanCalendarDay *day = g_ptr_array_index (days, i);

      naive->worked[day->day - naive->first] = day->kind == SAN_CALENDAR_WORK;
    }
  for (int i = 0; i < naive->n_days * 1440; i++)
    {
      int minute = i % 1440;

      naive->open[i] = naive->worked[i / 1440] &&
                       ((minute >= 510 && minute < 720) || (minute >= 870 && minute < 1050));
    }

  return naive;
}

static void
naive_free (Naive *naive)
{
  g_free (naive->open);
  g_free (naive->worked);
  g_free (naive);
}

static SanTime
naive_add (Naive  *naive,
           SanTime start,
           int     minutes)
{
  SanTime time = start - (SanTime) naive->first * 1440;

  for (; minutes > 0; time++)
    minutes -= naive->open[time];

  return time + (SanTime) naive->first * 1440;
}

static SanTime
naive_due (Naive          *naive,
           SanTime         start,
           const SanLimit *given)
{
  int i = san_time_day (start) - naive->first;

  if (given->kind == SAN_LIMIT_WORKHOURS)
    return naive_add (naive, start, given->n * 60);

  if (given->kind == SAN_LIMIT_WORKDAYS)
    {
      for (int n = given->n; n > 0;)
        n -= naive->worked[++i];
    }
  else
    {
      for (i += given->n; !naive->worked[i];)
        i++;
    }

  return (SanTime) (naive->first + i) * 1440 + 17 * 60 + 30;
}

static void
check_at_random (SanWorkCalendar *calendar,
                 Naive           *naive,
                 SanTime          start)
{
  static const SanLimitKind kinds[] = { SAN_LIMIT_WORKDAYS, SAN_LIMIT_DAYS, SAN_LIMIT_WORKHOURS };
  SanLimit given = { kinds[g_test_rand_int_range (0, 3)], g_test_rand_int_range (1, 60), 0 };
  SanTime due = san_work_calendar_due (calendar, start, &given);
  SanTime stop = start + g_test_rand_int_range (0, 20 * 1440);
  gint64 left = 0;

  g_assert_cmpint (due, ==, naive_due (naive, start, &given));

  for (SanTime time = stop; time < due; time++)
    left += naive->open[time - (SanTime) naive->first * 1440];
  g_assert_cmpint (san_work_calendar_remainder (calendar, given.kind, stop, due), ==, left);
  g_assert_cmpint (san_work_calendar_resume (calendar, given.kind, stop, left), ==,
                   left == 0 ? stop : naive_add (naive, stop, (int) left));
}

static void
test_every_year_against_a_loop_over_minutes (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autoptr (GPtrArray) days = NULL;
  Naive *naive;

  san_test_office_change (office, "calendar.edit", fill, NULL);
  days = san_calendar_store_list_all (san_test_office_database (office), NULL);
  calendar = san_work_calendar_load (san_test_office_database (office), NULL);
  naive = naive_new (days);

  for (int year = 2004; year <= 2026; year++)
    {
      SanDay first = san_day_new (year, 1, 1);

      g_assert_true (san_work_calendar_has_table (calendar, year));
      for (SanDay day = first; day < san_day_new (year + 1, 1, 1); day++)
        g_assert_cmpint (san_work_calendar_is_workday (calendar, day), ==,
                         naive->worked[day - naive->first]);
      for (guint i = 0; i < 60; i++)
        check_at_random (calendar, naive,
                         (SanTime) first * 1440 + g_test_rand_int_range (0, 365 * 1440));
    }
  g_assert_false (san_work_calendar_has_table (calendar, 2003));
  g_assert_false (san_work_calendar_has_table (calendar, 2027));

  naive_free (naive);
}

/* "from to counts minutes why", a line a stretch */
static char *
explain (SanWorkCalendar *calendar,
         const char      *from,
         const char      *to,
         const char      *first,
         SanLimitKind     kind)
{
  g_autoptr (GPtrArray) spans =
    san_work_calendar_explain (calendar, at (from), at (to), at (first), kind);
  GString *text = g_string_new (NULL);
  SanTime end = at (from);

  for (guint i = 0; i < spans->len; i++)
    {
      const SanDeadlineSpan *span = g_ptr_array_index (spans, i);
      g_autofree char *start = san_time_format (span->from);
      g_autofree char *stop = san_time_format (span->to);

      g_assert_cmpint (span->from, ==, end);
      g_assert_cmpint (span->minutes, ==, span->counts ? span->to - span->from : 0);
      end = span->to;
      g_string_append_printf (text, "%s %s %d %s\n", start + 5, stop + 5, (int) span->minutes,
                              span->why);
    }
  g_assert_cmpint (end, ==, at (to));

  return g_string_free (text, FALSE);
}

static void
test_a_deadline_explains_itself (void)
{
  g_autoptr (SanWorkCalendar) calendar = shipped ();
  g_autofree char *days = explain (calendar, "2024-02-08 16:00", "2024-02-18 17:30",
                                   "2024-02-09 00:00", SAN_LIMIT_WORKDAYS);
  g_autofree char *work = explain (calendar, "2018-06-08 16:00", "2018-06-11 11:00",
                                   "2018-06-08 16:00", SAN_LIMIT_WORKHOURS);
  g_autofree char *plain = explain (calendar, "2018-06-08 16:00", "2018-06-09 16:00",
                                    "2018-06-08 16:00", SAN_LIMIT_HOURS);
  g_autofree char *unknown = explain (calendar, "2031-10-01 10:00", "2031-10-02 17:30",
                                      "2031-10-02 00:00", SAN_LIMIT_WORKDAYS);

  g_assert_cmpstr (days, ==,
                   "02-08 16:00 02-09 00:00 0 day-of-event\n"
                   "02-09 00:00 02-09 08:30 0 closed\n"
                   "02-09 08:30 02-09 12:00 210 office\n"
                   "02-09 12:00 02-09 14:30 0 closed\n"
                   "02-09 14:30 02-09 17:30 180 office\n"
                   "02-09 17:30 02-10 00:00 0 closed\n"
                   "02-10 00:00 02-18 00:00 0 holiday:春节\n"
                   "02-18 00:00 02-18 08:30 0 closed\n"
                   "02-18 08:30 02-18 12:00 210 makeup:春节\n"
                   "02-18 12:00 02-18 14:30 0 closed\n"
                   "02-18 14:30 02-18 17:30 180 makeup:春节\n");
  g_assert_cmpstr (work, ==,
                   "06-08 16:00 06-08 17:30 90 office\n"
                   "06-08 17:30 06-09 00:00 0 closed\n"
                   "06-09 00:00 06-11 00:00 0 weekend\n"
                   "06-11 00:00 06-11 08:30 0 closed\n"
                   "06-11 08:30 06-11 11:00 150 office\n");
  g_assert_cmpstr (plain, ==,
                   "06-08 16:00 06-08 17:30 90 office\n"
                   "06-08 17:30 06-09 00:00 390 closed\n"
                   "06-09 00:00 06-09 16:00 960 weekend\n");
  g_assert_cmpstr (unknown, ==,
                   "10-01 10:00 10-02 00:00 0 day-of-event\n"
                   "10-02 00:00 10-02 08:30 0 closed\n"
                   "10-02 08:30 10-02 12:00 210 no-table\n"
                   "10-02 12:00 10-02 14:30 0 closed\n"
                   "10-02 14:30 10-02 17:30 180 no-table\n");
}

static void
test_half_days_explain_themselves (void)
{
  g_autoptr (GPtrArray) days = no_days ();
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (days, special ("2018-06-05", SAN_CALENDAR_HALF, "防台风", TRUE));
  g_ptr_array_add (days, special ("2018-01-01", SAN_CALENDAR_OFF, "元旦", FALSE));
  calendar = san_work_calendar_new (days, NULL, TRUE);
  text = explain (calendar, "2018-06-05 08:30", "2018-06-06 09:00", "2018-06-05 08:30",
                  SAN_LIMIT_WORKHOURS);

  g_assert_cmpstr (text, ==,
                   "06-05 08:30 06-05 12:00 210 local:防台风\n"
                   "06-05 12:00 06-05 14:30 0 closed\n"
                   "06-05 14:30 06-05 17:30 0 local:防台风\n"
                   "06-05 17:30 06-06 08:30 0 closed\n"
                   "06-06 08:30 06-06 09:00 30 office\n");
}

static void
test_explanations_add_up (void)
{
  g_autoptr (SanWorkCalendar) calendar = shipped ();

  for (guint i = 0; i < 300; i++)
    {
      SanTime from = at ("2018-01-01") + g_test_rand_int_range (0, 8 * 365 * 1440);
      SanTime to = from + g_test_rand_int_range (1, 40 * 1440);
      g_autoptr (GPtrArray) spans =
        san_work_calendar_explain (calendar, from, to, from, SAN_LIMIT_WORKHOURS);
      g_autoptr (GPtrArray) plain =
        san_work_calendar_explain (calendar, from, to, from, SAN_LIMIT_HOURS);
      gint64 sum = 0;
      gint64 plain_sum = 0;

      for (guint j = 0; j < spans->len; j++)
        sum += ((SanDeadlineSpan *) spans->pdata[j])->minutes;
      for (guint j = 0; j < plain->len; j++)
        plain_sum += ((SanDeadlineSpan *) plain->pdata[j])->minutes;
      g_assert_cmpint (sum, ==, san_work_calendar_minutes (calendar, from, to));
      g_assert_cmpint (plain_sum, ==, to - from);
    }
}

static void
test_spans_are_validated (void)
{
  static const struct
  {
    const char *text;
    const char *canonical;   /* NULL: refused */
  } cases[] = {
    { "08:30-12:00 14:30-17:30", "08:30-12:00 14:30-17:30" },
    { " 8:30–12:00，14:30–17:30 ", "08:30-12:00 14:30-17:30" },
    { "00:00-24:00", "00:00-24:00" },
    { "08:00-12:00 12:00-16:00", "08:00-12:00 12:00-16:00" },
    { "", NULL }, { "8-12", NULL }, { "08:30", NULL }, { "08:30-", NULL },
    { "12:00-08:30", NULL }, { "08:30-08:30", NULL }, { "08:30-12:60", NULL },
    { "08:30-24:01", NULL }, { "25:00-26:00", NULL }, { "14:30-17:30 08:30-12:00", NULL },
    { "08:30-12:00 11:59-17:30", NULL }, { "08:30-12:00x", NULL }, { "08:3-12:00", NULL },
    { "1:00-2:00 2:00-3:00 3:00-4:00 4:00-5:00 5:00-6:00 6:00-7:00 7:00-8:00 8:00-9:00"
      " 9:00-10:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = san_office_spans_parse (cases[i].text, &error);

      g_assert_cmpstr (text, ==, cases[i].canonical);
      if (cases[i].canonical == NULL)
        g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
    }
}

static gboolean
put_hours (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_office_hours_store_put (database, data, error);
}

static gboolean
delete_hours (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_office_hours_store_delete (database, data, error);
}

static gboolean
do_not_roll (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  return san_setting_set (database, "ticket.days-roll", "no", error);
}

static void
test_the_file_keeps_the_hours (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  SanDatabase *database = san_test_office_database (office);
  SanOfficeHours summer = { (char *) "6-1", (char *) "9-30", (char *) "8:00-12:00 15:00-18:00" };
  SanOfficeHours bad_day = { (char *) "02-30", (char *) "09-30", (char *) "08:00-12:00" };
  SanOfficeHours bad_span = { (char *) "06-01", (char *) "09-30", (char *) "12:00-08:00" };
  g_autoptr (SanWorkCalendar) calendar = NULL;
  g_autoptr (GPtrArray) list = NULL;

  san_test_office_refuse (office, put_hours, &bad_day, SAN_ERROR_INVALID);
  san_test_office_refuse (office, put_hours, &bad_span, SAN_ERROR_INVALID);
  san_test_office_change (office, "calendar.edit", put_hours, &summer);
  san_test_office_change (office, "calendar.edit", do_not_roll, NULL);

  calendar = san_work_calendar_load (database, NULL);
  assert_spans (calendar, "2018-06-01", "08:00-12:00 15:00-18:00");
  assert_spans (calendar, "2018-10-01", SAN_OFFICE_HOURS_DEFAULT);
  assert_due (calendar, "2018-06-04 10:00", "5 days", "2018-06-09 18:00");

  san_test_office_change (office, "calendar.edit", delete_hours, (gpointer) "06-01");
  list = san_office_hours_store_list (database, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

static gpointer
read_in_thread (gpointer data)
{
  g_autoptr (SanWorkCalendar) calendar = data;
  SanLimit given = limit ("3 workdays");

  for (guint i = 0; i < 2000; i++)
    assert_time (san_work_calendar_due (calendar, at ("2018-06-04 10:00"), &given),
                 "2018-06-07 17:30");

  return NULL;
}

static void
test_threads_share_a_calendar (void)
{
  g_autoptr (SanWorkCalendar) calendar = san_work_calendar_new (NULL, NULL, TRUE);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_in_thread, san_work_calendar_ref (calendar));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work-calendar/published", test_due_times_of_published_calendars);
  g_test_add_func ("/work-calendar/no-tables", test_a_calendar_without_tables_is_monday_to_friday);
  g_test_add_func ("/work-calendar/spans", test_a_span_holds_its_first_minute_and_not_its_end);
  g_test_add_func ("/work-calendar/seasons", test_seasons_of_office_hours);
  g_test_add_func ("/work-calendar/outside-seasons", test_days_outside_every_season_have_the_usual_hours);
  g_test_add_func ("/work-calendar/local-days", test_local_and_half_days);
  g_test_add_func ("/work-calendar/no-roll", test_days_that_do_not_roll);
  g_test_add_func ("/work-calendar/resume", test_stopped_clocks_resume_exactly);
  g_test_add_func ("/work-calendar/days-left", test_what_is_left_in_days);
  g_test_add_func ("/work-calendar/naive", test_every_year_against_a_loop_over_minutes);
  g_test_add_func ("/work-calendar/explain", test_a_deadline_explains_itself);
  g_test_add_func ("/work-calendar/explain-half", test_half_days_explain_themselves);
  g_test_add_func ("/work-calendar/explain-sums", test_explanations_add_up);
  g_test_add_func ("/work-calendar/validated", test_spans_are_validated);
  g_test_add_func ("/work-calendar/store", test_the_file_keeps_the_hours);
  g_test_add_func ("/work-calendar/threads", test_threads_share_a_calendar);

  return g_test_run ();
}
