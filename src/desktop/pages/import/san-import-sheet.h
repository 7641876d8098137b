/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-jobs.h"
#include "rounds/san-import.h"

G_BEGIN_DECLS

/**
 * SanImportSheet:
 *
 * The rows of a table file in memory, to be looked at before anything is planned. Made in
 * a worker, then only read.
 */
typedef struct _SanImportSheet SanImportSheet;

/* More are imported, but not shown. */
#define SAN_IMPORT_SHEET_MOST 100000

typedef struct
{
  guint              number;     /* as the file counts */
  guint              n_cells;
  const char *const *cells;
} SanSheetRow;

/* @sheet, @encoding: nullable: see san_table_reader_open(). @most: rows, 0 for as many as
 * are shown at all. Progress goes to @job (nullable). */
SanImportSheet    *san_import_sheet_read         (const char      *path,
                                                  const char      *sheet,
                                                  const char      *encoding,
                                                  guint            most,
                                                  SanJob          *job,
                                                  GCancellable    *cancellable,
                                                  GError         **error);
SanImportSheet    *san_import_sheet_ref          (SanImportSheet  *self);
void               san_import_sheet_unref        (SanImportSheet  *self);

guint              san_import_sheet_n_rows       (SanImportSheet  *self);
const SanSheetRow *san_import_sheet_row          (SanImportSheet  *self,
                                                  guint            index);
/* "" beyond the row */
const char        *san_import_sheet_cell         (SanImportSheet  *self,
                                                  guint            index,
                                                  guint            column);
guint              san_import_sheet_n_columns    (SanImportSheet  *self);
/* TRUE when the file has more rows than these */
gboolean           san_import_sheet_is_cut       (SanImportSheet  *self);
/* (nullable): the sheets there are (element-type SanTableSheet): empty for a text file */
GPtrArray         *san_import_sheet_sheets       (SanImportSheet  *self);
/* (nullable): the name of this one; what a text file was read as */
const char        *san_import_sheet_name         (SanImportSheet  *self);
const char        *san_import_sheet_encoding     (SanImportSheet  *self);
/* The first row below the file's row @number */
guint              san_import_sheet_index_below  (SanImportSheet  *self,
                                                  guint            number);
/* characters that the cells of a column need, as a rule */
guint              san_import_sheet_width        (SanImportSheet  *self,
                                                  guint            column);
/* whether a column is one of numbers: they stand at the right */
gboolean           san_import_sheet_is_number    (SanImportSheet  *self,
                                                  guint            column,
                                                  guint            first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanImportSheet, san_import_sheet_unref)

G_END_DECLS
