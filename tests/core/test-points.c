/* test-points.c - the list of points: found, sorted, scored; and points edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "standards/san-point-edit-store.h"
#include "standards/san-point-list-store.h"
#include "store/san-check.h"
#include "store/san-journal.h"
#include "support/san-test-office.h"
#include "tickets/san-ticket-store.h"

#define MANY  12000    /* points of the long list */
#define NONE  SAN_POINT_UNSEEN
#define TENTH (SAN_MICRO / 10)

static const char units[] =
  "代码,名称,上级,类型,简称\n"
  "1,甲区,,district,\n"
  "2,海府街道,1,街道,海府\n"
  "3,丙镇,1,镇,\n"
  "4,丁村,3,village,\n"
  "9,市城管局,,bureau,\n"
  "8,市市场监管局,,bureau,\n";

static const char points[] =
  "code,name,category,unit,bureau,address,must_see,from,to\n"
  "HK-0001,绿地广场,公共广场,海府街道,市城管局,玉沙路 18 号,yes,,\n"
  "HK-0002,東門市場,农贸市场,丙镇,市市场监管局,,no,,2018-05-31\n"
  "HK-0003,人民路,主干道,丁村,市城管局,人民路,no,2018-07-01,\n"
  "HK-0004,问题药品举报电话,举报热线,海府街道,市市场监管局,12315,no,,\n"
  "HK-0010,美兰公厕,公共厕所,甲区,,白沙门公园,yes,2018-01-01,2018-12-31\n";

/* An office with six rounds, January to June; the ids of the points by code. */
typedef struct
{
  SanTestOffice *office;
  SanDatabase   *database;
  SanPointScope  scope;
} Registry;

static SanDay
day_of (const char *text)
{
  SanDay day;

  g_assert_true (san_day_parse (text, &day, NULL));

  return day;
}

