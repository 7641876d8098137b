/* test-score-random.c - thousands of random rounds, held against a second reading of the rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "ranking/san-ranking.h"
#include "scoring/san-explain.h"
#include "scoring/san-inspection.h"
#include "support/san-naive-score.h"
#include "support/san-test-round.h"

#define N_ROUNDS 12000

static const char *const numbers[] = {
  "0", "0", "1", "5", "10", "33.33", "50", "66.665", "85.545", "85.55", "90", "99.999999",
  "100", "100", "12.345678", "120", "0.5"
};
static const char *const fulls[] = { "100", "40", "30", "7", "0.5", "33.333333", "1000" };
static const char *const weights[] = { "0", "1", "10", "90", "33.333333", "0.000001", "7" };
static const char *const rules[] = {
  "reweight", "reweight", "group-mean", "fixed:60.5", "full", "zero", "unranked"
};
static const char *const sources[] = {
  "entry", "entry", "deduction", "survey", "inspection", "inspection"
};

#define PICK(rand, array) ((array)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (array))])

static gboolean
one_in (GRand *rand,
        int    n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static void
add_node (GRand      *rand,
          GString    *json,
          guint      *counter,
          int         depth,
          const char *parent)
{
  static const char *const combines[] = { "sum", "weighted", "mean" };
  gboolean root = depth == 0;
  gboolean inner = root ? !one_in (rand, 20) : depth < 3 && one_in (rand, 3);
  const char *combine = inner ? PICK (rand, combines) : "";

  g_string_append_printf (json, "{\"key\": \"k%u\"", (*counter)++);
  if (!root && g_str_equal (parent, "weighted"))
    g_string_append_printf (json, ", \"weight\": \"%s\"", PICK (rand, weights));
  if (!root)
    g_string_append_printf (json, ", \"missing\": \"%s\"", PICK (rand, rules));
  if (!root && one_in (rand, 3))
    g_string_append_printf (json, ", \"decimals\": %d", g_rand_int_range (rand, 0, 7));
  if (one_in (rand, 5))
    g_string_append_printf (json, ", \"cap\": \"%d\"", g_rand_int_range (rand, 60, 110));
  if (one_in (rand, 5))
    g_string_append_printf (json, ", \"floor\": \"%d\"", g_rand_int_range (rand, -20, 40));
  if (one_in (rand, 4))
    g_string_append (json, ", \"not_applicable\": \"as-missing\"");

  if (inner)
    {
      int n = g_rand_int_range (rand, 1, 5);

      if (!g_str_equal (combine, "sum") && one_in (rand, 2))
        g_string_append_printf (json, ", \"full\": \"%s\"", PICK (rand, fulls));
      g_string_append_printf (json, ", \"combine\": \"%s\", \"children\": [", combine);
      for (int i = 0; i < n; i++)
        {
          g_string_append (json, i > 0 ? ", " : "");
          add_node (rand, json, counter, depth + 1, combine);
        }
      g_string_append (json, "]}");
    }
  else
    {
      const char *source = PICK (rand, sources);

      if (g_str_equal (parent, "sum") && one_in (rand, 8))
        g_string_append (json, ", \"full\": 0");
      else if (one_in (rand, 2))
        g_string_append_printf (json, ", \"full\": \"%s\"", PICK (rand, fulls));
      if (g_str_equal (source, "deduction") && one_in (rand, 2))
        g_string_append (json, ", \"empty\": \"full\"");
      if (g_str_equal (source, "inspection") && one_in (rand, 3))
        g_string_append (json, ", \"by\": \"items\"");
      g_string_append_printf (json, ", \"source\": \"%s\"}", source);
    }
}

/* (nullable): the scheme is refused where chance made a full mark of 0 under a mean */
static SanScheme *
random_scheme (GRand *rand)
{
  static const char *const ties[] = { "competition", "dense", "unique" };
  g_autoptr (GString) json = g_string_new ("{\"name\": \"x\"");
  g_autoptr (GError) error = NULL;
  guint counter = 0;
  SanScheme *scheme;

  g_string_append_printf (json, ", \"ties\": \"%s\", \"rank_on\": \"%s\", \"decimals\": %d",
                          PICK (rand, ties), one_in (rand, 2) ? "full" : "displayed",
                          g_rand_int_range (rand, 0, 4));
  if (one_in (rand, 4))
    g_string_append (json, ", \"higher_is_better\": false");
  if (one_in (rand, 2))
    g_string_append (json, ", \"tie_breakers\": [\"k0\", \"-problems\", \"previous\"]");
  else if (one_in (rand, 2))
    g_string_append (json, ", \"tie_breakers\": [\"-k0\", \"previous\", \"roster\"]");
  if (one_in (rand, 2))
    g_string_append (json, ", \"adjustments\": {\"bonus_cap\": \"5\", \"rules\":"
                     " [{\"name\": \"a\", \"amount\": 1, \"cap\": 3},"
                     "  {\"name\": \"b\", \"amount\": -1, \"cap\": \"2.5\"}]}");
  else if (one_in (rand, 2))
    g_string_append (json, ", \"adjustments\": {\"deduction_cap\": \"4.25\"}");
  if (one_in (rand, 3))
    g_string_append (json, ", \"handicaps\": [{\"unit\": \"u\", \"factor\": \"0.97\","
                     " \"offset\": \"-1.005\", \"reason\": \"r\"}]");
  g_string_append (json, ", \"component\": ");
  add_node (rand, json, &counter, 0, "");
  g_string_append (json, "}");

  scheme = san_scheme_parse (json->str, &error);
  if (scheme == NULL)
    g_assert_nonnull (strstr (error->message, ".full"));

  return scheme;
}

