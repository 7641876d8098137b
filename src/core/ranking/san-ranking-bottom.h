/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* (transfer full) (element-type gint64): the units in the last @n places of each group of
 * the round before @round, ties at the cut included: who is always assessed next time
 * (必评, scoring.md §6). Empty where there is no round before. */
GArray *san_ranking_bottom (SanDatabase    *database,
                            const SanRound *round,
                            guint           n,
                            GError        **error);

G_END_DECLS
