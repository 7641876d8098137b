/* san-point-list-store.c - lists of points, filtered and sorted where they lie
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "standards/san-point-list-store.h"

#include "base/san-decimal.h"
#include "base/san-text.h"
#include "registry/san-roster.h"
#include "registry/san-roster-store.h"

#define SCORE_DECIMALS 1   /* ui.md §2.2 */
#define FIRST_ROUND    13  /* parameter of the oldest month's round */
#define TODAY          (FIRST_ROUND + SAN_POINT_MONTHS)

/* A file of an older version that is only read has no search keys. */
#define SEARCH "coalesce (k.search, lower (p.code || ' ' || p.name || ' ' || p.address))"

/* Points of a round, but for those that a covert visit has not been to: where it goes is
 * sealed until its day, and where no day is set, for as long as the round is open. */
#define DRAWN(round) \
  "(SELECT d.point_id FROM draw_point AS d JOIN round AS r ON r.id = d.round_id" \
  " WHERE d.round_id = " round " AND (r.manner <> 'covert'" \
  " OR r.state IN ('review', 'published') OR (d.day <> '' AND d.day <= ?19)" \
  " OR EXISTS (SELECT 1 FROM cache_point_result AS x WHERE x.round_id = d.round_id" \
  "  AND x.point_id = d.point_id)))"

/* What fits. One text for all filters: a statement is prepared once. */
#define WHERE \
  " WHERE (?1 = '' OR instr (" SEARCH ", ?1) > 0 OR instr (" SEARCH ", ?11) > 0)" \
  " AND (?2 = '' OR p.category_id IN (SELECT value FROM json_each (?2)))" \
  " AND (?3 = '' OR p.unit_id IN (SELECT value FROM json_each (?3)))" \
  " AND (?4 = '' OR p.bureau_id IN (SELECT value FROM json_each (?4)))" \
  " AND (NOT ?5 OR p.must_see)" \
  " AND (?6 = 0 OR ?6 & CASE WHEN p.to_day <> '' AND p.to_day < ?7 THEN 2" \
  "  WHEN p.from_day > ?7 THEN 4 ELSE 1 END)" \
  " AND (?8 = 0 OR p.id IN " DRAWN ("?8") ")" \
  " AND (NOT ?9 OR p.id IN (SELECT point_id FROM cache_ticket WHERE stage BETWEEN 1 AND 5))" \
  " AND (NOT ?10 OR p.id NOT IN (SELECT point_id FROM cache_point_result" \
  "  WHERE round_id IN (?13, ?14, ?15, ?16, ?17, ?18)))"

#define FROM \
  " FROM point AS p JOIN category AS c ON c.id = p.category_id" \
  " JOIN unit AS u ON u.id = p.unit_id LEFT JOIN cache_point AS k ON k.point_id = p.id"

/* What a unit is called on the day, else what it was called first. */
#define UNIT_NAME(id) \
  "(SELECT CASE short WHEN '' THEN name ELSE short END FROM unit_version WHERE unit_id = " id \
  " ORDER BY from_day > ?7, CASE WHEN from_day > ?7 THEN from_day END, from_day DESC LIMIT 1)"

#define RESULT(round) \
  "(SELECT earned || ' ' || marks || ' ' || unrated FROM cache_point_result" \
  " WHERE round_id = " round " AND point_id = p.id)"

#define COLUMNS \
  "SELECT p.id, p.code, p.name, p.must_see, p.category_id, c.name, p.unit_id," \
  " " UNIT_NAME ("p.unit_id") ", coalesce (p.bureau_id, 0), " UNIT_NAME ("p.bureau_id") "," \
  " p.address, p.from_day, p.to_day," \
  " " RESULT ("?13") ", " RESULT ("?14") ", " RESULT ("?15") ", " RESULT ("?16") "," \
  " " RESULT ("?17") ", " RESULT ("?18") ", " RESULT ("?12") "," \
  " p.id IN " DRAWN ("?18") "," \
  " (SELECT group_concat (x.colour) FROM ticket AS t JOIN cache_ticket AS x" \
  "  ON x.ticket_id = t.id WHERE t.point_id = p.id AND x.stage BETWEEN 1 AND 5)"
#define OF_POINT \
  " CROSS JOIN point AS p ON p.id = j.id JOIN category AS c ON c.id = p.category_id"

/* Near enough to sort by, never shown; equal scores must come out equal. */
#define VALUE(row) \
  "100.0 * CAST (" row "earned AS REAL) / CASE instr (" row "earned, '/') WHEN 0 THEN 1 ELSE" \
  " CAST (substr (" row "earned, instr (" row "earned, '/') + 1) AS REAL) END / " row "marks"
