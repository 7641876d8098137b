/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-onsite-sheet.h"

G_BEGIN_DECLS

/**
 * SanOnsitePhotos:
 *
 * The photographs of the point: picked, dropped, pasted; seen large; taken off.
 *
 * #SanOnsitePhotos::add (GStrv paths) when there are new ones.
 */
#define SAN_TYPE_ONSITE_PHOTOS (san_onsite_photos_get_type ())
G_DECLARE_FINAL_TYPE (SanOnsitePhotos, san_onsite_photos, SAN, ONSITE_PHOTOS, GtkBox)

GtkWidget *san_onsite_photos_new   (SanContext      *context,
                                    SanOnsiteSheet  *sheet);
/* Shows those of the point on the sheet. */
void       san_onsite_photos_load  (SanOnsitePhotos *self);
/* Asks for files. */
void       san_onsite_photos_pick  (SanOnsitePhotos *self);
/* Takes what is on the clipboard: files or a picture. FALSE where there is neither. */
gboolean   san_onsite_photos_paste (SanOnsitePhotos *self);
guint      san_onsite_photos_get_n (SanOnsitePhotos *self);

G_END_DECLS
