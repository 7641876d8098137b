/* san-ticket-engine-act.c - what a verb does, and what belongs to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-engine-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "base/san-utils.h"

/* The stages in which a verb is taken, as the table of tickets.md §1 has it. */
#define IN(stage) (1u << SAN_TICKET_ ## stage)
#define IN_WORK (IN (ISSUED) | IN (RECEIVED) | IN (RECTIFYING))
#define IN_OPEN (IN_WORK | IN (REPORTED) | IN (VERIFIED))

static const guint taken_in[SAN_TICKET_KINDS] = {
  [SAN_TICKET_ISSUE] = IN (DRAFT),
  [SAN_TICKET_RECEIVE] = IN (ISSUED),
  [SAN_TICKET_BEGIN] = IN (ISSUED) | IN (RECEIVED),
  [SAN_TICKET_REPORT] = IN_WORK,
  [SAN_TICKET_RETURN] = IN (REPORTED),
  [SAN_TICKET_VERIFY] = IN (REPORTED),
  [SAN_TICKET_CLOSE] = IN (VERIFIED),
  [SAN_TICKET_REOPEN] = IN (CLOSED),
  [SAN_TICKET_EXTEND] = IN_WORK,
  [SAN_TICKET_APPROVE] = IN_WORK,
  [SAN_TICKET_REJECT] = IN_WORK,
  [SAN_TICKET_SUSPEND] = IN_WORK,
  [SAN_TICKET_SHELVE] = IN_OPEN,
  [SAN_TICKET_DISPUTE] = IN_WORK,
  [SAN_TICKET_REASSIGN] = IN_WORK,
  [SAN_TICKET_CANCEL] = IN_OPEN | IN (DRAFT),
  [SAN_TICKET_ORDER_RED] = IN_WORK,
  [SAN_TICKET_HELD] = IN (CLOSED),
  [SAN_TICKET_RELAPSED] = IN (CLOSED),
  [SAN_TICKET_REMIND] = IN_OPEN,
  [SAN_TICKET_ACCOUNT] = IN_OPEN | IN (CLOSED),
};

/* While a flag is set only its way out and cancel are taken. */
static gboolean
flag_takes (SanTicketFlag flag,
            SanTicketKind kind)
{
  switch (flag)
    {
    case SAN_TICKET_SUSPENDED:
      return kind == SAN_TICKET_RESUME || kind == SAN_TICKET_CANCEL;

    case SAN_TICKET_SHELVED:
      return kind == SAN_TICKET_UNSHELVE || kind == SAN_TICKET_CANCEL;

    case SAN_TICKET_DISPUTED:
      return kind == SAN_TICKET_UPHOLD || kind == SAN_TICKET_DISMISS || kind == SAN_TICKET_CANCEL;

    case SAN_TICKET_NO_FLAG:
    default:
      return TRUE;
    }
}

gboolean
san_ticket_takes (const SanTicketRules *rules,
                  const SanTicketState *state,
                  SanTicketKind         kind)
{
  g_return_val_if_fail (rules != NULL && state != NULL, FALSE);
  g_return_val_if_fail ((guint) kind < SAN_TICKET_KINDS, FALSE);

  if (kind == SAN_TICKET_NOTE)
    return TRUE;
  if (kind == SAN_TICKET_OUTCOME)   /* it may be known long after the ticket was closed */
    return state->accounts > 0;
  if (!flag_takes (state->flag, kind))
    return FALSE;
  if (state->flag != SAN_TICKET_NO_FLAG)
    return TRUE;
  if ((taken_in[kind] & (1u << state->stage)) == 0)
    return FALSE;

  switch ((int) kind)
    {
    case SAN_TICKET_EXTEND:
      return (int) state->extensions < rules->extensions
             && (rules->extend_red || state->colour != SAN_TICKET_RED);

    case SAN_TICKET_APPROVE:
    case SAN_TICKET_REJECT:
      return state->proposals > 0;

    case SAN_TICKET_ORDER_RED:
      return state->red == SAN_TICKET_RED_NONE && state->colour != SAN_TICKET_RED;

    case SAN_TICKET_ACCOUNT:
      return state->colour == SAN_TICKET_RED;

    default:
      return TRUE;
    }
}

/* Late entry */

