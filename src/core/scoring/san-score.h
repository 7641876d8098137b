/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_NODE_SCORED,      /* has data of its own */
  SAN_NODE_FILLED,      /* without data; its missing rule gave @used */
  SAN_NODE_LEFT_OUT,    /* does not take part */
} SanNodeState;

/* @raw and @used are for reading only: most are windows on @limbs, since a month has
 * hundreds of thousands of them and an allocation each would cost more than the sums. */
typedef struct
{
  SanNodeState    state;
  gboolean        not_applicable;
  gboolean        overridden;
  SanMissingRule  rule;       /* applied, unless SCORED */
  mpq_t           raw;        /* combine or source, before floor, cap, decimals */
  mpq_t           used;       /* what enters the parent, on the node's scale */

  /* the engine's own */
  gboolean        tainted;    /* the rule "unranked" struck here or below */
  gboolean        raw_owned;
  gboolean        used_owned;
  gboolean        is_micro;   /* @used is @micro exactly */
  gint64          micro;
  mp_limb_t       limbs[4];
} SanNodeScore;

/* The numbers are for reading only, like those of the nodes. */
typedef struct
{
  const SanParticipant *participant;
  const SanScheme      *scheme;
  SanNodeScore         *nodes;         /* by node index */
  gboolean              has_total;
  gboolean              unranked;      /* by a missing rule or a veto */
  const SanNode        *unranked_by;   /* the node whose rule did it, or NULL */
  gboolean              last;          /* veto "last" */
  mpq_t                 root;          /* the root's score */
  mpq_t                 bonus;         /* sum, capped: ≥ 0 */
  mpq_t                 deduction;     /* sum, capped: ≤ 0 */
  mpq_t                 handicap;      /* what factor and offset added or took */
  mpq_t                 veto;          /* what cap:N and minus:N took: ≤ 0 */
  mpq_t                 clip;          /* what floor and cap of the root added or took */
  mpq_t                 full;          /* full precision: before the last rounding */
  mpq_t                 total;         /* displayed */
  guint                 problems;      /* failed observations and deduction rows */

  /* the engine's own */
  gboolean              has_extras;    /* bonus … clip and root, full are not windows */
  gboolean              is_micro;      /* @total is a window on @limbs, and @micro exactly */
  gint64                micro;
  mp_limb_t             limbs[2];
} SanScore;

typedef struct
{
  SanRoundInput *input;
  SanScore      *scores;       /* by participant */
  guint          n_scores;
  SanNodeScore  *nodes;        /* the engine's: of all participants */
} SanScores;

/* scoring.md §2. Pure; exact. Holds a reference of @input. */
SanScores *san_scores_compute (SanRoundInput  *input,
                               GError        **error);
void       san_scores_free    (SanScores      *scores);
/* By displayed total, of two that have one */
int        san_score_compare_totals (const SanScore *a,
                                     const SanScore *b);
/* (transfer full): with the node's decimals, as cli.md prints components; "" without data */
char      *san_scores_format_node  (const SanScore *score,
                                    const SanNode  *node);
char      *san_scores_format_total (const SanScore *score);
/* (transfer full): "survey:reweight; veto:last …": cli.md's note column */
char      *san_scores_note         (const SanScore *score,
                                    const SanScores *scores);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanScores, san_scores_free)

G_END_DECLS
