/* san-ticket-verb-dialog.c - asks for what a verb needs, and does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-ticket-verb-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/san-ticket-words.h"

#define MOST_TRIED 50     /* tickets of a bulk that are tried out while one types */

G_DEFINE_FINAL_TYPE (SanTicketVerbDialog, san_ticket_verb_dialog, ADW_TYPE_WINDOW)

SanTime
san_ticket_verb_dialog_now (SanTicketVerbDialog *self)
{
  return san_workspace_now (san_context_get_workspace (self->context));
}

gboolean
san_ticket_verb_dialog_asks (SanTicketVerbDialog *self,
                             SanTicketAsk         ask)
{
  return (self->verb->asks & ask) != 0;
}

const char *
san_ticket_verb_dialog_actor (SanTicketVerbDialog *self)
{
  guint index = adw_combo_row_get_selected (self->person);

  if (!san_ticket_verb_dialog_asks (self, SAN_ASK_PERSON) || index >= self->people->len)
    return san_context_get_operator (self->context);

  return g_ptr_array_index (self->people, index);
}

void
san_ticket_verb_dialog_refuse (SanTicketVerbDialog *self,
                               const char          *text)
{
  gtk_label_set_text (self->refusal, text);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), *text != '\0');
  /* as high as what it says now: what is refused at the last moment, too, must be seen */
  gtk_window_set_default_size (GTK_WINDOW (self), SAN_TICKET_DIALOG_WIDTH, -1);
}

void
san_ticket_verb_dialog_update (SanTicketVerbDialog *self)
{
  g_auto (SanTicketAnswers) answers = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean ready = FALSE;

  san_ticket_verb_dialog_refuse (self, "");
  gtk_label_set_text (self->effect, "");
  if (!san_ticket_verb_dialog_read (self, &answers, &error))
    {
      san_ticket_verb_dialog_refuse (self, error->message);
    }
  else
    {
      ready = san_ticket_verb_dialog_try (self, &answers);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->effect),
                          *gtk_label_get_text (self->effect) != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), ready);
  /* and for the effect */
  gtk_window_set_default_size (GTK_WINDOW (self), SAN_TICKET_DIALOG_WIDTH, -1);
}

/* Showing a verb */

static void
show_rule (SanTicketVerbDialog *self)
{
  const SanTicket *ticket = self->tickets->len > 0 ? g_ptr_array_index (self->tickets, 0) : NULL;
  g_autofree char *text = NULL;

  if (!san_ticket_verb_dialog_asks (self, SAN_ASK_PERSON))
    text = g_strdup ("");
  else if (!self->rules.second_person)
    text = g_strdup (_("The rule of the second person is switched off in the preferences; slip "
                       "and journal say so."));
  else if (self->verb->kind != SAN_TICKET_VERIFY)
    text = g_strdup (_("Whoever decides is not the one who proposed it."));
  else if (self->ids->len == 1 && ticket != NULL && ticket->state->last_reporter != NULL)
    text = g_strdup_printf (_("Whoever rechecks is not the one who recorded the last reply: %s."),
                            ticket->state->last_reporter);
  else
    text = g_strdup (_("Whoever rechecks is not the one who recorded the last reply."));
  gtk_label_set_text (self->rule, text);
  gtk_widget_set_visible (GTK_WIDGET (self->rule), *text != '\0');
}

static char *
plain_menu (const SanTicketVerb *verb)
{
  const char *text = _(verb->menu);

  return g_str_has_suffix (text, "…") ? g_strndup (text, strlen (text) - strlen ("…"))
                                      : g_strdup (text);
}

static void
show_heading (SanTicketVerbDialog *self)
{
  const char *text = "";

  if (self->verb->kind == SAN_TICKET_ORDER_RED)
    text = _("It becomes red, with a number of its own, once a second person approves. The "
             "number cannot be reused.");
  else if (self->verb->kind == SAN_TICKET_CANCEL)
    text = _("The number stays in the register and is not used again.");
  gtk_label_set_text (self->heading, text);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), *text != '\0');
}

