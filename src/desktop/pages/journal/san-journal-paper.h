/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/* The steps of @model (of #SanJournalRow) as a table on paper. */
void san_journal_paper_print  (SanPage    *page,
                               GListModel *model,
                               gboolean    preview);
/* Asks for a file (.csv, .xlsx) and writes them there. */
void san_journal_paper_export (SanPage    *page,
                               GListModel *model);

G_END_DECLS
