/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmp.h>

#include "scoring/san-score.h"

G_BEGIN_DECLS

/* A live formula and what a spreadsheet makes of it in its own doubles. scoring.md §11:
 * ROUND(ROUND(expr,9),d), and the value alone where the two would differ. */
typedef struct
{
  char   *text;       /* "=ROUND(…)"; NULL: there is no plain formula */
  double  value;      /* our exact value, as the cell carries it */
} SanFormula;

void    san_formula_clear      (SanFormula         *formula);

/* Cells of one row that a node's formula may point to. */
typedef struct
{
  const SanScore *score;
  char          **references;  /* by node index: "F5", NULL when the cell holds no number */
  double         *values;      /* by node index: what that cell carries */
} SanFormulaRow;

/* A node's score from its children's cells, rounded as the node says. */
void    san_formula_for_node   (const SanFormulaRow *row,
                                const SanNode       *node,
                                SanFormula          *formula);
/* The displayed total from the cells of the root's children and of the adjustments
 * (@adjustments: reference, or NULL when there are none). */
void    san_formula_for_total  (const SanFormulaRow *row,
                                const char          *adjustments,
                                double               adjustments_value,
                                SanFormula          *formula);
/* "=ROUND(ROUND(FUNCTION(range),9),decimals)" over @values, checked against @exact. */
void    san_formula_for_figure (const char          *function,
                                const char          *range,
                                const double        *values,
                                guint                n_values,
                                int                  decimals,
                                double               exact,
                                SanFormula          *formula);

/* ROUND() as spreadsheets do it: half away from zero on fifteen significant digits. */
double  san_spreadsheet_round  (double               value,
                                int                  decimals);
/* What a cell carries for an exact value: rounded to @decimals, or to 9 where the node
 * does not round. */
double  san_cell_value         (const mpq_t          value,
                                int                  decimals);

G_END_DECLS
