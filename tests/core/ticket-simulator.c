/* ticket-simulator.c - a second reading of the rules of tickets, minute by minute
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/ticket-simulator-private.h"

#define DAY SAN_MINUTES_PER_DAY

SanSim *
san_sim_new (const SanSimCalendar *calendar,
             const SanTicketRules *rules)
{
  SanSim *self = g_new0 (SanSim, 1);

  self->calendar = calendar;
  self->rules = *rules;
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_event_free);
  self->rises = g_array_new (FALSE, TRUE, sizeof (SanSimRise));
  self->newest = SAN_TICKET_NO_TIME;

  return self;
}

void
san_sim_free (SanSim *self)
{
  g_ptr_array_unref (self->events);
  g_array_unref (self->rises);
  g_free (self);
}

GArray *
san_sim_rises (SanSim *self)
{
  return self->rises;
}

gboolean
san_sim_is_plain (SanLimitKind sort)
{
  return sort == SAN_LIMIT_HOURS || sort == SAN_LIMIT_UNTIL;
}

static gboolean
is_among (SanTicketStage stage,
          SanTicketStage first,
          SanTicketStage last)
{
  return stage >= first && stage <= last;
}

gboolean
san_sim_is_with_unit (const SanSimState *s)
{
  return is_among (s->stage, SAN_TICKET_ISSUED, SAN_TICKET_RECTIFYING);
}

gboolean
san_sim_is_open (const SanSimState *s)
{
  return is_among (s->stage, SAN_TICKET_ISSUED, SAN_TICKET_VERIFIED);
}

gboolean
san_sim_is_stopped (const SanSimState *s)
{
  return !san_sim_is_with_unit (s) || s->flag != SAN_TICKET_NO_FLAG;
}

gboolean
san_sim_counts (const SanSimState *s)
{
  return !san_sim_is_stopped (s);
}

gboolean
san_sim_runs (const SanSimState *s)
{
  return !san_sim_is_stopped (s) && s->red != SAN_TICKET_RED_PROPOSED;
}

gboolean
san_sim_awaits_receipt (const SanSimState *s)
{
  return s->receipt.on && s->stage == SAN_TICKET_ISSUED && s->colour == SAN_TICKET_WHITE;
}

/* clocks ------------------------------------------------------------------------------ */

void
san_sim_set_due (SanSim      *self,
                 SanSimClock *clock,
                 SanTime      due)
{
  clock->due = due;
  clock->rise = san_sim_calendar_end (self->calendar, due, &self->rules.grace);
}

static gint64
count (const SanSim      *self,
       const SanSimClock *clock,
       SanTime            from,
       SanTime            to)
{
  return san_sim_calendar_count (self->calendar, san_sim_is_plain (clock->sort), from, to);
}

void
san_sim_start (SanSim         *self,
               SanSimClock    *clock,
               SanTime         at,
               const SanLimit *limit)
{
  clock->on = limit->kind != SAN_LIMIT_NONE;
  if (!clock->on)
    return;

  clock->sort = limit->kind;
  san_sim_set_due (self, clock, san_sim_calendar_end (self->calendar, at, limit));
  clock->left = count (self, clock, at, clock->due);
  clock->whole = clock->left;
  if (limit->kind == SAN_LIMIT_WORKDAYS || limit->kind == SAN_LIMIT_DAYS)
    clock->whole = count (self, clock, (at / DAY + 1) * DAY, clock->due);
}

void
san_sim_start_if_later (SanSim         *self,
                        SanSimClock    *clock,
                        SanTime         at,
                        const SanLimit *limit)
{
  SanSimClock other = *clock;

  san_sim_start (self, &other, at, limit);
  if (other.on && other.due > clock->due)
    *clock = other;
}

void
san_sim_restart (SanSim            *self,
                 const SanSimState *s,
                 SanSimClock       *clock,
                 SanTime            at)
{
  if (!clock->on)
    return;

  if (clock->due < s->stopped)
    clock->whole = 0;
  san_sim_set_due (self, clock, san_sim_calendar_pass (self->calendar,
                                                       san_sim_is_plain (clock->sort), at,
                                                       clock->left));
}

void
san_sim_restart_own (SanSim      *self,
                     SanSimState *s,
                     SanTime      at)
{
  if (s->own.due >= s->stopped)
    san_sim_restart (self, s, &s->own, at);
}

static void
tick (SanSimClock *clock,
      gboolean     worked)
{
  if (clock->on && clock->left > 0 && (worked || san_sim_is_plain (clock->sort)))
    clock->left--;
}

