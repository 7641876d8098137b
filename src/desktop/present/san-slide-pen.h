/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart-theme.h"
#include "present/san-show.h"

G_BEGIN_DECLS

/* Text and shapes of slides, in design pixels. For this room only. */
typedef struct
{
  cairo_t             *cr;
  const SanChartTheme *theme;
  PangoLayout         *layout;
} SanSlidePen;

/* How text stands around its point. */
typedef enum
{
  SAN_ALIGN_LEFT,
  SAN_ALIGN_CENTRE,
  SAN_ALIGN_RIGHT,
} SanSlideAlign;

void   san_slide_pen_init     (SanSlidePen          *pen,
                               cairo_t              *cr,
                               const SanChartTheme  *theme);
void   san_slide_pen_clear    (SanSlidePen          *pen);
void   san_slide_pen_colour   (SanSlidePen          *pen,
                               SanColourToken        token,
                               double                alpha);
void   san_slide_pen_fill     (SanSlidePen          *pen,
                               SanColourToken        token,
                               double                alpha,
                               double                x,
                               double                y,
                               double                width,
                               double                height);
void   san_slide_pen_panel    (SanSlidePen          *pen,
                               SanColourToken        token,
                               double                x,
                               double                y,
                               double                width,
                               double                height);
void   san_slide_pen_hatch    (SanSlidePen          *pen,
                               double                x,
                               double                y,
                               double                width,
                               double                height);
/* ▲ or ▼, as an arrow that needs no font, in the middle of a line of text */
void   san_slide_pen_arrow    (SanSlidePen          *pen,
                               gboolean              up,
                               double                x,
                               double                y,
                               double                size);
double san_slide_pen_width    (SanSlidePen          *pen,
                               const char           *text,
                               double                size,
                               gboolean              bold);
/* One line around the middle line @y, ellipsised to @room (if positive); its width */
double san_slide_pen_text     (SanSlidePen          *pen,
                               const char           *text,
                               double                x,
                               double                y,
                               SanSlideAlign         align,
                               double                size,
                               gboolean              bold,
                               SanColourToken        token,
                               double                room);
/* The same, but as small as @least before anything is cut off */
double san_slide_pen_fit      (SanSlidePen          *pen,
                               const char           *text,
                               double                x,
                               double                y,
                               SanSlideAlign         align,
                               double                size,
                               double                least,
                               gboolean              bold,
                               SanColourToken        token,
                               double                room);
/* Wrapped to @width and cut off after @lines; from @y downwards; its height */
double san_slide_pen_wrapped  (SanSlidePen          *pen,
                               const char           *text,
                               double                x,
                               double                y,
                               double                width,
                               guint                 lines,
                               double                size,
                               gboolean              bold,
                               SanColourToken        token);

/* What the drawings of slides share: the pen, and the canvas within its margins. */
typedef struct
{
  SanShow     *show;
  SanSlidePen  pen;
  double       width;
  double       height;
} SanSlideCanvas;

#define SAN_SLIDE_MARGIN 72.0
#define SAN_SLIDE_TOP    118.0    /* what is below the heading */
#define SAN_SLIDE_BOTTOM 48.0     /* the strip of buttons may cover it */
/* the least that is read from the back row */
#define SAN_SLIDE_SMALL  19.0

void   san_slide_draw_ranking (SanSlideCanvas       *canvas);
guint  san_slide_rows         (const SanShow        *show);
void   san_slide_draw_lines   (SanSlideCanvas       *canvas,
                               const GPtrArray      *lines,
                               SanColourToken        token);
guint  san_slide_line_pages   (const SanShow        *show,
                               const GPtrArray      *lines);
void   san_slide_draw_tickets (SanSlideCanvas       *canvas);
void   san_slide_draw_problem (SanSlideCanvas       *canvas);
void   san_slide_draw_cover   (SanSlideCanvas       *canvas);

G_END_DECLS
