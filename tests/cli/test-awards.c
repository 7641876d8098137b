/* test-awards.c - awards and sanctions of a round, and the table of a year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char UNITS[] =
  "代码,名称,类型\n"
  "1,甲街道,街道\n2,乙街道,街道\n3,丙街道,街道\n4,丁街道,街道\n"
  "5,戊镇,镇\n6,己镇,镇\n7,庚镇,镇\n";

static const char GROUPS[] =
  "分组方案,考评组,单位,参评方式\n"
  "城乡,街道组,甲街道,\n城乡,街道组,乙街道,\n城乡,街道组,丙街道,\n"
  "城乡,街道组,丁街道,trial\n"
  "城乡,乡镇组,戊镇,\n城乡,乡镇组,己镇,\n城乡,乡镇组,庚镇,\n";

static const char SCHEME[] =
  "{\"name\": \"月评\", \"awards\": ["
  " {\"name\": \"表扬\", \"where\": {\"top\": 3}, \"action\": \"commend\"},"
  " {\"name\": \"奖励\", \"group\": \"*\", \"where\": {\"top\": 2}, \"action\": \"money\","
  "  \"money\": [\"100000\", \"50001\"], \"ties\": \"split\", \"budget\": \"150000\"},"
  " {\"name\": \"检讨\", \"where\": {\"bottom\": 1}, \"action\": \"self-criticism\"},"
  " {\"name\": \"约谈\", \"where\": {\"bottom\": 1, \"running\": 2},"
  "  \"action\": \"interview\"},"
  " {\"name\": \"诫勉\", \"group\": \"乡镇组\", \"where\": {\"at_most\": \"75\", \"times\": 3},"
  "  \"action\": \"admonition\"},"
  " {\"name\": \"进步\", \"where\": {\"progress\": 1}, \"action\": \"commend\"}],"
  " \"component\": {\"key\": \"total\", \"name\": \"总分\", \"source\": \"entry\"}}";

static const struct
{
  const char *label;
  const char *scores;
} months[] = {
  { "2018-04", "单位,总分\n甲街道,80\n乙街道,90\n丙街道,85\n丁街道,95\n"
    "戊镇,90\n己镇,88\n庚镇,75\n" },
  { "2018-05", "单位,总分\n甲街道,90\n乙街道,88\n丙街道,80\n丁街道,95\n"
    "戊镇,85\n己镇,85\n庚镇,70\n" },
  { "2018-06", "单位,总分\n甲街道,91\n乙街道,91\n丙街道,70\n丁街道,92\n"
    "戊镇,80\n己镇,80.01\n庚镇,75\n" },
};

static CliPlace *
office (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);
  g_autofree char *groups = cli_place_write (place, "groups.csv", GROUPS);
  g_autofree char *scheme = cli_place_write (place, "scheme.json", SCHEME);

  g_setenv ("SANSE_NOW", "2018-07-02 09:00", TRUE);
  g_free (cli_out ("new", place->file, NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  g_free (cli_out ("import", place->file, "groups", groups, NULL));
  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *table = cli_place_write (place, "scores.csv", months[i].scores);

      g_free (cli_out ("round", place->file, "new", months[i].label, "--period",
                       months[i].label, "--scheme", "月评", "--grouping", "城乡", NULL));
      g_free (cli_out ("import", place->file, "scores", table, "--round", months[i].label,
                       NULL));
    }

  return place;
}

/* A trial unit's place stays unawarded and nobody moves up; a shared place shares what its
 * places bring, the odd yuan going to the first of the roster. */
