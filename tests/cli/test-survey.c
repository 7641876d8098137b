/* test-survey.c - questionnaires and cross-evaluation through sansectl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char UNITS[] =
  "代码,名称,上级,类型\n"
  "1,云州市,,city\n"
  "11,东区,1,district\n"
  "12,西区,1,district\n"
  "1101,桥头社区,11,社区\n"
  "1102,河口社区,11,社区\n"
  "19,市城管局,1,bureau\n";

static const char GROUPS[] =
  "grouping,group,unit\n月度,城区,11\n月度,城区,12\n";

static const char SCHEME[] =
  "{\"name\": \"问卷\", \"component\": {\"key\": \"total\", \"combine\": \"weighted\","
  " \"children\": ["
  "{\"key\": \"site\", \"name\": \"实地\", \"weight\": 85, \"source\": \"entry\"},"
  "{\"key\": \"survey\", \"name\": \"问卷\", \"weight\": 15, \"source\": \"survey\"}]}}";

static const char QUESTIONS[] =
  "question,option,value,component\n"
  "对环境满意吗,满意,100,\n对环境满意吗,一般,60,\n对环境满意吗,不满意,0,\n"
  "对环境满意吗,不了解,,\n"
  "知道创城吗,知道,100,survey\n知道创城吗,不知道,0,survey\n";

static void
import (CliPlace   *place,
        const char *kind,
        const char *round,
        const char *text)
{
  g_autofree char *table = cli_place_write (place, "table.csv", text);

  if (round != NULL)
    g_free (cli_out ("import", place->file, kind, table, "--round", round, NULL));
  else
    g_free (cli_out ("import", place->file, kind, table, NULL));
}

static CliPlace *
new_survey (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *scheme = cli_place_write (place, "scheme.json", SCHEME);

  g_free (cli_out ("new", place->file, NULL));
  import (place, "units", NULL, UNITS);
  import (place, "groups", NULL, GROUPS);
  import (place, "questions", NULL, QUESTIONS);
  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  g_free (cli_out ("round", place->file, "new", "六月", "--period", "2018-06", "--scheme",
                   "问卷", "--grouping", "月度", "--from", "2018-06-10", "--to", "2018-06-13",
                   NULL));
  import (place, "scores", "六月", "unit,site\n东区,90\n西区,80\n");

  return place;
}

/* Of the row whose @column is @value */
static const char *
cell_where (GPtrArray  *table,
            const char *column,
            const char *value,
            const char *wanted)
{
  for (guint i = 0; i + 1 < table->len; i++)
    if (g_str_equal (cli_cell (table, i, column), value))
      return cli_cell (table, i, wanted);

  g_error ("no row with %s %s", column, value);
}

/* Answers of communities are those of their district, weighted by how many they are:
 * 桥头 1 of 1 satisfied and 河口 1 of 3, so 东区 has 2 of 4, not the mean of 100 and 33.33. */
static void
test_larger_areas_are_weighted (void)
{
  g_autoptr (CliPlace) place = new_survey ();
  g_autofree char *rank = NULL;
  g_autoptr (GPtrArray) table = NULL;

  import (place, "survey", "六月",
          "社区,题目,选项,人数\n桥头社区,对环境满意吗,满意,1\n"
          "河口社区,对环境满意吗,满意,1\n河口社区,对环境满意吗,不满意,2\n"
          "河口社区,对环境满意吗,不了解,7\n");
  rank = cli_out ("round", place->file, "rank", "六月", NULL);
  table = cli_table (rank);
  g_assert_cmpstr (cell_where (table, "unit", "东区", "survey"), ==, "50");
  g_assert_cmpstr (cell_where (table, "unit", "东区", "total"), ==, "84.00");
  /* nobody was asked there: the weight goes to the rest */
  g_assert_cmpstr (cell_where (table, "unit", "西区", "survey"), ==, "");
  g_assert_cmpstr (cell_where (table, "unit", "西区", "total"), ==, "80.00");
  g_assert_cmpstr (cell_where (table, "unit", "西区", "note"), ==, "survey:reweight");
  g_assert_cmpuint (table->len, ==, 3);

  /* 4 respondents, one of whom leaves the second question out: 东区 has (3·100 + 2·60 + 2·0)
   * of 7 = 60 and 1 of 3 that know */
  import (place, "survey", "六月",
          "unit,对环境满意吗,知道创城吗\n东区,满意,知道\n桥头社区,一般,不知道\n"
          "桥头社区,一般,不知道\n桥头社区,不了解,\n");
  g_free (rank);
  rank = cli_out ("round", place->file, "rank", "六月", "--json", NULL);
  g_assert_nonnull (strstr (rank, "\"survey\": \"46.666667\""));
}

static void
assert_explains (CliPlace   *place,
                 const char *round,
                 const char *unit,
                 const char *expected)
{
  g_autofree char *text = cli_out ("round", place->file, "explain", round, unit, NULL);

  if (strstr (text, expected) == NULL)
    g_error ("expected %s in\n%s", expected, text);
}

