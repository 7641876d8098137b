/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

/* One round: @period as on the axis; @place 0 is none; @of counts the placed. */
typedef struct
{
  const char *period;
  const char *group;
  const char *total;
  guint       place;
  guint       of;
} SanPlaceStep;

/**
 * SanPlacesChart:
 *
 * Where one unit stood, round by round: the place stands in the mark, the first is on top.
 */
#define SAN_TYPE_PLACES_CHART (san_places_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanPlacesChart, san_places_chart, SAN, PLACES_CHART, SanChart)

/* Copies everything; the last step is the one that is looked at. */
SanChart *san_places_chart_new (const char         *title,
                                const SanPlaceStep *steps,
                                guint               n_steps);

G_END_DECLS
