/* test-chart.c - pictures of a round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static CliPlace *
office (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", "代码,名称\n1,甲街道\n2,乙街道\n");
  g_autofree char *scheme =
    cli_place_write (place, "scheme.json",
                     "{\"name\": \"月评\", \"component\": {\"key\": \"total\", \"name\": \"总分\","
                     " \"combine\": \"mean\", \"children\": ["
                     "{\"key\": \"a\", \"name\": \"实地\", \"source\": \"entry\"},"
                     "{\"key\": \"b\", \"name\": \"问卷\", \"source\": \"entry\"}]}}");
  static const char *const months[] = { "2018-05", "2018-06" };

  g_setenv ("SANSE_NOW", "2018-07-02 09:00", TRUE);
  g_free (cli_out ("new", place->file, NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *table = cli_place_write (place, "scores.csv",
                                                "单位,实地,问卷\n甲街道,90,80\n乙街道,70,95\n");

      g_free (cli_out ("round", place->file, "new", months[i], "--period", months[i],
                       "--scheme", "月评", NULL));
      g_free (cli_out ("import", place->file, "scores", table, "--round", months[i], NULL));
    }

  return place;
}

static const struct
{
  const char *kind;
  gboolean    needs_unit;
} kinds[] = {
  { "bars", FALSE }, { "bump", FALSE }, { "heat", FALSE }, { "trend", TRUE },
  { "waterfall", TRUE }, { "control", TRUE }, { "stability", FALSE },
};

/* Every kind, as every kind of picture; the ledger stays as it is. */
static void
test_every_kind (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *after = NULL;
  static const char *const heads[][2] = { { "c.png", "\x89PNG" }, { "c.svg", "<?xml" },
                                          { "c.pdf", "%PDF" } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds) * G_N_ELEMENTS (heads); i++)
    {
      const char *const *head = heads[i % G_N_ELEMENTS (heads)];
      guint kind = i / G_N_ELEMENTS (heads);
      g_autofree char *path = cli_place_path (place, head[0]);
      g_autofree char *expected = g_strconcat (path, "\n", NULL);
      g_autofree char *contents = NULL;
      g_autofree char *out = cli_out ("chart", place->file, "2018-06", kinds[kind].kind, "-o",
                                      path, kinds[kind].needs_unit ? "--unit" : NULL, "甲街道",
                                      NULL);

      g_assert_cmpstr (out, ==, expected);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, head[1]));
    }
  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refusals (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *path = cli_place_path (place, "c.png");
  g_autofree char *gif = cli_place_path (place, "c.gif");

  g_free (cli_refused (2, "chart", place->file, "2018-06", "pie", "-o", path, NULL));
  g_free (cli_refused (2, "chart", place->file, "2018-06", "bars", NULL));
  g_free (cli_refused (2, "chart", place->file, "2018-06", "bars", "-o", gif, NULL));
  g_free (cli_refused (2, "chart", place->file, "2018-06", "trend", "-o", path, NULL));
  g_free (cli_refused (1, "chart", place->file, "2018-09", "bars", "-o", path, NULL));
  g_free (cli_refused (1, "chart", place->file, "2018-06", "trend", "--unit", "丙街道", "-o",
                       path, NULL));
  g_free (cli_refused (1, "chart", place->file, "2018-06", "bars", "--group", "丙组", "-o",
                       path, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/every-kind", test_every_kind);
  g_test_add_func ("/chart/refusals", test_refusals);

  return g_test_run ();
}
