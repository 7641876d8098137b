/* ticket-simulator-verbs.c - what people do to the simulated ticket, and when they may
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/ticket-simulator-private.h"

static SanTicketFlag
flag_of (SanTicketKind kind)
{
  switch ((int) kind)
    {
    case SAN_TICKET_SUSPEND:
    case SAN_TICKET_RESUME:
      return SAN_TICKET_SUSPENDED;

    case SAN_TICKET_SHELVE:
    case SAN_TICKET_UNSHELVE:
      return SAN_TICKET_SHELVED;

    case SAN_TICKET_DISPUTE:
    case SAN_TICKET_UPHOLD:
    case SAN_TICKET_DISMISS:
      return SAN_TICKET_DISPUTED;

    default:
      return SAN_TICKET_NO_FLAG;
    }
}

static gboolean
is_way_out (SanTicketKind kind)
{
  return kind == SAN_TICKET_RESUME || kind == SAN_TICKET_UNSHELVE ||
         kind == SAN_TICKET_UPHOLD || kind == SAN_TICKET_DISMISS;
}

/* The table of §1. */
static gboolean
stage_takes (const SanSimState *s,
             SanTicketKind      kind)
{
  if (kind == SAN_TICKET_NOTE)
    return TRUE;
  if (kind == SAN_TICKET_OUTCOME)
    return s->accounts > 0;
  if (s->flag != SAN_TICKET_NO_FLAG)
    return kind == SAN_TICKET_CANCEL || (is_way_out (kind) && flag_of (kind) == s->flag);

  switch ((int) kind)
    {
    case SAN_TICKET_ISSUE:
      return s->stage == SAN_TICKET_DRAFT;

    case SAN_TICKET_RECEIVE:
      return s->stage == SAN_TICKET_ISSUED;

    case SAN_TICKET_BEGIN:
      return s->stage == SAN_TICKET_ISSUED || s->stage == SAN_TICKET_RECEIVED;

    case SAN_TICKET_REPORT:
    case SAN_TICKET_SUSPEND:
    case SAN_TICKET_DISPUTE:
    case SAN_TICKET_REASSIGN:
      return san_sim_is_with_unit (s);

    case SAN_TICKET_EXTEND:
      return san_sim_is_with_unit (s);

    case SAN_TICKET_ORDER_RED:
      return san_sim_is_with_unit (s) && s->colour != SAN_TICKET_RED && s->red == SAN_TICKET_RED_NONE;

    case SAN_TICKET_APPROVE:
    case SAN_TICKET_REJECT:
      return san_sim_is_with_unit (s) && (s->asked > 0 || s->red == SAN_TICKET_RED_PROPOSED);

    case SAN_TICKET_RETURN:
    case SAN_TICKET_VERIFY:
      return s->stage == SAN_TICKET_REPORTED;

    case SAN_TICKET_CLOSE:
      return s->stage == SAN_TICKET_VERIFIED;

    case SAN_TICKET_REOPEN:
    case SAN_TICKET_HELD:
    case SAN_TICKET_RELAPSED:
      return s->stage == SAN_TICKET_CLOSED;

    case SAN_TICKET_SHELVE:
    case SAN_TICKET_REMIND:
      return san_sim_is_open (s);

    case SAN_TICKET_CANCEL:
      return s->stage != SAN_TICKET_CLOSED && s->stage != SAN_TICKET_CANCELLED;

    case SAN_TICKET_ACCOUNT:
      return s->colour == SAN_TICKET_RED && s->stage != SAN_TICKET_CANCELLED;

    default:
      return FALSE;
    }
}

/* Whoever issues above white says why; a recurrence says it itself. */
static gboolean
needs_reason (const SanTicketEvent *event)
{
  SanTicketKind kind = event->kind;

  if (kind == SAN_TICKET_ISSUE)
    return event->colour != SAN_TICKET_WHITE &&
           g_str_equal (event->why, SAN_TICKET_WHY_ORDERED);

  return kind == SAN_TICKET_RETURN || kind == SAN_TICKET_REOPEN || kind == SAN_TICKET_EXTEND ||
         kind == SAN_TICKET_SUSPEND || kind == SAN_TICKET_SHELVE || kind == SAN_TICKET_DISPUTE ||
         kind == SAN_TICKET_REASSIGN || kind == SAN_TICKET_CANCEL ||
         kind == SAN_TICKET_ORDER_RED || kind == SAN_TICKET_OUTCOME;
}

