/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart-theme.h"

G_BEGIN_DECLS

/* What every chart is made of: text, axes, hatch, markers. Only charts include this. */

typedef enum
{
  SAN_TEXT_SMALL,   /* 11: axis numbers, legends */
  SAN_TEXT_BODY,    /* 12: names, values */
  SAN_TEXT_TITLE,   /* 14, bold: the title of an exported picture */
} SanTextSize;

/* In the order of the series; unlike colours they also survive a copier. */
typedef enum
{
  SAN_MARKER_CIRCLE,
  SAN_MARKER_SQUARE,
  SAN_MARKER_TRIANGLE,
  SAN_MARKER_DIAMOND,
  SAN_MARKER_CROSS,
  SAN_MARKER_RING,
  SAN_N_MARKERS
} SanMarker;

/* A theme at work on one surface; @cr is NULL when only measuring. @unit is one design
 * pixel in user space. Initialise, use, clear: all within one call. */
typedef struct
{
  cairo_t              *cr;
  const SanChartTheme  *theme;
  double                unit;
  PangoLayout          *layout;
  PangoFontDescription *font;
  int                   style;
} SanPen;

void   san_pen_init        (SanPen              *pen,
                            cairo_t             *cr,
                            const SanChartTheme *theme);
void   san_pen_clear       (SanPen              *pen);

void   san_pen_colour      (SanPen              *pen,
                            SanColourToken       token,
                            double               alpha);
void   san_pen_fill_rect   (SanPen              *pen,
                            SanColourToken       token,
                            double               alpha,
                            double               x,
                            double               y,
                            double               width,
                            double               height);
void   san_pen_round_rect  (SanPen              *pen,
                            double               x,
                            double               y,
                            double               width,
                            double               height,
                            double               radius);
/* Straight lines sit on whole device-like pixels of the unit, one unit wide. */
void   san_pen_vline       (SanPen              *pen,
                            double               x,
                            double               y0,
                            double               y1);
void   san_pen_hline       (SanPen              *pen,
                            double               x0,
                            double               x1,
                            double               y);
void   san_pen_dash        (SanPen              *pen,
                            gboolean             dashed);
/* Diagonals, 5 units apart, that run through from one rectangle to the next. */
void   san_pen_hatch       (SanPen              *pen,
                            double               x,
                            double               y,
                            double               width,
                            double               height);
void   san_pen_marker      (SanPen              *pen,
                            SanMarker            marker,
                            SanColourToken       token,
                            double               x,
                            double               y);

double san_pen_text_width  (SanPen              *pen,
                            const char          *text,
                            SanTextSize          size,
                            gboolean             bold);
/* Puts one line of text around the middle line @y: @x is its left edge, middle or right
 * edge by @align 0, 0.5, 1. Wider than @max_width (if positive) it is ellipsised.
 * Returns the width it took. */
double san_pen_text        (SanPen              *pen,
                            const char          *text,
                            double               x,
                            double               y,
                            double               align,
                            SanTextSize          size,
                            gboolean             bold,
                            SanColourToken       token,
                            double               max_width);

/* Ticks at start, start + step … end; @decimals are what a tick needs to be told from
 * its neighbour. */
typedef struct
{
  double start;
  double end;
  double step;
  int    decimals;
} SanAxis;

/* The round axis around [@low, @high] with about @intervals steps. */
void   san_axis_fit        (SanAxis             *axis,
                            double               low,
                            double               high,
                            double               intervals);
int    san_axis_n_ticks    (const SanAxis       *axis);
double san_axis_tick       (const SanAxis       *axis,
                            int                  i);
/* (transfer full): with the true minus sign, in no locale */
char  *san_axis_label      (const SanAxis       *axis,
                            double               value);

/* (transfer full): without decimals where they are all zero */
char  *san_axis_label_short (const SanAxis      *axis,
                            double               value);

/* Moves sorted @centres apart to at least @pitch, as little as possible in the sum of
 * squares, and within [@low, @high] as far as they fit there. */
void   san_spread          (double              *centres,
                            guint                n,
                            double               pitch,
                            double               low,
                            double               high);

G_END_DECLS
