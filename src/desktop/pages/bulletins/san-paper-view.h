/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "paper/san-paper-table.h"

G_BEGIN_DECLS

/**
 * SanPaperView:
 *
 * One sheet of a table on paper, as wide as there is room.
 */
#define SAN_TYPE_PAPER_VIEW (san_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (SanPaperView, san_paper_view, SAN, PAPER_VIEW, GtkWidget)

/* @table: (nullable). Shows its first page. */
void  san_paper_view_set_table (SanPaperView  *self,
                                SanPaperTable *table);
guint san_paper_view_get_page  (SanPaperView  *self);
/* Beyond the last one: that one. */
void  san_paper_view_set_page  (SanPaperView  *self,
                                guint          page);

G_END_DECLS
