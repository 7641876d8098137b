/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-score.h"

G_BEGIN_DECLS

/* A row of the explanation of one total, pre-order; level 0 is the total. */
typedef struct
{
  guint  level;
  char  *key;            /* node key; rounding, bonus, deduction, handicap, veto … */
  char  *name;
  char  *method;         /* weighted, entry, deduction …; reweight, fixed:60 … */
  char  *weight;         /* effective weight in percent of the parent, "" */
  char  *earned;
  char  *full;
  char  *score;          /* with the node's decimals */
  char  *contribution;   /* to the total, decimal of 6 places */
  mpq_t  exact;          /* the same, exactly */
  char  *note;
} SanExplainRow;

/* (element-type SanExplainRow): leaves, rounding rows, adjustments, handicap and veto add
 * up to the displayed total exactly. */
GPtrArray *san_explain      (const SanScores  *scores,
                             guint             participant,
                             GError          **error);

G_END_DECLS
