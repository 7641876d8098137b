/* test-xlsx-reader.c - workbooks are read as a person sees them, and none does harm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE     /* memmem() */

#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "base/san-error.h"
#include "support/san-test-folder.h"
#include "support/san-test-zip.h"
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
  fixture->path = san_test_folder_path (fixture->folder, "table.xlsx");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  san_test_folder_free (fixture->folder);
  g_free (fixture->path);
}

/* A letter for each kind, and signs for what a merged range repeats. */
static void
append_cell (GString            *text,
             const SanTableCell *cell)
{
  static const char kinds[] = { ' ', 't', 'n', 'p', 'd', 'b', 'e', 'v' };

  g_string_append_printf (text, "|%c%s%s%s", kinds[cell->kind],
                          cell->flags & SAN_CELL_MERGED_LEFT ? "<" : "",
                          cell->flags & SAN_CELL_MERGED_ABOVE ? "^" : "", cell->text);
}

static char *
read_sheet (const char *path,
            const char *sheet,
            GError    **error)
{
  g_autoptr (SanTableReader) reader = san_table_reader_open (path, sheet, NULL, NULL, error);
  GString *text = g_string_new (NULL);
  GError *failure = NULL;
  SanTableRow row;

  while (reader != NULL && san_table_reader_next (reader, &row, &failure))
    {
      g_string_append_printf (text, "%u", row.number);
      for (guint i = 0; i < row.n_cells; i++)
        append_cell (text, &row.cells[i]);
      g_string_append_c (text, '\n');
    }
  if (failure != NULL)
    g_propagate_error (error, failure);

  return g_string_free (text, FALSE);
}

static void
check_sheet (Fixture    *fixture,
             const char *sheet,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_sheet (fixture->path, sheet, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
check_refused (Fixture    *fixture,
               const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_sheet (fixture->path, NULL, &error);

  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_written_by_library (Fixture      *fixture,
                         gconstpointer data)
{
  for (int constant = 0; constant <= 1; constant++)
    {
      lxw_workbook_options options = { .constant_memory = (uint8_t) constant };
      lxw_workbook *book = workbook_new_opt (fixture->path, &options);
      lxw_worksheet *sheet = workbook_add_worksheet (book, "成绩");
      lxw_format *percent = workbook_add_format (book);
      lxw_format *date = workbook_add_format (book);
      lxw_format *time = workbook_add_format (book);
      lxw_datetime moment = { 2018, 6, 1, 14, 30, 0 };

      format_set_num_format (percent, "0.00%");
      format_set_num_format (date, "yyyy\"年\"m\"月\"d\"日\"");
      format_set_num_format (time, "yyyy-mm-dd hh:mm");

      worksheet_write_string (sheet, 0, 0, "单位", NULL);
      worksheet_write_string (sheet, 0, 1, " 得分\u3000", NULL);
      worksheet_write_string (sheet, 2, 0, "美兰区", NULL);
      worksheet_write_number (sheet, 2, 1, 85.545, NULL);
      worksheet_write_number (sheet, 2, 2, 0.9881, percent);
      worksheet_write_datetime (sheet, 2, 3, &moment, date);
      worksheet_write_datetime (sheet, 2, 4, &moment, time);
      worksheet_write_boolean (sheet, 2, 5, 1, NULL);
      worksheet_write_formula_num (sheet, 2, 6, "=B3*2", NULL, 171.09);
      worksheet_write_formula_str (sheet, 2, 7, "=A3", NULL, "美兰区");
      worksheet_write_string (sheet, 2, 9, "a\nb", NULL);
      g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);

      check_sheet (fixture, NULL,
                   "1|t单位|t得分\n"
                   "3|t美兰区|n85.545|p98.81%|d2018-06-01|d2018-06-01 14:30|byes|n171.09|"
                   "t美兰区| |ta\nb\n");
    }
}

static void
test_sheets (Fixture      *fixture,
             gconstpointer data)
{
  lxw_workbook *book = workbook_new (fixture->path);
  lxw_worksheet *hidden = workbook_add_worksheet (book, "底稿");
  lxw_worksheet *first = workbook_add_worksheet (book, "六月");
  lxw_worksheet *second = workbook_add_worksheet (book, "5");
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GError) error = NULL;

  worksheet_write_string (hidden, 0, 0, "h", NULL);
  worksheet_write_string (first, 0, 0, "a", NULL);
  worksheet_write_string (second, 0, 0, "b", NULL);
  worksheet_hide (hidden);
  worksheet_activate (first);
  worksheet_set_first_sheet (first);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);

  check_sheet (fixture, NULL, "1|ta\n");
  check_sheet (fixture, "1", "1|ta\n");
  check_sheet (fixture, "2", "1|tb\n");
  check_sheet (fixture, "六月", "1|ta\n");
  check_sheet (fixture, "5", "1|tb\n");
  check_sheet (fixture, "底稿", "1|th\n");
  g_assert_null (san_table_reader_open (fixture->path, "3", NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "六月"));

  sheets = san_table_list_sheets (fixture->path, NULL, NULL);
  g_assert_cmpuint (sheets->len, ==, 3);
  g_assert_cmpstr (((SanTableSheet *) sheets->pdata[0])->name, ==, "底稿");
  g_assert_true (((SanTableSheet *) sheets->pdata[0])->hidden);
  g_assert_false (((SanTableSheet *) sheets->pdata[2])->hidden);
}

