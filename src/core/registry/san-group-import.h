/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"

G_BEGIN_DECLS

/* A table of who stands in which group (cli.md, Import): grouping, group, unit, standing,
 * from, to. The key is (grouping, unit, from); without `from` a row corrects the place of
 * today. A place that begins ends the one before it, where that has no end of its own. */

const SanTableField *san_group_import_fields (guint                   *n_fields);
/* Reads only. @reader stands before the header. */
gboolean             san_group_import_plan   (SanDatabase             *database,
                                              SanTableReader          *reader,
                                              const SanImportOptions  *options,
                                              GCancellable            *cancellable,
                                              SanImportPlan           *plan,
                                              GError                 **error);

G_END_DECLS
