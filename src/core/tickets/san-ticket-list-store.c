/* san-ticket-list-store.c - lists of tickets, filtered and sorted where they lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tickets/san-ticket-store.h"

#include "base/san-text.h"
#include "registry/san-roster.h"
#include "tickets/san-ticket-cache.h"

#define ALL_BITS 0xffff

/* What fits. One text for all filters: a statement is prepared once, and a set of bits costs
 * less than a choice of indexes. */
#define WHERE \
  " WHERE (?1 >> c.colour) & 1 AND (?2 >> c.stage) & 1 AND (?3 = 0 OR (?3 >> c.flag) & 1)" \
  " AND (?4 = '' OR c.ticket_id IN" \
  "  (SELECT ticket_id FROM cache_ticket_text WHERE instr (search, ?4) > 0" \
  "  OR instr (numbers, ?4) > 0))" \
  " AND (?5 = '' OR c.unit_id IN (SELECT value FROM json_each (?5)))" \
  " AND (?6 = '' OR c.category_id IN (SELECT value FROM json_each (?6)))" \
  " AND (?7 = 0 OR c.item_id = ?7 OR (?8 <> 0 AND c.ticket_id IN" \
  "  (SELECT l.ticket_id FROM observation AS o JOIN ticket_observation AS l" \
  "   ON l.observation_id = o.id WHERE o.point_id = ?8 AND o.item_id = ?7)))" \
  " AND (?8 = 0 OR c.point_id = ?8)" \
  " AND (?9 = 0 OR c.bureau_id = ?9) AND (?10 = '' OR c.source = ?10)" \
  " AND (NOT ?11 OR (c.running AND c.due < ?12))" \
  " AND (NOT ?13 OR (c.running AND c.due >= ?14 AND c.due < ?14 + 1440))" \
  " AND (NOT ?15 OR (c.running AND c.due >= ?12 AND c.soon <= ?12))" \
  " AND (NOT ?16 OR c.red = 1) AND (NOT ?17 OR c.recurred) AND (NOT ?18 OR c.lookback)" \
  " AND (NOT ?19 OR (c.closed >= ?20 AND c.closed < ?21 AND c.stage <> 7))"

#define COLUMNS \
  "SELECT c.ticket_id, c.draft, c.number, c.first, c.colour, c.stage, c.flag, c.red," \
  " c.unit_id," \
  " (SELECT unit_name FROM cache_ticket_text WHERE ticket_id = c.ticket_id)," \
  " (SELECT problem FROM ticket WHERE id = c.ticket_id)," \
  " (SELECT point_name FROM cache_ticket_text WHERE ticket_id = c.ticket_id)," \
  " (SELECT item_name FROM cache_ticket_text WHERE ticket_id = c.ticket_id)," \
  " c.source, c.issued, c.due, c.closed, c.running, c.recurred, c.lookback, c.accounted," \
  " c.returns, c.extensions, c.proposals"
#define ID "SELECT c.ticket_id"

/* The order of an index, so that a page is read from where it lies. */
#define PLAIN " FROM cache_ticket AS c INDEXED BY "
#define BY_PROBLEM \
  " FROM cache_ticket_text AS x INDEXED BY cache_ticket_text_problem" \
  " CROSS JOIN cache_ticket AS c ON c.ticket_id = x.ticket_id"

#define PAGE " LIMIT :limit OFFSET :offset"
#define EACH(select, end) \
  { \
    { select PLAIN "cache_ticket_urgency" WHERE \
      " ORDER BY c.colour DESC, c.due, c.ticket_id" end, \
      select PLAIN "cache_ticket_urgency" WHERE \
      " ORDER BY c.colour, c.due DESC, c.ticket_id DESC" end }, \
    { select PLAIN "cache_ticket_issue" WHERE " ORDER BY c.issued, c.issue_id" end, \
      select PLAIN "cache_ticket_issue" WHERE \
      " ORDER BY c.issued DESC, c.issue_id DESC" end }, \
    { select PLAIN "cache_ticket_number" WHERE " ORDER BY c.number, c.ticket_id" end, \
      select PLAIN "cache_ticket_number" WHERE \
      " ORDER BY c.number DESC, c.ticket_id DESC" end }, \
    { select BY_PROBLEM WHERE " ORDER BY x.problem_key, x.ticket_id" end, \
      select BY_PROBLEM WHERE " ORDER BY x.problem_key DESC, x.ticket_id DESC" end }, \
    { select PLAIN "cache_ticket_unit" WHERE \
      " ORDER BY c.unit_place, c.unit_id, c.issued, c.ticket_id" end, \
      select PLAIN "cache_ticket_unit" WHERE \
      " ORDER BY c.unit_place DESC, c.unit_id DESC, c.issued DESC, c.ticket_id DESC" end }, \
    { select PLAIN "cache_ticket_stage" WHERE \
      " ORDER BY c.stage, c.issued, c.ticket_id" end, \
      select PLAIN "cache_ticket_stage" WHERE \
      " ORDER BY c.stage DESC, c.issued DESC, c.ticket_id DESC" end }, \
    { select PLAIN "cache_ticket_due" WHERE " ORDER BY c.due, c.ticket_id" end, \
      select PLAIN "cache_ticket_due" WHERE " ORDER BY c.due DESC, c.ticket_id DESC" end }, \
    { select PLAIN "cache_ticket_closed" WHERE \
      " ORDER BY c.closed DESC, c.ticket_id DESC" end, \
      select PLAIN "cache_ticket_closed" WHERE " ORDER BY c.closed, c.ticket_id" end }, \
  }