/* It stands at the step's own minute, so that no cut-off comes between the two. */
static SanTicketEvent *
annul (const SanTicketEvent *step,
       SanTime               now)
{
  SanTicketEvent *annulled = san_ticket_event_new (SAN_TICKET_ANNULLED, step->as_of, "");

  annulled->entered = now;
  annulled->refers = step->id;
  san_set_str (&annulled->why, step->why);

  return annulled;
}

static gboolean
is_in_force (GPtrArray            *events,
             const SanTicketEvent *step)
{
  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (events, i);

      if (event->kind == SAN_TICKET_ANNULLED && event->refers == step->id)
        return FALSE;
    }

  return TRUE;
}

static const SanTicketEvent *
find_step (GPtrArray *events,
           SanTime    from,
           gboolean   proposes)
{
  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *step = g_ptr_array_index (events, i);

      if (step->kind == SAN_TICKET_STEP && step->as_of >= from && step->proposes == proposes
          && is_in_force (events, step))
        return step;
    }

  return NULL;
}

/* A report in time would have prevented every step after it, a receipt the rise for want of
 * one. In time is: not after the minute with which the step is dated, so that a history
 * comes out the same however the runs of the program cut it, with days of grace too. What
 * has left stays; a proposal of red rests on its yellow and falls with it. */
static void
add_annulments (GPtrArray            *additions,
                GPtrArray            *events,
                const SanTicketEvent *event,
                SanTime               now)
{
  const SanTicketEvent *yellow = find_step (events, event->as_of, FALSE);
  const SanTicketEvent *red = find_step (events, event->as_of, TRUE);
  gboolean report = event->kind == SAN_TICKET_REPORT;
  gboolean falls = yellow != NULL && !yellow->left
                   && (report || g_str_equal (yellow->why, SAN_TICKET_WHY_RECEIPT));

  if (falls)
    g_ptr_array_add (additions, annul (yellow, now));
  if (red != NULL && (falls || report))
    g_ptr_array_add (additions, annul (red, now));
}

/* Rises that belong to an event */

static void
add_rise (GPtrArray            *additions,
          const SanTicketFold  *fold,
          const SanTicketEvent *event,
          const char           *why,
          gboolean              yellow,
          gboolean              proposes)
{
  SanTicketEvent *rise = san_ticket_event_new (SAN_TICKET_RISE, event->as_of, "");

  rise->entered = event->entered;
  rise->proposes = proposes;
  san_set_str (&rise->why, why);
  if (yellow)
    {
      rise->has_colour = TRUE;
      rise->colour = SAN_TICKET_YELLOW;
      rise->limit = fold->rules->yellow;
    }
  g_ptr_array_add (additions, rise);
}

/* The second return makes white yellow; any return while yellow proposes red. */
static void
add_rises (GPtrArray            *additions,
           const SanTicketFold  *fold,
           const SanTicketEvent *event)
{
  const SanTicketState *state = &fold->state;
  gboolean white = state->colour == SAN_TICKET_WHITE;
  gboolean yellow = state->colour == SAN_TICKET_YELLOW && state->red == SAN_TICKET_RED_NONE;

  if (event->kind == SAN_TICKET_ORDER_RED)
    add_rise (additions, fold, event, SAN_TICKET_WHY_ORDERED, white, TRUE);
  else if (event->kind == SAN_TICKET_RETURN && white && state->returns + 1 >= 2)
    add_rise (additions, fold, event, SAN_TICKET_WHY_RETURNED, TRUE, FALSE);
  else if (event->kind == SAN_TICKET_RETURN && yellow)
    add_rise (additions, fold, event, SAN_TICKET_WHY_RETURNED, FALSE, TRUE);
}

/* The event itself */

static void
give_limit (SanTicketEvent *event,
            const SanLimit *limit)
{
  if (event->limit.kind != SAN_LIMIT_NONE)
    return;

  event->limit = *limit;
  if (event->due != SAN_TICKET_NO_TIME)
    {
      SanLimit until = { SAN_LIMIT_UNTIL, 0, event->due };

      event->limit = until;
    }
}

