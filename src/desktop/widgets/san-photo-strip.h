/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SanPhotoStrip:
 *
 * Pictures in a row. An editable one takes more by dropping files on it, by pasting and by
 * a button; each of those can be taken off again. Pictures that the ledger holds are shown
 * with their caption.
 *
 * #SanPhotoStrip::changed after pictures were added or taken off by hand.
 */
#define SAN_TYPE_PHOTO_STRIP (san_photo_strip_get_type ())
G_DECLARE_FINAL_TYPE (SanPhotoStrip, san_photo_strip, SAN, PHOTO_STRIP, GtkBox)

GtkWidget *san_photo_strip_new        (gboolean       editable);
/* What was added by hand. (transfer full): NULL-terminated */
char     **san_photo_strip_get_paths  (SanPhotoStrip *self);
/* FALSE when the file is no picture; the strip says so. */
gboolean   san_photo_strip_add_path   (SanPhotoStrip *self,
                                       const char    *path);
/* A picture of the ledger; bytes that are no picture show their caption only. */
void       san_photo_strip_add_bytes  (SanPhotoStrip *self,
                                       GBytes        *bytes,
                                       const char    *caption);
guint      san_photo_strip_get_n      (SanPhotoStrip *self);
/* From the clipboard: files or a picture. FALSE when it holds neither. */
gboolean   san_photo_strip_paste      (SanPhotoStrip *self);

G_END_DECLS
