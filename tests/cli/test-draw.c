/* test-draw.c - the public draw through sansectl, and repeated by docs/draw.py
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-draw.h"

#include <string.h>

#define COLUMNS "point,unit,category,must_see,key\n"

static const char units[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "11,乙街道,1,街道\n"
  "12,丙镇,1,镇\n"
  ",丁镇,1,镇\n"
  "111,东社区,11,社区\n";

static const char scheme[] =
  "{\"name\": \"实地\", \"component\": {\"key\": \"site\", \"name\": \"实地\", "
  "\"source\": \"entry\"}}";

static const char *const unit_names[] = { "乙街道", "丙镇", "丁镇", "东社区" };
static const char *const category_names[] = { "主干道", "农贸市场", "公共广场" };

static void
import (CliPlace   *place,
        const char *kind,
        const char *text)
{
  g_autofree char *path = cli_place_write (place, kind, text);

  g_free (cli_out ("import", place->file, kind, path, NULL));
}

/* (transfer full): in which 2018-06 is a round of the four units */
static CliPlace *
new_place (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *path = NULL;

  g_free (cli_out ("new", place->file, "--template", "civilised", NULL));
  import (place, "units", units);
  import (place, "groups", "grouping,group,unit\n城区,街镇,乙街道\n城区,街镇,丙镇\n"
          "城区,街镇,丁镇\n");
  path = cli_place_write (place, "scheme.json", scheme);
  g_free (cli_out ("scheme", place->file, "set", path, NULL));
  g_free (cli_out ("round", place->file, "new", "2018-06", "--period", "2018-06", "--scheme",
                   "实地", "--grouping", "城区", NULL));

  return place;
}

static void
test_frame_and_draw (void)
{
  g_autoptr (CliPlace) place = new_place ();
  g_autofree char *frame = NULL;
  g_autofree char *drawn = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *state = NULL;
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "42|2018-06|A2", -1);
  g_autofree char *refusal = NULL;
  g_autoptr (GPtrArray) table = NULL;

  import (place, "points",
          "code,name,category,unit,must_see,to\n"
          "A1,人民路,主干道,乙街道,no,\n"
          "A2,解放路,主干道,乙街道,yes,\n"
          "A3,旧路,主干道,乙街道,no,2018-05-31\n"
          "A4,村路,主干道,丁镇,no,\n");
  import (place, "sampling", "category,rule\n主干道,1\n");
  frame = cli_draw_frame (place, "2018-06");
  g_assert_nonnull (strstr (frame, "|A2|yes\n"));
  g_assert_null (strstr (frame, "A3"));
  g_assert_true (g_str_has_prefix (frame, "11|"));
  g_assert_nonnull (strstr (frame, "\n丁镇|"));

  drawn = cli_out ("round", place->file, "draw", "2018-06", "--seed", "42", NULL);
  g_assert_true (g_str_has_prefix (drawn, COLUMNS));
  table = cli_table (drawn);
  g_assert_cmpuint (table->len, ==, 3);
  g_assert_cmpstr (cli_cell (table, 0, "point"), ==, "A2");
  g_assert_cmpstr (cli_cell (table, 0, "unit"), ==, "乙街道");
  g_assert_cmpstr (cli_cell (table, 0, "category"), ==, "主干道");
  g_assert_cmpstr (cli_cell (table, 0, "must_see"), ==, "yes");
  g_assert_cmpstr (cli_cell (table, 0, "key"), ==, key);
  g_assert_cmpstr (cli_cell (table, 1, "point"), ==, "A4");
  state = cli_out ("round", place->file, "state", "2018-06", NULL);
  g_assert_cmpstr (state, ==, "sample\n");

  /* what was drawn from stays, whatever becomes of the points */
  import (place, "points", "code,name,category,unit\nA9,新路,主干道,乙街道\n");
  kept = cli_draw_frame (place, "2018-06");
  g_assert_cmpstr (kept, ==, frame);
  g_free (kept);
  kept = cli_out ("round", place->file, "frame", "2018-06", "--now", NULL);
  g_assert_nonnull (strstr (kept, "A9"));

  refusal = cli_refused (2, "round", place->file, "draw", "2018-06", NULL);
  g_free (refusal);
  refusal = cli_refused (1, "round", place->file, "draw", "2018-06", "--seed", "", NULL);
  g_free (refusal);
  refusal = cli_refused (1, "round", place->file, "draw", "2019-06", "--seed", "1", NULL);
}

