/* san-present-window.c - the results at the meeting, on the projector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-present-window.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "present/san-notes-window.h"
#include "present/san-slide.h"
#include "present/san-slide-view.h"

#define STRIP_SECONDS 3
/* a hand that rests on the table does not call for the buttons */
#define MOVED_LEAST   4
/* after a monitor came or went; between two looks whether the window is where it belongs */
#define SETTLED_MS    250
#define PLACE_MS      150
#define TRIES         10

struct _SanPresentWindow
{
  AdwWindow     parent_instance;

  GtkWindow    *main;          /* weak */
  SanContext   *context;
  SanDeck      *deck;
  SanShow      *show;
  SanSlideView *view;
  GtkWidget    *notes;         /* weak */
  GdkMonitor   *monitor;       /* (nullable): that it is on */
  guint         inhibited;
  guint         hiding;
  guint         placing;
  guint         tries;
  double        x;             /* of the pointer */
  double        y;

  /* Template children */
  GtkOverlay       *overlay;
  GtkWidget        *strip;
  GtkMenuButton    *position;
  GtkPopover       *jump;
  GtkListBox       *slides;
  GtkWidget        *reveal_button;
  AdwButtonContent *hide_content;
};

G_DEFINE_FINAL_TYPE (SanPresentWindow, san_present_window, ADW_TYPE_WINDOW)

/* Showing ----------------------------------------------------------------------------------- */

static void
refresh (SanPresentWindow *self)
{
  SanShow *show = self->show;
  g_autofree char *position = g_strdup_printf ("%u / %u", show->slide + 1, show->deck->slides->len);

  san_slide_view_set_show (self->view, show);
  gtk_menu_button_set_label (self->position, position);
  gtk_widget_set_sensitive (self->reveal_button, !san_show_is_revealed (show));
  adw_button_content_set_label (self->hide_content,
                                show->hidden ? _("Show scores") : _("Hide scores"));
  if (self->notes != NULL)
    san_notes_window_follow (SAN_NOTES_WINDOW (self->notes));
}

static void
hide_strip (SanPresentWindow *self)
{
  gtk_widget_set_visible (self->strip, FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
}

static gboolean
on_strip_over_cb (gpointer data)
{
  SanPresentWindow *self = data;

  /* not from under the pointer, nor from under the list of slides */
  if ((gtk_widget_get_state_flags (self->strip) & GTK_STATE_FLAG_PRELIGHT) != 0 ||
      gtk_widget_get_visible (GTK_WIDGET (self->jump)))
    return G_SOURCE_CONTINUE;

  self->hiding = 0;
  hide_strip (self);
  return G_SOURCE_REMOVE;
}

static void
show_strip (SanPresentWindow *self)
{
  gtk_widget_set_visible (self->strip, TRUE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  g_clear_handle_id (&self->hiding, g_source_remove);
  self->hiding = g_timeout_add_seconds (STRIP_SECONDS, on_strip_over_cb, self);
}

/* Monitors ---------------------------------------------------------------------------------- */

/* The monitor to present on, and whether there is another one for the speaker. */
static GdkMonitor *
choose_monitor (SanPresentWindow *self,
                gboolean         *another)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GListModel *monitors = gdk_display_get_monitors (display);
  guint n = g_list_model_get_n_items (monitors);
  g_autofree GdkRectangle *places = g_new0 (GdkRectangle, MAX (n, 1));
  GdkSurface *surface = self->main != NULL ? gtk_native_get_surface (GTK_NATIVE (self->main)) : NULL;
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  guint main = 0, chosen;

  *another = FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      gdk_monitor_get_geometry (monitor, &places[i]);
      if (monitor == own)
        main = i;
    }
  if (n == 0)
    return NULL;

  chosen = san_show_choose_monitor (places, n, main);
  *another = chosen != main;

  return g_list_model_get_item (monitors, chosen);
}

/* Notes --------------------------------------------------------------------------------------- */

static gboolean handle_key (SanPresentWindow *self,
                            guint             keyval,
                            GdkModifierType   state);

static gboolean
on_notes_key_cb (SanPresentWindow *self,
                 guint             keyval,
                 guint             state)
{
  return handle_key (self, keyval, (GdkModifierType) state);
}

static void
on_notes_go_cb (SanPresentWindow *self,
                guint             slide)
{
  if (san_show_go (self->show, slide))
    refresh (self);
}

