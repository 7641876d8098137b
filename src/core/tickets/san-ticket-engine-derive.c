/* san-ticket-engine-derive.c - what the events of a ticket say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-engine-private.h"

/* The order of events */

gboolean
san_ticket_kind_is_verb (SanTicketKind kind)
{
  return kind < SAN_TICKET_STEP;
}

/* Events of a minute come before its steps, whenever they were entered. What a person
 * entered stands in the order of entry, what is not stored yet last. */
static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const SanTicketEvent *left = *(const SanTicketEvent *const *) a;
  const SanTicketEvent *right = *(const SanTicketEvent *const *) b;
  gboolean left_step = left->kind == SAN_TICKET_STEP;
  gboolean right_step = right->kind == SAN_TICKET_STEP;

  if (left->as_of != right->as_of)
    return left->as_of < right->as_of ? -1 : 1;
  if (left_step != right_step)
    return left_step ? 1 : -1;
  if (left->id == 0 || right->id == 0)
    return (left->id == 0) - (right->id == 0);

  return (left->id > right->id) - (left->id < right->id);
}

static int
compare_events_data (gconstpointer a,
                     gconstpointer b,
                     gpointer      unused)
{
  (void) unused;

  return compare_events (a, b);
}

static gboolean
is_annulled (GPtrArray *events,
             gint64     id)
{
  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (events, i);

      if (event->kind == SAN_TICKET_ANNULLED && event->refers == id)
        return TRUE;
    }

  return FALSE;
}

/* Fills @order with the events that count, in their order; their number. An annulled step
 * counts at no cut-off, since a late entry tells what was true then, too. */
static guint
put_in_order (GPtrArray             *events,
              SanTime                until,
              const SanTicketEvent **order)
{
  gboolean annulled = FALSE;
  gboolean sorted = TRUE;
  guint n = 0;

  for (guint i = 0; i < events->len && !annulled; i++)
    annulled = ((SanTicketEvent *) g_ptr_array_index (events, i))->kind == SAN_TICKET_ANNULLED;

  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (events, i);

      if (event->as_of > until || event->kind == SAN_TICKET_ANNULLED)
        continue;
      if (annulled && event->kind == SAN_TICKET_STEP && event->id != 0
          && is_annulled (events, event->id))
        continue;

      order[n++] = event;
      if (n > 1 && compare_events (&order[n - 2], &order[n - 1]) > 0)
        sorted = FALSE;
    }

  if (!sorted)
    g_qsort_with_data (order, (int) n, sizeof *order, compare_events_data, NULL);

  return n;
}

/* Proposals */

SanTicketProposal *
san_ticket_fold_proposal (const SanTicketFold *fold)
{
  if (fold->proposals == NULL || fold->proposals->len == 0)
    return NULL;

  return &g_array_index (fold->proposals, SanTicketProposal, fold->proposals->len - 1);
}

static void
add_proposal (SanTicketFold        *fold,
              const SanTicketEvent *ask,
              const char           *actor,
              const char           *by)
{
  SanTicketProposal proposal = { ask, actor, by };

  if (fold->proposals == NULL)
    fold->proposals = g_array_new (FALSE, FALSE, sizeof proposal);
  g_array_append_val (fold->proposals, proposal);
}

/* An extension asked before a rise lapses with it. */
static void
drop_asks (SanTicketFold *fold)
{
  for (guint i = fold->proposals != NULL ? fold->proposals->len : 0; i > 0; i--)
    if (g_array_index (fold->proposals, SanTicketProposal, i - 1).ask != NULL)
      g_array_remove_index (fold->proposals, i - 1);
}

/* Colours */

static void
to_yellow (SanTicketFold  *fold,
           SanTime         at,
           const SanLimit *limit)
{
  fold->state.colour = SAN_TICKET_YELLOW;
  fold->receipt.due = SAN_TICKET_NO_TIME;
  fold->receipt.stopped = FALSE;
  san_ticket_fold_prolong (fold, at, limit);
}