/* Published or not, the account leads down to every option, and says the same for ever. */
static void
test_explained_for_ever (void)
{
  g_autoptr (CliPlace) place = new_survey ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import (place, "survey", "六月",
          "unit,question,option,count\n东区,对环境满意吗,满意,3\n东区,对环境满意吗,不满意,1\n"
          "东区,知道创城吗,知道,4\n西区,知道创城吗,知道,1\n");
  /* 15 % of (75 + 100)/2: 13.125, of which the satisfied are 5.625 */
  assert_explains (place, "六月", "东区",
                   "1,survey,问卷,survey,15,87.5,100,87.5,13.125000,105/8,n=4; ±24.50\n"
                   "2,Q1,对环境满意吗,mean,50,75,100,75,5.625000,45/8,n=4\n"
                   "3,Q1.1,满意,option,75,75,100,100,5.625000,45/8,n=3\n"
                   "3,Q1.2,一般,option,0,0,100,60,0.000000,0,n=0\n");
  before = cli_out ("round", place->file, "explain", "六月", "东区", NULL);
  for (const char *state = "sample assess review"; *state != '\0';)
    {
      g_autofree char *word = g_strndup (state, strcspn (state, " "));

      g_free (cli_out ("round", place->file, "state", "六月", word, NULL));
      state += strlen (word);
      state += *state == ' ';
    }
  g_free (cli_out ("round", place->file, "publish", "六月", "--number", "1", NULL));
  import (place, "questions", NULL, "question,option,value\n对环境满意吗,满意,10\n");
  after = cli_out ("round", place->file, "explain", "六月", "东区", NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_asked_outside_the_round (void)
{
  g_autoptr (CliPlace) place = new_survey ();
  g_autofree char *check = NULL;

  import (place, "survey", "六月",
          "unit,知道创城吗,id,day\n东区,知道,A7,2018-06-14\n东区,知道,A8,2018-06-13\n"
          "西区,知道,,\n");
  check = cli_out ("round", place->file, "check", "六月", "--strict", NULL);
  g_assert_cmpstr (check, ==,
                   "severity,unit,what,found,expected,where\n"
                   "warning,东区,out-of-dates,2018-06-14,2018-06-10..2018-06-13,survey A7\n");
}

/* Who has answers is in a round without a grouping, and so is who was scored. */
static void
test_rounds_without_a_grouping (void)
{
  g_autoptr (CliPlace) place = new_survey ();
  g_autofree char *rank = NULL;
  g_autoptr (GPtrArray) table = NULL;

  g_free (cli_out ("round", place->file, "new", "随机", "--period", "2018-07", "--scheme",
                   "问卷", NULL));
  import (place, "survey", "随机", "unit,知道创城吗\n桥头社区,知道\n");
  import (place, "evaluations", "随机", "evaluator,target,score\n东区,西区,90\n西区,西区,9\n");
  rank = cli_out ("round", place->file, "rank", "随机", NULL);
  table = cli_table (rank);
  g_assert_cmpuint (table->len, ==, 3);
  g_assert_cmpstr (cell_where (table, "unit", "桥头社区", "total"), ==, "100.00");
  g_assert_cmpstr (cell_where (table, "unit", "西区", "total"), ==, "");
}

/* Thirteen towns ----------------------------------------------------------------------- */

#define TOWNS 13

/* Town i deserves 91 − i: 90 … 78, 1092 in all, mean 84. Every town scores all others and
 * gives what they deserve, but town 1 gives 8 more, town 2 gives 8 less. */
static void
write_evaluations (GString *text)
{
  g_string_append (text, "evaluator,target,score\n");
  for (int i = 1; i <= TOWNS; i++)
    for (int j = 1; j <= TOWNS; j++)
      if (i != j)
        g_string_append_printf (text, "T%02d,T%02d,%d\n", i, j,
                                91 - j + (i == 1 ? 8 : i == 2 ? -8 : 0));
}

static CliPlace *
new_towns (void)
{
  static const struct { const char *name, *members; } schemes[] = {
    { "原始分", "" }, { "可比分", ", \"comparable\": true" }, { "去极值", ", \"trim\": 1" },
  };
  CliPlace *place = cli_place_new ();
  g_autoptr (GString) units = g_string_new ("code,name\n");
  g_autoptr (GString) groups = g_string_new ("grouping,group,unit\n");
  g_autoptr (GString) evaluations = g_string_new (NULL);

  g_free (cli_out ("new", place->file, NULL));
  for (int i = 1; i <= TOWNS; i++)
    {
      g_string_append_printf (units, "T%02d,%d号镇\n", i, i);
      g_string_append_printf (groups, "双月,乡镇,T%02d\n", i);
    }
  import (place, "units", NULL, units->str);
  import (place, "groups", NULL, groups->str);
  write_evaluations (evaluations);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"name\": \"%s\", \"component\": {\"key\": \"total\", \"combine\":"
                         " \"sum\", \"children\": [{\"key\": \"cross\", \"name\": \"互评\","
                         " \"source\": \"cross\", \"decimals\": 4%s}]}}", schemes[i].name,
                         schemes[i].members);
      g_autofree char *path = cli_place_write (place, "scheme.json", json);

      g_free (cli_out ("scheme", place->file, "set", path, NULL));
      g_free (cli_out ("round", place->file, "new", schemes[i].name, "--period",
                       "2018-05..2018-06", "--kind", "cross", "--scheme", schemes[i].name,
                       "--grouping", "双月", NULL));
      import (place, "evaluations", schemes[i].name, evaluations->str);
    }

  return place;
}