static gint64
random_number (GRand *rand)
{
  gint64 micro;

  g_assert_true (san_micro_parse (PICK (rand, numbers), &micro, NULL, NULL));

  return micro;
}

static void
random_amount (GRand *rand,
               mpq_t  amount)
{
  san_rational_set_micro (amount, random_number (rand) / 20);
  if (one_in (rand, 2))
    mpq_neg (amount, amount);
}

static void
fill_cells (GRand           *rand,
            SanRoundInput   *input,
            SanParticipant  *participant,
            const SanScheme *scheme)
{
  mpq_t amount;

  mpq_init (amount);
  for (guint i = 0; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);
      SanInputCell *cell = &participant->cells[i];
      gboolean computed = san_node_is_computed (node);

      if (!san_node_is_leaf (node))
        continue;
      if (computed ? one_in (rand, 4) : !one_in (rand, 5))
        {
          cell->state = SAN_CELL_VALUE;
          cell->value = random_number (rand);
        }
      else if (one_in (rand, 3))
        {
          cell->state = one_in (rand, 2) ? SAN_CELL_MISSING : SAN_CELL_NA;
        }
      if (computed && node->source != SAN_SOURCE_INSPECTION && !one_in (rand, 4))
        {
          participant->computed[i].has_data = TRUE;
          mpq_set_si (participant->computed[i].value, g_rand_int_range (rand, 0, 1000),
                      (unsigned long) g_rand_int_range (rand, 1, 14));
          mpq_canonicalize (participant->computed[i].value);
        }
      for (int n = g_rand_int_range (rand, 0, 3);
           n > 0 && node->source == SAN_SOURCE_DEDUCTION; n--)
        {
          san_rational_set_micro (amount, random_number (rand) / 10);
          san_round_input_add_deduction (input, participant, i, amount);
        }
    }
  mpq_clear (amount);
}

static void
add_rows (GRand         *rand,
          SanRoundInput *input,
          guint          n)
{
  static const char *const names[] = { "", "a", "b", "c" };
  mpq_t amount;

  mpq_init (amount);
  for (int i = g_rand_int_range (rand, 0, 8); i > 0; i--)
    {
      random_amount (rand, amount);
      san_round_input_add_adjustment (input, (guint) g_rand_int_range (rand, 0, (int) n),
                                      amount, "r", "", PICK (rand, names));
    }
  mpq_clear (amount);
  for (int i = one_in (rand, 2) ? g_rand_int_range (rand, 0, 4) : 0; i > 0; i--)
    san_round_input_add_veto (input, (guint) g_rand_int_range (rand, 0, (int) n),
                              (SanVetoEffect) g_rand_int_range (rand, 0, 4),
                              random_number (rand) / 2, "r");
}

/* What somebody, or two, found of one item. */
static void
rate_item (GRand             *rand,
           SanRoundInput     *input,
           SanInspectedPoint *point,
           guint              item)
{
  static const int percents[] = { 0, 33, 60, 66, 100, 100 };
  gint64 mark = g_array_index (input->inspection->items, SanInspectedItem, item).mark;

  for (int n = one_in (rand, 5) ? 2 : 1; n > 0; n--)
    {
      SanInspectedRow row = { .id = g_rand_int_range (rand, 1, 1000), .item = item,
                              .inspector = n == 2 ? "甲" : "", .grade = "B", .note = "",
                              .seen_at = "", .faults = -1 };
      int percent = PICK (rand, percents);

      mpq_init (row.earned);
      row.counts = !one_in (rand, 6);
      row.failed = row.counts && percent < 60 && mark > 0;
      mpq_set_si (row.earned, row.counts ? percent * mark : 0, 100);
      if (row.counts && one_in (rand, 4))
        mpq_set_si (row.earned, mark, (unsigned long) g_rand_int_range (rand, 1, 8));
      mpq_canonicalize (row.earned);
      g_array_append_val (point->rows, row);
      mpq_add (point->earned, point->earned, row.earned);
      point->marks += row.counts ? mark : 0;
      point->seen += row.counts;
      point->met += row.counts && mpq_cmp_si (row.earned, mark, 1) >= 0;
      point->failed += row.failed;
    }
}