/* colours ----------------------------------------------------------------------------- */

void
san_sim_propose_red (SanSimState *s,
                     const char  *by)
{
  s->red = SAN_TICKET_RED_PROPOSED;
  s->proposed_by = by;
  s->asked = 0;
}

void
san_sim_rise_to_yellow (SanSim      *self,
                        SanSimState *s,
                        SanTime      at)
{
  s->colour = SAN_TICKET_YELLOW;
  s->asked = 0;
  san_sim_start_if_later (self, &s->clock, at, &self->rules.yellow);
  if (san_sim_is_stopped (s))
    s->clock.left = san_sim_calendar_count (self->calendar, san_sim_is_plain (s->clock.sort),
                                            s->stopped, s->clock.due);
}

/* What lapses in this minute, if nothing else happens; by itself, whatever was recorded. */
static gboolean
lapses (const SanSimState *s,
        SanSimRise        *rise)
{
  if (!san_sim_runs (s) || s->colour == SAN_TICKET_RED)
    return FALSE;

  *rise = (SanSimRise) { .at = s->now, .step = TRUE, .why = SAN_TICKET_WHY_OVERDUE };
  rise->to = s->colour == SAN_TICKET_WHITE ? SAN_TICKET_YELLOW : SAN_TICKET_RED;
  if (s->now == s->clock.rise)
    return TRUE;

  rise->why = SAN_TICKET_WHY_RECEIPT;
  return san_sim_awaits_receipt (s) && s->now == s->receipt.rise;
}

static void
take_step (SanSim           *self,
           SanSimState      *s,
           const SanSimRise *rise)
{
  if (rise->to == SAN_TICKET_YELLOW)
    san_sim_rise_to_yellow (self, s, rise->at);
  else
    san_sim_propose_red (s, NULL);
}

static SanSimRise *
next_step (SanSim *self,
           SanTime from)
{
  SanSimRise *next = NULL;

  for (guint i = 0; i < self->rises->len; i++)
    {
      SanSimRise *rise = &g_array_index (self->rises, SanSimRise, i);

      if (rise->step && !rise->annulled && rise->at >= from &&
          (next == NULL || rise->at < next->at))
        next = rise;
    }

  return next;
}

static SanTime
last_step (SanSim *self)
{
  SanTime last = SAN_TICKET_NO_TIME;

  for (guint i = 0; i < self->rises->len; i++)
    {
      const SanSimRise *rise = &g_array_index (self->rises, SanSimRise, i);

      if (rise->step && !rise->annulled && rise->at > last)
        last = rise->at;
    }

  return last;
}

/* time -------------------------------------------------------------------------------- */

static void
live_one_minute (SanSim      *self,
                 SanSimState *s,
                 gboolean     take)
{
  const SanSimRise *recorded = next_step (self, s->now);
  gboolean worked = san_sim_calendar_open (self->calendar, s->now);
  SanSimRise rise;

  if (recorded != NULL && recorded->at == s->now)
    take_step (self, s, recorded);
  else if (take && lapses (s, &rise))
    {
      g_array_append_val (self->rises, rise);
      take_step (self, s, &rise);
    }

  if (!san_sim_is_stopped (s))
    tick (&s->own, worked);
  if (san_sim_runs (s))
    tick (&s->clock, worked);
  if (san_sim_runs (s) && s->stage == SAN_TICKET_ISSUED)
    tick (&s->receipt, worked);
  if (s->stage != SAN_TICKET_DRAFT && san_sim_is_stopped (s) && worked)
    s->standing++;
  s->now++;
}

static gboolean
counts_plain_minutes (const SanSimState *s)
{
  return !san_sim_is_stopped (s) &&
         ((s->clock.left > 0 && san_sim_is_plain (s->clock.sort)) ||
          (s->own.left > 0 && san_sim_is_plain (s->own.sort)) ||
          (s->receipt.left > 0 && san_sim_is_plain (s->receipt.sort)));
}

/* While only worked minutes count, nothing happens between @s's now and the next minute that
 * is worked, or that has a rise or a step. */
