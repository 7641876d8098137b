/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-score.h"

G_BEGIN_DECLS

/* What a row is about, beside the nodes of the scheme: whoever shows it may lead there. */
typedef enum
{
  SAN_EXPLAIN_NODE,          /* and adjustments, rounding …; no record */
  SAN_EXPLAIN_CATEGORY,
  SAN_EXPLAIN_POINT,
  SAN_EXPLAIN_OBSERVATION,   /* its photographs: san_observation_file_store_list() */
  SAN_EXPLAIN_QUESTION,
  SAN_EXPLAIN_OPTION,
  SAN_EXPLAIN_EVALUATOR,     /* a unit */
} SanExplainKind;

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
  SanExplainKind  kind;
  gint64          id;    /* of the record that @kind names; 0: none */
} SanExplainRow;

/* (element-type SanExplainRow): leaves, rounding rows, adjustments, handicap and veto add
 * up to the displayed total exactly; and so do, below a computed leaf, the rows of each
 * level to the row above. How deep it leads is what the input holds: see
 * san_round_input_load_details(). */
GPtrArray *san_explain      (const SanScores  *scores,
                             guint             participant,
                             GError          **error);

G_END_DECLS
