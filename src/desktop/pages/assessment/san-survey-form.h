/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-survey-records.h"

G_BEGIN_DECLS

/**
 * SanSurveyForm:
 *
 * One questionnaire, filled in at the keyboard: a number chooses an option and goes on to
 * the next question, 0 takes the answer away, ↑ and ↓ move. Every stroke is a step.
 */
#define SAN_TYPE_SURVEY_FORM (san_survey_form_get_type ())
G_DECLARE_FINAL_TYPE (SanSurveyForm, san_survey_form, SAN, SURVEY_FORM, AdwBin)

/* Once */
void           san_survey_form_set_records (SanSurveyForm    *self,
                                            SanSurveyRecords *records);
/* Shows a questionnaire, or none with 0; the records were loaded. */
void           san_survey_form_show        (SanSurveyForm    *self,
                                            gint64            respondent_id);
/* The one in view; NULL without it */
const SanRespondent *san_survey_form_get   (SanSurveyForm    *self);
/* To the first question that is not answered */
void           san_survey_form_focus       (SanSurveyForm    *self);

G_END_DECLS
