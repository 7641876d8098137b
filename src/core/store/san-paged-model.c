/* san-paged-model.c - a list model over a query of any length
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-paged-model.h"

#define PAGE_SIZE 64
#define MAX_PAGES 128
#define FAR_PAGE  64    /* from here on rows are found by their keys */

typedef struct
{
  guint      number;
  GPtrArray *items;
  GList      link;    /* in the order of use */
} Page;

/**
 * SanPagedModel:
 *
 * Keeps the 128 pages of 64 rows that were looked at last.
 */
struct _SanPagedModel
{
  GObject        parent_instance;

  GType          item_type;
  SanItemFunc    item;
  gpointer       data;
  GDestroyNotify destroy;

  SanDatabase   *database;
  const char    *count_sql;
  const char    *page_sql;
  SanBindFunc    bind;
  gpointer       bind_data;
  GDestroyNotify bind_destroy;

  const char    *keys_sql;  /* (nullable): of far pages; so below */
  const char    *rows_sql;
  GArray        *keys;      /* gint64; NULL until somebody went that far */

  guint          n_items;
  GHashTable    *pages;     /* number → Page */
  GQueue         used;      /* of Page.link, most recently used first */
};

static void san_paged_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SanPagedModel, san_paged_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      san_paged_model_list_model_init))

static void
page_free (Page *page)
{
  g_ptr_array_unref (page->items);
  g_free (page);
}

static void
forget_pages (SanPagedModel *self)
{
  g_hash_table_remove_all (self->pages);
  g_queue_init (&self->used);
  g_clear_pointer (&self->keys, g_array_unref);
}

static void
forget_query (SanPagedModel *self)
{
  if (self->bind_destroy != NULL)
    self->bind_destroy (self->bind_data);

  self->database = NULL;
  self->bind = NULL;
  self->bind_data = NULL;
  self->bind_destroy = NULL;
  self->keys_sql = self->rows_sql = NULL;
}

static gboolean
count_rows (SanPagedModel *self,
            guint         *count,
            GError       **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (self->database, self->count_sql,
                                                         error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  if (self->bind != NULL)
    self->bind (query, self->bind_data);

  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  *count = has_row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

static SanStatement *
prepare_page (SanPagedModel *self,
              guint          number,
              GError       **error)
{
  SanStatement *query = san_database_prepare (self->database, self->page_sql, error);

  if (query == NULL)
    return NULL;

  if (self->bind != NULL)
    self->bind (query, self->bind_data);
  san_statement_bind_int (query, sqlite3_bind_parameter_index (query, ":limit"), PAGE_SIZE);
  san_statement_bind_int (query, sqlite3_bind_parameter_index (query, ":offset"),
                          (gint64) number * PAGE_SIZE);

  return query;
}

static gboolean
list_keys (SanPagedModel *self,
           GError       **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanStatement) query = san_database_prepare (self->database, self->keys_sql, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  if (self->bind != NULL)
    self->bind (query, self->bind_data);
  while (san_statement_step (query, &has_row, error))
    {
      gint64 key;

      if (!has_row)
        {
          self->keys = g_steal_pointer (&keys);
          return TRUE;
        }
      key = sqlite3_column_int64 (query, 0);
      g_array_append_val (keys, key);
    }

  return FALSE;
}

static SanStatement *
prepare_far_page (SanPagedModel *self,
                  guint          number,
                  GError       **error)
{
  g_autoptr (GString) text = g_string_new ("[");
  SanStatement *query;

  if (self->keys == NULL && !list_keys (self, error))
    return NULL;
  query = san_database_prepare (self->database, self->rows_sql, error);
  if (query == NULL)
    return NULL;

  for (guint i = number * PAGE_SIZE; i < MIN ((number + 1) * PAGE_SIZE, self->keys->len); i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, text->len > 1 ? "," : "",
                            g_array_index (self->keys, gint64, i));
  g_string_append_c (text, ']');
  if (self->bind != NULL)
    self->bind (query, self->bind_data);
  san_statement_bind_text (query, sqlite3_bind_parameter_index (query, ":keys"), text->str);

  return query;
}

static GPtrArray *
fetch_items (SanPagedModel *self,
             guint          number,
             GError       **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SanStatement) query = self->keys_sql != NULL && number >= FAR_PAGE
    ? prepare_far_page (self, number, error) : prepare_page (self, number, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&items);

      g_ptr_array_add (items, self->item (query, self->data));
    }

  return NULL;
}

