/* san-paper.c - sheets of paper for preview, printer and PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-paper.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "base/san-error.h"
#include "charts/san-surface.h"

#define MARK_LEVELS 4

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

const GArray *
san_paper_get_marks (SanPaper *self)
{
  g_return_val_if_fail (SAN_IS_PAPER (self), NULL);

  return SAN_PAPER_GET_IFACE (self)->get_marks != NULL
         ? SAN_PAPER_GET_IFACE (self)->get_marks (self) : NULL;
}

const GPtrArray *
san_paper_get_lines (SanPaper *self,
                     guint     page)
{
  SanPaperInterface *iface;

  g_return_val_if_fail (SAN_IS_PAPER (self), NULL);

  iface = SAN_PAPER_GET_IFACE (self);

  return iface->get_lines != NULL ? iface->get_lines (self, page) : NULL;
}

/* Bookmarks hang below the last one of a higher level. */
static void
add_outline (SanPaper        *self,
             cairo_surface_t *surface)
{
  int parents[MARK_LEVELS + 1] = { CAIRO_PDF_OUTLINE_ROOT };
  const GArray *marks = san_paper_get_marks (self);

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const SanPaperMark *mark = &g_array_index (marks, SanPaperMark, i);
      guint level = CLAMP (mark->level, 1, MARK_LEVELS);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *place = NULL;
      int id;

      g_ascii_formatd (y, sizeof y, "%.1f", mark->y);
      place = g_strdup_printf ("page=%u pos=[0 %s]", mark->page + 1, y);
      id = cairo_pdf_surface_add_outline (surface, parents[level - 1], mark->title, place, 0);
      for (guint j = level; j <= MARK_LEVELS; j++)
        parents[j] = id;
    }
}

/* A PDF, page by page */

struct _SanPaperPdf
{
  SanPaper        *paper;
  GByteArray      *bytes;
  cairo_surface_t *surface;
  cairo_t         *cr;
  guint            n_pages;
  guint            page;     /* to be drawn next */
};

SanPaperPdf *
san_paper_pdf_new (SanPaper   *paper,
                   const char *date)
{
  SanPaperPdf *self;
  double width, height;

  g_return_val_if_fail (SAN_IS_PAPER (paper), NULL);

  self = g_new0 (SanPaperPdf, 1);
  self->paper = g_object_ref (paper);
  self->bytes = g_byte_array_new ();
  self->n_pages = san_paper_get_n_pages (paper);
  san_paper_get_page_size (paper, &width, &height);
  self->surface = san_surface_new_pdf (self->bytes, width, height, san_paper_get_title (paper),
                                       date);
  self->cr = cairo_create (self->surface);

  return self;
}

gboolean
san_paper_pdf_step (SanPaperPdf *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->page >= self->n_pages)
    return FALSE;

  san_paper_draw_page (self->paper, self->cr, self->page);
  cairo_show_page (self->cr);
  self->page++;

  return self->page < self->n_pages;
}

double
san_paper_pdf_get_fraction (SanPaperPdf *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages > 0 ? (double) self->page / self->n_pages : 1;
}

GBytes *
san_paper_pdf_finish (SanPaperPdf *self,
                      GError     **error)
{
  cairo_status_t status;

  g_return_val_if_fail (self != NULL && self->page == self->n_pages, NULL);

  add_outline (self->paper, self->surface);
  status = cairo_status (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_FAILED, _("The pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}

/* The surface writes its end into the bytes: they go last. */
void
san_paper_pdf_free (SanPaperPdf *self)
{
  cairo_destroy (self->cr);
  if (self->bytes != NULL)
    cairo_surface_finish (self->surface);
  cairo_surface_destroy (self->surface);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_object_unref (self->paper);
  g_free (self);
}

GBytes *
san_paper_render_pdf (SanPaper   *self,
                      const char *date,
                      GError    **error)
{
  g_autoptr (SanPaperPdf) pdf = NULL;

  g_return_val_if_fail (SAN_IS_PAPER (self), NULL);

  pdf = san_paper_pdf_new (self, date);
  while (san_paper_pdf_step (pdf))
    ;

  return san_paper_pdf_finish (pdf, error);
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
