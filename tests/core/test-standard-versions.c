/* test-standard-versions.c - editing the standard, its versions, and what they differ in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "standards/san-standard-diff.h"
#include "standards/san-standard-edit-store.h"
#include "standards/san-standard-version-store.h"
#include "store/san-journal.h"
#include "support/san-test-office.h"

static const char items[] =
  "area,category,category_code,category_weight,item_code,item,mark,method\n"
  "街区,主干道,D01,3,D01-01,环境卫生,50,graded\n"
  "街区,主干道,D01,3,D01-02,停车秩序,50,pass\n"
  "市场,农贸市场,S01,2.5,S01-01,环境卫生,40,graded\n"
  "市场,农贸市场,S01,2.5,S01-02,亮照经营,60,pass\n"
  "街区,背街小巷,D02,1,D02-01,路灯,10,value\n";

static const char points[] =
  "code,name,category,unit\n"
  "P001,人民路,主干道,乙街道\n";

static SanTestOffice *
new_office (void)
{
  SanTestOffice *office = san_test_office_new ();

  g_free (san_test_office_import (office, "units", NULL, "名称,类型\n乙街道,街道\n"));
  g_free (san_test_office_import (office, "items", NULL, items));
  g_free (san_test_office_import (office, "points", NULL, points));

  return office;
}

/* The tree as "area>category(weight):item,item;…" */
static char *
describe (const SanStandard *standard)
{
  GString *text = g_string_new (NULL);
  GPtrArray *categories = san_standard_get_categories (standard);

  for (guint i = 0; i < categories->len; i++)
    {
      const SanCategory *category = categories->pdata[i];
      GPtrArray *list = san_standard_get_items (standard, category->id);

      g_string_append_printf (text, "%s%s>%s:", i > 0 ? ";" : "", category->area, category->name);
      for (guint j = 0; j < list->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "," : "",
                                ((SanItem *) list->pdata[j])->name);
    }

  return g_string_free (text, FALSE);
}

static void
assert_tree (SanTestOffice *office,
             guint          number,
             const char    *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanStandard) standard =
    san_standard_load_version (san_test_office_database (office), number, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = describe (standard);
  g_assert_cmpstr (text, ==, expected);
}

static gint64
item_id (SanTestOffice *office,
         const char    *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  san_item_store_find (san_test_office_database (office), name, 0, &id, &error);
  g_assert_no_error (error);

  return id;
}

static gint64
category_id (SanTestOffice *office,
             const char    *name)
{
  g_autoptr (GPtrArray) list = san_category_store_list (san_test_office_database (office), NULL);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((SanCategory *) list->pdata[i])->name, name))
      return ((SanCategory *) list->pdata[i])->id;
  g_assert_not_reached ();
}

typedef struct
{
  const char *what;
  gint64      id;
  gint64      other;
  gint64      before;
  const char *name;
  const char *code;
  SanDay      day;
  gboolean    retired;
} Edit;

static gboolean
edit_category (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  Edit *edit = data;
  g_autoptr (SanCategory) category = edit->id != 0
                                     ? san_category_store_load (database, edit->id, error)
                                     : san_category_new ();

  g_free (category->name);
  g_free (category->code);
  category->name = g_strdup (edit->name);
  category->code = g_strdup (edit->code);
  if (edit->what != NULL)
    {
      g_free (category->area);
      category->area = g_strdup (edit->what);
    }
  edit->other = category->id;

  return san_category_store_put (database, category, error);
}

static gboolean
edit_item (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Edit *edit = data;
  g_autoptr (SanItem) item = edit->id != 0 ? san_item_store_load (database, edit->id, error)
                                           : san_item_new ();

  if (edit->id == 0)
    item->category_id = edit->other;
  g_free (item->name);
  g_free (item->code);
  item->name = g_strdup (edit->name);
  item->code = g_strdup (edit->code);
  item->mark = 7 * SAN_MICRO;

  return san_item_store_put (database, item, error);
}

