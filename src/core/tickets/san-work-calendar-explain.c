/* san-work-calendar-explain.c - which minutes of a time limit counted, which not, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-work-calendar-private.h"

#include <string.h>

void
san_deadline_span_free (SanDeadlineSpan *span)
{
  g_free (span->why);
  g_free (span);
}

/* The parts of what is explained: [from, to), clipped to it. */
typedef struct
{
  GPtrArray *spans;
  SanTime    from;
  SanTime    to;
  gboolean   round_the_clock;
} Explanation;

/* Adds [from, to); to the stretch before it where nothing changes. */
static void
add (Explanation *explanation,
     SanTime      from,
     SanTime      to,
     gboolean     counts,
     const char  *why)
{
  SanDeadlineSpan *last = NULL;
  SanDeadlineSpan *span;

  from = MAX (from, explanation->from);
  to = MIN (to, explanation->to);
  if (from >= to)
    return;

  if (explanation->spans->len > 0)
    last = g_ptr_array_index (explanation->spans, explanation->spans->len - 1);
  if (last == NULL || last->counts != counts || strcmp (last->why, why) != 0)
    {
      span = g_new0 (SanDeadlineSpan, 1);
      span->from = from;
      span->counts = counts;
      span->why = g_strdup (why);
      g_ptr_array_add (explanation->spans, span);
      last = span;
    }

  last->to = to;
  if (counts)
    last->minutes += to - from;
}

static gboolean
has_table (const SanWorkCalendar *self,
           SanDay                 day)
{
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);
  return san_work_calendar_has_table (self, year);
}

/* (transfer full): why the office's minutes of that day are worked, or not */
static char *
reason_of_day (const SanWorkCalendar *self,
               SanDay                 day)
{
  const SanCalendarDay *special = san_work_calendar_day (self, day);

  if (special != NULL && special->local)
    return g_strconcat ("local:", special->name, NULL);
  if (special != NULL && special->kind == SAN_CALENDAR_WORK)
    return g_strconcat ("makeup:", special->name, NULL);
  if (special != NULL)
    return g_strconcat ("holiday:", special->name, NULL);
  if (san_day_weekday (day) > 5)
    return g_strdup ("weekend");

  return g_strdup (has_table (self, day) ? "office" : "no-table");
}

/* A day that is worked: its spans, and what lies between them. The half of a half day that
 * is off has that day's reason. */
static void
add_workday (Explanation           *explanation,
             const SanWorkCalendar *self,
             SanDay                 day,
             const char            *why)
{
  const SanDayPlan *plan = san_work_calendar_plan (self, day);
  const SanDayPlan *whole = san_work_calendar_season (self, day);
  SanTime midnight = (SanTime) day * SAN_MINUTES_PER_DAY;
  SanTime at = midnight;

  for (guint i = 0; i < whole->n; i++)
    {
      SanTime from = midnight + whole->spans[i].from;
      SanTime to = midnight + whole->spans[i].to;

      add (explanation, at, from, explanation->round_the_clock, "closed");
      add (explanation, from, to, explanation->round_the_clock || i < plan->n, why);
      at = to;
    }
  add (explanation, at, midnight + SAN_MINUTES_PER_DAY, explanation->round_the_clock, "closed");
}

static void
add_day (Explanation           *explanation,
         const SanWorkCalendar *self,
         SanDay                 day)
{
  SanTime midnight = (SanTime) day * SAN_MINUTES_PER_DAY;
  g_autofree char *why = reason_of_day (self, day);

  if (san_work_calendar_is_workday (self, day))
    add_workday (explanation, self, day, why);
  else
    add (explanation, midnight, midnight + SAN_MINUTES_PER_DAY, explanation->round_the_clock,
         why);
}

GPtrArray *
san_work_calendar_explain (const SanWorkCalendar *self,
                           SanTime                from,
                           SanTime                to,
                           SanTime                first,
                           SanLimitKind           kind)
{
  Explanation explanation = { NULL, from, to, !san_limit_is_working (kind) };

  explanation.spans = g_ptr_array_new_with_free_func ((GDestroyNotify) san_deadline_span_free);
  add (&explanation, from, first, FALSE, "day-of-event");

  explanation.from = MAX (from, first);
  for (SanDay day = san_time_day (explanation.from);
       (SanTime) day * SAN_MINUTES_PER_DAY < to; day++)
    add_day (&explanation, self, day);

  return explanation.spans;
}
