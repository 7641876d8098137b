/* san-test-ticket.c - works one ticket through lines of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-ticket.h"

#include <string.h>

#include "base/san-utils.h"

SanTestTicket *
san_test_ticket_new (void)
{
  SanTestTicket *self = g_new0 (SanTestTicket, 1);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "holidays-cn.csv",
                                                 NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = san_calendar_read_table (path, &error);

  g_assert_no_error (error);
  san_ticket_rules_init (&self->rules);
  self->calendar = san_work_calendar_new (days, NULL, TRUE);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_event_free);

  return self;
}

void
san_test_ticket_free (SanTestTicket *self)
{
  san_work_calendar_unref (self->calendar);
  g_ptr_array_unref (self->events);
  g_free (self);
}

/* "06-04_09:00" of 2018, or with its year */
SanTime
san_test_ticket_time (const char *text)
{
  g_autofree char *whole = g_strdup_printf ("%s%s", strlen (text) > 11 ? "" : "2018-", text);
  g_autoptr (GError) error = NULL;
  SanTime time;

  g_strdelimit (whole, "_", ' ');
  san_time_parse (whole, &time, &error);
  g_assert_no_error (error);

  return time;
}

static char *
format_time (SanTime time)
{
  g_autofree char *text = NULL;

  if (time == SAN_TICKET_NO_TIME)
    return g_strdup ("none");

  text = san_time_format (time);
  g_strdelimit (text, " ", '_');

  return g_strdup (text + (g_str_has_prefix (text, "2018-") ? 5 : 0));
}

/* What was recorded gets ids in the order of entry. */
static void
record (SanTestTicket *self,
        GPtrArray     *events)
{
  gint64 main = self->next_id + 1;

  while (events->len > 0)
    {
      SanTicketEvent *event = g_ptr_array_steal_index (events, 0);

      event->id = ++self->next_id;
      if (event->kind == SAN_TICKET_RISE && event->refers == 0)
        event->refers = main;
      g_ptr_array_add (self->events, event);
    }
}

static void
sweep (SanTestTicket *self,
       SanTime        now)
{
  g_autoptr (GPtrArray) steps = san_ticket_sweep (&self->rules, self->calendar, self->events,
                                                  now);
  g_autoptr (GPtrArray) again = NULL;

  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpint (((SanTicketEvent *) g_ptr_array_index (steps, i))->entered, ==, now);
  record (self, steps);

  again = san_ticket_sweep (&self->rules, self->calendar, self->events, now);
  g_assert_cmpuint (again->len, ==, 0);
}

static void
put_default (SanTicketEvent *event)
{
  switch ((int) event->kind)
    {
    case SAN_TICKET_VERIFY:
    case SAN_TICKET_APPROVE:
    case SAN_TICKET_REJECT:
    case SAN_TICKET_CLOSE:
      san_set_str (&event->actor, "Second");
      break;

    case SAN_TICKET_ACCOUNT:
      san_set_str (&event->document, "2018-7");
      san_set_str (&event->text, "interview");
      return;

    case SAN_TICKET_RECEIVE:
      san_set_str (&event->by, "Third");
      break;

    case SAN_TICKET_REASSIGN:
      event->unit_id = 2;
      break;

    case SAN_TICKET_ISSUE:
      event->unit_id = 1;
      break;

    default:
      break;
    }

  san_set_str (&event->text, "reason");
}

static void
put_value (SanTicketEvent *event,
           const char     *key,
           const char     *value)
{
  g_autofree char *words = g_strdelimit (g_strdup (value), "_", ' ');
  g_autoptr (GError) error = NULL;

  if (g_str_equal (key, "actor"))
    san_set_str (&event->actor, value);
  else if (g_str_equal (key, "by"))
    san_set_str (&event->by, value);
  else if (g_str_equal (key, "text"))
    san_set_str (&event->text, value);
  else if (g_str_equal (key, "document"))
    san_set_str (&event->document, value);
  else if (g_str_equal (key, "why"))
    san_set_str (&event->why, value);
  else if (g_str_equal (key, "limit"))
    san_limit_parse (words, &event->limit, &error);
  else if (g_str_equal (key, "due"))
    event->due = san_test_ticket_time (value);
  else if (g_str_equal (key, "colour"))
    event->has_colour = san_ticket_colour_parse (value, &event->colour);
  else if (g_str_equal (key, "unit"))
    event->unit_id = g_ascii_strtoll (value, NULL, 10);
  else if (g_str_equal (key, "photos"))
    event->photos = (guint) g_ascii_strtoull (value, NULL, 10);
  else if (g_str_equal (key, "proposes"))
    event->proposes = TRUE;
  else
    g_error ("no such key: %s", key);
  g_assert_no_error (error);
}

