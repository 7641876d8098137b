/* test-bulletin-words.c - what bulletins say of their data, and what is said against them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "bulletins/san-bulletin-compose.h"
#include "bulletins/san-bulletin-options.h"
#include "charts/san-round-chart.h"
#include "support/san-test-round.h"

/* A month by hand: two groups, one of which was assessed the month before, too */

#define SCHEME \
  "{'name': '月度考评', 'decimals': 2," \
  " 'component': {'key': 'total', 'name': '总分', 'combine': 'weighted'," \
  " 'children': [" \
  "  {'key': 'site', 'name': '实地测评', 'weight': '60', 'source': 'entry'}," \
  "  {'key': 'q', 'name': '问卷调查', 'weight': '40', 'source': 'entry'}]}}"

typedef struct
{
  SanRanking       *ranking;
  SanBulletinData   data;
  SanBulletinDraft *draft;
} Month;

static void
set_previous (SanRoundInput *input,
              guint          participant,
              const char    *total,
              guint          place)
{
  SanParticipant *unit = g_ptr_array_index (input->participants, participant);
  gint64 micro;

  g_assert_true (san_micro_parse (total, &micro, NULL, NULL));
  unit->previous_group = g_ptr_array_index (input->groups, unit->group);
  unit->previous_has_total = TRUE;
  san_rational_set_micro (unit->previous_total, micro);
  unit->previous_place = place;
}

static void
add_category (Month      *month,
              const char *name,
              const char *mean,
              const char *previous,
              const char *lost,
              guint       n_below)
{
  static char *worst[] = { (char *) "滨江街道", (char *) "西秀镇", NULL };
  SanBulletinCategory *category = g_new0 (SanBulletinCategory, 1);

  category->group = (char *) "建成区";
  category->name = (char *) name;
  category->area = (char *) "";
  category->mean = (char *) mean;
  category->previous = (char *) previous;
  category->lost = (char *) lost;
  category->n_units = 4;
  category->n_below = n_below;
  category->worst = worst;
  g_ptr_array_add (month->data.categories, category);
}

static void
add_problem (Month      *month,
             const char *unit,
             const char *category,
             const char *point,
             const char *item)
{
  SanBulletinProblem *problem = g_new0 (SanBulletinProblem, 1);

  problem->unit = (char *) unit;
  problem->category = (char *) category;
  problem->point = (char *) point;
  problem->item = (char *) item;
  g_ptr_array_add (month->data.problems, problem);
}

static void
add_award (Month      *month,
           const char *unit,
           const char *action,
           const char *amount)
{
  SanBulletinAward *award = g_new0 (SanBulletinAward, 1);

  award->group = (char *) "建成区";
  award->unit = (char *) unit;
  award->action = (char *) action;
  award->amount = (char *) amount;
  g_ptr_array_add (month->data.awards, award);
}

/* 滨街 is what two of them are called, and 滨海街道 the name of one. */
static void
add_nicknames (Month *month)
{
  static const char *const rows[] = {
    "金贸街道;金贸;龙华区金贸街道;金贸办事处;金贸街道办事处", "滨海街道;滨街;滨海", "滨江街道;滨街;滨海街道", "西秀镇;西秀",
  };

  month->data.nicknames = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (month->data.nicknames, g_strsplit (rows[i], ";", -1));
}

