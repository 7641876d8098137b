/* san-setting-store.c - what the office is called and how it writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/san-setting-store.h"

static const char SQL_GET[] =
  "SELECT value FROM setting WHERE key = ?1";

/* an equal value is left alone, so that setting it makes no step */
static const char SQL_SET[] =
  "INSERT INTO setting (key, value) VALUES (?1, ?2)"
  " ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value";

static const char SQL_GET_SHIFT[] =
  "SELECT coalesce ((SELECT value FROM counter WHERE name = 'clock-shift'), 0)";

static const char SQL_SET_SHIFT[] =
  "INSERT INTO counter (name, value) VALUES ('clock-shift', ?1)"
  " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

char *
san_setting_get (SanDatabase *database,
                 const char  *key,
                 GError     **error)
{
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (key != NULL, NULL);

  query = san_database_prepare (database, SQL_GET, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_text (query, 1, key);
  if (!san_statement_step (query, &has_row, error))
    return NULL;

  return g_strdup (has_row ? san_statement_text (query, 0) : "");
}

gboolean
san_setting_set (SanDatabase *database,
                 const char  *key,
                 const char  *value,
                 GError     **error)
{
  g_autoptr (SanStatement) insert = NULL;

  g_return_val_if_fail (key != NULL, FALSE);

  insert = san_database_prepare (database, SQL_SET, error);
  if (insert == NULL)
    return FALSE;

  san_statement_bind_text (insert, 1, key);
  san_statement_bind_text (insert, 2, value);

  return san_statement_run (insert, error);
}

gboolean
san_setting_get_shift (SanDatabase *database,
                       gint64      *minutes,
                       GError     **error)
{
  return san_database_query_int (database, SQL_GET_SHIFT, minutes, error);
}

gboolean
san_setting_set_shift (SanDatabase *database,
                       gint64       minutes,
                       GError     **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_SET_SHIFT, error);

  if (insert == NULL)
    return FALSE;

  san_statement_bind_int (insert, 1, minutes);

  return san_statement_run (insert, error);
}

gboolean
san_setting_now (SanDatabase *database,
                 SanTime     *now,
                 GError     **error)
{
  g_autofree char *zone = san_setting_get (database, "zone", error);
  gint64 shift = 0;

  if (zone == NULL || !san_setting_get_shift (database, &shift, error))
    return FALSE;

  *now = san_clock_now (zone) - (san_clock_is_fixed () ? 0 : shift);

  return TRUE;
}