gboolean
san_sim_is_complete (const SanTicketEvent *event)
{
  if (needs_reason (event) && *event->text == '\0')
    return FALSE;

  return event->kind == SAN_TICKET_DRAFTED || event->limit.kind != SAN_LIMIT_UNTIL ||
         event->limit.until > event->as_of;
}

static gboolean
is_same (const char *a,
         const char *b)
{
  return a != NULL && *a != '\0' && g_strcmp0 (a, b) == 0;
}

/* The newest proposal is the extension, if one waits: what rises makes it lapse. */
static gboolean
may_decide (SanSim               *self,
            const SanSimState    *s,
            const SanTicketEvent *event)
{
  return !self->rules.second_person ||
         !is_same (s->asked > 0 ? s->asks[s->asked - 1].by : s->proposed_by, event->actor);
}

static gboolean
may_extend (SanSim               *self,
            const SanSimState    *s,
            const SanTicketEvent *event)
{
  gboolean has_limit = event->limit.kind != SAN_LIMIT_NONE;
  gboolean has_due = event->due != SAN_TICKET_NO_TIME;

  if (s->colour == SAN_TICKET_RED && !self->rules.extend_red)
    return FALSE;
  if (s->extensions >= (guint) self->rules.extensions || event->as_of > s->clock.due)
    return FALSE;

  return has_limit ? !has_due : has_due && event->due > s->clock.due;
}

static gboolean
may_verify (SanSim               *self,
            const SanSimState    *s,
            const SanTicketEvent *event)
{
  if (self->rules.second_person &&
      (is_same (s->reporter, event->actor) || is_same (s->reporter_by, event->actor)))
    return FALSE;

  return !self->rules.picture_after || !s->picture_before || s->picture_after ||
         event->photos > 0;
}

gboolean
san_sim_may (SanSim               *self,
             const SanSimState    *s,
             const SanTicketEvent *event)
{
  if (!stage_takes (s, event->kind))
    return FALSE;
  if (!san_sim_is_complete (event))
    return FALSE;

  switch ((int) event->kind)
    {
    case SAN_TICKET_EXTEND:
      return may_extend (self, s, event);

    case SAN_TICKET_APPROVE:
    case SAN_TICKET_REJECT:
      return may_decide (self, s, event);

    case SAN_TICKET_REASSIGN: /* the slip's own due time may be over */
      return s->colour != SAN_TICKET_WHITE || event->limit.kind != SAN_LIMIT_NONE ||
             s->slip.kind != SAN_LIMIT_UNTIL || s->slip.until > event->as_of;

    case SAN_TICKET_VERIFY:
      return may_verify (self, s, event);

    default:
      return TRUE;
    }
}

static void
add_rise (SanSim         *self,
          SanTime         at,
          SanTicketColour to,
          const char     *why)
{
  SanSimRise rise = { .at = at, .to = to, .why = why };

  g_array_append_val (self->rises, rise);
}

static void
issue (SanSim               *self,
       SanSimState          *s,
       const SanTicketEvent *event)
{
  gboolean yellow = event->has_colour && event->colour == SAN_TICKET_YELLOW;

  s->stage = SAN_TICKET_ISSUED;
  s->issued = event->as_of;
  s->colour = yellow ? SAN_TICKET_YELLOW : SAN_TICKET_WHITE;
  s->slip = event->limit.kind != SAN_LIMIT_NONE ? event->limit : self->rules.white;
  if (yellow && event->limit.kind == SAN_LIMIT_NONE)
    san_sim_start (self, &s->clock, event->as_of, &self->rules.yellow);
  else
    san_sim_start (self, &s->clock, event->as_of, &s->slip);
  s->own = s->clock;

  if (!yellow)
    san_sim_start (self, &s->receipt, event->as_of, &self->rules.receipt);
  else if (event->proposes)
    san_sim_propose_red (s, event->actor);
}

/* What a unit does first counts as receipt. */
static void
receive (SanSimState          *s,
         const SanTicketEvent *event,
         SanTicketStage        stage)
{
  s->stage = stage;
  if (s->received == SAN_TICKET_NO_TIME)
    s->received = event->as_of;
}

static void
report (SanSimState          *s,
        const SanTicketEvent *event)
{
  receive (s, event, SAN_TICKET_REPORTED);
  s->reported = s->stopped = event->as_of;
  s->reporter = event->actor;
  s->reporter_by = event->by;
}

