/* san-standard-store.c - categories and items as they are on file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"

#define CATEGORY_COLUMNS \
  "id, position, area, code, name, ticket_limit, coalesce (weight, -1), retired"

#define ITEM_COLUMNS \
  "i.id, i.category_id, i.position, i.code, i.name, i.text, i.method, i.bureau," \
  " coalesce (i.mark, -1), coalesce (i.fault_a, -1), coalesce (i.fault_b, -1)," \
  " coalesce (i.fault_c, -1), i.rating, coalesce (i.amount, -1), i.target, i.zero, i.veto," \
  " i.photo, i.retired, coalesce (i.forebear_id, 0)"

static const char SQL_CATEGORIES[] =
  "SELECT " CATEGORY_COLUMNS " FROM category ORDER BY position, id";

static const char SQL_CATEGORY[] =
  "SELECT " CATEGORY_COLUMNS " FROM category WHERE id = ?1";

static const char SQL_PUT_CATEGORY[] =
  "INSERT INTO category (id, position, area, code, name, weight, retired, ticket_limit)"
  " VALUES (?1, ?6, ?2, ?3, ?4, ?5, ?7, ?8)"
  " ON CONFLICT (id) DO UPDATE SET position = excluded.position, area = excluded.area,"
  " code = excluded.code, name = excluded.name, weight = excluded.weight,"
  " retired = excluded.retired, ticket_limit = excluded.ticket_limit";

static const char SQL_SET_LIMIT[] =
  "UPDATE category SET ticket_limit = ?2 WHERE id = ?1";

/* ?1 0: of every category */
static const char SQL_ITEMS[] =
  "SELECT " ITEM_COLUMNS " FROM item AS i JOIN category AS c ON c.id = i.category_id"
  " WHERE ?1 IN (0, i.category_id) ORDER BY c.position, c.id, i.position, i.id";

static const char SQL_ITEM[] =
  "SELECT " ITEM_COLUMNS " FROM item AS i WHERE i.id = ?1";

static const char SQL_ITEMS_BY_CODE[] =
  "SELECT " ITEM_COLUMNS " FROM item AS i WHERE i.code = ?2 AND ?1 IN (0, i.category_id)";

static const char SQL_PUT_ITEM[] =
  "INSERT INTO item (id, category_id, position, code, name, text, method, bureau, mark,"
  " fault_a, fault_b, fault_c, rating, amount, target, zero, veto, photo, retired,"
  " forebear_id) VALUES (?1, ?2, ?12, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?13, ?14, ?15,"
  " ?16, ?17, ?18, ?19, ?20)"
  " ON CONFLICT (id) DO UPDATE SET category_id = excluded.category_id,"
  " position = excluded.position, code = excluded.code, name = excluded.name,"
  " text = excluded.text, method = excluded.method, bureau = excluded.bureau,"
  " mark = excluded.mark, fault_a = excluded.fault_a, fault_b = excluded.fault_b,"
  " fault_c = excluded.fault_c, rating = excluded.rating, amount = excluded.amount,"
  " target = excluded.target, zero = excluded.zero, veto = excluded.veto,"
  " photo = excluded.photo, retired = excluded.retired, forebear_id = excluded.forebear_id";

static const char SQL_SET_ASIDE[] =
  "UPDATE item SET name = '#' || id WHERE id = ?1";

/* Reading */

static gpointer
category_from_row (SanStatement *row)
{
  SanCategory *category = g_new0 (SanCategory, 1);

  category->id = sqlite3_column_int64 (row, 0);
  category->position = sqlite3_column_int (row, 1);
  category->area = g_strdup (san_statement_text (row, 2));
  category->code = g_strdup (san_statement_text (row, 3));
  category->name = g_strdup (san_statement_text (row, 4));
  category->ticket_limit = g_strdup (san_statement_text (row, 5));
  category->weight = sqlite3_column_int64 (row, 6);
  category->retired = sqlite3_column_int (row, 7) != 0;

  return category;
}

static gint64
value_from_column (SanStatement *row,
                   int           column)
{
  return sqlite3_column_type (row, column) == SQLITE_NULL ? SAN_VALUE_NONE
                                                          : sqlite3_column_int64 (row, column);
}

