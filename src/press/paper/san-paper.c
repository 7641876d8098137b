/* san-paper.c - sheets of paper for preview, printer and PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "charts/san-surface.h"

G_DEFINE_INTERFACE (SanPaper, san_paper, G_TYPE_OBJECT)

static void
san_paper_default_init (SanPaperInterface *iface)
{
}

const char *
san_paper_get_title (SanPaper *self)
{
  g_return_val_if_fail (SAN_IS_PAPER (self), NULL);

  return SAN_PAPER_GET_IFACE (self)->get_title (self);
}

void
san_paper_get_page_size (SanPaper *self,
                         double   *width,
                         double   *height)
{
  g_return_if_fail (SAN_IS_PAPER (self));

  SAN_PAPER_GET_IFACE (self)->get_page_size (self, width, height);
}

guint
san_paper_get_n_pages (SanPaper *self)
{
  g_return_val_if_fail (SAN_IS_PAPER (self), 0);

  return SAN_PAPER_GET_IFACE (self)->get_n_pages (self);
}

void
san_paper_draw_page (SanPaper *self,
                     cairo_t  *cr,
                     guint     page)
{
  g_return_if_fail (SAN_IS_PAPER (self));

  SAN_PAPER_GET_IFACE (self)->draw_page (self, cr, page);
}

GBytes *
san_paper_render_pdf (SanPaper   *self,
                      const char *date,
                      GError    **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  g_return_val_if_fail (SAN_IS_PAPER (self), NULL);

  san_paper_get_page_size (self, &width, &height);
  surface = san_surface_new_pdf (bytes, width, height, san_paper_get_title (self), date);
  cr = cairo_create (surface);
  for (guint page = 0; page < san_paper_get_n_pages (self); page++)
    {
      san_paper_draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED, _("The pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
san_paper_write_pdf (SanPaper   *self,
                     const char *path,
                     const char *date,
                     GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (SAN_IS_PAPER (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  bytes = san_paper_render_pdf (self, date, error);

  return bytes != NULL && san_surface_save (bytes, path, error);
}
