/* test-standards.c - categories, items and points: tables in and out, names, searching
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "standards/san-rating.h"
#include "store/san-statistics-store.h"
#include "support/san-test-office.h"

#define TEMPLATE "/org/sanse/Sanse/templates/civilised-items.csv"

static const char units[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "2,乙街道,1,街道\n"
  "3,丙镇,1,镇\n"
  "4,市城管局,1,bureau\n";

static const char items[] =
  "area,category,category_code,category_weight,item_code,item,text,mark,method,a,b,c,bureau,"
  "amount,target,zero,rating,veto,photo,ticket_limit\n"
  "街区,主干道,D01,3,D01-01,环境卫生,地面无垃圾,50,graded,0,1,2,市城管局,,,,three,no,yes,2 workdays\n"
  "街区,主干道,D01,3,D01-02,停车秩序,入线停放,50,pass,,,,市城管局,,,,,yes,no,2 workdays\n"
  "市场,农贸市场,S01,2.5,S01-01,环境卫生,,33.333333,deduct,,,,,0.5,,,,no,no,\n"
  "市场,农贸市场,S01,2.5,S01-02,客流,,20,value,,,,,,98.5,-3,,no,no,\n";

static const char points[] =
  "code,name,category,unit,bureau,address,must_see,from,to\n"
  "P001,人民路,主干道,乙街道,市城管局,人民路1号,yes,,\n"
  "P002,东门市场,农贸市场,丙镇,,,no,2018-01-01,\n"
  "P003,东门市场,农贸市场,乙街道,,,no,,2018-12-31\n";

static char *
template_text (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TEMPLATE, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                      NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static SanTestOffice *
new_office (void)
{
  SanTestOffice *office = san_test_office_new ();

  g_free (san_test_office_import (office, "units", NULL, units));
  g_free (san_test_office_import (office, "items", NULL, items));
  g_free (san_test_office_import (office, "points", NULL, points));

  return office;
}

static void
assert_counts (SanTestOffice *office,
               const char    *kind,
               const char    *text,
               const char    *expected)
{
  g_autofree char *counts = san_test_office_import (office, kind, NULL, text);

  g_assert_cmpstr (counts, ==, expected);
}

static void
assert_rejects (SanTestOffice *office,
                const char    *kind,
                const char    *text,
                const char    *reason)
{
  g_autofree char *report = san_test_office_reject (office, kind, NULL, text);

  if (strstr (report, reason) == NULL)
    g_error ("“%s” is not in: %s", reason, report);
}

static gint64
count_of (SanTestOffice *office,
          const char    *name)
{
  g_autoptr (GPtrArray) counts = NULL;

  counts = san_statistics_store_counts (san_test_office_database (office), NULL);
  for (guint i = 0; i < counts->len; i++)
    {
      SanCount *count = counts->pdata[i];

      if (g_str_equal (count->name, name))
        return count->value;
    }
  g_assert_not_reached ();
}

static void
test_shipped_template (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autofree char *text = template_text ();
  g_autofree char *export = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const SanCategory *road;
  const SanItem *item;

  assert_counts (office, "items", text, "230,0,0,0,0");
  g_assert_cmpint (count_of (office, "items"), ==, 230);
  assert_counts (office, "items", text, "0,0,230,0,0");

  categories = san_category_store_list (san_test_office_database (office), NULL);
  g_assert_cmpuint (categories->len, ==, 48);
  road = categories->pdata[0];
  g_assert_cmpstr (road->name, ==, "主干道");
  g_assert_cmpstr (road->area, ==, "道路与街区");
  g_assert_cmpint (road->weight, ==, 3 * SAN_MICRO);

  list = san_item_store_list (san_test_office_database (office), road->id, NULL);
  item = list->pdata[0];
  g_assert_cmpstr (item->code, ==, "D01-01");
  g_assert_cmpstr (item->name, ==, "公益宣传");
  g_assert_cmpstr (item->method, ==, "graded");
  g_assert_cmpint (item->mark, ==, 11110000);
  g_assert_cmpint (item->fault_c, ==, 2);

  /* the round trip changes nothing */
  digest = san_test_office_digest (office);
  export = san_test_office_export (office, "items", NULL);
  assert_counts (office, "items", export, "0,0,230,0,0");
  again = san_test_office_digest (office);
  g_assert_cmpstr (again, ==, digest);
}

static void
test_export_is_the_table (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  g_autofree char *item_table = san_test_office_export (office, "items", NULL);
  g_autofree char *point_table = san_test_office_export (office, "points", NULL);

  g_assert_cmpstr (item_table, ==, items);
  g_assert_cmpstr (point_table, ==, points);
  g_assert_cmpint (count_of (office, "items"), ==, 4);
  g_assert_cmpint (count_of (office, "points"), ==, 3);
  assert_counts (office, "items", item_table, "0,0,4,0,0");
  assert_counts (office, "points", point_table, "0,0,3,0,0");
}

