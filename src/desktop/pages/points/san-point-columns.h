/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/points/san-point-scope.h"

G_BEGIN_DECLS

typedef enum
{
  SAN_POINT_COLUMN_CODE,
  SAN_POINT_COLUMN_NAME,
  SAN_POINT_COLUMN_CATEGORY,
  SAN_POINT_COLUMN_UNIT,
  SAN_POINT_COLUMN_ADDRESS,
  SAN_POINT_COLUMN_MONTHS,
  SAN_POINT_COLUMN_SCORE,
  SAN_POINT_COLUMN_CHANGE,
  SAN_POINT_COLUMN_TICKETS,
  SAN_N_POINT_COLUMNS,
} SanPointColumn;

/* @months outlives the view. */
void   san_point_columns_add        (GtkColumnView        *view,
                                     const SanPointMonths *months);
/* Other months than before: the heads say so. */
void   san_point_columns_update     (GtkColumnView        *view,
                                     const SanPointMonths *months);
/* Without address and bars, for narrow windows. */
void   san_point_columns_set_narrow (GtkColumnView        *view,
                                     gboolean              narrow);
/* What the heads ask for */
void   san_point_columns_get_order  (GtkColumnView        *view,
                                     SanPointOrder        *order,
                                     gboolean             *descending);
/* The row below a point of @widget; GTK_INVALID_LIST_POSITION for none. */
guint  san_point_columns_pick       (GtkColumnView        *view,
                                     GtkWidget            *widget,
                                     double                x,
                                     double                y);
/* (transfer full) (element-type SanPointColumn): as they stand from left to right */
GArray *san_point_columns_get_shown (GtkColumnView        *view);
/* (transfer full): what stands above it */
char  *san_point_column_title       (SanPointColumn        column,
                                     const SanPointMonths *months);
/* (transfer full): a cell in words, for the clipboard, for paper and files */
char  *san_point_column_text        (SanPointColumn        column,
                                     const SanPointData   *data,
                                     const SanPointMonths *months);

G_END_DECLS
