/* san-unit-cache-store.c - search keys of units, which can always be made again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-unit-cache-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/san-text.h"
#include "store/san-check.h"
#include "store/san-refresh.h"

/* The lines of SanUnitKeys.source; an alias is a line too. */
#define SOURCE \
  "v.name || char (10) || v.short || char (10) || v.code || char (10) || v.head" \
  " || char (10) || v.liaison" \
  " || CASE v.aliases WHEN '' THEN '' ELSE char (10) || replace (v.aliases, ';', char (10)) END"

static const char SQL_DROP_STALE[] =
  "DELETE FROM cache_unit WHERE version_id NOT IN (SELECT id FROM unit_version)";

static const char SQL_LIST_STALE[] =
  "SELECT v.id, " SOURCE
  " FROM unit_version AS v LEFT JOIN cache_unit AS c ON c.version_id = v.id"
  " WHERE c.version_id IS NULL OR c.name <> " SOURCE;

static const char SQL_PUT[] =
  "INSERT OR REPLACE INTO cache_unit (version_id, name, folded, pinyin, initials, sort_key)"
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

static const char SQL_LIST_ALL[] =
  "SELECT v.id, " SOURCE ", c.version_id, c.name, c.folded, c.pinyin, c.initials, c.sort_key"
  " FROM unit_version AS v LEFT JOIN cache_unit AS c ON c.version_id = v.id";

static const char SQL_COUNT_ORPHANS[] =
  "SELECT count (*) FROM cache_unit WHERE version_id NOT IN (SELECT id FROM unit_version)";

void
san_unit_keys_clear (SanUnitKeys *keys)
{
  g_clear_pointer (&keys->source, g_free);
  g_clear_pointer (&keys->folded, g_free);
  g_clear_pointer (&keys->pinyin, g_free);
  g_clear_pointer (&keys->initials, g_free);
  g_clear_pointer (&keys->sort_key, g_bytes_unref);
}

char *
san_unit_keys_source (const SanUnit *unit)
{
  g_autofree char *source = g_strjoin ("\n", unit->name, unit->short_name, unit->code,
                                       unit->head, unit->liaison, NULL);
  g_autofree char *aliases = g_strdelimit (g_strdup (unit->aliases), ";", '\n');

  return g_strconcat (source, *aliases != '\0' ? "\n" : "", aliases, NULL);
}

static void
append_line (const char *text,
             GString    *folded,
             GString    *pinyin,
             GString    *initials)
{
  g_autofree char *text_folded = NULL;
  g_autofree char *text_pinyin = NULL;
  g_autofree char *text_initials = NULL;

  if (*text == '\0')
    return;

  text_folded = san_text_fold (text);
  g_string_append (folded, text_folded);

  /* codes sound as they are written */
  if (g_str_is_ascii (text_folded))
    {
      g_string_append (pinyin, text_folded);
      g_string_append (initials, text_folded);
      return;
    }

  text_pinyin = san_text_pinyin (text_folded);
  text_initials = san_text_initials (text_folded);
  g_string_append (pinyin, text_pinyin);
  g_string_append (initials, text_initials);
}

void
san_unit_keys_init (SanUnitKeys *keys,
                    const char  *source)
{
  g_autofree char *name = NULL;
  GString *folded = g_string_new (NULL);
  GString *pinyin = g_string_new (NULL);
  GString *initials = g_string_new (NULL);
  const char *line = source;

  /* folding drops white space, and with it the line ends: fold line by line */
  while (TRUE)
    {
      gsize length = strcspn (line, "\n");
      const char *end = line + length;
      g_autofree char *text = g_strndup (line, length);

      append_line (text, folded, pinyin, initials);
      if (name == NULL)
        name = g_steal_pointer (&text);
      if (*end == '\0')
        break;

      g_string_append_c (folded, '\n');
      g_string_append_c (pinyin, '\n');
      g_string_append_c (initials, '\n');
      line = end + 1;
    }

  keys->source = g_strdup (source);
  keys->folded = g_string_free (folded, FALSE);
  keys->pinyin = g_string_free (pinyin, FALSE);
  keys->initials = g_string_free (initials, FALSE);
  keys->sort_key = san_text_sort_key (name);
}

