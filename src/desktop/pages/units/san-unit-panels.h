/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/units/san-unit-places.h"
#include "pages/units/san-unit-tree.h"

G_BEGIN_DECLS

/* Fills @box with where the unit stands in each grouping and stood before, and with its
 * places in the last rounds. @places: (nullable): not known yet */
void san_unit_panels_groups  (GtkBox        *box,
                              SanPage       *page,
                              SanUnitTree   *tree,
                              const SanUnit *unit,
                              SanUnitPlaces *places);
/* Fills @box with the versions of the unit and what it came from and went into. */
void san_unit_panels_history (GtkBox        *box,
                              SanPage       *page,
                              SanUnitTree   *tree,
                              const SanUnit *unit);

G_END_DECLS
