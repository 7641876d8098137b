/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

/* Asks for a name, writes the ledger as it was after step @seq there and opens it. */
void san_journal_restore    (SanPage    *page,
                             gint64      seq);
/* The same with the name known. */
void san_journal_restore_to (SanPage    *page,
                             gint64      seq,
                             const char *path);

G_END_DECLS
