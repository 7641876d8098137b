/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

/**
 * SanBar:
 * @name: of the unit
 * @total: what is drawn; NAN when there is none
 * @text: (nullable): what is printed, rounded by the scheme; without a total the word
 *   for that, a dash when %NULL
 * @previous: the total of the round before; NAN when there is none
 * @previous_text: (nullable): what is printed for it
 * @rank: the place; 0 when it has none
 * @tied: whether another unit shares the place
 */
typedef struct
{
  const char *name;
  double      total;
  const char *text;
  double      previous;
  const char *previous_text;
  int         rank;
  gboolean    tied;
} SanBar;

#define SAN_TYPE_BARS_CHART (san_bars_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanBarsChart, san_bars_chart, SAN, BARS_CHART, SanChart)

/* Copies @bars; their order is that of units without a place, and breaks ties. */
SanChart *san_bars_chart_new                (const char          *title,
                                             const SanBar        *bars,
                                             guint                n_bars);
/* @text is what is printed for the mean of the group. */
void      san_bars_chart_set_mean           (SanBarsChart        *self,
                                             double               mean,
                                             const char          *text);
/* What the tick on a bar is; @label: (nullable): "last month" */
void      san_bars_chart_set_previous_label (SanBarsChart        *self,
                                             const char          *label);

/* Where the axis starts when drawn so wide, and whether that is above zero so that every
 * bar shows a break. */
gboolean  san_bars_chart_get_axis           (SanBarsChart        *self,
                                             const SanChartTheme *theme,
                                             double               width,
                                             double              *start,
                                             double              *end);

G_END_DECLS
