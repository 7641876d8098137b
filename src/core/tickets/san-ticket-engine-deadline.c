/* san-ticket-engine-deadline.c - how the due time in force came about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-engine-private.h"

#include "base/san-utils.h"

static void
append_stop (GPtrArray           *spans,
             const SanTicketStop *stop)
{
  SanDeadlineSpan *span;

  if (stop->from >= stop->to)
    return;

  span = g_new0 (SanDeadlineSpan, 1);
  span->from = stop->from;
  span->to = stop->to;
  span->why = g_strdup (stop->why);
  g_ptr_array_add (spans, span);
}

static void
append_running (GPtrArray           *spans,
                const SanTicketFold *fold,
                SanTime              from,
                SanTime              to,
                SanTime              first)
{
  g_autoptr (GPtrArray) running = NULL;

  if (from >= to)
    return;

  running = san_work_calendar_explain (fold->calendar, from, to, first, fold->clock.sort);
  g_ptr_array_extend_and_steal (spans, g_steal_pointer (&running));
}

/* The stretches from the event that set the due time. A stop that still lasts does not yet
 * move it. */
static void
append_all (GPtrArray           *spans,
            const SanTicketFold *fold)
{
  const SanTicketTrace *trace = fold->trace;
  SanTime from = trace->base;
  SanTime first = trace->base_first;

  for (guint i = 0; i < trace->stops->len; i++)
    {
      const SanTicketStop *stop = &g_array_index (trace->stops, SanTicketStop, i);

      if (stop->to == SAN_TICKET_NO_TIME)
        break;

      append_running (spans, fold, from, stop->from, first);
      append_stop (spans, stop);
      from = stop->to;
      first = stop->first;
    }

  append_running (spans, fold, from, fold->clock.due, first);
}

/* The last @minutes that count are those an extension gave. */
static void
mark_extension (GPtrArray *spans,
                gint64     minutes)
{
  for (guint i = spans->len; i > 0 && minutes > 0; i--)
    {
      SanDeadlineSpan *span = g_ptr_array_index (spans, i - 1);
      SanDeadlineSpan *tail = span;

      if (!span->counts)
        continue;

      if (span->minutes > minutes)
        {
          tail = g_memdup2 (span, sizeof *span);
          tail->why = NULL;
          tail->minutes = minutes;
          tail->from = span->to = span->to - minutes;
          span->minutes -= minutes;
          g_ptr_array_insert (spans, (int) i, tail);
        }

      san_set_str (&tail->why, "extension");
      minutes -= tail->minutes;
    }
}

GPtrArray *
san_ticket_deadline (const SanTicketRules  *rules,
                     const SanWorkCalendar *calendar,
                     GPtrArray             *events)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) san_deadline_span_free);
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (SanTicketStop));
  SanTicketTrace trace = { .stops = stops };
  SanTicketFold fold;

  g_return_val_if_fail (rules != NULL && calendar != NULL && events != NULL, spans);

  san_ticket_fold_run (&fold, rules, calendar, events, G_MAXINT64, &trace);
  if (fold.clock.due != SAN_TICKET_NO_TIME)
    {
      append_all (spans, &fold);
      mark_extension (spans, trace.extension);
    }
  san_ticket_fold_clear (&fold);

  return spans;
}