static SanTime
next_of_interest (SanSim            *self,
                  const SanSimState *s)
{
  const SanSimRise *step;
  SanTime next = G_MAXINT64;

  if (counts_plain_minutes (s))
    return s->now;
  if (s->issued != SAN_TICKET_NO_TIME && s->stage != SAN_TICKET_CANCELLED)
    next = san_sim_calendar_next (self->calendar, s->now);
  if (next == s->now)
    return next;

  if (s->clock.rise >= s->now)
    next = MIN (next, s->clock.rise);
  if (s->receipt.rise >= s->now)
    next = MIN (next, s->receipt.rise);
  step = next_step (self, s->now);

  return step != NULL ? MIN (next, step->at) : next;
}

/* Lives through the minutes before @until. @take: what lapses is recorded. */
static void
live (SanSim      *self,
      SanSimState *s,
      SanTime      until,
      gboolean     take)
{
  while (s->now < until)
    {
      s->now = MIN (until, next_of_interest (self, s));
      if (s->now < until)
        live_one_minute (self, s, take);
    }
}

guint
san_sim_sweep (SanSim *self,
               SanTime now)
{
  guint before = self->rises->len;

  if (self->events->len == 0 || now < self->newest)
    return 0;

  live (self, &self->current, now, TRUE);
  if (self->rises->len > before)
    self->newest = MAX (self->newest, now);

  return self->rises->len - before;
}

/* what is entered ---------------------------------------------------------------------- */

/* The steps that would not have been taken, had it been known, are annulled; but a slip that
 * has left is out. */
static void
annul (SanSim *self)
{
  SanSimState s = self->base;
  SanSimRise *step;
  SanTime from = s.now;

  while ((step = next_step (self, from)) != NULL)
    {
      SanSimRise again;

      live (self, &s, step->at, FALSE);
      if ((!lapses (&s, &again) || again.to != step->to) && !step->left)
        step->annulled = TRUE;
      from = step->at + 1;
    }
}

static SanSimState
new_state (SanTime now)
{
  return (SanSimState) { .now = now, .issued = SAN_TICKET_NO_TIME,
                         .received = SAN_TICKET_NO_TIME, .reported = SAN_TICKET_NO_TIME,
                         .closed = SAN_TICKET_NO_TIME };
}

static void
enter (SanSim               *self,
       const SanTicketEvent *event,
       SanTime               now)
{
  SanTicketEvent *copy = san_ticket_event_copy (event);

  g_ptr_array_add (self->events, copy);
  self->newest = MAX (self->newest, now);
  san_sim_apply (self, &self->base, copy, TRUE);
  self->current = self->base;
}

gboolean
san_sim_act (SanSim               *self,
             const SanTicketEvent *event,
             SanTime               now)
{
  gboolean begins = event->kind == SAN_TICKET_DRAFTED || event->kind == SAN_TICKET_ISSUE;
  gboolean late = event->kind == SAN_TICKET_RECEIVE || event->kind == SAN_TICKET_REPORT;
  SanSimState s;

  if (event->as_of > now || now < self->newest)
    return FALSE;

  if (self->events->len == 0)
    {
      if (!begins || !san_sim_is_complete (event))
        return FALSE;
      self->base = new_state (event->as_of);
      enter (self, event, now);
      return TRUE;
    }

  if (event->as_of < self->base.now || (!late && event->as_of <= last_step (self)))
    return FALSE;

  s = event->as_of >= self->current.now ? self->current : self->base;
  live (self, &s, event->as_of, FALSE);
  if (!san_sim_may (self, &s, event))
    return FALSE;

  self->base = s;
  enter (self, event, now);
  if (late)
    annul (self);

  return TRUE;
}

void
san_sim_carry_off (SanSim *self)
{
  for (guint i = 0; i < self->rises->len; i++)
    {
      SanSimRise *rise = &g_array_index (self->rises, SanSimRise, i);

      rise->left |= rise->step && !rise->annulled && rise->to == SAN_TICKET_YELLOW;
    }
}

SanSimState
san_sim_state (SanSim *self)
{
  SanSimState s = self->current;

  live (self, &s, last_step (self) + 1, FALSE);

  return s;
}

gboolean
san_sim_state_at (SanSim      *self,
                  SanTime      until,
                  SanSimState *state)
{
  SanSimState s = { .now = SAN_TICKET_NO_TIME };

  for (guint i = 0; i < self->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (self->events, i);

      if (event->as_of > until)
        break;
      if (i == 0)
        s = new_state (event->as_of);
      live (self, &s, event->as_of, FALSE);
      san_sim_apply (self, &s, event, FALSE);
    }

  if (s.now == SAN_TICKET_NO_TIME)
    return FALSE;

  live (self, &s, until + 1, FALSE);
  *state = s;

  return TRUE;
}
