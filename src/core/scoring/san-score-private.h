/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-score.h"

G_BEGIN_DECLS

/* How the children of a node combine. With integers cᵢ and dᵢ, the same for all three ways
 * to combine up to a common factor, the node's score is A · Σ cᵢ·sᵢ / Σ dᵢ over the
 * children that take part (scoring.md §2):
 *
 *   sum       A = Σ F of all   cᵢ = 1       dᵢ = Fᵢ
 *   weighted  A = F            cᵢ = wᵢ/Fᵢ   dᵢ = wᵢ
 *   mean      A = F            cᵢ = 1/Fᵢ    dᵢ = 1
 */
typedef struct
{
  const SanNode *node;
  mpq_t         *c;
  mpq_t         *d;
  gboolean       small;     /* all fit into 40 bits: then the two below are set */
  gint64        *small_c;
  gint64        *small_d;
  gint64         seen_d;    /* A / (Σ dᵢ · 10⁶) in lowest terms, for the last Σ dᵢ */
  gint64         seen_a;
  gint64         seen_q;
  mpz_t          sum;       /* Σ cᵢ·sᵢ as a fraction, while it is added up */
  mpz_t          sum_den;
  mpz_t          total_d;
} SanScorePlan;

/* (nullable): NULL for a leaf */
SanScorePlan *san_score_plan_new      (const SanNode      *node);
void          san_score_plan_free     (SanScorePlan       *plan);
/* The raw score of an inner node into @out; FALSE when it is without data. */
gboolean      san_score_plan_combine  (SanScorePlan       *plan,
                                       const SanNodeScore *nodes,
                                       SanNodeScore       *out);
/* What a child adds to its parent's raw score, as a factor of the child's own score; 0
 * where it does not take part. @share (nullable): its dᵢ / Σ dᵢ. */
void          san_score_plan_factor   (const SanScorePlan *plan,
                                       const SanNodeScore *nodes,
                                       guint               child,
                                       mpq_t               factor,
                                       mpq_t               share);

void          san_node_score_set_raw_micro (SanNodeScore  *score,
                                            gint64         micro);
void          san_node_score_set_raw       (SanNodeScore  *score,
                                            const mpq_t    value);
/* floor → cap → decimals, from raw to used */
void          san_node_score_finish        (SanNodeScore  *score,
                                            const SanNode *node);
/* @used alone, from a missing rule */
void          san_node_score_fill          (SanNodeScore  *score,
                                            const mpq_t    value);
void          san_node_score_clear         (SanNodeScore  *score);

/* @q as a window on two @limbs that hold @micro / 10⁶. */
void          san_micro_window             (mpq_t          q,
                                            mp_limb_t     *limbs,
                                            gint64         micro);
/* Half away from zero, to 0…6 places. */
gint64        san_micro_round              (gint64         micro,
                                            int            decimals);

/* Adjustments of one participant, in order of entry: indices into input->adjustments. */
typedef struct
{
  GArray *first;   /* by participant: 1 + index, 0: none */
  GArray *next;    /* by adjustment: 1 + index */
} SanAdjustmentIndex;

/* @score before it has a total: the participant, and where bonus … clip are kept. */
void          san_score_init               (SanScores                *scores,
                                            guint                     participant,
                                            const SanAdjustmentIndex *index);
void          san_score_clear              (SanScore                 *score);
/* The mean of (displayed total / full mark of the scheme) over the participants @below that
 * have a total, on the scale of @node; how many they are. Weighted by points, those without
 * a finished point are left out. */
guint         san_scores_mean_below         (const SanScores  *scores,
                                             const GArray     *below,
                                             const SanNode    *node,
                                             mpq_t             mean);

/* From the root's score to the total: adjustments, handicap, veto, floor and cap, decimals */
void          san_score_finish_total       (SanScores                *scores,
                                            guint                     participant,
                                            const SanAdjustmentIndex *index);

G_END_DECLS
