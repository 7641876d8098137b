/* test-survey-score.c - scores of questionnaires and of cross-evaluation, and their account
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "scoring/san-cross-score.h"
#include "scoring/san-explain.h"
#include "scoring/san-score.h"
#include "scoring/san-survey-score.h"
#include "support/san-test-round.h"

#define N_ROUNDS 3000

static const char survey_scheme[] =
  "{'name': 's', 'decimals': 6, 'component': {'key': 't', 'combine': 'sum', 'children': ["
  "{'key': 'a', 'name': '满意度', 'full': '60', 'source': 'survey'},"
  "{'key': 'b', 'full': '40', 'source': 'survey', 'missing': 'zero'}]}}";

static const SanNode *
leaf_of (const SanRoundInput *input,
         const char          *key)
{
  return san_scheme_find_node (g_ptr_array_index (input->schemes, 0), key);
}

/* What loading a round does with what the books say. */
static void
fill_computed (SanRoundInput *input)
{
  const SanScheme *scheme = g_ptr_array_index (input->schemes, 0);

  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);
      g_autoptr (SanCrossTable) table = node->source == SAN_SOURCE_CROSS
                                        ? san_cross_table_new (input, node) : NULL;

      for (guint j = 0; j < input->participants->len; j++)
        {
          SanParticipant *participant = g_ptr_array_index (input->participants, j);
          SanInputComputed *computed = &participant->computed[i];
          SanSurveySample sample;

          if (node->source == SAN_SOURCE_SURVEY)
            computed->has_data = san_survey_score (input->survey, j, node, computed->value,
                                                   &sample);
          if (table != NULL)
            {
              SanCrossResult *result = &g_array_index (table->results, SanCrossResult, j);

              computed->has_data = san_cross_result_has_data (result);
              mpq_set (computed->value, result->score);
            }
        }
    }
}

/* The rows directly below every row that has any add up to it, those below the total to the
 * total. */
static void
assert_adds_up (const SanScores *scores,
                guint            participant)
{
  g_autoptr (GPtrArray) rows = san_explain (scores, participant, NULL);
  mpq_t sum;

  mpq_init (sum);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanExplainRow *row = rows->pdata[i];
      gboolean has_below = FALSE;

      mpq_set_ui (sum, 0, 1);
      for (guint j = i + 1; j < rows->len; j++)
        {
          const SanExplainRow *below = rows->pdata[j];

          if (below->level <= row->level)
            break;
          if (below->level != row->level + 1)
            continue;
          has_below = TRUE;
          mpq_add (sum, sum, below->exact);
        }
      if (has_below && !mpq_equal (sum, row->exact))
        g_error ("%s (%s) does not add up", row->key, row->name);
    }
  mpq_clear (sum);
}

static void
assert_row (GPtrArray  *rows,
            guint       index,
            const char *expected)
{
  const SanExplainRow *row = rows->pdata[index];
  g_autofree char *found = g_strjoin (",", row->key, row->method, row->weight, row->earned,
                                      row->full, row->score, row->contribution, row->note,
                                      NULL);

  g_assert_cmpstr (found, ==, expected);
}

/* Two questions for any leaf and one for a: 30 × 100, 10 × 60, 10 × 0 of 50 answers (five
 * more are not counted) is 72; 3 of 4 know: 75; the third nobody answered.
 * a = 60 % of (72 + 75) / 2 = 44.1; b has the second alone: 40 % of 75 = 30. */
static SanRoundInput *
new_survey_round (void)
{
  static const gint64 counts[] = { 30, 10, 10, 5, 3, 1, 0 };
  SanRoundInput *input = san_test_round (survey_scheme, "甲 东区 ranked . .\n甲 西区 ranked . .");
  SanSurveyBook *book = input->survey = san_survey_book_new ();

  san_survey_book_add_question (book, 11, "对环境满意吗", "满意度");
  san_survey_book_add_option (book, 1, "满意", TRUE, 100 * SAN_MICRO);
  san_survey_book_add_option (book, 2, "一般", TRUE, 60 * SAN_MICRO);
  san_survey_book_add_option (book, 3, "不满意", TRUE, 0);
  san_survey_book_add_option (book, 4, "不了解", FALSE, 0);
  san_survey_book_add_question (book, 12, "知道创城吗", "");
  san_survey_book_add_option (book, 5, "知道", TRUE, 100 * SAN_MICRO);
  san_survey_book_add_option (book, 6, "不知道", TRUE, 0);
  san_survey_book_add_question (book, 13, "参加过吗", "a");
  san_survey_book_add_option (book, 7, "参加过", TRUE, 100 * SAN_MICRO);
  memcpy (san_survey_book_counts (book, 0), counts, sizeof counts);
  fill_computed (input);

  return input;
}

