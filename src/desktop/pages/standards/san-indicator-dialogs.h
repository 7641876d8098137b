/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/standards/san-indicator-row.h"

G_BEGIN_DECLS

/* Forms over the page; each ends in a step, or in nothing. (transfer none): the dialog */

/* A new item in @category, or in one that is to be chosen among those of @standard */
GtkWidget *san_indicator_dialog_item     (SanPage           *page,
                                          SanStandard       *standard,
                                          const SanCategory *category);
/* @area: (nullable): where it begins */
GtkWidget *san_indicator_dialog_category (SanPage           *page,
                                          const char        *area);
GtkWidget *san_indicator_dialog_version  (SanPage           *page);
/* @item: NULL: all of @category */
GtkWidget *san_indicator_dialog_remove   (SanPage           *page,
                                          SanStandard       *standard,
                                          const SanCategory *category,
                                          const SanItem     *item);
/* Which retired item @item carries on */
GtkWidget *san_indicator_dialog_map      (SanPage           *page,
                                          SanStandard       *standard,
                                          const SanItem     *item);

G_END_DECLS
