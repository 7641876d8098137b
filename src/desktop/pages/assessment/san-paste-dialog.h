/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-score-sheet.h"
#include "widgets/san-grid.h"

G_BEGIN_DECLS

typedef void (*SanPasteFunc) (gboolean accept,
                              gpointer data);

/* Shows what a large paste would do, old and new side by side, and asks. @data: (type
 * GObject): kept until @func was called. */
void san_paste_dialog_show (GtkWidget          *over,
                            SanScoreSheet      *sheet,
                            const SanGridPaste *paste,
                            SanPasteFunc        func,
                            gpointer            data);

G_END_DECLS
