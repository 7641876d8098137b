/* test-survey.c - questionnaires and evaluations: tables in and out, records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "registry/san-group-store.h"
#include "rounds/san-cross-plan.h"
#include "rounds/san-survey-store.h"
#include "schemes/san-scheme-store.h"
#include "support/san-test-office.h"

static const char units[] =
  "name,code,parent,kind\n"
  "云州市,1,,city\n"
  "东区,11,1,district\n"
  "西区,12,1,district\n"
  "桥头社区,1101,11,community\n"
  "河口社区,1102,11,community\n"
  "城关社区,1201,12,community\n"
  "市城管局,19,1,bureau\n";

static const char groups[] =
  "grouping,group,unit\n"
  "月度,城区,11\n"
  "月度,城区,12\n";

static const char scheme[] =
  "{\"name\": \"问卷\", \"component\": {\"key\": \"total\", \"combine\": \"sum\","
  " \"children\": ["
  "{\"key\": \"survey\", \"name\": \"满意度\", \"full\": \"60\", \"source\": \"survey\"},"
  "{\"key\": \"cross\", \"name\": \"互评\", \"full\": \"40\", \"source\": \"cross\"}]}}";

static const char questions[] =
  "question,option,value,component,form\n"
  "对环境卫生满意吗,满意,100,survey,居民\n"
  "对环境卫生满意吗,一般,60,survey,居民\n"
  "对环境卫生满意吗,不满意,0,survey,居民\n"
  "对环境卫生满意吗,不了解,,survey,居民\n"
  "知道创城吗,知道,100,,\n"
  "知道创城吗,不知道,0,,\n";

static gboolean
set_scheme (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  g_autoptr (SanScheme) parsed = san_scheme_parse (data, error);
  guint version;

  return parsed != NULL && san_scheme_store_set (database, parsed, &version, NULL, error);
}

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);
  const char *schemes[] = { "问卷", NULL };

  if (!san_database_query_int (database, "SELECT id FROM grouping", &round->grouping_id,
                               error))
    return FALSE;
  round->label = g_strdup ("六月");
  round->grouping = g_strdup ("");
  round->published = g_strdup ("");
  round->schemes = g_strdupv ((char **) schemes);
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;

  return san_period_parse ("2018-06", &round->period, error) &&
         san_round_store_add (database, round, error);
}

static SanTestOffice *
new_office (void)
{
  SanTestOffice *office = san_test_office_new ();

  g_free (san_test_office_import (office, "units", NULL, units));
  g_free (san_test_office_import (office, "groups", NULL, groups));
  g_free (san_test_office_import (office, "questions", NULL, questions));
  san_test_office_change (office, "scheme.set", set_scheme, (gpointer) scheme);
  san_test_office_change (office, "round.new", add_round, NULL);

  return office;
}

static void
assert_import (SanTestOffice *office,
               const char    *kind,
               const char    *text,
               const char    *expected)
{
  g_autofree char *counts = san_test_office_import (office, kind, "六月", text);

  g_assert_cmpstr (counts, ==, expected);
}

static void
assert_rejects (SanTestOffice *office,
                const char    *kind,
                const char    *text,
                const char    *reason)
{
  static const SanImportOptions options = { .round = "六月" };
  g_autofree char *report = san_test_office_reject (office, kind, &options, text);

  if (strstr (report, reason) == NULL)
    g_error ("“%s” is not in: %s", reason, report);
}

static void
assert_export (SanTestOffice *office,
               const char    *kind,
               const char    *expected)
{
  g_autofree char *text = san_test_office_export (office, kind, "六月");

  g_assert_cmpstr (text, ==, expected);
}

static void
test_questions (void)
{
  g_autoptr (SanTestOffice) office = new_office ();

  assert_export (office, "questions", questions);
  assert_import (office, "questions", questions, "0,0,6,0,0");
  /* by Chinese headings; a column that is not there leaves its field alone */
  assert_import (office, "questions", "题目,选项,赋分\n知道创城吗,不知道,20\n", "0,1,0,0,0");
  assert_import (office, "questions", "问题,选项\n知道创城吗,不知道\n知道创城吗,听说过\n",
                 "1,0,1,0,0");
  /* one row names the component for all of its question */
  assert_import (office, "questions",
                 "question,option,value,component\n知道创城吗,知道,90,survey\n"
                 "知道创城吗,不知道,-,\n", "0,2,0,0,0");
  assert_export (office, "questions",
                 "question,option,value,component,form\n"
                 "对环境卫生满意吗,满意,100,survey,居民\n"
                 "对环境卫生满意吗,一般,60,survey,居民\n"
                 "对环境卫生满意吗,不满意,0,survey,居民\n"
                 "对环境卫生满意吗,不了解,,survey,居民\n"
                 "知道创城吗,知道,90,survey,\n"
                 "知道创城吗,不知道,,survey,\n"
                 "知道创城吗,听说过,,survey,\n");

  assert_rejects (office, "questions", "question,option,value\n甲,乙,101\n", "between 0 and 100");
  assert_rejects (office, "questions", "question,option,value\n甲,乙,-1\n", "between 0 and 100");
  assert_rejects (office, "questions", "question,option,value\n甲,乙,1\n甲,乙,2\n",
                  "row 2, too");
  assert_rejects (office, "questions", "question,option\n甲,\n", "names a question");
  assert_rejects (office, "questions",
                  "question,option,component\n甲,乙,a\n甲,丙,b\n", "another component");
}

