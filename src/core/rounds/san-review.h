/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rounds/san-second-rating-store.h"
#include "rounds/san-visit-store.h"

G_BEGIN_DECLS

/* 复核: a share of the points is rated a second time, and both ratings are compared. */

#define SAN_REVIEW_PERCENT 10   /* of the points, where the office says nothing else */

/* The settings review.percent, and the seed of the round (review.seed of its id); a round
 * without one is drawn with the text "review". */
gboolean   san_review_get_percent   (SanDatabase     *database,
                                     guint           *percent,
                                     GError         **error);
/* (transfer full) */
char      *san_review_get_seed      (SanDatabase     *database,
                                     gint64           round_id,
                                     GError         **error);
/* Inside a change. */
gboolean   san_review_set_seed      (SanDatabase     *database,
                                     gint64           round_id,
                                     const char      *seed,
                                     GError         **error);
/* (transfer full) (element-type SanVisit), not owned: the sample of @visits, repeatable by
 * anyone: by SHA-256 of "seed|label|code" as in the draw of the points, then by code; the
 * first @percent of them, rounded up. In the order of @visits. */
GPtrArray *san_review_sample        (GPtrArray       *visits,
                                     const char      *seed,
                                     const char      *label,
                                     guint            percent);
/* How many points of the sample were rated once and not a second time in full, of how many
 * the sample has */
gboolean   san_review_count_open    (SanDatabase     *database,
                                     const SanRound  *round,
                                     guint           *n_open,
                                     guint           *n_sample,
                                     GError         **error);

/* How far two ratings agree. */
typedef struct
{
  guint compared;
  guint agreed;
  guint settled;     /* of those that differ */
} SanAgreement;

void       san_agreement_add        (SanAgreement          *agreement,
                                     const SanSecondRating *rating);
/* (transfer full): "92.31%", "" where nothing was compared */
char      *san_agreement_rate       (const SanAgreement    *agreement);
/* (transfer full): item → SanAgreement */
GHashTable *san_agreement_by_item   (GPtrArray             *ratings);

G_END_DECLS
