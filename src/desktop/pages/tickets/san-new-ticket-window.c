/* san-new-ticket-window.c - asks for a new ticket
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/tickets/san-new-ticket-private.h"

#include <glib/gi18n-lib.h>

#include "app/san-ticket-verbs.h"
#include "app/san-ticket-words.h"
#include "widgets/san-day-text.h"

#define WINDOW_WIDTH  640
#define WINDOW_HEIGHT 830

G_DEFINE_FINAL_TYPE (SanNewTicketWindow, san_new_ticket_window, ADW_TYPE_WINDOW)

static SanTime
now_of (SanNewTicketWindow *self)
{
  return san_workspace_now (san_context_get_workspace (self->context));
}

static SanDatabase *
database_of (SanNewTicketWindow *self)
{
  return san_context_get_database (self->context);
}

static char *
text_of (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
set_text (GtkTextView *view,
          const char  *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static const char *
entry_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static SanTicketColour
colour_of (SanNewTicketWindow *self)
{
  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    if (gtk_toggle_button_get_active (self->tiles[i]))
      return i;

  return SAN_TICKET_WHITE;
}

static void
refuse (SanNewTicketWindow *self,
        const char         *text)
{
  gtk_label_set_text (self->refusal, text);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), *text != '\0');
}

/* The limit */

/* What follows from colour and category when nothing else is said. */
static SanLimit
usual_limit (SanNewTicketWindow *self,
             SanTicketColour     colour)
{
  gint64 point_id = san_place_row_get_point (self->point);
  g_autoptr (SanPoint) point = NULL;
  g_autoptr (SanItem) item = NULL;
  g_autoptr (SanCategory) category = NULL;
  SanLimit limit;

  if (colour != SAN_TICKET_WHITE)
    return self->rules.yellow;

  point = point_id != 0 ? san_point_store_load (database_of (self), point_id, NULL) : NULL;
  item = self->item_id != 0 ? san_item_store_load (database_of (self), self->item_id, NULL) : NULL;
  if (point != NULL || item != NULL)
    category = san_category_store_load (database_of (self), item != NULL ? item->category_id
                                        : point->category_id, NULL);
  if (category != NULL && *category->ticket_limit != '\0' &&
      san_limit_parse (category->ticket_limit, &limit, NULL))
    return limit;

  return self->rules.white;
}

static gboolean
issue_time (SanNewTicketWindow *self,
            SanTime            *time,
            GError            **error)
{
  *time = now_of (self);

  return g_str_equal (entry_of (self->as_of), self->now_text) ||
         san_time_parse (entry_of (self->as_of), time, error);
}

static void
show_limit (SanNewTicketWindow *self)
{
  SanTime start, due;
  SanLimit limit;
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;

  for (guint i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      SanLimit usual = usual_limit (self, i);
      g_autofree char *label = san_limit_label (&usual);

      gtk_label_set_text (self->tile_limits[i], label);
    }
  if (!self->limit_given)
    {
      limit = usual_limit (self, colour_of (self));
      san_limit_row_set (self->limit, &limit);
    }
  if (!issue_time (self, &start, NULL) || !san_limit_row_get (self->limit, &limit, NULL))
    {
      gtk_label_set_text (self->due, "");
      return;
    }

  due = san_work_calendar_due (self->calendar, start, &limit);
  text = san_ticket_time_long (due, start);
  reason = san_limit_reason (self->calendar, start, &limit);
  gtk_label_set_text (self->due, text);
  gtk_label_set_text (self->why, reason);
  san_limit_calendar_set (self->weeks, self->calendar, start, &limit);
}

void
san_new_ticket_limit_changed (SanNewTicketWindow *self)
{
  self->limit_given = TRUE;
  san_new_ticket_update (self);
}

/* Recurrence */