/* By order and direction */
static const char *const SQL_PAGES[][2] = EACH (COLUMNS, PAGE);
static const char *const SQL_IDS[][2] = EACH (ID, "");

static const char SQL_ROWS[] =
  COLUMNS " FROM json_each (:keys) AS k CROSS JOIN cache_ticket AS c ON c.ticket_id = k.value"
  " ORDER BY k.key";

static const char SQL_ROWS_OF_POINT[] =
  COLUMNS " FROM ticket AS t INDEXED BY ticket_point JOIN cache_ticket AS c ON c.ticket_id = t.id"
  " WHERE t.point_id = ?1 AND c.stage <> ?2 ORDER BY c.issued DESC, c.issue_id DESC";

static const char SQL_COUNT[] =
  "SELECT count (*) FROM cache_ticket AS c" WHERE;

static const char SQL_COUNT_BY_COLOUR[] =
  "SELECT c.colour, count (*) FROM cache_ticket AS c" WHERE " GROUP BY c.colour";

/* A filter with its sets made into texts, as a statement takes it. */
typedef struct
{
  SanTicketFilter filter;
  char           *text;         /* folded */
  char           *units;        /* JSON array, "" for any */
  char           *categories;
  char           *source;
  SanTime         now;
} Query;

struct _SanTicketRow
{
  GObject       parent_instance;

  SanTicketData data;
};

G_DEFINE_FINAL_TYPE (SanTicketRow, san_ticket_row, G_TYPE_OBJECT)

static void
san_ticket_row_finalize (GObject *object)
{
  SanTicketData *data = &SAN_TICKET_ROW (object)->data;

  g_free (data->unit);
  g_free (data->problem);
  g_free (data->point);
  g_free (data->item);
  g_free (data->source);

  G_OBJECT_CLASS (san_ticket_row_parent_class)->finalize (object);
}

static void
san_ticket_row_class_init (SanTicketRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_ticket_row_finalize;
}

static void
san_ticket_row_init (SanTicketRow *self)
{
}

const SanTicketData *
san_ticket_row_get_data (SanTicketRow *self)
{
  g_return_val_if_fail (SAN_IS_TICKET_ROW (self), NULL);

  return &self->data;
}

/* Filters as values of a statement */

static void
query_free (Query *query)
{
  g_free (query->text);
  g_free (query->units);
  g_free (query->categories);
  g_free (query->source);
  g_free (query);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Query, query_free)

/* (transfer full): "[1,2]" */
static char *
format_set (GArray * ids)
{
  GString *text;

  if (ids->len == 0)
    return g_strdup ("");

  text = g_string_new ("[");
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (text, ']');

  return g_string_free (text, FALSE);
}

static void
add_subtree (GArray        *ids,
             const SanUnit *unit)
{
  g_array_append_val (ids, unit->id);
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    add_subtree (ids, unit->children->pdata[i]);
}

static gboolean
fill_units (Query                 *query,
            SanDatabase           *database,
            const SanTicketFilter *filter,
            GError               **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanRoster) roster = NULL;

  if (filter->tree && filter->n_units > 0)
    {
      roster = san_roster_load (database, san_time_day (query->now), TRUE, error);
      if (roster == NULL)
        return FALSE;
    }

  for (guint i = 0; i < filter->n_units; i++)
    {
      const SanUnit *unit = roster != NULL ? san_roster_get (roster, filter->units[i]) : NULL;

      if (unit != NULL)
        add_subtree (ids, unit);
      else
        g_array_append_val (ids, filter->units[i]);
    }
  query->units = format_set (ids);

  return TRUE;
}

/* Stages that the filter leaves, as bits */
static guint
stages_of (const SanTicketFilter *filter)
{
  guint stages = filter->stages != 0 ? filter->stages
                                     : ALL_BITS & ~(1u << SAN_TICKET_DRAFT);

  if (filter->open)
    stages &= 1u << SAN_TICKET_ISSUED | 1u << SAN_TICKET_RECEIVED |
              1u << SAN_TICKET_RECTIFYING | 1u << SAN_TICKET_REPORTED |
              1u << SAN_TICKET_VERIFIED;
  if (filter->unverified)
    stages &= 1u << SAN_TICKET_REPORTED;

  return stages;
}

