/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-observation-store.h"

G_BEGIN_DECLS

/* Observations that were typed, or looked at, a second time. */

typedef enum
{
  SAN_SECOND_ENTRY,    /* a second clerk typed the same paper without seeing the first */
  SAN_SECOND_REVIEW,   /* a reviewer rated the point anew */
  SAN_SECOND_KINDS,
} SanSecondKind;

typedef enum
{
  SAN_SETTLED_NOT,
  SAN_SETTLED_FIRST,   /* the first stands */
  SAN_SETTLED_SECOND,  /* the second took its place */
} SanSettlement;

/* Both ratings of one item at a point, as they were made. Texts are never NULL. */
typedef struct
{
  gint64         observation_id;
  gint64         point_id;
  gint64         item_id;
  SanObservation *first;       /* as first rated, also where the second took its place */
  char          *rater;        /* of the second */
  char          *grade;
  gboolean       has_faults;
  int            faults;
  gboolean       has_value;
  gint64         value;
  char          *note;
  SanSettlement  settled;
  char          *reason;
} SanSecondRating;

SanSecondRating *san_second_rating_new  (void);
void       san_second_rating_free       (SanSecondRating  *rating);
/* Whether both say the same of the item; words do not matter */
gboolean   san_second_rating_agrees     (const SanSecondRating *rating);

/* (transfer full) (element-type SanSecondRating): of a point, or of all points of the round
 * with @point_id 0; by point and item */
GPtrArray *san_second_rating_store_list (SanDatabase      *database,
                                         gint64            round_id,
                                         SanSecondKind     kind,
                                         gint64            point_id,
                                         GError          **error);
/* Inside a change, of a round that is not published (SAN_ERROR_CONFLICT). One that says
 * nothing is removed; a new one, or one that is changed, is not settled. */
gboolean   san_second_rating_store_put  (SanDatabase      *database,
                                         SanSecondKind     kind,
                                         const SanSecondRating *rating,
                                         const char       *entered_at,
                                         const char       *entered_by,
                                         GError          **error);
/* Inside a change, of a round that is not published: which of the two counts. The second is
 * what the observation says from then on; SAN_SETTLED_NOT takes a settlement back. */
gboolean   san_second_rating_store_settle (SanDatabase    *database,
                                         gint64            observation_id,
                                         SanSecondKind     kind,
                                         SanSettlement     settlement,
                                         const char       *reason,
                                         const char       *entered_at,
                                         const char       *entered_by,
                                         GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanSecondRating, san_second_rating_free)

G_END_DECLS
