/* san-chart-draw.c - text, axes, hatch and markers for all charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "charts/san-chart-draw.h"

#include <math.h>

/* Half of a digit or a Han character, in parts of the font size: text is centred by what
 * is seen of it, whichever fallback font and its line height come into play. */
#define HALF_GLYPH 0.365

#define HATCH_PITCH 5.0
#define HATCH_ALPHA 0.55

static double
text_pixels (SanTextSize size)
{
  switch (size)
    {
    case SAN_TEXT_TITLE:
      return 14;

    case SAN_TEXT_BODY:
      return 12;

    case SAN_TEXT_SMALL:
    default:
      return 11;
    }
}

void
san_pen_init (SanPen              *pen,
              cairo_t             *cr,
              const SanChartTheme *theme)
{
  PangoContext *context = san_chart_theme_get_context (theme);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pen->cr = cr;
  pen->theme = theme;
  pen->unit = san_chart_theme_get_scale (theme);
  pen->layout = pango_layout_new (context);
  pen->font = pango_font_description_copy (pango_context_get_font_description (context));
  pen->style = -1;

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (pen->layout, attributes);
  pango_layout_set_single_paragraph_mode (pen->layout, TRUE);
}

void
san_pen_clear (SanPen *pen)
{
  g_clear_object (&pen->layout);
  g_clear_pointer (&pen->font, pango_font_description_free);
}

void
san_pen_colour (SanPen        *pen,
                SanColourToken token,
                double         alpha)
{
  const SanColour *colour = san_chart_theme_get_colour (pen->theme, token);

  cairo_set_source_rgba (pen->cr, colour->red, colour->green, colour->blue,
                         colour->alpha * alpha);
}

void
san_pen_fill_rect (SanPen        *pen,
                   SanColourToken token,
                   double         alpha,
                   double         x,
                   double         y,
                   double         width,
                   double         height)
{
  san_pen_colour (pen, token, alpha);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_fill (pen->cr);
}

