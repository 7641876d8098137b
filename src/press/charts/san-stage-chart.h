/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"
#include "tickets/san-ticket-event.h"

G_BEGIN_DECLS

/**
 * SanStageChart:
 *
 * How many tickets are at each stage, a column a stage, white at the base, yellow and red
 * on top. It shows tickets, so the colours of tickets are right.
 */
#define SAN_TYPE_STAGE_CHART (san_stage_chart_get_type ())
G_DECLARE_FINAL_TYPE (SanStageChart, san_stage_chart, SAN, STAGE_CHART, SanChart)

typedef struct
{
  const char *name;
  guint       counts[SAN_TICKET_COLOURS];
} SanStageColumn;

/* Copies @columns. */
SanChart *san_stage_chart_new (const char           *title,
                               const SanStageColumn *columns,
                               guint                 n_columns);

G_END_DECLS
