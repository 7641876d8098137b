/* san-work-calendar.c - which minutes are worked, and when limits end
 *
 * Every day from 1999 to 2199 has the number of working days and of working minutes before
 * it; the working days stand in a list besides. A limit in workdays is then one look-up, one
 * in working hours a search among the sums.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-work-calendar-private.h"

#include <stdlib.h>
#include <string.h>

#include "store/san-setting-store.h"

/* Wider than the years of the records, so that long limits end inside. */
#define FIRST_YEAR 1999
#define LAST_YEAR  2199

#define MONTH_DAYS 366   /* days of a leap year: "MM-DD" as a number */
#define NOT_WORKED 0     /* place in the plans */

struct _SanWorkCalendar
{
  int         ref_count;
  gboolean    roll;
  SanDay      first;            /* of the arrays */
  int         n_days;
  GArray     *plans;            /* SanDayPlan: none, then whole and half day of each season */
  guint16     seasons[MONTH_DAYS]; /* place in @plans of the whole day */
  guint16    *plan_of;          /* by day: place in @plans, NOT_WORKED */
  int        *minutes_before;   /* by day, and one more: working minutes of the days before */
  int        *workdays_before;  /* by day, and one more: working days before it */
  int        *workdays;         /* the working days, as places in the arrays */
  int         n_workdays;
  GHashTable *special;          /* (element-type SanDay SanCalendarDay) */
  gboolean    tables[LAST_YEAR - FIRST_YEAR + 1];
};

/* The place of a day in a leap year, from 0. */
static int
place_in_year (int month,
               int day)
{
  return san_day_new (2000, month, day) - san_day_new (2000, 1, 1);
}

static int
place_of_text (const char *month_day)
{
  return place_in_year (atoi (month_day), atoi (month_day + 3));
}

static gboolean
season_contains (const SanOfficeHours *hours,
                 int                   place)
{
  int from = place_of_text (hours->from_md);
  int to = place_of_text (hours->to_md);

  return from <= to ? place >= from && place <= to : place >= from || place <= to;
}

static gboolean
is_year_round (const SanOfficeHours *hours)
{
  int from = place_of_text (hours->from_md);
  int to = place_of_text (hours->to_md);

  return (to + 1) % MONTH_DAYS == from;
}

/* A season beats the hours of the whole year; the season that begins later, the other. */
static gboolean
wins (const SanOfficeHours *hours,
      const SanOfficeHours *over)
{
  if (over == NULL)
    return TRUE;
  if (is_year_round (hours) != is_year_round (over))
    return is_year_round (over);

  return strcmp (hours->from_md, over->from_md) > 0;
}

/* Adds the whole and the half day; returns the place of the whole one. */
static guint16
add_plans (SanWorkCalendar *self,
           const char      *spans)
{
  SanDayPlan whole = { 0 };
  SanDayPlan half = { 0 };

  if (!san_day_plan_parse (spans, &whole, NULL))
    san_day_plan_parse (SAN_OFFICE_HOURS_DEFAULT, &whole, NULL);
  half = whole;
  half.n = 1;
  half.minutes = whole.spans[0].to - whole.spans[0].from;
  g_array_append_val (self->plans, whole);
  g_array_append_val (self->plans, half);

  return (guint16) (self->plans->len - 2);
}

static void
fill_seasons (SanWorkCalendar *self,
              GPtrArray       *hours)
{
  const SanDayPlan none = { 0 };
  const SanOfficeHours *chosen[MONTH_DAYS] = { NULL };
  guint16 usual;

  g_array_append_val (self->plans, none);
  usual = add_plans (self, SAN_OFFICE_HOURS_DEFAULT);
  for (int i = 0; i < MONTH_DAYS; i++)
    self->seasons[i] = usual;

  for (guint i = 0; hours != NULL && i < hours->len; i++)
    {
      const SanOfficeHours *season = g_ptr_array_index (hours, i);
      guint16 plan = add_plans (self, season->spans);

      for (int place = 0; place < MONTH_DAYS; place++)
        {
          if (season_contains (season, place) && wins (season, chosen[place]))
            {
              chosen[place] = season;
              self->seasons[place] = plan;
            }
        }
    }
}

static void
fill_special (SanWorkCalendar *self,
              GPtrArray       *days)
{
  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      const SanCalendarDay *day = g_ptr_array_index (days, i);
      SanCalendarDay *copy = g_new (SanCalendarDay, 1);
      int year, month, mday;

      *copy = *day;
      copy->name = g_strdup (day->name != NULL ? day->name : "");
      g_hash_table_insert (self->special, GINT_TO_POINTER (day->day), copy);

      san_day_get (day->day, &year, &month, &mday);
      if (!day->local && year >= FIRST_YEAR && year <= LAST_YEAR)
        self->tables[year - FIRST_YEAR] = TRUE;
    }
}