static const char styles[] =
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[Red]0.0%;[Blue]-0.0%\"/>"
  "<numFmt numFmtId=\"165\" formatCode=\"0000\"/>"
  "<numFmt numFmtId=\"166\" formatCode=\"&quot;day&quot;0.00_d\"/>"
  "<numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/>"
  "<numFmt numFmtId=\"168\" formatCode=\"m/d\"/></numFmts>"
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/>"
  "<xf numFmtId=\"10\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/>"
  "<xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"31\"/></cellXfs>";

static void
test_dates (Fixture      *fixture,
            gconstpointer data)
{
  static const char rows[] =
    "<sheetData><row r=\"1\"><c s=\"1\"><v>43252</v></c><c s=\"2\"><v>43252.604166666664</v></c>"
    "<c s=\"3\"><v>0.375</v></c><c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c>"
    "<c s=\"1\"><v>61</v></c><c s=\"2\"><v>43252</v></c><c s=\"1\"><v>43252.6</v></c>"
    "<c s=\"9\"><v>43252</v></c><c s=\"10\"><v>43252</v></c>"
    "<c s=\"2\"><v>43252.999999999</v></c><c t=\"d\"><v>2018-06-01T14:30:00</v></c>"
    "<c t=\"d\"><v>2018-06-01</v></c><c s=\"1\"><v>-5</v></c></row></sheetData>";
  static const char epoch[] = "<sheetData><row><c s=\"1\"><v>41790</v></c></row></sheetData>";

  san_test_workbook_write (fixture->path, rows, NULL, styles, NULL);
  check_sheet (fixture, NULL,
               "1|d2018-06-01|d2018-06-01 14:30|d09:00|d1900-01-01|d1900-02-28|d1900-03-01|"
               "d2018-06-01|d2018-06-01|d2018-06-01|d2018-06-01|d2018-06-02|d2018-06-01 14:30|"
               "d2018-06-01|n-5\n");

  san_test_workbook_write (fixture->path, epoch, NULL, styles, "date1904=\"1\"");
  check_sheet (fixture, NULL, "1|d2018-06-01\n");
}

static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  static const char rows[] =
    "<sheetData><row><c><v>85.545000000000002</v></c><c><v>0.30000000000000004</v></c>"
    "<c><v>1E-3</v></c><c><v>1.5E+3</v></c><c><v>440513001001</v></c><c><v>-0.5</v></c>"
    "<c><v>0</v></c><c><v>-0</v></c><c><v>100.00</v></c><c><v>1E+30</v></c><c><v>007</v></c>"
    "<c><v>94.753799999999998</v></c><c><v>1234567890123456</v></c></row>"
    "<row><c s=\"4\"><v>0.98809999999999998</v></c><c s=\"5\"><v>1</v></c>"
    "<c s=\"6\"><v>7</v></c><c s=\"7\"><v>2.5</v></c><c s=\"8\"><v>1.1041666666666667</v></c>"
    "<c s=\"99\"><v>3</v></c><c s=\"4\"><v>0</v></c></row></sheetData>";

  san_test_workbook_write (fixture->path, rows, NULL, styles, NULL);
  check_sheet (fixture, NULL,
               "1|n85.545|n0.3|n0.001|n1500|n440513001001|n-0.5|n0|n0|n100|n1e+30|n7|n94.7538|"
               "n1234567890123460\n"
               "2|p98.81%|p100%|n0007|n2.5|d26:30|n3|p0%\n");
}

