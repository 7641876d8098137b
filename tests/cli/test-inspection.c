/* test-inspection.c - observations through sansectl: in, ranked, explained, frozen, out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

/* a red pixel */
#define PNG \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5Er" \
  "kJggg=="

static const char UNITS[] =
  "name,code,parent,kind\n某市,C,,city\n东街,E,某市,subdistrict\n西街,W,某市,subdistrict\n"
  "南街,N,某市,subdistrict\n市城管局,B1,某市,bureau\n市场科,B2,市城管局,bureau\n"
  "东里社区,E1,东街,community\n";

static const char GROUPS[] =
  "grouping,group,unit\n月度,街道,东街\n月度,街道,西街\n月度,街道,南街\n月度,部门,市城管局\n";

static const char ITEMS[] =
  "category,category_code,category_weight,item_code,item,mark,method,a,b\n"
  "农贸市场,M,3,M1,地面干净,5,graded,,\n"
  "农贸市场,M,3,M2,公厕,3,pass,,\n"
  "农贸市场,M,3,M3,车辆停放,10,deduct,2,\n"
  "社区,S,1,S1,楼道,,graded,,\n"
  "社区,S,1,S2,绿化率,4,value,35,5\n"
  "主干道,R,,R1,路面,2,graded,,\n";

static const char POINTS[] =
  "code,name,category,unit,bureau\nP1,东市场,农贸市场,东街,市城管局\n"
  "P2,西市场,农贸市场,西街,市场科\nP3,东里,社区,东里社区,\nP4,东街大道,主干道,东街,市城管局\n"
  "P5,南街大道,主干道,南街,\n";

static const char SCHEME[] =
  "{\"name\": \"月度\", \"component\": {\"key\": \"total\", \"combine\": \"weighted\","
  " \"children\": [{\"key\": \"site\", \"name\": \"实地\", \"weight\": \"70\","
  " \"source\": \"inspection\", \"decimals\": 2%s},"
  " {\"key\": \"sv\", \"weight\": \"30\", \"source\": \"entry\"}]}}";

static const char OBSERVATIONS[] =
  "点位,项目,等级,met,faults,value,不适用,备注,检查时间,检查员,检查方式\n"
  "P1,M1,A,,,,,,2018-06-03 09:10,甲,明查\n"
  "P1,M2,,否,,,,脏,2018-06-03,甲,暗访\n"
  "P1,M3,,,2,,,占道,,甲,\n"
  "P1,M1,C,,,,,第二人,,乙,\n"
  "西市场,地面干净,b,,,,,,,,\n"
  "P2,公厕,,yes,,,,,,,\n"
  "P2,车辆停放,,,,,是,,,,\n"
  "P3,楼道,,,3,,,,,,\n"
  "P3,绿化率,,,,20,,,,,\n"
  "P4,路面,B,,,,,,,,\n"
  "P5,路面,Ｃ＃,,,,,,,,\n";

static char *
import (CliPlace   *place,
        const char *kind,
        const char *text)
{
  g_autofree char *table = cli_place_write (place, "table.csv", text);

  return cli_out ("import", place->file, kind, table, "--round", "六月", NULL);
}

static void
set_scheme (CliPlace   *place,
            const char *more)
{
  g_autofree char *text = g_strdup_printf (SCHEME, more);
  g_autofree char *path = cli_place_write (place, "scheme.json", text);

  g_free (cli_out ("scheme", place->file, "set", path, NULL));
}

