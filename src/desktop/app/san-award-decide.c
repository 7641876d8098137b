/* san-award-decide.c - confirming, changing and striking out awards and sanctions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-award-decide.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "store/san-workspace.h"

/* Deciding --------------------------------------------------------------------------- */

typedef struct
{
  gint64      round_id;
  GPtrArray  *decisions;   /* (element-type SanAwardDecision) */
  char       *at;
  const char *by;
} Deciding;

static gboolean
write_decisions (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  const Deciding *deciding = data;
  g_autoptr (SanRound) round = san_round_store_get (database, deciding->round_id, error);

  for (guint i = 0; round != NULL && i < deciding->decisions->len; i++)
    if (!san_award_store_decide (database, round, deciding->decisions->pdata[i], deciding->at,
                                 deciding->by, error))
      return FALSE;

  return round != NULL;
}

/* (transfer full) (element-type SanAwardDecision): none yet */
static GPtrArray *
decisions_on (const GPtrArray *awards)
{
  GPtrArray *decisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_award_decision_free);

  for (guint i = 0; i < awards->len; i++)
    {
      const SanAward *award = awards->pdata[i];
      SanAwardDecision *decision = g_new0 (SanAwardDecision, 1);

      decision->unit_id = award->unit_id;
      decision->rule = g_strdup (award->rule);
      g_ptr_array_add (decisions, decision);
    }

  return decisions;
}

/* As one step */
static void
write_down (SanContext   *context,
            gint64        round_id,
            const char   *label,
            GPtrArray    *decisions,
            SanAwardState state,
            gint64        amount,
            const char   *reason,
            const char   *said)
{
  g_autofree char *at = san_time_format (san_workspace_now (san_context_get_workspace (context)));
  Deciding deciding = { round_id, decisions, at, san_context_get_operator (context) };

  for (guint i = 0; i < decisions->len; i++)
    {
      SanAwardDecision *decision = decisions->pdata[i];

      decision->state = state;
      decision->has_amount = amount >= 0;
      decision->amount = MAX (amount, 0);
      g_free (decision->reason);
      decision->reason = g_strdup (reason);
    }
  if (decisions->len > 0)
    san_context_change (context, "awards.decide", label, write_decisions, &deciding, said);
}

void
san_award_decide (SanContext      *context,
                  const SanRound  *round,
                  const GPtrArray *awards,
                  SanAwardState    state,
                  gint64           amount,
                  const char      *reason,
                  const char      *said)
{
  g_autoptr (GPtrArray) decisions = NULL;

  g_return_if_fail (SAN_IS_CONTEXT (context));
  g_return_if_fail (round != NULL && awards != NULL);

  decisions = decisions_on (awards);
  write_down (context, round->id, round->label, decisions, state, amount, reason, said);
}

/* Asking for a reason ------------------------------------------------------------------ */

typedef struct
{
  SanContext  *context;
  gint64       round_id;
  char        *label;
  GPtrArray   *decisions;  /* what is asked about */
  GtkEditable *amount;     /* (nullable): strikes out */
  GtkEditable *reason;
  GtkWidget   *dialog;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->context);
  g_free (question->label);
  g_ptr_array_unref (question->decisions);
  g_free (question);
}

static gboolean
get_amount (const Question *question,
            gint64         *amount)
{
  return san_micro_parse (gtk_editable_get_text (question->amount), amount, NULL, NULL) &&
         *amount >= 0 && *amount % SAN_MICRO == 0;
}

static void
on_answer_changed_cb (Question *question)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (question->reason)));
  gint64 amount;
  gboolean valid = question->amount == NULL || get_amount (question, &amount);

  if (question->amount != NULL && !valid)
    gtk_widget_add_css_class (GTK_WIDGET (question->amount), "error");
  else if (question->amount != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (question->amount), "error");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (question->dialog), "apply",
                                           *reason != '\0' && valid);
}

static void
on_answer_cb (Question   *question,
              const char *response)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (question->reason)));
  gint64 amount = -1;

  if (!g_str_equal (response, "apply"))
    return;
  if (question->amount == NULL)
    write_down (question->context, question->round_id, question->label, question->decisions,
                SAN_AWARD_STRUCK, -1, reason, _("Struck out"));
  else if (get_amount (question, &amount))
    write_down (question->context, question->round_id, question->label, question->decisions,
                SAN_AWARD_CONFIRMED, amount, reason, _("The amount was changed"));
}

static GtkEditable *
add_entry (GtkWidget  *group,
           const char *title,
           const char *text,
           Question   *question)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_set_size_request (row, 320, -1);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_answer_changed_cb), question);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return GTK_EDITABLE (row);
}

static void
fill_dialog (Question       *question,
             const SanAward *first,
             gboolean        money)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (question->dialog);
  GtkWidget *group = adw_preferences_group_new ();

  adw_message_dialog_format_body (dialog, question->decisions->len == 1
                                  ? _("%s: %s") : _("%s: %s, and %u more"), first->rule,
                                  first->unit, question->decisions->len - 1);
  adw_message_dialog_add_responses (dialog, "cancel", _("Cancel"), "apply",
                                    money ? C_("button", "Change") : _("Strike out"), NULL);
  if (money)
    {
      g_autofree char *amount = san_micro_format (first->amount, SAN_DECIMALS_NEEDED);

      question->amount = add_entry (group, _("Yuan"), amount, question);
    }
  question->reason = add_entry (group, _("Reason"), "", question);
  adw_message_dialog_set_extra_child (dialog, group);
  adw_message_dialog_set_response_appearance (dialog, "apply", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "apply");
}

void
san_award_ask (GtkWindow       *parent,
               SanContext      *context,
               const SanRound  *round,
               const GPtrArray *awards,
               gboolean         money)
{
  const SanAward *first;
  Question *question;

  g_return_if_fail (SAN_IS_CONTEXT (context));
  g_return_if_fail (round != NULL && awards != NULL);

  first = awards->len > 0 ? awards->pdata[0] : NULL;
  if (first == NULL || (money && !first->has_money))
    return;

  question = g_new0 (Question, 1);
  question->context = g_object_ref (context);
  question->round_id = round->id;
  question->label = g_strdup (round->label);
  question->decisions = decisions_on (awards);
  question->dialog = adw_message_dialog_new (parent, money ? _("Another amount?")
                                                           : _("Strike out?"), NULL);
  fill_dialog (question, first, money);
  g_signal_connect_data (question->dialog, "response", G_CALLBACK (on_answer_cb), question,
                         question_free, G_CONNECT_SWAPPED);
  on_answer_changed_cb (question);
  gtk_window_present (GTK_WINDOW (question->dialog));
}
