/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-survey-records.h"

G_BEGIN_DECLS

/**
 * SanQuestionDialog:
 *
 * A question with its options and what they are worth.
 */
#define SAN_TYPE_QUESTION_DIALOG (san_question_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SanQuestionDialog, san_question_dialog, SAN, QUESTION_DIALOG, AdwWindow)

/* @question: (nullable): NULL for a new one, which starts with the options of @like
 * (nullable) */
GtkWindow *san_question_dialog_new (GtkWidget         *over,
                                    SanSurveyRecords  *records,
                                    const SanQuestion *question,
                                    const SanQuestion *like);

G_END_DECLS
