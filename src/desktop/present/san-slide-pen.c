/* san-slide-pen.c - text and shapes of slides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/san-slide-pen.h"

#include <math.h>
#include <pango/pangocairo.h>

#define PANEL_RADIUS 14.0
#define HATCH_PITCH  11.0

void
san_slide_pen_init (SanSlidePen         *pen,
                    cairo_t             *cr,
                    const SanChartTheme *theme)
{
  pen->cr = cr;
  pen->theme = theme;
  pen->layout = pango_layout_new (san_chart_theme_get_context (theme));
}

void
san_slide_pen_clear (SanSlidePen *pen)
{
  g_clear_object (&pen->layout);
}

void
san_slide_pen_colour (SanSlidePen   *pen,
                      SanColourToken token,
                      double         alpha)
{
  const SanColour *colour = san_chart_theme_get_colour (pen->theme, token);

  cairo_set_source_rgba (pen->cr, colour->red, colour->green, colour->blue,
                         colour->alpha * alpha);
}

void
san_slide_pen_fill (SanSlidePen   *pen,
                    SanColourToken token,
                    double         alpha,
                    double         x,
                    double         y,
                    double         width,
                    double         height)
{
  san_slide_pen_colour (pen, token, alpha);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_fill (pen->cr);
}

void
san_slide_pen_panel (SanSlidePen   *pen,
                     SanColourToken token,
                     double         x,
                     double         y,
                     double         width,
                     double         height)
{
  double radius = MIN (PANEL_RADIUS, MIN (width, height) / 2);

  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (pen->cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (pen->cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (pen->cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (pen->cr);
  san_slide_pen_colour (pen, token, 1);
  cairo_fill (pen->cr);
}

void
san_slide_pen_hatch (SanSlidePen *pen,
                     double       x,
                     double       y,
                     double       width,
                     double       height)
{
  double first = floor ((x + y) / HATCH_PITCH) * HATCH_PITCH;

  cairo_save (pen->cr);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_clip (pen->cr);
  for (double sum = first; sum < x + width + y + height + HATCH_PITCH; sum += HATCH_PITCH)
    {
      cairo_move_to (pen->cr, sum - y + HATCH_PITCH, y - HATCH_PITCH);
      cairo_line_to (pen->cr, sum - y - height - HATCH_PITCH, y + height + HATCH_PITCH);
    }
  cairo_set_line_width (pen->cr, 3);
  san_slide_pen_colour (pen, SAN_COLOUR_VIEW, 0.55);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

void
san_slide_pen_arrow (SanSlidePen *pen,
                     gboolean     up,
                     double       x,
                     double       y,
                     double       size)
{
  double half = size / 2;
  double tip = up ? y - half : y + half;
  double foot = up ? y + half * 0.8 : y - half * 0.8;

  cairo_move_to (pen->cr, x, tip);
  cairo_line_to (pen->cr, x - half * 1.15, foot);
  cairo_line_to (pen->cr, x + half * 1.15, foot);
  cairo_close_path (pen->cr);
  san_slide_pen_colour (pen, up ? SAN_COLOUR_GOODFILL : SAN_COLOUR_WEAK, 1);
  cairo_fill (pen->cr);
}

static void
set_text (SanSlidePen *pen,
          const char  *text,
          double       size,
          gboolean     bold)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (san_chart_theme_get_context (pen->theme)));
  PangoAttrList *figures = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_attr_list_insert (figures, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (pen->layout, figures);
  pango_layout_set_font_description (pen->layout, font);
  pango_layout_set_width (pen->layout, -1);
  pango_layout_set_height (pen->layout, -1);
  pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (pen->layout, text, -1);
  pango_attr_list_unref (figures);
}

double
san_slide_pen_width (SanSlidePen *pen,
                     const char  *text,
                     double       size,
                     gboolean     bold)
{
  int width;

  set_text (pen, text, size, bold);
  pango_layout_get_size (pen->layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}

double
san_slide_pen_text (SanSlidePen   *pen,
                    const char    *text,
                    double         x,
                    double         y,
                    SanSlideAlign  align,
                    double         size,
                    gboolean       bold,
                    SanColourToken token,
                    double         room)
{
  int width, height;

  set_text (pen, text, size, bold);
  if (room > 0)
    {
      pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_END);
      pango_layout_get_size (pen->layout, &width, NULL);
      if (width > room * PANGO_SCALE)
        pango_layout_set_width (pen->layout, (int) (room * PANGO_SCALE));
    }
  pango_layout_get_size (pen->layout, &width, &height);

  x -= align * 0.5 * width / PANGO_SCALE;
  san_slide_pen_colour (pen, token, 1);
  cairo_move_to (pen->cr, x, y - 0.5 * height / PANGO_SCALE);
  pango_cairo_update_layout (pen->cr, pen->layout);
  pango_cairo_show_layout (pen->cr, pen->layout);

  return (double) width / PANGO_SCALE;
}

double
san_slide_pen_fit (SanSlidePen   *pen,
                   const char    *text,
                   double         x,
                   double         y,
                   SanSlideAlign  align,
                   double         size,
                   double         least,
                   gboolean       bold,
                   SanColourToken token,
                   double         room)
{
  double width = san_slide_pen_width (pen, text, size, bold);

  if (width > room)
    size = MAX (MIN (least, size), floor (size * room / width));

  return san_slide_pen_text (pen, text, x, y, align, size, bold, token, room);
}

double
san_slide_pen_wrapped (SanSlidePen   *pen,
                       const char    *text,
                       double         x,
                       double         y,
                       double         width,
                       guint          lines,
                       double         size,
                       gboolean       bold,
                       SanColourToken token)
{
  int height;

  set_text (pen, text, size, bold);
  pango_layout_set_width (pen->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (pen->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (pen->layout, -(int) lines);
  pango_layout_get_size (pen->layout, NULL, &height);

  san_slide_pen_colour (pen, token, 1);
  cairo_move_to (pen->cr, x, y);
  pango_cairo_update_layout (pen->cr, pen->layout);
  pango_cairo_show_layout (pen->cr, pen->layout);

  return (double) height / PANGO_SCALE;
}
