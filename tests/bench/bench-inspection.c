/* bench-inspection.c - rankings and explanations over three million observations
 *
 * 5,000 units, 20,000 points of 36 categories with nine items each; 60 months, each of which
 * looks at every third or fourth point. Nine components more are typed in the last two.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"
#include "registry/san-group-store.h"
#include "rounds/san-observation-record.h"
#include "san-bench.h"
#include "schemes/san-scheme-store.h"
#include "scoring/san-explain.h"
#include "scoring/san-inspection.h"
#include "support/san-test-office.h"
#include "support/san-test-round.h"

#define N_UNITS      5000
#define N_GROUPS     50
#define N_BUREAUS    30
#define N_CATEGORIES 36
#define N_ITEMS      9
#define N_POINTS     20000
#define N_MONTHS     60
#define N_RUNS       30

/* five points of eighteen a month, another five every month */
static const char SQL_OBSERVE[] =
  "INSERT INTO observation (id, round_id, point_id, item_id, grade, note, seen_at)"
  " SELECT 1000000000 + (?1 * 20000 + p.position) * 9 + i.position % 9, r.id, p.id, i.id,"
  "  substr ('AAABABACAB', 1 + (p.position * 7919 + i.position * 104729 + ?1 * 31) % 10, 1),"
  "  CASE (p.position + i.position) % 50 WHEN 0 THEN '路面破损' ELSE '' END,"
  "  r.first_day || ' 09:30'"
  " FROM round AS r CROSS JOIN (SELECT id, category_id, row_number () OVER (ORDER BY code)"
  "  AS position FROM point) AS p JOIN item AS i ON i.category_id = p.category_id"
  " WHERE r.period = ?2 AND (p.position + ?1 * 5) % 18 < 5";

static const char SQL_SCORES[] =
  "INSERT INTO score (round_id, unit_id, component, state, value)"
  " SELECT r.id, u.id, printf ('k%02d', c.i), 'value',"
  "  50000000 + (u.position * 7919 + c.i * 104729) % 5000 * 10000"
  " FROM round r, unit u, (SELECT position AS i FROM unit WHERE position < 10) c"
  " WHERE r.period = ?1 AND u.position <= 5000";

typedef struct
{
  SanTestOffice *office;
  SanDatabase   *database;
  SanRound      *round;
  guint          participant;
} Bench;

static char *
make_scheme (void)
{
  GString *text = g_string_new ("{'name': '月度', 'tie_breakers': ['problems'], 'component':"
                                " {'key': 't', 'combine': 'weighted', 'children': ["
                                "{'key': 'site', 'source': 'inspection', 'weight': 50}");

  for (guint i = 1; i < 10; i++)
    g_string_append_printf (text, ", {'key': 'k%02u', 'source': 'entry', 'weight': %u}", i, i);
  g_string_append (text, "]}}");

  return g_string_free (text, FALSE);
}

static gboolean
fill (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  g_autofree char *text = make_scheme ();
  g_autoptr (SanScheme) scheme = san_test_scheme (text);
  g_autoptr (SanGrouping) grouping = san_group_store_find (database, "片区", SAN_DAY_MIN, error);

  if (grouping == NULL || !san_scheme_store_set (database, scheme, NULL, NULL, error))
    return FALSE;
  for (guint i = 0; i < N_MONTHS; i++)
    {
      g_autoptr (SanRound) round = g_new0 (SanRound, 1);

      round->period = san_period_month (2014 + (int) i / 12, 1 + (int) i % 12);
      round->label = san_period_format (&round->period);
      round->grouping = g_strdup ("片区");
      round->grouping_id = grouping->id;
      round->schemes = g_strsplit ("月度", ";", -1);
      round->from = SAN_DAY_MIN;
      round->to = SAN_DAY_MAX;
      if (!san_round_store_add (database, round, error))
        return FALSE;
    }

  return TRUE;
}

