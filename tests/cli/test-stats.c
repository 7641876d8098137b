/* test-stats.c - figures of tickets, and the component that is made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char UNITS[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "2,乙街道,1,街道\n"
  "3,丙镇,1,镇\n";

static const char SCHEME[] =
  "{\"name\": \"月评\", \"component\": {\"key\": \"total\", \"name\": \"总分\","
  " \"combine\": \"weighted\", \"children\": ["
  "  {\"key\": \"site\", \"name\": \"实地\", \"weight\": \"90\", \"source\": \"entry\"},"
  "  {\"key\": \"closing\", \"name\": \"整改\", \"weight\": \"10\", \"full\": \"50\","
  "   \"source\": \"tickets\", \"indicator\": \"closure\"},"
  "  {\"key\": \"punctual\", \"name\": \"按期\", \"weight\": \"0\", \"source\": \"tickets\","
  "   \"indicator\": \"on_time\"},"
  "  {\"key\": \"firm\", \"name\": \"反弹\", \"weight\": \"0\", \"source\": \"tickets\","
  "   \"indicator\": \"no_relapse\"}]}}";

static void
at (const char *time)
{
  g_setenv ("SANSE_NOW", time, TRUE);
}

static void
issue (CliPlace   *place,
       const char *time,
       const char *unit,
       const char *number)
{
  g_autofree char *expected = g_strconcat (number, "\n", NULL);
  g_autofree char *made = NULL;

  at (time);
  made = cli_out ("ticket", place->file, "new", "--unit", unit, "--problem", "垃圾桶满溢",
                  "--source", "日巡查", "--actor", "甲", NULL);
  g_assert_cmpstr (made, ==, expected);
}

static void
act (CliPlace   *place,
     const char *time,
     const char *number,
     const char *verb,
     const char *actor)
{
  at (time);
  g_free (cli_out ("ticket", place->file, verb, number, "--by", "丁", "--actor", actor, NULL));
}

/* Two in 乙街道, one of them late; two in 丙镇, one of them forgotten. */
static CliPlace *
july (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);

  at ("2018-07-01 09:00");
  g_free (cli_out ("new", place->file, NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  issue (place, "2018-07-02 09:00", "乙街道", "白〔2018〕001号");
  issue (place, "2018-07-02 09:00", "乙街道", "白〔2018〕002号");
  issue (place, "2018-07-02 09:00", "丙镇", "白〔2018〕003号");
  issue (place, "2018-07-02 09:00", "丙镇", "白〔2018〕004号");
  act (place, "2018-07-02 10:00", "白2018-1", "receive", "甲");
  act (place, "2018-07-02 10:00", "白2018-2", "receive", "甲");
  act (place, "2018-07-02 10:00", "白2018-3", "receive", "甲");
  act (place, "2018-07-02 10:00", "白2018-4", "receive", "甲");
  act (place, "2018-07-03 11:30", "白2018-1", "report", "甲");
  act (place, "2018-07-03 16:30", "白2018-1", "verify", "乙");
  act (place, "2018-07-04 09:00", "白2018-4", "report", "甲");
  act (place, "2018-07-04 10:00", "白2018-4", "verify", "乙");
  act (place, "2018-07-06 10:00", "白2018-2", "report", "甲");
  act (place, "2018-07-06 11:00", "白2018-2", "verify", "乙");
  at ("2018-08-01 09:00");

  return place;
}

static guint
find_row (GPtrArray  *table,
          const char *key,
          const char *figure)
{
  for (guint i = 0; i + 1 < table->len; i++)
    if (g_str_equal (cli_cell (table, i, "key"), key) &&
        g_str_equal (cli_cell (table, i, "figure"), figure))
      return i;

  g_error ("There is no figure %s of “%s”", figure, key);
}

/* "numerator/denominator=value" */
static void
assert_figure (GPtrArray  *table,
               const char *key,
               const char *figure,
               const char *expected)
{
  guint row = find_row (table, key, figure);
  g_autofree char *text = g_strdup_printf ("%s/%s=%s", cli_cell (table, row, "numerator"),
                                           cli_cell (table, row, "denominator"),
                                           cli_cell (table, row, "value"));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_figures (void)
{
  g_autoptr (CliPlace) place = july ();
  g_autofree char *text = cli_out ("stats", place->file, "tickets", "--from", "2018-07-01",
                                   "--to", "2018-07-31", NULL);
  g_autoptr (GPtrArray) table = cli_table (text);

  g_assert_true (g_str_has_prefix (text, "key,figure,numerator,denominator,value,cut_off\n"
                                   ",issued,4,,4,2018-07-31 23:59\n"));
  g_assert_cmpuint (table->len, ==, 17);
  assert_figure (table, "", "due", "4/=4");
  assert_figure (table, "", "waiting", "0/=0");
  assert_figure (table, "", "closed", "3/=3");
  assert_figure (table, "", "closed_on_time", "2/=2");
  assert_figure (table, "", "closure_rate", "3/4=75.00");
  assert_figure (table, "", "on_time_rate", "2/4=50.00");
  assert_figure (table, "", "relapse_rate", "0/0=");
  /* 540, 780 and 1,620 office minutes */
  assert_figure (table, "", "median_hours", "/=13.0");
  assert_figure (table, "", "p90_hours", "/=27.0");
}

static void
test_groups (void)
{
  g_autoptr (CliPlace) place = july ();
  g_autofree char *by_unit = cli_out ("stats", place->file, "tickets", "--to", "2018-07-31",
                                      "--by", "unit", NULL);
  g_autofree char *tree = cli_out ("stats", place->file, "tickets", "--by", "unit", "--tree",
                                   NULL);
  g_autofree char *colour = cli_out ("stats", place->file, "tickets", "--by", "colour", NULL);
  g_autoptr (GPtrArray) units = cli_table (by_unit);
  g_autoptr (GPtrArray) branches = cli_table (tree);
  g_autoptr (GPtrArray) colours = cli_table (colour);

  g_assert_cmpuint (units->len, ==, 1 + 3 * 16);
  assert_figure (units, "", "due", "4/=4");
  assert_figure (units, "乙街道", "closure_rate", "2/2=100.00");
  assert_figure (units, "乙街道", "on_time_rate", "1/2=50.00");
  assert_figure (units, "丙镇", "closure_rate", "1/2=50.00");
  assert_figure (branches, "甲区", "due", "4/=4");
  assert_figure (branches, "丙镇", "due", "2/=2");
  g_assert_cmpstr (cli_cell (branches, 0, "cut_off"), ==, "2018-08-01 09:00");
  assert_figure (colours, "white", "closed_on_time", "2/=2");
  assert_figure (colours, "yellow", "closed_on_time", "0/=0");
  assert_figure (colours, "yellow", "due", "2/=2");
}

/* The bureau in charge is the point's; where there is no point, or it names none, that of
 * the item. */
static void
test_bureaus (void)
{
  g_autoptr (CliPlace) place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv",
                                            "名称,类型\n乙街道,街道\n市城管局,bureau\n"
                                            "市商务局,bureau\n");
  g_autofree char *items = cli_place_write (place, "items.csv",
                                            "category,item,item_code,bureau\n"
                                            "农贸市场,地面清洁,N1,市城管局\n"
                                            "农贸市场,公平秤,N2,无此局\n");
  g_autofree char *points = cli_place_write (place, "points.csv",
                                             "code,name,category,unit,bureau\n"
                                             "P1,东门市场,农贸市场,乙街道,市商务局\n"
                                             "P2,西门市场,农贸市场,乙街道,\n");
  static const char *const places[][2] = { { "P1", "N1" }, { "P2", "N1" }, { "P2", "N2" } };
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) table = NULL;

  at ("2018-07-02 09:00");
  g_free (cli_out ("new", place->file, NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  g_free (cli_out ("import", place->file, "items", items, NULL));
  g_free (cli_out ("import", place->file, "points", points, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_free (cli_out ("ticket", place->file, "new", "--unit", "乙街道", "--problem", "甲",
                     "--point", places[i][0], "--item", places[i][1], NULL));
  g_free (cli_out ("ticket", place->file, "new", "--unit", "乙街道", "--problem", "乙",
                   "--item", "N1", NULL));

  text = cli_out ("stats", place->file, "tickets", "--by", "bureau", NULL);
  table = cli_table (text);
  assert_figure (table, "", "issued", "4/=4");
  assert_figure (table, "市商务局", "issued", "1/=1");
  assert_figure (table, "市城管局", "issued", "2/=2");
}

static void
test_usage (void)
{
  g_autoptr (CliPlace) place = july ();

  g_free (cli_refused (2, "stats", place->file, "tickets", "--by", "moon", NULL));
  g_free (cli_refused (2, "stats", place->file, "tickets", "--tree", NULL));
  g_free (cli_refused (2, "stats", place->file, "tickets", "--from", "2018-07-32", NULL));
  g_free (cli_refused (2, "stats", place->file, "tickets", "--from", "2018-08-01", "--to",
                       "2018-07-31", NULL));
  g_free (cli_refused (2, "stats", place->file, NULL));
}

static char *
explain (CliPlace   *place,
         const char *unit,
         const char *key,
         const char *column)
{
  g_autofree char *text = cli_out ("round", place->file, "explain", "七月", unit, NULL);
  g_autoptr (GPtrArray) table = cli_table (text);

  for (guint i = 0; i + 1 < table->len; i++)
    if (g_str_equal (cli_cell (table, i, "key"), key))
      return g_strdup (cli_cell (table, i, column));

  g_error ("There is no row %s", key);
}

static void
assert_explained (CliPlace   *place,
                  const char *unit,
                  const char *key,
                  const char *earned,
                  const char *note)
{
  g_autofree char *found_earned = explain (place, unit, key, "earned");
  g_autofree char *found_note = explain (place, unit, key, "note");

  g_assert_cmpstr (found_earned, ==, earned);
  g_assert_cmpstr (found_note, ==, note);
}

static void
assert_totals (CliPlace   *place,
               const char *first,
               const char *second)
{
  g_autofree char *text = cli_out ("round", place->file, "rank", "七月", NULL);
  g_autoptr (GPtrArray) table = cli_table (text);

  g_assert_cmpstr (cli_cell (table, 0, "unit"), ==, "乙街道");
  g_assert_cmpstr (cli_cell (table, 0, "total"), ==, first);
  g_assert_cmpstr (cli_cell (table, 1, "total"), ==, second);
}

static void
test_component (void)
{
  g_autoptr (CliPlace) place = july ();
  g_autofree char *scheme = cli_place_write (place, "scheme.json", SCHEME);
  g_autofree char *scores = cli_place_write (place, "scores.csv",
                                             "单位,实地\n乙街道,90\n丙镇,90\n");
  g_autofree char *stats = NULL;
  g_autoptr (GPtrArray) table = NULL;

  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  g_free (cli_out ("round", place->file, "new", "七月", "--period", "2018-07", "--scheme",
                   "月评", NULL));
  g_free (cli_out ("import", place->file, "scores", scores, "--round", "七月", NULL));

  /* 0.9 × 90 + 0.1 × 100 and 0.9 × 90 + 0.1 × 50 */
  assert_totals (place, "91.00", "86.00");
  assert_explained (place, "乙街道", "closing", "50", "2/2 (2018-07-31 23:59)");
  assert_explained (place, "丙镇", "closing", "25",
                    "1/2 (2018-07-31 23:59); 白〔2018〕003号");
  assert_explained (place, "乙街道", "punctual", "50",
                    "1/2 (2018-07-31 23:59); 白〔2018〕002号; not counted");
  assert_explained (place, "乙街道", "firm", "",
                    "no data: reweight; 0/0 (2018-07-31 23:59); not counted");

  /* what is published stays, whatever is entered late */
  for (guint i = 0; i < 3; i++)
    {
      static const char *const states[] = { "sample", "assess", "review" };

      g_free (cli_out ("round", place->file, "state", "七月", states[i], NULL));
    }
  g_free (cli_out ("round", place->file, "publish", "七月", "--number", "7", NULL));
  at ("2018-08-02 09:00");
  g_free (cli_out ("ticket", place->file, "report", "白2018-3", "--as-of", "2018-07-04 09:00",
                   "--by", "丁", "--actor", "甲", NULL));
  stats = cli_out ("stats", place->file, "tickets", "--to", "2018-07-31", "--by", "unit", NULL);
  table = cli_table (stats);
  assert_figure (table, "丙镇", "closure_rate", "1/1=100.00");
  assert_figure (table, "丙镇", "waiting", "1/=1");
  assert_totals (place, "91.00", "86.00");
  assert_explained (place, "丙镇", "closing", "25",
                    "1/2 (2018-07-31 23:59); 白〔2018〕003号");
}

/* The sheet of tickets is issued with the bulletin, and proved, whatever happens later. */
static void
test_bulletin (void)
{
  g_autoptr (CliPlace) place = july ();
  g_autofree char *scheme = cli_place_write (place, "scheme.json", SCHEME);
  g_autofree char *scores = cli_place_write (place, "scores.csv",
                                             "单位,实地\n乙街道,90\n丙镇,90\n");
  g_autofree char *book = cli_place_path (place, "book.xlsx");
  g_autofree char *verified = NULL;
  g_autofree char *read = NULL;

  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  g_free (cli_out ("round", place->file, "new", "七月", "--period", "2018-07", "--scheme",
                   "月评", NULL));
  g_free (cli_out ("import", place->file, "scores", scores, "--round", "七月", NULL));
  g_free (cli_out ("round", place->file, "state", "七月", "assess", NULL));
  g_free (cli_out ("round", place->file, "state", "七月", "review", NULL));
  g_free (cli_out ("round", place->file, "publish", "七月", "--number", "7", NULL));

  at ("2018-08-02 09:00");
  g_free (cli_out ("ticket", place->file, "report", "白2018-3", "--as-of", "2018-07-04 09:00",
                   "--by", "丁", "--actor", "甲", NULL));
  verified = cli_out ("bulletin", place->file, "2018-7", "--verify", NULL);
  g_assert_cmpstr (verified, ==, "sheet,cell,found,expected\n");

  /* the sheet names both units and sums them up */
  g_free (cli_out ("bulletin", place->file, "2018-7", "-o", book, NULL));
  read = cli_out ("import", place->file, "units", book, "--sheet", "三色单", "--dry-run", NULL);
  g_assert_nonnull (strstr (read, ",0,2,1,0\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stats/figures", test_figures);
  g_test_add_func ("/stats/groups", test_groups);
  g_test_add_func ("/stats/bureaus", test_bureaus);
  g_test_add_func ("/stats/usage", test_usage);
  g_test_add_func ("/stats/component", test_component);
  g_test_add_func ("/stats/bulletin", test_bulletin);

  return g_test_run ();
}
