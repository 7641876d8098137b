/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Has LibreOffice or Gnumeric make a workbook of a file that we do not read ourselves.
 * @ending: what kind it is: "xls", "ods", "xlsb", "html". (transfer full): a folder of its
 * own in which the workbook is table.xlsx; the caller removes it. */
char *san_table_convert        (const char    *path,
                                const char    *ending,
                                GCancellable  *cancellable,
                                GError       **error);
/* Removes the folder and the files in it, and frees the name. */
void  san_table_convert_remove (char          *folder);

G_END_DECLS