static void
test_rules_propose (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autoptr (CliCall) call = cli_call ("round", place->file, "awards", "2018-06", NULL);

  g_assert_cmpint (call->status, ==, 0);
  g_assert_cmpstr (call->out, ==,
                   "rule,group,unit,rank,action,amount,state,reason\n"
                   "表扬,街道组,甲街道,2,commend,,proposed,\n"
                   "表扬,街道组,乙街道,2,commend,,proposed,\n"
                   "表扬,乡镇组,己镇,1,commend,,proposed,\n"
                   "表扬,乡镇组,戊镇,2,commend,,proposed,\n"
                   "表扬,乡镇组,庚镇,3,commend,,proposed,\n"
                   "奖励,街道组,甲街道,2,money,25001,proposed,\n"
                   "奖励,街道组,乙街道,2,money,25000,proposed,\n"
                   "奖励,乡镇组,己镇,1,money,100000,proposed,\n"
                   "奖励,乡镇组,戊镇,2,money,50001,proposed,\n"
                   "检讨,街道组,丙街道,4,self-criticism,,proposed,\n"
                   "检讨,乡镇组,庚镇,3,self-criticism,,proposed,\n"
                   "约谈,街道组,丙街道,4,interview,,proposed,\n"
                   "约谈,乡镇组,庚镇,3,interview,,proposed,\n"
                   "诫勉,乡镇组,庚镇,3,admonition,,proposed,\n"
                   "进步,街道组,乙街道,2,commend,,proposed,\n"
                   "进步,乡镇组,庚镇,3,commend,,proposed,\n");
  /* 200,002 of 150,000 */
  g_assert_nonnull (strstr (call->err, "200002"));
  g_assert_nonnull (strstr (call->err, "150000"));
}

static void
test_first_round_has_nothing_behind_it (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *out = cli_out ("round", place->file, "awards", "2018-04", NULL);

  g_assert_nonnull (strstr (out, "检讨,街道组,甲街道,4"));
  g_assert_null (strstr (out, "约谈"));
  g_assert_null (strstr (out, "诫勉"));
  g_assert_null (strstr (out, "进步"));
}

static void
test_a_person_decides (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *refused = cli_refused (1, "round", place->file, "awards", "2018-06",
                                          "--strike", "检讨", "丙街道", NULL);
  g_autofree char *unknown = cli_refused (1, "round", place->file, "awards", "2018-06",
                                          "--confirm", "检讨", "甲街道", NULL);
  g_autofree char *half = cli_refused (2, "round", place->file, "awards", "2018-06",
                                       "--confirm", "检讨", NULL);
  g_autofree char *same = cli_digest (place->file);
  g_autofree char *out = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpstr (same, ==, before);
  g_assert_nonnull (strstr (refused, "检讨"));
  g_assert_nonnull (strstr (unknown, "甲街道"));

  g_free (cli_out ("round", place->file, "awards", "2018-06", "--confirm", "奖励", "甲街道",
                   NULL));
  g_free (cli_out ("round", place->file, "awards", "2018-06", "--strike", "检讨", "丙街道",
                   "--reason", "本月合并调整", NULL));
  out = cli_out ("round", place->file, "awards", "2018-06", NULL);
  g_assert_nonnull (strstr (out, "奖励,街道组,甲街道,2,money,25001,confirmed,\n"));
  g_assert_nonnull (strstr (out, "检讨,街道组,丙街道,4,self-criticism,,struck,本月合并调整\n"));

  g_free (cli_out ("undo", place->file, NULL));
  g_free (cli_out ("undo", place->file, NULL));
  undone = cli_digest (place->file);
  g_assert_cmpstr (undone, ==, before);
}