static void
test_counts (void)
{
  static const char counts[] =
    "unit,question,option,count\n"
    "桥头社区,对环境卫生满意吗,满意,30\n"
    "桥头社区,对环境卫生满意吗,不满意,10\n"
    "西区,知道创城吗,知道,0\n";
  g_autoptr (SanTestOffice) office = new_office ();

  assert_import (office, "survey", counts, "3,0,0,0,0");
  assert_import (office, "survey", counts, "0,0,3,0,0");
  assert_export (office, "survey",
                 "unit,question,option,count\n"
                 "桥头社区,对环境卫生满意吗,满意,30\n"
                 "桥头社区,对环境卫生满意吗,不满意,10\n"
                 "西区,知道创城吗,知道,0\n");
  /* an empty cell takes the count away; rows of sums are no unit's */
  assert_import (office, "survey",
                 "社区,题目,选项,票数\n1101,知道创城吗,知道,7\n"
                 "1101,对环境卫生满意吗,满意,31\n1101,对环境卫生满意吗,不满意,\n"
                 "合计,知道创城吗,知道,7\n", "1,2,0,1,0");

  assert_rejects (office, "survey", "unit,question,option,count\n东区,知道创城吗,知道,-1\n",
                  "whole number");
  assert_rejects (office, "survey", "unit,question,option,count\n东区,知道创城吗,知道,1.5\n",
                  "whole number");
  assert_rejects (office, "survey", "unit,question,option,count\n东区,没有的,知道,1\n",
                  "no such question");
  assert_rejects (office, "survey", "unit,question,option,count\n东区,知道创城吗,没有,1\n",
                  "no such option");
  assert_rejects (office, "survey", "unit,question,option,count\n市城管局,知道创城吗,知道,1\n",
                  "takes part");
  assert_rejects (office, "survey",
                  "unit,question,option,count\n东区,知道创城吗,知道,1\n11,知道创城吗,知道,2\n",
                  "row 2, too");
  assert_rejects (office, "survey", "unit,rank\n东区,1\n", "neither");
}

static void
test_respondents (void)
{
  static const char filled[] =
    "unit,对环境卫生满意吗,知道创城吗,id,interviewer,day\n"
    "桥头社区,满意,知道,A1,王调查,2018-06-12\n"
    "河口社区,不了解,,A2,,\n";
  g_autoptr (SanTestOffice) office = new_office ();
  g_autofree char *both = NULL;

  assert_import (office, "survey", filled, "2,0,0,0,0");
  assert_import (office, "survey", filled, "0,0,2,0,0");
  assert_export (office, "survey", filled);
  /* by its id it is changed, without one it is another person */
  assert_import (office, "survey", "单位,知道创城吗,问卷编号\n1101,不知道,A1\n", "0,1,0,0,0");
  assert_import (office, "survey", "单位,知道创城吗\n西区,知道\n西区,知道\n", "2,0,0,0,0");
  /* both shapes go out in one table, and in again */
  assert_import (office, "survey", "unit,question,option,count\n西区,知道创城吗,知道,3\n",
                 "1,0,0,0,0");
  both = san_test_office_export (office, "survey", "六月");
  assert_import (office, "survey", both, "0,0,5,0,0");

  assert_rejects (office, "survey", "unit,知道创城吗\n西区,也许\n", "no such option");
  assert_rejects (office, "survey", "unit,知道创城吗,id\n西区,知道,B\n西区,知道,B\n",
                  "row 2, too");
  assert_rejects (office, "survey", "unit,知道创城吗,day\n西区,知道,六月\n", "六月");
}

