/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The title of a column of numbers stands at the right, like the numbers. GTK 4.8 has no
 * call for it: mark the columns, then arrange the view once its columns are in place, and
 * again when columns were added. */
void san_column_title_mark_end (GtkColumnViewColumn *column);
void san_column_title_arrange  (GtkColumnView       *view);

/* How wide a column must be, in pixels, for @text in the language of the desk and @more beside
 * it; @least at the least. */
int  san_column_title_room     (GtkColumnView       *view,
                                const char          *text,
                                int                  more,
                                int                  least);

G_END_DECLS
