/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

/**
 * SanWaterfallStep:
 * @name: of the level or the part
 * @value: a level where it is the first or the last one, else what is added to the level
 * @text: as printed
 */
typedef struct
{
  const char *name;
  double      value;
  const char *text;
} SanWaterfallStep;

#define SAN_TYPE_WATERFALL_CHART (san_waterfall_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanWaterfallChart, san_waterfall_chart, SAN, WATERFALL_CHART, SanChart)

/* From one level to another by what was lost and won on the way. Copies everything; there
 * are at least two steps. An item is a step. */
SanChart *san_waterfall_chart_new (const char             *title,
                                   const SanWaterfallStep *steps,
                                   guint                   n_steps);

G_END_DECLS
