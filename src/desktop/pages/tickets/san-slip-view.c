/* san-slip-view.c - the slip of a ticket on paper of its colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-slip-view.h"

#include <glib/gi18n-lib.h>

#include "pages/tickets/san-deadline-view.h"
#include "pages/tickets/san-limit-calendar.h"
#include "app/san-ticket-verbs.h"
#include "app/san-ticket-words.h"
#include "registry/san-roster.h"
#include "standards/san-standard-store.h"
#include "store/san-blob-store.h"
#include "store/san-setting-store.h"
#include "widgets/san-day-text.h"
#include "widgets/san-photo-strip.h"
#include "widgets/san-ticket-badge.h"
#include "widgets/san-unit-picker.h"

#define COLUMNS 4
#define SETTLING_FRAMES 4

struct _SanSlipView
{
  AdwBin                parent_instance;

  SanContext           *context;
  SanRoster            *roster;
  const SanTicket      *ticket;
  const SanTicketRules *rules;
  SanWorkCalendar      *calendar;

  GtkWidget            *paper;
  GtkGrid              *grid;
  GtkTextView          *problem;       /* NULL while they cannot be changed */
  GtkTextView          *requirement;
  GtkMenuButton        *assist;
  GtkLabel             *refusal;
  gboolean              keeping;
  guint keep_id;
};

G_DEFINE_FINAL_TYPE (SanSlipView, san_slip_view, ADW_TYPE_BIN)

static SanTime
now_of (SanSlipView *self)
{
  return san_workspace_now (san_context_get_workspace (self->context));
}

static SanDatabase *
database_of (SanSlipView *self)
{
  return san_context_get_database (self->context);
}

/* Changing it */

static gboolean
is_editable (SanSlipView *self)
{
  if (san_context_is_read_only (self->context) ||
      self->ticket->state->stage >= SAN_TICKET_CLOSED)
    return FALSE;
  for (guint i = 0; i < self->ticket->events->len; i++)
    if (((SanTicketEvent *) g_ptr_array_index (self->ticket->events, i))->left)
      return FALSE;

  return TRUE;
}

static char *
text_in (GtkTextView *view,
         const char  *otherwise)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (view == NULL)
    return g_strdup (otherwise);

  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static gboolean
change (SanSlipView *self,
        const char  *problem,
        const char  *requirement,
        GArray      *assist)
{
  const SanTicket *ticket = self->ticket;
  SanTicketRequest request = {
    .unit_id = ticket->unit_id, .problem = problem, .requirement = requirement,
    .point_id = ticket->point_id, .item_id = ticket->item_id, .round_id = ticket->round_id,
    .source = ticket->source, .assist = (gint64 *) (gpointer) assist->data,
    .n_assist = assist->len, .as_of = SAN_TICKET_NO_TIME,
    .draft = ticket->state->stage == SAN_TICKET_DRAFT,
  };
  g_autoptr (GError) error = NULL;
  gboolean done;

  self->keeping = TRUE;
  done = san_ticket_edit (san_context_get_workspace (self->context), ticket->id, &request, &error);
  self->keeping = FALSE;
  gtk_label_set_text (self->refusal, done ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), !done);

  return done;
}

gboolean
san_slip_view_keep (SanSlipView *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *requirement = NULL;

  g_return_val_if_fail (SAN_IS_SLIP_VIEW (self), FALSE);

  if (self->ticket == NULL || self->keeping || self->problem == NULL)
    return TRUE;

  problem = text_in (self->problem, self->ticket->problem);
  requirement = text_in (self->requirement, self->ticket->requirement);
  if (g_str_equal (problem, self->ticket->problem) &&
      g_str_equal (requirement, self->ticket->requirement))
    return TRUE;

  return change (self, problem, requirement, self->ticket->assist);
}

