/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/san-paper.h"
#include "rounds/san-draw-plan.h"

G_BEGIN_DECLS

/* Papers of a draw: official ones, in Chinese as the bulletin is. */

/* (transfer full): 抽样记录: rules, digest of the frame, seed and algorithm over the places
 * to sign, then the points drawn. SAN_ERROR_NOT_FOUND when nothing was drawn. */
SanPaper *san_sampling_record_new (SanDatabase     *database,
                                   const SanRound  *round,
                                   GError         **error);

/* (transfer full): a sheet for each team and day, with room for the pen. @day: one day,
 * SAN_DAY_MIN for all. A covert round's visits after @today are sealed: SAN_ERROR_CONFLICT
 * when @day is one of them; of all days they are left out. SAN_ERROR_NOT_FOUND when there
 * is nothing to print. */
SanPaper *san_day_sheets_new      (SanDatabase     *database,
                                   const SanRound  *round,
                                   SanDay           day,
                                   SanDay           today,
                                   GError         **error);

G_END_DECLS
