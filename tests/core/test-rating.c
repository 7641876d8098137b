/* test-rating.c - what a grade, a number of faults or a measured value earns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-decimal.h"
#include "standards/san-standard-edit-store.h"
#include "store/san-setting-store.h"
#include "support/san-test-office.h"

/* What is earned as "n/d", "-" for unrated */
static void
assert_earns (const SanItem *item,
              const char    *grade,
              gint64         faults,
              const char    *value,
              const char    *expected)
{
  g_autoptr (SanRatingSets) sets = san_rating_sets_new ();
  g_autofree char *text = NULL;
  gint64 micro = SAN_VALUE_NONE;
  mpq_t earned;

  if (value != NULL)
    g_assert_true (san_micro_parse (value, &micro, NULL, NULL));
  mpq_init (earned);
  if (san_item_earned (item, san_rating_sets_of_item (sets, item), grade, faults, micro, earned))
    text = san_rational_to_exact (earned);
  mpq_clear (earned);
  g_assert_cmpstr (text != NULL ? text : "-", ==, expected);
}

static SanItem *
new_item (const char *method,
          const char *rating,
          const char *mark)
{
  SanItem *item = san_item_new ();

  g_free (item->method);
  g_free (item->rating);
  item->method = g_strdup (method);
  item->rating = g_strdup (rating);
  if (mark != NULL)
    g_assert_true (san_micro_parse (mark, &item->mark, NULL, NULL));

  return item;
}

static void
test_letters (void)
{
  g_autoptr (SanItem) item = new_item ("graded", "", "8");

  assert_earns (item, "A", SAN_STANDARD_NONE, NULL, "8");
  assert_earns (item, "B", SAN_STANDARD_NONE, NULL, "132/25");
  assert_earns (item, "C", SAN_STANDARD_NONE, NULL, "66/25");
  assert_earns (item, "C#", SAN_STANDARD_NONE, NULL, "0");
  assert_earns (item, "na", SAN_STANDARD_NONE, NULL, "-");
  assert_earns (item, "", SAN_STANDARD_NONE, NULL, "-");
  assert_earns (item, "?", SAN_STANDARD_NONE, NULL, "-");
  /* the letter of an inspector goes before the count */
  assert_earns (item, "A", 9, NULL, "8");
}

static void
test_three_and_two (void)
{
  g_autoptr (SanItem) three = new_item ("graded", "three", NULL);
  g_autoptr (SanItem) two = new_item ("pass", "", "4.5");
  g_autoptr (SanItem) unknown = new_item ("graded", "gone", "1");

  /* no mark is the mark 1 */
  assert_earns (three, "yes", SAN_STANDARD_NONE, NULL, "1");
  assert_earns (three, "partly", SAN_STANDARD_NONE, NULL, "3/5");
  assert_earns (three, "no", SAN_STANDARD_NONE, NULL, "0");
  assert_earns (two, "yes", SAN_STANDARD_NONE, NULL, "9/2");
  assert_earns (two, "no", SAN_STANDARD_NONE, NULL, "0");
  assert_earns (unknown, "B", SAN_STANDARD_NONE, NULL, "33/50");
}

static void
test_faults (void)
{
  g_autoptr (SanItem) state = new_item ("graded", "", "100");
  g_autoptr (SanItem) three = new_item ("graded", "three", "100");
  g_autoptr (SanItem) pass = new_item ("pass", "", "100");

  assert_earns (state, "", 0, NULL, "100");
  assert_earns (state, "", 1, NULL, "66");
  assert_earns (state, "", 2, NULL, "33");
  assert_earns (state, "", 3, NULL, "0");
  state->fault_a = 2;
  state->fault_b = 4;
  state->fault_c = 9;
  assert_earns (state, "", 2, NULL, "100");
  assert_earns (state, "", 4, NULL, "66");
  assert_earns (state, "", 9, NULL, "33");
  assert_earns (state, "", 10, NULL, "0");
  assert_earns (three, "", 1, NULL, "60");
  assert_earns (three, "", 2, NULL, "0");
  assert_earns (pass, "", 0, NULL, "100");
  assert_earns (pass, "", 1, NULL, "0");
  pass->fault_a = 1;
  assert_earns (pass, "", 1, NULL, "100");
  assert_earns (pass, "", 2, NULL, "0");
}

static void
test_deductions (void)
{
  g_autoptr (SanItem) item = new_item ("deduct", "", "5");

  assert_earns (item, "", 0, NULL, "5");
  assert_earns (item, "", 2, NULL, "3");
  assert_earns (item, "", 7, NULL, "0");
  item->fault_a = 2;
  assert_earns (item, "", 2, NULL, "1");
  item->amount = SAN_MICRO / 2;
  assert_earns (item, "", 3, NULL, "7/2");
  assert_earns (item, "", SAN_STANDARD_NONE, "3", "-");
  /* met is nothing to deduct for */
  assert_earns (item, "A", SAN_STANDARD_NONE, NULL, "5");
}

static void
test_measured (void)
{
  g_autoptr (SanItem) item = new_item ("value", "", "10");

  assert_earns (item, "", SAN_STANDARD_NONE, "5", "-");
  item->fault_a = 100;
  item->fault_b = 40;
  assert_earns (item, "", SAN_STANDARD_NONE, "60", "10/3");
  item->target = 90 * SAN_MICRO;
  item->zero = -10 * SAN_MICRO;
  assert_earns (item, "", SAN_STANDARD_NONE, "40", "5");
  assert_earns (item, "", SAN_STANDARD_NONE, "-11", "0");
  assert_earns (item, "", SAN_STANDARD_NONE, "98.5", "10");
  /* the less, the better */
  item->target = 0;
  item->zero = 3 * SAN_MICRO;
  assert_earns (item, "", SAN_STANDARD_NONE, "1", "20/3");
  item->zero = 0;
  assert_earns (item, "", SAN_STANDARD_NONE, "1", "-");
}

