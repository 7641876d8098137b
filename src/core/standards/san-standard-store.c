/* san-standard-store.c - categories, items and points as they are on file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "registry/san-roster-store.h"

#define CATEGORY_COLUMNS "id, position, area, code, name, ticket_limit, coalesce (weight, -1)"

#define ITEM_COLUMNS \
  "i.id, i.category_id, i.position, i.code, i.name, i.text, i.method, i.bureau," \
  " coalesce (i.mark, -1), coalesce (i.fault_a, -1), coalesce (i.fault_b, -1)," \
  " coalesce (i.fault_c, -1)"

#define POINT_COLUMNS \
  "id, code, name, category_id, unit_id, coalesce (bureau_id, 0), address, must_see," \
  " from_day, to_day, position"

static const char SQL_CATEGORIES[] =
  "SELECT " CATEGORY_COLUMNS " FROM category ORDER BY position, id";

static const char SQL_CATEGORY[] =
  "SELECT " CATEGORY_COLUMNS " FROM category WHERE id = ?1";

static const char SQL_PUT_CATEGORY[] =
  "INSERT INTO category (id, position, area, code, name, weight) VALUES (?1, ?6,"
  " ?2, ?3, ?4, ?5)"
  " ON CONFLICT (id) DO UPDATE SET area = excluded.area, code = excluded.code,"
  " name = excluded.name, weight = excluded.weight";

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
  " fault_a, fault_b, fault_c) VALUES (?1, ?2, ?12, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
  " ?10, ?11) ON CONFLICT (id) DO UPDATE SET category_id = excluded.category_id, code = excluded.code,"
  " name = excluded.name, text = excluded.text, method = excluded.method,"
  " bureau = excluded.bureau, mark = excluded.mark, fault_a = excluded.fault_a,"
  " fault_b = excluded.fault_b, fault_c = excluded.fault_c";

static const char SQL_SET_ASIDE[] =
  "UPDATE item SET name = '#' || id WHERE id = ?1";

static const char SQL_POINTS[] =
  "SELECT " POINT_COLUMNS " FROM point ORDER BY code";

static const char SQL_POINT[] =
  "SELECT " POINT_COLUMNS " FROM point WHERE id = ?1";

static const char SQL_POINT_BY_CODE[] =
  "SELECT " POINT_COLUMNS " FROM point WHERE code = ?1";

static const char SQL_POINTS_BY_NAME[] =
  "SELECT " POINT_COLUMNS " FROM point WHERE name = ?1 ORDER BY code";

static const char SQL_POINT_NAMES[] =
  "SELECT id, code, name FROM point ORDER BY position, id";

static const char SQL_PUT_POINT[] =
  "INSERT INTO point (id, position, code, name, category_id, unit_id, bureau_id, address,"
  " must_see, from_day, to_day) VALUES (?1, ?11,"
  " ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
  " ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name,"
  " category_id = excluded.category_id, unit_id = excluded.unit_id,"
  " bureau_id = excluded.bureau_id, address = excluded.address, must_see = excluded.must_see,"
  " from_day = excluded.from_day, to_day = excluded.to_day";

typedef gpointer (*FromRow) (SanStatement *row);

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

  return category;
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

  return item;
}

static gpointer
point_from_row (SanStatement *row)
{
  SanPoint *point = g_new0 (SanPoint, 1);

  point->id = sqlite3_column_int64 (row, 0);
  point->code = g_strdup (san_statement_text (row, 1));
  point->name = g_strdup (san_statement_text (row, 2));
  point->category_id = sqlite3_column_int64 (row, 3);
  point->unit_id = sqlite3_column_int64 (row, 4);
  point->bureau_id = sqlite3_column_int64 (row, 5);
  point->address = g_strdup (san_statement_text (row, 6));
  point->must_see = sqlite3_column_int (row, 7) != 0;
  point->from = san_day_from_column (row, 8, SAN_DAY_MIN);
  point->to = san_day_from_column (row, 9, SAN_DAY_MAX);
  point->position = sqlite3_column_int (row, 10);

  return point;
}

/* (transfer full): the rest of what @query, with its parameters bound, gives */
static GPtrArray *
read_list (SanStatement  *query,
           FromRow        from_row,
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

/* (transfer full) */
static gpointer
load_record (SanDatabase *database,
             const char  *sql,
             gint64       id,
             FromRow      from_row,
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

  return query != NULL ? read_list (query, category_from_row,
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

  return read_list (query, item_from_row, (GDestroyNotify) san_item_free, error);
}

GPtrArray *
san_point_store_list (SanDatabase *database,
                      GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_POINTS, error);

  return query != NULL ? read_list (query, point_from_row, (GDestroyNotify) san_point_free,
                                    error)
                       : NULL;
}

SanCategory *
san_category_store_load (SanDatabase *database,
                         gint64       id,
                         GError     **error)
{
  return load_record (database, SQL_CATEGORY, id, category_from_row,
                      _("There is no such category"), error);
}

SanItem *
san_item_store_load (SanDatabase *database,
                     gint64       id,
                     GError     **error)
{
  return load_record (database, SQL_ITEM, id, item_from_row, _("There is no such item"), error);
}

SanPoint *
san_point_store_load (SanDatabase *database,
                      gint64       id,
                      GError     **error)
{
  return load_record (database, SQL_POINT, id, point_from_row, _("There is no such point"),
                      error);
}

/* Finding items */

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

  return read_list (query, item_from_row, (GDestroyNotify) san_item_free, error);
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

/* Finding points */

static gboolean
take_point (GPtrArray  *found,
            const char *text,
            gint64     *id,
            GError    **error)
{
  const SanPoint *first, *second;

  if (found->len == 0)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no point “%s”"), text);
      return FALSE;
    }

  first = found->pdata[0];
  if (found->len == 1)
    {
      *id = first->id;
      return TRUE;
    }

  second = found->pdata[1];
  g_set_error (error, SAN_ERROR, SAN_ERROR_CONFLICT,
               _("“%1$s” may be point %2$s %3$s or %4$s %5$s; give its code"), text,
               first->code, first->name, second->code, second->name);
  return FALSE;
}

