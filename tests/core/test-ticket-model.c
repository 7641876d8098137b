/* test-ticket-model.c - random histories of tickets, held against a simulator of minutes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "core/ticket-history.h"

#define HISTORIES 20000
#define HISTORIES_LONG 1000000
#define DAY SAN_MINUTES_PER_DAY

static SanHistoryCalendar *calendars;

/* running ----------------------------------------------------------------------------- */

typedef struct
{
  const SanHistory *history;
  GPtrArray        *events; /* as a store would hold them */
  SanSim           *sim;   /* NULL: the engine alone */
  gint64            next_id;
  GString          *complaint;
} Run;

static void
run_init (Run              *run,
          const SanHistory *history,
          gboolean          simulate)
{
  *run = (Run) { .history = history, .next_id = 1 };
  run->events = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_event_free);
  run->complaint = g_string_new (NULL);
  if (simulate)
    run->sim = san_sim_new (history->calendar->sim, &history->rules);
}

static void
run_clear (Run *run)
{
  g_ptr_array_unref (run->events);
  g_clear_pointer (&run->sim, san_sim_free);
  g_string_free (run->complaint, TRUE);
}

/* Gives what the engine made its ids, as a store does. */
static void
store_events (Run       *run,
              GPtrArray *added,
              SanTime    now)
{
  gint64 own = 0;

  for (guint i = 0; i < added->len; i++)
    {
      SanTicketEvent *event = san_ticket_event_copy (g_ptr_array_index (added, i));

      event->id = run->next_id++;
      event->entered = now;
      if (own == 0)
        own = event->id;
      if (event->kind == SAN_TICKET_RISE && event->refers == 0)
        event->refers = own;
      g_ptr_array_add (run->events, event);
    }
}

static guint
engine_sweep (Run    *run,
              SanTime now)
{
  g_autoptr (GPtrArray) steps = NULL;

  if (run->events->len == 0)
    return 0;

  steps = san_ticket_sweep (&run->history->rules, run->history->calendar->engine, run->events,
                            now);
  store_events (run, steps, now);

  return steps->len;
}

static gboolean
engine_act (Run                  *run,
            const SanTicketEvent *event,
            SanTime               now,
            char                **refusal)
{
  g_autoptr (SanTicketEvent) copy = san_ticket_event_copy (event);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GError) error = NULL;

  copy->entered = now;
  added = san_ticket_act (&run->history->rules, run->history->calendar->engine, run->events,
                          copy, now, &error);
  g_assert_true ((added == NULL) == (error != NULL));
  if (added == NULL)
    {
      *refusal = g_strdup (error->message);
      return FALSE;
    }
  store_events (run, added, now);

  return TRUE;
}

static void
engine_carry_off (Run *run)
{
  for (guint i = 0; i < run->events->len; i++)
    {
      SanTicketEvent *event = g_ptr_array_index (run->events, i);

      event->left |= event->has_colour;
    }
}

/* words ------------------------------------------------------------------------------- */

static void
append_time (GString    *text,
             const char *name,
             SanTime     time)
{
  g_autofree char *formatted = time == SAN_TICKET_NO_TIME ? g_strdup ("-")
                                                          : san_time_format (time);

  g_string_append_printf (text, " %s %s", name, formatted);
}

static gboolean
is_reported (SanTicketStage stage)
{
  return stage >= SAN_TICKET_REPORTED && stage <= SAN_TICKET_CLOSED;
}

static char *
state_of_engine (const SanTicketState *s)
{
  GString *text = g_string_new (NULL);
  gboolean waits = s->flag == SAN_TICKET_NO_FLAG && s->stage == SAN_TICKET_ISSUED &&
                   s->colour == SAN_TICKET_WHITE;

  g_string_append_printf (text, "%s %s %s %s running %d returns %u extensions %u",
                          san_ticket_stage_name (s->stage), san_ticket_flag_name (s->flag),
                          san_ticket_colour_name (s->colour), san_ticket_red_name (s->red),
                          s->running, s->returns, s->extensions);
  append_time (text, "due", s->due);
  append_time (text, "own", s->own_due);
  append_time (text, "receipt", waits ? s->receipt_due : SAN_TICKET_NO_TIME);
  append_time (text, "received", s->received);
  append_time (text, "reported", is_reported (s->stage) ? s->reported : SAN_TICKET_NO_TIME);
  append_time (text, "verification", s->stage == SAN_TICKET_REPORTED ? s->verify_due
                                                                     : SAN_TICKET_NO_TIME);
  append_time (text, "closed", s->closed);
  append_time (text, "rises", s->rises);
  g_string_append_printf (text, " stopped %" G_GINT64_FORMAT " proposals %u",
                          s->stage == SAN_TICKET_CLOSED ? s->stopped_minutes : 0,
                          s->stage <= SAN_TICKET_RECTIFYING ? s->proposals : 0);

  return g_string_free (text, FALSE);
}

