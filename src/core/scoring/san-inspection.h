/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/* The book of observations of a round (scoring.md §3): categories, points and what each came
 * to. It is part of the input, is frozen with it, and everything the source "inspection"
 * gives follows from it. What was found item by item is in it only where somebody wants to
 * see it: see san_round_input_load_details().
 *
 * How §3 is read:
 *  - An item without a mark has mark 1, a category without a weight has weight 1; weight 0
 *    is shown and not counted.
 *  - A point is finished when every item that its category has in the version of the
 *    standard for the first day of the round's period was rated, or found not applicable,
 *    by somebody. Only finished points score. What several inspectors found is pooled:
 *    Σ earned / Σ marks. A finished point where nothing applies has no score.
 *  - The category score of a unit is the mean of its finished points or, with "by": "items",
 *    items met / items seen over all of them.
 *  - A category that some participant of the round has and this unit has not is treated by
 *    the missing rule of the node: "fixed:N" is on the node's scale, a group mean is that of
 *    the ranked and trial units of the group that have the category, and where nobody has
 *    it, it is left out. A unit without any finished point has no data at all, and the rule
 *    stands in for the whole node.
 *  - A point scores its unit and its bureau; where one takes no part, the nearest unit above
 *    it that does. Where both lead to one participant, the point scores it once. */

#define SAN_INSPECTION_NOBODY G_MAXUINT

typedef struct
{
  gint64      id;
  const char *code;       /* texts are interned in the input */
  const char *name;
  gint64      weight;     /* micro-units */
} SanInspectedCategory;

typedef struct
{
  gint64      id;
  const char *code;
  const char *name;
  const char *method;     /* graded, pass, deduct, value */
  gint64      mark;       /* micro-units */
} SanInspectedItem;

/* What somebody found of one item. */
typedef struct
{
  gint64      id;         /* of the observation */
  guint       item;       /* index */
  gboolean    counts;     /* FALSE: not applicable, or not rated; then @earned is 0 */
  gboolean    failed;     /* earned less than the pass line */
  mpq_t       earned;     /* micro-units */
  const char *inspector;
  const char *grade;      /* key of the rating, "na", or "" */
  int         faults;     /* −1: not counted */
  gboolean    has_value;
  gint64      value;
  const char *note;
  const char *seen_at;
  GPtrArray  *photos;     /* (nullable, element-type utf8): SHA-256, interned */
} SanInspectedRow;

typedef struct
{
  gint64      id;
  const char *code;
  const char *name;
  guint       category;   /* index */
  guint       unit;       /* participant that it scores as 块, or SAN_INSPECTION_NOBODY */
  guint       bureau;     /* as 条; nobody where it is the same */
  mpq_t       earned;     /* micro-units */
  gint64      marks;      /* of what applies, micro-units */
  guint       seen;       /* observations that count */
  guint       met;
  guint       failed;
  guint       unrated;    /* 0: finished */
  GArray     *rows;       /* (nullable, element-type SanInspectedRow): NULL: not loaded */
} SanInspectedPoint;

struct _SanInspection
{
  GArray     *categories; /* SanInspectedCategory, in the order of the standard */
  GArray     *items;      /* SanInspectedItem; empty where no details were ever loaded */
  GArray     *points;     /* SanInspectedPoint, by code */
  GBytes     *frozen;     /* (nullable): the details as an edition has them, a line a point */

  /* san_inspection_prepare()'s */
  GArray     *cells;      /* SanInspectedCell: of the participants in turn */
  GArray     *first_cell; /* guint: by participant, and an end */
  GArray     *present;    /* gboolean: by category: some participant has it */
  GArray     *failed;     /* guint: by participant */
};

/* What the finished points of a participant come to in a category. */
typedef struct
{
  guint       category;
  guint       n;          /* points that have a score */
  guint       seen;       /* items of them */
  guint       met;
  mpq_t       mean;       /* of earned / marks */
} SanInspectedCell;

SanInspection *san_inspection_new      (void);
void           san_inspection_free     (SanInspection       *self);
/* Once all categories, points and participants are there; before anything below. */
void           san_inspection_prepare  (SanRoundInput       *input);
/* (transfer none): until the next one is added */
SanInspectedPoint *san_inspection_add_point (SanInspection   *self);
/* (element-type SanInspectedRow) */
GArray        *san_inspected_rows_new  (void);
/* Its score is earned / marks */
gboolean       san_inspected_point_has_score (const SanInspectedPoint *point);

/* The mean of every category over the ranked and trial ones among the participants
 * @first…@end, which are one group, on the scale of @node. */
typedef struct _SanCategoryMeans SanCategoryMeans;

SanCategoryMeans *san_category_means_new (const SanRoundInput *input,
                                        const SanNode       *node,
                                        guint                first,
                                        guint                end);
/* The same of the group that @participant is in */
SanCategoryMeans *san_category_means_around (const SanRoundInput *input,
                                        const SanNode       *node,
                                        guint                participant);
void           san_category_means_free (SanCategoryMeans    *means);
/* The cell of a participant; NULL where it has no data of the category. */
const SanInspectedCell *san_inspection_find_cell (const SanInspection *self,
                                        guint                participant,
                                        guint                category);
/* What the category gives, on the scale of @node: the unit's own score, or what the missing
 * rule puts in its place (@means: NULL unless that is a group mean). FALSE: it is left out. */
gboolean       san_inspection_category_score (const SanRoundInput *input,
                                        guint                participant,
                                        const SanNode       *node,
                                        guint                category,
                                        const SanCategoryMeans *means,
                                        mpq_t                score);
/* The exact score of the leaf; FALSE when the unit has no data there. @unranked (out): it
 * lacks a category, and the rule is "unranked" */
gboolean       san_inspection_score    (const SanRoundInput *input,
                                        guint                participant,
                                        const SanNode       *node,
                                        const SanCategoryMeans *means,
                                        mpq_t                score,
                                        gboolean            *unranked);
/* (transfer full) (nullable): the categories that others of the round have and an inspected
 * unit has not, by code or name: "M S"; NULL where it has all, or no data of any */
char          *san_inspection_lacking  (const SanRoundInput *input,
                                        guint                participant,
                                        const SanNode       *node);
/* Failed observations at the points of a participant, finished or not */
guint          san_inspection_failed   (const SanRoundInput *input,
                                        guint                participant);
/* Finished points with a score that a participant has */
guint          san_inspection_n_points (const SanRoundInput *input,
                                        guint                participant);

/* Reads what was found item by item at the points of @participant (G_MAXUINT: at all points)
 * into an input that has been loaded from records or from an edition, so that san_explain()
 * leads down to it. Does nothing where it is there already or there is no book. */
gboolean       san_round_input_load_details (SanRoundInput  *input,
                                        SanDatabase         *database,
                                        guint                participant,
                                        GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanCategoryMeans, san_category_means_free)

G_END_DECLS
