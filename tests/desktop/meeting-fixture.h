/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "present/san-deck.h"
#include "support/san-test-office.h"

G_BEGIN_DECLS

/* A ledger with one group 街道组 of @n_units over @n_months up to 2018-06, ready for a
 * meeting: unit k of n is the k-th from the top in June; three are commended and paid, the
 * last explains itself. @shift is added to every total of June. */
SanTestOffice *meeting_new   (guint          n_units,
                              guint          n_months,
                              double         shift);
/* (transfer full): of its newest round */
SanDeck       *meeting_deck  (SanTestOffice *office);
/* (transfer full): its newest round */
SanRound      *meeting_round (SanTestOffice *office);
/* (transfer none): 第001街道 */
const char    *meeting_unit  (guint          index);

G_END_DECLS
