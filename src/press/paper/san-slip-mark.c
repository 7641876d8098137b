/* san-slip-mark.c - the marks of slips: words, shapes, grounds, codes, photographs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "paper/san-slip-private.h"

#include <math.h>
#include <string.h>

#include <qrencode.h>

#include "base/san-photo.h"
#include "charts/san-surface.h"

#define STRIPE 14.0
/* On a screen a photograph has no more pixels than this. */
#define SCREEN_SIDE 640

typedef struct
{
  double r, g, b;
} Ink;

static const struct
{
  const char *word;
  const char *title;
  Ink         stripe;
  Ink         ground;
} marks[SAN_TICKET_COLOURS] = {
  [SAN_TICKET_WHITE] = { "白单", "交办单", { 138, 146, 157 }, { 255, 255, 255 } },
  [SAN_TICKET_YELLOW] = { "黄单", "提醒单", { 224, 168, 0 }, { 255, 243, 191 } },
  [SAN_TICKET_RED] = { "红单", "问责单", { 179, 20, 31 }, { 251, 217, 217 } },
};

void
san_slip_pen_init (SanSlipPen *pen)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pen->context = san_surface_new_context ("Serif", 11);
  pen->layout = pango_layout_new (pen->context);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (pen->layout, attributes);
  pango_layout_set_wrap (pen->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (pen->layout, 1.1f);
}

void
san_slip_pen_clear (SanSlipPen *pen)
{
  g_clear_object (&pen->layout);
  g_clear_object (&pen->context);
}

double
san_slip_pen_set (SanSlipPen    *pen,
                  SanPaperFont   font,
                  double         size,
                  double         width,
                  PangoAlignment align,
                  const char    *text,
                  int            length)
{
  PangoFontDescription *description = san_paper_font_new (font, size);
  int height;

  pango_layout_set_font_description (pen->layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (pen->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (pen->layout, align);
  pango_layout_set_text (pen->layout, text, length);
  pango_layout_get_size (pen->layout, NULL, &height);

  return height / (double) PANGO_SCALE;
}

double
san_slip_pen_write (SanSlipPen    *pen,
                    cairo_t       *cr,
                    SanPaperFont   font,
                    double         size,
                    double         x,
                    double         y,
                    double         width,
                    PangoAlignment align,
                    const char    *text)
{
  double height = san_slip_pen_set (pen, font, size, width, align, text, -1);

  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, pen->layout);
  cairo_new_path (cr);

  return height;
}

const char *
san_slip_word (SanTicketColour colour)
{
  return marks[colour].word;
}

const char *
san_slip_title (SanTicketColour colour)
{
  return marks[colour].title;
}

static void
set_ink (cairo_t   *cr,
         const Ink *ink)
{
  cairo_set_source_rgb (cr, ink->r / 255, ink->g / 255, ink->b / 255);
}

/* Fills the path in the colour's ink and draws its outline, or the outline alone. */
static void
draw_outline (cairo_t        *cr,
              SanTicketColour colour,
              SanSlipWay      way,
              double          size)
{
  if (way != SAN_SLIP_PLAIN && colour != SAN_TICKET_WHITE)
    {
      set_ink (cr, &marks[colour].stripe);
      cairo_fill_preserve (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, size * 0.09);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
draw_exclamation (cairo_t *cr,
                  double   x,
                  double   y,
                  double   height)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, height * 0.22);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x, y + height * 0.6);
  cairo_move_to (cr, x, y + height);
  cairo_line_to (cr, x, y + height);
  cairo_stroke (cr);
}

/* A slip of paper, a triangle with !, an octagon with !! */
void
san_slip_draw_shape (cairo_t        *cr,
                     SanTicketColour colour,
                     SanSlipWay      way,
                     double          x,
                     double          y,
                     double          size)
{
  cairo_save (cr);
  cairo_new_path (cr);

  if (colour == SAN_TICKET_WHITE)
    {
      cairo_rectangle (cr, x + size * 0.14, y, size * 0.72, size);
    }
  else if (colour == SAN_TICKET_YELLOW)
    {
      cairo_move_to (cr, x + size / 2, y);
      cairo_line_to (cr, x + size * 1.04, y + size * 0.96);
      cairo_line_to (cr, x - size * 0.04, y + size * 0.96);
      cairo_close_path (cr);
    }
  else
    {
      for (int i = 0; i < 8; i++)
        cairo_line_to (cr, x + size / 2 + size * 0.54 * cos (G_PI / 8 * (2 * i + 1)),
                       y + size / 2 + size * 0.54 * sin (G_PI / 8 * (2 * i + 1)));
      cairo_close_path (cr);
    }
  draw_outline (cr, colour, way, size);

  if (colour == SAN_TICKET_RED && way != SAN_SLIP_PLAIN)
    cairo_set_source_rgb (cr, 1, 1, 1);
  if (colour == SAN_TICKET_YELLOW)
    draw_exclamation (cr, x + size / 2, y + size * 0.36, size * 0.44);
  if (colour == SAN_TICKET_RED)
    {
      draw_exclamation (cr, x + size * 0.37, y + size * 0.26, size * 0.48);
      draw_exclamation (cr, x + size * 0.63, y + size * 0.26, size * 0.48);
    }
  cairo_restore (cr);
}