static GPtrArray *
points_by (SanDatabase *database,
           const char  *sql,
           const char  *text,
           GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);

  if (query == NULL)
    return NULL;

  san_statement_bind_text (query, 1, text);

  return read_list (query, point_from_row, (GDestroyNotify) san_point_free, error);
}

/* (transfer full): the points whose name or code, folded, is @folded */
static GPtrArray *
points_by_folded (SanDatabase *database,
                  const char  *folded,
                  GError     **error)
{
  g_autoptr (GPtrArray) points = san_point_store_list (database, error);

  for (guint i = points != NULL ? points->len : 0; i > 0; i--)
    {
      const SanPoint *point = points->pdata[i - 1];
      g_autofree char *name = san_text_fold (point->name);
      g_autofree char *code = san_text_fold (point->code);

      if (!g_str_equal (name, folded) && !g_str_equal (code, folded))
        g_ptr_array_remove_index (points, i - 1);
    }

  return g_steal_pointer (&points);
}

gboolean
san_point_store_find (SanDatabase *database,
                      const char  *text,
                      gint64      *id,
                      GError     **error)
{
  static const char *const queries[] = { SQL_POINT_BY_CODE, SQL_POINTS_BY_NAME };
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  /* the indexes first: a table of tickets asks for every row */
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_clear_pointer (&points, g_ptr_array_unref);
      points = points_by (database, queries[i], text, error);
      if (points == NULL)
        return FALSE;
      if (points->len > 0)
        return take_point (points, text, id, error);
    }

  g_clear_pointer (&points, g_ptr_array_unref);
  folded = san_text_fold (text);
  points = points_by_folded (database, folded, error);

  return points != NULL && take_point (points, text, id, error);
}

/* Searching */

/* (transfer full): the initial of each character of @folded; a character's sound is looked
 * up once a process, because a whole name is slow to sound out and points are many */
static char *
quick_initials (const char *folded)
{
  static GMutex lock;
  static GHashTable *known;   /* character → initial */
  GString *initials = g_string_new (NULL);

  g_mutex_lock (&lock);
  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gpointer key = GUINT_TO_POINTER (g_utf8_get_char (p));
      gpointer initial;

      if (!g_hash_table_lookup_extended (known, key, NULL, &initial))
        {
          g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
          g_autofree char *sound = san_text_initials (character);

          initial = GUINT_TO_POINTER ((guint) (guchar) * sound);
          g_hash_table_insert (known, key, initial);
        }
      if (initial != NULL)
        g_string_append_c (initials, (char) GPOINTER_TO_UINT (initial));
    }
  g_mutex_unlock (&lock);

  return g_string_free (initials, FALSE);
}

