/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "app/san-text-table.h"
#include "pages/points/san-point-scope.h"

G_BEGIN_DECLS

/* Points on paper, on the clipboard and in files. @ids: which, in their order; @columns
 * (element-type SanPointColumn): as the list has them. */

void san_point_paper_copy   (SanPage              *page,
                             const SanPointMonths *months,
                             const GArray         *ids,
                             const GArray         *columns);
/* (transfer full) (nullable): to be printed or saved; what goes wrong is reported */
SanTextTable *
     san_point_paper_get_table
                            (SanPage              *page,
                             const SanPointMonths *months,
                             const GArray         *ids,
                             const GArray         *columns);
/* The registry of points as it can be imported again: asks where to, and in what format. */
void san_point_paper_export (SanPage              *page);
/* The same, to a known @path: .xlsx, .csv or .json. */
void san_point_paper_write  (SanPage              *page,
                             const char           *path);

G_END_DECLS
