/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/san-database.h"

G_BEGIN_DECLS

/**
 * SanPagedModel:
 *
 * A #GListModel over a query of any length: rows are fetched a page at a time when a view
 * asks for them and dropped again, the least recently used first. Sorting and filtering
 * happen in SQL: san_paged_model_set_query() starts over and announces it as "remove all,
 * then add all" (platform.md: anything else blocks GTK 4.8 for seconds).
 */
#define SAN_TYPE_PAGED_MODEL (san_paged_model_get_type ())
G_DECLARE_FINAL_TYPE (SanPagedModel, san_paged_model, SAN, PAGED_MODEL, GObject)

/* Binds the filter's values, from parameter 1 on; the page query has two more parameters
 * named :limit and :offset, which the model binds. */
typedef void     (*SanBindFunc) (SanStatement *statement,
                                 gpointer      data);
/* (transfer full): the item of the row that @statement stands on */
typedef GObject *(*SanItemFunc) (SanStatement *statement,
                                 gpointer      data);

SanPagedModel *san_paged_model_new       (GType           item_type,
                                          SanItemFunc     item,
                                          gpointer        data,
                                          GDestroyNotify  destroy);
/* @count_sql: one row, one column. @page_sql: the rows in order, LIMIT :limit OFFSET
 * :offset at its end. Both are static strings. @database outlives the model. */
gboolean       san_paged_model_set_query (SanPagedModel  *self,
                                          SanDatabase    *database,
                                          const char     *count_sql,
                                          const char     *page_sql,
                                          SanBindFunc     bind,
                                          gpointer        bind_data,
                                          GDestroyNotify  bind_destroy,
                                          GError        **error);
/* For far pages, whose rows before them take long to skip: @keys_sql lists the keys of all
 * rows in order; @rows_sql the rows of the keys in :keys, an array of JSON, in its order.
 * Both are bound as the page is, then :keys. The keys are listed when somebody goes that
 * far. Static strings; they hold until the next query. */
void           san_paged_model_set_keys  (SanPagedModel  *self,
                                          const char     *keys_sql,
                                          const char     *rows_sql);
/* The records changed: count and fetch anew. */
gboolean       san_paged_model_refresh   (SanPagedModel  *self,
                                          GError        **error);

G_END_DECLS
