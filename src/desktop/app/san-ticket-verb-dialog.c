/* san-ticket-verb-dialog.c - asks for what a verb needs, and does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/san-ticket-verb-dialog.h"

#include <glib/gi18n-lib.h>

#include "widgets/san-limit-row.h"
#include "app/san-ticket-verbs.h"
#include "app/san-ticket-words.h"
#include "store/san-operator-store.h"
#include "widgets/san-photo-strip.h"
#include "widgets/san-ticket-badge.h"
#include "widgets/san-unit-picker.h"

#define DIALOG_WIDTH 460
#define MOST_TRIED   50     /* tickets of a bulk that are tried out while one types */

struct _SanTicketVerbDialog
{
  AdwWindow            parent_instance;

  SanContext          *context;
  GArray              *ids;        /* gint64 */
  GPtrArray           *tickets;    /* (element-type SanTicket): the first MOST_TRIED */
  const SanTicketVerb *verb;
  SanTicketRules       rules;
  SanWorkCalendar     *calendar;
  GPtrArray           *people;     /* (element-type utf8) */
  char                *now_text;   /* what @as_of said at first: untouched means now */

  GtkLabel            *heading;
  GtkButton           *accept;
  GtkToggleButton     *pass;       /* NULL: the verb has one outcome */
  GtkBox              *reminder_box;
  GtkTextView         *reminder;
  AdwPreferencesGroup *group;
  AdwEntryRow         *as_of;
  AdwEntryRow         *by;
  AdwEntryRow         *text;
  AdwEntryRow         *document;
  AdwComboRow         *person;
  AdwComboRow         *account;
  SanLimitRow         *limit;
  GtkWidget           *unit_title;
  SanUnitPicker       *unit;
  GtkWidget           *photo_title;
  SanPhotoStrip       *photos;
  GtkLabel            *rule;
  GtkLabel            *effect;
  GtkLabel            *refusal;
};

G_DEFINE_FINAL_TYPE (SanTicketVerbDialog, san_ticket_verb_dialog, ADW_TYPE_WINDOW)

static SanTime
now_of (SanTicketVerbDialog *self)
{
  return san_workspace_now (san_context_get_workspace (self->context));
}

static const char *
text_in (AdwEntryRow *row)
{
  return gtk_widget_get_visible (GTK_WIDGET (row)) ? gtk_editable_get_text (GTK_EDITABLE (row))
                                                   : "";
}

static gboolean
asks (SanTicketVerbDialog *self,
      SanTicketAsk         ask)
{
  return (self->verb->asks & ask) != 0;
}

/* What was typed */

/* Holds the texts of a request for as long as it is used. */
typedef struct
{
  SanTicketRequestVerb verb;
  char  *text;
  char  *by;
  char  *document;
  char **photos;
} Answers;

static void
answers_clear (Answers *answers)
{
  g_free (answers->text);
  g_free (answers->by);
  g_free (answers->document);
  g_strfreev (answers->photos);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answers, answers_clear)

static char *
stripped (AdwEntryRow * row)
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

static gboolean
read_answers (SanTicketVerbDialog *self,
              Answers             *answers,
              GError             **error)
{
  SanTicketRequestVerb *verb = &answers->verb;

  *verb = (SanTicketRequestVerb) { .kind = self->verb->kind, .due = SAN_TICKET_NO_TIME };
  if (!read_time (self, &verb->as_of, error))
    return FALSE;
  if (asks (self, SAN_ASK_LIMIT) && !read_limit (self, verb, error))
    return FALSE;

  answers->text = asks (self, SAN_ASK_ACCOUNT)
    ? g_strdup (san_ticket_accounts[adw_combo_row_get_selected (self->account)])
    : stripped (self->text);
  answers->by = stripped (self->by);
  answers->document = stripped (self->document);
  answers->photos = asks (self, SAN_ASK_PHOTOS) ? san_photo_strip_get_paths (self->photos)
                                                : g_new0 (char *, 1);
  verb->text = answers->text;
  verb->by = answers->by;
  verb->document = answers->document;
  verb->photos = (const char *const *) answers->photos;
  if (asks (self, SAN_ASK_UNIT) && san_unit_picker_is_chosen (self->unit))
    verb->unit_id = san_unit_picker_get_unit (self->unit);

  return TRUE;
}

