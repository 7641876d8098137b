/* bench-inspection.c - rankings and explanations over three million observations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench/field-crowd.h"
#include "bench/san-bench.h"
#include "ranking/san-ranking.h"
#include "rounds/san-observation-store.h"
#include "scoring/san-explain.h"
#include "scoring/san-inspection.h"

#define N_RUNS       30

typedef struct
{
  SanTestOffice *office;
  SanDatabase   *database;
  SanRound      *round;
  guint          participant;
} Bench;

static void
rank (gpointer data)
{
  const Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRanking) ranking = san_ranking_load (bench->database, bench->round, NULL,
                                                     &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ranking->groups->len, ==, FIELD_CROWD_GROUPS);
  g_assert_cmpuint (((SanRankedGroup *) ranking->groups->pdata[FIELD_CROWD_GROUPS - 1])->n, ==,
                    FIELD_CROWD_UNITS / FIELD_CROWD_GROUPS);
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
  g_assert_cmpuint (n, ==, FIELD_CROWD_GROUPS * FIELD_CROWD_MONTHS);
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

  field_crowd_fill (office, FIELD_CROWD_MONTHS);
  bench.round = round = san_round_store_find (bench.database, FIELD_CROWD_LAST, &error);
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
