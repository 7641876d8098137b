/* san-ticket-cache-store.c - what the events say, kept for lists and the sweep
 *
 * Triggers note whose rows are stale; at the end of every change, undo and redo they are
 * made again from the events. Where the rules or the calendar change, all of them are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-cache.h"

#include <glib/gi18n-lib.h>

#include "base/san-text.h"
#include "registry/san-unit-store.h"
#include "standards/san-standard-store.h"
#include "store/san-check.h"
#include "store/san-refresh.h"
#include "tickets/san-ticket-light.h"

#define COLUMNS \
  "draft, stage, flag, colour, first_colour, red, unit_id, issued, issue_id, received," \
  " reported, closed, due, soon, receipt_due, running, verify_due, rises, own_due," \
  " stopped_minutes, returns, extensions, reminders, proposals, looked_back, relapsed," \
  " lookback, accounted, recurred, number, first, category_id, point_id, item_id," \
  " bureau_id, unit_place, source"
#define N_COLUMNS 37

static const char SQL_LIST_STALE[] =
  "SELECT ticket_id FROM cache_ticket_stale ORDER BY ticket_id";

static const char SQL_CLEAR_STALE[] =
  "DELETE FROM cache_ticket_stale";

static const char SQL_EXISTS[] =
  "SELECT 1 FROM ticket WHERE id = ?1";

static const char SQL_DROP[] =
  "DELETE FROM cache_ticket WHERE ticket_id = ?1";

static const char SQL_DROP_TEXT[] =
  "DELETE FROM cache_ticket_text WHERE ticket_id = ?1";

static const char SQL_PUT[] =
  "INSERT OR REPLACE INTO cache_ticket (ticket_id, " COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5,"
  " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,"
  " ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38)";

static const char SQL_GET[] =
  "SELECT " COLUMNS " FROM cache_ticket WHERE ticket_id = ?1";

static const char SQL_GET_WORDS[] =
  "SELECT words, search, numbers FROM cache_ticket_text WHERE ticket_id = ?1";

static const char SQL_PUT_TEXT[] =
  "INSERT OR REPLACE INTO cache_ticket_text (ticket_id, unit_name, point_name, item_name,"
  " words, search, problem_key, numbers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

static const char SQL_PUT_NUMBERS[] =
  "UPDATE cache_ticket_text SET numbers = ?2 WHERE ticket_id = ?1 AND numbers <> ?2";

static const char SQL_WAITS_FOR_LOOKBACK[] =
  "SELECT 1 FROM lookback_ticket AS l JOIN lookback AS d ON d.id = l.lookback_id"
  " WHERE l.ticket_id = ?1 AND d.drawn >= ?2";

/* One ticket of each unit: all of them hold the same of it. */
static const char SQL_LIST_UNITS[] =
  "SELECT c.unit_id, t.unit_name, c.unit_place, t.words, k.problem, c.point_id, c.item_id"
  " FROM (SELECT min (ticket_id) AS id FROM cache_ticket GROUP BY unit_id) AS one"
  " JOIN cache_ticket AS c ON c.ticket_id = one.id"
  " JOIN cache_ticket_text AS t ON t.ticket_id = one.id"
  " LEFT JOIN ticket AS k ON k.id = one.id";

/* all of them in one pass over the tickets */
static const char SQL_STALE_UNITS[] =
  "INSERT OR IGNORE INTO cache_ticket_stale"
  " SELECT ticket_id FROM cache_ticket WHERE unit_id IN (SELECT value FROM json_each (?1))";

static const char SQL_COUNT_ORPHANS[] =
  "SELECT count (*) FROM cache_ticket WHERE ticket_id NOT IN (SELECT id FROM ticket)";

/* Names that many tickets share are looked up once a refresh. */
typedef struct
{
  SanTicketDesk desk;
  GHashTable   *units;     /* id → SanUnit */
  GHashTable   *points;    /* id → SanPoint */
  GHashTable   *items;     /* id → SanItem */
} Keeper;

