/* test-lift.c - what would lift a unit, and how firm places are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ranking/san-lift.h"
#include "ranking/san-stability.h"
#include "scoring/san-inspection.h"
#include "support/san-test-round.h"

#define ROUNDS       300
#define N_UNITS      4
#define N_CATEGORIES 2

static const char ONE_LEAF[] =
  "{'name': 's', 'component': {'key': 't', 'name': 'T', 'source': 'inspection'}}";

static const char TWO_LEAVES[] =
  "{'name': 's', 'ties': 'competition', 'component': {'key': 't', 'name': 'T',"
  " 'combine': 'weighted', 'children': ["
  "  {'key': 'site', 'name': 'Site', 'weight': '70', 'source': 'inspection',"
  "   'decimals': 1},"
  "  {'key': 'desk', 'name': 'Desk', 'weight': '30', 'source': 'entry'}]}}";

static const char BY_ITEMS[] =
  "{'name': 's', 'component': {'key': 't', 'name': 'T', 'source': 'inspection',"
  " 'by': 'items'}}";

static void
add_row (SanInspectedPoint *point,
         guint              item,
         guint              percent,
         gint64             id)
{
  SanInspectedRow row = { .id = id, .item = item, .counts = TRUE, .inspector = "",
                          .grade = "", .faults = -1, .note = "", .seen_at = "" };
  gint64 mark = (item % 3 + 1) * SAN_MICRO;

  mpq_init (row.earned);
  mpq_set_si (row.earned, mark / 100 * percent, 1);
  row.failed = percent < 60;
  mpq_add (point->earned, point->earned, row.earned);
  point->marks += mark;
  point->seen++;
  point->met += percent == 100;
  point->failed += row.failed;
  g_array_append_val (point->rows, row);
}

static SanInspection *
new_book (void)
{
  static const char *const names[] = { "street", "market" };
  SanInspection *book = san_inspection_new ();

  for (guint i = 0; i < N_CATEGORIES; i++)
    {
      SanInspectedCategory category = { i + 1, names[i], names[i],
                                        (i + 1) * 3 * SAN_MICRO };

      g_array_append_val (book->categories, category);
    }
  for (guint i = 0; i < 3; i++)
    {
      SanInspectedItem item = { i + 1, "", "item", "graded", (i + 1) * SAN_MICRO };

      g_array_append_val (book->items, item);
    }

  return book;
}

/* Every unit has up to two points of a category, with two or three items each. */
static SanRoundInput *
random_round (GRand      *random,
              const char *scheme)
{
  static const guint percents[] = { 0, 33, 66, 100, 100 };
  g_autoptr (GString) lines = g_string_new (NULL);
  SanRoundInput *input;
  gint64 id = 0;

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_string_append_printf (lines, "g u%u ranked .", i);
      if (scheme == TWO_LEAVES)
        g_string_append_printf (lines, " %d", g_rand_int_range (random, 70, 100));
      g_string_append_c (lines, '\n');
    }
  input = san_test_round (scheme, lines->str);
  input->inspection = new_book ();

  for (guint unit = 0; unit < N_UNITS; unit++)
    for (guint category = 0; category < N_CATEGORIES; category++)
      for (int n = g_rand_int_range (random, 0, 3); n > 0; n--)
        {
          SanInspectedPoint *point = san_inspection_add_point (input->inspection);
          guint n_items = (guint) g_rand_int_range (random, 2, 4);

          point->id = ++id;
          point->code = "p";
          point->name = "point";
          point->category = category;
          point->unit = unit;
          point->rows = san_inspected_rows_new ();
          for (guint i = 0; i < n_items; i++)
            add_row (point, i, percents[g_rand_int_range (random, 0, 5)], ++id);
        }
  san_inspection_prepare (input);

  return input;
}

static guint
place_of (SanRanking *ranking,
          guint       participant)
{
  const SanParticipant *unit = g_ptr_array_index (ranking->input->participants, participant);

  return san_test_find_place (ranking, unit->name)->place;
}

typedef struct
{
  SanInspectedPoint *point;
  SanInspectedRow   *row;
} Loss;

