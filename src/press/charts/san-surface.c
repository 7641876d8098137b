/* san-surface.c - Cairo surfaces into memory, and memory into files
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
