/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "pages/standards/san-indicator-tree.h"

G_BEGIN_DECLS

/* Prints all of the standard, whatever is folded, but only what the search leaves. */
void  san_indicator_paper_print  (SanPage          *page,
                                  SanIndicatorTree *tree,
                                  gboolean          preview);
/* Asks for a file and writes the items of the version in force; @ending: ".xlsx" or ".csv" */
void  san_indicator_paper_export (SanPage          *page,
                                  const char       *ending);
/* Puts @row with what is below it on the clipboard. */
void  san_indicator_paper_copy   (SanPage          *page,
                                  SanIndicatorTree *tree,
                                  SanIndicatorRow  *row);

G_END_DECLS
