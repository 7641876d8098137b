/* test-table-mapping.c - columns find their fields, whatever offices call them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-error.h"
#include "support/san-test-folder.h"
#include "support/san-test-zip.h"
#include "tables/san-synonyms.h"
#include "tables/san-table-mapping.h"

typedef struct
{
  SanTestFolder   *folder;
  char            *path;
  SanTableMapping *mapping;
  SanTableReader  *reader;
} Fixture;

static const SanTableField unit_fields[] = {
  { "name", "名称", SAN_FIELD_REQUIRED | SAN_FIELD_BEST }, { "code", "代码", SAN_FIELD_OPTIONAL },
  { "parent", "上级", SAN_FIELD_OPTIONAL }, { "kind", "类型", SAN_FIELD_OPTIONAL },
};

static const SanTableField score_fields[] = {
  { "unit", "单位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST },
  { "parent", "上级", SAN_FIELD_BEST },
  { "group", "分组", SAN_FIELD_UNUSED }, { "rank", "名次", SAN_FIELD_UNUSED },
  { "order", "序号", SAN_FIELD_UNUSED }, { "note", "备注", SAN_FIELD_UNUSED },
};

static const SanTableField expect_fields[] = {
  { "unit", "单位", SAN_FIELD_REQUIRED | SAN_FIELD_BEST }, { "group", "分组", SAN_FIELD_BEST },
  { "total", "总分", SAN_FIELD_BEST }, { "rank", "名次", SAN_FIELD_BEST },
};

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = san_test_folder_new ();
  fixture->path = san_test_folder_path (fixture->folder, "table");
}

static void
close_all (Fixture *fixture)
{
  g_clear_pointer (&fixture->mapping, san_table_mapping_free);
  g_clear_pointer (&fixture->reader, san_table_reader_close);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  close_all (fixture);
  san_test_folder_free (fixture->folder);
  g_free (fixture->path);
}

static void
open_table (Fixture             *fixture,
            const char          *kind,
            const SanTableField *fields,
            guint                n_fields,
            const char          *contents)
{
  close_all (fixture);
  g_assert_true (g_file_set_contents (fixture->path, contents, -1, NULL));
  fixture->reader = san_table_reader_open (fixture->path, NULL, NULL, NULL, NULL);
  g_assert_nonnull (fixture->reader);
  fixture->mapping = san_table_mapping_new (kind, fields, n_fields);
}

#define OPEN(kind, contents) \
  open_table (fixture, #kind "s", kind ## _fields, G_N_ELEMENTS (kind ## _fields), contents)

static void
read_header (Fixture *fixture,
             guint    header)
{
  g_autoptr (GError) error = NULL;

  san_table_mapping_read_header (fixture->mapping, fixture->reader, header, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture    *fixture,
        guint       header,
        const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (san_table_mapping_read_header (fixture->mapping, fixture->reader, header, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_column (Fixture    *fixture,
               const char *field,
               int         column)
{
  g_assert_cmpint (san_table_mapping_get_column (fixture->mapping, field), ==, column);
}

static void
assert_next_row (Fixture *fixture,
                 guint    number)
{
  SanTableRow row;

  g_assert_true (san_table_reader_next (fixture->reader, &row, NULL));
  g_assert_cmpuint (row.number, ==, number);
}

static void
test_names_and_labels (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *ignored = NULL;

  OPEN (unit, "Code,ＮＡＭＥ,所属单位,颜色,parent_note\n1,甲\n");
  read_header (fixture, 0);
  assert_column (fixture, "code", 0);
  assert_column (fixture, "name", 1);
  assert_column (fixture, "parent", 2);
  assert_column (fixture, "kind", -1);
  ignored = san_table_mapping_describe_ignored (fixture->mapping);
  g_assert_cmpstr (ignored, ==, "Columns that were not read: 颜色, parent_note");
  g_assert_cmpuint (san_table_mapping_get_header_row (fixture->mapping), ==, 1);
  g_assert_cmpuint (san_table_mapping_get_n_columns (fixture->mapping), ==, 5);
  g_assert_cmpstr (san_table_mapping_get_field (fixture->mapping, 2), ==, "parent");
  g_assert_null (san_table_mapping_get_field (fixture->mapping, 3));
  assert_next_row (fixture, 2);

  OPEN (unit, "單位 名稱,單位類型\n甲,乡\n");
  read_header (fixture, 0);
  assert_column (fixture, "name", 0);
  assert_column (fixture, "kind", 1);
  g_assert_null (san_table_mapping_describe_ignored (fixture->mapping));
}

static void
test_header_row (Fixture      *fixture,
                 gconstpointer data)
{
  OPEN (unit, "某市单位一览表,,\n\n代码,名称\n1,甲\n");
  read_header (fixture, 0);
  g_assert_cmpuint (san_table_mapping_get_header_row (fixture->mapping), ==, 3);
  assert_next_row (fixture, 4);

  OPEN (unit, "名称,代码\n名称,类型\n甲,乡\n");
  read_header (fixture, 2);
  assert_column (fixture, "kind", 1);
  assert_column (fixture, "code", -1);

  OPEN (unit, "x,y\n1,2\n");
  refuse (fixture, 0, "name (名称)");
  OPEN (unit, "x,y\n1,2\n");
  refuse (fixture, 1, "name (名称)");
  OPEN (unit, "x,y\n1,2\n");
  refuse (fixture, 9, "Row 9");
  OPEN (unit, "x,y\n\n1,2\n");
  refuse (fixture, 2, "Row 2");
}

/* The heading of a column is its own cell, or if that is empty the one above. */
static void
test_two_levels (Fixture      *fixture,
                 gconstpointer data)
{
  OPEN (score, "单位,得分,,\n,现场,问卷,总分\n甲,1,2,3\n");
  san_table_mapping_add_field (fixture->mapping, "site", "现场", SAN_FIELD_OPTIONAL);
  san_table_mapping_add_field (fixture->mapping, "survey", "问卷", SAN_FIELD_OPTIONAL);
  read_header (fixture, 2);
  assert_column (fixture, "unit", 0);
  assert_column (fixture, "site", 1);
  assert_column (fixture, "survey", 2);
  g_assert_cmpstr (san_table_mapping_get_heading (fixture->mapping, 3), ==, "总分");
  assert_next_row (fixture, 3);
}