static void
test_undo (void)
{
  g_autoptr (CliPlace) place = new_place ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *state = NULL;
  g_autofree char *refusal = NULL;

  refusal = cli_refused (1, "round", place->file, "draw", "2018-06", "--seed", "42", NULL);
  g_assert_nonnull (strstr (refusal, "2018-06"));
  import (place, "points", "code,name,category,unit\nA1,人民路,主干道,乙街道\n");
  before = cli_digest (place->file);
  g_free (cli_out ("round", place->file, "draw", "2018-06", "--seed", "42", NULL));
  g_free (cli_out ("round", place->file, "draw", "2018-06", "--seed", "43", NULL));
  g_free (cli_out ("undo", place->file, NULL));
  g_free (cli_out ("undo", place->file, NULL));
  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, before);
  state = cli_out ("round", place->file, "state", "2018-06", NULL);
  g_assert_cmpstr (state, ==, "prepare\n");
}

/* Random registries, rules and rounds, and the script */

static char *
random_points (GRand *rand)
{
  GString *text = g_string_new ("code,name,category,unit,must_see\n");
  guint n = (guint) g_rand_int_range (rand, 1, 120);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%c%u,点位%u,%s,%s,%s\n", 'A' + g_rand_int_range (rand, 0, 3),
                            i, i, category_names[g_rand_int_range (rand, 0, 3)],
                            unit_names[g_rand_int_range (rand, 0, 4)],
                            g_rand_int_range (rand, 0, 9) == 0 ? "是" : "否");

  return g_string_free (text, FALSE);
}

static char *
random_rules (GRand *rand)
{
  GString *text = g_string_new ("category,rule,min,per,skip_last\n");

  for (guint i = 0; i < G_N_ELEMENTS (category_names); i++)
    switch (g_rand_int_range (rand, 0, 4))
      {
      case 0:
        break;

      case 1:
        g_string_append_printf (text, "%s,%d,%d,unit,1\n", category_names[i],
                                g_rand_int_range (rand, 0, 9), g_rand_int_range (rand, 0, 3));
        break;

      case 2:
        g_string_append_printf (text, "%s,%d%%,%d,category,2\n", category_names[i],
                                g_rand_int_range (rand, 0, 101), g_rand_int_range (rand, 0, 5));
        break;

      default:
        g_string_append_printf (text, "%s,%d.%d%%,0,unit,0\n", category_names[i],
                                g_rand_int_range (rand, 0, 100), g_rand_int_range (rand, 0, 10));
        break;
      }

  return g_string_free (text, FALSE);
}

static void
test_script_repeats_it (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20180612);

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (CliPlace) place = new_place ();
      g_autofree char *points = random_points (rand);
      g_autofree char *rules = random_rules (rand);
      g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (rand));
      g_autofree char *june = NULL;
      g_autofree char *july = NULL;

      import (place, "points", points);
      import (place, "sampling", rules);
      june = cli_out ("round", place->file, "draw", "2018-06", "--seed", seed, NULL);
      cli_draw_assert_repeated (place, "2018-06", seed, june);

      g_free (cli_out ("round", place->file, "new", "七月", "--period", "2018-07", "--scheme",
                       "实地", "--grouping", "城区", NULL));
      july = cli_out ("round", place->file, "draw", "七月", "--seed", seed, "--always",
                      "乙街道", NULL);
      cli_draw_assert_repeated (place, "七月", seed, july);
    }
}

