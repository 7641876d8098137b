/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* Something that, done in full, adds to a total: an item that somebody found wanting at a
 * point or, where the unit lost nothing on site, a component that was typed. */
typedef struct
{
  gint64   observation_id;   /* 0: a component */
  gint64   point_id;
  char    *point;            /* its name; "" for a component */
  char    *category;
  char    *name;             /* of the item or the component */
  char    *lost;             /* of its mark, as many decimals as needed, at most 6 */
} SanLiftStep;

/* What would lift a unit by one place (scoring.md §10). */
typedef struct
{
  guint      place;          /* now */
  guint      new_place;      /* with all of @steps done; as @place where nothing helps */
  char      *total;
  char      *new_total;
  GPtrArray *steps;          /* SanLiftStep: the fewest that do it, the greatest gain first;
                                empty: none do, or the unit has no place or the first */
  guint      n_candidates;   /* that something could be gained by */
} SanLift;

/* Pure. @ranking's input has the details of @participant (san_round_input_load_details());
 * it is changed on the way and left as it was.
 *
 * Under a rising total the fewest steps are those of the greatest gain. That is so wherever
 * the scheme's leaves all score by points, or all by items; where a scheme mixes the two,
 * gains are ordered by their sum. */
SanLift *san_lift_compute (SanRanking      *ranking,
                           guint            participant,
                           GError         **error);
void     san_lift_free    (SanLift         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanLift, san_lift_free)

G_END_DECLS