void
san_pen_round_rect (SanPen *pen,
                    double  x,
                    double  y,
                    double  width,
                    double  height,
                    double  radius)
{
  cairo_t *cr = pen->cr;

  cairo_new_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

void
san_pen_vline (SanPen *pen,
               double  x,
               double  y0,
               double  y1)
{
  x = floor (x) + 0.5;
  cairo_set_line_width (pen->cr, pen->unit);
  cairo_move_to (pen->cr, x, y0);
  cairo_line_to (pen->cr, x, y1);
  cairo_stroke (pen->cr);
}

void
san_pen_hline (SanPen *pen,
               double  x0,
               double  x1,
               double  y)
{
  y = floor (y) + 0.5;
  cairo_set_line_width (pen->cr, pen->unit);
  cairo_move_to (pen->cr, x0, y);
  cairo_line_to (pen->cr, x1, y);
  cairo_stroke (pen->cr);
}

void
san_pen_dash (SanPen  *pen,
              gboolean dashed)
{
  const double dashes[] = { 4 * pen->unit, 3 * pen->unit };

  cairo_set_dash (pen->cr, dashes, dashed ? G_N_ELEMENTS (dashes) : 0, 0);
}

void
san_pen_hatch (SanPen *pen,
               double  x,
               double  y,
               double  width,
               double  height)
{
  cairo_t *cr = pen->cr;
  /* measured along the axis; the lines lie at 45°, so √2 less apart */
  double pitch = HATCH_PITCH * pen->unit;
  double first = floor ((x + y) / pitch) * pitch;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  /* lines of constant x + y, so that neighbours continue each other */
  for (double sum = first; sum < x + width + y + height + pitch; sum += pitch)
    {
      cairo_move_to (cr, sum - y + pitch, y - pitch);
      cairo_line_to (cr, sum - y - height - pitch, y + height + pitch);
    }
  cairo_set_line_width (cr, 1.6 * pen->unit);
  san_pen_colour (pen, SAN_COLOUR_VIEW, HATCH_ALPHA);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
trace_marker (cairo_t  *cr,
              SanMarker marker,
              double    x,
              double    y,
              double    r)
{
  double a = r * 0.36;

  cairo_new_path (cr);

  switch (marker)
    {
    case SAN_MARKER_SQUARE:
      cairo_rectangle (cr, x - 0.85 * r, y - 0.85 * r, 1.7 * r, 1.7 * r);
      break;

    case SAN_MARKER_TRIANGLE:
      cairo_move_to (cr, x, y - 1.1 * r);
      cairo_line_to (cr, x + 1.05 * r, y + 0.8 * r);
      cairo_line_to (cr, x - 1.05 * r, y + 0.8 * r);
      break;

    case SAN_MARKER_DIAMOND:
      cairo_move_to (cr, x, y - 1.2 * r);
      cairo_line_to (cr, x + 1.2 * r, y);
      cairo_line_to (cr, x, y + 1.2 * r);
      cairo_line_to (cr, x - 1.2 * r, y);
      break;

    case SAN_MARKER_CROSS:
      cairo_move_to (cr, x - a, y - 1.1 * r);
      cairo_line_to (cr, x + a, y - 1.1 * r);
      cairo_line_to (cr, x + a, y - a);
      cairo_line_to (cr, x + 1.1 * r, y - a);
      cairo_line_to (cr, x + 1.1 * r, y + a);
      cairo_line_to (cr, x + a, y + a);
      cairo_line_to (cr, x + a, y + 1.1 * r);
      cairo_line_to (cr, x - a, y + 1.1 * r);
      cairo_line_to (cr, x - a, y + a);
      cairo_line_to (cr, x - 1.1 * r, y + a);
      cairo_line_to (cr, x - 1.1 * r, y - a);
      cairo_line_to (cr, x - a, y - a);
      break;

    case SAN_MARKER_CIRCLE:
    case SAN_MARKER_RING:
    case SAN_N_MARKERS:
    default:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    }

  cairo_close_path (cr);
}

void
san_pen_marker (SanPen        *pen,
                SanMarker      marker,
                SanColourToken token,
                double         x,
                double         y)
{
  cairo_t *cr = pen->cr;

  /* the halo keeps a marker readable where lines cross */
  trace_marker (cr, marker, x, y, 3.3 * pen->unit);
  san_pen_colour (pen, SAN_COLOUR_VIEW, 1);
  cairo_set_line_width (cr, 2 * pen->unit);
  cairo_stroke_preserve (cr);
  san_pen_colour (pen, token, 1);
  cairo_fill (cr);

  if (marker != SAN_MARKER_RING)
    return;

  trace_marker (cr, marker, x, y, 1.7 * pen->unit);
  san_pen_colour (pen, SAN_COLOUR_VIEW, 1);
  cairo_fill (cr);
}

static void
set_text (SanPen     *pen,
          const char *text,
          SanTextSize size,
          gboolean    bold)
{
  int style = size * 2 + (bold ? 1 : 0);

  if (pen->style != style)
    {
      pango_font_description_set_absolute_size (pen->font,
                                                text_pixels (size) * pen->unit * PANGO_SCALE);
      pango_font_description_set_weight (pen->font, bold ? PANGO_WEIGHT_BOLD
                                                         : PANGO_WEIGHT_NORMAL);
      pango_layout_set_font_description (pen->layout, pen->font);
      pen->style = style;
    }

  pango_layout_set_text (pen->layout, text, -1);
}

static double
layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);

  return width / (double) PANGO_SCALE;
}

double
san_pen_text_width (SanPen     *pen,
                    const char *text,
                    SanTextSize size,
                    gboolean    bold)
{
  set_text (pen, text, size, bold);

  return layout_width (pen->layout);
}

