/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin-data.h"
#include "registry/san-roster.h"
#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* Empty: every list is there, every text is "". */
SanBulletinData *san_bulletin_data_new        (void);
/* The points that were seen in @round, of which @input is, and what failed there, with its
 * tickets; only the latter where it is not the round of the bulletin. @before: (nullable):
 * that of the round before */
gboolean         san_bulletin_data_add_points (SanBulletinData     *data,
                                               SanDatabase         *database,
                                               const SanRound      *round,
                                               const SanRoundInput *input,
                                               const SanRoundInput *before,
                                               GError             **error);
/* (transfer full): 6月12日至18日, as the paper has it */
char            *san_bulletin_days_text       (SanDay            from,
                                               SanDay            to);

G_END_DECLS
