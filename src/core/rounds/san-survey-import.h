/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"
#include "tables/san-table-writer.h"

G_BEGIN_DECLS

/* Tables of questionnaires and of cross-evaluation (cli.md, Import): questions, survey (as
 * counts, or a row per respondent with a column per question) and evaluations. Reading
 * only; @reader stands before the header. */

const SanTableField *san_question_import_fields     (guint                   *n_fields);
gboolean             san_question_import_plan       (SanDatabase             *database,
                                                     SanTableReader          *reader,
                                                     const SanImportOptions  *options,
                                                     GCancellable            *cancellable,
                                                     SanImportPlan           *plan,
                                                     GError                 **error);

const SanTableField *san_survey_import_fields       (guint                   *n_fields);
/* (transfer full): with a field for every question of the file */
SanTableMapping     *san_survey_import_mapping      (GPtrArray               *questions);
gboolean             san_survey_import_plan         (SanDatabase             *database,
                                                     SanTableReader          *reader,
                                                     const SanImportOptions  *options,
                                                     GCancellable            *cancellable,
                                                     SanImportPlan           *plan,
                                                     GError                 **error);

const SanTableField *san_evaluation_import_fields   (guint                   *n_fields);
gboolean             san_evaluation_import_plan     (SanDatabase             *database,
                                                     SanTableReader          *reader,
                                                     const SanImportOptions  *options,
                                                     GCancellable            *cancellable,
                                                     SanImportPlan           *plan,
                                                     GError                 **error);

/* The same tables going out; @round is a label. */
gboolean             san_question_export            (SanDatabase             *database,
                                                     SanTableWriter          *writer,
                                                     GError                 **error);
gboolean             san_survey_export              (SanDatabase             *database,
                                                     const char              *round,
                                                     SanTableWriter          *writer,
                                                     GError                 **error);
gboolean             san_evaluation_export          (SanDatabase             *database,
                                                     const char              *round,
                                                     SanTableWriter          *writer,
                                                     GError                 **error);

G_END_DECLS
