/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-page.h"
#include "rounds/san-visit-store.h"

G_BEGIN_DECLS

/* Workbooks for the field, one a team; of a round without teams one a unit. They come back
 * by the import of observations. */

/* Writes them into @folder. @written (out): how many */
gboolean san_onsite_books_write (SanContext      *context,
                                 const SanRound  *round,
                                 SanStandard     *standard,
                                 GPtrArray       *visits,
                                 const char      *folder,
                                 guint           *written,
                                 GError         **error);
/* Asks for the folder first. @visits: (element-type SanVisit) */
void     san_onsite_books_run   (SanPage         *page,
                                 const SanRound  *round,
                                 SanStandard     *standard,
                                 GPtrArray       *visits);

G_END_DECLS