static guint16
choose_plan (SanWorkCalendar *self,
             SanDay           day,
             guint16          whole)
{
  const SanCalendarDay *special = san_work_calendar_day (self, day);

  if (special == NULL)
    return san_day_weekday (day) <= 5 ? whole : NOT_WORKED;

  switch (special->kind)
    {
    case SAN_CALENDAR_WORK:
      return whole;

    case SAN_CALENDAR_HALF:
      return whole + 1;

    case SAN_CALENDAR_OFF:
    default:
      return NOT_WORKED;
    }
}

static void
fill_days (SanWorkCalendar *self)
{
  int minutes = 0;

  self->first = san_day_new (FIRST_YEAR, 1, 1);
  self->n_days = san_day_new (LAST_YEAR, 12, 31) - self->first + 1;
  self->plan_of = g_new (guint16, self->n_days);
  self->minutes_before = g_new (int, self->n_days + 1);
  self->workdays_before = g_new (int, self->n_days + 1);
  self->workdays = g_new (int, self->n_days);

  for (int i = 0; i < self->n_days; i++)
    {
      int year, month, mday;

      san_day_get (self->first + i, &year, &month, &mday);
      self->plan_of[i] = choose_plan (self, self->first + i,
                                      self->seasons[place_in_year (month, mday)]);
      self->minutes_before[i] = minutes;
      self->workdays_before[i] = self->n_workdays;
      if (self->plan_of[i] == NOT_WORKED)
        continue;

      minutes += g_array_index (self->plans, SanDayPlan, self->plan_of[i]).minutes;
      self->workdays[self->n_workdays++] = i;
    }
  self->minutes_before[self->n_days] = minutes;
  self->workdays_before[self->n_days] = self->n_workdays;
}

SanWorkCalendar *
san_work_calendar_new (GPtrArray *days,
                       GPtrArray *hours,
                       gboolean   roll)
{
  SanWorkCalendar *self = g_new0 (SanWorkCalendar, 1);

  self->ref_count = 1;
  self->roll = roll;
  self->plans = g_array_new (FALSE, FALSE, sizeof (SanDayPlan));
  self->special = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) san_calendar_day_free);

  fill_seasons (self, hours);
  fill_special (self, days);
  fill_days (self);

  return self;
}

SanWorkCalendar *
san_work_calendar_load (SanDatabase *database,
                        GError     **error)
{
  g_autoptr (GPtrArray) days = san_calendar_store_list_all (database, error);
  g_autoptr (GPtrArray) hours = NULL;
  g_autofree char *roll = NULL;

  if (days == NULL)
    return NULL;

  hours = san_office_hours_store_list (database, error);
  if (hours == NULL)
    return NULL;

  roll = san_setting_get (database, "ticket.days-roll", error);
  if (roll == NULL)
    return NULL;

  return san_work_calendar_new (days, hours, strcmp (roll, "no") != 0);
}

SanWorkCalendar *
san_work_calendar_ref (SanWorkCalendar *self)
{
  g_atomic_int_inc (&self->ref_count);

  return self;
}

void
san_work_calendar_unref (SanWorkCalendar *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_array_unref (self->plans);
  g_hash_table_unref (self->special);
  g_free (self->plan_of);
  g_free (self->minutes_before);
  g_free (self->workdays_before);
  g_free (self->workdays);
  g_free (self);
}

gboolean
san_work_calendar_has_table (const SanWorkCalendar *self,
                             int                    year)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR && self->tables[year - FIRST_YEAR];
}

const SanCalendarDay *
san_work_calendar_day (const SanWorkCalendar *self,
                       SanDay                 day)
{
  return g_hash_table_lookup (self->special, GINT_TO_POINTER (day));
}

const SanDayPlan *
san_work_calendar_plan (const SanWorkCalendar *self,
                        SanDay                 day)
{
  int i = day - self->first;

  if (i < 0 || i >= self->n_days || self->plan_of[i] == NOT_WORKED)
    return NULL;

  return &g_array_index (self->plans, SanDayPlan, self->plan_of[i]);
}

const SanDayPlan *
san_work_calendar_season (const SanWorkCalendar *self,
                          SanDay                 day)
{
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);
  return &g_array_index (self->plans, SanDayPlan, self->seasons[place_in_year (month, mday)]);
}

gboolean
san_work_calendar_is_workday (const SanWorkCalendar *self,
                              SanDay                 day)
{
  return san_work_calendar_plan (self, day) != NULL;
}

static int
minute_of_day (SanTime time)
{
  return (int) (time - (SanTime) san_time_day (time) * SAN_MINUTES_PER_DAY);
}

gboolean
san_work_calendar_is_open (const SanWorkCalendar *self,
                           SanTime                minute)
{
  return san_work_calendar_minutes (self, minute, minute + 1) == 1;
}

char *
san_work_calendar_spans (const SanWorkCalendar *self,
                         SanDay                 day)
{
  const SanDayPlan *plan = san_work_calendar_plan (self, day);

  return plan != NULL ? san_day_plan_format (plan) : g_strdup ("");
}

