/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables/san-xlsx-workbook.h"

G_BEGIN_DECLS

/* Rows of one sheet of a workbook, for san-table-reader.c. */
typedef struct _SanXlsxReader SanXlsxReader;

/* Takes @workbook, also on failure. @sheet: see san_xlsx_workbook_find_sheet() */
SanXlsxReader *san_xlsx_reader_new            (SanXlsxWorkbook  *workbook,
                                               const char       *sheet,
                                               GError          **error);
gboolean       san_xlsx_reader_next           (SanXlsxReader    *reader,
                                               SanTableRow      *row,
                                               GError          **error);
const char    *san_xlsx_reader_get_sheet_name (SanXlsxReader    *reader);
double         san_xlsx_reader_get_progress   (SanXlsxReader    *reader);
void           san_xlsx_reader_free           (SanXlsxReader    *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanXlsxReader, san_xlsx_reader_free)

G_END_DECLS
