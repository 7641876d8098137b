/* test-score-import.c - tables of a round: scores, adjustments, vetoes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "rounds/san-export.h"
#include "rounds/san-round-store.h"
#include "schemes/san-scheme-store.h"
#include "support/san-test-office.h"

static const char units[] =
  "name,code,parent,kind\n"
  "海口市,46,,city\n"
  "秀英区,4601,46,district\n"
  "美兰区,4602,46,district\n"
  "海秀街道,460101,4601,subdistrict\n"
  "海秀镇,460102,4601,town\n"
  "和平村,460103,4601,village\n"
  "海府街道,460201,4602,subdistrict\n"
  "和平村,460202,4602,village\n"
  "市城管局,4609,46,bureau\n";

static const char groups[] =
  "grouping,group,unit,to\n"
  "月度,街道,460101,\n"
  "月度,街道,460201,\n"
  "月度,镇村,460102,\n"
  "月度,镇村,460103,\n"
  "月度,镇村,460202,2018-05-31\n"
  "月度,部门,4609,\n";

static const char streets[] =
  "{\"name\": \"街道\", \"groups\": [\"街道\", \"部门\"], \"component\": {\"key\": \"total\","
  " \"name\": \"总分\", \"combine\": \"weighted\", \"children\": ["
  "{\"key\": \"site\", \"name\": \"现场考察\", \"weight\": \"80\", \"source\": \"entry\"},"
  "{\"key\": \"daily\", \"name\": \"日常督查\", \"weight\": \"10\", \"source\": \"deduction\"},"
  "{\"key\": \"below\", \"name\": \"村庄平均\", \"weight\": \"10\", \"source\": \"children\","
  " \"scheme\": \"村庄\"}]}}";

static const char towns[] =
  "{\"name\": \"镇村\", \"component\": {\"key\": \"all\", \"name\": \"总分\","
  " \"combine\": \"sum\", \"children\": ["
  "{\"key\": \"look\", \"name\": \"现场考察\", \"full\": \"60\", \"source\": \"entry\"},"
  "{\"key\": \"ask\", \"name\": \"满意度\", \"full\": \"40\", \"source\": \"entry\"}]}}";

static const char single[] =
  "{\"name\": \"单项\", \"component\": {\"key\": \"only\", \"name\": \"环境卫生\","
  " \"source\": \"entry\"}}";

static gboolean
set_scheme (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  g_autoptr (SanScheme) scheme = san_scheme_parse (data, error);
  guint version;

  return scheme != NULL && san_scheme_store_set (database, scheme, &version, NULL, error);
}

typedef struct
{
  const char   *label;
  gint64        grouping;
  const char   *schemes[3];
  SanRoundState state;
} Round;

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  const Round *what = data;
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);

  round->label = g_strdup (what->label);
  round->grouping = g_strdup ("");
  round->published = g_strdup ("");
  round->grouping_id = what->grouping;
  round->schemes = g_strdupv ((char **) what->schemes);
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;

  return san_period_parse ("2018-06", &round->period, error) &&
         san_round_store_add (database, round, error);
}

static gboolean
set_state (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  const Round *what = data;
  g_autoptr (SanRound) round = san_round_store_find (database, what->label, error);

  return round != NULL &&
         san_round_store_set_state (database, round->id, what->state, "试", error);
}

static gboolean
find_grouping (SanDatabase *database,
               gint64      *id)
{
  return san_database_query_int (database, "SELECT id FROM grouping", id, NULL);
}

/* The rounds 六月 (two schemes, by groups) and 单项 (one component, no grouping) */
static SanTestOffice *
office_with_rounds (void)
{
  SanTestOffice *office = san_test_office_new ();
  Round june = { "六月", 0, { "街道", "镇村", NULL }, 0 };
  Round other = { "单项", 0, { "单项", NULL }, 0 };

  g_free (san_test_office_import (office, "units", NULL, units));
  g_free (san_test_office_import (office, "groups", NULL, groups));
  g_assert_true (find_grouping (san_test_office_database (office), &june.grouping));
  san_test_office_change (office, "scheme.set", set_scheme, (gpointer) streets);
  san_test_office_change (office, "scheme.set", set_scheme, (gpointer) towns);
  san_test_office_change (office, "scheme.set", set_scheme, (gpointer) single);
  san_test_office_change (office, "round.new", add_round, &june);
  san_test_office_change (office, "round.new", add_round, &other);

  return office;
}

