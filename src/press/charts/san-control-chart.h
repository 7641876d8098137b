/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

#define SAN_TYPE_CONTROL_CHART (san_control_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanControlChart, san_control_chart, SAN, CONTROL_CHART, SanChart)

/* Which months of a unit stand out from its usual ups and downs: a chart of individual
 * values, with limits at mean ± 2.66 × mean moving range (Shewhart; Wheeler and Chambers,
 * Understanding Statistical Process Control), and runs of eight on one side of the mean.
 * Copies everything; NAN: no value. Limits need at least three values. An item is a
 * period. */
SanChart *san_control_chart_new       (const char         *title,
                                       const char *const  *periods,
                                       guint               n_periods,
                                       const double       *values,
                                       const char *const  *texts);
/* Whether the value of a period is outside of the limits or in such a run */
gboolean  san_control_chart_stands_out (SanControlChart   *self,
                                       guint               period);

G_END_DECLS
