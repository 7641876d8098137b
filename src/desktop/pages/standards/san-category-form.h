/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/standards/san-indicator-row.h"

G_BEGIN_DECLS

/**
 * SanCategoryForm:
 *
 * What is written of a category, or of an area, to be put right in place.
 */
#define SAN_TYPE_CATEGORY_FORM (san_category_form_get_type ())
G_DECLARE_FINAL_TYPE (SanCategoryForm, san_category_form, SAN, CATEGORY_FORM, AdwBin)

GtkWidget *san_category_form_new   (SanPage          *page);
/* @row: of a category or an area */
void       san_category_form_show  (SanCategoryForm  *self,
                                    SanIndicatorRow  *row,
                                    gboolean          editable);
/* To the name */
void       san_category_form_focus (SanCategoryForm  *self);

G_END_DECLS