static gint64
point_id (Registry   *registry,
          const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  san_point_store_find (registry->database, code, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
run_sql (Registry   *registry,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  san_database_exec (registry->database, sql, &error);
  g_assert_no_error (error);
}

/* Rounds and a draw, which the list only reads. */
static gboolean
add_rounds (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  SanPointScope *scope = data;

  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    {
      g_autofree char *sql = NULL;

      scope->rounds[i] = san_database_next_id (database, error);
      sql = g_strdup_printf ("INSERT INTO round (id, label, period, first_day, last_day) VALUES"
                             " (%" G_GINT64_FORMAT ", 'R%d', '2018-0%d', '2018-0%d-01',"
                             " '2018-0%d-28')", scope->rounds[i], i + 1, i + 1, i + 1, i + 1);
      if (!san_database_exec (database, sql, error))
        return FALSE;
    }

  return TRUE;
}

static Registry *
registry_new (const char *table)
{
  Registry *registry = g_new0 (Registry, 1);

  registry->office = san_test_office_new ();
  registry->database = san_test_office_database (registry->office);
  g_free (san_test_office_import (registry->office, "units", NULL, units));
  g_free (san_test_office_import (registry->office, "points", NULL, table));
  registry->scope.day = day_of ("2018-06-15");
  g_assert_true (san_workspace_change (registry->office->workspace, "round.new", "R", add_rounds,
                                       &registry->scope, NULL, NULL));

  return registry;
}

static void
registry_free (Registry *registry)
{
  san_test_office_free (registry->office);
  g_free (registry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Registry, registry_free)

/* (transfer full): the codes that fit, in order, without "HK-" */
static char *
codes_of (Registry * registry,
          const SanPointFilter * filter,
          SanPointOrder order,
          gboolean descending)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = san_point_list_ids (registry->database, filter, &registry->scope,
                                               order, descending, &error);
  g_autoptr (SanPagedModel) model = san_point_list_new ();
  GString *codes = g_string_new (NULL);

  g_assert_no_error (error);
  san_point_list_filter (model, registry->database, filter, &registry->scope, order, descending,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SanPointRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      const SanPointData *data = san_point_row_get_data (row);

      g_assert_cmpint (data->id, ==, g_array_index (ids, gint64, i));
      g_string_append_printf (codes, "%s%d", i > 0 ? " " : "", atoi (data->code + 3));
    }

  return g_string_free (codes, FALSE);
}

static void
assert_found (Registry             *registry,
              const SanPointFilter *filter,
              const char           *expected)
{
  g_autofree char *codes = codes_of (registry, filter, SAN_POINT_BY_CODE, FALSE);

  g_assert_cmpstr (codes, ==, expected);
}

static void
assert_text (Registry   *registry,
             const char *text,
             const char *expected)
{
  SanPointFilter filter = { .text = text };

  g_test_message ("“%s”", text);
  assert_found (registry, &filter, expected);
}

static void
test_search (void)
{
  g_autoptr (Registry) registry = registry_new (points);

  assert_text (registry, "", "1 2 3 4 10");
  assert_text (registry, "0002", "2");
  assert_text (registry, "hk-00", "1 2 3 4 10");
  assert_text (registry, "ＨＫ－０００３", "3");
  assert_text (registry, "东门市场", "2");        /* written in traditional characters */
  assert_text (registry, "東門", "2");
  assert_text (registry, "dmsc", "2");
  assert_text (registry, "dongmen", "2");
  assert_text (registry, "mlgc", "10");
  assert_text (registry, "lvdi", "1");            /* as input methods write 绿 */
  assert_text (registry, "玉沙路18号", "1");      /* an address, without the blanks */
  assert_text (registry, "ysl", "1");
  assert_text (registry, "人民", "3");
  assert_text (registry, "12315", "4");
  assert_text (registry, "没有的", "");
  assert_text (registry, "%", "");
}

static void
test_filters (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  g_autoptr (GPtrArray) categories = san_category_store_list (registry->database, NULL);
  g_autoptr (SanRoster) roster = san_roster_load (registry->database, registry->scope.day, TRUE,
                                                  NULL);
  gint64 chosen[] = { 0, 0 };

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];

      if (g_str_equal (category->name, "农贸市场"))
        chosen[0] = category->id;
      if (g_str_equal (category->name, "主干道"))
        chosen[1] = category->id;
    }
  assert_found (registry, &(SanPointFilter) { .categories = chosen, .n_categories = 1 }, "2");
  assert_found (registry, &(SanPointFilter) { .categories = chosen, .n_categories = 2 }, "2 3");

  chosen[0] = san_roster_find (roster, "丙镇", NULL)->id;
  assert_found (registry, &(SanPointFilter) { .units = chosen, .n_units = 1 }, "2 3");
  chosen[0] = san_roster_find (roster, "甲区", NULL)->id;
  assert_found (registry, &(SanPointFilter) { .units = chosen, .n_units = 1 }, "1 2 3 4 10");
  chosen[0] = san_roster_find (roster, "市城管局", NULL)->id;
  assert_found (registry, &(SanPointFilter) { .bureaus = chosen, .n_bureaus = 1 }, "1 3");
  assert_found (registry, &(SanPointFilter) { .units = chosen, .n_units = 1 }, "");

  assert_found (registry, &(SanPointFilter) { .must_see = TRUE }, "1 10");
  assert_found (registry, &(SanPointFilter) { .lives = SAN_POINT_VALID }, "1 4 10");
  assert_found (registry, &(SanPointFilter) { .lives = SAN_POINT_RETIRED }, "2");
  assert_found (registry, &(SanPointFilter) { .lives = SAN_POINT_TO_COME }, "3");
  assert_found (registry, &(SanPointFilter) { .lives = SAN_POINT_VALID | SAN_POINT_TO_COME },
                "1 3 4 10");
  assert_found (registry, &(SanPointFilter) { .must_see = TRUE, .text = "广场" }, "1");

  registry->scope.day = day_of ("2018-05-31");       /* its last day */
  assert_found (registry, &(SanPointFilter) { .lives = SAN_POINT_RETIRED }, "");
  registry->scope.day = day_of ("2018-07-01");       /* its first day */
  assert_found (registry, &(SanPointFilter) { .lives = SAN_POINT_VALID }, "1 3 4 10");
}

/* Results */

static void
add_result (Registry   *registry,
            int         month,
            const char *code,
            const char *earned,
            gint64      marks,
            int         unrated)
{
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("INSERT INTO cache_point_result VALUES (%" G_GINT64_FORMAT
                         ", %" G_GINT64_FORMAT ", '%s', %" G_GINT64_FORMAT ", 1, 0, 0, %d)",
                         registry->scope.rounds[month], point_id (registry, code), earned, marks,
                         unrated);
  run_sql (registry, sql);
}

static void
assert_row (Registry     *registry,
            const char   *code,
            const gint64 *tenths,
            gint64        change,
            gboolean      begun)
{
  gint64 id = point_id (registry, code);
  g_autoptr (GPtrArray) rows = san_point_list_rows (registry->database, &registry->scope, &id, 1,
                                                    NULL);
  const SanPointData *data;

  g_assert_cmpuint (rows->len, ==, 1);
  data = san_point_row_get_data (rows->pdata[0]);
  for (int i = 0; i < SAN_POINT_MONTHS; i++)
    g_assert_cmpint (data->scores[i], ==, tenths[i] < 0 ? NONE : tenths[i] * TENTH);
  g_assert_cmpint (data->change, ==, change == NONE ? NONE : change *TENTH);
  g_assert_cmpint (data->begun, ==, begun);
}

