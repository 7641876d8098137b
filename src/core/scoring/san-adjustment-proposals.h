/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* (element-type SanAdjustment), ->id 0, a share of one unit each: the rows that the rules of
 * the round's schemes with the sources red-tickets and relapses propose, by participant and
 * rule (scoring.md §2). A case is a red number approved, or a relapse found, in the period;
 * its unit is the main one. Rows of the rule that the ledger has already are taken off. A
 * person confirms them: nothing is written. */
GPtrArray *san_adjustment_proposals (SanDatabase     *database,
                                     const SanRound  *round,
                                     GError         **error);

G_END_DECLS
