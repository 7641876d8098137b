/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

#define SAN_STABILITY_SAMPLES 1000
#define SAN_STABILITY_MINIMUM 10     /* points of a unit; setting "ranking.minimum-sample" */

/* How far a place would move had other points been drawn (scoring.md §10). */
typedef struct
{
  guint    participant;
  guint    place;         /* as ranked; 0: none */
  guint    low;           /* the better end of the interval */
  guint    median;
  guint    high;
  guint    points;        /* drawn points with a score that it rests on */
  gboolean reference;     /* fewer than the minimum: 参考 */
} SanStabilityRow;

typedef struct
{
  SanRanking *ranking;
  GArray     *rows;       /* SanStabilityRow, by participant */
  guint       samples;
  guint       minimum;
} SanStability;

/* The percentile bootstrap (Efron 1979): in every sample the points of each unit in each
 * category are drawn again, as many as there are, with replacement; all units are placed by
 * the samples' scores, and the interval is the middle 95 % of the places. The same @seed
 * gives the same intervals. A unit without inspected points keeps its total; its place still
 * moves with those of the others.
 *
 * Takes @ranking (transfer full), whose input is changed on the way. */
SanStability *san_stability_compute (SanRanking      *ranking,
                                     const char      *seed,
                                     guint            samples,
                                     guint            minimum,
                                     GCancellable    *cancellable,
                                     GError         **error);
/* The same from the records or the edition, with the minimum of the settings. @seed: NULL:
 * the label of the round */
SanStability *san_stability_load    (SanDatabase     *database,
                                     const SanRound  *round,
                                     const char      *seed,
                                     guint            samples,
                                     GCancellable    *cancellable,
                                     GError         **error);
void          san_stability_free    (SanStability    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanStability, san_stability_free)

G_END_DECLS