static void
assert_holds (const char *report,
              const char *text)
{
  if (strstr (report, text) == NULL)
    g_error ("expected %s in\n%s", text, report);
}

static void
test_cells_have_four_states (void)
{
  static const char scores[] =
    "unit,site,daily,look,ask\n"
    "海秀街道,98.5,0,,\n"
    "海秀镇,,,0,无数据\n"
    "和平村(秀英区),,,不适用,39.123456\n"
    "海府街道,,5.5,,\n"
    "市城管局,,,,\n";
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  g_autofree char *counts = san_test_office_import (office, "scores", "六月", scores);
  g_autofree char *export = san_test_office_export (office, "scores", "六月");
  g_autofree char *again = san_test_office_import (office, "scores", "六月", export);
  g_autofree char *cleared = NULL;
  g_autofree char *partly = NULL;

  g_assert_cmpstr (counts, ==, "4,0,1,0,0");
  g_assert_cmpstr (again, ==, "0,0,5,0,0");
  g_assert_cmpstr (export, ==,
                   "unit,site,daily,look,ask\n"
                   "海秀街道,98.5,0,,\n"
                   "海秀镇,,,0,无数据\n"
                   "和平村(秀英区),,,不适用,39.123456\n"
                   "海府街道,,5.5,,\n"
                   "市城管局,,,,\n");

  /* a column that is there writes all its cells; those that are not stay */
  cleared = san_test_office_import (office, "scores", "六月",
                                    "单位,现场考察\n460101,\n460102,—\n460103,39\n");
  g_assert_cmpstr (cleared, ==, "0,3,0,0,0");
  g_free (export);
  export = san_test_office_export (office, "scores", "六月");
  g_assert_cmpstr (export, ==,
                   "unit,site,daily,look,ask\n"
                   "海秀街道,,0,,\n"
                   "海秀镇,,,无数据,无数据\n"
                   "和平村(秀英区),,,39,39.123456\n"
                   "海府街道,,5.5,,\n"
                   "市城管局,,,,\n");

  partly = san_test_office_import (office, "scores", "六月", "unit,site\n460201,/\n460101,-\n");
  g_assert_cmpstr (partly, ==, "2,0,0,0,0");
}

static void
test_numbers_as_people_write_them (void)
{
  static const char scores[] =
    "镇街,名次,现场考察,日常督查,备注\n"
    "４６０１０１,1,９８．５,1.2345674,好\n"
    "海府街道办事处,2,98.81%,\"1,234分\",\n"
    "平均分,,90,1,\n"
    "合计,,180,2,\n";
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  SanImportOptions options = { .round = "六月" };
  g_autofree char *report = san_test_office_plan (office, "scores", &options, scores);
  g_autofree char *counts = san_test_office_import (office, "scores", "六月", scores);
  g_autofree char *export = san_test_office_export (office, "scores", "六月");

  g_assert_cmpstr (counts, ==, "2,0,0,2,0");
  assert_holds (report, "\n\nrow,column,value,reason\n"
                "2,日常督查,1.2345674,Rounded to 6 places: 1.234567\n");
  assert_holds (export, "海秀街道,98.5,1.234567,,\n");
  assert_holds (export, "海府街道,98.81,1234,,\n");
}