static void
fill_data (Month *month)
{
  SanBulletinData *data = &month->data;

  data->city = (char *) "云州市";
  data->office = (char *) "市创建办";
  data->campaign = (char *) "文明城市创建";
  data->period = (char *) "2018年6月";
  data->from = san_day_new (2018, 6, 12);
  data->to = san_day_new (2018, 6, 15);
  data->ranking = month->ranking;
  data->n_points = 109;
  data->n_observations = 2000;
  data->n_respondents = 372;
  data->n_looked_at = 58;
  data->n_relapsed = 3;
  data->categories = g_ptr_array_new_with_free_func (g_free);
  data->points = g_ptr_array_new ();
  data->problems = g_ptr_array_new_with_free_func (g_free);
  data->awards = g_ptr_array_new_with_free_func (g_free);
  data->money = g_ptr_array_new ();
  data->inspected = (char *) "";
  add_nicknames (month);
  data->figures = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (data->figures, (char *) "issued", (char *) "68");
  g_hash_table_insert (data->figures, (char *) "due", (char *) "66");
  g_hash_table_insert (data->figures, (char *) "closed", (char *) "61");
  g_hash_table_insert (data->figures, (char *) "closed_on_time", (char *) "57");
  g_hash_table_insert (data->figures, (char *) "closure_rate", (char *) "92.42");
  g_hash_table_insert (data->figures, (char *) "on_time_rate", (char *) "86.36");
  add_category (month, "农贸市场", "83.40", "84.00", "1.66", 3);
  add_category (month, "背街小巷", "83.90", "80.15", "1.20", 2);
  add_category (month, "公共厕所", "91.00", "", "0.40", 0);
  add_problem (month, "滨江街道", "农贸市场", "东门农贸市场", "占道经营");
  add_problem (month, "西秀镇", "农贸市场", "西门农贸市场", "占道经营");
  add_problem (month, "滨江街道", "公共厕所", "人民路公厕", "无洗手液");
  add_award (month, "金贸街道", "commend", "");
  add_award (month, "滨海街道", "commend", "");
  add_award (month, "金贸街道", "money", "200000");
  add_award (month, "滨海街道", "money", "25500");
  add_award (month, "西秀镇", "self-criticism", "");
}

static Month *
month_new (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round (SCHEME,
                    "建成区 金贸街道 ranked 94 93\n建成区 滨海街道 ranked 92 91\n"
                    "建成区 滨江街道 ranked 85 84\n建成区 西秀镇 ranked 82 83\n"
                    "各区 美兰区 ranked 90 90\n各区 龙华区 ranked 88 88");
  g_autoptr (GError) error = NULL;
  Month *month = g_new0 (Month, 1);

  input->has_previous = TRUE;
  g_free (input->previous_label);
  input->previous_label = g_strdup ("2018-05");
  set_previous (input, 0, "95.00", 1);    /* first, and it fell */
  set_previous (input, 1, "90.00", 3);
  set_previous (input, 2, "91.00", 2);
  set_previous (input, 3, "80.00", 4);    /* last, and it rose */
  month->ranking = san_ranking_compute (input, &error);
  g_assert_no_error (error);
  fill_data (month);
  month->draft = san_bulletin_draft_new (SAN_BULLETIN_MONTHLY, 1);

  return month;
}

static void
month_free (Month *month)
{
  g_ptr_array_unref (month->data.categories);
  g_ptr_array_unref (month->data.points);
  g_ptr_array_unref (month->data.problems);
  g_ptr_array_unref (month->data.awards);
  g_ptr_array_unref (month->data.money);
  g_ptr_array_unref (month->data.nicknames);
  g_hash_table_unref (month->data.figures);
  san_ranking_free (month->ranking);
  san_bulletin_draft_free (month->draft);
  g_free (month);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Month, month_free)

static guint
find_section (const SanBulletinDraft *draft,
              const char             *key)
{
  for (guint i = 0; i < draft->sections->len; i++)
    if (g_str_equal (((SanBulletinSection *) draft->sections->pdata[i])->key, key))
      return i;

  g_assert_not_reached ();
}

static char *
shown (const SanBulletinData  *data,
       const SanBulletinDraft *draft,
       guint                   index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs =
    san_bulletin_section_runs (data, draft, draft->sections->pdata[index], &error);

  g_assert_no_error (error);
  return san_bound_text_show (runs);
}

