/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A workbook of one sheet with a frozen header, for san-table-writer.c. */
typedef struct _SanXlsxWriter SanXlsxWriter;

/* @sheet (nullable): its name; characters that Excel forbids are replaced. */
SanXlsxWriter *san_xlsx_writer_new     (const char         *path,
                                        const char         *sheet,
                                        const char *const  *names,
                                        const gboolean     *numeric,
                                        guint               n_columns);
/* Sets @failure unless it is set already. */
void           san_xlsx_writer_add_row (SanXlsxWriter      *writer,
                                        const char *const  *cells,
                                        GError            **failure);
/* Writes the file and frees the writer, also when it fails. @name: for the message. */
gboolean       san_xlsx_writer_close   (SanXlsxWriter      *writer,
                                        const char         *name,
                                        GError            **error);

struct lxw_workbook;

/* Closes a workbook that grew as @part, in any case, and gives it its name @path if it was
 * @filled (else @error is set already). */
gboolean       san_xlsx_settle         (struct lxw_workbook *workbook,
                                        gboolean            filled,
                                        const char         *part,
                                        const char         *path,
                                        GError            **error);

G_END_DECLS