static GArray *
list_losses (SanRoundInput *input,
             guint          participant)
{
  GArray *losses = g_array_new (FALSE, FALSE, sizeof (Loss));

  for (guint i = 0; i < input->inspection->points->len; i++)
    {
      SanInspectedPoint *point = &g_array_index (input->inspection->points,
                                                 SanInspectedPoint, i);

      for (guint j = 0; point->unit == participant && j < point->rows->len; j++)
        {
          Loss loss = { point, &g_array_index (point->rows, SanInspectedRow, j) };
          gint64 mark = (loss.row->item % 3 + 1) * SAN_MICRO;

          if (mpq_cmp_si (loss.row->earned, mark, 1) < 0)
            g_array_append_val (losses, loss);
        }
    }

  return losses;
}

static void
mend (const Loss *loss,
      int         sign)
{
  mpq_t lost;

  mpq_init (lost);
  mpq_set_si (lost, (loss->row->item % 3 + 1) * SAN_MICRO, 1);
  mpq_sub (lost, lost, loss->row->earned);
  if (sign < 0)
    mpq_neg (lost, lost);
  mpq_add (loss->point->earned, loss->point->earned, lost);
  mpq_clear (lost);
  loss->point->met += sign;
  loss->point->failed -= sign * loss->row->failed;
}

/* The size of the smallest set that lifts, of all there are; 0: none does */
static guint
fewest_by_force (SanRoundInput *input,
                 guint          participant,
                 guint          place)
{
  g_autoptr (GArray) losses = list_losses (input, participant);
  guint fewest = 0;

  for (guint set = 1; set < 1u << losses->len; set++)
    {
      guint size = (guint) __builtin_popcount (set);
      g_autoptr (SanRanking) ranking = NULL;

      if (fewest > 0 && size >= fewest)
        continue;
      for (guint i = 0; i < losses->len; i++)
        if (set & 1u << i)
          mend (&g_array_index (losses, Loss, i), 1);
      san_inspection_prepare (input);
      ranking = san_ranking_compute (input, NULL);
      if (place_of (ranking, participant) < place)
        fewest = size;
      for (guint i = 0; i < losses->len; i++)
        if (set & 1u << i)
          mend (&g_array_index (losses, Loss, i), -1);
    }
  san_inspection_prepare (input);

  return fewest;
}

/* No smaller set of items does it, in any round small enough to try them all. */
static void
test_lift_is_the_smallest (gconstpointer scheme)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  guint lifted = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (SanRoundInput) input = random_round (random, scheme);
      g_autoptr (SanRanking) ranking = san_ranking_compute (input, NULL);
      guint participant = (guint) g_rand_int_range (random, 0, N_UNITS);
      guint place = place_of (ranking, participant);
      g_autoptr (GError) error = NULL;
      g_autoptr (SanLift) lift = san_lift_compute (ranking, participant, &error);
      g_autoptr (SanRanking) again = NULL;
      g_autofree char *before = san_test_places (ranking);
      g_autofree char *after = NULL;
      guint fewest;

      g_assert_no_error (error);
      g_assert_cmpuint (lift->place, ==, place);
      if (place <= 1)
        {
          g_assert_cmpuint (lift->steps->len, ==, 0);
          continue;
        }

      /* and the input is as it was */
      again = san_ranking_compute (input, NULL);
      after = san_test_places (again);
      g_assert_cmpstr (after, ==, before);

      fewest = fewest_by_force (input, participant, place);
      if (fewest == 0 && lift->steps->len > 0)
        g_assert_cmpint (((SanLiftStep *) lift->steps->pdata[0])->observation_id, ==, 0);
      else
        g_assert_cmpuint (lift->steps->len, ==, fewest);
      g_assert_cmpint (lift->new_place < place, ==, lift->steps->len > 0);
      lifted += fewest > 0;
    }
  g_assert_cmpuint (lifted, >, ROUNDS / 10);
}

