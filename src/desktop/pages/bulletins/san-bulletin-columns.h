/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of the list of bulletins, over items of #SanBulletinItem. */
void san_bulletin_columns_add (GtkColumnView *view);

G_END_DECLS