static void
test_strings (Fixture      *fixture,
              gconstpointer data)
{
  static const char strings[] =
    "<si><t>美兰区</t></si><si><r><t>龙</t></r><r><rPr><b/></rPr><t>华区</t></r>"
    "<rPh sb=\"0\" eb=\"1\"><t>lóng</t></rPh><phoneticPr/></si><si><t xml:space=\"preserve\"> </t></si>"
    "<si><t>a_x000D__x000A_b_x005F_x0041_</t></si>";
  static const char rows[] =
    "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
    "<c t=\"s\"><v>3</v></c><c t=\"inlineStr\"><is><t>内</t><rPh><t>nèi</t></rPh></is></c>"
    "<c t=\"inlineStr\"><is><r><t>a&lt;</t></r><r><t>b</t></r></is></c>"
    "<c t=\"str\"><f>A1</f><v>美兰区</v></c></row></sheetData>";

  san_test_workbook_write (fixture->path, rows, strings, NULL, NULL);
  check_sheet (fixture, NULL, "1|t美兰区|t龙华区| |ta\nb_x0041_|t内|ta<b|t美兰区\n");
}

/* A formula that was never calculated is not nought. */
static void
test_formulas (Fixture      *fixture,
               gconstpointer data)
{
  static const char rows[] =
    "<sheetData><row><c><f>SUM(B1:C1)</f></c><c><f>1+1</f><v></v></c><c><f>1+1</f><v/></c>"
    "<c t=\"str\"><f>\"\"</f><v></v></c><c t=\"str\"><f>A1</f></c><c><f t=\"shared\" si=\"0\"/></c>"
    "<c><f>1+1</f><v>2</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c t=\"b\"><v>0</v></c>"
    "</row></sheetData>";
  g_autoptr (SanTableReader) reader = NULL;
  g_autoptr (GError) no_value = NULL;
  g_autoptr (GError) broken = NULL;
  SanTableRow row;

  san_test_workbook_write (fixture->path, rows, NULL, NULL, NULL);
  check_sheet (fixture, NULL,
               "1|v=SUM(B1:C1)|v=1+1|v=1+1| |v=A1|v=|n2|e#DIV/0!|bno\n");

  reader = san_table_reader_open (fixture->path, NULL, NULL, NULL, NULL);
  g_assert_true (san_table_reader_next (reader, &row, NULL));
  g_assert_false (san_table_cell_check (&row.cells[0], &no_value));
  g_assert_nonnull (strstr (no_value->message, "without its result"));
  g_assert_false (san_table_cell_check (&row.cells[7], &broken));
  g_assert_nonnull (strstr (broken->message, "#DIV/0!"));
  g_assert_true (san_table_cell_check (&row.cells[6], NULL));
}

static void
test_places (Fixture      *fixture,
             gconstpointer data)
{
  static const char rows[] =
    "<sheetData><row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row>"
    "<row r=\"4\" hidden=\"1\"><c r=\"AA4\"><v>4</v></c></row><row><c><v>5</v></c></row>"
    "<row r=\"9\"><c s=\"1\"/><c t=\"s\"/></row></sheetData>";

  san_test_workbook_write (fixture->path, rows, NULL, NULL, NULL);
  check_sheet (fixture, NULL,
               "1|n1| | |n2|n3\n"
               "4| | | | | | | | | | | | | | | | | | | | | | | | | | |n4\n"
               "5|n5\n");
}

