/* bench-ranking.c - the ranking of a month and of sixty at the design size
 *
 * 5,000 units and ten components make 3 million scores in 60 months. The machine is
 * calibrated by what SQLite alone needs to add up and rank one of the months: the ranking,
 * which reads the same rows, is allowed a multiple of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"
#include "schemes/san-scheme-store.h"
#include "support/san-test-office.h"
#include "support/san-test-round.h"

#define N_UNITS  5000
#define N_MONTHS 60
#define N_RUNS   5

static const char SQL_UNITS[] =
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
  " INSERT INTO unit (id, position) SELECT i, i FROM n";

static const char SQL_VERSIONS[] =
  "INSERT INTO unit_version (id, unit_id, code, name)"
  " SELECT id + 100000, id, 'c' || id, '第' || id || '单位' FROM unit";

static const char SQL_GROUPS[] =
  "INSERT INTO grouping (id, name, position) VALUES (1, '片区', 1);"
  "INSERT INTO unit_group (id, grouping_id, name, position)"
  " SELECT id, 1, '第' || id || '组', id FROM unit WHERE id <= 50;"
  "INSERT INTO membership (id, group_id, unit_id)"
  " SELECT id, (id - 1) % 50 + 1, id FROM unit";

static const char SQL_SCORES[] =
  "INSERT INTO score (round_id, unit_id, component, state, value)"
  " SELECT r.id, u.id, printf ('k%02d', c.i), 'value',"
  "  50000000 + (u.id * 7919 + c.i * 104729 + r.id * 15485863) % 5000 * 10000"
  " FROM round r, unit u, (SELECT position AS i FROM unit WHERE position <= ?1) c"
  " WHERE r.period = ?2";

static const char SQL_CALIBRATE[] =
  "SELECT unit_id, sum (value), rank () OVER (ORDER BY sum (value) DESC)"
  " FROM score WHERE round_id = (SELECT id FROM round WHERE period = ?1) GROUP BY unit_id";

typedef struct
{
  guint n_leaves;
  guint n_months;
} Size;

/* Blocks of ten weighted leaves under one weighted root */
static char *
make_scheme (guint n_leaves)
{
  GString *text = g_string_new ("{'name': '月度', 'component': {'key': 't', 'combine':"
                                " 'weighted', 'children': [");

  for (guint i = 1; i <= n_leaves; i++)
    {
      if (i % 10 == 1)
        g_string_append_printf (text, "%s{'key': 'b%u', 'combine': 'weighted', 'weight': %u,"
                                " 'children': [", i > 1 ? "]}, " : "", i, 10 + i);
      g_string_append_printf (text, "%s{'key': 'k%02u', 'source': 'entry', 'weight': %u}",
                              i % 10 == 1 ? "" : ", ", i, 1 + i % 7);
    }
  g_string_append (text, "]}]}}");

  return g_string_free (text, FALSE);
}

static void
run (SanDatabase *database,
     const char  *sql)
{
  g_autoptr (GError) error = NULL;

  san_database_exec (database, sql, &error);
  g_assert_no_error (error);
}

static gboolean
fill (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  const Size *size = data;
  g_autofree char *text = make_scheme (size->n_leaves);
  g_autoptr (SanScheme) scheme = san_test_scheme (text);

  if (!san_scheme_store_set (database, scheme, NULL, NULL, error))
    return FALSE;
  for (guint i = 0; i < size->n_months; i++)
    {
      g_autoptr (SanRound) round = g_new0 (SanRound, 1);

      round->period = san_period_month (2014 + (int) i / 12, 1 + (int) i % 12);
      round->label = san_period_format (&round->period);
      round->grouping = g_strdup ("片区");
      round->grouping_id = 1;
      round->schemes = g_strsplit ("月度", ";", -1);
      round->from = SAN_DAY_MIN;
      round->to = SAN_DAY_MAX;
      if (!san_round_store_add (database, round, error))
        return FALSE;
    }

  return TRUE;
}

/* Behind the journal: recording three million rows is not what is measured here. */
static void
fill_scores (SanDatabase *database,
             const Size  *size)
{
  g_autoptr (GError) error = NULL;

  run (database, "BEGIN");
  for (guint i = 0; i < size->n_months; i++)
    {
      g_autoptr (SanStatement) insert = san_database_prepare (database, SQL_SCORES, &error);
      SanPeriod period = san_period_month (2014 + (int) i / 12, 1 + (int) i % 12);
      g_autofree char *text = san_period_format (&period);

      g_assert_no_error (error);
      san_statement_bind_int (insert, 1, size->n_leaves);
      san_statement_bind_text (insert, 2, text);
      san_statement_run (insert, &error);
      g_assert_no_error (error);
    }
  run (database, "COMMIT");
}

