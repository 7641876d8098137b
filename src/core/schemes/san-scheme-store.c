/* san-scheme-store.c - the schemes of a file and their versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schemes/san-scheme-store.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"

static const char SQL_LIST_SCHEMES[] =
  "SELECT id, name FROM scheme ORDER BY name";

static const char SQL_LIST_VERSIONS[] =
  "SELECT s.id, s.name, v.number, v.from_day, v.to_day, v.json,"
  " (SELECT count (*) FROM round_scheme r WHERE r.scheme_id = s.id)"
  " FROM scheme s JOIN scheme_version v ON v.scheme_id = s.id"
  " ORDER BY s.name, v.number";

static const char SQL_FIND_SCHEME[] =
  "SELECT id FROM scheme WHERE name = ?1";

static const char SQL_GET_VERSION[] =
  "SELECT number, json FROM scheme_version WHERE scheme_id = ?1 AND number = ?2";

static const char SQL_GET_NEWEST[] =
  "SELECT number, json FROM scheme_version WHERE scheme_id = ?1"
  " ORDER BY number DESC LIMIT 1";

static const char SQL_GET_FOR_DAY[] =
  "SELECT number, json FROM scheme_version WHERE scheme_id = ?1"
  " AND from_day <= ?2 AND (to_day = '' OR to_day >= ?2)"
  " ORDER BY number DESC LIMIT 1";

static const char SQL_INSERT_SCHEME[] =
  "INSERT INTO scheme (id, name) VALUES (?1, ?2)";

static const char SQL_INSERT_VERSION[] =
  "INSERT INTO scheme_version (id, scheme_id, number, from_day, to_day, json)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/* The unpublished rounds of its range that no newer version takes from it. */
static const char SQL_COUNT_GOVERNED[] =
  "SELECT count (*) FROM round r JOIN round_scheme s ON s.round_id = r.id"
  " WHERE s.scheme_id = ?1 AND r.state <> 'published'"
  " AND (SELECT max (v.number) FROM scheme_version v WHERE v.scheme_id = ?1"
  "      AND v.from_day <= r.first_day AND (v.to_day = '' OR v.to_day >= r.first_day)) = ?2";

/* What a version from ?2 to ?3 would govern: the newest version wins. */
static const char SQL_COUNT_IN_RANGE[] =
  "SELECT count (*) FROM round r JOIN round_scheme s ON s.round_id = r.id"
  " WHERE s.scheme_id = ?1 AND r.state <> 'published'"
  " AND r.first_day >= ?2 AND (?3 = '' OR r.first_day <= ?3)";

void
san_scheme_info_free (SanSchemeInfo *info)
{
  if (info == NULL)
    return;

  g_strfreev (info->groups);
  g_free (info->name);
  g_free (info);
}

/* Days in SQL: '' is open, and '' sorts before every day. */
static void
bind_day (SanStatement *statement,
          int           index,
          SanDay        day)
{
  g_autofree char *text = san_day_format (day);

  san_statement_bind_text (statement, index, text);
}

/* @id is 0 without error where there is none. A name is compared as people write it
 * where no scheme has it to the letter. */
static gboolean
find_scheme (SanDatabase *database,
             const char  *name,
             gboolean     fold,
             gint64      *id,
             GError     **error)
{
  g_autoptr (SanStatement) exact = san_database_prepare (database, SQL_FIND_SCHEME, error);
  g_autoptr (SanStatement) list = NULL;
  g_autofree char *folded = san_text_fold (name);
  gboolean has_row = FALSE;

  *id = 0;
  if (exact == NULL)
    return FALSE;
  san_statement_bind_text (exact, 1, name);
  if (!san_statement_step (exact, &has_row, error))
    return FALSE;
  if (has_row)
    *id = sqlite3_column_int64 (exact, 0);
  if (has_row || !fold)
    return TRUE;

  list = san_database_prepare (database, SQL_LIST_SCHEMES, error);
  if (list == NULL)
    return FALSE;
  while (san_statement_step (list, &has_row, error))
    {
      g_autofree char *other = NULL;

      if (!has_row)
        return TRUE;
      other = san_text_fold (san_statement_text (list, 1));
      if (g_str_equal (other, folded))
        {
          *id = sqlite3_column_int64 (list, 0);
          return TRUE;
        }
    }

  return FALSE;
}

