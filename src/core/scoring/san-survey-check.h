/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-check.h"

G_BEGIN_DECLS

/* Appends to @issues what the questionnaires and evaluations of an open round give rise to.
 * Errors: self-evaluation, and range where an evaluation is no percent; warnings: out-of-dates
 * where somebody was asked outside the days of the round, and unknown-unit where answers or
 * evaluations count for nobody. */
gboolean san_survey_check (SanDatabase         *database,
                           const SanRound      *round,
                           const SanRoundInput *input,
                           SanRoster           *roster,
                           GPtrArray           *issues,
                           GError             **error);

G_END_DECLS
