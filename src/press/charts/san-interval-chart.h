/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

/**
 * SanInterval:
 * @name: of the unit
 * @place: as ranked
 * @low: the better end
 * @high: the other end
 * @reference: it rests on too few points to be sure of
 */
typedef struct
{
  const char *name;
  guint       place;
  guint       low;
  guint       high;
  gboolean    reference;
} SanInterval;

#define SAN_TYPE_INTERVAL_CHART (san_interval_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanIntervalChart, san_interval_chart, SAN, INTERVAL_CHART, SanChart)

/* Between which places every unit would stand had other points been drawn. Copies
 * everything. An item is a unit. */
SanChart *san_interval_chart_new (const char        *title,
                                  const SanInterval *rows,
                                  guint              n_rows);

G_END_DECLS