/* (transfer full): NULL without error where the query gives no row */
static SanScheme *
read_version (SanStatement *statement,
              const char   *name,
              GError      **error)
{
  gboolean has_row = FALSE;
  SanScheme *scheme;

  if (!san_statement_step (statement, &has_row, error) || !has_row)
    return NULL;

  scheme = san_scheme_parse (san_statement_text (statement, 1), error);
  if (scheme == NULL)
    {
      g_prefix_error (error, _("The stored scheme “%s” cannot be read: "), name);
      return NULL;
    }
  scheme->version = (guint) sqlite3_column_int64 (statement, 0);

  return scheme;
}

static gboolean
find_named (SanDatabase *database,
            const char  *name,
            gint64      *id,
            GError     **error)
{
  if (!find_scheme (database, name, TRUE, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;

  g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND, _("There is no scheme “%s”"), name);

  return FALSE;
}

GPtrArray *
san_scheme_store_list (SanDatabase *database,
                       GError     **error)
{
  g_autoptr (GPtrArray) infos =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_scheme_info_free);
  g_autoptr (SanStatement) statement = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (database != NULL, NULL);

  statement = san_database_prepare (database, SQL_LIST_VERSIONS, error);
  if (statement == NULL)
    return NULL;

  while (san_statement_step (statement, &has_row, error))
    {
      g_autoptr (SanScheme) scheme = NULL;
      SanSchemeInfo *info;

      if (!has_row)
        return g_steal_pointer (&infos);

      scheme = san_scheme_parse (san_statement_text (statement, 5), error);
      if (scheme == NULL)
        return NULL;
      info = g_new0 (SanSchemeInfo, 1);
      info->scheme_id = sqlite3_column_int64 (statement, 0);
      info->name = g_strdup (san_statement_text (statement, 1));
      info->version = (guint) sqlite3_column_int64 (statement, 2);
      info->from = scheme->from;
      info->to = scheme->to;
      info->groups = g_strdupv (scheme->groups);
      info->n_rounds = (guint) sqlite3_column_int64 (statement, 6);
      g_ptr_array_add (infos, info);
    }

  return NULL;
}

