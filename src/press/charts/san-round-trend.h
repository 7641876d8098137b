/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/san-chart.h"
#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* (transfer full): a unit amid the group over @rounds (element-type SanRound, by period), with
 * the components of @scheme by their keys. @labels: of the rounds */
SanChart *san_round_trend_new (SanDatabase          *database,
                               const GPtrArray      *rounds,
                               const char *const    *labels,
                               const SanRankedGroup *group,
                               const SanParticipant *unit,
                               const SanScheme      *scheme,
                               const char           *title,
                               GError              **error);

G_END_DECLS
