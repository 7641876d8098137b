/* san-visit-store.c - which points a round visits, and how far each is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rounds/san-visit-store.h"

#include <string.h>

#include "rounds/san-draw-plan.h"
#include "rounds/san-observation-store.h"

#define COLUMNS \
  "p.id, p.code, p.name, p.address, p.category_id, p.unit_id, coalesce (p.bureau_id, 0)," \
  " p.must_see, coalesce (d.team_id, 0), coalesce (t.name, ''), coalesce (d.day, '')," \
  " coalesce (t.members, '')"

#define DRAWN \
  " LEFT JOIN draw_point AS d ON d.round_id = ?1 AND d.point_id = p.id" \
  " LEFT JOIN team AS t ON t.id = d.team_id"

static const char SQL_IS_DRAWN[] =
  "SELECT EXISTS (SELECT 1 FROM draw_point WHERE round_id = ?1)";

static const char SQL_DRAWN[] =
  "SELECT " COLUMNS " FROM (SELECT point_id FROM draw_point WHERE round_id = ?1"
  " UNION SELECT point_id FROM observation WHERE round_id = ?1) AS v"
  " JOIN point AS p ON p.id = v.point_id" DRAWN;

static const char SQL_VALID[] =
  "SELECT " COLUMNS " FROM point AS p" DRAWN
  " WHERE (p.from_day <= ?2 AND (p.to_day = '' OR p.to_day >= ?2))"
  " OR p.id IN (SELECT point_id FROM observation WHERE round_id = ?1)";

void
san_visit_free (SanVisit *visit)
{
  if (visit == NULL)
    return;

  g_free (visit->code);
  g_free (visit->name);
  g_free (visit->address);
  g_free (visit->team);
  g_free (visit->members);
  g_free (visit->day);
  g_free (visit);
}

gboolean
san_visit_is_sealed (const SanVisit *visit,
                     gboolean        covert,
                     SanDay          today)
{
  SanDay day;

  return covert && visit->state == SAN_VISIT_TODO && san_day_parse (visit->day, &day, NULL) &&
         san_draw_plan_is_sealed (covert, day, today);
}

SanVisit *
san_visit_copy (const SanVisit *visit)
{
  SanVisit *copy = g_memdup2 (visit, sizeof *visit);

  copy->code = g_strdup (visit->code);
  copy->name = g_strdup (visit->name);
  copy->address = g_strdup (visit->address);
  copy->team = g_strdup (visit->team);
  copy->members = g_strdup (visit->members);
  copy->day = g_strdup (visit->day);

  return copy;
}

static SanVisit *
visit_from_row (SanStatement *row)
{
  SanVisit *visit = g_new0 (SanVisit, 1);

  visit->point_id = sqlite3_column_int64 (row, 0);
  visit->code = g_strdup (san_statement_text (row, 1));
  visit->name = g_strdup (san_statement_text (row, 2));
  visit->address = g_strdup (san_statement_text (row, 3));
  visit->category_id = sqlite3_column_int64 (row, 4);
  visit->unit_id = sqlite3_column_int64 (row, 5);
  visit->bureau_id = sqlite3_column_int64 (row, 6);
  visit->must_see = sqlite3_column_int (row, 7) != 0;
  visit->team_id = sqlite3_column_int64 (row, 8);
  visit->team = g_strdup (san_statement_text (row, 9));
  visit->day = g_strdup (san_statement_text (row, 10));
  visit->members = g_strdup (san_statement_text (row, 11));

  return visit;
}

/* Results */

/* What is off 100 when @lost of @marks is gone, in micro-units. */
static gint64
loss_of (const mpq_t lost,
         gint64      marks)
{
  mpq_t share, all;
  gint64 loss = 0;

  if (marks <= 0)
    return 0;

  mpq_inits (share, all, NULL);
  san_rational_set_micro (all, marks);
  mpq_div (share, lost, all);
  san_rational_set_micro (all, 100 * SAN_MICRO);
  mpq_mul (share, share, all);
  san_rational_round (share, share, 6);
  san_rational_to_micro (share, &loss);
  mpq_clears (share, all, NULL);

  return loss;
}