static void
fill_results (Registry *registry)
{
  /* halves are rounded away from zero: 78.25 → 78.3; thirds are exact; 100 of 100 */
  add_result (registry, 4, "HK-0001", "91500000", 100 * SAN_MICRO, 0);
  add_result (registry, 5, "HK-0001", "78250000", 100 * SAN_MICRO, 0);
  add_result (registry, 0, "HK-0002", "200000000/3", 100 * SAN_MICRO, 0);
  add_result (registry, 5, "HK-0002", "50000000/3", 25 * SAN_MICRO, 0);
  add_result (registry, 4, "HK-0003", "0", 10 * SAN_MICRO, 0);
  add_result (registry, 5, "HK-0003", "9000000", 10 * SAN_MICRO, 2);     /* not finished */
  add_result (registry, 5, "HK-0004", "0", 0, 0);                         /* nothing applies */
}

static void
test_scores (void)
{
  g_autoptr (Registry) registry = registry_new (points);

  fill_results (registry);
  assert_row (registry, "HK-0001", (gint64[]) { -1, -1, -1, -1, 915, 783 }, -132, FALSE);
  assert_row (registry, "HK-0002", (gint64[]) { 667, -1, -1, -1, -1, 667 }, NONE, FALSE);
  assert_row (registry, "HK-0003", (gint64[]) { -1, -1, -1, -1, 0, -1 }, NONE, TRUE);
  assert_row (registry, "HK-0004", (gint64[]) { -1, -1, -1, -1, -1, -1 }, NONE, FALSE);
  assert_row (registry, "HK-0010", (gint64[]) { -1, -1, -1, -1, -1, -1 }, NONE, FALSE);

  /* a month without a round does not break the comparison: the round before counts */
  registry->scope.rounds[4] = registry->scope.rounds[3] = 0;
  registry->scope.rounds[2] = registry->scope.rounds[1] = 0;
  assert_row (registry, "HK-0002", (gint64[]) { 667, -1, -1, -1, -1, 667 }, 0, FALSE);
}

static void
assert_order (Registry     *registry,
              SanPointOrder order,
              const char   *ascending,
              const char   *descending)
{
  SanPointFilter everything = { 0 };
  g_autofree char *up = codes_of (registry, &everything, order, FALSE);
  g_autofree char *down = codes_of (registry, &everything, order, TRUE);

  g_assert_cmpstr (up, ==, ascending);
  g_assert_cmpstr (down, ==, descending);
}