static void
test_survey_by_hand (void)
{
  g_autoptr (SanRoundInput) input = new_survey_round ();
  g_autoptr (SanScores) scores = san_scores_compute (input, NULL);
  g_autoptr (GPtrArray) rows = san_explain (scores, 0, NULL);
  g_autofree char *total = san_scores_format_total (&scores->scores[0]);
  g_autofree char *none = san_scores_format_node (&scores->scores[1], leaf_of (input, "a"));

  g_assert_cmpstr (total, ==, "74.100000");
  g_assert_cmpstr (none, ==, "");
  assert_row (rows, 2, "Q1,mean,50,72,100,72,21.600000,n=50");
  assert_row (rows, 3, "Q1.1,option,60,60,100,100,18.000000,n=30");
  assert_row (rows, 4, "Q1.2,option,20,12,100,60,3.600000,n=10");
  assert_row (rows, 5, "Q1.3,option,20,0,100,0,0.000000,n=10");
  assert_row (rows, 6, "Q1.4,option,,,,,0.000000,n=5; not counted");
  assert_row (rows, 7, "Q2,mean,50,75,100,75,22.500000,n=4");
  assert_row (rows, 10, "Q3,mean,,,100,,0.000000,not answered");
  g_assert_cmpint (((SanExplainRow *) rows->pdata[2])->kind, ==, SAN_EXPLAIN_QUESTION);
  g_assert_cmpint (((SanExplainRow *) rows->pdata[3])->id, ==, 1);
  assert_adds_up (scores, 0);
  assert_adds_up (scores, 1);
}

/* s² of 30 × 100, 10 × 60, 10 × 0 around 72 is (30·784 + 10·144 + 10·5184) / 49, so the
 * margin is 1.96 · √(76800/49/50) = 10.974; of 3 and 1 around 75 it is 1.96 · 50/√4 = 49.0;
 * the mean of both, of 60, is 17.99. */
static void
test_margin_by_hand (void)
{
  g_autoptr (SanRoundInput) input = new_survey_round ();
  SanSurveySample sample;
  g_autofree char *text = NULL;
  gint64 *counts = san_survey_book_counts (input->survey, 0);
  mpq_t score;

  mpq_init (score);
  g_assert_true (san_survey_score (input->survey, 0, leaf_of (input, "a"), score, &sample));
  text = san_survey_sample_format (&sample);
  g_assert_cmpstr (text, ==, "n=50; ±17.99");
  g_assert_cmpuint (sample.questions, ==, 2);

  /* one answer says nothing of how far others might be off */
  counts[4] = 0;
  g_assert_true (san_survey_score (input->survey, 0, leaf_of (input, "b"), score, &sample));
  g_free (text);
  text = san_survey_sample_format (&sample);
  g_assert_cmpstr (text, ==, "n=1");
  mpq_clear (score);
}

static void
test_survey_is_frozen (void)
{
  g_autoptr (SanRoundInput) input = new_survey_round ();
  g_autoptr (GBytes) bytes = san_round_input_freeze (input);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRoundInput) again = san_round_input_thaw (bytes, &error);
  g_autoptr (SanScores) scores = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GBytes) twice = NULL;

  g_assert_no_error (error);
  twice = san_round_input_freeze (again);
  g_assert_true (g_bytes_equal (bytes, twice));
  scores = san_scores_compute (again, NULL);
  rows = san_explain (scores, 0, NULL);
  assert_row (rows, 4, "Q1.2,option,20,12,100,60,3.600000,n=10");
  assert_adds_up (scores, 0);
}

/* Cross-evaluation */

