/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/san-grid-model.h"

G_BEGIN_DECLS

#define TEST_TYPE_SHEET (test_sheet_get_type ())
G_DECLARE_FINAL_TYPE (TestSheet, test_sheet, TEST, SHEET, GObject)

/* A score sheet in memory for tests of the grid. It takes numbers from 0 to 100, "-", "/"
 * and "", refuses a whole commit for one other text, and writes each commit down. */
TestSheet  *test_sheet_new        (guint         n_rows,
                                   guint         n_columns);
/* One of every kind of cell, as on a real screen */
TestSheet  *test_sheet_new_sample (void);
void        test_sheet_put        (TestSheet    *self,
                                   guint         row,
                                   guint         column,
                                   const char   *text);
const char *test_sheet_get        (TestSheet    *self,
                                   guint         row,
                                   guint         column);
void        test_sheet_mark       (TestSheet    *self,
                                   guint         row,
                                   guint         column,
                                   SanGridMarks  marks);
void        test_sheet_resize     (TestSheet    *self,
                                   guint         n_rows);
/* Commits so far; the last one as "row,column n×m: text|text" */
guint       test_sheet_n_commits  (TestSheet    *self);
const char *test_sheet_last       (TestSheet    *self);

G_END_DECLS