static SanTime
next_rise (const SanSimState *s)
{
  if (!san_sim_runs (s) || s->colour == SAN_TICKET_RED)
    return SAN_TICKET_NO_TIME;

  return san_sim_awaits_receipt (s) ? MIN (s->clock.rise, s->receipt.rise) : s->clock.rise;
}

static char *
state_of_sim (const SanHistory  *history,
              const SanSimState *s)
{
  SanTime verification = SAN_TICKET_NO_TIME;
  GString *text = g_string_new (NULL);
  gboolean issued = s->issued != SAN_TICKET_NO_TIME;
  gboolean waits = s->flag == SAN_TICKET_NO_FLAG && san_sim_awaits_receipt (s);

  g_string_append_printf (text, "%s %s %s %s running %d returns %u extensions %u",
                          san_ticket_stage_name (s->stage), san_ticket_flag_name (s->flag),
                          san_ticket_colour_name (s->colour), san_ticket_red_name (s->red),
                          san_sim_counts (s), s->returns, s->extensions);
  append_time (text, "due", issued ? s->clock.due : SAN_TICKET_NO_TIME);
  append_time (text, "own", issued ? s->own.due : SAN_TICKET_NO_TIME);
  append_time (text, "receipt", waits ? s->receipt.due : SAN_TICKET_NO_TIME);
  append_time (text, "received", s->received);
  append_time (text, "reported", is_reported (s->stage) ? s->reported : SAN_TICKET_NO_TIME);
  if (s->stage == SAN_TICKET_REPORTED)
    verification = san_sim_calendar_end (history->calendar->sim, s->reported,
                                         &history->rules.verification);
  append_time (text, "verification", verification);
  append_time (text, "closed", s->stage >= SAN_TICKET_CLOSED ? s->closed : SAN_TICKET_NO_TIME);
  append_time (text, "rises", next_rise (s));
  g_string_append_printf (text, " stopped %" G_GINT64_FORMAT " proposals %u",
                          s->stage == SAN_TICKET_CLOSED ? s->stopped_minutes : 0,
                          s->stage > SAN_TICKET_RECTIFYING ? 0
                          : s->asked + (s->red == SAN_TICKET_RED_PROPOSED));

  return g_string_free (text, FALSE);
}

static void
add_rise_line (GPtrArray      *lines,
               SanTime         at,
               SanTicketColour to,
               const char     *why,
               gboolean        step)
{
  g_autofree char *time = san_time_format (at);

  g_ptr_array_add (lines, g_strdup_printf ("%s %s → %s %s (%s)", time,
                                           to == SAN_TICKET_YELLOW ? "white" : "yellow",
                                           to == SAN_TICKET_YELLOW ? "yellow" : "red proposed",
                                           why, step ? "step" : "with its event"));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n    ", (char **) lines->pdata);
}

static char *
rises_of_engine (GPtrArray *events)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) annulled = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < events->len; i++)
    {
      SanTicketEvent *event = g_ptr_array_index (events, i);

      if (event->kind == SAN_TICKET_ANNULLED)
        g_assert_true (g_hash_table_add (annulled, &event->refers));
    }

  for (guint i = 0; i < events->len; i++)
    {
      SanTicketEvent *event = g_ptr_array_index (events, i);
      gboolean step = event->kind == SAN_TICKET_STEP;

      if ((!step && event->kind != SAN_TICKET_RISE) ||
          g_hash_table_contains (annulled, &event->id))
        continue;
      if (event->has_colour && event->colour == SAN_TICKET_YELLOW)
        add_rise_line (lines, event->as_of, SAN_TICKET_YELLOW, event->why, step);
      if (event->proposes)
        add_rise_line (lines, event->as_of, SAN_TICKET_RED, event->why, step);
    }

  return join_lines (lines);
}