static SanRoundInput *
new_cross_round (const char *members,
                 guint       n)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *scheme = g_strdup_printf (
    "{'name': 's', 'decimals': 6, 'component': {'key': 't', 'combine': 'sum', 'children': ["
    "{'key': 'c', 'source': 'cross'%s}]}}", members);
  SanRoundInput *input;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (lines, "%s甲 U%u ranked .", i > 0 ? "\n" : "", i + 1);
  input = san_test_round (scheme, lines->str);
  input->cross = san_cross_book_new ();

  return input;
}

/* @score as decimal; units are numbered from 1 */
static void
add_evaluation (SanRoundInput *input,
                guint          target,
                gint64         evaluator,
                const char    *component,
                const char    *score)
{
  g_autofree char *name = g_strdup_printf ("U%" G_GINT64_FORMAT, evaluator);
  gint64 micro;

  g_assert_true (san_micro_parse (score, &micro, NULL, NULL));
  san_cross_book_add (input->cross, target - 1, evaluator,
                      g_string_chunk_insert_const (input->strings, name), component, micro);
}

static char *
cross_score (const SanRoundInput *input,
             guint                target)
{
  g_autoptr (SanCrossTable) table = san_cross_table_new (input, leaf_of (input, "c"));
  SanCrossResult *result = &g_array_index (table->results, SanCrossResult, target - 1);

  return san_cross_result_has_data (result) ? san_rational_format (result->score, -1)
                                            : g_strdup ("");
}

static void
assert_score (const SanRoundInput *input,
              guint                target,
              const char          *expected)
{
  g_autofree char *found = cross_score (input, target);

  g_assert_cmpstr (found, ==, expected);
}

/* Unit 1 gets 90, 80, 70 and 100 from 2 … 5, and what it gives itself counts nowhere. */
static void
test_cross_trims (void)
{
  static const struct { const char *members, *score; } cases[] = {
    { "", "85" }, { ", 'trim': 1", "85" }, { ", 'trim': 2", "85" },
    { ", 'full': '40'", "34" }, { ", 'trim': 0", "85" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SanRoundInput) input = new_cross_round (cases[i].members, 5);

      add_evaluation (input, 1, 1, "", "100");
      add_evaluation (input, 1, 2, "", "90");
      add_evaluation (input, 1, 3, "", "80");
      add_evaluation (input, 1, 4, "", "70");
      add_evaluation (input, 1, 5, "", "100");
      assert_score (input, 1, cases[i].score);
      assert_score (input, 2, "");
    }
}

/* Of three one is left, of two none can go. */
static void
test_cross_trims_only_enough (void)
{
  g_autoptr (SanRoundInput) input = new_cross_round (", 'trim': 1", 4);
  g_autoptr (SanCrossTable) table = NULL;
  g_autofree char *note = NULL;

  add_evaluation (input, 1, 2, "", "90");
  add_evaluation (input, 1, 3, "", "60");
  add_evaluation (input, 1, 4, "", "61");
  add_evaluation (input, 2, 1, "", "50");
  add_evaluation (input, 2, 3, "", "100");
  assert_score (input, 1, "61");
  assert_score (input, 2, "75");
  table = san_cross_table_new (input, leaf_of (input, "c"));
  note = san_cross_result_format (&g_array_index (table->results, SanCrossResult, 1),
                                  table->node);
  g_assert_cmpstr (note, ==, "n=2; too few to drop 1 on either side");
}

/* Unit 3 gives 100 and 90 (mean 95), unit 4 gives 70 and 50 (mean 60), unit 1 gives 98; the
 * mean of the five is 81.6. Unit 1: 100 − 95 + 81.6 = 86.6 and 70 − 60 + 81.6 = 91.6, mean
 * 89.1. Unit 2: 76.6, 71.6 and 98 − 98 + 81.6 = 81.6, mean 76.6. */
static void
test_cross_makes_comparable (void)
{
  g_autoptr (SanRoundInput) input = new_cross_round (", 'comparable': true", 4);
  g_autoptr (SanScores) scores = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  add_evaluation (input, 1, 3, "", "100");
  add_evaluation (input, 1, 4, "", "70");
  add_evaluation (input, 2, 1, "", "98");
  add_evaluation (input, 2, 3, "", "90");
  add_evaluation (input, 2, 4, "", "50");
  assert_score (input, 1, "89.1");
  assert_score (input, 2, "76.6");

  fill_computed (input);
  scores = san_scores_compute (input, NULL);
  rows = san_explain (scores, 0, NULL);
  assert_row (rows, 2, "U3,evaluator,50,100,100,86.6,50.000000,");
  assert_row (rows, 3, "U4,evaluator,50,70,100,91.6,35.000000,");
  assert_row (rows, 4, "correction,correction,,,,,4.100000,");
  g_assert_cmpuint (rows->len, ==, 5);
  assert_adds_up (scores, 0);
}