/* §3: the later of the remainder and one working day; of the figures' own due time too,
 * unless it had passed before the report. */
static void
give_back (SanSim               *self,
           SanSimState          *s,
           const SanTicketEvent *event,
           gboolean              record)
{
  s->stage = SAN_TICKET_RECTIFYING;
  s->returns++;

  if (s->reported <= s->own.due)
    {
      san_sim_restart_own (self, s, event->as_of);
      san_sim_start_if_later (self, &s->own, event->as_of, &self->rules.returned);
    }

  if (s->red == SAN_TICKET_RED_PROPOSED)
    return;

  san_sim_restart (self, s, &s->clock, event->as_of);
  san_sim_start_if_later (self, &s->clock, event->as_of, &self->rules.returned);
  if (s->colour == SAN_TICKET_YELLOW)
    {
      san_sim_propose_red (s, NULL);
      if (record)
        add_rise (self, event->as_of, SAN_TICKET_RED, SAN_TICKET_WHY_RETURNED);
    }
  else if (s->colour == SAN_TICKET_WHITE && s->returns >= 2)
    {
      san_sim_rise_to_yellow (self, s, event->as_of);
      if (record)
        add_rise (self, event->as_of, SAN_TICKET_YELLOW, SAN_TICKET_WHY_RETURNED);
    }
}

static void
set_flag (SanSim               *self,
          SanSimState          *s,
          const SanTicketEvent *event)
{
  if (!is_way_out (event->kind))
    {
      s->flag = flag_of (event->kind);
      if (san_sim_is_with_unit (s))
        s->stopped = event->as_of;
      return;
    }

  s->flag = SAN_TICKET_NO_FLAG;
  if (event->kind == SAN_TICKET_UPHOLD)
    {
      s->stage = SAN_TICKET_CANCELLED;
      s->closed = event->as_of;
    }
  else if (san_sim_is_with_unit (s))
    {
      san_sim_restart_own (self, s, event->as_of);
      if (s->red != SAN_TICKET_RED_PROPOSED)
        {
          san_sim_restart (self, s, &s->clock, event->as_of);
          san_sim_restart (self, s, &s->receipt, event->as_of);
        }
    }
}

/* The extension is counted from the due time that it moves; the sort of minutes stays. */
static void
lengthen (SanSim          *self,
          SanSimClock     *clock,
          const SanSimAsk *ask,
          SanTime          at)
{
  SanTime due = clock->due;
  SanTime later = ask->due;

  if (ask->limit.kind != SAN_LIMIT_NONE)
    later = san_sim_calendar_end (self->calendar, due, &ask->limit);
  if (later > due)
    {
      clock->left = san_sim_calendar_count (self->calendar, san_sim_is_plain (clock->sort), at, later);
      san_sim_set_due (self, clock, later);
    }
}

/* What was asked in time moves the figures' due time too. */
static void
grant (SanSim          *self,
       SanSimState     *s,
       const SanSimAsk *ask,
       SanTime          at)
{
  lengthen (self, &s->clock, ask, at);
  if (ask->at <= s->own.due)
    lengthen (self, &s->own, ask, at);

  s->extensions++;
  if (s->extensions >= (guint) self->rules.extensions)
    s->asked = 0;
}

/* Extensions that wait were asked after red was proposed, or they would have lapsed. */
static void
decide (SanSim               *self,
        SanSimState          *s,
        const SanTicketEvent *event)
{
  gboolean yes = event->kind == SAN_TICKET_APPROVE;

  if (s->asked > 0)
    {
      s->asked--;
      if (yes)
        grant (self, s, &s->asks[s->asked], event->as_of);
    }
  else if (yes)
    {
      s->red = SAN_TICKET_RED_APPROVED;
      s->colour = SAN_TICKET_RED;
      san_sim_start (self, &s->clock, event->as_of, &self->rules.red);
    }
  else
    {
      s->red = SAN_TICKET_RED_NONE;
      san_sim_start (self, &s->clock, event->as_of, &self->rules.yellow);
    }
}