static double
since (gint64 *start)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (double) (now - *start) / G_USEC_PER_SEC;

  *start = now;

  return seconds;
}

static double
calibrate (SanDatabase *database,
           const char  *period)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (SanStatement) query = san_database_prepare (database, SQL_CALIBRATE, NULL);
      gint64 start = g_get_monotonic_time ();
      gboolean has_row = TRUE;
      guint rows = 0;
      double seconds;

      san_statement_bind_text (query, 1, period);
      while (has_row && san_statement_step (query, &has_row, NULL))
        rows += has_row;
      g_assert_cmpuint (rows, ==, N_UNITS);
      seconds = since (&start);
      best = MIN (best, seconds);
    }

  return best;
}

static void
rank (SanDatabase *database,
      const char  *label)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = san_round_store_find (database, label, &error);
  g_autoptr (SanRanking) ranking = NULL;

  g_assert_no_error (error);
  ranking = san_ranking_load (database, round, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ranking->groups->len, ==, 50);
  g_assert_cmpuint (((SanRankedGroup *) ranking->groups->pdata[49])->n, ==, N_UNITS / 50);
}

/* Best of several: with the month before, for the changes */
static double
time_month (SanDatabase *database,
            const char  *label)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double seconds;

      rank (database, label);
      seconds = since (&start);
      best = MIN (best, seconds);
    }

  return best;
}

/* What of it is reading, scoring, placing, for one round alone */
static void
print_parts (SanDatabase *database,
             const char  *label)
{
  g_autoptr (SanRound) round = san_round_store_find (database, label, NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SanRoundInput) input = san_round_input_load (database, round, NULL);
  double load = since (&start);
  g_autoptr (SanScores) scores = san_scores_compute (input, NULL);
  double score = since (&start);
  g_autoptr (SanRanking) ranking = san_ranking_compute (input, NULL);
  double place = since (&start) - score;
  g_autoptr (GBytes) frozen = san_round_input_freeze (input);
  double freeze = since (&start);
  g_autoptr (SanRoundInput) thawed = san_round_input_thaw (frozen, NULL);
  double thaw = since (&start);

  g_assert_nonnull (ranking);
  g_assert_nonnull (thawed);
  g_print ("# one round: load %.1f ms, score %.1f ms, place %.1f ms; freeze %.1f ms, thaw"
           " %.1f ms\n", load * 1000, score * 1000, place * 1000, freeze * 1000, thaw * 1000);
}

static SanTestOffice *
make_office (const Size *size)
{
  SanTestOffice *office = san_test_office_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;

  run (database, "BEGIN");
  run (database, SQL_UNITS);
  run (database, SQL_VERSIONS);
  run (database, SQL_GROUPS);
  run (database, "COMMIT");
  san_workspace_change (office->workspace, "round.new", "bench", fill, (gpointer) size, NULL,
                        &error);
  g_assert_no_error (error);
  fill_scores (database, size);

  return office;
}

/* One month of 200,000 cells */
static void
bench_wide_month (void)
{
  const Size size = { 40, 2 };
  g_autoptr (SanTestOffice) office = make_office (&size);
  SanDatabase *database = san_test_office_database (office);
  double bare = calibrate (database, "2014-02");
  double month = time_month (database, "2014-02");

  g_print ("# 5,000 units x 40 components: %.1f ms with the month before, SQLite alone"
           " SUM + RANK %.1f ms, ratio %.2f\n", month * 1000, bare * 1000, month / bare);
  print_parts (database, "2014-02");
  g_assert_cmpfloat (month / bare, <, 10);
}

static void
bench_sixty_months (void)
{
  const Size size = { 10, N_MONTHS };
  g_autoptr (SanTestOffice) office = make_office (&size);
  SanDatabase *database = san_test_office_database (office);
  double bare = calibrate (database, "2018-12");
  double month = time_month (database, "2018-12");
  gint64 start = g_get_monotonic_time ();
  double all;

  for (guint i = 0; i < N_MONTHS; i++)
    {
      SanPeriod period = san_period_month (2014 + (int) i / 12, 1 + (int) i % 12);
      g_autofree char *label = san_period_format (&period);

      rank (database, label);
    }
  all = since (&start);

  g_print ("# 5,000 units x 10 components: one month %.1f ms (budget 50), 60 months %.0f ms"
           " (budget 2,500), SQLite alone SUM + RANK of a month %.1f ms, ratio %.2f\n",
           month * 1000, all * 1000, bare * 1000, month / bare);
  print_parts (database, "2018-12");
  g_assert_cmpfloat (month / bare, <, 14);
  g_assert_cmpfloat (all / (bare * N_MONTHS), <, 14);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ranking/wide-month", bench_wide_month);
  g_test_add_func ("/ranking/sixty-months", bench_sixty_months);

  return g_test_run ();
}
