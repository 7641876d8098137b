/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "paper/san-paper.h"

G_BEGIN_DECLS

/* The operation that prints @paper, ready to run: for who exports without a dialog, or
 * wants to know when it is done. */
GtkPrintOperation *san_print_operation_new (SanPaper           *paper);

/* Opens the print dialog and returns at once; the pages are drawn as the printer takes
 * them. A failure after that is shown over @parent. */
gboolean           san_print_run           (GtkPrintOperation  *operation,
                                            GtkWindow          *parent,
                                            GError            **error);
/* Both; or, with @preview, the window that shows what would be printed. */
gboolean           san_print_paper         (GtkWindow          *parent,
                                            SanPaper           *paper,
                                            gboolean            preview,
                                            GError            **error);

G_END_DECLS
