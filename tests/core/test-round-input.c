/* test-round-input.c - from the records of a ledger to the ranking of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-ranking.h"

#include <string.h>

#include "base/san-decimal.h"
#include "registry/san-group-store.h"
#include "schemes/san-scheme-store.h"
#include "scoring/san-explain.h"
#include "scoring/san-round-check.h"
#include "support/san-test-office.h"
#include "support/san-test-round.h"

static const char villages[] =
  "名称,代码,上级\n东镇,E,\n西镇,W,\n甲村,E1,东镇\n乙村,E2,东镇\n丙村,E3,东镇\n"
  "丁村,W1,西镇\n戊村,W2,西镇\n";

static const char village_scheme[] =
  "{'name': '村庄评分', 'component': {'key': 'score', 'name': '得分', 'source': 'entry'}}";

static const char town_scheme[] =
  "{'name': '镇街评分', 'groups': ['镇'], 'component': {'key': 't', 'combine': 'sum',"
  " 'children': [{'key': 'v', 'source': 'children', 'scheme': '村庄评分'}]}}";

typedef struct
{
  const char *scheme;
  const char *label;
  const char *period;
  const char *schemes;     /* separated by ';' */
  const char *grouping;    /* "" */
  const char *children;    /* label or NULL */
  guint       version;
  guint       unpublished;
} Change;

static gboolean
set_scheme (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  Change *change = data;
  g_autoptr (SanScheme) scheme = san_test_scheme (change->scheme);

  return san_scheme_store_set (database, scheme, &change->version, &change->unpublished, error);
}

static guint
add_scheme (SanTestOffice *office,
            const char    *text)
{
  Change change = { .scheme = text };

  san_test_office_change (office, "scheme.set", set_scheme, &change);

  return change.version;
}

static gboolean
add_round_step (SanDatabase *database,
                gpointer     data,
                GError     **error)
{
  Change *change = data;
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);
  g_autoptr (SanRound) children = NULL;
  g_autoptr (SanGrouping) grouping = NULL;

  round->label = g_strdup (change->label);
  round->grouping = g_strdup (change->grouping);
  round->schemes = g_strsplit (change->schemes, ";", -1);
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;
  if (!san_period_parse (change->period, &round->period, error))
    return FALSE;
  if (*change->grouping != '\0')
    {
      grouping = san_group_store_find (database, change->grouping, round->period.last, error);
      if (grouping == NULL)
        return FALSE;
      round->grouping_id = grouping->id;
    }
  if (change->children != NULL)
    {
      children = san_round_store_find (database, change->children, error);
      if (children == NULL)
        return FALSE;
      round->children_id = children->id;
    }

  return san_round_store_add (database, round, error);
}

static void
add_round (SanTestOffice *office,
           const char    *label,
           const char    *period,
           const char    *schemes,
           const char    *grouping,
           const char    *children)
{
  Change change = {
    .label = label, .period = period, .schemes = schemes, .grouping = grouping,
    .children = children
  };

  san_test_office_change (office, "round.new", add_round_step, &change);
}

static SanRound *
find_round (SanTestOffice *office,
            const char    *label)
{
  g_autoptr (GError) error = NULL;
  SanRound *round = san_round_store_find (san_test_office_database (office), label, &error);

  g_assert_no_error (error);

  return round;
}

static SanRanking *
rank_in (SanTestOffice *office,
         const char    *label,
         const char    *grouping)
{
  g_autoptr (SanRound) round = find_round (office, label);
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_load (san_test_office_database (office), round, grouping,
                                          &error);

  g_assert_no_error (error);

  return ranking;
}

static void
assert_round (SanTestOffice *office,
              const char    *label,
              const char    *expected)
{
  g_autoptr (SanRanking) ranking = rank_in (office, label, NULL);
  g_autofree char *places = san_test_places (ranking);

  g_assert_cmpstr (places, ==, expected);
}

static void
assert_refused (SanTestOffice *office,
                const char    *label,
                int            code,
                const char    *named)
{
  g_autoptr (SanRound) round = find_round (office, label);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRanking) ranking = san_ranking_load (san_test_office_database (office), round,
                                                     NULL, &error);

  g_assert_null (ranking);
  g_assert_error (error, SAN_ERROR, code);
  g_assert_nonnull (strstr (error->message, named));
}

