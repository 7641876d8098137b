/* san-ticket-window.c - one ticket: its slip, what happened, what can be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-ticket-window.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-deadline-view.h"
#include "pages/tickets/san-new-ticket-window.h"
#include "pages/tickets/san-slip-preview.h"
#include "pages/tickets/san-slip-view.h"
#include "pages/tickets/san-ticket-history.h"
#include "pages/tickets/san-ticket-menu.h"
#include "app/san-ticket-verb-dialog.h"
#include "app/san-ticket-verbs.h"
#include "app/san-ticket-words.h"
#include "widgets/san-ticket-badge.h"
#include "widgets/san-ticket-steps.h"

#define WINDOW_WIDTH  1180
#define WINDOW_HEIGHT 760
#define SIDE_WIDTH    375
#define BAR_VERBS     4
#define MINUTE        60      /* seconds after which the countdown is looked at again */

struct _SanTicketWindow
{
  AdwWindow        parent_instance;

  SanContext      *context;
  GArray          *walk;        /* gint64 */
  gint64           id;
  SanTicket       *ticket;
  SanTicketRules   rules;
  SanWorkCalendar *calendar;
  guint            minute_id;

  /* Template children */
  GtkButton       *up;
  GtkButton       *down;
  GtkBox          *title_box;
  GtkLabel        *number;
  GtkWidget       *print;
  GtkMenuButton   *menu;
  AdwBin          *slip_place;
  AdwBin          *steps_place;
  GtkMenuButton   *countdown;
  GtkLabel        *left_title;
  GtkLabel        *left;
  GtkLabel        *next_title;
  GtkLabel        *next;
  GtkToggleButton *tab_timeline;
  GtkToggleButton *tab_photos;
  GtkToggleButton *tab_files;
  GtkToggleButton *tab_changes;
  GtkStack        *tabs;
  GtkBox          *timeline;
  GtkBox          *photos;
  GtkBox          *files;
  GtkBox          *changes;
  GtkEntry        *note;
  GtkLabel        *refusal;
  GtkBox          *actions;
  AdwBin          *primary;

  SanTicketBadge  *badge;
  SanTicketSteps  *steps;
  SanSlipView     *slip;
};

G_DEFINE_FINAL_TYPE (SanTicketWindow, san_ticket_window, ADW_TYPE_WINDOW)

static GSList *windows;      /* the open ones */

static SanTime
now_of (SanTicketWindow *self)
{
  return san_workspace_now (san_context_get_workspace (self->context));
}

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* Head and steps */

static void
show_head (SanTicketWindow *self)
{
  const SanTicketState *state = self->ticket->state;
  g_autofree char *name = state->stage == SAN_TICKET_DRAFT
    ? g_strdup (_("Draft")) : san_ticket_number_label (&self->ticket->number);
  g_autofree char *title = g_strdup_printf ("%s %s", name, self->ticket->problem);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->number, name);
  san_ticket_badge_set (self->badge, state->colour, FALSE);
  gtk_widget_set_visible (self->print, state->stage != SAN_TICKET_DRAFT);
  if (state->stage == SAN_TICKET_CANCELLED)
    gtk_widget_add_css_class (GTK_WIDGET (self->number), "sn-undone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->number), "sn-undone");
}

static char *
short_day (SanTime time)
{
  int month, day;

  if (time == SAN_TICKET_NO_TIME)
    return NULL;
  san_day_get (san_time_day (time), NULL, &month, &day);

  return g_strdup_printf ("%d-%02d", month, day);
}

static SanTime
last_of (const SanTicket *ticket,
         SanTicketKind    kind)
{
  SanTime time = SAN_TICKET_NO_TIME;

  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i);

      if (event->kind == kind)
        time = event->as_of;
    }

  return time;
}

static void
show_steps (SanTicketWindow *self)
{
  const SanTicketState *state = self->ticket->state;
  SanTime closed = state->stage == SAN_TICKET_CLOSED ? state->closed : SAN_TICKET_NO_TIME;
  g_autofree char *issued = short_day (state->issued);
  g_autofree char *received = short_day (state->received);
  g_autofree char *begun = short_day (last_of (self->ticket, SAN_TICKET_BEGIN));
  g_autofree char *reported = short_day (state->reported);
  g_autofree char *verified = short_day (state->reported != SAN_TICKET_NO_TIME
                                         ? last_of (self->ticket, SAN_TICKET_VERIFY)
                                         : SAN_TICKET_NO_TIME);
  g_autofree char *ended = short_day (closed);
  const char *days[] = { issued, received, begun, reported, verified, ended };

  san_ticket_steps_set (self->steps, state->stage, days);
}