static void
test_bad_rows_are_named (void)
{
  static const struct { const char *table, *remark; } bad[] = {
    { "unit,site\n460101,86..67\n", "0,0,0,0,1\n\nrow,column,value,reason\n2,site,86..67,“86..67” is "
      "not a number\n" },
    { "unit,现场考察\n\n460101,90\n460201,优\n", "\n4,现场考察,优,“优” is not a number\n" },
    { "unit,site\n火星街道,90\n", "\n2,unit,火星街道,No unit is called" },
    { "unit,site\n海秀,90\n", "\n2,unit,海秀,\"“海秀” matches 2 units: 海秀街道 460101, 海秀镇 460102\"" },
    { "unit,site\n美兰区,90\n", "\n2,unit,美兰区,美兰区 takes no part in the round “六月”\n" },
    { "unit,look\n和平村(美兰区),30\n", "takes no part" },
    { "unit,site\n海秀街道,90\n460101,91\n",
      "0,0,0,0,2\n\nrow,column,value,reason\n"
      "2,unit,海秀街道,\"The unit is named twice; it is in row 3, too\"\n"
      "3,unit,海秀街道,\"The unit is named twice; it is in row 2, too\"\n" },
    { "unit,site\n,90\n", "\n2,unit,,No unit is named here\n" },
    { "unit,daily\n460101,-2\n", "\n2,daily,-2,A deduction is written without a sign\n" },
    { "unit,site\n460102,90\n", "\n2,site,90,The unit's scheme has no such component\n" },
    { "unit,site\n460101,9000000001\n", "\n2,site,9000000001," },
    { "unit,site,below\n460101,90,80\n", "“村庄平均” is computed" },
    { "单位,名次\n海秀街道,1\n", "No column is a component" },
    { "甲,乙\n1,2\n", "has a column for unit" },
  };
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  SanImportOptions options = { .round = "六月", .allow_missing_units = TRUE };
  g_autofree char *report = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_free (report);
      report = san_test_office_reject (office, "scores", &options, bad[i].table);
      assert_holds (report, bad[i].remark);
    }
  g_clear_pointer (&report, g_free);

  /* where only one of two can be meant it is meant; where both can, both are named */
  g_free (san_test_office_import (office, "scores", "六月", "unit,look\n和平村,30\n"));
  options.round = "单项";
  report = san_test_office_reject (office, "scores", &options, "unit,only\n和平村,30\n");
  assert_holds (report, "\n2,unit,和平村,\"“和平村” matches 2 units: 和平村(秀英区) 460103, "
                "和平村(美兰区) 460202\"");

  options.round = "七月";
  g_free (san_test_office_reject (office, "scores", &options, "unit,site\n460101,1\n"));
  options.round = NULL;
  g_free (san_test_office_reject (office, "scores", &options, "unit,site\n460101,1\n"));
}

