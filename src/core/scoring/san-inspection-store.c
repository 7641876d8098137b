/* san-inspection-store.c - points of a round and what was found there, for the scores
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scoring/san-inspection-private.h"

#include "base/san-decimal.h"
#include "standards/san-standard-tree.h"

#define VISIT_POINTS(texts) \
  "SELECT c.point_id, p.category_id, p.unit_id, p.bureau_id, c.earned, c.marks, c.seen," \
  " c.met, c.failed, c.unrated" texts " FROM cache_point_result AS c" \
  " CROSS JOIN point AS p WHERE c.round_id = ?1 AND p.id = c.point_id"

static const char SQL_VISIT_POINTS[] =
  VISIT_POINTS (", p.code, p.name");

static const char SQL_VISIT_FIGURES[] =
  VISIT_POINTS ("");

static const char SQL_READ_POINT[] =
  VISIT_POINTS ("") " AND c.point_id = ?2";

static const char SQL_FIND_OBSERVATION[] =
  "SELECT round_id, point_id FROM observation WHERE id = ?1";

static const char SQL_GET_PARENT[] =
  "SELECT parent_id FROM unit_version WHERE unit_id = ?1 AND from_day <= ?2"
  " AND (to_day = '' OR to_day >= ?2)";

static const char SQL_VISIT_UNITS[] =
  "SELECT p.unit_id FROM cache_point_result AS c JOIN point AS p ON p.id = c.point_id"
  " WHERE c.round_id = ?1 UNION SELECT p.bureau_id FROM cache_point_result AS c"
  " JOIN point AS p ON p.id = c.point_id WHERE c.round_id = ?1 AND p.bureau_id IS NOT NULL";

static const char SQL_VISIT_STRATA[] =
  "SELECT p.unit_id, p.category_id, count (*) FROM draw_point AS d"
  " JOIN point AS p ON p.id = d.point_id WHERE d.round_id = ?1 GROUP BY 1, 2";

static const char SQL_VISIT_DATES[] =
  "SELECT p.unit_id, p.code, substr (o.seen_at, 1, 10) AS day FROM observation AS o"
  " JOIN point AS p ON p.id = o.point_id WHERE o.round_id = ?1 AND o.seen_at <> ''"
  " AND (substr (o.seen_at, 1, 10) < ?2 OR substr (o.seen_at, 1, 10) > ?3)"
  " GROUP BY p.id, day ORDER BY p.code, p.id, day";

static const char SQL_LIST_ROWS[] =
  "SELECT id, item_id, inspector, grade, faults, value, note, seen_at FROM observation"
  " WHERE round_id = ?1 AND point_id = ?2 ORDER BY item_id, inspector";

static const char SQL_LIST_PHOTOS[] =
  "SELECT sha256 FROM observation_file WHERE observation_id = ?1 ORDER BY id";

static gboolean
call_for_points (SanStatement        *rows,
                 gboolean             texts,
                 SanObservedPointFunc func,
                 gpointer             data,
                 GError             **error)
{
  gboolean has_row;

  while (san_statement_step (rows, &has_row, error))
    {
      SanObservedPoint point;

      if (!has_row)
        return TRUE;
      point.id = sqlite3_column_int64 (rows, 0);
      point.category_id = sqlite3_column_int64 (rows, 1);
      point.unit_id = sqlite3_column_int64 (rows, 2);
      point.bureau_id = sqlite3_column_int64 (rows, 3);
      point.earned = san_statement_text (rows, 4);
      point.marks = sqlite3_column_int64 (rows, 5);
      point.seen = (guint) sqlite3_column_int (rows, 6);
      point.met = (guint) sqlite3_column_int (rows, 7);
      point.failed = (guint) sqlite3_column_int (rows, 8);
      point.unrated = (guint) sqlite3_column_int (rows, 9);
      point.code = texts ? san_statement_text (rows, 10) : "";
      point.name = texts ? san_statement_text (rows, 11) : "";
      if (!func (&point, data, error))
        return FALSE;
    }

  return FALSE;
}

gboolean
san_observed_point_visit (SanDatabase         *database,
                          gint64               round_id,
                          gboolean             texts,
                          SanObservedPointFunc func,
                          gpointer             data,
                          GError             **error)
{
  g_autoptr (SanStatement) rows = san_database_prepare (database, texts ? SQL_VISIT_POINTS
                                                                        : SQL_VISIT_FIGURES,
                                                        error);

  if (rows == NULL)
    return FALSE;

  san_statement_bind_int (rows, 1, round_id);

  return call_for_points (rows, texts, func, data, error);
}

gboolean
san_observed_point_read (SanDatabase         *database,
                         gint64               round_id,
                         gint64               point_id,
                         SanObservedPointFunc func,
                         gpointer             data,
                         GError             **error)
{
  g_autoptr (SanStatement) row = san_database_prepare (database, SQL_READ_POINT, error);

  if (row == NULL)
    return FALSE;

  san_statement_bind_int (row, 1, round_id);
  san_statement_bind_int (row, 2, point_id);

  return call_for_points (row, FALSE, func, data, error);
}

gboolean
san_observed_point_find (SanDatabase *database,
                         gint64       observation_id,
                         gint64      *round_id,
                         gint64      *point_id,
                         GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_FIND_OBSERVATION, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, observation_id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  *round_id = has_row ? sqlite3_column_int64 (query, 0) : 0;
  *point_id = has_row ? sqlite3_column_int64 (query, 1) : 0;

  return TRUE;
}

gboolean
san_inspection_store_get_parent (SanDatabase *database,
                                 gint64       unit_id,
                                 const char  *day,
                                 gint64      *parent_id,
                                 GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_GET_PARENT, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, unit_id);
  san_statement_bind_text (query, 2, day);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  *parent_id = has_row ? sqlite3_column_int64 (query, 0) : 0;

  return TRUE;
}

gboolean
san_observed_unit_visit (SanDatabase        *database,
                         gint64              round_id,
                         SanObservedUnitFunc func,
                         gpointer            data,
                         GError            **error)
{
  g_autoptr (SanStatement) rows = san_database_prepare (database, SQL_VISIT_UNITS, error);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;

  san_statement_bind_int (rows, 1, round_id);
  while (san_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      func (sqlite3_column_int64 (rows, 0), data);
    }

  return FALSE;
}

gboolean
san_drawn_stratum_visit (SanDatabase        *database,
                         gint64              round_id,
                         SanDrawnStratumFunc func,
                         gpointer            data,
                         GError            **error)
{
  g_autoptr (SanStatement) rows = san_database_prepare (database, SQL_VISIT_STRATA, error);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;

  san_statement_bind_int (rows, 1, round_id);
  while (san_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!func (sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1),
                 (guint) sqlite3_column_int (rows, 2), data, error))
        return FALSE;
    }

  return FALSE;
}

gboolean
san_observed_date_visit (SanDatabase        *database,
                         const SanRound     *round,
                         SanObservedDateFunc func,
                         gpointer            data,
                         GError            **error)
{
  g_autoptr (SanStatement) rows = san_database_prepare (database, SQL_VISIT_DATES, error);
  g_autofree char *from = san_day_format (round->from);
  g_autofree char *to = san_day_format (round->to);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;

  san_statement_bind_int (rows, 1, round->id);
  san_statement_bind_text (rows, 2, from);
  /* an open end is "", which comes before every day: here it has to come behind them */
  san_statement_bind_text (rows, 3, *to != '\0' ? to : "9999-99-99");
  while (san_statement_step (rows, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      func (sqlite3_column_int64 (rows, 0), san_statement_text (rows, 1),
            san_statement_text (rows, 2), data);
    }

  return FALSE;
}

