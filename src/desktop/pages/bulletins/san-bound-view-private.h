/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/bulletins/san-bound-view.h"

G_BEGIN_DECLS

#define SAN_BOUND_LOOKS 3   /* bound, typed, signed */

struct _SanBoundView
{
  GtkTextView       parent_instance;

  SanBoundViewField field;
  gpointer          field_data;
  GtkTextTag       *looks[SAN_BOUND_LOOKS];
  GHashTable       *spans;         /* text → GtkTextTag with a Span */
  gboolean          filling;
  gboolean          acting;        /* between the beginning and the end of what a person does */
  gboolean          dirty;         /* it changed, and nobody was told */

  GtkTextTag       *inside;        /* (nullable): the span that text is being put into */
  int inserted_at;
  GtkTextTag       *going_on;      /* (nullable): a span that was typed in last … */
  int going_on_at;                 /* … and the place where it goes on */
  char             *told;          /* the span that span-changed was last about */
};

static inline GtkTextBuffer *
buffer_of (SanBoundView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* san-bound-view.c */

/* What a tag of a span is bound to */
const char  *san_bound_tag_key           (GtkTextTag        *tag);
/* (nullable): the span that @iter is in; of two that overlap after a paste, the outer one */
GtkTextTag  *san_bound_tag_at            (const GtkTextIter *iter);
void         san_bound_extent_of         (GtkTextTag        *tag,
                                          const GtkTextIter *iter,
                                          GtkTextIter       *start,
                                          GtkTextIter       *end);
/* Two spans of one key that touch have two tags, to stay two. */
GtkTextTag  *san_bound_view_tag_between  (SanBoundView      *self,
                                          const char        *key,
                                          const char        *signer,
                                          const char        *text,
                                          const GtkTextIter *start,
                                          const GtkTextIter *end);
/* (nullable): the span at the cursor */
GtkTextTag  *san_bound_view_find_span    (SanBoundView      *self,
                                          GtkTextIter       *start,
                                          GtkTextIter       *end);
/* (transfer full): what a key stands for; {key} where the data have no such thing */
char        *san_bound_view_shown_of     (SanBoundView      *self,
                                          const char        *key);
/* (transfer full) */
SanTextRun  *san_bound_view_run_of       (SanBoundView      *self,
                                          GtkTextTag        *tag,
                                          const char        *text);
void         san_bound_view_settle_all   (SanBoundView      *self);
void         san_bound_view_tell_span    (SanBoundView      *self);
void         san_bound_view_tell_edited  (SanBoundView      *self);

G_END_DECLS