static gboolean
move (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  Edit *edit = data;

  if (g_str_equal (edit->what, "item"))
    return san_item_store_move (database, edit->id, edit->other, edit->before, error);
  if (g_str_equal (edit->what, "category"))
    return san_category_store_move (database, edit->id, edit->name, edit->before, error);
  if (g_str_equal (edit->what, "rename"))
    return san_area_store_rename (database, edit->name, edit->code, error);

  return san_area_store_move (database, edit->name, edit->code, error);
}

static gboolean
remove_one (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  Edit *edit = data;

  return g_str_equal (edit->what, "item")
         ? san_item_store_remove (database, edit->id, &edit->retired, error)
         : san_category_store_remove (database, edit->id, &edit->retired, error);
}

static gboolean
add_version (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  Edit *edit = data;

  return san_standard_version_store_add (database, edit->name, edit->day, NULL, error);
}

static gboolean
map_item (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  Edit *edit = data;

  return san_item_store_map (database, edit->id, edit->other, error);
}

static void
test_one_version_from_ever (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  g_autoptr (SanStandard) standard = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  const SanItem *item;
  mpq_t earned;

  standard = san_standard_load (san_test_office_database (office), san_day_new (1990, 1, 1), NULL);
  g_assert_cmpuint (san_standard_get_number (standard), ==, 1);
  g_assert_false (san_standard_is_frozen (standard));
  assert_tree (office, 0, "街区>主干道:环境卫生,停车秩序;市场>农贸市场:环境卫生,亮照经营;"
               "街区>背街小巷:路灯");
  versions = san_standard_version_store_list (san_test_office_database (office), NULL);
  g_assert_cmpuint (versions->len, ==, 1);

  item = san_standard_get_item (standard, item_id (office, "停车秩序"));
  mpq_init (earned);
  g_assert_true (san_standard_earned (standard, item, "no", SAN_STANDARD_NONE, SAN_VALUE_NONE,
                                      earned));
  g_assert_true (san_standard_failed (standard, item, earned));
  mpq_clear (earned);
}

static void
test_putting (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  gint64 road = category_id (office, "主干道");
  Edit park = { .what = "街区", .name = "公园", .code = "G01" };
  Edit taken = { .name = "农贸 市场", .code = "" };
  Edit code = { .name = "广场", .code = "D01" };
  Edit nameless = { .name = "  ", .code = "" };
  Edit renamed = { .id = road, .name = "主次干道", .code = "D01" };
  Edit item = { .other = road, .name = "绿化", .code = "D01-03" };
  Edit twice = { .other = road, .name = "停车秩序", .code = "" };
  Edit item_code = { .other = road, .name = "座椅", .code = "S01-02" };
  Edit item_renamed = { .id = item_id (office, "停车秩序"), .name = "停放", .code = "D01-02" };

  /* a new one stands behind the others of its area */
  san_test_office_change (office, "standard.add", edit_category, &park);
  san_test_office_refuse (office, edit_category, &taken, SAN_ERROR_EXISTS);
  san_test_office_refuse (office, edit_category, &code, SAN_ERROR_EXISTS);
  san_test_office_refuse (office, edit_category, &nameless, SAN_ERROR_INVALID);
  san_test_office_change (office, "standard.edit", edit_category, &renamed);
  san_test_office_change (office, "standard.add", edit_item, &item);
  san_test_office_refuse (office, edit_item, &twice, SAN_ERROR_EXISTS);
  san_test_office_refuse (office, edit_item, &item_code, SAN_ERROR_EXISTS);
  san_test_office_change (office, "standard.edit", edit_item, &item_renamed);
  assert_tree (office, 0, "街区>主次干道:环境卫生,停放,绿化;街区>背街小巷:路灯;街区>公园:;"
               "市场>农贸市场:环境卫生,亮照经营");
}

