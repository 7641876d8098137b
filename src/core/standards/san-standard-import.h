/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-import-table.h"
#include "tables/san-table-writer.h"

G_BEGIN_DECLS

/* Tables of the standard and of the places it is applied to (cli.md, Import).
 *
 * Items: a row is an item, found by its code, else by category and name; what it says of
 * the category goes to that, which is made where there is none. An empty cell of a column
 * that is there empties the field, but never a code; a cell of the category that only some
 * rows fill speaks for all of them. */

const SanTableField *san_item_import_fields  (guint                   *n_fields);
/* Reads only. @reader stands before the header. */
gboolean             san_item_import_plan    (SanDatabase             *database,
                                              SanTableReader          *reader,
                                              const SanImportOptions  *options,
                                              GCancellable            *cancellable,
                                              SanImportPlan           *plan,
                                              GError                 **error);

/* Inside a change: writes a table of items that is known to be good. @text is taken. */
gboolean             san_item_import_text    (SanDatabase             *database,
                                              char                    *text,
                                              GError                 **error);

/* Points: a row is a point, found by its code. A category that is not on file is made, and
 * a note names it. */
const SanTableField *san_point_import_fields (guint                   *n_fields);
gboolean             san_point_import_plan   (SanDatabase             *database,
                                              SanTableReader          *reader,
                                              const SanImportOptions  *options,
                                              GCancellable            *cancellable,
                                              SanImportPlan           *plan,
                                              GError                 **error);

/* As san_item_import_text() */
gboolean             san_point_import_text   (SanDatabase             *database,
                                              char                    *text,
                                              GError                 **error);

/* The columns of the import, in code order, those without a code last. @roster: how units
 * are called. */
gboolean             san_item_export         (SanDatabase             *database,
                                              SanTableWriter          *writer,
                                              GError                 **error);
gboolean             san_point_export        (SanDatabase             *database,
                                              SanRoster               *roster,
                                              SanTableWriter          *writer,
                                              GError                 **error);

/* (transfer full): what a Chinese keyboard makes of letters and digits is folded */
char                *san_standard_code       (const char              *text);

G_END_DECLS
