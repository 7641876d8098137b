/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "registry/san-roster.h"
#include "rounds/san-round-store.h"
#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/* Which points a round visits, and how far each is. */

typedef enum
{
  SAN_VISIT_TODO,    /* no observation */
  SAN_VISIT_PART,    /* some items are not rated yet */
  SAN_VISIT_DONE,
  SAN_VISIT_STATES,
} SanVisitState;

/* A point of a round. Texts are never NULL. */
typedef struct
{
  gint64         point_id;
  char          *code;
  char          *name;
  char          *address;
  gint64         category_id;
  gint64         unit_id;
  gint64         bureau_id;    /* 0: none */
  gboolean       must_see;
  gint64         team_id;      /* 0: none */
  char          *team;
  char          *members;      /* of the team, joined by ';' */
  char          *day;          /* "YYYY-MM-DD" of the visit, "" */
  SanVisitState  state;
  guint          unrated;      /* items that nobody rated, of a point that was begun */
  guint          failed;       /* items under the pass line */
  gint64         loss;         /* off 100 so far, micro-units; of the items that apply */
} SanVisit;

void       san_visit_free         (SanVisit        *visit);
SanVisit  *san_visit_copy         (const SanVisit  *visit);

/* (transfer full) (element-type SanVisit): the points that were drawn for the round and
 * those that have observations in it; of a round without a draw all points that are valid on
 * its last day. By unit as in @roster, then category as in @standard, then code. */
GPtrArray *san_visit_store_list   (SanDatabase     *database,
                                   const SanRound  *round,
                                   SanRoster       *roster,
                                   SanStandard     *standard,
                                   GError         **error);
/* Nobody is shown where a covert visit goes before its day, unless something was found there
 * already. */
gboolean   san_visit_is_sealed    (const SanVisit  *visit,
                                   gboolean         covert,
                                   SanDay           today);
/* Brings state, loss and the counts of one visit of the list up to date. */
gboolean   san_visit_store_update (SanDatabase     *database,
                                   const SanRound  *round,
                                   SanStandard     *standard,
                                   SanVisit        *visit,
                                   GError         **error);

/* How far a set of visits is. */
typedef struct
{
  guint n[SAN_VISIT_STATES];
  guint all;
} SanVisitProgress;

void       san_visit_progress_add (SanVisitProgress *progress,
                                   const SanVisit   *visit);
/* (transfer full): unit → SanVisitProgress; @by_team: team → …, 0 for none */
GHashTable *san_visit_progress_by (GPtrArray        *visits,
                                   gboolean          by_team);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanVisit, san_visit_free)

G_END_DECLS
