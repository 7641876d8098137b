/* san-standard-edit-store.c - edits of the standard in force
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-edit-store.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "standards/san-standard-record.h"

static const char SQL_PLACE_CATEGORY[] =
  "UPDATE category SET position = ?2, area = ?3 WHERE id = ?1";

static const char SQL_PLACE_ITEM[] =
  "UPDATE item SET position = ?2, category_id = ?3 WHERE id = ?1";

/* the canonical snapshot has ids in this form only */
static const char SQL_ITEM_IS_USED[] =
  "SELECT EXISTS (SELECT 1 FROM observation WHERE item_id = ?1)"
  " OR EXISTS (SELECT 1 FROM ticket WHERE item_id = ?1)"
  " OR EXISTS (SELECT 1 FROM item WHERE forebear_id = ?1)"
  " OR EXISTS (SELECT 1 FROM standard_version WHERE instr (json, '\"id\":' || ?1 || ',') > 0)";

static const char SQL_CATEGORY_IS_USED[] =
  "SELECT EXISTS (SELECT 1 FROM item WHERE category_id = ?1)"
  " OR EXISTS (SELECT 1 FROM point WHERE category_id = ?1)"
  " OR EXISTS (SELECT 1 FROM standard_version WHERE instr (json, '\"id\":' || ?1 || ',') > 0)";

static const char SQL_RETIRE_ITEM[] =
  "UPDATE item SET retired = 1 WHERE id = ?1";

static const char SQL_DELETE_ITEM[] =
  "DELETE FROM item WHERE id = ?1";

static const char SQL_RETIRE_CATEGORY[] =
  "UPDATE category SET retired = 1 WHERE id = ?1";

static const char SQL_DELETE_RULE[] =
  "DELETE FROM sampling_rule WHERE category_id = ?1";

static const char SQL_DELETE_CATEGORY[] =
  "DELETE FROM category WHERE id = ?1";

static const char SQL_RENAME_AREA[] =
  "UPDATE category SET area = ?2 WHERE area = ?1 AND area <> ?2";

/* of one round, alike ones together */
static const char SQL_SEEN[] =
  "SELECT grade, coalesce (faults, -1), value, count (*) FROM observation"
  " WHERE round_id = ?1 AND item_id = ?2 AND grade <> 'na' GROUP BY 1, 2, 3";

static const char SQL_TICKETS[] =
  "SELECT count (*) FROM ticket WHERE item_id = ?1";

static const char SQL_ITEM_BY_CODE[] =
  "SELECT id FROM item WHERE code = ?1 AND retired = 0 AND id <> ?2 LIMIT 1";

static const char SQL_MAP[] =
  "UPDATE item SET forebear_id = ?2 WHERE id = ?1";

/* Small steps */

static gboolean
run_by_id (SanDatabase *database,
           const char  *sql,
           gint64       id,
           GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_int (statement, 1, id);

  return san_statement_run (statement, error);
}

static gboolean
ask_by_id (SanDatabase *database,
           const char  *sql,
           gint64       id,
           gboolean    *answer,
           GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  *answer = has_row && sqlite3_column_int (query, 0) != 0;

  return TRUE;
}

static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autofree char *left = san_text_fold (a);
  g_autofree char *right = san_text_fold (b);

  return g_str_equal (left, right);
}

static gboolean
check_name (const char *name,
            const char *message,
            GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped != '\0')
    return TRUE;

  g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID, message);
  return FALSE;
}

/* (element-type SanCategory) (transfer full): those in force */
static GPtrArray *
categories_in_force (SanDatabase *database,
                     GError     **error)
{
  GPtrArray *list = san_category_store_list (database, error);

  for (guint i = list != NULL ? list->len : 0; i > 0; i--)
    if (((SanCategory *) list->pdata[i - 1])->retired)
      g_ptr_array_remove_index (list, i - 1);

  return list;
}

