/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "pages/units/san-unit-places.h"
#include "pages/units/san-unit-tree.h"
#include "paper/san-paper.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): all that the pane of a unit tells, on paper. @places:
 * (nullable): not known yet */
SanPaper *san_unit_card_new (SanContext     *context,
                             SanUnitTree    *tree,
                             const SanUnit  *unit,
                             SanUnitPlaces  *places,
                             GError        **error);

G_END_DECLS