/* Working minutes before @time since the first day of the arrays. */
static gint64
minutes_until (const SanWorkCalendar *self,
               SanTime                time)
{
  SanDay day = san_time_day (time);
  int i = CLAMP (day - self->first, 0, self->n_days);
  const SanDayPlan *plan = san_work_calendar_plan (self, day);

  if (plan == NULL)
    return self->minutes_before[i];

  return self->minutes_before[i] + san_day_plan_before (plan, minute_of_day (time));
}

/* The first moment before which @minutes working minutes lie; 1 and more. */
static SanTime
moment_of (const SanWorkCalendar *self,
           gint64                 minutes)
{
  const SanDayPlan *plan;
  int low = 0;
  int high = self->n_workdays - 1;
  int rest;
  guint span = 0;

  /* the last working day with fewer minutes before it */
  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (self->minutes_before[self->workdays[middle]] < minutes)
        low = middle;
      else
        high = middle - 1;
    }

  plan = san_work_calendar_plan (self, self->first + self->workdays[low]);
  rest = (int) MIN (minutes - self->minutes_before[self->workdays[low]], plan->minutes);
  while (span + 1 < plan->n && plan->spans[span + 1].before < rest)
    span++;

  return (SanTime) (self->first + self->workdays[low]) * SAN_MINUTES_PER_DAY +
         plan->spans[span].from + rest - plan->spans[span].before;
}

gint64
san_work_calendar_minutes (const SanWorkCalendar *self,
                           SanTime                from,
                           SanTime                to)
{
  return to > from ? minutes_until (self, to) - minutes_until (self, from) : 0;
}

SanTime
san_work_calendar_add (const SanWorkCalendar *self,
                       SanTime                from,
                       gint64                 minutes)
{
  return minutes > 0 ? moment_of (self, minutes_until (self, from) + minutes) : from;
}

/* Closing time: the end of the day's last span. */
static SanTime
closing (const SanWorkCalendar *self,
         SanDay                 day)
{
  const SanDayPlan *plan = san_work_calendar_plan (self, day);

  if (plan == NULL)
    plan = san_work_calendar_season (self, day);

  return (SanTime) day * SAN_MINUTES_PER_DAY + plan->spans[plan->n - 1].to;
}

/* How many working days lie before @day. */
static int
workdays_until (const SanWorkCalendar *self,
                SanDay                 day)
{
  return self->workdays_before[CLAMP (day - self->first, 0, self->n_days)];
}

/* The @n-th working day after @day, counted from 1. */
static SanDay
workday_after (const SanWorkCalendar *self,
               SanDay                 day,
               int                    n)
{
  int k = workdays_until (self, day + 1) + n - 1;

  return self->first + self->workdays[MIN (k, self->n_workdays - 1)];
}

SanTime
san_work_calendar_due (const SanWorkCalendar *self,
                       SanTime                start,
                       const SanLimit        *limit)
{
  SanDay day = san_time_day (start);

  switch (limit->kind)
    {
    case SAN_LIMIT_WORKDAYS:
      return closing (self, workday_after (self, day, limit->n));

    case SAN_LIMIT_DAYS:
      day += limit->n;
      if (self->roll && !san_work_calendar_is_workday (self, day))
        day = workday_after (self, day, 1);
      return closing (self, day);

    case SAN_LIMIT_WORKHOURS:
      return san_work_calendar_add (self, start, (gint64) limit->n * 60);

    case SAN_LIMIT_HOURS:
      return start + (SanTime) limit->n * 60;

    case SAN_LIMIT_UNTIL:
      return limit->until;

    case SAN_LIMIT_NONE:
    default:
      return start;
    }
}

gint64
san_work_calendar_remainder (const SanWorkCalendar *self,
                             SanLimitKind           kind,
                             SanTime                stop,
                             SanTime                due)
{
  if (san_limit_is_working (kind))
    return san_work_calendar_minutes (self, stop, due);

  return MAX (due - stop, 0);
}

SanTime
san_work_calendar_resume (const SanWorkCalendar *self,
                          SanLimitKind           kind,
                          SanTime                restart,
                          gint64                 remainder)
{
  if (san_limit_is_working (kind))
    return san_work_calendar_add (self, restart, remainder);

  return restart + MAX (remainder, 0);
}

int
san_work_calendar_days_left (const SanWorkCalendar *self,
                             SanTime                now,
                             SanTime                due)
{
  return workdays_until (self, san_time_day (due) + 1) -
         workdays_until (self, san_time_day (now) + 1);
}

SanTime
san_work_calendar_soon (const SanWorkCalendar *self,
                        SanTime                due)
{
  gint64 day = san_work_calendar_season (self, san_time_day (due))->minutes;
  gint64 before = minutes_until (self, due) - day;

  return before > 0 ? moment_of (self, before) : due;
}