static void
import_registry (SanTestOffice *office)
{
  g_autoptr (GString) units = g_string_new ("代码,名称\n");
  g_autoptr (GString) groups = g_string_new ("分组方案,考评组,单位\n");
  g_autoptr (GString) items = g_string_new ("类别,类别权重,项目编码,项目,满分\n");
  g_autoptr (GString) points = g_string_new ("编号,点位,类别,属地,主管\n");

  for (guint i = 1; i <= N_UNITS; i++)
    {
      g_string_append_printf (units, "c%u,第%u单位\n", i, i);
      g_string_append_printf (groups, "片区,第%u组,c%u\n", (i - 1) % N_GROUPS + 1, i);
    }
  for (guint i = 1; i <= N_BUREAUS; i++)
    g_string_append_printf (units, "b%u,第%u局\n", i, i);
  for (guint i = 0; i < N_CATEGORIES * N_ITEMS; i++)
    g_string_append_printf (items, "第%u类,%u,i%u,第%u项,%u\n", i / N_ITEMS + 1,
                            1 + i / N_ITEMS % 5, i, i, 1 + i % 7);
  for (guint i = 0; i < N_POINTS; i++)
    g_string_append_printf (points, "P%05u,第%u点位,第%u类,c%u,b%u\n", i, i,
                            i % N_CATEGORIES + 1, i % N_UNITS + 1, i % N_BUREAUS + 1);
  g_free (san_test_office_import (office, "units", NULL, units->str));
  g_free (san_test_office_import (office, "groups", NULL, groups->str));
  g_free (san_test_office_import (office, "items", NULL, items->str));
  g_free (san_test_office_import (office, "points", NULL, points->str));
}

static void
run (SanDatabase *database,
     const char  *sql)
{
  g_autoptr (GError) error = NULL;

  san_database_exec (database, sql, &error);
  g_assert_no_error (error);
}

static void
insert (SanDatabase *database,
        const char  *sql,
        int          number,
        guint        month)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanStatement) statement = san_database_prepare (database, sql, &error);
  SanPeriod period = san_period_month (2014 + (int) month / 12, 1 + (int) month % 12);
  g_autofree char *text = san_period_format (&period);

  g_assert_no_error (error);
  if (number > 1)
    san_statement_bind_int (statement, 1, month);
  san_statement_bind_text (statement, number, text);
  san_statement_run (statement, &error);
  g_assert_no_error (error);
}

/* Behind the journal: recording three million rows is not what is measured here. */
static void
fill_observations (SanDatabase *database)
{
  const char *const tables[] = { "observation", NULL };
  g_autoptr (GError) error = NULL;
  double start = san_bench_now ();
  gint64 n;

  run (database, "BEGIN");
  for (guint i = 0; i < N_MONTHS; i++)
    insert (database, SQL_OBSERVE, 2, i);
  for (guint i = N_MONTHS - 2; i < N_MONTHS; i++)
    insert (database, SQL_SCORES, 1, i);
  san_database_query_int (database, "SELECT count (*) FROM observation", &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, >=, 2990000);
  g_print ("# %" G_GINT64_FORMAT " observations written in %.1f s\n", n,
           san_bench_now () - start);

  start = san_bench_now ();
  san_point_result_refresh (database, tables, &error);
  g_assert_no_error (error);
  g_print ("# results of their points added up in %.1f s\n", san_bench_now () - start);
  run (database, "COMMIT");
  run (database, "ANALYZE");
  /* as a file is that was opened anew, and not filled a moment ago */
  run (database, "PRAGMA wal_checkpoint (TRUNCATE)");
}

static void
rank (gpointer data)
{
  const Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRanking) ranking = san_ranking_load (bench->database, bench->round, NULL,
                                                     &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ranking->groups->len, ==, N_GROUPS);
  g_assert_cmpuint (((SanRankedGroup *) ranking->groups->pdata[N_GROUPS - 1])->n, ==,
                    N_UNITS / N_GROUPS);
}

/* Of a ranking that is on the screen: details are read anew for every unit that is asked
 * about. */