static GPtrArray *
items_in_force (SanDatabase *database,
                gint64       category_id,
                GError     **error)
{
  GPtrArray *list = san_item_store_list (database, category_id, error);

  for (guint i = list != NULL ? list->len : 0; i > 0; i--)
    if (((SanItem *) list->pdata[i - 1])->retired)
      g_ptr_array_remove_index (list, i - 1);

  return list;
}

/* Categories */

/* @same (out) (nullable) (transfer none): that which @category may be, for being on file
 * under its id or retired under its name */
static gboolean
match_category (GPtrArray         *on_file,
                const SanCategory *category,
                SanCategory      **same,
                GError           **error)
{
  *same = NULL;
  for (guint i = 0; i < on_file->len; i++)
    {
      SanCategory *other = on_file->pdata[i];
      gboolean same_name = is_same_name (other->name, category->name);

      if (other->id == category->id ||
          (category->id == 0 && other->retired && same_name))
        {
          *same = other;
          continue;
        }
      if (same_name)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
                       other->retired ? _("There was a category “%s”; add it again instead")
                                      : _("There is a category “%s” already"), other->name);
          return FALSE;
        }
      if (!other->retired && *category->code != '\0' && g_str_equal (other->code, category->code))
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
                       _("The code %1$s is that of category “%2$s”"), other->code, other->name);
          return FALSE;
        }
    }

  return TRUE;
}

static int
last_category_position (GPtrArray *on_file)
{
  int last = 0;

  for (guint i = 0; i < on_file->len; i++)
    last = MAX (last, ((SanCategory *) on_file->pdata[i])->position);

  return last;
}

gboolean
san_category_store_put (SanDatabase *database,
                        SanCategory *category,
                        GError     **error)
{
  g_autoptr (GPtrArray) on_file = NULL;
  SanCategory *same;
  gboolean appended;

  if (!check_name (category->name, _("A category needs a name"), error) ||
      (on_file = san_category_store_list (database, error)) == NULL ||
      !match_category (on_file, category, &same, error))
    return FALSE;

  appended = same == NULL || same->retired;
  category->id = same != NULL ? same->id : 0;
  category->position = appended ? last_category_position (on_file) + 1 : same->position;
  category->retired = FALSE;
  if (!san_category_record_put (database, category, same == NULL, error))
    return FALSE;

  /* behind the others of its area, where that is not the last one */
  return !appended || san_category_store_move (database, category->id, category->area, 0, error);
}

static gboolean
place_category (SanDatabase *database,
                SanCategory *category,
                int          position,
                const char  *area,
                GError     **error)
{
  g_autoptr (SanStatement) update = NULL;

  if (category->position == position && g_str_equal (category->area, area))
    return TRUE;

  update = san_database_prepare (database, SQL_PLACE_CATEGORY, error);
  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, category->id);
  san_statement_bind_int (update, 2, position);
  san_statement_bind_text (update, 3, area);

  return san_statement_run (update, error);
}

/* Positions as the list has them */
static gboolean
number_categories (SanDatabase *database,
                   GPtrArray   *list,
                   GError     **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      SanCategory *category = list->pdata[i];

      if (!place_category (database, category, (int) i + 1, category->area, error))
        return FALSE;
    }

  return TRUE;
}

/* The list with the categories of an area side by side, areas in the order of their first */
static void
gather_areas (GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const SanCategory *first = list->pdata[i];
      guint end = i + 1;

      for (guint j = end; j < list->len; j++)
        if (g_str_equal (((SanCategory *) list->pdata[j])->area, first->area))
          {
            gpointer moved = list->pdata[j];

            memmove (&list->pdata[end + 1], &list->pdata[end], (j - end) * sizeof (gpointer));
            list->pdata[end++] = moved;
          }
      i = end - 1;
    }
}

/* Where in the list: in front of @before, else behind the last of @area, else the end */
static guint
category_place (GPtrArray  *list,
                const char *area,
                gint64      before)
{
  guint place = list->len;
  gboolean found = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const SanCategory *category = list->pdata[i];

      if (category->id == before)
        return i;
      if (g_str_equal (category->area, area))
        {
          place = i + 1;
          found = TRUE;
        }
    }

  return found ? place : list->len;
}