static void
test_moving (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  gint64 road = category_id (office, "主干道");
  gint64 market = category_id (office, "农贸市场");
  Edit up = { .what = "item", .id = item_id (office, "停车秩序"), .other = road,
              .before = item_id (office, "D01-01") };
  Edit across = { .what = "item", .id = item_id (office, "亮照经营"), .other = road };
  Edit clash = { .what = "item", .id = item_id (office, "S01-01"), .other = road };
  Edit category = { .what = "category", .id = market, .name = "街区",
                    .before = category_id (office, "背街小巷") };
  Edit back = { .what = "category", .id = market, .name = "市场" };
  Edit area = { .what = "area", .name = "市场", .code = "街区" };
  Edit rename = { .what = "rename", .name = "市场", .code = "商业" };

  san_test_office_change (office, "standard.move", move, &up);
  san_test_office_change (office, "standard.move", move, &across);
  san_test_office_refuse (office, move, &clash, SAN_ERROR_EXISTS);
  assert_tree (office, 0, "街区>主干道:停车秩序,环境卫生,亮照经营;市场>农贸市场:环境卫生;"
               "街区>背街小巷:路灯");
  san_test_office_change (office, "standard.move", move, &category);
  assert_tree (office, 0, "街区>主干道:停车秩序,环境卫生,亮照经营;街区>农贸市场:环境卫生;"
               "街区>背街小巷:路灯");
  san_test_office_change (office, "standard.move", move, &back);
  san_test_office_change (office, "standard.move", move, &area);
  san_test_office_change (office, "standard.edit", move, &rename);
  assert_tree (office, 0, "商业>农贸市场:环境卫生;街区>主干道:停车秩序,环境卫生,亮照经营;"
               "街区>背街小巷:路灯");
}

static void
test_removing (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  Edit item = { .what = "item", .id = item_id (office, "停车秩序") };
  Edit lane = { .what = "category", .id = category_id (office, "背街小巷") };
  Edit road = { .what = "category", .id = category_id (office, "主干道") };
  Edit again = { .what = "街区", .name = "主干道", .code = "D01" };
  g_autoptr (SanCategory) category = NULL;

  /* nothing refers to these */
  san_test_office_change (office, "standard.delete", remove_one, &item);
  g_assert_false (item.retired);
  san_test_office_change (office, "standard.delete", remove_one, &lane);
  g_assert_false (lane.retired);
  /* here stands a place */
  san_test_office_change (office, "standard.delete", remove_one, &road);
  g_assert_true (road.retired);
  assert_tree (office, 0, "市场>农贸市场:环境卫生,亮照经营");
  category = san_category_store_load (san_test_office_database (office), road.id, NULL);
  g_assert_true (category->retired);

  /* it comes back by its name, as what it was */
  san_test_office_change (office, "standard.add", edit_category, &again);
  g_assert_cmpint (category_id (office, "主干道"), ==, road.id);
  assert_tree (office, 0, "市场>农贸市场:环境卫生,亮照经营;街区>主干道:");
}

