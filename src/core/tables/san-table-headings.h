/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables/san-table-reader.h"

G_BEGIN_DECLS

/* A row of headings, kept while the next one is read: two of them make a header of two
 * levels. */
typedef struct
{
  guint      number;
  GPtrArray *texts;         /* char *, owned */
} SanTableHeadings;

SanTableHeadings *san_table_headings_new  (const SanTableRow       *row);
void              san_table_headings_free (SanTableHeadings        *headings);
/* "" beyond the row, and without a row */
const char       *san_table_headings_get  (const SanTableHeadings  *headings,
                                           guint                    column);

/* (transfer full): A to Z, AA … */
char             *san_table_column_letter (guint                    column);
/* (transfer full) (nullable): the folded heading without the unit of measure or the mark
 * of a column that must be filled in; %NULL when it has none */
char             *san_table_strip_heading (const char              *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTableHeadings, san_table_headings_free)

G_END_DECLS