static void
test_merged (Fixture      *fixture,
             gconstpointer data)
{
  static const char strings[] = "<si><t>单位</t></si><si><t>得分</t></si><si><t>甲</t></si>"
                                "<si><t>A</t></si><si><t>B</t></si><si><t>标题</t></si>";
  static const char rows[] =
    "<sheetData><row><c t=\"s\"><v>5</v></c></row>"
    "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
    "<row><c r=\"B3\" t=\"s\"><v>3</v></c><c t=\"s\"><v>4</v></c></row>"
    "<row><c t=\"s\"><v>2</v></c><c><v>1</v></c><c><v>2</v></c></row>"
    "<row><c r=\"B5\"><v>3</v></c><c><v>4</v></c></row>"
    "<row><c r=\"A6\" s=\"1\"/></row>"
    "<row><c r=\"C7\"><v>6</v></c></row></sheetData>"
    "<mergeCells><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A4:A6\"/><mergeCell ref=\"A2:A3\"/>"
    "<mergeCell ref=\"A1:C1\"/><mergeCell ref=\"E1:F2\"/><mergeCell ref=\"nonsense\"/></mergeCells>";

  san_test_workbook_write (fixture->path, rows, strings, NULL, NULL);
  check_sheet (fixture, NULL,
               "1|t标题|t<标题|t<标题\n"
               "2|t单位|t得分|t<得分\n"
               "3|t^单位|tA|tB\n"
               "4|t甲|n1|n2\n"
               "5|t^甲|n3|n4\n"
               "7| | |n6\n");
}

static void
test_prefixes (Fixture      *fixture,
               gconstpointer data)
{
  static const char book[] =
    "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
    "xmlns:q=\"http://purl.oclc.org/ooxml/officeDocument/relationships\">"
    "<x:sheets><x:sheet name=\"s\" sheetId=\"1\" q:id=\"a\"/></x:sheets></x:workbook>";
  static const char relations[] =
    "<Relationships><Relationship Id=\"a\" "
    "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" "
    "Target=\"worksheets/sheet1.xml\"/></Relationships>";
  static const char sheet[] =
    "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row>"
    "<x:c t=\"inlineStr\"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData>"
    "<x:mergeCells><x:mergeCell ref=\"A1:B1\"/></x:mergeCells></x:worksheet>";

  san_test_zip_write (fixture->path, "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels",
                      relations, "xl/worksheets/sheet1.xml", sheet, NULL);
  check_sheet (fixture, NULL, "1|t甲|t<甲\n");
}

/* Files that lie. */

