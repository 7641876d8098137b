/* test-workbook.c - the Excel bulletin: what stands in its cells, and that it is always the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/san-decimal.h"
#include "bulletins/san-workbook-formula.h"
#include "press/workbook-reading.h"
#include "press/workbook-samples.h"
#include "support/san-test-round.h"
#include "tables/san-table-reader.h"

#define ROW_FIRST     5     /* as the file counts */
#define COLUMN_NODES  5

/* @text is the number of the ranking, but for zeros at its end. */
static void
assert_number (const char *text,
               const char *expected)
{
  g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, g_ascii_strtod (expected, NULL));
  g_assert_cmpstr (text, !=, "");
}

/* Nodes in the order of the columns: children before parents. */
static void
assert_components (GHashTable     *cells,
                   guint           row,
                   const SanPlace *place,
                   const SanNode  *node,
                   guint          *column)
{
  g_autofree char *expected = NULL;
  const char *text;

  for (guint i = 0; i < node->children->len; i++)
    assert_components (cells, row, place, g_ptr_array_index (node->children, i), column);
  if (node->parent == NULL)
    return;

  expected = san_scores_format_node (place->score, node);
  text = san_test_cell (cells, row, (*column)++);
  if (place->score->nodes[node->index].state == SAN_NODE_LEFT_OUT)
    g_assert_true (g_str_equal (text, "无数据") || g_str_equal (text, "不适用"));
  else if (place->score->nodes[node->index].state == SAN_NODE_FILLED && node->decimals >= 0)
    /* the cell carries what enters the parent, and shows it rounded */
    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (text, NULL), g_ascii_strtod (expected, NULL),
                                    0.5000006 * pow (10, -node->decimals));
  else
    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (text, NULL), g_ascii_strtod (expected, NULL),
                                    0.0000006);
}

static void
assert_group (GHashTable           *cells,
              const SanRankedGroup *group)
{
  for (guint i = 0; i < group->places->len; i++)
    {
      const SanPlace *place = g_ptr_array_index (group->places, i);
      g_autofree char *name = g_strstrip (g_strdup (place->score->participant->name));
      guint row = ROW_FIRST + i;
      guint column = COLUMN_NODES;

      g_assert_cmpstr (san_test_cell (cells, row, 1), ==, name);
      if (place->absent)
        g_assert_true (g_str_equal (san_test_cell (cells, row, 2), "无数据") ||
                       g_str_equal (san_test_cell (cells, row, 2), "—"));
      else
        assert_number (san_test_cell (cells, row, 2), place->total);
      if (place->place > 0)
        g_assert_cmpuint (g_ascii_strtoull (san_test_cell (cells, row, 0), NULL, 10), ==, place->place);
      else
        g_assert_cmpstr (san_test_cell (cells, row, 0), ==, "—");
      assert_components (cells, row, place, place->score->scheme->root, &column);
    }

  if (group->n > 0)
    {
      guint row = ROW_FIRST + group->places->len;

      g_assert_cmpstr (san_test_cell (cells, row, 0), ==, "平均");
      assert_number (san_test_cell (cells, row, 2), group->mean);
      assert_number (san_test_cell (cells, row + 1, 2), group->max);
      assert_number (san_test_cell (cells, row + 2, 2), group->min);
      assert_number (san_test_cell (cells, row + 3, 2), group->median);
      assert_number (san_test_cell (cells, row + 4, 2), group->stdev);
    }
}

static void
test_says_what_the_ranking_says (void)
{
  g_autoptr (GPtrArray) samples = san_workbook_samples ();

  for (guint i = 0; i < samples->len; i++)
    {
      const SanWorkbookSample *sample = g_ptr_array_index (samples, i);
      g_autoptr (GBytes) bytes = san_workbook_sample_make (sample->ranking);
      g_autoptr (SanTestBook) book = san_test_book_new (bytes);
      g_autoptr (GPtrArray) sheets = san_test_book_sheets (book);

      g_assert_cmpuint (sheets->len, ==, sample->ranking->groups->len + 1);
      for (guint j = 0; j < sample->ranking->groups->len; j++)
        {
          g_autoptr (GHashTable) cells = san_test_book_read (book, san_test_sheet_name (sheets, j + 1));

          assert_group (cells, g_ptr_array_index (sample->ranking->groups, j));
        }
    }
}

