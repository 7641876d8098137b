/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-bars-chart.h"
#include "charts/san-trend-chart.h"

/* Charts to test with, and a look at what was drawn. */

/* A group of @n units from 95 down to 80, the first best, with a mean of 88.25 */
SanChart        *group_of     (guint                n);
/* Up to nine districts over up to twelve months; @values series after series */
SanChart        *lines_of     (const double        *values,
                               guint                n_series,
                               guint                n_periods,
                               int                  current);
cairo_surface_t *paint        (SanChart            *chart,
                               const SanChartTheme *theme,
                               int                  width,
                               int                  height);
/* How many pixels of a part of the picture have just this colour */
guint            count_pixels (cairo_surface_t     *surface,
                               const SanColour     *colour,
                               int                  x0,
                               int                  y0,
                               int                  x1,
                               int                  y1);
