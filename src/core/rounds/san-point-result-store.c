/* san-point-result-store.c - what the observations of a point come to, kept for rankings
 *
 * Triggers note which points are stale; at the end of every change, undo and redo they are
 * added up again (scoring.md §3). A published round scores from its edition, so the results
 * of its points stay as they were when the standard is changed later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-observation-record.h"

#include <glib/gi18n-lib.h>

#include "store/san-check.h"
#include "store/san-refresh.h"

static const char SQL_LIST[] =
  "SELECT point_id, earned, marks, seen, met, failed, unrated FROM cache_point_result"
  " WHERE round_id = ?1 ORDER BY point_id";

static const char SQL_HAS_STALE[] =
  "SELECT count (*) FROM (SELECT 1 FROM cache_point_stale LIMIT 1)";

static const char SQL_MARK_ROUND[] =
  "INSERT INTO cache_point_stale SELECT DISTINCT round_id, point_id FROM observation"
  " WHERE round_id = ?1 ON CONFLICT DO NOTHING";

static const char SQL_DROP_STALE[] =
  "DELETE FROM cache_point_result WHERE (round_id, point_id) IN"
  " (SELECT round_id, point_id FROM cache_point_stale)";

static const char SQL_CLEAR_STALE[] =
  "DELETE FROM cache_point_stale";

/* Both give what a tally reads, point by point and item by item. */
static const char SQL_VISIT_STALE[] =
  "SELECT o.round_id, o.point_id, r.first_day, p.category_id, o.item_id, o.grade, o.faults,"
  " o.value FROM cache_point_stale AS s CROSS JOIN observation AS o"
  " CROSS JOIN round AS r CROSS JOIN point AS p"
  " WHERE o.round_id = s.round_id AND o.point_id = s.point_id AND r.id = o.round_id"
  " AND p.id = o.point_id ORDER BY s.round_id, s.point_id, o.item_id";

static const char SQL_VISIT_OPEN[] =
  "SELECT o.round_id, o.point_id, r.first_day, p.category_id, o.item_id, o.grade, o.faults,"
  " o.value FROM round AS r CROSS JOIN observation AS o CROSS JOIN point AS p"
  " WHERE r.state <> 'published' AND o.round_id = r.id AND p.id = o.point_id"
  " ORDER BY o.round_id, o.point_id, o.item_id";

static const char SQL_PUT[] =
  "INSERT OR REPLACE INTO cache_point_result (round_id, point_id, earned, marks, seen, met,"
  " failed, unrated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

static const char SQL_GET[] =
  "SELECT point_id, earned, marks, seen, met, failed, unrated FROM cache_point_result"
  " WHERE round_id = ?1 AND point_id = ?2";

static const char SQL_COUNT_ORPHANS[] =
  "SELECT count (*) FROM cache_point_result AS c WHERE NOT EXISTS (SELECT 1 FROM observation"
  " AS o WHERE o.round_id = c.round_id AND o.point_id = c.point_id)";

static const char SQL_COUNT_MISSING_PUBLISHED[] =
  "SELECT count (*) FROM (SELECT DISTINCT o.round_id, o.point_id FROM round AS r"
  " CROSS JOIN observation AS o WHERE r.state = 'published' AND o.round_id = r.id) AS d"
  " WHERE NOT EXISTS (SELECT 1 FROM cache_point_result AS c"
  " WHERE c.round_id = d.round_id AND c.point_id = d.point_id)";

static void
result_clear (SanPointResult *result)
{
  mpq_clear (result->earned);
}

static gboolean
read_result (SanStatement   *query,
             SanPointResult *result)
{
  result->point_id = sqlite3_column_int64 (query, 0);
  result->marks = sqlite3_column_int64 (query, 2);
  result->seen = (guint) sqlite3_column_int (query, 3);
  result->met = (guint) sqlite3_column_int (query, 4);
  result->failed = (guint) sqlite3_column_int (query, 5);
  result->unrated = (guint) sqlite3_column_int (query, 6);

  return mpq_set_str (result->earned, san_statement_text (query, 1), 10) == 0 &&
         mpz_sgn (mpq_denref (result->earned)) > 0;
}

GArray *
san_point_result_store_list (SanDatabase *database,
                             gint64       round_id,
                             GError     **error)
{
  g_autoptr (GArray) results = NULL;
  g_autoptr (SanStatement) query = NULL;
  gboolean has_row;

  g_return_val_if_fail (database != NULL, NULL);

  query = san_database_prepare (database, SQL_LIST, error);
  if (query == NULL)
    return NULL;

  results = g_array_new (FALSE, TRUE, sizeof (SanPointResult));
  g_array_set_clear_func (results, (GDestroyNotify) result_clear);
  san_statement_bind_int (query, 1, round_id);
  while (san_statement_step (query, &has_row, error))
    {
      guint n = results->len;
      SanPointResult *result;

      if (!has_row)
        return g_steal_pointer (&results);
      g_array_set_size (results, n + 1);
      result = &g_array_index (results, SanPointResult, n);
      mpq_init (result->earned);
      if (!read_result (query, result))
        {
          g_set_error_literal (error, SAN_ERROR, SAN_ERROR_DAMAGED,
                               _("The kept result of a point cannot be read"));
          return NULL;
        }
    }

  return NULL;
}

