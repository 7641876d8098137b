/* ticket-history.c - random histories of tickets, told by a seed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/ticket-history.h"

#define DAY SAN_MINUTES_PER_DAY
#define PICK(rand, array) ((array)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (array))])

/* the edges of spans and days, in minutes of a day */
static const int edges[] = {
  0, 1, 509, 510, 511, 600, 719, 720, 721, 869, 870, 871, 1049, 1050, 1051, 1439
};
static const char *const people[] = { "one", "two", "three" };

void
san_action_free (SanAction *action)
{
  g_clear_pointer (&action->event, san_ticket_event_free);
  g_free (action);
}

SanHistory *
san_history_new (const SanHistoryCalendar *calendar,
                 const SanTicketRules     *rules)
{
  SanHistory *history = g_new0 (SanHistory, 1);

  history->calendar = calendar;
  history->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) san_action_free);
  if (rules != NULL)
    history->rules = *rules;

  return history;
}

void
san_history_free (SanHistory *history)
{
  g_ptr_array_unref (history->actions);
  g_free (history);
}

void
san_history_add (SanHistory     *history,
                 SanActionKind   kind,
                 SanTime         now,
                 SanTicketEvent *event)
{
  SanAction *action = g_new0 (SanAction, 1);

  action->kind = kind;
  action->now = now;
  action->event = event;
  g_ptr_array_add (history->actions, action);
}

static gboolean
one_in (GRand *rand,
        int    n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static SanLimit
random_limit (GRand *rand)
{
  static const int workdays[] = { 1, 1, 2, 3, 3, 5, 15 };
  static const int workhours[] = { 1, 4, 4, 7, 13, 26, 40 };
  static const int hours[] = { 1, 4, 24, 24, 48, 72 };
  SanLimit limit = { .kind = SAN_LIMIT_WORKDAYS, .n = PICK (rand, workdays) };

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      limit.kind = SAN_LIMIT_DAYS;
      break;

    case 1:
      limit.kind = SAN_LIMIT_WORKHOURS;
      limit.n = PICK (rand, workhours);
      break;

    case 2:
      limit.kind = SAN_LIMIT_HOURS;
      limit.n = PICK (rand, hours);
      break;

    default:
      break;
    }

  return limit;
}

static void
random_rules (GRand          *rand,
              SanTicketRules *rules)
{
  san_ticket_rules_init (rules);
  if (one_in (rand, 3))
    return;

  rules->white = random_limit (rand);
  rules->receipt = random_limit (rand);
  if (one_in (rand, 4))
    rules->receipt = (SanLimit) { .kind = SAN_LIMIT_NONE }
  ;
  rules->yellow = random_limit (rand);
  rules->red = random_limit (rand);
  rules->verification = random_limit (rand);
  rules->reopened = random_limit (rand);
  if (one_in (rand, 2))
    rules->returned = random_limit (rand);
  if (one_in (rand, 4))
    rules->grace = random_limit (rand);
  rules->extensions = g_rand_int_range (rand, 0, 4);
  rules->extend_red = one_in (rand, 3);
  rules->second_person = !one_in (rand, 4);
  rules->picture_after = !one_in (rand, 4);
  rules->separate_close = one_in (rand, 4);
}

static SanTime
random_start (GRand                    *rand,
              const SanHistoryCalendar *calendar)
{
  SanDay day = san_day_new (calendar->year, 1, 1) + g_rand_int_range (rand, 0, 365);

  if (calendar->eves->len > 0 && one_in (rand, 2))
    day = g_array_index (calendar->eves, SanDay,
                         g_rand_int_range (rand, 0, (int) calendar->eves->len));
  if (one_in (rand, 2))
    day -= g_rand_int_range (rand, 0, 4);

  return (SanTime) day * DAY + (one_in (rand, 3) ? PICK (rand, edges)
                                                 : g_rand_int_range (rand, 0, DAY));
}

