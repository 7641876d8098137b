/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-context.h"
#include "pages/assessment/san-score-sheet.h"

G_BEGIN_DECLS

/* Moves the round on or back, as one step. @reason: (nullable): unlocking needs one.
 * @said: (nullable) */
gboolean  san_round_step         (SanContext      *context,
                                  const SanRound  *round,
                                  SanRoundState    state,
                                  const char      *reason,
                                  const char      *said);

/* (transfer full) (nullable): the round of @month made as the one before it: scheme, groups,
 * kind, campaign; NULL when there is none to copy */
SanRound *san_round_next         (GPtrArray       *rounds,
                                  const SanPeriod *month);
/* Adds @round as one step. Failures are reported. */
gboolean  san_round_create       (SanContext      *context,
                                  SanRound        *round,
                                  GError         **error);
/* (transfer full): what is not done yet when the round is submitted for review */
char     *san_round_open_ends    (SanContext      *context,
                                  const SanRound  *round,
                                  SanScoreSheet   *sheet);
/* (transfer full): the month alone, as people call it this year: 6月, June */
char     *san_round_month_name   (const SanPeriod *month);

G_END_DECLS
