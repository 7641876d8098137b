/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bulletins/san-bulletin.h"
#include "paper/san-paper-table.h"

G_BEGIN_DECLS

/* (transfer full): what a bulletin says as a table on A4. @group: (nullable): with its
 * components; NULL: the places of all groups in one table. @journal_head: "" or short */
SanPaperTable *san_bulletin_paper_new (const SanBulletin    *bulletin,
                                       const char           *journal_head,
                                       const SanRanking     *ranking,
                                       const SanRankedGroup *group);

G_END_DECLS
