/* san-ticket-engine-clock.c - the clocks of a ticket: they run, stop, go on and are prolonged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-engine-private.h"

/* The trace: what the explanation of a deadline needs to know */

/* The day of the event does not count for limits in days. */
static SanTime
first_minute (SanTime      at,
              SanLimitKind sort)
{
  if (sort == SAN_LIMIT_WORKDAYS || sort == SAN_LIMIT_DAYS)
    return ((SanTime) san_time_day (at) + 1) * SAN_MINUTES_PER_DAY;

  return at;
}

static void
trace_base (SanTicketFold *fold,
            SanTime        at,
            SanTime        first)
{
  SanTicketTrace *trace = fold->trace;

  if (trace == NULL)
    return;

  trace->base = at;
  trace->base_first = trace->first = first;
  trace->lead = 0;
  trace->extension = 0;
  g_array_set_size (trace->stops, 0);
}

static void
trace_stop (SanTicketFold *fold,
            SanTime        at,
            const char    *why)
{
  SanTicketTrace *trace = fold->trace;
  SanTicketStop stop = { at, SAN_TICKET_NO_TIME, at, why };

  if (trace == NULL)
    return;

  trace->lead = san_work_calendar_remainder (fold->calendar, fold->clock.sort, at, trace->first);
  g_array_append_val (trace->stops, stop);
}

/* Before the clock goes on. What was left of the day of the event when it stopped comes back
 * with the rest and still does not count, so that the counted minutes add up to the limit.
 * Where the due time had passed the explanation starts anew. */
static void
trace_restart (SanTicketFold *fold,
               SanTime        at)
{
  SanTicketTrace *trace = fold->trace;
  SanTicketStop *stop;

  if (trace == NULL || trace->stops->len == 0)
    return;

  stop = &g_array_index (trace->stops, SanTicketStop, trace->stops->len - 1);
  if (fold->clock.due < stop->from || stop->from < trace->base)
    {
      trace_base (fold, at, at);
      return;
    }

  trace->first = san_work_calendar_resume (fold->calendar, fold->clock.sort, at, trace->lead);
  stop->to = at;
  stop->first = trace->first;
}

/* One clock */

void
san_ticket_clock_set (SanTicketFold  *fold,
                      SanTicketClock *clock,
                      SanTime         at,
                      const SanLimit *limit)
{
  clock->sort = limit->kind;
  clock->due = san_work_calendar_due (fold->calendar, at, limit);
  clock->stopped = FALSE;
  clock->remainder = 0;
}

static void
stop (const SanTicketFold *fold,
      SanTicketClock      *clock,
      SanTime              at)
{
  if (clock->due == SAN_TICKET_NO_TIME)
    return;

  clock->remainder = san_work_calendar_remainder (fold->calendar, clock->sort, at, clock->due);
  clock->stopped = TRUE;
}

static void
go_on (const SanTicketFold *fold,
       SanTicketClock      *clock,
       SanTime              at)
{
  if (!clock->stopped)
    return;

  clock->due = san_work_calendar_resume (fold->calendar, clock->sort, at, clock->remainder);
  clock->stopped = FALSE;
}

/* The later of what a clock has and @limit from @at; TRUE when the limit it is. Where both
 * fall on one minute the clock keeps what it has, and its sort of minutes. */
static gboolean
at_least (const SanTicketFold *fold,
          SanTicketClock      *clock,
          SanTime              at,
          const SanLimit      *limit)
{
  SanTime due = san_work_calendar_due (fold->calendar, at, limit);

  if (due <= clock->due)
    return FALSE;

  clock->due = due;
  clock->sort = limit->kind;

  return TRUE;
}

/* All of a ticket's clocks */

void
san_ticket_fold_halt (SanTicketFold *fold,
                      SanTime        at,
                      const char    *why)
{
  if (fold->halted != SAN_TICKET_NO_TIME)
    return;

  fold->halted = at;
  fold->state.stopped = at;

  /* While red is proposed the yellow clock is over: there is nothing to stop. */
  if (fold->state.red != SAN_TICKET_RED_PROPOSED)
    {
      trace_stop (fold, at, why);
      stop (fold, &fold->clock, at);
    }

  stop (fold, &fold->receipt, at);

  /* The due time of the figures stays where it is once it has passed: a stop or a return
   * afterwards does not make a late ticket punctual. */
  if (fold->own.due >= at)
    stop (fold, &fold->own, at);
}

void
san_ticket_fold_restart (SanTicketFold  *fold,
                         SanTime         at,
                         const SanLimit *minimum)
{
  gboolean own = fold->own.stopped;

  if (fold->halted == SAN_TICKET_NO_TIME)
    return;

  fold->state.stopped_minutes += san_work_calendar_minutes (fold->calendar, fold->halted, at);
  fold->halted = SAN_TICKET_NO_TIME;
  fold->state.stopped = SAN_TICKET_NO_TIME;

  if (fold->clock.stopped)
    {
      trace_restart (fold, at);
      go_on (fold, &fold->clock, at);
      if (minimum != NULL)
        san_ticket_fold_prolong (fold, at, minimum);
    }

  go_on (fold, &fold->receipt, at);
  go_on (fold, &fold->own, at);
  if (own && minimum != NULL)
    at_least (fold, &fold->own, at, minimum);
}

void
san_ticket_fold_begin (SanTicketFold  *fold,
                       SanTime         at,
                       const SanLimit *limit)
{
  san_ticket_clock_set (fold, &fold->clock, at, limit);
  trace_base (fold, at, first_minute (at, limit->kind));
}

void
san_ticket_fold_prolong (SanTicketFold  *fold,
                         SanTime         at,
                         const SanLimit *limit)
{
  if (!at_least (fold, &fold->clock, at, limit))
    return;

  trace_base (fold, at, first_minute (at, limit->kind));

  /* A rise that stays although a report came in time, because its slip has left: what the
   * report left over reaches to the risen due time. */
  if (fold->clock.stopped)
    {
      trace_stop (fold, fold->halted, "waiting");
      stop (fold, &fold->clock, fold->halted);
    }
}

/* Extensions */

SanTime
san_ticket_fold_granted (const SanTicketFold  *fold,
                         const SanTicketEvent *ask,
                         SanTime               due)
{
  if (ask->due != SAN_TICKET_NO_TIME)
    return MAX (due, ask->due);

  return MAX (due, san_work_calendar_due (fold->calendar, due, &ask->limit));
}

/* The limit keeps its sort of minutes. The figures' due time moves along unless it had
 * passed when the extension was asked: what is prolonged then is the period of a rise. */
void
san_ticket_fold_grant (SanTicketFold        *fold,
                       const SanTicketEvent *ask)
{
  SanTime due = san_ticket_fold_granted (fold, ask, fold->clock.due);

  if (fold->trace != NULL)
    fold->trace->extension += san_work_calendar_remainder (fold->calendar, fold->clock.sort,
                                                           fold->clock.due, due);
  fold->clock.due = due;
  if (ask->as_of <= fold->own.due)
    fold->own.due = san_ticket_fold_granted (fold, ask, fold->own.due);
}
