/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes a zip file at @path of names and texts in turn, ended by %NULL. */
void  san_test_zip_write      (const char *path,
                               const char *name,
                               ...) G_GNUC_NULL_TERMINATED;
/* Writes a workbook of one sheet, 成绩, from the inside of its <worksheet>. @strings: the
 * inside of <sst>; @styles: the inside of <styleSheet>; @properties: of <workbookPr/>.
 * All but the sheet may be %NULL. */
void  san_test_workbook_write (const char *path,
                               const char *sheet,
                               const char *strings,
                               const char *styles,
                               const char *properties);

G_END_DECLS