/* Notes that were only prepared take what they were prepared for with them. */
static void
on_notes_gone_cb (SanPresentWindow *self)
{
  if (self->show != NULL && self->show->started == 0)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
toggle_notes (SanPresentWindow *self)
{
  GtkWidget *notes;

  if (self->notes != NULL)
    {
      san_notes_window_leave (SAN_NOTES_WINDOW (self->notes));
      return;
    }

  notes = san_notes_window_new (self->main, self->context, self->show);
  g_signal_connect_object (notes, "destroy", G_CALLBACK (on_notes_gone_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (notes, "key", G_CALLBACK (on_notes_key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notes, "go", G_CALLBACK (on_notes_go_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->notes, notes);
  gtk_window_maximize (GTK_WINDOW (notes));
  gtk_window_present (GTK_WINDOW (notes));
}

/* Keys and pointer ---------------------------------------------------------------------------- */

static void
toggle_full (SanPresentWindow *self)
{
  g_clear_handle_id (&self->placing, g_source_remove);
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static gboolean
handle_key (SanPresentWindow *self,
            guint             keyval,
            GdkModifierType   state)
{
  if (self->show->started == 0 && keyval == GDK_KEY_F5)
    {
      san_present_window_start (self);
      return GDK_EVENT_STOP;
    }
  if (self->show->started != 0 && keyval == GDK_KEY_F11)
    {
      toggle_full (self);
      return GDK_EVENT_STOP;
    }

  switch (san_show_key (self->show, keyval, state))
    {
    case SAN_SHOW_CHANGED:
      refresh (self);
      return GDK_EVENT_STOP;

    case SAN_SHOW_NOTES:
      toggle_notes (self);
      return GDK_EVENT_STOP;

    case SAN_SHOW_LEAVE:
      gtk_window_destroy (GTK_WINDOW (self));
      return GDK_EVENT_STOP;

    case SAN_SHOW_IGNORED:
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_key_pressed_cb (SanPresentWindow      *self,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        state,
                   GtkEventControllerKey *keys)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys));

  if ((event != NULL && gdk_key_event_is_modifier (event)) ||
      gtk_widget_get_visible (GTK_WIDGET (self->jump)))
    return GDK_EVENT_PROPAGATE;

  return handle_key (self, keyval, state);
}

/* The window coming up under the pointer is no move. */
static void
on_enter_cb (SanPresentWindow *self,
             double            x,
             double            y)
{
  self->x = x;
  self->y = y;
}

static void
on_motion_cb (SanPresentWindow *self,
              double            x,
              double            y)
{
  if (hypot (x - self->x, y - self->y) < MOVED_LEAST)
    return;

  self->x = x;
  self->y = y;
  show_strip (self);
}

static void
on_click_cb (SanPresentWindow *self,
             int               n_press,
             double            x,
             double            y,
             GtkGestureSingle *click)
{
  gboolean changed = gtk_gesture_single_get_current_button (click) == GDK_BUTTON_SECONDARY
                     ? san_show_back (self->show) : san_show_next (self->show);

  if (changed)
    refresh (self);
}

/* The strip */

static void
on_next_cb (SanPresentWindow *self)
{
  if (san_show_next (self->show))
    refresh (self);
}

static void
on_back_cb (SanPresentWindow *self)
{
  if (san_show_back (self->show))
    refresh (self);
}

static void
on_reveal_cb (SanPresentWindow *self)
{
  if (san_show_reveal (self->show))
    refresh (self);
}

static void
on_jump_cb (SanPresentWindow *self,
            GtkListBoxRow    *row)
{
  gtk_popover_popdown (self->jump);
  if (san_show_go (self->show, (guint) gtk_list_box_row_get_index (row)))
    refresh (self);
}

static void
on_jump_shown_cb (SanPresentWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->slides, (int) self->show->slide);

  gtk_list_box_select_row (self->slides, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_hide_cb (SanPresentWindow *self)
{
  handle_key (self, GDK_KEY_h, 0);
}

static void
on_larger_cb (SanPresentWindow *self)
{
  handle_key (self, GDK_KEY_plus, 0);
}

static void
on_smaller_cb (SanPresentWindow *self)
{
  handle_key (self, GDK_KEY_minus, 0);
}

static void
on_dark_cb (SanPresentWindow *self)
{
  handle_key (self, GDK_KEY_d, 0);
}

static void
on_notes_cb (SanPresentWindow *self)
{
  toggle_notes (self);
}

static void
on_full_cb (SanPresentWindow *self)
{
  toggle_full (self);
}

static void
on_leave_cb (SanPresentWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* GObject ------------------------------------------------------------------------------------- */

static void
san_present_window_dispose (GObject *object)
{
  SanPresentWindow *self = SAN_PRESENT_WINDOW (object);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_clear_handle_id (&self->hiding, g_source_remove);
  g_clear_handle_id (&self->placing, g_source_remove);
  if (self->inhibited != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibited);
  self->inhibited = 0;
  if (self->notes != NULL)
    san_notes_window_leave (SAN_NOTES_WINDOW (self->notes));
  g_clear_weak_pointer (&self->notes);
  g_clear_weak_pointer (&self->main);
  g_clear_object (&self->monitor);
  g_clear_object (&self->context);
  if (self->view != NULL)
    san_slide_view_set_show (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->show, san_show_free);
  g_clear_pointer (&self->deck, san_deck_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_PRESENT_WINDOW);

  G_OBJECT_CLASS (san_present_window_parent_class)->dispose (object);
}

static void
san_present_window_class_init (SanPresentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_present_window_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/present/san-present-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SanPresentWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, SanPresentWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, SanPresentWindow, position);
  gtk_widget_class_bind_template_child (widget_class, SanPresentWindow, jump);
  gtk_widget_class_bind_template_child (widget_class, SanPresentWindow, slides);
  gtk_widget_class_bind_template_child (widget_class, SanPresentWindow, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, SanPresentWindow, hide_content);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_jump_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_hide_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_larger_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_smaller_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_dark_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_notes_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_full_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_cb);

  gtk_widget_class_set_css_name (widget_class, "presentwindow");
}

static void
san_present_window_init (SanPresentWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->view = SAN_SLIDE_VIEW (san_slide_view_new (TRUE));
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->view));

  /* before any widget takes Space or Return for itself */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_enter_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static void
fill_slides (SanPresentWindow *self)
{
  const GPtrArray *slides = self->deck->slides;

  for (guint i = 0; i < slides->len; i++)
    {
      g_autofree char *title = san_slide_title (slides->pdata[i]);
      g_autofree char *text = g_strdup_printf ("%u  %s", i + 1, title);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->slides, label);
    }
}

GtkWidget *
san_present_window_new (GtkWindow  *main,
                        SanContext *context,
                        SanDeck    *deck)
{
  SanPresentWindow *self = g_object_new (SAN_TYPE_PRESENT_WINDOW,
                                         "application", gtk_window_get_application (main),
                                         NULL);

  g_set_weak_pointer (&self->main, main);
  g_signal_connect_object (main, "destroy", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  self->context = g_object_ref (context);
  self->deck = deck;
  self->show = san_show_new (deck);
  fill_slides (self);
  gtk_window_set_title (GTK_WINDOW (self), deck->title);
  hide_strip (self);
  refresh (self);

  return GTK_WIDGET (self);
}

SanShow *
san_present_window_get_show (SanPresentWindow *self)
{
  g_return_val_if_fail (SAN_IS_PRESENT_WINDOW (self), NULL);

  return self->show;
}

GtkWidget *
san_present_window_get_notes (SanPresentWindow *self)
{
  g_return_val_if_fail (SAN_IS_PRESENT_WINDOW (self), NULL);

  return self->notes;
}

/* Window managers of X11 may open a window where the pointer is and keep it there while it is
 * full: it is let go of, moved and made full again until it is where it belongs. */
static gboolean
on_place_cb (gpointer data)
{
  SanPresentWindow *self = data;
  GtkWindow *window = GTK_WINDOW (self);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  gboolean full = gtk_window_is_fullscreen (window);

  if (self->monitor == NULL || surface == NULL || ++self->tries > TRIES ||
      (full && gdk_display_get_monitor_at_surface (display, surface) == self->monitor))
    {
      self->placing = 0;
      gtk_window_present (window);
      return G_SOURCE_REMOVE;
    }

  if (full)
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen_on_monitor (window, self->monitor);

  return G_SOURCE_CONTINUE;
}

/* On the wall; where that is a screen of its own, with the notes on the other. */
static void
place (SanPresentWindow *self,
       GdkMonitor       *monitor,
       gboolean          another)
{
  g_set_object (&self->monitor, monitor);
  self->tries = 0;
  g_clear_handle_id (&self->placing, g_source_remove);
  self->placing = g_timeout_add (PLACE_MS, on_place_cb, self);
  if (another && self->notes == NULL)
    toggle_notes (self);
}

static gboolean
on_monitors_settled_cb (gpointer data)
{
  SanPresentWindow *self = data;
  gboolean another;
  g_autoptr (GdkMonitor) monitor = choose_monitor (self, &another);

  self->placing = 0;
  if (monitor != NULL && monitor != self->monitor)
    place (self, monitor, another);

  return G_SOURCE_REMOVE;
}

/* A projector was plugged in or fell out: the show goes where it belongs, as far as it was.
 * What has just come does not know its place yet. */
static void
on_monitors_changed_cb (SanPresentWindow *self)
{
  g_clear_handle_id (&self->placing, g_source_remove);
  self->placing = g_timeout_add (SETTLED_MS, on_monitors_settled_cb, self);
}

static void
run (SanPresentWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  gboolean another;
  g_autoptr (GdkMonitor) monitor = choose_monitor (self, &another);

  self->show->started = g_get_monotonic_time ();
  self->inhibited = gtk_application_inhibit (gtk_window_get_application (window), window,
                                             GTK_APPLICATION_INHIBIT_IDLE, _("Presentation"));
  g_signal_connect_object (gdk_display_get_monitors (display), "items-changed",
                           G_CALLBACK (on_monitors_changed_cb), self, G_CONNECT_SWAPPED);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (window, monitor);
  else
    gtk_window_fullscreen (window);
  if (self->notes != NULL)
    san_notes_window_start (SAN_NOTES_WINDOW (self->notes));
  place (self, monitor, another);
}

void
san_present_window_start (SanPresentWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);

  g_return_if_fail (SAN_IS_PRESENT_WINDOW (self));

  if (self->show->started == 0)
    run (self);
  gtk_window_present (window);
}

void
san_present_window_prepare (SanPresentWindow *self)
{
  g_return_if_fail (SAN_IS_PRESENT_WINDOW (self));

  if (self->notes == NULL)
    toggle_notes (self);
  else
    gtk_window_present (GTK_WINDOW (self->notes));
}

/* The action --------------------------------------------------------------------------------- */

/* What the worker reads with, and who waits for it. */
typedef struct
{
  SanDatabase *reader;
  gint64       round_id;
  gboolean     prepare;        /* the notes only */
  SanContext  *context;
  GWeakRef     window;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->reader, san_database_close);
  g_clear_object (&request->context);
  g_weak_ref_clear (&request->window);
  g_free (request);
}

static gpointer
load_deck (SanJob       *job,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Request *request = data;

  return san_deck_load (request->reader, request->round_id, cancellable, error);
}

static const char *const action_names[] = { "present", "present-notes" };

static void
enable_actions (GtkWindow *main,
                gboolean   enabled)
{
  for (guint i = 0; i < G_N_ELEMENTS (action_names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (main), action_names[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}

static void
show_window (SanPresentWindow *window,
             gboolean          prepare)
{
  if (prepare)
    san_present_window_prepare (window);
  else
    san_present_window_start (window);
}

static void
on_loaded_cb (SanJob       *job,
              gpointer      value,
              const GError *error,
              gpointer      data)
{
  Request *request = data;
  g_autoptr (GtkWindow) main = g_weak_ref_get (&request->window);
  SanDeck *deck = value;

  if (main != NULL)
    enable_actions (main, TRUE);
  if (deck == NULL)
    san_context_report (request->context, error);
  else if (main != NULL)
    show_window (SAN_PRESENT_WINDOW (san_present_window_new (main, request->context,
                                                             g_steal_pointer (&deck))),
                 request->prepare);
  g_clear_pointer (&deck, san_deck_free);
}

/* One presentation at a time: a second key press brings back the first. */
static SanPresentWindow *
find_running (GtkWindow *main)
{
  for (GList *l = gtk_application_get_windows (gtk_window_get_application (main)); l != NULL;
       l = l->next)
    if (SAN_IS_PRESENT_WINDOW (l->data) && SAN_PRESENT_WINDOW (l->data)->main == main)
      return l->data;

  return NULL;
}

static void
on_present_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GtkWindow *main = data;
  SanContext *context = g_object_get_data (G_OBJECT (action), "context");
  SanRound *round = san_context_get_round (context);
  SanPresentWindow *running = find_running (main);
  gboolean prepare = g_str_equal (g_action_get_name (G_ACTION (action)), "present-notes");
  g_autoptr (GError) error = NULL;
  Request *request;

  if (running != NULL)
    {
      show_window (running, prepare);
      return;
    }
  if (round == NULL)
    {
      san_context_say (context, _("There is no round to present in this month"));
      return;
    }

  request = g_new0 (Request, 1);
  request->round_id = round->id;
  request->prepare = prepare;
  request->context = g_object_ref (context);
  g_weak_ref_init (&request->window, main);
  request->reader = san_workspace_open_reader (san_context_get_workspace (context), &error);
  if (request->reader == NULL)
    {
      san_context_report (context, error);
      request_free (request);
      return;
    }

  enable_actions (main, FALSE);
  san_jobs_run (san_context_get_jobs (context), _("Preparing the presentation"), load_deck, request,
                request_free, on_loaded_cb, request);
}

void
san_present_window_install (GtkWindow  *window,
                            SanContext *context)
{
  for (guint i = 0; i < G_N_ELEMENTS (action_names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (action_names[i], NULL);

      g_object_set_data_full (G_OBJECT (action), "context", g_object_ref (context),
                              g_object_unref);
      g_signal_connect (action, "activate", G_CALLBACK (on_present_cb), window);
      g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
    }
}
