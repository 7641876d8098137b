/* test-unit-import.c - tables of units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <xlsxwriter.h>

#include "registry/san-roster.h"
#include "registry/san-unit-store.h"
#include "store/san-check.h"
#include "store/san-journal.h"
#include "support/san-test-office.h"

static char *
read_roster (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "rosters", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static SanRoster *
load (SanTestOffice *office,
      const char    *day)
{
  g_autoptr (GError) error = NULL;
  SanRoster *roster;
  SanDay on;

  g_assert_true (san_day_parse (day, &on, &error));
  roster = san_roster_load (san_test_office_database (office), on, FALSE, &error);
  g_assert_no_error (error);

  return roster;
}

static void
import_file (SanTestOffice *office,
             const char    *path,
             guint          expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;

  import = san_import_plan (san_test_office_database (office), "units", path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (san_proposal_count (san_import_get_proposal (import), SAN_ROW_ADDED), ==,
                    expected);
  san_import_apply (office->workspace, import, FALSE, NULL, &error);
  g_assert_no_error (error);
}

/* A cell a column, so that codes are numbers as a spreadsheet would have them */
static void
write_workbook (const char *path,
                const char *csv)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);

  for (guint row = 0; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], ",", -1);

      for (guint column = 0; cells[column] != NULL; column++)
        if (g_ascii_isdigit (*cells[column]))
          worksheet_write_number (sheet, row, column, g_ascii_strtod (cells[column], NULL), NULL);
        else if (*cells[column] != '\0')
          worksheet_write_string (sheet, row, column, cells[column], NULL);
    }

  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
}

static void
test_haikou_from_three_formats (void)
{
  g_autofree char *text = read_roster ("haikou.csv");
  g_autofree char *first = NULL;
  gsize length;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SanTestOffice) office = san_test_office_new ();
      g_autofree char *path = NULL;
      g_autofree char *digest = NULL;
      g_autofree char *again = NULL;

      if (i == 2)
        {
          path = san_test_folder_path (office->folder, "haikou.xlsx");
          write_workbook (path, text);
        }
      else
        {
          g_autofree char *bytes = i == 0 ? g_strdup (text)
                                          : g_convert (text, -1, "GB18030", "UTF-8", NULL,
                                                       &length, NULL);

          path = san_test_folder_path (office->folder, "haikou.csv");
          g_assert_true (g_file_set_contents (path, bytes, i == 0 ? -1 : (gssize) length, NULL));
        }

      import_file (office, path, 52);
      digest = san_test_office_digest (office);
      if (first == NULL)
        first = g_strdup (digest);
      g_assert_cmpstr (digest, ==, first);
      again = san_test_office_import (office, "units", NULL, text);
      g_assert_cmpstr (again, ==, "0,0,52,0,0");
    }
}