static char *
rises_of_sim (SanSim *sim)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GArray *rises = san_sim_rises (sim);

  for (guint i = 0; i < rises->len; i++)
    {
      const SanSimRise *rise = &g_array_index (rises, SanSimRise, i);

      if (!rise->annulled)
        add_rise_line (lines, rise->at, rise->to, rise->why, rise->step);
    }

  return join_lines (lines);
}

/* counting ---------------------------------------------------------------------------- */

static guint counts[SAN_TICKET_KINDS];

static void
count (Run *run)
{
  for (guint i = 0; i < run->events->len; i++)
    counts[((SanTicketEvent *) g_ptr_array_index (run->events, i))->kind]++;
}

static void
tell_counts (guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < SAN_TICKET_KINDS; i++)
    {
      g_string_append_printf (text, " %s %u", san_ticket_kind_name ((SanTicketKind) i), counts[i]);
      g_assert_cmpuint (counts[i], >, n / 200);
    }
  g_test_message ("%u histories:%s", n, text->str);
}

/* comparing --------------------------------------------------------------------------- */

static gboolean
same (Run        *run,
      const char *what,
      const char *engine,
      const char *sim)
{
  if (g_str_equal (engine, sim))
    return TRUE;

  g_string_append_printf (run->complaint, "%s\n  engine    %s\n  simulator %s\n", what, engine,
                          sim);
  return FALSE;
}

static gboolean
compare_states (Run        *run,
                const char *what,
                SanTime     until)
{
  g_autoptr (SanTicketState) state = NULL;
  g_autofree char *engine = NULL;
  g_autofree char *simulated = NULL;
  SanSimState s;

  if (until == G_MAXINT64)
    s = san_sim_state (run->sim);
  else if (!san_sim_state_at (run->sim, until, &s))
    return TRUE;

  state = san_ticket_derive (&run->history->rules, run->history->calendar->engine, run->events,
                             until);
  engine = state_of_engine (state);
  simulated = state_of_sim (run->history, &s);

  return same (run, what, engine, simulated);
}

static gboolean
compare_rises (Run *run)
{
  g_autofree char *engine = rises_of_engine (run->events);
  g_autofree char *simulated = rises_of_sim (run->sim);

  return same (run, "rises", engine, simulated);
}

/* The deadline explains itself: its stretches leave no gap, and what counts makes up the
 * limit. */
static gboolean
compare_deadlines (Run *run)
{
  SanSimState s = san_sim_state (run->sim);
  g_autoptr (GPtrArray) spans = NULL;
  g_autofree char *engine = NULL;
  g_autofree char *simulated = NULL;
  gint64 sum = 0;

  if (!san_sim_runs (&s) || s.clock.whole == 0)
    return TRUE;

  spans = san_ticket_deadline (&run->history->rules, run->history->calendar->engine, run->events);
  for (guint i = 0; i < spans->len; i++)
    {
      const SanDeadlineSpan *span = g_ptr_array_index (spans, i);
      const SanDeadlineSpan *next = i + 1 < spans->len ? g_ptr_array_index (spans, i + 1) : NULL;

      g_assert_cmpint (span->to, ==, next != NULL ? next->from : s.clock.due);
      sum += span->minutes;
    }

  engine = g_strdup_printf ("%" G_GINT64_FORMAT, sum);
  simulated = g_strdup_printf ("%" G_GINT64_FORMAT, s.clock.whole);

  return same (run, "minutes that count", engine, simulated);
}

/* FALSE with a complaint when the two readings differ. */
static gboolean
run_action (Run             *run,
            const SanAction *action)
{
  g_autofree char *refusal = NULL;
  guint steps = engine_sweep (run, action->now);
  gboolean taken;

  if (steps != san_sim_sweep (run->sim, action->now))
    {
      g_string_append (run->complaint, "the sweep took other steps\n");
      compare_rises (run);
      return FALSE;
    }

  if (action->kind == SAN_ACTION_CARRY)
    {
      engine_carry_off (run);
      san_sim_carry_off (run->sim);
    }

  if (action->kind == SAN_ACTION_VERB)
    {
      taken = engine_act (run, action->event, action->now, &refusal);
      if (taken != san_sim_act (run->sim, action->event, action->now))
        {
          g_string_append_printf (run->complaint, "engine %s, simulator %s%s%s\n",
                                  taken ? "accepts" : "refuses", taken ? "refuses" : "accepts",
                                  refusal != NULL ? ": " : "", refusal != NULL ? refusal : "");
          return FALSE;
        }
    }

  return run->events->len == 0 ||
         (compare_rises (run) && compare_states (run, "state", G_MAXINT64) &&
          compare_deadlines (run));
}

