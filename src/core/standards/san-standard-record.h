/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/* The bare writes below san-standard-store.h, for this room: an import has checked its
 * table in memory. @is_new inserts at ->position and sets ->id; else the
 * position stays. */

gboolean san_category_record_put (SanDatabase   *database,
                                  SanCategory   *category,
                                  gboolean       is_new,
                                  GError       **error);
gboolean san_item_record_put     (SanDatabase   *database,
                                  SanItem       *item,
                                  gboolean       is_new,
                                  GError       **error);
gboolean san_point_record_put    (SanDatabase   *database,
                                  SanPoint      *point,
                                  gboolean       is_new,
                                  GError       **error);
/* Gives the item a name that no other has, so that two may change theirs. */
gboolean san_item_record_set_aside (SanDatabase *database,
                                  gint64         id,
                                  GError       **error);

G_END_DECLS
