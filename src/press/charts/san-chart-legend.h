/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart-draw.h"

G_BEGIN_DECLS

/* The line under a chart that says what its signs are. Only charts include this. */

typedef enum
{
  SAN_SIGN_NONE,
  SAN_SIGN_TOP,
  SAN_SIGN_BOTTOM,
  SAN_SIGN_TICK,
  SAN_SIGN_DASHES,
} SanSign;

typedef struct
{
  SanSign  sign;
  char    *text;
  gboolean at_end;   /* against the right edge of its line */
} SanLegendEntry;

#define SAN_LEGEND_LINE 22.0

GArray *san_legend_new  (void);
/* Takes @text; does nothing when it is NULL. */
void    san_legend_add  (GArray  *legend,
                         SanSign  sign,
                         char    *text,
                         gboolean at_end);
/* Lays the entries out in lines of @width, drawn from @y downwards if the pen has a
 * surface. Returns how many lines they take. */
int     san_legend_draw (GArray  *legend,
                         SanPen  *pen,
                         double   y,
                         double   width);

G_END_DECLS
