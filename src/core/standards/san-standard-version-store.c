/* san-standard-version-store.c - the versions of the standard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-standard-version-store.h"

#include <glib/gi18n-lib.h>

#include "registry/san-roster-store.h"
#include "standards/san-standard-private.h"

static const char SQL_VERSIONS[] =
  "SELECT number, name, from_day, json = '' FROM standard_version ORDER BY number";

static const char SQL_JSON[] =
  "SELECT json FROM standard_version WHERE number = ?1";

static const char SQL_FREEZE[] =
  "INSERT INTO standard_version (number, name, from_day, json) VALUES (?1, ?2, ?3, ?4)"
  " ON CONFLICT (number) DO UPDATE SET json = excluded.json";

static const char SQL_ADD[] =
  "INSERT INTO standard_version (number, name, from_day, json) VALUES (?1, ?2, ?3, '')";

static const char SQL_PUBLISHED[] =
  "SELECT r.label, r.first_day, r.last_day FROM round AS r WHERE r.state = 'published'"
  " AND EXISTS (SELECT 1 FROM observation WHERE round_id = r.id) ORDER BY r.id DESC";

void
san_standard_version_free (SanStandardVersion *version)
{
  if (version == NULL)
    return;

  g_free (version->name);
  g_free (version);
}

static SanStandardVersion *
version_new (guint       number,
             const char *name,
             SanDay      from,
             gboolean    frozen)
{
  SanStandardVersion *version = g_new0 (SanStandardVersion, 1);

  version->number = number;
  version->name = g_strdup (name);
  version->from = from;
  version->frozen = frozen;

  return version;
}

GPtrArray *
san_standard_version_store_list (SanDatabase *database,
                                 GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_VERSIONS, error);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify)
                                                                   san_standard_version_free);
  gboolean has_row;

  while (query != NULL && san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        {
          if (versions->len == 0)
            g_ptr_array_add (versions, version_new (1, "", SAN_DAY_MIN, FALSE));
          return g_steal_pointer (&versions);
        }
      g_ptr_array_add (versions, version_new ((guint) sqlite3_column_int (query, 0),
                                              san_statement_text (query, 1),
                                              san_day_from_column (query, 2, SAN_DAY_MIN),
                                              sqlite3_column_int (query, 3) == 0));
    }

  return NULL;
}

/* Loading */

static gboolean
fill_from_json (SanStandard *self,
                SanDatabase *database,
                GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_JSON, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, san_standard_get_number (self));
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  return san_standard_fill_from_json (self, has_row ? san_statement_text (query, 0) : "", error);
}

static gboolean
fill_from_tables (SanStandard *self,
                  SanDatabase *database,
                  GError     **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);
  g_autoptr (GPtrArray) items = NULL;

  items = categories != NULL ? san_item_store_list (database, 0, error) : NULL;
  if (items == NULL)
    return FALSE;

  g_ptr_array_set_free_func (categories, NULL);
  g_ptr_array_set_free_func (items, NULL);
  for (guint i = 0; i < categories->len; i++)
    {
      SanCategory *category = categories->pdata[i];

      if (category->retired)
        san_category_free (category);
      else
        san_standard_add_category (self, category);
    }
  for (guint i = 0; i < items->len; i++)
    {
      SanItem *item = items->pdata[i];

      if (item->retired && item->forebear_id != 0)
        san_standard_add_forebear (self, item->id, item->forebear_id);
      if (item->retired)
        san_item_free (item);
      else
        san_standard_add_item (self, item);
    }

  return TRUE;
}

static SanStandard *
load_version (SanDatabase              *database,
              const SanStandardVersion *version,
              GError                  **error)
{
  SanRatingSets *sets = version->frozen ? san_rating_sets_new ()
                                        : san_rating_sets_load (database, error);
  g_autoptr (SanStandard) self = NULL;
  gboolean filled;

  if (sets == NULL)
    return NULL;

  self = san_standard_new (version->number, version->name, version->from, version->frozen, sets);
  filled = version->frozen ? fill_from_json (self, database, error)
                           : fill_from_tables (self, database, error);

  return filled ? g_steal_pointer (&self) : NULL;
}

static const SanStandardVersion *
version_on (GPtrArray *versions,
            SanDay     day)
{
  const SanStandardVersion *version = versions->pdata[0];

  for (guint i = 1; i < versions->len; i++)
    {
      const SanStandardVersion *other = versions->pdata[i];

      if (other->from <= day)
        version = other;
    }

  return version;
}

SanStandard *
san_standard_load (SanDatabase *database,
                   SanDay       day,
                   GError     **error)
{
  g_autoptr (GPtrArray) versions = san_standard_version_store_list (database, error);

  return versions != NULL ? load_version (database, version_on (versions, day), error) : NULL;
}