static void
test_evaluations (void)
{
  static const char evaluations[] =
    "evaluator,target,score,component,note\n"
    "东区,西区,88.5,cross,\n"
    "东区,西区,90,,另表\n"
    "西区,东区,92,,\n";
  g_autoptr (SanTestOffice) office = new_office ();
  static const SanImportOptions options = { .round = "六月" };
  g_autofree char *report = NULL;

  assert_import (office, "evaluations", "evaluator,target,score,component,note\n"
                 "西区,东区,92,,\n11,12,90,,另表\n东区,西区,88.5,互评,\n", "3,0,0,0,0");
  assert_export (office, "evaluations",
                 "evaluator,target,score,component,note\n"
                 "东区,西区,90,,另表\n"
                 "东区,西区,88.5,cross,\n"
                 "西区,东区,92,,\n");
  assert_import (office, "evaluations", evaluations, "0,0,3,0,0");
  /* who scores need not take part; a unit's own score is taken and spoken of */
  assert_import (office, "evaluations", "评分单位,被考评单位,得分\n市城管局,西区,80\n"
                 "东区,西区,\n东区,东区,100\n", "2,1,0,0,0");
  report = san_test_office_plan (office, "evaluations", &options,
                                 "evaluator,target,score\n东区,东区,99\n");
  g_assert_true (g_str_has_prefix (report, "added,changed,unchanged,skipped,rejected\n0,1,"));

  assert_rejects (office, "evaluations", "evaluator,target,score\n东区,市城管局,80\n",
                  "takes no part");
  assert_rejects (office, "evaluations", "evaluator,target,score\n无名区,东区,80\n", "无名区");
  assert_rejects (office, "evaluations", "evaluator,target,score\n东区,西区,8o\n", "8o");
  assert_rejects (office, "evaluations",
                  "evaluator,target,score\n东区,西区,80\n东区,12,81\n", "row 2, too");
  assert_rejects (office, "evaluations",
                  "evaluator,target,score,component\n东区,西区,80,survey\n", "no cross");
}

/* Records */

typedef struct
{
  gint64       round_id;
  gint64       unit_id;
  SanQuestion *question;
  guint        visits;
  const char  *seed;
} Change;

static gint64
query (SanTestOffice *office,
       const char    *sql)
{
  gint64 value = 0;

  g_assert_true (san_database_query_int (san_test_office_database (office), sql, &value,
                                         NULL));

  return value;
}

static gboolean
put_question (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_question_store_put (database, ((Change *) data)->question, error);
}

static gboolean
delete_question (SanDatabase *database,
                 gpointer     data,
                 GError     **error)
{
  return san_question_store_delete (database, ((Change *) data)->question->id, error);
}

static gboolean
move_question_up (SanDatabase *database,
                  gpointer     data,
                  GError     **error)
{
  return san_question_store_move (database, ((Change *) data)->question->id, -1, error);
}

static gboolean
put_quota (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *what = data;
  SanSurveyQuota quota = { what->unit_id, what->visits };

  return san_survey_quota_store_put (database, what->round_id, &quota, error);
}

