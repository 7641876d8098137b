/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"
#include "scoring/san-inspection.h"

G_BEGIN_DECLS

/* Below this percentage of its marks something is weak. */
#define SAN_WEAK_PERCENT 90

typedef struct
{
  guint participant;
  mpq_t score;             /* of the category, in percent */
} SanCategoryUnit;

/* An inspected category over the units of a group. */
typedef struct
{
  const SanNode              *node;      /* that it is inspected for */
  const SanInspectedCategory *category;
  GArray                     *units;     /* SanCategoryUnit: the lowest first */
  guint                       n_below;   /* under SAN_WEAK_PERCENT */
  mpq_t                       mean;      /* of the scores, in percent */
  mpq_t                       lost;      /* of the total of a unit, on the mean */
} SanCategoryFigures;

/* What one mark of @node is worth of the total, with nothing missing (scoring.md §2). */
void       san_node_get_worth         (const SanNode        *node,
                                       mpq_t                 worth);
/* (transfer full) (element-type SanCategoryFigures): what lost most first; points into
 * @ranking. What a unit lost in a category is its share of the component by weight, of the
 * categories that count for it, times what it lacks to full marks, times the worth of the
 * component. */
GPtrArray *san_category_figures_list  (const SanRanking     *ranking,
                                       const SanRankedGroup *group);

G_END_DECLS
