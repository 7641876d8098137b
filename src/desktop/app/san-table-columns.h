/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of a table as the person at this desk wants them: their order (by drag or by
 * the menu of the heads), their widths, and which are shown. Kept in the settings under
 * @table. Columns that are not shown are taken out: hidden ones keep their room in GTK 4.8. */

/* Before any column is added. */
void san_table_columns_bind      (GtkColumnView       *view,
                                  const char          *table);
/* In the order that the program gives them; @id stands in the settings, @title in the menu. */
void san_table_columns_add       (GtkColumnView       *view,
                                  GtkColumnViewColumn *column,
                                  const char          *id,
                                  const char          *title);
/* After the last: puts them as they were left. */
void san_table_columns_restore   (GtkColumnView       *view);
/* What has no room in a narrow window, whatever is chosen; ended by NULL, or NULL for none. */
void san_table_columns_leave_out (GtkColumnView       *view,
                                  const char *const   *ids);
/* The menu of the heads, for who has no mouse. */
void san_table_columns_popup     (GtkColumnView       *view);

G_END_DECLS