/* When the program is next used. */
static SanTime
random_now (GRand             *rand,
            const SanSimState *s,
            SanTime            now)
{
  SanTime next = now;

  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      return now;

    case 1:
      return now + g_rand_int_range (rand, 0, 5);

    case 2:
      return now + g_rand_int_range (rand, 1, 600);

    case 3:
    case 4:
      next = (san_time_day (now) + g_rand_int_range (rand, 0, 5)) * (SanTime) DAY +
             PICK (rand, edges);
      return MAX (now, next);

    case 5:
      return now + g_rand_int_range (rand, 1, one_in (rand, 4) ? 20 : 9) * (SanTime) DAY;

    case 6:
      next = s->clock.on ? s->clock.due + g_rand_int_range (rand, -1, 3) : now;
      break;

    case 7:
      next = s->receipt.on ? s->receipt.due + g_rand_int_range (rand, -1, 3) : now;
      break;

    default:
      next = now + g_rand_int_range (rand, 1, 3 * DAY);
      break;
    }

  return next >= now && next < now + 60 * DAY ? next : now + 7;
}

/* As-of of what is entered late: between the last entry and now, at a due time, at a step. */
static SanTime
random_as_of (GRand             *rand,
              SanSim            *sim,
              const SanSimState *s,
              SanTime            last,
              SanTime            now)
{
  GArray *rises = san_sim_rises (sim);
  SanTime as_of = now;

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
    case 1:
      as_of = last + (now > last ? g_rand_int_range (rand, 0, (int) (now - last) + 1) : 0);
      break;

    case 2:
      if (rises->len > 0)
        as_of = g_array_index (rises, SanSimRise,
                               g_rand_int_range (rand, 0, (int) rises->len)).at +
                g_rand_int_range (rand, -1, 2);
      break;

    case 3:
      as_of = s->clock.on ? s->clock.due + g_rand_int_range (rand, -1, 2) : now;
      break;

    case 4:
      as_of = s->own.on ? s->own.due + g_rand_int_range (rand, -1, 2) : now;
      break;

    default:
      break;
    }

  if (one_in (rand, 40))
    return as_of + g_rand_int_range (rand, -3, 4);

  return CLAMP (as_of, MIN (last, now), now);
}

static SanTicketKind
random_verb (GRand             *rand,
             const SanSimState *s)
{
  static const SanTicketKind with_unit[] = {
    SAN_TICKET_RECEIVE, SAN_TICKET_RECEIVE, SAN_TICKET_BEGIN, SAN_TICKET_REPORT,
    SAN_TICKET_REPORT, SAN_TICKET_REPORT, SAN_TICKET_REPORT, SAN_TICKET_EXTEND,
    SAN_TICKET_EXTEND, SAN_TICKET_APPROVE, SAN_TICKET_APPROVE, SAN_TICKET_REJECT,
    SAN_TICKET_SUSPEND, SAN_TICKET_SHELVE, SAN_TICKET_DISPUTE, SAN_TICKET_REASSIGN,
    SAN_TICKET_ORDER_RED, SAN_TICKET_REMIND, SAN_TICKET_ACCOUNT, SAN_TICKET_NOTE,
  };
  static const SanTicketKind waiting[] = {
    SAN_TICKET_RETURN, SAN_TICKET_RETURN, SAN_TICKET_RETURN, SAN_TICKET_RETURN,
    SAN_TICKET_VERIFY, SAN_TICKET_VERIFY, SAN_TICKET_SHELVE, SAN_TICKET_REMIND,
    SAN_TICKET_ACCOUNT,
  };
  static const SanTicketKind closed[] = {
    SAN_TICKET_REOPEN, SAN_TICKET_REOPEN, SAN_TICKET_HELD, SAN_TICKET_RELAPSED,
  };
  static const SanTicketKind flagged[] = {
    SAN_TICKET_RESUME, SAN_TICKET_UNSHELVE, SAN_TICKET_DISMISS
  };

  if (one_in (rand, 10))
    return (SanTicketKind) g_rand_int_range (rand, SAN_TICKET_ISSUE, SAN_TICKET_NOTE + 1);
  if (s->accounts > 0 && one_in (rand, 3))
    return SAN_TICKET_OUTCOME;
  if (s->flag != SAN_TICKET_NO_FLAG)
    return one_in (rand, 12) ? SAN_TICKET_UPHOLD : flagged[s->flag - 1];

  switch ((int) s->stage)
    {
    case SAN_TICKET_DRAFT:
      return SAN_TICKET_ISSUE;

    case SAN_TICKET_REPORTED:
      return PICK (rand, waiting);

    case SAN_TICKET_VERIFIED:
      return SAN_TICKET_CLOSE;

    case SAN_TICKET_CLOSED:
      return PICK (rand, closed);

    default:
      return PICK (rand, with_unit);
    }
}