static gint64
issue (Registry       *registry,
       const char     *code,
       SanTicketColour colour)
{
  SanTicketRequest request = { .problem = "问题", .as_of = SAN_TICKET_NO_TIME,
                               .duplicate_ok = TRUE, .has_colour = TRUE, .colour = colour,
                               .reason = "领导交办" };
  g_autoptr (SanPoint) point = san_point_store_load (registry->database,
                                                     point_id (registry, code), NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  request.unit_id = point->unit_id;
  request.point_id = point->id;
  san_ticket_new (registry->office->workspace, &request, 1, &ids, NULL, &error);
  g_assert_no_error (error);

  return g_array_index (ids, gint64, 0);
}

static void
test_orders (void)
{
  g_autoptr (Registry) registry = registry_new (points);

  fill_results (registry);
  issue (registry, "HK-0004", SAN_TICKET_WHITE);
  issue (registry, "HK-0004", SAN_TICKET_WHITE);
  issue (registry, "HK-0010", SAN_TICKET_YELLOW);

  assert_order (registry, SAN_POINT_BY_CODE, "1 2 3 4 10", "10 4 3 2 1");
  /* dongmen, lüdi, meilan, renmin, wenti */
  assert_order (registry, SAN_POINT_BY_NAME, "2 1 10 3 4", "4 3 10 1 2");
  assert_order (registry, SAN_POINT_BY_CATEGORY, "1 2 3 4 10", "10 4 3 2 1");
  assert_order (registry, SAN_POINT_BY_UNIT, "10 1 4 2 3", "3 2 1 4 10");
  assert_order (registry, SAN_POINT_BY_ADDRESS, "2 4 10 3 1", "1 3 10 4 2");
  /* those without a figure stand last, whichever way */
  assert_order (registry, SAN_POINT_BY_SCORE, "2 1 3 4 10", "1 2 3 4 10");
  assert_order (registry, SAN_POINT_BY_MEAN, "3 2 1 4 10", "1 2 3 4 10");
  assert_order (registry, SAN_POINT_BY_CHANGE, "1 2 3 4 10", "1 2 3 4 10");
  assert_order (registry, SAN_POINT_BY_TICKETS, "1 2 3 4 10", "10 4 1 2 3");
}

static void
test_tickets_and_draw (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  g_autofree char *sql = NULL;
  gint64 id = point_id (registry, "HK-0004");
  g_autoptr (GPtrArray) rows = NULL;
  const SanPointData *data;
  SanPointCounts counts;

  fill_results (registry);
  issue (registry, "HK-0004", SAN_TICKET_WHITE);
  issue (registry, "HK-0004", SAN_TICKET_WHITE);
  issue (registry, "HK-0004", SAN_TICKET_YELLOW);
  sql = g_strdup_printf ("INSERT INTO draw VALUES (%1$" G_GINT64_FORMAT ", '', '1', '', '', '');"
                         "INSERT INTO draw_point (round_id, point_id, position, key) SELECT"
                         " %1$" G_GINT64_FORMAT ", id, 1, '' FROM point WHERE code IN"
                         " ('HK-0001', 'HK-0004', 'HK-0002')", registry->scope.rounds[5]);
  run_sql (registry, sql);

  assert_found (registry, &(SanPointFilter) { .open_tickets = TRUE }, "4");
  assert_found (registry, &(SanPointFilter) { .drawn = registry->scope.rounds[5] }, "1 2 4");
  assert_found (registry, &(SanPointFilter) { .drawn = registry->scope.rounds[4] }, "");
  assert_found (registry, &(SanPointFilter) { .unseen = TRUE }, "10");

  rows = san_point_list_rows (registry->database, &registry->scope, &id, 1, NULL);
  data = san_point_row_get_data (rows->pdata[0]);
  g_assert_cmpuint (data->tickets[SAN_TICKET_WHITE], ==, 2);
  g_assert_cmpuint (data->tickets[SAN_TICKET_YELLOW], ==, 1);
  g_assert_cmpuint (data->tickets[SAN_TICKET_RED], ==, 0);
  g_assert_true (data->drawn);
  g_assert_cmpstr (data->unit, ==, "海府");
  g_assert_cmpstr (data->bureau, ==, "市市场监管局");
  g_assert_cmpstr (data->category, ==, "举报热线");

  g_assert_true (san_point_list_count (registry->database, &registry->scope, &counts, NULL));
  g_assert_cmpuint (counts.all, ==, 5);
  g_assert_cmpuint (counts.valid, ==, 3);
  g_assert_cmpuint (counts.must_see, ==, 2);
  g_assert_cmpuint (counts.drawn, ==, 2);       /* 2 is retired */
  g_assert_cmpuint (counts.seen, ==, 2);        /* 1 and 4 */
  g_assert_cmpuint (counts.unseen, ==, 1);
  g_assert_cmpuint (counts.retired, ==, 1);
  g_assert_cmpuint (counts.open_tickets, ==, 1);
}

/* The history of a point is what a filter of the list by that point gives. */
static void
test_ticket_history (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  SanTicketFilter filter = { .point_id = point_id (registry, "HK-0004") };
  g_autoptr (GPtrArray) filtered = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  issue (registry, "HK-0004", SAN_TICKET_WHITE);
  issue (registry, "HK-0001", SAN_TICKET_WHITE);
  issue (registry, "HK-0004", SAN_TICKET_YELLOW);
  filtered = san_ticket_store_list (registry->database, &filter, SAN_TICKET_BY_ISSUE, TRUE,
                                    san_workspace_now (registry->office->workspace), NULL);
  rows = san_ticket_store_list_point (registry->database, filter.point_id, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (filtered->len, ==, 2);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (san_ticket_row_get_data (rows->pdata[i])->id, ==,
                     san_ticket_row_get_data (filtered->pdata[i])->id);
}

/* A long list, held against a plain reading of the same table */

typedef struct
{
  char  *code;
  guint  name;        /* words of the name */
  guint  category;
  guint  unit;
  gint64 score;       /* tenths; −1: none */
} Sample;

static int
compare_samples (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const Sample *one = a, *two = b;
  gboolean descending = GPOINTER_TO_INT (data);

  if ((one->score < 0) != (two->score < 0))
    return one->score < 0 ? 1 : -1;
  if (one->score != two->score)
    return ((one->score > two->score) - (one->score < two->score)) * (descending ? -1 : 1);

  return strcmp (one->code, two->code);
}

static const char *const places[] = { "农贸市场", "公厕", "社区", "公园", "小学" };
static const char *const streets[] = { "海府街道", "丙镇", "丁村" };

static char *
fill_samples (Sample *samples)
{
  GString *table = g_string_new ("code,name,category,unit\n");
  g_autoptr (GRand) rand = g_rand_new_with_seed (1090);

  for (guint i = 0; i < MANY; i++)
    {
      samples[i].code = g_strdup_printf ("HK-%05u", i);
      samples[i].name = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (places));
      samples[i].category = (guint) g_rand_int_range (rand, 0, 4);
      samples[i].unit = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (streets));
      samples[i].score = g_rand_int_range (rand, 0, 4) == 0 ? -1 : g_rand_int_range (rand, 0, 1001);
      g_string_append_printf (table, "%s,第%u%s,类%u,%s\n", samples[i].code, i % 97,
                              places[samples[i].name], samples[i].category,
                              streets[samples[i].unit]);
    }

  return g_string_free (table, FALSE);
}

