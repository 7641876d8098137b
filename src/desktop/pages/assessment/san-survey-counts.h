/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-survey-records.h"
#include "widgets/san-grid-model.h"

G_BEGIN_DECLS

/**
 * SanSurveyCounts:
 *
 * The answers of a round unit by unit, for a grid: quotas and counts are typed there,
 * questionnaires are added to them, and score and margin stand at the right.
 */
#define SAN_TYPE_SURVEY_COUNTS (san_survey_counts_get_type ())
G_DECLARE_FINAL_TYPE (SanSurveyCounts, san_survey_counts, SAN, SURVEY_COUNTS, GObject)

SanSurveyCounts *san_survey_counts_new     (SanSurveyRecords *records);
/* The records were loaded anew. */
void             san_survey_counts_refresh (SanSurveyCounts  *self);

G_END_DECLS
