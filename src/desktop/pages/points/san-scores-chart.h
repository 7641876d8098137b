/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"
#include "pages/points/san-point-scope.h"

G_BEGIN_DECLS

/**
 * SanScoresChart:
 *
 * The scores of a point, month by month; the last is the month that is looked at.
 */
#define SAN_TYPE_SCORES_CHART (san_scores_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanScoresChart, san_scores_chart, SAN, SCORES_CHART, SanChart)

SanChart *san_scores_chart_new (const char           *title,
                                const SanPointMonths *months,
                                const gint64          scores[SAN_POINT_MONTHS]);

G_END_DECLS