static gint64
newest_of (SanNewTicketWindow *self,
           gboolean            open)
{
  SanTicketFilter filter = { 0 };
  g_autoptr (GArray) ids = NULL;

  filter.point_id = san_place_row_get_point (self->point);
  filter.item_id = self->item_id;
  filter.open = open;
  if (!open)
    filter.stages = 1 << SAN_TICKET_CLOSED;
  if (filter.point_id == 0 || filter.item_id == 0)
    return 0;

  ids = san_ticket_store_ids (database_of (self), &filter,
                              open ? SAN_TICKET_BY_ISSUE : SAN_TICKET_BY_CLOSED, FALSE,
                              now_of (self), NULL);

  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static char *
open_hint (SanNewTicketWindow *self)
{
  g_autoptr (SanTicket) ticket = san_ticket_store_load (database_of (self), self->open, NULL);
  g_autofree char *number = ticket != NULL ? san_ticket_number_label (&ticket->number) : NULL;

  return number == NULL ? g_strdup ("")
         : g_strdup_printf (_("%s is open for the same point and item."), number);
}

static char *
closed_hint (SanNewTicketWindow *self,
             gint64              id)
{
  g_autoptr (SanTicket) ticket = san_ticket_store_load (database_of (self), id, NULL);
  SanDay today = san_time_day (now_of (self));
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;
  int days;

  if (ticket == NULL || ticket->state->closed == SAN_TICKET_NO_TIME)
    return g_strdup ("");

  days = today - san_time_day (ticket->state->closed);
  self->recurs = days <= self->rules.window;
  number = san_ticket_number_label (&ticket->number);
  day = san_day_text (san_time_day (ticket->state->closed), today);
  if (self->recurs)
    return g_strdup_printf (ngettext ("%1$s for the same point and item was closed on %2$s: within "
                                      "%3$d day it counts as a recurrence and is issued yellow.",
                                      "%1$s for the same point and item was closed on %2$s: within "
                                      "%3$d days it counts as a recurrence and is issued yellow.",
                                      (gulong) self->rules.window),
                            number, day, self->rules.window);

  return g_strdup_printf (_("%1$s for the same point and item was closed on %2$s; it counts no "
                            "more as a recurrence."), number, day);
}

/* After another point or item. */
static void
show_hint (SanNewTicketWindow *self)
{
  gint64 closed = newest_of (self, FALSE);
  g_autofree char *text = NULL;

  self->open = newest_of (self, TRUE);
  self->recurs = FALSE;
  if (self->open != 0)
    text = open_hint (self);
  else if (closed != 0)
    text = closed_hint (self, closed);
  else
    text = g_strdup ("");
  gtk_label_set_text (self->hint, text);
  gtk_widget_set_visible (self->hint_box, *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->no_recurrence), self->recurs);
  gtk_widget_set_visible (self->duplicate_row, self->open != 0);
  if (self->recurs && colour_of (self) == SAN_TICKET_WHITE)
    gtk_toggle_button_set_active (self->tiles[SAN_TICKET_YELLOW], TRUE);
}

/* To whom */

static void
show_addressees (SanNewTicketWindow *self)
{
  const SanUnit *unit = self->unit_id != 0 ? san_roster_get (self->roster, self->unit_id) : NULL;
  g_autoptr (SanItem) item =
    self->item_id != 0 ? san_item_store_load (database_of (self), self->item_id, NULL) : NULL;
  g_autofree char *path = unit != NULL ? san_roster_path (self->roster, unit) : NULL;
  g_autofree char *path_markup = g_markup_escape_text (path != NULL ? path : _("Not chosen"), -1);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *names_markup = NULL;
  g_autofree char *item_markup = NULL;

  for (guint i = 0; i < self->assist->len; i++)
    {
      const SanUnit *other = san_roster_get (self->roster,
                                             g_array_index (self->assist, gint64, i));

      if (other != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "", other->name);
    }
  names_markup = g_markup_escape_text (names->len > 0 ? names->str : _("None"), -1);
  adw_action_row_set_subtitle (self->unit, path_markup);
  adw_action_row_set_subtitle (self->assisting, names_markup);
  if (item != NULL)
    {
      g_autoptr (SanCategory) category =
        san_category_store_load (database_of (self), item->category_id, NULL);

      item_markup = g_markup_printf_escaped ("%s › %s %s", category != NULL ? category->name : "",
                                             item->code, item->name);
    }
  adw_action_row_set_subtitle (self->item, item_markup != NULL ? item_markup : _("None"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->from_item), item != NULL);
}

void
san_new_ticket_set_unit (SanNewTicketWindow *self,
                         gint64              id)
{
  self->unit_id = id;
  san_new_ticket_update (self);
}

/* 0 takes them all off. */
void
san_new_ticket_add_assist (SanNewTicketWindow *self,
                           gint64              id)
{
  if (id == 0)
    g_array_set_size (self->assist, 0);
  for (guint i = 0; i < self->assist->len; i++)
    if (g_array_index (self->assist, gint64, i) == id)
      return;
  if (id != 0 && id != self->unit_id)
    g_array_append_val (self->assist, id);
  san_new_ticket_update (self);
}

