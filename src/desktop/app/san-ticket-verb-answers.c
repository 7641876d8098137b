/* san-ticket-verb-answers.c - what was typed for a verb, tried out before it is done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-ticket-verb-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/san-ticket-words.h"

static const char *
text_in (AdwEntryRow *row)
{
  return gtk_widget_get_visible (GTK_WIDGET (row)) ? gtk_editable_get_text (GTK_EDITABLE (row))
                                                   : "";
}

/* What was typed */

void
san_ticket_answers_clear (SanTicketAnswers *answers)
{
  g_free (answers->text);
  g_free (answers->by);
  g_free (answers->document);
  g_strfreev (answers->photos);
}

static char *
stripped (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (text_in (row)));
}

static gboolean
read_time (SanTicketVerbDialog *self,
           SanTime             *as_of,
           GError             **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->as_of));

  *as_of = SAN_TICKET_NO_TIME;
  if (g_str_equal (text, self->now_text))
    return TRUE;

  return san_time_parse (text, as_of, error);
}

static gboolean
read_limit (SanTicketVerbDialog  *self,
            SanTicketRequestVerb *verb,
            GError              **error)
{
  SanLimit limit;

  if (!san_limit_row_get (self->limit, &limit, error))
    return FALSE;
  if (limit.kind == SAN_LIMIT_UNTIL && verb->kind == SAN_TICKET_EXTEND)
    verb->due = limit.until;
  else
    verb->limit = limit;

  return TRUE;
}

/* The word, and what came of it on the next line where that is known already */
static char *
read_account (SanTicketVerbDialog *self)
{
  const char *word = san_ticket_accounts[adw_combo_row_get_selected (self->account)];
  g_autofree char *outcome = stripped (self->text);

  return *outcome != '\0' ? g_strconcat (word, "\n", outcome, NULL) : g_strdup (word);
}

gboolean
san_ticket_verb_dialog_read (SanTicketVerbDialog *self,
                             SanTicketAnswers    *answers,
                             GError             **error)
{
  SanTicketRequestVerb *verb = &answers->verb;

  *verb = (SanTicketRequestVerb) { .kind = self->verb->kind, .due = SAN_TICKET_NO_TIME };
  if (!read_time (self, &verb->as_of, error))
    return FALSE;
  if (san_ticket_verb_dialog_asks (self, SAN_ASK_LIMIT) && !read_limit (self, verb, error))
    return FALSE;

  answers->text = san_ticket_verb_dialog_asks (self, SAN_ASK_ACCOUNT) ? read_account (self) : stripped (self->text);
  answers->by = stripped (self->by);
  answers->document = stripped (self->document);
  answers->photos = san_ticket_verb_dialog_asks (self, SAN_ASK_PHOTOS) ? san_photo_strip_get_paths (self->photos)
                                                : g_new0 (char *, 1);
  verb->text = answers->text;
  verb->by = answers->by;
  verb->document = answers->document;
  verb->photos = (const char *const *) answers->photos;
  if (san_ticket_verb_dialog_asks (self, SAN_ASK_RECORD) && self->records->len > 0)
    {
      guint index = MIN (adw_combo_row_get_selected (self->record), self->records->len - 1);

      verb->refers = ((SanTicketAccount *) g_ptr_array_index (self->records, index))->event_id;
    }
  if (san_ticket_verb_dialog_asks (self, SAN_ASK_UNIT) && san_unit_picker_is_chosen (self->unit))
    verb->unit_id = san_unit_picker_get_unit (self->unit);

  return TRUE;
}

/* The fields that are still empty and must not be: nothing is tried before. */
static gboolean
is_complete (SanTicketVerbDialog    *self,
             const SanTicketAnswers *answers)
{
  guint needs = self->verb->needs;

  return !((needs & SAN_ASK_TEXT) != 0 && *answers->text == '\0') &&
         !((needs & SAN_ASK_BY) != 0 && *answers->by == '\0') &&
         !((needs & SAN_ASK_DOCUMENT) != 0 && *answers->document == '\0') &&
         !((needs & SAN_ASK_UNIT) != 0 && answers->verb.unit_id == 0);
}

/* Trying it out */

static SanTicketEvent *
event_of (SanTicketVerbDialog    *self,
          const SanTicketAnswers *answers)
{
  const SanTicketRequestVerb *verb = &answers->verb;
  SanTime now = san_ticket_verb_dialog_now (self);
  SanTicketEvent *event =
    san_ticket_event_new (verb->kind, verb->as_of != SAN_TICKET_NO_TIME ? verb->as_of : now,
                          san_ticket_verb_dialog_actor (self));

  g_free (event->by);
  g_free (event->text);
  g_free (event->document);
  event->entered = now;
  event->by = g_strdup (verb->by);
  event->text = g_strdup (verb->text);
  event->document = g_strdup (verb->document);
  event->limit = verb->limit;
  event->due = verb->due;
  event->unit_id = verb->unit_id;
  event->refers = verb->refers;
  event->photos = g_strv_length (answers->photos);

  return event;
}

