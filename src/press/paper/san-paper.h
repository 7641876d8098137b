/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <cairo.h>

G_BEGIN_DECLS

#define SAN_PAPER_A4_SHORT 595.276   /* points */
#define SAN_PAPER_A4_LONG  841.890

/**
 * SanPaper:
 *
 * Sheets of paper that are drawn once: for a preview, a printer or a PDF. All its pages
 * have one size.
 */
#define SAN_TYPE_PAPER (san_paper_get_type ())
G_DECLARE_INTERFACE (SanPaper, san_paper, SAN, PAPER, GObject)

/* What a reader jumps to: @level from 1 on, @y in points from the top of the page. */
typedef struct
{
  const char *title;
  guint       level;
  guint       page;
  double      y;
} SanPaperMark;

/**
 * SanPaperInterface:
 * @get_marks: (optional): (element-type SanPaperMark) (transfer none): in order; the
 *   bookmarks of a PDF
 * @get_lines: (optional): (element-type SanPaperLine) (transfer none): what stands on a page
 *   as text
 */
struct _SanPaperInterface
{
  GTypeInterface  parent_interface;

  const char   *(*get_title)     (SanPaper    *self);
  void          (*get_page_size) (SanPaper    *self,
                                  double      *width,
                                  double      *height);
  guint         (*get_n_pages)   (SanPaper    *self);
  void          (*draw_page)     (SanPaper    *self,
                                  cairo_t     *cr,
                                  guint        page);
  const GArray *(*get_marks)     (SanPaper    *self);
  const GPtrArray *(*get_lines)  (SanPaper    *self,
                                  guint        page);
};

const char *san_paper_get_title     (SanPaper    *self);
/* In points; margins are inside. */
void        san_paper_get_page_size (SanPaper    *self,
                                     double      *width,
                                     double      *height);
guint       san_paper_get_n_pages   (SanPaper    *self);
/* Draws in points with the origin at the corner of the sheet. */
void        san_paper_draw_page     (SanPaper    *self,
                                     cairo_t     *cr,
                                     guint        page);
/* (transfer none) (nullable) (element-type SanPaperMark) */
const GArray *
            san_paper_get_marks     (SanPaper    *self);
/* (transfer none) (nullable) (element-type SanPaperLine, san-paper-lines.h): of papers that
 * know what they say */
const GPtrArray *
            san_paper_get_lines     (SanPaper    *self,
                                     guint        page);
/* (transfer full): @date (nullable) is ISO 8601 in UTC and stands in the file as its date
 * of making; the same paper gives the same bytes. */
GBytes     *san_paper_render_pdf    (SanPaper    *self,
                                     const char  *date,
                                     GError     **error);
gboolean    san_paper_write_pdf     (SanPaper    *self,
                                     const char  *path,
                                     const char  *date,
                                     GError     **error);

/* The same a page at a time, for who has something else to do meanwhile. */
typedef struct _SanPaperPdf SanPaperPdf;

SanPaperPdf *
            san_paper_pdf_new       (SanPaper    *paper,
                                     const char  *date);
/* Draws the next page; FALSE: that was the last one. */
gboolean    san_paper_pdf_step      (SanPaperPdf *self);
/* How far it is: 0 to 1 */
double      san_paper_pdf_get_fraction
                                    (SanPaperPdf *self);
/* (transfer full): once, after the last page */
GBytes     *san_paper_pdf_finish    (SanPaperPdf *self,
                                     GError     **error);
void        san_paper_pdf_free      (SanPaperPdf *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanPaperPdf, san_paper_pdf_free)

G_END_DECLS
