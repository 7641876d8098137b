/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A cairo_write_func_t: @bytes is a GByteArray. */
cairo_status_t   san_surface_write   (void                *bytes,
                                      const unsigned char *data,
                                      unsigned int         length);

/* A PDF of @width × @height points into @bytes. @date (nullable) is ISO 8601 in UTC; the
 * time of writing is never taken, so the same drawing gives the same bytes. */
cairo_surface_t *san_surface_new_pdf (GByteArray          *bytes,
                                      double               width,
                                      double               height,
                                      const char          *title,
                                      const char          *date);

/* A context for text that comes out alike in any locale and on every kind of surface:
 * the language is said, not taken from the process, and glyphs are placed unrounded. */
PangoContext    *san_surface_new_context
                                     (const char          *families,
                                      double               points);

/* Writes a file whole or not at all. */
gboolean         san_surface_save    (GBytes              *bytes,
                                      const char          *path,
                                      GError             **error);

G_END_DECLS
