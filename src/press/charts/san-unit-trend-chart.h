/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

/**
 * SanUnitTrendLine:
 * @name: of the total or the component
 * @values: of the unit, one a period; NAN: none
 * @texts: as printed; an entry may be %NULL
 * @means: of the group; NAN: none
 * @mean_texts: as printed; an entry may be %NULL
 */
typedef struct
{
  const char         *name;
  const double       *values;
  const char *const  *texts;
  const double       *means;
  const char *const  *mean_texts;
} SanUnitTrendLine;

/**
 * SanUnitTrendSpread:
 *
 * How the totals of the group lie, one a period; NAN: none.
 */
typedef struct
{
  const double *low;
  const double *lower;    /* a quarter is below it */
  const double *upper;    /* a quarter is above it */
  const double *high;
} SanUnitTrendSpread;

#define SAN_TYPE_UNIT_TREND_CHART (san_unit_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitTrendChart, san_unit_trend_chart, SAN, UNIT_TREND_CHART, SanChart)

/* A unit over the months amid its group: the mean, the range of all and of the middle half;
 * below it small charts of the components on one scale. Copies everything. An item is a
 * month of a line: those of the total first. */
SanChart *san_unit_trend_chart_new (const char               *title,
                                    const char               *unit,
                                    const char *const        *periods,
                                    guint                     n_periods,
                                    const SanUnitTrendLine   *total,
                                    const SanUnitTrendSpread *spread,
                                    const SanUnitTrendLine   *components,
                                    guint                     n_components);

G_END_DECLS
