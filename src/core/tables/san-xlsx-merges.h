/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables/san-table-reader.h"
#include "tables/san-xlsx-package.h"

G_BEGIN_DECLS

/* The merged ranges of a sheet. They stand behind its rows in the file, so they are read
 * first, in a walk of their own when the sheet mentions any. */
typedef struct _SanXlsxMerges SanXlsxMerges;

SanXlsxMerges *san_xlsx_merges_read  (SanXlsxPackage  *package,
                                      const char      *part,
                                      GError         **error);
/* Fills the cells that ranges reach in row @row, whose own cells are in @cells (an array of
 * SanTableCell that grows as needed). Rows must come in rising order. FALSE when the ranges
 * are beyond all measure. */
gboolean       san_xlsx_merges_apply (SanXlsxMerges   *merges,
                                      guint            row,
                                      GArray          *cells);
void           san_xlsx_merges_free  (SanXlsxMerges   *merges);

/* "B12" → 11, 1; a missing row number (a column alone) is refused. */
gboolean       san_xlsx_parse_cell   (const char      *reference,
                                      guint           *row,
                                      guint           *column,
                                      const char     **end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanXlsxMerges, san_xlsx_merges_free)

G_END_DECLS
