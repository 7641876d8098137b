/* test-standards.c - items and points through sansectl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char UNITS[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "2,乙街道,1,街道\n";

static const char *
info_value (GPtrArray  *info,
            const char *key)
{
  for (guint i = 0; i + 1 < info->len; i++)
    if (g_str_equal (cli_cell (info, i, "key"), key))
      return cli_cell (info, i, "value");

  g_assert_not_reached ();
}

static void
assert_info (const char *file,
             const char *key,
             const char *expected)
{
  g_autofree char *text = cli_out ("info", file, NULL);
  g_autoptr (GPtrArray) info = cli_table (text);

  g_assert_cmpstr (info_value (info, key), ==, expected);
}

static void
test_templates_bring_items (void)
{
  static const struct { const char *name, *items; } templates[] = {
    { "blank", "0" }, { "civilised", "230" }, { "hygienic", "163" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (CliPlace) place = cli_place_new ();
      g_autofree char *table = cli_place_path (place, "items.csv");
      g_autofree char *digest = NULL;
      g_autofree char *again = NULL;

      g_free (cli_out ("new", place->file, "--template", templates[i].name, NULL));
      assert_info (place->file, "items", templates[i].items);
      assert_info (place->file, "journal_length", "1");
      digest = cli_digest (place->file);
      g_free (cli_out ("export", place->file, "items", "-o", table, NULL));
      g_free (cli_out ("import", place->file, "items", table, NULL));
      again = cli_digest (place->file);
      g_assert_cmpstr (again, ==, digest);
    }
}

static void
test_points_and_back (void)
{
  g_autoptr (CliPlace) place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);
  g_autofree char *points = cli_place_write (place, "points.csv",
                                             "编号,点位,类别,属地,必查\n"
                                             "1,人民路,主干道,乙街道,是\n"
                                             "2,中心广场,公共广场,乙街道,\n");
  g_autofree char *bad = cli_place_write (place, "bad.csv",
                                          "编号,点位,类别,属地\n3,甲,主干道,无此街道\n");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *refusal = NULL;
  g_autofree char *table = NULL;
  g_autofree char *xlsx = cli_place_path (place, "points.xlsx");

  g_free (cli_out ("new", place->file, "--template", "civilised", NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  before = cli_digest (place->file);
  counts = cli_out ("import", place->file, "points", points, NULL);
  g_assert_cmpstr (counts, ==, "added,changed,unchanged,skipped,rejected\n2,0,0,0,0\n");
  assert_info (place->file, "points", "2");

  table = cli_out ("export", place->file, "points", NULL);
  g_assert_cmpstr (table, ==,
                   "code,name,category,unit,bureau,address,must_see,from,to\n"
                   "1,人民路,主干道,乙街道,,,yes,,\n"
                   "2,中心广场,公共广场,乙街道,,,no,,\n");

  refusal = cli_refused (1, "import", place->file, "points", bad, NULL);
  g_assert_nonnull (strstr (refusal, "无此街道"));
  assert_info (place->file, "points", "2");

  g_free (cli_out ("export", place->file, "points", "-o", xlsx, NULL));
  g_free (counts);
  counts = cli_out ("import", place->file, "points", xlsx, NULL);
  g_assert_cmpstr (counts, ==, "added,changed,unchanged,skipped,rejected\n0,0,2,0,0\n");

  /* the one step that the points made */
  g_free (cli_out ("undo", place->file, NULL));
  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SANSE_NOW", "2018-07-01 09:00", TRUE);

  g_test_add_func ("/standards/templates-bring-items", test_templates_bring_items);
  g_test_add_func ("/standards/points-and-back", test_points_and_back);

  return g_test_run ();
}
