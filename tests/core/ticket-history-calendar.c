/* ticket-history-calendar.c - the offices of random histories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/ticket-history.h"

#define DAY SAN_MINUTES_PER_DAY
#define PICK(rand, array) ((array)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (array))])

static gboolean
one_in (GRand *rand,
        int    n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static SanCalendarDay *
calendar_day (SanDay          day,
              SanCalendarKind kind,
              gboolean        local)
{
  SanCalendarDay *result = g_new0 (SanCalendarDay, 1);

  result->day = day;
  result->kind = kind;
  result->name = g_strdup ("a day");
  result->local = local;

  return result;
}

static int
year_of (SanDay day)
{
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);

  return year;
}

static void
add_season (GPtrArray  *hours,
            const char *from,
            const char *to,
            const char *spans)
{
  SanOfficeHours *season = g_new0 (SanOfficeHours, 1);

  season->from_md = g_strdup (from);
  season->to_md = g_strdup (to);
  season->spans = g_strdup (spans);
  g_ptr_array_add (hours, season);
}

/* (element-type SanOfficeHours): summer or winter hours, or none of the office's own */
static GPtrArray *
random_hours (GRand *rand)
{
  static const char *const spans[] = {
    "08:00-12:00 15:00-18:00", "08:30-12:00 14:30-17:30", "09:00-12:00 13:30-17:00",
    "08:00-11:30 15:30-18:30"
  };
  GPtrArray *hours = g_ptr_array_new_with_free_func ((GDestroyNotify) san_office_hours_free);

  if (one_in (rand, 2))
    add_season (hours, "06-01", "09-30", PICK (rand, spans));
  if (one_in (rand, 3))
    add_season (hours, "11-15", "02-28", PICK (rand, spans));

  return hours;
}

/* (element-type SanCalendarDay): days of the office's own, none twice */
static GPtrArray *
random_local_days (GRand *rand,
                   int    year)
{
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify) san_calendar_day_free);
  SanDay day = san_day_new (year, 1, 1);

  while ((day += g_rand_int_range (rand, 3, 40)) < san_day_new (year + 1, 3, 1))
    g_ptr_array_add (days, calendar_day (day, (SanCalendarKind) g_rand_int_range (rand, 0, 3),
                                         TRUE));

  return days;
}

static gboolean
has_day (GPtrArray *days,
         SanDay     day)
{
  for (guint i = 0; i < days->len; i++)
    {
      if (((SanCalendarDay *) g_ptr_array_index (days, i))->day == day)
        return TRUE;
    }

  return FALSE;
}

static void
fill_calendar (SanHistoryCalendar *calendar,
               const char         *table,
               GPtrArray          *table_days,
               int                 year,
               int                 nth)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint) (year * SAN_HISTORY_CALENDARS_OF_YEAR + nth));
  g_autoptr (GPtrArray) local = nth == 0 ? g_ptr_array_new () : random_local_days (rand, year);
  g_autoptr (GPtrArray) hours = nth == 0 ? g_ptr_array_new () : random_hours (rand);
  g_autoptr (GPtrArray) days =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_calendar_day_free);
  int without = nth > 0 && one_in (rand, 8) ? year + one_in (rand, 2) : 0;
  gboolean roll = nth == 0 || one_in (rand, 2);

  for (guint i = 0; i < table_days->len; i++)
    {
      const SanCalendarDay *day = g_ptr_array_index (table_days, i);

      if (year_of (day->day) != without && !has_day (local, day->day))
        g_ptr_array_add (days, calendar_day (day->day, day->kind, FALSE));
    }
  for (guint i = 0; i < local->len; i++)
    {
      const SanCalendarDay *day = g_ptr_array_index (local, i);

      g_ptr_array_add (days, calendar_day (day->day, day->kind, TRUE));
    }

  calendar->year = year;
  calendar->engine = san_work_calendar_new (days, hours, roll);
  calendar->sim = san_sim_calendar_new (table, local, hours, roll, without, year - 1, year + 8);
  calendar->label = g_strdup_printf ("%d/%d, %u local days, %u seasons, %s%s", year, nth,
                                     local->len, hours->len, roll ? "rolls" : "does not roll",
                                     without != 0 ? ", a year without table" : "");
  calendar->eves = g_array_new (FALSE, FALSE, sizeof (SanDay));
  for (SanDay day = san_day_new (year, 1, 1); day < san_day_new (year + 1, 1, 1); day++)
    {
      if (san_sim_calendar_open (calendar->sim, (SanTime) day * DAY + 600) &&
          !san_sim_calendar_open (calendar->sim, (SanTime) (day + 1) * DAY + 600) &&
          !san_sim_calendar_open (calendar->sim, (SanTime) (day + 3) * DAY + 600))
        g_array_append_val (calendar->eves, day);
    }
}

SanHistoryCalendar *
san_history_calendars_new (void)
{
  SanHistoryCalendar *calendars = g_new0 (SanHistoryCalendar, SAN_HISTORY_CALENDARS);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "holidays-cn.csv",
                                                 NULL);
  g_autofree char *table = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &table, NULL, &error);
  g_assert_no_error (error);
  days = san_calendar_read_table (path, &error);
  g_assert_no_error (error);

  for (int i = 0; i < SAN_HISTORY_CALENDARS; i++)
    fill_calendar (&calendars[i], table, days,
                   SAN_HISTORY_FIRST_YEAR + i / SAN_HISTORY_CALENDARS_OF_YEAR,
                   i % SAN_HISTORY_CALENDARS_OF_YEAR);

  return calendars;
}

void
san_history_calendars_free (SanHistoryCalendar *calendars)
{
  for (int i = 0; i < SAN_HISTORY_CALENDARS; i++)
    {
      san_work_calendar_unref (calendars[i].engine);
      san_sim_calendar_free (calendars[i].sim);
      g_array_unref (calendars[i].eves);
      g_free (calendars[i].label);
    }
  g_free (calendars);
}
