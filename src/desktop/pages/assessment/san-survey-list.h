/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-survey-records.h"

G_BEGIN_DECLS

/**
 * SanSurveyList:
 *
 * The questionnaires of a round, with a search; how far each is filled in.
 *
 * #SanSurveyList::selected when another one is chosen.
 */
#define SAN_TYPE_SURVEY_LIST (san_survey_list_get_type ())
G_DECLARE_FINAL_TYPE (SanSurveyList, san_survey_list, SAN, SURVEY_LIST, AdwBin)

/* Once */
void    san_survey_list_set_records (SanSurveyList    *self,
                                     SanSurveyRecords *records);
/* The records were loaded anew. */
void    san_survey_list_refresh     (SanSurveyList    *self);
/* 0: none */
gint64  san_survey_list_get         (SanSurveyList    *self);
/* Takes the search away where it hides it. */
void    san_survey_list_select      (SanSurveyList    *self,
                                     gint64            respondent_id);
/* The next one (1), or the one before (−1), as listed */
void    san_survey_list_step        (SanSurveyList    *self,
                                     int               step);

G_END_DECLS
