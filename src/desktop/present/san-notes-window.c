/* san-notes-window.c - the speaker's own screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-notes-window.h"

#include <glib/gi18n-lib.h>

#include "present/san-slide.h"
#include "present/san-slide-view.h"
#include "present/san-speaker-notes.h"

struct _SanNotesWindow
{
  AdwWindow   parent_instance;

  SanContext *context;
  SanShow    *show;         /* not owned */
  GHashTable *own;          /* key of a slide → what the speaker noted */
  guint       noted;        /* the slide whose notes stand in the text */
  SanShow    *next;
  guint       tick;
  gboolean    following;

  /* Template children */
  AdwBin       *now_bin;
  AdwBin       *next_bin;
  GtkLabel     *position;
  GtkLabel     *clock;
  GtkLabel     *elapsed;
  GtkWidget    *restart;
  GtkWidget    *start;
  GtkTextView  *own_view;
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

/* Own notes ---------------------------------------------------------------------------------- */

typedef struct
{
  gint64      round_id;
  const char *slide;
  const char *text;
} Note;

static gboolean
put_note (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  const Note *note = data;

  return san_speaker_notes_put (database, note->round_id, note->slide, note->text, error);
}

static char *
get_text (SanNotesWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->own_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return g_strchomp (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static const char *
noted_of (SanNotesWindow *self,
          const char     *slide)
{
  const char *text = g_hash_table_lookup (self->own, slide);

  return text != NULL ? text : "";
}

static void
keep_notes (SanNotesWindow *self)
{
  const SanSlide *slide;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  Note note;

  /* the focus may leave when the show is gone */
  if (self->own == NULL || self->own_view == NULL || san_context_is_read_only (self->context))
    return;
  slide = self->show->deck->slides->pdata[self->noted];
  text = get_text (self);
  if (g_str_equal (text, noted_of (self, slide->key)))
    return;

  /* first, so that the change it makes finds nothing to read anew */
  g_hash_table_insert (self->own, g_strdup (slide->key), g_strdup (text));
  note = (Note) { self->show->deck->round_id, slide->key, text };
  title = san_slide_title (slide);
  san_context_change (self->context, "present.notes", title, put_note, &note, NULL);
}

static void
show_own (SanNotesWindow *self)
{
  const SanSlide *slide = self->show->deck->slides->pdata[self->noted];
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->own_view);
  g_autofree char *text = get_text (self);

  if (g_str_equal (text, noted_of (self, slide->key)))
    return;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, noted_of (self, slide->key), -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

/* Undone, or written at another place; what is being typed stays. */
static void
on_changed_cb (SanNotesWindow *self)
{
  SanDatabase *database = self->own != NULL ? san_context_get_database (self->context) : NULL;
  const SanSlide *slide;
  g_autoptr (GHashTable) own = NULL;
  g_autofree char *text = NULL;
  gboolean typed;

  if (database == NULL || self->own_view == NULL)
    return;
  own = san_speaker_notes_load (database, self->show->deck->round_id, NULL);
  if (own == NULL)
    return;

  slide = self->show->deck->slides->pdata[self->noted];
  text = get_text (self);
  typed = !g_str_equal (text, noted_of (self, slide->key));
  g_clear_pointer (&self->own, g_hash_table_unref);
  self->own = g_steal_pointer (&own);
  if (!typed)
    show_own (self);
}

/* Time --------------------------------------------------------------------------------------- */

static void
show_elapsed (SanNotesWindow *self)
{
  gint64 seconds = (g_get_monotonic_time () - self->show->started) / G_USEC_PER_SEC;
  g_autofree char *text = g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600),
                                           (int) (seconds / 60 % 60), (int) (seconds % 60));

  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (now, "%H:%M");

  gtk_label_set_text (self->elapsed, text);
  gtk_label_set_text (self->clock, clock);
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
  if (self->show == NULL)
    return;

  self->show->started = g_get_monotonic_time ();
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

  /* a remote control goes on with the show, whatever is being typed */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == GTK_WIDGET (self->own_view) &&
      keyval != GDK_KEY_Page_Up && keyval != GDK_KEY_Page_Down && keyval != GDK_KEY_F5)
    {
      if (keyval != GDK_KEY_Escape)
        return GDK_EVENT_PROPAGATE;
      gtk_widget_grab_focus (GTK_WIDGET (self->slides));
      return GDK_EVENT_STOP;
    }
  if (gdk_key_event_is_modifier (gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (keys))))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[KEY], 0, keyval, (guint) state, &taken);

  return taken;
}