static const char *
actor_of (SanTicketVerbDialog *self)
{
  guint index = adw_combo_row_get_selected (self->person);

  if (!asks (self, SAN_ASK_PERSON) || index >= self->people->len)
    return san_context_get_operator (self->context);

  return g_ptr_array_index (self->people, index);
}

/* The fields that are still empty and must not be: nothing is tried before. */
static gboolean
is_complete (SanTicketVerbDialog *self,
             const Answers       *answers)
{
  guint needs = self->verb->needs;

  return !((needs & SAN_ASK_TEXT) != 0 && *answers->text == '\0') &&
         !((needs & SAN_ASK_BY) != 0 && *answers->by == '\0') &&
         !((needs & SAN_ASK_DOCUMENT) != 0 && *answers->document == '\0') &&
         !((needs & SAN_ASK_UNIT) != 0 && answers->verb.unit_id == 0);
}

/* Trying it out */

static SanTicketEvent *
event_of (SanTicketVerbDialog *self,
          const Answers       *answers)
{
  const SanTicketRequestVerb *verb = &answers->verb;
  SanTime now = now_of (self);
  SanTicketEvent *event =
    san_ticket_event_new (verb->kind, verb->as_of != SAN_TICKET_NO_TIME ? verb->as_of : now,
                          actor_of (self));

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
                                                event, now_of (self), error);

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
  SanTime now = now_of (self);
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
show_answer (SanTicketVerbDialog *self,
             const Answers       *answers)
{
  const SanTicketRequestVerb *verb = &answers->verb;
  g_autofree char *text = g_strdup ("");
  g_autofree char *due = NULL;

  if (!asks (self, SAN_ASK_LIMIT))
    return;

  if (self->ids->len == 1 && self->tickets->len == 1)
    {
      const SanTicket *ticket = g_ptr_array_index (self->tickets, 0);
      SanTime now = now_of (self);
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

static void
show_refusal (SanTicketVerbDialog *self,
              const char          *text)
{
  gtk_label_set_text (self->refusal, text);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), *text != '\0');
}

/* What @answers would do to the tickets; says the first that refuses. */
static gboolean
try_answers (SanTicketVerbDialog *self,
             const Answers       *answers)
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
          show_refusal (self, error->message);
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

static void
update (SanTicketVerbDialog *self)
{
  g_auto (Answers) answers = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean ready = FALSE;

  show_refusal (self, "");
  gtk_label_set_text (self->effect, "");
  if (!read_answers (self, &answers, &error))
    {
      show_refusal (self, error->message);
    }
  else
    {
      show_answer (self, &answers);
      ready = is_complete (self, &answers) && try_answers (self, &answers);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->effect),
                          *gtk_label_get_text (self->effect) != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept), ready);
  /* as high as what it says now */
  gtk_window_set_default_size (GTK_WINDOW (self), DIALOG_WIDTH, -1);
}

/* Showing a verb */