/* Unit 3 gives 100 and 20 (mean 60), unit 4 gives 100; the mean of the three is 220/3, and
 * unit 1 gets 100 − 60 + 73.33 = 113.33 from unit 3 alone. */
static void
test_cross_stays_within_the_mark (void)
{
  g_autoptr (SanRoundInput) input = new_cross_round (", 'comparable': true, 'full': '30'", 4);
  g_autoptr (SanScores) scores = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  add_evaluation (input, 1, 3, "", "100");
  add_evaluation (input, 2, 3, "", "20");
  add_evaluation (input, 2, 4, "", "100");
  assert_score (input, 1, "30");

  fill_computed (input);
  scores = san_scores_compute (input, NULL);
  rows = san_explain (scores, 0, NULL);
  assert_row (rows, 3, "correction,correction,,,,,4.000000,");
  assert_row (rows, 4, "clamp,clamp,,,,,-4.000000,");
  assert_adds_up (scores, 0);
}

/* What names the leaf goes before what is for any, of the same evaluator. */
static void
test_cross_by_component (void)
{
  g_autoptr (SanRoundInput) input = new_cross_round ("", 3);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SanRoundInput) again = NULL;

  add_evaluation (input, 1, 2, "", "10");
  add_evaluation (input, 1, 2, "c", "90");
  add_evaluation (input, 1, 3, "", "70");
  add_evaluation (input, 1, 3, "other", "0");
  assert_score (input, 1, "80");

  bytes = san_round_input_freeze (input);
  again = san_round_input_thaw (bytes, NULL);
  assert_score (again, 1, "80");
}

/* Books with numbers where texts are, and of participants that are not there */
static void
test_damaged_books (void)
{
  static const struct { const char *good, *bad; } cases[] = {
    { "\"survey\":{", "\"survey\":[{" },
    { "\"counts\":[[0,30", "\"counts\":[[9,30" },
    { "\"counts\":[[0,30", "\"counts\":[[0,-1" },
    { "[1,\"满意\",100000000]", "[1,\"满意\",\"100\"]" },
    { "[11,\"对环境满意吗\"", "[\"11\",\"对环境满意吗\"" },
  };
  g_autoptr (SanRoundInput) input = new_survey_round ();
  g_autoptr (GBytes) bytes = san_round_input_freeze (input);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) damaged = g_string_new (text);
      g_autoptr (GBytes) wrong = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_string_replace (damaged, cases[i].good, cases[i].bad, 1), ==, 1);
      wrong = g_bytes_new (damaged->str, damaged->len);
      g_assert_null (san_round_input_thaw (wrong, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_DAMAGED);
    }
}

/* A second reading of §§4 and 5, plain and slow, on whole numbers only ----------------- */

typedef struct
{
  int component;     /* 0: any leaf, 1: this one, 2: another */
  int values[4];     /* −1: not counted */
  int counts[4];
} Asked;

static gboolean
naive_survey (const Asked *asked,
              guint        n,
              gint64       full,
              mpq_t        score)
{
  guint questions = 0;
  mpq_t mean;

  mpq_init (mean);
  mpq_set_ui (score, 0, 1);
  for (guint i = 0; i < n; i++)
    {
      unsigned long answers = 0;
      long points = 0;

      if (asked[i].component == 2)
        continue;
      for (guint j = 0; j < 4; j++)
        if (asked[i].values[j] >= 0)
          {
            answers += (unsigned long) asked[i].counts[j];
            points += (long) asked[i].counts[j] * asked[i].values[j];
          }
      if (answers == 0)
        continue;
      mpq_set_si (mean, points, answers);
      mpq_canonicalize (mean);
      mpq_add (score, score, mean);
      questions++;
    }
  if (questions > 0)
    {
      mpq_set_si (mean, full, 100 * questions);
      mpq_canonicalize (mean);
      mpq_mul (score, score, mean);
    }
  mpq_clear (mean);

  return questions > 0;
}

