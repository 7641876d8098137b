/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/san-test-folder.h"

G_BEGIN_DECLS

/* A workbook as a reader of tables finds it. */
typedef struct
{
  SanTestFolder *folder;
  char          *path;
} SanTestBook;

SanTestBook *san_test_book_new    (GBytes            *bytes);
void         san_test_book_free   (SanTestBook       *book);
/* (element-type SanTableSheet) */
GPtrArray   *san_test_book_sheets (const SanTestBook *book);
/* (transfer none): of what san_test_book_sheets() gave */
const char  *san_test_sheet_name  (GPtrArray         *sheets,
                                   guint              index);
/* (transfer full): cells by "row:column", rows from 1 and columns from 0 */
GHashTable  *san_test_book_read   (const SanTestBook *book,
                                   const char        *sheet);
/* (transfer none): "" for none */
const char  *san_test_cell        (GHashTable        *cells,
                                   guint              row,
                                   guint              column);
gboolean     san_test_any_cell    (GHashTable        *cells,
                                   const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanTestBook, san_test_book_free)

G_END_DECLS
