/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/import/san-change-list.h"

G_BEGIN_DECLS

/* Gives @view the columns and rows of @list. */
void san_change_view_install (GtkColumnView *view,
                              SanChangeList *list);

G_END_DECLS
