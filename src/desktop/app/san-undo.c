/* san-undo.c - taking steps back, and the dialog when others lean on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-undo.h"

#include <glib/gi18n-lib.h>

#include "store/san-journal-list-store.h"

#define LISTED 8

typedef struct
{
  SanContext *context;
  gint64      seq;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->context);
  g_free (question);
}

char *
san_undo_subject (const char *label)
{
  SanPeriod period;

  return san_period_parse (label, &period, NULL) && period.kind == SAN_PERIOD_MONTH
         ? san_period_label (&period) : g_strdup (label);
}

char *
san_undo_describe (const char *verb,
                   const char *label)
{
  const SanVerb *known = san_verb_find (verb);
  const char *title = known != NULL ? _(known->title) : verb;
  g_autofree char *subject = san_undo_subject (label);

  return *label != '\0' ? g_strdup_printf ("%s %s", title, subject) : g_strdup (title);
}

static SanStep *
step_of (SanContext *context,
         gint64      seq,
         GError    **error)
{
  g_autoptr (GPtrArray) steps = NULL;

  if (seq == 0)
    return san_journal_undoable (san_context_get_database (context), error);

  return san_journal_step (san_context_get_database (context), seq, error);
}

static void
undo_now (SanContext *context,
          gint64      seq,
          gboolean    with_dependants)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanStep) step = step_of (context, seq, NULL);
  g_autofree char *what = NULL;
  g_autofree char *said = NULL;

  if (!san_journal_undo (san_context_get_workspace (context), seq, with_dependants, NULL,
                         &error))
    {
      san_context_report (context, error);
      return;
    }

  what = step != NULL ? san_undo_describe (step->verb, step->label) : g_strdup ("");
  said = g_strdup_printf (_("Undone: %s"), what);
  san_context_report (context, NULL);
  san_context_say (context, said);
}

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                Question         *question)
{
  if (g_str_equal (response, "undo"))
    undo_now (question->context, question->seq, TRUE);
}

static void
ask (GtkWindow  *window,
     SanContext *context,
     gint64      seq,
     GPtrArray  *dependants)
{
  g_autofree char *heading = NULL;
  g_autoptr (GString) body = g_string_new (NULL);
  AdwMessageDialog *dialog;
  Question *question = g_new0 (Question, 1);

  for (guint i = 0; i < MIN (dependants->len, LISTED); i++)
    {
      SanStep *step = g_ptr_array_index (dependants, i);
      g_autofree char *what = san_undo_describe (step->verb, step->label);
      g_autofree char *time = san_time_format (step->at);

      g_string_append_printf (body, "%s%s  %s  %s", i > 0 ? "\n" : "", time, step->actor, what);
    }
  if (dependants->len > LISTED)
    g_string_append (body, "\n…");

  heading = g_strdup_printf (ngettext ("%u later step depends on it",
                                       "%u later steps depend on it", dependants->len),
                             dependants->len);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, heading, body->str));
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "undo", _("Undo all"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "undo", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");

  question->context = g_object_ref (context);
  question->seq = seq;
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), question,
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
san_undo (GtkWindow  *window,
          SanContext *context,
          gint64      seq)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanStep) step = step_of (context, seq, &error);
  g_autoptr (GPtrArray) dependants = NULL;

  if (step == NULL)
    {
      if (error != NULL)
        san_context_report (context, error);
      else
        san_context_say (context, _("Nothing to undo"));
      return;
    }

  dependants = san_journal_dependants (san_context_get_database (context), step->seq, &error);
  if (dependants == NULL)
    san_context_report (context, error);
  else if (dependants->len > 0)
    ask (window, context, step->seq, dependants);
  else
    undo_now (context, step->seq, FALSE);
}

/* The step that @undone took back: of several the one that was asked for, which stands
 * first. */
static SanStep *
step_taken_back (SanContext    *context,
                 const SanStep *undone)
{
  return san_journal_step (san_context_get_database (context),
                           g_ascii_strtoll (undone->undoes, NULL, 10), NULL);
}

void
san_redo (GtkWindow  *window,
          SanContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanStep) step = san_journal_redoable (san_context_get_database (context), &error);
  g_autoptr (SanStep) subject = NULL;
  g_autofree char *what = NULL;
  g_autofree char *said = NULL;

  if (step == NULL)
    {
      if (error != NULL)
        san_context_report (context, error);
      else
        san_context_say (context, _("Nothing to redo"));
      return;
    }

  if (!san_journal_redo (san_context_get_workspace (context), NULL, &error))
    {
      san_context_report (context, error);
      return;
    }
  subject = step_taken_back (context, step);
  what = subject != NULL ? san_undo_describe (subject->verb, subject->label)
         : san_undo_subject (step->label);
  said = g_strdup_printf (_("Redone: %s"), what);
  san_context_report (context, NULL);
  san_context_say (context, said);
}
