/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-score.h"

G_BEGIN_DECLS

/* Places that a cell keeps of a value that the scheme does not round: enough for any
 * score, few enough that binary noise is gone. */
#define SAN_CELL_DECIMALS 9

/* What a cell carries: the double nearest to a decimal of at most nine places. */
typedef struct
{
  double   value;
  gint64   nano;     /* the same in billionths */
  gboolean small;    /* fits into fifteen digits: then ->nano is set and formulas are safe */
} SanCellNumber;

/* Rounded half away from zero to @decimals, or to nine where they are negative. */
void        san_cell_number_set       (SanCellNumber       *number,
                                       const mpq_t          value,
                                       int                  decimals);
void        san_cell_number_set_micro (SanCellNumber       *number,
                                       gint64               micro);
/* From a decimal as the ranking prints it. */
void        san_cell_number_parse     (SanCellNumber       *number,
                                       const char          *text);
/* TRUE when every spreadsheet that computes this decimal ends at the same double. */
gboolean    san_cell_number_is_exact  (const SanCellNumber *number);
/* What a node's cell carries: what a missing rule gives enters the parent unrounded. */
void        san_cell_number_set_node  (SanCellNumber       *number,
                                       const SanNodeScore  *score,
                                       const SanNode       *node);

/**
 * SanFormulas:
 *
 * Writes the live formulas of one sheet (scoring.md §11): ROUND(ROUND(expr,9),d), and none
 * where a spreadsheet's doubles could round to something else than our exact value.
 */
typedef struct _SanFormulas SanFormulas;

/* The cells of the row at hand. */
typedef struct
{
  const SanScore *score;
  SanCellNumber  *cells;    /* by node index; ->small is FALSE where no number stands */
  guint           row;      /* 0-based */
} SanFormulaRow;

/* @scheme: (nullable): NULL where only figures are written */
SanFormulas *san_formulas_new         (const SanScheme     *scheme);
void         san_formulas_free        (SanFormulas         *self);
/* Where the node's scores stand; 0-based. */
void         san_formulas_set_column  (SanFormulas         *self,
                                       const SanNode       *node,
                                       guint                column);

/* All three return "=ROUND(…)", owned by @self and good until the next call, or NULL where
 * there is no plain formula that gives @expected. */

/* A node's score from its children's cells. */
const char  *san_formulas_node        (SanFormulas         *self,
                                       const SanFormulaRow *row,
                                       const SanNode       *node,
                                       const SanCellNumber *expected);
/* The displayed total from the cells of the root's children and of the adjustments.
 * @adjustments: (nullable): the adjustments' cell */
const char  *san_formulas_total       (SanFormulas         *self,
                                       const SanFormulaRow *row,
                                       const SanCellNumber *adjustments,
                                       guint                adjustments_column,
                                       const SanCellNumber *expected);
/* "=ROUND(ROUND(FUNCTION(range),9),decimals)" over @values: AVERAGE, SUM, MAX, MIN,
 * MEDIAN, STDEVP */
const char  *san_formulas_figure      (SanFormulas         *self,
                                       const char          *function,
                                       const char          *range,
                                       const double        *values,
                                       guint                n_values,
                                       int                  decimals,
                                       const SanCellNumber *expected);

/* TRUE when a spreadsheet that evaluates an expression to within @error of @value gives
 * @expected in billionths for ROUND(ROUND(expr,9),decimals); @decimals −1: for
 * ROUND(expr,9). */
gboolean     san_formula_is_safe      (double               value,
                                       double               error,
                                       int                  decimals,
                                       gint64               expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanFormulas, san_formulas_free)

G_END_DECLS
