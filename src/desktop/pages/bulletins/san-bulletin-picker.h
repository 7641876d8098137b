/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "bulletins/san-bulletin-draft.h"

G_BEGIN_DECLS

/**
 * SanBulletinPicker:
 *
 * A button that says which bulletin is looked at, over a list of the drafts and of those
 * that were issued.
 *
 * #SanBulletinPicker::draft (gint64 id), #SanBulletinPicker::issued (gint64 id; 0: all)
 */
#define SAN_TYPE_BULLETIN_PICKER (san_bulletin_picker_get_type ())
G_DECLARE_FINAL_TYPE (SanBulletinPicker, san_bulletin_picker, SAN, BULLETIN_PICKER, AdwBin)

/* @drafts (element-type SanBulletinDraft), @bulletins (element-type SanBulletin) */
void  san_bulletin_picker_fill (SanBulletinPicker      *self,
                                SanContext             *context,
                                GPtrArray              *drafts,
                                GPtrArray              *bulletins);
void  san_bulletin_picker_say  (SanBulletinPicker      *self,
                                const char             *number,
                                const char             *title);
void  san_bulletin_picker_open (SanBulletinPicker      *self);

/* (transfer full): 6月份考评通报: its own title, else what it is about */
char *san_draft_title          (SanContext             *context,
                                const SanBulletinDraft *draft);
/* (transfer full): 第 6 期; of a draft without a number the one that is next */
char *san_draft_number         (SanContext             *context,
                                const SanBulletinDraft *draft);

G_END_DECLS