static CliPlace *
new_office (void)
{
  static const char *const tables[][2] = {
    { "units", UNITS }, { "groups", GROUPS }, { "items", ITEMS }, { "points", POINTS }
  };
  CliPlace *place = cli_place_new ();

  g_free (cli_out ("new", place->file, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = cli_place_write (place, "table.csv", tables[i][1]);

      g_free (cli_out ("import", place->file, tables[i][0], path, NULL));
    }
  set_scheme (place, "");
  g_free (cli_out ("round", place->file, "new", "六月", "--period", "2018-06", "--scheme",
                   "月度", "--grouping", "月度", "--from", "2018-06-01", "--to", "2018-06-30",
                   NULL));
  g_free (import (place, "scores", "unit,sv\n东街,90\n西街,80\n南街,85\n市城管局,88\n"));

  return place;
}

static CliPlace *
new_inspected (void)
{
  CliPlace *place = new_office ();
  g_autofree char *report = import (place, "observations", OBSERVATIONS);

  g_assert_cmpstr (report, ==, "added,changed,unchanged,skipped,rejected\n11,0,0,0,0\n");

  return place;
}

/* "unit total site note" of every row */
static void
assert_ranks (const char *rank,
              const char *expected)
{
  g_autoptr (GPtrArray) table = cli_table (rank);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i + 1 < table->len; i++)
    g_string_append_printf (text, "%s%s %s %s %s", i > 0 ? "; " : "",
                            cli_cell (table, i, "unit"), cli_cell (table, i, "total"),
                            cli_cell (table, i, "site"), cli_cell (table, i, "note"));
  g_assert_cmpstr (text->str, ==, expected);
}

/* 东街: market (5 + 1.65 + 0 + 6) / 23 = 55, community (0 + 2) / 5 = 40, road 66, weights 3, 1
 * and 1: 54.2. 西街: (3.3 + 3) / 8 = 78.75. The bureau has both markets, one by way of its
 * section, and the road: (3 × 66.875 + 66) / 4 = 66.65625. */
static void
test_observations_are_ranked (void)
{
  g_autoptr (CliPlace) place = new_inspected ();
  g_autofree char *rank = cli_out ("round", place->file, "rank", "六月", NULL);
  g_autofree char *info = cli_out ("info", place->file, NULL);

  assert_ranks (rank, "西街 79.13 78.75 ; 东街 64.94 54.20 ; 南街 25.50 0.00 ; "
                "市城管局 73.06 66.66 ");
  g_assert_nonnull (strstr (info, "\nobservations,11\n"));
}

static void
test_pooled_items (void)
{
  g_autoptr (CliPlace) place = new_inspected ();
  g_autofree char *rank = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *bad = NULL;

  set_scheme (place, ", \"by\": \"items\"");
  shown = cli_out ("scheme", place->file, "show", "月度", NULL);
  g_assert_nonnull (strstr (shown, "\"by\" : \"items\""));
  /* 1 of 4, 0 of 2, 0 of 1: (3 × 25 + 0 + 0) / 5; the bureau 2 of 6 and 0 of 1 */
  rank = cli_out ("round", place->file, "rank", "六月", NULL);
  assert_ranks (rank, "西街 59.00 50.00 ; 东街 37.50 15.00 ; 南街 25.50 0.00 ; "
                "市城管局 43.90 25.00 ");

  bad = cli_place_write (place, "bad.json",
                         "{\"name\": \"坏\", \"component\": {\"key\": \"a\", \"source\":"
                         " \"inspection\", \"by\": \"mean\"}}");
  refused = cli_refused (1, "scheme", place->file, "set", bad, NULL);
  g_assert_nonnull (strstr (refused, "a.by"));
}

