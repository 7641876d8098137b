/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-survey-records.h"

G_BEGIN_DECLS

/**
 * SanQuestionList:
 *
 * The questions with their options; new ones, changes, their order.
 */
#define SAN_TYPE_QUESTION_LIST (san_question_list_get_type ())
G_DECLARE_FINAL_TYPE (SanQuestionList, san_question_list, SAN, QUESTION_LIST, AdwBin)

/* Once */
void       san_question_list_set_records (SanQuestionList  *self,
                                          SanSurveyRecords *records);
/* The records were loaded anew. */
void       san_question_list_refresh     (SanQuestionList  *self);
/* (transfer none) (nullable): the dialog that opens */
GtkWindow *san_question_list_add         (SanQuestionList  *self);
GtkWindow *san_question_list_edit        (SanQuestionList  *self);

G_END_DECLS