/* The yellow clock is over: it neither stops nor restarts until red is decided. */
static void
propose_red (SanTicketFold *fold,
             const char    *actor,
             const char    *by)
{
  fold->state.red = SAN_TICKET_RED_PROPOSED;
  fold->clock.stopped = FALSE;
  add_proposal (fold, NULL, actor, by);
}

/* A slip keeps the limit it was given; where an event has none, the office's holds. */
static const SanLimit *
limit_or (const SanTicketEvent *event,
          const SanLimit       *other)
{
  return event->limit.kind != SAN_LIMIT_NONE ? &event->limit : other;
}

static const SanLimit *
limit_of_colour (const SanTicketFold *fold)
{
  switch (fold->state.colour)
    {
    case SAN_TICKET_YELLOW:
      return &fold->rules->yellow;

    case SAN_TICKET_RED:
      return &fold->rules->red;

    case SAN_TICKET_WHITE:
    default:
      return &fold->slip;
    }
}

/* A red that rose by lapse or by a return was proposed by nobody. */
static void
apply_rise (SanTicketFold        *fold,
            const SanTicketEvent *event)
{
  gboolean ordered = event->kind == SAN_TICKET_RISE && fold->person != NULL
                     && fold->person->kind == SAN_TICKET_ORDER_RED;

  drop_asks (fold);
  if (event->has_colour && fold->state.colour == SAN_TICKET_WHITE)
    to_yellow (fold, event->as_of, limit_or (event, &fold->rules->yellow));
  if (event->proposes && fold->state.colour == SAN_TICKET_YELLOW
      && fold->state.red == SAN_TICKET_RED_NONE)
    propose_red (fold, ordered ? fold->person->actor : NULL, ordered ? fold->person->by : NULL);
  if (event->kind == SAN_TICKET_STEP)
    fold->last_step = event->as_of;
}

/* Verbs, in the order of the table of tickets.md §1 */

static void
apply_draft (SanTicketFold        *fold,
             const SanTicketEvent *event)
{
  fold->before += event->photos;
}

static void
start_receipt (SanTicketFold *fold,
               SanTime        at)
{
  fold->receipt.due = SAN_TICKET_NO_TIME;
  fold->receipt.stopped = FALSE;
  if (fold->state.colour == SAN_TICKET_WHITE && fold->rules->receipt.kind != SAN_LIMIT_NONE)
    san_ticket_clock_set (fold, &fold->receipt, at, &fold->rules->receipt);
}

static void
apply_issue (SanTicketFold        *fold,
             const SanTicketEvent *event)
{
  SanTicketState *state = &fold->state;
  gboolean yellow = event->has_colour && event->colour != SAN_TICKET_WHITE;

  state->stage = SAN_TICKET_ISSUED;
  state->issued = event->as_of;
  state->unit_id = event->unit_id;
  state->colour = state->first_colour = yellow ? SAN_TICKET_YELLOW : SAN_TICKET_WHITE;
  fold->before += event->photos;
  fold->slip = *limit_or (event, yellow ? &fold->rules->yellow : &fold->rules->white);
  fold->halted = SAN_TICKET_NO_TIME;
  san_ticket_fold_begin (fold, event->as_of, &fold->slip);
  fold->own = fold->clock;
  start_receipt (fold, event->as_of);
  if (yellow && (event->proposes || event->colour == SAN_TICKET_RED))
    propose_red (fold, event->actor, event->by);
}

static void
count_receipt (SanTicketFold *fold,
               SanTime        at)
{
  if (fold->state.received == SAN_TICKET_NO_TIME)
    fold->state.received = at;
  fold->receipt.due = SAN_TICKET_NO_TIME;
  fold->receipt.stopped = FALSE;
}

static void
apply_receive (SanTicketFold        *fold,
               const SanTicketEvent *event)
{
  count_receipt (fold, event->as_of);
  fold->state.stage = SAN_TICKET_RECEIVED;
}