/* Adding up -------------------------------------------------------------------------- */

typedef struct _Tally Tally;

typedef gboolean (*TallyFunc) (Tally   *self,
                               GError **error);

struct _Tally
{
  SanDatabase       *database;
  GHashTable        *standards;    /* first day as text → SanStandard */
  const SanStandard *standard;
  gint64             round_id;     /* 0: no point yet */
  gint64             last_item;
  guint          n_rated;          /* items in force that somebody rated */
  guint          n_items;          /* in force */
  SanPointResult result;
  TallyFunc      func;             /* for every point, once it is added up */
  GPtrArray     *findings;
  mpq_t          earned;
  mpq_t          whole;
};

static void
tally_init (Tally       *self,
            SanDatabase *database,
            TallyFunc    func,
            GPtrArray   *findings)
{
  self->database = database;
  self->standards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) san_standard_unref);
  self->standard = NULL;
  self->round_id = 0;
  self->func = func;
  self->findings = findings;
  mpq_init (self->result.earned);
  mpq_init (self->earned);
  mpq_init (self->whole);
}

static void
tally_clear (Tally *self)
{
  g_hash_table_unref (self->standards);
  mpq_clear (self->result.earned);
  mpq_clear (self->earned);
  mpq_clear (self->whole);
}

static gboolean
choose_standard (Tally      *self,
                 const char *first_day,
                 GError    **error)
{
  SanStandard *standard = g_hash_table_lookup (self->standards, first_day);
  SanDay day;

  if (standard == NULL)
    {
      if (!san_day_parse (first_day, &day, error))
        return FALSE;
      standard = san_standard_load (self->database, day, error);
      if (standard == NULL)
        return FALSE;
      g_hash_table_insert (self->standards, g_strdup (first_day), standard);
    }
  self->standard = standard;

  return TRUE;
}

static gboolean
begin_point (Tally        *self,
             SanStatement *row,
             GError      **error)
{
  gint64 category_id = sqlite3_column_int64 (row, 3);

  if (!choose_standard (self, san_statement_text (row, 2), error))
    return FALSE;

  self->round_id = sqlite3_column_int64 (row, 0);
  self->last_item = 0;
  self->n_rated = 0;
  self->n_items = san_standard_get_items (self->standard, category_id)->len;
  self->result.point_id = sqlite3_column_int64 (row, 1);
  self->result.marks = 0;
  self->result.seen = self->result.met = self->result.failed = 0;
  mpq_set_ui (self->result.earned, 0, 1);

  return TRUE;
}

/* An item that the round's standard does not ask for counts for nothing. */
static void
add_observation (Tally        *self,
                 SanStatement *row)
{
  const SanItem *item = san_standard_get_item (self->standard, sqlite3_column_int64 (row, 4));
  const char *grade = san_statement_text (row, 5);
  gboolean has_faults = sqlite3_column_type (row, 6) != SQLITE_NULL;
  gboolean has_value = sqlite3_column_type (row, 7) != SQLITE_NULL;
  gboolean counts;
  gint64 mark;

  if (item == NULL || item->category_id != sqlite3_column_int64 (row, 3))
    return;

  counts = san_standard_earned (self->standard, item, grade,
                                has_faults ? sqlite3_column_int64 (row, 6) : SAN_STANDARD_NONE,
                                has_value ? sqlite3_column_int64 (row, 7) : SAN_VALUE_NONE,
                                self->earned);
  if (!counts && !g_str_equal (grade, SAN_GRADE_NA))
    return;

  self->n_rated += self->last_item != item->id;
  self->last_item = item->id;
  if (!counts)
    return;

  mark = san_item_get_mark (item);
  san_rational_set_micro (self->whole, mark);
  self->result.seen++;
  self->result.met += mpq_cmp (self->earned, self->whole) >= 0;
  self->result.failed += san_standard_failed (self->standard, item, self->earned);
  self->result.marks += mark;
  mpq_set_si (self->whole, SAN_MICRO, 1);
  mpq_mul (self->earned, self->earned, self->whole);
  mpq_add (self->result.earned, self->result.earned, self->earned);
}

static gboolean
end_point (Tally   *self,
           GError **error)
{
  if (self->round_id == 0)
    return TRUE;

  self->result.unrated = self->n_items - self->n_rated;

  return self->func (self, error);
}

