/* test-draw.c - the public draw of points, held against a second reading of scoring.md §6
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "rounds/san-draw.h"

/* A second reading, as plain and slow as can be: it picks one point after the other. */

typedef struct
{
  const char *unit;
  const char *category;
  const char *point;
  gboolean    must_see;
  gboolean    recent;
  char       *key;
  gboolean    taken;
} NaivePoint;

typedef struct
{
  NaivePoint  points[64];
  guint       n_points;
  const char *always;       /* a unit, or NULL */
} Naive;

static gboolean
comes_before (const NaivePoint *a,
              const NaivePoint *b)
{
  if (a->must_see != b->must_see)
    return a->must_see;
  if (a->recent != b->recent)
    return b->recent;

  return strcmp (a->key, b->key) < 0;
}

/* The best of those not taken yet; @unit NULL: of any */
static NaivePoint *
naive_next (Naive      *naive,
            const char *unit,
            const char *category)
{
  NaivePoint *best = NULL;

  for (guint i = 0; i < naive->n_points; i++)
    {
      NaivePoint *point = &naive->points[i];

      if (!point->taken && g_str_equal (point->category, category) &&
          (unit == NULL || g_str_equal (point->unit, unit)) &&
          (best == NULL || comes_before (point, best)))
        best = point;
    }

  return best;
}

static guint
naive_count (Naive      *naive,
             const char *unit,
             const char *category,
             gboolean    only_taken)
{
  guint n = 0;

  for (guint i = 0; i < naive->n_points; i++)
    if (g_str_equal (naive->points[i].category, category) &&
        (unit == NULL || g_str_equal (naive->points[i].unit, unit)) &&
        (!only_taken || naive->points[i].taken))
      n++;

  return n;
}

static guint
naive_size (const SanSamplingRule *rule,
            guint                  all)
{
  guint n = 0;

  if (rule->kind == SAN_SAMPLING_ALL)
    return all;

  if (rule->kind == SAN_SAMPLING_NUMBER)
    n = (guint) rule->amount;
  else
    while (n * 100.0 < all * (rule->amount / 1e6) - 1e-9)
      n++;
  if (n < rule->at_least)
    n = rule->at_least;

  return n > all ? all : n;
}

static void
naive_draw (Naive                 *naive,
            const SanSamplingRule *rule,
            const char            *unit,
            const char            *category)
{
  guint all = naive_count (naive, unit, category, FALSE);
  guint n = naive_size (rule, all);
  NaivePoint *next;

  while ((next = naive_next (naive, unit, category)) != NULL && next->must_see)
    next->taken = TRUE;

  if (unit == NULL && naive->always != NULL)
    {
      guint own = naive_count (naive, naive->always, category, FALSE);

      while (naive_count (naive, naive->always, category, TRUE) * all < n * own)
        naive_next (naive, naive->always, category)->taken = TRUE;
    }

  while (naive_count (naive, unit, category, TRUE) < n)
    naive_next (naive, unit, category)->taken = TRUE;
}

static const char *const unit_codes[] = { "1", "10", "1A", "街道" };
static const char *const category_codes[] = { "A", "B" };

static SanSamplingRule
random_rule (GRand *rand)
{
  SanSamplingRule rule = { 0 };

  rule.kind = (SanSamplingKind) g_rand_int_range (rand, 0, 3);
  rule.amount = rule.kind == SAN_SAMPLING_NUMBER
                ? g_rand_int_range (rand, 0, 12)
                : g_rand_int_range (rand, 0, 1001) * (SAN_MICRO / 10);
  if (rule.kind == SAN_SAMPLING_ALL)
    rule.amount = 0;
  rule.at_least = (guint) g_rand_int_range (rand, 0, 4);
  rule.per_category = g_rand_boolean (rand);

  return rule;
}

