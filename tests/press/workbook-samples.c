/* workbook-samples.c - rounds whose workbooks are hard to get right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "press/workbook-samples.h"

#include "base/san-decimal.h"
#include "support/san-test-round.h"

#define PICK(rand, array) ((array)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (array))])

static void
sample_free (gpointer data)
{
  SanWorkbookSample *sample = data;

  g_free (sample->name);
  san_ranking_free (sample->ranking);
  g_free (sample);
}

/* Takes @input. */
static SanRanking *
rank (SanRoundInput *input)
{
  g_autoptr (SanRoundInput) owned = input;
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_compute (owned, &error);

  g_assert_no_error (error);

  return ranking;
}

static void
add (GPtrArray  *samples,
     const char *name,
     SanRanking *ranking)
{
  SanWorkbookSample *sample = g_new0 (SanWorkbookSample, 1);

  sample->name = g_strdup (name);
  sample->ranking = ranking;
  g_ptr_array_add (samples, sample);
}

static void
adjust (SanRoundInput *input,
        guint          participant,
        gint64         micro,
        const char    *reason)
{
  mpq_t amount;

  mpq_init (amount);
  san_rational_set_micro (amount, micro);
  san_round_input_add_adjustment (input, participant, amount, reason, "", "");
  mpq_clear (amount);
}

/* Every kind of row: listed, trial, absent, vetoes, adjustments, a handicap, cells of all
 * states, three levels, an override; names that are formulas elsewhere. */
static SanRanking *
sample_rows (void)
{
  SanRoundInput *input = san_test_round (
    "{'name': '街道考评', 'decimals': 2, 'tie_breakers': ['site', 'roster'],"
    " 'grades': [{'name': '优秀', 'at_least': '90'}, {'name': '合格'}],"
    " 'adjustments': {'bonus_cap': '2'},"
    " 'handicaps': [{'unit': '丙', 'factor': '1', 'offset': '-1.5', 'reason': '基数调整'}],"
    " 'component': {'key': 'total', 'name': '总分', 'combine': 'weighted', 'children': ["
    "  {'key': 'site', 'name': '现场', 'weight': '60', 'combine': 'sum', 'decimals': 1, 'children': ["
    "   {'key': 'a', 'name': '卫生', 'full': '60', 'source': 'entry'},"
    "   {'key': 'b', 'name': '秩序', 'full': '40', 'combine': 'mean', 'missing': 'group-mean', 'children': ["
    "    {'key': 'b1', 'name': '停车', 'source': 'entry'},"
    "    {'key': 'b2', 'name': '占道', 'source': 'entry'}]}]},"
    "  {'key': 'q', 'name': '问卷', 'weight': '30', 'source': 'survey', 'missing': 'fixed:60.5'},"
    "  {'key': 'd', 'name': '扣分', 'weight': '10', 'source': 'deduction', 'missing': 'unranked', 'decimals': 3}]}}",
    "一组 甲 ranked 55.5 90 80 88 1.5\n"
    "一组 乙 ranked 55.5 90 80 88 1.5\n"
    "一组 丙 ranked 60 100 100 100 0\n"
    "一组 =1+1 ranked 51.25 . . 无数据 0.125\n"
    "一组 +A1 trial 48 70 / 91.333333 2\n"
    "一组 @SUM(1) listed 50 80 80 80 3\n"
    "一组 缺考 ranked . . . . .\n"
    "一组 红牌 ranked 59 99 99 99 0\n"
    "一组 <甲&乙\"> ranked 10 20 30 40 50\n"
    "二组 独一家 ranked 50 60 70 80 5\n"
    "三组 没有分 ranked . . . . .");

  SanParticipant *participant;

  input->has_previous = TRUE;
  for (guint i = 0; i < 3; i++)
    {
      participant = g_ptr_array_index (input->participants, i);
      participant->previous_group = "一组";
      participant->previous_has_total = TRUE;
      participant->previous_place = 3 - i;
      san_rational_set_micro (participant->previous_total, 90 * SAN_MICRO + (gint64) i * 5000);
    }

  /* a computed component that somebody typed */
  participant = g_ptr_array_index (input->participants, 1);
  participant->cells[6].reason = g_string_chunk_insert (input->strings, "问卷重做");
  adjust (input, 0, 300000, "省级表扬");
  adjust (input, 0, 1900000, "经验推广");
  adjust (input, 3, -500000, "媒体曝光");
  san_round_input_set_handicap (input, 0, 0, 2);
  san_round_input_add_veto (input, 7, SAN_VETO_LAST, 0, "较大事故");
  san_round_input_add_veto (input, 8, SAN_VETO_MINUS, 5 * SAN_MICRO, "负面清单");

  return rank (input);
}

