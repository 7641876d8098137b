/* san-bound-view.c - an editor of text that is bound to data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bound-view-private.h"

#include <glib/gi18n-lib.h>

#define INDENT 30         /* two characters of its font */
#define BETWEEN 7         /* lines of a paragraph */

/* Two kinds of tags: one a key (and signature), which says what a stretch of text is and
 * looks like nothing; and three that only look. Which look a span has follows from its
 * text and is worked out again after every change. */
typedef struct
{
  char *key;
  char *signer;     /* (nullable) */
  char *text;       /* that was signed */
} Span;

G_DEFINE_FINAL_TYPE (SanBoundView, san_bound_view, GTK_TYPE_TEXT_VIEW)

enum { EDITED, SPAN_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Spans ----------------------------------------------------------------------------- */

static void
span_free (gpointer data)
{
  Span *span = data;

  g_free (span->key);
  g_free (span->signer);
  g_free (span->text);
  g_free (span);
}

static const Span *
span_of (GtkTextTag *tag)
{
  return g_object_get_data (G_OBJECT (tag), "san-span");
}

const char *
san_bound_tag_key (GtkTextTag *tag)
{
  return span_of (tag)->key;
}

/* The same key has the same tag, so that copied text stays bound wherever it is pasted. */
static GtkTextTag *
ensure_tag (SanBoundView *self,
            const char   *key,
            const char   *signer,
            const char   *text,
            guint         twin)
{
  g_autofree char *name =
    signer != NULL ? g_strdup_printf ("%u|%s|%s|%s", twin, key, signer, text)
                   : g_strdup_printf ("%u|%s", twin, key);
  GtkTextTag *tag = g_hash_table_lookup (self->spans, name);
  Span *span;

  if (tag != NULL)
    return tag;

  span = g_new0 (Span, 1);
  span->key = g_strdup (key);
  span->signer = g_strdup (signer);
  span->text = g_strdup (text);
  tag = gtk_text_tag_new (NULL);
  g_object_set_data_full (G_OBJECT (tag), "san-span", span, span_free);
  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (buffer_of (self)), tag);
  g_hash_table_insert (self->spans, g_steal_pointer (&name), tag);

  return tag;
}

/* (nullable): the one that @iter is in; of two that overlap after a paste, the outer one */
GtkTextTag *
san_bound_tag_at (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);
  GtkTextTag *best = NULL;
  int best_start = G_MAXINT;

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      GtkTextIter start = *iter;

      if (span_of (l->data) == NULL)
        continue;
      if (!gtk_text_iter_starts_tag (&start, l->data))
        gtk_text_iter_backward_to_tag_toggle (&start, l->data);
      if (gtk_text_iter_get_offset (&start) < best_start)
        {
          best = l->data;
          best_start = gtk_text_iter_get_offset (&start);
        }
    }

  return best;
}

/* Two spans of one key that touch have two tags, to stay two. */
GtkTextTag *
san_bound_view_tag_between (SanBoundView      *self,
                            const char        *key,
                            const char        *signer,
                            const char        *text,
                            const GtkTextIter *start,
                            const GtkTextIter *end)
{
  GtkTextIter before = *start;
  GtkTextTag *left = gtk_text_iter_backward_char (&before) ? san_bound_tag_at (&before) : NULL;
  GtkTextTag *right = san_bound_tag_at (end);

  for (guint twin = 0;; twin++)
    {
      GtkTextTag *tag = ensure_tag (self, key, signer, text, twin);

      if (tag != left && tag != right)
        return tag;
    }
}

void
san_bound_extent_of (GtkTextTag        *tag,
                     const GtkTextIter *iter,
                     GtkTextIter       *start,
                     GtkTextIter       *end)
{
  *start = *end = *iter;
  if (!gtk_text_iter_starts_tag (start, tag))
    gtk_text_iter_backward_to_tag_toggle (start, tag);
  if (!gtk_text_iter_ends_tag (end, tag))
    gtk_text_iter_forward_to_tag_toggle (end, tag);
}

/* (transfer full): what a key stands for; {key} where the data have no such thing */
char *
san_bound_view_shown_of (SanBoundView *self,
                         const char   *key)
{
  char *said = self->field != NULL ? self->field (key, self->field_data) : NULL;

  if (said != NULL && *said != '\0')
    return said;

  g_free (said);
  return g_strdup_printf ("{%s}", key);
}