static void
explain (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  static SanRanking *ranking;
  g_autoptr (GPtrArray) rows = NULL;

  if (ranking == NULL)
    ranking = san_ranking_load (bench->database, bench->round, NULL, &error);
  g_assert_no_error (error);
  bench->participant++;
  san_round_input_load_details (ranking->input, bench->database, bench->participant, &error);
  g_assert_no_error (error);
  rows = san_explain (ranking->scores, bench->participant, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 10);
}

static gboolean
edit_one (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  const Bench *bench = data;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GArray) results = san_point_result_store_list (database, bench->round->id, error);
  SanObservation *observation;

  if (results == NULL)
    return FALSE;
  all = san_observation_store_list (database, bench->round->id,
                                    g_array_index (results, SanPointResult, 7).point_id, error);
  if (all == NULL)
    return FALSE;
  observation = g_ptr_array_index (all, 0);
  g_free (observation->grade);
  observation->grade = g_strdup (bench->participant % 2 == 0 ? "C" : "B");

  return san_observation_store_put (database, bench->round->id, observation, "2018-12-31 12:00",
                                    "检查员", error);
}

static void
edit_and_rank (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  bench->participant++;
  san_workspace_change (bench->office->workspace, "observations.edit", "bench", edit_one, bench,
                        NULL, &error);
  g_assert_no_error (error);
  rank (bench);
}

static gboolean
count_places (const SanRound *round,
              SanRanking     *ranking,
              gpointer        data,
              GError        **error)
{
  *(guint *) data += ranking->groups->len;

  return TRUE;
}

static void
rank_all (gpointer data)
{
  const Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rounds = san_round_store_list (bench->database, &error);
  guint n = 0;

  san_ranking_load_series (bench->database, rounds, count_places, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, N_GROUPS * N_MONTHS);
}

/* What an edition costs: all details frozen, and a ranking out of it again. */
static void
print_edition (const Bench *bench)
{
  g_autoptr (GError) error = NULL;
  double start = san_bench_now ();
  g_autoptr (SanRoundInput) live = san_round_input_load_live (bench->database, bench->round,
                                                              &error);
  double load = san_bench_now () - start;
  g_autoptr (GBytes) frozen = san_round_input_freeze (live);
  double freeze = san_bench_now () - start - load;
  g_autoptr (SanRoundInput) thawed = san_round_input_thaw (frozen, &error);
  double thaw = san_bench_now () - start - load - freeze;
  double details;

  g_assert_no_error (error);
  start = san_bench_now ();
  san_round_input_load_details (thawed, NULL, 1234, &error);
  g_assert_no_error (error);
  details = san_bench_now () - start;
  g_print ("# an edition: %" G_GSIZE_FORMAT " KiB, load %.0f ms, freeze %.0f ms, thaw %.1f ms,"
           " one unit's details %.1f ms\n", g_bytes_get_size (frozen) / 1024, load * 1000,
           freeze * 1000, thaw * 1000, details * 1000);
  start = san_bench_now ();
  san_round_input_load_details (thawed, NULL, G_MAXUINT, &error);
  g_assert_no_error (error);
  g_print ("# all details of it: %.0f ms\n", (san_bench_now () - start) * 1000);
}

static void
bench_design_size (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (SanRound) round = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { .office = office, .database = san_test_office_database (office) };
  double slower = san_bench_ratio ();

  import_registry (office);
  san_workspace_change (office->workspace, "round.new", "bench", fill, NULL, NULL, &error);
  g_assert_no_error (error);
  fill_observations (bench.database);
  bench.round = round = san_round_store_find (bench.database, "2018-12", &error);
  g_assert_no_error (error);

  san_bench_budget ("ranking of a month", san_bench_best (N_RUNS, rank, &bench), 0.050, slower);
  san_bench_budget ("explanation of a unit", san_bench_best (N_RUNS, explain, &bench), 0.050,
                    slower);
  san_bench_budget ("an edit, and the ranking after it",
                    san_bench_best (N_RUNS, edit_and_rank, &bench), 0.060, slower);
  san_bench_budget ("ranking of 60 months", san_bench_best (1, rank_all, &bench), 2.5, slower);
  print_edition (&bench);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/inspection/design-size", bench_design_size);

  return g_test_run ();
}