/* NOW [@AS-OF] VERB KEY=VALUE…, as two words a time */
static void
do_verb (SanTestTicket *self,
         const char    *line,
         gboolean       refused)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree char *now_text = g_strconcat (words[0], "_", words[1], NULL);
  SanTime now = san_test_ticket_time (now_text);
  SanTime as_of = now;
  guint at = 2;
  SanTicketKind kind;
  g_autoptr (SanTicketEvent) event = NULL;
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GError) error = NULL;

  if (*words[at] == '@')
    {
      g_autofree char *text = g_strconcat (words[at] + 1, "_", words[at + 1], NULL);

      as_of = san_test_ticket_time (text);
      at += 2;
    }

  sweep (self, now);
  if (g_str_equal (words[at], "sweep"))
    return;

  if (!san_ticket_kind_parse (words[at], &kind))
    g_error ("no such verb: %s", words[at]);
  event = san_ticket_event_new (kind, as_of, "First");
  put_default (event);
  for (at++; words[at] != NULL; at++)
    {
      g_auto (GStrv) pair = g_strsplit (words[at], "=", 2);

      put_value (event, pair[0], pair[1]);
    }

  added = san_ticket_act (&self->rules, self->calendar, self->events, event, now, &error);
  if ((added == NULL) != refused)
    g_error ("%s: %s", line, refused ? "was not refused" : error->message);
  g_assert_true ((added == NULL) == (error != NULL));
  if (added != NULL)
    record (self, added);
}

static guint
count (SanTestTicket *self,
       SanTicketKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < self->events->len; i++)
    n += ((SanTicketEvent *) g_ptr_array_index (self->events, i))->kind == kind;

  return n;
}

char *
san_test_ticket_value (SanTestTicket *self,
                       const char    *key)
{
  g_autoptr (SanTicketState) state = san_ticket_derive (&self->rules, self->calendar,
                                                        self->events, G_MAXINT64);
  const struct
  {
    const char *key;
    char       *value;
  } values[] = {
    { "stage", g_strdup (san_ticket_stage_name (state->stage)) },
    { "flag", g_strdup (san_ticket_flag_name (state->flag)) },
    { "colour", g_strdup (san_ticket_colour_name (state->colour)) },
    { "first", g_strdup (san_ticket_colour_name (state->first_colour)) },
    { "red", g_strdup (san_ticket_red_name (state->red)) },
    { "due", format_time (state->due) },
    { "own", format_time (state->own_due) },
    { "receipt", format_time (state->receipt_due) },
    { "received", format_time (state->received) },
    { "reported", format_time (state->reported) },
    { "closed", format_time (state->closed) },
    { "rises", format_time (state->rises) },
    { "verify", format_time (state->verify_due) },
    { "running", g_strdup (state->running ? "yes" : "no") },
    { "remainder", g_strdup_printf ("%" G_GINT64_FORMAT, state->remainder) },
    { "stopped", g_strdup_printf ("%" G_GINT64_FORMAT, state->stopped_minutes) },
    { "unit", g_strdup_printf ("%" G_GINT64_FORMAT, state->unit_id) },
    { "returns", g_strdup_printf ("%u", state->returns) },
    { "extensions", g_strdup_printf ("%u", state->extensions) },
    { "proposals", g_strdup_printf ("%u", state->proposals) },
    { "reminders", g_strdup_printf ("%u", state->reminders) },
    { "asked", g_strdup (state->extension_asked ? "yes" : "no") },
    { "looked", g_strdup (state->relapsed ? "relapsed" : state->looked_back ? "held" : "") },
    { "annulled", g_strdup_printf ("%u", count (self, SAN_TICKET_ANNULLED)) },
    { "rose", g_strdup_printf ("%u", count (self, SAN_TICKET_RISE)) },
  };
  char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (values[i].key, key))
      found = values[i].value;
    else
      g_free (values[i].value);
  if (found == NULL)
    g_error ("no such value: %s", key);

  return found;
}