static gpointer
item_from_row (SanStatement *row)
{
  SanItem *item = g_new0 (SanItem, 1);

  item->id = sqlite3_column_int64 (row, 0);
  item->category_id = sqlite3_column_int64 (row, 1);
  item->position = sqlite3_column_int (row, 2);
  item->code = g_strdup (san_statement_text (row, 3));
  item->name = g_strdup (san_statement_text (row, 4));
  item->text = g_strdup (san_statement_text (row, 5));
  item->method = g_strdup (san_statement_text (row, 6));
  item->bureau = g_strdup (san_statement_text (row, 7));
  item->mark = sqlite3_column_int64 (row, 8);
  item->fault_a = sqlite3_column_int64 (row, 9);
  item->fault_b = sqlite3_column_int64 (row, 10);
  item->fault_c = sqlite3_column_int64 (row, 11);
  item->rating = g_strdup (san_statement_text (row, 12));
  item->amount = sqlite3_column_int64 (row, 13);
  item->target = value_from_column (row, 14);
  item->zero = value_from_column (row, 15);
  item->veto = sqlite3_column_int (row, 16) != 0;
  item->photo = sqlite3_column_int (row, 17) != 0;
  item->retired = sqlite3_column_int (row, 18) != 0;
  item->forebear_id = sqlite3_column_int64 (row, 19);

  return item;
}

GPtrArray *
san_record_list_read (SanStatement  *query,
                      SanFromRow     from_row,
                      GDestroyNotify free_record,
                      GError       **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_record);
  gboolean has_row;

  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, from_row (query));
    }

  return NULL;
}

gpointer
san_record_load (SanDatabase *database,
                 const char  *sql,
                 gint64       id,
                 SanFromRow   from_row,
                 const char  *missing,
                 GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, missing);
      return NULL;
    }

  return from_row (query);
}

GPtrArray *
san_category_store_list (SanDatabase *database,
                         GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_CATEGORIES, error);

  return query != NULL ? san_record_list_read (query, category_from_row,
                                               (GDestroyNotify) san_category_free, error)
                       : NULL;
}

GPtrArray *
san_item_store_list (SanDatabase *database,
                     gint64       category_id,
                     GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_ITEMS, error);

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, category_id);

  return san_record_list_read (query, item_from_row, (GDestroyNotify) san_item_free, error);
}

SanCategory *
san_category_store_load (SanDatabase *database,
                         gint64       id,
                         GError     **error)
{
  return san_record_load (database, SQL_CATEGORY, id, category_from_row,
                          _("There is no such category"), error);
}

SanItem *
san_item_store_load (SanDatabase *database,
                     gint64       id,
                     GError     **error)
{
  return san_record_load (database, SQL_ITEM, id, item_from_row, _("There is no such item"), error);
}

/* Finding items */

/* Takes out what is retired where something in force is left. */
static void
prefer_in_force (GPtrArray *found)
{
  gboolean in_force = FALSE;

  for (guint i = 0; i < found->len; i++)
    in_force = in_force || !((SanItem *) found->pdata[i])->retired;
  for (guint i = found->len; in_force && i > 0; i--)
    if (((SanItem *) found->pdata[i - 1])->retired)
      g_ptr_array_remove_index (found, i - 1);
}

/* Gives the id of the one item of @found; FALSE with an error for two, or none. */
static gboolean
take_item (SanDatabase *database,
           GPtrArray   *found,
           const char  *text,
           gint64      *id,
           GError     **error)
{
  const SanItem *first, *second;
  g_autoptr (SanCategory) category = NULL;
  g_autoptr (SanCategory) other = NULL;

  prefer_in_force (found);
  if (found->len == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no item “%s”"), text);
      return FALSE;
    }

  first = found->pdata[0];
  if (found->len == 1)
    {
      *id = first->id;
      return TRUE;
    }

  second = found->pdata[1];
  category = san_category_store_load (database, first->category_id, error);
  other = category != NULL ? san_category_store_load (database, second->category_id, error)
                           : NULL;
  if (other == NULL)
    return FALSE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
               _("“%1$s” may be item %2$s/%3$s or %4$s/%5$s; say which"), text, category->name,
               first->name, other->name, second->name);
  return FALSE;
}

/* (transfer full): the items of @category_id (0: any) whose code is @code */
static GPtrArray *
items_by_code (SanDatabase *database,
               const char  *code,
               gint64       category_id,
               GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_ITEMS_BY_CODE, error);

  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, category_id);
  san_statement_bind_text (query, 2, code);

  return san_record_list_read (query, item_from_row, (GDestroyNotify) san_item_free, error);
}

/* Whether @category, by name or code, is what @folded says */
static gboolean
category_is (const SanCategory *category,
             const char        *folded)
{
  g_autofree char *name = san_text_fold (category->name);
  g_autofree char *code = san_text_fold (category->code);

  return g_str_equal (name, folded) || (*code != '\0' && g_str_equal (code, folded));
}

