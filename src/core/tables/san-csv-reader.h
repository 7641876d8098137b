/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables/san-table-reader.h"

G_BEGIN_DECLS

/* Records of a text table, for san-table-reader.c. RFC 4180, and lenient where people are
 * careless: quotes count only at the start of a cell. */
typedef struct _SanCsvReader SanCsvReader;

/* Takes @text, UTF-8, which is changed while it is read. */
SanCsvReader *san_csv_reader_new          (char          *text);
gboolean      san_csv_reader_next         (SanCsvReader  *reader,
                                           SanTableRow   *row,
                                           GError       **error);
double        san_csv_reader_get_progress (SanCsvReader  *reader);
void          san_csv_reader_free         (SanCsvReader  *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanCsvReader, san_csv_reader_free)

G_END_DECLS
