/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"
#include "ranking/san-ranking.h"
#include "ranking/san-stability.h"

G_BEGIN_DECLS

/* What can be drawn of a round, as sansectl names it. */
typedef enum
{
  SAN_ROUND_CHART_BARS,        /* the totals of a group */
  SAN_ROUND_CHART_BUMP,        /* its places over the months */
  SAN_ROUND_CHART_HEAT,        /* its units by category, or by component without any */
  SAN_ROUND_CHART_TREND,       /* a unit beside the mean of its group */
  SAN_ROUND_CHART_WATERFALL,   /* from the full mark to the total of a unit */
  SAN_ROUND_CHART_CONTROL,     /* which months of a unit stand out */
  SAN_ROUND_CHART_STABILITY,   /* how firm the places of a group are */
} SanRoundChartKind;

gboolean  san_round_chart_kind_parse (const char          *text,
                                      SanRoundChartKind   *kind);
/* Is it about one unit? */
gboolean  san_round_chart_needs_unit (SanRoundChartKind    kind);

/* @group: NULL: the first, or that of the unit. @participant: of @ranking's input, for the
 * kinds that need one (SAN_ERROR_INVALID without), G_MAXUINT otherwise. Other rounds and,
 * for the heat map and the stability, the records of this one are read from @database. */
SanChart *san_round_chart_new        (SanDatabase         *database,
                                      const SanRound      *round,
                                      SanRanking          *ranking,
                                      SanRoundChartKind    kind,
                                      const char          *group,
                                      guint                participant,
                                      GError             **error);
/* The parts of it that need nothing but a ranking. */
SanChart *san_round_chart_bars       (const SanRanking    *ranking,
                                      const SanRankedGroup *group);
SanChart *san_round_chart_waterfall  (const SanRanking    *ranking,
                                      guint                participant,
                                      GError             **error);
SanChart *san_round_chart_stability  (const SanStability  *stability,
                                      const SanRankedGroup *group);
/* @areas: (nullable): category id → name of its area */
SanChart *san_round_chart_heat       (const SanRanking    *ranking,
                                      const SanRankedGroup *group,
                                      GHashTable          *areas);

G_END_DECLS