/* Direct red is stored as yellow with red proposed. */
static void
complete_issue (SanTicketEvent       *event,
                const SanTicketRules *rules)
{
  if (!event->has_colour)
    event->colour = SAN_TICKET_WHITE;
  event->has_colour = TRUE;
  if (event->colour == SAN_TICKET_RED)
    {
      event->colour = SAN_TICKET_YELLOW;
      event->proposes = TRUE;
    }

  if (event->colour == SAN_TICKET_YELLOW && *event->why == '\0')
    san_set_str (&event->why, SAN_TICKET_WHY_ORDERED);
  give_limit (event, event->colour == SAN_TICKET_WHITE ? &rules->white : &rules->yellow);
}

static void
complete_decision (SanTicketEvent      *event,
                   const SanTicketFold *fold)
{
  if (san_ticket_fold_proposal (fold)->ask != NULL)
    return;

  if (event->kind == SAN_TICKET_REJECT)
    {
      give_limit (event, &fold->rules->yellow);
      return;
    }

  event->has_colour = TRUE;
  event->colour = SAN_TICKET_RED;
  give_limit (event, &fold->rules->red);
}

/* The accountability of that id; 0: the newest. */
static const SanTicketEvent *
find_account (GPtrArray *events,
              gint64     id)
{
  const SanTicketEvent *found = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (events, i);

      if (event->kind == SAN_TICKET_ACCOUNT &&
          (id != 0 ? event->id == id
                   : found == NULL || event->as_of > found->as_of ||
           (event->as_of == found->as_of && event->id > found->id)))
        found = event;
    }

  return found;
}

static gboolean
check_outcome (GPtrArray            *events,
               const SanTicketEvent *event,
               GError              **error)
{
  if (event->kind != SAN_TICKET_OUTCOME || find_account (events, event->refers) != NULL)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
               _("outcome: the event that it refers to is no accountability of this ticket"));

  return FALSE;
}

/* Writes down the limits that the office's settings give now, so that a later change of the
 * settings does not change what was said on a slip. */
static SanTicketEvent *
complete (const SanTicketEvent *event,
          const SanTicketFold  *fold,
          GPtrArray            *events,
          SanTime               now)
{
  SanTicketEvent *whole = san_ticket_event_copy (event);
  SanTicketColour colour = fold->state.colour;

  whole->entered = now;
  if (event->kind == SAN_TICKET_ISSUE)
    complete_issue (whole, fold->rules);
  else if (event->kind == SAN_TICKET_REOPEN)
    give_limit (whole, &fold->rules->reopened);
  else if (event->kind == SAN_TICKET_RETURN)
    give_limit (whole, &fold->rules->returned);
  else if (event->kind == SAN_TICKET_REASSIGN)
    give_limit (whole, colour == SAN_TICKET_WHITE ? &fold->slip
                       : colour == SAN_TICKET_YELLOW ? &fold->rules->yellow
                       : &fold->rules->red);
  else if (event->kind == SAN_TICKET_VERIFY)
    whole->proposes = fold->rules->separate_close;
  else if (event->kind == SAN_TICKET_APPROVE || event->kind == SAN_TICKET_REJECT)
    complete_decision (whole, fold);
  else if (event->kind == SAN_TICKET_OUTCOME && event->refers == 0)
    whole->refers = find_account (events, 0)->id;

  return whole;
}

GPtrArray *
san_ticket_act (const SanTicketRules  *rules,
                const SanWorkCalendar *calendar,
                GPtrArray             *events,
                const SanTicketEvent  *event,
                SanTime                now,
                GError               **error)
{
  g_autoptr (GPtrArray) additions = NULL;
  SanTicketFold fold;

  g_return_val_if_fail (rules != NULL && calendar != NULL && events != NULL, NULL);
  g_return_val_if_fail (event != NULL, NULL);

  san_ticket_fold_run (&fold, rules, calendar, events, G_MAXINT64, NULL);
  if (san_ticket_check (&fold, event, now, error) && check_outcome (events, event, error))
    {
      additions = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_event_free);
      g_ptr_array_add (additions, complete (event, &fold, events, now));
      if (event->kind == SAN_TICKET_RECEIVE || event->kind == SAN_TICKET_REPORT)
        add_annulments (additions, events, event, now);
      add_rises (additions, &fold, g_ptr_array_index (additions, 0));
    }
  san_ticket_fold_clear (&fold);

  return g_steal_pointer (&additions);
}
