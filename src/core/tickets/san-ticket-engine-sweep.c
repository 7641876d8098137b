/* san-ticket-engine-sweep.c - the rises that lapse of time brings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-engine-private.h"

#include "base/san-utils.h"

/* White rises to yellow, yellow has red proposed. The step keeps the limit it gives. */
static SanTicketEvent *
make_step (const SanTicketFold *fold,
           SanTime              at,
           const char          *why,
           SanTime              now)
{
  SanTicketEvent *step = san_ticket_event_new (SAN_TICKET_STEP, at, "");

  step->entered = now;
  san_set_str (&step->why, why);
  if (fold->state.colour == SAN_TICKET_WHITE)
    {
      step->has_colour = TRUE;
      step->colour = SAN_TICKET_YELLOW;
      step->limit = fold->rules->yellow;
    }
  else
    {
      step->proposes = TRUE;
    }

  return step;
}

/* The step that is due before @now, NULL if there is none. */
static SanTicketEvent *
next_step (const SanTicketRules  *rules,
           const SanWorkCalendar *calendar,
           GPtrArray             *events,
           SanTime                now)
{
  SanTicketFold fold;
  SanTicketEvent *step = NULL;
  SanTime at;
  const char *why;

  san_ticket_fold_run (&fold, rules, calendar, events, G_MAXINT64, NULL);
  if (now >= fold.newest && san_ticket_fold_next (&fold, &at, &why) && at < now)
    step = make_step (&fold, at, why, now);
  san_ticket_fold_clear (&fold);

  return step;
}

GPtrArray *
san_ticket_sweep (const SanTicketRules  *rules,
                  const SanWorkCalendar *calendar,
                  GPtrArray             *events,
                  SanTime                now)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_event_free);
  g_autoptr (GPtrArray) all = NULL;   /* borrowed from both */
  SanTicketEvent *step;

  g_return_val_if_fail (rules != NULL && calendar != NULL && events != NULL, steps);

  /* Each step has its own period: the next is looked for in what this one makes. */
  step = next_step (rules, calendar, events, now);
  while (step != NULL)
    {
      if (all == NULL)
        {
          all = g_ptr_array_sized_new (events->len + 2);
          for (guint i = 0; i < events->len; i++)
            g_ptr_array_add (all, g_ptr_array_index (events, i));
        }

      g_ptr_array_add (steps, step);
      g_ptr_array_add (all, step);
      step = next_step (rules, calendar, all, now);
    }

  return steps;
}