static gboolean
delete_respondents (SanDatabase *database,
                    gpointer     data,
                    GError     **error)
{
  g_autoptr (GPtrArray) list = san_respondent_store_list (database,
                                                          ((Change *) data)->round_id, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (!san_respondent_store_delete (database, ((SanRespondent *) list->pdata[i])->id,
                                      error))
      return FALSE;

  return list != NULL;
}

static void
test_question_records (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GPtrArray) list = san_question_store_list (database, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (SanQuestion) twin = san_question_new (" 知道创城吗");
  g_autoptr (SanQuestion) second = NULL;
  Change change = { .question = NULL };
  SanOption *option;

  g_assert_cmpuint (list->len, ==, 2);
  second = san_question_copy (list->pdata[1]);
  change.question = second;
  san_test_office_change (office, "survey.questions", move_question_up, &change);

  /* two options change names with each other, and a third comes between them */
  option = second->options->pdata[0];
  second->options->pdata[0] = second->options->pdata[1];
  second->options->pdata[1] = option;
  g_free (option->name);
  option->name = g_strdup ("不知道");
  option = second->options->pdata[0];
  g_free (option->name);
  option->name = g_strdup ("知道");
  g_ptr_array_insert (second->options, 1, san_option_new ("听说过"));
  san_test_office_change (office, "survey.questions", put_question, &change);
  after = san_question_store_list (database, NULL);
  g_assert_cmpstr (((SanQuestion *) after->pdata[0])->text, ==, "知道创城吗");
  g_assert_cmpuint (((SanQuestion *) after->pdata[0])->options->len, ==, 3);
  option = ((SanQuestion *) after->pdata[0])->options->pdata[0];
  g_assert_cmpstr (option->name, ==, "知道");
  g_assert_true (option->has_value && option->value == 0);

  /* what was answered stays */
  assert_import (office, "survey", "unit,知道创城吗\n西区,听说过\n", "1,0,0,0,0");
  g_ptr_array_remove_index (second->options, 1);
  san_test_office_refuse (office, put_question, &change, SAN_ERROR_CONFLICT);
  san_test_office_refuse (office, delete_question, &change, SAN_ERROR_CONFLICT);
  change.round_id = query (office, "SELECT id FROM round");
  san_test_office_change (office, "survey.delete", delete_respondents, &change);
  san_test_office_change (office, "survey.questions", put_question, &change);
  change.question = twin;
  san_test_office_refuse (office, put_question, &change, SAN_ERROR_INVALID);
  change.question = second;
  san_test_office_change (office, "survey.questions", delete_question, &change);
  g_assert_cmpint (query (office, "SELECT count(*) FROM question_option"), ==, 4);
}

static void
test_quotas (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  Change change = { .visits = 30 };

  change.round_id = query (office, "SELECT id FROM round");
  change.unit_id = query (office, "SELECT unit_id FROM unit_version WHERE code = '1101'");
  san_test_office_change (office, "survey.quotas", put_quota, &change);
  g_assert_cmpint (query (office, "SELECT quota FROM survey_quota"), ==, 30);
  change.visits = 0;
  san_test_office_change (office, "survey.quotas", put_quota, &change);
  g_assert_cmpint (query (office, "SELECT count(*) FROM survey_quota"), ==, 0);
}

/* Assignment */

static gboolean
draw_plan (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *what = data;
  g_autoptr (SanRound) round = san_round_store_get (database, what->round_id, error);
  g_autoptr (SanCrossPlan) plan = NULL;

  plan = round != NULL ? san_cross_plan_draw (database, round, what->seed, what->visits,
                                              0, error) : NULL;

  return plan != NULL && san_cross_plan_store_put (database, round->id, plan, error);
}

/* Every size of group and every number of visits that fits: each unit visits as many, is
 * visited as often, never itself, never back; one more would not fit. */
static void
test_assignment_is_balanced (void)
{
  for (guint n = 3; n <= 15; n++)
    for (guint visits = 1; 2 * visits < n; visits++)
      {
        g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (SanCrossUnit));
        g_autoptr (SanCrossPlan) plan = san_cross_plan_new ("20180612", visits);
        g_autoptr (SanCrossPlan) again = san_cross_plan_new ("20180612", visits);
        g_autoptr (SanCrossPlan) too_many = san_cross_plan_new ("1", (n + 1) / 2);
        g_autoptr (GError) error = NULL;
        gboolean seen[16][16] = { 0 };
        guint out[16] = { 0 };
        guint in[16] = { 0 };
        char codes[16][4];

        for (guint i = 0; i < n; i++)
          {
            SanCrossUnit unit = { i + 1, codes[i] };

            g_snprintf (codes[i], sizeof codes[i], "T%u", i + 1);
            g_array_append_val (members, unit);
          }
        g_assert_true (san_cross_plan_add_group (plan, "六月", "乡镇", members, NULL));
        g_assert_true (san_cross_plan_add_group (again, "六月", "乡镇", members, NULL));
        g_assert_cmpmem (plan->pairs->data, plan->pairs->len * sizeof (SanCrossVisit),
                         again->pairs->data, again->pairs->len * sizeof (SanCrossVisit));
        g_assert_cmpuint (plan->pairs->len, ==, n * visits);
        for (guint i = 0; i < plan->pairs->len; i++)
          {
            SanCrossVisit *visit = &g_array_index (plan->pairs, SanCrossVisit, i);

            g_assert_cmpint (visit->evaluator_id, !=, visit->target_id);
            g_assert_false (seen[visit->evaluator_id][visit->target_id]);
            g_assert_false (seen[visit->target_id][visit->evaluator_id]);
            seen[visit->evaluator_id][visit->target_id] = TRUE;
            out[visit->evaluator_id]++;
            in[visit->target_id]++;
          }
        for (guint i = 1; i <= n; i++)
          g_assert_true (out[i] == visits && in[i] == visits);

        g_assert_false (san_cross_plan_add_group (too_many, "六月", "乡镇", members, &error));
        g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
      }
}