/* By how much it is late. */
static gboolean
compare_overdue (Run    *run,
                 SanTime now)
{
  const SanHistoryCalendar *calendar = run->history->calendar;
  g_autoptr (SanTicketState) state = NULL;
  g_autofree char *engine = NULL;
  g_autofree char *simulated = NULL;
  SanSimState s = san_sim_state (run->sim);
  gint64 minutes = 0;

  state = san_ticket_derive (&run->history->rules, calendar->engine, run->events, G_MAXINT64);
  if (san_sim_counts (&s))
    minutes = san_sim_calendar_count (calendar->sim, FALSE, s.clock.due, now);
  engine = g_strdup_printf ("%" G_GINT64_FORMAT,
                            san_ticket_overdue (state, calendar->engine, now));
  simulated = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);

  return same (run, "minutes overdue", engine, simulated);
}

/* What was so at a past cut-off, by what is known at the end. */
static gboolean
compare_cut_offs (Run *run)
{
  const SanTicketEvent *first, *last;
  g_autoptr (GRand) rand = g_rand_new_with_seed (run->history->seed);

  if (run->events->len == 0)
    return TRUE;

  first = g_ptr_array_index (run->events, 0);
  last = g_ptr_array_index (run->events, run->events->len - 1);
  for (guint i = 0; i < 2; i++)
    {
      SanTime at = first->as_of + g_rand_int_range (rand, 0, (int) (last->as_of - first->as_of) + 2);
      g_autofree char *time = san_time_format (at);
      g_autofree char *what = g_strdup_printf ("state at the cut-off %s", time);

      if (!compare_states (run, what, at))
        return FALSE;
    }

  return TRUE;
}

/* The events may come in any order. */
static gboolean
compare_orders (Run *run)
{
  g_autoptr (GPtrArray) backwards = g_ptr_array_new ();
  g_autoptr (SanTicketState) one = NULL;
  g_autoptr (SanTicketState) other = NULL;
  g_autofree char *forth = NULL;
  g_autofree char *back = NULL;

  for (guint i = run->events->len; i-- > 0;)
    g_ptr_array_add (backwards, g_ptr_array_index (run->events, i));

  one = san_ticket_derive (&run->history->rules, run->history->calendar->engine, run->events,
                           G_MAXINT64);
  other = san_ticket_derive (&run->history->rules, run->history->calendar->engine, backwards,
                             G_MAXINT64);
  forth = state_of_engine (one);
  back = state_of_engine (other);

  return same (run, "the same events backwards", back, forth);
}

/* How often the program runs besides. */
typedef enum
{
  BEFORE_VERBS,
  NOW_AND_THEN,
  DAILY,
} Habit;

static void
sweep_between (Run    *run,
               GRand  *rand,
               Habit   habit,
               SanTime from,
               SanTime to)
{
  if (habit == DAILY)
    {
      for (SanTime t = from + DAY; t < to; t += DAY)
        engine_sweep (run, t);
    }
  else if (habit == NOW_AND_THEN)
    {
      for (SanTime t = from; t < to; t += g_rand_int_range (rand, 1, 5 * DAY))
        engine_sweep (run, t);
    }
}

/* (transfer full): how the history ends when the program runs by that habit. The clock is
 * not set back here: by what time it was last set right depends on the runs. */
static char *
run_by_habit (const SanHistory *history,
              Habit             habit)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (history->seed);
  g_autoptr (SanTicketState) state = NULL;
  g_autofree char *states = NULL;
  g_autofree char *rises = NULL;
  g_autofree char *result = NULL;
  GString *taken = g_string_new (NULL);
  SanTime now = ((SanAction *) g_ptr_array_index (history->actions, 0))->now;
  Run run;

  run_init (&run, history, FALSE);
  for (guint i = 0; i < history->actions->len; i++)
    {
      const SanAction *action = g_ptr_array_index (history->actions, i);
      g_autofree char *refusal = NULL;

      if (action->now < now || action->kind == SAN_ACTION_SWEEP)
        continue;
      sweep_between (&run, rand, habit, now, action->now);
      now = action->now;
      engine_sweep (&run, now);
      if (action->kind == SAN_ACTION_CARRY)
        engine_carry_off (&run);
      else
        g_string_append_c (taken, engine_act (&run, action->event, now, &refusal) ? 'y' : 'n');
    }
  sweep_between (&run, rand, habit, now, now + 30 * DAY);
  engine_sweep (&run, now + 30 * DAY);

  state = san_ticket_derive (&history->rules, history->calendar->engine, run.events, G_MAXINT64);
  states = state_of_engine (state);
  rises = rises_of_engine (run.events);
  result = g_strdup_printf ("%s %s\n    %s", taken->str, states, rises);
  g_string_free (taken, TRUE);
  run_clear (&run);

  return g_steal_pointer (&result);
}

