/* test-explain-losses.c - losses of an explanation add up as printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "scoring/san-explain-losses.h"
#include "support/san-test-round.h"

#define ROUNDS 400

static const char SCHEME[] =
  "{'name': 's', 'decimals': 2, 'component': {'key': 't', 'name': 'T',"
  " 'combine': 'weighted', 'children': ["
  "  {'key': 'a', 'name': 'A', 'weight': '60', 'combine': 'sum', 'cap': '95', 'children': ["
  "    {'key': 'a1', 'name': 'A1', 'full': '37', 'source': 'entry'},"
  "    {'key': 'a2', 'name': 'A2', 'full': '13', 'source': 'deduction', 'empty': 'full'},"
  "    {'key': 'a3', 'name': 'A3', 'full': '50', 'source': 'entry', 'decimals': 1}]},"
  "  {'key': 'b', 'name': 'B', 'weight': '33.3', 'combine': 'mean', 'decimals': 0,"
  "   'children': ["
  "    {'key': 'b1', 'name': 'B1', 'source': 'entry', 'missing': 'zero'},"
  "    {'key': 'b2', 'name': 'B2', 'source': 'entry', 'missing': 'fixed:60'}]},"
  "  {'key': 'c', 'name': 'C', 'weight': '7', 'source': 'entry'}]}}";

static char *
random_cell (GRand *random,
             int    full)
{
  if (g_rand_int_range (random, 0, 6) == 0)
    return g_strdup (".");

  return g_strdup_printf ("%d.%03d", g_rand_int_range (random, 0, full),
                          g_rand_int_range (random, 0, 1000));
}

/* What is shown below a row adds up to what is shown there, at every level. */
static void
assert_adds_up (const GPtrArray *rows,
                const GPtrArray *losses)
{
  for (guint i = 0; i < losses->len; i++)
    {
      const SanExplainLoss *loss = g_ptr_array_index (losses, i);
      gint64 sum = 0;
      guint n = 0;

      for (guint j = i + 1; j < losses->len; j++)
        {
          const SanExplainLoss *below = g_ptr_array_index (losses, j);

          if (below->parent == i)
            {
              sum += below->shown;
              n++;
              g_assert_cmpuint (((SanExplainRow *) rows->pdata[j])->level, ==,
                                ((SanExplainRow *) rows->pdata[i])->level + 1);
            }
        }
      if (n > 0)
        g_assert_cmpint (sum, ==, loss->shown);
    }
}

static void
test_losses_add_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      static const int fulls[] = { 37, 13, 50, 100, 100, 100 };
      g_autoptr (GString) line = g_string_new ("g u ranked");
      g_autoptr (SanRoundInput) input = NULL;
      g_autoptr (SanScores) scores = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GPtrArray) losses = NULL;
      const SanExplainLoss *total;
      mpq_t lost;

      for (guint i = 0; i < G_N_ELEMENTS (fulls); i++)
        {
          g_autofree char *cell = random_cell (random, fulls[i]);

          g_string_append_printf (line, " %s", cell);
        }
      input = san_test_round (SCHEME, line->str);
      scores = san_scores_compute (input, NULL);
      if (!scores->scores[0].has_total)
        continue;

      rows = san_explain (scores, 0, NULL);
      losses = san_explain_losses (rows, scores->scores[0].scheme->root->full, 2);
      g_assert_cmpuint (losses->len, ==, rows->len);
      assert_adds_up (rows, losses);

      /* and the whole is the full mark less the printed total */
      total = g_ptr_array_index (losses, 0);
      mpq_init (lost);
      mpq_set_ui (lost, 100, 1);
      mpq_sub (lost, lost, scores->scores[0].total);
      {
        g_autofree char *text = san_rational_format (lost, 2);

        g_assert_cmpstr (total->text, ==, text);
      }
      mpq_clear (lost);
    }
}

/* 90 and 85 of 100 at 70 : 30, and a bonus: 7 and 4.5 lost, 1.2 won back. */
static void
test_a_bonus_is_won (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 's', 'decimals': 1, 'component': {'key': 't', 'name': 'T',"
                    " 'combine': 'weighted', 'children': ["
                    "  {'key': 'a', 'name': 'A', 'weight': '70', 'source': 'entry'},"
                    "  {'key': 'b', 'name': 'B', 'weight': '30', 'source': 'entry'}]}}",
                    "g u ranked 90 85");
  g_autoptr (SanScores) scores = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) losses = NULL;
  static const char *const expected[] = { "10.3", "7.0", "4.5", "-1.2" };
  mpq_t bonus;

  mpq_init (bonus);
  mpq_set_ui (bonus, 6, 5);
  san_round_input_add_adjustment (input, 0, bonus, "r", "", "");
  mpq_clear (bonus);
  scores = san_scores_compute (input, NULL);
  rows = san_explain (scores, 0, NULL);
  losses = san_explain_losses (rows, 100 * SAN_MICRO, 1);
  g_assert_cmpuint (losses->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < losses->len; i++)
    g_assert_cmpstr (((SanExplainLoss *) losses->pdata[i])->text, ==, expected[i]);
  g_assert_cmpstr (((SanExplainLoss *) losses->pdata[1])->could, ==, "70.0");
  g_assert_cmpstr (((SanExplainLoss *) losses->pdata[3])->could, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/explain-losses/add-up", test_losses_add_up);
  g_test_add_func ("/explain-losses/bonus", test_a_bonus_is_won);

  return g_test_run ();
}