#define SCORE(round) \
  "(SELECT round (" VALUE ("") ", 9) FROM cache_point_result WHERE round_id = " round \
  " AND point_id = p.id AND unrated = 0 AND marks > 0)"

#define MONTH(row, round) \
  " LEFT JOIN cache_point_result AS " row " ON " row ".round_id = " round " AND " row \
  ".point_id = p.id AND " row ".unrated = 0 AND " row ".marks > 0"
#define WITH_MONTHS \
  MONTH ("a", "?13") MONTH ("b", "?14") MONTH ("d", "?15") MONTH ("e", "?16") \
  MONTH ("f", "?17") MONTH ("g", "?18")
#define SUM_OF(what) \
  "(" what ("a.") " + " what ("b.") " + " what ("d.") " + " what ("e.") " + " what ("f.") \
  " + " what ("g.") ")"
#define OR_NONE(row) "coalesce (" VALUE (row) ", 0)"
#define HAS(row) "(" row "marks IS NOT NULL)"
#define MEAN "round (" SUM_OF (OR_NONE) " / nullif (" SUM_OF (HAS) ", 0), 9)"

/* ?12: the round before the last that there is */
#define CHANGE "round (round (" SCORE ("?18") ", 1) - round (" SCORE ("?12") ", 1), 9)"

#define WITH_TICKETS \
  " LEFT JOIN (SELECT point_id, max (colour) * 100000 + count (*) AS weight FROM cache_ticket" \
  " WHERE stage BETWEEN 1 AND 5 GROUP BY point_id) AS o ON o.point_id = p.id"

/* Ids alone are sorted; what a row shows is fetched for the page. */
#define IDS(key, from, direction) \
  "SELECT p.id AS id, p.code AS code, " key " AS figure" from WHERE \
  " ORDER BY figure IS NULL, figure" direction ", code"
#define PAGE(key, from, direction) \
  COLUMNS " FROM (" IDS (key, from, direction) " LIMIT :limit OFFSET :offset) AS j" OF_POINT \
  " ORDER BY j.figure IS NULL, j.figure" direction ", j.code"
#define BOTH(select, key, from) { select (key, from, ""), select (key, from, " DESC") }
#define EACH(select) \
  { \
    BOTH (select, "p.code", FROM), \
    BOTH (select, "k.name_key", FROM), \
    BOTH (select, "c.position", FROM), \
    BOTH (select, "u.position", FROM), \
    BOTH (select, "k.address_key", FROM), \
    BOTH (select, MEAN, FROM WITH_MONTHS), \
    BOTH (select, SCORE ("?18"), FROM), \
    BOTH (select, CHANGE, FROM), \
    BOTH (select, "coalesce (o.weight, 0)", FROM WITH_TICKETS), \
  }

/* By order and direction */
static const char *const SQL_PAGES[][2] = EACH (PAGE);
static const char *const SQL_IDS[][2] = EACH (IDS);

static const char SQL_ROUNDS[] =
  "SELECT id FROM round WHERE EXISTS (SELECT 1 FROM draw WHERE round_id = round.id)"
  " OR EXISTS (SELECT 1 FROM cache_point_result WHERE round_id = round.id)";

static const char SQL_ROWS[] =
  COLUMNS " FROM (SELECT key, value AS id FROM json_each (:keys)) AS j" OF_POINT
  " ORDER BY j.key";

static const char SQL_COUNT[] =
  "SELECT count (*)" FROM WHERE;

static const char SQL_COUNT_ALL[] =
  "SELECT count (*), total (v), total (v AND must_see), total (v AND drawn),"
  " total (v AND seen), total (v AND NOT ever), total (r), total (open)"
  " FROM (SELECT p.must_see AS must_see,"
  "  p.from_day <= ?7 AND (p.to_day = '' OR p.to_day >= ?7) AS v,"
  "  p.to_day <> '' AND p.to_day < ?7 AS r,"
  "  p.id IN " DRAWN ("?18") " AS drawn,"
  "  p.id IN (SELECT point_id FROM cache_point_result WHERE round_id = ?18) AS seen,"
  "  p.id IN (SELECT point_id FROM cache_point_result"
  "   WHERE round_id IN (?13, ?14, ?15, ?16, ?17, ?18)) AS ever,"
  "  p.id IN (SELECT point_id FROM cache_ticket WHERE stage BETWEEN 1 AND 5) AS open"
  "  FROM point AS p)";

static const char SQL_COUNT_BY_UNIT[] =
  "SELECT unit_id, count (*) FROM point WHERE from_day <= ?1 AND (to_day = '' OR to_day >= ?1)"
  " GROUP BY unit_id";

