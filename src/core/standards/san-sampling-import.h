/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"
#include "tables/san-table-writer.h"

G_BEGIN_DECLS

/* Tables of sampling rules (cli.md, Import): a row is the rule of a category, named by its
 * name or code. A column that is not there changes nothing. */
const SanTableField *san_sampling_import_fields (guint                   *n_fields);
/* Reads only. @reader stands before the header. */
gboolean             san_sampling_import_plan   (SanDatabase             *database,
                                                 SanTableReader          *reader,
                                                 const SanImportOptions  *options,
                                                 GCancellable            *cancellable,
                                                 SanImportPlan           *plan,
                                                 GError                 **error);
/* The columns of the import, in the order of the categories */
gboolean             san_sampling_export        (SanDatabase             *database,
                                                 SanTableWriter          *writer,
                                                 GError                 **error);

G_END_DECLS
