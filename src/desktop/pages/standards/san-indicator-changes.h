/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/san-context.h"
#include "standards/san-standard-tree.h"

G_BEGIN_DECLS

/* What the page does to the standard, a step each. Those that take @error leave it to the
 * caller to show; the others report. */

/* A new one (->id 0) gets its id. */
gboolean san_indicator_put_category  (SanContext         *context,
                                      SanCategory        *category,
                                      GError            **error);
gboolean san_indicator_put_item      (SanContext         *context,
                                      SanItem            *item,
                                      GError            **error);
gboolean san_indicator_set_limit     (SanContext         *context,
                                      const SanCategory  *category,
                                      const char         *limit);
gboolean san_indicator_rename_area   (SanContext         *context,
                                      const char         *area,
                                      const char         *name);
gboolean san_indicator_remove        (SanContext         *context,
                                      const SanCategory  *category,
                                      const SanItem      *item);
gboolean san_indicator_move_item     (SanContext         *context,
                                      const SanItem      *item,
                                      const SanCategory  *category,
                                      gint64              before);
gboolean san_indicator_move_category (SanContext         *context,
                                      const SanCategory  *category,
                                      const char         *area,
                                      gint64              before);
/* @before: (nullable) */
gboolean san_indicator_move_area     (SanContext         *context,
                                      const char         *area,
                                      const char         *before);
gboolean san_indicator_add_version   (SanContext         *context,
                                      const char         *name,
                                      SanDay              from,
                                      GError            **error);
gboolean san_indicator_map           (SanContext         *context,
                                      const SanItem      *item,
                                      gint64              forebear);
/* @set: (nullable): the office's own in place of that of its key; @clear: (nullable): the
 * key of one that is as shipped again. @standard, @pass_line: the settings. */
gboolean san_indicator_set_ratings   (SanContext         *context,
                                      const SanRatingSet *set,
                                      const char         *clear,
                                      const char         *standard,
                                      gint64              pass_line,
                                      GError            **error);
/* Fills an empty standard from what is shipped: "civilised-items.csv" */
gboolean san_indicator_fill          (SanContext         *context,
                                      const char         *file);

G_END_DECLS
