/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "bulletins/san-bulletin-draft.h"

G_BEGIN_DECLS

/**
 * SanHeadForm:
 *
 * What stands around the text of a bulletin: title, number, day, 文号, 签发人, 主送 at its
 * head, 抄送 in its imprint. An empty field is filled in when the bulletin is issued.
 *
 * #SanHeadForm::edited when the draft was changed.
 */
#define SAN_TYPE_HEAD_FORM (san_head_form_get_type ())
G_DECLARE_FINAL_TYPE (SanHeadForm, san_head_form, SAN, HEAD_FORM, AdwBin)

/* @draft: (transfer none): lives until another one is shown. @next: the number that would
 * be next, 0: not known. @imprint: of the imprint, else of the head */
void       san_head_form_show  (SanHeadForm      *self,
                                SanBulletinDraft *draft,
                                guint             next,
                                gboolean          imprint,
                                gboolean          editable);

G_END_DECLS