static void
test_rosters_make_trees (void)
{
  static const struct { const char *name, *counts, *path, *unit; } rosters[] = {
    { "haikou.csv", "52,0,0,0,0", "海口市 › 美兰区 › 海府街道", "460108001" },
    { "chaoyang.csv", "14,0,0,0,0", "潮阳区 › 棉北街道", "棉北街道" },
    { "huaian-district.csv", "20,0,0,0,0", "淮安区 › 河下街道", "河下街道办事处" },
    { "mengzi.csv", "14,0,0,0,0", "蒙自市 › 文澜街道", "文澜街道办" },
    { "xuchang.csv", "110,0,0,0,0", "许昌市 › 魏都区 › 西大街道", "西大街道" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rosters); i++)
    {
      g_autoptr (SanTestOffice) office = san_test_office_new ();
      g_autofree char *text = read_roster (rosters[i].name);
      g_autofree char *counts = san_test_office_import (office, "units", NULL, text);
      g_autofree char *again = NULL;
      g_autofree char *path = NULL;
      g_autoptr (SanRoster) roster = load (office, "2018-06-15");
      g_autoptr (GError) error = NULL;
      const SanUnit *unit = san_roster_find (roster, rosters[i].unit, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (counts, ==, rosters[i].counts);
      path = san_roster_path (roster, unit);
      g_assert_cmpstr (path, ==, rosters[i].path);
      g_assert_cmpuint (san_roster_roots (roster)->len, ==, 1);

      again = san_test_office_import (office, "units", NULL, text);
      g_assert_true (g_str_has_prefix (again, "0,0,"));
    }
}

static void
test_parents_stand_anywhere (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autofree char *counts = NULL;
  g_autoptr (SanRoster) roster = NULL;
  const SanUnit *village;

  counts = san_test_office_import (office, "units", NULL,
                                   "名称,上级,类型\n"
                                   "和平村,南镇,村\n"
                                   "和平村,北镇,村\n"
                                   "北镇,云州市,镇\n"
                                   "南镇,云州市,镇\n"
                                   "云州市,,市\n"
                                   "第一组,北镇/和平村,other\n"
                                   "第二组,和平村(南镇),other\n");
  g_assert_cmpstr (counts, ==, "7,0,0,0,0");

  roster = load (office, "2018-06-15");
  village = san_roster_find (roster, "第一组", NULL);
  g_assert_cmpstr (village->parent->parent->name, ==, "北镇");
  village = san_roster_find (roster, "第二组", NULL);
  g_assert_cmpstr (village->parent->parent->name, ==, "南镇");
  g_assert_cmpstr (san_roster_display (roster, village->parent), ==, "和平村(南镇)");
  g_assert_cmpint (village->parent->kind, ==, SAN_UNIT_KIND_VILLAGE);

  /* the same table, without a single code, names the same units */
  g_free (counts);
  counts = san_test_office_import (office, "units", NULL,
                                   "name,parent,head\n"
                                   "和平村,南镇,\n"
                                   "和平村,北镇,王五\n"
                                   "第一组,和平村（北镇）,\n"
                                   "云州市,,\n");
  g_assert_cmpstr (counts, ==, "0,1,3,0,0");
}

static void
test_codes_come_later (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autofree char *counts = NULL;
  g_autofree char *export = NULL;

  g_free (san_test_office_import (office, "units", NULL, "name,parent\n云州市,\n甲区,云州市\n"));
  counts = san_test_office_import (office, "units", NULL,
                                   "name,code,parent\n甲区,990101,云州市\n云州市,9901,\n");
  g_assert_cmpstr (counts, ==, "0,2,0,0,0");
  export = san_test_office_export (office, "units", NULL);
  g_assert_cmpstr (export, ==,
                   "name,code,parent,kind,short,aliases,head,liaison,phone,from,to\n"
                   "云州市,9901,,other,,,,,,,\n"
                   "甲区,990101,9901,other,,,,,,,\n");
}

static const char history[] =
  "name,code,parent,kind,short,aliases,head,liaison,phone,from,to\n"
  "云州市,99,,city,云州,,,,,,\n"
  "甲区,9901,99,district,,,,,,,\n"
  "海口镇,990101,9901,town,,,,,,,2017-12-31\n"
  "海口街道,990101,9902,subdistrict,海口,旧镇;老镇,张三,李四,0898-1,2018-01-01,\n"
  "老社区,990102,9901,community,,,,,,2010-01-01,2016-06-30\n"
  "乙区,9902,99,district,,,,,,,\n"
  "无码村,,9901,village,,,,,,,\n";

static void
test_history_comes_and_goes (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (SanTestOffice) other = san_test_office_new ();
  g_autofree char *counts = san_test_office_import (office, "units", NULL, history);
  g_autofree char *export = san_test_office_export (office, "units", NULL);
  g_autofree char *again = san_test_office_import (office, "units", NULL, export);
  g_autofree char *elsewhere = san_test_office_import (other, "units", NULL, export);
  g_autofree char *twice = san_test_office_export (other, "units", NULL);
  g_autofree char *here = san_test_office_digest (office);
  g_autofree char *there = san_test_office_digest (other);
  g_autoptr (SanRoster) before = load (office, "2017-06-15");
  g_autoptr (SanRoster) after = load (office, "2018-06-15");
  const SanUnit *unit;

  g_assert_cmpstr (counts, ==, "7,0,0,0,0");
  g_assert_cmpstr (again, ==, "0,0,7,0,0");
  g_assert_cmpstr (export, ==, history);
  g_assert_cmpstr (elsewhere, ==, counts);
  g_assert_cmpstr (twice, ==, history);
  g_assert_cmpstr (here, ==, there);

  /* last year's tree is kept */
  unit = san_roster_find (before, "990101", NULL);
  g_assert_cmpstr (unit->name, ==, "海口镇");
  g_assert_cmpstr (unit->parent->name, ==, "甲区");
  unit = san_roster_find (after, "990101", NULL);
  g_assert_cmpstr (unit->name, ==, "海口街道");
  g_assert_cmpstr (unit->parent->name, ==, "乙区");
  g_assert_null (san_roster_find (after, "老社区", NULL));
  g_assert_null (san_roster_find (before, "老社区", NULL));
}

static void
test_a_row_with_from_begins_a_version (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;
  g_autofree char *path = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *export = NULL;
  const SanProposalRow *row;
  const SanProposalChange *change;

  g_free (san_test_office_import (office, "units", NULL,
                                  "name,code,head\n旧名镇,1,张三\n旁镇,2,\n"));

  /* shown cell by cell before anything is written */
  path = san_test_office_table (office, "name,code,from\n新名镇,1,2018-03-01\n");
  import = san_import_plan (san_test_office_database (office), "units", path, NULL, NULL, &error);
  g_assert_no_error (error);
  row = san_proposal_get_row (san_import_get_proposal (import), 0);
  g_assert_cmpint (row->action, ==, SAN_ROW_ADDED);
  g_assert_cmpuint (row->n_changes, ==, 3);
  change = san_proposal_get_change (san_import_get_proposal (import), 0);
  g_assert_cmpstr (change->field, ==, "name");
  g_assert_cmpstr (change->old_value, ==, "旧名镇");
  g_assert_cmpstr (change->new_value, ==, "新名镇");
  change = san_proposal_get_change (san_import_get_proposal (import), 2);
  g_assert_cmpstr (change->field, ==, "previous to");
  g_assert_cmpstr (change->new_value, ==, "2018-02-28");

  counts = san_test_office_import (office, "units", NULL, "name,code,from\n新名镇,1,2018-03-01\n");
  g_assert_cmpstr (counts, ==, "1,0,0,0,0");

  /* without `from` the version of today is corrected */
  g_free (counts);
  counts = san_test_office_import (office, "units", NULL, "name,code,phone\n新名镇,1,123\n");
  g_assert_cmpstr (counts, ==, "0,1,0,0,0");

  export = san_test_office_export (office, "units", NULL);
  g_assert_cmpstr (export, ==,
                   "name,code,parent,kind,short,aliases,head,liaison,phone,from,to\n"
                   "旧名镇,1,,other,,,张三,,,,2018-02-28\n"
                   "新名镇,1,,other,,,张三,,123,2018-03-01,\n"
                   "旁镇,2,,other,,,,,,,\n");
}

static void
test_bad_rows_are_named (void)
{
  static const struct { const char *table, *counts, *remark; } bad[] = {
    { "name,code,kind\n甲,1,town\n乙,2,城堡\n", "1,0,0,0,1", "\n3,kind,城堡,There is no such kind" },
    { "name,code,from\n甲,1,昨天\n", "0,0,0,0,1", "\n2,from,昨天,“昨天” is not a date" },
    { "name,code,from,to\n甲,1,2018-02-01,2018-01-01\n", "0,0,0,0,1",
      "\n2,to,2018-01-01,It would end before it begins" },
    { "名称,代码,上级\n甲,1,\n乙,2,丙\n", "1,0,0,0,1", "\n3,上级,丙,No unit is called “丙”" },
    { "name,code\n,1\n", "0,0,0,0,1", "\n2,name,,A unit needs a name" },
    { "name,code\n甲,1\n乙,1\n", "0,0,0,0,2",
      "\n2,name,甲,\"The unit is named twice; it is in row 3, too\"\n3,name,乙,\"The unit is named "
      "twice; it is in row 2, too\"\n" },
    { "name,parent\n甲,乙\n乙,甲\n", "0,0,0,0,2", "No unit is called" },
    { "name,code,parent\n甲,1,2\n乙,2,1\n", "0,0,0,0,2",
      "\n2,parent,2,A unit cannot stand under itself" },
    { "name,code,parent\n甲,1,1\n", "0,0,0,0,1", "A unit cannot stand under itself" },
    { "name,code,parent\n甲,1,9\n乙,2,1\n丙,3,2\n", "0,0,0,0,3",
      "\n3,parent,1,\"The row of its parent, 2, is rejected\"\n"
      "4,parent,2,\"The row of its parent, 3, is rejected\"\n" },
    { "name,code,from,to\n甲,1,,2018-06-30\n乙,1,2018-06-01,\n", "1,0,0,0,1",
      "\n3,from,2018-06-01,\"Two states of the unit are in force at once" },
    { "name,parent\n同村,\n同村,\n", "0,0,0,0,2", "named twice" },
    { "name,parent\n北,\n南,\n村,北\n村,南\n组,村\n", "4,0,0,0,1",
      "\n6,parent,村,\"“村” matches 2 units" },
    { "code,parent\n1,\n", NULL, "has a column for name" },
    { "name,code,代码\n甲,1,2\n", NULL, "are both code" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SanTestOffice) office = san_test_office_new ();
      g_autofree char *report = san_test_office_reject (office, "units", NULL, bad[i].table);

      if (bad[i].counts != NULL && strstr (report, bad[i].counts) == NULL)
        g_error ("table %u: expected %s, got %s", i, bad[i].counts, report);
      if (strstr (report, bad[i].remark) == NULL)
        g_error ("table %u: expected %s, got %s", i, bad[i].remark, report);
    }
}

static void
test_codes_in_use_are_refused (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autofree char *report = NULL;
  g_autofree char *counts = NULL;

  g_free (san_test_office_import (office, "units", NULL,
                                  "name,code,from,to\n旧区,1,,2017-12-31\n别区,2,,\n"));
  /* a code that is free again may be given to a new unit … but it is the key, so the row
   * is a version of the old unit; another unit takes it by name */
  g_free (san_test_office_import (office, "units", NULL, "name,parent\n新区,\n"));
  report = san_test_office_reject (office, "units", NULL,
                                   "name,code,from,to\n新区,2,2015-01-01,\n新区,2,2018-01-01,\n"
                                   "新区,2,2018-01-01,\n");
  g_assert_nonnull (strstr (report, "named twice"));
}

static void
test_rejected_rows_can_be_left_out (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;
  g_autofree char *path = san_test_office_table (office,
                                                 "name,code,parent\n甲,1,\n乙,2,9\n丙,3,2\n丁,4,1\n");
  g_autofree char *export = NULL;
  gint64 seq;

  import = san_import_plan (san_test_office_database (office), "units", path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (san_import_apply (office->workspace, import, FALSE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_clear_error (&error);
  san_import_apply (office->workspace, import, TRUE, &seq, &error);
  g_assert_no_error (error);
  g_assert_cmpint (seq, ==, 2);

  export = san_test_office_export (office, "units", NULL);
  g_assert_cmpstr (export, ==,
                   "name,code,parent,kind,short,aliases,head,liaison,phone,from,to\n"
                   "甲,1,,other,,,,,,,\n丁,4,1,other,,,,,,,\n");
}

static void
test_summary_rows_are_skipped (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autofree char *counts = san_test_office_import (office, "units", NULL,
                                                    "单位,类型\n甲镇,镇\n平均,\n合计,\n");

  g_assert_cmpstr (counts, ==, "1,0,0,2,0");
}

static void
test_the_ledger_moves_on_meanwhile (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) first = NULL;
  g_autoptr (SanImport) second = NULL;
  g_autofree char *one = san_test_office_table (office, "name,code\n甲,1\n");
  g_autofree char *two = san_test_office_table (office, "name,code\n乙,2\n");
  SanDatabase *database = san_test_office_database (office);

  first = san_import_plan (database, "units", one, NULL, NULL, &error);
  second = san_import_plan (database, "units", two, NULL, NULL, &error);
  g_assert_no_error (error);

  /* what would still do the same is done … */
  g_free (san_test_office_import (office, "groups", NULL, "grouping,group,unit\n"));
  g_free (san_test_office_import (office, "units", NULL, "name,code\n丙,3\n"));
  san_import_apply (office->workspace, second, FALSE, NULL, &error);
  g_assert_no_error (error);

  /* … and what would do something else is not */
  g_free (san_test_office_import (office, "units", NULL, "name,code,head\n甲,1,张三\n"));
  g_assert_false (san_import_apply (office->workspace, first, FALSE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
}

static void
test_search_keys_follow (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_free (san_test_office_import (office, "units", NULL, history));
  g_free (san_test_office_import (office, "units", NULL, "name,code,liaison\n丙区,9902,赵六\n"));

  findings = san_check_file (san_workspace_get_path (office->workspace), SAN_CHECK_REPLAY, NULL,
                             &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s %s", ((SanFinding *) findings->pdata[i])->what,
                    ((SanFinding *) findings->pdata[i])->where);
  g_assert_cmpuint (findings->len, ==, 0);

  san_database_exec (san_test_office_database (office),
                     "UPDATE cache_unit SET pinyin = 'x' WHERE rowid ="
                     " (SELECT min (rowid) FROM cache_unit)", &error);
  g_assert_no_error (error);
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = san_check_file (san_workspace_get_path (office->workspace), 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (((SanFinding *) findings->pdata[0])->what, ==, "cache");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-import/haikou-from-three-formats", test_haikou_from_three_formats);
  g_test_add_func ("/unit-import/rosters-make-trees", test_rosters_make_trees);
  g_test_add_func ("/unit-import/parents-stand-anywhere", test_parents_stand_anywhere);
  g_test_add_func ("/unit-import/codes-come-later", test_codes_come_later);
  g_test_add_func ("/unit-import/history-comes-and-goes", test_history_comes_and_goes);
  g_test_add_func ("/unit-import/a-row-with-from-begins-a-version",
                   test_a_row_with_from_begins_a_version);
  g_test_add_func ("/unit-import/bad-rows-are-named", test_bad_rows_are_named);
  g_test_add_func ("/unit-import/codes-in-use-are-refused", test_codes_in_use_are_refused);
  g_test_add_func ("/unit-import/rejected-rows-can-be-left-out",
                   test_rejected_rows_can_be_left_out);
  g_test_add_func ("/unit-import/summary-rows-are-skipped", test_summary_rows_are_skipped);
  g_test_add_func ("/unit-import/the-ledger-moves-on-meanwhile",
                   test_the_ledger_moves_on_meanwhile);
  g_test_add_func ("/unit-import/search-keys-follow", test_search_keys_follow);

  return g_test_run ();
}