static void
on_start_cb (SanNotesWindow *self)
{
  gboolean taken;

  g_signal_emit (self, signals[KEY], 0, GDK_KEY_F5, 0, &taken);
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

/* From the show, which may go while something still holds the window. */
static void
detach (SanNotesWindow *self)
{
  if (self->show == NULL)
    return;

  keep_notes (self);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->now_view != NULL)
    san_slide_view_set_show (self->now_view, NULL);
  if (self->next_view != NULL)
    san_slide_view_set_show (self->next_view, NULL);
  self->now_view = self->next_view = NULL;
  g_clear_pointer (&self->next, san_show_free);
  g_clear_pointer (&self->own, g_hash_table_unref);
  self->show = NULL;
}

static gboolean
san_notes_window_close_request (GtkWindow *window)
{
  detach (SAN_NOTES_WINDOW (window));

  return GTK_WINDOW_CLASS (san_notes_window_parent_class)->close_request (window);
}

static void
san_notes_window_dispose (GObject *object)
{
  SanNotesWindow *self = SAN_NOTES_WINDOW (object);

  detach (self);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAN_TYPE_NOTES_WINDOW);

  G_OBJECT_CLASS (san_notes_window_parent_class)->dispose (object);
}

static void
san_notes_window_class_init (SanNotesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_notes_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = san_notes_window_close_request;

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
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, clock);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, elapsed);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, restart);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, start);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, own_view);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, SanNotesWindow, slides);
  gtk_widget_class_bind_template_callback (widget_class, on_restart_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
san_notes_window_init (SanNotesWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->now_view = SAN_SLIDE_VIEW (san_slide_view_new (FALSE));
  adw_bin_set_child (self->now_bin, GTK_WIDGET (self->now_view));
  self->next_view = SAN_SLIDE_VIEW (san_slide_view_new (FALSE));
  adw_bin_set_child (self->next_bin, GTK_WIDGET (self->next_view));

  self->tick = g_timeout_add_seconds (1, on_tick_cb, self);
  /* the keys of the show go before those of the list */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (keep_notes), self);
  gtk_widget_add_controller (GTK_WIDGET (self->own_view), focus);
}

GtkWidget *
san_notes_window_new (GtkWindow  *main,
                      SanContext *context,
                      SanShow    *show)
{
  SanNotesWindow *self = g_object_new (SAN_TYPE_NOTES_WINDOW, "application",
                                       gtk_window_get_application (main), "transient-for", main,
                                       NULL);

  self->context = g_object_ref (context);
  self->show = show;
  self->own = san_speaker_notes_load (san_context_get_database (context), show->deck->round_id,
                                      NULL);
  if (self->own == NULL)
    self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_text_view_set_editable (self->own_view, !san_context_is_read_only (context));
  g_signal_connect_object (context, "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill_slides (self);
  self->noted = show->slide;
  show_own (self);
  san_notes_window_follow (self);
  san_notes_window_start (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->slides));

  return GTK_WIDGET (self);
}

void
san_notes_window_leave (SanNotesWindow *self)
{
  g_return_if_fail (SAN_IS_NOTES_WINDOW (self));

  detach (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

void
san_notes_window_start (SanNotesWindow *self)
{
  gboolean running;

  g_return_if_fail (SAN_IS_NOTES_WINDOW (self));

  running = self->show->started != 0;
  gtk_widget_set_visible (GTK_WIDGET (self->elapsed), running);
  gtk_widget_set_visible (self->restart, running);
  gtk_widget_set_visible (self->start, !running);
  show_elapsed (self);
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
  /* within a slide, what is being typed stays */
  if (self->noted != self->show->slide)
    {
      keep_notes (self);
      self->noted = self->show->slide;
      show_own (self);
    }
  self->following = TRUE;
  gtk_list_box_select_row (self->slides,
                           gtk_list_box_get_row_at_index (self->slides, (int) self->show->slide));
  self->following = FALSE;
}