/* The last of June are always assessed in July: their share comes first. */
static void
test_bottom_is_always_assessed (void)
{
  g_autoptr (CliPlace) place = new_place ();
  g_autofree char *path = NULL;
  g_autofree char *rules = NULL;
  g_autofree char *drawn = NULL;
  g_autoptr (GPtrArray) table = NULL;
  gboolean found = FALSE;

  import (place, "points",
          "code,name,category,unit\nA1,一,主干道,乙街道\nA2,二,主干道,乙街道\n"
          "A3,三,主干道,乙街道\nA4,四,主干道,乙街道\nA5,五,主干道,丙镇\n");
  import (place, "sampling", "category,rule,per\n主干道,1,category\n");
  path = cli_place_write (place, "scores.csv", "单位,得分\n乙街道,90\n丙镇,70\n丁镇,80\n");
  g_free (cli_out ("import", place->file, "scores", path, "--round", "2018-06", NULL));
  g_free (cli_out ("round", place->file, "new", "七月", "--period", "2018-07", "--scheme",
                   "实地", "--grouping", "城区", NULL));
  rules = cli_out ("round", place->file, "frame", "七月", "--rules", "--bottom", "1", NULL);
  g_assert_true (g_str_has_prefix (rules, "always|12\nrule|"));
  g_assert_null (strstr (rules, "always|11"));

  drawn = cli_out ("round", place->file, "draw", "七月", "--seed", "1", "--bottom", "1", NULL);
  table = cli_table (drawn);
  for (guint i = 0; i + 1 < table->len; i++)
    found = found || g_str_equal (cli_cell (table, i, "point"), "A5");
  g_assert_true (found);
}

/* What stands on paper, where a program is there that reads it */
static void
test_record (void)
{
  g_autoptr (CliPlace) place = new_place ();
  g_autofree char *pdf = cli_place_path (place, "record.pdf");
  g_autofree char *frame = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *refusal = NULL;
  g_autofree char *text = NULL;
  const char *argv[] = { "pdftotext", "-raw", pdf, "-", NULL };

  refusal = cli_refused (1, "round", place->file, "record", "2018-06", "-o", pdf, NULL);
  g_assert_nonnull (strstr (refusal, "2018-06"));
  import (place, "points",
          "code,name,category,unit,must_see\nA1,人民路,主干道,乙街道,yes\n"
          "A2,解放路,主干道,乙街道,no\nA3,市场,农贸市场,丙镇,no\n");
  import (place, "sampling", "category,rule,min\n主干道,10%,1\n");
  g_free (cli_out ("round", place->file, "draw", "2018-06", "--seed", "20180612", NULL));
  g_free (cli_out ("round", place->file, "record", "2018-06", "-o", pdf, NULL));
  frame = cli_draw_frame (place, "2018-06");
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, frame, -1);

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                     NULL, NULL))
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "抽样记录"));
  g_assert_nonnull (strstr (text, digest));
  g_assert_nonnull (strstr (text, "20180612"));
  g_assert_nonnull (strstr (text, "sha256-order-1"));
  g_assert_nonnull (strstr (text, "主干道 10% 1 每单位 2 1 1\n"));
  g_assert_nonnull (strstr (text, "农贸市场 全部 每单位 1 0 1\n"));
  g_assert_nonnull (strstr (text, "合计 3 1 2\n"));
  g_assert_nonnull (strstr (text, "监督人"));
  g_assert_nonnull (strstr (text, "人民路"));
  g_assert_null (strstr (text, "解放路"));

  g_free (refusal);
  refusal = cli_refused (1, "round", place->file, "record", "2018-06", "--sheets", "-o", pdf,
                         NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SANSE_NOW", "2018-07-01 09:00", TRUE);

  g_test_add_func ("/draw/frame-and-draw", test_frame_and_draw);
  g_test_add_func ("/draw/undo", test_undo);
  g_test_add_func ("/draw/script-repeats-it", test_script_repeats_it);
  g_test_add_func ("/draw/bottom-is-always-assessed", test_bottom_is_always_assessed);
  g_test_add_func ("/draw/record", test_record);

  return g_test_run ();
}