static const char SQL_COUNT_BY_BUREAU[] =
  "SELECT bureau_id, count (*) FROM point WHERE bureau_id IS NOT NULL AND from_day <= ?1"
  " AND (to_day = '' OR to_day >= ?1) GROUP BY bureau_id";

/* A filter with its sets made into texts, as a statement takes it. */
typedef struct
{
  SanPointScope scope;
  char         *text;         /* folded */
  char         *sound;        /* the same as pinyin: lv, as keyboards write it, is lu there */
  char         *categories;   /* JSON array, "" for any */
  char         *units;
  char         *bureaus;
  gboolean      must_see;
  SanPointLife  lives;
  gint64        drawn;
  gboolean      open_tickets;
  gboolean      unseen;
} Query;

struct _SanPointRow
{
  GObject      parent_instance;

  SanPointData data;
};

G_DEFINE_FINAL_TYPE (SanPointRow, san_point_row, G_TYPE_OBJECT)

static void
san_point_row_finalize (GObject *object)
{
  SanPointData *data = &SAN_POINT_ROW (object)->data;

  g_free (data->code);
  g_free (data->name);
  g_free (data->category);
  g_free (data->unit);
  g_free (data->bureau);
  g_free (data->address);

  G_OBJECT_CLASS (san_point_row_parent_class)->finalize (object);
}

static void
san_point_row_class_init (SanPointRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = san_point_row_finalize;
}

static void
san_point_row_init (SanPointRow *self)
{
}

const SanPointData *
san_point_row_get_data (SanPointRow *self)
{
  g_return_val_if_fail (SAN_IS_POINT_ROW (self), NULL);

  return &self->data;
}

/* Filters as values of a statement */

static void
query_free (Query *query)
{
  g_free (query->text);
  g_free (query->sound);
  g_free (query->categories);
  g_free (query->units);
  g_free (query->bureaus);
  g_free (query);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Query, query_free)

/* (transfer full): "[1,2]"; "" without any */
static char *
format_set (const gint64 * ids,
            guint n_ids)
{
  GString *text = g_string_new (n_ids > 0 ? "[" : NULL);

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  if (n_ids > 0)
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
fill_units (Query                *query,
            SanDatabase          *database,
            const SanPointFilter *filter,
            GError              **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanRoster) roster = NULL;

  if (filter->n_units > 0)
    {
      roster = san_roster_load (database, query->scope.day, TRUE, error);
      if (roster == NULL)
        return FALSE;
    }

  for (guint i = 0; i < filter->n_units; i++)
    {
      const SanUnit *unit = san_roster_get (roster, filter->units[i]);

      if (unit != NULL)
        add_subtree (ids, unit);
      else
        g_array_append_val (ids, filter->units[i]);
    }
  query->units = format_set ((const gint64 *) (gpointer) ids->data, ids->len);

  return TRUE;
}

/* (transfer full) */
static char *
sound_of (const char *text)
{
  char *sound = g_strdup (text);

  for (char *p = sound; *p != '\0'; p++)
    if (*p == 'v' && p > sound && (p[-1] == 'l' || p[-1] == 'n'))
      *p = 'u';

  return sound;
}

static Query *
query_new (SanDatabase          *database,
           const SanPointFilter *filter,
           const SanPointScope  *scope,
           GError              **error)
{
  g_autoptr (Query) query = g_new0 (Query, 1);

  query->scope = *scope;
  query->text = filter->text != NULL ? san_text_fold (filter->text) : g_strdup ("");
  query->sound = sound_of (query->text);
  query->categories = format_set (filter->categories, filter->n_categories);
  query->bureaus = format_set (filter->bureaus, filter->n_bureaus);
  query->must_see = filter->must_see;
  query->lives = filter->lives;
  query->drawn = filter->drawn;
  query->open_tickets = filter->open_tickets;
  query->unseen = filter->unseen;

  return fill_units (query, database, filter, error) ? g_steal_pointer (&query) : NULL;
}

/* The newest round of the scope before the last; 0: none */
static gint64
round_before (const SanPointScope *scope)
{
  for (int i = SAN_POINT_MONTHS - 2; i >= 0; i--)
    if (scope->rounds[i] != 0)
      return scope->rounds[i];

  return 0;
}

static void
bind_scope (SanStatement        *statement,
            const SanPointScope *scope)
{
  g_autofree char *day = san_day_format (scope->day);
  g_autofree char *today = san_day_format (scope->today);

  san_statement_bind_text (statement, 7, day);
  san_statement_bind_text (statement, TODAY, today);
  san_statement_bind_int (statement, FIRST_ROUND - 1, round_before (scope));
  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    san_statement_bind_int (statement, FIRST_ROUND + i, scope->rounds[i]);
}

