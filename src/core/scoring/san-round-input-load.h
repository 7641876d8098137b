/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scoring/san-round-input.h"

G_BEGIN_DECLS

/* The rounds being loaded, innermost first: a round whose children source leads back to it
 * is refused. */
typedef struct _SanRoundTrail SanRoundTrail;
struct _SanRoundTrail
{
  gint64               round_id;
  const SanRoundTrail *outer;
};

/* As san_round_input_load_figures(), on the way from @trail. */
SanRoundInput *san_round_input_load_trailed  (SanDatabase          *database,
                                              const SanRound       *round,
                                              const SanRoundTrail  *trail,
                                              GError              **error);
/* Fills the leaves with the source children, from this round or from another one. */
gboolean       san_round_input_load_children (SanDatabase          *database,
                                              const SanRound       *round,
                                              SanRoundInput        *input,
                                              SanRoster            *roster,
                                              const SanRoundTrail  *trail,
                                              GError              **error);
/* Fills the leaves with the source tickets: the figures of the round's period, with its end
 * as cut-off. */
gboolean       san_round_input_load_tickets  (SanDatabase          *database,
                                              const SanRound       *round,
                                              SanRoundInput        *input,
                                              GError              **error);
/* The book of observations, where a scheme of the round asks for one; its details only by
 * san_round_input_load_details(). @by_unit: unit id → 1 + participant */
gboolean       san_round_input_load_inspection (SanDatabase        *database,
                                              const SanRound       *round,
                                              SanRoundInput        *input,
                                              GHashTable           *by_unit,
                                              gboolean              bare,
                                              GError              **error);

gboolean       san_round_input_has_source    (const SanRoundInput  *input,
                                              SanSource             source);
/* Fill the leaves with the sources survey and cross. The books that their scores were made
 * of stay in the input where @keep is TRUE: an explanation leads down to them. */
gboolean       san_round_input_load_survey   (SanDatabase          *database,
                                              const SanRound       *round,
                                              SanRoundInput        *input,
                                              gboolean              keep,
                                              GError              **error);
gboolean       san_round_input_load_cross    (SanDatabase          *database,
                                              const SanRound       *round,
                                              SanRoundInput        *input,
                                              gboolean              keep,
                                              GError              **error);

G_END_DECLS