static void
test_versions (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  gint64 old = item_id (office, "停车秩序");
  Edit second = { .name = "2018 年下半年版", .day = san_day_new (2018, 7, 1) };
  Edit early = { .name = "", .day = san_day_new (2018, 7, 1) };
  Edit removal = { .what = "item", .id = old };
  Edit added = { .other = category_id (office, "主干道"), .name = "车辆停放", .code = "D01-09" };
  Edit mapping = { .other = old };
  Edit in_force = { .id = old };
  Edit changed = { .id = item_id (office, "路灯"), .name = "路灯", .code = "D02-01" };
  g_autoptr (SanStandard) june = NULL;
  g_autoptr (SanStandard) july = NULL;
  g_autoptr (GPtrArray) diffs = NULL;
  g_autoptr (GPtrArray) retired = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *export = NULL;
  const SanStandardDiff *diff;

  san_test_office_change (office, "standard.version", add_version, &second);
  san_test_office_refuse (office, add_version, &early, SAN_ERROR_INVALID);
  assert_tree (office, 1, "街区>主干道:环境卫生,停车秩序;市场>农贸市场:环境卫生,亮照经营;"
               "街区>背街小巷:路灯");

  /* a frozen version refers to it */
  san_test_office_change (office, "standard.delete", remove_one, &removal);
  g_assert_true (removal.retired);
  retired = san_item_store_retired (database, NULL);
  g_assert_cmpuint (retired->len, ==, 1);
  san_test_office_change (office, "standard.add", edit_item, &added);
  mapping.id = item_id (office, "车辆停放");
  san_test_office_change (office, "standard.map", map_item, &mapping);
  in_force.other = mapping.id;
  san_test_office_refuse (office, map_item, &in_force, SAN_ERROR_INVALID);
  san_test_office_change (office, "standard.edit", edit_item, &changed);

  june = san_standard_load (database, san_day_new (2018, 6, 1), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (san_standard_get_number (june), ==, 1);
  g_assert_true (san_standard_is_frozen (june));
  g_assert_cmpint (san_standard_get_item (june, changed.id)->mark, ==, 10 * SAN_MICRO);
  g_assert_cmpstr (san_standard_get_item (june, old)->method, ==, "pass");
  july = san_standard_load (database, san_day_new (2018, 7, 1), NULL);
  g_assert_cmpuint (san_standard_get_number (july), ==, 2);
  g_assert_cmpstr (san_standard_get_name (july), ==, "2018 年下半年版");
  g_assert_null (san_standard_get_item (july, old));

  diffs = san_standard_diff (june, july);
  g_assert_cmpuint (diffs->len, ==, 2);
  diff = diffs->pdata[0];
  g_assert_cmpint (diff->kind, ==, SAN_DIFF_MAPPED);
  g_assert_cmpstr (diff->item, ==, "车辆停放");
  g_assert_cmpstr (diff->old_name, ==, "主干道/停车秩序");
  g_assert_cmpint (diff->old_id, ==, old);
  diff = diffs->pdata[1];
  g_assert_cmpint (diff->kind, ==, SAN_DIFF_CHANGED);
  g_assert_cmpuint (diff->fields->len, ==, 1);
  g_assert_cmpstr (((SanFieldDiff *) diff->fields->pdata[0])->field, ==, "mark");
  g_assert_cmpstr (((SanFieldDiff *) diff->fields->pdata[0])->before, ==, "10");
  g_assert_cmpstr (((SanFieldDiff *) diff->fields->pdata[0])->after, ==, "7");

  /* what is retired is not in the table; importing the table of old brings it back */
  export = san_test_office_export (office, "items", NULL);
  g_assert_null (strstr (export, "停车秩序"));
  g_free (san_test_office_import (office, "items", NULL, items));
  g_assert_cmpint (item_id (office, "停车秩序"), ==, old);
}

/* 停车秩序 → 车辆停放 → 静态交通, each in a version of its own */
static void
test_carried_on_twice (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  const char *const names[] = { "停车秩序", "车辆停放", "静态交通", "停放管理" };
  g_autoptr (SanStandard) first = san_standard_load_version (database, 0, NULL);
  gint64 oldest = item_id (office, names[0]);

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    {
      Edit version = { .name = "", .day = san_day_new (2018, 6 + (int) i, 1) };
      Edit removal = { .what = "item", .id = item_id (office, names[i - 1]) };
      Edit added = { .other = category_id (office, "主干道"), .name = names[i], .code = "" };
      Edit mapping = { .other = removal.id };

      san_test_office_change (office, "standard.version", add_version, &version);
      san_test_office_change (office, "standard.delete", remove_one, &removal);
      san_test_office_change (office, "standard.add", edit_item, &added);
      mapping.id = item_id (office, names[i]);
      san_test_office_change (office, "standard.map", map_item, &mapping);
    }

  for (guint i = 2; i <= G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SanStandard) later = san_standard_load_version (database, i, NULL);
      g_autoptr (GPtrArray) diffs = san_standard_diff (first, later);
      const SanStandardDiff *diff = diffs->pdata[0];

      g_assert_cmpuint (diffs->len, ==, 1);
      g_assert_cmpint (diff->kind, ==, SAN_DIFF_MAPPED);
      g_assert_cmpstr (diff->item, ==, names[i - 1]);
      g_assert_cmpint (diff->old_id, ==, oldest);
    }
}

