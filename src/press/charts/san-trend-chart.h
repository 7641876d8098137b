/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

/**
 * SanTrendSeries:
 * @name: of the unit or group
 * @values: one a period; NAN where there is none
 * @texts: (nullable): what is printed for each, as rounded by the scheme; an entry may
 *   be %NULL
 */
typedef struct
{
  const char        *name;
  const double      *values;
  const char *const *texts;
} SanTrendSeries;

#define SAN_TYPE_TREND_CHART (san_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanTrendChart, san_trend_chart, SAN, TREND_CHART, SanChart)

/* Copies everything. @current is the period to stress, −1 for none. Up to six series
 * have colours, markers and names of their own; with more all are grey but the selected,
 * and only it, the highest and the lowest are named. An item is a series in a period. */
SanChart *san_trend_chart_new    (const char           *title,
                                  const char *const    *periods,
                                  guint                 n_periods,
                                  int                   current,
                                  const SanTrendSeries *series,
                                  guint                 n_series);
void      san_trend_chart_locate (SanTrendChart        *self,
                                  int                   index,
                                  guint                *series,
                                  guint                *period);
/* Where the direct label of a series is when drawn so; FALSE if it has none. */
gboolean  san_trend_chart_get_label_area (SanTrendChart       *self,
                                          const SanChartTheme *theme,
                                          double               width,
                                          double               height,
                                          guint                series,
                                          SanChartArea        *area);

G_END_DECLS
