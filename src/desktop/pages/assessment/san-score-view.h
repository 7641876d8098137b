/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/assessment/san-score-sheet.h"
#include "widgets/san-grid.h"

G_BEGIN_DECLS

/**
 * SanScoreView:
 *
 * The tab 打分表: groups and filters, the formula bar, the grid over a #SanScoreSheet with
 * its checks beside it, and the sums of what is selected. Its actions are the page's.
 */
#define SAN_TYPE_SCORE_VIEW (san_score_view_get_type ())
G_DECLARE_FINAL_TYPE (SanScoreView, san_score_view, SAN, SCORE_VIEW, AdwBin)

/* Once, when the page has its context */
void           san_score_view_set_page   (SanScoreView   *self,
                                          SanPage        *page);
/* @round: (nullable) */
gboolean       san_score_view_load       (SanScoreView   *self,
                                          const SanRound *round,
                                          GError        **error);
SanScoreSheet *san_score_view_get_sheet  (SanScoreView   *self);
SanGrid       *san_score_view_get_grid   (SanScoreView   *self);
gboolean       san_score_view_show_unit  (SanScoreView   *self,
                                          gint64          unit_id);
/* Goes to the first error there is, in any group. */
void           san_score_view_show_error (SanScoreView   *self);

G_END_DECLS