static void
test_items_by_code_or_name (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  g_autofree char *export = NULL;

  /* by code: the name, and even the category, may change; columns that are not there stay */
  assert_counts (office, "items",
                 "类别,项目编码,项目\n"
                 "农贸市场,D01-02,停车\n", "0,1,0,0,0");
  /* by category and name, full width or not; an empty cell empties, but no code */
  assert_counts (office, "items",
                 "点位类别,考察项目,项目编码,项目满分,评分方式\n"
                 "农贸市场,停车,,,\n"
                 "农贸市场,环境卫生,,33.333333,扣分\n", "0,1,1,0,0");
  export = san_test_office_export (office, "items", NULL);
  g_assert_nonnull (strstr (export, "市场,农贸市场,S01,2.5,D01-02,停车,入线停放,,pass,,,,"));

  /* one takes the name that another gives up; a circle of names could not be undone */
  assert_counts (office, "items",
                 "category,item_code,item\n"
                 "农贸市场,D01-02,环境卫生\n"
                 "农贸市场,S01-01,卫生\n", "0,2,0,0,0");
  assert_rejects (office, "items",
                  "category,item_code,item\n"
                  "农贸市场,D01-02,卫生\n"
                  "农贸市场,S01-01,环境卫生\n", "one after the other");
  /* what the category is called goes by its code */
  assert_counts (office, "items",
                 "category,category_code,item,item_code\n"
                 "集贸市场,S01,卫生,S01-01\n", "0,1,0,0,0");
}

static void
test_category_speaks_once (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  g_autoptr (GPtrArray) categories = NULL;

  assert_counts (office, "items",
                 "category,category_code,category_weight,item\n"
                 "公园,W01,2,绿化\n公园,,,座椅\n公园,W01,2,厕所\n", "3,0,0,0,0");
  assert_rejects (office, "items",
                  "category,category_weight,item\n公园,2,绿化\n公园,3,座椅\n",
                  "Row 2 says “2” of this category");
  categories = san_category_store_list (san_test_office_database (office), NULL);
  g_assert_cmpuint (categories->len, ==, 3);
  g_assert_cmpint (((SanCategory *) categories->pdata[2])->weight, ==, 2 * SAN_MICRO);
}

static void
test_bad_items (void)
{
  g_autoptr (SanTestOffice) office = new_office ();

  assert_rejects (office, "items", "category,item\n主干道,\n", "2,item,,An item needs a name");
  assert_rejects (office, "items", "category,item\n,甲\n", "An item needs a category");
  assert_rejects (office, "items", "category,item,mark\n主干道,甲,-1\n", "not below zero");
  assert_rejects (office, "items", "category,item,method\n主干道,甲,guess\n", "one of graded");
  assert_rejects (office, "items", "category,item,a\n主干道,甲,1.5\n", "whole number");
  assert_rejects (office, "items", "category,item,a,b\n主干道,甲,3,2\n", "better grade");
  assert_rejects (office, "items", "category,item\n主干道,甲\n主干道,甲\n",
                  "Row 2 has this item already");
  assert_rejects (office, "items", "category,item,item_code\n主干道,环境卫生,X\n",
                  "under another code");
  assert_rejects (office, "items", "category,category_code,item\n主干道,S01,甲\n",
                  "that of another category");
  assert_rejects (office, "items", "category,item_code,item\n主干道,D01-02,环境卫生\n",
                  "another item of this name");
  assert_rejects (office, "items", "item,mark\n甲,1\n", "category");
}