static void
show_verb (SanTicketVerbDialog *self)
{
  const SanTicketVerb *verb = self->verb;
  g_autofree char *title = plain_menu (verb);
  gboolean danger = verb->kind == SAN_TICKET_CANCEL || verb->kind == SAN_TICKET_ORDER_RED;

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (self->accept, _(verb->action));
  gtk_widget_remove_css_class (GTK_WIDGET (self->accept),
                               danger ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->accept),
                            danger ? "destructive-action" : "suggested-action");
  gtk_widget_set_visible (GTK_WIDGET (self->by), san_ticket_verb_dialog_asks (self, SAN_ASK_BY));
  gtk_widget_set_visible (GTK_WIDGET (self->text), san_ticket_verb_dialog_asks (self, SAN_ASK_TEXT));
  gtk_widget_set_visible (GTK_WIDGET (self->document), san_ticket_verb_dialog_asks (self, SAN_ASK_DOCUMENT));
  gtk_widget_set_visible (GTK_WIDGET (self->person), san_ticket_verb_dialog_asks (self, SAN_ASK_PERSON));
  gtk_widget_set_visible (GTK_WIDGET (self->account), san_ticket_verb_dialog_asks (self, SAN_ASK_ACCOUNT));
  gtk_widget_set_visible (GTK_WIDGET (self->record),
                          san_ticket_verb_dialog_asks (self, SAN_ASK_RECORD) && self->records->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->limit), san_ticket_verb_dialog_asks (self, SAN_ASK_LIMIT));
  gtk_widget_set_visible (self->unit_title, san_ticket_verb_dialog_asks (self, SAN_ASK_UNIT));
  gtk_widget_set_visible (GTK_WIDGET (self->unit), san_ticket_verb_dialog_asks (self, SAN_ASK_UNIT));
  gtk_widget_set_visible (self->photo_title, san_ticket_verb_dialog_asks (self, SAN_ASK_PHOTOS));
  gtk_widget_set_visible (GTK_WIDGET (self->photos), san_ticket_verb_dialog_asks (self, SAN_ASK_PHOTOS));
  gtk_widget_set_visible (GTK_WIDGET (self->reminder_box), san_ticket_verb_dialog_asks (self, SAN_ASK_REMINDER));
  if (verb->text != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text), _(verb->text));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->by),
                                 verb->kind == SAN_TICKET_ACCOUNT ? _("Who is held to account")
                                                                  : _("By whom"));
  show_heading (self);
  show_rule (self);
  san_ticket_verb_dialog_update (self);
}

/* Doing it */

static void
copy_reminder (SanTicketVerbDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->reminder);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

void
san_ticket_verb_dialog_accept (SanTicketVerbDialog *self)
{
  g_auto (SanTicketAnswers) answers = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *object = san_ticket_verb_object (self->tickets, self->ids->len);
  g_autofree char *said = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->accept)))
    return;
  if (!san_ticket_verb_dialog_read (self, &answers, &error))
    {
      san_ticket_verb_dialog_refuse (self, error->message);
      return;
    }

  said = san_ticket_verb_said (self->verb, object);
  if (san_ticket_verb_dialog_asks (self, SAN_ASK_REMINDER))
    copy_reminder (self);
  if (san_ticket_verb_do (self->context, (gint64 *) (gpointer) self->ids->data, self->ids->len,
                          &answers.verb, san_ticket_verb_dialog_actor (self), said, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    san_ticket_verb_dialog_refuse (self, error->message);
}

void
san_ticket_verb_dialog_show_outcome (SanTicketVerbDialog *self)
{
  static const SanTicketKind good[] = {
    SAN_TICKET_VERIFY, SAN_TICKET_APPROVE, SAN_TICKET_UPHOLD, SAN_TICKET_HELD,
  };
  gboolean pass = gtk_toggle_button_get_active (self->pass);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      const SanTicketVerb *verb = san_ticket_verb_find (good[i]);

      if (good[i] == self->verb->kind || good[i] == self->verb->other)
        {
          self->verb = pass ? verb : san_ticket_verb_find (verb->other);
          break;
        }
    }
  show_verb (self);
}