static void
test_random_surveys (void)
{
  static const char *const components[] = { "", "a", "b" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180615);
  mpq_t found;
  mpq_t expected;

  mpq_inits (found, expected, NULL);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (SanRoundInput) input = san_test_round (survey_scheme, "甲 东区 ranked . .");
      g_autoptr (SanScores) scores = NULL;
      guint n = g_rand_int_range (rand, 1, 5);
      Asked asked[5];
      gint64 *counts;
      SanSurveySample sample;
      gboolean has_data;

      input->survey = san_survey_book_new ();
      for (guint i = 0; i < n; i++)
        {
          asked[i].component = g_rand_int_range (rand, 0, 3);
          san_survey_book_add_question (input->survey, i + 1, "问",
                                        components[asked[i].component]);
          for (guint j = 0; j < 4; j++)
            {
              asked[i].values[j] = g_rand_int_range (rand, -20, 101);
              asked[i].values[j] = MAX (asked[i].values[j], -1);
              asked[i].counts[j] = g_rand_int_range (rand, -5, 30);
              asked[i].counts[j] = MAX (asked[i].counts[j], 0);
              san_survey_book_add_option (input->survey, 10 * i + j + 1, "答",
                                          asked[i].values[j] >= 0,
                                          asked[i].values[j] * SAN_MICRO);
            }
        }
      counts = san_survey_book_counts (input->survey, 0);
      for (guint i = 0; i < 4 * n; i++)
        counts[i] = asked[i / 4].counts[i % 4];

      has_data = san_survey_score (input->survey, 0, leaf_of (input, "a"), found, &sample);
      g_assert_cmpint (has_data, ==, naive_survey (asked, n, 60, expected));
      g_assert_true (!has_data || mpq_equal (found, expected));
      fill_computed (input);
      scores = san_scores_compute (input, NULL);
      assert_adds_up (scores, 0);
    }
  mpq_clears (found, expected, NULL);
}

static int
compare_doubled (gconstpointer a,
                 gconstpointer b)
{
  return mpq_cmp (*(const mpq_t *) a, *(const mpq_t *) b);
}

/* @marks: what unit i says of unit j, −1: nothing */
static gboolean
naive_cross (int      marks[8][8],
             guint    n,
             guint    target,
             gboolean comparable,
             guint    trim,
             gint64   full,
             mpq_t    score)
{
  mpq_t values[8];
  long sums[8] = { 0 };
  unsigned long given[8] = { 0 };
  long all = 0;
  unsigned long n_all = 0;
  guint got = 0;
  guint first;
  guint end;
  mpq_t part;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (i != j && marks[i][j] >= 0)
        {
          sums[i] += marks[i][j];
          given[i]++;
          all += marks[i][j];
          n_all++;
        }

  mpq_init (part);
  for (guint i = 0; i < n; i++)
    {
      if (i == target || marks[i][target] < 0)
        continue;
      mpq_init (values[got]);
      mpq_set_si (values[got], marks[i][target], 1);
      if (comparable)
        {
          mpq_set_si (part, sums[i], given[i]);
          mpq_canonicalize (part);
          mpq_sub (values[got], values[got], part);
          mpq_set_si (part, all, n_all);
          mpq_canonicalize (part);
          mpq_add (values[got], values[got], part);
        }
      got++;
    }
  qsort (values, got, sizeof (mpq_t), compare_doubled);
  first = got >= 2 * trim + 1 ? trim : 0;
  end = got - first;
  mpq_set_ui (score, 0, 1);
  for (guint i = first; i < end; i++)
    mpq_add (score, score, values[i]);
  if (got > 0)
    {
      mpq_set_si (part, full, 100 * (end - first));
      mpq_canonicalize (part);
      mpq_mul (score, score, part);
      mpq_set_si (part, full, 1);
      if (mpq_sgn (score) < 0)
        mpq_set_ui (score, 0, 1);
      if (mpq_cmp (score, part) > 0)
        mpq_set (score, part);
    }
  for (guint i = 0; i < got; i++)
    mpq_clear (values[i]);
  mpq_clear (part);

  return got > 0;
}

