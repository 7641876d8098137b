/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-explain.h"

G_BEGIN_DECLS

/* How a computed leaf accounts for its score: rows below it, pre-order. The shares of the
 * rows directly below the leaf add up to its raw score exactly, and those directly below a
 * row to that row's share; san-explain.c turns them into contributions. Texts may be NULL,
 * which prints nothing. */
typedef struct
{
  guint           depth;    /* 0: directly below the leaf */
  SanExplainKind  kind;
  gint64          id;       /* of the record that @kind names; 0: none */
  char           *key;
  char           *name;
  char           *method;
  char           *weight;   /* effective, in percent of the row above */
  char           *earned;
  char           *full;
  char           *score;
  mpq_t           share;    /* of the leaf's raw score, on the leaf's scale */
  char           *note;
} SanExplainPart;

/* (transfer none): added to @parts with a share of 0 and without texts */
SanExplainPart *san_explain_part_add (GPtrArray      *parts,
                                      guint           depth,
                                      SanExplainKind  kind,
                                      gint64          id);
void            san_explain_part_free (SanExplainPart *part);

/* A source of scores has one function of this kind, named in parts_of[] of san-explain.c.
 * It adds (element-type SanExplainPart) what @node of @participant was made of; it adds
 * nothing where the round has no book of it. Nothing is asked of overrides, missing rules,
 * floor, cap and decimals of the node: those are told by the rows around. */
typedef void (*SanExplainPartsFunc)  (const SanScores *scores,
                                      guint            participant,
                                      const SanNode   *node,
                                      GPtrArray       *parts);

void            san_inspection_explain (const SanScores *scores,
                                      guint            participant,
                                      const SanNode   *node,
                                      GPtrArray       *parts);
void            san_survey_explain   (const SanScores *scores,
                                      guint            participant,
                                      const SanNode   *node,
                                      GPtrArray       *parts);
void            san_cross_explain    (const SanScores *scores,
                                      guint            participant,
                                      const SanNode   *node,
                                      GPtrArray       *parts);

G_END_DECLS