/* The bureau that leads an item assists. */
static void
add_bureau (SanNewTicketWindow *self,
            const char         *name)
{
  const SanUnit *unit = *name != '\0' ? san_roster_find (self->roster, name, NULL) : NULL;

  if (unit != NULL)
    san_new_ticket_add_assist (self, unit->id);
}

void
san_new_ticket_set_item (SanNewTicketWindow *self,
                         gint64              id)
{
  g_autoptr (SanItem) item = id != 0 ? san_item_store_load (database_of (self), id, NULL) : NULL;

  self->item_id = item != NULL ? id : 0;
  if (item != NULL)
    add_bureau (self, item->bureau);
  show_hint (self);
  san_new_ticket_update (self);
}

void
san_new_ticket_point_chosen (SanNewTicketWindow *self)
{
  gint64 id = san_place_row_get_point (self->point);
  g_autoptr (SanPoint) point = id != 0 ? san_point_store_load (database_of (self), id, NULL) : NULL;
  g_autoptr (SanItem) item =
    self->item_id != 0 ? san_item_store_load (database_of (self), self->item_id, NULL) : NULL;

  if (point != NULL)
    {
      self->unit_id = point->unit_id;
      if (point->bureau_id != 0)
        san_new_ticket_add_assist (self, point->bureau_id);
      if (item != NULL && item->category_id != point->category_id)
        self->item_id = 0;
    }
  show_hint (self);
  san_new_ticket_update (self);
}

void
san_new_ticket_bring_item (SanNewTicketWindow *self)
{
  g_autoptr (SanItem) item =
    self->item_id != 0 ? san_item_store_load (database_of (self), self->item_id, NULL) : NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;

  text = g_strdup_printf (_("Put it right at once and keep it so: %s"),
                          *item->text != '\0' ? item->text : item->name);
  set_text (self->requirement, text);
}

/* Asking for it */

/* Holds the texts of a request for as long as it is used. */
typedef struct
{
  SanTicketRequest request;
  char            *problem;
  char            *requirement;
  char           **photos;
} Wanted;

static void
wanted_clear (Wanted *wanted)
{
  g_free (wanted->problem);
  g_free (wanted->requirement);
  g_strfreev (wanted->photos);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static gboolean
read_wanted (SanNewTicketWindow *self,
             Wanted             *wanted,
             gboolean            draft,
             GError            **error)
{
  SanTicketRequest *request = &wanted->request;
  SanTicketColour colour = colour_of (self);

  wanted->problem = text_of (self->problem);
  wanted->requirement = text_of (self->requirement);
  wanted->photos = san_photo_strip_get_paths (self->photos);
  *request = (SanTicketRequest) { .as_of = SAN_TICKET_NO_TIME, .draft = draft };
  if (!g_str_equal (entry_of (self->as_of), self->now_text) &&
      !issue_time (self, &request->as_of, error))
    return FALSE;
  if (self->limit_given && !san_limit_row_get (self->limit, &request->limit, error))
    return FALSE;

  request->unit_id = self->unit_id;
  request->problem = wanted->problem;
  request->requirement = wanted->requirement;
  request->point_id = san_place_row_get_point (self->point);
  request->item_id = self->item_id;
  request->round_id = self->round_id;
  /* a recurrence gets its colour by itself */
  request->has_colour = colour != SAN_TICKET_WHITE &&
                        !(self->recurs && colour == SAN_TICKET_YELLOW);
  request->colour = colour;
  request->reason = or_null (entry_of (self->reason));
  request->source = or_null (entry_of (self->source));
  request->assist = (gint64 *) (gpointer) self->assist->data;
  request->n_assist = self->assist->len;
  request->photos = (const char *const *) wanted->photos;
  request->duplicate_ok = self->open != 0 && gtk_switch_get_active (self->duplicate);
  request->no_recurrence = self->recurs ? or_null (entry_of (self->no_recurrence)) : NULL;
  request->informant = or_null (entry_of (self->informant));
  request->informant_contact = or_null (entry_of (self->informant_contact));
  request->observations = (const gint64 *) (gpointer) self->observations->data;
  request->n_observations = self->observations->len;

  return TRUE;
}

static void
say (SanNewTicketWindow *self,
     gint64              id,
     gboolean            draft,
     gint64              seq)
{
  g_autoptr (SanTicket) ticket = san_ticket_store_load (database_of (self), id, NULL);
  g_autoptr (GPtrArray) tickets = g_ptr_array_new ();
  g_autofree char *object = NULL;
  g_autofree char *said = NULL;

  if (ticket == NULL)
    return;
  g_ptr_array_add (tickets, ticket);
  object = san_ticket_verb_object (tickets, 1);
  said = draft ? g_strdup_printf (_("Draft saved: %s"), object)
               : san_ticket_verb_said (san_ticket_verb_find (SAN_TICKET_ISSUE), object);
  san_context_say_step (self->context, said, seq);
}

static gboolean
make (SanNewTicketWindow     *self,
      const SanTicketRequest *request,
      gint64                 *id,
      GError                **error)
{
  SanWorkspace *workspace = san_context_get_workspace (self->context);
  g_autoptr (GArray) ids = NULL;

  *id = self->draft;
  if (self->draft == 0)
    {
      if (!san_ticket_new (workspace, request, 1, &ids, NULL, error))
        return FALSE;
      *id = g_array_index (ids, gint64, 0);
      return TRUE;
    }

  return san_ticket_edit (workspace, self->draft, request, error) &&
         (request->draft || san_ticket_issue (workspace, id, 1, request->as_of, NULL, error));
}

static void
finish (SanNewTicketWindow *self,
        gboolean            draft)
{
  g_auto (Wanted) wanted = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id = 0, seq = 0;
  gulong handler;
  gboolean done;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (draft ? self->save : self->issue)))
    return;

  handler = san_ticket_watch (self->context, &seq);
  done = read_wanted (self, &wanted, draft, &error) && make (self, &wanted.request, &id, &error);
  g_signal_handler_disconnect (self->context, handler);
  if (!done)
    {
      refuse (self, error->message);
      return;
    }

  say (self, id, draft, seq);
  gtk_window_close (GTK_WINDOW (self));
}