/* As many points of 10/3 as it takes: every mark is odd, so that no sum is a round number. */
static void
fill_sample_results (Registry     *registry,
                     const Sample *samples)
{
  GString *sql = g_string_new ("BEGIN;");

  for (guint i = 0; i < MANY; i++)
    if (samples[i].score >= 0)
      g_string_append_printf (sql, "INSERT INTO cache_point_result SELECT %" G_GINT64_FORMAT
                              ", id, '%" G_GINT64_FORMAT "/3', %u, 9, 0, 0, 0 FROM point WHERE"
                              " code = '%s';", registry->scope.rounds[5],
                              samples[i].score * (1 + i % 7) * 1000000, 333333333 * (1 + i % 7),
                              samples[i].code);
  g_string_append (sql, "COMMIT");
  run_sql (registry, sql->str);
  g_string_free (sql, TRUE);
}

static void
assert_samples (Registry             *registry,
                const SanPointFilter *filter,
                SanPointOrder         order,
                gboolean              descending,
                GPtrArray            *expected)
{
  g_autoptr (SanPagedModel) model = san_point_list_new ();
  g_autoptr (GError) error = NULL;

  san_point_list_filter (model, registry->database, filter, &registry->scope, order, descending,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autoptr (SanPointRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      const SanPointData *data = san_point_row_get_data (row);
      const Sample *sample = expected->pdata[i];

      g_assert_cmpstr (data->code, ==, sample->code);
      g_assert_cmpint (data->scores[5], ==, sample->score < 0 ? NONE : sample->score *TENTH);
    }
}

static void
test_long_list (void)
{
  g_autofree Sample *samples = g_new0 (Sample, MANY);
  g_autofree char *table = fill_samples (samples);
  g_autoptr (Registry) registry = registry_new (table);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autoptr (SanRoster) roster = NULL;
  gint64 unit;

  fill_sample_results (registry, samples);
  roster = san_roster_load (registry->database, registry->scope.day, TRUE, NULL);
  unit = san_roster_find (roster, "丙镇", NULL)->id;
  for (guint i = 0; i < MANY; i++)
    g_ptr_array_add (all, &samples[i]);
  assert_samples (registry, &(SanPointFilter) { 0 }, SAN_POINT_BY_CODE, FALSE, all);

  /* 丁村 stands below 丙镇; gc is the sound of 公厕 (gongce) */
  for (guint i = 0; i < MANY; i++)
    if (samples[i].unit != 0 && samples[i].name == 1)
      g_ptr_array_add (some, &samples[i]);
  assert_samples (registry, &(SanPointFilter) { .text = "gc", .units = &unit, .n_units = 1 },
                  SAN_POINT_BY_CODE, FALSE, some);

  for (int descending = 0; descending < 2; descending++)
    {
      g_autofree Sample *sorted = g_memdup2 (samples, sizeof (Sample) * MANY);
      g_autoptr (GPtrArray) expected = g_ptr_array_new ();

      g_qsort_with_data (sorted, MANY, sizeof (Sample), compare_samples,
                         GINT_TO_POINTER (descending));
      for (guint i = 0; i < MANY; i++)
        g_ptr_array_add (expected, &sorted[i]);
      assert_samples (registry, &(SanPointFilter) { 0 }, SAN_POINT_BY_SCORE, descending,
                      expected);
    }

  for (guint i = 0; i < MANY; i++)
    g_free (samples[i].code);
}

/* A table of points: what is refused, and why, by row and column; and back again unchanged. */
static void
test_import (void)
{
  static const char *const reasons[] = {
    "2,from,2019-01-01,A point cannot end (2018-12-31) before it begins (2019-01-01)",
    "3,code,,\"A point needs a code, by which drawings and tables name it\"",
    "4,name,,A point needs a name",
    "5,category,,A point needs a category: what is looked at there",
    "6,unit,,A point needs a unit that answers for it",
    "7,bureau,市园林局,No unit is called “市园林局”",
    "8,code,HK-9,Row 7 has this point already",
  };
  g_autoptr (Registry) registry = registry_new (points);
  g_autofree char *table = san_test_office_export (registry->office, "points", NULL);
  g_autofree char *counts = NULL;
  g_autofree char *report = NULL;

  g_assert_nonnull (strstr (table, "HK-0010,美兰公厕,公共厕所,甲区,,白沙门公园,yes,2018-01-01,"
                            "2018-12-31\n"));
  g_assert_nonnull (strstr (table, "HK-0004,问题药品举报电话,举报热线,海府街道,市市场监管局,12315,no,,\n"));
  report = san_test_office_plan (registry->office, "points", NULL, table);
  g_assert_null (strstr (report, "HK-"));       /* nothing would change */

  g_free (report);
  report = san_test_office_reject (registry->office, "points", NULL,
                                   "code,name,category,unit,bureau,from\n"
                                   "HK-0010,美兰公厕,公共厕所,甲区,,2019-01-01\n"
                                   ",无号,公共厕所,甲区,,\n"
                                   "HK-6,,公共厕所,甲区,,\n"
                                   "HK-7,无类,,甲区,,\n"
                                   "HK-8,无属地,公共厕所,,,\n"
                                   "HK-9,主管不明,公共厕所,甲区,市园林局,\n"
                                   "HK-9,重复,公共厕所,甲区,,\n");
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strstr (report, reasons[i]) == NULL)
      g_error ("“%s” is not in: %s", reasons[i], report);
}

