/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "paper/san-paper-table.h"

G_BEGIN_DECLS

/* The operation that prints @table, ready to run: for who exports without a dialog. */
GtkPrintOperation *san_print_operation_new (SanPaperTable *table);

/* Opens the print dialog and returns at once; the pages are drawn as the printer takes
 * them. A failure after that is shown over @parent. */
gboolean           san_print_table         (GtkWindow     *parent,
                                            SanPaperTable *table,
                                            GError       **error);

G_END_DECLS