void
san_new_ticket_issue (SanNewTicketWindow *self)
{
  finish (self, FALSE);
}

void
san_new_ticket_save (SanNewTicketWindow *self)
{
  finish (self, TRUE);
}

/* Says beside the field what cannot be read; what is merely missing keeps the button from
 * being pressed. */
void
san_new_ticket_update (SanNewTicketWindow *self)
{
  SanTicketColour colour;
  g_auto (Wanted) wanted = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean writable = !san_context_is_read_only (self->context);
  gboolean given, complete;

  if (self->filling)
    return;

  self->filling = TRUE;
  if (self->recurs && *entry_of (self->no_recurrence) == '\0' &&
      colour_of (self) == SAN_TICKET_WHITE)
    gtk_toggle_button_set_active (self->tiles[SAN_TICKET_YELLOW], TRUE);
  colour = colour_of (self);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), colour == SAN_TICKET_RED ||
                          (colour == SAN_TICKET_YELLOW && !self->recurs));
  show_addressees (self);
  show_limit (self);
  self->filling = FALSE;

  refuse (self, "");
  if (!read_wanted (self, &wanted, FALSE, &error))
    refuse (self, error->message);
  given = *wanted.problem != '\0' && self->unit_id != 0 && error == NULL;
  complete = given && (!gtk_widget_get_visible (GTK_WIDGET (self->reason)) ||
                       *entry_of (self->reason) != '\0') &&
             (self->open == 0 || gtk_switch_get_active (self->duplicate));
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), writable && given);
  gtk_widget_set_sensitive (GTK_WIDGET (self->issue), writable && complete);
}

/* Keys */

static gboolean
on_issue_key_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   data)
{
  san_new_ticket_issue (SAN_NEW_TICKET_WINDOW (widget));

  return TRUE;
}

static gboolean
on_save_key_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   data)
{
  san_new_ticket_save (SAN_NEW_TICKET_WINDOW (widget));

  return TRUE;
}

static gboolean
on_paste_key_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   data)
{
  return san_photo_strip_paste (SAN_NEW_TICKET_WINDOW (widget)->photos);
}

/* The class */

static void
san_new_ticket_window_dispose (GObject *object)
{
  g_clear_object (&SAN_NEW_TICKET_WINDOW (object)->context);

  G_OBJECT_CLASS (san_new_ticket_window_parent_class)->dispose (object);
}

static void
san_new_ticket_window_finalize (GObject *object)
{
  SanNewTicketWindow *self = SAN_NEW_TICKET_WINDOW (object);

  g_clear_pointer (&self->roster, san_roster_unref);
  g_clear_pointer (&self->calendar, san_work_calendar_unref);
  g_array_unref (self->assist);
  g_array_unref (self->observations);
  g_free (self->now_text);

  G_OBJECT_CLASS (san_new_ticket_window_parent_class)->finalize (object);
}

