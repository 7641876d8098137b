/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "bulletins/san-bulletin-compose.h"
#include "pages/bulletins/san-bound-view.h"

G_BEGIN_DECLS

/**
 * SanSectionEditor:
 *
 * The chosen section of a bulletin: its heading, what it chooses from the data, its text.
 * It changes the draft it was given in place and says so; writing it down is for others.
 *
 * #SanSectionEditor::edited (gboolean at_once): the draft changed; not at once: text is
 * being typed and a step is made of it after a pause.
 */
#define SAN_TYPE_SECTION_EDITOR (san_section_editor_get_type ())
G_DECLARE_FINAL_TYPE (SanSectionEditor, san_section_editor, SAN, SECTION_EDITOR, GtkWidget)

/* @draft, @data: (nullable) (transfer none): they live until others are shown. Shows
 * section @index of it; what is shown already is left alone. */
void          san_section_editor_show     (SanSectionEditor  *self,
                                           SanContext        *context,
                                           SanBulletinDraft  *draft,
                                           const SanBulletinData *data,
                                           guint              index,
                                           gboolean           editable);
/* (nullable): what it looks like in print: it knows the number of the heading. */
void          san_section_editor_set_paper (SanSectionEditor *self,
                                           SanPaper          *paper);
SanBoundView *san_section_editor_get_view (SanSectionEditor  *self);
/* Shows the place of a finding: what it found, else the first thing typed over. */
void          san_section_editor_seek     (SanSectionEditor  *self,
                                           const SanBulletinFinding *finding);

G_END_DECLS
