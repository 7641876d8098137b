/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/* The book of evaluations of a round (scoring.md §5): what units said of each other.
 *
 * How §5 is read: evaluations are percents. One of a unit of itself is in the book, is
 * shown, and counts nowhere. Those of a leaf are the ones that name it and those that name
 * none; where an evaluator gave a unit both, the one that names the leaf. With "comparable"
 * each becomes x − mean of what the evaluator gave + mean of all, both over the evaluations
 * of the leaf in the whole round; "trim": k drops the k highest and the k lowest of a unit
 * that has 2k + 1 or more. F/100 × the mean of the rest is the score, kept within 0…F. */

typedef struct
{
  guint       target;        /* participant */
  gint64      evaluator_id;
  const char *evaluator;     /* as displayed; interned in the input */
  const char *component;     /* "": any leaf with the source cross */
  gint64      score;         /* micro-units, of 100 */
} SanCrossRow;

struct _SanCrossBook
{
  GArray *rows;              /* SanCrossRow: by target, then roster order of evaluators */
};

typedef enum
{
  SAN_CROSS_COUNTED,
  SAN_CROSS_HIGH,            /* dropped: among the k highest */
  SAN_CROSS_LOW,
  SAN_CROSS_SELF,            /* of the unit itself */
} SanCrossMark;

typedef struct
{
  guint        row;          /* index into the book */
  SanCrossMark mark;
  mpq_t        value;        /* comparable, or as it was given; of 100 */
} SanCrossEntry;

/* What a participant got. */
typedef struct
{
  guint    first;            /* its entries */
  guint    n;
  guint    given;            /* without its own */
  guint    counted;
  mpq_t    raw;              /* F/100 × the mean of what counts as it was given */
  mpq_t    mean;             /* the same after the correction */
  mpq_t    score;            /* that within 0…F: no data where nothing counts */
} SanCrossResult;

/* What an evaluator gave. */
typedef struct
{
  gint64      unit_id;
  const char *name;
  guint       n;
  mpq_t       mean;          /* of 100 */
} SanCrossEvaluator;

/* A leaf of a round, with every score that it gives. */
typedef struct
{
  const SanNode *node;
  GArray        *entries;    /* SanCrossEntry, by target */
  GArray        *results;    /* SanCrossResult, by participant */
  GArray        *evaluators; /* SanCrossEvaluator, in order of appearance */
  GHashTable    *by_id;      /* unit id → 1 + index of the evaluator */
  guint          n;          /* evaluations that the mean is over */
  mpq_t          mean;       /* of all, of 100 */
} SanCrossTable;

SanCrossBook  *san_cross_book_new        (void);
void           san_cross_book_free       (SanCrossBook        *self);
/* Rows come by target; @evaluator and @component are interned in the input. */
void           san_cross_book_add        (SanCrossBook        *self,
                                          guint                target,
                                          gint64               evaluator_id,
                                          const char          *evaluator,
                                          const char          *component,
                                          gint64               score);

/* (transfer full): @node: a leaf with the source cross of one of the schemes; evaluations of
 * units whose scheme has a leaf of the same key are in it. */
SanCrossTable *san_cross_table_new       (const SanRoundInput *input,
                                          const SanNode       *node);
void           san_cross_table_free      (SanCrossTable       *self);
/* (transfer none): NULL when it gave nothing that counts */
const SanCrossEvaluator *san_cross_table_find_evaluator (const SanCrossTable *self,
                                          gint64               unit_id);
gboolean       san_cross_result_has_data (const SanCrossResult *result);
/* (transfer full): how many counted, and of how many: "n=5; 3 counted" */
char          *san_cross_result_format   (const SanCrossResult *result,
                                          const SanNode       *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanCrossTable, san_cross_table_free)

G_END_DECLS