void
san_slip_draw_ground (cairo_t        *cr,
                      SanTicketColour colour,
                      SanSlipWay      way)
{
  if (way == SAN_SLIP_PLAIN)
    return;

  cairo_save (cr);
  if (way == SAN_SLIP_PAGE && colour != SAN_TICKET_WHITE)
    {
      set_ink (cr, &marks[colour].ground);
      cairo_rectangle (cr, 0, 0, SAN_PAPER_A4_SHORT, SAN_PAPER_A4_LONG);
      cairo_fill (cr);
    }
  set_ink (cr, &marks[colour].stripe);
  cairo_rectangle (cr, 0, 0, STRIPE, SAN_PAPER_A4_LONG);
  cairo_fill (cr);
  cairo_restore (cr);
}

void
san_slip_draw_border (cairo_t        *cr,
                      SanTicketColour colour,
                      double          x,
                      double          y,
                      double          width,
                      double          height)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, colour == SAN_TICKET_RED ? 3.4 : 1.1);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
  if (colour == SAN_TICKET_YELLOW)
    {
      cairo_rectangle (cr, x - 3, y - 3, width + 6, height + 6);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

void
san_slip_draw_qr (cairo_t    *cr,
                  const char *text,
                  double      x,
                  double      y,
                  double      size)
{
  QRcode *code = QRcode_encodeData ((int) strlen (text), (const unsigned char *) text, 0,
                                    QR_ECLEVEL_M);
  double module;

  if (code == NULL)   /* of a text as short as a number only when memory is out */
    return;

  module = size / (code->width + 8);   /* four modules of quiet zone on each side */
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, y, size, size);
  cairo_fill (cr);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  for (int row = 0; row < code->width; row++)
    for (int column = 0; column < code->width; column++)
      if (code->data[row * code->width + column] & 1)
        cairo_rectangle (cr, x + (column + 4) * module, y + (row + 4) * module, module, module);
  cairo_fill (cr);
  cairo_restore (cr);
  QRcode_free (code);
}

/* (transfer full): @pixbuf as Cairo has it */
static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *to = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < height; y++)
    {
      const guint8 *p = gdk_pixbuf_read_pixels (pixbuf) +
                        (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *row = (guint32 *) (void *) (to + (gsize) y * stride);

      for (int x = 0; x < width; x++, p += channels)
        row[x] = (guint32) p[0] << 16 | (guint32) p[1] << 8 | p[2];
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static void
unref_bytes (void *bytes)
{
  g_bytes_unref (bytes);
}

void
san_slip_draw_photo (cairo_t *cr,
                     GBytes  *picture,
                     double   x,
                     double   y,
                     double   width,
                     double   height)
{
  gboolean screen = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
  g_autoptr (GdkPixbuf) pixbuf = san_photo_thumbnail (picture, screen ? SCREEN_SIDE
                                                                      : SAN_PHOTO_SIDE, NULL);
  cairo_surface_t *surface;
  double scale;

  if (pixbuf == NULL)
    return;

  surface = make_surface (pixbuf);
  if (!screen)   /* a PDF takes the JPEG as it is, in a tenth of the room */
    cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG,
                                 g_bytes_get_data (picture, NULL), g_bytes_get_size (picture),
                                 unref_bytes, g_bytes_ref (picture));
  scale = MIN (width / gdk_pixbuf_get_width (pixbuf), height / gdk_pixbuf_get_height (pixbuf));

  cairo_save (cr);
  cairo_translate (cr, x + (width - gdk_pixbuf_get_width (pixbuf) * scale) / 2,
                   y + height - gdk_pixbuf_get_height (pixbuf) * scale);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}