/* What is deducted or measured may stand in the columns of the faults, as it always did. */
static void
test_measures (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *export = NULL;
  g_autofree char *again = NULL;
  const SanItem *item;

  assert_counts (office, "items",
                 "类别,项目编码,项目,方式,a,b,c,评定档次\n"
                 "办件,X1,投诉,扣分,0.5,,,\n"
                 "办件,X2,督办,扣分,2,,,\n"
                 "办件,X3,满意率,数值,90,60,,\n"
                 "办件,X4,降幅,数值,-2.5,0,,\n"
                 "办件,X5,态度,状态描述,1,2,3,三档\n", "5,0,0,0,0");
  list = san_item_store_list (database, 0, NULL);
  item = list->pdata[0];
  g_assert_cmpint (item->amount, ==, SAN_MICRO / 2);
  g_assert_cmpint (san_item_get_amount (item), ==, SAN_MICRO / 2);
  g_assert_cmpint (san_item_get_amount (list->pdata[1]), ==, 2 * SAN_MICRO);
  g_assert_cmpint (san_item_get_target (list->pdata[2]), ==, 90 * SAN_MICRO);
  g_assert_cmpint (san_item_get_zero (list->pdata[2]), ==, 60 * SAN_MICRO);
  g_assert_cmpint (san_item_get_target (list->pdata[3]), ==, -2 * SAN_MICRO - SAN_MICRO / 2);
  g_assert_cmpint (san_item_get_zero (list->pdata[3]), ==, 0);
  g_assert_cmpstr (((SanItem *) list->pdata[4])->rating, ==, "three");

  export = san_test_office_export (office, "items", NULL);
  assert_counts (office, "items", export, "0,0,5,0,0");
  again = san_test_office_export (office, "items", NULL);
  g_assert_cmpstr (again, ==, export);

  /* what stands in its own column goes first */
  assert_counts (office, "items", "category,item_code,item,amount\n办件,X2,督办,3\n",
                 "0,1,0,0,0");
  assert_rejects (office, "items", "category,item,amount\n办件,甲,-1\n", "not below zero");
  assert_rejects (office, "items", "category,item,rating\n办件,甲,十档\n", "no such set");
  assert_rejects (office, "items", "category,item,veto\n办件,甲,perhaps\n", "yes or no");
}

static void
test_points (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  g_autofree char *report = NULL;
  g_autoptr (GPtrArray) categories = NULL;

  assert_counts (office, "points",
                 "点位编号,点位名称,点位类别,属地,必查\n"
                 "P001,人民路（北段）,D01,丙镇,否\n"
                 "Ｐ００２,东门市场,农贸市场,3,0\n"
                 "P009,中心公园,公园,乙街道,是\n"
                 "合计,,,合计,\n", "1,1,1,1,0");
  categories = san_category_store_list (san_test_office_database (office), NULL);
  g_assert_cmpuint (categories->len, ==, 3);

  report = san_test_office_export (office, "points", NULL);
  g_assert_nonnull (strstr (report, "P001,人民路（北段）,主干道,丙镇,市城管局,人民路1号,no,,\n"));
  g_assert_nonnull (strstr (report, "P009,中心公园,公园,乙街道,,,yes,,\n"));
}

static void
test_bad_points (void)
{
  g_autoptr (SanTestOffice) office = new_office ();

  assert_rejects (office, "points", "code,name,category,unit\nP9,甲,主干道,无此街道\n",
                  "2,unit,无此街道,");
  assert_rejects (office, "points", "code,name,category,unit\n,甲,主干道,乙街道\n",
                  "needs a code");
  assert_rejects (office, "points", "code,name,category,unit\nP9,甲,,乙街道\n", "2,category,,");
  assert_rejects (office, "points",
                  "code,name,category,unit,bureau\nP9,甲,主干道,乙街道,无此局\n", "无此局");
  assert_rejects (office, "points",
                  "code,name,category,unit\nP9,甲,主干道,乙街道\nP9,乙,主干道,乙街道\n",
                  "Row 2 has this point already");
  assert_rejects (office, "points",
                  "code,name,category,unit,must_see\nP9,甲,主干道,乙街道,maybe\n", "yes or no");
  assert_rejects (office, "points",
                  "code,name,category,unit,from,to\nP9,甲,主干道,乙街道,2018-02-01,2018-01-01\n",
                  "A point cannot end (");
  assert_rejects (office, "points", "name,category,unit\n甲,主干道,乙街道\n", "code");
}

static void
assert_item (SanTestOffice *office,
             const char    *text,
             const char    *code,
             int            refusal)
{
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanItem) item = NULL;
  gint64 id;

  if (!san_item_store_find (database, text, 0, &id, &error))
    {
      g_assert_null (code);
      g_assert_error (error, SAN_ERROR, refusal);
      return;
    }
  item = san_item_store_load (database, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (item->code, ==, code);
}

static void
assert_point (SanTestOffice *office,
              const char    *text,
              const char    *code,
              int            refusal)
{
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanPoint) point = NULL;
  gint64 id;

  if (!san_point_store_find (database, text, &id, &error))
    {
      g_assert_null (code);
      g_assert_error (error, SAN_ERROR, refusal);
      return;
    }
  point = san_point_store_load (database, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (point->code, ==, code);
}