static void
assert_shown (const Month *month,
              const char  *key,
              const char  *expected)
{
  g_autofree char *text = shown (&month->data, month->draft, find_section (month->draft, key));

  g_assert_cmpstr (text, ==, expected);
}

/* Fields ------------------------------------------------------------------------------ */

static void
test_fields (void)
{
  static const struct { const char *key, *text; } fields[] = {
    { "city", "云州市" }, { "period", "2018年6月" }, { "month", "6月" },
    { "days", "6月12日至15日" }, { "cut_off", "6月15日" }, { "previous", "上月" },
    { "points", "109" }, { "respondents", "372" }, { "categories", "3" }, { "groups", "2" },
    { "units", "6" }, { "problems", "3" }, { "problem_units", "2" }, { "relapses", "0" },
    { "relapse_points", NULL }, { "looked_back", "58" }, { "relapsed", "3" },
    { "n:建成区", "4" }, { "placed:各区", "2" },
    /* 93.6 91.6 84.6 82.4 against 95 90 91 80 */
    { "mean:建成区", "88.05" }, { "max:建成区", "93.60" }, { "min:建成区", "82.40" },
    { "spread:建成区", "11.20" }, { "change:建成区", "-0.95" }, { "changed:建成区", "0.95" },
    { "direction:建成区", "下降" }, { "comparison:建成区", "比上月下降0.95分" },
    { "comparison:各区", NULL }, { "mean:没有", NULL }, { "mean", NULL }, { "city:x", NULL },
    { "first:建成区:2", "金贸街道、滨海街道" }, { "last:建成区:1", "西秀镇" }, { "first:建成区:0", NULL },
    { "first:建成区", NULL }, { "all:各区", "美兰区、龙华区" }, { "up:建成区", "2" }, { "down:建成区", "2" },
    { "below:建成区:90", "2" }, { "riser:建成区", "滨海街道" }, { "riser_places:建成区", "1" },
    { "faller:建成区", "滨江街道" }, { "faller_places:建成区", "1" }, { "drop:建成区", "滨江街道" },
    { "drop_points:建成区", "6.40" }, { "riser:各区", NULL },
    { "total:金贸街道", "93.60" }, { "rank:西秀镇", "4" }, { "unit_change:金贸街道", "-1.40" },
    { "unit_changed:金贸街道", "1.40" }, { "unit_direction:西秀镇", "提高" }, { "moved:滨海街道", "1" },
    { "total:没有", NULL }, { "unit_change:美兰区", NULL },
    { "category:建成区:1", "农贸市场" }, { "category_mean:建成区:2", "83.90" },
    { "category_below:建成区:1", "3" }, { "category_n:建成区:1", "4" }, { "category:建成区:4", NULL },
    { "category:各区:1", NULL }, { "category_worst:建成区:1:1", "滨江街道" },
    { "category_faults:建成区:1:2", "占道经营" }, { "category_points:建成区:1:1", "东门农贸市场" },
    { "category_faults:建成区:2:2", NULL },
    { "ticket:issued", "68" }, { "ticket:on_time_rate", "86.36" }, { "ticket:open", NULL },
    { "ticket:nothing", NULL }, { "ticket", NULL },
    { "awarded:commend", "金贸街道、滨海街道" }, { "award_n:commend", "2" }, { "award_n:interview", NULL },
    { "awarded:commend:各区", NULL }, { "money", "22.55万元" }, { "budget", NULL },
    { "", NULL }, { " ", NULL }, { ":", NULL }, { "::", NULL }, { "city ", NULL },
    { "city office", NULL },
  };
  g_autoptr (Month) month = month_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = san_bulletin_data_field (&month->data, fields[i].key);

      g_test_message ("%s", fields[i].key);
      g_assert_cmpstr (text, ==, fields[i].text);
    }
}

/* Sentences --------------------------------------------------------------------------- */

