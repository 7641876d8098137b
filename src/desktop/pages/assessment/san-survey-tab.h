/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-assessment-tab.h"

G_BEGIN_DECLS

/**
 * SanSurveyTab:
 *
 * Questionnaires of a round: one after the other at the keyboard, unit by unit as counts
 * with quotas and margins, and the questions themselves.
 */
#define SAN_TYPE_SURVEY_TAB (san_survey_tab_get_type ())
G_DECLARE_FINAL_TYPE (SanSurveyTab, san_survey_tab, SAN, SURVEY_TAB, AdwBin)

G_END_DECLS