static Query *
query_new (SanDatabase           *database,
           const SanTicketFilter *filter,
           SanTime                now,
           GError               **error)
{
  g_autoptr (Query) query = g_new0 (Query, 1);
  g_autoptr (GArray) categories = g_array_new (FALSE, FALSE, sizeof (gint64));

  query->filter = *filter;
  query->now = now;
  query->text = filter->text != NULL ? san_text_fold (filter->text) : g_strdup ("");
  query->source = g_strdup (filter->source != NULL ? filter->source : "");
  if (filter->category_id != 0)
    g_array_append_val (categories, filter->category_id);
  if (filter->n_categories > 0)
    g_array_append_vals (categories, filter->categories, filter->n_categories);
  query->categories = format_set (categories);

  return fill_units (query, database, filter, error) ? g_steal_pointer (&query) : NULL;
}

static void
bind_query (SanStatement *statement,
            gpointer      data)
{
  const Query *query = data;
  const SanTicketFilter *filter = &query->filter;
  SanTime from = filter->closed_from == SAN_DAY_MIN
                 ? G_MININT64 / 2 : (SanTime) filter->closed_from * SAN_MINUTES_PER_DAY;
  SanTime to = filter->closed_to == SAN_DAY_MAX
               ? G_MAXINT64 / 2 : ((SanTime) filter->closed_to + 1) * SAN_MINUTES_PER_DAY;

  san_statement_bind_int (statement, 1, filter->colours != 0 ? filter->colours : ALL_BITS);
  san_statement_bind_int (statement, 2, stages_of (filter));
  san_statement_bind_int (statement, 3, filter->flags);
  san_statement_bind_text (statement, 4, query->text);
  san_statement_bind_text (statement, 5, query->units);
  san_statement_bind_text (statement, 6, query->categories);
  san_statement_bind_int (statement, 7, filter->item_id);
  san_statement_bind_int (statement, 8, filter->point_id);
  san_statement_bind_int (statement, 9, filter->bureau_id);
  san_statement_bind_text (statement, 10, query->source);
  san_statement_bind_int (statement, 11, filter->overdue);
  san_statement_bind_int (statement, 12, query->now);
  san_statement_bind_int (statement, 13, filter->due_today);
  san_statement_bind_int (statement, 14,
                          (SanTime) san_time_day (query->now) * SAN_MINUTES_PER_DAY);
  san_statement_bind_int (statement, 15, filter->due_soon);
  san_statement_bind_int (statement, 16, filter->red_proposed);
  san_statement_bind_int (statement, 17, filter->recurred);
  san_statement_bind_int (statement, 18, filter->lookback);
  san_statement_bind_int (statement, 19, filter->closed_between);
  san_statement_bind_int (statement, 20, from);
  san_statement_bind_int (statement, 21, to);
}

/* Rows */

static SanTime
time_of (SanStatement *row,
         int           column)
{
  return sqlite3_column_type (row, column) != SQLITE_NULL ? sqlite3_column_int64 (row, column)
                                                          : SAN_TICKET_NO_TIME;
}

static GObject *
row_from_statement (SanStatement *row,
                    gpointer      user_data)
{
  SanTicketRow *self = g_object_new (SAN_TYPE_TICKET_ROW, NULL);
  SanTicketData *data = &self->data;

  data->id = sqlite3_column_int64 (row, 0);
  data->draft = sqlite3_column_int (row, 1);
  data->number = san_ticket_number_unpack (sqlite3_column_int64 (row, 2));
  data->first = san_ticket_number_unpack (sqlite3_column_int64 (row, 3));
  data->colour = (SanTicketColour) sqlite3_column_int (row, 4);
  data->stage = (SanTicketStage) sqlite3_column_int (row, 5);
  data->flag = (SanTicketFlag) sqlite3_column_int (row, 6);
  data->red = (SanTicketRed) sqlite3_column_int (row, 7);
  data->unit_id = sqlite3_column_int64 (row, 8);
  data->unit = g_strdup (san_statement_text (row, 9));
  data->problem = g_strdup (san_statement_text (row, 10));
  data->point = g_strdup (san_statement_text (row, 11));
  data->item = g_strdup (san_statement_text (row, 12));
  data->source = g_strdup (san_statement_text (row, 13));
  data->issued = time_of (row, 14);
  data->due = time_of (row, 15);
  data->closed = time_of (row, 16);
  data->running = sqlite3_column_int (row, 17);
  data->recurred = sqlite3_column_int (row, 18);
  data->lookback = sqlite3_column_int (row, 19);
  data->accounted = sqlite3_column_int (row, 20);
  data->returns = (guint) sqlite3_column_int (row, 21);
  data->extensions = (guint) sqlite3_column_int (row, 22);
  data->proposals = (guint) sqlite3_column_int (row, 23);

  return G_OBJECT (self);
}

