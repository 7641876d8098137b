/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"

G_BEGIN_DECLS

/* A table of units (cli.md, Import): a row is a version of a unit. Its key is code and
 * `from`, or parent and name where the row has no code; without `from` it corrects the
 * version of today. Parents are given by code or name and may stand anywhere in the table.
 *
 * Where a unit has several rows, one without `from` is the version that has always been. A
 * version that begins ends the one before it; an empty cell of a column that is there
 * empties the field, but never code and kind. */

const SanTableField *san_unit_import_fields (guint                   *n_fields);
/* Reads only. @reader stands before the header. */
gboolean             san_unit_import_plan   (SanDatabase             *database,
                                             SanTableReader          *reader,
                                             const SanImportOptions  *options,
                                             GCancellable            *cancellable,
                                             SanImportPlan           *plan,
                                             GError                 **error);

G_END_DECLS
