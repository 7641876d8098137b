/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/san-decimal.h"
#include "rounds/san-round-store.h"

G_BEGIN_DECLS

#define SAN_GRADE_NA "na"    /* of an item that does not apply at the point */

/* What one inspector found of one item at a point (scoring.md §3): by grade, by number of
 * faults or by a measured value. Texts are never NULL. */
typedef struct
{
  gint64    id;
  gint64    point_id;
  gint64    item_id;
  char     *inspector;
  char     *grade;        /* key of a rating, #SAN_GRADE_NA, or "" */
  gboolean  has_faults;
  int       faults;
  gboolean  has_value;
  gint64    value;        /* micro-units */
  char     *note;
  char     *seen_at;      /* "YYYY-MM-DD HH:MM" or "" */
  char     *manner;       /* "open", "covert" or "": the round's */
} SanObservation;

/* A photograph of it. */
typedef struct
{
  gint64  id;
  gint64  observation_id;
  char   *sha256;         /* of the blob */
  char   *name;
  char   *taken;          /* "YYYY-MM-DD HH:MM" or "" */
  char   *place;
  char   *note;
} SanObservationFile;

SanObservation *san_observation_new       (void);
void       san_observation_free           (SanObservation        *observation);
void       san_observation_file_free      (SanObservationFile    *file);

/* (element-type SanObservation): of a point, or of all points of the round with @point_id
 * 0; by point, item, inspector */
GPtrArray *san_observation_store_list     (SanDatabase           *database,
                                           gint64                 round_id,
                                           gint64                 point_id,
                                           GError               **error);
/* SAN_ERROR_NOT_FOUND when there is none */
SanObservation *san_observation_store_get (SanDatabase           *database,
                                           gint64                 id,
                                           GError               **error);
/* Inside a change, on a round that is not locked (SAN_ERROR_CONFLICT). The row of the same
 * round, point, item and inspector is replaced and keeps its id, which is set in
 * @observation. One that says nothing (no grade, faults, value and note) is removed with
 * its photographs and second ratings; SAN_ERROR_CONFLICT when a ticket came of it.
 * SAN_ERROR_INVALID: an item of another category than the point's, a grade that its
 * ratings do not have. */
gboolean   san_observation_store_put      (SanDatabase           *database,
                                           gint64                 round_id,
                                           SanObservation        *observation,
                                           const char            *entered_at,
                                           const char            *entered_by,
                                           GError               **error);

/* The same for many, with the standard read once. @observations: (element-type
 * SanObservation) */
gboolean   san_observation_store_put_all  (SanDatabase           *database,
                                           gint64                 round_id,
                                           GPtrArray             *observations,
                                           const char            *entered_at,
                                           const char            *entered_by,
                                           GError               **error);

/* (element-type SanObservationFile): of an observation, in order of entry */
GPtrArray *san_observation_file_store_list (SanDatabase          *database,
                                           gint64                 observation_id,
                                           GError               **error);
/* (element-type SanObservationFile): of all observations of the point, newest round first;
 * @round_id 0: of all rounds */
GPtrArray *san_observation_file_store_list_point (SanDatabase    *database,
                                           gint64                 round_id,
                                           gint64                 point_id,
                                           GError               **error);
/* Inside a change: @picture as san_photo_read() gives it, stored once by content. */
gboolean   san_observation_file_store_add (SanDatabase           *database,
                                           SanObservationFile    *file,
                                           GBytes                *picture,
                                           GError               **error);
gboolean   san_observation_file_store_remove (SanDatabase        *database,
                                           gint64                 id,
                                           GError               **error);

/* What the observations of a point come to (cache_point_result). */
typedef struct
{
  gint64    point_id;
  mpq_t     earned;       /* micro-units */
  gint64    marks;        /* of what applies, micro-units */
  guint     seen;         /* observations that count */
  guint     met;          /* of them with the whole mark */
  guint     failed;       /* of them under the pass line */
  guint     unrated;      /* items nobody rated: 0 where the point is finished */
} SanPointResult;

/* (element-type SanPointResult): points of the round that have observations, by id */
GArray    *san_point_result_store_list    (SanDatabase           *database,
                                           gint64                 round_id,
                                           GError               **error);
/* Inside a change: adds the points of a round up as the standard is now. Those of a published
 * round stay as they were until a new edition is made of it. */
gboolean   san_point_result_store_renew   (SanDatabase           *database,
                                           gint64                 round_id,
                                           GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanObservation, san_observation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanObservationFile, san_observation_file_free)

G_END_DECLS