static void
apply_begin (SanTicketFold        *fold,
             const SanTicketEvent *event)
{
  count_receipt (fold, event->as_of);
  fold->state.stage = SAN_TICKET_RECTIFYING;
}

static void
apply_report (SanTicketFold        *fold,
              const SanTicketEvent *event)
{
  count_receipt (fold, event->as_of);
  fold->state.stage = SAN_TICKET_REPORTED;
  fold->state.reported = event->as_of;
  fold->reporter = event->actor;
  fold->reporter_by = event->by;
  fold->after += event->photos;
  san_ticket_fold_halt (fold, event->as_of, "waiting");
}

static void
apply_return (SanTicketFold        *fold,
              const SanTicketEvent *event)
{
  const SanLimit *minimum = limit_or (event, &fold->rules->returned);

  fold->state.stage = SAN_TICKET_RECTIFYING;
  fold->state.reported = SAN_TICKET_NO_TIME;
  fold->state.returns++;
  san_ticket_fold_restart (fold, event->as_of, minimum->kind != SAN_LIMIT_NONE ? minimum : NULL);
}

/* The ticket ends at @at: its clocks stand still for good, its due time and red stay. */
static void
finish (SanTicketFold *fold,
        SanTicketStage stage,
        SanTime        at)
{
  fold->state.stage = stage;
  fold->state.flag = SAN_TICKET_NO_FLAG;
  fold->state.closed = at;
  if (fold->halted != SAN_TICKET_NO_TIME)
    fold->state.stopped_minutes += san_work_calendar_minutes (fold->calendar, fold->halted, at);
  fold->halted = at;
  fold->state.stopped = SAN_TICKET_NO_TIME;
}

/* Under separate approval the verification proposes the closing, whose time it will be. */
static void
apply_verify (SanTicketFold        *fold,
              const SanTicketEvent *event)
{
  fold->verified = event->as_of;
  fold->after += event->photos;
  fold->state.looked_back = fold->state.relapsed = FALSE;
  if (event->proposes)
    fold->state.stage = SAN_TICKET_VERIFIED;
  else
    finish (fold, SAN_TICKET_CLOSED, event->as_of);
}

static void
apply_close (SanTicketFold        *fold,
             const SanTicketEvent *event)
{
  finish (fold, SAN_TICKET_CLOSED,
          fold->verified != SAN_TICKET_NO_TIME ? fold->verified : event->as_of);
}

/* The time for which the ticket was closed is stopped time: no clock ran. */
static void
apply_reopen (SanTicketFold        *fold,
              const SanTicketEvent *event)
{
  fold->state.stage = SAN_TICKET_RECTIFYING;
  fold->state.closed = SAN_TICKET_NO_TIME;
  fold->state.reported = SAN_TICKET_NO_TIME;
  fold->verified = SAN_TICKET_NO_TIME;
  fold->after = 0;
  fold->clock.stopped = fold->own.stopped = FALSE;
  san_ticket_fold_restart (fold, event->as_of, NULL);
  san_ticket_fold_begin (fold, event->as_of, limit_or (event, &fold->rules->reopened));
  fold->own = fold->clock;
}

static void
apply_extend (SanTicketFold        *fold,
              const SanTicketEvent *event)
{
  add_proposal (fold, event, event->actor, event->by);
}

static void
apply_approve (SanTicketFold        *fold,
               const SanTicketEvent *event)
{
  const SanTicketEvent *ask;

  if (san_ticket_fold_proposal (fold) == NULL)
    return;

  ask = san_ticket_fold_proposal (fold)->ask;
  g_array_set_size (fold->proposals, fold->proposals->len - 1);
  if (ask != NULL)
    {
      san_ticket_fold_grant (fold, ask);
      if ((int) ++fold->state.extensions >= fold->rules->extensions)
        drop_asks (fold);   /* no more than so many are granted */
      return;
    }

  drop_asks (fold);
  fold->state.red = SAN_TICKET_RED_APPROVED;
  fold->state.colour = SAN_TICKET_RED;
  san_ticket_fold_begin (fold, event->as_of, limit_or (event, &fold->rules->red));
}

