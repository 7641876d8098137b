/* test-table-writer.c - what is written reads back the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#include "base/san-error.h"
#include "support/san-test-folder.h"
#include "tables/san-table-reader.h"
#include "tables/san-table-writer.h"

static void
fill (SanTableWriter *writer)
{
  san_table_writer_add_columns (writer, "unit", "note", NULL);
  san_table_writer_add_column (writer, "score", SAN_COLUMN_NUMBER);
  san_table_writer_add (writer, "美兰区", "a,b \"c\"\nd", "85.50");
  san_table_writer_add (writer, "=1+1", NULL, "无数据");
  san_table_writer_add (writer, " x ", "\\\x01\t", "-0.000001");
}

static void
test_csv (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SanTableWriter) writer = san_table_writer_new_text (SAN_TABLE_CSV, text);

  fill (writer);
  g_assert_true (san_table_writer_finish (writer, NULL));
  g_assert_cmpstr (text->str, ==,
                   "unit,note,score\n美兰区,\"a,b \"\"c\"\"\nd\",85.50\n=1+1,,无数据\n"
                   " x ,\\\x01\t,-0.000001\n");
}

static void
test_header_only (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (SanTableWriter) one = san_table_writer_new_text (SAN_TABLE_CSV, csv);
  g_autoptr (SanTableWriter) other = san_table_writer_new_text (SAN_TABLE_JSON, json);

  san_table_writer_add_columns (one, "a", "b", NULL);
  g_assert_true (san_table_writer_finish (one, NULL));
  g_assert_cmpstr (csv->str, ==, "a,b\n");

  san_table_writer_add_columns (other, "a", "b", NULL);
  g_assert_true (san_table_writer_finish (other, NULL));
  g_assert_cmpstr (json->str, ==, "[\n]\n");
}

static void
test_lone_empty_cell (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *cells[] = { "" };

  san_csv_append_row (text, cells, 1);
  g_assert_cmpstr (text->str, ==, "\"\"\n");
}

static void
test_json (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SanTableWriter) writer = san_table_writer_new_text (SAN_TABLE_JSON, text);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *array;
  JsonObject *object;

  fill (writer);
  g_assert_true (san_table_writer_finish (writer, NULL));
  g_assert_true (json_parser_load_from_data (parser, text->str, -1, NULL));
  array = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (array), ==, 3);
  object = json_array_get_object_element (array, 0);
  g_assert_cmpstr (json_object_get_string_member (object, "note"), ==, "a,b \"c\"\nd");
  g_assert_cmpstr (json_object_get_string_member (object, "score"), ==, "85.50");
  object = json_array_get_object_element (array, 2);
  g_assert_cmpstr (json_object_get_string_member (object, "note"), ==, "\\\x01\t");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (array, 1), "note"),
                   ==, "");
}

static void
test_json_single (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SanTableWriter) writer = san_table_writer_new_text (SAN_TABLE_JSON, text);

  san_table_writer_set_single (writer);
  san_table_writer_add_columns (writer, "a", "b", NULL);
  san_table_writer_add (writer, "1", "2");
  g_assert_true (san_table_writer_finish (writer, NULL));
  g_assert_cmpstr (text->str, ==, "{\n  \"a\": \"1\",\n  \"b\": \"2\"\n}\n");
}

static void
test_files (void)
{
  static const char *const names[] = { "t.csv", "t.XLSX", "t.json" };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = san_test_folder_path (folder, names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (SanTableWriter) writer = san_table_writer_new_path (path, &error);

      g_assert_no_error (error);
      fill (writer);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (san_table_writer_finish (writer, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (san_test_folder_count (folder), ==, i + 1);
    }
}

static void
test_workbook_reads_back (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "t.xlsx");
  g_autoptr (SanTableWriter) writer = san_table_writer_new_path (path, NULL);
  g_autoptr (SanTableReader) reader = NULL;
  SanTableRow row;

  san_table_writer_set_sheet (writer, "2018年6月: 成绩/排名 [一二三四五六七八九十一二三四五六七八九十]");
  fill (writer);
  g_assert_true (san_table_writer_finish (writer, NULL));

  reader = san_table_reader_open (path, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (san_table_reader_get_sheet (reader), ==,
                   "2018年6月_ 成绩_排名 _一二三四五六七八九十一二三四五");
  g_assert_true (san_table_reader_next (reader, &row, NULL));
  g_assert_cmpstr (row.cells[2].text, ==, "score");
  g_assert_true (san_table_reader_next (reader, &row, NULL));
  g_assert_cmpstr (row.cells[1].text, ==, "a,b \"c\"\nd");
  g_assert_cmpint (row.cells[2].kind, ==, SAN_CELL_NUMBER);
  g_assert_cmpstr (row.cells[2].text, ==, "85.5");
  g_assert_true (san_table_reader_next (reader, &row, NULL));
  g_assert_cmpstr (row.cells[0].text, ==, "=1+1");
  g_assert_cmpint (row.cells[0].kind, ==, SAN_CELL_TEXT);
  g_assert_cmpint (row.cells[1].kind, ==, SAN_CELL_BLANK);
  g_assert_cmpstr (row.cells[2].text, ==, "无数据");
  g_assert_true (san_table_reader_next (reader, &row, NULL));
  g_assert_cmpstr (row.cells[2].text, ==, "-0.000001");
  g_assert_false (san_table_reader_next (reader, &row, NULL));
}

/* A person's locale may write a comma; a workbook may not. */
static void
test_decimal_comma (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = san_test_folder_path (folder, "t.xlsx");
  g_autoptr (SanTableWriter) writer = NULL;
  g_autoptr (SanTableReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  SanTableRow row;

  san_test_folder_make_comma_locale (folder);
  if (setlocale (LC_ALL, "de_DE.UTF-8") != NULL)
    {
      g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
      writer = san_table_writer_new_path (path, &error);
      g_assert_no_error (error);
      fill (writer);
      g_assert_true (san_table_writer_finish (writer, &error));
      g_assert_no_error (error);
    }
  g_unsetenv ("LOCPATH");
  setlocale (LC_ALL, "C.UTF-8");
  if (writer == NULL)
    {
      g_test_skip ("No locale with a decimal comma can be made (package locales)");
      return;
    }

  reader = san_table_reader_open (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (san_table_reader_next (reader, &row, &error));
  g_assert_true (san_table_reader_next (reader, &row, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (row.cells[2].text, ==, "85.5");
}

static void
test_unfinished_leaves_nothing (void)
{
  static const char *const names[] = { "t.csv", "t.xlsx" };
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = san_test_folder_path (folder, names[i]);
      SanTableWriter *writer = san_table_writer_new_path (path, NULL);

      fill (writer);
      san_table_writer_free (writer);
      g_assert_cmpuint (san_test_folder_count (folder), ==, 0);
    }
}

static void
test_refusals (void)
{
  g_autoptr (GError) ending = NULL;
  g_autoptr (GError) folder = NULL;
  g_autoptr (GError) full = NULL;
  g_autoptr (SanTableWriter) writer = NULL;
  FILE *device = fopen ("/dev/full", "w");

  g_assert_null (san_table_writer_new_path ("t.doc", &ending));
  g_assert_error (ending, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_null (san_table_writer_new_path ("/nowhere/at/all/t.csv", &folder));
  g_assert_error (folder, SAN_ERROR, SAN_ERROR_FAILED);

  g_assert_nonnull (device);
  writer = san_table_writer_new_file (SAN_TABLE_CSV, device);
  fill (writer);
  g_assert_false (san_table_writer_finish (writer, &full));
  g_assert_error (full, SAN_ERROR, SAN_ERROR_NO_SPACE);
  fclose (device);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-writer/csv", test_csv);
  g_test_add_func ("/table-writer/header-only", test_header_only);
  g_test_add_func ("/table-writer/lone-empty-cell", test_lone_empty_cell);
  g_test_add_func ("/table-writer/json", test_json);
  g_test_add_func ("/table-writer/json-single", test_json_single);
  g_test_add_func ("/table-writer/files-appear-when-finished", test_files);
  g_test_add_func ("/table-writer/workbook-reads-back", test_workbook_reads_back);
  g_test_add_func ("/table-writer/decimal-comma", test_decimal_comma);
  g_test_add_func ("/table-writer/unfinished-leaves-nothing", test_unfinished_leaves_nothing);
  g_test_add_func ("/table-writer/refusals", test_refusals);

  return g_test_run ();
}