static gboolean
compare_habits (Run *run)
{
  Habit habit = run->history->seed % 8 == 0 ? DAILY : NOW_AND_THEN;
  g_autofree char *seldom = run_by_habit (run->history, BEFORE_VERBS);
  g_autofree char *often = run_by_habit (run->history, habit);

  if (g_str_equal (seldom, often))
    return TRUE;

  g_string_append_printf (run->complaint, "run only before verbs\n    %s\n  run %s\n    %s\n",
                          seldom, habit == DAILY ? "daily" : "now and then", often);
  return FALSE;
}

static SanTime
last_now (const SanHistory *history)
{
  const SanAction *last = g_ptr_array_index (history->actions, history->actions->len - 1);

  return last->now;
}

/* (transfer full) (nullable): what is wrong; NULL when all agree. @failed (out): where */
static char *
replay (const SanHistory *history,
        guint            *failed)
{
  Run run;
  gboolean agree = TRUE;
  char *complaint = NULL;

  run_init (&run, history, TRUE);
  for (*failed = 0; agree && *failed < history->actions->len; *failed += agree)
    agree = run_action (&run, g_ptr_array_index (history->actions, *failed));
  if (run.events->len > 0)
    agree = agree && compare_cut_offs (&run) &&
            compare_overdue (&run, last_now (history)) && compare_orders (&run) && compare_habits (&run);

  if (!agree)
    complaint = g_strdup (run.complaint->str);
  else
    count (&run);
  run_clear (&run);

  return complaint;
}

/* Drops what can be dropped and still fails, then tells it. */
static void
shrink (SanHistory *history)
{
  guint failed;
  gboolean shrunk = TRUE;

  g_free (replay (history, &failed));
  while (shrunk)
    {
      shrunk = FALSE;
      if (failed + 1 < history->actions->len)
        g_ptr_array_set_size (history->actions, (int) failed + 1);
      for (guint i = history->actions->len; i-- > 1;)
        {
          SanAction *dropped = g_ptr_array_steal_index (history->actions, i);
          g_autofree char *complaint = replay (history, &failed);

          if (complaint != NULL)
            {
              san_action_free (dropped);
              shrunk = TRUE;
              break;
            }
          g_ptr_array_insert (history->actions, (int) i, dropped);
        }
    }
}

static void
tell (SanHistory *history)
{
  g_autofree char *complaint = NULL;
  g_autofree char *described = NULL;
  guint failed;

  shrink (history);
  complaint = replay (history, &failed);
  described = san_history_describe (history, failed + 1);
  g_test_message ("%s%s", described, complaint);
  g_test_fail ();
}

/* tests ------------------------------------------------------------------------------- */

static void
test_histories (void)
{
  guint n = g_getenv ("SAN_TEST_LONG") != NULL ? HISTORIES_LONG : HISTORIES;
  guint first = g_getenv ("SAN_TEST_SEED") != NULL
                ? (guint) g_ascii_strtoull (g_getenv ("SAN_TEST_SEED"), NULL, 10) : 1;

  for (guint seed = first; seed < first + n && !g_test_failed (); seed++)
    {
      g_autoptr (SanHistory) history = san_history_new_random (calendars, seed);
      g_autofree char *complaint = NULL;
      guint failed;

      complaint = replay (history, &failed);
      if (complaint != NULL)
        tell (history);
    }

  /* the histories are no empty show */
  if (!g_test_failed ())
    tell_counts (n);
}

/* A ticket of the office as it comes: due at @due, and what lapses until @now without a
 * report, each line dated when it fell due. */