/* What a row of each cache should hold. */
typedef struct
{
  gint64          values[N_COLUMNS - 1];   /* SAN_TICKET_NO_TIME: NULL */
  const SanUnit  *unit;
  const SanPoint *point;
  const SanItem  *item;
  char           *words;
} Row;

static void
keeper_clear (Keeper *keeper)
{
  san_ticket_desk_clear (&keeper->desk);
  g_clear_pointer (&keeper->units, g_hash_table_unref);
  g_clear_pointer (&keeper->points, g_hash_table_unref);
  g_clear_pointer (&keeper->items, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keeper, keeper_clear)

static void
row_clear (Row *row)
{
  g_clear_pointer (&row->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static GHashTable *
map_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static gboolean
keeper_open (Keeper      *keeper,
             SanDatabase *database,
             GError     **error)
{
  keeper->units = map_new ((GDestroyNotify) san_unit_free);
  keeper->points = map_new ((GDestroyNotify) san_point_free);
  keeper->items = map_new ((GDestroyNotify) san_item_free);

  return san_ticket_desk_open (&keeper->desk, database, 0, "", error);
}

/* Names */

/* (transfer full): as the unit is called in its newest version */
static SanUnit *
load_unit (SanDatabase *database,
           gint64       id,
           GError     **error)
{
  g_autoptr (GPtrArray) versions = san_unit_store_history (database, id, error);

  if (versions == NULL)
    return NULL;

  return versions->len > 0 ? san_unit_copy (versions->pdata[versions->len - 1])
                           : san_unit_new ();
}

typedef gpointer (*LoadFunc) (SanDatabase *database,
                              gint64       id,
                              GError     **error);

/* (transfer none): NULL without @error for id 0 */
static gboolean
look_up (Keeper       *keeper,
         GHashTable   *map,
         gint64        id,
         LoadFunc      load,
         gconstpointer record,
         GError      **error)
{
  gpointer *place = (gpointer *) record;

  *place = id != 0 ? g_hash_table_lookup (map, &id) : NULL;
  if (id == 0 || *place != NULL)
    return TRUE;

  *place = load (keeper->desk.database, id, error);
  if (*place == NULL)
    return FALSE;

  g_hash_table_insert (map, g_memdup2 (&id, sizeof id), *place);

  return TRUE;
}

static const char *
unit_name (const SanUnit *unit)
{
  if (unit->short_name != NULL && *unit->short_name != '\0')
    return unit->short_name;

  return unit->name != NULL ? unit->name : "";
}

/* (transfer full): a line for everything that a search may hit */
static char *
make_words (const Row  *row,
            const char *problem)
{
  GString *words = g_string_new (problem);
  const char *full = row->unit->name != NULL ? row->unit->name : "";

  g_string_append_printf (words, "\n%s", unit_name (row->unit));
  if (!g_str_equal (full, unit_name (row->unit)))
    g_string_append_printf (words, "\n%s", full);
  if (row->point != NULL)
    g_string_append_printf (words, "\n%s\n%s", row->point->name, row->point->code);
  if (row->item != NULL)
    g_string_append_printf (words, "\n%s", row->item->name);

  return g_string_free (words, FALSE);
}

/* Making a row */

gint64
san_ticket_number_pack (const SanTicketNumber *number)
{
  if (number->running == 0)
    return 0;

  return ((gint64) number->colour * 10000 + number->year) * 1000000 + number->running;
}

SanTicketNumber
san_ticket_number_unpack (gint64 packed)
{
  return (SanTicketNumber) {
           .colour = (SanTicketColour) (packed / 1000000 / 10000),
           .year = (int) (packed / 1000000 % 10000), .running = (int) (packed % 1000000),
  };
}

static gboolean
waits_for_lookback (SanDatabase     *database,
                    const SanTicket *ticket,
                    gboolean        *waits,
                    GError         **error)
{
  const SanTicketState *state = ticket->state;
  g_autoptr (SanStatement) query = NULL;
  g_autofree char *closed = NULL;

  *waits = FALSE;
  if (state->stage != SAN_TICKET_CLOSED || state->looked_back)
    return TRUE;

  query = san_database_prepare (database, SQL_WAITS_FOR_LOOKBACK, error);
  if (query == NULL)
    return FALSE;

  closed = san_time_format (state->closed);
  san_statement_bind_int (query, 1, ticket->id);
  san_statement_bind_text (query, 2, closed);

  return san_statement_step (query, waits, error);
}

static gboolean
has_event (const SanTicket *ticket,
           SanTicketKind    kind,
           gint64          *id)
{
  for (guint i = 0; i < ticket->events->len; i++)
    {
      const SanTicketEvent *event = ticket->events->pdata[i];

      if (event->kind == kind)
        {
          if (id != NULL)
            *id = event->id;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
fill_row (Keeper          *keeper,
          const SanTicket *ticket,
          Row             *row,
          GError         **error)
{
  const SanTicketState *state = ticket->state;
  gint64 unit_id = state->unit_id != 0 ? state->unit_id : ticket->unit_id;
  gint64 issue_id = 0;
  gboolean waits;
  int i = 0;

  if (!look_up (keeper, keeper->units, unit_id, (LoadFunc) load_unit, &row->unit, error) ||
      !look_up (keeper, keeper->points, ticket->point_id, (LoadFunc) san_point_store_load,
                &row->point, error) ||
      !look_up (keeper, keeper->items, ticket->item_id, (LoadFunc) san_item_store_load,
                &row->item, error) ||
      !waits_for_lookback (keeper->desk.database, ticket, &waits, error))
    return FALSE;

  has_event (ticket, SAN_TICKET_ISSUE, &issue_id);
  row->values[i++] = ticket->draft;
  row->values[i++] = state->stage;
  row->values[i++] = state->flag;
  row->values[i++] = state->colour;
  row->values[i++] = state->first_colour;
  row->values[i++] = state->red;
  row->values[i++] = unit_id;
  row->values[i++] = state->issued;
  row->values[i++] = issue_id;
  row->values[i++] = state->received;
  row->values[i++] = state->reported;
  row->values[i++] = state->closed;
  row->values[i++] = state->due;
  row->values[i++] = state->running && state->due != SAN_TICKET_NO_TIME
                     ? san_work_calendar_soon (keeper->desk.calendar, state->due)
                     : SAN_TICKET_NO_TIME;
  row->values[i++] = state->receipt_due;
  row->values[i++] = state->running;
  row->values[i++] = state->verify_due;
  row->values[i++] = state->rises;
  row->values[i++] = state->own_due;
  row->values[i++] = state->stopped_minutes;
  row->values[i++] = state->returns;
  row->values[i++] = state->extensions;
  row->values[i++] = state->reminders;
  row->values[i++] = state->proposals;
  row->values[i++] = state->looked_back;
  row->values[i++] = state->relapsed;
  row->values[i++] = waits;
  row->values[i++] = has_event (ticket, SAN_TICKET_ACCOUNT, NULL);
  row->values[i++] = ticket->forebear_id != 0;
  row->values[i++] = san_ticket_number_pack (&ticket->number);
  row->values[i++] = san_ticket_number_pack (&ticket->first);
  row->values[i++] = row->point != NULL ? row->point->category_id
                     : row->item != NULL ? row->item->category_id : 0;
  row->values[i++] = ticket->point_id;
  row->values[i++] = ticket->item_id;
  row->values[i++] = row->point != NULL ? row->point->bureau_id : 0;
  row->values[i++] = row->unit->position;
  g_assert (i == G_N_ELEMENTS (row->values));

  row->words = make_words (row, ticket->problem);

  return TRUE;
}

static gboolean
put_numbers (SanDatabase *database,
             gint64       ticket,
             const char  *numbers,
             GError     **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (database, SQL_PUT_NUMBERS, error);

  if (put == NULL)
    return FALSE;

  san_statement_bind_int (put, 1, ticket);
  san_statement_bind_text (put, 2, numbers);

  return san_statement_run (put, error);
}

static gboolean
put_text (SanDatabase     *database,
          const SanTicket *ticket,
          const Row       *row,
          GError         **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_GET_WORDS, error);
  g_autoptr (SanStatement) put = NULL;
  g_autofree char *numbers = san_ticket_search_numbers (ticket);
  g_autofree char *search = NULL;
  g_autoptr (GBytes) key = NULL;
  gboolean has_row;
  gsize size;
  gconstpointer bytes;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, ticket->id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  /* pinyin costs more than all the rest */
  if (has_row && sqlite3_column_int64 (query, 0) == san_ticket_search_checksum (row->words))
    return put_numbers (database, ticket->id, numbers, error);

  put = san_database_prepare (database, SQL_PUT_TEXT, error);
  if (put == NULL)
    return FALSE;

  search = san_ticket_search_text (row->words);
  key = san_text_sort_key (ticket->problem);
  bytes = g_bytes_get_data (key, &size);
  san_statement_bind_int (put, 1, ticket->id);
  san_statement_bind_text (put, 2, unit_name (row->unit));
  san_statement_bind_text (put, 3, row->point != NULL ? row->point->name : "");
  san_statement_bind_text (put, 4, row->item != NULL ? row->item->name : "");
  san_statement_bind_int (put, 5, san_ticket_search_checksum (row->words));
  san_statement_bind_text (put, 6, search);
  sqlite3_bind_blob (put, 7, bytes, (int) size, SQLITE_STATIC);
  san_statement_bind_text (put, 8, numbers);

  return san_statement_run (put, error);
}

static gboolean
put_row (Keeper          *keeper,
         const SanTicket *ticket,
         GError         **error)
{
  g_autoptr (SanStatement) put = san_database_prepare (keeper->desk.database, SQL_PUT, error);
  g_auto (Row) row = { { 0 } };

  if (put == NULL || !fill_row (keeper, ticket, &row, error))
    return FALSE;

  san_statement_bind_int (put, 1, ticket->id);
  for (int i = 0; i < (int) G_N_ELEMENTS (row.values); i++)
    {
      if (row.values[i] == SAN_TICKET_NO_TIME)
        sqlite3_bind_null (put, i + 2);
      else
        san_statement_bind_int (put, i + 2, row.values[i]);
    }
  san_statement_bind_text (put, N_COLUMNS + 1, ticket->source);

  return san_statement_run (put, error) &&
         put_text (keeper->desk.database, ticket, &row, error);
}

/* Refreshing */

static gboolean
run (SanDatabase *database,
     const char  *sql,
     gint64       id,
     GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  if (id != 0)
    san_statement_bind_int (statement, 1, id);

  return san_statement_run (statement, error);
}

/* @units: (element-type gint64) */
static gboolean
mark_tickets_of (SanDatabase  *database,
                 const GArray *units,
                 GError      **error)
{
  g_autoptr (SanStatement) mark = NULL;
  g_autoptr (GString) list = g_string_new ("[");

  if (units->len == 0)
    return TRUE;

  mark = san_database_prepare (database, SQL_STALE_UNITS, error);
  if (mark == NULL)
    return FALSE;

  for (guint i = 0; i < units->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (units, gint64, i));
  g_string_append_c (list, ']');
  san_statement_bind_text (mark, 1, list->str);

  return san_statement_run (mark, error);
}

/* Has what tickets hold of a unit changed? @query stands on a row of SQL_LIST_UNITS. */
static gboolean
compare_unit (Keeper       *keeper,
              SanStatement *query,
              gboolean     *changed,
              GError      **error)
{
  g_auto (Row) row = { { 0 } };

  /* the ticket is gone with this step, and so may be all that it names */
  *changed = sqlite3_column_type (query, 4) == SQLITE_NULL;
  if (*changed)
    return TRUE;

  if (!look_up (keeper, keeper->units, sqlite3_column_int64 (query, 0), (LoadFunc) load_unit,
                &row.unit, error) ||
      !look_up (keeper, keeper->points, sqlite3_column_int64 (query, 5),
                (LoadFunc) san_point_store_load, &row.point, error) ||
      !look_up (keeper, keeper->items, sqlite3_column_int64 (query, 6),
                (LoadFunc) san_item_store_load, &row.item, error))
    return FALSE;

  row.words = make_words (&row, san_statement_text (query, 4));
  *changed = !g_str_equal (san_statement_text (query, 1), unit_name (row.unit)) ||
             sqlite3_column_int64 (query, 2) != row.unit->position ||
             sqlite3_column_int64 (query, 3) != san_ticket_search_checksum (row.words);

  return TRUE;
}

static gboolean
mark_for_units (Keeper  *keeper,
                GError **error)
{
  SanDatabase *database = keeper->desk.database;
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_UNITS, error);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  while (san_statement_step (query, &has_row, error))
    {
      gint64 id;
      gboolean changed;

      if (!has_row)
        return mark_tickets_of (database, units, error);

      id = sqlite3_column_int64 (query, 0);
      if (!compare_unit (keeper, query, &changed, error))
        return FALSE;
      if (changed)
        g_array_append_val (units, id);
    }

  return FALSE;
}

static gboolean
refresh_ticket (Keeper  *keeper,
                gint64   id,
                GError **error)
{
  SanDatabase *database = keeper->desk.database;
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_EXISTS, error);
  g_autoptr (SanTicket) ticket = NULL;
  gboolean exists;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, id);
  if (!san_statement_step (query, &exists, error))
    return FALSE;

  if (!exists)
    return run (database, SQL_DROP, id, error) && run (database, SQL_DROP_TEXT, id, error);

  ticket = san_ticket_desk_load (&keeper->desk, id, error);

  return ticket != NULL && put_row (keeper, ticket, error);
}

/* (element-type gint64) */
static GArray *
list_stale (SanDatabase *database,
            GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_LIST_STALE, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return NULL;

  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 id = sqlite3_column_int64 (query, 0);

      g_array_append_val (ids, id);
    }

  return ok ? g_steal_pointer (&ids) : NULL;
}

static gboolean
touches (const char *const *tables,
         const char *const *names)
{
  for (; *names != NULL; names++)
    {
      if (g_strv_contains (tables, *names))
        return TRUE;
    }

  return FALSE;
}

gboolean
san_ticket_cache_refresh (SanDatabase       *database,
                          const char *const *tables,
                          GError           **error)
{
  static const char *const basis[] = { "setting", "calendar_day", "office_hours", NULL };
  static const char *const units[] = { "unit", "unit_version", NULL };
  static const char *const own[] = {
    "ticket", "ticket_event", "ticket_number", "lookback_ticket", "point", "item", NULL,
  };
  g_auto (Keeper) keeper = { { NULL } };
  g_autoptr (GArray) stale = NULL;

  if (!touches (tables, basis) && !touches (tables, units) && !touches (tables, own))
    return TRUE;

  if (touches (tables, basis) && !san_ticket_basis_mark (database, error))
    return FALSE;

  if (!touches (tables, units))
    {
      stale = list_stale (database, error);
      if (stale == NULL || stale->len == 0)
        return stale != NULL;
    }

  if (!keeper_open (&keeper, database, error) ||
      (touches (tables, units) && !mark_for_units (&keeper, error)))
    return FALSE;

  g_clear_pointer (&stale, g_array_unref);
  stale = list_stale (database, error);
  if (stale == NULL)
    return FALSE;

  for (guint i = 0; i < stale->len; i++)
    {
      if (!refresh_ticket (&keeper, g_array_index (stale, gint64, i), error))
        return FALSE;
    }

  return run (database, SQL_CLEAR_STALE, 0, error);
}

/* Checking */

typedef struct
{
  Keeper     keeper;
  GPtrArray *findings;
} Check;

/* (transfer full): a number, "" for none */
static char *
format_value (gboolean is_null,
              gint64   value)
{
  return is_null ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static gboolean
check_ticket (const SanTicket *ticket,
              gpointer         data,
              GError         **error)
{
  Check *check = data;
  SanDatabase *database = check->keeper.desk.database;
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_GET, error);
  g_autoptr (SanStatement) words = san_database_prepare (database, SQL_GET_WORDS, error);
  g_autofree char *name = san_ticket_name (ticket);
  g_auto (Row) row = { { 0 } };
  g_autofree char *search = NULL;
  g_autofree char *numbers = NULL;
  gboolean has_row;

  if (query == NULL || words == NULL || !fill_row (&check->keeper, ticket, &row, error))
    return FALSE;

  san_statement_bind_int (query, 1, ticket->id);
  san_statement_bind_int (words, 1, ticket->id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;

  for (int i = 0; i < (int) G_N_ELEMENTS (row.values); i++)
    {
      gboolean is_null = row.values[i] == SAN_TICKET_NO_TIME;
      g_autofree char *found = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *where = NULL;

      if (has_row && (sqlite3_column_type (query, i) == SQLITE_NULL) == is_null &&
          (is_null || sqlite3_column_int64 (query, i) == row.values[i]))
        continue;

      found = has_row ? format_value (sqlite3_column_type (query, i) == SQLITE_NULL,
                                      sqlite3_column_int64 (query, i)) : g_strdup ("");
      expected = format_value (is_null, row.values[i]);
      where = g_strconcat ("cache_ticket ", name, " ",
                           has_row ? sqlite3_column_name (query, i) : "", NULL);
      san_finding_add (check->findings, "error", "cache", where, found, expected);
      if (!has_row)
        return TRUE;
    }

  if (!san_statement_step (words, &has_row, error))
    return FALSE;

  search = san_ticket_search_text (row.words);
  numbers = san_ticket_search_numbers (ticket);
  if (!has_row || sqlite3_column_int64 (words, 0) != san_ticket_search_checksum (row.words) ||
      !g_str_equal (san_statement_text (words, 1), search) ||
      !g_str_equal (san_statement_text (words, 2), numbers))
    {
      g_autofree char *where = g_strconcat ("cache_ticket_text ", name, NULL);

      san_finding_add (check->findings, "error", "cache", where,
                       has_row ? san_statement_text (words, 1) : "", search);
    }

  return TRUE;
}

static gboolean
check_cache (SanDatabase *database,
             GPtrArray   *findings,
             GError     **error)
{
  Check check = { .findings = findings };
  gint64 orphans;
  gboolean done;

  done = keeper_open (&check.keeper, database, error) &&
         san_ticket_store_walk (database, check_ticket, &check, error) &&
         san_database_query_int (database, SQL_COUNT_ORPHANS, &orphans, error);
  keeper_clear (&check.keeper);

  if (done && orphans > 0)
    {
      g_autofree char *found = g_strdup_printf ("%" G_GINT64_FORMAT, orphans);

      san_finding_add (findings, "error", "cache", "cache_ticket", found, "0");
    }

  return done;
}

/* As for units: every program that can open a ledger keeps the rows. */
static void __attribute__ ((constructor))
register_ticket_cache (void)
{
  san_refresh_register (san_ticket_cache_refresh);
  san_check_register_derived ("cache_ticket", check_cache);
}
