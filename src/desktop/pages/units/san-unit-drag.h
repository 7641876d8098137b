/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/units/san-unit-tree.h"

G_BEGIN_DECLS

/* Lets units be drawn onto another one: they then stand under it from the month that is
 * looked at on. Neither @page nor @tree is owned; both live as long as @view. */
void     san_unit_drag_install (GtkColumnView *view,
                                SanPage       *page,
                                SanUnitTree   *tree);
/* FALSE when nothing would change, or the unit would stand below itself. @onto: nullable:
 * to the top */
gboolean san_unit_drag_allows  (const SanUnit *unit,
                                const SanUnit *onto);

G_END_DECLS
