/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables/san-xlsx-format.h"
#include "tables/san-xlsx-package.h"

G_BEGIN_DECLS

typedef struct
{
  char     *name;
  char     *part;
  gboolean  hidden;
} SanXlsxSheet;

/* What all sheets of a workbook share. */
typedef struct
{
  SanXlsxPackage *package;
  GPtrArray      *sheets;         /* SanXlsxSheet, in the order of the tabs */
  gboolean        from_1904;
  char           *styles_part;    /* nullable */
  char           *strings_part;   /* nullable */
  GArray         *formats;        /* SanFormat, by cell style */
  GString        *strings;        /* all shared strings, each ended by a nul */
  GArray         *offsets;        /* guint32 into strings */
} SanXlsxWorkbook;

/* Reads the list of sheets only. */
SanXlsxWorkbook    *san_xlsx_workbook_open         (const char       *path,
                                                    GError          **error);
/* Reads what cells refer to: styles and shared strings. */
gboolean            san_xlsx_workbook_load         (SanXlsxWorkbook  *workbook,
                                                    GError          **error);
/* By name, or by number from 1 among those not hidden; %NULL: the first of those. */
const SanXlsxSheet *san_xlsx_workbook_find_sheet   (SanXlsxWorkbook  *workbook,
                                                    const char       *sheet,
                                                    GError          **error);
/* %NULL when there are not so many */
const char         *san_xlsx_workbook_get_string   (SanXlsxWorkbook  *workbook,
                                                    guint64           index);
void                san_xlsx_workbook_close        (SanXlsxWorkbook  *workbook);

/* In place: "_x000D_" is the character that it names. */
void                san_xlsx_unescape              (char             *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanXlsxWorkbook, san_xlsx_workbook_close)

G_END_DECLS