static gboolean
on_idle_keep_cb (gpointer data)
{
  SanSlipView *self = data;

  self->keep_id = 0;
  san_slip_view_keep (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the field that is being entered would go away under the pointer. */
static void
on_focus_left_cb (SanSlipView *self)
{
  if (self->keep_id == 0)
    self->keep_id = g_idle_add (on_idle_keep_cb, self);
}

static gboolean
on_text_key_cb (SanSlipView    *self,
                guint           key,
                guint           code,
                GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  san_slip_view_keep (self);

  return GDK_EVENT_STOP;
}

static void
on_assist_chosen_cb (SanSlipView   *self,
                     SanUnitPicker *picker)
{
  g_autoptr (GArray) assist = g_array_copy (self->ticket->assist);
  gint64 id = san_unit_picker_get_unit (picker);

  gtk_menu_button_popdown (self->assist);
  if (!san_unit_picker_is_chosen (picker) || id == self->ticket->state->unit_id)
    return;
  for (guint i = 0; i < assist->len; i++)
    if (g_array_index (assist, gint64, i) == id)
      return;
  if (id == 0)
    g_array_set_size (assist, 0);
  else
    g_array_append_val (assist, id);
  change (self, self->ticket->problem, self->ticket->requirement, assist);
}

static void
on_assist_open_cb (GtkMenuButton *button,
                   gpointer       data)
{
  SanSlipView *self = data;
  GtkWidget *picker = san_unit_picker_new (self->roster,
                                           self->ticket->assist->len > 0 ? _("None") : NULL);

  g_signal_connect_swapped (picker, "activate", G_CALLBACK (on_assist_chosen_cb), self);
  gtk_popover_set_child (gtk_menu_button_get_popover (button), picker);
}

/* Cells */

static GtkWidget *
text_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static gboolean
on_text_frame_cb (GtkWidget     *view,
                  GdkFrameClock *clock,
                  gpointer       data)
{
  guint *frames = data;

  gtk_widget_queue_resize (view);

  return ++*frames < SETTLING_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A text is first broken into lines for next to no width; that it needs less height at its
 * real one it says while it is allocated, when nobody listens. */
static void
on_text_mapped_cb (GtkWidget *view)
{
  gtk_widget_add_tick_callback (view, on_text_frame_cb, g_new0 (guint, 1), g_free);
}

static GtkWidget *
view_new (SanSlipView  *self,
          GtkTextView **view,
          const char   *text,
          const char   *label)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  *view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (*view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (*view, FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (*view), text, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (*view), TRUE);
  gtk_text_view_set_top_margin (*view, 8);
  gtk_widget_add_css_class (GTK_WIDGET (*view), "sn-slip-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (*view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_text_key_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left_cb), self);
  g_signal_connect (*view, "map", G_CALLBACK (on_text_mapped_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (*view), keys);
  gtk_widget_add_controller (GTK_WIDGET (*view), focus);

  return GTK_WIDGET (*view);
}

static void
attach_title (SanSlipView *self,
              const char  *text,
              int          column,
              int          row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "sn-slip-title");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
attach_cell (SanSlipView *self,
             GtkWidget   *child,
             int          column,
             int          row,
             int          height)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  int width = column == 1 && gtk_grid_get_child_at (self->grid, 2, row) == NULL ? COLUMNS - 1 : 1;

  gtk_widget_add_css_class (box, "sn-slip-cell");
  gtk_widget_set_size_request (box, -1, height);
  /* a text that is written has no height of its own before it is laid out */
  gtk_widget_set_valign (child, GTK_IS_TEXT_VIEW (child) ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), child);
  gtk_grid_attach (self->grid, box, column, row, width, 1);
}

static char *
unit_name (SanSlipView *self,
           gint64       id)
{
  const SanUnit *unit = id != 0 ? san_roster_get (self->roster, id) : NULL;

  if (unit == NULL)
    return g_strdup ("—");

  return unit->parent != NULL && unit->parent->parent != NULL
         ? g_strconcat (unit->parent->name, unit->name, NULL) : g_strdup (unit->name);
}

static void
add_units (SanSlipView *self,
           int          row)
{
  const SanTicket *ticket = self->ticket;
  g_autofree char *unit = unit_name (self, ticket->state->unit_id != 0 ? ticket->state->unit_id
                                                                       : ticket->unit_id);
  g_autoptr (GString) names = g_string_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label;

  for (guint i = 0; i < ticket->assist->len; i++)
    {
      const SanUnit *other = san_roster_get (self->roster,
                                             g_array_index (ticket->assist, gint64, i));

      g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "",
                              other != NULL ? other->name : "—");
    }
  label = text_new (names->len > 0 ? names->str : "—");
  gtk_box_append (GTK_BOX (box), label);
  self->assist = NULL;
  if (is_editable (self))
    {
      self->assist = GTK_MENU_BUTTON (gtk_menu_button_new ());
      gtk_menu_button_set_icon_name (self->assist, "pan-down-symbolic");
      gtk_menu_button_set_popover (self->assist, gtk_popover_new ());
      gtk_menu_button_set_create_popup_func (self->assist, on_assist_open_cb, self, NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->assist), "flat");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->assist), _("Change the assisting units"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->assist),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Change the assisting units"), -1);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->assist));
    }
  attach_title (self, _("Responsible unit"), 0, row);
  attach_title (self, _("Assisting"), 2, row);
  attach_cell (self, text_new (unit), 1, row, 36);
  attach_cell (self, box, 3, row, 36);
}