/* Sums up over the observations of a point. */
typedef struct
{
  SanStandard *standard;
  GHashTable  *rated;      /* item → itself */
  mpq_t        lost;
  gint64       marks;
  guint        failed;
} Sum;

static void
add_observation (Sum                  *sum,
                 const SanObservation *observation)
{
  const SanItem *item = san_standard_get_item (sum->standard, observation->item_id);
  mpq_t earned, mark;

  if (item == NULL)
    return;
  if (g_str_equal (observation->grade, SAN_GRADE_NA))
    {
      g_hash_table_add (sum->rated, (gpointer) item);
      return;
    }

  mpq_inits (earned, mark, NULL);
  if (san_standard_earned (sum->standard, item, observation->grade,
                           observation->has_faults ? observation->faults : SAN_STANDARD_NONE,
                           observation->has_value ? observation->value : SAN_VALUE_NONE, earned))
    {
      g_hash_table_add (sum->rated, (gpointer) item);
      san_rational_set_micro (mark, san_item_get_mark (item));
      mpq_sub (mark, mark, earned);
      mpq_add (sum->lost, sum->lost, mark);
      sum->marks += san_item_get_mark (item);
      sum->failed += san_standard_failed (sum->standard, item, earned);
    }
  mpq_clears (earned, mark, NULL);
}

gboolean
san_visit_store_update (SanDatabase    *database,
                        const SanRound *round,
                        SanStandard    *standard,
                        SanVisit       *visit,
                        GError        **error)
{
  g_autoptr (GPtrArray) observations =
    san_observation_store_list (database, round->id, visit->point_id, error);
  g_autoptr (GHashTable) rated = g_hash_table_new (NULL, NULL);
  GPtrArray *items = san_standard_get_items (standard, visit->category_id);
  Sum sum = { standard, rated };

  if (observations == NULL)
    return FALSE;

  mpq_init (sum.lost);
  for (guint i = 0; i < observations->len; i++)
    add_observation (&sum, g_ptr_array_index (observations, i));

  visit->unrated = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const SanItem *item = g_ptr_array_index (items, i);

      if (!g_hash_table_contains (rated, item))
        {
          visit->unrated++;
          sum.marks += san_item_get_mark (item);
        }
    }
  visit->failed = sum.failed;
  visit->loss = loss_of (sum.lost, sum.marks);
  visit->state = observations->len == 0 ? SAN_VISIT_TODO
                 : visit->unrated > 0 ? SAN_VISIT_PART : SAN_VISIT_DONE;
  mpq_clear (sum.lost);

  return TRUE;
}

static gboolean
take_result (SanDatabase          *database,
             const SanRound       *round,
             SanStandard          *standard,
             SanVisit             *visit,
             const SanPointResult *result,
             GError              **error)
{
  mpq_t lost, micro;

  /* what is not rated yet counts into the marks, and the result does not have those */
  if (result->unrated > 0)
    return san_visit_store_update (database, round, standard, visit, error);

  mpq_inits (lost, micro, NULL);
  mpq_set_si (micro, SAN_MICRO, 1);
  mpq_div (lost, result->earned, micro);
  san_rational_set_micro (micro, result->marks);
  mpq_sub (lost, micro, lost);
  visit->state = SAN_VISIT_DONE;
  visit->failed = result->failed;
  visit->loss = loss_of (lost, result->marks);
  mpq_clears (lost, micro, NULL);

  return TRUE;
}

/* Listing */

typedef struct
{
  SanRoster  *roster;
  GHashTable *categories;   /* id → its place, from 1 */
} Order;

static int
compare_visits (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const SanVisit *left = *(const SanVisit *const *) a;
  const SanVisit *right = *(const SanVisit *const *) b;
  Order *order = data;

  if (left->unit_id != right->unit_id)
    {
      guint l = san_roster_index (order->roster, left->unit_id);
      guint r = san_roster_index (order->roster, right->unit_id);

      return l != r ? (l > r) - (l < r) : (left->unit_id > right->unit_id) - (left->unit_id < right->unit_id);
    }
  if (left->category_id != right->category_id)
    {
      guint l = GPOINTER_TO_UINT (g_hash_table_lookup (order->categories, &left->category_id));
      guint r = GPOINTER_TO_UINT (g_hash_table_lookup (order->categories, &right->category_id));

      return l != r ? (l > r) - (l < r) : (left->category_id > right->category_id) - (left->category_id < right->category_id);
    }

  return strcmp (left->code, right->code);
}

