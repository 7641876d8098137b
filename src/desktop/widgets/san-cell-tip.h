/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The tooltip of a cell of a list: all of @label's text where it is cut short. To be called
 * once, when the cell is set up. gtk_widget_set_tooltip_text() for every row that comes into
 * view asks the display each time where the pointer is, which takes longer than all the rest
 * of a frame. */
void san_cell_tip_add (GtkWidget *cell,
                       GtkLabel  *label);

G_END_DECLS