static void
add_place (SanSlipView *self,
           int          row)
{
  SanDatabase *database = database_of (self);
  g_autoptr (SanPoint) point = self->ticket->point_id != 0
    ? san_point_store_load (database, self->ticket->point_id, NULL) : NULL;
  g_autoptr (SanItem) item = self->ticket->item_id != 0
    ? san_item_store_load (database, self->ticket->item_id, NULL) : NULL;
  g_autoptr (SanCategory) category = item != NULL
    ? san_category_store_load (database, item->category_id, NULL) : NULL;
  g_autofree char *place = point == NULL ? g_strdup ("—")
    : *point->address != '\0' ? g_strdup_printf (_("%1$s (%2$s)"), point->name, point->address)
    : g_strdup (point->name);
  g_autofree char *clause = item == NULL ? g_strdup ("—")
    : g_strdup_printf ("%s  %s  %s", category != NULL ? category->name : "", item->code,
                       item->name);

  attach_title (self, C_("slip", "Point"), 0, row);
  attach_cell (self, text_new (place), 1, row, 36);
  attach_title (self, C_("slip", "Item"), 0, row + 1);
  attach_cell (self, text_new (clause), 1, row + 1, 36);
}

static void
add_texts (SanSlipView *self,
           int          row)
{
  gboolean editable = is_editable (self);

  self->problem = NULL;
  self->requirement = NULL;
  attach_title (self, _("Problem"), 0, row);
  attach_cell (self, editable ? view_new (self, &self->problem, self->ticket->problem,
                                          _("Problem"))
                              : text_new (self->ticket->problem), 1, row, 68);
  attach_title (self, _("Requirement"), 0, row + 1);
  attach_cell (self, editable ? view_new (self, &self->requirement, self->ticket->requirement,
                                          _("Requirement"))
                              : text_new (self->ticket->requirement), 1, row + 1, 68);
}

static const SanTicketEvent *
issue_of (const SanTicket *ticket)
{
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i);

      if (event->kind == SAN_TICKET_ISSUE)
        return event;
    }

  return NULL;
}

static GtkWidget *
explain_button_new (SanSlipView *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover),
                         san_deadline_view_new (self->ticket, self->rules, self->calendar));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "sanse-explain-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Explain the deadline"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Explain the deadline"), -1);

  return button;
}

/* Counted from where the deadline in force begins: a rise, a return or a reassignment starts
 * it anew, and a holiday before that has moved nothing. */
static char *
skipped_by_deadline (SanSlipView *self)
{
  g_autoptr (GPtrArray) spans = san_ticket_deadline (self->rules, self->calendar,
                                                     self->ticket->events);
  const SanTicketState *state = self->ticket->state;
  const SanDeadlineSpan *first = spans != NULL && spans->len > 0 ? spans->pdata[0] : NULL;

  return san_limit_skipped (self->calendar, first != NULL ? first->from : state->issued,
                            state->due);
}

