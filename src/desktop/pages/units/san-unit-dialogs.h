/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/units/san-unit-tree.h"

G_BEGIN_DECLS

/* The forms of the units page. Each asks, does it as one step, and shows the unit it was
 * about on @page. (transfer none): the dialog, which is on screen. */

/* @parent: (nullable): under which it is proposed */
GtkWidget *san_unit_dialog_new    (SanPage       *page,
                                   SanUnitTree   *tree,
                                   const SanUnit *parent);
/* Whether @name puts a slip right or is what it is called from some month on. */
GtkWidget *san_unit_dialog_rename (SanPage       *page,
                                   const SanUnit *unit,
                                   const char    *name);
GtkWidget *san_unit_dialog_move   (SanPage       *page,
                                   SanUnitTree   *tree,
                                   const SanUnit *unit);
GtkWidget *san_unit_dialog_merge  (SanPage       *page,
                                   SanUnitTree   *tree,
                                   const SanUnit *unit);
GtkWidget *san_unit_dialog_split  (SanPage       *page,
                                   SanUnitTree   *tree,
                                   const SanUnit *unit);
GtkWidget *san_unit_dialog_retire (SanPage       *page,
                                   const SanUnit *unit);
GtkWidget *san_unit_dialog_delete (SanPage       *page,
                                   const SanUnit *unit);
/* @grouping: (nullable): the one that is proposed */
GtkWidget *san_unit_dialog_group  (SanPage       *page,
                                   SanUnitTree   *tree,
                                   const SanUnit *unit,
                                   const SanGrouping *grouping);

/* What a unit below @parent (nullable) is likely to be. */
SanUnitKind san_unit_kind_below   (const SanUnit *parent);
/* (transfer full): the kinds in words, in order */
GtkStringList *san_unit_kind_words (void);

G_END_DECLS
