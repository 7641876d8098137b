/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "bulletins/san-bulletin-draft.h"

G_BEGIN_DECLS

/* What a person does with a draft before it is written down, and what its parts are called
 * on the desktop. */

/* (transfer full) */
SanBulletinDraft   *san_draft_copy            (const SanBulletinDraft   *draft);
/* Whether they say the same; when and by whom they were edited does not count. */
gboolean            san_draft_equal           (const SanBulletinDraft   *a,
                                               const SanBulletinDraft   *b);
/* (transfer none) (nullable) */
SanBulletinSection *san_draft_section         (const SanBulletinDraft   *draft,
                                               guint                     index);
/* The first section of that key; G_MAXUINT without one. */
guint               san_draft_find            (const SanBulletinDraft   *draft,
                                               const char               *key);
void                san_draft_move            (SanBulletinDraft         *draft,
                                               guint                     from,
                                               guint                     to);
/* A section of one's own text behind @index. Returns where it is. */
guint               san_draft_add_text        (SanBulletinDraft         *draft,
                                               guint                     index);
/* Sections of one's own text can be removed; others are left out. */
gboolean            san_draft_may_remove      (const SanBulletinSection *section);

/* Makes a step of it, and gives it and its sections the ids they got. A failure is reported. */
gboolean            san_draft_save            (SanContext               *context,
                                               SanBulletinDraft         *draft,
                                               const char               *label);

G_END_DECLS