static void
apply_reject (SanTicketFold        *fold,
              const SanTicketEvent *event)
{
  gboolean red;

  if (san_ticket_fold_proposal (fold) == NULL)
    return;

  red = san_ticket_fold_proposal (fold)->ask == NULL;
  g_array_set_size (fold->proposals, fold->proposals->len - 1);
  if (!red)
    return;

  fold->state.red = SAN_TICKET_RED_NONE;
  san_ticket_fold_begin (fold, event->as_of, limit_or (event, &fold->rules->yellow));
}

static void
set_flag (SanTicketFold *fold,
          SanTicketFlag  flag,
          SanTime        at)
{
  fold->state.flag = flag;
  san_ticket_fold_halt (fold, at, "suspended");
}

static void
apply_suspend (SanTicketFold        *fold,
               const SanTicketEvent *event)
{
  set_flag (fold, SAN_TICKET_SUSPENDED, event->as_of);
}

static void
apply_shelve (SanTicketFold        *fold,
              const SanTicketEvent *event)
{
  set_flag (fold, SAN_TICKET_SHELVED, event->as_of);
}

static void
apply_dispute (SanTicketFold        *fold,
               const SanTicketEvent *event)
{
  set_flag (fold, SAN_TICKET_DISPUTED, event->as_of);
}

/* The stage is what it was; where that is waiting for the office the clock still stands. */
static void
apply_way_out (SanTicketFold        *fold,
               const SanTicketEvent *event)
{
  fold->state.flag = SAN_TICKET_NO_FLAG;
  if (fold->state.stage < SAN_TICKET_REPORTED)
    san_ticket_fold_restart (fold, event->as_of, NULL);
}

static void
apply_reassign (SanTicketFold        *fold,
                const SanTicketEvent *event)
{
  fold->state.stage = SAN_TICKET_ISSUED;
  fold->state.received = SAN_TICKET_NO_TIME;
  fold->state.unit_id = event->unit_id;
  san_ticket_fold_begin (fold, event->as_of, limit_or (event, limit_of_colour (fold)));
  fold->own = fold->clock;
  start_receipt (fold, event->as_of);
}

static void
apply_cancel (SanTicketFold        *fold,
              const SanTicketEvent *event)
{
  finish (fold, SAN_TICKET_CANCELLED, event->as_of);
}

static void
apply_look_back (SanTicketFold        *fold,
                 const SanTicketEvent *event)
{
  fold->state.looked_back = TRUE;
  fold->state.relapsed = event->kind == SAN_TICKET_RELAPSED;
}

static void
apply_remind (SanTicketFold        *fold,
              const SanTicketEvent *event)
{
  (void) event;
  fold->state.reminders++;
}

static void
apply_account (SanTicketFold        *fold,
               const SanTicketEvent *event)
{
  (void) event;
  fold->state.accounts++;
}