/* The countdown */

static char *
next_text (SanTicketWindow *self,
           char           **title)
{
  const SanTicketState *state = self->ticket->state;
  SanTime now = now_of (self);

  if (state->red == SAN_TICKET_RED_PROPOSED)
    {
      *title = g_strdup (_("Red is proposed"));
      return g_strdup (_("a second person decides"));
    }
  if (state->stage == SAN_TICKET_REPORTED && state->verify_due != SAN_TICKET_NO_TIME)
    {
      *title = g_strdup (_("To be rechecked by"));
      return san_ticket_time (state->verify_due, now);
    }
  if (state->rises != SAN_TICKET_NO_TIME)
    {
      *title = g_strdup (state->colour == SAN_TICKET_WHITE ? _("Rises to yellow after")
                                                           : _("Red is proposed after"));
      return san_ticket_time (state->rises, now);
    }
  *title = g_strdup (state->due != SAN_TICKET_NO_TIME ? _("Due") : "");

  return state->due != SAN_TICKET_NO_TIME ? san_ticket_time (state->due, now) : g_strdup ("");
}

static char *
left_text (SanTicketWindow *self,
           char           **title)
{
  const SanTicketState *state = self->ticket->state;
  SanTime now = now_of (self);
  gint64 over = san_ticket_overdue (state, self->calendar, now);
  int days;

  if (!state->running && state->stage != SAN_TICKET_DRAFT && over == 0 &&
      state->stage < SAN_TICKET_CLOSED)
    {
      *title = g_strdup (state->flag != SAN_TICKET_NO_FLAG ? san_ticket_flag_label (state->flag)
                                                           : _("The clock stands"));
      return state->remainder > 0 ? san_ticket_minutes (state->remainder) : g_strdup ("—");
    }
  if (state->due == SAN_TICKET_NO_TIME || state->stage >= SAN_TICKET_CLOSED)
    {
      *title = g_strdup (san_ticket_stage_label (state->stage));
      return state->closed != SAN_TICKET_NO_TIME ? san_ticket_time (state->closed, now)
                                                 : g_strdup ("—");
    }

  days = san_work_calendar_days_left (self->calendar, now, state->due);
  *title = g_strdup (now > state->due ? _("Overdue") : _("Left"));
  if (days == 0)
    return now > state->due ? san_ticket_minutes (over)
                            : san_ticket_minutes (san_work_calendar_remainder (self->calendar,
                                                                               state->sort, now,
                                                                               state->due));

  return g_strdup_printf (ngettext ("%d working day", "%d working days", (gulong) ABS (days)),
                          ABS (days));
}

static void
show_countdown (SanTicketWindow *self)
{
  const SanTicketState *state = self->ticket->state;
  g_autofree char *left_title = NULL;
  g_autofree char *left = left_text (self, &left_title);
  g_autofree char *next_title = NULL;
  g_autofree char *next = next_text (self, &next_title);
  g_autofree char *spoken = g_strdup_printf ("%s %s. %s %s. %s", left_title, left, next_title,
                                             next, _("Explain the deadline"));
  gboolean over = state->due != SAN_TICKET_NO_TIME && now_of (self) > state->due &&
                  (state->running || state->red == SAN_TICKET_RED_PROPOSED) &&
                  state->stage < SAN_TICKET_REPORTED;

  gtk_label_set_text (self->left_title, left_title);
  gtk_label_set_text (self->left, left);
  gtk_label_set_text (self->next_title, next_title);
  gtk_label_set_text (self->next, next);
  if (over)
    gtk_widget_add_css_class (GTK_WIDGET (self->left), "sn-over");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->left), "sn-over");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->countdown),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
on_countdown_open_cb (GtkMenuButton *button,
                      gpointer       data)
{
  SanTicketWindow *self = data;

  gtk_popover_set_child (gtk_menu_button_get_popover (button),
                         san_deadline_view_new (self->ticket, &self->rules, self->calendar));
}

/* What can be done */

static void
on_verb_clicked_cb (GtkButton       *button,
                    SanTicketWindow *self)
{
  SanTicketKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));

  if (san_slip_view_keep (self->slip))
    san_ticket_verb_dialog_run (GTK_WIDGET (self), self->context, &self->id, 1, kind);
}

