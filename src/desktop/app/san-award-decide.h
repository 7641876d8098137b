/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "ranking/san-awards.h"

G_BEGIN_DECLS

/* What a person decides of the awards and sanctions that were proposed. */

/* Of all @awards (element-type SanAward) of @round, as one step. @amount: in micro-units;
 * −1: as proposed. @reason: (nullable). @said: as of san_context_change() */
void san_award_decide (SanContext      *context,
                       const SanRound  *round,
                       const GPtrArray *awards,
                       SanAwardState    state,
                       gint64           amount,
                       const char      *reason,
                       const char      *said);
/* Asks over @parent for another amount of the first one (@money), or why they are struck out,
 * and decides so of all. */
void san_award_ask    (GtkWindow       *parent,
                       SanContext      *context,
                       const SanRound  *round,
                       const GPtrArray *awards,
                       gboolean         money);

G_END_DECLS
