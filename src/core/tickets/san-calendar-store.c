/* san-calendar-store.c - holidays and make-up workdays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-calendar-store.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "registry/san-import-table.h"
#include "tables/san-table-mapping.h"
#include "tables/san-table-reader.h"

#define SHIPPED_TABLE "/org/sanse/Sanse/holidays-cn.csv"

#define FIRST_YEAR 2000
#define LAST_YEAR  2100

static const char SQL_LIST[] =
  "SELECT day, kind, name, source = 'local' FROM calendar_day "
  "WHERE day BETWEEN ?1 AND ?2 ORDER BY day";

static const char SQL_HAS_YEAR[] =
  "SELECT 1 FROM calendar_day WHERE source = 'state' AND day BETWEEN ?1 AND ?2 LIMIT 1";

static const char SQL_PUT[] =
  "INSERT INTO calendar_day (day, kind, name, source) VALUES (?1, ?2, ?3, ?4) "
  "ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name, "
  "source = excluded.source";

static const char SQL_ADD_STATE[] =
  "INSERT INTO calendar_day (day, kind, name, source) VALUES (?1, ?2, ?3, 'state') "
  "ON CONFLICT (day) DO NOTHING";

static const char SQL_DELETE[] =
  "DELETE FROM calendar_day WHERE day = ?1";

static const char SQL_DELETE_STATE[] =
  "DELETE FROM calendar_day WHERE source = 'state' AND day BETWEEN ?1 AND ?2";

/* What the State Council has for a day that the office has made its own is kept among the
 * settings, "off 春节", and comes back when the office's day is taken off. */
static const char SQL_COVER[] =
  "INSERT INTO setting (key, value)"
  " SELECT 'calendar.state.' || day, kind || ' ' || name FROM calendar_day"
  "  WHERE day = ?1 AND source = 'state'"
  " ON CONFLICT (key) DO UPDATE SET value = excluded.value";

static const char SQL_COVER_NEW[] =
  "INSERT INTO setting (key, value)"
  " SELECT 'calendar.state.' || day, ?2 || ' ' || ?3 FROM calendar_day"
  "  WHERE day = ?1 AND source = 'local'"
  " ON CONFLICT (key) DO UPDATE SET value = excluded.value";

static const char SQL_UNCOVER[] =
  "INSERT INTO calendar_day (day, kind, name, source)"
  " SELECT ?1, substr (value, 1, instr (value, ' ') - 1),"
  "  substr (value, instr (value, ' ') + 1), 'state' FROM setting"
  "  WHERE key = 'calendar.state.' || ?1";

static const char SQL_FORGET_COVERED[] =
  "DELETE FROM setting"
  " WHERE key BETWEEN 'calendar.state.' || ?1 AND 'calendar.state.' || ?2";

static const char *const kind_names[] = { "off", "work", "half" };

const char *
san_calendar_kind_name (SanCalendarKind kind)
{
  return kind_names[kind];
}

gboolean
san_calendar_kind_parse (const char      *text,
                         SanCalendarKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_ascii_strcasecmp (text, kind_names[i]) == 0)
        {
          *kind = (SanCalendarKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

void
san_calendar_day_free (SanCalendarDay *day)
{
  g_free (day->name);
  g_free (day);
}

static void
bind_years (SanStatement *statement,
            int           from,
            int           to)
{
  g_autofree char *first = g_strdup_printf ("%04d-01-01", from);
  g_autofree char *last = g_strdup_printf ("%04d-12-31", to);

  san_statement_bind_text (statement, 1, first);
  san_statement_bind_text (statement, 2, last);
}

static GPtrArray *
list_between (SanDatabase *database,
              int          first,
              int          last,
              GError     **error)
{
  g_autoptr (GPtrArray) days =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_calendar_day_free);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  bind_years (query, first, last);

  while (san_statement_step (query, &has_row, error))
    {
      SanCalendarDay *day;

      if (!has_row)
        return g_steal_pointer (&days);

      day = g_new0 (SanCalendarDay, 1);
      g_ptr_array_add (days, day);
      san_calendar_kind_parse (san_statement_text (query, 1), &day->kind);
      day->name = g_strdup (san_statement_text (query, 2));
      day->local = sqlite3_column_int (query, 3);
      if (!san_day_parse (san_statement_text (query, 0), &day->day, error))
        return NULL;
    }

  return NULL;
}

GPtrArray *
san_calendar_store_list (SanDatabase *database,
                         int          year,
                         GError     **error)
{
  return list_between (database, year, year, error);
}

GPtrArray *
san_calendar_store_list_all (SanDatabase *database,
                             GError     **error)
{
  return list_between (database, 0, 9999, error);
}

gboolean
san_calendar_store_has_year (SanDatabase *database,
                             int          year,
                             GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_HAS_YEAR, error);
  gboolean has_row = FALSE;

  if (query == NULL)
    return FALSE;

  bind_years (query, year, year);
  return san_statement_step (query, &has_row, error) && has_row;
}