/* Names of groups that no sheet may have. */
static SanRanking *
sample_names (void)
{
  static const char *const groups[] = {
    "A组", "a组", "2018", "A1", "RC", "汇总", "一/二:三*四?[五]\\六", "'引号'", "History",
    "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的组名",
    "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的组名二",
    "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", "sheet.1", "=组", "组\t名",
  };
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; j < 3 + i % 6; j++)
      g_string_append_printf (lines, "%s 单位%u-%u ranked %u.%u\n", groups[i], i, j, 80 + j * 3, i % 10);

  return rank (san_test_round (
                 "{'name': '单项', 'component': {'key': 'total', 'name': '总分', 'combine': 'mean',"
                 " 'children': [{'key': 'a', 'name': '得分', 'source': 'entry'}]}}",
                 lines->str));
}

/* More units, or more components, than a page has room for. */
static SanRanking *
sample_long (guint n,
             guint n_leaves)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);
  g_autoptr (GString) scheme = g_string_new (NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_string_append (scheme, "{'name': '长表', 'component': {'key': 'total', 'name': '总分',"
                   " 'combine': 'weighted', 'children': [");
  for (guint i = 0; i < n_leaves; i++)
    g_string_append_printf (scheme, "%s{'key': 'k%u', 'name': '成分%u', 'weight': '%u',"
                            " 'source': 'entry'}", i > 0 ? ", " : "", i, i, i % 4 + 1);
  g_string_append (scheme, "]}}");

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (lines, "村居 第%u号%s村民委员会 ranked", i + 1,
                              i % 9 == 0 ? "名字很长很长很长的" : "");
      for (guint j = 0; j < n_leaves; j++)
        g_string_append_printf (lines, " %d.%d", g_rand_int_range (rand, 60, 100),
                                g_rand_int_range (rand, 0, 10));
      g_string_append_c (lines, '\n');
    }

  return rank (san_test_round (scheme->str, lines->str));
}

SanRanking *
san_workbook_sample_half (guint       n,
                          guint       decimals,
                          const char *combine)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n * 10 + decimals);
  g_autofree char *weight_a = g_str_equal (combine, "weighted") ? g_strdup (", 'weight': '50'")
                                                                : g_strdup ("");
  g_autofree char *weight_b = g_str_equal (combine, "weighted") ? g_strdup (", 'weight': '25'")
                                                                : g_strdup ("");
  g_autofree char *scheme = g_strdup_printf (
    "{'name': '四舍五入', 'decimals': %u, 'component': {'key': 'total', 'name': '总分',"
    " 'combine': '%s', 'children': ["
    " {'key': 'a', 'name': '甲'%s, 'source': 'entry'},"
    " {'key': 'b', 'name': '乙'%s, 'combine': 'mean', 'decimals': %u, 'children': ["
    "  {'key': 'b1', 'name': '一', 'source': 'entry'},"
    "  {'key': 'b2', 'name': '二', 'source': 'entry'}]},"
    " {'key': 'c', 'name': '丙'%s, 'source': 'deduction'}]}}",
    decimals, combine, weight_a, weight_b, decimals, weight_b);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (lines, "组 单位%u ranked", i + 1);
      /* numbers whose last place is odd one time in two: their halves lie in the middle */
      for (guint j = 0; j < 4; j++)
        {
          gint64 micro = g_rand_int_range (rand, 0, 100000000);
          g_autofree char *text = san_micro_format (j == 3 ? micro / 10 : micro, (int) decimals);

          g_string_append_printf (lines, " %s", text);
        }
      g_string_append_c (lines, '\n');
    }

  return rank (san_test_round (scheme, lines->str));
}

/* Random schemes -------------------------------------------------------------------- */

static void
add_node (GRand      *rand,
          GString    *json,
          guint      *n_leaves,
          guint      *counter,
          int         depth,
          const char *parent)
{
  static const char *const combines[] = { "sum", "weighted", "mean" };
  static const char *const fulls[] = { "100", "40", "30", "12.5", "150" };
  static const char *const weights[] = { "0", "10", "25", "33.333333", "0.35", "7" };
  static const char *const rules[] = {
    "reweight", "reweight", "reweight", "group-mean", "fixed:60.5", "full", "zero",
  };
  gboolean inner = depth == 0 || (depth < 4 && g_rand_int_range (rand, 0, 3) == 0);
  const char *combine = PICK (rand, combines);

  g_string_append_printf (json, "{'key': 'k%u', 'name': '第%u项'", *counter, *counter);
  (*counter)++;
  if (g_str_equal (parent, "weighted"))
    g_string_append_printf (json, ", 'weight': '%s'", PICK (rand, weights));
  if (depth > 0)
    g_string_append_printf (json, ", 'missing': '%s'", PICK (rand, rules));
  if (depth > 0 && g_rand_boolean (rand))
    g_string_append_printf (json, ", 'decimals': %d", g_rand_int_range (rand, 0, 7));
  if (g_rand_int_range (rand, 0, 5) == 0)
    g_string_append_printf (json, ", 'cap': '%d'", g_rand_int_range (rand, 20, 110));
  if (g_rand_int_range (rand, 0, 6) == 0)
    g_string_append_printf (json, ", 'floor': '%d'", g_rand_int_range (rand, -20, 10));

  if (!inner)
    {
      (*n_leaves)++;
      g_string_append_printf (json, ", 'full': '%s', 'source': 'entry', 'over': true}",
                              PICK (rand, fulls));
      return;
    }

  if (!g_str_equal (combine, "sum") && g_rand_boolean (rand))
    g_string_append_printf (json, ", 'full': '%s'", PICK (rand, fulls));
  g_string_append_printf (json, ", 'combine': '%s', 'children': [", combine);
  for (int i = 0, n = g_rand_int_range (rand, 2, 5); i < n; i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      add_node (rand, json, n_leaves, counter, depth + 1, combine);
    }
  g_string_append (json, "]}");
}