/* 0: what the needle starts, 1: what holds it, 2: by its sound; −1: not at all */
static int
match_point (const char *code,
             const char *name,
             const char *needle)
{
  g_autofree char *folded_code = san_text_fold (code);
  g_autofree char *folded = san_text_fold (name);
  g_autofree char *initials = NULL;

  if (g_str_has_prefix (folded_code, needle) || g_str_has_prefix (folded, needle))
    return 0;
  if (strstr (folded_code, needle) != NULL || strstr (folded, needle) != NULL)
    return 1;
  if (!g_str_is_ascii (needle))
    return -1;

  initials = quick_initials (folded);

  return strstr (initials, needle) != NULL ? 2 : -1;
}

/* Adds the ids of what matches @needle to the list of its rank, at most @limit each. */
static gboolean
rank_points (SanDatabase *database,
             const char  *needle,
             guint        limit,
             GArray     **ranks,
             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_POINT_NAMES, error);
  gboolean has_row;

  while (query != NULL && san_statement_step (query, &has_row, error))
    {
      gint64 id;
      int rank;

      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (query, 0);
      rank = match_point ((const char *) sqlite3_column_text (query, 1),
                          (const char *) sqlite3_column_text (query, 2), needle);
      if (rank >= 0 && ranks[rank]->len < limit)
        g_array_append_val (ranks[rank], id);
      if (ranks[0]->len == limit)
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
san_point_store_search (SanDatabase *database,
                        const char  *text,
                        guint        limit,
                        GError     **error)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                 san_point_free);
  g_autofree char *needle = san_text_fold (text);
  GArray *ranks[3];
  gboolean done;

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    ranks[i] = g_array_new (FALSE, FALSE, sizeof (gint64));

  done = rank_points (database, needle, limit, ranks, error);
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    for (guint j = 0; done && j < ranks[i]->len && points->len < limit; j++)
      {
        SanPoint *point = san_point_store_load (database, g_array_index (ranks[i], gint64, j),
                                                error);

        done = point != NULL;
        if (done)
          g_ptr_array_add (points, point);
      }

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    g_array_unref (ranks[i]);

  return done ? g_steal_pointer (&points) : NULL;
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

/* (transfer full): the statement with the id of the record bound, which a new one gets */
static SanStatement *
prepare_put (SanDatabase *database,
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
  g_autoptr (SanStatement) put = prepare_put (database, SQL_PUT_CATEGORY, is_new, &category->id,
                                              error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_text (put, 2, category->area);
  san_statement_bind_text (put, 3, category->code);
  san_statement_bind_text (put, 4, category->name);
  bind_number (put, 5, category->weight);
  san_statement_bind_int (put, 6, category->position);

  return san_statement_run (put, error);
}

gboolean
san_item_record_put (SanDatabase *database,
                     SanItem     *item,
                     gboolean     is_new,
                     GError     **error)
{
  g_autoptr (SanStatement) put = prepare_put (database, SQL_PUT_ITEM, is_new, &item->id, error);

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

gboolean
san_point_record_put (SanDatabase *database,
                      SanPoint    *point,
                      gboolean     is_new,
                      GError     **error)
{
  g_autoptr (SanStatement) put = prepare_put (database, SQL_PUT_POINT, is_new, &point->id,
                                              error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_text (put, 2, point->code);
  san_statement_bind_text (put, 3, point->name);
  san_statement_bind_int (put, 4, point->category_id);
  san_statement_bind_int (put, 5, point->unit_id);
  san_statement_bind_ref (put, 6, point->bureau_id);
  san_statement_bind_text (put, 7, point->address);
  san_statement_bind_int (put, 8, point->must_see);
  san_statement_bind_day (put, 9, point->from);
  san_statement_bind_day (put, 10, point->to);
  san_statement_bind_int (put, 11, point->position);

  return san_statement_run (put, error);
}
