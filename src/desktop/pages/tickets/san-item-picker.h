/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/**
 * SanItemPicker:
 *
 * Finds one line of the standard: part of its code or words, and the ones that fit.
 * #SanItemPicker::activate when one was chosen.
 */
#define SAN_TYPE_ITEM_PICKER (san_item_picker_get_type ())
G_DECLARE_FINAL_TYPE (SanItemPicker, san_item_picker, SAN, ITEM_PICKER, GtkBox)

/* @category_id: 0 offers those of all categories */
GtkWidget *san_item_picker_new      (SanDatabase   *database,
                                     gint64         category_id);
/* 0: none */
gint64     san_item_picker_get_item (SanItemPicker *self);

G_END_DECLS
