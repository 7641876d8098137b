/* san-ask.c - a dialog that asks for one line: a reason, a note, a number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/san-ask.h"

#include <string.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  AdwMessageDialog *dialog;    /* not owned: it owns this */
  GtkEditable      *entry;
  gboolean          may_be_empty;
  SanAskFunc        func;
  gpointer          data;
  GDestroyNotify    destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->data);
  g_free (question);
}

static void
on_changed_cb (Question *question)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));

  adw_message_dialog_set_response_enabled (question->dialog, "ok",
                                           question->may_be_empty || *text != '\0');
}

static void
on_activate_cb (Question *question)
{
  if (adw_message_dialog_get_response_enabled (question->dialog, "ok"))
    adw_message_dialog_response (question->dialog, "ok");
}

static void
on_response_cb (AdwMessageDialog *dialog,
                const char       *response,
                Question         *question)
{
  g_autofree char *text = NULL;

  if (strcmp (response, "ok") != 0)
    return;

  text = g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));
  question->func (text, question->data);
}

GtkWindow *
san_ask (GtkWidget     *over,
         const char    *heading,
         const char    *body,
         const char    *label,
         const char    *answer,
         const char    *text,
         gboolean       may_be_empty,
         SanAskFunc     func,
         gpointer       data,
         GDestroyNotify destroy)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)),
                                              heading, body);
  GtkWidget *entry = gtk_entry_new ();
  Question *question = g_new0 (Question, 1);

  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  question->entry = GTK_EDITABLE (entry);
  question->may_be_empty = may_be_empty;
  question->func = func;
  question->data = data;
  question->destroy = destroy;
  g_object_set_data_full (G_OBJECT (dialog), "san-question", question, question_free);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  adw_message_dialog_set_extra_child (question->dialog, entry);
  adw_message_dialog_add_responses (question->dialog, "cancel", _("Cancel"), "ok", answer, NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "ok");
  adw_message_dialog_set_close_response (question->dialog, "cancel");

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed_cb), question);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_activate_cb), question);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response_cb), question);
  on_changed_cb (question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);

  return GTK_WINDOW (dialog);
}