static void
test_merged_header (Fixture      *fixture,
                    gconstpointer data)
{
  static const char strings[] = "<si><t>单位</t></si><si><t>得分</t></si><si><t>现场</t></si>"
                                "<si><t>问卷</t></si><si><t>甲</t></si>";
  static const char rows[] =
    "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
    "<row><c r=\"B2\" t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>"
    "<row><c t=\"s\"><v>4</v></c><c><v>1</v></c><c><v>2</v></c></row></sheetData>"
    "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>";
  static const char flat[] =
    "<sheetData><row><c t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>"
    "<row><c t=\"s\"><v>4</v></c></row></sheetData>"
    "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>";

  san_test_workbook_write (fixture->path, rows, strings, NULL, NULL);
  fixture->reader = san_table_reader_open (fixture->path, NULL, NULL, NULL, NULL);
  fixture->mapping = san_table_mapping_new ("scores", score_fields, G_N_ELEMENTS (score_fields));
  san_table_mapping_add_field (fixture->mapping, "site", "现场", SAN_FIELD_OPTIONAL);
  san_table_mapping_add_field (fixture->mapping, "survey", "问卷", SAN_FIELD_OPTIONAL);
  g_assert_true (san_table_mapping_override (fixture->mapping, "得分/问卷=", NULL));
  read_header (fixture, 0);
  g_assert_cmpuint (san_table_mapping_get_header_row (fixture->mapping), ==, 2);
  assert_column (fixture, "unit", 0);
  assert_column (fixture, "site", 1);
  assert_column (fixture, "survey", -1);
  assert_next_row (fixture, 3);

  /* A heading over two columns names the first. */
  close_all (fixture);
  san_test_workbook_write (fixture->path, flat, strings, NULL, NULL);
  fixture->reader = san_table_reader_open (fixture->path, NULL, NULL, NULL, NULL);
  fixture->mapping = san_table_mapping_new ("scores", score_fields, G_N_ELEMENTS (score_fields));
  read_header (fixture, 0);
  assert_column (fixture, "unit", 0);
  g_assert_cmpstr (san_table_mapping_get_column_label (fixture->mapping, 1), ==, "B");
  g_assert_cmpstr (san_table_mapping_get_column_label (fixture->mapping, 2), ==, "现场");
}