static Page *
get_page (SanPagedModel *self,
          guint          number)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items;
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  if (page != NULL)
    {
      g_queue_unlink (&self->used, &page->link);
      g_queue_push_head_link (&self->used, &page->link);
      return page;
    }

  items = fetch_items (self, number, &error);
  if (items == NULL)
    {
      /* a list model has no way to tell */
      g_warning ("%s", error->message);
      return NULL;
    }

  page = g_new0 (Page, 1);
  page->number = number;
  page->items = items;
  page->link.data = page;
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
  g_queue_push_head_link (&self->used, &page->link);

  if (self->used.length > MAX_PAGES)
    {
      Page *oldest = self->used.tail->data;

      g_queue_unlink (&self->used, &oldest->link);
      g_hash_table_remove (self->pages, GUINT_TO_POINTER (oldest->number));
    }

  return page;
}

/* GListModel */

static GType
san_paged_model_get_item_type (GListModel *model)
{
  return SAN_PAGED_MODEL (model)->item_type;
}

static guint
san_paged_model_get_n_items (GListModel *model)
{
  return SAN_PAGED_MODEL (model)->n_items;
}

static gpointer
san_paged_model_get_item (GListModel *model,
                          guint       position)
{
  SanPagedModel *self = SAN_PAGED_MODEL (model);
  guint place = position % PAGE_SIZE;
  Page *page;

  if (position >= self->n_items)
    return NULL;

  page = get_page (self, position / PAGE_SIZE);

  /* rows gone since they were counted, or unreadable: an empty one until the refresh, as
   * NULL would mean that the list ends here */
  if (page == NULL || place >= page->items->len)
    return g_object_new (self->item_type, NULL);

  return g_object_ref (page->items->pdata[place]);
}

static void
san_paged_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = san_paged_model_get_item_type;
  iface->get_n_items = san_paged_model_get_n_items;
  iface->get_item = san_paged_model_get_item;
}

/* GObject */

static void
san_paged_model_finalize (GObject *object)
{
  SanPagedModel *self = SAN_PAGED_MODEL (object);

  forget_query (self);
  g_clear_pointer (&self->keys, g_array_unref);
  g_hash_table_unref (self->pages);
  if (self->destroy != NULL)
    self->destroy (self->data);

  G_OBJECT_CLASS (san_paged_model_parent_class)->finalize (object);
}

static void
san_paged_model_class_init (SanPagedModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_paged_model_finalize;
}

static void
san_paged_model_init (SanPagedModel *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) page_free);
  g_queue_init (&self->used);
}

SanPagedModel *
san_paged_model_new (GType          item_type,
                     SanItemFunc    item,
                     gpointer       data,
                     GDestroyNotify destroy)
{
  SanPagedModel *self;

  g_return_val_if_fail (g_type_is_a (item_type, G_TYPE_OBJECT), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  self = g_object_new (SAN_TYPE_PAGED_MODEL, NULL);
  self->item_type = item_type;
  self->item = item;
  self->data = data;
  self->destroy = destroy;

  return self;
}

/* "Remove all, then add all": one change of n rows makes the views of GTK 4.8 look at
 * every one of them. */
static void
start_over (SanPagedModel *self,
            guint          count)
{
  guint before = self->n_items;

  forget_pages (self);

  self->n_items = 0;
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);

  self->n_items = count;
  if (count > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, count);
}

gboolean
san_paged_model_set_query (SanPagedModel *self,
                           SanDatabase   *database,
                           const char    *count_sql,
                           const char    *page_sql,
                           SanBindFunc    bind,
                           gpointer       bind_data,
                           GDestroyNotify bind_destroy,
                           GError       **error)
{
  guint count;

  g_return_val_if_fail (SAN_IS_PAGED_MODEL (self), FALSE);
  g_return_val_if_fail (database != NULL, FALSE);

  forget_query (self);
  self->database = database;
  self->count_sql = count_sql;
  self->page_sql = page_sql;
  self->bind = bind;
  self->bind_data = bind_data;
  self->bind_destroy = bind_destroy;

  if (!count_rows (self, &count, error))
    {
      start_over (self, 0);
      return FALSE;
    }

  start_over (self, count);

  return TRUE;
}

void
san_paged_model_set_keys (SanPagedModel *self,
                          const char    *keys_sql,
                          const char    *rows_sql)
{
  g_return_if_fail (SAN_IS_PAGED_MODEL (self));
  g_return_if_fail (self->database != NULL);

  self->keys_sql = keys_sql;
  self->rows_sql = rows_sql;
}

gboolean
san_paged_model_refresh (SanPagedModel *self,
                         GError       **error)
{
  guint count;

  g_return_val_if_fail (SAN_IS_PAGED_MODEL (self), FALSE);
  g_return_val_if_fail (self->database != NULL, FALSE);

  if (!count_rows (self, &count, error))
    return FALSE;

  start_over (self, count);

  return TRUE;
}
