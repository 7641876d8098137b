/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "paper/san-paper-table.h"
#include "widgets/san-grid-block.h"
#include "widgets/san-grid-model.h"

G_BEGIN_DECLS

/* What a grid shows, as a table: names, cells, summaries, heads first. Groups of columns
 * stand in a row of their own above the heads where there are any. */

SanGridBlock *san_grid_table_block  (SanGridModel *model);
/* Onto the clipboard; says so. */
void          san_grid_table_copy   (SanPage      *page,
                                     SanGridModel *model);
void          san_grid_table_print  (SanPage      *page,
                                     SanGridModel *model,
                                     const char   *title,
                                     const char   *note,
                                     gboolean      preview);
/* Asks where to, then writes .xlsx, .csv or .json. */
void          san_grid_table_export (SanPage      *page,
                                     SanGridModel *model,
                                     const char   *name);
gboolean      san_grid_table_write  (SanGridModel *model,
                                     const char   *path,
                                     GError      **error);

G_END_DECLS
