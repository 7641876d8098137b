/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "app/san-text-table.h"

G_BEGIN_DECLS

/* (transfer full): what is unfolded in @model, to be printed or saved */
SanTextTable *
     san_unit_paper_get_table
                           (SanPage    *page,
                            GListModel *model);
/* Asks for a file and writes all units, or all groups, with their history, as they can be
 * imported again. @kind: "units", "groups" */
void san_unit_paper_export (SanPage    *page,
                            const char *kind,
                            const char *ending);
/* The same without asking, in a worker. */
void san_unit_paper_write  (SanPage    *page,
                            const char *kind,
                            const char *path);

G_END_DECLS