static guint
random_owner (GRand *rand,
              guint  n)
{
  return one_in (rand, 4) ? SAN_INSPECTION_NOBODY : (guint) g_rand_int_range (rand, 0, (int) n);
}

static void
random_point (GRand         *rand,
              SanRoundInput *input,
              guint          n,
              guint          n_items)
{
  SanInspectedPoint *point = san_inspection_add_point (input->inspection);

  point->id = input->inspection->points->len;
  point->code = "p";
  point->name = "point";
  point->category = (guint) g_rand_int_range (rand, 0, (int) input->inspection->categories->len);
  point->unit = random_owner (rand, n);
  point->bureau = random_owner (rand, n);
  if (point->bureau == point->unit)
    point->bureau = SAN_INSPECTION_NOBODY;
  point->rows = san_inspected_rows_new ();
  for (guint i = 0; i < n_items; i++)
    {
      if (one_in (rand, 12))
        point->unrated++;
      else
        rate_item (rand, input, point, i);
    }
}

/* Any item may be asked for at any point here: scores do not ask which category it is of. */
static void
random_book (GRand         *rand,
             SanRoundInput *input,
             guint          n)
{
  static const gint64 shares[] = { 0, SAN_MICRO, SAN_MICRO, 3 * SAN_MICRO, 2500000, 1 };
  guint n_items = (guint) g_rand_int_range (rand, 1, 5);

  input->inspection = san_inspection_new ();
  for (int i = g_rand_int_range (rand, 1, 5); i > 0; i--)
    {
      SanInspectedCategory category = { i, "", "c", PICK (rand, shares) };

      g_array_append_val (input->inspection->categories, category);
    }
  for (guint i = 0; i < n_items; i++)
    {
      SanInspectedItem item = { i + 1, "", "i", "graded", PICK (rand, shares) };

      g_array_append_val (input->inspection->items, item);
    }
  for (int i = g_rand_int_range (rand, 1, 16); i > 0; i--)
    random_point (rand, input, n, n_items);
  san_inspection_prepare (input);
}

static SanRoundInput *
random_round (GRand *rand)
{
  g_autoptr (SanScheme) scheme = NULL;
  SanPeriod period = san_period_month (2018, 6);
  SanRoundInput *input = san_round_input_new ("r", &period, "g");
  guint n_groups = (guint) g_rand_int_range (rand, 1, 3);
  guint n = 0;

  while (scheme == NULL)
    scheme = random_scheme (rand);
  san_round_input_add_scheme (input, scheme);
  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *name = g_strdup_printf ("g%u", i);
      guint group = san_round_input_add_group (input, name);

      for (int j = g_rand_int_range (rand, 1, 7); j > 0; j--)
        {
          SanParticipant *participant;

          n++;
          participant = san_round_input_add_participant (input, n, "", "u", group, 0);
          participant->standing = one_in (rand, 2) ? SAN_STANDING_RANKED
                                                   : (SanStanding) g_rand_int_range (rand, 0, 3);
          participant->previous_place = (guint) g_rand_int_range (rand, 0, 5);
          fill_cells (rand, input, participant, scheme);
        }
    }
  add_rows (rand, input, n);
  if (!one_in (rand, 3))
    random_book (rand, input, n);
  for (guint i = 0; i < scheme->handicaps->len; i++)
    san_round_input_set_handicap (input, 0, i, (guint) g_rand_int_range (rand, 0, (int) n));

  return input;
}

static void
assert_same_as_naive (SanRoundInput    *input,
                      const SanRanking *ranking)
{
  SanNaiveScore *naive = san_naive_score (input);
  mpq_t value;

  mpq_init (value);
  for (guint i = 0; i < ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (ranking->groups, i);

      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);
          const SanNaiveScore *expected = &naive[place->participant];
          const SanScore *score = place->score;

          g_assert_cmpint (score->has_total, ==, expected->has_total);
          g_assert_cmpuint (score->problems, ==,
                            san_naive_problems (input, place->participant));
          g_assert_cmpuint (place->place, ==, expected->place);
          for (guint k = 0; k < score->scheme->nodes->len; k++)
            {
              gboolean shown = san_naive_node (input, place->participant,
                                               g_ptr_array_index (score->scheme->nodes, k),
                                               value);

              g_assert_cmpint (score->nodes[k].state != SAN_NODE_LEFT_OUT, ==, shown);
              g_assert_true (!shown || mpq_equal (score->nodes[k].used, value));
            }
          if (!expected->has_total)
            continue;
          g_assert_true (mpq_equal (score->full, expected->full));
          g_assert_true (mpq_equal (score->total, expected->total));
        }
    }
  mpq_clear (value);
  san_naive_free (input, naive);
}