static void
add_deadline (SanSlipView *self,
              int          row)
{
  const SanTicketState *state = self->ticket->state;
  const SanTicketEvent *issue = issue_of (self->ticket);
  SanTime now = now_of (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *due = san_ticket_time (state->due, now);
  g_autofree char *skipped = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *why = NULL;
  g_autofree char *issued = NULL;
  GtkWidget *caption;

  gtk_box_append (GTK_BOX (box), text_new (due));
  if (issue != NULL && state->due != SAN_TICKET_NO_TIME)
    {
      skipped = skipped_by_deadline (self);
      limit = state->colour == state->first_colour ? san_limit_label (&issue->limit)
                                                   : g_strdup ("");
      why = g_strjoin (*limit != '\0' && *skipped != '\0' ? " · " : "", limit, skipped, NULL);
      caption = gtk_label_new (why);
      gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (caption, why);
      gtk_widget_add_css_class (caption, "sn-tiny");
      gtk_widget_add_css_class (caption, "sn-dim");
      gtk_box_append (GTK_BOX (box), caption);
      gtk_box_append (GTK_BOX (box), explain_button_new (self));
    }
  if (issue != NULL)
    {
      g_autofree char *day = san_day_text (san_time_day (issue->as_of), san_time_day (now));

      issued = g_strdup_printf ("%s  %s", day, issue->actor);
    }
  attach_title (self, C_("slip", "Deadline"), 0, row);
  attach_title (self, C_("slip", "Issued"), 2, row);
  attach_cell (self, box, 1, row, 36);
  attach_cell (self, text_new (issued != NULL ? issued : "—"), 3, row, 36);
}

static GtkWidget *
photos_new (SanSlipView *self,
            const char  *kind,
            guint       *n)
{
  GtkWidget *strip = san_photo_strip_new (FALSE);

  *n = 0;
  for (guint i = 0; i < self->ticket->files->len; i++)
    {
      const SanTicketFile *file = g_ptr_array_index (self->ticket->files, i);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *caption = NULL;
      SanTime taken;

      if (!g_str_equal (file->kind, kind))
        continue;
      bytes = san_blob_store_get (database_of (self), file->sha256, NULL);
      caption = *file->taken != '\0' && san_time_parse (file->taken, &taken, NULL)
        ? san_ticket_time_brief (taken) : g_strdup (*file->note != '\0' ? file->note : file->name);
      san_photo_strip_add_bytes (SAN_PHOTO_STRIP (strip), bytes, caption);
      (*n)++;
    }

  return strip;
}

static void
add_feedback (SanSlipView *self,
              int          row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  SanTime now = now_of (self);
  GtkWidget *strip;
  guint n;

  for (guint i = 0; i < self->ticket->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (self->ticket->events, i);
      g_autofree char *day = NULL;
      g_autofree char *text = NULL;

      if ((event->kind != SAN_TICKET_REPORT && event->kind != SAN_TICKET_BEGIN) ||
          *event->text == '\0')
        continue;
      day = san_day_text (san_time_day (event->as_of), san_time_day (now));
      text = g_strdup_printf (_("%1$s  %2$s: %3$s"), day,
                              *event->by != '\0' ? event->by : event->actor, event->text);
      gtk_box_append (GTK_BOX (box), text_new (text));
    }
  strip = photos_new (self, "after", &n);
  if (n > 0)
    gtk_box_append (GTK_BOX (box), strip);
  else
    g_object_unref (g_object_ref_sink (strip));
  attach_title (self, _("Reply"), 0, row);
  attach_cell (self, box, 1, row, 110);
}

static const char *
foot_of (SanTicketColour colour)
{
  static const char *const feet[SAN_TICKET_COLOURS] = {
    N_("The first of three levels. What is not put right in time becomes a yellow slip."),
    N_("The second of three levels, copied to the district's campaign office. What is not put "
       "right in time becomes a red slip, and people are held to account."),
    N_("The third of three levels. Who is responsible is held to account."),
  };

  return _(feet[colour]);
}

static void
add_head (SanSlipView *self,
          GtkBox      *box)
{
  g_autofree char *office = san_setting_get (database_of (self), "office", NULL);
  GtkWidget *issuer = gtk_label_new (office);
  GtkWidget *title = gtk_label_new (san_ticket_slip_title (self->ticket->state->colour));

  gtk_widget_add_css_class (issuer, "sn-slip-issuer");
  gtk_widget_add_css_class (title, "sn-slip-head");
  gtk_label_set_wrap (GTK_LABEL (issuer), TRUE);
  gtk_box_append (box, issuer);
  gtk_box_append (box, title);
}

static void
fill (SanSlipView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *foot = gtk_label_new (foot_of (self->ticket->state->colour));
  GtkWidget *photos;
  guint n;
  int row = 0;

  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "sn-slip-grid");
  add_head (self, GTK_BOX (box));
  add_units (self, row++);
  add_place (self, row);
  row += 2;
  add_texts (self, row);
  row += 2;
  add_deadline (self, row++);
  photos = photos_new (self, "before", &n);
  attach_title (self, _("Photos issued"), 0, row);
  attach_cell (self, photos, 1, row++, 95);
  add_feedback (self, row++);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_label_set_xalign (GTK_LABEL (foot), 0);
  gtk_label_set_wrap (GTK_LABEL (foot), TRUE);
  gtk_widget_add_css_class (foot, "sn-tiny");
  gtk_widget_add_css_class (foot, "sn-dim");
  gtk_widget_set_margin_top (foot, 6);
  gtk_box_append (GTK_BOX (box), foot);
  self->refusal = GTK_LABEL (text_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "sn-over");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  adw_bin_set_child (ADW_BIN (self->paper), box);
}

