/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* What a component added to or took from the total since the round before. */
typedef struct
{
  char   *name;
  char   *change;     /* "−1.55" */
  char   *from_to;    /* "91.30 → 88.71"; "" where one is missing */
  double  share;      /* of the greatest change, 0 … 1 */
  gboolean better;
} SanExplainChange;

/* (element-type SanExplainChange) (transfer full): of the components directly below the
 * total, the greatest change first; what did not change is left out. @now and @before are
 * the unit's in the two rounds. */
GPtrArray *san_explain_changes_new (const SanScores *now,
                                    guint            now_participant,
                                    const SanScores *before,
                                    guint            before_participant);

G_END_DECLS