static void
test_added_and_removed (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  Edit second = { .name = "", .day = san_day_new (2018, 7, 1) };
  Edit market = { .what = "category", .id = category_id (office, "农贸市场") };
  Edit park = { .what = "街区", .name = "公园", .code = "" };
  g_autoptr (SanStandard) before = NULL;
  g_autoptr (SanStandard) after = NULL;
  g_autoptr (GPtrArray) diffs = NULL;
  static const struct { SanDiffKind kind; const char *category, *item; } expected[] = {
    { SAN_DIFF_ADDED, "公园", "" },
    { SAN_DIFF_REMOVED, "农贸市场", "" },
    { SAN_DIFF_REMOVED, "农贸市场", "环境卫生" },
    { SAN_DIFF_REMOVED, "农贸市场", "亮照经营" },
  };

  san_test_office_change (office, "standard.version", add_version, &second);
  san_test_office_change (office, "standard.delete", remove_one, &market);
  g_assert_true (market.retired);
  san_test_office_change (office, "standard.add", edit_category, &park);
  before = san_standard_load_version (database, 1, NULL);
  after = san_standard_load_version (database, 2, NULL);
  diffs = san_standard_diff (before, after);
  g_assert_cmpuint (diffs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < diffs->len; i++)
    {
      const SanStandardDiff *diff = diffs->pdata[i];

      g_assert_cmpint (diff->kind, ==, expected[i].kind);
      g_assert_cmpstr (diff->category, ==, expected[i].category);
      g_assert_cmpstr (diff->item, ==, expected[i].item);
    }
  g_ptr_array_unref (diffs);
  diffs = san_standard_diff (before, before);
  g_assert_cmpuint (diffs->len, ==, 0);
}

/* A round of June, published, with what was found of two items */
static gboolean
inspect (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  Edit *edit = data;
  g_autofree char *sql = g_strdup_printf
                           ("INSERT INTO round (id, label, period, first_day, last_day, state) VALUES (77,"
                           " '2018-06 月评', '2018-06', '2018-06-01', '2018-06-30',"
                           " 'published');"
                           "INSERT INTO observation (id, round_id, point_id, item_id, inspector, grade, faults)"
                           " SELECT 100, 77, id, %1$" G_GINT64_FORMAT ", '甲', 'A', NULL FROM point UNION ALL"
                           " SELECT 101, 77, id, %1$" G_GINT64_FORMAT ", '乙', '', 1 FROM point UNION ALL"
                           " SELECT 102, 77, id, %1$" G_GINT64_FORMAT ", '丙', 'C', NULL FROM point UNION ALL"
                           " SELECT 103, 77, id, %1$" G_GINT64_FORMAT ", '丁', 'na', NULL FROM point;", edit->id);

  return san_database_exec (database, sql, error);
}

