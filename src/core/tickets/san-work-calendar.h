/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tickets/san-calendar-store.h"
#include "base/san-limit.h"

G_BEGIN_DECLS

/* The office's hours of a season. Where several seasons contain a day, the one that begins
 * later in the year wins; one of the whole year wins over none. */
typedef struct
{
  char *from_md;   /* "06-01" */
  char *to_md;     /* "09-30", inclusive; before from_md: across New Year */
  char *spans;     /* "08:30-12:00 14:30-17:30" */
} SanOfficeHours;

#define SAN_OFFICE_HOURS_DEFAULT "08:30-12:00 14:30-17:30"

/**
 * SanWorkCalendar:
 *
 * Which minutes are worked, from 2000 to 2100: weekdays, the State Council's days off and
 * make-up days, the office's own days, its hours by season. Counted once into running sums,
 * so that a deadline costs two look-ups. Immutable after making; any thread may read it.
 */
typedef struct _SanWorkCalendar SanWorkCalendar;

/* @days (element-type SanCalendarDay) and @hours (element-type SanOfficeHours) may be NULL.
 * @roll: a limit in days that ends on a day without work ends on the next working day. */
SanWorkCalendar *san_work_calendar_new       (GPtrArray             *days,
                                              GPtrArray             *hours,
                                              gboolean               roll);
/* From the file's tables calendar_day and office_hours and the setting ticket.days-roll. */
SanWorkCalendar *san_work_calendar_load      (SanDatabase           *database,
                                              GError               **error);
SanWorkCalendar *san_work_calendar_ref       (SanWorkCalendar       *self);
void             san_work_calendar_unref     (SanWorkCalendar       *self);

/* FALSE when the year's holidays are not known: it counts as Monday to Friday. */
gboolean         san_work_calendar_has_table (const SanWorkCalendar *self,
                                              int                    year);
gboolean         san_work_calendar_is_workday (const SanWorkCalendar *self,
                                              SanDay                 day);
gboolean         san_work_calendar_is_open   (const SanWorkCalendar *self,
                                              SanTime                minute);
/* (transfer full): "08:30-12:00 14:30-17:30" of that day, "" when it is not worked */
char            *san_work_calendar_spans     (const SanWorkCalendar *self,
                                              SanDay                 day);
/* (transfer none) (nullable): 春节, of a day that differs from the ordinary week */
const SanCalendarDay *san_work_calendar_day  (const SanWorkCalendar *self,
                                              SanDay                 day);
/* Working minutes in [from, to); 0 when to <= from. */
gint64           san_work_calendar_minutes   (const SanWorkCalendar *self,
                                              SanTime                from,
                                              SanTime                to);
/* The moment at which @minutes working minutes have passed since @from; where that is the
 * end of a span, the span's end (17:30). 0 minutes: @from itself. */
SanTime          san_work_calendar_add       (const SanWorkCalendar *self,
                                              SanTime                from,
                                              gint64                 minutes);
/* When a limit given at @start ends (tickets.md §3). */
SanTime          san_work_calendar_due       (const SanWorkCalendar *self,
                                              SanTime                start,
                                              const SanLimit        *limit);
/* The exact remainder, never below 0: working or plain minutes in [stop, due), by @kind. */
gint64           san_work_calendar_remainder (const SanWorkCalendar *self,
                                              SanLimitKind           kind,
                                              SanTime                stop,
                                              SanTime                due);
/* The moment at which that many minutes of the same sort have passed since the restart. */
SanTime          san_work_calendar_resume    (const SanWorkCalendar *self,
                                              SanLimitKind           kind,
                                              SanTime                restart,
                                              gint64                 remainder);
/* Working days to count from @now's day to @due's: 0 the same day, 3 "3 days left",
 * −2 "2 days over"; for words and bars in lists. */
int              san_work_calendar_days_left (const SanWorkCalendar *self,
                                              SanTime                now,
                                              SanTime                due);
/* From which minute on a deadline is soon: that at which one working day's minutes remain. */
SanTime          san_work_calendar_soon      (const SanWorkCalendar *self,
                                              SanTime                due);

/* A stretch of a deadline's explanation (cli.md: ticket deadline). */
typedef struct
{
  SanTime  from;
  SanTime  to;
  gboolean counts;
  gint64   minutes;   /* counted ones; 0 when it does not count */
  char    *why;       /* "office", "closed", "weekend", "holiday:春节", … never translated */
} SanDeadlineSpan;

void             san_deadline_span_free      (SanDeadlineSpan       *span);
/* (transfer full) (element-type SanDeadlineSpan): [from, to) cut into stretches, without a
 * gap; @first: the first minute that may count: what lies before it, the rest of the day of
 * the event, is day-of-event; @kind: which sort of minutes counts. Round the clock every
 * minute counts from @first on, whatever its why. */
GPtrArray       *san_work_calendar_explain   (const SanWorkCalendar *self,
                                              SanTime                from,
                                              SanTime                to,
                                              SanTime                first,
                                              SanLimitKind           kind);

/* (element-type SanOfficeHours), by season; inside a change for put and delete */
GPtrArray       *san_office_hours_store_list (SanDatabase           *database,
                                              GError               **error);
gboolean         san_office_hours_store_put  (SanDatabase           *database,
                                              const SanOfficeHours  *hours,
                                              GError               **error);
gboolean         san_office_hours_store_delete (SanDatabase         *database,
                                              const char            *from_md,
                                              GError               **error);
void             san_office_hours_free       (SanOfficeHours        *hours);
/* (transfer full): "MM-DD"; of any year, leap years included */
char            *san_month_day_parse         (const char            *text,
                                              GError               **error);
/* (transfer full): spans in the canonical form; they must be in order, not overlap and lie
 * inside the day */
char            *san_office_spans_parse      (const char            *text,
                                              GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanWorkCalendar, san_work_calendar_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanOfficeHours, san_office_hours_free)

G_END_DECLS