static void
assert_practice (const char *issued,
                 const char *limit,
                 const char *due,
                 const char *now,
                 const char *rises)
{
  SanTicketRules rules;
  g_autoptr (SanHistory) history = NULL;
  g_autoptr (SanTicketState) state = NULL;
  g_autofree char *state_due = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *simulated = NULL;
  g_autofree char *refusal = NULL;
  SanTicketEvent *event;
  SanTime at, end;
  Run run;

  g_assert_true (san_time_parse (issued, &at, NULL) && san_time_parse (now, &end, NULL));
  event = san_ticket_event_new (SAN_TICKET_ISSUE, at, "one");
  event->unit_id = 1;
  g_assert_true (san_limit_parse (limit, &event->limit, NULL));

  san_ticket_rules_init (&rules);
  history = san_history_new (&calendars[(atoi (issued) - SAN_HISTORY_FIRST_YEAR) *
                                        SAN_HISTORY_CALENDARS_OF_YEAR], &rules);
  san_history_add (history, SAN_ACTION_VERB, at, event);
  san_history_add (history, SAN_ACTION_SWEEP, end, NULL);

  run_init (&run, history, TRUE);
  g_assert_true (engine_act (&run, event, at, &refusal));
  state = san_ticket_derive (&rules, history->calendar->engine, run.events, G_MAXINT64);
  state_due = san_time_format (state->due);
  g_assert_cmpstr (state_due, ==, due);

  engine_sweep (&run, end);
  taken = rises_of_engine (run.events);
  g_assert_cmpstr (taken, ==, rises);
  g_assert_cmpuint (engine_sweep (&run, end), ==, 0);

  g_assert_true (san_sim_act (run.sim, event, at));
  san_sim_sweep (run.sim, end);
  simulated = rises_of_sim (run.sim);
  g_assert_cmpstr (simulated, ==, rises);
  run_clear (&run);

  refusal = replay (history, &(guint) { 0 });
  g_assert_null (refusal);
}

/* Eight days off, and the Sundays before and after them worked. */
static void
test_spring_festival (void)
{
  assert_practice ("2024-02-08 10:00", "3 workdays", "2024-02-19 17:30", "2024-02-21 08:30",
                   "2024-02-09 17:30 white → yellow receipt (step)\n    "
                   "2024-02-20 17:30 yellow → red proposed overdue (step)");
  assert_practice ("2024-02-02 16:00", "4 workhours", "2024-02-04 11:00", "2024-02-04 11:01",
                   "2024-02-04 11:00 white → yellow overdue (step)");
  assert_practice ("2024-02-09 09:00", "5 days", "2024-02-18 17:30", "2024-02-18 17:31",
                   "2024-02-18 17:30 white → yellow overdue (step)");
  assert_practice ("2024-02-09 17:00", "24 hours", "2024-02-10 17:00", "2024-02-10 17:00", "");
}

static void
test_national_day (void)
{
  assert_practice ("2024-09-30 15:00", "3 workdays", "2024-10-10 17:30", "2024-10-14 09:00",
                   "2024-10-08 17:30 white → yellow receipt (step)\n    "
                   "2024-10-11 17:30 yellow → red proposed overdue (step)");
  /* the Friday before a worked Saturday */
  assert_practice ("2024-10-11 16:00", "4 workhours", "2024-10-12 11:00", "2024-10-12 11:00", "");
  /* illegal building, across Mid-Autumn */
  assert_practice ("2024-09-02 09:00", "15 workdays", "2024-09-24 17:30", "2024-09-03 17:31",
                   "2024-09-03 17:30 white → yellow receipt (step)");
}

/* Nobody was there; what should have happened has, once, each with its own period. */
static void
test_nine_days_off (void)
{
  assert_practice ("2018-06-15 09:00", "3 workdays", "2018-06-21 17:30", "2018-06-24 09:00",
                   "2018-06-19 17:30 white → yellow receipt (step)\n    "
                   "2018-06-22 17:30 yellow → red proposed overdue (step)");
  assert_practice ("2024-03-04 09:00", "1 workdays", "2024-03-05 17:30", "2024-03-13 09:00",
                   "2024-03-05 17:30 white → yellow overdue (step)\n    "
                   "2024-03-08 17:30 yellow → red proposed overdue (step)");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  calendars = san_history_calendars_new ();

  g_test_add_func ("/ticket-model/spring-festival", test_spring_festival);
  g_test_add_func ("/ticket-model/national-day", test_national_day);
  g_test_add_func ("/ticket-model/nine-days-off", test_nine_days_off);
  g_test_add_func ("/ticket-model/histories", test_histories);

  result = g_test_run ();
  san_history_calendars_free (calendars);

  return result;
}
