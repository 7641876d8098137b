/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* Says what would lift a unit of the current round by one place, and offers to copy it.
 * @participant: of @ranking's input */
void san_lift_dialog_open (GtkWidget   *parent,
                           SanContext  *context,
                           SanRanking  *ranking,
                           guint        participant);

G_END_DECLS