static void
test_missing_units_are_a_note (void)
{
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  SanImportOptions options = { .round = "六月" };
  g_autofree char *path = san_test_office_table (office, "unit,site,x\n460101,90,1\n460201,90,2\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;
  g_autoptr (SanImport) silent = NULL;
  SanProposal *proposal;

  import = san_import_plan (san_test_office_database (office), "scores", path, &options, NULL,
                            &error);
  g_assert_no_error (error);
  proposal = san_import_get_proposal (import);
  g_assert_cmpuint (san_proposal_get_n_notes (proposal), ==, 2);
  assert_holds (san_proposal_get_note (proposal, 0), "x");
  assert_holds (san_proposal_get_note (proposal, 1), "(3): 海秀镇, 和平村(秀英区), 市城管局");

  options.allow_missing_units = TRUE;
  silent = san_import_plan (san_test_office_database (office), "scores", path, &options, NULL,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpuint (san_proposal_get_n_notes (san_import_get_proposal (silent)), ==, 1);
}

static void
test_one_score_column_fits_one_component (void)
{
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  g_autofree char *first = san_test_office_import (office, "scores", "单项",
                                                   "名次,村(居),考评成绩,奖励金(元)\n"
                                                   "1,海秀街道,95.5,5000\n2,海府街道,95,2000\n");
  g_autofree char *second = san_test_office_import (office, "scores", "单项",
                                                    "单位,不知何名\n海秀镇,88\n");
  g_autofree char *export = san_test_office_export (office, "scores", "单项");
  const char *map[] = { "丙=only", NULL };
  SanImportOptions options = { .round = "单项", .map = map };
  g_autofree char *mapped = NULL;
  g_autofree char *refused = NULL;

  g_assert_cmpstr (first, ==, "2,0,0,0,0");
  g_assert_cmpstr (second, ==, "1,0,0,0,0");
  g_assert_cmpstr (export, ==, "unit,only\n海秀街道,95.5\n海秀镇,88\n海府街道,95\n");

  mapped = san_test_office_plan (office, "scores", &options, "单位,乙,丙\n海府街道,1,95\n");
  assert_holds (mapped, "0,0,1,0,0");
  options.map = NULL;
  refused = san_test_office_reject (office, "scores", &options, "单位,乙,丙\n海府街道,1,95\n");
  assert_holds (refused, "乙");
}

static void
test_a_computed_component_needs_a_reason (void)
{
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  SanImportOptions options = { .round = "六月", .reason = "考核组决定" };
  g_autofree char *path = san_test_office_table (office, "unit,below\n460101,77\n460201,\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (SanRound) round = NULL;
  g_autofree char *export = NULL;
  g_autofree char *again = NULL;
  const SanCell *cell;

  import = san_import_plan (san_test_office_database (office), "scores", path, &options, NULL,
                            &error);
  g_assert_no_error (error);
  san_import_apply (office->workspace, import, FALSE, NULL, &error);
  g_assert_no_error (error);

  round = san_round_store_find (san_test_office_database (office), "六月", &error);
  cells = san_score_store_list (san_test_office_database (office), round->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cells->len, ==, 1);
  cell = cells->pdata[0];
  g_assert_cmpstr (cell->component, ==, "below");
  g_assert_cmpint (cell->value, ==, 77 * SAN_MICRO);
  g_assert_cmpstr (cell->reason, ==, "考核组决定");

  /* what stands there already needs no reason again */
  export = san_test_office_export (office, "scores", "六月");
  assert_holds (export, "unit,site,daily,below,look,ask\n海秀街道,,,77,,\n");
  again = san_test_office_import (office, "scores", "六月", export);
  g_assert_cmpstr (again, ==, "0,0,5,0,0");
}

static void
test_locked_rounds_take_nothing (void)
{
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  Round june = { .label = "六月" };
  SanImportOptions options = { .round = "六月" };
  static const char *const kinds[] = { "scores", "adjustments", "vetoes" };

  for (SanRoundState state = SAN_ROUND_SAMPLE; state <= SAN_ROUND_REVIEW; state++)
    {
      june.state = state;
      san_test_office_change (office, "round.state", set_state, &june);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *report = san_test_office_reject (office, kinds[i], &options,
                                                        "unit,site\n460101,90\n");

      assert_holds (report, "locked");
    }
}

static void
test_a_round_locked_meanwhile_takes_nothing (void)
{
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  SanImportOptions options = { .round = "单项" };
  Round other = { .label = "单项" };
  g_autofree char *path = san_test_office_table (office, "unit,only\n460101,77\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;

  import = san_import_plan (san_test_office_database (office), "scores", path, &options, NULL,
                            &error);
  g_assert_no_error (error);
  for (SanRoundState state = SAN_ROUND_SAMPLE; state <= SAN_ROUND_REVIEW; state++)
    {
      other.state = state;
      san_test_office_change (office, "round.state", set_state, &other);
    }
  g_assert_false (san_import_apply (office->workspace, import, FALSE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
}

static void
test_adjustments_come_and_go (void)
{
  static const char table[] =
    "unit,amount,reason,component,document,shares,id\n"
    "海秀街道,+2.5,先进典型,,海创〔2018〕6号,,A1\n"
    "海府街道,-1,红单,,,,\n"
    "海府街道,-1,红单,,,,\n"
    ",-10,条块,,,市城管局:2；金贸:8,\n";
  static const char good[] =
    "单位,分值,事由,考评指标,依据文件,分担,编号\n"
    "海秀街道,+2.5,先进典型,,海创〔2018〕6号,,A1\n"
    "海府街道,-1,红单,,,,\n"
    "海府街道,-1,红单,,,,\n"
    ",-10,条块,,,市城管局：2；海府街道：8,\n"
    "海府街道,3,乱堆放,日常督查,,,\n";
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  g_autoptr (SanTestOffice) other = office_with_rounds ();
  SanImportOptions options = { .round = "六月" };
  g_autofree char *report = san_test_office_reject (office, "adjustments", &options, table);
  g_autofree char *counts = san_test_office_import (office, "adjustments", "六月", good);
  g_autofree char *export = san_test_office_export (office, "adjustments", "六月");
  g_autofree char *again = san_test_office_import (office, "adjustments", "六月", export);
  g_autofree char *elsewhere = san_test_office_import (other, "adjustments", "六月", export);
  g_autofree char *there = san_test_office_export (other, "adjustments", "六月");
  g_autofree char *changed = NULL;

  assert_holds (report, "\n5,shares,金贸:8,No unit is called");
  g_assert_cmpstr (counts, ==, "5,0,0,0,0");
  assert_holds (export,
                "unit,amount,reason,component,document,shares,id\n"
                "海秀街道,2.5,先进典型,,海创〔2018〕6号,,A1\n"
                "海府街道,-1,红单,,,,");
  assert_holds (export, "\n,-10,条块,,,市城管局:2;海府街道:8,");
  assert_holds (export, "\n海府街道,3,乱堆放,daily,,,");
  g_assert_cmpstr (again, ==, "0,0,5,0,0");
  g_assert_cmpstr (elsewhere, ==, counts);
  g_assert_cmpstr (there, ==, export);

  changed = san_test_office_import (office, "adjustments", "六月",
                                    "unit,amount,reason,id\n海秀街道,3,先进典型,A1\n"
                                    "海秀街道,1,另一件,A2\n");
  g_assert_cmpstr (changed, ==, "1,1,0,0,0");
}

static void
test_bad_adjustments_are_named (void)
{
  static const struct { const char *table, *remark; } bad[] = {
    { "unit,amount,reason\n460101,一分,好\n", "\n2,amount,一分," },
    { "unit,amount,reason\n460101,1,\n", "\n2,reason,,An adjustment needs a reason\n" },
    { "unit,amount,reason\n美兰区,1,好\n", "takes no part" },
    { "unit,amount,reason,component\n460101,1,好,site\n", "\n2,component,site," },
    { "unit,amount,reason,component\n460102,1,好,daily\n", "\n2,component,daily," },
    { "unit,amount,reason,component\n460101,-1,好,daily\n", "\n2,amount,-1,A deduction" },
    { "unit,amount,reason,shares\n460101,1,好,460201:1;460102:1\n", "not both" },
    { "unit,amount,reason,shares\n,1,好,460201:1;460201:2\n", "has a share already" },
    { "unit,amount,reason,shares\n,1,好,460201:0\n", "above zero" },
    { "unit,amount,reason,shares\n,1,好,460201\n", "unit:part" },
    { "unit,amount,reason,id\n460101,1,好,7\n460201,1,好,7\n",
      "\n2,id,7,\"The same id is in row 3, too\"\n3,id,7," },
    { "unit,reason\n460101,好\n", "amount" },
  };
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  SanImportOptions options = { .round = "六月" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *report = san_test_office_reject (office, "adjustments", &options,
                                                        bad[i].table);

      assert_holds (report, bad[i].remark);
    }
}

static void
test_vetoes_come_and_go (void)
{
  static const char table[] =
    "unit,effect,reason,document\n"
    "海秀街道,last,弄虚作假,海创〔2018〕7号\n"
    "海府街道,cap:60,重大事故,\n"
    "海府街道,minus:2.5,被点名,\n"
    "海府街道,minus:2.5,被点名,\n"
    "市城管局,unranked,瞒报,\n";
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  g_autoptr (SanTestOffice) other = office_with_rounds ();
  SanImportOptions options = { .round = "六月" };
  g_autofree char *counts = san_test_office_import (office, "vetoes", "六月", table);
  g_autofree char *export = san_test_office_export (office, "vetoes", "六月");
  g_autofree char *again = san_test_office_import (office, "vetoes", "六月", export);
  g_autofree char *elsewhere = san_test_office_import (other, "vetoes", "六月", export);
  g_autofree char *here = san_test_office_digest (office);
  g_autofree char *there = san_test_office_digest (other);
  g_autofree char *changed = NULL;
  g_autofree char *report = NULL;

  g_assert_cmpstr (counts, ==, "5,0,0,0,0");
  g_assert_cmpstr (export, ==, table);
  g_assert_cmpstr (again, ==, "0,0,5,0,0");
  g_assert_cmpstr (elsewhere, ==, counts);
  g_assert_cmpstr (here, ==, there);

  changed = san_test_office_import (office, "vetoes", "六月",
                                    "单位,处理,事由,依据文件\n海秀街道,last,弄虚作假,8号\n");
  g_assert_cmpstr (changed, ==, "0,1,0,0,0");
  report = san_test_office_reject (office, "vetoes", &options,
                                   "unit,effect,reason\n海秀街道,first,好\n海秀街道,cap,好\n"
                                   "海秀街道,last,\n海秀,last,好\n");
  assert_holds (report, "0,0,0,0,4");
  assert_holds (report, "\n2,effect,first,");
  assert_holds (report, "\n3,effect,cap,");
  assert_holds (report, "\n4,reason,,");
  assert_holds (report, "\n5,unit,海秀,");
}

static void
test_fields_are_told_to_the_assistant (void)
{
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  g_autoptr (GError) error = NULL;

  for (const SanImportKind *kind = san_import_kinds; kind->name != NULL; kind++)
    {
      g_autoptr (GPtrArray) fields = san_import_list_fields (san_test_office_database (office),
                                                             kind->name, "六月", &error);
      g_autoptr (SanTableMapping) mapping = NULL;
      guint required = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < fields->len; i++)
        required += ((SanImportField *) fields->pdata[i])->required;
      g_assert_cmpuint (required, >, 0);
      mapping = san_import_mapping_new (san_test_office_database (office), kind->name, "六月",
                                        &error);
      g_assert_no_error (error);
    }

  g_assert_null (san_import_list_fields (san_test_office_database (office), "blobs", NULL,
                                         &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
}

static void
on_applied_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gint64 *seq = data;

  san_import_apply_finish (SAN_WORKSPACE (source), result, seq, &error);
  g_assert_no_error (error);
}

static void
test_a_worker_applies (void)
{
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  SanImportOptions options = { .round = "六月" };
  g_autofree char *path = san_test_office_table (office, "unit,site\n460101,90\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (SanDatabase) reader = san_workspace_open_reader (office->workspace, &error);
  g_autoptr (SanImport) import = NULL;
  g_autofree char *export = NULL;
  gint64 length = san_test_office_length (office);
  gint64 seq = -1;

  g_assert_no_error (error);
  import = san_import_plan (reader, "scores", path, &options, NULL, &error);
  g_assert_no_error (error);
  san_import_apply_async (office->workspace, import, FALSE, NULL, on_applied_cb, &seq);
  while (seq < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (seq, ==, length + 1);
  export = san_test_office_export (office, "scores", "六月");
  assert_holds (export, "海秀街道,90,");
}

/* Every kind through a workbook and back changes nothing. */
static void
test_workbooks_come_and_go (void)
{
  g_autoptr (SanTestOffice) office = office_with_rounds ();

  g_free (san_test_office_import (office, "scores", "六月",
                                  "unit,site,daily,look,ask\n460101,98.500001,0,,\n"
                                  "460102,,,—,/\n460201,1234567890.123456,-0,,\n"));
  g_free (san_test_office_import (office, "adjustments", "六月",
                                  "unit,amount,reason,id\n460101,-0.1,=1+1,007\n"
                                  "460201,2,好,\n"));
  g_free (san_test_office_import (office, "vetoes", "六月",
                                  "unit,effect,reason\n460101,minus:2.5,被点名\n"));
  g_free (san_test_office_import (office, "items", NULL,
                                  "category,item,item_code\n农贸市场,地面清洁,\n"));
  g_free (san_test_office_import (office, "points", NULL,
                                  "code,name,category,unit\n001,东门市场,农贸市场,460101\n"));
  g_free (san_test_office_import (office, "observations", "六月",
                                  "point,item,grade,faults,note,seen_at,inspector\n"
                                  "001,地面清洁,B,2,=1+1,2018-06-03 09:30,007\n"
                                  "001,地面清洁,n/a,,,,\n"));
  g_free (san_test_office_import (office, "sampling", NULL, "category,rule\n农贸市场,10%\n"));
  g_free (san_test_office_import (office, "questions", NULL,
                                  "question,option,value\n满意吗,=满意,100\n满意吗,不,0\n"));
  g_free (san_test_office_import (office, "survey", "六月",
                                  "unit,question,option,count\n460101,满意吗,=满意,7\n"));
  g_free (san_test_office_import (office, "evaluations", "六月",
                                  "evaluator,target,score\n460101,460102,90.5\n"));
  g_free (san_test_office_import (office, "tickets", NULL,
                                  "unit,problem,point,item,issued,reported\n"
                                  "460101,=垃圾,001,地面清洁,2018-06-14 10:00,\n"
                                  "460201,乱停,,,2018-06-13 10:00,2018-06-14\n"));

  for (const SanImportKind *kind = san_import_kinds; kind->name != NULL; kind++)
    {
      SanImportOptions options = { .round = kind->needs_round ? "六月" : NULL };
      g_autofree char *name = g_strconcat (kind->name, ".xlsx", NULL);
      g_autofree char *path = san_test_folder_path (office->folder, name);
      g_autoptr (GError) error = NULL;
      g_autoptr (SanTableWriter) writer = san_table_writer_new_path (path, &error);
      g_autoptr (SanImport) import = NULL;
      SanProposal *proposal;

      g_assert_no_error (error);
      san_export (san_test_office_database (office), kind->name, options.round, writer, &error);
      g_assert_no_error (error);
      san_table_writer_finish (writer, &error);
      g_assert_no_error (error);

      import = san_import_plan (san_test_office_database (office), kind->name, path, &options,
                                NULL, &error);
      g_assert_no_error (error);
      proposal = san_import_get_proposal (import);
      for (guint i = 0; i < san_proposal_get_n_changes (proposal); i++)
        g_test_message ("%s %s → %s", san_proposal_get_change (proposal, i)->field,
                        san_proposal_get_change (proposal, i)->old_value,
                        san_proposal_get_change (proposal, i)->new_value);
      g_assert_false (san_proposal_has_changes (proposal));
      g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_REJECTED), ==, 0);
      g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_UNCHANGED), >, 0);
    }
}

static void
test_other_exports_have_their_columns (void)
{
  g_autoptr (SanTestOffice) office = office_with_rounds ();
  g_autofree char *synonyms = san_test_office_export (office, "synonyms", NULL);
  g_autofree char *blobs = san_test_office_export (office, "blobs", NULL);

  g_assert_true (g_str_has_prefix (synonyms, "kind,field,synonym\nunits,name,"));
  g_assert_cmpstr (blobs, ==, "sha256,size\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score-import/cells-have-four-states", test_cells_have_four_states);
  g_test_add_func ("/score-import/numbers-as-people-write-them",
                   test_numbers_as_people_write_them);
  g_test_add_func ("/score-import/bad-rows-are-named", test_bad_rows_are_named);
  g_test_add_func ("/score-import/missing-units-are-a-note", test_missing_units_are_a_note);
  g_test_add_func ("/score-import/one-score-column-fits-one-component",
                   test_one_score_column_fits_one_component);
  g_test_add_func ("/score-import/a-computed-component-needs-a-reason",
                   test_a_computed_component_needs_a_reason);
  g_test_add_func ("/score-import/locked-rounds-take-nothing", test_locked_rounds_take_nothing);
  g_test_add_func ("/score-import/a-round-locked-meanwhile-takes-nothing",
                   test_a_round_locked_meanwhile_takes_nothing);
  g_test_add_func ("/adjustment-import/comes-and-goes", test_adjustments_come_and_go);
  g_test_add_func ("/adjustment-import/bad-rows-are-named", test_bad_adjustments_are_named);
  g_test_add_func ("/veto-import/comes-and-goes", test_vetoes_come_and_go);
  g_test_add_func ("/import/fields-are-told-to-the-assistant",
                   test_fields_are_told_to_the_assistant);
  g_test_add_func ("/import/a-worker-applies", test_a_worker_applies);
  g_test_add_func ("/export/workbooks-come-and-go", test_workbooks_come_and_go);
  g_test_add_func ("/export/other-kinds-have-their-columns",
                   test_other_exports_have_their_columns);

  return g_test_run ();
}
