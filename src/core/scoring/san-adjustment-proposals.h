/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* What one rule with the source red-tickets or relapses says of one participant (scoring.md
 * §2). A case is a red number approved, or a relapse found, in the period; its unit is the
 * main one. */
typedef struct
{
  gint64         unit_id;
  char          *unit;        /* its name in the round */
  char          *rule;
  guint          cases;
  char          *numbers;     /* of the tickets: 白〔2018〕001号 … */
  gint64         booked;      /* what the ledger has of the rule for the unit alone, micro */
  SanAdjustment *adjustment;  /* what is still to be booked, ->id 0; NULL: nothing is */
} SanAdjustmentProposal;

void       san_adjustment_proposal_free     (SanAdjustmentProposal *proposal);
/* (transfer full) (element-type SanAdjustmentProposal): of every participant and rule with a
 * case or a booking, in the order of participants and rules. Rows of a rule that the ledger
 * has already are taken off what is proposed. Writes nothing: a person confirms. */
GPtrArray *san_adjustment_proposals         (SanDatabase           *database,
                                             const SanRound        *round,
                                             GError               **error);
/* Whether a scheme of the round has such a rule at all */
gboolean   san_adjustment_proposals_apply   (GPtrArray             *schemes);
/* Inside a change: books what @proposals still propose. */
gboolean   san_adjustment_proposals_book    (SanDatabase           *database,
                                             const SanRound        *round,
                                             GPtrArray             *proposals,
                                             const char            *entered_at,
                                             const char            *entered_by,
                                             GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanAdjustmentProposal, san_adjustment_proposal_free)

G_END_DECLS
