/* san-roster-store.c - reads units as they stood on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-roster-store.h"

#include "registry/san-unit-cache-store.h"

/* In the order of the index on (unit_id, from_day): the versions of a unit lie together. */
static const char SQL_LIST[] =
  "SELECT " SAN_UNIT_COLUMNS ", c.folded, c.pinyin, c.initials"
  " FROM unit_version AS v JOIN unit AS u ON u.id = v.unit_id"
  " LEFT JOIN cache_unit AS c ON c.version_id = v.id"
  " ORDER BY v.unit_id, v.from_day";

static int
digit (char c)
{
  return c - '0';
}

/* The records have no other form than YYYY-MM-DD, and a roster has many of them. */
SanDay
san_day_from_column (SanStatement *row,
                     int           column,
                     SanDay        open)
{
  const char *text = san_statement_text (row, column);

  if (sqlite3_column_bytes (row, column) != 10)
    return open;

  return san_day_new (digit (text[0]) * 1000 + digit (text[1]) * 100 +
                      digit (text[2]) * 10 + digit (text[3]),
                      digit (text[5]) * 10 + digit (text[6]),
                      digit (text[8]) * 10 + digit (text[9]));
}

void
san_statement_bind_day (SanStatement *statement,
                        int           index,
                        SanDay        day)
{
  g_autofree char *text = san_day_format (day);

  san_statement_bind_text (statement, index, text);
}

static SanUnitKind
kind_from_column (SanStatement *row,
                  int           column)
{
  SanUnitKind kind = SAN_UNIT_KIND_OTHER;

  san_unit_kind_parse (san_statement_text (row, column), &kind);

  return kind;
}

SanUnit *
san_unit_from_row (SanStatement *row)
{
  SanUnit *unit = g_new0 (SanUnit, 1);

  unit->id = sqlite3_column_int64 (row, 0);
  unit->version_id = sqlite3_column_int64 (row, 1);
  unit->position = sqlite3_column_int64 (row, 2);
  unit->from = san_day_from_column (row, 3, SAN_DAY_MIN);
  unit->to = san_day_from_column (row, 4, SAN_DAY_MAX);
  unit->parent_id = sqlite3_column_int64 (row, 5);
  unit->kind = kind_from_column (row, 6);
  unit->code = g_strdup (san_statement_text (row, 7));
  unit->name = g_strdup (san_statement_text (row, 8));
  unit->short_name = g_strdup (san_statement_text (row, 9));
  unit->aliases = g_strdup (san_statement_text (row, 10));
  unit->head = g_strdup (san_statement_text (row, 11));
  unit->liaison = g_strdup (san_statement_text (row, 12));
  unit->phone = g_strdup (san_statement_text (row, 13));

  return unit;
}

static char *
keep (GStringChunk *strings,
      SanStatement *row,
      int           column)
{
  const char *text = san_statement_text (row, column);

  return *text != '\0' ? g_string_chunk_insert (strings, text) : (char *) "";
}

static void
read_keys (SanUnit      *unit,
           GStringChunk *strings,
           SanStatement *row)
{
  int at = SAN_N_UNIT_COLUMNS;

  if (sqlite3_column_type (row, at) != SQLITE_NULL)
    {
      unit->folded = keep (strings, row, at);
      unit->pinyin = keep (strings, row, at + 1);
      unit->initials = keep (strings, row, at + 2);
    }
  else
    {
      g_auto (SanUnitKeys) keys = { 0 };
      g_autofree char *source = san_unit_keys_source (unit);

      san_unit_keys_init (&keys, source);
      unit->folded = g_string_chunk_insert (strings, keys.folded);
      unit->pinyin = g_string_chunk_insert (strings, keys.pinyin);
      unit->initials = g_string_chunk_insert (strings, keys.initials);
    }
}

static void
read_row (SanUnit      *unit,
          SanDay        from,
          SanDay        to,
          GStringChunk *strings,
          SanStatement *row)
{
  *unit = (SanUnit) {
    .id = sqlite3_column_int64 (row, 0),
    .version_id = sqlite3_column_int64 (row, 1),
    .position = sqlite3_column_int64 (row, 2),
    .from = from,
    .to = to,
    .parent_id = sqlite3_column_int64 (row, 5),
    .kind = kind_from_column (row, 6),
    .code = keep (strings, row, 7),
    .name = keep (strings, row, 8),
    .short_name = keep (strings, row, 9),
    .aliases = keep (strings, row, 10),
    .head = keep (strings, row, 11),
    .liaison = keep (strings, row, 12),
    .phone = keep (strings, row, 13),
  };
  read_keys (unit, strings, row);
}

/* 0 on a day of its validity */
static gint64
distance (SanDay from,
          SanDay to,
          SanDay day)
{
  if (day < from)
    return (gint64) from - day;

  return day > to ? (gint64) day - to : 0;
}

static int
compare_position (gconstpointer a,
                  gconstpointer b)
{
  const SanUnit *left = a;
  const SanUnit *right = b;

  if (left->position != right->position)
    return left->position < right->position ? -1 : 1;

  return left->id < right->id ? -1 : left->id > right->id;
}

GArray *
san_roster_store_load (SanDatabase  *database,
                       SanDay        day,
                       gboolean      all,
                       GStringChunk *strings,
                       GError      **error)
{
  g_autoptr (SanStatement) list = san_database_prepare (database, SQL_LIST, error);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (SanUnit));
  gint64 last = 0;
  gint64 nearest = 0;
  gboolean has_row;
  gboolean ok;

  if (list == NULL)
    return NULL;

  while ((ok = san_statement_step (list, &has_row, error)) && has_row)
    {
      gint64 id = sqlite3_column_int64 (list, 0);
      SanDay from = san_day_from_column (list, 3, SAN_DAY_MIN);
      SanDay to = san_day_from_column (list, 4, SAN_DAY_MAX);
      gint64 far = distance (from, to, day);

      if ((far > 0 && !all) || (id == last && units->len > 0 && far >= nearest))
        continue;

      if (id != last)
        g_array_set_size (units, units->len + 1);
      read_row (&g_array_index (units, SanUnit, units->len - 1), from, to, strings, list);
      last = id;
      nearest = far;
    }

  if (!ok)
    return NULL;

  g_array_sort (units, compare_position);

  return g_steal_pointer (&units);
}