static void
test_sentences (void)
{
  g_autoptr (Month) month = month_new ();

  assert_shown (month, "lead",
                "6月12日至15日，市创建办对建成区4个、各区2个，共6个单位进行了考评，现场测评3类实地点位109个，"
                "问卷调查372人次。现将有关情况通报如下：");
  assert_shown (month, "results",
                "建成区平均得分88.05分，比上月下降0.95分，最高93.60分，最低82.40分。金贸街道、滨海街道排名前两位；"
                "滨江街道、西秀镇排名后两位。名次上升最多的是滨海街道，上升1位；名次下降最多的是滨江街道，下降1位。\n"
                "各区平均得分89.00分，最高90.00分，最低88.00分。美兰区排名第一；龙华区排名末位。");
  assert_shown (month, "problems",
                "一是农贸市场失分最多，4个单位中3个低于90分，平均83.40分，占道经营等项目失分较多，滨江街道、西秀镇问题突出。\n"
                "二是背街小巷问题较为集中，4个单位中2个低于90分，平均83.90分，滨江街道、西秀镇问题突出。\n"
                "三是公共厕所短板明显，平均91.00分，无洗手液等项目失分较多，滨江街道、西秀镇问题突出。\n"
                "四是反弹问题仍然存在，回头看58件，反弹3件。");
  assert_shown (month, "tickets",
                "2018年6月共签发三色单68件，应结66件，办结61件，办结率92.42%；按期办结57件，按期办结率86.36%。"
                "回头看58件，反弹3件。");
  assert_shown (month, "commend",
                "对金贸街道、滨海街道等2个单位予以通报表扬。对金贸街道、滨海街道等2个单位给予奖励，共22.55万元。");
  assert_shown (month, "sanctions", "西秀镇在点评会上作检讨。");
  assert_shown (month, "demands",
                "各责任单位要对照附件所列问题逐条整改，按时限反馈整改情况；对农贸市场、背街小巷、公共厕所开展集中整治；"
                "排名靠后的单位要查找原因，制定措施，限期整改到位。市创建办将适时组织回头看。");
  assert_shown (month, "imprint", "");
}

static void
test_options (void)
{
  static const char *const groups[] = { "各区", NULL };
  g_autoptr (Month) month = month_new ();
  SanBulletinSection *results = month->draft->sections->pdata[find_section (month->draft, "results")];
  SanBulletinSection *problems = month->draft->sections->pdata[find_section (month->draft, "problems")];
  g_auto (GStrv) read = NULL;

  san_bulletin_section_set_groups (results, groups);
  assert_shown (month, "results",
                "各区平均得分89.00分，最高90.00分，最低88.00分。美兰区排名第一；龙华区排名末位。");
  san_bulletin_section_set_categories (problems, 1);
  san_bulletin_section_set_units (problems, 1);
  assert_shown (month, "problems",
                "一是农贸市场失分最多，4个单位中3个低于90分，平均83.40分，占道经营等项目失分较多，滨江街道问题突出。\n"
                "二是反弹问题仍然存在，回头看58件，反弹3件。");

  g_assert_true (san_bulletin_section_get_photos (problems));
  san_bulletin_section_set_photos (problems, FALSE);
  g_assert_false (san_bulletin_section_get_photos (problems));
  read = san_bulletin_section_get_groups (results);
  g_assert_cmpstrv (read, groups);

  /* what is as when nothing is chosen is not written */
  san_bulletin_section_set_photos (problems, TRUE);
  san_bulletin_section_set_categories (problems, SAN_SECTION_CATEGORIES);
  san_bulletin_section_set_units (problems, SAN_SECTION_UNITS);
  g_assert_cmpstr (problems->options, ==, "");
}

