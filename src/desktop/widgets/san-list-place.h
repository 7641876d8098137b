/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a list stands, to be asked before its model is read anew, when all its rows go and
 * focus and scrolling with them. @view: a GtkColumnView or GtkListView. */
typedef struct
{
  double   value;     /* of its vertical adjustment */
  gboolean focus;     /* one of its rows has it */
  gboolean show;      /* rather scroll than leave the row out of view; FALSE at first */
} SanListPlace;

SanListPlace san_list_place_get     (GtkWidget          *view);
/* Puts the list back there once its new rows have been laid out; the row at @position gets
 * the focus if the list had it. */
void         san_list_place_restore (GtkWidget          *view,
                                     const SanListPlace *place,
                                     guint               position);
/* Brings the row at @position into view once the list has been laid out: a page that is shown
 * for the first time goes to its row like any other. */
void         san_list_place_scroll_to (GtkWidget *view,
                                       guint      position);

G_END_DECLS