static GtkWidget *
verb_button_new (SanTicketWindow *self,
                 SanTicketKind    kind)
{
  g_autofree char *label = san_ticket_verb_label (kind, self->ticket->state);
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect (button, "clicked", G_CALLBACK (on_verb_clicked_cb), self);

  return button;
}

static void
show_actions (SanTicketWindow *self)
{
  SanTicketKind verbs[BAR_VERBS];
  guint n = san_ticket_bar_verbs (self->context, &self->rules, self->ticket->state, verbs,
                                  BAR_VERBS);
  g_autoptr (GMenuModel) menu = san_ticket_menu_new (self->context, &self->rules,
                                                     self->ticket->state);

  empty_box (self->actions);
  adw_bin_set_child (self->primary, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->primary), n > 0);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = verb_button_new (self, verbs[i]);

      if (i > 0)
        {
          gtk_box_append (self->actions, button);
          continue;
        }
      gtk_widget_add_css_class (button, "suggested-action");
      adw_bin_set_child (self->primary, button);
    }
  gtk_menu_button_set_menu_model (self->menu, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->note), !san_context_is_read_only (self->context) &&
                          self->ticket->state->stage != SAN_TICKET_DRAFT);
}

/* All of it */

static void
show_tabs (SanTicketWindow *self)
{
  guint photos = 0, files = 0;
  g_autofree char *photo_text = NULL;
  g_autofree char *file_text = NULL;

  for (guint i = 0; i < self->ticket->files->len; i++)
    {
      const SanTicketFile *file = g_ptr_array_index (self->ticket->files, i);
      gboolean photo = g_str_equal (file->kind, "before") || g_str_equal (file->kind, "after");

      photos += photo;
      files += !photo;
    }
  photo_text = g_strdup_printf (_("Photos %u"), photos);
  file_text = g_strdup_printf (_("Files %u"), files);
  gtk_button_set_label (GTK_BUTTON (self->tab_photos), photo_text);
  gtk_button_set_label (GTK_BUTTON (self->tab_files), file_text);
  san_ticket_history_timeline (self->timeline, self->ticket);
  san_ticket_history_photos (self->photos, self->context, self->ticket);
  san_ticket_history_files (self->files, self->context, self->ticket);
  san_ticket_history_changes (self->changes, self->context, self->ticket);
}

static int
walk_index (SanTicketWindow *self)
{
  for (guint i = 0; i < self->walk->len; i++)
    if (g_array_index (self->walk, gint64, i) == self->id)
      return (int) i;

  return -1;
}

static void
show (SanTicketWindow *self)
{
  int index = walk_index (self);

  show_head (self);
  show_steps (self);
  show_countdown (self);
  show_tabs (self);
  show_actions (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->up), index > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->down),
                            index >= 0 && index + 1 < (int) self->walk->len);
}

/* FALSE when the ticket is there no more: the window closes. */
static gboolean
load (SanTicketWindow *self)
{
  SanDatabase *database = san_context_get_database (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanWorkCalendar) calendar = NULL;
  SanTicket *ticket = NULL;

  if (san_ticket_rules_load (database, &self->rules, &error))
    calendar = san_work_calendar_load (database, &error);
  if (calendar != NULL)
    ticket = san_ticket_store_load (database, self->id, &error);
  if (ticket == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return FALSE;
    }

  g_clear_pointer (&self->calendar, san_work_calendar_unref);
  self->calendar = g_steal_pointer (&calendar);
  san_slip_view_show (self->slip, ticket, &self->rules, self->calendar);
  g_clear_pointer (&self->ticket, san_ticket_free);
  self->ticket = ticket;
  show (self);

  return TRUE;
}

static void
on_changed_cb (SanTicketWindow *self)
{
  load (self);
}

static gboolean
on_minute_cb (gpointer data)
{
  show_countdown (data);

  return G_SOURCE_CONTINUE;
}

static void
walk_by (SanTicketWindow *self,
         int              steps)
{
  int index = walk_index (self);

  if (index < 0 || index + steps < 0 || index + steps >= (int) self->walk->len ||
      !san_slip_view_keep (self->slip))
    return;

  self->id = g_array_index (self->walk, gint64, index + steps);
  load (self);
}

static void
on_up_cb (SanTicketWindow *self)
{
  walk_by (self, -1);
}

static void
on_down_cb (SanTicketWindow *self)
{
  walk_by (self, 1);
}

