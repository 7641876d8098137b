/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/san-text-table.h"
#include "rounds/san-second-rating-store.h"
#include "rounds/san-visit-store.h"

G_BEGIN_DECLS

/**
 * SanReviewList:
 *
 * Two ratings side by side: what differs, to be settled; or how far they agree, item by
 * item.
 *
 * #SanReviewList::settle (int64 observation, boolean second) when one is to count.
 */
#define SAN_TYPE_REVIEW_LIST (san_review_list_get_type ())
G_DECLARE_FINAL_TYPE (SanReviewList, san_review_list, SAN, REVIEW_LIST, AdwBin)

GtkWidget *san_review_list_new              (void);
/* What is not settled goes first. @review: a review, else typed twice */
void       san_review_list_show_differences (SanReviewList  *self,
                                             GPtrArray      *ratings,
                                             GPtrArray      *visits,
                                             SanStandard    *standard,
                                             gboolean        review,
                                             gboolean        open);
/* The least agreement first. */
void       san_review_list_show_items       (SanReviewList  *self,
                                             GPtrArray      *ratings,
                                             SanStandard    *standard);
/* (transfer full): all that was to be shown, also what is beyond the rows on the screen.
 * @title, @subtitle: over it on paper */
SanTextTable *san_review_list_get_table     (SanReviewList  *self,
                                             const char     *title,
                                             const char     *subtitle);

G_END_DECLS
