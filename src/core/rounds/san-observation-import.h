/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"
#include "tables/san-table-writer.h"

G_BEGIN_DECLS

/* Tables of observations (cli.md, Import): a row is what one inspector found of one item at
 * a point of the round, found again by round, point, item and inspector. A row that says
 * nothing of an item takes back what was said of it; columns that are not there leave their
 * field as it is. Pictures are added to those that are there. */

const SanTableField *san_observation_import_fields (guint                   *n_fields);
/* Reads only. @reader stands before the header. */
gboolean             san_observation_import_plan   (SanDatabase             *database,
                                                    SanTableReader          *reader,
                                                    const SanImportOptions  *options,
                                                    GCancellable            *cancellable,
                                                    SanImportPlan           *plan,
                                                    GError                 **error);
/* The columns of the import but the pictures, which no table holds; by code */
gboolean             san_observation_export        (SanDatabase             *database,
                                                    const char              *round,
                                                    SanTableWriter          *writer,
                                                    GError                 **error);

G_END_DECLS