/* Takes out of @items those that are not called @folded, or "category/item" is not. */
static gboolean
keep_named (SanDatabase *database,
            GPtrArray   *items,
            const char  *folded,
            GError     **error)
{
  const char *slash = strchr (folded, '/');
  g_autofree char *place = slash != NULL ? g_strndup (folded, (gsize) (slash - folded)) : NULL;

  for (guint i = items->len; i > 0; i--)
    {
      const SanItem *item = items->pdata[i - 1];
      g_autofree char *name = san_text_fold (item->name);
      gboolean fits = g_str_equal (name, folded);

      if (!fits && slash != NULL && g_str_equal (name, slash + 1))
        {
          g_autoptr (SanCategory) category = san_category_store_load (database,
                                                                      item->category_id, error);

          if (category == NULL)
            return FALSE;
          fits = category_is (category, place);
        }
      if (!fits)
        g_ptr_array_remove_index (items, i - 1);
    }

  return TRUE;
}

gboolean
san_item_store_find (SanDatabase *database,
                     const char  *text,
                     gint64       category_id,
                     gint64      *id,
                     GError     **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (*text != '\0')
    items = items_by_code (database, text, category_id, error);
  else
    items = g_ptr_array_new ();
  if (items == NULL)
    return FALSE;
  if (items->len > 0 || *text == '\0')
    return take_item (database, items, text, id, error);

  g_ptr_array_unref (items);
  items = san_item_store_list (database, category_id, error);
  folded = san_text_fold (text);

  return items != NULL && keep_named (database, items, folded, error) &&
         take_item (database, items, text, id, error);
}

/* Writing */

gboolean
san_category_store_set_limit (SanDatabase *database,
                              gint64       id,
                              const char  *limit,
                              GError     **error)
{
  g_autoptr (SanCategory) category = san_category_store_load (database, id, error);
  g_autoptr (SanStatement) update = NULL;

  if (category == NULL)
    return FALSE;

  update = san_database_prepare (database, SQL_SET_LIMIT, error);
  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, id);
  san_statement_bind_text (update, 2, limit);

  return san_statement_run (update, error);
}

static void
bind_number (SanStatement *statement,
             int           index,
             gint64        value)
{
  if (value == SAN_STANDARD_NONE)
    sqlite3_bind_null (statement, index);
  else
    san_statement_bind_int (statement, index, value);
}

static void
bind_value (SanStatement *statement,
            int           index,
            gint64        value)
{
  if (value == SAN_VALUE_NONE)
    sqlite3_bind_null (statement, index);
  else
    san_statement_bind_int (statement, index, value);
}

SanStatement *
san_record_prepare_put (SanDatabase *database,
                        const char  *sql,
                        gboolean     is_new,
                        gint64      *id,
                        GError     **error)
{
  SanStatement *put;

  if (is_new)
    {
      *id = san_database_next_id (database, error);
      if (*id == 0)
        return NULL;
    }

  put = san_database_prepare (database, sql, error);
  if (put != NULL)
    san_statement_bind_int (put, 1, *id);

  return put;
}

gboolean
san_category_record_put (SanDatabase *database,
                         SanCategory *category,
                         gboolean     is_new,
                         GError     **error)
{
  g_autoptr (SanStatement) put = san_record_prepare_put (database, SQL_PUT_CATEGORY, is_new, &category->id,
                                                         error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_text (put, 2, category->area);
  san_statement_bind_text (put, 3, category->code);
  san_statement_bind_text (put, 4, category->name);
  bind_number (put, 5, category->weight);
  san_statement_bind_int (put, 6, category->position);
  san_statement_bind_int (put, 7, category->retired);
  san_statement_bind_text (put, 8, category->ticket_limit);

  return san_statement_run (put, error);
}

gboolean
san_item_record_put (SanDatabase *database,
                     SanItem     *item,
                     gboolean     is_new,
                     GError     **error)
{
  g_autoptr (SanStatement) put = san_record_prepare_put (database, SQL_PUT_ITEM, is_new, &item->id, error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 2, item->category_id);
  san_statement_bind_text (put, 3, item->code);
  san_statement_bind_text (put, 4, item->name);
  san_statement_bind_text (put, 5, item->text);
  san_statement_bind_text (put, 6, item->method);
  san_statement_bind_text (put, 7, item->bureau);
  bind_number (put, 8, item->mark);
  bind_number (put, 9, item->fault_a);
  bind_number (put, 10, item->fault_b);
  bind_number (put, 11, item->fault_c);
  san_statement_bind_int (put, 12, item->position);
  san_statement_bind_text (put, 13, item->rating);
  bind_number (put, 14, item->amount);
  bind_value (put, 15, item->target);
  bind_value (put, 16, item->zero);
  san_statement_bind_int (put, 17, item->veto);
  san_statement_bind_int (put, 18, item->photo);
  san_statement_bind_int (put, 19, item->retired);
  san_statement_bind_ref (put, 20, item->forebear_id);

  return san_statement_run (put, error);
}

gboolean
san_item_record_set_aside (SanDatabase *database,
                           gint64       id,
                           GError     **error)
{
  g_autoptr (SanStatement) update = san_database_prepare (database, SQL_SET_ASIDE, error);

  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, id);

  return san_statement_run (update, error);
}