static void
set_text (char      **text,
          const char *to)
{
  g_free (*text);
  *text = g_strdup (to);
}

/* How a ticket starts: white, or above it for a reason. */
static void
random_issue (GRand          *rand,
              SanTicketEvent *event)
{
  event->has_colour = TRUE;
  event->unit_id = 1;
  event->photos = one_in (rand, 2);
  if (one_in (rand, 2))
    event->limit = random_limit (rand);
  if (one_in (rand, 10))
    event->limit = (SanLimit) { .kind = SAN_LIMIT_UNTIL,
                                .until = event->as_of + g_rand_int_range (rand, -1, 9 * DAY) }
  ;
  if (one_in (rand, 5))
    {
      event->colour = SAN_TICKET_YELLOW;
      event->proposes = one_in (rand, 4);
      set_text (&event->why, one_in (rand, 2) ? SAN_TICKET_WHY_ORDERED
                                               : SAN_TICKET_WHY_RECURRENCE);
    }
}

static SanTicketEvent *
random_event (GRand             *rand,
              const SanSimState *s,
              SanTicketKind      kind,
              SanTime            as_of)
{
  static const char *const measures[] = {
    "interview", "criticism", "self-criticism", "admonition", "transfer"
  };
  SanTicketEvent *event = san_ticket_event_new (kind, as_of, PICK (rand, people));

  set_text (&event->text, kind == SAN_TICKET_ACCOUNT ? PICK (rand, measures)
                           : one_in (rand, 40) ? "" : "because");
  set_text (&event->document, "No. 7");
  if (kind == SAN_TICKET_RECEIVE || (kind == SAN_TICKET_REPORT && one_in (rand, 3)))
    set_text (&event->by, PICK (rand, people));
  if (kind == SAN_TICKET_REPORT || kind == SAN_TICKET_VERIFY)
    event->photos = !one_in (rand, 4);
  if (kind == SAN_TICKET_REASSIGN)
    event->unit_id = g_rand_int_range (rand, 1, 4);
  if (kind == SAN_TICKET_REASSIGN && one_in (rand, 4))
    event->limit = random_limit (rand);
  if (kind == SAN_TICKET_REOPEN && one_in (rand, 2))
    event->limit = random_limit (rand);
  if (kind == SAN_TICKET_EXTEND)
    {
      if (!one_in (rand, 3))
        event->limit = random_limit (rand);
      else
        event->due = s->clock.due + g_rand_int_range (rand, -1, 5 * DAY);
    }
  if (kind == SAN_TICKET_ISSUE || kind == SAN_TICKET_DRAFTED)
    random_issue (rand, event);

  return event;
}

static void
add_first (GRand      *rand,
           SanHistory *history,
           SanTime     now)
{
  SanTicketKind kind = one_in (rand, 8) ? SAN_TICKET_DRAFTED : SAN_TICKET_ISSUE;
  SanTime as_of = one_in (rand, 4) ? now - g_rand_int_range (rand, 0, 9 * DAY) : now;
  SanTicketEvent *event = random_event (rand, NULL, kind, as_of);

  event->has_colour = kind == SAN_TICKET_ISSUE;
  san_history_add (history, SAN_ACTION_VERB, now, event);
}

/* One more thing that happens; the time that it is then. */
static SanTime
add_next (GRand      *rand,
          SanHistory *history,
          SanSim     *sim,
          SanTime     now,
          SanTime     last)
{
  SanSimState s = san_sim_state (sim);
  SanTime next = random_now (rand, &s, now);
  SanTicketKind kind = random_verb (rand, &s);

  if (one_in (rand, 5))
    {
      san_history_add (history, one_in (rand, 2) ? SAN_ACTION_CARRY : SAN_ACTION_SWEEP, next, NULL);
      return next;
    }

  if (one_in (rand, 30)) /* the clock is set back for once */
    {
      SanTime back = next - g_rand_int_range (rand, 1, 2 * DAY);

      san_history_add (history, SAN_ACTION_VERB, back, random_event (rand, &s, kind, back));
      return now;
    }

  san_history_add (history, SAN_ACTION_VERB, next,
                   random_event (rand, &s, kind, random_as_of (rand, sim, &s, last, next)));

  return next;
}

