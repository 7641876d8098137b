/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/units/san-unit-item.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_UNIT_COLUMN_NAME,
  SAN_UNIT_COLUMN_KIND,
  SAN_UNIT_COLUMN_GROUPS,
  SAN_UNIT_COLUMN_POINTS,
  SAN_UNIT_COLUMN_TICKETS,
  SAN_UNIT_COLUMN_HEAD,
  SAN_UNIT_COLUMN_CODE,
  SAN_N_UNIT_COLUMNS
} SanUnitColumn;

/* The columns of the units page, over #SanUnitItem or a #GtkTreeListRow of them. */
void         san_unit_columns_add          (GtkColumnView *view);
void         san_unit_columns_set_narrow   (GtkColumnView *view,
                                            gboolean       narrow);
/* A tree keeps the office's order; a list may be sorted by its heads. */
void         san_unit_columns_set_sortable (GtkColumnView *view,
                                            gboolean       sortable);
const char  *san_unit_column_title         (SanUnitColumn  column);
/* what a cell says of @item, never NULL */
const char  *san_unit_column_text          (SanUnitColumn  column,
                                            SanUnitItem   *item);

/* (transfer full) (nullable): what stands behind an item of the view's model */
SanUnitItem *san_unit_columns_item         (gpointer       item);

G_END_DECLS