static void
test_out_of_order (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct { const char *rows, *words; } cases[] = {
    { "<sheetData><row r=\"2\"><c><v>1</v></c></row><row r=\"2\"/></sheetData>", "row 2" },
    { "<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>", "row 2" },
    { "<sheetData><row r=\"x\"/></sheetData>", "“x”" },
    { "<sheetData><row r=\"1048577\"><c><v>1</v></c></row></sheetData>", "1048576" },
    { "<sheetData><row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row></sheetData>", "another place" },
    { "<sheetData><row><c r=\"A2\"><v>1</v></c></row></sheetData>", "another place" },
    { "<sheetData><row><c r=\"??\"><v>1</v></c></row></sheetData>", "another place" },
    { "<sheetData><row><c r=\"XFD1\"><v>1</v></c></row></sheetData>", "columns" },
    { "<sheetData><row><c t=\"s\"><v>5</v></c></row></sheetData>", "not in the workbook" },
    { "<sheetData><row><c t=\"s\"><v>-1</v></c></row></sheetData>", "not in the workbook" },
    { "<sheetData><row><c><v>86..67</v></c></row></sheetData>", "not a number" },
    { "<sheetData><row><c t=\"d\"><v>soon</v></c></row></sheetData>", "not a date" },
    { "<sheetData><row><c><v>1</v></row></sheetData>", "mismatched tag" },
    { "<sheetData><row><c><v>&nothing;</v></c></row></sheetData>", "undefined entity" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      san_test_workbook_write (fixture->path, cases[i].rows, NULL, NULL, NULL);
      check_refused (fixture, cases[i].words);
    }
}

static void
write_raw (Fixture    *fixture,
           const char *sheet)
{
  static const char book[] =
    "<workbook xmlns:r=\"x\"><sheets><sheet name=\"s\" r:id=\"a\"/></sheets></workbook>";
  static const char relations[] =
    "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>";

  san_test_zip_write (fixture->path, "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels",
                      relations, "xl/s.xml", sheet, NULL);
}

static void
test_billion_laughs (Fixture      *fixture,
                     gconstpointer data)
{
  clock_t start = clock ();   /* of this process */

  write_raw (fixture,
             "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;&a;\">"
             "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
             "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\">]>"
             "<worksheet><sheetData><row><c><v>&f;</v></c></row></sheetData></worksheet>");
  check_refused (fixture, "document type");
  g_assert_cmpint (clock () - start, <, 5 * CLOCKS_PER_SEC);

  write_raw (fixture,
             "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet><sheetData/></worksheet>");
  check_refused (fixture, "document type");
}

static void
test_zip_bomb (Fixture      *fixture,
               gconstpointer data)
{
  GString *sheet = g_string_new ("<worksheet><sheetData>");

  while (sheet->len < 64 * 1024 * 1024)
    g_string_append (sheet, "                                                                ");
  g_string_append (sheet, "</sheetData></worksheet>");
  write_raw (fixture, sheet->str);
  g_string_free (sheet, TRUE);

  check_refused (fixture, "unpacks to more");
}

static void
test_truncated (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length;

  san_test_workbook_write (fixture->path, "<sheetData><row><c><v>1</v></c></row></sheetData>",
                           NULL, NULL, NULL);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (gsize cut = 4; cut < length; cut += 13)
    {
      g_assert_true (g_file_set_contents (fixture->path, whole, (gssize) cut, NULL));
      check_refused (fixture, "");
    }
}

/* One byte of the packed data turned over: the check sum of the part must tell. */
static void
test_flipped_byte (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("<sheetData>");
  g_autofree char *whole = NULL;
  char *part;
  gsize length;

  for (int i = 0; i < 2000; i++)
    g_string_append_printf (rows, "<row><c><v>%d</v></c></row>", g_test_rand_int_range (0, 9999));
  g_string_append (rows, "</sheetData>");
  san_test_workbook_write (fixture->path, rows->str, NULL, NULL, NULL);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  part = memmem (whole, length, "data/one.xml", strlen ("data/one.xml"));
  part[3000] ^= 0x10;
  g_assert_true (g_file_set_contents (fixture->path, whole, (gssize) length, NULL));
  check_refused (fixture, "damaged");
}

static void
test_no_workbook (Fixture      *fixture,
                  gconstpointer data)
{
  static const char encrypted[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."
                                  "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0...";

  san_test_zip_write (fixture->path, "photo.jpg", "x", NULL);
  check_refused (fixture, "archive");

  san_test_zip_write (fixture->path, "xl/workbook.xml", "<workbook/>", NULL);
  check_refused (fixture, "lacks its part");

  san_test_zip_write (fixture->path, "xl/workbook.xml", "<workbook/>",
                      "xl/_rels/workbook.xml.rels", "<Relationships/>", NULL);
  check_refused (fixture, "no sheet");

  write_raw (fixture, "");
  check_refused (fixture, "no element found");

  g_assert_true (g_file_set_contents (fixture->path, encrypted, sizeof encrypted - 1, NULL));
  check_refused (fixture, "password");
}

static void
test_huge_merges (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("<sheetData>");

  for (int i = 0; i < 20000; i++)
    g_string_append (rows, "<row><c><v>1</v></c></row>");
  g_string_append (rows, "</sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>");
  san_test_workbook_write (fixture->path, rows->str, NULL, NULL, NULL);
  check_refused (fixture, "merged cells");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/xlsx-reader/written-by-a-library", test_written_by_library);
  ADD ("/xlsx-reader/sheets", test_sheets);
  ADD ("/xlsx-reader/dates", test_dates);
  ADD ("/xlsx-reader/numbers", test_numbers);
  ADD ("/xlsx-reader/strings", test_strings);
  ADD ("/xlsx-reader/formulas", test_formulas);
  ADD ("/xlsx-reader/places", test_places);
  ADD ("/xlsx-reader/merged", test_merged);
  ADD ("/xlsx-reader/prefixes", test_prefixes);
  ADD ("/xlsx-reader/lies-are-refused", test_out_of_order);
  ADD ("/xlsx-reader/billion-laughs", test_billion_laughs);
  ADD ("/xlsx-reader/zip-bomb", test_zip_bomb);
  ADD ("/xlsx-reader/truncated", test_truncated);
  ADD ("/xlsx-reader/flipped-byte", test_flipped_byte);
  ADD ("/xlsx-reader/no-workbook", test_no_workbook);
  ADD ("/xlsx-reader/huge-merges", test_huge_merges);

  return g_test_run ();
}
