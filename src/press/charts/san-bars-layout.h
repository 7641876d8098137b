/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-bars-chart.h"
#include "charts/san-chart-draw.h"

G_BEGIN_DECLS

/* Where the bars of a ranking go: rules without drawing. Only the bars chart and its
 * test include this. */

typedef enum
{
  SAN_BAR_PLAIN,
  SAN_BAR_TOP,
  SAN_BAR_BOTTOM,
} SanBarMark;

/* A line of the chart: the bar at a place of the order, or so many bars folded away. */
typedef struct
{
  guint place;
  guint folded;
} SanBarRow;

/* Indices of @bars: with a place, then only listed, then without a total. */
void     san_bars_order    (const SanBar *bars,
                            guint         n_bars,
                            guint        *order);
/* A unit is among the top k when fewer than k places lie before its own, so those who
 * share a place share its colour; likewise from below. Who would be both is neither.
 * Fills @marks by index; returns k, 0 when nobody is marked. */
guint    san_bars_mark     (const SanBar *bars,
                            guint         n_bars,
                            const guint  *order,
                            SanBarMark   *marks);
/* @mean may be NAN; @width is that of the plot and @unit a design pixel. */
void     san_bars_fit_axis (const SanBar *bars,
                            guint         n_bars,
                            double        mean,
                            double        width,
                            double        unit,
                            SanAxis      *axis);
/* Head and tail of @n_bars, in at most @most ≥ 7 rows, with the place @seen (−1: none)
 * kept in sight; what is left out is said in a row of its own. */
void     san_bars_fold     (guint         n_bars,
                            guint         most,
                            int           seen,
                            GArray       *rows);

G_END_DECLS
