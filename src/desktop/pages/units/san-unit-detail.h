/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/units/san-unit-places.h"
#include "pages/units/san-unit-tree.h"
#include "paper/san-paper.h"

G_BEGIN_DECLS

/**
 * SanUnitDetail:
 *
 * The pane that shows one unit: what is written of it, where it stands, what stands below
 * it, what it was.
 */
#define SAN_TYPE_UNIT_DETAIL (san_unit_detail_get_type ())
G_DECLARE_FINAL_TYPE (SanUnitDetail, san_unit_detail, SAN, UNIT_DETAIL, AdwBin)

/* @page is not owned */
void san_unit_detail_set_page   (SanUnitDetail *self,
                                 SanPage       *page,
                                 SanUnitTree   *tree,
                                 GMenuModel    *menu);
/* @unit: nullable */
void san_unit_detail_show       (SanUnitDetail *self,
                                 const SanUnit *unit);
/* @places: (transfer full) */
void san_unit_detail_set_places (SanUnitDetail *self,
                                 SanUnitPlaces *places);
/* (transfer full) (nullable): the unit that is shown, on paper; what goes wrong is reported */
SanPaper *
     san_unit_detail_to_paper   (SanUnitDetail *self);
/* @steps: +1 or −1 */
void san_unit_detail_turn       (SanUnitDetail *self,
                                 int            steps);

G_END_DECLS