/* Many pairs in one call, wherever the label stands: one step, all of them or none */
static void
test_many_at_once (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *one_bad = cli_refused (1, "round", place->file, "awards", "2018-06",
                                          "--confirm", "奖励", "甲街道", "--confirm", "检讨",
                                          "甲街道", NULL);
  g_autofree char *twice = cli_refused (1, "round", place->file, "awards", "2018-06",
                                        "--confirm", "检讨", "丙街道", "--strike", "检讨",
                                        "丙街道", "--reason", "x", NULL);
  g_autofree char *no_reason = cli_refused (1, "round", place->file, "awards", "2018-06",
                                            "--confirm", "奖励", "甲街道", "--strike", "检讨",
                                            "丙街道", NULL);
  g_autofree char *half = cli_refused (2, "round", place->file, "awards", "2018-06",
                                       "--confirm", "奖励", "甲街道", "--confirm", "检讨", NULL);
  g_autofree char *same = cli_digest (place->file);
  g_autofree char *out = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpstr (same, ==, before);
  g_assert_nonnull (strstr (twice, "检讨"));

  out = cli_out ("round", place->file, "awards", "--confirm", "奖励", "甲街道", "2018-06",
                 "--confirm", "奖励", "乙街道", "--confirm", "表扬", "己镇", "--strike", "检讨",
                 "丙街道", "--reason", "本月合并调整", NULL);
  g_assert_nonnull (strstr (out, "奖励,街道组,甲街道,2,money,25001,confirmed,"));
  g_assert_nonnull (strstr (out, "奖励,街道组,乙街道,2,money,25000,confirmed,"));
  g_assert_nonnull (strstr (out, "表扬,乡镇组,己镇,1,commend,,confirmed,"));
  g_assert_nonnull (strstr (out, "检讨,街道组,丙街道,4,self-criticism,,struck,本月合并调整\n"));
  g_assert_nonnull (strstr (out, "检讨,乡镇组,庚镇,3,self-criticism,,proposed,\n"));

  g_free (cli_out ("undo", place->file, NULL));
  undone = cli_digest (place->file);
  g_assert_cmpstr (undone, ==, before);
}

