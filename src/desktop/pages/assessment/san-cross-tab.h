/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/assessment/san-assessment-tab.h"

G_BEGIN_DECLS

/**
 * SanCrossTab:
 *
 * Units score each other: who is to visit whom, what they gave, as it was given and made
 * comparable, what is still missing.
 */
#define SAN_TYPE_CROSS_TAB (san_cross_tab_get_type ())
G_DECLARE_FINAL_TYPE (SanCrossTab, san_cross_tab, SAN, CROSS_TAB, AdwBin)

/* Whether the round has something for it */
gboolean san_cross_tab_is_wanted (const SanRound      *round,
                                  const SanRoundInput *input);

G_END_DECLS
