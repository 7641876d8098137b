/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-decimal.h"
#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* Cross-evaluation 交叉考评 (scoring.md §5): what units say of each other, in percent, and
 * who is to visit whom. Texts are never NULL. */

typedef struct
{
  char   *component;       /* key of a leaf; "": any with the source cross */
  gint64  evaluator_id;
  gint64  target_id;
  gint64  score;           /* 0 … 100 in micro-units */
  char   *note;
} SanEvaluation;

typedef struct
{
  gint64 evaluator_id;
  gint64 target_id;
} SanCrossVisit;

typedef struct
{
  char   *seed;
  char   *algorithm;
  guint   visits;          /* by every evaluator */
  char   *drawn;           /* when */
  GArray *pairs;           /* SanCrossVisit, in the order of the draw */
} SanCrossPlan;

void         san_evaluation_free       (SanEvaluation        *evaluation);
SanCrossPlan *san_cross_plan_new       (const char           *seed,
                                        guint                 visits);
void         san_cross_plan_free       (SanCrossPlan         *plan);

/* (element-type SanEvaluation), by component, evaluator and target */
GPtrArray   *san_evaluation_store_list (SanDatabase          *database,
                                        gint64                round_id,
                                        GError              **error);
/* Inside a change, on a round that is not locked; what is on file for the same component
 * and the same pair is replaced. */
gboolean     san_evaluation_store_put  (SanDatabase          *database,
                                        gint64                round_id,
                                        const SanEvaluation  *evaluation,
                                        const char           *entered_at,
                                        const char           *entered_by,
                                        GError              **error);
gboolean     san_evaluation_store_delete (SanDatabase        *database,
                                        gint64                round_id,
                                        const SanEvaluation  *evaluation,
                                        GError              **error);
/* (element-type gint64): units that were scored by another one in the round */
GArray      *san_evaluation_store_targets (SanDatabase       *database,
                                        gint64                round_id,
                                        GError              **error);

/* (transfer full): NULL without error where nothing is assigned */
SanCrossPlan *san_cross_plan_store_get (SanDatabase          *database,
                                        gint64                round_id,
                                        GError              **error);
/* Inside a change, on a round that is not locked: in the place of what was assigned.
 * @plan NULL takes the assignment back. */
gboolean     san_cross_plan_store_put  (SanDatabase          *database,
                                        gint64                round_id,
                                        const SanCrossPlan   *plan,
                                        GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanEvaluation, san_evaluation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanCrossPlan, san_cross_plan_free)

G_END_DECLS