/* Options that somebody else wrote */
static void
test_strange_options (void)
{
  static const char *const options[] = {
    "{", "[]", "3", "{\"categories\": \"many\"}", "{\"categories\": -4}", "{\"categories\": 1e99}",
    "{\"groups\": 7}", "{\"groups\": [1, null, {}]}", "{\"photos\": \"no\"}", "null",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      SanBulletinSection section = { .key = (char *) "problems", .options = (char *) options[i] };
      g_auto (GStrv) groups = san_bulletin_section_get_groups (&section);
      g_auto (GStrv) charts = san_bulletin_section_get_charts (&section);

      g_assert_cmpuint (san_bulletin_section_get_categories (&section), ==, SAN_SECTION_CATEGORIES);
      g_assert_cmpuint (san_bulletin_section_get_units (&section), ==, SAN_SECTION_UNITS);
      g_assert_true (san_bulletin_section_get_photos (&section));
      g_assert_cmpuint (g_strv_length (groups), ==, 0);
      g_assert_cmpuint (g_strv_length (charts), ==, 0);
    }
}

/* The check --------------------------------------------------------------------------- */

/* What is found in a text: "error direction; note signed", each with @mark in front */
static char *
check_text (Month      *month,
            const char *key,
            const char *text)
{
  static const char *const severities[] = { "note", "warning", "error" };
  g_autoptr (GPtrArray) findings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_bulletin_finding_free);
  guint index = find_section (month->draft, key);
  SanBulletinSection *section = month->draft->sections->pdata[index];
  GString *said = g_string_new (NULL);

  g_free (section->text);
  section->text = g_strdup (text);
  san_bulletin_section_check (&month->data, month->draft, index, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const SanBulletinFinding *finding = findings->pdata[i];

      g_assert_cmpuint (finding->section, ==, index);
      g_assert_cmpstr (finding->text, !=, "");
      g_string_append_printf (said, "%s%s %s %s/%s", i > 0 ? "; " : "",
                              severities[finding->severity], finding->what, finding->found,
                              finding->expected);
    }

  return g_string_free (said, FALSE);
}

/* Two who moved by as much moved by it each; what is generated stands the check. */
static void
test_equal_movers (void)
{
  static const char *const changes[] = { "2", "2", "-1", "-1" };
  g_autoptr (Month) month = month_new ();
  const SanRankedGroup *group = month->ranking->groups->pdata[0];
  g_autofree char *text = NULL, *findings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      SanPlace *place = group->places->pdata[i];

      g_free (place->rank_change);
      place->rank_change = g_strdup (changes[i]);
    }
  text = shown (&month->data, month->draft, find_section (month->draft, "results"));
  g_assert_nonnull (strstr (text, "名次上升最多的是金贸街道、滨海街道，均上升2位；"
                            "名次下降最多的是滨江街道、西秀镇，均下降1位。"));
  findings = check_text (month, "results", text);
  g_assert_null (strstr (findings, "direction"));
}

typedef struct
{
  const char *text;
  const char *findings;
} Said;

static void
assert_said (const Said *said,
             gsize       n)
{
  g_autoptr (Month) month = month_new ();

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *findings = check_text (month, "results", said[i].text);

      g_test_message ("%s", said[i].text);
      g_assert_cmpstr (findings, ==, said[i].findings);
    }
}

static void
test_typed (void)
{
  static const Said said[] = {
    { "平均{mean:建成区}分", "" },
    { "平均{mean:建成区|89.5}分", "error typed-over 89.5/88.05" },
    { "平均{mean:建成区|89.5|李主任}分", "note signed 89.5/88.05" },
    { "平均{mean:建成区|89.5|}分", "error typed-over 89.5/88.05" },
    { "平均{mean:建成区|88.05}分", "note bound-again 88.05/88.05" },
    { "平均{mean:建成区|88.05|李主任}分", "note bound-again 88.05/88.05" },
    { "平均{mean:某区}分", "error unknown-field mean:某区/" },
    { "平均{mean:某区|3|李主任}分", "error unknown-field 3/" },
    { "平均{mean:建成区分", "error damaged 平均{mean:建成区分/" },
  };

  assert_said (said, G_N_ELEMENTS (said));
}