SanScheme *
san_scheme_store_get (SanDatabase *database,
                      const char  *name,
                      guint        version,
                      GError     **error)
{
  g_autoptr (SanStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  SanScheme *scheme;
  gint64 id;

  g_return_val_if_fail (database != NULL && name != NULL, NULL);

  if (!find_named (database, name, &id, error))
    return NULL;
  statement = san_database_prepare (database, version == 0 ? SQL_GET_NEWEST : SQL_GET_VERSION,
                                    error);
  if (statement == NULL)
    return NULL;

  san_statement_bind_int (statement, 1, id);
  if (version != 0)
    san_statement_bind_int (statement, 2, version);
  scheme = read_version (statement, name, &local);
  if (scheme == NULL && local == NULL)
    g_set_error (&local, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                 _("The scheme “%s” has no version %u"), name, version);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return scheme;
}

SanScheme *
san_scheme_store_for_day (SanDatabase *database,
                          const char  *name,
                          SanDay       first_day,
                          GError     **error)
{
  g_autoptr (SanStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  SanScheme *scheme;
  gint64 id;

  g_return_val_if_fail (database != NULL && name != NULL, NULL);

  if (!find_named (database, name, &id, error))
    return NULL;
  statement = san_database_prepare (database, SQL_GET_FOR_DAY, error);
  if (statement == NULL)
    return NULL;

  san_statement_bind_int (statement, 1, id);
  bind_day (statement, 2, first_day);
  scheme = read_version (statement, name, &local);
  if (scheme == NULL && local == NULL)
    {
      g_autofree char *day = san_day_format (first_day);

      g_set_error (&local, SAN_ERROR, SAN_ERROR_NOT_FOUND,
                   _("The scheme “%s” has no version that covers %s: set one whose from and to "
                     "include it"), name, day);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return scheme;
}

static gboolean
count_governed (SanDatabase *database,
                gint64       scheme_id,
                guint        version,
                guint       *count,
                GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_COUNT_GOVERNED,
                                                             error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  san_statement_bind_int (statement, 1, scheme_id);
  san_statement_bind_int (statement, 2, version);
  if (!san_statement_step (statement, &has_row, error))
    return FALSE;
  *count = has_row ? (guint) sqlite3_column_int64 (statement, 0) : 0;

  return TRUE;
}

static gboolean
insert_scheme (SanDatabase *database,
               const char  *name,
               gint64      *id,
               GError     **error)
{
  g_autoptr (SanStatement) statement = NULL;

  *id = san_database_next_id (database, error);
  if (*id == 0)
    return FALSE;
  statement = san_database_prepare (database, SQL_INSERT_SCHEME, error);
  if (statement == NULL)
    return FALSE;
  san_statement_bind_int (statement, 1, *id);
  san_statement_bind_text (statement, 2, name);

  return san_statement_run (statement, error);
}

static gboolean
insert_version (SanDatabase     *database,
                gint64           scheme_id,
                guint            number,
                const SanScheme *scheme,
                const char      *json,
                GError         **error)
{
  g_autoptr (SanStatement) statement = NULL;
  gint64 id = san_database_next_id (database, error);

  if (id == 0)
    return FALSE;
  statement = san_database_prepare (database, SQL_INSERT_VERSION, error);
  if (statement == NULL)
    return FALSE;
  san_statement_bind_int (statement, 1, id);
  san_statement_bind_int (statement, 2, scheme_id);
  san_statement_bind_int (statement, 3, number);
  bind_day (statement, 4, scheme->from);
  bind_day (statement, 5, scheme->to);
  san_statement_bind_text (statement, 6, json);

  return san_statement_run (statement, error);
}

/* The number of the newest version (0: none) and whether it is @json. */
static gboolean
compare_newest (SanDatabase *database,
                gint64       scheme_id,
                const char  *json,
                guint       *number,
                gboolean    *same,
                GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_GET_NEWEST, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  san_statement_bind_int (statement, 1, scheme_id);
  if (!san_statement_step (statement, &has_row, error))
    return FALSE;

  *number = has_row ? (guint) sqlite3_column_int64 (statement, 0) : 0;
  *same = has_row && g_str_equal (san_statement_text (statement, 1), json);

  return TRUE;
}

char *
san_scheme_store_describe_set (SanDatabase     *database,
                               const SanScheme *scheme,
                               GError         **error)
{
  g_autoptr (SanStatement) statement = NULL;
  gboolean has_row;
  guint count;
  gint64 id;

  g_return_val_if_fail (database != NULL && scheme != NULL, NULL);

  if (!find_scheme (database, scheme->name, FALSE, &id, error))
    return NULL;

  statement = san_database_prepare (database, SQL_COUNT_IN_RANGE, error);
  if (statement == NULL)
    return NULL;

  san_statement_bind_int (statement, 1, id);
  bind_day (statement, 2, scheme->from);
  bind_day (statement, 3, scheme->to);
  if (!san_statement_step (statement, &has_row, error))
    return NULL;

  count = (guint) sqlite3_column_int64 (statement, 0);
  if (count == 0)
    return g_strdup (scheme->name);

  return g_strdup_printf (ngettext ("%s: for %u open round", "%s: for %u open rounds", count),
                          scheme->name, count);
}

gboolean
san_scheme_store_set (SanDatabase     *database,
                      const SanScheme *scheme,
                      guint           *version,
                      guint           *unpublished,
                      GError         **error)
{
  g_autofree char *json = NULL;
  gboolean same = FALSE;
  guint number = 0;
  gint64 id;

  g_return_val_if_fail (database != NULL && scheme != NULL, FALSE);

  json = san_scheme_to_json (scheme);
  if (!find_scheme (database, scheme->name, FALSE, &id, error))
    return FALSE;
  if (id == 0 && !insert_scheme (database, scheme->name, &id, error))
    return FALSE;
  if (!compare_newest (database, id, json, &number, &same, error))
    return FALSE;
  if (!same && !insert_version (database, id, ++number, scheme, json, error))
    return FALSE;
  if (unpublished != NULL && !count_governed (database, id, number, unpublished, error))
    return FALSE;

  if (version != NULL)
    *version = number;

  return TRUE;
}