static gboolean
tally_run (Tally      *self,
           const char *sql,
           GError    **error)
{
  g_autoptr (SanStatement) rows = san_database_prepare (self->database, sql, error);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;

  while (san_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return end_point (self, error);
      if ((self->round_id != sqlite3_column_int64 (rows, 0) ||
           self->result.point_id != sqlite3_column_int64 (rows, 1)) &&
          (!end_point (self, error) || !begin_point (self, rows, error)))
        return FALSE;
      add_observation (self, rows);
    }

  return FALSE;
}

/* Keeping ---------------------------------------------------------------------------- */

static gboolean
put_result (Tally   *self,
            GError **error)
{
  const SanPointResult *result = &self->result;
  g_autoptr (SanStatement) statement = san_database_prepare (self->database, SQL_PUT, error);
  g_autofree char *earned = NULL;

  if (statement == NULL)
    return FALSE;

  earned = san_rational_to_exact (result->earned);
  san_statement_bind_int (statement, 1, self->round_id);
  san_statement_bind_int (statement, 2, result->point_id);
  san_statement_bind_text (statement, 3, earned);
  san_statement_bind_int (statement, 4, result->marks);
  san_statement_bind_int (statement, 5, result->seen);
  san_statement_bind_int (statement, 6, result->met);
  san_statement_bind_int (statement, 7, result->failed);
  san_statement_bind_int (statement, 8, result->unrated);

  return san_statement_run (statement, error);
}

static gboolean
run (SanDatabase *database,
     const char  *sql,
     GError     **error)
{
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, error);

  return statement != NULL && san_statement_run (statement, error);
}

gboolean
san_point_result_refresh (SanDatabase       *database,
                          const char *const *tables,
                          GError           **error)
{
  Tally tally;
  gint64 has_stale;
  gboolean done;

  if (!san_database_query_int (database, SQL_HAS_STALE, &has_stale, error))
    return FALSE;
  if (has_stale == 0)
    return TRUE;

  tally_init (&tally, database, put_result, NULL);
  done = run (database, SQL_DROP_STALE, error) &&
         tally_run (&tally, SQL_VISIT_STALE, error) &&
         run (database, SQL_CLEAR_STALE, error);
  tally_clear (&tally);

  return done;
}

gboolean
san_point_result_store_renew (SanDatabase *database,
                              gint64       round_id,
                              GError     **error)
{
  g_autoptr (SanStatement) mark = NULL;

  g_return_val_if_fail (database != NULL, FALSE);

  mark = san_database_prepare (database, SQL_MARK_ROUND, error);
  if (mark == NULL)
    return FALSE;

  san_statement_bind_int (mark, 1, round_id);

  return san_statement_run (mark, error) && san_point_result_refresh (database, NULL, error);
}

/* Checking --------------------------------------------------------------------------- */

static char *
describe_result (const SanPointResult *result)
{
  g_autofree char *earned = san_rational_to_exact (result->earned);

  return g_strdup_printf ("%s / %" G_GINT64_FORMAT ", %u %u %u %u", earned, result->marks,
                          result->seen, result->met, result->failed, result->unrated);
}

static gboolean
check_result (Tally   *self,
              GError **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (self->database, SQL_GET, error);
  g_autofree char *expected = describe_result (&self->result);
  g_autofree char *found = NULL;
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, self->round_id);
  san_statement_bind_int (query, 2, self->result.point_id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  if (has_row)
    {
      SanPointResult kept;

      mpq_init (kept.earned);
      found = read_result (query, &kept) ? describe_result (&kept) : g_strdup ("?");
      result_clear (&kept);
    }

  if (g_strcmp0 (found, expected) != 0)
    {
      g_autofree char *where = g_strdup_printf ("cache_point_result %" G_GINT64_FORMAT " %"
                                                G_GINT64_FORMAT, self->round_id,
                                                self->result.point_id);

      san_finding_add (self->findings, "error", "cache", where, found != NULL ? found : "",
                       expected);
    }

  return TRUE;
}

/* Rows that should not be there, or are not there. */
static gboolean
check_count (SanDatabase *database,
             const char  *sql,
             GPtrArray   *findings,
             GError     **error)
{
  gint64 n;

  if (!san_database_query_int (database, sql, &n, error))
    return FALSE;
  if (n > 0)
    {
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, n);

      san_finding_add (findings, "error", "cache", "cache_point_result", count, "0");
    }

  return TRUE;
}

static gboolean
check_results (SanDatabase *database,
               GPtrArray   *findings,
               GError     **error)
{
  Tally tally;
  gboolean done;

  tally_init (&tally, database, check_result, findings);
  done = tally_run (&tally, SQL_VISIT_OPEN, error) &&
         check_count (database, SQL_COUNT_ORPHANS, findings, error) &&
         check_count (database, SQL_COUNT_MISSING_PUBLISHED, findings, error);
  tally_clear (&tally);

  return done;
}

/* As for units: every program that can open a ledger keeps the rows. */
static void __attribute__ ((constructor))
register_point_results (void)
{
  san_refresh_register (san_point_result_refresh);
  san_check_register_derived ("cache_point_result", check_results);
}