/* Where nothing was found on site, components that were typed are what can rise. */
static void
test_components_lift (void)
{
  g_autoptr (SanRoundInput) input =
    san_test_round ("{'name': 's', 'component': {'key': 't', 'name': 'T',"
                    " 'combine': 'weighted', 'children': ["
                    "  {'key': 'a', 'name': 'A', 'weight': '60', 'source': 'entry'},"
                    "  {'key': 'b', 'name': 'B', 'weight': '40', 'source': 'deduction'}]}}",
                    "g u1 ranked 100 0\ng u2 ranked 95 5\ng u3 ranked 80 30\n"
                    "g u4 ranked . .");
  g_autoptr (SanRanking) ranking = san_ranking_compute (input, NULL);
  g_autoptr (SanLift) third = san_lift_compute (ranking, 2, NULL);
  g_autoptr (SanLift) first = san_lift_compute (ranking, 0, NULL);
  g_autoptr (SanLift) absent = san_lift_compute (ranking, 3, NULL);

  /* 76 → 88 by either alone is not more than 95; both give 100, a shared first place */
  g_assert_cmpuint (third->place, ==, 3);
  g_assert_cmpuint (third->steps->len, ==, 2);
  g_assert_cmpuint (third->new_place, ==, 1);
  g_assert_cmpstr (third->new_total, ==, "100.00");
  g_assert_cmpuint (first->steps->len, ==, 0);
  g_assert_cmpuint (absent->place, ==, 0);
  g_assert_cmpuint (absent->steps->len, ==, 0);
}

/* Stability ---------------------------------------------------------------------------- */

static SanStability *
firmness (SanRoundInput *input,
          const char    *seed)
{
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_compute (input, &error);
  SanStability *stability;

  g_assert_no_error (error);
  stability = san_stability_compute (ranking, seed, 200, 2, NULL, &error);
  g_assert_no_error (error);

  return stability;
}

static char *
intervals (const SanStability *stability)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stability->rows->len; i++)
    {
      const SanStabilityRow *row = &g_array_index (stability->rows, SanStabilityRow, i);

      g_assert_cmpuint (row->low, <=, row->median);
      g_assert_cmpuint (row->median, <=, row->high);
      g_string_append_printf (text, "%u: %u %u-%u %u%s; ", i, row->place, row->low, row->high,
                              row->points, row->reference ? " ref" : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_same_seed_same_intervals (void)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (SanRoundInput) input = random_round (random, ONE_LEAF);
      g_autoptr (SanStability) one = firmness (input, "20180612");
      g_autoptr (SanStability) same = firmness (input, "20180612");
      g_autofree char *text = intervals (one);
      g_autofree char *again = intervals (same);

      g_assert_cmpstr (text, ==, again);
    }
}

/* Of two points a unit has one good and one bad; of the other both are middling. Half of
 * the samples of the first have one of each, a quarter two good, a quarter two bad. */
static void
test_interval_is_known (void)
{
  g_autoptr (SanRoundInput) input = san_test_round (ONE_LEAF, "g mixed ranked .\n"
                                                    "g even ranked .\ng lone ranked .");
  static const struct
  {
    guint unit;
    guint percent;
  } points[] = { { 0, 100 }, { 0, 33 }, { 1, 66 }, { 1, 66 }, { 2, 0 } };
  g_autoptr (SanStability) stability = NULL;
  const SanStabilityRow *rows;

  input->inspection = new_book ();
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      SanInspectedPoint *point = san_inspection_add_point (input->inspection);

      point->code = point->name = "p";
      point->unit = points[i].unit;
      point->rows = san_inspected_rows_new ();
      add_row (point, 0, points[i].percent, i + 1);
    }
  san_inspection_prepare (input);
  stability = firmness (input, "1");
  rows = &g_array_index (stability->rows, SanStabilityRow, 0);

  g_assert_cmpuint (rows[0].place, ==, 1);
  g_assert_cmpuint (rows[0].low, ==, 1);
  g_assert_cmpuint (rows[0].high, ==, 2);
  g_assert_cmpuint (rows[1].low, ==, 1);
  g_assert_cmpuint (rows[1].high, ==, 2);
  g_assert_cmpuint (rows[2].low, ==, 3);
  g_assert_cmpuint (rows[2].high, ==, 3);
  g_assert_false (rows[0].reference);
  g_assert_true (rows[2].reference);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/lift/smallest/points", ONE_LEAF, test_lift_is_the_smallest);
  g_test_add_data_func ("/lift/smallest/two-leaves", TWO_LEAVES, test_lift_is_the_smallest);
  g_test_add_data_func ("/lift/smallest/items", BY_ITEMS, test_lift_is_the_smallest);
  g_test_add_func ("/lift/components", test_components_lift);
  g_test_add_func ("/stability/same-seed", test_same_seed_same_intervals);
  g_test_add_func ("/stability/interval", test_interval_is_known);

  return g_test_run ();
}
