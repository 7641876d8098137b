/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws steps into @box: those before @current are done. @titles: ended by NULL */
void san_import_stepper_fill (GtkBox             *box,
                              const char *const  *titles,
                              guint               current);

G_END_DECLS