static void
expect_state (SanTestTicket *self,
              const char    *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      g_autofree char *value = san_test_ticket_value (self, pair[0]);

      if (!g_str_equal (value, pair[1]))
        g_error ("%s: it is %s", words[i], value);
    }
}

static gboolean
is_annulled (SanTestTicket *self,
             gint64         id)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (self->events, i);

      if (event->kind == SAN_TICKET_ANNULLED && event->refers == id)
        return TRUE;
    }

  return FALSE;
}

static void
expect_steps (SanTestTicket *self,
              const char    *line)
{
  g_autoptr (GString) steps = g_string_new (NULL);

  for (guint i = 0; i < self->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (self->events, i);
      g_autofree char *at = format_time (event->as_of);

      if (event->kind != SAN_TICKET_STEP || is_annulled (self, event->id))
        continue;
      g_string_append_printf (steps, "%s%s %s %s", steps->len > 0 ? "; " : "", at,
                              event->proposes ? "red" : "yellow", event->why);
    }
  g_assert_cmpstr (steps->str, ==, line);
}

/* "MINUTES WHY WHY …": what counted, and every reason once; no gap up to the due time */
static void
expect_deadline (SanTestTicket *self,
                 const char    *line)
{
  g_autoptr (GPtrArray) spans = san_ticket_deadline (&self->rules, self->calendar, self->events);
  g_autoptr (SanTicketState) state = san_ticket_derive (&self->rules, self->calendar,
                                                        self->events, G_MAXINT64);
  g_autoptr (GString) whys = g_string_new (NULL);
  g_autofree char *told = NULL;
  gint64 counted = 0;
  const SanDeadlineSpan *last = NULL;

  for (guint i = 0; i < spans->len; i++)
    {
      const SanDeadlineSpan *span = g_ptr_array_index (spans, i);

      if (last != NULL)
        g_assert_cmpint (span->from, ==, last->to);
      g_assert_true (span->counts == (span->minutes > 0));
      counted += span->minutes;
      if (strstr (whys->str, span->why) == NULL)
        g_string_append_printf (whys, " %s", span->why);
      last = span;
    }
  if (last != NULL)
    g_assert_cmpint (last->to, ==, state->due);
  told = g_strdup_printf ("%" G_GINT64_FORMAT "%s", counted, whys->str);
  g_assert_cmpstr (told, ==, line);
}

static void
leave (SanTestTicket *self)
{
  for (guint i = self->events->len; i > 0; i--)
    {
      SanTicketEvent *event = g_ptr_array_index (self->events, i - 1);

      if (event->kind == SAN_TICKET_STEP && event->has_colour)
        {
          event->left = TRUE;
          return;
        }
    }
  g_assert_not_reached ();
}

void
san_test_ticket_run (SanTestTicket *self,
                     const char    *line)
{
  g_test_message ("%s", line);
  if (g_str_equal (line, "left"))
    leave (self);
  else if (*line == '=')
    expect_state (self, line + 2);
  else if (*line == '#')
    expect_steps (self, line[1] == '\0' ? "" : line + 2);
  else if (*line == '>')
    expect_deadline (self, line + 2);
  else if (*line == '!')
    do_verb (self, line + 2, TRUE);
  else
    do_verb (self, line, FALSE);
}

static GPtrArray *
act (SanTestTicket *self,
     SanTicketKind  kind,
     SanTime        at)
{
  g_autoptr (SanTicketEvent) event = san_ticket_event_new (kind, at, "Second");

  put_default (event);
  if (kind == SAN_TICKET_EXTEND)
    event->limit = (SanLimit) { SAN_LIMIT_WORKDAYS, 1, 0 }
  ;

  return san_ticket_act (&self->rules, self->calendar, self->events, event, at, NULL);
}

gboolean
san_test_ticket_try (SanTestTicket *self,
                     SanTicketKind  kind,
                     SanTime        at)
{
  g_autoptr (GPtrArray) added = act (self, kind, at);

  return added != NULL;
}

gboolean
san_test_ticket_enter (SanTestTicket *self,
                       SanTicketKind  kind,
                       SanTime        at)
{
  g_autoptr (GPtrArray) added = NULL;

  sweep (self, at);
  added = act (self, kind, at);
  if (added != NULL)
    record (self, added);

  return added != NULL;
}
