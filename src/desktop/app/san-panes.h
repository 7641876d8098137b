/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* F6: moves the focus to the next (@step 1) or previous (−1) pane: the sidebar, the
 * header, then what @page is made of from top to bottom and left to right. */
void san_panes_move_focus (GtkWindow *window,
                           GtkWidget *sidebar,
                           GtkWidget *header,
                           GtkWidget *page,
                           int        step);

G_END_DECLS
