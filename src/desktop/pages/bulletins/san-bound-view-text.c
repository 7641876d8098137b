/* san-bound-view-text.c - text in and out of the editor, and what is done with its spans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/bulletins/san-bound-view-private.h"

#include <string.h>

/* Text in and out ------------------------------------------------------------------- */

static void
append_run (SanBoundView     *self,
            const SanTextRun *run)
{
  GtkTextBuffer *buffer = buffer_of (self);
  g_autofree char *shown = NULL;
  const char *text = run->text;
  GtkTextIter start, end;
  GtkTextTag *tag;
  int offset;

  if (run->kind == SAN_RUN_BOUND)
    text = shown = san_bound_view_shown_of (self, run->key);

  gtk_text_buffer_get_end_iter (buffer, &end);
  offset = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert (buffer, &end, text, -1);
  if (run->kind == SAN_RUN_PLAIN)
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  tag = san_bound_view_tag_between (self, run->key, run->kind == SAN_RUN_SIGNED ? run->signer : NULL, run->text,
                                    &start, &end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

void
san_bound_view_set_runs (SanBoundView    *self,
                         const GPtrArray *runs)
{
  GtkTextBuffer *buffer;
  GtkTextIter cursor;
  int offset;

  g_return_if_fail (SAN_IS_BOUND_VIEW (self));

  buffer = buffer_of (self);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&cursor);

  self->filling = TRUE;
  self->going_on = NULL;
  gtk_text_buffer_set_text (buffer, "", 0);
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    append_run (self, g_ptr_array_index (runs, i));
  san_bound_view_settle_all (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  self->filling = FALSE;
  san_bound_view_tell_span (self);
}

/* Two plain stretches beside each other are one. */
static void
take_plain (GPtrArray  *runs,
            const char *text)
{
  SanTextRun *last = runs->len > 0 ? g_ptr_array_index (runs, runs->len - 1) : NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *folded = NULL;

  if (*text == '\0')
    return;

  /* what other programs end their lines with */
  lines = g_strsplit (text, "\r\n", -1);
  folded = g_strdelimit (g_strjoinv ("\n", lines), "\r", '\n');
  if (last != NULL && last->kind == SAN_RUN_PLAIN)
    {
      char *joined = g_strconcat (last->text, folded, NULL);

      g_free (last->text);
      last->text = joined;
      return;
    }
  g_ptr_array_add (runs, san_text_run_new (SAN_RUN_PLAIN, NULL, folded, NULL));
}

GPtrArray *
san_bound_view_get_runs (SanBoundView *self)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) san_text_run_free);
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (SAN_IS_BOUND_VIEW (self), runs);

  buffer = buffer_of (self);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (!gtk_text_iter_is_end (&iter))
    {
      GtkTextTag *tag = san_bound_tag_at (&iter);
      GtkTextIter start = iter;
      g_autofree char *text = NULL;

      if (tag != NULL)
        san_bound_extent_of (tag, &start, &start, &iter);
      else
        gtk_text_iter_forward_to_tag_toggle (&iter, NULL);

      text = gtk_text_buffer_get_slice (buffer, &start, &iter, TRUE);
      if (tag != NULL)
        g_ptr_array_add (runs, san_bound_view_run_of (self, tag, text));
      else
        take_plain (runs, text);
    }

  return runs;
}

/* What a person can do with a span -------------------------------------------------- */

static void
replace_span (SanBoundView *self,
              GtkTextIter  *start,
              GtkTextIter  *end,
              GtkTextTag   *tag,
              const char   *text)
{
  GtkTextBuffer *buffer = buffer_of (self);
  int offset = gtk_text_iter_get_offset (start);

  self->filling = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, start, end);
  gtk_text_buffer_insert (buffer, start, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, end, offset);
  gtk_text_buffer_remove_all_tags (buffer, end, start);
  gtk_text_buffer_apply_tag (buffer, tag, end, start);
  gtk_text_buffer_place_cursor (buffer, start);
  gtk_text_buffer_end_user_action (buffer);
  self->filling = FALSE;
  self->going_on = NULL;

  san_bound_view_settle_all (self);
  self->dirty = TRUE;
  san_bound_view_tell_edited (self);
}

gboolean
san_bound_view_rebind (SanBoundView *self)
{
  GtkTextIter start, end;
  GtkTextTag *tag;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (SAN_IS_BOUND_VIEW (self), FALSE);

  tag = san_bound_view_find_span (self, &start, &end);
  if (tag == NULL)
    return FALSE;

  shown = san_bound_view_shown_of (self, san_bound_tag_key (tag));
  replace_span (self, &start, &end,
                san_bound_view_tag_between (self, san_bound_tag_key (tag), NULL, NULL, &start, &end), shown);

  return TRUE;
}

