/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/* Edits of the version in force, inside a change. */

/* Writes all fields but the place in the order. ->id 0: a new one,
 * placed last, of its area or category; a retired one of that name comes back instead. Sets
 * ->id. Refuses an empty name, and the name or code of another (SAN_ERROR_EXISTS). */
gboolean  san_category_store_put    (SanDatabase        *database,
                                     SanCategory        *category,
                                     GError            **error);
gboolean  san_item_store_put        (SanDatabase        *database,
                                     SanItem            *item,
                                     GError            **error);
/* Retires what something refers to: an observation, a ticket, a place, an earlier version;
 * deletes what nothing does. A category goes with its items. @retired (out) (optional) */
gboolean  san_category_store_remove (SanDatabase        *database,
                                     gint64              id,
                                     gboolean           *retired,
                                     GError            **error);
gboolean  san_item_store_remove     (SanDatabase        *database,
                                     gint64              id,
                                     gboolean           *retired,
                                     GError            **error);
/* Puts it into @area, or @category_id, in front of @before; 0: behind the others there. */
gboolean  san_category_store_move   (SanDatabase        *database,
                                     gint64              id,
                                     const char         *area,
                                     gint64              before,
                                     GError            **error);
gboolean  san_item_store_move       (SanDatabase        *database,
                                     gint64              id,
                                     gint64              category_id,
                                     gint64              before,
                                     GError            **error);
/* An area is what its categories say. @before: the area in front of which it goes; NULL:
 * behind the others */
gboolean  san_area_store_rename     (SanDatabase        *database,
                                     const char         *area,
                                     const char         *name,
                                     GError            **error);
gboolean  san_area_store_move       (SanDatabase        *database,
                                     const char         *area,
                                     const char         *before,
                                     GError            **error);
/* Says that @id carries on what @forebear was; 0: nothing. Refuses an item in force as a
 * forebear, and circles. */
gboolean  san_item_store_map        (SanDatabase        *database,
                                     gint64              id,
                                     gint64              forebear,
                                     GError            **error);
/* What an item has been used for. */
typedef struct
{
  guint seen;       /* observations of one round */
  guint failed;     /* of them */
  guint tickets;    /* ever */
} SanItemUsage;

/* @round_id 0: no round */
gboolean  san_item_store_usage      (SanDatabase        *database,
                                     const SanStandard  *standard,
                                     const SanItem      *item,
                                     gint64              round_id,
                                     SanItemUsage       *usage,
                                     GError            **error);
/* (element-type SanItem) (transfer full): items that were retired and that no other carries
 * on */
GPtrArray *san_item_store_retired   (SanDatabase        *database,
                                     GError            **error);
/* The office's own ratings in place of a shipped set, or a set of its own. Refuses fewer than
 * two ratings, keys that repeat, percentages outside 0 … 100 or out of order. */
gboolean  san_rating_store_put      (SanDatabase        *database,
                                     const SanRatingSet *set,
                                     GError            **error);
/* Back to what is shipped. */
gboolean  san_rating_store_clear    (SanDatabase        *database,
                                     const char         *key,
                                     GError            **error);

G_END_DECLS