static void
reassign (SanSim               *self,
          SanSimState          *s,
          const SanTicketEvent *event)
{
  const SanLimit *limit = &s->slip;

  if (s->colour == SAN_TICKET_YELLOW)
    limit = &self->rules.yellow;
  else if (s->colour == SAN_TICKET_RED)
    limit = &self->rules.red;
  if (event->limit.kind != SAN_LIMIT_NONE)
    limit = &event->limit;

  s->stage = SAN_TICKET_ISSUED;
  s->received = SAN_TICKET_NO_TIME;
  san_sim_start (self, &s->own, event->as_of, limit);
  san_sim_start (self, &s->clock, event->as_of, limit);
  if (s->colour == SAN_TICKET_WHITE)
    san_sim_start (self, &s->receipt, event->as_of, &self->rules.receipt);
}

static void
order_red (SanSim               *self,
           SanSimState          *s,
           const SanTicketEvent *event,
           gboolean              record)
{
  if (s->colour == SAN_TICKET_WHITE)
    {
      san_sim_rise_to_yellow (self, s, event->as_of);
      if (record)
        add_rise (self, event->as_of, SAN_TICKET_YELLOW, SAN_TICKET_WHY_ORDERED);
    }
  san_sim_propose_red (s, event->actor);
  if (record)
    add_rise (self, event->as_of, SAN_TICKET_RED, SAN_TICKET_WHY_ORDERED);
}

static void
ask_extension (SanSimState          *s,
               const SanTicketEvent *event)
{
  SanSimAsk ask = { .limit = event->limit, .due = event->due, .at = event->as_of,
                    .by = event->actor };

  g_assert (s->asked < SAN_SIM_ASKS);
  s->asks[s->asked++] = ask;
}

static void
finish (SanSim               *self,
        SanSimState          *s,
        const SanTicketEvent *event)
{
  switch ((int) event->kind)
    {
    case SAN_TICKET_VERIFY:
      s->stage = self->rules.separate_close ? SAN_TICKET_VERIFIED : SAN_TICKET_CLOSED;
      s->closed = event->as_of;
      s->stopped_minutes = s->standing;
      break;

    case SAN_TICKET_CLOSE:
      s->stage = SAN_TICKET_CLOSED;
      break;

    case SAN_TICKET_CANCEL:
      s->stage = SAN_TICKET_CANCELLED;
      s->flag = SAN_TICKET_NO_FLAG;
      s->closed = event->as_of;
      break;

    default: /* reopened */
      s->stage = SAN_TICKET_RECTIFYING;
      s->closed = SAN_TICKET_NO_TIME;
      s->picture_after = FALSE;
      san_sim_start (self, &s->own, event->as_of,
                     event->limit.kind != SAN_LIMIT_NONE ? &event->limit : &self->rules.reopened);
      s->clock = s->own;
      break;
    }
}

void
san_sim_apply (SanSim               *self,
               SanSimState          *s,
               const SanTicketEvent *event,
               gboolean              record)
{
  switch ((int) event->kind)
    {
    case SAN_TICKET_DRAFTED:
      s->stage = SAN_TICKET_DRAFT;
      break;

    case SAN_TICKET_ISSUE:
      issue (self, s, event);
      break;

    case SAN_TICKET_RECEIVE:
      receive (s, event, SAN_TICKET_RECEIVED);
      break;

    case SAN_TICKET_BEGIN:
      receive (s, event, SAN_TICKET_RECTIFYING);
      break;

    case SAN_TICKET_REPORT:
      report (s, event);
      break;

    case SAN_TICKET_RETURN:
      give_back (self, s, event, record);
      break;

    case SAN_TICKET_EXTEND:
      ask_extension (s, event);
      break;

    case SAN_TICKET_APPROVE:
    case SAN_TICKET_REJECT:
      decide (self, s, event);
      break;

    case SAN_TICKET_REASSIGN:
      reassign (self, s, event);
      break;

    case SAN_TICKET_ORDER_RED:
      order_red (self, s, event, record);
      break;

    case SAN_TICKET_VERIFY:
    case SAN_TICKET_CLOSE:
    case SAN_TICKET_CANCEL:
    case SAN_TICKET_REOPEN:
      finish (self, s, event);
      break;

    case SAN_TICKET_ACCOUNT:
      s->accounts++;
      break;

    default:
      if (flag_of (event->kind) != SAN_TICKET_NO_FLAG)
        set_flag (self, s, event);
      break;
    }

  if (event->photos > 0)
    {
      s->picture_before |= event->kind == SAN_TICKET_DRAFTED || event->kind == SAN_TICKET_ISSUE;
      s->picture_after |= event->kind == SAN_TICKET_REPORT || event->kind == SAN_TICKET_VERIFY;
    }
}
