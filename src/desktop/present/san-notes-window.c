/* san-notes-window.c - the speaker's own screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-notes-window.h"

#include <glib/gi18n-lib.h>

#include "present/san-slide.h"
#include "present/san-slide-view.h"

struct _SanNotesWindow
{
  AdwWindow parent_instance;

  SanShow  *show;           /* not owned */
  SanShow  *next;
  gint64    started;        /* monotonic microseconds */
  guint     tick;
  gboolean  following;

  /* Template children */
  AdwBin       *now_bin;
  AdwBin       *next_bin;
  GtkLabel     *position;
  GtkLabel     *elapsed;
  GtkLabel     *notes;
  GtkListBox   *slides;

  SanSlideView *now_view;
  SanSlideView *next_view;
};

G_DEFINE_FINAL_TYPE (SanNotesWindow, san_notes_window, ADW_TYPE_WINDOW)

enum {
  KEY,
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_elapsed (SanNotesWindow *self)
{
  gint64 seconds = (g_get_monotonic_time () - self->started) / G_USEC_PER_SEC;
  g_autofree char *text = g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600),
                                           (int) (seconds / 60 % 60), (int) (seconds % 60));

  gtk_label_set_text (self->elapsed, text);
}

static gboolean
on_tick_cb (gpointer data)
{
  show_elapsed (data);

  return G_SOURCE_CONTINUE;
}

static void
on_restart_cb (SanNotesWindow *self)
{
  self->started = g_get_monotonic_time ();
  show_elapsed (self);
}

static gboolean
on_key_pressed_cb (SanNotesWindow        *self,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        state,
                   GtkEventControllerKey *keys)
{
  gboolean taken = FALSE;

  if (gdk_key_event_is_modifier (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys))))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[KEY], 0, keyval, (guint) state, &taken);

  return taken;
}

static void
on_row_activated_cb (SanNotesWindow *self,
                     GtkListBoxRow  *row)
{
  if (!self->following)
    g_signal_emit (self, signals[GO], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
fill_slides (SanNotesWindow *self)
{
  const GPtrArray *slides = self->show->deck->slides;

  for (guint i = 0; i < slides->len; i++)
    {
      g_autofree char *title = san_slide_title (slides->pdata[i]);
      g_autofree char *text = g_strdup_printf ("%u  %s", i + 1, title);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, title);
      gtk_widget_set_margin_start (label, 6);
      gtk_widget_set_margin_end (label, 6);
      gtk_widget_set_margin_top (label, 5);
      gtk_widget_set_margin_bottom (label, 5);
      gtk_list_box_append (self->slides, label);
    }
}

static void
san_notes_window_dispose (GObject *object)
{
  SanNotesWindow *self = SAN_NOTES_WINDOW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->now_view != NULL)
    san_slide_view_set_show (self->now_view, NULL);
  if (self->next_view != NULL)
    san_slide_view_set_show (self->next_view, NULL);
  self->now_view = self->next_view = NULL;
  g_clear_pointer (&self->next, san_show_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_NOTES_WINDOW);

  G_OBJECT_CLASS (san_notes_window_parent_class)->dispose (object);
}

static void
san_notes_window_class_init (SanNotesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_notes_window_dispose;

  signals[KEY] = g_signal_new ("key", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                               g_signal_accumulator_true_handled, NULL, NULL,
                               G_TYPE_BOOLEAN, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/sanse/Sanse/present/san-notes-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, now_bin);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, next_bin);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, position);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, elapsed);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, slides);
  gtk_widget_class_bind_template_callback (widget_class, on_restart_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
san_notes_window_init (SanNotesWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->now_view = SAN_SLIDE_VIEW (san_slide_view_new (FALSE));
  adw_bin_set_child (self->now_bin, GTK_WIDGET (self->now_view));
  self->next_view = SAN_SLIDE_VIEW (san_slide_view_new (FALSE));
  adw_bin_set_child (self->next_bin, GTK_WIDGET (self->next_view));

  self->started = g_get_monotonic_time ();
  self->tick = g_timeout_add_seconds (1, on_tick_cb, self);
  /* the keys of the show go before those of the list */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
san_notes_window_new (GtkApplication *application,
                      SanShow        *show)
{
  SanNotesWindow *self = g_object_new (SAN_TYPE_NOTES_WINDOW, "application", application, NULL);

  self->show = show;
  fill_slides (self);
  san_notes_window_follow (self);

  return GTK_WIDGET (self);
}

void
san_notes_window_follow (SanNotesWindow *self)
{
  guint n = self->show->deck->slides->len;
  g_autofree char *position = NULL;
  g_autofree char *notes = NULL;
  SanShow *next;

  g_return_if_fail (SAN_IS_NOTES_WINDOW (self));

  next = san_show_copy (self->show);
  next->black = FALSE;
  san_show_next (next);
  san_slide_view_set_show (self->now_view, self->show);
  san_slide_view_set_show (self->next_view, next);
  g_clear_pointer (&self->next, san_show_free);
  self->next = next;

  position = g_strdup_printf ("%u / %u", self->show->slide + 1, n);
  gtk_label_set_text (self->position, position);
  notes = san_slide_notes (self->show);
  gtk_label_set_text (self->notes, notes);
  self->following = TRUE;
  gtk_list_box_select_row (self->slides,
                           gtk_list_box_get_row_at_index (self->slides, (int) self->show->slide));
  self->following = FALSE;
}
