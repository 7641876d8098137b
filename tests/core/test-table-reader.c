/* test-table-reader.c - text tables of every make are read alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-error.h"
#include "support/san-test-folder.h"
#include "tables/san-table-reader.h"

typedef struct
{
  SanTestFolder *folder;
  char          *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = san_test_folder_new ();
  fixture->path = san_test_folder_path (fixture->folder, "table.csv");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  san_test_folder_free (fixture->folder);
  g_free (fixture->path);
}

/* "1:a|b|c\n3:…": file rows and cells */
static char *
read_all (const char *path,
          const char *encoding,
          GError    **error)
{
  g_autoptr (SanTableReader) reader = san_table_reader_open (path, NULL, encoding, NULL, error);
  GString *text = g_string_new (NULL);
  GError *failure = NULL;
  SanTableRow row;

  while (reader != NULL && san_table_reader_next (reader, &row, &failure))
    {
      g_string_append_printf (text, "%u:", row.number);
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", row.cells[i].text);
      g_string_append_c (text, '\n');
    }
  if (failure != NULL)
    g_propagate_error (error, failure);

  return g_string_free (text, FALSE);
}

static void
check (Fixture    *fixture,
       const char *contents,
       gssize      length,
       const char *encoding,
       const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->path, contents, length, NULL));
  text = read_all (fixture->path, encoding, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_records (Fixture      *fixture,
              gconstpointer data)
{
  check (fixture, "a,b\n1,2\n", -1, NULL, "1:a|b\n2:1|2\n");
  check (fixture, "a,b\r\n1,2", -1, NULL, "1:a|b\n2:1|2\n");
  check (fixture, "a,b\r1,2\r", -1, NULL, "1:a|b\n2:1|2\n");
  check (fixture, "a\tb,x\n1\t2,3\n", -1, NULL, "1:a|b,x\n2:1|2,3\n");
  check (fixture, "a;b\n1,5;2\n", -1, NULL, "1:a|b\n2:1,5|2\n");
  check (fixture, "sep=;\na;b,c\n", -1, NULL, "2:a|b,c\n");
  check (fixture, "name\n甲;乙\n", -1, NULL, "1:name\n2:甲;乙\n");
  check (fixture, "name,aliases\n甲,A;B;C\n乙,D;E;F\n", -1, NULL, "1:name|aliases\n2:甲|A;B;C\n3:乙|D;E;F\n");
}

static void
test_quotes (Fixture      *fixture,
             gconstpointer data)
{
  check (fixture, "a,b\n\"x,y\",\"say \"\"hi\"\"\"\nlast,1\n", -1, NULL,
         "1:a|b\n2:x,y|say \"hi\"\n3:last|1\n");
  check (fixture, "a,b\n\"one\ntwo\r\nthree\",2\nlast,1\n", -1, NULL,
         "1:a|b\n2:one\ntwo\nthree|2\n5:last|1\n");
  check (fixture, "5\" pipe,b\n1,2\n", -1, NULL, "1:5\" pipe|b\n2:1|2\n");
  check (fixture, "a,b\n\"x\"y,2\n", -1, NULL, "1:a|b\n2:xy|2\n");
  check (fixture, "a,b\n\"\",2\n", -1, NULL, "1:a|b\n2:|2\n");
}

static void
test_blanks (Fixture      *fixture,
             gconstpointer data)
{
  check (fixture, "\n\na,b,,\n,,,\n 1 ,\u3000甲 \u3000,\n\n", -1, NULL, "3:a|b\n5:1|甲\n");
  check (fixture, "a,b\n1,\x01" "2\n", -1, NULL, "1:a|b\n2:1|2\n");
  check (fixture, "a,b\n", -1, NULL, "1:a|b\n");
}

static void
test_encodings (Fixture      *fixture,
                gconstpointer data)
{
  static const struct { const char *converter, *mark; gsize mark_length; } cases[] = {
    { "UTF-8", "", 0 }, { "UTF-8", "\xef\xbb\xbf", 3 }, { "GB18030", "", 0 },
    { "UTF-16LE", "\xff\xfe", 2 }, { "UTF-16BE", "\xfe\xff", 2 }, { "UTF-16LE", "", 0 },
  };
  static const char text[] = "单位,得分\n美兰区,95.20\n\"秀英,区\",87\n";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) bytes = g_string_new_len (cases[i].mark, (gssize) cases[i].mark_length);
      gsize length;
      g_autofree char *encoded =
        g_convert (text, -1, cases[i].converter, "UTF-8", NULL, &length, NULL);

      g_string_append_len (bytes, encoded, (gssize) length);
      check (fixture, bytes->str, (gssize) bytes->len, NULL, "1:单位|得分\n2:美兰区|95.20\n3:秀英,区|87\n");
    }
  check (fixture, "\xc2\xb3,\xc3\xc0\xc0\xbc\xc7\xf8\n", -1, "gb18030", "1:鲁|美兰区\n");
}

