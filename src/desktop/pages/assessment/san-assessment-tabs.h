/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-assessment-tab.h"
#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/**
 * SanAssessmentTabs:
 *
 * The tabs of the assessment page: which there are, which is in view, which are behind. The
 * score sheet and the ledger stand in the page's template and are its own to load.
 *
 * #SanAssessmentTabs::changed when another tab came into view.
 */
#define SAN_TYPE_ASSESSMENT_TABS (san_assessment_tabs_get_type ())
G_DECLARE_FINAL_TYPE (SanAssessmentTabs, san_assessment_tabs, SAN, ASSESSMENT_TABS, GObject)

/* @box holds the buttons of the score sheet and the ledger; the others are put among them.
 * The page lives longer. */
SanAssessmentTabs *san_assessment_tabs_new   (SanPage           *page,
                                              GtkBox            *box,
                                              GtkStack          *views,
                                              GtkToggleButton   *scores,
                                              GtkToggleButton   *adjustments);
/* (nullable): the score sheet and the ledger have none */
SanAssessmentTab  *san_assessment_tabs_get   (SanAssessmentTabs *self);
/* Whether the step that is being made is that of a tab that knows it */
gboolean           san_assessment_tabs_is_writing (SanAssessmentTabs *self);
/* The records have changed; with @own all but the one that is writing are behind. */
void               san_assessment_tabs_outdate (SanAssessmentTabs *self,
                                              gboolean           own);
/* Loads what is in view, where it is behind. */
void               san_assessment_tabs_load  (SanAssessmentTabs *self,
                                              SanRound          *round);
/* Offers those that the round has something for. */
void               san_assessment_tabs_fit   (SanAssessmentTabs *self,
                                              const SanRound    *round,
                                              const SanRoundInput *input);
void               san_assessment_tabs_show  (SanAssessmentTabs *self,
                                              const char        *name);
/* The next one (1), or the one before (−1). */
void               san_assessment_tabs_step  (SanAssessmentTabs *self,
                                              int                step);

G_END_DECLS