static void
test_explanations_lead_to_the_item (void)
{
  g_autoptr (CliPlace) place = new_inspected ();
  g_autofree char *text = cli_out ("round", place->file, "explain", "六月", "市城管局", NULL);

  g_assert_cmpstr (text, ==,
                   "level,key,name,method,weight,earned,full,score,contribution,exact,note\n"
                   "0,total,total,weighted,,73.062,100,73.06,73.060000,3653/50,\n"
                   "1,site,实地,inspection,70,66.65625,100,66.66,46.659375,14931/320,\n"
                   "2,M,农贸市场,points,75,66.88,100,66.88,35.109375,2247/64,2 points\n"
                   "3,P1,东市场,bureau,50,12.65,23,55.00,14.437500,231/16,2 failed\n"
                   "4,M1,地面干净,graded,21.73913,1.65,5,33.00,1.883152,693/368,"
                   "C; failed; 第二人; by 乙\n"
                   "4,M1,地面干净,graded,21.73913,5,5,100.00,5.706522,525/92,A; by 甲\n"
                   "4,M2,公厕,pass,13.043478,0,3,0.00,0.000000,0,no; failed; 脏; by 甲\n"
                   "4,M3,车辆停放,deduct,43.478261,6,10,60.00,6.847826,315/46,"
                   "2 faults; 占道; by 甲\n"
                   "3,P2,西市场,bureau,50,6.3,8,78.75,20.671875,1323/64,\n"
                   "4,M1,地面干净,graded,62.5,3.3,5,66.00,10.828125,693/64,B\n"
                   "4,M2,公厕,pass,37.5,3,3,100.00,9.843750,315/32,yes\n"
                   "4,M3,车辆停放,deduct,,,10,,0.000000,0,na\n"
                   "2,S,社区,reweight,,,100,,0.000000,0,no data: reweight\n"
                   "2,R,主干道,points,25,66.00,100,66.00,11.550000,231/20,1 point\n"
                   "3,P4,东街大道,bureau,100,1.32,2,66.00,11.550000,231/20,\n"
                   "4,R1,路面,graded,100,1.32,2,66.00,11.550000,231/20,B\n"
                   "1,rounding,实地,rounding,,,,,0.002625,21/8000,\n"
                   "1,sv,sv,entry,30,88,100,88,26.400000,132/5,\n"
                   "1,rounding,total,rounding,,,,,-0.002000,-1/500,\n");
}

/* What stands in for the categories that a unit lacks; 西街 lacks community and road. Group
 * means: community 40 (东街 alone), road (66 + 0) / 2, market (55 + 78.75) / 2; among the
 * bureaus nobody has a community, and it is left out. */
static void
test_what_if (void)
{
  static const char *const expected[][2] = {
    { "site=group-mean", "西街 67.30 61.85 site(S R):group-mean; 东街 64.94 54.20 ; "
      "南街 59.19 48.13 site(M S):group-mean; 市城管局 73.06 66.66 site(S):group-mean" },
    { "site=fixed:50", "西街 71.08 67.25 site(S R):fixed:50; 东街 64.94 54.20 ; "
      "南街 53.50 40.00 site(M S):fixed:50; 市城管局 70.73 63.33 site(S):fixed:50" },
    { "site=full", "西街 85.08 87.25 site(S R):full; 南街 81.50 80.00 site(M S):full; "
      "东街 64.94 54.20 ; 市城管局 77.73 73.33 site(S):full" },
    { "site=unranked", "东街 64.94 54.20 ; 西街  78.75 site(S R):unranked; "
      "南街  0.00 site(M S):unranked; 市城管局  66.66 site(S):unranked" },
  };
  g_autoptr (CliPlace) place = new_inspected ();
  g_autofree char *digest = cli_digest (place->file);
  g_autofree char *after = NULL;
  g_autofree char *scored = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *rank = cli_out ("round", place->file, "what-if", "六月", "--missing",
                                       expected[i][0], NULL);

      assert_ranks (rank, expected[i][1]);
    }
  scored = cli_out ("round", place->file, "what-if", "六月", "--score", "东街:site=99", NULL);
  assert_ranks (scored, "东街 96.30 99.00 site:override; 西街 79.13 78.75 ; "
                "南街 25.50 0.00 ; 市城管局 73.06 66.66 ");
  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, digest);
}