static void
assert_failed (const SanItem *item,
               long           numerator,
               unsigned long  denominator,
               gint64         line,
               gboolean       failed)
{
  mpq_t earned;

  mpq_init (earned);
  mpq_set_si (earned, numerator, denominator);
  g_assert_cmpint (san_item_failed (item, earned, line), ==, failed);
  mpq_clear (earned);
}

static void
test_pass_line (void)
{
  g_autoptr (SanItem) item = new_item ("graded", "", "8");

  assert_failed (item, 24, 5, SAN_PASS_LINE, FALSE);   /* 4.8 is 60 % of 8 */
  assert_failed (item, 479, 100, SAN_PASS_LINE, TRUE);
  assert_failed (item, 0, 1, 0, FALSE);
  assert_failed (item, 799, 100, 100 * SAN_MICRO, TRUE);
}

static void
assert_reads (const char *set,
              const char *text,
              const char *key)
{
  g_autoptr (SanRatingSets) sets = san_rating_sets_new ();

  g_assert_cmpstr (san_rating_set_parse (san_rating_sets_get (sets, set), text), ==, key);
}

static void
test_reading (void)
{
  assert_reads ("state", "a", "A");
  assert_reads ("state", "Ｃ＃", "C#");
  assert_reads ("state", " b ", "B");
  assert_reads ("state", "是", "A");
  assert_reads ("state", "不合格", "C#");
  assert_reads ("state", "基本符合", NULL);
  assert_reads ("three", "符合", "yes");
  assert_reads ("three", "基本符合", "partly");
  assert_reads ("three", "不符合", "no");
  assert_reads ("three", "Mostly met", "partly");
  assert_reads ("three", "A", NULL);
  assert_reads ("two", "1", "yes");
  assert_reads ("two", "０", "no");
  assert_reads ("two", "否", "no");
  assert_reads ("two", "合格", "yes");
  assert_reads ("two", "不适用", "na");
  assert_reads ("two", "N/A", "na");
  assert_reads ("two", "", NULL);
}

typedef struct
{
  const char *words[4];
  gint64      percents[4];
} Own;

static gboolean
put_own (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  const Own *own = data;
  g_autoptr (SanRatingSet) set = san_rating_set_new ("three");

  for (guint i = 0; i < G_N_ELEMENTS (own->words) && own->words[i] != NULL; i++)
    {
      char key[2] = { (char) ('a' + i), '\0' };

      san_rating_set_add (set, key, own->words[i], own->percents[i] * SAN_MICRO);
    }

  return san_rating_store_put (database, set, error) &&
         san_setting_set (database, "standard.rating", "three", error) &&
         san_setting_set (database, "standard.pass_line", "70", error);
}

static gboolean
clear_own (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_rating_store_clear (database, "three", error);
}

static void
test_own_sets (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  Own good = { { "优", "良", "差" }, { 100, 80, 20 } };
  Own one = { { "优" }, { 100 } };
  Own order = { { "优", "良" }, { 80, 100 } };
  Own high = { { "优", "良" }, { 101, 100 } };
  g_autoptr (SanRatingSets) sets = NULL;
  g_autoptr (SanRatingSets) again = NULL;
  g_autoptr (SanItem) item = san_item_new ();
  const SanRatingSet *set;

  san_test_office_refuse (office, put_own, &one, SAN_ERROR_INVALID);
  san_test_office_refuse (office, put_own, &order, SAN_ERROR_INVALID);
  san_test_office_refuse (office, put_own, &high, SAN_ERROR_INVALID);
  san_test_office_change (office, "settings.edit", put_own, &good);

  sets = san_rating_sets_load (san_test_office_database (office), NULL);
  set = san_rating_sets_of_item (sets, item);
  g_assert_cmpstr (set->key, ==, "three");
  g_assert_cmpuint (set->ratings->len, ==, 3);
  g_assert_cmpstr (san_rating_set_parse (set, "良"), ==, "b");
  g_assert_cmpint (san_rating_set_find (set, "c")->percent, ==, 20 * SAN_MICRO);
  g_assert_cmpint (sets->pass_line, ==, 70 * SAN_MICRO);
  g_assert_cmpuint (san_rating_sets_get (sets, "state")->ratings->len, ==, 4);

  san_test_office_change (office, "settings.edit", clear_own, NULL);
  again = san_rating_sets_load (san_test_office_database (office), NULL);
  set = san_rating_sets_get (again, "three");
  g_assert_cmpint (san_rating_set_find (set, "partly")->percent, ==, 60 * SAN_MICRO);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rating/letters", test_letters);
  g_test_add_func ("/rating/three-and-two", test_three_and_two);
  g_test_add_func ("/rating/faults", test_faults);
  g_test_add_func ("/rating/deductions", test_deductions);
  g_test_add_func ("/rating/measured", test_measured);
  g_test_add_func ("/rating/pass-line", test_pass_line);
  g_test_add_func ("/rating/reading", test_reading);
  g_test_add_func ("/rating/own-sets", test_own_sets);

  return g_test_run ();
}