static void
test_random_rounds (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180601);
  guint totals = 0;
  guint ties = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (SanRoundInput) input = random_round (rand);
      g_autoptr (GError) error = NULL;
      g_autoptr (SanRanking) ranking = san_ranking_compute (input, &error);

      g_assert_no_error (error);
      assert_same_as_naive (input, ranking);
      for (guint j = 0; j < ranking->scores->n_scores; j++)
        {
          san_test_assert_explained (ranking->scores, j);
          totals += ranking->scores->scores[j].has_total;
        }
      for (guint j = 0; j < ranking->groups->len; j++)
        {
          const SanRankedGroup *group = g_ptr_array_index (ranking->groups, j);

          for (guint k = 0; k < group->places->len; k++)
            ties += ((SanPlace *) g_ptr_array_index (group->places, k))->tied;
        }
    }

  /* the rounds are no empty show */
  g_assert_cmpuint (totals, >, 2 * N_ROUNDS);
  g_assert_cmpuint (ties, >, N_ROUNDS / 10);
}

/* An edition leads down to what was found as the records do. */
static void
assert_same_explanation (const SanScores *before,
                         const SanScores *after,
                         guint            index)
{
  g_autoptr (GPtrArray) expected = san_explain (before, index, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (san_round_input_load_details (after->input, NULL, index, &error));
  g_assert_no_error (error);
  rows = san_explain (after, index, NULL);
  g_assert_cmpuint (rows->len, ==, expected->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanExplainRow *a = g_ptr_array_index (expected, i);
      const SanExplainRow *b = g_ptr_array_index (rows, i);

      g_assert_cmpuint (a->level, ==, b->level);
      g_assert_cmpstr (a->key, ==, b->key);
      g_assert_cmpstr (a->method, ==, b->method);
      g_assert_cmpstr (a->weight, ==, b->weight);
      g_assert_cmpstr (a->earned, ==, b->earned);
      g_assert_cmpstr (a->note, ==, b->note);
      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpint (a->id, ==, b->id);
      g_assert_true (mpq_equal (a->exact, b->exact));
    }
}

/* Frozen bytes are the same after thawing, and so is everything that follows. */
static void
test_freezing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (SanRoundInput) input = random_round (rand);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) frozen = san_round_input_freeze (input);
      g_autoptr (SanRoundInput) thawed = san_round_input_thaw (frozen, &error);
      g_autoptr (GBytes) again = NULL;
      g_autoptr (SanScores) before = NULL;
      g_autoptr (SanScores) after = NULL;

      g_assert_no_error (error);
      again = san_round_input_freeze (thawed);
      g_assert_true (g_bytes_equal (frozen, again));

      before = san_scores_compute (input, &error);
      after = san_scores_compute (thawed, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < before->n_scores; j++)
        {
          g_assert_cmpint (before->scores[j].has_total, ==, after->scores[j].has_total);
          g_assert_true (mpq_equal (before->scores[j].full, after->scores[j].full));
          assert_same_explanation (before, after, j);
        }
    }
}

/* Whatever happens to the bytes, there is an input or an error. */
static void
test_damaged_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint refused = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (SanRoundInput) input = random_round (rand);
      g_autoptr (GBytes) frozen = san_round_input_freeze (input);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) broken = NULL;
      g_autoptr (SanRoundInput) thawed = NULL;
      gsize size = g_bytes_get_size (frozen);
      guint8 *bytes = g_memdup2 (g_bytes_get_data (frozen, NULL), size);

      bytes[g_rand_int_range (rand, 0, (int) size)] = (guint8) g_rand_int_range (rand, 32, 127);
      if (one_in (rand, 4))
        size = (gsize) g_rand_int_range (rand, 0, (int) size);
      broken = g_bytes_new_take (bytes, size);
      thawed = san_round_input_thaw (broken, &error);
      g_assert_true ((thawed == NULL) == (error != NULL));
      if (thawed == NULL)
        g_assert_error (error, SAN_ERROR, SAN_ERROR_DAMAGED);
      refused += thawed == NULL;
    }
  g_assert_cmpuint (refused, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score-random/same-as-a-second-reading", test_random_rounds);
  g_test_add_func ("/score-random/freezing", test_freezing);
  g_test_add_func ("/score-random/damaged-bytes", test_damaged_bytes);

  return g_test_run ();
}
