/* test-field-groups.c - a month in which districts, the built-up area and what lies outside
 * are assessed by different contents, in one round with three rankings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char UNITS[] =
  "代码,名称,上级,类型\n"
  "1,海口市,,city\n"
  "11,秀英区,1,district\n12,龙华区,1,district\n"
  "1101,秀英街道,11,subdistrict\n1102,石山镇,11,town\n"
  "1201,中山街道,12,subdistrict\n1202,金贸街道,12,subdistrict\n1203,新坡镇,12,town\n"
  "1204,龙泉镇,12,town\n";

static const char GROUPS[] =
  "分组方案,考评组,单位\n"
  "双创,各区,11\n双创,各区,12\n"
  "双创,建成区,1101\n双创,建成区,1201\n双创,建成区,1202\n"
  "双创,建成区外,1102\n双创,建成区外,1203\n双创,建成区外,1204\n";

/* Districts: four contents of their own, and a fifth of all from the units below by each of
 * their schemes. */
static const char DISTRICTS[] =
  "{\"name\": \"各区评分\", \"groups\": [\"各区\"], \"component\": {\"key\": \"total\","
  " \"combine\": \"weighted\", \"children\": ["
  "{\"key\": \"market\", \"name\": \"农贸市场\", \"weight\": 20, \"source\": \"entry\"},"
  "{\"key\": \"vector\", \"name\": \"病媒防制\", \"weight\": 20, \"source\": \"entry\"},"
  "{\"key\": \"toilet\", \"name\": \"公厕\", \"weight\": 20, \"source\": \"deduction\"},"
  "{\"key\": \"health\", \"name\": \"健康教育\", \"weight\": 20, \"source\": \"entry\"},"
  "{\"key\": \"inner\", \"name\": \"建成区街镇\", \"weight\": 10, \"source\": \"children\","
  " \"scheme\": \"建成区评分\", \"level\": \"child\"},"
  "{\"key\": \"outer\", \"name\": \"建成区外乡镇\", \"weight\": 10, \"source\": \"children\","
  " \"scheme\": \"建成区外评分\", \"level\": \"child\"}]}}";

/* Eight contents, one of which many lack, and three specials: building sites, vectors again
 * by the disease control centre, a mock household survey */
static const char INNER[] =
  "{\"name\": \"建成区评分\", \"groups\": [\"建成区\"], \"component\": {\"key\": \"total\","
  " \"combine\": \"sum\", \"children\": ["
  "{\"key\": \"contents\", \"name\": \"八项内容\", \"full\": 70, \"combine\": \"mean\","
  " \"children\": ["
  "{\"key\": \"front\", \"name\": \"门前三包\", \"source\": \"entry\"},"
  "{\"key\": \"market\", \"name\": \"农贸市场\", \"source\": \"entry\"},"
  "{\"key\": \"vector\", \"name\": \"病媒防制\", \"source\": \"entry\"},"
  "{\"key\": \"toilet\", \"name\": \"公厕\", \"source\": \"entry\"},"
  "{\"key\": \"health\", \"name\": \"健康教育\", \"source\": \"entry\"},"
  "{\"key\": \"old\", \"name\": \"老旧城区\", \"source\": \"entry\"},"
  "{\"key\": \"village\", \"name\": \"城中村\", \"source\": \"entry\"},"
  "{\"key\": \"window\", \"name\": \"窗口行业\", \"source\": \"entry\"}]},"
  "{\"key\": \"specials\", \"name\": \"专项\", \"combine\": \"sum\", \"children\": ["
  "{\"key\": \"site\", \"name\": \"建筑工地\", \"full\": 10, \"source\": \"entry\","
  " \"missing\": \"full\"},"
  "{\"key\": \"pests\", \"name\": \"病媒专项\", \"full\": 10, \"source\": \"entry\"},"
  "{\"key\": \"household\", \"name\": \"入户问卷\", \"full\": 10, \"source\": \"survey\"}]}]}}";

static const char OUTER[] =
  "{\"name\": \"建成区外评分\", \"groups\": [\"建成区外\"], \"ties\": \"dense\","
  " \"decimals\": 1, \"component\": {\"key\": \"total\", \"combine\": \"weighted\","
  " \"children\": ["
  "{\"key\": \"road\", \"name\": \"镇区道路\", \"weight\": 60, \"source\": \"inspection\"},"
  "{\"key\": \"market\", \"name\": \"农贸市场\", \"weight\": 40, \"source\": \"entry\"}]}}";

