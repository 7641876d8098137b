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

static gboolean
is_stop (const SanDeadlineSpan *span)
{
  return g_str_equal (span->why, "suspended") || g_str_equal (span->why, "waiting");
}

/* Where the last @minutes that count begin; what is cut off there becomes a stretch of its
 * own. The index of the first stretch after the limit itself. */
static guint
cut_extension (GPtrArray *spans,
               gint64     minutes)
{
  guint i = spans->len;

  while (i > 0)
    {
      SanDeadlineSpan *span = g_ptr_array_index (spans, i - 1);
      SanDeadlineSpan *tail;

      if (minutes == 0 && (span->counts || is_stop (span)))
        break;

      if (span->counts && span->minutes > minutes)
        {
          tail = g_memdup2 (span, sizeof *span);
          tail->why = g_strdup (span->why);
          tail->minutes = minutes;
          tail->from = span->to = span->to - minutes;
          span->minutes -= minutes;
          g_ptr_array_insert (spans, (int) i, tail);
          break;
        }

      minutes -= span->minutes;
      i--;
    }

  return i;
}

/* What an extension gave does not count, so that the counted minutes add up to the limit:
 * it is one stretch from the old due time to the new one, but for stops inside it. */
static void
mark_extension (GPtrArray *spans,
                gint64     minutes)
{
  guint i = cut_extension (spans, minutes);

  while (i < spans->len)
    {
      SanDeadlineSpan *span = g_ptr_array_index (spans, i);
      SanDeadlineSpan *last = i > 0 ? g_ptr_array_index (spans, i - 1) : NULL;

      if (!is_stop (span))
        {
          san_set_str (&span->why, "extension");
          span->counts = FALSE;
          span->minutes = 0;
        }

      if (last != NULL && g_str_equal (last->why, "extension")
          && g_str_equal (span->why, "extension"))
        {
          last->to = span->to;
          g_ptr_array_remove_index (spans, i);
        }
      else
        {
          i++;
        }
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
      if (trace.extension > 0)
        mark_extension (spans, trace.extension);
    }
  san_ticket_fold_clear (&fold);

  return spans;
}
