/* san-surface.c - surfaces in memory, text on any of them, and memory into files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-surface.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "base/san-error.h"

#define NO_DATE "2000-01-01T00:00:00Z"

cairo_status_t
san_surface_write (void                *bytes,
                   const unsigned char *data,
                   unsigned int         length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
san_surface_new_pdf (GByteArray *bytes,
                     double      width,
                     double      height,
                     const char *title,
                     const char *date)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (san_surface_write, bytes,
                                                                  width, height);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  date != NULL ? date : NO_DATE);

  return surface;
}

PangoContext *
san_surface_new_context (const char *families,
                         double      points)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_font_description_set_family (font, families);
  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_font_description (context, font);

  cairo_font_options_destroy (options);
  pango_font_description_free (font);

  return context;
}

gboolean
san_surface_save (GBytes     *bytes,
                  const char *path,
                  GError    **error)
{
  g_autoptr (GError) failure = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents (path, data, (gssize) length, &failure))
    return TRUE;

  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error (error, SAN_ERROR, SAN_ERROR_NO_SPACE,
                 _("Cannot write %s: the disk is full. Free some space and try again."), path);
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED,
                 _("Cannot write %s: %s"), path, failure->message);

  return FALSE;
}
