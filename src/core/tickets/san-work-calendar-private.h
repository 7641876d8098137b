/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-work-calendar.h"

G_BEGIN_DECLS

#define SAN_DAY_PLAN_SPANS 8

/* The minutes of a day that are worked: [from, to), in order. */
typedef struct
{
  guint n;
  int   minutes;                           /* of all spans */
  struct
  {
    int from;
    int to;
    int before;                            /* minutes of the spans before this one */
  } spans[SAN_DAY_PLAN_SPANS];
} SanDayPlan;

/* "08:30-12:00 14:30-17:30"; refuses what is not in order, overlaps or leaves the day */
gboolean          san_day_plan_parse        (const char            *text,
                                             SanDayPlan            *plan,
                                             GError               **error);
/* (transfer full): the canonical text */
char             *san_day_plan_format       (const SanDayPlan      *plan);
/* How many of its minutes lie before @minute of the day. */
int               san_day_plan_before       (const SanDayPlan      *plan,
                                             int                    minute);

/* (nullable): of a day that is worked, with its half day taken off */
const SanDayPlan *san_work_calendar_plan    (const SanWorkCalendar *self,
                                             SanDay                 day);
/* The office's whole hours of that season, worked or not. */
const SanDayPlan *san_work_calendar_season  (const SanWorkCalendar *self,
                                             SanDay                 day);

G_END_DECLS