static void
import (SanTestOffice *office,
        const char    *kind,
        const char    *round,
        const char    *text)
{
  g_free (san_test_office_import (office, kind, round, text));
}

static SanTestOffice *
village_office (void)
{
  SanTestOffice *office = san_test_office_new ();

  import (office, "units", NULL, villages);
  add_scheme (office, village_scheme);

  return office;
}

/* No grouping: everybody who has a row, in roster order; the others are not there. */
static void
test_nameless_group (void)
{
  g_autoptr (SanTestOffice) office = village_office ();

  add_round (office, "6月", "2018-06", "村庄评分", "", NULL);
  assert_round (office, "6月", "");
  import (office, "scores", "6月", "单位,得分\n丁村,88\n甲村,88\n乙村,无数据\n");
  assert_round (office, "6月", "甲村 1 88.00; 丁村 1 88.00; 乙村 0 ");
}

static void
test_groups (void)
{
  g_autoptr (SanTestOffice) office = village_office ();
  g_autoptr (SanRanking) ranking = NULL;
  g_autoptr (SanRanking) regrouped = NULL;
  g_autofree char *places = NULL;
  g_autofree char *other = NULL;

  import (office, "groups", NULL,
          "分组方案,考评组,单位,参评方式\n片区,西片,丁村,ranked\n片区,西片,戊村,listed\n"
          "片区,东片,甲村,ranked\n片区,东片,乙村,trial\n片区,东片,丙村,ranked\n"
          "大小,大,甲村,ranked\n大小,大,丁村,ranked\n大小,小,乙村,ranked\n");
  add_round (office, "6月", "2018-06", "村庄评分", "片区", NULL);
  import (office, "scores", "6月", "单位,得分\n甲村,90\n乙村,91\n丁村,80\n戊村,99\n");

  ranking = rank_in (office, "6月", NULL);
  places = san_test_places (ranking);
  g_assert_cmpstr (places, ==, "丁村 1 80.00; 戊村 0 99.00 | 乙村 1 91.00; 甲村 2 90.00; 丙村 0 ");
  g_assert_cmpstr (((SanRankedGroup *) g_ptr_array_index (ranking->groups, 0))->name, ==,
                   "西片");

  /* the same totals in other groups, with the standing that units have there */
  regrouped = rank_in (office, "6月", "大小");
  other = san_test_places (regrouped);
  g_assert_cmpstr (other, ==, "甲村 1 90.00; 丁村 2 80.00 | 乙村 1 91.00");
}

/* A unit uses the scheme that names its group, else the one that names none. */
static void
test_scheme_by_group (void)
{
  g_autoptr (SanTestOffice) office = village_office ();

  import (office, "groups", NULL,
          "分组方案,考评组,单位\n片区,西片,丁村\n片区,东片,甲村\n");
  add_scheme (office, "{'name': '东', 'groups': ['东片'], 'decimals': 0, 'component':"
              " {'key': 'score', 'source': 'entry'}}");
  add_scheme (office, "{'name': '东二', 'groups': ['东 片', '南片'], 'component':"
              " {'key': 'score', 'source': 'entry'}}");
  add_scheme (office, "{'name': '普通', 'component': {'key': 'score', 'source': 'entry'}}");
  add_round (office, "好", "2018-06", "村庄评分;东", "片区", NULL);
  import (office, "scores", "好", "单位,score\n甲村,90.4\n丁村,80.4\n");
  assert_round (office, "好", "丁村 1 80.40 | 甲村 1 90");

  add_round (office, "两个", "2018-06", "村庄评分;东;东二", "片区", NULL);
  assert_refused (office, "两个", SAN_ERROR_AMBIGUOUS, "东二");
  add_round (office, "两个普通", "2018-06", "村庄评分;普通", "片区", NULL);
  assert_refused (office, "两个普通", SAN_ERROR_AMBIGUOUS, "普通");
  add_round (office, "没有", "2018-06", "东", "片区", NULL);
  assert_refused (office, "没有", SAN_ERROR_NOT_FOUND, "西片");
}