/* Rows ------------------------------------------------------------------------------- */

typedef struct
{
  SanDatabase       *database;
  SanRoundInput     *input;
  const SanStandard *standard;
  GHashTable        *index;      /* item id → 1 + index into the items of the book */
} Reader;

static const char *
intern (const Reader *self,
        const char   *text)
{
  return g_string_chunk_insert_const (self->input->strings, text);
}

/* All items that the categories of the book have, in the order of the standard. */
static void
list_items (Reader *self)
{
  SanInspection *book = self->input->inspection;

  self->index = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_array_set_size (book->items, 0);
  for (guint i = 0; i < book->categories->len; i++)
    {
      gint64 id = g_array_index (book->categories, SanInspectedCategory, i).id;
      GPtrArray *items = san_standard_get_items (self->standard, id);

      for (guint j = 0; j < items->len; j++)
        {
          const SanItem *item = g_ptr_array_index (items, j);
          SanInspectedItem kept = {
            item->id, intern (self, item->code), intern (self, item->name),
            intern (self, item->method), san_item_get_mark (item)
          };

          g_array_append_val (book->items, kept);
          g_hash_table_insert (self->index, (gpointer) & item->id,
                               GUINT_TO_POINTER (book->items->len));
        }
    }
}

static gboolean
read_photos (Reader          *self,
             SanInspectedRow *row,
             GError         **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (self->database, SQL_LIST_PHOTOS,
                                                         error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, row->id);
  while (san_statement_step (query, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (row->photos == NULL)
        row->photos = g_ptr_array_new ();
      g_ptr_array_add (row->photos, (gpointer) intern (self, san_statement_text (query, 0)));
    }

  return FALSE;
}

/* What an item earned is a share of its mark; here it is in micro-units like that. */
static void
rate (Reader          *self,
      const SanItem   *item,
      SanInspectedRow *row)
{
  mpq_t micro;

  row->counts = san_standard_earned (self->standard, item, row->grade,
                                     row->faults >= 0 ? row->faults : SAN_STANDARD_NONE,
                                     row->has_value ? row->value : SAN_VALUE_NONE,
                                     row->earned);
  row->failed = row->counts && san_standard_failed (self->standard, item, row->earned);
  if (!row->counts)
    {
      mpq_set_ui (row->earned, 0, 1);
      return;
    }

  mpq_init (micro);
  mpq_set_si (micro, SAN_MICRO, 1);
  mpq_mul (row->earned, row->earned, micro);
  mpq_clear (micro);
}

static void
read_row (Reader       *self,
          SanStatement *query,
          GArray       *rows)
{
  gint64 item_id = sqlite3_column_int64 (query, 1);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, &item_id));
  SanInspectedRow row = { .id = sqlite3_column_int64 (query, 0), .item = index - 1 };

  /* not an item of this version of the standard: it counts for nothing */
  if (index == 0)
    return;

  mpq_init (row.earned);
  row.inspector = intern (self, san_statement_text (query, 2));
  row.grade = intern (self, san_statement_text (query, 3));
  row.faults = sqlite3_column_type (query, 4) != SQLITE_NULL ? sqlite3_column_int (query, 4)
                                                             : -1;
  row.has_value = sqlite3_column_type (query, 5) != SQLITE_NULL;
  row.value = sqlite3_column_int64 (query, 5);
  row.note = intern (self, san_statement_text (query, 6));
  row.seen_at = intern (self, san_statement_text (query, 7));
  rate (self, san_standard_get_item (self->standard, item_id), &row);
  g_array_append_val (rows, row);
}