static void
refuse (Fixture    *fixture,
        const char *contents,
        gssize      length,
        const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->path, contents, length, NULL));
  text = read_all (fixture->path, NULL, &error);
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refusals (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GString) wide = g_string_new ("a");

  refuse (fixture, "%PDF-1.4\nnothing but text\n", -1, "PDF");
  refuse (fixture, "\x89PNG\r\n\x1a\n", 8, "picture");
  refuse (fixture, "{\\rtf1 table}", -1, "text document");
  refuse (fixture, "a,b\n1,\"2\n3,4\n", -1, "Line 2");
  refuse (fixture, "", 0, "empty");
  refuse (fixture, "a,b\n\x81\x0a,\xff\n", -1, "Line");
  refuse (fixture, "\x88PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "Line");

  for (int i = 0; i < SAN_TABLE_COLUMNS_MAX; i++)
    g_string_append (wide, ",a");
  refuse (fixture, wide->str, -1, "columns");
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_sheet = NULL;
  g_autoptr (GPtrArray) sheets = NULL;

  g_assert_null (san_table_reader_open (fixture->path, NULL, NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);

  g_assert_true (g_file_set_contents (fixture->path, "a,b\n", -1, NULL));
  g_assert_null (san_table_reader_open (fixture->path, "成绩", NULL, NULL, &no_sheet));
  g_assert_error (no_sheet, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  sheets = san_table_list_sheets (fixture->path, NULL, NULL);
  g_assert_cmpuint (sheets->len, ==, 0);
}

static void
test_push_back (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (SanTableReader) reader = NULL;
  SanTableRow row;

  g_assert_true (g_file_set_contents (fixture->path, "a\nb\nc\n", -1, NULL));
  reader = san_table_reader_open (fixture->path, NULL, NULL, NULL, NULL);
  g_assert_true (san_table_reader_next (reader, &row, NULL));
  g_assert_true (san_table_reader_next (reader, &row, NULL));
  san_table_reader_push_back (reader);
  g_assert_true (san_table_reader_next (reader, &row, NULL));
  g_assert_cmpstr (row.cells[0].text, ==, "b");
  g_assert_cmpint (row.cells[0].kind, ==, SAN_CELL_TEXT);
  g_assert_true (san_table_reader_next (reader, &row, NULL));
  g_assert_cmpstr (row.cells[0].text, ==, "c");
  g_assert_cmpfloat (san_table_reader_get_progress (reader), ==, 1);
  g_assert_cmpstr (san_table_row_get_cell (&row, 5)->text, ==, "");
  g_assert_cmpstr (san_table_row_get_cell (&row, -1)->text, ==, "");
  g_assert_cmpstr (san_table_reader_get_encoding (reader), ==, "UTF-8");
  g_assert_null (san_table_reader_get_sheet (reader));
  g_assert_false (san_table_reader_next (reader, &row, NULL));
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SanTableReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  SanTableRow row;

  g_assert_true (g_file_set_contents (fixture->path, "a\nb\nc\n", -1, NULL));
  reader = san_table_reader_open (fixture->path, NULL, NULL, cancellable, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (san_table_reader_next (reader, &row, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_summary_labels (void)
{
  static const char *const summaries[] = {
    "平均", "平均分", "合计", "总计", "小计", "全区平均分", "中心城区平均得分", "合 计", "平均分：", "平均分(全区)", "合計",
    "Total", "均值",
  };
  static const char *const others[] = { "", "美兰区", "平安街道", "总部", "和平村", "计生办", "合江镇" };

  for (gsize i = 0; i < G_N_ELEMENTS (summaries); i++)
    g_assert_true (san_table_is_summary_label (summaries[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (san_table_is_summary_label (others[i]));
}

/* Old and foreign spreadsheets, where an office suite is installed. */
static void
check_foreign (Fixture    *fixture,
               const char *name,
               const char *contents)
{
  g_autofree char *path = san_test_folder_path (fixture->folder, name);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  text = read_all (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "1:单位|得分\n2:美兰区|95.2\n");
}

static void
convert (const char *from,
         const char *to)
{
  const char *argv[] = { "ssconvert", from, to, NULL };
  int status = -1;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                               G_SPAWN_STDERR_TO_DEV_NULL,
                               NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

static void
test_foreign (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const endings[] = { "xls", "ods" };
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *gnumeric = g_find_program_in_path ("ssconvert");

  if (gnumeric == NULL)
    {
      g_test_skip ("Gnumeric is not installed");
      return;
    }

  g_assert_true (g_file_set_contents (fixture->path, "单位,得分\n美兰区,95.20\n", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("old.%s", endings[i]);
      g_autofree char *path = san_test_folder_path (fixture->folder, name);
      g_autofree char *text = NULL;
      g_autoptr (GPtrArray) sheets = NULL;
      g_autoptr (GError) error = NULL;

      convert (fixture->path, path);
      text = read_all (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "1:单位|得分\n2:美兰区|95.2\n");
      sheets = san_table_list_sheets (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (sheets->len, ==, 1);
    }

  if (office != NULL)
    check_foreign (fixture, "page.xls",
                   "<html><meta charset=\"utf-8\"><table><tr><td>单位</td><td>得分</td></tr>"
                   "<tr><td>美兰区</td><td>95.20</td></tr></table></html>");
}

/* Without a helper: words, not a crash and not a wrong table. */
static void
test_no_helper (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_strdup (g_getenv ("PATH"));

  g_setenv ("PATH", "/nowhere", TRUE);
  refuse (fixture, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", 12, "LibreOffice or Gnumeric");
  refuse (fixture, "<html><table><tr><td>1</td></tr></table></html>", -1, ".html");
  g_setenv ("PATH", path, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/table-reader/records", test_records);
  ADD ("/table-reader/quotes", test_quotes);
  ADD ("/table-reader/blank-rows-are-left-out", test_blanks);
  ADD ("/table-reader/encodings", test_encodings);
  ADD ("/table-reader/refusals-name-the-line", test_refusals);
  ADD ("/table-reader/missing-file-and-sheet", test_missing);
  ADD ("/table-reader/push-back", test_push_back);
  ADD ("/table-reader/cancel", test_cancel);
  ADD ("/table-reader/foreign-spreadsheets", test_foreign);
  ADD ("/table-reader/no-helper", test_no_helper);
  g_test_add_func ("/table-reader/summary-labels", test_summary_labels);

  return g_test_run ();
}