static const char ITEMS[] =
  "category,category_code,item_code,item,mark\n镇区道路,R,R1,路面,3\n镇区道路,R,R2,保洁,1\n";
static const char POINTS[] =
  "code,name,category,unit\nP1,一,镇区道路,1102\nP2,二,镇区道路,1203\nP3,三,镇区道路,1204\n";
static const char OBSERVATIONS[] =
  "point,item,grade\nP1,R1,A\nP1,R2,B\nP2,R1,B\nP2,R2,A\nP3,R1,C#\nP3,R2,A\n";
static const char QUESTIONS[] =
  "question,option,value,component\n满意吗,满意,100,household\n满意吗,不满意,0,household\n";
static const char ANSWERS[] =
  "unit,question,option,count\n1101,满意吗,满意,3\n1101,满意吗,不满意,1\n1201,满意吗,满意,4\n"
  "1202,满意吗,满意,1\n1202,满意吗,不满意,1\n";

/* Scores of one group; a component is named in its own table only. */
static const char DISTRICT_SCORES[] =
  "unit,market,vector,toilet,health\n11,90,80,12.5,85\n12,88,90,5,87\n";
static const char INNER_SCORES[] =
  "unit,front,market,vector,toilet,health,old,village,window,site,pests\n"
  "1101,80,90,70,85,95,60,/,80,8,9\n"
  "1201,90,90,90,90,90,90,90,90,,7.5\n"
  "1202,70,75,80,85,90,95,100,65,10,10\n";
static const char OUTER_SCORES[] = "unit,market\n1102,70\n1203,85\n1204,91.5\n";

static void
import (CliPlace   *place,
        const char *kind,
        const char *round,
        const char *text)
{
  g_autofree char *table = cli_place_write (place, "table.csv", text);

  if (round != NULL)
    g_free (cli_out ("import", place->file, kind, table, "--round", round,
                     "--allow-missing-units", NULL));
  else
    g_free (cli_out ("import", place->file, kind, table, NULL));
}