/* What is not here changes nothing by itself. */
static void (*const apply[SAN_TICKET_KINDS]) (SanTicketFold * fold,
                                              const SanTicketEvent *event) = {
  [SAN_TICKET_DRAFTED] = apply_draft,
  [SAN_TICKET_ISSUE] = apply_issue,
  [SAN_TICKET_RECEIVE] = apply_receive,
  [SAN_TICKET_BEGIN] = apply_begin,
  [SAN_TICKET_REPORT] = apply_report,
  [SAN_TICKET_RETURN] = apply_return,
  [SAN_TICKET_VERIFY] = apply_verify,
  [SAN_TICKET_CLOSE] = apply_close,
  [SAN_TICKET_REOPEN] = apply_reopen,
  [SAN_TICKET_EXTEND] = apply_extend,
  [SAN_TICKET_APPROVE] = apply_approve,
  [SAN_TICKET_REJECT] = apply_reject,
  [SAN_TICKET_SUSPEND] = apply_suspend,
  [SAN_TICKET_RESUME] = apply_way_out,
  [SAN_TICKET_SHELVE] = apply_shelve,
  [SAN_TICKET_UNSHELVE] = apply_way_out,
  [SAN_TICKET_DISPUTE] = apply_dispute,
  [SAN_TICKET_UPHOLD] = apply_cancel,
  [SAN_TICKET_DISMISS] = apply_way_out,
  [SAN_TICKET_REASSIGN] = apply_reassign,
  [SAN_TICKET_CANCEL] = apply_cancel,
  [SAN_TICKET_HELD] = apply_look_back,
  [SAN_TICKET_RELAPSED] = apply_look_back,
  [SAN_TICKET_REMIND] = apply_remind,
  [SAN_TICKET_ACCOUNT] = apply_account,
  [SAN_TICKET_STEP] = apply_rise,
  [SAN_TICKET_RISE] = apply_rise,
};

/* The walk */

/* A rise falls due with its limit, or by so much of grace later. */
static SanTime
after_grace (const SanTicketFold *fold,
             SanTime              due)
{
  if (fold->rules->grace.kind == SAN_LIMIT_NONE)
    return due;

  return san_work_calendar_due (fold->calendar, due, &fold->rules->grace);
}

gboolean
san_ticket_fold_next (const SanTicketFold *fold,
                      SanTime             *at,
                      const char         **why)
{
  const SanTicketState *state = &fold->state;

  /* Nothing rises while a report waits, a flag is set, or red waits or is in force. */
  if (state->issued == SAN_TICKET_NO_TIME || fold->halted != SAN_TICKET_NO_TIME
      || state->red != SAN_TICKET_RED_NONE || state->colour == SAN_TICKET_RED)
    return FALSE;

  *at = after_grace (fold, fold->clock.due);
  *why = SAN_TICKET_WHY_OVERDUE;
  if (fold->receipt.due != SAN_TICKET_NO_TIME)
    {
      SanTime receipt = after_grace (fold, fold->receipt.due);

      if (receipt < *at)
        {
          *at = receipt;
          *why = SAN_TICKET_WHY_RECEIPT;
        }
    }

  return TRUE;
}

static void
count_proposals (SanTicketFold *fold)
{
  guint n = fold->proposals != NULL ? fold->proposals->len : 0;

  fold->state.proposals = n;
  for (guint i = 0; i < n; i++)
    if (g_array_index (fold->proposals, SanTicketProposal, i).ask != NULL)
      fold->state.extension_asked = TRUE;
}

/* What follows from where the walk has ended. */
static void
conclude (SanTicketFold *fold)
{
  SanTicketState *state = &fold->state;
  const char *why;

  state->sort = fold->clock.sort;
  state->due = fold->clock.due;
  state->remainder = fold->clock.stopped ? fold->clock.remainder : 0;
  state->receipt_due = fold->receipt.due;
  state->own_due = fold->own.due;
  state->running = state->issued != SAN_TICKET_NO_TIME && fold->halted == SAN_TICKET_NO_TIME;
  if (state->stage == SAN_TICKET_REPORTED
      && fold->rules->verification.kind != SAN_LIMIT_NONE)
    state->verify_due = san_work_calendar_due (fold->calendar, state->reported,
                                               &fold->rules->verification);
  if (!san_ticket_fold_next (fold, &state->rises, &why))
    state->rises = SAN_TICKET_NO_TIME;
  count_proposals (fold);
}