gboolean
san_category_store_move (SanDatabase *database,
                         gint64       id,
                         const char  *area,
                         gint64       before,
                         GError     **error)
{
  g_autoptr (GPtrArray) list = categories_in_force (database, error);
  SanCategory *moved = NULL;

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len && moved == NULL; i++)
    if (((SanCategory *) list->pdata[i])->id == id)
      moved = g_ptr_array_steal_index (list, i);
  if (moved == NULL)
    {
      g_set_error_literal (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no such category"));
      return FALSE;
    }

  gather_areas (list);
  g_ptr_array_insert (list, (int) category_place (list, area, before), moved);
  if (!g_str_equal (moved->area, area))
    {
      if (!place_category (database, moved, moved->position, area, error))
        return FALSE;
      g_free (moved->area);
      moved->area = g_strdup (area);
    }

  return number_categories (database, list, error);
}

gboolean
san_area_store_rename (SanDatabase *database,
                       const char  *area,
                       const char  *name,
                       GError     **error)
{
  g_autoptr (SanStatement) update = san_database_prepare (database, SQL_RENAME_AREA, error);
  g_autoptr (GPtrArray) list = NULL;

  if (update == NULL)
    return FALSE;

  san_statement_bind_text (update, 1, area);
  san_statement_bind_text (update, 2, name);
  if (!san_statement_run (update, error))
    return FALSE;

  /* it may have become part of another one */
  list = categories_in_force (database, error);
  if (list == NULL)
    return FALSE;
  gather_areas (list);

  return number_categories (database, list, error);
}

gboolean
san_area_store_move (SanDatabase *database,
                     const char  *area,
                     const char  *before,
                     GError     **error)
{
  g_autoptr (GPtrArray) list = categories_in_force (database, error);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  guint place;

  if (list == NULL)
    return FALSE;

  gather_areas (list);
  for (guint i = 0; i < list->len;)
    if (g_str_equal (((SanCategory *) list->pdata[i])->area, area))
      g_ptr_array_add (moved, g_ptr_array_steal_index (list, i));
    else
      i++;

  place = list->len;
  for (guint i = list->len; before != NULL && i > 0; i--)
    if (g_str_equal (((SanCategory *) list->pdata[i - 1])->area, before))
      place = i - 1;
  for (guint i = 0; i < moved->len; i++)
    g_ptr_array_insert (list, (int) (place + i), moved->pdata[i]);

  return number_categories (database, list, error);
}

gboolean
san_category_store_remove (SanDatabase *database,
                           gint64       id,
                           gboolean    *retired,
                           GError     **error)
{
  g_autoptr (SanCategory) category = san_category_store_load (database, id, error);
  g_autoptr (GPtrArray) items = NULL;
  gboolean used = FALSE;

  items = category != NULL ? items_in_force (database, id, error) : NULL;
  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    if (!san_item_store_remove (database, ((SanItem *) items->pdata[i])->id, NULL, error))
      return FALSE;

  if (!ask_by_id (database, SQL_CATEGORY_IS_USED, id, &used, error) ||
      !run_by_id (database, SQL_DELETE_RULE, id, error) ||
      !run_by_id (database, used ? SQL_RETIRE_CATEGORY : SQL_DELETE_CATEGORY, id, error))
    return FALSE;

  if (retired != NULL)
    *retired = used;

  return TRUE;
}

/* Items */

static gboolean
check_item (const SanItem *item,
            GError       **error)
{
  gint64 last = 0;

  if (!check_name (item->name, _("An item needs a name"), error))
    return FALSE;

  if (g_str_equal (item->method, "graded") || g_str_equal (item->method, "pass"))
    {
      const gint64 thresholds[] = { item->fault_a, item->fault_b, item->fault_c };

      for (guint i = 0; i < G_N_ELEMENTS (thresholds); i++)
        {
          if (thresholds[i] == SAN_STANDARD_NONE)
            continue;
          if (thresholds[i] < last)
            {
              g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                                   _("More faults cannot give a better grade"));
              return FALSE;
            }
          last = thresholds[i];
        }
    }

  return TRUE;
}

