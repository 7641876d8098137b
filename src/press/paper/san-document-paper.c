/* san-document-paper.c - an official document on A4, as GB/T 9704-2012 has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-document.h"

#include "charts/san-surface.h"
#include "paper/san-document-paper-private.h"
#include "paper/san-paper-lines.h"

#define NUMBER_BELOW (7 * SAN_DOCUMENT_MM)   /* the text block, to the middle of the number */
#define WATERMARK_GREY 0.88
#define WATERMARK_SPAN 400.0

#define SAN_TYPE_DOCUMENT_PAPER (san_document_paper_get_type ())
G_DECLARE_FINAL_TYPE (SanDocumentPaper, san_document_paper, SAN, DOCUMENT_PAPER, GObject)

/* Laid out when first asked for. */
struct _SanDocumentPaper
{
  GObject           parent_instance;

  SanDocument      *document;   /* of the caller, but for a print-out */
  gboolean          print_out;
  SanDocumentType  *type;
  SanChartTheme    *theme;
  GPtrArray        *pieces;
  SanDocumentPiece *imprint;
  GPtrArray        *pages;
  GArray           *marks;      /* SanPaperMark */
};

static void san_document_paper_paper_init (SanPaperInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanDocumentPaper, san_document_paper, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAN_TYPE_PAPER,
                                                      san_document_paper_paper_init))

static void
san_document_paper_finalize (GObject *object)
{
  SanDocumentPaper *self = SAN_DOCUMENT_PAPER (object);

  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->imprint, san_document_piece_free);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->theme, san_chart_theme_free);
  g_clear_pointer (&self->type, san_document_type_free);
  if (self->print_out)
    san_document_free (self->document);

  G_OBJECT_CLASS (san_document_paper_parent_class)->finalize (object);
}

static void
san_document_paper_class_init (SanDocumentPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_document_paper_finalize;
}

static void
san_document_paper_init (SanDocumentPaper *self)
{
}

/* Layout -------------------------------------------------------------------------------- */

static void
collect_marks (SanDocumentPaper *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (SanPaperMark));
  for (guint i = 0; i < self->pages->len; i++)
    {
      const GArray *page = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < page->len; j++)
        {
          const SanDocumentPlace *place = &g_array_index (page, SanDocumentPlace, j);
          SanPaperMark mark = {
            place->piece->title, place->piece->level, i, SAN_DOCUMENT_TOP + place->y,
          };

          if (mark.level > 0 && place->from == 0)
            g_array_append_val (self->marks, mark);
        }
    }
}

static void
ensure_pages (SanDocumentPaper *self)
{
  if (self->pages != NULL)
    return;

  self->type = san_document_type_new ();
  self->theme = san_chart_theme_new (SAN_CHART_LIGHT);
  san_chart_theme_set_official (self->theme, !self->print_out);
  self->pieces = san_document_flow_new (self->document, self->type, self->theme);
  self->imprint = san_document_imprint_new (san_document_get_head (self->document), self->type);
  self->pages = san_document_break_pages (self->pieces, self->imprint);
  collect_marks (self);
}

/* Drawing ------------------------------------------------------------------------------- */

/* Outside, a character from the edge: right on odd pages, left on even ones. It is no part
 * of what the page says. */
static void
draw_number (SanDocumentPaper *self,
             cairo_t          *cr,
             guint             page)
{
  const SanDocumentStyle style = {
    SAN_PAPER_BODY, SAN_DOCUMENT_SMALL, 0, SAN_DOCUMENT_SMALL, 0, PANGO_ALIGN_LEFT, FALSE,
  };
  g_autofree char *number = g_strdup_printf ("— %u —", page + 1);
  SanDocumentText *text = san_document_text_new (self->type, &style, number, NULL,
                                                 SAN_DOCUMENT_WIDTH);
  GPtrArray *lines = san_paper_listener (cr);
  double x = page % 2 == 0
             ? SAN_DOCUMENT_WIDTH - SAN_DOCUMENT_SMALL - san_document_text_width (text)
             : SAN_DOCUMENT_SMALL;

  san_paper_listen (cr, NULL);
  cairo_set_source_rgb (cr, 0, 0, 0);
  san_document_text_draw (text, cr, 0, 1, x,
                          SAN_DOCUMENT_HEIGHT + NUMBER_BELOW - SAN_DOCUMENT_SMALL / 2);
  san_paper_listen (cr, lines);
  san_document_text_free (text);
}