/* Excel refuses a file with any of these. */
static void
test_names_sheets_as_excel_may (void)
{
  g_autoptr (GPtrArray) samples = san_workbook_samples ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const SanWorkbookSample *sample = g_ptr_array_index (samples, 1);
  g_autoptr (GBytes) bytes = san_workbook_sample_make (sample->ranking);
  g_autoptr (SanTestBook) book = san_test_book_new (bytes);
  g_autoptr (GPtrArray) sheets = san_test_book_sheets (book);
  g_autoptr (GHashTable) cover = san_test_book_read (book, "汇总");

  g_assert_cmpstr (sample->name, ==, "names");

  for (guint i = 0; i < sheets->len; i++)
    {
      const char *name = san_test_sheet_name (sheets, i);
      glong units = 0;
      g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (name, -1, NULL, &units, NULL);

      g_assert_cmpint (units, <=, 31);
      g_assert_null (strpbrk (name, "[]:*?/\\'"));
      g_assert_cmpint (g_ascii_strcasecmp (name, "History"), !=, 0);
      g_assert_true (g_hash_table_add (seen, g_utf8_casefold (name, -1)));
    }

  /* the group's own name stands on the cover */
  for (guint i = 0; i < sample->ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (sample->ranking->groups, i);
      const char *written = san_test_cell (cover, 7 + i, 0);

      g_assert_cmpstr (written, ==, group->name);
      assert_number (san_test_cell (cover, 7 + i, 2), group->mean);
    }
}

static void
test_notes_say_what_happened (void)
{
  static const char *const sentences[] = {
    "=1+1、缺考“问卷”无数据，按 60.5 分计。",
    "缺考“扣分”无数据，不计总分、不排名。",
    "缺考“卫生”无数据，不计入，其余成分按比例折算。",
    "“不适用”的成分不计入，其余成分按比例折算。",
    "乙“问卷”为人工改定：问卷重做。",
    "甲加减分：+0.3（省级表扬）、+1.9（经验推广），按上限计 +2。",
    "=1+1加减分：−0.5（媒体曝光）。",
    "丙调整 −1.5 分：基数调整。",
    "红牌一票否决：较大事故，排在末位。",
    "<甲&乙\">一票否决：负面清单，扣 5 分。",
    "名次按评分方案的并列与比较规则排定，单元格为数值。",
    "部分得分含无法写成普通公式的规则",
  };
  static const char *const remarks[] = {
    "只排名不奖惩", "不参与排名", "一票否决", "缺“扣分”，不排名", "新增",
  };
  g_autoptr (GPtrArray) samples = san_workbook_samples ();
  const SanWorkbookSample *sample = g_ptr_array_index (samples, 0);
  g_autoptr (GBytes) bytes = san_workbook_sample_make (sample->ranking);
  g_autoptr (SanTestBook) book = san_test_book_new (bytes);
  g_autoptr (GHashTable) cells = san_test_book_read (book, "一组");

  g_assert_cmpstr (sample->name, ==, "rows");
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (!san_test_any_cell (cells, sentences[i]))
      g_error ("It is not said that %s", sentences[i]);
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    if (!san_test_any_cell (cells, remarks[i]))
      g_error ("There is no remark %s", remarks[i]);

  /* two heads: the component over its parts, the parts over their columns */
  g_assert_cmpstr (san_test_cell (cells, 3, COLUMN_NODES), ==, "现场 权重60");
  g_assert_cmpstr (san_test_cell (cells, 4, COLUMN_NODES), ==, "卫生\n满分60");
  g_assert_cmpstr (san_test_cell (cells, 4, COLUMN_NODES + 3), ==, "秩序小计\n满分40");
  g_assert_cmpstr (san_test_cell (cells, 4, COLUMN_NODES + 4), ==, "小计");
  g_assert_cmpstr (san_test_cell (cells, 3, COLUMN_NODES + 5), ==, "问卷\n权重30");
}