gboolean
san_bound_view_sign (SanBoundView *self,
                     const char   *signer)
{
  GtkTextIter start, end;
  GtkTextTag *tag;
  g_autofree char *text = NULL;

  g_return_val_if_fail (SAN_IS_BOUND_VIEW (self), FALSE);
  g_return_val_if_fail (signer != NULL && *signer != '\0', FALSE);

  tag = san_bound_view_find_span (self, &start, &end);
  if (tag == NULL)
    return FALSE;

  text = gtk_text_buffer_get_slice (buffer_of (self), &start, &end, TRUE);
  replace_span (self, &start, &end,
                san_bound_view_tag_between (self, san_bound_tag_key (tag), signer, text, &start, &end), text);

  return TRUE;
}

void
san_bound_view_insert_field (SanBoundView *self,
                             const char   *key)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *shown = NULL;
  GtkTextTag *around;

  g_return_if_fail (SAN_IS_BOUND_VIEW (self));

  buffer = buffer_of (self);
  shown = san_bound_view_shown_of (self, key);
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  around = san_bound_tag_at (&start);
  /* not into another span: behind it */
  if (around != NULL && gtk_text_iter_equal (&start, &end) &&
      !gtk_text_iter_starts_tag (&start, around))
    {
      gtk_text_iter_forward_to_tag_toggle (&start, around);
      end = start;
    }
  replace_span (self, &start, &end, san_bound_view_tag_between (self, key, NULL, NULL, &start, &end), shown);
}

/* Finding --------------------------------------------------------------------------- */

static void
select_range (SanBoundView *self,
              GtkTextIter  *start,
              GtkTextIter  *end)
{
  gtk_text_buffer_select_range (buffer_of (self), start, end);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self), start, 0.1, FALSE, 0, 0);
}

static gboolean
starts_typed (SanBoundView *self,
              GtkTextIter  *iter)
{
  return gtk_text_iter_starts_tag (iter, self->looks[SAN_RUN_TYPED - 1]);
}

gboolean
san_bound_view_seek_typed (SanBoundView *self,
                           int           step)
{
  GtkTextTag *look;
  GtkTextIter iter, end;
  gboolean wrapped = FALSE;

  g_return_val_if_fail (SAN_IS_BOUND_VIEW (self), FALSE);

  look = self->looks[SAN_RUN_TYPED - 1];
  gtk_text_buffer_get_selection_bounds (buffer_of (self), &iter, NULL);
  for (;;)
    {
      gboolean moved = step > 0 ? gtk_text_iter_forward_to_tag_toggle (&iter, look)
                                : gtk_text_iter_backward_to_tag_toggle (&iter, look);

      if (moved && starts_typed (self, &iter))
        break;
      if (moved && !gtk_text_iter_is_end (&iter))
        continue;
      if (wrapped)
        return FALSE;
      wrapped = TRUE;
      if (step > 0)
        gtk_text_buffer_get_start_iter (buffer_of (self), &iter);
      else
        gtk_text_buffer_get_end_iter (buffer_of (self), &iter);
      if (step > 0 && starts_typed (self, &iter))
        break;
    }

  end = iter;
  gtk_text_iter_forward_to_tag_toggle (&end, look);
  select_range (self, &iter, &end);

  return TRUE;
}

gboolean
san_bound_view_find (SanBoundView *self,
                     const char   *text)
{
  GtkTextIter start, from, to;

  g_return_val_if_fail (SAN_IS_BOUND_VIEW (self), FALSE);

  gtk_text_buffer_get_start_iter (buffer_of (self), &start);
  if (text == NULL || *text == '\0' ||
      !gtk_text_iter_forward_search (&start, text, GTK_TEXT_SEARCH_TEXT_ONLY, &from, &to, NULL))
    return FALSE;

  select_range (self, &from, &to);

  return TRUE;
}

gboolean
san_bound_view_select (SanBoundView *self,
                       gsize         from,
                       gsize         to)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  gsize length;

  g_return_val_if_fail (SAN_IS_BOUND_VIEW (self), FALSE);

  gtk_text_buffer_get_bounds (buffer_of (self), &start, &end);
  text = gtk_text_buffer_get_slice (buffer_of (self), &start, &end, TRUE);
  length = strlen (text);
  if (from >= to || to > length || (text[from] & 0xc0) == 0x80 || (text[to] & 0xc0) == 0x80)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &start,
                                      (int) g_utf8_pointer_to_offset (text, text + from));
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &end,
                                      (int) g_utf8_pointer_to_offset (text, text + to));
  select_range (self, &start, &end);

  return TRUE;
}