static void
on_tab_toggled_cb (SanTicketWindow *self,
                   GtkToggleButton *button)
{
  static const char *const names[] = { "timeline", "photos", "files", "changes" };
  GtkToggleButton *tabs[] = { self->tab_timeline, self->tab_photos, self->tab_files,
                              self->tab_changes };

  if (self->tabs == NULL || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (button == tabs[i])
      gtk_stack_set_visible_child_name (self->tabs, names[i]);
}

static void
on_note_cb (SanTicketWindow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  SanTicketRequestVerb verb = { .kind = SAN_TICKET_NOTE, .as_of = SAN_TICKET_NO_TIME,
                                .due = SAN_TICKET_NO_TIME, .text = text };
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (*text == '\0')
    return;

  done = san_ticket_verb_do (self->context, &self->id, 1, &verb, NULL, NULL, &error);
  gtk_label_set_text (self->refusal, done ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), !done);
  if (done)
    gtk_editable_set_text (GTK_EDITABLE (self->note), "");
}

static void
on_print_cb (SanTicketWindow *self)
{
  if (san_slip_view_keep (self->slip))
    san_slip_preview_open (GTK_WIDGET (self), self->context, &self->id, 1);
}

/* The actions of its menu, which are those of the page (pages/tickets/san-ticket-menu.h) */

static void
on_do_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  SanTicketWindow *self = data;
  SanTicketKind kind;

  if (san_ticket_kind_parse (g_variant_get_string (parameter, NULL), &kind) &&
      san_slip_view_keep (self->slip))
    san_ticket_verb_dialog_run (GTK_WIDGET (self), self->context, &self->id, 1, kind);
}

static void
on_open_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  SanTicketWindow *self = data;
  SanTicketSeed seed = { .draft = self->id };

  if (self->ticket->state->stage == SAN_TICKET_DRAFT)
    san_new_ticket_window_open (GTK_WIDGET (self), self->context, &seed);
}

static void
on_preview_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  on_print_cb (data);
}

static void
on_copy_number_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  SanTicketWindow *self = data;
  g_autofree char *number = san_ticket_number_format (&self->ticket->number);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), number);
}

static void
on_delete_draft_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  SanTicketWindow *self = data;
  SanContext *context = self->context;
  g_autofree char *said = g_strdup_printf (_("Draft deleted: %s"), self->ticket->problem);
  g_autoptr (GError) error = NULL;
  gint64 seq = 0;
  gulong handler = san_ticket_watch (context, &seq);

  g_object_ref (context);
  if (san_ticket_delete_draft (san_context_get_workspace (context), self->id, &error))
    san_context_say_step (context, said, seq);
  else
    san_context_report (context, error);
  g_signal_handler_disconnect (context, handler);
  g_object_unref (context);
}

static const GActionEntry entries[] = {
  { "do", on_do_cb, "s" },
  { "open", on_open_cb },
  { "preview", on_preview_cb },
  { "print", on_preview_cb },
  { "copy-number", on_copy_number_cb },
  { "delete-draft", on_delete_draft_cb },
};

/* The class */

static gboolean
on_walk_key_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   data)
{
  int steps;

  g_variant_get (args, "(i)", &steps);
  walk_by (SAN_TICKET_WINDOW (widget), steps);

  return TRUE;
}

/* Before the window's own Ctrl+Tab, which only moves the focus. */
static gboolean
on_tab_key_cb (SanTicketWindow *self,
               guint            keyval,
               guint            keycode,
               GdkModifierType  state)
{
  GtkToggleButton *tabs[] = { self->tab_timeline, self->tab_photos, self->tab_files,
                              self->tab_changes };
  guint n = G_N_ELEMENTS (tabs), current = 0;
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if ((state & GDK_CONTROL_MASK) == 0 ||
      (keyval != GDK_KEY_Tab && keyval != GDK_KEY_KP_Tab && keyval != GDK_KEY_ISO_Left_Tab))
    return GDK_EVENT_PROPAGATE;

  while (current < n - 1 && !gtk_toggle_button_get_active (tabs[current]))
    current++;
  gtk_toggle_button_set_active (tabs[(current + (back ? n - 1 : 1)) % n], TRUE);

  return GDK_EVENT_STOP;
}

static gboolean
on_print_key_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   data)
{
  on_print_cb (SAN_TICKET_WINDOW (widget));

  return TRUE;
}

static gboolean
san_ticket_window_close_request (GtkWindow *window)
{
  SanTicketWindow *self = SAN_TICKET_WINDOW (window);

  if (self->ticket != NULL && !san_slip_view_keep (self->slip))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (san_ticket_window_parent_class)->close_request (window);
}

