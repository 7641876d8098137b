/* san-awards-decide.c - confirming, changing and striking out; lists and letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/ranking/san-awards-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/san-decimal.h"
#include "store/san-workspace.h"

/* Deciding --------------------------------------------------------------------------------- */

typedef struct
{
  const SanRound *round;
  GPtrArray      *decisions;   /* (element-type SanAwardDecision) */
  char           *at;
  const char     *by;
} Deciding;

static gboolean
write_decisions (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  const Deciding *deciding = data;

  for (guint i = 0; i < deciding->decisions->len; i++)
    if (!san_award_store_decide (database, deciding->round, deciding->decisions->pdata[i],
                                 deciding->at, deciding->by, error))
      return FALSE;

  return TRUE;
}

/* @awards: (element-type SanAward); @amount: −1: as proposed */
static void
decide (SanAwardsWindow *self,
        const GPtrArray *awards,
        SanAwardState    state,
        gint64           amount,
        const char      *reason,
        const char      *said)
{
  g_autoptr (GPtrArray) decisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_award_decision_free);
  g_autofree char *at =
    san_time_format (san_workspace_now (san_context_get_workspace (self->context)));
  Deciding deciding = { self->reading->round, decisions, at,
                        san_context_get_operator (self->context) };

  for (guint i = 0; i < awards->len; i++)
    {
      const SanAward *award = awards->pdata[i];
      SanAwardDecision *decision = g_new0 (SanAwardDecision, 1);

      decision->unit_id = award->unit_id;
      decision->rule = g_strdup (award->rule);
      decision->state = state;
      decision->has_amount = amount >= 0;
      decision->amount = MAX (amount, 0);
      decision->reason = g_strdup (reason);
      g_ptr_array_add (decisions, decision);
    }
  if (decisions->len > 0)
    san_context_change (self->context, "awards.decide", self->reading->round->label,
                        write_decisions, &deciding, said);
}

/* (element-type SanAward): selected rows, or all in view */
static GPtrArray *
chosen (SanAwardsWindow *self,
        gboolean         all)
{
  GPtrArray *awards = g_ptr_array_new ();
  g_autoptr (GArray) rows = san_text_table_get_selected (self->view);

  for (guint i = 0; all && i < self->shown->len; i++)
    g_ptr_array_add (awards, self->shown->pdata[i]);
  for (guint i = 0; !all && i < rows->len; i++)
    if (g_array_index (rows, guint, i) < self->shown->len)
      g_ptr_array_add (awards, self->shown->pdata[g_array_index (rows, guint, i)]);

  return awards;
}

static GPtrArray *
in_state (const GPtrArray *awards,
          SanAwardState    state,
          gboolean         is)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < awards->len; i++)
    if ((((SanAward *) awards->pdata[i])->state == state) == is)
      g_ptr_array_add (found, awards->pdata[i]);

  return found;
}

static void
confirm (SanAwardsWindow *self,
         gboolean         all)
{
  g_autoptr (GPtrArray) awards = chosen (self, all);
  g_autoptr (GPtrArray) proposed = in_state (awards, SAN_AWARD_PROPOSED, TRUE);
  g_autofree char *said = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Confirmed %u proposal",
                                                        "Confirmed %u proposals", proposed->len),
                                           proposed->len);

  decide (self, proposed, SAN_AWARD_CONFIRMED, -1, NULL, said);
}

static void
confirm_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  confirm (data, FALSE);
}

static void
confirm_all_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  confirm (data, TRUE);
}

static void
take_back_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  SanAwardsWindow *self = data;
  g_autoptr (GPtrArray) awards = chosen (self, FALSE);
  g_autoptr (GPtrArray) decided = in_state (awards, SAN_AWARD_PROPOSED, FALSE);

  decide (self, decided, SAN_AWARD_PROPOSED, -1, NULL, _("The decision was taken back"));
}

/* Asking for a reason ------------------------------------------------------------------------ */

typedef struct
{
  SanAwardsWindow *window;
  GtkEditable     *amount;     /* (nullable): strikes out */
  GtkEditable     *reason;
  GtkWidget       *dialog;
} Question;

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

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (question->dialog), "apply",
                                           *reason != '\0' &&
                                           (question->amount == NULL ||
                                            get_amount (question, &amount)));
}

static void
on_answer_cb (Question   *question,
              const char *response)
{
  SanAwardsWindow *self = question->window;
  g_autoptr (GPtrArray) awards = chosen (self, FALSE);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (question->reason)));
  gint64 amount;

  if (!g_str_equal (response, "apply"))
    return;
  if (question->amount == NULL)
    decide (self, awards, SAN_AWARD_STRUCK, -1, reason, _("Struck out"));
  else if (get_amount (question, &amount))
    decide (self, awards, SAN_AWARD_CONFIRMED, amount, reason, _("The amount was changed"));
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
  gtk_widget_set_size_request (row, 320, -1);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_answer_changed_cb), question);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return GTK_EDITABLE (row);
}