static void
check_cross_round (GRand *rand)
{
  guint n = g_rand_int_range (rand, 1, 9);
  gboolean comparable = g_rand_boolean (rand);
  guint trim = g_rand_int_range (rand, 0, 4);
  g_autofree char *members = g_strdup_printf (", 'full': '40', 'comparable': %s, 'trim': %u",
                                              comparable ? "true" : "false", trim);
  g_autoptr (SanRoundInput) input = new_cross_round (members, n);
  g_autoptr (SanCrossTable) table = NULL;
  g_autoptr (SanScores) scores = NULL;
  int marks[8][8];
  mpq_t expected;

  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < n; i++)
      {
        g_autofree char *text = NULL;

        marks[i][j] = g_rand_int_range (rand, -60, 101);
        marks[i][j] = marks[i][j] < -20 ? -1 : MAX (marks[i][j], 0);
        text = g_strdup_printf ("%d", marks[i][j]);
        if (marks[i][j] >= 0)
          add_evaluation (input, j + 1, i + 1, "", text);
      }

  mpq_init (expected);
  table = san_cross_table_new (input, leaf_of (input, "c"));
  for (guint j = 0; j < n; j++)
    {
      SanCrossResult *result = &g_array_index (table->results, SanCrossResult, j);
      gboolean has_data = naive_cross (marks, n, j, comparable, trim, 40, expected);

      g_assert_cmpint (san_cross_result_has_data (result), ==, has_data);
      g_assert_true (!has_data || mpq_equal (result->score, expected));
    }
  mpq_clear (expected);

  fill_computed (input);
  scores = san_scores_compute (input, NULL);
  for (guint j = 0; j < n; j++)
    assert_adds_up (scores, j);
}

static void
test_random_evaluations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180615);

  for (guint round = 0; round < N_ROUNDS; round++)
    check_cross_round (rand);
}

/* Keys of a cross leaf, and of nothing else */
static void
test_scheme_keys (void)
{
  static const char *const refused[] = {
    "{'name': 's', 'component': {'key': 'a', 'source': 'entry', 'trim': 1}}",
    "{'name': 's', 'component': {'key': 'a', 'source': 'survey', 'comparable': true}}",
    "{'name': 's', 'component': {'key': 'a', 'source': 'cross', 'trim': -1}}",
    "{'name': 's', 'component': {'key': 'a', 'source': 'cross', 'trim': '1.5'}}",
    "{'name': 's', 'component': {'key': 'a', 'source': 'cross', 'comparable': 'yes'}}",
  };
  g_autoptr (SanScheme) scheme =
    san_test_scheme ("{'name': 's', 'component': {'key': 'a', 'source': 'cross',"
                     " 'comparable': true, 'trim': '2'}}");
  g_autofree char *json = san_scheme_to_json (scheme);
  g_autoptr (SanScheme) again = san_scheme_parse (json, NULL);
  g_autofree char *twice = san_scheme_to_json (again);

  g_assert_true (again->root->comparable);
  g_assert_cmpuint (again->root->trim, ==, 2);
  g_assert_cmpstr (twice, ==, json);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *text = san_test_quoted (refused[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (san_scheme_parse (text, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/survey-score/by-hand", test_survey_by_hand);
  g_test_add_func ("/survey-score/margin-by-hand", test_margin_by_hand);
  g_test_add_func ("/survey-score/is-frozen", test_survey_is_frozen);
  g_test_add_func ("/survey-score/damaged-books", test_damaged_books);
  g_test_add_func ("/survey-score/random", test_random_surveys);
  g_test_add_func ("/cross-score/trims", test_cross_trims);
  g_test_add_func ("/cross-score/trims-only-enough", test_cross_trims_only_enough);
  g_test_add_func ("/cross-score/makes-comparable", test_cross_makes_comparable);
  g_test_add_func ("/cross-score/stays-within-the-mark", test_cross_stays_within_the_mark);
  g_test_add_func ("/cross-score/by-component", test_cross_by_component);
  g_test_add_func ("/cross-score/random", test_random_evaluations);
  g_test_add_func ("/cross-score/scheme-keys", test_scheme_keys);

  return g_test_run ();
}