/* sha256sum of "7|六月|A" … "7|六月|D", reckoned outside: the ring is A C D B. */
static void
test_assignment_by_hand (void)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (SanCrossUnit));
  g_autoptr (SanCrossPlan) plan = san_cross_plan_new ("7", 1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    {
      static const char *const codes[] = { "A", "B", "C", "D" };
      SanCrossUnit unit = { i, codes[i] };

      g_array_append_val (members, unit);
    }
  g_assert_true (san_cross_plan_add_group (plan, "六月", "乡镇", members, NULL));
  for (guint i = 0; i < plan->pairs->len; i++)
    {
      SanCrossVisit *visit = &g_array_index (plan->pairs, SanCrossVisit, i);

      g_string_append_printf (text, "%c%c ", 'A' + (int) visit->evaluator_id,
                              'A' + (int) visit->target_id);
    }
  g_assert_cmpstr (text->str, ==, "AC CD DB BA ");
}

static void
test_assignment_is_kept (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  Change change = { .visits = 1, .seed = "20180612" };
  g_autoptr (SanCrossPlan) plan = NULL;

  change.round_id = query (office, "SELECT id FROM round");
  /* two units could only visit each other */
  san_test_office_refuse (office, draw_plan, &change, SAN_ERROR_INVALID);
  g_free (san_test_office_import (office, "groups", NULL,
                                  "grouping,group,unit\n月度,城区,1201\n月度,单独,19\n"));
  san_test_office_change (office, "cross.assign", draw_plan, &change);
  plan = san_cross_plan_store_get (san_test_office_database (office), change.round_id, NULL);
  g_assert_cmpstr (plan->algorithm, ==, "sha256-ring-1");
  g_assert_cmpstr (plan->seed, ==, "20180612");
  g_assert_cmpuint (plan->pairs->len, ==, 3);
  change.seed = "";
  san_test_office_refuse (office, draw_plan, &change, SAN_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/survey/questions", test_questions);
  g_test_add_func ("/survey/counts", test_counts);
  g_test_add_func ("/survey/respondents", test_respondents);
  g_test_add_func ("/survey/evaluations", test_evaluations);
  g_test_add_func ("/survey/question-records", test_question_records);
  g_test_add_func ("/survey/quotas", test_quotas);
  g_test_add_func ("/cross/assignment-is-balanced", test_assignment_is_balanced);
  g_test_add_func ("/cross/assignment-by-hand", test_assignment_by_hand);
  g_test_add_func ("/cross/assignment-is-kept", test_assignment_is_kept);

  return g_test_run ();
}
