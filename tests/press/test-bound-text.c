/* test-bound-text.c - text in which figures are bound to data, as it is stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-error.h"
#include "bulletins/san-bound-text.h"

/* (transfer full): "plain:…; bound:key; typed:key=text; signed:key=text by signer" */
static char *
describe (const GPtrArray *runs)
{
  static const char *const kinds[] = { "plain", "bound", "typed", "signed" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const SanTextRun *run = runs->pdata[i];

      g_assert_true ((run->kind == SAN_RUN_PLAIN) == (run->key == NULL));
      g_assert_true ((run->kind == SAN_RUN_SIGNED) == (run->signer != NULL));
      g_string_append_printf (text, "%s%s:%s", i > 0 ? "; " : "", kinds[run->kind],
                              run->key != NULL ? run->key : run->text);
      if (run->kind > SAN_RUN_BOUND)
        g_string_append_printf (text, "=%s", run->text);
      if (run->signer != NULL)
        g_string_append_printf (text, " by %s", run->signer);
    }

  return g_string_free (text, FALSE);
}

static void
test_forms (void)
{
  static const struct { const char *stored, *runs, *shown; } forms[] = {
    { "", "", "" },
    { "平均", "plain:平均", "平均" },
    { "平均 {mean:建成区} 分", "plain:平均 ; bound:mean:建成区; plain: 分", "平均  分" },
    { "{mean|89.5}", "typed:mean=89.5", "89.5" },
    { "{mean|89.5|李主任}", "signed:mean=89.5 by 李主任", "89.5" },
    { "{mean|}", "typed:mean=", "" },
    { "{mean||}", "signed:mean= by ", "" },
    { "\\{\\}\\|\\\\", "plain:{}|\\", "{}|\\" },
    { "{a\\|b|c\\}d}", "typed:a|b=c}d", "c}d" },
    { "一\n二", "plain:一\n二", "一\n二" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) runs = san_bound_text_parse (forms[i].stored, &error);
      g_autofree char *described = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      described = describe (runs);
      stored = san_bound_text_format (runs);
      shown = san_bound_text_show (runs);
      g_assert_cmpstr (described, ==, forms[i].runs);
      g_assert_cmpstr (stored, ==, forms[i].stored);
      g_assert_cmpstr (shown, ==, forms[i].shown);
    }
}

/* A backslash before anything else is one: people write paths. */
static void
test_backslash (void)
{
  static const char *const texts[] = { "C:\\a", "\\", "a\\" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) runs = san_bound_text_parse (texts[i], NULL);
      g_autofree char *shown = NULL;

      g_assert_nonnull (runs);
      shown = san_bound_text_show (runs);
      g_assert_cmpstr (shown, ==, texts[i]);
    }
}

static void
test_damaged (void)
{
  static const struct { const char *text, *place; } damaged[] = {
    { "{", "character 2" }, { "}", "character 1" }, { "平均}", "character 3" }, { "{}", "character 2" },
    { "{|x}", "character 4" }, { "{a", "character 3" }, { "{a|b", "character 5" },
    { "{a|b|c", "character 7" }, { "{a|b|c|d}", "character 7" }, { "{a{b}}", "character 3" },
    { "a|b", "character 2" }, { "{a\\}", "character 5" }, { "\xff", "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (san_bound_text_parse (damaged[i].text, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, damaged[i].place));
    }
}

static char *
random_words (GRand *rand,
              int    least)
{
  static const char *const parts[] = {
    "{", "}", "|", "\\", "\n", " ", "a", "平均", "89.43", ":", "𠮷", "\\\\", "é",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, least, 8); n > 0; n--)
    g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);

  return g_string_free (text, FALSE);
}

/* Whatever the words are, they come back. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GPtrArray) runs =
        g_ptr_array_new_with_free_func ((GDestroyNotify) san_text_run_free);
      g_autoptr (GPtrArray) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gboolean plain = FALSE;

      for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
        {
          /* two stretches of plain words side by side are one */
          SanRunKind kind = (SanRunKind) g_rand_int_range (rand, plain ? 1 : 0, 4);
          g_autofree char *key = kind != SAN_RUN_PLAIN ? random_words (rand, 1) : NULL;
          g_autofree char *text = random_words (rand, kind == SAN_RUN_PLAIN ? 1 : 0);
          g_autofree char *signer = kind == SAN_RUN_SIGNED ? random_words (rand, 0) : NULL;

          plain = kind == SAN_RUN_PLAIN;
          g_ptr_array_add (runs, san_text_run_new (kind, key, kind != SAN_RUN_BOUND ? text : NULL,
                                                   signer));
        }

      stored = san_bound_text_format (runs);
      again = san_bound_text_parse (stored, &error);
      g_assert_no_error (error);
      before = describe (runs);
      after = describe (again);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Any bytes are either text, which is stored the same again, or refused. */
static void
test_any_bytes (void)
{
  static const char bytes[] = "{}|\\\\{}ab\n\xe5\xb9\xb3\x80";
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  guint taken = 0;

  for (guint i = 0; i < 20000; i++)
    {
      char text[16] = { 0 };
      g_autoptr (GPtrArray) runs = NULL;
      g_autoptr (GPtrArray) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = NULL;
      g_autofree char *twice = NULL;

      for (int n = g_rand_int_range (rand, 0, 15) - 1; n >= 0; n--)
        text[n] = bytes[g_rand_int_range (rand, 0, sizeof bytes - 1)];

      runs = san_bound_text_parse (text, &error);
      if (runs == NULL)
        {
          g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
          continue;
        }
      taken++;
      stored = san_bound_text_format (runs);
      again = san_bound_text_parse (stored, NULL);
      g_assert_nonnull (again);
      twice = san_bound_text_format (again);
      g_assert_cmpstr (twice, ==, stored);
    }
  g_assert_cmpuint (taken, >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bound-text/forms", test_forms);
  g_test_add_func ("/bound-text/backslash", test_backslash);
  g_test_add_func ("/bound-text/damaged", test_damaged);
  g_test_add_func ("/bound-text/round-trip", test_round_trip);
  g_test_add_func ("/bound-text/any-bytes", test_any_bytes);

  return g_test_run ();
}