static gboolean
write_day (SanDatabase          *database,
           const char           *sql,
           const SanCalendarDay *day,
           GError              **error)
{
  g_autoptr (SanStatement) insert = san_database_prepare (database, sql, error);
  g_autofree char *text = san_day_format (day->day);

  if (insert == NULL)
    return FALSE;

  san_statement_bind_text (insert, 1, text);
  san_statement_bind_text (insert, 2, san_calendar_kind_name (day->kind));
  san_statement_bind_text (insert, 3, day->name);
  if (sql == SQL_PUT)
    san_statement_bind_text (insert, 4, day->local ? "local" : "state");

  return san_statement_run (insert, error);
}

static gboolean
run_on_days (SanDatabase *database,
             const char  *sql,
             SanDay       from,
             SanDay       to,
             GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, error);
  g_autofree char *first = san_day_format (from);
  g_autofree char *last = san_day_format (to);

  if (statement == NULL)
    return FALSE;

  san_statement_bind_text (statement, 1, first);
  if (from != to || sql == SQL_FORGET_COVERED)
    san_statement_bind_text (statement, 2, last);

  return san_statement_run (statement, error);
}

gboolean
san_calendar_store_put (SanDatabase          *database,
                        const SanCalendarDay *day,
                        GError              **error)
{
  return (!day->local || run_on_days (database, SQL_COVER, day->day, day->day, error)) &&
         write_day (database, SQL_PUT, day, error);
}

gboolean
san_calendar_store_delete (SanDatabase *database,
                           SanDay       day,
                           GError     **error)
{
  return run_on_days (database, SQL_DELETE, day, day, error) &&
         run_on_days (database, SQL_UNCOVER, day, day, error) &&
         run_on_days (database, SQL_FORGET_COVERED, day, day, error);
}

static int
year_of (SanDay day)
{
  int year, month, mday;

  san_day_get (day, &year, &month, &mday);
  return year;
}

static gboolean
delete_state_days (SanDatabase *database,
                   int          year,
                   GError     **error)
{
  SanDay first = san_day_new (year, 1, 1);
  SanDay last = san_day_new (year, 12, 31);

  return run_on_days (database, SQL_DELETE_STATE, first, last, error) &&
         run_on_days (database, SQL_FORGET_COVERED, first, last, error);
}

gboolean
san_calendar_store_replace (SanDatabase *database,
                            GPtrArray   *days,
                            guint       *years,
                            GError     **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const SanCalendarDay *day = g_ptr_array_index (days, i);
      int year = year_of (day->day);

      if (g_hash_table_add (seen, GINT_TO_POINTER (year)) &&
          !delete_state_days (database, year, error))
        return FALSE;
    }

  for (guint i = 0; i < days->len; i++)
    {
      const SanCalendarDay *day = g_ptr_array_index (days, i);

      if (!write_day (database, SQL_ADD_STATE, day, error) ||
          !write_day (database, SQL_COVER_NEW, day, error))
        return FALSE;
    }

  if (years != NULL)
    *years = g_hash_table_size (seen);

  return TRUE;
}