/* As match_category(), within the category */
static gboolean
match_item (GPtrArray     *on_file,
            const SanItem *item,
            SanItem      **same,
            GError       **error)
{
  *same = NULL;
  for (guint i = 0; i < on_file->len; i++)
    {
      SanItem *other = on_file->pdata[i];
      gboolean same_name = other->category_id == item->category_id &&
                           is_same_name (other->name, item->name);

      if (other->id == item->id || (item->id == 0 && other->retired && same_name))
        {
          *same = other;
          continue;
        }
      if (same_name)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
                       other->retired ? _("The category had an item “%s”; add it again instead")
                                      : _("The category has an item “%s” already"), other->name);
          return FALSE;
        }
    }

  return TRUE;
}

/* Codes are one in all of the standard. */
static gboolean
check_item_code (SanDatabase   *database,
                 const SanItem *item,
                 GError       **error)
{
  g_autoptr (SanStatement) query = NULL;
  g_autoptr (SanItem) other = NULL;
  gboolean has_row;

  if (*item->code == '\0')
    return TRUE;

  query = san_database_prepare (database, SQL_ITEM_BY_CODE, error);
  if (query == NULL)
    return FALSE;
  san_statement_bind_text (query, 1, item->code);
  san_statement_bind_int (query, 2, item->id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  other = san_item_store_load (database, sqlite3_column_int64 (query, 0), error);
  if (other != NULL)
    g_set_error (error, SAN_ERROR, SAN_ERROR_EXISTS,
                 _("The code %1$s is that of item “%2$s”"), other->code, other->name);

  return FALSE;
}

gboolean
san_item_store_put (SanDatabase *database,
                    SanItem     *item,
                    GError     **error)
{
  g_autoptr (GPtrArray) on_file = NULL;
  SanItem *same;
  int last = 0;

  if (!check_item (item, error) || !check_item_code (database, item, error) ||
      (on_file = san_item_store_list (database, item->category_id, error)) == NULL ||
      !match_item (on_file, item, &same, error))
    return FALSE;

  for (guint i = 0; i < on_file->len; i++)
    last = MAX (last, ((SanItem *) on_file->pdata[i])->position);

  item->id = same != NULL ? same->id : 0;
  item->position = same == NULL || same->retired ? last + 1 : same->position;
  item->retired = FALSE;

  return san_item_record_put (database, item, same == NULL, error);
}

static gboolean
place_item (SanDatabase *database,
            SanItem     *item,
            int          position,
            gint64       category_id,
            GError     **error)
{
  g_autoptr (SanStatement) update = NULL;

  if (item->position == position && item->category_id == category_id)
    return TRUE;

  update = san_database_prepare (database, SQL_PLACE_ITEM, error);
  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, item->id);
  san_statement_bind_int (update, 2, position);
  san_statement_bind_int (update, 3, category_id);

  return san_statement_run (update, error);
}

gboolean
san_item_store_move (SanDatabase *database,
                     gint64       id,
                     gint64       category_id,
                     gint64       before,
                     GError     **error)
{
  g_autoptr (SanItem) item = san_item_store_load (database, id, error);
  g_autoptr (GPtrArray) on_file = NULL;
  g_autoptr (GPtrArray) list = NULL;
  SanItem *same;
  guint place = G_MAXUINT;

  if (item == NULL || (on_file = san_item_store_list (database, category_id, error)) == NULL ||
      (list = items_in_force (database, category_id, error)) == NULL)
    return FALSE;

  if (item->category_id != category_id)
    {
      g_autoptr (SanItem) there = san_item_copy (item);

      there->category_id = category_id;
      if (!match_item (on_file, there, &same, error))
        return FALSE;
    }

  for (guint i = list->len; i > 0; i--)
    if (((SanItem *) list->pdata[i - 1])->id == id)
      g_ptr_array_remove_index (list, i - 1);
  for (guint i = 0; i < list->len && place == G_MAXUINT; i++)
    if (((SanItem *) list->pdata[i])->id == before)
      place = i;
  g_ptr_array_insert (list, place == G_MAXUINT ? -1 : (int) place, g_steal_pointer (&item));

  for (guint i = 0; i < list->len; i++)
    if (!place_item (database, list->pdata[i], (int) i + 1, category_id, error))
      return FALSE;

  return TRUE;
}