static gboolean
on_paste_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  SanTicketVerbDialog *self = SAN_TICKET_VERB_DIALOG (widget);

  return san_ticket_verb_dialog_asks (self, SAN_ASK_PHOTOS) && san_photo_strip_paste (self->photos);
}

static gboolean
on_accept_key_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   data)
{
  san_ticket_verb_dialog_accept (SAN_TICKET_VERB_DIALOG (widget));

  return TRUE;
}

/* The class */

static void
san_ticket_verb_dialog_dispose (GObject *object)
{
  SanTicketVerbDialog *self = SAN_TICKET_VERB_DIALOG (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (san_ticket_verb_dialog_parent_class)->dispose (object);
}

static void
san_ticket_verb_dialog_finalize (GObject *object)
{
  SanTicketVerbDialog *self = SAN_TICKET_VERB_DIALOG (object);

  g_array_unref (self->ids);
  g_ptr_array_unref (self->tickets);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->calendar, san_work_calendar_unref);
  g_free (self->now_text);

  G_OBJECT_CLASS (san_ticket_verb_dialog_parent_class)->finalize (object);
}

static void
san_ticket_verb_dialog_class_init (SanTicketVerbDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_ticket_verb_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_ticket_verb_dialog_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                on_accept_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                on_accept_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, on_paste_cb, NULL);
}

static void
san_ticket_verb_dialog_init (SanTicketVerbDialog *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->tickets = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_free);
  self->people = g_ptr_array_new_with_free_func (g_free);
  self->records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_account_free);
  san_ticket_verb_dialog_frame (self);
}

/* Opening */

static gboolean
load (SanTicketVerbDialog *self,
      GError             **error)
{
  SanDatabase *database = san_context_get_database (self->context);

  if (!san_ticket_rules_load (database, &self->rules, error))
    return FALSE;
  self->calendar = san_work_calendar_load (database, error);
  if (self->calendar == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (self->ids->len, MOST_TRIED); i++)
    {
      SanTicket *ticket = san_ticket_store_load (database,
                                                 g_array_index (self->ids, gint64, i), error);

      if (ticket == NULL)
        return FALSE;
      g_ptr_array_add (self->tickets, ticket);
    }

  return TRUE;
}

void
san_ticket_verb_dialog_run (GtkWidget    *parent,
                            SanContext   *context,
                            const gint64 *ids,
                            guint         n,
                            SanTicketKind kind)
{
  SanTicketVerbDialog *self;
  const SanTicketVerb *verb = san_ticket_verb_find (kind);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SAN_IS_CONTEXT (context));
  g_return_if_fail (verb != NULL && n > 0);

  self = g_object_new (SAN_TYPE_TICKET_VERB_DIALOG, "transient-for",
                       gtk_widget_get_root (parent), NULL);
  self->context = g_object_ref (context);
  self->verb = verb;
  g_array_append_vals (self->ids, ids, n);
  if (!load (self, &error))
    {
      san_context_report (context, error);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  san_ticket_verb_dialog_build (self, kind);
  san_ticket_verb_dialog_fill (self);
  show_verb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (san_ticket_verb_dialog_first (self));
}

/* For buttons and menus */

char *
san_ticket_verb_label (SanTicketKind         kind,
                       const SanTicketState *state)
{
  const SanTicketVerb *verb = san_ticket_verb_find (kind);

  if (verb == NULL)
    return g_strdup (san_ticket_kind_label (kind));
  if ((kind == SAN_TICKET_APPROVE || kind == SAN_TICKET_REJECT) && state != NULL)
    return g_strdup (state->red == SAN_TICKET_RED_PROPOSED && !state->extension_asked
                     ? _("Decide on red…") : _("Decide on the extension…"));

  return g_strdup (_(verb->menu));
}

gboolean
san_ticket_verb_applies (SanContext           *context,
                         const SanTicketRules *rules,
                         const SanTicketState *state,
                         SanTicketKind         kind)
{
  return !san_context_is_read_only (context) && san_ticket_takes (rules, state, kind);
}