SanStandard *
san_standard_load_version (SanDatabase *database,
                           guint        number,
                           GError     **error)
{
  g_autoptr (GPtrArray) versions = san_standard_version_store_list (database, error);

  if (versions == NULL)
    return NULL;

  for (guint i = versions->len; i > 0; i--)
    {
      const SanStandardVersion *version = versions->pdata[i - 1];

      if (number == 0 || version->number == number)
        return load_version (database, version, error);
    }

  g_set_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND,
               _("There is no version %u of the standard"), number);
  return NULL;
}

/* (transfer full) (nullable): the newest published round that was inspected by version @number.
 * @last (out): the last day of all such rounds' periods */
static char *
find_published (SanDatabase *database,
                GPtrArray   *versions,
                guint        number,
                SanDay      *last,
                GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_PUBLISHED, error);
  g_autofree char *label = NULL;
  gboolean has_row = FALSE;

  *last = SAN_DAY_MIN;
  while (query != NULL && san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&label);
      if (version_on (versions, san_day_from_column (query, 1, SAN_DAY_MIN))->number != number)
        continue;
      if (label == NULL)
        label = g_strdup (san_statement_text (query, 0));
      *last = MAX (*last, san_day_from_column (query, 2, SAN_DAY_MIN));
    }

  return NULL;
}

char *
san_standard_version_store_published (SanDatabase       *database,
                                      const SanStandard *version,
                                      GError           **error)
{
  g_autoptr (GPtrArray) versions = san_standard_version_store_list (database, error);
  SanDay last;

  return versions != NULL ? find_published (database, versions, san_standard_get_number (version),
                                            &last, error) : NULL;
}

char *
san_standard_version_store_in_use (SanDatabase *database,
                                   SanDay      *from,
                                   GError     **error)
{
  g_autoptr (GPtrArray) versions = san_standard_version_store_list (database, error);
  const SanStandardVersion *newest;
  char *label;

  if (versions == NULL)
    return NULL;

  newest = versions->pdata[versions->len - 1];
  label = find_published (database, versions, newest->number, from, error);
  ++*from;

  return label;
}

/* Writing */

static void
bind_version (SanStatement *statement,
              guint         number,
              const char   *name,
              SanDay        from)
{
  san_statement_bind_int (statement, 1, number);
  san_statement_bind_text (statement, 2, name);
  san_statement_bind_day (statement, 3, from);
}

static gboolean
freeze (SanDatabase              *database,
        const SanStandardVersion *version,
        GError                  **error)
{
  g_autoptr (SanStandard) standard = load_version (database, version, error);
  g_autofree char *json = standard != NULL ? san_standard_to_json (standard) : NULL;
  g_autoptr (SanStatement) put = NULL;

  put = json != NULL ? san_database_prepare (database, SQL_FREEZE, error) : NULL;
  if (put == NULL)
    return FALSE;

  bind_version (put, version->number, version->name, version->from);
  san_statement_bind_text (put, 4, json);

  return san_statement_run (put, error);
}

static gboolean
check_from (const SanStandardVersion *newest,
            SanDay                    from,
            GError                  **error)
{
  g_autofree char *day = san_day_format (newest->from);

  if (from > newest->from)
    return TRUE;

  if (*day == '\0')
    g_set_error_literal (error, SAN_ERROR, SAN_ERROR_INVALID,
                         _("A new version of the standard needs a first day"));
  else
    g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                 _("Version %1$u of the standard is in force from %2$s; a new one begins later"),
                 newest->number, day);

  return FALSE;
}

gboolean
san_standard_version_store_add (SanDatabase *database,
                                const char  *name,
                                SanDay       from,
                                guint       *number,
                                GError     **error)
{
  g_autoptr (GPtrArray) versions = san_standard_version_store_list (database, error);
  g_autoptr (SanStatement) add = NULL;
  const SanStandardVersion *newest;

  if (versions == NULL)
    return FALSE;

  newest = versions->pdata[versions->len - 1];
  if (!check_from (newest, from, error))
    return FALSE;

  if (!freeze (database, newest, error) ||
      (add = san_database_prepare (database, SQL_ADD, error)) == NULL)
    return FALSE;

  bind_version (add, newest->number + 1, name, from);
  if (!san_statement_run (add, error))
    return FALSE;

  if (number != NULL)
    *number = newest->number + 1;

  return TRUE;
}

gboolean
san_standard_version_store_make_way (SanDatabase *database,
                                     GError     **error)
{
  g_autoptr (GError) failure = NULL;
  SanDay from;
  g_autofree char *used = san_standard_version_store_in_use (database, &from, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return used == NULL || san_standard_version_store_add (database, "", from, NULL, error);
}