static void
test_directions (void)
{
  static const Said said[] = {
    { "金贸街道得分上升。", "error direction 上升/-1.40" },
    { "金贸街道得分下降。", "" },
    { "西秀镇进步明显。", "" },
    { "西秀镇明显退步。", "error direction 退步/+2.40" },
    { "滨海街道名次上升1位。", "" },
    { "滨海街道名次下降。", "error direction 下降/1" },
    { "滨海街道下降1位。", "error direction 下降/1" },
    { "滨江街道得分居中，比上月提高。", "error direction 提高/-6.40" },
    { "建成区平均得分比上月提高。", "error direction 提高/-0.95" },
    { "建成区平均得分比上月下降。", "" },
    { "建成区2个单位得分提高。", "" },
    /* not said, but wished, denied or of others */
    { "金贸街道要努力提高水平。", "" },
    { "金贸街道得分没有上升。", "" },
    { "金贸街道上升。", "error direction 上升/-1.40" },
    { "金贸街道明显上升。", "error direction 上升/-1.40" },
    { "金贸街道开展老旧小区环境提升行动。", "" },
    { "建成区着眼长远组织实施道路改造提升工程。", "" },
    { "金贸街道、滨海街道得分上升。", "" },
    { "金贸街道问卷调查得分上升。", "" },
    { "美兰区得分上升。", "" },
    { "全市文明程度上升。金贸街道排名第一。", "" },
    { "金贸街道{unit_direction:金贸街道}{unit_changed:金贸街道}分。", "" },
    { "金贸街道{unit_direction:金贸街道|提高|李主任}。",
      "note signed 提高/下降; error direction 提高/-1.40" },
  };

  assert_said (said, G_N_ELEMENTS (said));
}

/* Units by what else they are called */
static void
test_nicknames (void)
{
  static const Said said[] = {
    { "金贸得分上升。", "error direction 上升/-1.40" },
    { "金贸得分下降。", "" },
    { "龙华区金贸街道得分上升。", "error direction 上升/-1.40" },
    { "金贸办事处得分上升。", "error direction 上升/-1.40" },
    { "金贸街道办事处得分上升。", "error direction 上升/-1.40" },
    { "滨海得分最高。", "error superlative 最高/2" },
    { "西秀垫底。", "" },
    { "金贸、西秀排名前两位。", "error superlative 前两位/4" },
    { "西秀问题最多。", "error superlative 1/滨江街道 2" },
    /* what two are called, and a place called after one */
    { "滨街得分最高。", "" },
    { "滨街得分下降。", "" },
    { "金贸路得分上升。", "" },
    { "西秀社区得分最高。", "" },
    { "西秀片区得分最高。", "" },
    /* the name of one is not what another is called, too */
    { "滨海街道垫底。", "error superlative 垫底/2" },
    /* nobody's */
    { "海甸得分最高。", "" },
  };

  assert_said (said, G_N_ELEMENTS (said));
}

static void
test_category_changes (void)
{
  static const Said said[] = {
    { "农贸市场得分下降。", "" },
    { "农贸市场得分上升。", "error direction 上升/-0.60" },
    { "农贸市场平均得分比上月提高。", "error direction 提高/-0.60" },
    { "背街小巷平均得分比上月提高。", "" },
    { "背街小巷明显退步。", "error direction 退步/3.75" },
    { "建成区农贸市场得分上升。", "error direction 上升/-0.60" },
    { "建成区背街小巷失分最多。", "error superlative 最多/农贸市场" },
    /* not seen the month before, seen in another group, or of something else */
    { "公共厕所得分上升。", "" },
    { "各区农贸市场得分上升。", "" },
    { "农贸市场问题上升。", "" },
    { "农贸市场失分上升。", "" },
    { "农贸市场名次上升。", "" },
    { "农贸市场开展环境提升行动。", "" },
    { "农贸市场得分没有上升。", "" },
  };

  assert_said (said, G_N_ELEMENTS (said));
}