static void
bind_query (SanStatement *statement,
            gpointer      data)
{
  const Query *query = data;

  san_statement_bind_text (statement, 1, query->text);
  san_statement_bind_text (statement, 2, query->categories);
  san_statement_bind_text (statement, 3, query->units);
  san_statement_bind_text (statement, 4, query->bureaus);
  san_statement_bind_int (statement, 5, query->must_see);
  san_statement_bind_int (statement, 6, query->lives);
  bind_scope (statement, &query->scope);
  san_statement_bind_int (statement, 8, query->drawn);
  san_statement_bind_int (statement, 9, query->open_tickets);
  san_statement_bind_int (statement, 10, query->unseen);
  san_statement_bind_text (statement, 11, query->sound);
}

/* Rows */

/* Understands "n/d", or "n". */
static void
set_exact (mpq_t       value,
           const char *text)
{
  if (mpq_set_str (value, text, 10) != 0)
    mpq_set_ui (value, 0, 1);
  mpq_canonicalize (value);
}

/* 100 × earned / marks of "earned marks unrated", rounded as it is printed. @begun: some
 * items are not rated yet. */
static gint64
read_score (const char *text,
            gboolean   *begun)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 3);
  gint64 micro = SAN_POINT_UNSEEN;
  gint64 marks;
  mpq_t score, whole;

  *begun = FALSE;
  if (g_strv_length (parts) != 3)
    return micro;

  marks = g_ascii_strtoll (parts[1], NULL, 10);
  *begun = !g_str_equal (parts[2], "0");
  if (*begun || marks <= 0)
    return micro;

  mpq_inits (score, whole, NULL);
  set_exact (score, parts[0]);
  mpq_set_si (whole, marks, 100);
  mpq_canonicalize (whole);
  mpq_div (score, score, whole);
  san_rational_round (score, score, SCORE_DECIMALS);
  if (!san_rational_to_micro (score, &micro))
    micro = SAN_POINT_UNSEEN;
  mpq_clears (score, whole, NULL);

  return micro;
}

static void
read_scores (SanPointData *data,
             SanStatement *row,
             int           column)
{
  gint64 last = SAN_POINT_UNSEEN;
  gboolean begun;
  gint64 before = read_score (san_statement_text (row, column + SAN_POINT_MONTHS), &begun);

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    last = data->scores[i] = read_score (san_statement_text (row, column + i), &data->begun);
  data->change = last != SAN_POINT_UNSEEN && before != SAN_POINT_UNSEEN ? last - before
                                                                        : SAN_POINT_UNSEEN;
}

static void
read_tickets (SanPointData *data,
              const char   *colours)
{
  for (; *colours != '\0'; colours++)
    if (*colours >= '0' && *colours < '0' + SAN_POINT_COLOURS)
      data->tickets[*colours - '0']++;
}

static GObject *
row_from_statement (SanStatement *row,
                    gpointer      user_data)
{
  SanPointRow *self = g_object_new (SAN_TYPE_POINT_ROW, NULL);
  SanPointData *data = &self->data;

  data->id = sqlite3_column_int64 (row, 0);
  data->code = g_strdup (san_statement_text (row, 1));
  data->name = g_strdup (san_statement_text (row, 2));
  data->must_see = sqlite3_column_int (row, 3) != 0;
  data->category_id = sqlite3_column_int64 (row, 4);
  data->category = g_strdup (san_statement_text (row, 5));
  data->unit_id = sqlite3_column_int64 (row, 6);
  data->unit = g_strdup (san_statement_text (row, 7));
  data->bureau_id = sqlite3_column_int64 (row, 8);
  data->bureau = g_strdup (san_statement_text (row, 9));
  data->address = g_strdup (san_statement_text (row, 10));
  data->from = san_day_from_column (row, 11, SAN_DAY_MIN);
  data->to = san_day_from_column (row, 12, SAN_DAY_MAX);
  read_scores (data, row, 13);
  data->drawn = sqlite3_column_int (row, 20) != 0;
  read_tickets (data, san_statement_text (row, 21));

  return G_OBJECT (self);
}

SanPagedModel *
san_point_list_new (void)
{
  return san_paged_model_new (SAN_TYPE_POINT_ROW, row_from_statement, NULL, NULL);
}