/* Both get the same points, in another order. */
static SanDrawFrame *
random_frame (GRand           *rand,
              Naive           *naive,
              SanSamplingRule *rules)
{
  SanDrawFrame *frame = san_draw_frame_new ();

  naive->n_points = (guint) g_rand_int_range (rand, 1, G_N_ELEMENTS (naive->points));
  for (guint i = 0; i < G_N_ELEMENTS (category_codes); i++)
    {
      rules[i] = random_rule (rand);
      san_draw_frame_set_rule (frame, category_codes[i], &rules[i]);
    }
  if (g_rand_boolean (rand))
    {
      naive->always = unit_codes[g_rand_int_range (rand, 0, G_N_ELEMENTS (unit_codes))];
      san_draw_frame_add_always (frame, naive->always);
    }

  for (guint i = 0; i < naive->n_points; i++)
    {
      NaivePoint *point = &naive->points[naive->n_points - 1 - i];
      g_autofree char *code = g_strdup_printf ("P%03u", g_rand_int_range (rand, 0, 10) * 100 + i);
      g_autofree char *text = g_strdup_printf ("777|2018-06|%s", code);

      point->unit = unit_codes[g_rand_int_range (rand, 0, G_N_ELEMENTS (unit_codes))];
      point->category = category_codes[g_rand_int_range (rand, 0, 2)];
      point->point = g_intern_string (code);
      point->must_see = g_rand_int_range (rand, 0, 8) == 0;
      point->recent = g_rand_int_range (rand, 0, 4) == 0;
      point->key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      if (point->recent)
        san_draw_frame_add_recent (frame, code);
      g_assert_true (san_draw_frame_add (frame, point->unit, point->category, code,
                                         point->must_see, 0, NULL));
    }
  san_draw_frame_close (frame);

  return frame;
}

static void
assert_same (Naive  *naive,
             GArray *picks)
{
  guint n = 0;

  for (guint i = 0; i < naive->n_points; i++)
    {
      const NaivePoint *point = &naive->points[i];
      gboolean found = FALSE;

      n += point->taken;
      for (guint j = 0; j < picks->len; j++)
        {
          const SanDrawPick *pick = &g_array_index (picks, SanDrawPick, j);
          g_autofree char *key = san_draw_key_format (pick->key);

          if (g_str_equal (pick->line->point, point->point))
            {
              found = TRUE;
              g_assert_cmpstr (key, ==, point->key);
            }
        }
      g_assert_cmpint (found, ==, point->taken);
    }
  g_assert_cmpuint (picks->len, ==, n);
}

static void
test_random_draws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180612);

  for (guint round = 0; round < 3000; round++)
    {
      Naive naive = { 0 };
      SanSamplingRule rules[2];
      g_autoptr (SanDrawFrame) frame = random_frame (rand, &naive, rules);
      g_autoptr (GArray) picks = san_draw_frame_draw (frame, "777", "2018-06");

      for (guint i = 0; i < G_N_ELEMENTS (category_codes); i++)
        {
          if (rules[i].per_category)
            naive_draw (&naive, &rules[i], NULL, category_codes[i]);
          for (guint j = 0; !rules[i].per_category && j < G_N_ELEMENTS (unit_codes); j++)
            naive_draw (&naive, &rules[i], unit_codes[j], category_codes[i]);
        }
      assert_same (&naive, picks);

      for (guint i = 0; i < naive.n_points; i++)
        g_free (naive.points[i].key);
    }
}

/* By hand */

/* (transfer full): the points of "unit category point" lines ("!" in front: must be seen)
 * that the rule draws, in order; the seed is 1 and the round is r */
static char *
draw_lines (const char *rule_text,
            guint       at_least,
            gboolean    per_category,
            const char *lines)
{
  g_autoptr (SanDrawFrame) frame = san_draw_frame_new ();
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);
  SanSamplingRule rule = { .at_least = at_least, .per_category = per_category };
  g_autoptr (GArray) picks = NULL;
  GString *text = g_string_new (NULL);

  g_assert_true (san_sampling_rule_parse (&rule, rule_text, NULL));
  for (char **line = all; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", 3);
      gboolean must_see = *words[0] == '!';

      san_draw_frame_set_rule (frame, words[1], &rule);
      g_assert_true (san_draw_frame_add (frame, words[0] + must_see, words[1], words[2],
                                         must_see, 0, NULL));
    }
  san_draw_frame_close (frame);

  picks = san_draw_frame_draw (frame, "1", "r");
  for (guint i = 0; i < picks->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            g_array_index (picks, SanDrawPick, i).line->point);

  return g_string_free (text, FALSE);
}