static void
test_published (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  Edit item = { .what = "item", .id = item_id (office, "D01-01") };
  Edit second = { .name = "", .day = san_day_new (2018, 7, 1) };
  g_autoptr (SanStandard) before = san_standard_load_version (database, 0, NULL);
  g_autoptr (SanStandard) first = NULL;
  g_autoptr (SanStandard) newest = NULL;
  g_autofree char *none = san_standard_version_store_published (database, before, NULL);
  g_autofree char *june = NULL;
  g_autofree char *again = NULL;
  g_autofree char *later = NULL;
  SanItemUsage usage = { 0 };

  g_assert_null (none);
  san_test_office_change (office, "import", inspect, &item);
  june = san_standard_version_store_published (database, before, NULL);
  g_assert_cmpstr (june, ==, "2018-06 月评");

  /* A, B by one fault, and C, which is less than 60 of a hundred; what does not apply was
   * not seen */
  g_assert_true (san_item_store_usage (database, before, san_standard_get_item (before, item.id),
                                       77, &usage, NULL));
  g_assert_cmpuint (usage.seen, ==, 3);
  g_assert_cmpuint (usage.failed, ==, 1);
  g_assert_cmpuint (usage.tickets, ==, 0);

  /* it was looked at by the first version, and stays so */
  san_test_office_change (office, "standard.version", add_version, &second);
  first = san_standard_load_version (database, 1, NULL);
  newest = san_standard_load_version (database, 2, NULL);
  again = san_standard_version_store_published (database, first, NULL);
  later = san_standard_version_store_published (database, newest, NULL);
  g_assert_cmpstr (again, ==, "2018-06 月评");
  g_assert_null (later);

  san_test_office_change (office, "standard.delete", remove_one, &item);
  g_assert_true (item.retired);
}

/* A table that changes what a published round was inspected by makes a version for the rounds
 * after it; one that says nothing new does not, and neither does a second one. */
static void
test_import_makes_way (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  Edit item = { .what = "item", .id = item_id (office, "D01-01") };
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (SanStandard) june = NULL;
  g_autoptr (SanStandard) july = NULL;

  san_test_office_change (office, "import", inspect, &item);
  g_free (san_test_office_import (office, "items", NULL, items));
  versions = san_standard_version_store_list (database, NULL);
  g_assert_cmpuint (versions->len, ==, 1);

  g_free (san_test_office_import (office, "items", NULL,
                                  "category,item_code,item,mark\n主干道,D01-01,环境卫生,70\n"));
  g_free (san_test_office_import (office, "items", NULL,
                                  "category,item_code,item,mark\n主干道,D01-02,停车秩序,30\n"));
  g_ptr_array_unref (versions);
  versions = san_standard_version_store_list (database, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  june = san_standard_load (database, san_day_new (2018, 6, 30), NULL);
  july = san_standard_load (database, san_day_new (2018, 7, 1), NULL);
  g_assert_cmpint (san_standard_get_item (june, item.id)->mark, ==, 50 * SAN_MICRO);
  g_assert_cmpint (san_standard_get_item (july, item.id)->mark, ==, 70 * SAN_MICRO);
  g_assert_cmpint (san_standard_get_item (july, item_id (office, "D01-02"))->mark, ==,
                   30 * SAN_MICRO);

  /* one step is one table */
  g_assert_true (san_journal_undo (office->workspace, 0, FALSE, NULL, NULL));
  g_assert_true (san_journal_undo (office->workspace, 0, FALSE, NULL, NULL));
  g_ptr_array_unref (versions);
  versions = san_standard_version_store_list (database, NULL);
  g_assert_cmpuint (versions->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standard-versions/one-from-ever", test_one_version_from_ever);
  g_test_add_func ("/standard-versions/putting", test_putting);
  g_test_add_func ("/standard-versions/moving", test_moving);
  g_test_add_func ("/standard-versions/removing", test_removing);
  g_test_add_func ("/standard-versions/versions", test_versions);
  g_test_add_func ("/standard-versions/carried-on-twice", test_carried_on_twice);
  g_test_add_func ("/standard-versions/added-and-removed", test_added_and_removed);
  g_test_add_func ("/standard-versions/published", test_published);
  g_test_add_func ("/standard-versions/import-makes-way", test_import_makes_way);

  return g_test_run ();
}
