/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "schemes/san-scheme.h"

G_BEGIN_DECLS

/**
 * SanSchemeDraft:
 *
 * A scheme file while it is being edited: its JSON, which may be wrong for a while. What is
 * not edited on screen stays in it as it was. The parser of the core says what is wrong.
 */
typedef struct _SanSchemeDraft SanSchemeDraft;

/* A total with one component to begin with */
SanSchemeDraft *san_scheme_draft_new       (const char      *name);
/* Refuses what is no scheme. */
SanSchemeDraft *san_scheme_draft_parse     (const char      *text,
                                            GError         **error);
void            san_scheme_draft_free      (SanSchemeDraft  *draft);
/* (transfer full): the scheme as it stands, or what is wrong with it */
SanScheme      *san_scheme_draft_check     (SanSchemeDraft  *draft,
                                            GError         **error);

/* (transfer none): the object of the file, and the one of its total */
JsonObject     *san_scheme_draft_file      (SanSchemeDraft  *draft);
JsonObject     *san_scheme_draft_total     (SanSchemeDraft  *draft);

/* (transfer full): the member as a person writes it; "" where it is not there */
char           *san_scheme_draft_get       (JsonObject      *object,
                                            const char      *member);
/* "" takes it away */
void            san_scheme_draft_set       (JsonObject      *object,
                                            const char      *member,
                                            const char      *text);
/* The number as JSON writes it; a text that is none stays one, for the parser to refuse */
void            san_scheme_draft_set_integer (JsonObject    *object,
                                            const char      *member,
                                            const char      *text);
/* The same of an object in it, which comes and goes with its members */
char           *san_scheme_draft_get_in    (JsonObject      *object,
                                            const char      *outer,
                                            const char      *member);
/* A list of texts, parted by semicolons */
char           *san_scheme_draft_get_list  (JsonObject      *object,
                                            const char      *member);
void            san_scheme_draft_set_list  (JsonObject      *object,
                                            const char      *member,
                                            const char      *text);

/* Components */
guint           san_scheme_draft_n_children (JsonObject     *node);
JsonObject     *san_scheme_draft_child     (JsonObject      *node,
                                            guint            index);
/* A leaf that gets a child becomes a sum of weights. (transfer none): the new one */
JsonObject     *san_scheme_draft_add       (SanSchemeDraft  *draft,
                                            JsonObject      *parent);
void            san_scheme_draft_remove    (JsonObject      *parent,
                                            guint            index);
/* @step −1: one up, 1: one down; FALSE at the end */
gboolean        san_scheme_draft_move      (JsonObject      *parent,
                                            guint            index,
                                            int              step);
/* "weighted", "sum" or "mean"; weights come and go with it */
void            san_scheme_draft_set_combine (JsonObject    *node,
                                            const char      *combine);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanSchemeDraft, san_scheme_draft_free)

G_END_DECLS