static void
test_drafts_and_corrections_say_so (void)
{
  g_autoptr (SanRanking) ranking = san_workbook_sample_half (5, 2, "mean");
  SanWorkbookHead draft = {
    "办公室", "通报", 0, 0, san_day_new (2018, 6, 20), "", TRUE, 1, "",
  };
  SanWorkbookHead correction = {
    "办公室", "通报", 7, 19, san_day_new (2018, 7, 2), "89abcdef", FALSE, 2, "甲组漏记一项",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = san_workbook_make (ranking, &draft, NULL, &error);
  g_autoptr (GBytes) second = san_workbook_make (ranking, &correction, NULL, &error);
  g_autoptr (SanTestBook) draft_book = san_test_book_new (first);
  g_autoptr (SanTestBook) correction_book = san_test_book_new (second);
  g_autoptr (GHashTable) cover = san_test_book_read (draft_book, "汇总");
  g_autoptr (GHashTable) group = san_test_book_read (draft_book, "组");
  g_autoptr (GHashTable) corrected = san_test_book_read (correction_book, "汇总");

  g_assert_no_error (error);
  g_assert_true (san_test_any_cell (cover, "预排名　2018年6月20日"));
  g_assert_true (san_test_any_cell (group, "预排名，可能变动"));
  g_assert_true (san_test_any_cell (corrected, "第7期（总第19期）　更正（第2版）　2018年7月2日"));
  g_assert_true (san_test_any_cell (corrected, "更正说明：甲组漏记一项"));
}

/* Whatever the program speaks and wherever it stands. */
static void
test_same_bytes_everywhere (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  static const char *const zones[] = { "UTC", "Asia/Shanghai", "America/St_Johns" };
  static const char *const locales[] = { "C", "zh_CN.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8" };
  g_autoptr (SanRanking) ranking = san_workbook_sample_random (7, 30);
  g_autoptr (GBytes) first = san_workbook_sample_make (ranking);
  gboolean comma = FALSE;

  san_test_folder_make_comma_locale (folder);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    for (guint j = 0; j < G_N_ELEMENTS (locales); j++)
      {
        g_autoptr (GBytes) again = NULL;

        g_setenv ("TZ", zones[i], TRUE);
        if (setlocale (LC_ALL, locales[j]) == NULL)
          continue;
        comma |= *localeconv ()->decimal_point == ',';
        again = san_workbook_sample_make (ranking);
        g_assert_true (g_bytes_equal (first, again));
      }

  g_unsetenv ("LOCPATH");
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  if (!comma)
    g_test_skip ("No locale with a decimal comma can be made (package locales); the others agree");
}

static void
test_cancels (void)
{
  g_autoptr (SanRanking) ranking = san_workbook_sample_half (5, 2, "mean");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SanWorkbookHead head = { "", "通报", 1, 1, 0, "", FALSE, 1, "" };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (san_workbook_make (ranking, &head, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Half-way values, and what lies a hair beside them. */
static void
test_safe_formulas (void)
{
  static const struct
  {
    double   value;
    double   error;
    int      decimals;
    gint64   expected;     /* billionths */
    gboolean safe;
  } cases[] = {
    { 85.545, 1e-13, 2, 85550000000, TRUE },
    { 85.54499999999999, 1e-13, 2, 85550000000, TRUE },
    { -85.545, 1e-13, 2, -85550000000, TRUE },
    { 85.5449999994, 1e-13, 2, 85540000000, TRUE },
    { 85.5449999994, 1e-13, 2, 85550000000, FALSE },
    /* nine places are a half here: which way a spreadsheet goes cannot be known … */
    { 1.2345674995, 1e-12, 6, 1234567000, FALSE },
    { 0.0000000005, 1e-12, -1, 1, FALSE },
    /* … and here it does not matter */
    { 1.0000000005, 1e-12, 2, 1000000000, TRUE },
    { 1e6, 1e-9, 2, 1000000000000000, FALSE },
    { 2.5, 0, 0, 3000000000, TRUE },
    { -2.5, 0, 0, -3000000000, TRUE },
    { 2.5, 0, 0, 2000000000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (san_formula_is_safe (cases[i].value, cases[i].error, cases[i].decimals,
                                          cases[i].expected), ==, cases[i].safe);
}

static void
test_cells_carry_the_nearest_double (void)
{
  static const char *const texts[] = {
    "0", "85.545", "-85.545", "0.000001", "899999.999999", "100", "33.333333", "9000000000",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SanCellNumber by_micro, by_value;
      gint64 micro;
      mpq_t value;

      g_assert_true (san_micro_parse (texts[i], &micro, NULL, NULL));
      mpq_init (value);
      san_rational_set_micro (value, micro);
      san_cell_number_set_micro (&by_micro, micro);
      san_cell_number_set (&by_value, value, -1);
      mpq_clear (value);

      g_assert_cmpfloat (by_micro.value, ==, g_ascii_strtod (texts[i], NULL));
      g_assert_cmpfloat (by_value.value, ==, g_ascii_strtod (texts[i], NULL));
      g_assert_cmpint (by_micro.small, ==, by_value.small);
      if (by_micro.small)
        g_assert_cmpint (by_micro.nano, ==, by_value.nano);
    }
}

/* An input of its own for each formula that a row may have. */
static void
test_formulas_are_plain (void)
{
  g_autoptr (GPtrArray) samples = san_workbook_samples ();
  const SanWorkbookSample *sample = g_ptr_array_index (samples, 0);
  const SanPlace *place = san_test_find_place (sample->ranking, "乙");
  const SanScheme *scheme = place->score->scheme;
  g_autoptr (SanFormulas) formulas = san_formulas_new (scheme);
  g_autofree SanCellNumber *cells = g_new0 (SanCellNumber, scheme->nodes->len);
  SanFormulaRow row = { place->score, cells, 6 };
  SanCellNumber total;
  const char *formula;

  for (guint i = 1; i < scheme->nodes->len; i++)
    {
      const SanNode *node = g_ptr_array_index (scheme->nodes, i);

      san_formulas_set_column (formulas, node, i);
      san_cell_number_set_node (&cells[i], &place->score->nodes[i], node);
    }

  formula = san_formulas_node (formulas, &row, g_ptr_array_index (scheme->nodes, 3), &cells[3]);
  g_assert_cmpstr (formula, ==, "=ROUND((E7/100+F7/100)*40/2,9)");
  formula = san_formulas_node (formulas, &row, g_ptr_array_index (scheme->nodes, 1), &cells[1]);
  g_assert_cmpstr (formula, ==, "=ROUND(ROUND((C7+D7),9),1)");

  san_cell_number_set (&total, place->score->total, 2);
  formula = san_formulas_total (formulas, &row, NULL, 0, &total);
  g_assert_cmpstr (formula, ==, "=ROUND(ROUND((60*B7+30*G7+10*H7)/100,9),2)");

  /* a leaf has none, nor has a value that the cells do not give */
  g_assert_null (san_formulas_node (formulas, &row, g_ptr_array_index (scheme->nodes, 2),
                                    &cells[2]));
  total.nano += 10000000;
  g_assert_null (san_formulas_total (formulas, &row, NULL, 0, &total));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/says-what-the-ranking-says", test_says_what_the_ranking_says);
  g_test_add_func ("/workbook/names-sheets-as-excel-may", test_names_sheets_as_excel_may);
  g_test_add_func ("/workbook/notes-say-what-happened", test_notes_say_what_happened);
  g_test_add_func ("/workbook/drafts-and-corrections-say-so", test_drafts_and_corrections_say_so);
  g_test_add_func ("/workbook/same-bytes-everywhere", test_same_bytes_everywhere);
  g_test_add_func ("/workbook/cancels", test_cancels);
  g_test_add_func ("/workbook/safe-formulas", test_safe_formulas);
  g_test_add_func ("/workbook/cells-carry-the-nearest-double",
                   test_cells_carry_the_nearest_double);
  g_test_add_func ("/workbook/formulas-are-plain", test_formulas_are_plain);

  return g_test_run ();
}