SanPagedModel *
san_ticket_list_new (void)
{
  return san_paged_model_new (SAN_TYPE_TICKET_ROW, row_from_statement, NULL, NULL);
}

gboolean
san_ticket_list_filter (SanPagedModel         *model,
                        SanDatabase           *database,
                        const SanTicketFilter *filter,
                        SanTicketOrder         order,
                        gboolean               descending,
                        SanTime                now,
                        GError               **error)
{
  Query *query;

  g_return_val_if_fail (SAN_IS_PAGED_MODEL (model), FALSE);
  g_return_val_if_fail (order < G_N_ELEMENTS (SQL_PAGES), FALSE);

  query = query_new (database, filter, now, error);
  if (query == NULL ||
      !san_paged_model_set_query (model, database, SQL_COUNT,
                                  SQL_PAGES[order][descending != FALSE], bind_query, query,
                                  (GDestroyNotify) query_free, error))
    return FALSE;

  san_paged_model_set_keys (model, SQL_IDS[order][descending != FALSE], SQL_ROWS);

  return TRUE;
}

GPtrArray *
san_ticket_store_list (SanDatabase           *database,
                       const SanTicketFilter *filter,
                       SanTicketOrder         order,
                       gboolean               descending,
                       SanTime                now,
                       GError               **error)
{
  g_autoptr (Query) query = NULL;
  g_autoptr (SanStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (order < G_N_ELEMENTS (SQL_PAGES), NULL);

  query = query_new (database, filter, now, error);
  statement = query != NULL
              ? san_database_prepare (database, SQL_PAGES[order][descending != FALSE], error)
              : NULL;
  if (statement == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  bind_query (statement, query);
  san_statement_bind_int (statement, sqlite3_bind_parameter_index (statement, ":limit"), -1);
  san_statement_bind_int (statement, sqlite3_bind_parameter_index (statement, ":offset"), 0);
  while ((ok = san_statement_step (statement, &has_row, error)) && has_row)
    g_ptr_array_add (rows, row_from_statement (statement, NULL));

  return ok ? g_steal_pointer (&rows) : NULL;
}

GPtrArray *
san_ticket_store_list_point (SanDatabase *database,
                             gint64       point,
                             GError     **error)
{
  g_autoptr (SanStatement) statement = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, NULL);

  statement = san_database_prepare (database, SQL_ROWS_OF_POINT, error);
  if (statement == NULL)
    return NULL;

  san_statement_bind_int (statement, 1, point);
  san_statement_bind_int (statement, 2, SAN_TICKET_DRAFT);
  while ((ok = san_statement_step (statement, &has_row, error)) && has_row)
    g_ptr_array_add (rows, row_from_statement (statement, NULL));

  return ok ? g_steal_pointer (&rows) : NULL;
}

GArray *
san_ticket_store_ids (SanDatabase           *database,
                      const SanTicketFilter *filter,
                      SanTicketOrder         order,
                      gboolean               descending,
                      SanTime                now,
                      GError               **error)
{
  g_autoptr (Query) query = NULL;
  g_autoptr (SanStatement) statement = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (order < G_N_ELEMENTS (SQL_IDS), NULL);

  query = query_new (database, filter, now, error);
  statement = query != NULL
              ? san_database_prepare (database, SQL_IDS[order][descending != FALSE], error)
              : NULL;
  if (statement == NULL)
    return NULL;

  bind_query (statement, query);
  while ((ok = san_statement_step (statement, &has_row, error)) && has_row)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return ok ? g_steal_pointer (&ids) : NULL;
}

gboolean
san_ticket_store_count (SanDatabase           *database,
                        const SanTicketFilter *filter,
                        SanTime                now,
                        guint                  counts[SAN_TICKET_COLOURS],
                        GError               **error)
{
  g_autoptr (Query) query = NULL;
  g_autoptr (SanStatement) statement = NULL;
  guint found[SAN_TICKET_COLOURS] = { 0 };
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, FALSE);

  query = query_new (database, filter, now, error);
  statement = query != NULL ? san_database_prepare (database, SQL_COUNT_BY_COLOUR, error)
                            : NULL;
  if (statement == NULL)
    return FALSE;

  bind_query (statement, query);
  while ((ok = san_statement_step (statement, &has_row, error)) && has_row)
    {
      guint colour = (guint) sqlite3_column_int (statement, 0);

      if (colour < SAN_TICKET_COLOURS)
        found[colour] = (guint) sqlite3_column_int (statement, 1);
    }

  for (guint i = 0; ok && i < SAN_TICKET_COLOURS; i++)
    counts[i] = found[i];

  return ok;
}
