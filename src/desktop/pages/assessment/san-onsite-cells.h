/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer full): makes the rows of a list of #SanOnsitePoint: units with how far they are,
 * and points with state, category and loss */
GtkListItemFactory *san_onsite_cells_new (void);

G_END_DECLS