static void
assert_unit (GHashTable *counts,
             SanRoster  *roster,
             const char *name,
             guint       expected)
{
  const SanUnit *unit = san_roster_find (roster, name, NULL);

  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &unit->id)), ==, expected);
}

static void
test_count_by_unit (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  g_autoptr (SanRoster) roster = san_roster_load (registry->database, registry->scope.day, TRUE,
                                                  NULL);
  g_autoptr (GHashTable) territory = NULL;
  g_autoptr (GHashTable) bureau = NULL;

  g_assert_true (san_point_list_count_units (registry->database, registry->scope.day, &territory,
                                             &bureau, NULL));
  assert_unit (territory, roster, "海府街道", 2);
  assert_unit (territory, roster, "甲区", 1);         /* its own alone */
  assert_unit (territory, roster, "丙镇", 0);         /* retired */
  assert_unit (territory, roster, "丁村", 0);         /* to come */
  assert_unit (bureau, roster, "市市场监管局", 1);
  assert_unit (bureau, roster, "市城管局", 1);
  assert_unit (territory, roster, "市城管局", 0);
}

/* Editing */

static gboolean
add_point (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_point_store_add (database, data, error);
}

static gboolean
update_point (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_point_store_update (database, data, error);
}

static SanPoint *
sample_point (Registry   *registry,
              const char *code,
              const char *name)
{
  g_autoptr (SanPoint) like = san_point_store_load (registry->database,
                                                    point_id (registry, "HK-0001"), NULL);
  SanPoint *point = san_point_new ();

  point->code = (g_free (point->code), g_strdup (code));
  point->name = (g_free (point->name), g_strdup (name));
  point->category_id = like->category_id;
  point->unit_id = like->unit_id;

  return point;
}

