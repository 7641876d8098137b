/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-score-sheet.h"

G_BEGIN_DECLS

/**
 * SanChecksPane:
 *
 * The errors and warnings of the group in view beside its sheet, with what can be done
 * about each, and below them what the marks in the cells mean.
 *
 * #SanChecksPane::fix (pointer issue, uint fix): a button of an issue was pressed.
 * #SanChecksPane::closed
 */
#define SAN_TYPE_CHECKS_PANE (san_checks_pane_get_type ())
G_DECLARE_FINAL_TYPE (SanChecksPane, san_checks_pane, SAN, CHECKS_PANE, AdwBin)

/* After #SanScoreSheet::checked: shows the issues of @sheet that concern its group. */
void san_checks_pane_update (SanChecksPane *self,
                             SanScoreSheet *sheet);
/* Marks the row of @issue and brings it into view; NULL: none */
void san_checks_pane_select (SanChecksPane       *self,
                             const SanSheetIssue *issue);

G_END_DECLS