gboolean
san_point_list_filter (SanPagedModel        *model,
                       SanDatabase          *database,
                       const SanPointFilter *filter,
                       const SanPointScope  *scope,
                       SanPointOrder         order,
                       gboolean              descending,
                       GError              **error)
{
  Query *query;

  g_return_val_if_fail (SAN_IS_PAGED_MODEL (model), FALSE);
  g_return_val_if_fail (order < G_N_ELEMENTS (SQL_PAGES), FALSE);

  query = query_new (database, filter, scope, error);
  if (query == NULL ||
      !san_paged_model_set_query (model, database, SQL_COUNT,
                                  SQL_PAGES[order][descending != FALSE], bind_query, query,
                                  (GDestroyNotify) query_free, error))
    return FALSE;

  san_paged_model_set_keys (model, SQL_IDS[order][descending != FALSE], SQL_ROWS);

  return TRUE;
}

GArray *
san_point_list_ids (SanDatabase          *database,
                    const SanPointFilter *filter,
                    const SanPointScope  *scope,
                    SanPointOrder         order,
                    gboolean              descending,
                    GError              **error)
{
  g_autoptr (Query) query = NULL;
  g_autoptr (SanStatement) statement = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  gboolean ok;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (order < G_N_ELEMENTS (SQL_IDS), NULL);

  query = query_new (database, filter, scope, error);
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

GPtrArray *
san_point_list_rows (SanDatabase         *database,
                     const SanPointScope *scope,
                     const gint64        *ids,
                     guint                n_ids,
                     GError             **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_ROWS, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *keys = format_set (ids, n_ids);
  gboolean has_row;
  gboolean ok;

  if (statement == NULL)
    return NULL;
  if (n_ids == 0)
    return g_steal_pointer (&rows);

  bind_scope (statement, scope);
  san_statement_bind_text (statement, sqlite3_bind_parameter_index (statement, ":keys"), keys);
  while ((ok = san_statement_step (statement, &has_row, error)) && has_row)
    g_ptr_array_add (rows, row_from_statement (statement, NULL));

  return ok ? g_steal_pointer (&rows) : NULL;
}

gboolean
san_point_list_count (SanDatabase         *database,
                      const SanPointScope *scope,
                      SanPointCounts      *counts,
                      GError             **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, SQL_COUNT_ALL, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  bind_scope (statement, scope);
  if (!san_statement_step (statement, &has_row, error))
    return FALSE;

  counts->all = (guint) sqlite3_column_int (statement, 0);
  counts->valid = (guint) sqlite3_column_int (statement, 1);
  counts->must_see = (guint) sqlite3_column_int (statement, 2);
  counts->drawn = (guint) sqlite3_column_int (statement, 3);
  counts->seen = (guint) sqlite3_column_int (statement, 4);
  counts->unseen = (guint) sqlite3_column_int (statement, 5);
  counts->retired = (guint) sqlite3_column_int (statement, 6);
  counts->open_tickets = (guint) sqlite3_column_int (statement, 7);

  return TRUE;
}

/* (transfer full): id → guint */
static GHashTable *
read_counts (SanDatabase *database,
             const char  *sql,
             SanDay       day,
             GError     **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         NULL);
  g_autoptr (SanStatement) query = san_database_prepare (database, sql, error);
  g_autofree char *text = san_day_format (day);
  gboolean has_row;
  gboolean ok;

  if (query == NULL)
    return NULL;

  san_statement_bind_text (query, 1, text);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    {
      gint64 id = sqlite3_column_int64 (query, 0);

      g_hash_table_insert (counts, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER ((guint) sqlite3_column_int (query, 1)));
    }

  return ok ? g_steal_pointer (&counts) : NULL;
}

gboolean
san_point_list_count_units (SanDatabase *database,
                            SanDay       day,
                            GHashTable **territory,
                            GHashTable **bureau,
                            GError     **error)
{
  g_autoptr (GHashTable) units = read_counts (database, SQL_COUNT_BY_UNIT, day, error);
  GHashTable *bureaus = units != NULL
                        ? read_counts (database, SQL_COUNT_BY_BUREAU, day, error) : NULL;

  if (bureaus == NULL)
    return FALSE;

  *territory = g_steal_pointer (&units);
  *bureau = bureaus;

  return TRUE;
}

GHashTable *
san_point_list_store_rounds (SanDatabase *database,
                             GError     **error)
{
  g_autoptr (GHashTable) rounds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         NULL);
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_ROUNDS, error);
  gboolean has_row;

  if (query == NULL)
    return NULL;

  while (san_statement_step (query, &has_row, error))
    {
      gint64 *id;

      if (!has_row)
        return g_steal_pointer (&rounds);

      id = g_new (gint64, 1);
      *id = sqlite3_column_int64 (query, 0);
      g_hash_table_add (rounds, id);
    }

  return NULL;
}