static void
assert_refused (Registry   *registry,
                SanPoint   *point,
                int         code,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 before = san_test_office_length (registry->office);

  g_assert_false (san_workspace_change (registry->office->workspace, "points.add", "",
                                        add_point, point, NULL, &error));
  g_assert_error (error, SAN_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
  g_assert_cmpint (san_test_office_length (registry->office), ==, before);
  san_point_free (point);
}

static void
test_new_point (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  g_autoptr (SanPoint) point = sample_point (registry, " ＨＫ-０１００ ", " 云州长途汽车站 ");
  SanPoint *bad;

  g_free (point->address);
  point->address = g_strdup (" 车站路 1 号 ");
  san_test_office_change (registry->office, "points.add", add_point, point);
  g_assert_cmpstr (point->code, ==, "HK-0100");
  g_assert_cmpstr (point->name, ==, "云州长途汽车站");
  g_assert_cmpstr (point->address, ==, "车站路 1 号");
  assert_text (registry, "ctqcz", "100");

  assert_refused (registry, sample_point (registry, "HK-0100", "别的"), SAN_ERROR_CONFLICT,
                  "云州长途汽车站");
  assert_refused (registry, sample_point (registry, "ＨＫ-０１００", "别的"), SAN_ERROR_CONFLICT,
                  "HK-0100");
  assert_refused (registry, sample_point (registry, " ", "别的"), SAN_ERROR_INVALID, "code");
  assert_refused (registry, sample_point (registry, "HK-0101", ""), SAN_ERROR_INVALID, "name");
  bad = sample_point (registry, "HK-0101", "别的");
  bad->category_id = 0;
  assert_refused (registry, bad, SAN_ERROR_INVALID, "category");
  bad = sample_point (registry, "HK-0101", "别的");
  bad->unit_id = 0;
  assert_refused (registry, bad, SAN_ERROR_INVALID, "unit");
  bad = sample_point (registry, "HK-0101", "别的");
  bad->bureau_id = 12345;
  assert_refused (registry, bad, SAN_ERROR_NOT_FOUND, "unit");
  bad = sample_point (registry, "HK-0101", "别的");
  bad->from = day_of ("2018-06-02");
  bad->to = day_of ("2018-06-01");
  assert_refused (registry, bad, SAN_ERROR_INVALID, "2018-06-01");
}

static void
test_update (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  g_autoptr (SanPoint) point = san_point_store_load (registry->database,
                                                     point_id (registry, "HK-0001"), NULL);
  g_autoptr (GError) error = NULL;

  g_free (point->name);
  point->name = g_strdup ("万绿园");
  san_test_office_change (registry->office, "points.edit", update_point, point);
  assert_text (registry, "wly", "1");
  assert_text (registry, "ldgc", "");

  /* the keys follow when the step is undone */
  g_assert_true (san_journal_undo (registry->office->workspace, 0, FALSE, NULL, &error));
  assert_text (registry, "wly", "");
  assert_text (registry, "ldgc", "1");

  g_free (point->code);
  point->code = g_strdup ("HK-0002");
  g_assert_false (san_workspace_change (registry->office->workspace, "points.edit", "",
                                        update_point, point, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
}

typedef struct
{
  gint64         ids[3];
  guint          n;
  SanPointFields fields;
  SanPoint      *values;
  SanDay         day;
  guint          changed;
} Bulk;

static gboolean
edit_bulk (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Bulk *bulk = data;

  return san_point_store_edit (database, bulk->ids, bulk->n, bulk->fields, bulk->values,
                               &bulk->changed, error);
}

static gboolean
retire_bulk (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Bulk *bulk = data;

  return san_point_store_retire (database, bulk->ids, bulk->n, bulk->day, &bulk->changed, error);
}

static gboolean
delete_bulk (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Bulk *bulk = data;

  return san_point_store_delete (database, bulk->ids, bulk->n, error);
}

static Bulk
bulk_of (Registry *registry)
{
  return (Bulk) { { point_id (registry, "HK-0001"), point_id (registry, "HK-0002"),
                    point_id (registry, "HK-0003") }, 3 };
}

static void
test_bulk_edit (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  g_autoptr (SanPoint) values = san_point_new ();
  g_autoptr (SanPoint) after = NULL;
  Bulk bulk = bulk_of (registry);
  g_autoptr (GError) error = NULL;

  values->must_see = TRUE;
  bulk.values = values;
  bulk.fields = SAN_POINT_EDIT_MUST_SEE;
  san_test_office_change (registry->office, "points.edit", edit_bulk, &bulk);
  g_assert_cmpuint (bulk.changed, ==, 2);      /* 1 was so already */
  assert_found (registry, &(SanPointFilter) { .must_see = TRUE }, "1 2 3 10");
  after = san_point_store_load (registry->database, bulk.ids[1], NULL);
  g_assert_cmpint (after->to, ==, day_of ("2018-05-31"));   /* what was not asked for stays */
  g_assert_cmpint (after->bureau_id, !=, 0);

  bulk.fields = SAN_POINT_EDIT_BUREAU | SAN_POINT_EDIT_ADDRESS;
  values->address = (g_free (values->address), g_strdup ("新址"));
  san_test_office_change (registry->office, "points.edit", edit_bulk, &bulk);
  assert_text (registry, "新址", "1 2 3");

  /* all or none: 3 begins in July */
  bulk.fields = SAN_POINT_EDIT_TO;
  values->to = day_of ("2018-06-30");
  g_assert_false (san_workspace_change (registry->office->workspace, "points.edit", "", edit_bulk,
                                        &bulk, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "HK-0003"));
  registry->scope.day = day_of ("2018-08-01");
  assert_found (registry, &(SanPointFilter) { .lives = SAN_POINT_RETIRED }, "2");
}

static void
test_retire (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  Bulk bulk = bulk_of (registry);
  g_autoptr (SanPoint) first = NULL;
  g_autoptr (SanPoint) second = NULL;
  g_autoptr (GError) error = NULL;

  bulk.day = day_of ("2018-08-01");
  san_test_office_change (registry->office, "points.retire", retire_bulk, &bulk);
  g_assert_cmpuint (bulk.changed, ==, 2);
  first = san_point_store_load (registry->database, bulk.ids[0], NULL);
  second = san_point_store_load (registry->database, bulk.ids[1], NULL);
  g_assert_cmpint (first->to, ==, day_of ("2018-07-31"));
  g_assert_cmpint (second->to, ==, day_of ("2018-05-31"));    /* had ended before */

  bulk.day = day_of ("2018-07-01");     /* 3 would never have been valid */
  g_assert_false (san_workspace_change (registry->office->workspace, "points.retire", "",
                                        retire_bulk, &bulk, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "HK-0003"));
}

static void
assert_kept (Registry   *registry,
             const char *code,
             const char *words)
{
  Bulk bulk = { { point_id (registry, "HK-0003"), point_id (registry, code) }, 2 };
  g_autoptr (GError) error = NULL;
  guint n_free;

  g_assert_true (san_point_store_count_free (registry->database, bulk.ids, 2, &n_free, NULL));
  g_assert_cmpuint (n_free, ==, 1);
  g_assert_false (san_workspace_change (registry->office->workspace, "points.delete", "",
                                        delete_bulk, &bulk, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, code));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in: %s", words, error->message);
  assert_text (registry, "", "1 2 3 4 10");
}

static gboolean
refer (SanDatabase *database,
       gpointer     data,
       GError     **error)
{
  return san_database_exec (database, data, error);
}

static void
test_delete (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  Bulk bulk = { { point_id (registry, "HK-0003") }, 1 };

  issue (registry, "HK-0001", SAN_TICKET_WHITE);
  assert_kept (registry, "HK-0001", "tickets");
  san_test_office_change (registry->office, "round.state", refer,
                          (char *) "INSERT INTO draw SELECT max (id), '', '1', '', '', ''"
                          " FROM round; INSERT INTO draw_point (round_id, point_id, position, key)"
                          " SELECT (SELECT max (id) FROM round), id, 1, '' FROM point"
                          " WHERE code = 'HK-0002'");
  assert_kept (registry, "HK-0002", "drawn");
  san_test_office_change (registry->office, "scores.edit", refer,
                          (char *) "INSERT INTO item (id, category_id, position, name) SELECT"
                          " 77, category_id, 1, '卫生' FROM point WHERE code = 'HK-0004';"
                          "INSERT INTO observation (id, round_id, point_id, item_id) SELECT 78,"
                          " (SELECT max (id) FROM round), id, 77 FROM point"
                          " WHERE code = 'HK-0004'");
  assert_kept (registry, "HK-0004", "observations");

  san_test_office_change (registry->office, "points.delete", delete_bulk, &bulk);
  assert_text (registry, "", "1 2 4 10");
}

static void
assert_next (Registry   *registry,
             const char *like,
             const char *expected)
{
  g_autofree char *code = san_point_store_next_code (registry->database, like, NULL);

  g_assert_cmpstr (code, ==, expected);
}

static void
test_codes (void)
{
  g_autoptr (Registry) registry = registry_new (points);

  assert_next (registry, "", "HK-0011");          /* after the newest */
  assert_next (registry, "HK-0001", "HK-0005");   /* 2, 3 and 4 are taken */
  assert_next (registry, "HK-9999", "HK-10000");
  assert_next (registry, "甲", "");

  g_assert_true (san_point_is_telephone ("12345"));
  g_assert_true (san_point_is_telephone ("（0898）6653-1234"));
  g_assert_true (san_point_is_telephone ("０８９８ １２３４５"));
  g_assert_false (san_point_is_telephone (""));
  g_assert_false (san_point_is_telephone ("玉沙路 18 号"));
  g_assert_false (san_point_is_telephone ("18"));
}

/* The check finds search keys that are not what they should be. */
static void
test_keys_are_checked (void)
{
  g_autoptr (Registry) registry = registry_new (points);
  const char *path = san_workspace_get_path (registry->office->workspace);
  g_autoptr (GPtrArray) clean = san_check_file (path, 0, NULL, NULL);
  g_autoptr (GPtrArray) spoilt = NULL;

  g_assert_cmpuint (clean->len, ==, 0);
  run_sql (registry, "UPDATE cache_point SET search = 'x' WHERE point_id ="
           " (SELECT id FROM point WHERE code = 'HK-0001');"
           "DELETE FROM cache_point WHERE point_id ="
           " (SELECT id FROM point WHERE code = 'HK-0002');"
           "UPDATE cache_point SET name_key = x'00' WHERE point_id ="
           " (SELECT id FROM point WHERE code = 'HK-0003')");
  spoilt = san_check_file (path, 0, NULL, NULL);
  g_assert_cmpuint (spoilt->len, ==, 3);
  for (guint i = 0; i < spoilt->len; i++)
    g_assert_cmpstr (((SanFinding *) spoilt->pdata[i])->what, ==, "cache");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/points/search", test_search);
  g_test_add_func ("/points/filters", test_filters);
  g_test_add_func ("/points/scores", test_scores);
  g_test_add_func ("/points/orders", test_orders);
  g_test_add_func ("/points/tickets-and-draw", test_tickets_and_draw);
  g_test_add_func ("/points/ticket-history", test_ticket_history);
  g_test_add_func ("/points/long-list", test_long_list);
  g_test_add_func ("/points/import", test_import);
  g_test_add_func ("/points/count-by-unit", test_count_by_unit);
  g_test_add_func ("/points/new", test_new_point);
  g_test_add_func ("/points/update", test_update);
  g_test_add_func ("/points/bulk-edit", test_bulk_edit);
  g_test_add_func ("/points/retire", test_retire);
  g_test_add_func ("/points/delete", test_delete);
  g_test_add_func ("/points/codes", test_codes);
  g_test_add_func ("/points/keys-are-checked", test_keys_are_checked);

  return g_test_run ();
}