/* For other money than proposed, and for striking out */
static void
ask (SanAwardsWindow *self,
     gboolean         money)
{
  g_autoptr (GPtrArray) awards = chosen (self, FALSE);
  const SanAward *first = awards->len > 0 ? awards->pdata[0] : NULL;
  GtkWidget *group = adw_preferences_group_new ();
  Question *question;
  GtkWidget *dialog;

  if (first == NULL || (money && !first->has_money))
    {
      g_object_ref_sink (group);
      g_object_unref (group);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (self), money ? _("Another amount?")
                                                            : _("Strike out?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), awards->len == 1
                                  ? _("%s: %s") : _("%s: %s, and %u more"), first->rule,
                                  first->unit, awards->len - 1);
  question = g_new0 (Question, 1);
  question->window = self;
  question->dialog = dialog;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "apply",
                                    money ? _("Change") : _("Strike out"), NULL);
  if (money)
    {
      g_autofree char *amount = san_micro_format (first->amount, SAN_DECIMALS_NEEDED);

      question->amount = add_entry (group, _("Yuan"), amount, question);
    }
  question->reason = add_entry (group, _("Reason"), "", question);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "apply",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "apply");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answer_cb), question,
                         (GClosureNotify) (void (*)(void))g_free, G_CONNECT_SWAPPED);
  on_answer_changed_cb (question);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
amount_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  ask (data, TRUE);
}

static void
strike_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  ask (data, FALSE);
}

/* What is in view -------------------------------------------------------------------------- */

static void
copy_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  SanAwardsWindow *self = data;

  san_text_table_copy (self->table, GTK_WIDGET (self), self->context);
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  SanAwardsWindow *self = data;

  san_text_table_print (self->table, GTK_WIDGET (self), self->context, FALSE);
}

static void
preview_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  SanAwardsWindow *self = data;

  san_text_table_print (self->table, GTK_WIDGET (self), self->context, TRUE);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  SanAwardsWindow *self = data;
  g_autofree char *name = g_strdup_printf ("%s-%s.xlsx", self->reading->round->label,
                                           self->kind != NULL ? self->kind : "awards");

  san_text_table_ask (self->table, GTK_WIDGET (self), self->context,
                      g_strdelimit (name, "/\\", '_'));
}

static void
letters_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  san_awards_window_write_letters (data);
}

static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (data)), "win.undo", NULL);
}

static const GActionEntry actions[] = {
  { "confirm", confirm_action },
  { "confirm-all", confirm_all_action },
  { "amount", amount_action },
  { "strike", strike_action },
  { "take-back", take_back_action },
  { "copy", copy_action },
  { "print", print_action },
  { "preview", preview_action },
  { "export", export_action },
  { "letters", letters_action },
  { "undo", undo_action },
};

static void
enable (SanAwardsWindow *self,
        GActionMap      *map,
        const char      *name,
        gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, name)), enabled);
}

void
san_awards_window_add_actions (SanAwardsWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "awards", G_ACTION_GROUP (group));
  g_object_set_data (G_OBJECT (self), "actions", group);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    enable (self, G_ACTION_MAP (group), actions[i].name, FALSE);
}

void
san_awards_window_arrange (SanAwardsWindow *self)
{
  GActionMap *map = g_object_get_data (G_OBJECT (self), "actions");
  gboolean open = !san_context_is_read_only (self->context) &&
                  self->reading->round->state != SAN_ROUND_PUBLISHED;
  g_autoptr (GPtrArray) all = chosen (self, TRUE);
  g_autoptr (GPtrArray) some = chosen (self, FALSE);
  g_autoptr (GPtrArray) all_open = in_state (all, SAN_AWARD_PROPOSED, TRUE);
  g_autoptr (GPtrArray) some_open = in_state (some, SAN_AWARD_PROPOSED, TRUE);
  g_autoptr (GPtrArray) some_struck = in_state (some, SAN_AWARD_STRUCK, TRUE);
  gboolean money = some->len == 1 && ((SanAward *) some->pdata[0])->has_money;

  enable (self, map, "confirm-all", open && all_open->len > 0);
  enable (self, map, "confirm", open && some_open->len > 0);
  enable (self, map, "amount", open && money);
  enable (self, map, "strike", open && some->len > some_struck->len);
  enable (self, map, "take-back", open && some->len > some_open->len);
  enable (self, map, "undo", TRUE);
  for (const char *const *name = (const char *const[]) { "copy", "print", "preview", "export",
                                                         NULL }; *name != NULL; name++)
    enable (self, map, *name, all->len > 0);
  enable (self, map, "letters", g_strcmp0 (self->kind, "interview") == 0 && all->len > 0);
  gtk_widget_set_visible (self->letters, g_strcmp0 (self->kind, "interview") == 0);
}
