/* san-point-store.c - points as they are on file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "registry/san-roster-store.h"

#define POINT_COLUMNS \
  "id, code, name, category_id, unit_id, coalesce (bureau_id, 0), address, must_see," \
  " from_day, to_day, position"

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

/* Reading */

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

GPtrArray *
san_point_store_list (SanDatabase *database,
                      GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_POINTS, error);

  return query != NULL ? san_record_list_read (query, point_from_row, (GDestroyNotify) san_point_free,
                                               error)
                       : NULL;
}

SanPoint *
san_point_store_load (SanDatabase *database,
                      gint64       id,
                      GError     **error)
{
  return san_record_load (database, SQL_POINT, id, point_from_row, _("There is no such point"),
                          error);
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

  return san_record_list_read (query, point_from_row, (GDestroyNotify) san_point_free, error);
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

/* A character's sound is looked up once a process: a whole name is slow to sound out, and
 * points are many. */
char *
san_standard_initials (const char *folded)
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

  initials = san_standard_initials (folded);

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
san_point_record_put (SanDatabase *database,
                      SanPoint    *point,
                      gboolean     is_new,
                      GError     **error)
{
  g_autoptr (SanStatement) put = san_record_prepare_put (database, SQL_PUT_POINT, is_new, &point->id,
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