/* As outlines, so that nobody finds it in the text. */
static void
draw_watermark (SanDocumentPaper *self,
                cairo_t          *cr)
{
  const char *words = san_document_get_head (self->document)->watermark;
  g_autofree char *text = san_document_text_clean (words);
  PangoContext *context;
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font;
  int width, height;

  if (*text == '\0')
    return;

  context = san_surface_new_context ("Serif", SAN_DOCUMENT_SIZE);
  layout = pango_layout_new (context);
  g_object_unref (context);
  font = san_paper_font_new (SAN_PAPER_HEADING,
                             CLAMP (WATERMARK_SPAN / g_utf8_strlen (text, -1), 20, 150));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, &height);

  cairo_save (cr);
  cairo_translate (cr, SAN_DOCUMENT_WIDTH / 2, SAN_DOCUMENT_HEIGHT / 2);
  cairo_rotate (cr, -G_PI / 5);
  cairo_move_to (cr, -width / 2.0 / PANGO_SCALE, -height / 2.0 / PANGO_SCALE);
  pango_cairo_layout_path (cr, layout);
  cairo_set_source_rgb (cr, WATERMARK_GREY, WATERMARK_GREY, WATERMARK_GREY);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* The interface ------------------------------------------------------------------------- */

static const char *
get_title (SanPaper *paper)
{
  const SanDocumentHead *head = san_document_get_head (SAN_DOCUMENT_PAPER (paper)->document);

  return head->title != NULL && *head->title != '\0' ? head->title
                                                     : head->name != NULL ? head->name : "";
}

static void
get_page_size (SanPaper *paper,
               double   *width,
               double   *height)
{
  *width = SAN_PAPER_A4_SHORT;
  *height = SAN_PAPER_A4_LONG;
}

static guint
get_n_pages (SanPaper *paper)
{
  SanDocumentPaper *self = SAN_DOCUMENT_PAPER (paper);

  ensure_pages (self);

  return self->pages->len;
}

static void
draw_page (SanPaper *paper,
           cairo_t  *cr,
           guint     page)
{
  SanDocumentPaper *self = SAN_DOCUMENT_PAPER (paper);
  const GArray *places;

  ensure_pages (self);
  g_return_if_fail (page < self->pages->len);

  places = g_ptr_array_index (self->pages, page);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_translate (cr, SAN_DOCUMENT_LEFT, SAN_DOCUMENT_TOP);
  draw_watermark (self, cr);
  for (guint i = 0; i < places->len; i++)
    san_document_place_draw (&g_array_index (places, SanDocumentPlace, i), cr, self->theme);
  draw_number (self, cr, page);
  cairo_restore (cr);
}

static const GArray *
get_marks (SanPaper *paper)
{
  SanDocumentPaper *self = SAN_DOCUMENT_PAPER (paper);

  ensure_pages (self);

  return self->marks;
}

static void
san_document_paper_paper_init (SanPaperInterface *iface)
{
  iface->get_title = get_title;
  iface->get_page_size = get_page_size;
  iface->get_n_pages = get_n_pages;
  iface->draw_page = draw_page;
  iface->get_marks = get_marks;
}

SanPaper *
san_document_paper_new (SanDocument *document)
{
  SanDocumentPaper *self = g_object_new (SAN_TYPE_DOCUMENT_PAPER, NULL);

  self->document = document;

  return SAN_PAPER (self);
}

SanPaper *
san_document_print_out_new (SanDocument *document)
{
  SanPaper *paper = san_document_paper_new (document);

  SAN_DOCUMENT_PAPER (paper)->print_out = TRUE;

  return paper;
}
