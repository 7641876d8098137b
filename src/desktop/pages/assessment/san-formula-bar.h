/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/assessment/san-score-sheet.h"
#include "widgets/san-grid.h"

G_BEGIN_DECLS

/**
 * SanFormulaBar:
 *
 * The line above the score sheet: a name box that says which cell is active and goes where
 * one types, the cell's value to edit at length, and what it is to be held against.
 */
#define SAN_TYPE_FORMULA_BAR (san_formula_bar_get_type ())
G_DECLARE_FINAL_TYPE (SanFormulaBar, san_formula_bar, SAN, FORMULA_BAR, AdwBin)

void san_formula_bar_set_grid   (SanFormulaBar *self,
                                 SanGrid       *grid,
                                 SanScoreSheet *sheet);
/* After a move, an edit or a change of the sheet */
void san_formula_bar_update     (SanFormulaBar *self);
void san_formula_bar_grab_name  (SanFormulaBar *self);
void san_formula_bar_grab_value (SanFormulaBar *self);

G_END_DECLS
