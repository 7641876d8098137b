/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rounds/san-visit-store.h"

G_BEGIN_DECLS

/* (transfer full): makes the rows of a list of #SanOnsitePoint: units with how far they are,
 * and points with state, category and loss */
GtkListItemFactory *san_onsite_cells_new  (void);
/* In the user's language */
const char         *san_onsite_state_word (SanVisitState state);

G_END_DECLS