/* In the order of the standard; those of one item stay by inspector. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SanInspectedRow *x = a;
  const SanInspectedRow *y = b;

  if (x->item != y->item)
    return x->item < y->item ? -1 : 1;

  return g_strcmp0 (x->inspector, y->inspector);
}

static gboolean
read_point (Reader            *self,
            SanInspectedPoint *point,
            GError           **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (self->database, SQL_LIST_ROWS, error);
  g_autoptr (GArray) rows = san_inspected_rows_new ();
  gboolean has_row = TRUE;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, self->input->round_id);
  san_statement_bind_int (query, 2, point->id);
  while (has_row)
    {
      if (!san_statement_step (query, &has_row, error))
        return FALSE;
      if (has_row)
        read_row (self, query, rows);
    }

  for (guint i = 0; i < rows->len; i++)
    {
      if (!read_photos (self, &g_array_index (rows, SanInspectedRow, i), error))
        return FALSE;
    }
  g_array_sort (rows, compare_rows);
  point->rows = g_steal_pointer (&rows);

  return TRUE;
}

gboolean
san_inspection_store_read_rows (SanDatabase   *database,
                                SanRoundInput *input,
                                guint          participant,
                                GError       **error)
{
  g_autoptr (SanStandard) standard = san_standard_load (database, input->period.first, error);
  GArray *points = input->inspection->points;
  Reader self = { database, input, standard, NULL };
  gboolean done = TRUE;

  if (standard == NULL)
    return FALSE;

  list_items (&self);
  for (guint i = 0; done && i < points->len; i++)
    {
      SanInspectedPoint *point = &g_array_index (points, SanInspectedPoint, i);

      if (point->rows == NULL && san_inspected_point_is_of (point, participant))
        done = read_point (&self, point, error);
    }
  g_hash_table_unref (self.index);

  return done;
}