/* What was found in another round of the month says so. */
static void
test_found_beside (void)
{
  g_autoptr (Month) month = month_new ();
  g_autofree char *field = NULL;
  g_autofree char *text = NULL;

  month->data.inspected = (char *) "2018-06 现场";
  field = san_bulletin_data_field (&month->data, "inspected");
  g_assert_cmpstr (field, ==, "2018-06 现场");
  text = shown (&month->data, month->draft, find_section (month->draft, "problems"));
  g_assert_true (g_str_has_suffix (text, "\n注：以上类别得分和问题取自同期“2018-06 现场”。"));
}

static void
test_superlatives (void)
{
  static const Said said[] = {
    { "金贸街道得分最高。", "" },
    { "滨海街道得分最高。", "error superlative 最高/2" },
    { "滨海街道排名第一。", "error superlative 第一/2" },
    { "滨海街道第一季度排名靠前。", "" },
    { "滨海街道把创建工作作为第一要务抓紧抓实。", "" },
    { "滨海街道坚持以最高标准推进各项任务。", "" },
    { "滨海街道、西秀镇坚持把群众满意放在首位。", "" },
    { "金贸街道、西秀镇并列第一。", "error superlative 第一/4" },
    { "西秀镇垫底。", "" },
    { "滨江街道垫底。", "error superlative 垫底/3" },
    { "金贸街道倒数第一。", "error superlative 倒数第一/1" },
    { "金贸街道、滨海街道排名前两位。", "" },
    { "金贸街道、滨江街道排名前两位。", "error superlative 前两位/3" },
    { "滨江街道、西秀镇排名后两名。", "" },
    { "滨海街道、西秀镇排名后二。", "error superlative 后二/2" },
    { "滨江街道得分84.60分，排名前三。", "" },
    { "西秀镇排名前三。", "error superlative 前三/4" },
    { "西秀镇前三季度排名靠后。", "" },
    { "西秀镇力争下月进入前三。", "" },
    { "西秀镇跌出前三。", "" },
    { "西秀镇未进入前三。", "" },
    { "滨江街道问题最多。", "" },
    { "西秀镇问题最多。", "error superlative 1/滨江街道 2" },
    { "金贸街道问题最少。", "" },
    { "农贸市场失分最多。", "" },
    { "背街小巷失分最多。", "error superlative 最多/农贸市场" },
    { "公共厕所平均得分最高。", "" },
    { "农贸市场平均得分最高。", "error superlative 最高/公共厕所" },
    { "农贸市场平均得分最低。", "" },
    { "建成区最高93.60分。", "" },
    { "滨海街道问卷调查得分最高。", "" },
  };

  assert_said (said, G_N_ELEMENTS (said));
}

static void
test_numbers (void)
{
  static const Said said[] = {
    { "建成区平均得分88.05分。", "" },
    { "建成区平均得分92分。", "warning unbound-number 92/" },
    { "共检查108个点位。", "warning unbound-number 108/" },
    { "共检查109个点位，2018年6月12日第6期，低于75分的单位，15个工作日内整改。", "" },
    { "奖励22.55万元。", "" },
    { "奖励23万元。", "warning unbound-number 23/" },
    { "得分99.99。", "warning unbound-number 99.99/" },
    { "平均{mean:建成区|99.99|李主任}分", "note signed 99.99/88.05" },
  };
  g_autoptr (Month) month = month_new ();
  g_autofree char *demands = check_text (month, "demands", "开展77次集中整治。");

  assert_said (said, G_N_ELEMENTS (said));
  g_assert_cmpstr (demands, ==, "");
}