static CliPlace *
new_month (void)
{
  static const char *const schemes[] = { DISTRICTS, INNER, OUTER };
  static const char *const tables[][2] = {
    { "units", UNITS }, { "groups", GROUPS }, { "items", ITEMS }, { "points", POINTS },
    { "questions", QUESTIONS }
  };
  static const char *const scores[][2] = {
    { "scores", DISTRICT_SCORES }, { "scores", INNER_SCORES }, { "scores", OUTER_SCORES },
    { "observations", OBSERVATIONS }, { "survey", ANSWERS }
  };
  CliPlace *place = cli_place_new ();

  g_free (cli_out ("new", place->file, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    import (place, tables[i][0], NULL, tables[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *path = cli_place_write (place, "scheme.json", schemes[i]);

      g_free (cli_out ("scheme", place->file, "set", path, NULL));
    }
  g_free (cli_out ("round", place->file, "new", "十一月", "--period", "2015-11", "--scheme",
                   "各区评分", "--scheme", "建成区评分", "--scheme", "建成区外评分",
                   "--grouping", "双创", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (scores); i++)
    import (place, scores[i][0], "十一月", scores[i][1]);

  return place;
}

/* "group rank unit total" of every row */
static char *
three_rankings (CliPlace *place)
{
  g_autofree char *rank = cli_out ("round", place->file, "rank", "十一月", NULL);
  g_autoptr (GPtrArray) table = cli_table (rank);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i + 1 < table->len; i++)
    g_string_append_printf (text, "%s%s %s %s %s", i > 0 ? "; " : "",
                            cli_cell (table, i, "group"), cli_cell (table, i, "rank"),
                            cli_cell (table, i, "unit"), cli_cell (table, i, "total"));

  return g_string_free (text, FALSE);
}

/* By hand. Inner:
 *   秀英街道: 7 contents, 560 / 7 = 80, 70 % of it 56; specials 8 + 9 + 7.5: 80.50
 *   中山街道: 90, 63; building sites none, full 10, + 7.5 + 10: 90.50
 *   金贸街道: 660 / 8 = 82.5, 57.75; 10 + 10 + 5: 82.75
 * Outer, of 4 marks: 石山 (3 + 0.66) / 4 = 91.5, × 0.6 = 54.9, + 28 = 82.9; 新坡 (1.98 + 1) / 4 =
 *   74.5, 44.7 + 34 = 78.7; 龙泉 25, 15 + 36.6 = 51.6
 * Districts: 秀英 (90 + 80 + 87.5 + 85) × 0.2 = 68.5, + 8.05 + 8.29 = 84.84
 *   龙华 (88 + 90 + 95 + 87) × 0.2 = 72, + (90.5 + 82.75) / 2 × 0.1 = 8.6625,
 *   + (78.7 + 51.6) / 2 × 0.1 = 6.515: 87.1775 */
static void
test_three_rankings (void)
{
  g_autoptr (CliPlace) place = new_month ();
  g_autofree char *text = three_rankings (place);
  g_autofree char *check = cli_out ("round", place->file, "check", "十一月", "--strict", NULL);

  g_assert_cmpstr (text, ==,
                   "各区 1 龙华区 87.18; 各区 2 秀英区 84.84; "
                   "建成区 1 中山街道 90.50; 建成区 2 金贸街道 82.75; 建成区 3 秀英街道 80.50; "
                   "建成区外 1 石山镇 82.9; 建成区外 2 新坡镇 78.7; 建成区外 3 龙泉镇 51.6");
  g_assert_null (strstr (check, "error"));
}

static void
assert_explains (CliPlace   *place,
                 const char *unit,
                 const char *expected)
{
  g_autofree char *text = cli_out ("round", place->file, "explain", "十一月", unit, NULL);

  if (strstr (text, expected) == NULL)
    g_error ("expected %s in\n%s", expected, text);
}

static void
test_explanations (void)
{
  g_autoptr (CliPlace) place = new_month ();

  assert_explains (place, "龙华区", "1,inner,建成区街镇,children,10,86.625,100,86.625,8.662500,693/80,");
  assert_explains (place, "龙华区", "1,outer,建成区外乡镇,children,10,65.15,100,65.15,6.515000,1303/200,");
  assert_explains (place, "龙华区", "1,rounding,total,rounding,,,,,0.002500,1/400,");
  assert_explains (place, "秀英街道", "2,village,城中村,not-applicable,,,100,,0.000000,0,");
  assert_explains (place, "中山街道", "2,site,建筑工地,full,33.333333,,10,10,10.000000,10,no data: full");
  assert_explains (place, "石山镇", "4,R2,保洁,graded,25,0.66,1,66,9.900000,99/10,B");
}

/* One answer more below moves the district, and is taken back with it; what is published
 * keeps all three. */
static void
test_what_is_below_moves_the_district (void)
{
  static const char *const states[] = { "sample", "assess", "review" };
  g_autoptr (CliPlace) place = new_month ();
  g_autofree char *before = three_rankings (place);
  g_autofree char *moved = NULL;
  g_autofree char *back = NULL;
  g_autofree char *frozen = NULL;
  g_autofree char *verify = NULL;

  /* 金贸街道 then has all of its ten: 87.75; the district 0.25 more: 87.4275 */
  import (place, "survey", "十一月", "unit,question,option,count\n1202,满意吗,不满意,0\n");
  moved = three_rankings (place);
  g_assert_nonnull (strstr (moved, "龙华区 87.43"));
  g_assert_nonnull (strstr (moved, "金贸街道 87.75"));
  g_free (cli_out ("undo", place->file, NULL));
  back = three_rankings (place);
  g_assert_cmpstr (back, ==, before);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    g_free (cli_out ("round", place->file, "state", "十一月", states[i], NULL));
  g_free (cli_out ("round", place->file, "publish", "十一月", "--number", "1", NULL));
  import (place, "questions", NULL, "question,option,value\n满意吗,不满意,50\n");
  import (place, "items", NULL, "category,item_code,item,mark\n镇区道路,R2,保洁,9\n");
  frozen = three_rankings (place);
  g_assert_cmpstr (frozen, ==, before);
  verify = cli_out ("bulletin", place->file, "1", "--verify", NULL);
  g_assert_cmpstr (verify, ==, "sheet,cell,found,expected\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SANSE_NOW", "2015-12-01 09:00", TRUE);

  g_test_add_func ("/field-groups/three-rankings", test_three_rankings);
  g_test_add_func ("/field-groups/explanations", test_explanations);
  g_test_add_func ("/field-groups/what-is-below-moves-the-district",
                   test_what_is_below_moves_the_district);

  return g_test_run ();
}