static GHashTable *
place_categories (SanStandard *standard)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *categories = san_standard_get_categories (standard);

  for (guint i = 0; i < categories->len; i++)
    {
      SanCategory *category = g_ptr_array_index (categories, i);

      g_hash_table_insert (places, &category->id, GUINT_TO_POINTER (i + 1));
    }

  return places;
}

static gboolean
is_drawn (SanDatabase *database,
          gint64       round_id,
          gboolean    *drawn,
          GError     **error)
{
  g_autoptr (SanStatement) query = san_database_prepare (database, SQL_IS_DRAWN, error);
  gboolean has_row;

  if (query == NULL)
    return FALSE;

  san_statement_bind_int (query, 1, round_id);
  if (!san_statement_step (query, &has_row, error))
    return FALSE;
  *drawn = sqlite3_column_int (query, 0) != 0;

  return TRUE;
}

/* (transfer full) (element-type SanVisit): not in any order */
static GPtrArray *
list_points (SanDatabase    *database,
             const SanRound *round,
             GError        **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) san_visit_free);
  g_autoptr (SanStatement) query = NULL;
  g_autofree char *day = san_day_format (round->period.last);
  gboolean drawn, has_row, ok;

  if (!is_drawn (database, round->id, &drawn, error))
    return NULL;
  query = san_database_prepare (database, drawn ? SQL_DRAWN : SQL_VALID, error);
  if (query == NULL)
    return NULL;

  san_statement_bind_int (query, 1, round->id);
  if (!drawn)
    san_statement_bind_text (query, 2, day);
  while ((ok = san_statement_step (query, &has_row, error)) && has_row)
    g_ptr_array_add (visits, visit_from_row (query));

  return ok ? g_steal_pointer (&visits) : NULL;
}

GPtrArray *
san_visit_store_list (SanDatabase    *database,
                      const SanRound *round,
                      SanRoster      *roster,
                      SanStandard    *standard,
                      GError        **error)
{
  g_autoptr (GPtrArray) visits = list_points (database, round, error);
  g_autoptr (GArray) results =
    visits != NULL ? san_point_result_store_list (database, round->id, error) : NULL;
  g_autoptr (GHashTable) by_point = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) categories = NULL;
  Order order = { roster };

  if (results == NULL)
    return NULL;

  for (guint i = 0; i < results->len; i++)
    {
      SanPointResult *result = &g_array_index (results, SanPointResult, i);

      g_hash_table_insert (by_point, &result->point_id, result);
    }
  for (guint i = 0; i < visits->len; i++)
    {
      SanVisit *visit = g_ptr_array_index (visits, i);
      const SanPointResult *result = g_hash_table_lookup (by_point, &visit->point_id);

      if (result != NULL && !take_result (database, round, standard, visit, result, error))
        return NULL;
    }

  categories = place_categories (standard);
  order.categories = categories;
  g_ptr_array_sort_with_data (visits, compare_visits, &order);

  return g_steal_pointer (&visits);
}

/* Progress */

void
san_visit_progress_add (SanVisitProgress *progress,
                        const SanVisit   *visit)
{
  progress->n[visit->state]++;
  progress->all++;
}

GHashTable *
san_visit_progress_by (GPtrArray *visits,
                       gboolean   by_team)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < visits->len; i++)
    {
      const SanVisit *visit = g_ptr_array_index (visits, i);
      gint64 key = by_team ? visit->team_id : visit->unit_id;
      SanVisitProgress *progress = g_hash_table_lookup (table, &key);

      if (progress == NULL)
        {
          progress = g_new0 (SanVisitProgress, 1);
          g_hash_table_insert (table, g_memdup2 (&key, sizeof key), progress);
        }
      san_visit_progress_add (progress, visit);
    }

  return table;
}