static void
san_ticket_window_dispose (GObject *object)
{
  SanTicketWindow *self = SAN_TICKET_WINDOW (object);

  windows = g_slist_remove (windows, self);
  g_clear_handle_id (&self->minute_id, g_source_remove);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_TICKET_WINDOW);

  G_OBJECT_CLASS (san_ticket_window_parent_class)->dispose (object);
}

static void
san_ticket_window_finalize (GObject *object)
{
  SanTicketWindow *self = SAN_TICKET_WINDOW (object);

  g_clear_pointer (&self->ticket, san_ticket_free);
  g_clear_pointer (&self->calendar, san_work_calendar_unref);
  g_array_unref (self->walk);

  G_OBJECT_CLASS (san_ticket_window_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_walk_key_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_walk_key_cb, "(i)",
                                1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, on_print_key_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, up);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, down);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, title_box);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, number);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, print);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, slip_place);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, steps_place);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, countdown);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, left_title);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, left);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, next_title);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, next);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, tab_timeline);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, tab_photos);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, tab_files);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, tab_changes);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, tabs);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, timeline);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, photos);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, files);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, changes);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, note);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, actions);
  gtk_widget_class_bind_template_child (widget_class, SanTicketWindow, primary);
}

static void
san_ticket_window_class_init (SanTicketWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_ticket_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_ticket_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = san_ticket_window_close_request;

  gtk_widget_class_set_template_from_resource
    (widget_class, "/org/sanse/Sanse/pages/tickets/san-ticket-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_down_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tab_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_print_cb);
  add_keys (widget_class);
}

static gboolean
on_note_key_cb (SanTicketWindow *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  on_note_cb (self);

  return GDK_EVENT_STOP;
}

static void
san_ticket_window_init (SanTicketWindow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *tabs = gtk_event_controller_key_new ();

  self->walk = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->badge = SAN_TICKET_BADGE (san_ticket_badge_new (SAN_TICKET_BADGE_TITLE));
  gtk_widget_set_valign (GTK_WIDGET (self->badge), GTK_ALIGN_CENTER);
  gtk_box_prepend (self->title_box, GTK_WIDGET (self->badge));
  self->steps = SAN_TICKET_STEPS (san_ticket_steps_new ());
  adw_bin_set_child (self->steps_place, GTK_WIDGET (self->steps));
  /* GTK puts what a menu button holds into its middle */
  gtk_widget_set_halign (gtk_widget_get_parent (gtk_menu_button_get_child (self->countdown)),
                         GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (self->countdown, on_countdown_open_cb, self, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (group));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_note_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->note), keys);
  g_signal_connect_swapped (tabs, "key-pressed", G_CALLBACK (on_tab_key_cb), self);
  gtk_event_controller_set_propagation_phase (tabs, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), tabs);
  gtk_window_set_default_size (GTK_WINDOW (self), WINDOW_WIDTH, WINDOW_HEIGHT);
  windows = g_slist_prepend (windows, self);
}

static SanTicketWindow *
find_open (SanContext *context,
           gint64      ticket)
{
  for (GSList *l = windows; l != NULL; l = l->next)
    {
      SanTicketWindow *self = l->data;

      if (self->context == context && self->id == ticket)
        return self;
    }

  return NULL;
}

SanTicketWindow *
san_ticket_window_open (GtkWidget    *parent,
                        SanContext   *context,
                        gint64        ticket,
                        const gint64 *walk,
                        guint         n_walk)
{
  SanTicketWindow *self = find_open (context, ticket);

  g_return_val_if_fail (SAN_IS_CONTEXT (context), NULL);

  if (self == NULL)
    {
      self = g_object_new (SAN_TYPE_TICKET_WINDOW, "transient-for",
                           gtk_widget_get_root (parent), "destroy-with-parent", TRUE, NULL);
      self->context = g_object_ref (context);
      self->id = ticket;
      self->slip = SAN_SLIP_VIEW (san_slip_view_new (context));
      adw_bin_set_child (self->slip_place, GTK_WIDGET (self->slip));
      if (walk != NULL)
        g_array_append_vals (self->walk, walk, n_walk);
      if (!load (self))
        return NULL;
      g_signal_connect_object (context, "changed", G_CALLBACK (on_changed_cb), self,
                               G_CONNECT_SWAPPED);
      self->minute_id = g_timeout_add_seconds (MINUTE, on_minute_cb, self);
      gtk_widget_grab_focus (GTK_WIDGET (self->tab_timeline));
    }
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

gint64
san_ticket_window_get_ticket (SanTicketWindow *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_WINDOW (self), 0);

  return self->id;
}