static void
assert_rejects (CliPlace   *place,
                const char *text,
                const char *expected)
{
  g_autofree char *table = cli_place_write (place, "table.csv", text);
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *err = cli_refused (1, "import", place->file, "observations", table,
                                      "--round", "六月", NULL);
  g_autofree char *after = cli_digest (place->file);

  g_assert_cmpstr (before, ==, after);
  if (strstr (err, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, err);
}

static void
test_bad_rows_are_named (void)
{
  g_autoptr (CliPlace) place = new_inspected ();
  g_autofree char *table = NULL;
  g_autofree char *report = NULL;

  assert_rejects (place, "point,item,grade\nP1,M1,A\nP1,M2,优\n", "\n3,grade,优,");
  assert_rejects (place, "point,item,grade\nP1,M1,D\n", "\n2,grade,D,");
  assert_rejects (place, "point,item,grade\nP1,R1,A\n", "\n2,item,R1,");
  assert_rejects (place, "point,item,grade\nP9,M1,A\n", "\n2,point,P9,");
  assert_rejects (place, "point,item,grade\nP1,M9,A\n", "\n2,item,M9,");
  assert_rejects (place, "point,item,faults\nP1,M3,-1\n", "\n2,faults,-1,");
  assert_rejects (place, "point,item,faults\nP1,M3,1.5\n", "\n2,faults,1.5,");
  assert_rejects (place, "point,item,value\nP3,S2,多\n", "\n2,value,多,");
  assert_rejects (place, "point,item,value\nP3,S2,99999999999\n", "\n2,value,99999999999,");
  assert_rejects (place, "point,item,grade,na\nP1,M1,A,是\n", "\n2,na,是,");
  assert_rejects (place, "point,item,grade,met\nP1,M1,B,是\n", "\n2,met,是,");
  assert_rejects (place, "point,item,met\nP1,M2,也许\n", "\n2,met,也许,");
  assert_rejects (place, "point,item,na\nP1,M2,也许\n", "\n2,na,也许,");
  assert_rejects (place, "point,item,grade,seen_at\nP1,M1,A,昨天\n", "\n2,seen_at,昨天,");
  assert_rejects (place, "point,item,grade,manner\nP1,M1,A,偷看\n", "\n2,manner,偷看,");
  assert_rejects (place, "point,item,grade,photo\nP1,M1,A,没有.jpg\n", "\n2,photo,没有.jpg,");
  assert_rejects (place, "point,item,grade\nP1,M1,A\n东市场,地面干净,B\n", "\n3,item,地面干净,");
  assert_rejects (place, "point,grade\nP1,A\n", "item");

  table = cli_place_write (place, "table.csv", "point,item,grade\nP1,M1,D\nP2,M1,A\n");
  report = cli_out ("import", place->file, "observations", table, "--round", "六月",
                    "--skip-rejected", NULL);
  g_assert_true (g_str_has_prefix (report, "added,changed,unchanged,skipped,rejected\n"
                                   "0,1,0,0,1\n\nrow,column,value,reason\n2,grade,D,"));
}

/* What goes out comes in and changes nothing; a row without anything takes back. */
static void
test_tables_come_and_go (void)
{
  g_autoptr (CliPlace) place = new_inspected ();
  g_autofree char *out = cli_place_path (place, "out.csv");
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *rank = NULL;

  g_free (cli_out ("export", place->file, "observations", "--round", "六月", "-o", out, NULL));
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text,
                                   "point,item,grade,met,faults,value,na,note,seen_at,"
                                   "inspector,manner\nP1,M1,C,,,,,第二人,,乙,\n"
                                   "P1,M1,A,,,,,,2018-06-03 09:10,甲,open\n"
                                   "P1,M2,,no,,,,脏,2018-06-03 00:00,甲,covert\n"
                                   "P1,M3,,,2,,,占道,,甲,\n"));
  g_assert_nonnull (strstr (text,
                            "P2,M3,,,,,yes,,,,\nP3,S1,,,3,,,,,,\nP3,S2,,,,20,,,,,\n"));
  again = cli_out ("import", place->file, "observations", out, "--round", "六月", NULL);
  g_assert_cmpstr (again, ==, "added,changed,unchanged,skipped,rejected\n0,0,11,0,0\n");

  gone = import (place, "observations", "point,item,inspector,grade,note\nP1,M1,乙,,\n");
  g_assert_cmpstr (gone, ==, "added,changed,unchanged,skipped,rejected\n0,1,0,0,0\n");
  /* 11 of 18 */
  rank = cli_out ("round", place->file, "explain", "六月", "东街", NULL);
  g_assert_nonnull (strstr (rank, "\n3,P1,东市场,unit,100,11,18,61.11,"));
}