static void
prepare (SanTicketFold         *fold,
         const SanTicketRules  *rules,
         const SanWorkCalendar *calendar,
         SanTicketTrace        *trace)
{
  SanTicketState *state = &fold->state;

  *fold = (SanTicketFold) { .rules = rules, .calendar = calendar, .trace = trace };
  fold->halted = fold->verified = fold->last_step = fold->newest = SAN_TICKET_NO_TIME;
  fold->clock.due = fold->receipt.due = fold->own.due = SAN_TICKET_NO_TIME;
  state->stage = SAN_TICKET_DRAFT;
  state->issued = state->received = state->reported = state->closed = SAN_TICKET_NO_TIME;
  state->verify_due = state->stopped = SAN_TICKET_NO_TIME;
}

void
san_ticket_fold_run (SanTicketFold         *fold,
                     const SanTicketRules  *rules,
                     const SanWorkCalendar *calendar,
                     GPtrArray             *events,
                     SanTime                until,
                     SanTicketTrace        *trace)
{
  const SanTicketEvent *few[48];
  const SanTicketEvent **order = few;
  g_autofree const SanTicketEvent **many = NULL;
  guint n;

  if (events->len > G_N_ELEMENTS (few))
    order = many = g_new (const SanTicketEvent *, events->len);

  prepare (fold, rules, calendar, trace);
  n = put_in_order (events, until, order);
  for (guint i = 0; i < n; i++)
    {
      const SanTicketEvent *event = order[i];

      if (san_ticket_kind_is_verb (event->kind))
        fold->person = event;
      if (apply[event->kind] != NULL)
        apply[event->kind] (fold, event);
    }

  for (guint i = 0; i < events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (events, i);

      fold->newest = MAX (fold->newest, MAX (event->as_of, event->entered));
    }
  conclude (fold);
}

void
san_ticket_fold_clear (SanTicketFold *fold)
{
  g_clear_pointer (&fold->proposals, g_array_unref);
}

/* What others see */

void
san_ticket_rules_init (SanTicketRules *rules)
{
  g_return_if_fail (rules != NULL);

  *rules = (SanTicketRules) {
    .white = { SAN_LIMIT_WORKDAYS, 3, 0 },
    .receipt = { SAN_LIMIT_WORKDAYS, 1, 0 },
    .yellow = { SAN_LIMIT_WORKDAYS, 3, 0 },
    .red = { SAN_LIMIT_WORKDAYS, 3, 0 },
    .verification = { SAN_LIMIT_WORKDAYS, 3, 0 },
    .reopened = { SAN_LIMIT_WORKDAYS, 3, 0 },
    .returned = { SAN_LIMIT_WORKDAYS, 1, 0 },
    .grace = { SAN_LIMIT_NONE, 0, 0 },
    .extensions = 1,
    .window = 30,
    .second_person = TRUE,
    .picture_after = TRUE,
  };
}

void
san_ticket_state_free (SanTicketState *state)
{
  if (state == NULL)
    return;

  g_free (state->last_reporter);
  g_free (state->last_reporter_by);
  g_free (state);
}

SanTicketState *
san_ticket_derive (const SanTicketRules  *rules,
                   const SanWorkCalendar *calendar,
                   GPtrArray             *events,
                   SanTime                until)
{
  SanTicketFold fold;
  SanTicketState *state;

  g_return_val_if_fail (rules != NULL && calendar != NULL && events != NULL, NULL);

  san_ticket_fold_run (&fold, rules, calendar, events, until, NULL);
  state = g_memdup2 (&fold.state, sizeof fold.state);
  state->last_reporter = g_strdup (fold.reporter);
  state->last_reporter_by = g_strdup (fold.reporter_by);
  san_ticket_fold_clear (&fold);

  return state;
}

gint64
san_ticket_overdue (const SanTicketState  *state,
                    const SanWorkCalendar *calendar,
                    SanTime                now)
{
  g_return_val_if_fail (state != NULL && calendar != NULL, 0);

  if (!state->running || state->due == SAN_TICKET_NO_TIME || now <= state->due)
    return 0;

  return san_work_calendar_minutes (calendar, state->due, now);
}