static void
test_overrides (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) no_field = NULL;
  g_autoptr (GError) no_column = NULL;
  g_autoptr (GError) no_equals = NULL;

  OPEN (unit, "a=b,名称,c\n1,甲,2\n");
  g_assert_true (san_table_mapping_override (fixture->mapping, "a=b=code", NULL));
  g_assert_true (san_table_mapping_override (fixture->mapping, "C=类型", NULL));
  read_header (fixture, 0);
  assert_column (fixture, "code", 0);
  assert_column (fixture, "kind", 2);

  /* The column that was named wins over one that would have fitted. */
  OPEN (unit, "名称,全名\n甲,乙\n");
  g_assert_true (san_table_mapping_override (fixture->mapping, "全名=name", NULL));
  read_header (fixture, 0);
  assert_column (fixture, "name", 1);

  OPEN (unit, "代码,名称,编码\n1,甲,2\n");
  g_assert_true (san_table_mapping_override (fixture->mapping, "编码=", NULL));
  read_header (fixture, 0);
  assert_column (fixture, "code", 0);
  g_assert_true (san_table_mapping_is_left_out (fixture->mapping, 2));
  g_assert_null (san_table_mapping_describe_ignored (fixture->mapping));

  g_assert_false (san_table_mapping_override (fixture->mapping, "x=colour", &no_field));
  g_assert_error (no_field, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_nonnull (strstr (no_field->message, "colour"));
  g_assert_nonnull (strstr (no_field->message, "name, code, parent, kind"));
  g_assert_false (san_table_mapping_override (fixture->mapping, "=name", &no_column));
  g_assert_error (no_column, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_false (san_table_mapping_override (fixture->mapping, "name", &no_equals));
  g_assert_error (no_equals, SAN_ERROR, SAN_ERROR_INVALID);

  OPEN (unit, "代码,名称\n1,甲\n");
  g_assert_true (san_table_mapping_override (fixture->mapping, "编码=code", NULL));
  refuse (fixture, 0, "“编码”");
  OPEN (unit, "x,x,名称\n1,2,甲\n");
  g_assert_true (san_table_mapping_override (fixture->mapping, "x=code", NULL));
  refuse (fixture, 0, "A “x” and B “x”");
}

static void
test_duplicates (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *ignored = NULL;

  OPEN (unit, "名称,代码,编码\n甲,1,2\n");
  refuse (fixture, 0, "B “代码” and C “编码”");
  OPEN (unit, "名称,名称\n甲,乙\n");
  refuse (fixture, 0, "A “名称” and B “名称”");
  OPEN (score, "单位,名次,排名\n甲,1,1\n");
  read_header (fixture, 0);
  ignored = san_table_mapping_describe_ignored (fixture->mapping);
  g_assert_cmpstr (ignored, ==, "Columns that were not read: 名次, 排名");
}

/* A town beside its villages: the villages are assessed, the town says which. */
static void
test_best (Fixture      *fixture,
           gconstpointer data)
{
  OPEN (score, "乡镇,村,得分\n双江,农新,87.4\n");
  read_header (fixture, 0);
  assert_column (fixture, "unit", 1);
  assert_column (fixture, "parent", 0);

  OPEN (score, "乡镇,得分\n双江,87.4\n");
  read_header (fixture, 0);
  assert_column (fixture, "unit", 0);
  assert_column (fixture, "parent", -1);

  open_table (fixture, "expect", expect_fields, G_N_ELEMENTS (expect_fields),
              "排名,排名数字,村别,得分\n第一名,1,燎原村,93\n");
  read_header (fixture, 0);
  assert_column (fixture, "unit", 2);
  assert_column (fixture, "rank", 1);
  assert_column (fixture, "total", 3);
}

static void
test_only_column (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct { const char *header; int column; } cases[] = {
    { "名次,村(居),考评成绩,奖励金(元)", 2 },
    { "排名,排名数字,村别,得分", 3 },
    { "单位,环境卫生", 1 },
    { "列出顺序,镇街,实地考察原始得分,实地考察加权得分(85%),总分", 4 },
    { "街道,物业公司_扣分,合计得分,排名", 2 },
    { "单位,得分(分),备注", 1 },
    { "分组,列表,单位,得分", 3 },
  };
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) several = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *contents = g_strdup_printf ("%s\n甲,甲,甲,1,1\n", cases[i].header);

      OPEN (score, contents);
      san_table_mapping_add_field (fixture->mapping, "s", "环境卫生", SAN_FIELD_OPTIONAL);
      read_header (fixture, 0);
      if (san_table_mapping_get_column (fixture->mapping, "s") == -1)
        g_assert_true (san_table_mapping_take_only_column (fixture->mapping, "s", "score", NULL));
      assert_column (fixture, "s", cases[i].column);
    }

  OPEN (score, "单位,名次\n甲,1\n");
  san_table_mapping_add_field (fixture->mapping, "s", NULL, SAN_FIELD_OPTIONAL);
  read_header (fixture, 0);
  g_assert_false (san_table_mapping_take_only_column (fixture->mapping, "s", "score", &none));
  g_assert_error (none, SAN_ERROR, SAN_ERROR_INVALID);

  OPEN (score, "单位,得分,总分,x\n甲,1,2,3\n");
  san_table_mapping_add_field (fixture->mapping, "s", NULL, SAN_FIELD_OPTIONAL);
  read_header (fixture, 0);
  g_assert_false (san_table_mapping_take_only_column (fixture->mapping, "s", "score", &several));
  g_assert_nonnull (strstr (several->message, "B “得分”, C “总分”"));
}

