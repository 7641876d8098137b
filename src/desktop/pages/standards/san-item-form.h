/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/standards/san-indicator-row.h"

G_BEGIN_DECLS

/**
 * SanItemForm:
 *
 * What is written of an item, to be put right in place; how it is rated, and what it has been
 * used for.
 */
#define SAN_TYPE_ITEM_FORM (san_item_form_get_type ())
G_DECLARE_FINAL_TYPE (SanItemForm, san_item_form, SAN, ITEM_FORM, AdwBin)

GtkWidget *san_item_form_new   (SanPage         *page);
/* @row: of an item */
void       san_item_form_show  (SanItemForm     *self,
                                SanIndicatorRow *row,
                                gboolean         editable);
/* To the name */
void       san_item_form_focus (SanItemForm     *self);

G_END_DECLS