#define ASSERT_DRAWN(rule, min, per, lines, expected) \
  G_STMT_START { \
    g_autofree char *drawn = draw_lines (rule, min, per, lines); \
    g_assert_cmpstr (drawn, ==, expected); \
  } G_STMT_END

/* printf '1|r|a' | sha256sum and so on, ascending: d e a b c */
#define FIVE "1 A a\n1 A b\n1 A c\n1 A d\n1 A e"

static void
test_order_of_keys (void)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autofree char *all = draw_lines ("all", 0, FALSE, FIVE);
  char *last = NULL;

  for (const char *p = all; *p != '\0'; p += p[1] == ' ' ? 2 : 1)
    {
      g_autofree char *text = g_strdup_printf ("1|r|%c", *p);
      char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

      g_assert_true (last == NULL || strcmp (last, key) < 0);
      g_free (last);
      last = key;
    }
  g_free (last);

  ASSERT_DRAWN ("5", 0, FALSE, FIVE, all);
  all[5] = '\0';
  ASSERT_DRAWN ("3", 0, FALSE, FIVE, all);
  ASSERT_DRAWN ("50%", 0, FALSE, FIVE, all);
  ASSERT_DRAWN ("41%", 0, FALSE, FIVE, all);
  ASSERT_DRAWN ("1%", 3, FALSE, FIVE, all);
  all[3] = '\0';
  ASSERT_DRAWN ("40%", 0, FALSE, FIVE, all);
  all[1] = '\0';
  ASSERT_DRAWN ("0.01%", 0, FALSE, FIVE, all);
  ASSERT_DRAWN ("0", 0, FALSE, FIVE, "");
}

static void
test_must_see_counts (void)
{
  /* three that must be seen are three, though two were asked for */
  g_autofree char *drawn = draw_lines ("2", 0, FALSE, "!1 A a\n!1 A b\n!1 A c\n1 A d");
  g_autofree char *filled = draw_lines ("2", 0, FALSE, "1 A a\n1 A b\n1 A c\n!1 A e");

  g_assert_cmpuint (strlen (drawn), ==, 5);
  g_assert_null (strchr (drawn, 'd'));
  g_assert_cmpuint (strlen (filled), ==, 3);
  g_assert_cmpint (filled[0], ==, 'e');
}

static void
test_per_category (void)
{
  g_autofree char *units = draw_lines ("1", 0, FALSE, "1 A a\n1 A b\n2 A c\n2 B d\n2 B e");
  g_autofree char *round = draw_lines ("1", 0, TRUE, "1 A a\n1 A b\n2 A c\n2 B d\n2 B e");

  g_assert_cmpuint (strlen (units), ==, 5);
  g_assert_cmpuint (strlen (round), ==, 3);
}