/* A component's own name beats what the heading means elsewhere. */
static void
test_added_fields_first (Fixture      *fixture,
                         gconstpointer data)
{
  OPEN (score, "单位,名次,街道\n甲,1,2\n");
  san_table_mapping_add_field (fixture->mapping, "rank_points", "名次", SAN_FIELD_OPTIONAL);
  san_table_mapping_add_field (fixture->mapping, "streets", "街道", SAN_FIELD_OPTIONAL);
  read_header (fixture, 0);
  assert_column (fixture, "rank_points", 1);
  assert_column (fixture, "streets", 2);
  assert_column (fixture, "unit", 0);
}

/* Every heading of the published tables that means the same in all of them */
static void
test_synonyms_are_scoped (void)
{
  g_assert_cmpint (san_synonyms_find ("scores", "unit", "镇街"), >=, 0);
  g_assert_cmpint (san_synonyms_find ("scores", "unit", "村(居)"), >=, 0);
  g_assert_cmpint (san_synonyms_find ("expect", "rank", "名次"), >=, 0);
  g_assert_cmpint (san_synonyms_find ("items", "category", "点位类别"), >=, 0);
  g_assert_cmpint (san_synonyms_find ("items", "item", "考察项目"), >=, 0);
  g_assert_cmpint (san_synonyms_find ("units", "parent", "parent_code"), >=, 0);
  g_assert_cmpint (san_synonyms_find ("units", "rank", "名次"), ==, -1);
  g_assert_cmpint (san_synonyms_find ("units", "name", "名次"), ==, -1);
  g_assert_cmpint (san_synonyms_find ("adjustments", "amount", "扣分"), ==, -1);
  g_assert_cmpint (san_synonyms_find ("expect", "rank", "排名数字"), <,
                   san_synonyms_find ("expect", "rank", "排名"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/table-mapping/names-labels-synonyms", test_names_and_labels);
  ADD ("/table-mapping/header-row", test_header_row);
  ADD ("/table-mapping/two-levels", test_two_levels);
  ADD ("/table-mapping/merged-header", test_merged_header);
  ADD ("/table-mapping/overrides", test_overrides);
  ADD ("/table-mapping/duplicates-are-refused", test_duplicates);
  ADD ("/table-mapping/best-of-several", test_best);
  ADD ("/table-mapping/only-column", test_only_column);
  ADD ("/table-mapping/added-fields-first", test_added_fields_first);
  g_test_add_func ("/table-mapping/synonyms-are-scoped", test_synonyms_are_scoped);

  return g_test_run ();
}
