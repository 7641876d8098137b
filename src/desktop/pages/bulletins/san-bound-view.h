/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "bulletins/san-bound-text.h"

G_BEGIN_DECLS

/**
 * SanBoundView:
 *
 * An editor of text in which figures and names are bound to data. What is bound stands on a
 * tinted ground; what was typed over it is underlined until it says what the data say
 * again, is bound again or signed. Text typed at an edge of such a span is plain; what
 * is typed where some of its text was just deleted, or typed, goes on in it.
 *
 * The buffer keeps no undo of its own: who writes the text down makes the steps.
 *
 * #SanBoundView::edited after every change by the person.
 * #SanBoundView::span-changed when the cursor came to another span, or its state changed.
 */
#define SAN_TYPE_BOUND_VIEW (san_bound_view_get_type ())
G_DECLARE_FINAL_TYPE (SanBoundView, san_bound_view, SAN, BOUND_VIEW, GtkTextView)

/* (transfer full) (nullable): what the data say for @key; NULL when there is no such thing */
typedef char    *(*SanBoundViewField)   (const char        *key,
                                         gpointer           data);

GtkWidget       *san_bound_view_new          (void);
void             san_bound_view_set_field    (SanBoundView      *self,
                                              SanBoundViewField  func,
                                              gpointer           data);
/* Shows @runs (element-type SanTextRun); the cursor stays where it was as far as the text
 * reaches. */
void             san_bound_view_set_runs     (SanBoundView      *self,
                                              const GPtrArray   *runs);
/* (transfer full) (element-type SanTextRun): what stands there now */
GPtrArray       *san_bound_view_get_runs     (SanBoundView      *self);
/* (transfer full) (nullable): the span at the cursor; NULL in plain text */
SanTextRun      *san_bound_view_get_span     (SanBoundView      *self);
/* (transfer full) (nullable): what the data say for it */
char            *san_bound_view_get_said     (SanBoundView      *self,
                                              const SanTextRun  *span);

/* These do what a person does, and emit. FALSE: no such span at the cursor. */

/* Lets the data speak again. */
gboolean         san_bound_view_rebind       (SanBoundView      *self);
/* Somebody answers for what was typed over. */
gboolean         san_bound_view_sign         (SanBoundView      *self,
                                              const char        *signer);
/* At the cursor, in place of what is selected */
void             san_bound_view_insert_field (SanBoundView      *self,
                                              const char        *key);
/* Selects the next span (@step 1) or the one before (−1) that was typed over and is not
 * signed, round the end; FALSE without one. */
gboolean         san_bound_view_seek_typed   (SanBoundView      *self,
                                              int                step);
/* Selects so many bytes of what is shown; FALSE where there is no such place, or none. */
gboolean         san_bound_view_select       (SanBoundView      *self,
                                              gsize              from,
                                              gsize              to);
/* Selects the first place that says @text. */
gboolean         san_bound_view_find         (SanBoundView      *self,
                                              const char        *text);

G_END_DECLS
