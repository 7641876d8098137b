/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

#define SAN_PHOTO_MAX_BYTES  (20 * 1024 * 1024)   /* of a picture that is taken */
#define SAN_PHOTO_MAX_PIXELS (64 * 1000 * 1000)
#define SAN_PHOTO_SIDE       1600                 /* the longer side of what is stored */

/* (transfer full): the picture at @path as the file stores it: JPEG, upright, at most
 * #SAN_PHOTO_SIDE pixels long, without anything of the camera's but the time when it was
 * taken, and the position if @keep_place. JPEG, PNG and (where GdkPixbuf reads it) WebP are
 * taken; anything else is SAN_ERROR_INVALID naming file and reason. Reading what this made
 * gives the same bytes.
 * @taken (out, optional, transfer full): "YYYY-MM-DD HH:MM", "" when the camera did not say */
GBytes    *san_photo_read      (const char  *path,
                                gboolean     keep_place,
                                char       **taken,
                                GError     **error);
/* (transfer full): "18.25278,109.51189", degrees north and east; "" when there is none */
char      *san_photo_place     (GBytes      *picture);
/* (transfer full): @picture, as the file stores it, at most @side pixels long; never larger
 * than it is. For windows and paper. */
GdkPixbuf *san_photo_thumbnail (GBytes      *picture,
                                int          side,
                                GError     **error);

G_END_DECLS
