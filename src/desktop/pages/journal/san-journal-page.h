/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"

G_BEGIN_DECLS

#define SAN_TYPE_JOURNAL_PAGE (san_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (SanJournalPage, san_journal_page, SAN, JOURNAL_PAGE, SanPage)

G_END_DECLS