static void
show_rule (SanTicketVerbDialog *self)
{
  const SanTicket *ticket = self->tickets->len > 0 ? g_ptr_array_index (self->tickets, 0) : NULL;
  g_autofree char *text = NULL;

  if (!asks (self, SAN_ASK_PERSON))
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
  gtk_widget_set_visible (GTK_WIDGET (self->by), asks (self, SAN_ASK_BY));
  gtk_widget_set_visible (GTK_WIDGET (self->text), asks (self, SAN_ASK_TEXT));
  gtk_widget_set_visible (GTK_WIDGET (self->document), asks (self, SAN_ASK_DOCUMENT));
  gtk_widget_set_visible (GTK_WIDGET (self->person), asks (self, SAN_ASK_PERSON));
  gtk_widget_set_visible (GTK_WIDGET (self->account), asks (self, SAN_ASK_ACCOUNT));
  gtk_widget_set_visible (GTK_WIDGET (self->limit), asks (self, SAN_ASK_LIMIT));
  gtk_widget_set_visible (self->unit_title, asks (self, SAN_ASK_UNIT));
  gtk_widget_set_visible (GTK_WIDGET (self->unit), asks (self, SAN_ASK_UNIT));
  gtk_widget_set_visible (self->photo_title, asks (self, SAN_ASK_PHOTOS));
  gtk_widget_set_visible (GTK_WIDGET (self->photos), asks (self, SAN_ASK_PHOTOS));
  gtk_widget_set_visible (GTK_WIDGET (self->reminder_box), asks (self, SAN_ASK_REMINDER));
  if (verb->text != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text), _(verb->text));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->by),
                                 verb->kind == SAN_TICKET_ACCOUNT ? _("Who is held to account")
                                                                  : _("By whom"));
  show_heading (self);
  show_rule (self);
  update (self);
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

static void
on_accept_cb (SanTicketVerbDialog *self)
{
  g_auto (Answers) answers = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *object = san_ticket_verb_object (self->tickets, self->ids->len);
  g_autofree char *said = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->accept)))
    return;
  if (!read_answers (self, &answers, &error))
    {
      show_refusal (self, error->message);
      return;
    }

  said = san_ticket_verb_said (self->verb, object);
  if (asks (self, SAN_ASK_REMINDER))
    copy_reminder (self);
  if (san_ticket_verb_do (self->context, (gint64 *) (gpointer) self->ids->data, self->ids->len,
                          &answers.verb, actor_of (self), said, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_refusal (self, error->message);
}

static void
on_outcome_cb (SanTicketVerbDialog *self)
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

static void
on_unit_activate_cb (SanTicketVerbDialog *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static gboolean
on_paste_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  SanTicketVerbDialog *self = SAN_TICKET_VERB_DIALOG (widget);

  return asks (self, SAN_ASK_PHOTOS) && san_photo_strip_paste (self->photos);
}

static gboolean
on_accept_key_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   data)
{
  on_accept_cb (SAN_TICKET_VERB_DIALOG (widget));

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

static GtkLabel *
label_new (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static AdwEntryRow *
add_entry (SanTicketVerbDialog *self,
           const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (self->group, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);

  return ADW_ENTRY_ROW (row);
}

static AdwComboRow *
add_combo (SanTicketVerbDialog *self,
           const char          *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (self->group, row);

  return ADW_COMBO_ROW (row);
}

static GtkWidget *
header_new (SanTicketVerbDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->accept = GTK_BUTTON (gtk_button_new ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept_cb), self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->accept), _("Ctrl+Enter"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->accept));

  return bar;
}

static void
add_reminder (SanTicketVerbDialog *self,
              GtkBox              *box)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->reminder_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->reminder = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->reminder, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->reminder, FALSE);
  gtk_text_view_set_top_margin (self->reminder, 8);
  gtk_text_view_set_bottom_margin (self->reminder, 8);
  gtk_text_view_set_left_margin (self->reminder, 10);
  gtk_text_view_set_right_margin (self->reminder, 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reminder), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Text of the reminder"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->reminder));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 140);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (scrolled, "sn-panel");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (self->reminder_box,
                  GTK_WIDGET (label_new (_("Text of the reminder"), "sn-h2")));
  gtk_box_append (self->reminder_box, scrolled);
  gtk_box_append (box, GTK_WIDGET (self->reminder_box));
}