/* 条块 2:8; parts to six places, the last takes the remainder. */
static void
test_shares (void)
{
  g_autoptr (SanTestOffice) office = village_office ();
  g_autoptr (SanRanking) ranking = NULL;
  const SanPlace *place;

  add_scheme (office, "{'name': '扣分', 'decimals': 6, 'component': {'key': 't', 'combine':"
              " 'sum', 'children': [{'key': 'a', 'source': 'entry', 'full': 50},"
              " {'key': 'd', 'source': 'deduction', 'full': 50}]}}");
  add_round (office, "6月", "2018-06", "扣分", "", NULL);
  import (office, "scores", "6月", "单位,a,d\n甲村,50,0\n乙村,50,0\n丙村,50,0\n");
  import (office, "adjustments", "6月",
          "单位,加减分,原因,指标,分摊\n,-10,联动,,甲村:2;乙村:8\n,1,三家,,甲村:1;乙村:1;丙村:1\n"
          "丙村,2.5,两起,d,\n");

  ranking = rank_in (office, "6月", NULL);
  g_assert_cmpstr (san_test_find_place (ranking, "甲村")->total, ==, "98.333333");
  g_assert_cmpstr (san_test_find_place (ranking, "乙村")->total, ==, "92.333333");
  place = san_test_find_place (ranking, "丙村");
  g_assert_cmpstr (place->total, ==, "97.833334");
  g_assert_cmpuint (place->score->problems, ==, 1);
}

static void
test_vetoes_and_handicaps (void)
{
  g_autoptr (SanTestOffice) office = village_office ();

  add_scheme (office, "{'name': '基数', 'handicaps': [{'unit': '甲村', 'offset': -1, 'reason':"
              " '基数调整'}, {'unit': '没有这个村', 'offset': -1, 'reason': '无'}],"
              " 'component': {'key': 'score', 'source': 'entry'}}");
  add_round (office, "6月", "2018-06", "基数", "", NULL);
  import (office, "scores", "6月", "单位,score\n甲村,90\n乙村,89.5\n丁村,95\n");
  import (office, "vetoes", "6月", "单位,效果,原因\n丁村,last,通报\n");
  assert_round (office, "6月", "乙村 1 89.50; 甲村 2 89.00; 丁村 3 95.00");
}

/* Villages in a round of their own, in two of the period, in one that is named, in the
 * same round. */
static void
test_children (void)
{
  g_autoptr (SanTestOffice) office = village_office ();

  import (office, "groups", NULL, "分组方案,考评组,单位\n镇街,镇,东镇\n镇街,镇,西镇\n"
          "全部,村,甲村\n全部,村,乙村\n全部,村,丁村\n全部,镇,东镇\n全部,镇,西镇\n");
  add_scheme (office, town_scheme);
  add_round (office, "镇6月", "2018-06", "镇街评分", "镇街", NULL);
  assert_round (office, "镇6月", "东镇 0 ; 西镇 0 ");

  add_round (office, "村6月", "2018-06", "村庄评分", "", NULL);
  import (office, "scores", "村6月", "单位,得分\n甲村,87.4\n乙村,87.6\n丙村,88\n丁村,90\n");
  assert_round (office, "镇6月", "西镇 1 90.00; 东镇 2 87.67");

  {
    g_autoptr (SanRanking) ranking = rank_in (office, "镇6月", NULL);
    const SanPlace *place = san_test_find_place (ranking, "东镇");
    g_autoptr (GPtrArray) rows = san_explain (ranking->scores, place->participant, NULL);

    g_assert_cmpstr (((SanExplainRow *) g_ptr_array_index (rows, 1))->note, ==,
                     "3 units: 村6月");
  }

  add_round (office, "村5月", "2018-05", "村庄评分", "", NULL);
  assert_round (office, "镇6月", "西镇 1 90.00; 东镇 2 87.67");
  add_round (office, "村6月复核", "2018-06", "村庄评分", "", NULL);
  assert_refused (office, "镇6月", SAN_ERROR_AMBIGUOUS, "村6月复核");
  add_round (office, "镇6月定", "2018-06", "镇街评分", "镇街", "村6月");
  assert_round (office, "镇6月定", "西镇 1 90.00; 东镇 2 87.67");

  add_round (office, "同轮", "2018-07", "镇街评分;村庄评分", "全部", NULL);
  import (office, "scores", "同轮", "单位,得分\n甲村,80\n乙村,81\n丁村,70\n");
  assert_round (office, "同轮", "乙村 1 81.00; 甲村 2 80.00; 丁村 3 70.00 | "
                "东镇 1 80.50; 西镇 2 70.00");
}

