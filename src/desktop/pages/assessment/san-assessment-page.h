/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/**
 * SanAssessmentPage:
 *
 * The round of the month: its score sheet, its ledger of adjustments and vetoes, and its
 * way from preparation through assessment and review to the ranking.
 *
 * Its show() takes a unit's id (x), the name of a tab (s): "scores", "onsite",
 * "adjustments", or what a tab takes, with its name as "tab" (a{sv}).
 */
#define SAN_TYPE_ASSESSMENT_PAGE (san_assessment_page_get_type ())
G_DECLARE_FINAL_TYPE (SanAssessmentPage, san_assessment_page, SAN, ASSESSMENT_PAGE, SanPage)

G_END_DECLS
