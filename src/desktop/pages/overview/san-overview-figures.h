/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* What the overview says of a round, counted from its ranking. */
typedef struct
{
  guint  units;        /* that take part */
  guint  scored;       /* that have a total */
  guint  cells;        /* to be typed in */
  guint  entered;      /* of them */
  guint  points;       /* that were seen */
} SanOverviewFigures;

void       san_overview_count      (const SanRanking   *ranking,
                                    SanOverviewFigures *figures);

/* A component, or a category of one that is inspected, and what it cost the total of a unit
 * on average. */
typedef struct
{
  char   *name;
  gboolean category;
  double  loss;
  guint   below;       /* units under nine tenths of its full marks */
  guint   units;       /* that have a score there */
} SanWeakness;

void       san_weakness_free       (SanWeakness        *weakness);
/* (element-type SanWeakness): the largest loss first; leaves that have data and lose */
GPtrArray *san_overview_weaknesses (const SanRanking   *ranking,
                                    const SanRankedGroup *group);
/* The group of that name, or else the largest, in which categories were inspected. @weaknesses:
 * (inout) (transfer full): its own */
const SanRankedGroup *san_overview_find_inspected (const SanRanking *ranking,
                                                   const char       *name,
                                                   GPtrArray       **weaknesses);

G_END_DECLS
