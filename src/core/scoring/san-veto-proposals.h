/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-round-store.h"

G_BEGIN_DECLS

/* What a failure of an item that is marked as a veto asks of one participant. The mark alone
 * scores nothing: a person decides, and only the veto that is booked counts. Whoever a failed
 * observation scores, as its unit or as its bureau, is proposed. */
typedef struct
{
  gint64   unit_id;
  char    *unit;      /* its name in the round */
  char    *item;
  guint    cases;     /* points where it failed */
  char    *points;    /* their names: 甲 乙 … */
  SanVeto *veto;      /* what may be booked, ->id 0, ->effect "last"; NULL: the ledger has a
                         veto of the unit already whose reason names the item */
} SanVetoProposal;

void       san_veto_proposal_free  (SanVetoProposal  *proposal);
/* (transfer full) (element-type SanVetoProposal): in the order of items and participants.
 * Writes nothing. */
GPtrArray *san_veto_proposals      (SanDatabase      *database,
                                    const SanRound   *round,
                                    GError          **error);
/* Inside a change: books those of @proposals that may be. */
gboolean   san_veto_proposals_book (SanDatabase      *database,
                                    const SanRound   *round,
                                    GPtrArray        *proposals,
                                    const char       *entered_at,
                                    const char       *entered_by,
                                    GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanVetoProposal, san_veto_proposal_free)

G_END_DECLS
