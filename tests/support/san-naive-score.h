/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/* A second reading of scoring.md, as plain as it can be and as slow as it likes, to hold
 * the engine against. It shares no code with it but the parsed scheme. */

typedef struct
{
  gboolean    has_total;
  gboolean    last;
  guint       place;      /* 0: none */
  mpq_t       full;
  mpq_t       total;
} SanNaiveScore;

/* By participant; free with san_naive_free() */
SanNaiveScore *san_naive_score (const SanRoundInput *input);
void           san_naive_free  (const SanRoundInput *input,
                                SanNaiveScore       *scores);
/* What node @node of participant @index shows: FALSE when nothing */
gboolean       san_naive_node  (const SanRoundInput *input,
                                guint                index,
                                const SanNode       *node,
                                mpq_t                value);

/* The inspection leaf of participant @index out of the rows of the book, which has them all:
 * FALSE without data */
gboolean       san_naive_inspection (const SanRoundInput *input,
                                     guint                index,
                                     const SanNode       *node,
                                     mpq_t                value);
/* Has data, but not of every category that somebody has */
gboolean       san_naive_lacks_category (const SanRoundInput *input,
                                     guint                index,
                                     const SanNode       *node);
/* Deduction rows and failed observations */
guint          san_naive_problems (const SanRoundInput *input,
                                 guint                index);
guint          san_naive_failed (const SanRoundInput *input,
                                 guint                index);

G_END_DECLS
