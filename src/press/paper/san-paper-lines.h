/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* What stands on a sheet as text, so that it can be selected, copied and read out: who draws
 * a paper tells each line of text to the context, and who listens to that hears it. */

/**
 * SanPaperLine:
 * @text: without what breaks the line
 * @n: of characters
 * @edges: n + 1 of them, in points from the left of the sheet: between the characters
 * @y: of its top, from the top of the sheet
 * @goes_on: the next line belongs to the same paragraph
 */
typedef struct
{
  char    *text;
  guint    n;
  double  *edges;
  double   y;
  double   height;
  gboolean goes_on;
} SanPaperLine;

void  san_paper_line_free  (SanPaperLine    *line);

/* @lines (nullable) (element-type SanPaperLine): gets the lines of all that is drawn on @cr
 * from now on, in the order in which it is drawn; nobody does: %NULL. It must live as long as
 * @cr. */
void  san_paper_listen     (cairo_t         *cr,
                            GPtrArray       *lines);
/* (nullable) (transfer none): who listens */
GPtrArray *
      san_paper_listener   (cairo_t         *cr);
/* A line of @layout that is drawn with its base at @x, @y, and @height high. */
void  san_paper_tell_line  (cairo_t         *cr,
                            PangoLayout     *layout,
                            PangoLayoutLine *line,
                            double           x,
                            double           y,
                            double           height);
/* Draws @layout at the current point and tells its lines. */
void  san_paper_show_layout (cairo_t        *cr,
                            PangoLayout     *layout);

G_END_DECLS