/* (transfer full) */
SanTextRun *
san_bound_view_run_of (SanBoundView *self,
                       GtkTextTag   *tag,
                       const char   *text)
{
  const Span *span = span_of (tag);
  g_autofree char *shown = san_bound_view_shown_of (self, span->key);
  SanRunKind kind = g_str_equal (text, shown) ? SAN_RUN_BOUND : SAN_RUN_TYPED;

  if (kind == SAN_RUN_TYPED && span->signer != NULL && g_str_equal (text, span->text))
    kind = SAN_RUN_SIGNED;

  return san_text_run_new (kind, span->key, text, kind == SAN_RUN_SIGNED ? span->signer : NULL);
}

/* Looks ----------------------------------------------------------------------------- */

static void
look_up (SanBoundView *self,
         const char   *name,
         GdkRGBA      *colour)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name,
                                       colour))
    gdk_rgba_parse (colour, "#808080");
}

static void
paint_looks (SanBoundView *self)
{
  GdkRGBA tint, weak, accent, ground;

  look_up (self, "sn_tint", &tint);
  look_up (self, "sn_weakfill", &weak);
  look_up (self, "sn_accent", &accent);
  ground = weak;
  ground.alpha = 0.20f;

  g_object_set (self->looks[SAN_RUN_BOUND - 1], "background-rgba", &tint, NULL);
  g_object_set (self->looks[SAN_RUN_TYPED - 1], "background-rgba", &ground,
                "underline", PANGO_UNDERLINE_ERROR, "underline-rgba", &weak, NULL);
  g_object_set (self->looks[SAN_RUN_SIGNED - 1], "background-rgba", &tint,
                "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &accent, NULL);
}

/* A line break ends a span. */
static void
cut_at_break (SanBoundView      *self,
              GtkTextTag        *tag,
              const GtkTextIter *start,
              GtkTextIter       *end)
{
  GtkTextIter iter = *start;

  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  if (gtk_text_iter_compare (&iter, end) >= 0)
    return;

  gtk_text_buffer_remove_tag (buffer_of (self), tag, &iter, end);
  *end = iter;
}

/* One span that starts at @start: one tag alone, its look; moves @start to its end. */
static void
settle_span (SanBoundView *self,
             GtkTextTag   *tag,
             GtkTextIter  *start)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter from, to;
  g_autofree char *text = NULL;
  SanTextRun *run;

  san_bound_extent_of (tag, start, &from, &to);
  cut_at_break (self, tag, &from, &to);
  if (gtk_text_iter_equal (&from, &to))
    {
      gtk_text_iter_forward_char (start);
      return;
    }

  for (GtkTextIter iter = from; gtk_text_iter_compare (&iter, &to) < 0;)
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_tags (&iter);

      for (GSList *l = tags; l != NULL; l = l->next)
        if (l->data != tag)
          gtk_text_buffer_remove_tag (buffer, l->data, &from, &to);
      if (!gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
        break;
    }

  text = gtk_text_buffer_get_slice (buffer, &from, &to, TRUE);
  run = san_bound_view_run_of (self, tag, text);
  gtk_text_buffer_apply_tag (buffer, self->looks[run->kind - 1], &from, &to);
  san_text_run_free (run);
  *start = to;
}

/* Of the paragraphs between two places */
static void
settle_looks (SanBoundView *self,
              GtkTextIter   from,
              GtkTextIter   to)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter iter;
  int end;

  gtk_text_iter_set_line_offset (&from, 0);
  if (!gtk_text_iter_ends_line (&to))
    gtk_text_iter_forward_to_line_end (&to);
  for (guint i = 0; i < SAN_BOUND_LOOKS; i++)
    gtk_text_buffer_remove_tag (buffer, self->looks[i], &from, &to);

  end = gtk_text_iter_get_offset (&to);
  iter = from;
  while (gtk_text_iter_get_offset (&iter) < end)
    {
      GtkTextTag *tag = san_bound_tag_at (&iter);

      if (tag != NULL)
        settle_span (self, tag, &iter);
      else if (!gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
        break;
    }
}

void
san_bound_view_settle_all (SanBoundView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer_of (self), &start, &end);
  settle_looks (self, start, end);
}

/* The span at the cursor ------------------------------------------------------------ */

/* Also just behind its last character: where the cursor is after typing in it */
GtkTextTag *
san_bound_view_find_span (SanBoundView *self,
                          GtkTextIter  *start,
                          GtkTextIter  *end)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter iter;
  GtkTextTag *tag;

  gtk_text_buffer_get_selection_bounds (buffer, &iter, NULL);
  tag = san_bound_tag_at (&iter);
  if (tag == NULL && gtk_text_iter_backward_char (&iter))
    tag = san_bound_tag_at (&iter);
  if (tag != NULL)
    san_bound_extent_of (tag, &iter, start, end);

  return tag;
}