double
san_pen_text (SanPen        *pen,
              const char    *text,
              double         x,
              double         y,
              double         align,
              SanTextSize    size,
              gboolean       bold,
              SanColourToken token,
              double         max_width)
{
  double width = san_pen_text_width (pen, text, size, bold);
  gboolean cut = max_width > 0 && width > max_width;

  if (cut)
    {
      pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (pen->layout, (int) (max_width * PANGO_SCALE));
      width = MIN (layout_width (pen->layout), max_width);
    }

  san_pen_colour (pen, token, 1);
  cairo_move_to (pen->cr, x - width * align,
                 floor (y + HALF_GLYPH * text_pixels (size) * pen->unit + 0.5));
  pango_cairo_show_layout_line (pen->cr, pango_layout_get_line_readonly (pen->layout, 0));
  cairo_new_path (pen->cr);   /* Pango leaves a current point behind */

  if (cut)
    {
      pango_layout_set_width (pen->layout, -1);
      pango_layout_set_ellipsize (pen->layout, PANGO_ELLIPSIZE_NONE);
    }

  return width;
}

/* The smallest of 1, 2, 5 × 10ⁿ that is not under @least */
static double
round_step (double least)
{
  double power = pow (10, floor (log10 (least)));
  double lead = least / power;

  /* a hair of tolerance: 5.000000001 is still five */
  return power * (lead <= 1 + 1e-9 ? 1 : lead <= 2 + 1e-9 ? 2 : lead <= 5 + 1e-9 ? 5 : 10);
}

void
san_axis_fit (SanAxis *axis,
              double   low,
              double   high,
              double   intervals)
{
  double span = high - low;

  /* values that are all the same still want an axis around them */
  if (span < 1e-6 * MAX (fabs (low), fabs (high)) || span <= 0)
    {
      span = MAX (fabs (high) * 0.02, 1e-2);
      low -= span / 2;
      high += span / 2;
    }

  axis->step = round_step (span / CLAMP (intervals, 1, 12));
  axis->start = floor (low / axis->step + 1e-9) * axis->step;
  axis->end = ceil (high / axis->step - 1e-9) * axis->step;
  axis->decimals = (int) MAX (0, -floor (log10 (axis->step) + 1e-9));
}

int
san_axis_n_ticks (const SanAxis *axis)
{
  return (int) floor ((axis->end - axis->start) / axis->step + 0.5) + 1;
}

double
san_axis_tick (const SanAxis *axis,
               int            i)
{
  return axis->start + i * axis->step;
}

char *
san_axis_label (const SanAxis *axis,
                double         value)
{
  char format[8];
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];

  /* a sum of steps may miss zero by a hair and must not print as −0 */
  if (fabs (value) < axis->step * 1e-6)
    value = 0;

  g_snprintf (format, sizeof format, "%%.%df", CLAMP (axis->decimals, 0, 15));
  g_ascii_formatd (digits, sizeof digits, format, fabs (value));

  return g_strconcat (value < 0 ? "−" : "", digits, NULL);
}

char *
san_axis_label_short (const SanAxis *axis,
                      double         value)
{
  SanAxis whole = *axis;

  if (fabs (value - round (value)) < axis->step * 1e-6)
    whole.decimals = 0;

  return san_axis_label (&whole, value);
}

/* Isotonic regression by pooling neighbours: subtracting i × pitch turns "at least
 * pitch apart" into "not falling", and the least squares answer is the pools' means. */
void
san_spread (double *centres,
            guint   n,
            double  pitch,
            double  low,
            double  high)
{
  g_autofree double *mean = g_new (double, n);
  g_autofree guint *size = g_new (guint, n);
  guint pools = 0;

  for (guint i = 0; i < n; i++)
    {
      mean[pools] = centres[i] - i * pitch;
      size[pools] = 1;
      pools++;

      while (pools > 1 && mean[pools - 2] > mean[pools - 1])
        {
          guint both = size[pools - 2] + size[pools - 1];

          mean[pools - 2] = (mean[pools - 2] * size[pools - 2] +
                             mean[pools - 1] * size[pools - 1]) / both;
          size[pools - 2] = both;
          pools--;
        }
    }

  high = MAX (low, high - (n > 0 ? n - 1 : 0) * pitch);
  for (guint pool = 0, i = 0; pool < pools; pool++)
    for (guint k = 0; k < size[pool]; k++, i++)
      centres[i] = CLAMP (mean[pool], low, high) + i * pitch;
}
