/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ranking/san-ranking.h"

G_BEGIN_DECLS

/* Awards and sanctions (scoring.md §8): the rules of a round's schemes propose, a person
 * decides. Where the text leaves room:
 *
 * - All members of a condition must hold. "running" and "times" count the rounds in which
 *   the others held: k comparable rounds running up to this one; k times in the year of
 *   this round's end, this one among them.
 * - Running rounds in which a unit has no total are skipped, and so are months without a
 *   round; with the setting "ranking.streaks" = "reset" both end the run.
 * - "progress": so many units whose total became better the most; ties at the cut enter.
 *   Who is only listed takes no part in it.
 * - Money goes by the place; of a rule that counts from the bottom, by the place from the
 *   end; of one for progress, by the place in that. Units that share a place stand on as
 *   many places as they are, or on one where places are dense. */

typedef enum
{
  SAN_AWARD_PROPOSED,
  SAN_AWARD_CONFIRMED,
  SAN_AWARD_STRUCK,
} SanAwardState;

#define SAN_AWARD_RUN 12

const char *san_award_state_name (SanAwardState state);   /* as sansectl has it */

typedef struct
{
  char          *rule;
  char          *group;
  guint          participant;    /* of the ranking's input */
  gint64         unit_id;
  char          *unit;
  guint          place;
  char          *action;         /* "commend", "money", "self-criticism" … */
  gboolean       has_money;
  gint64         amount;         /* yuan in micro-units; as decided, else as proposed */
  gint64         proposed;
  guint          running;        /* rounds running of a rule that asks for them, as far as
                                    #SAN_AWARD_RUN back; else 0 */
  SanAwardState  state;
  char          *reason;
} SanAward;

/* What a rule gives away against what it may. */
typedef struct
{
  char    *rule;
  gboolean has_budget;
  gint64   budget;               /* yuan in micro-units */
  gint64   total;                /* of what is not struck */
} SanAwardTotal;

typedef struct
{
  GPtrArray *awards;             /* SanAward: by rule as the scheme has them, group, place */
  GPtrArray *totals;             /* SanAwardTotal: of the rules that give money */
} SanAwards;

/* @ranking is that of @round. Earlier rounds are read where a rule looks back. */
SanAwards  *san_awards_load      (SanDatabase       *database,
                                  const SanRound    *round,
                                  SanRanking        *ranking,
                                  GError           **error);
/* Empty: for those that were decided, read back. */
SanAwards  *san_awards_new       (void);
void        san_awards_free      (SanAwards         *self);
/* NULL where nothing is proposed */
SanAward   *san_awards_find      (SanAwards         *self,
                                  const char        *rule,
                                  gint64             unit_id);

/* What a person decided; @has_amount: the money is another than the proposed. */
typedef struct
{
  gint64         unit_id;
  char          *rule;
  SanAwardState  state;          /* PROPOSED takes the decision back */
  gboolean       has_amount;
  gint64         amount;         /* yuan in micro-units */
  char          *reason;
} SanAwardDecision;

void        san_award_decision_free   (SanAwardDecision  *decision);
/* (element-type SanAwardDecision) */
GPtrArray  *san_award_store_list      (SanDatabase       *database,
                                       gint64             round_id,
                                       GError           **error);
/* Inside a change. Striking out and other money want a reason (SAN_ERROR_INVALID). A
 * published round's decisions stand: SAN_ERROR_CONFLICT. */
gboolean    san_award_store_decide    (SanDatabase       *database,
                                       const SanRound    *round,
                                       const SanAwardDecision *decision,
                                       const char        *entered_at,
                                       const char        *entered_by,
                                       GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanAwards, san_awards_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanAwardDecision, san_award_decision_free)

G_END_DECLS
