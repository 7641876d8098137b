/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"

G_BEGIN_DECLS

/* Every chart of a round for groups and times of any size. */
typedef struct
{
  const char *name;
  SanChart   *(*make) (guint units,
                       guint months);
} CrowdChart;

typedef struct
{
  guint units;
  guint months;
} CrowdSize;

extern const CrowdChart crowd_charts[];
extern const guint      crowd_n_charts;
extern const CrowdSize  crowd_sizes[];
extern const guint      crowd_n_sizes;

SanChart *crowd_bump (guint units,
                      guint months);

G_END_DECLS