static void
add_fields (SanTicketVerbDialog *self,
            GtkBox              *box)
{
  GtkStringList *accounts = gtk_string_list_new (NULL);

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "sn-form");
  gtk_box_append (box, GTK_WIDGET (self->group));
  for (guint i = 0; san_ticket_accounts[i] != NULL; i++)
    gtk_string_list_append (accounts, san_ticket_account_label (san_ticket_accounts[i]));
  self->account = add_combo (self, _("Kind"));
  adw_combo_row_set_model (self->account, G_LIST_MODEL (accounts));
  g_object_unref (accounts);
  g_signal_connect_swapped (self->account, "notify::selected", G_CALLBACK (update), self);
  self->person = add_combo (self, _("Entered by"));
  self->by = add_entry (self, _("By whom"));
  self->limit = SAN_LIMIT_ROW (san_limit_row_new (_("Deadline"), NULL, TRUE));
  g_signal_connect_swapped (self->limit, "changed", G_CALLBACK (update), self);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->limit));
  self->text = add_entry (self, _("Reason"));
  self->document = add_entry (self, _("Document"));
  self->as_of = add_entry (self, _("When"));
}

static void
san_ticket_verb_dialog_init (SanTicketVerbDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->tickets = g_ptr_array_new_with_free_func ((GDestroyNotify) san_ticket_free);
  self->people = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 14);
  gtk_widget_set_margin_bottom (box, 16);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 620);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (content), header_new (self));
  gtk_box_append (GTK_BOX (content), scrolled);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_size (GTK_WINDOW (self), DIALOG_WIDTH, -1);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->accept));
  g_object_set_data (G_OBJECT (self), "box", box);
}

/* Filling */

static void
add_subject (SanTicketVerbDialog *self,
             GtkBox              *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const SanTicket *ticket = self->tickets->len > 0 ? g_ptr_array_index (self->tickets, 0) : NULL;
  g_autofree char *text = NULL;
  GtkLabel *label;

  if (self->ids->len == 1 && ticket != NULL)
    {
      GtkWidget *badge = san_ticket_badge_new (SAN_TICKET_BADGE_WORD);
      g_autofree char *number = san_ticket_number_label (&ticket->number);

      san_ticket_badge_set (SAN_TICKET_BADGE (badge), ticket->state->colour, FALSE);
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (line), badge);
      text = g_strdup_printf ("%s %s", number, ticket->problem);
    }
  else
    {
      text = san_ticket_verb_object (self->tickets, self->ids->len);
    }
  label = label_new (text, "sn-strong");
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (label));
  gtk_box_append (box, line);
  self->heading = label_new ("", "sn-dim");
  gtk_box_append (box, GTK_WIDGET (self->heading));
}

/* 合格 | 不合格 and the like */
static void
add_outcome (SanTicketVerbDialog *self,
             GtkBox              *box,
             SanTicketKind        kind)
{
  static const struct { SanTicketKind good, bad; const char *pass, *fail; } pairs[] = {
    { SAN_TICKET_VERIFY, SAN_TICKET_RETURN, N_("Pass"), N_("Fail") },
    { SAN_TICKET_APPROVE, SAN_TICKET_REJECT, N_("Approve"), N_("Reject") },
    { SAN_TICKET_UPHOLD, SAN_TICKET_DISMISS, N_("Uphold"), N_("Dismiss") },
    { SAN_TICKET_HELD, SAN_TICKET_RELAPSED, N_("Held"), N_("Relapsed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      GtkWidget *line, *pass, *fail;

      if (kind != pairs[i].good && kind != pairs[i].bad)
        continue;
      line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      pass = gtk_toggle_button_new_with_label (_(pairs[i].pass));
      fail = gtk_toggle_button_new_with_label (_(pairs[i].fail));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (fail), GTK_TOGGLE_BUTTON (pass));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kind == pairs[i].good ? pass : fail), TRUE);
      gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
      gtk_widget_add_css_class (line, "linked");
      gtk_box_append (GTK_BOX (line), pass);
      gtk_box_append (GTK_BOX (line), fail);
      gtk_box_append (box, line);
      self->pass = GTK_TOGGLE_BUTTON (pass);
      g_signal_connect_swapped (pass, "toggled", G_CALLBACK (on_outcome_cb), self);
    }
}