/* A leader changes a figure: it stops the issue until it is settled. */
static void
test_leader (void)
{
  g_autoptr (Month) month = month_new ();
  guint index = find_section (month->draft, "results");
  SanBulletinSection *section = month->draft->sections->pdata[index];
  g_autofree char *stored = san_bulletin_section_generate (&month->data, month->draft, section);
  g_auto (GStrv) parts = g_strsplit (stored, "{mean:建成区}", 2);
  g_autofree char *typed = g_strjoin ("{mean:建成区|90}", parts[0], parts[1], NULL);
  g_autofree char *signed_for = g_strjoin ("{mean:建成区|90|李主任}", parts[0], parts[1], NULL);
  g_autofree char *first = check_text (month, "results", typed);
  g_autofree char *second = check_text (month, "results", signed_for);
  g_autofree char *third = check_text (month, "results", stored);
  g_autofree char *text = NULL;

  g_assert_cmpstr (first, ==, "error typed-over 90/88.05");
  g_assert_cmpstr (second, ==, "note signed 90/88.05");
  g_assert_cmpstr (third, ==, "");

  g_free (section->text);
  section->text = g_strdup (signed_for);
  text = shown (&month->data, month->draft, index);
  g_assert_true (g_str_has_prefix (text, "建成区平均得分90分，比上月下降0.95分"));
}

/* Whatever is written, the check comes to an end. */
static void
test_any_words (void)
{
  static const char *const words[] = {
    "金贸街道", "建成区", "农贸市场", "上升", "下降", "最高", "最多", "前三", "后", "第一", "，", "。", "、",
    "12", ".5", "分", "个", "{mean:建成区}", "{rank:西秀镇|1}", "{x}", "\\{", "\n", " ", "失分", "问题", "末位",
  };
  g_autoptr (Month) month = month_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *findings = NULL;

      for (int n = g_rand_int_range (rand, 0, 20); n > 0; n--)
        g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      findings = check_text (month, "results", text->str);
      g_assert_nonnull (findings);
    }
}

/* What a bar is held against is called the last month only where it is that. */
static void
test_ticks_of_bars (void)
{
  static const struct
  {
    const char *period;
    const char *previous;
    const char *said;
  } cases[] = {
    { "2018-06", "2018-05", "last month" },
    { "2018-06", "2018-04", "round before" },
    { "2018-06", "special", "round before" },
    { "2018-Q2", "2018-Q1", "round before" },
  };
  g_autoptr (Month) month = month_new ();
  SanRoundInput *input = month->ranking->input;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SanChart) chart = NULL;
      g_autofree char *text = NULL;

      g_assert_true (san_period_parse (cases[i].period, &input->period, NULL));
      g_free (input->previous_label);
      input->previous_label = g_strdup (cases[i].previous);
      chart = san_round_chart_bars (month->ranking, month->ranking->groups->pdata[0]);
      text = san_chart_get_item_text (chart, 0);
      g_assert_nonnull (strstr (text, cases[i].said));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bulletin-words/fields", test_fields);
  g_test_add_func ("/bulletin-words/sentences", test_sentences);
  g_test_add_func ("/bulletin-words/options", test_options);
  g_test_add_func ("/bulletin-words/strange-options", test_strange_options);
  g_test_add_func ("/bulletin-words/equal-movers", test_equal_movers);
  g_test_add_func ("/bulletin-words/typed", test_typed);
  g_test_add_func ("/bulletin-words/directions", test_directions);
  g_test_add_func ("/bulletin-words/nicknames", test_nicknames);
  g_test_add_func ("/bulletin-words/category-changes", test_category_changes);
  g_test_add_func ("/bulletin-words/found-beside", test_found_beside);
  g_test_add_func ("/bulletin-words/superlatives", test_superlatives);
  g_test_add_func ("/bulletin-words/numbers", test_numbers);
  g_test_add_func ("/bulletin-words/leader", test_leader);
  g_test_add_func ("/bulletin-words/any-words", test_any_words);
  g_test_add_func ("/bulletin-words/ticks-of-bars", test_ticks_of_bars);

  return g_test_run ();
}