static gboolean
put (SanStatement *insert,
     gint64        id,
     SanUnitKeys  *keys,
     GError      **error)
{
  gsize size;
  const void *sort_key = g_bytes_get_data (keys->sort_key, &size);

  san_statement_bind_int (insert, 1, id);
  san_statement_bind_text (insert, 2, keys->source);
  san_statement_bind_text (insert, 3, keys->folded);
  san_statement_bind_text (insert, 4, keys->pinyin);
  san_statement_bind_text (insert, 5, keys->initials);
  sqlite3_bind_blob (insert, 6, sort_key, (int) size, SQLITE_STATIC);

  return san_statement_run (insert, error);
}

gboolean
san_unit_cache_refresh (SanDatabase       *database,
                        const char *const *tables,
                        GError           **error)
{
  g_autoptr (SanStatement) drop = NULL;
  g_autoptr (SanStatement) list = NULL;
  g_autoptr (SanStatement) insert = NULL;
  gboolean has_row;
  gboolean ok;

  if (!g_strv_contains (tables, "unit_version"))
    return TRUE;

  drop = san_database_prepare (database, SQL_DROP_STALE, error);
  if (drop == NULL || !san_statement_run (drop, error))
    return FALSE;

  list = san_database_prepare (database, SQL_LIST_STALE, error);
  insert = san_database_prepare (database, SQL_PUT, error);
  if (list == NULL || insert == NULL)
    return FALSE;

  /* rows are replaced behind the cursor, which stands on unit_version */
  while ((ok = san_statement_step (list, &has_row, error)) && has_row)
    {
      g_auto (SanUnitKeys) keys = { 0 };

      san_unit_keys_init (&keys, san_statement_text (list, 1));
      if (!put (insert, sqlite3_column_int64 (list, 0), &keys, error))
        return FALSE;
    }

  return ok;
}

/* Compares a row of SQL_LIST_ALL with what it should be. */
static void
check_row (SanStatement *row,
           GPtrArray    *findings)
{
  g_autofree char *where = g_strdup_printf ("cache_unit %" G_GINT64_FORMAT,
                                            (gint64) sqlite3_column_int64 (row, 0));
  g_auto (SanUnitKeys) keys = { 0 };
  g_autoptr (GBytes) sort_key = NULL;
  struct { const char *found, *expected; } texts[4];

  san_unit_keys_init (&keys, san_statement_text (row, 1));

  if (sqlite3_column_type (row, 2) == SQLITE_NULL)
    {
      san_finding_add (findings, "error", "cache", where, "", keys.folded);
      return;
    }

  texts[0].expected = keys.source;
  texts[1].expected = keys.folded;
  texts[2].expected = keys.pinyin;
  texts[3].expected = keys.initials;
  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    {
      texts[i].found = san_statement_text (row, 3 + i);
      if (!g_str_equal (texts[i].found, texts[i].expected))
        {
          san_finding_add (findings, "error", "cache", where, texts[i].found, texts[i].expected);
          return;
        }
    }

  sort_key = g_bytes_new (sqlite3_column_blob (row, 7),
                          (gsize) sqlite3_column_bytes (row, 7));
  if (!g_bytes_equal (sort_key, keys.sort_key))
    san_finding_add (findings, "error", "cache", where, "sort_key", "");
}

static gboolean
check_unit_keys (SanDatabase *database,
                 GPtrArray   *findings,
                 GError     **error)
{
  g_autoptr (SanStatement) list = san_database_prepare (database, SQL_LIST_ALL, error);
  gboolean has_row;
  gboolean ok;
  gint64 orphans;

  if (list == NULL)
    return FALSE;

  while ((ok = san_statement_step (list, &has_row, error)) && has_row)
    check_row (list, findings);

  if (!ok || !san_database_query_int (database, SQL_COUNT_ORPHANS, &orphans, error))
    return FALSE;

  if (orphans > 0)
    {
      g_autofree char *found = g_strdup_printf ("%" G_GINT64_FORMAT, orphans);

      san_finding_add (findings, "error", "cache", "cache_unit", found, "0");
    }

  return TRUE;
}

/* The layer is linked as a whole, so every program that can open a ledger keeps the keys,
 * and none can forget to ask for it. */
static void __attribute__ ((constructor))
register_unit_keys (void)
{
  san_refresh_register (san_unit_cache_refresh);
  san_check_register_derived ("cache_unit", check_unit_keys);
}