static void
san_new_ticket_window_class_init (SanNewTicketWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_new_ticket_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = san_new_ticket_window_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, on_save_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, on_paste_key_cb, NULL);
}

/* Before a text takes them for new lines. */
static void
add_issue_keys (SanNewTicketWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const guint keyvals[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keyvals); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (keyvals[i], GDK_CONTROL_MASK),
                        gtk_callback_action_new (on_issue_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
san_new_ticket_window_init (SanNewTicketWindow *self)
{
  add_issue_keys (self);
  self->assist = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->observations = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_window_set_title (GTK_WINDOW (self), _("New ticket"));
  gtk_window_set_default_size (GTK_WINDOW (self), WINDOW_WIDTH, WINDOW_HEIGHT);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

/* Filling */

static gboolean
fill_draft (SanNewTicketWindow *self,
            gint64              id,
            GError            **error)
{
  g_autoptr (SanTicket) ticket = san_ticket_store_load (database_of (self), id, error);

  if (ticket == NULL)
    return FALSE;

  self->draft = id;
  self->unit_id = ticket->unit_id;
  self->item_id = ticket->item_id;
  self->round_id = ticket->round_id;
  g_array_append_vals (self->assist, ticket->assist->data, ticket->assist->len);
  san_place_row_set_point (self->point, ticket->point_id);
  set_text (self->problem, ticket->problem);
  set_text (self->requirement, ticket->requirement);
  gtk_editable_set_text (GTK_EDITABLE (self->source), ticket->source);
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = g_ptr_array_index (ticket->events, i);

      if (event->has_colour)
        gtk_toggle_button_set_active (self->tiles[event->colour], TRUE);
      if (event->limit.kind != SAN_LIMIT_NONE)
        {
          san_limit_row_set (self->limit, &event->limit);
          self->limit_given = TRUE;
        }
      if (*event->text != '\0')
        gtk_editable_set_text (GTK_EDITABLE (self->reason), event->text);
    }
  gtk_window_set_title (GTK_WINDOW (self), _("Draft"));

  return TRUE;
}

static void
fill_seed (SanNewTicketWindow  *self,
           const SanTicketSeed *seed)
{
  self->round_id = seed->round_id;
  if (seed->point_id != 0)
    {
      san_place_row_set_point (self->point, seed->point_id);
      san_new_ticket_point_chosen (self);
    }
  if (seed->n_observations > 0 && san_new_ticket_fill_observations (self, seed))
    return;
  if (seed->unit_id != 0)
    self->unit_id = seed->unit_id;
  if (seed->item_id != 0)
    san_new_ticket_set_item (self, seed->item_id);
  if (seed->problem != NULL)
    set_text (self->problem, seed->problem);
  if (seed->source != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->source), seed->source);
}

static gboolean
load (SanNewTicketWindow *self,
      GError            **error)
{
  SanDatabase *database = database_of (self);

  self->roster = san_roster_load (database, san_time_day (now_of (self)), FALSE, error);
  if (self->roster == NULL || !san_ticket_rules_load (database, &self->rules, error))
    return FALSE;
  self->calendar = san_work_calendar_load (database, error);

  return self->calendar != NULL;
}

SanNewTicketWindow *
san_new_ticket_window_open (GtkWidget           *parent,
                            SanContext          *context,
                            const SanTicketSeed *seed)
{
  SanNewTicketWindow *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SAN_IS_CONTEXT (context), NULL);

  self = g_object_new (SAN_TYPE_NEW_TICKET_WINDOW, "transient-for",
                       gtk_widget_get_root (parent), NULL);
  self->context = g_object_ref (context);
  if (!load (self, &error))
    {
      san_context_report (context, error);
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }

  self->filling = TRUE;
  self->now_text = san_time_format (now_of (self));
  san_new_ticket_build (self);
  gtk_editable_set_text (GTK_EDITABLE (self->as_of), self->now_text);
  gtk_toggle_button_set_active (self->tiles[SAN_TICKET_WHITE], TRUE);
  if (seed != NULL && seed->draft != 0 && !fill_draft (self, seed->draft, &error))
    {
      san_context_report (context, error);
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  if (seed != NULL && seed->draft == 0)
    fill_seed (self, seed);
  show_hint (self);
  self->filling = FALSE;
  san_new_ticket_update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (seed != NULL && seed->point_id != 0 ? GTK_WIDGET (self->problem)
                                                             : GTK_WIDGET (self->point));

  return self;
}