/* Who is only listed is not compared with others, by progress neither. */
static void
test_listed_make_no_progress (void)
{
  static const char scheme[] =
    "{\"name\": \"月评\", \"awards\": ["
    " {\"name\": \"进步\", \"where\": {\"progress\": 1}, \"action\": \"money\","
    "  \"money\": [\"500\"]},"
    " {\"name\": \"达标\", \"where\": {\"at_least\": \"80\"}, \"action\": \"commend\"}],"
    " \"component\": {\"key\": \"total\", \"name\": \"总分\", \"source\": \"entry\"}}";
  static const char *const labels[] = { "2018-05", "2018-06" };
  static const char *const scores[] = { "单位,总分\n甲,60\n乙,70\n", "单位,总分\n甲,85\n乙,71\n" };
  g_autoptr (CliPlace) place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", "名称\n甲\n乙\n");
  g_autofree char *groups = cli_place_write (place, "groups.csv", "分组方案,考评组,单位,参评方式\n"
                                             "组,一组,甲,listed\n组,一组,乙,\n");
  g_autofree char *rules = cli_place_write (place, "scheme.json", scheme);
  g_autofree char *out = NULL;

  g_free (cli_out ("new", place->file, NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  g_free (cli_out ("import", place->file, "groups", groups, NULL));
  g_free (cli_out ("scheme", place->file, "set", rules, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *table = cli_place_write (place, "scores.csv", scores[i]);

      g_free (cli_out ("round", place->file, "new", labels[i], "--period", labels[i],
                       "--scheme", "月评", "--grouping", "组", NULL));
      g_free (cli_out ("import", place->file, "scores", table, "--round", labels[i], NULL));
    }
  out = cli_out ("round", place->file, "awards", "2018-06", NULL);
  g_assert_cmpstr (out, ==, "rule,group,unit,rank,action,amount,state,reason\n"
                   "进步,一组,乙,1,money,500,proposed,\n"
                   "达标,一组,甲,,commend,,proposed,\n");
}

static void
test_published_awards_stand (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *refused = NULL;

  g_free (cli_out ("round", place->file, "publish", "2018-06", "--number", "6", NULL));
  refused = cli_refused (1, "round", place->file, "awards", "2018-06", "--confirm", "检讨",
                         "丙街道", NULL);
  g_assert_nonnull (strstr (refused, "2018-06"));
}

static void
test_year (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *mean = cli_out ("round", place->file, "year", "2018", NULL);
  g_autofree char *points = cli_out ("round", place->file, "year", "2018", "--by", "points",
                                     NULL);
  g_autofree char *weighted = cli_out ("round", place->file, "year", "2018", "--by",
                                       "weighted", "--weight", "2018-04=0", "--weight",
                                       "2018-06=3", NULL);
  g_autofree char *sum = cli_out ("round", place->file, "year", "2018", "--by", "sum", NULL);
  g_autofree char *nobody = cli_refused (1, "round", place->file, "year", "2017", NULL);
  g_autofree char *no_year = cli_refused (2, "round", place->file, "year", "2018-06", NULL);

  g_assert_cmpstr (mean, ==,
                   "group,rank,unit,value,rounds,2018-04,2018-05,2018-06\n"
                   "街道组,1,丁街道,94.00,3,95.00,95.00,92.00\n"
                   "街道组,2,乙街道,89.67,3,90.00,88.00,91.00\n"
                   "街道组,3,甲街道,87.00,3,80.00,90.00,91.00\n"
                   "街道组,4,丙街道,78.33,3,85.00,80.00,70.00\n"
                   "乡镇组,1,戊镇,85.00,3,90.00,85.00,80.00\n"
                   "乡镇组,2,己镇,84.34,3,88.00,85.00,80.01\n"
                   "乡镇组,3,庚镇,73.33,3,75.00,70.00,75.00\n");
  /* 4+4+4, 3+2+3, 1+3+3, 2+1+1; 3+3+2, 2+3+3, 1+1+1 */
  g_assert_nonnull (strstr (points, "街道组,1,丁街道,12,3,"));
  g_assert_nonnull (strstr (points, "街道组,2,乙街道,8,3,"));
  g_assert_nonnull (strstr (points, "街道组,3,甲街道,7,3,"));
  g_assert_nonnull (strstr (points, "街道组,4,丙街道,4,3,"));
  g_assert_nonnull (strstr (points, "乡镇组,1,戊镇,8,3,"));
  g_assert_nonnull (strstr (points, "乡镇组,1,己镇,8,3,"));
  /* (90 + 3 · 91) / 4 */
  g_assert_nonnull (strstr (weighted, "甲街道,90.75,3,"));
  g_assert_nonnull (strstr (sum, "甲街道,261.00,3,"));
}

/* A month without an assessment is skipped; a unit stands where it stood last. */
static void
test_year_with_gaps (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *table = cli_place_write (place, "scores.csv",
                                            "单位,总分\n甲街道,无数据\n乙街道,100\n");
  g_autofree char *out = NULL;

  g_free (cli_out ("round", place->file, "new", "2018-09", "--period", "2018-09", "--scheme",
                   "月评", "--grouping", "城乡", NULL));
  g_free (cli_out ("import", place->file, "scores", table, "--round", "2018-09",
                   "--allow-missing-units", NULL));
  g_free (cli_out ("round", place->file, "new", "抽查", "--period", "2018-10", "--scheme",
                   "月评", "--kind", "special", NULL));
  out = cli_out ("round", place->file, "year", "2018", NULL);
  g_assert_nonnull (strstr (out, "rounds,2018-04,2018-05,2018-06,2018-09\n"));
  g_assert_nonnull (strstr (out, "街道组,2,乙街道,92.25,4,90.00,88.00,91.00,100.00\n"));
  g_assert_nonnull (strstr (out, "街道组,3,甲街道,87.00,3,80.00,90.00,91.00,\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/awards/rules-propose", test_rules_propose);
  g_test_add_func ("/awards/first-round", test_first_round_has_nothing_behind_it);
  g_test_add_func ("/awards/a-person-decides", test_a_person_decides);
  g_test_add_func ("/awards/many-at-once", test_many_at_once);
  g_test_add_func ("/awards/listed-make-no-progress", test_listed_make_no_progress);
  g_test_add_func ("/awards/published-stand", test_published_awards_stand);
  g_test_add_func ("/awards/year", test_year);
  g_test_add_func ("/awards/year-with-gaps", test_year_with_gaps);

  return g_test_run ();
}
