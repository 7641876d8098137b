/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of a column view whose cells keep their list item as the data "list-item". */

/* (nullable): of what is below the place, counted from the corner of @view */
GtkWidget   *san_view_row_pick      (GtkColumnView *view,
                                     double         x,
                                     double         y);
/* (nullable): NULL for a @row that is none */
GtkListItem *san_view_row_list_item (GtkWidget     *row);

/* The row on which something that is dragged would fall: it is lit, and unfolds when the
 * pointer rests there. Starts zeroed. */
typedef struct
{
  GtkWidget *row;      /* weak */
  guint      unfold;   /* a source */
} SanRowLight;

/* @row: NULL puts it out. */
void         san_row_light_move     (SanRowLight   *light,
                                     GtkWidget     *row);
void         san_row_light_clear    (SanRowLight   *light);

G_END_DECLS
