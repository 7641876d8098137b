/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-rating.h"

G_BEGIN_DECLS

/* A version of the standard, whole, in memory: categories with their items, and the ratings
 * that go with them. It does not change once it is loaded. Reference-counted; may be handed
 * to another thread. */
typedef struct _SanStandard SanStandard;

/* The version for a round whose period begins on @day: the newest that is in force from that
 * day or before, else the oldest. */
SanStandard        *san_standard_load           (SanDatabase        *database,
                                                 SanDay              day,
                                                 GError            **error);
/* By number; 0: the one that may be edited, which is the newest. SAN_ERROR_NOT_FOUND */
SanStandard        *san_standard_load_version   (SanDatabase        *database,
                                                 guint               number,
                                                 GError            **error);
SanStandard        *san_standard_ref            (SanStandard        *self);
void                san_standard_unref          (SanStandard        *self);

guint               san_standard_get_number     (const SanStandard  *self);
const char         *san_standard_get_name       (const SanStandard  *self);
SanDay              san_standard_get_from       (const SanStandard  *self);
/* Whether it is an earlier version, which stays as it was */
gboolean            san_standard_is_frozen      (const SanStandard  *self);

/* (element-type SanCategory) (transfer none): in their order */
GPtrArray          *san_standard_get_categories (const SanStandard  *self);
/* (element-type SanItem) (transfer none): in their order; empty for no such category */
GPtrArray          *san_standard_get_items      (const SanStandard  *self,
                                                 gint64              category_id);
/* (nullable) (transfer none): NULL where this version does not have it */
const SanCategory  *san_standard_get_category   (const SanStandard  *self,
                                                 gint64              id);
const SanItem      *san_standard_get_item       (const SanStandard  *self,
                                                 gint64              id);
const SanRatingSets *san_standard_get_sets      (const SanStandard  *self);
/* The set that @item is rated by */
const SanRatingSet *san_standard_get_ratings    (const SanStandard  *self,
                                                 const SanItem      *item);
/* san_item_earned() and san_item_failed() with the ratings and the pass line of this
 * version */
gboolean            san_standard_earned         (const SanStandard  *self,
                                                 const SanItem      *item,
                                                 const char         *grade,
                                                 gint64              faults,
                                                 gint64              value,
                                                 mpq_t               earned);
gboolean            san_standard_failed         (const SanStandard  *self,
                                                 const SanItem      *item,
                                                 const mpq_t         earned);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SanStandard, san_standard_unref)

G_END_DECLS
