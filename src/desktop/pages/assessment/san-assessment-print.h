/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-adjustments-view.h"
#include "pages/assessment/san-assessment-tabs.h"
#include "pages/assessment/san-score-view.h"

G_BEGIN_DECLS

/* What leaves the assessment page: "print", "preview", "print-list", "export" and
 * "copy-table" of the tab that is in view. Nothing is owned; all of them live as long as the
 * page. */
void san_assessment_print_add_actions (SanPage            *page,
                                       SanAssessmentTabs  *tabs,
                                       SanScoreView       *scores,
                                       SanAdjustmentsView *adjustments);

G_END_DECLS
