/* test-score.c - every rule of scoring.md §2 on figures worked out by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "scoring/san-explain.h"
#include "scoring/san-what-if.h"
#include "support/san-test-round.h"

#define LEAF(key, more) "{'key': '" key "', 'source': 'entry'" more "}"

static SanRanking *
rank (SanRoundInput *input)
{
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_compute (input, &error);

  g_assert_no_error (error);

  return ranking;
}

/* The places of all units under @scheme. */
static void
assert_places (const char *scheme,
               const char *lines,
               const char *expected)
{
  g_autoptr (SanRoundInput) input = san_test_round (scheme, lines);
  g_autoptr (SanRanking) ranking = rank (input);
  g_autofree char *places = san_test_places (ranking);

  g_assert_cmpstr (places, ==, expected);
}

/* What component @key of @unit prints. */
static void
assert_component (SanRanking *ranking,
                  const char *unit,
                  const char *key,
                  const char *expected)
{
  const SanScore *score = san_test_find_place (ranking, unit)->score;
  g_autofree char *text = san_scores_format_node (score, san_scheme_find_node (score->scheme,
                                                                               key));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_note (SanRanking *ranking,
             const char *unit,
             const char *expected)
{
  g_assert_cmpstr (san_test_find_place (ranking, unit)->note, ==, expected);
}

static void
test_combining (void)
{
  /* 0.9 · 95.532 + 0.1 · 87.7497 = 94.75377 */
  assert_places ("{'name': 'x', 'decimals': 4, 'component': {'key': 't', 'combine': 'weighted',"
                 " 'children': [" LEAF ("a", ", 'weight': 90") ","
                 LEAF ("b", ", 'weight': '10'") "]}}",
                 "g A ranked 95.5320 87.7497", "A 1 94.7538");
  /* weights need not be 100, full marks differ: 200 · (3 · 20/40 + 1 · 5/10) / 4 = 100 */
  assert_places ("{'name': 'x', 'component': {'key': 't', 'combine': 'weighted', 'full': 200,"
                 " 'children': [" LEAF ("a", ", 'weight': 3, 'full': 40") ","
                 LEAF ("b", ", 'weight': 1, 'full': 10") "]}}",
                 "g A ranked 20 5", "A 1 100.00");
  /* blocks of 40, 30 and 30 add up: (40 − 4) + (30 − 5.4) + 26.34 */
  assert_places ("{'name': 'x', 'component': {'key': 't', 'combine': 'sum', 'children': ["
                 "{'key': 'a', 'source': 'deduction', 'full': 40},"
                 "{'key': 'b', 'source': 'deduction', 'full': 30},"
                 LEAF ("c", ", 'full': 30") "]}}",
                 "g A ranked 4 5.4 26.34", "A 1 86.94");
  /* 100 · (50/100 + 5/10 + 2/3) / 3 = 55.5… */
  assert_places ("{'name': 'x', 'component': {'key': 't', 'combine': 'mean', 'children': ["
                 LEAF ("a", "") "," LEAF ("b", ", 'full': 10") "," LEAF ("c", ", 'full': 3")
                 "]}}",
                 "g A ranked 50 5 2", "A 1 55.56");
}

/* Half away from zero, once, at the end. */
static void
test_rounding (void)
{
  static const char one[] = "{'name': 'x', 'component': {'key': 't', 'source': 'entry'}}";
  static const char half[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'mean', 'children': ["
    LEAF ("a", "") "," LEAF ("b", "") "]}}";

  assert_places (one, "g A ranked 85.545", "A 1 85.55");
  assert_places (one, "g A ranked 85.544999", "A 1 85.54");
  assert_places (one, "g A ranked -0.005", "A 1 -0.01");
  assert_places (one, "g A ranked -0.004", "A 1 0.00");
  assert_places (half, "g A ranked 85.54 85.55", "A 1 85.55");
  assert_places (half, "g A ranked 0.01 0.02", "A 1 0.02");
  assert_places ("{'name': 'x', 'decimals': 0, 'component': {'key': 't', 'source': 'entry'}}",
                 "g A ranked 2.5", "A 1 3");
  /* a node that rounds hands the rounded score up: 0.5 · 85.6 + 0.5 · 85.55 = 85.575 */
  assert_places ("{'name': 'x', 'component': {'key': 't', 'combine': 'mean', 'children': ["
                 LEAF ("a", ", 'decimals': 1") "," LEAF ("b", "") "]}}",
                 "g A ranked 85.55 85.55", "A 1 85.58");
}

static void
test_left_out (void)
{
  static const char sum[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'sum', 'children': ["
    LEAF ("a", ", 'full': 40") "," LEAF ("b", ", 'full': 60") "]}}";
  static const char weighted[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'weighted', 'children': ["
    LEAF ("a", ", 'weight': 3") "," LEAF ("b", ", 'weight': 1") ","
    LEAF ("c", ", 'weight': 0") "]}}";

  /* 30 of 40 is 75 of 100; a zero counts; nothing entered: no total */
  assert_places (sum, "g A ranked 30 .\ng B ranked 0 60\ng C ranked . .\ng D ranked 无数据 /",
                 "A 1 75.00; B 2 60.00; C 0 ; D 0 ");
  /* (3 · 80 + 1 · 60) / 4; without b only a counts; a weight of 0 never does */
  assert_places (weighted, "g A ranked 80 60 1\ng B ranked 70 / 99\ng C ranked . - 50",
                 "A 1 75.00; B 2 70.00; C 0 ");
}

static void
test_missing_rules (void)
{
  static const char scheme[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'mean', 'children': ["
    LEAF ("a", "") "," LEAF ("b", ", 'missing': '%s'") "]}}";
  static const struct { const char *rule; const char *total; const char *b; } cases[] = {
    { "reweight", "60.00", "" },
    { "fixed:70.5", "65.25", "70.5" },
    { "full", "80.00", "100" },
    { "zero", "30.00", "0" },
    { "group-mean", "72.50", "85" },   /* of 80 and 90; the listed 10 does not count */
    { "unranked", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("%.*s%s%s",
                                               (int) (strstr (scheme, "%s") - scheme), scheme,
                                               cases[i].rule, strstr (scheme, "%s") + 2);
      g_autofree char *note = g_strdup_printf ("b:%s", cases[i].rule);
      g_autoptr (SanRoundInput) input =
        san_test_round (text, "g A ranked 60 .\ng B ranked 80 80\ng C trial 90 90\n"
                        "g D listed 10 10\nh E ranked 50 0");
      g_autoptr (SanRanking) ranking = rank (input);

      g_assert_cmpstr (san_test_find_place (ranking, "A")->total, ==, cases[i].total);
      assert_component (ranking, "A", "b", cases[i].b);
      assert_note (ranking, "A", note);
      assert_note (ranking, "B", "");
    }
}

/* The mean is that of the units with data after their own cap and rounding; a unit that
 * "unranked" struck below a node is not counted there; nobody left: as left out. */
static void
test_group_mean (void)
{
  static const char scheme[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'sum', 'children': ["
    "{'key': 'n', 'combine': 'mean', 'missing': 'group-mean', 'decimals': 1, 'children': ["
    LEAF ("a", ", 'missing': 'unranked', 'cap': 90") "," LEAF ("b", "") "]},"
    LEAF ("c", "") "]}}";
  g_autoptr (SanRoundInput) input =
    san_test_round (scheme, "g A ranked 95 80.55 50\ng B ranked 80 81 50\n"
                    "g C ranked . 10 50\ng D ranked / . 50");
  g_autoptr (SanRanking) ranking = rank (input);
  g_autofree char *places = san_test_places (ranking);

  /* n: A (90 + 80.55)/2 = 85.275 → 85.3; B 80.5; C struck; D without data: their mean 82.9 */
  g_assert_cmpstr (places, ==, "A 1 135.30; D 2 132.90; B 3 130.50; C 0 ");
  assert_component (ranking, "D", "n", "82.9");
  assert_component (ranking, "C", "b", "10");
  assert_note (ranking, "C", "a:unranked");
  g_assert_cmpstr (san_test_find_place (ranking, "C")->score->unranked_by->key, ==, "a");

  {
    g_autoptr (SanRoundInput) alone = san_test_round (scheme, "g D ranked / . 50");
    g_autoptr (SanRanking) left_out = rank (alone);

    /* 50 of 100 stands for 200 */
    g_assert_cmpstr (san_test_find_place (left_out, "D")->total, ==, "100.00");
  }
}

static void
test_not_applicable (void)
{
  static const char plain[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'mean', 'children': ["
    LEAF ("a", "") "," LEAF ("b", ", 'missing': 'zero'") "]}}";
  static const char as_missing[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'mean', 'children': ["
    LEAF ("a", "") ","
    LEAF ("b", ", 'missing': 'zero', 'not_applicable': 'as-missing'") "]}}";

  assert_places (plain, "g A ranked 80 /\ng B ranked 80 -", "A 1 80.00; B 2 40.00");
  assert_places (as_missing, "g A ranked 80 /\ng B ranked 80 -", "A 1 40.00; B 1 40.00");
}

/* An inner node without data follows its own rule, not its children's. */
static void
test_inner_rule (void)
{
  static const char scheme[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'sum', 'children': ["
    "{'key': 'n', 'combine': 'sum', 'missing': 'fixed:33', 'cap': 30, 'children': ["
    LEAF ("a", ", 'full': 20") "," LEAF ("b", ", 'full': 20") "]},"
    LEAF ("c", ", 'full': 60") "]}}";

  /* what the rule gives is not capped: 33 + 50; A's 40 is */
  assert_places (scheme, "g A ranked 20 20 50\ng B ranked . . 50",
                 "B 1 83.00; A 2 80.00");
}

static void
test_deductions (void)
{
  static const char missing[] =
    "{'name': 'x', 'component': {'key': 't', 'source': 'deduction', 'full': 10}}";
  static const char full[] =
    "{'name': 'x', 'component': {'key': 't', 'source': 'deduction', 'empty': 'full',"
    " 'full': 10, 'floor': '-5'}}";
  g_autoptr (SanRoundInput) input = NULL;
  g_autoptr (SanRanking) ranking = NULL;
  g_autofree char *places = NULL;
  mpq_t amount;

  /* an explicit 0 is data, nothing is not; the floor is 0 unless it is said */
  assert_places (missing, "g A ranked 0\ng B ranked 2.5\ng C ranked .\ng D ranked 12",
                 "A 1 10.00; B 2 7.50; D 3 0.00; C 0 ");
  assert_places (full, "g A ranked .\ng B ranked 12\ng C ranked 17\ng D ranked -",
                 "A 1 10.00; D 1 10.00; B 3 -2.00; C 4 -5.00");

  /* the one entry and the rows of the ledger add up */
  input = san_test_round (missing, "g A ranked 1\ng B ranked .");
  mpq_init (amount);
  mpq_set_ui (amount, 1, 3);
  san_round_input_add_deduction (input, g_ptr_array_index (input->participants, 0), 0, amount);
  san_round_input_add_deduction (input, g_ptr_array_index (input->participants, 1), 0, amount);
  san_round_input_add_deduction (input, g_ptr_array_index (input->participants, 1), 0, amount);
  mpq_clear (amount);
  ranking = rank (input);
  places = san_test_places (ranking);
  g_assert_cmpstr (places, ==, "B 1 9.33; A 2 8.67");
  g_assert_cmpuint (san_test_find_place (ranking, "B")->score->problems, ==, 2);
}

static void
add_adjustment (SanRoundInput *input,
                guint          participant,
                const char    *amount,
                const char    *rule)
{
  gint64 micro;
  mpq_t value;

  g_assert_true (san_micro_parse (amount, &micro, NULL, NULL));
  mpq_init (value);
  san_rational_set_micro (value, micro);
  san_round_input_add_adjustment (input, participant, value, "reason", "", rule);
  mpq_clear (value);
}

/* Per rule, then per direction; bonuses and deductions do not cancel before the caps. */
static void
test_adjustments (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 'x', 'adjustments': {'bonus_cap': 5, 'deduction_cap': 4,"
                    " 'rules': [{'name': '红单', 'amount': -1, 'cap': 3}]},"
                    " 'component': {'key': 't', 'source': 'entry'}}",
                    "g A ranked 80\ng B ranked 80\ng C ranked 80");
  g_autoptr (SanRanking) ranking = NULL;
  g_autofree char *places = NULL;

  add_adjustment (input, 0, "4", "");          /* A: 7 → 5; −2 */
  add_adjustment (input, 0, "3", "");
  add_adjustment (input, 0, "-2", "");
  for (int i = 0; i < 5; i++)                  /* B: −5 → −3 by its rule, −0.5 */
    add_adjustment (input, 1, "-1", "红单");
  add_adjustment (input, 1, "-0.5", "");
  add_adjustment (input, 2, "-3", "红单");       /* C: −3 − 2 → −4 */
  add_adjustment (input, 2, "-2", "其他");
  ranking = rank (input);
  places = san_test_places (ranking);
  g_assert_cmpstr (places, ==, "A 1 83.00; B 2 76.50; C 3 76.00");
}

static void
test_handicap_and_veto (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 'x', 'handicaps': ["
                    "{'unit': 'A', 'factor': '0.99', 'offset': '-1', 'reason': 'r'}],"
                    " 'component': {'key': 't', 'source': 'entry', 'cap': 90, 'floor': 60}}",
                    "g A ranked 90\ng B ranked 95\ng C ranked 70\ng D ranked 80\n"
                    "g E ranked 85\ng F ranked 89\ng G ranked 65");
  g_autoptr (SanRanking) ranking = NULL;
  g_autofree char *places = NULL;

  san_round_input_set_handicap (input, 0, 0, 0);
  san_round_input_add_veto (input, 5, SAN_VETO_LAST, 0, "v");
  san_round_input_add_veto (input, 4, SAN_VETO_LAST, 0, "v");
  san_round_input_add_veto (input, 3, SAN_VETO_UNRANKED, 0, "v");
  san_round_input_add_veto (input, 1, SAN_VETO_CAP, 75 * SAN_MICRO, "v");
  san_round_input_add_veto (input, 6, SAN_VETO_MINUS, 10 * SAN_MICRO, "v");
  ranking = rank (input);
  places = san_test_places (ranking);

  /* A 90 · 0.99 − 1; B capped to 75; G 55, kept at the floor; F and E last by score; D out */
  g_assert_cmpstr (places, ==, "A 1 88.10; B 2 75.00; C 3 70.00; G 4 60.00; "
                   "F 5 89.00; E 6 85.00; D 0 ");
  assert_note (ranking, "A", "handicap:*0.99-1");
  assert_note (ranking, "B", "veto:cap:75");
  assert_note (ranking, "F", "veto:last");
  assert_note (ranking, "D", "veto:unranked");
}

/* The limits of the root come after the adjustments, those of other nodes before. */
static void
test_limits_of_the_root (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 'x', 'component': {'key': 't', 'combine': 'sum', 'cap': 100,"
                    " 'children': [" LEAF ("a", ", 'cap': 90") "]}}",
                    "g A ranked 97\ng B ranked 85");
  g_autoptr (SanRanking) ranking = NULL;
  g_autofree char *places = NULL;

  add_adjustment (input, 0, "5", "");
  add_adjustment (input, 1, "30", "");
  ranking = rank (input);
  places = san_test_places (ranking);
  g_assert_cmpstr (places, ==, "B 1 100.00; A 2 95.00");
}

/* A computed leaf: its own value, or what was typed over it with a reason. */
static void
test_override (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 'x', 'component': {'key': 't', 'combine': 'sum', 'children': ["
                    "{'key': 's', 'source': 'survey'}]}}",
                    "g A ranked .\ng B ranked 90\ng C ranked .");
  g_autoptr (SanRanking) ranking = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const SanExplainRow *row;
  g_autofree char *places = NULL;

  for (guint i = 0; i < 2; i++)
    {
      SanParticipant *participant = g_ptr_array_index (input->participants, i);

      participant->computed[1].has_data = TRUE;
      mpq_set_ui (participant->computed[1].value, 250, 3);
      participant->cells[1].reason = "复核";
    }
  ranking = rank (input);
  places = san_test_places (ranking);
  g_assert_cmpstr (places, ==, "B 1 90.00; A 2 83.33; C 0 ");
  assert_note (ranking, "B", "s:override");

  rows = san_explain (ranking->scores, 1, NULL);
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpstr (row->score, ==, "90");
  g_assert_cmpstr (row->note, ==, "override, computed 83.333333; 复核");
}

/* Townships from the mean of their villages in the same round: (87.4 + 87.6 + 88) / 3. */
static void
test_children_of_the_round (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': '村', 'decimals': 1, 'component': {'key': 'v', 'source': 'entry',"
                    " 'full': 50}}",
                    "v A ranked 43.7\nv B ranked 43.8\nv C ranked 44\nv D ranked .");
  g_autoptr (SanScheme) scheme =
    san_test_scheme ("{'name': '镇', 'component': {'key': 't', 'combine': 'sum', 'children': ["
                     "{'key': 'c', 'source': 'children', 'scheme': '村'}]}}");
  guint index = san_round_input_add_scheme (input, scheme);
  guint group = san_round_input_add_group (input, "t");
  SanParticipant *town = san_round_input_add_participant (input, 100, "", "T", group, index);
  g_autoptr (SanRanking) ranking = NULL;
  g_autoptr (SanRanking) after = NULL;
  g_autoptr (SanRoundInput) copy = NULL;
  g_autoptr (GError) error = NULL;

  town->computed[1].below = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < 4; i++)
    g_array_append_val (town->computed[1].below, i);

  ranking = rank (input);
  g_assert_cmpstr (san_test_find_place (ranking, "T")->total, ==, "87.67");

  /* a village that changes on a scratch copy moves its township */
  copy = san_round_input_copy (input, &error);
  g_assert_no_error (error);
  g_assert_true (san_round_input_set_cell (copy, 4, "v", SAN_CELL_VALUE, 50 * SAN_MICRO,
                                           &error));
  after = rank (copy);
  g_assert_cmpstr (san_test_find_place (after, "T")->total, ==, "90.75");
  g_assert_cmpstr (san_test_find_place (ranking, "T")->total, ==, "87.67");
}

static void
test_schemes_that_need_each_other (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 'a', 'component': {'key': 't', 'source': 'children',"
                    " 'scheme': 'a'}}", "g A ranked .");
  SanParticipant *participant = g_ptr_array_index (input->participants, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanScores) scores = NULL;
  guint self = 0;

  participant->computed[0].below = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (participant->computed[0].below, self);
  scores = san_scores_compute (input, &error);
  g_assert_null (scores);
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
}

static void
test_explanation (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 'x', 'component': {'key': 't', 'name': '总分', 'combine':"
                    " 'weighted', 'children': [" LEAF ("a", ", 'weight': 90, 'decimals': 1") ","
                    LEAF ("b", ", 'weight': 5") "," LEAF ("c", ", 'weight': 5") "]}}",
                    "g A ranked 85.55 70 .");
  static const struct
  {
    guint       level;
    const char *key;
    const char *method;
    const char *weight;
    const char *score;
    const char *contribution;
    const char *note;
  } expected[] = {
    { 0, "t", "weighted", "", "84.78", "84.780000", "c:reweight" },
    { 1, "a", "entry", "94.736842", "85.6", "81.047368", "" },
    { 1, "rounding", "rounding", "", "", "0.047368", "" },
    { 1, "b", "entry", "5.263158", "70", "3.684211", "" },
    { 1, "c", "reweight", "", "", "0.000000", "no data: reweight" },
    { 1, "rounding", "rounding", "", "", "0.001053", "" },
  };
  g_autoptr (SanRanking) ranking = rank (input);
  g_autoptr (GPtrArray) rows = san_explain (ranking->scores, 0, NULL);

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (row->level, ==, expected[i].level);
      g_assert_cmpstr (row->key, ==, expected[i].key);
      g_assert_cmpstr (row->method, ==, expected[i].method);
      g_assert_cmpstr (row->weight, ==, expected[i].weight);
      g_assert_cmpstr (row->score, ==, expected[i].score);
      g_assert_cmpstr (row->contribution, ==, expected[i].contribution);
      g_assert_cmpstr (row->note, ==, expected[i].note);
    }
}

static void
test_what_if (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 'x', 'component': {'key': 't', 'combine': 'weighted',"
                    " 'children': [" LEAF ("a", ", 'weight': 90") ","
                    LEAF ("b", ", 'weight': 10") "]}}",
                    "g A ranked 90 50\ng B ranked 80 90\ng C ranked 80 90\ng D ranked 70 .");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRoundInput) copy = san_round_input_copy (input, &error);
  g_autoptr (SanRanking) before = rank (input);
  g_autoptr (SanRanking) after = NULL;
  g_autofree char *old_places = san_test_places (before);
  g_autofree char *new_places = NULL;

  g_assert_cmpstr (old_places, ==, "A 1 86.00; B 2 81.00; C 2 81.00; D 4 70.00");
  g_assert_true (san_round_input_set_weight (copy, "b", 90 * SAN_MICRO, &error));
  g_assert_true (san_round_input_set_missing (copy, "b", SAN_MISSING_ZERO, 0, &error));
  g_assert_true (san_round_input_set_cell (copy, 1, "b", SAN_CELL_VALUE, 60 * SAN_MICRO,
                                           &error));
  san_round_input_set_ties (copy, SAN_TIES_DENSE);
  after = rank (copy);
  new_places = san_test_places (after);
  g_assert_cmpstr (new_places, ==, "B 1 85.00; C 1 85.00; A 2 75.00; D 3 35.00");

  g_assert_false (san_round_input_set_weight (copy, "z", 1, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (san_round_input_set_weight (copy, "t", 1, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (san_round_input_set_cell (copy, 99, "a", SAN_CELL_VALUE, 1, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/combining", test_combining);
  g_test_add_func ("/score/rounding", test_rounding);
  g_test_add_func ("/score/left-out", test_left_out);
  g_test_add_func ("/score/missing-rules", test_missing_rules);
  g_test_add_func ("/score/group-mean", test_group_mean);
  g_test_add_func ("/score/not-applicable", test_not_applicable);
  g_test_add_func ("/score/inner-rule", test_inner_rule);
  g_test_add_func ("/score/deductions", test_deductions);
  g_test_add_func ("/score/adjustments", test_adjustments);
  g_test_add_func ("/score/handicap-and-veto", test_handicap_and_veto);
  g_test_add_func ("/score/limits-of-the-root", test_limits_of_the_root);
  g_test_add_func ("/score/override", test_override);
  g_test_add_func ("/score/children-of-the-round", test_children_of_the_round);
  g_test_add_func ("/score/schemes-that-need-each-other", test_schemes_that_need_each_other);
  g_test_add_func ("/score/explanation", test_explanation);
  g_test_add_func ("/score/what-if", test_what_if);

  return g_test_run ();
}