/* The class */

static void
san_slip_view_dispose (GObject *object)
{
  SanSlipView *self = SAN_SLIP_VIEW (object);

  self->ticket = NULL;
  g_clear_handle_id (&self->keep_id, g_source_remove);
  g_clear_object (&self->context);
  g_clear_pointer (&self->roster, san_roster_unref);
  g_clear_pointer (&self->calendar, san_work_calendar_unref);

  G_OBJECT_CLASS (san_slip_view_parent_class)->dispose (object);
}

static void
san_slip_view_class_init (SanSlipViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = san_slip_view_dispose;
}

static void
san_slip_view_init (SanSlipView *self)
{
  self->paper = adw_bin_new ();
  gtk_widget_add_css_class (self->paper, "sn-slip");
  adw_bin_set_child (ADW_BIN (self), self->paper);
}

GtkWidget *
san_slip_view_new (SanContext *context)
{
  SanSlipView *self = g_object_new (SAN_TYPE_SLIP_VIEW, NULL);

  self->context = g_object_ref (context);

  return GTK_WIDGET (self);
}

void
san_slip_view_show (SanSlipView          *self,
                    const SanTicket      *ticket,
                    const SanTicketRules *rules,
                    SanWorkCalendar      *calendar)
{
  static const char *const tints[SAN_TICKET_COLOURS] = { "white", "yellow", "red" };
  SanDay day;

  g_return_if_fail (SAN_IS_SLIP_VIEW (self));

  san_work_calendar_ref (calendar);
  g_clear_pointer (&self->calendar, san_work_calendar_unref);
  g_clear_pointer (&self->roster, san_roster_unref);
  self->calendar = calendar;
  self->ticket = ticket;
  self->rules = rules;
  day = san_time_day (ticket->state->issued != SAN_TICKET_NO_TIME ? ticket->state->issued
                                                                  : now_of (self));
  self->roster = san_roster_load (database_of (self), day, TRUE, NULL);
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    gtk_widget_remove_css_class (self->paper, tints[i]);
  gtk_widget_add_css_class (self->paper, tints[ticket->state->colour]);
  if (self->roster != NULL)
    fill (self);
}