static void
add_random_rows (GRand   *rand,
                 GString *lines,
                 guint    n,
                 guint    n_leaves)
{
  static const char *const standings[] = { "ranked", "ranked", "ranked", "trial", "listed" };
  static const char *const odd[] = { ".", "-", "/", "0", "100", "85.545", "66.665", "0.000001" };

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (lines, "第%u组 单位%u %s", i * 3 / n + 1, i, PICK (rand, standings));
      for (guint j = 0; j < n_leaves; j++)
        if (g_rand_int_range (rand, 0, 6) == 0)
          g_string_append_printf (lines, " %s", PICK (rand, odd));
        else
          g_string_append_printf (lines, " %d.%0*d", g_rand_int_range (rand, 0, 100),
                                  1 + i % 3, g_rand_int_range (rand, 0, 10));
      g_string_append_c (lines, '\n');
    }
}

SanRanking *
san_workbook_sample_random (guint32 seed,
                            guint   n)
{
  static const char *const ties[] = { "competition", "dense", "unique" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) scheme = g_string_new (NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  SanRoundInput *input;
  guint n_leaves = 0;
  guint counter = 0;

  g_string_append_printf (scheme, "{'name': '随机', 'decimals': %d, 'ties': '%s', 'rank_on': '%s',"
                          " 'higher_is_better': %s, 'component': ",
                          g_rand_int_range (rand, 0, 7), PICK (rand, ties),
                          g_rand_int_range (rand, 0, 4) == 0 ? "full" : "displayed",
                          g_rand_int_range (rand, 0, 4) == 0 ? "false" : "true");
  add_node (rand, scheme, &n_leaves, &counter, 0, "");
  g_string_append_c (scheme, '}');
  add_random_rows (rand, lines, n, n_leaves);

  input = san_test_round (scheme->str, lines->str);
  for (guint i = 0; i < n; i += 4)
    adjust (input, i, g_rand_int_range (rand, -3000000, 3000000), "随机");
  if (seed % 3 == 0)
    san_round_input_add_veto (input, n / 2, SAN_VETO_CAP, 60 * SAN_MICRO, "随机");
  if (seed % 5 == 0)
    san_round_input_add_veto (input, n / 3, SAN_VETO_UNRANKED, 0, "随机");

  return rank (input);
}

GPtrArray *
san_workbook_samples (void)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (sample_free);

  add (samples, "rows", sample_rows ());
  add (samples, "names", sample_names ());
  add (samples, "long", sample_long (176, 8));
  add (samples, "longest", sample_long (1000, 3));
  add (samples, "wide", sample_long (12, 40));
  add (samples, "half-sum", san_workbook_sample_half (250, 2, "sum"));
  add (samples, "half-weighted", san_workbook_sample_half (250, 2, "weighted"));
  add (samples, "half-mean", san_workbook_sample_half (250, 3, "mean"));
  add (samples, "half-one", san_workbook_sample_half (250, 1, "weighted"));
  add (samples, "half-none", san_workbook_sample_half (250, 0, "mean"));
  add (samples, "half-fine", san_workbook_sample_half (250, 5, "weighted"));

  for (guint32 seed = 1; seed <= 16; seed++)
    {
      g_autofree char *name = g_strdup_printf ("random-%02u", seed);

      add (samples, name, san_workbook_sample_random (seed, 45));
    }

  return samples;
}

GBytes *
san_workbook_sample_make (const SanRanking *ranking)
{
  SanWorkbookHead head = {
    "云州市创建办", "云州市2018年6月考评情况通报", 6, 18, san_day_new (2018, 6, 29), "0123abcd", FALSE, 1, "",
  };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = san_workbook_make (ranking, &head, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}