static void
assert_town (GPtrArray  *table,
             const char *town,
             const char *rank,
             const char *total,
             const char *score)
{
  g_assert_cmpstr (cell_where (table, "code", town, "rank"), ==, rank);
  g_assert_cmpstr (cell_where (table, "code", town, "total"), ==, total);
  g_assert_cmpstr (cell_where (table, "code", town, "cross"), ==, score);
}

/* As given: town j gets what it deserves and 1/12 of what the two do too much or too little,
 * 8 and −8 unless one of them is itself. So town 1 has 90 − 8/12 and town 2 has 89 + 8/12:
 * being lenient costs the first place.
 *
 * Comparable: an evaluator of mean (1092 − q)/12 ± 8 and a mean of all of 84 leave town j
 * with (143 q + 84)/144: 89.9583, 88.9653, 87.9722 … 78.0417, in the order that they
 * deserve.
 *
 * The highest and the lowest dropped: 97 and 89 of town 2, 90 and 82 of town 1, +8 and −8 of
 * the others, which leaves what each deserves. */
static void
test_mengzi (void)
{
  g_autoptr (CliPlace) place = new_towns ();
  g_autofree char *raw = cli_out ("round", place->file, "rank", "原始分", NULL);
  g_autofree char *comparable = cli_out ("round", place->file, "rank", "可比分", NULL);
  g_autofree char *trimmed = cli_out ("round", place->file, "rank", "去极值", NULL);
  g_autoptr (GPtrArray) as_given = cli_table (raw);
  g_autoptr (GPtrArray) made_equal = cli_table (comparable);
  g_autoptr (GPtrArray) cut = cli_table (trimmed);

  assert_town (as_given, "T02", "1", "89.67", "89.6667");
  assert_town (as_given, "T01", "2", "89.33", "89.3333");
  assert_town (as_given, "T03", "3", "88.00", "88.0000");
  assert_town (as_given, "T13", "13", "78.00", "78.0000");

  assert_town (made_equal, "T01", "1", "89.96", "89.9583");
  assert_town (made_equal, "T02", "2", "88.97", "88.9653");
  assert_town (made_equal, "T03", "3", "87.97", "87.9722");
  assert_town (made_equal, "T13", "13", "78.04", "78.0417");

  assert_town (cut, "T01", "1", "90.00", "90.0000");
  assert_town (cut, "T02", "2", "89.00", "89.0000");
  assert_town (cut, "T13", "13", "78.00", "78.0000");

  assert_explains (place, "去极值", "T01",
                   "2,2号镇,2号镇,evaluator,,82,100,82.0000,0.000000,0,dropped as lowest\n");
  /* from town 2: 82 − (1092 − 89)/12 + 8 + 84 = 90 + 5/12 */
  assert_explains (place, "可比分", "T01",
                   "2,2号镇,2号镇,evaluator,8.333333,82,100,90.4167,6.833333,41/6,\n");
  assert_explains (place, "可比分", "T01", "2,correction,,correction,,,,,0.625000,5/8,\n");
}

static void
test_self_evaluation (void)
{
  g_autoptr (CliPlace) place = new_towns ();
  g_autofree char *table = cli_place_write (place, "self.csv",
                                            "evaluator,target,score\nT05,T05,100\n"
                                            "T06,T05,101\n");
  g_autoptr (CliCall) strict = NULL;
  g_autofree char *rank = NULL;
  g_autoptr (GPtrArray) places = NULL;

  g_free (cli_out ("import", place->file, "evaluations", table, "--round", "去极值",
                   "--allow-missing-units", NULL));
  strict = cli_call ("round", place->file, "check", "去极值", "--strict", NULL);
  g_assert_cmpint (strict->status, ==, 1);
  g_assert_cmpstr (strict->out, ==,
                   "severity,unit,what,found,expected,where\n"
                   "error,5号镇,self-evaluation,100,,5号镇 → 5号镇\n"
                   "error,5号镇,range,101,0..100,6号镇 → 5号镇\n");
  /* 101 is the highest now and goes; 94 of the lenient one counts: 86 + 8/10 */
  rank = cli_out ("round", place->file, "rank", "去极值", NULL);
  places = cli_table (rank);
  assert_town (places, "T05", "5", "86.80", "86.8000");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/survey/larger-areas-are-weighted", test_larger_areas_are_weighted);
  g_test_add_func ("/survey/explained-for-ever", test_explained_for_ever);
  g_test_add_func ("/survey/asked-outside-the-round", test_asked_outside_the_round);
  g_test_add_func ("/survey/rounds-without-a-grouping", test_rounds_without_a_grouping);
  g_test_add_func ("/cross/mengzi", test_mengzi);
  g_test_add_func ("/cross/self-evaluation", test_self_evaluation);

  return g_test_run ();
}
