/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "charts/san-chart.h"
#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* The totals of the last months, read and computed in a worker: a ranking a month. */
typedef struct _SanOverviewTrend SanOverviewTrend;

void        san_overview_trend_free       (SanOverviewTrend *trend);
/* Called on the main thread; @trend (transfer full), NULL when there is nothing. */
typedef void (*SanOverviewTrendReady)     (SanOverviewTrend *trend,
                                           gpointer          data);
/* Of the months up to the one in view, as many as @months. */
void        san_overview_trend_read       (SanContext       *context,
                                           guint             months,
                                           SanOverviewTrendReady ready,
                                           gpointer          data);

/* Groups of the newest round, in their order. */
guint       san_overview_trend_n_groups   (SanOverviewTrend *trend);
const char *san_overview_trend_group      (SanOverviewTrend *trend,
                                           guint             index);
/* (transfer full): the units of the group, a line each */
SanChart   *san_overview_trend_chart      (SanOverviewTrend *trend,
                                           guint             index,
                                           const char       *title);
/* The unit of a line of that chart; 0: none */
gint64      san_overview_trend_unit       (SanOverviewTrend *trend,
                                           guint             index,
                                           guint             line);
/* (nullable): of another round of the newest month, as san_ranking_load_beside() says.
 * @label: (out) (optional) (nullable): of that round */
const SanRanking *san_overview_trend_inspected (SanOverviewTrend *trend,
                                                const char      **label);
/* (transfer full): 2018年1月 — 2018年6月 */
char       *san_overview_trend_span       (SanOverviewTrend *trend);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanOverviewTrend, san_overview_trend_free)

G_END_DECLS