SanTextRun *
san_bound_view_get_span (SanBoundView *self)
{
  GtkTextIter start, end;
  GtkTextTag *tag;
  g_autofree char *text = NULL;

  g_return_val_if_fail (SAN_IS_BOUND_VIEW (self), NULL);

  tag = san_bound_view_find_span (self, &start, &end);
  if (tag == NULL)
    return NULL;
  text = gtk_text_buffer_get_slice (buffer_of (self), &start, &end, TRUE);

  return san_bound_view_run_of (self, tag, text);
}

char *
san_bound_view_get_said (SanBoundView     *self,
                         const SanTextRun *span)
{
  g_return_val_if_fail (SAN_IS_BOUND_VIEW (self), NULL);

  return span != NULL && self->field != NULL ? self->field (span->key, self->field_data) : NULL;
}

void
san_bound_view_tell_span (SanBoundView *self)
{
  SanTextRun *span = san_bound_view_get_span (self);
  g_autofree char *now =
    span != NULL ? g_strdup_printf ("%d %s|%s|%s", span->kind, span->key, span->text,
                                    span->signer != NULL ? span->signer : "") : NULL;

  if (span != NULL)
    san_text_run_free (span);
  if (g_strcmp0 (now, self->told) == 0)
    return;

  g_free (self->told);
  self->told = g_steal_pointer (&now);
  g_signal_emit (self, signals[SPAN_CHANGED], 0);
}

/* What happens to the text ---------------------------------------------------------- */

/* Once the tags are right */
void
san_bound_view_tell_edited (SanBoundView *self)
{
  if (!self->dirty || self->acting || self->filling)
    return;

  self->dirty = FALSE;
  g_signal_emit (self, signals[EDITED], 0);
  san_bound_view_tell_span (self);
}

/* GTK pastes before what is selected and deletes that afterwards: what comes at the start
 * of a span of which nothing but a beginning is selected is typed over it. */
static gboolean
is_typed_over (SanBoundView      *self,
               GtkTextTag        *tag,
               const GtkTextIter *place)
{
  GtkTextIter start, end, from, to;

  if (!gtk_text_buffer_get_selection_bounds (buffer_of (self), &start, &end) ||
      !gtk_text_iter_equal (place, &start))
    return FALSE;

  san_bound_extent_of (tag, place, &from, &to);

  return gtk_text_iter_compare (&end, &to) <= 0;
}

static void
on_insert_cb (SanBoundView *self,
              GtkTextIter  *place)
{
  GtkTextTag *tag;

  if (self->filling)
    return;

  tag = san_bound_tag_at (place);
  self->inserted_at = gtk_text_iter_get_offset (place);
  self->inside = NULL;
  if (tag != NULL &&
      (!gtk_text_iter_starts_tag (place, tag) || is_typed_over (self, tag, place)))
    self->inside = tag;
  else if (self->going_on != NULL && self->going_on_at == self->inserted_at)
    self->inside = self->going_on;
}

static void
on_inserted_cb (SanBoundView *self,
                GtkTextIter  *end)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter start;

  if (self->filling)
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, self->inserted_at);
  gtk_text_buffer_remove_all_tags (buffer, &start, end);
  if (self->inside != NULL)
    gtk_text_buffer_apply_tag (buffer, self->inside, &start, end);
  self->going_on = self->inside;
  self->going_on_at = gtk_text_iter_get_offset (end);
  settle_looks (self, start, *end);
  san_bound_view_tell_edited (self);
}

static void
on_delete_cb (SanBoundView *self,
              GtkTextIter  *start,
              GtkTextIter  *end)
{
  GtkTextTag *tag = san_bound_tag_at (start);
  GtkTextIter from, to;

  if (self->filling)
    return;

  self->going_on = NULL;
  if (tag == NULL)
    return;

  /* what is typed in place of a span, or of a part of it, is of the span */
  san_bound_extent_of (tag, start, &from, &to);
  if (gtk_text_iter_compare (end, &to) <= 0)
    {
      self->going_on = tag;
      self->going_on_at = gtk_text_iter_get_offset (start);
    }
}

static void
on_deleted_cb (SanBoundView *self,
               GtkTextIter  *start,
               GtkTextIter  *end)
{
  if (self->filling)
    return;

  settle_looks (self, *start, *end);
  san_bound_view_tell_edited (self);
}

static void
on_user_action_begun_cb (SanBoundView *self)
{
  self->acting = TRUE;
}

