/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* Who is placed in which group: the round's own grouping or another one. */
typedef struct
{
  guint       participant;
  SanStanding standing;
} SanEntrant;

typedef struct
{
  char   *name;
  GArray *entrants;   /* SanEntrant, in roster order */
} SanEntrantGroup;

/* Where a participant stood in the previous round. */
typedef struct
{
  const char *group;       /* NULL: not in it */
  gboolean    has_total;
  mpq_srcptr  total;       /* displayed */
  guint       place;       /* 0: none */
} SanEarlier;

SanEntrantGroup  *san_entrant_group_new   (const char            *name);
void              san_entrant_group_free  (SanEntrantGroup       *group);
/* (element-type SanEntrantGroup): as the input has it */
GPtrArray        *san_entrants_of_input   (const SanRoundInput   *input);
/* By participant, as the input has it */
SanEarlier       *san_earlier_of_input    (const SanRoundInput   *input);

/* Places @groups. @earlier, by participant, is for the changes; NULL: places are all that is
 * wanted, and texts, figures and grades are left out. */
SanRanking       *san_ranking_place       (SanRoundInput         *input,
                                           const GPtrArray       *groups,
                                           const SanEarlier      *earlier,
                                           GError               **error);

/* How the units of one group are compared: the scheme that governs it (of several, the
 * first of the round) with its tie-breakers. */
typedef struct
{
  const SanRanking *ranking;
  const SanScheme  *scheme;
  GArray           *breakers;
} SanRanker;

void              san_ranker_init         (SanRanker             *self,
                                           const SanRanking      *ranking,
                                           const GArray          *entrants);
void              san_ranker_clear        (SanRanker             *self);
/* Negative: @a comes first. By the value that is placed … */
int               san_ranker_compare      (const SanRanker       *self,
                                           const SanScore        *a,
                                           const SanScore        *b);
/* … then by the tie-breakers before roster order; @earlier by participant */
int               san_ranker_break_tie    (const SanRanker       *self,
                                           const SanScore        *a,
                                           const SanScore        *b);
/* Sorts ->places and sets place, tied, by_roster. */
void              san_ranker_place        (SanRanker             *self,
                                           SanRankedGroup        *group);
/* Does it get a place? */
gboolean          san_place_counts        (const SanPlace        *place);

void              san_ranked_group_set_figures (SanRankedGroup   *group,
                                           int                    decimals);
void              san_ranked_group_set_grades (SanRankedGroup    *group,
                                           const SanScheme       *scheme);
void              san_place_set_change    (SanPlace              *place,
                                           const char            *group,
                                           gboolean               has_previous,
                                           const SanEarlier      *earlier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanEntrantGroup, san_entrant_group_free)

G_END_DECLS
