/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "standards/san-standard-store.h"

G_BEGIN_DECLS

/* The bare writes below san-standard-store.h, for this room: an import has checked its
 * table in memory. @is_new inserts and sets ->id; a point on file keeps its position. */

typedef gpointer (*SanFromRow) (SanStatement *row);

/* (transfer full): the rest of what @query, with its parameters bound, gives */
GPtrArray *san_record_list_read  (SanStatement  *query,
                                  SanFromRow     from_row,
                                  GDestroyNotify free_record,
                                  GError       **error);
/* (transfer full): SAN_ERROR_NOT_FOUND, with the message @missing, where there is none */
gpointer  san_record_load        (SanDatabase   *database,
                                  const char    *sql,
                                  gint64         id,
                                  SanFromRow     from_row,
                                  const char    *missing,
                                  GError       **error);
/* (transfer full): the statement with the id of the record bound, which a new one gets */
SanStatement *san_record_prepare_put (SanDatabase *database,
                                  const char    *sql,
                                  gboolean       is_new,
                                  gint64        *id,
                                  GError       **error);

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
