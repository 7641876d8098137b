/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

gboolean san_place_is_dense     (const SanPlace       *place);
/* 1 for the last; units that share a place share this, too */
guint    san_place_from_end     (const SanRankedGroup *group,
                                 const SanPlace       *place);
/* Among the last three of its group, ties at the cut included; in a group of fewer than
 * seven with a place only the last one is. */
gboolean san_place_is_last      (const SanRankedGroup *group,
                                 const SanPlace       *place);
/* FALSE where there is nothing to compare with, or the unit takes no part in comparing.
 * @progress: how much better than in the round before */
gboolean san_place_get_progress (const SanRankedGroup *group,
                                 const SanPlace       *place,
                                 mpq_t                 progress);
/* 1 for the greatest; 0 where nothing became better */
guint    san_place_in_progress  (const SanRankedGroup *group,
                                 const SanPlace       *place);

G_END_DECLS