static void
test_frame_is_sorted_by_bytes (void)
{
  g_autoptr (SanDrawFrame) frame = san_draw_frame_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *rules = NULL;
  SanSamplingRule rule = { .kind = SAN_SAMPLING_PERCENT, .amount = 10 * SAN_MICRO,
                           .at_least = 2, .per_category = TRUE };
  gsize length;
  const char *bytes;

  /* "|" is more than any letter or digit */
  g_assert_true (san_draw_frame_add (frame, "1", "路", "P2", TRUE, 0, NULL));
  g_assert_true (san_draw_frame_add (frame, "1A", "路", "P1", FALSE, 0, NULL));
  g_assert_true (san_draw_frame_add (frame, "1", "A", "P3", FALSE, 0, NULL));
  g_assert_false (san_draw_frame_add (frame, "1", "A", "P|3", FALSE, 0, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  san_draw_frame_set_rule (frame, "路", &rule);
  san_draw_frame_add_always (frame, "1");
  san_draw_frame_add_recent (frame, "P2");
  san_draw_frame_close (frame);

  bytes = g_bytes_get_data (san_draw_frame_bytes (frame), &length);
  g_assert_cmpmem (bytes, length, "1A|路|P1|no\n1|A|P3|no\n1|路|P2|yes\n", 36);
  /* printf '1A|路|P1|no\n1|A|P3|no\n1|路|P2|yes\n' | sha256sum */
  g_assert_cmpstr (san_draw_frame_digest (frame), ==, "fa5b2a14df34e4653663f4e62b71779b1baccfbce82a14a4551addf0932998e2");

  rules = san_draw_frame_rules (frame);
  g_assert_cmpstr (rules, ==, "always|1\nrecent|P2\nrule|A|all|0|unit\nrule|路|10%|2|category\n");
}

static void
test_sizes_and_margins (void)
{
  /* the tables of every textbook: 384.15 of an endless population */
  g_assert_cmpuint (san_sampling_size (100000000, 0.05, 95), ==, 385);
  g_assert_cmpuint (san_sampling_size (1000, 0.05, 95), ==, 278);
  g_assert_cmpuint (san_sampling_size (20000, 0.03, 95), ==, 1014);
  g_assert_cmpuint (san_sampling_size (500, 0.10, 90), ==, 60);
  g_assert_cmpuint (san_sampling_size (10, 0.01, 99), ==, 10);
  g_assert_cmpuint (san_sampling_size (0, 0.05, 95), ==, 0);
  g_assert_cmpfloat_with_epsilon (san_sampling_margin (1000, 278, -1, 95), 0.05, 0.0001);
  g_assert_cmpfloat_with_epsilon (san_sampling_margin (20000, 372, -1, 95), 0.0503, 0.0001);
  g_assert_cmpfloat_with_epsilon (san_sampling_margin (20000, 372, 0.9, 95), 0.0302, 0.0001);
  g_assert_cmpfloat (san_sampling_margin (20, 20, -1, 95), ==, 0);
  g_assert_cmpfloat (san_sampling_margin (20, 0, -1, 95), ==, 1);

  for (guint n = 2; n < 5000; n += 37)
    {
      guint size = san_sampling_size (n, 0.04, 95);

      g_assert_cmpfloat (san_sampling_margin (n, size, -1, 95), <=, 0.0401);
      g_assert_true (size == 1 || size == n ||
                     san_sampling_margin (n, size - 1, -1, 95) > 0.0399);
    }
}

static void
test_rule_texts (void)
{
  static const struct { const char *text, *expected; } rules[] = {
    { "all", "all" }, { "全部", "all" }, { "３", "3" }, { " 10 % ", "10%" },
    { "１２.５％", "12.5%" }, { "100%", "100%" }, { "0", "0" },
    { "101%", NULL }, { "-1", NULL }, { "1.5", NULL }, { "many", NULL }, { "", NULL },
    { "%", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      SanSamplingRule rule = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean good = san_sampling_rule_parse (&rule, rules[i].text, &error);
      g_autofree char *text = good ? san_sampling_rule_format (&rule) : NULL;

      g_assert_cmpstr (text, ==, rules[i].expected);
      g_assert_true (good == (error == NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draw/random", test_random_draws);
  g_test_add_func ("/draw/order-of-keys", test_order_of_keys);
  g_test_add_func ("/draw/must-see-counts", test_must_see_counts);
  g_test_add_func ("/draw/per-category", test_per_category);
  g_test_add_func ("/draw/frame-is-sorted-by-bytes", test_frame_is_sorted_by_bytes);
  g_test_add_func ("/draw/sizes-and-margins", test_sizes_and_margins);
  g_test_add_func ("/draw/rule-texts", test_rule_texts);

  return g_test_run ();
}