static void
test_rounds_that_need_each_other (void)
{
  g_autoptr (SanTestOffice) office = village_office ();

  import (office, "groups", NULL, "分组方案,考评组,单位\n镇街,镇,东镇\n");
  add_scheme (office, "{'name': '一', 'component': {'key': 'a', 'source': 'children',"
              " 'scheme': '二'}}");
  add_scheme (office, "{'name': '二', 'component': {'key': 'b', 'source': 'children',"
              " 'scheme': '一'}}");
  add_round (office, "甲", "2018-06", "一", "镇街", NULL);
  add_round (office, "乙", "2018-06", "二", "镇街", NULL);
  assert_refused (office, "甲", SAN_ERROR_INVALID, "乙");
}

/* Versions by range; an identical one makes none. */
static void
test_scheme_versions (void)
{
  static const char first[] = "{'name': '村庄评分', 'from': '2018-01', 'component':"
                              " {'key': 'score', 'name': '得分', 'source': 'entry'}}";
  static const char second[] = "{'name': '村庄评分', 'from': '2018-07', 'to': '2018-12',"
                               " 'decimals': 1, 'component': {'key': 'score', 'source': 'entry'}}";
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  SanDatabase *database = san_test_office_database (office);
  Change again = { .scheme = second };
  g_autoptr (GError) error = NULL;
  g_autoptr (SanScheme) june = NULL;
  g_autoptr (SanScheme) july = NULL;
  g_autoptr (SanScheme) newest = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  const SanSchemeInfo *info;
  gint64 seq;

  import (office, "units", NULL, villages);
  g_assert_cmpuint (add_scheme (office, first), ==, 1);
  add_round (office, "6月", "2018-06", "村庄评分", "", NULL);
  add_round (office, "7月", "2018-07", "村庄评分", "", NULL);
  g_assert_cmpuint (add_scheme (office, second), ==, 2);

  san_workspace_change (office->workspace, "scheme.set", "", set_scheme, &again, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (seq, ==, 0);
  g_assert_cmpuint (again.version, ==, 2);
  g_assert_cmpuint (again.unpublished, ==, 1);

  june = san_scheme_store_for_day (database, "村庄评分", san_day_new (2018, 6, 1), &error);
  july = san_scheme_store_for_day (database, "村 庄评分", san_day_new (2018, 7, 1), &error);
  newest = san_scheme_store_get (database, "村庄评分", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (june->version, ==, 1);
  g_assert_cmpuint (july->version, ==, 2);
  g_assert_cmpuint (newest->version, ==, 2);
  g_assert_null (san_scheme_store_for_day (database, "村庄评分", san_day_new (2017, 12, 31),
                                           &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (san_scheme_store_get (database, "村庄评分", 3, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_clear_error (&error);

  infos = san_scheme_store_list (database, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, ==, 2);
  info = g_ptr_array_index (infos, 1);
  g_assert_cmpuint (info->version, ==, 2);
  g_assert_cmpint (info->to, ==, san_day_new (2018, 12, 31));
  g_assert_cmpuint (info->n_rounds, ==, 2);
}

static gboolean
publish_step (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Change *change = data;
  g_autoptr (SanRound) round = san_round_store_find (database, change->label, error);
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 edition;

  if (round == NULL)
    return FALSE;
  input = san_ranking_input_load (database, round, TRUE, error);
  if (input == NULL)
    return FALSE;
  bytes = san_round_input_freeze (input);

  return san_round_store_publish (database, round->id, bytes, NULL, san_clock_now (NULL),
                                  &edition, error);
}

static gboolean
advance_step (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  Change *change = data;
  g_autoptr (SanRound) round = san_round_store_find (database, change->label, error);

  return round != NULL &&
         san_round_store_set_state (database, round->id, SAN_ROUND_SAMPLE, NULL, error) &&
         san_round_store_set_state (database, round->id, SAN_ROUND_ASSESS, NULL, error) &&
         san_round_store_set_state (database, round->id, SAN_ROUND_REVIEW, NULL, error);
}

/* What was published stays, whatever changes afterwards; the next month compares with it. */
static void
test_published (void)
{
  g_autoptr (SanTestOffice) office = village_office ();
  Change may = { .label = "5月" };
  g_autoptr (SanRanking) ranking = NULL;

  import (office, "groups", NULL, "分组方案,考评组,单位\n片区,东片,甲村\n片区,东片,乙村\n"
          "片区,西片,丁村\n");
  add_round (office, "5月", "2018-05", "村庄评分", "片区", NULL);
  add_round (office, "6月", "2018-06", "村庄评分", "片区", NULL);
  import (office, "scores", "5月", "单位,得分\n甲村,90\n乙村,92\n丁村,70\n");
  import (office, "scores", "6月", "单位,得分\n甲村,91.5\n乙村,91\n丁村,70\n");
  san_test_office_change (office, "round.state", advance_step, &may);
  san_test_office_change (office, "round.publish", publish_step, &may);

  add_scheme (office, "{'name': '村庄评分', 'decimals': 0, 'component': {'key': 'score', 'name':"
              " '得分', 'source': 'entry'}}");
  import (office, "units", NULL, "名称,代码,上级\n甲新村,E1,东镇\n");
  assert_round (office, "5月", "乙村 1 92.00; 甲村 2 90.00 | 丁村 1 70.00");
  assert_round (office, "6月", "甲新村 1 92; 乙村 2 91 | 丁村 1 70");

  ranking = rank_in (office, "6月", NULL);
  g_assert_cmpstr (ranking->input->previous_label, ==, "5月");
  g_assert_cmpstr (san_test_find_place (ranking, "甲新村")->change, ==, "+2");
  g_assert_cmpstr (san_test_find_place (ranking, "甲新村")->rank_change, ==, "1");
  g_assert_cmpstr (san_test_find_place (ranking, "乙村")->change, ==, "-1");
  g_assert_cmpstr (san_test_find_place (ranking, "丁村")->change, ==, "0");
}

static gboolean
note_changes (const SanRound *round,
              SanRanking     *ranking,
              gpointer        data,
              GError        **error)
{
  g_autoptr (SanRanking) alone = rank_in (data, round->label, NULL);

  for (guint i = 0; i < ranking->scores->n_scores; i++)
    {
      const char *name = ranking->scores->scores[i].participant->name;
      const SanPlace *one = san_test_find_place (ranking, name);
      const SanPlace *other = san_test_find_place (alone, name);

      g_assert_cmpstr (one->change, ==, other->change);
      g_assert_cmpstr (one->rank_change, ==, other->rank_change);
      g_assert_cmpuint (one->place, ==, other->place);
    }

  return TRUE;
}

/* One after the other the rounds come out as each alone. */
static void
assert_series (SanTestOffice *office)
{
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rounds = san_round_store_list (database, &error);

  g_assert_cmpuint (rounds->len, ==, 2);
  g_assert_true (san_ranking_load_series (database, rounds, note_changes, office, &error));
  g_assert_no_error (error);
}

/* Regrouped, the round before is regrouped too. */
static void
test_changes_regrouped (void)
{
  g_autoptr (SanTestOffice) office = village_office ();
  g_autoptr (SanRanking) own = NULL;
  g_autoptr (SanRanking) regrouped = NULL;

  import (office, "groups", NULL,
          "分组方案,考评组,单位,参评方式,启用,停用\n片区,东片,甲村,,,\n片区,东片,乙村,,,2018-05-31\n"
          "片区,西片,乙村,,2018-06-01,\n片区,西片,丁村,,,\n全市,全市,甲村,,,\n全市,全市,乙村,,,\n"
          "全市,全市,丁村,,,\n");
  add_round (office, "5月", "2018-05", "村庄评分", "片区", NULL);
  add_round (office, "6月", "2018-06", "村庄评分", "片区", NULL);
  import (office, "scores", "5月", "单位,得分\n甲村,90\n乙村,92\n");
  import (office, "scores", "6月", "单位,得分\n甲村,93\n乙村,92.5\n丁村,80\n");

  own = rank_in (office, "6月", NULL);
  assert_series (office);
  g_assert_cmpstr (san_test_find_place (own, "甲村")->change, ==, "+3.00");
  g_assert_cmpstr (san_test_find_place (own, "甲村")->rank_change, ==, "1");
  g_assert_cmpstr (san_test_find_place (own, "乙村")->change, ==, "moved");
  g_assert_cmpstr (san_test_find_place (own, "丁村")->change, ==, "");

  regrouped = rank_in (office, "6月", "全市");
  g_assert_cmpstr (san_test_find_place (regrouped, "甲村")->rank_change, ==, "1");
  g_assert_cmpstr (san_test_find_place (regrouped, "乙村")->change, ==, "+0.50");
  g_assert_cmpstr (san_test_find_place (regrouped, "乙村")->rank_change, ==, "-1");
}

/* (transfer full): "severity what unit component", a line an issue */
static char *
check (SanTestOffice *office,
       const char    *label)
{
  g_autoptr (SanRound) round = find_round (office, label);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = san_round_check (san_test_office_database (office), round,
                                                  &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (text, "%s%s %s %s %s %s>%s", i > 0 ? "\n" : "",
                              san_severity_name (issue->severity), issue->what, issue->unit,
                              issue->component, issue->found, issue->expected);
    }

  return g_string_free (text, FALSE);
}

static gboolean
put_cell_step (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  Change *change = data;
  g_autoptr (SanRoster) roster = san_roster_load (database, SAN_DAY_MAX - 1, FALSE, error);
  g_autoptr (SanRound) round = san_round_store_find (database, change->label, error);
  SanCell cell = { .component = (char *) "b", .state = SAN_CELL_VALUE };
  SanCell stranger = { .component = (char *) "b", .state = SAN_CELL_VALUE };

  cell.unit_id = san_roster_find (roster, "乙村", NULL)->id;
  cell.value = 12 * SAN_MICRO;
  cell.confirmed = (char *) "双倍";
  stranger.unit_id = san_roster_find (roster, "戊村", NULL)->id;

  return san_score_store_put (database, round->id, &cell, "2018-06-15 12:00", "甲", error) &&
         san_score_store_put (database, round->id, &stranger, "2018-06-15 12:00", "甲", error);
}

static void
test_check (void)
{
  g_autoptr (SanTestOffice) office = village_office ();
  Change change = { .label = "6月" };
  g_autofree char *found = NULL;

  import (office, "groups", NULL, "分组方案,考评组,单位\n片区,东片,甲村\n片区,东片,乙村\n"
          "片区,东片,丙村\n");
  add_scheme (office, "{'name': '检查', 'component': {'key': 't', 'combine': 'sum', 'children':"
              " [{'key': 'a', 'source': 'entry', 'full': 50, 'over': true}, {'key': 'b',"
              " 'source': 'entry', 'full': 10}, {'key': 'c', 'source': 'survey', 'full': 40}]}}");
  add_round (office, "6月", "2018-06", "检查", "片区", NULL);
  import (office, "scores", "6月", "单位,a,b\n甲村,60,10.5\n乙村,-1,5\n");
  san_test_office_change (office, "scores.edit", put_cell_step, &change);

  found = check (office, "6月");
  g_assert_cmpstr (found, ==,
                   "error range 甲村 b 10.5>0..10\n"
                   "error range 乙村 a -1>0..\n"
                   "note range 乙村 b 12>0..10\n"
                   "warning unknown-unit 戊村 b >\n"
                   "warning missing-unit 丙村  >\n"
                   "warning unscored-category  c >");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/round-input/nameless-group", test_nameless_group);
  g_test_add_func ("/round-input/groups", test_groups);
  g_test_add_func ("/round-input/scheme-by-group", test_scheme_by_group);
  g_test_add_func ("/round-input/shares", test_shares);
  g_test_add_func ("/round-input/vetoes-and-handicaps", test_vetoes_and_handicaps);
  g_test_add_func ("/round-input/children", test_children);
  g_test_add_func ("/round-input/rounds-that-need-each-other",
                   test_rounds_that_need_each_other);
  g_test_add_func ("/round-input/scheme-versions", test_scheme_versions);
  g_test_add_func ("/round-input/published", test_published);
  g_test_add_func ("/round-input/changes-regrouped", test_changes_regrouped);
  g_test_add_func ("/round-input/check", test_check);

  return g_test_run ();
}
