/* ticket-simulator-calendar.c - worked minutes, found by looking at each of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <string.h>

#include "core/ticket-simulator.h"

#define DAY SAN_MINUTES_PER_DAY

struct _SanSimCalendar
{
  SanDay      first;
  SanDay      last;
  gboolean    roll;
  guint8    **rows;      /* a day's 1440 minutes: 1 is worked; NULL: a day without work */
  int        *closing;   /* the minute at which the hours of the day's season end */
  GHashTable *patterns;  /* hours → row */
};

/* "08:30-12:00 14:30-17:30" */
static guint8 *
row_of_spans (const char *spans,
              gboolean    half,
              int        *closing)
{
  guint8 *row = g_new0 (guint8, DAY);
  int h1, m1, h2, m2, used;
  const char *p = spans;

  while (sscanf (p, " %d:%d-%d:%d%n", &h1, &m1, &h2, &m2, &used) == 4)
    {
      for (int m = h1 * 60 + m1; m < h2 * 60 + m2; m++)
        row[m] = 1;
      *closing = h2 * 60 + m2;
      p += used;
      if (half)
        break;
    }

  return row;
}

static const char *
spans_of_day (GPtrArray *hours,
              SanDay     day)
{
  const char *spans = "08:30-12:00 14:30-17:30";
  int year, month, mday;
  char md[16];

  san_day_get (day, &year, &month, &mday);
  g_snprintf (md, sizeof md, "%02d-%02d", month, mday);

  for (guint i = 0; hours != NULL && i < hours->len; i++)
    {
      const SanOfficeHours *season = g_ptr_array_index (hours, i);
      gboolean after = strcmp (md, season->from_md) >= 0;
      gboolean before = strcmp (md, season->to_md) <= 0;
      gboolean over_new_year = strcmp (season->from_md, season->to_md) > 0;

      if (over_new_year ? after || before : after && before)
        spans = season->spans;
    }

  return spans;
}

/* 'o' off, 'w' worked, 'h' half of a worked day, 0 as the week has it */
static void
mark (SanSimCalendar *self,
      char           *kinds,
      SanDay          day,
      char            kind)
{
  if (day >= self->first && day <= self->last)
    kinds[day - self->first] = kind;
}

static void
read_table (SanSimCalendar *self,
            char           *kinds,
            const char     *table,
            int             without)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      int year, month, mday;
      char kind[8];

      if (sscanf (lines[i], "%d-%d-%d,%4[a-z]", &year, &month, &mday, kind) == 4 &&
          year != without)
        mark (self, kinds, san_day_new (year, month, mday), kind[0]);
    }
}

SanSimCalendar *
san_sim_calendar_new (const char *table,
                      GPtrArray  *days,
                      GPtrArray  *hours,
                      gboolean    roll,
                      int         without,
                      int         first,
                      int         last)
{
  SanSimCalendar *self = g_new0 (SanSimCalendar, 1);
  guint n;
  g_autofree char *kinds = NULL;

  self->first = san_day_new (first, 1, 1);
  self->last = san_day_new (last, 12, 31);
  self->roll = roll;
  n = (guint) (self->last - self->first + 1);
  self->rows = g_new0 (guint8 *, n);
  self->closing = g_new0 (int, n);
  self->patterns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  kinds = g_new0 (char, n);

  read_table (self, kinds, table, without);
  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      const SanCalendarDay *day = g_ptr_array_index (days, i);

      mark (self, kinds, day->day, "owh"[day->kind]);
    }

  for (guint i = 0; i < n; i++)
    {
      SanDay day = self->first + (SanDay) i;
      char kind = kinds[i] != 0 ? kinds[i] : san_day_weekday (day) >= 6 ? 'o' : 'w';
      const char *spans = spans_of_day (hours, day);
      g_autofree char *key = g_strdup_printf ("%s %d", spans, kind == 'h');
      guint8 *row = row_of_spans (spans, kind == 'h', &self->closing[i]);

      if (g_hash_table_contains (self->patterns, key))
        g_free (row);
      else
        g_hash_table_insert (self->patterns, g_strdup (key), row);
      if (kind != 'o')
        self->rows[i] = g_hash_table_lookup (self->patterns, key);
    }

  return self;
}

void
san_sim_calendar_free (SanSimCalendar *self)
{
  g_hash_table_unref (self->patterns);
  g_free (self->rows);
  g_free (self->closing);
  g_free (self);
}

static inline const guint8 *
row_of_day (const SanSimCalendar *self,
            SanDay                day)
{
  g_assert (day >= self->first && day <= self->last);

  return self->rows[day - self->first];
}

static SanTime
closing_of_day (const SanSimCalendar *self,
                SanDay                day)
{
  return (SanTime) day * DAY + self->closing[day - self->first];
}

gboolean
san_sim_calendar_open (const SanSimCalendar *self,
                       SanTime               minute)
{
  const guint8 *row = row_of_day (self, (SanDay) (minute / DAY));

  return row != NULL && row[minute % DAY];
}

SanTime
san_sim_calendar_next (const SanSimCalendar *self,
                       SanTime               minute)
{
  SanDay day = (SanDay) (minute / DAY);
  int m = (int) (minute % DAY);

  for (;; day++, m = 0)
    {
      const guint8 *row = row_of_day (self, day);

      while (row != NULL && m < DAY && !row[m])
        m++;
      if (row != NULL && m < DAY)
        return (SanTime) day * DAY + m;
    }
}

gint64
san_sim_calendar_count (const SanSimCalendar *self,
                        gboolean              plain,
                        SanTime               from,
                        SanTime               to)
{
  gint64 count = 0;

  for (SanTime t = from; t < to; t++)
    {
      if (!plain)
        t = san_sim_calendar_next (self, t);
      count += t < to;
    }

  return count;
}

SanTime
san_sim_calendar_pass (const SanSimCalendar *self,
                       gboolean              plain,
                       SanTime               from,
                       gint64                minutes)
{
  SanTime t = from;

  for (; minutes > 0; minutes--)
    t = 1 + (plain ? t : san_sim_calendar_next (self, t));

  return t;
}

SanTime
san_sim_calendar_end (const SanSimCalendar *self,
                      SanTime               start,
                      const SanLimit       *limit)
{
  SanDay day = san_time_day (start);
  int n = limit->n;

  switch ((int) limit->kind)
    {
    case SAN_LIMIT_WORKDAYS:
      while (n > 0)
        {
          day++;
          if (row_of_day (self, day) != NULL)
            n--;
        }
      return closing_of_day (self, day);

    case SAN_LIMIT_DAYS:
      day += n;
      while (self->roll && row_of_day (self, day) == NULL)
        day++;
      return closing_of_day (self, day);

    case SAN_LIMIT_WORKHOURS:
      return san_sim_calendar_pass (self, FALSE, start, n * 60);

    case SAN_LIMIT_HOURS:
      return start + n * 60;

    case SAN_LIMIT_UNTIL:
      return limit->until;

    default:
      return start;
    }
}
