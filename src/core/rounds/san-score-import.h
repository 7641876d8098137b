/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"
#include "rounds/san-round-frame.h"

G_BEGIN_DECLS

/* Tables of a round (cli.md, Import): the columns of scores are the components of the
 * unit's own scheme. All read only; @reader stands before the header. */

/* (transfer full): with a field for each component of the round */
SanTableMapping     *san_score_import_mapping       (SanRoundFrame           *frame);
const SanTableField *san_score_import_fields        (guint                   *n_fields);
gboolean             san_score_import_plan          (SanDatabase             *database,
                                                     SanTableReader          *reader,
                                                     const SanImportOptions  *options,
                                                     GCancellable            *cancellable,
                                                     SanImportPlan           *plan,
                                                     GError                 **error);

const SanTableField *san_adjustment_import_fields   (guint                   *n_fields);
gboolean             san_adjustment_import_plan     (SanDatabase             *database,
                                                     SanTableReader          *reader,
                                                     const SanImportOptions  *options,
                                                     GCancellable            *cancellable,
                                                     SanImportPlan           *plan,
                                                     GError                 **error);

const SanTableField *san_veto_import_fields         (guint                   *n_fields);
gboolean             san_veto_import_plan           (SanDatabase             *database,
                                                     SanTableReader          *reader,
                                                     const SanImportOptions  *options,
                                                     GCancellable            *cancellable,
                                                     SanImportPlan           *plan,
                                                     GError                 **error);

G_END_DECLS