/* Lets the simulator live with the last action; the as-of of the last entry. */
static SanTime
live_with (SanSim           *sim,
           const SanHistory *history,
           SanTime           last)
{
  const SanAction *action = g_ptr_array_index (history->actions, history->actions->len - 1);

  san_sim_sweep (sim, action->now);
  if (action->kind == SAN_ACTION_CARRY)
    san_sim_carry_off (sim);
  if (action->kind == SAN_ACTION_VERB && san_sim_act (sim, action->event, action->now))
    return action->event->as_of;

  return last;
}

SanHistory *
san_history_new_random (const SanHistoryCalendar *calendars,
                        guint32                   seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (SanSim) sim = NULL;
  SanHistory *history = san_history_new (&calendars[seed % SAN_HISTORY_CALENDARS], NULL);
  int n = g_rand_int_range (rand, 3, 18);
  SanTime last = SAN_TICKET_NO_TIME;
  SanTime now;

  history->seed = seed;
  random_rules (rand, &history->rules);
  sim = san_sim_new (history->calendar->sim, &history->rules);

  now = random_start (rand, history->calendar);
  for (int i = 0; i < n; i++)
    {
      if (last == SAN_TICKET_NO_TIME)
        add_first (rand, history, now);
      else
        now = add_next (rand, history, sim, now, last);
      last = live_with (sim, history, last);
    }
  san_history_add (history, SAN_ACTION_SWEEP, now + g_rand_int_range (rand, 0, 30 * DAY), NULL);

  return history;
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

static char *
describe_action (const SanAction *action)
{
  static const char *const kinds[] = { "", "the program runs", "the slips are carried off" };
  GString *text = g_string_new (NULL);
  const SanTicketEvent *event = action->event;

  append_time (text, "", action->now);
  if (event == NULL)
    {
      g_string_append_printf (text, ": %s", kinds[action->kind]);
      return g_string_free (text, FALSE);
    }

  g_string_append_printf (text, ": %s by %s", san_ticket_kind_name (event->kind), event->actor);
  if (event->as_of != action->now)
    append_time (text, "as of", event->as_of);
  if (*event->by != '\0')
    g_string_append_printf (text, " (%s)", event->by);
  if (event->limit.kind != SAN_LIMIT_NONE)
    {
      g_autofree char *limit = san_limit_format (&event->limit);

      g_string_append_printf (text, " limit %s", limit);
    }
  if (event->due != SAN_TICKET_NO_TIME)
    append_time (text, "due", event->due);
  if (event->kind == SAN_TICKET_ISSUE && event->colour != SAN_TICKET_WHITE)
    g_string_append_printf (text, " yellow%s (%s)", event->proposes ? ", red proposed" : "",
                            event->why);
  if (*event->text == '\0')
    g_string_append (text, " without reason");
  if (event->photos > 0)
    g_string_append_printf (text, " %u pictures", event->photos);

  return g_string_free (text, FALSE);
}

static void
describe_limit (GString        *text,
                const char     *name,
                const SanLimit *limit)
{
  g_autofree char *formatted = san_limit_format (limit);

  g_string_append_printf (text, "%s '%s' ", name, formatted);
}

char *
san_history_describe (const SanHistory *history,
                      guint             length)
{
  const SanTicketRules *rules = &history->rules;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "seed %u, calendar %s\n  ", history->seed,
                          history->calendar->label);
  describe_limit (text, "white", &rules->white);
  describe_limit (text, "receipt", &rules->receipt);
  describe_limit (text, "yellow", &rules->yellow);
  describe_limit (text, "red", &rules->red);
  describe_limit (text, "verification", &rules->verification);
  describe_limit (text, "reopened", &rules->reopened);
  describe_limit (text, "returned", &rules->returned);
  describe_limit (text, "grace", &rules->grace);
  g_string_append_printf (text, "\n  extensions %d%s%s%s%s\n", rules->extensions,
                          rules->extend_red ? ", in red too" : "",
                          rules->second_person ? ", second person" : "",
                          rules->picture_after ? ", picture after" : "",
                          rules->separate_close ? ", separate close" : "");
  for (guint i = 0; i < length && i < history->actions->len; i++)
    {
      g_autofree char *line = describe_action (g_ptr_array_index (history->actions, i));

      g_string_append_printf (text, "  %s\n", line);
    }

  return g_string_free (text, FALSE);
}
