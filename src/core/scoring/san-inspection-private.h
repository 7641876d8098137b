/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-inspection.h"
#include "scoring/san-round-check.h"
#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/* A point of a round with what its observations came to; strings last until the function
 * returns. */
typedef struct
{
  gint64      id;
  const char *code;
  const char *name;
  gint64      category_id;
  gint64      unit_id;
  gint64      bureau_id;   /* 0: none */
  const char *earned;      /* "n/d", micro-units */
  gint64      marks;
  guint       seen;
  guint       met;
  guint       failed;
  guint       unrated;
} SanObservedPoint;

typedef gboolean (*SanObservedPointFunc) (const SanObservedPoint  *point,
                                          gpointer                 data,
                                          GError                 **error);
/* By id; without @texts, code and name come as "" */
gboolean   san_observed_point_visit   (SanDatabase           *database,
                                       gint64                 round_id,
                                       gboolean               texts,
                                       SanObservedPointFunc   func,
                                       gpointer               data,
                                       GError               **error);
/* The same of one point; not called where it has no result */
gboolean   san_observed_point_read    (SanDatabase           *database,
                                       gint64                 round_id,
                                       gint64                 point_id,
                                       SanObservedPointFunc   func,
                                       gpointer               data,
                                       GError               **error);
/* Where an observation belongs; 0, 0: there is no such */
gboolean   san_observed_point_find    (SanDatabase           *database,
                                       gint64                 observation_id,
                                       gint64                *round_id,
                                       gint64                *point_id,
                                       GError               **error);
/* The unit above @unit_id on @day ("YYYY-MM-DD"); 0: none, or no such unit then. A whole
 * roster would take longer than all that a month needs of it. */
gboolean   san_inspection_store_get_parent (SanDatabase      *database,
                                       gint64                 unit_id,
                                       const char            *day,
                                       gint64                *parent_id,
                                       GError               **error);
/* Calls for every unit and bureau of a point that was observed, each once. */
typedef void (*SanObservedUnitFunc)   (gint64                 unit_id,
                                       gpointer               data);
gboolean   san_observed_unit_visit    (SanDatabase           *database,
                                       gint64                 round_id,
                                       SanObservedUnitFunc    func,
                                       gpointer               data,
                                       GError               **error);
/* Calls for every day outside the dates of the round that something was seen at a point. */
typedef void (*SanObservedDateFunc)   (gint64                 unit_id,
                                       const char            *point,
                                       const char            *day,
                                       gpointer               data);
gboolean   san_observed_date_visit    (SanDatabase           *database,
                                       const SanRound        *round,
                                       SanObservedDateFunc    func,
                                       gpointer               data,
                                       GError               **error);
/* Calls for every unit and category of the points that were drawn for a round. */
typedef gboolean (*SanDrawnStratumFunc) (gint64               unit_id,
                                       gint64                 category_id,
                                       guint                  n,
                                       gpointer               data,
                                       GError               **error);
gboolean   san_drawn_stratum_visit    (SanDatabase           *database,
                                       gint64                 round_id,
                                       SanDrawnStratumFunc    func,
                                       gpointer               data,
                                       GError               **error);
/* Warnings on categories that nobody has a score of */
void       san_inspection_check_categories (const SanRoundInput *input,
                                       GPtrArray             *issues);
/* Warnings on the records of an open round: out-of-dates, and unknown-unit where a point
 * scores nobody */
gboolean   san_inspection_check       (SanDatabase           *database,
                                       const SanRound        *round,
                                       const SanRoundInput   *input,
                                       SanRoster             *roster,
                                       GPtrArray             *issues,
                                       GError               **error);
/* Reads what was found item by item at the points of @participant, G_MAXUINT: at all. */
gboolean   san_inspection_store_read_rows (SanDatabase       *database,
                                       SanRoundInput         *input,
                                       guint                  participant,
                                       GError               **error);

/* Members of the edition's object, see san-round-input-freeze.c */
void       san_inspection_freeze      (const SanInspection   *self,
                                       JsonBuilder           *builder);
/* The lines behind it, of a book whose details are all there; else nothing is added. */
void       san_inspection_freeze_rows (const SanInspection   *self,
                                       GString               *text);
/* FALSE: damaged. @rows: what stands behind the object */
gboolean   san_inspection_thaw        (SanRoundInput         *input,
                                       JsonObject            *object,
                                       GBytes                *rows);
/* The rows of the points of @participant, G_MAXUINT: of all, out of ->frozen */
gboolean   san_inspection_thaw_rows   (SanRoundInput         *input,
                                       guint                  participant,
                                       GError               **error);
/* Whether the point is one of @participant's; any is of G_MAXUINT's */
gboolean   san_inspected_point_is_of  (const SanInspectedPoint *point,
                                       guint                  participant);

G_END_DECLS