static void
test_finding (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GPtrArray) categories = san_category_store_list (database, NULL);
  gint64 market = ((SanCategory *) categories->pdata[1])->id;
  g_autoptr (GError) error = NULL;
  gint64 id;

  assert_item (office, "D01-02", "D01-02", 0);
  assert_item (office, "停车 秩序", "D01-02", 0);
  assert_item (office, "农贸市场/环境卫生", "S01-01", 0);
  assert_item (office, "D01/环境卫生", "D01-01", 0);
  assert_item (office, "环境卫生", NULL, SAN_ERROR_CONFLICT);
  assert_item (office, "没有", NULL, SAN_ERROR_NOT_FOUND);
  assert_item (office, "", NULL, SAN_ERROR_NOT_FOUND);
  g_assert_true (san_item_store_find (database, "环境卫生", market, &id, &error));
  g_assert_false (san_item_store_find (database, "停车秩序", market, &id, NULL));

  assert_point (office, "P002", "P002", 0);
  assert_point (office, "p002", "P002", 0);
  assert_point (office, "人民路", "P001", 0);
  assert_point (office, "人民 路", "P001", 0);
  assert_point (office, "东门市场", NULL, SAN_ERROR_CONFLICT);
  assert_point (office, "西门市场", NULL, SAN_ERROR_NOT_FOUND);

  g_assert_null (san_item_store_load (database, 1, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
}

static void
assert_search (SanTestOffice *office,
               const char    *text,
               guint          limit,
               const char    *codes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  found = san_point_store_search (san_test_office_database (office), text, limit, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (list, "%s ", ((SanPoint *) found->pdata[i])->code);
  g_assert_cmpstr (list->str, ==, codes);
}

static void
test_searching (void)
{
  g_autoptr (SanTestOffice) office = new_office ();

  assert_search (office, "市场", 10, "P002 P003 ");
  assert_search (office, "市场", 1, "P002 ");
  assert_search (office, "dmsc", 10, "P002 P003 ");
  assert_search (office, "RML", 10, "P001 ");
  assert_search (office, "p00", 10, "P001 P002 P003 ");
  assert_search (office, "xyz", 10, "");
}

static gboolean
set_limit (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  g_autoptr (GPtrArray) categories = san_category_store_list (database, error);

  return categories != NULL &&
         san_category_store_set_limit (database, ((SanCategory *) categories->pdata[1])->id,
                                       "4 workhours", error);
}

static void
test_limit_of_a_category (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  g_autoptr (GPtrArray) categories = NULL;

  san_test_office_change (office, "settings.edit", set_limit, NULL);
  assert_counts (office, "items",
                 "category,category_weight,item_code,item\n农贸市场,9,S01-01,环境卫生\n",
                 "0,1,0,0,0");
  categories = san_category_store_list (san_test_office_database (office), NULL);
  g_assert_cmpstr (((SanCategory *) categories->pdata[1])->ticket_limit, ==, "4 workhours");
  g_assert_cmpint (((SanCategory *) categories->pdata[1])->weight, ==, 9 * SAN_MICRO);
}

/* The limit of white tickets about a category, in any words that a limit is given in. */
static void
test_ticket_limits (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GError) error = NULL;

  assert_counts (office, "items", "category,item,白单时限\n主干道,环境卫生,4 工作时\n", "0,1,0,0,0");
  categories = san_category_store_list (san_test_office_database (office), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((SanCategory *) categories->pdata[0])->ticket_limit, ==, "4 workhours");
  g_assert_cmpstr (((SanCategory *) categories->pdata[1])->ticket_limit, ==, "");

  /* a table without the column leaves it; an empty cell takes it away */
  assert_counts (office, "items", "category,item\n主干道,环境卫生\n", "0,0,1,0,0");
  assert_rejects (office, "items", "category,item,ticket_limit\n主干道,环境卫生,soon\n", "soon");
  assert_rejects (office, "items",
                  "category,item,ticket_limit\n主干道,环境卫生,until 2018-07-01 12:00\n", "date");
  assert_counts (office, "items", "category,item,ticket_limit\n主干道,环境卫生,\n", "0,1,0,0,0");
  g_clear_pointer (&categories, g_ptr_array_unref);
  categories = san_category_store_list (san_test_office_database (office), &error);
  g_assert_cmpstr (((SanCategory *) categories->pdata[0])->ticket_limit, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standards/shipped-template", test_shipped_template);
  g_test_add_func ("/standards/export-is-the-table", test_export_is_the_table);
  g_test_add_func ("/standards/items-by-code-or-name", test_items_by_code_or_name);
  g_test_add_func ("/standards/category-speaks-once", test_category_speaks_once);
  g_test_add_func ("/standards/bad-items", test_bad_items);
  g_test_add_func ("/standards/measures", test_measures);
  g_test_add_func ("/standards/points", test_points);
  g_test_add_func ("/standards/bad-points", test_bad_points);
  g_test_add_func ("/standards/finding", test_finding);
  g_test_add_func ("/standards/searching", test_searching);
  g_test_add_func ("/standards/limit-of-a-category", test_limit_of_a_category);
  g_test_add_func ("/standards/ticket-limits", test_ticket_limits);

  return g_test_run ();
}