static void
fill_people (SanTicketVerbDialog *self)
{
  g_autoptr (GPtrArray) people =
    san_operator_store_list (san_context_get_database (self->context), NULL);
  const char *current = san_context_get_operator (self->context);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const SanOperator *person = g_ptr_array_index (people, i);

      if (person->active)
        g_ptr_array_add (self->people, g_strdup (person->name));
    }
  if (!g_ptr_array_find_with_equal_func (self->people, current, g_str_equal, NULL))
    g_ptr_array_insert (self->people, 0, g_strdup (current));
  g_ptr_array_find_with_equal_func (self->people, current, g_str_equal, &chosen);
  for (guint i = 0; i < self->people->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (self->people, i));
  adw_combo_row_set_model (self->person, G_LIST_MODEL (names));
  g_object_unref (names);
  adw_combo_row_set_selected (self->person, chosen);
  g_signal_connect_swapped (self->person, "notify::selected", G_CALLBACK (update), self);
}

static void
fill_limit (SanTicketVerbDialog *self)
{
  SanLimit limit = { SAN_LIMIT_WORKDAYS, 3, 0 };

  if (self->verb->kind == SAN_TICKET_REOPEN)
    limit = self->rules.reopened;
  san_limit_row_set (self->limit, &limit);
}

static void
fill_reminder (SanTicketVerbDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!asks (self, SAN_ASK_REMINDER))
    return;

  text = san_ticket_reminder (san_context_get_database (self->context),
                              (gint64 *) (gpointer) self->ids->data, self->ids->len,
                              now_of (self), &error);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->reminder),
                            text != NULL ? text : error->message, -1);
}

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

static void
build (SanTicketVerbDialog *self,
       GtkBox              *box,
       SanTicketKind        kind)
{
  SanRoster *roster = san_context_get_roster (self->context);

  add_subject (self, box);
  add_outcome (self, box, kind);
  add_reminder (self, box);
  add_fields (self, box);
  self->rule = label_new ("", "sn-cap");
  gtk_widget_add_css_class (GTK_WIDGET (self->rule), "sn-dim");
  gtk_box_append (box, GTK_WIDGET (self->rule));
  self->unit_title = GTK_WIDGET (label_new (_("New responsible unit"), "sn-h2"));
  gtk_box_append (box, self->unit_title);
  self->unit = SAN_UNIT_PICKER (san_unit_picker_new (roster, NULL));
  g_signal_connect_swapped (self->unit, "notify::unit", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->unit, "activate", G_CALLBACK (on_unit_activate_cb), self);
  gtk_box_append (box, GTK_WIDGET (self->unit));
  self->photo_title = GTK_WIDGET (label_new (_("Photos"), "sn-h2"));
  gtk_box_append (box, self->photo_title);
  self->photos = SAN_PHOTO_STRIP (san_photo_strip_new (TRUE));
  g_signal_connect_swapped (self->photos, "changed", G_CALLBACK (update), self);
  gtk_box_append (box, GTK_WIDGET (self->photos));
  self->effect = label_new ("", "sn-strong");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->effect), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What follows"), -1);
  gtk_box_append (box, GTK_WIDGET (self->effect));
  self->refusal = label_new ("", "sn-over");
  gtk_box_append (box, GTK_WIDGET (self->refusal));
}

static GtkWidget *
first_field (SanTicketVerbDialog *self)
{
  if (asks (self, SAN_ASK_UNIT))
    return GTK_WIDGET (self->unit);
  if (asks (self, SAN_ASK_BY))
    return GTK_WIDGET (self->by);
  if (asks (self, SAN_ASK_TEXT))
    return GTK_WIDGET (self->text);

  return GTK_WIDGET (self->accept);
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

  build (self, g_object_get_data (G_OBJECT (self), "box"), kind);
  self->now_text = san_time_format (now_of (self));
  gtk_editable_set_text (GTK_EDITABLE (self->as_of), self->now_text);
  fill_people (self);
  fill_limit (self);
  fill_reminder (self);
  show_verb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (first_field (self));
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
