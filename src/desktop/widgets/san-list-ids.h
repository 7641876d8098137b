/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is selected in a list that is read page by page, told by the ids of its rows: a list
 * may hold a hundred thousand, and only those in view are there. */

/* (element-type gint64): of all rows in their order; asked for when they are needed */
typedef const GArray *(*SanListIds)   (gpointer            owner);
/* Of a row of the model */
typedef gint64        (*SanListIdOf)  (gpointer            row);

guint    san_list_ids_n_selected      (GtkSelectionModel  *selection);
/* (transfer full) (element-type gint64) */
GArray  *san_list_ids_selected        (GtkSelectionModel  *selection,
                                       SanListIdOf         id_of,
                                       SanListIds          ids,
                                       gpointer            owner);
/* Selects @wanted, or what stands at @position where that was at most one and is gone. The
 * first that is selected, or GTK_INVALID_LIST_POSITION. */
guint    san_list_ids_select          (GtkSelectionModel  *selection,
                                       const GArray       *wanted,
                                       guint               position,
                                       SanListIds          ids,
                                       gpointer            owner);
gboolean san_list_ids_contain         (const GArray       *ids,
                                       gint64              id);

G_END_DECLS