/* (transfer full): the ticket after @event; NULL with @error when it does not take it */
static SanTicketState *
try_event (SanTicketVerbDialog  *self,
           const SanTicket      *ticket,
           const SanTicketEvent *event,
           GError              **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) added = san_ticket_act (&self->rules, self->calendar, ticket->events,
                                                event, san_ticket_verb_dialog_now (self), error);

  if (added == NULL)
    return NULL;

  g_ptr_array_extend (all, ticket->events, NULL, NULL);
  g_ptr_array_extend (all, added, NULL, NULL);

  return san_ticket_derive (&self->rules, self->calendar, all, G_MAXINT64);
}

static char *
effect_of (SanTicketVerbDialog  *self,
           const SanTicketState *before,
           const SanTicketState *after)
{
  SanTime now = san_ticket_verb_dialog_now (self);
  g_autofree char *was = san_ticket_time (before->due, now);
  g_autofree char *due = san_ticket_time (after->due, now);

  if (after->stage == SAN_TICKET_CLOSED || after->stage == SAN_TICKET_CANCELLED)
    return g_strdup ("");
  if (after->colour > before->colour)
    return g_strdup_printf (_("It becomes %1$s, due %2$s."),
                            san_ticket_colour_label (after->colour), due);
  if (after->red == SAN_TICKET_RED_PROPOSED && before->red == SAN_TICKET_RED_NONE)
    return g_strdup (_("Red is proposed then; it counts once a second person approves."));
  if (before->running && !after->running && after->stage != SAN_TICKET_REPORTED)
    {
      g_autofree char *left = san_ticket_minutes (after->remainder);

      return g_strdup_printf (_("The clock stops with %s left."), left);
    }
  if (before->running && !after->running)
    return g_strdup (_("The unit's clock stops; verification has its own limit."));
  if (after->due != before->due && before->due != SAN_TICKET_NO_TIME)
    return g_strdup_printf (_("Due %1$s → %2$s"), was, due);

  return g_strdup ("");
}

/* The calendar's answer to what is asked with an extension or a reopening. */
static void
show_answer (SanTicketVerbDialog    *self,
             const SanTicketAnswers *answers)
{
  const SanTicketRequestVerb *verb = &answers->verb;
  g_autofree char *text = g_strdup ("");
  g_autofree char *due = NULL;

  if (!san_ticket_verb_dialog_asks (self, SAN_ASK_LIMIT))
    return;

  if (self->ids->len == 1 && self->tickets->len == 1)
    {
      const SanTicket *ticket = g_ptr_array_index (self->tickets, 0);
      SanTime now = san_ticket_verb_dialog_now (self);
      SanTime start = verb->kind == SAN_TICKET_EXTEND ? ticket->state->due
        : verb->as_of != SAN_TICKET_NO_TIME ? verb->as_of : now;
      SanTime end = verb->due;

      if (verb->limit.kind != SAN_LIMIT_NONE)
        end = san_work_calendar_due (self->calendar, start, &verb->limit);
      due = san_ticket_time_long (end, now);
      g_free (text);
      text = end != SAN_TICKET_NO_TIME ? g_strdup_printf (_("Due %s"), due) : g_strdup ("");
    }
  else if (verb->kind == SAN_TICKET_EXTEND && verb->due == SAN_TICKET_NO_TIME)
    {
      g_free (text);
      text = g_strdup (_("Counted from the due time of each ticket"));
    }
  san_limit_row_set_answer (self->limit, text);
}

/* What @answers would do to the tickets; says the first that refuses. */
static gboolean
try_answers (SanTicketVerbDialog    *self,
             const SanTicketAnswers *answers)
{
  g_autoptr (SanTicketEvent) event = NULL;
  g_autofree char *effect = g_strdup ("");

  if (self->verb->kind == SAN_TICKET_ISSUE)
    return TRUE;

  event = event_of (self, answers);
  for (guint i = 0; i < self->tickets->len; i++)
    {
      const SanTicket *ticket = g_ptr_array_index (self->tickets, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SanTicketState) after = try_event (self, ticket, event, &error);

      if (after == NULL)
        {
          gtk_label_set_text (self->effect, "");
          san_ticket_verb_dialog_refuse (self, error->message);
          return FALSE;
        }
      if (self->ids->len == 1)
        {
          g_free (effect);
          effect = effect_of (self, ticket->state, after);
        }
    }
  gtk_label_set_text (self->effect, effect);

  return TRUE;
}

gboolean
san_ticket_verb_dialog_try (SanTicketVerbDialog    *self,
                            const SanTicketAnswers *answers)
{
  show_answer (self, answers);

  return is_complete (self, answers) && try_answers (self, answers);
}