/* What is pasted brings its spans along; inside another span it becomes part of that. */
static void
on_user_action_ended_cb (SanBoundView *self)
{
  self->acting = FALSE;
  if (self->filling)
    return;

  san_bound_view_settle_all (self);
  san_bound_view_tell_edited (self);
}

static void
on_changed_cb (SanBoundView *self)
{
  self->dirty = self->dirty || !self->filling;
}

static void
on_mark_set_cb (SanBoundView *self,
                GtkTextIter  *place,
                GtkTextMark  *mark)
{
  if (self->filling || mark != gtk_text_buffer_get_insert (buffer_of (self)))
    return;

  if (gtk_text_iter_get_offset (place) != self->going_on_at)
    self->going_on = NULL;
  san_bound_view_tell_span (self);
}

static void
connect_buffer (SanBoundView *self)
{
  GtkTextBuffer *buffer = buffer_of (self);

  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_insert_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_inserted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (on_delete_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (on_deleted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "begin-user-action", G_CALLBACK (on_user_action_begun_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (on_user_action_ended_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (on_mark_set_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Widget ---------------------------------------------------------------------------- */

static void
san_bound_view_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (san_bound_view_parent_class)->css_changed (widget, change);

  paint_looks (SAN_BOUND_VIEW (widget));
}

/* (transfer full): a sentence about the span */
static char *
describe (SanBoundView     *self,
          const SanTextRun *run)
{
  g_autofree char *said = san_bound_view_get_said (self, run);

  if (said == NULL || *said == '\0')
    return g_strdup_printf (_("The data have no “%s”"), run->key);
  if (run->kind == SAN_RUN_TYPED)
    return g_strdup_printf (_("Typed over; the data say “%s”"), said);
  if (run->kind == SAN_RUN_SIGNED)
    return g_strdup_printf (_("Typed over and signed by %s; the data say “%s”"), run->signer,
                            said);

  return g_strdup (_("Follows the data"));
}

static gboolean
san_bound_view_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  SanBoundView *self = SAN_BOUND_VIEW (widget);
  GtkTextIter iter, start, end;
  GtkTextTag *tag = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  SanTextRun *run;

  if (keyboard)
    tag = san_bound_view_find_span (self, &start, &end);
  else
    {
      gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y,
                                             &x, &y);
      if (gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, x, y))
        tag = san_bound_tag_at (&iter);
      if (tag != NULL)
        san_bound_extent_of (tag, &iter, &start, &end);
    }
  if (tag == NULL)
    return FALSE;

  text = gtk_text_buffer_get_slice (buffer_of (self), &start, &end, TRUE);
  run = san_bound_view_run_of (self, tag, text);
  words = describe (self, run);
  san_text_run_free (run);
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

static void
san_bound_view_dispose (GObject *object)
{
  SanBoundView *self = SAN_BOUND_VIEW (object);

  self->filling = TRUE;
  self->field = NULL;
  g_clear_pointer (&self->spans, g_hash_table_unref);
  g_clear_pointer (&self->told, g_free);

  G_OBJECT_CLASS (san_bound_view_parent_class)->dispose (object);
}

static void
san_bound_view_class_init (SanBoundViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = san_bound_view_dispose;
  widget_class->css_changed = san_bound_view_css_changed;
  widget_class->query_tooltip = san_bound_view_query_tooltip;

  signals[EDITED] =
    g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SPAN_CHANGED] =
    g_signal_new ("span-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
san_bound_view_init (SanBoundView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer_of (self));

  self->spans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->going_on_at = -1;
  for (guint i = 0; i < SAN_BOUND_LOOKS; i++)
    {
      self->looks[i] = gtk_text_tag_new (NULL);
      gtk_text_tag_table_add (table, self->looks[i]);   /* the table holds it */
      g_object_unref (self->looks[i]);
    }

  gtk_text_buffer_set_enable_undo (buffer_of (self), FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_indent (view, INDENT);
  gtk_text_view_set_pixels_inside_wrap (view, BETWEEN);
  gtk_text_view_set_pixels_below_lines (view, BETWEEN);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  gtk_text_view_set_top_margin (view, 8);
  gtk_text_view_set_bottom_margin (view, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sn-bound");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  connect_buffer (self);
}

GtkWidget *
san_bound_view_new (void)
{
  return g_object_new (SAN_TYPE_BOUND_VIEW, NULL);
}

void
san_bound_view_set_field (SanBoundView     *self,
                          SanBoundViewField func,
                          gpointer          data)
{
  g_return_if_fail (SAN_IS_BOUND_VIEW (self));

  self->field = func;
  self->field_data = data;
}
