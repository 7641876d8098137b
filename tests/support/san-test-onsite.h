/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-observation-store.h"
#include "support/san-test-office.h"

G_BEGIN_DECLS

/* A ledger with a round that is inspected: two streets of one district and a bureau, three
 * categories with items of every method, five points, the round 6月考评 of 2018-06. */
SanTestOffice *san_test_onsite_new    (void);
SanRound      *san_test_onsite_round  (SanTestOffice *office);
/* By code or name */
gint64         san_test_onsite_point  (SanTestOffice *office,
                                       const char    *point);
gint64         san_test_onsite_item   (SanTestOffice *office,
                                       const char    *item);
gint64         san_test_onsite_unit   (SanTestOffice *office,
                                       const char    *unit);
/* One observation, as one step; @grade "#2" are two faults, "=85" a value of 85. Returns its
 * id. */
gint64         san_test_onsite_rate   (SanTestOffice *office,
                                       const char    *point,
                                       const char    *item,
                                       const char    *grade,
                                       const char    *note);

G_END_DECLS