gboolean
san_item_store_remove (SanDatabase *database,
                       gint64       id,
                       gboolean    *retired,
                       GError     **error)
{
  gboolean used = FALSE;

  if (!ask_by_id (database, SQL_ITEM_IS_USED, id, &used, error) ||
      !run_by_id (database, used ? SQL_RETIRE_ITEM : SQL_DELETE_ITEM, id, error))
    return FALSE;

  if (retired != NULL)
    *retired = used;

  return TRUE;
}

/* Use */

gboolean
san_item_store_usage (SanDatabase       *database,
                      const SanStandard *standard,
                      const SanItem     *item,
                      gint64             round_id,
                      SanItemUsage      *usage,
                      GError           **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_SEEN, error);
  g_autoptr (SanStatement) tickets = san_database_prepare (database, SQL_TICKETS, error);
  SanItemUsage result = { 0 };
  gboolean has_row = query != NULL && tickets != NULL;
  mpq_t earned;

  if (!has_row)
    return FALSE;

  mpq_init (earned);
  san_statement_bind_int (query, 1, round_id);
  san_statement_bind_int (query, 2, item->id);
  san_statement_bind_int (tickets, 1, item->id);
  while (san_statement_step (query, &has_row, error) && has_row)
    {
      gint64 value = sqlite3_column_type (query, 2) == SQLITE_NULL
                     ? SAN_VALUE_NONE : sqlite3_column_int64 (query, 2);
      guint n = (guint) sqlite3_column_int (query, 3);

      if (!san_standard_earned (standard, item, san_statement_text (query, 0),
                                sqlite3_column_int64 (query, 1), value, earned))
        continue;
      result.seen += n;
      result.failed += san_standard_failed (standard, item, earned) ? n : 0;
    }
  mpq_clear (earned);
  if (has_row || !san_statement_step (tickets, &has_row, error))
    return FALSE;

  result.tickets = has_row ? (guint) sqlite3_column_int (tickets, 0) : 0;
  *usage = result;

  return TRUE;
}

/* Mapping */

gboolean
san_item_store_map (SanDatabase *database,
                    gint64       id,
                    gint64       forebear,
                    GError     **error)
{
  g_autoptr (SanStatement) update = NULL;

  for (gint64 next = forebear; next != 0;)
    {
      g_autoptr (SanItem) item = san_item_store_load (database, next, error);

      if (item == NULL)
        return FALSE;
      if (item->id == id || !item->retired)
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("“%s” is in force; only an item that was retired can be carried on"),
                       item->name);
          return FALSE;
        }
      next = item->forebear_id;
    }

  update = san_database_prepare (database, SQL_MAP, error);
  if (update == NULL)
    return FALSE;

  san_statement_bind_int (update, 1, id);
  san_statement_bind_ref (update, 2, forebear);

  return san_statement_run (update, error);
}

GPtrArray *
san_item_store_retired (SanDatabase *database,
                        GError     **error)
{
  g_autoptr (GHashTable) carried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  g_autoptr (GPtrArray) list = san_item_store_list (database, 0, error);

  if (list == NULL)
    return NULL;

  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (carried, g_memdup2 (&((SanItem *) list->pdata[i])->forebear_id,
                                          sizeof (gint64)));
  for (guint i = list->len; i > 0; i--)
    {
      const SanItem *item = list->pdata[i - 1];

      if (!item->retired || g_hash_table_contains (carried, &item->id))
        g_ptr_array_remove_index (list, i - 1);
    }

  return g_steal_pointer (&list);
}