/* The shipped table is our own: three plain columns and a header. */
gboolean
san_calendar_store_fill (SanDatabase *database,
                         GError     **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED_TABLE,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (bytes == NULL)
    return FALSE;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), ",", 3);
      SanCalendarDay day = { 0, SAN_CALENDAR_OFF, cells[2], FALSE };

      san_calendar_kind_parse (cells[1], &day.kind);
      if (!san_day_parse (cells[0], &day.day, error) ||
          !write_day (database, SQL_ADD_STATE, &day, error))
        return FALSE;
    }

  return TRUE;
}

static const SanTableField fields[] = {
  { "date", "日期", SAN_FIELD_REQUIRED },
  { "kind", "类型", SAN_FIELD_REQUIRED },
  { "name", "名称", SAN_FIELD_OPTIONAL },
};

static const char *
cell_of (SanTableMapping   *mapping,
         const SanTableRow *row,
         const char        *field)
{
  return san_table_row_get_cell (row, san_table_mapping_get_column (mapping, field))->text;
}

/* The words of offices' own tables besides those of ours */
static gboolean
read_kind (const char      *text,
           SanCalendarKind *kind)
{
  static const struct { const char *word; SanCalendarKind kind; } words[] = {
    { "休", SAN_CALENDAR_OFF }, { "休息", SAN_CALENDAR_OFF }, { "放假", SAN_CALENDAR_OFF },
    { "节假日", SAN_CALENDAR_OFF }, { "班", SAN_CALENDAR_WORK }, { "上班", SAN_CALENDAR_WORK },
    { "补班", SAN_CALENDAR_WORK }, { "调休上班", SAN_CALENDAR_WORK },
    { "工作日", SAN_CALENDAR_WORK }, { "半天", SAN_CALENDAR_HALF },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (text, words[i].word))
        {
          *kind = words[i].kind;
          return TRUE;
        }
    }

  return san_calendar_kind_parse (text, kind);
}

static SanCalendarDay *
read_row (SanTableMapping   *mapping,
          const SanTableRow *row,
          GError           **error)
{
  g_autofree SanCalendarDay *day = g_new0 (SanCalendarDay, 1);
  const char *kind = cell_of (mapping, row, "kind");
  g_autofree char *date = san_import_date_text (cell_of (mapping, row, "date"));

  if (!san_day_parse (date, &day->day, error))
    {
      g_prefix_error (error, _("Row %u, column date: "), row->number);
      return NULL;
    }

  if (year_of (day->day) < FIRST_YEAR || year_of (day->day) > LAST_YEAR)
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Row %u, column date: the year is not between %d and %d"),
                   row->number, FIRST_YEAR, LAST_YEAR);
      return NULL;
    }

  if (!read_kind (kind, &day->kind))
    {
      g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                   _("Row %u, column kind: “%s” is none of off, work, half"),
                   row->number, kind);
      return NULL;
    }

  day->name = g_strdup (cell_of (mapping, row, "name"));
  return g_steal_pointer (&day);
}

GPtrArray *
san_calendar_read_table (const char *path,
                         GError    **error)
{
  g_autoptr (GPtrArray) days =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_calendar_day_free);
  g_autoptr (SanTableMapping) mapping =
    san_table_mapping_new ("calendar", fields, G_N_ELEMENTS (fields));
  g_autoptr (SanTableReader) reader = san_table_reader_open (path, NULL, NULL, NULL, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) reason = NULL;
  SanTableRow row;

  if (reader == NULL || !san_table_mapping_read_header (mapping, reader, 0, error))
    return NULL;

  while (san_table_reader_next (reader, &row, &reason))
    {
      SanCalendarDay *day = read_row (mapping, &row, error);

      if (day == NULL)
        return NULL;
      g_ptr_array_add (days, day);
      if (!g_hash_table_add (seen, GINT_TO_POINTER (day->day)))
        {
          g_set_error (error, SAN_ERROR, SAN_ERROR_INVALID,
                       _("Row %u, column date: the day is in the table already"), row.number);
          return NULL;
        }
    }

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  return g_steal_pointer (&days);
}