/* A picture is named relative to the table, and stored once however often it comes. */
static void
test_photographs (void)
{
  g_autoptr (CliPlace) place = new_inspected ();
  g_autofree char *path = cli_place_path (place, "积水.png");
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  gsize size;
  g_autofree guchar *png = g_base64_decode (PNG, &size);

  g_assert_true (g_file_set_contents (path, (const char *) png, (gssize) size, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *report = import (place, "observations",
                                        "point,item,grade,inspector,note,photo\n"
                                        "P1,M1,C,乙,积水,积水.png\n"
                                        "P5,R1,C#,,破损,积水.png\n");

      g_assert_cmpstr (report, ==, i == 0
                       ? "added,changed,unchanged,skipped,rejected\n0,2,0,0,0\n"
                       : "added,changed,unchanged,skipped,rejected\n0,0,2,0,0\n");
    }
  info = cli_out ("info", place->file, NULL);
  g_assert_nonnull (strstr (info, "\nblobs,1\n"));
  text = cli_out ("round", place->file, "explain", "六月", "南街", NULL);
  g_assert_nonnull (strstr (text, ",C#; failed; 破损; 1 photograph\n"));
}

/* A town's villages are weighted by how many points they have: (2 × 100 + 1 × 40) / 3, and the
 * one without a point does not count; as a mean it would be (100 + 40 + 50) / 3. */
static void
test_children_by_points (void)
{
  static const char *const tables[][2] = {
    { "units", "name,code,parent,kind\n某镇,T,,town\n甲村,a1,某镇,village\n"
      "乙村,a2,某镇,village\n丙村,a3,某镇,village\n" },
    { "groups", "grouping,group,unit\n村,村,甲村\n村,村,乙村\n村,村,丙村\n镇,镇,某镇\n" },
    { "items", "category,item_code,item,mark\n路,R1,路面,10\n" },
    { "points", "code,name,category,unit\nP1,一,路,甲村\nP2,二,路,甲村\nP3,三,路,乙村\n" },
  };
  static const char *const schemes[] = {
    "{\"name\": \"村\", \"component\": {\"key\": \"v\", \"combine\": \"mean\", \"children\": ["
    "{\"key\": \"site\", \"source\": \"inspection\"}, {\"key\": \"e\", \"source\": \"entry\"}]}}",
    "{\"name\": \"镇\", \"component\": {\"key\": \"t\", \"source\": \"children\","
    " \"scheme\": \"村\", \"level\": \"leaf\", \"by\": \"points\"}}",
    "{\"name\": \"镇均\", \"component\": {\"key\": \"t\", \"source\": \"children\","
    " \"scheme\": \"村\", \"level\": \"leaf\"}}",
  };
  static const char *const rounds[][3] = {
    { "六月", "村", "村" }, { "镇六月", "镇", "镇" }, { "镇均六月", "镇均", "镇" }
  };
  static const char *const totals[] = { NULL, "80.00", "63.33" };
  g_autoptr (CliPlace) place = cli_place_new ();

  g_free (cli_out ("new", place->file, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = cli_place_write (place, "table.csv", tables[i][1]);

      g_free (cli_out ("import", place->file, tables[i][0], path, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *path = cli_place_write (place, "scheme.json", schemes[i]);

      g_free (cli_out ("scheme", place->file, "set", path, NULL));
      g_free (cli_out ("round", place->file, "new", rounds[i][0], "--period", "2018-06",
                       "--scheme", rounds[i][1], "--grouping", rounds[i][2], NULL));
    }
  g_free (import (place, "observations", "point,item,grade\nP1,R1,A\nP2,R1,A\nP3,R1,C#\n"));
  g_free (import (place, "scores", "unit,e\n甲村,100\n乙村,80\n丙村,50\n"));

  for (gsize i = 1; i < G_N_ELEMENTS (totals); i++)
    {
      g_autofree char *rank = cli_out ("round", place->file, "rank", rounds[i][0], NULL);
      g_autoptr (GPtrArray) table = cli_table (rank);

      g_assert_cmpstr (cli_cell (table, 0, "total"), ==, totals[i]);
    }
}

static void
test_the_check (void)
{
  g_autoptr (CliPlace) place = new_office ();
  g_autofree char *clean = NULL;
  g_autofree char *check = NULL;

  g_free (import (place, "observations",
                  "point,item,grade,seen_at\nP4,R1,A,2018-06-30 23:00\nP5,R1,B,2018-07-02\n"));
  check = cli_out ("round", place->file, "check", "六月", NULL);
  g_assert_cmpstr (check, ==,
                   "severity,unit,what,found,expected,where\n"
                   "warning,南街,out-of-dates,2018-07-02,2018-06-01..2018-06-30,P5\n"
                   "warning,,unscored-category,,,农贸市场\n"
                   "warning,,unscored-category,,,社区\n");
  clean = cli_out ("check", place->file, "--replay", NULL);
  g_assert_cmpstr (clean, ==, "severity,what,where,found,expected\n");
}

static void
test_a_published_round_stays (void)
{
  static const char *const states[] = { "sample", "assess", "review" };
  g_autoptr (CliPlace) place = new_inspected ();
  g_autofree char *before = cli_out ("round", place->file, "explain", "六月", "东街", NULL);
  g_autofree char *after = NULL;
  g_autofree char *items = cli_place_write (place, "items.csv",
                                            "category,item_code,item,mark\n"
                                            "农贸市场,M1,地面非常干净,50\n");
  g_autofree char *points = cli_place_write (place, "points.csv",
                                             "code,name,category,unit\nP1,搬走了,农贸市场,南街\n");
  g_autofree char *verify = NULL;
  g_autofree char *check = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    g_free (cli_out ("round", place->file, "state", "六月", states[i], NULL));
  assert_rejects (place, "point,item,grade\nP1,M1,A\n", "六月");
  g_free (cli_out ("round", place->file, "publish", "六月", "--number", "1", NULL));
  assert_rejects (place, "point,item,grade\nP1,M1,A\n", "六月");
  g_free (cli_out ("import", place->file, "items", items, NULL));
  g_free (cli_out ("import", place->file, "points", points, NULL));
  after = cli_out ("round", place->file, "explain", "六月", "东街", NULL);
  g_assert_cmpstr (after, ==, before);
  verify = cli_out ("bulletin", place->file, "1", "--verify", NULL);
  g_assert_cmpstr (verify, ==, "sheet,cell,found,expected\n");
  check = cli_out ("check", place->file, "--replay", NULL);
  g_assert_cmpstr (check, ==, "severity,what,where,found,expected\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/inspection/observations-are-ranked", test_observations_are_ranked);
  g_test_add_func ("/inspection/pooled-items", test_pooled_items);
  g_test_add_func ("/inspection/explanations-lead-to-the-item",
                   test_explanations_lead_to_the_item);
  g_test_add_func ("/inspection/what-if", test_what_if);
  g_test_add_func ("/inspection/bad-rows-are-named", test_bad_rows_are_named);
  g_test_add_func ("/inspection/tables-come-and-go", test_tables_come_and_go);
  g_test_add_func ("/inspection/photographs", test_photographs);
  g_test_add_func ("/inspection/children-by-points", test_children_by_points);
  g_test_add_func ("/inspection/the-check", test_the_check);
  g_test_add_func ("/inspection/a-published-round-stays", test_a_published_round_stays);

  return g_test_run ();
}
