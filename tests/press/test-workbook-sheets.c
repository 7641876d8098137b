/* test-workbook-sheets.c - what the sheets beside the groups say, and old layouts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/san-error.h"
#include "bulletins/san-bulletin.h"
#include "bulletins/san-workbook.h"
#include "press/workbook-month.h"
#include "press/workbook-reading.h"
#include "scoring/san-inspection.h"
#include "store/san-blob-store.h"
#include "support/san-test-onsite.h"
#include "support/san-test-round.h"
#include "tables/san-table-reader.h"

/* The month of 27 towns, which has everything */
#define FULL_MONTH 1

static SanTestBook *
make_book (const SanWorkbookMonth *month)
{
  g_autoptr (GBytes) bytes = san_workbook_month_make (month);

  return san_test_book_new (bytes);
}

/* The row in which @text stands in @column; from @row on */
static guint
find_row (GHashTable *cells,
          guint       row,
          guint       column,
          const char *text)
{
  for (; row < 10000; row++)
    if (g_str_equal (san_test_cell (cells, row, column), text))
      return row;

  g_error ("There is no %s in column %u", text, column);
}

static void
assert_number (const char *text,
               const char *expected)
{
  if (*expected == '\0')
    {
      g_assert_cmpstr (text, ==, "—");
      return;
    }

  g_assert_cmpstr (text, !=, "");
  g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, g_ascii_strtod (expected, NULL));
}

/* A sheet that would have nothing to say is left out. */
static void
test_sheets_follow_the_data (void)
{
  static const struct { const char *month, *sheets; } cases[] = {
    { "month-4", "汇总 第1片区 奖惩 三色单 在办三色单 年度 类别得分 类别失分 图表 点位 问题" },
    { "month-27", "汇总 第1片区 第2片区 第3片区 奖惩 三色单 在办三色单 年度 类别得分 类别失分 图表 点位 问题" },
    { "month-1000", "汇总 第1片区 第2片区 奖惩 年度 图表 问题" },
    { "month-wide", "汇总 第1片区 第2片区 年度 类别得分 类别失分 图表 点位" },
    { "month-bare", "汇总 第1片区" },
  };
  guint checked = 0;
  const char *name;

  for (guint i = 0;; i++)
    {
      g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (i, &name);
      g_autoptr (SanTestBook) book = NULL;
      g_autoptr (GPtrArray) sheets = NULL;
      g_autoptr (GString) names = g_string_new (NULL);

      if (month == NULL)
        break;
      book = make_book (month);
      sheets = san_test_book_sheets (book);
      for (guint j = 0; j < sheets->len; j++)
        g_string_append_printf (names, "%s%s", j > 0 ? " " : "", san_test_sheet_name (sheets, j));
      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        if (g_str_equal (cases[j].month, name))
          {
            g_assert_cmpstr (names->str, ==, cases[j].sheets);
            checked++;
          }
    }

  g_assert_cmpuint (checked, ==, G_N_ELEMENTS (cases));
}

/* Every name once with its place and its money; sums to the yuan, and what of the budget is
 * left. */
static void
test_awards (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (SanTestBook) book = make_book (month);
  g_autoptr (GHashTable) cells = san_test_book_read (book, "奖惩");
  guint row;

  row = find_row (cells, 4, 0, "二、奖励资金（12 个）");
  g_assert_cmpuint (find_row (cells, 4, 0, "一、通报表扬（9 个）"), ==, 4);
  for (guint i = 0; i < 9; i++)
    {
      const SanBulletinAward *award = g_ptr_array_index (month->data->awards, 9 + i);
      g_autofree char *place = g_strdup_printf ("%u", award->place);

      row++;
      g_assert_cmpstr (san_test_cell (cells, row, 1), ==, award->group);
      g_assert_cmpstr (san_test_cell (cells, row, 2), ==, place);
      g_assert_cmpstr (san_test_cell (cells, row, 3), ==, award->unit);
      g_assert_cmpstr (san_test_cell (cells, row, 4), ==, award->head);
      g_assert_cmpstr (san_test_cell (cells, row, 5), ==, "名次奖励");
      g_assert_cmpstr (san_test_cell (cells, row, 6), ==, award->amount);
    }

  /* three groups: 40,000 + 25,000 + 15,000 each, and once more 40,000 for progress */
  g_assert_cmpstr (san_test_cell (cells, row + 1, 0), ==, "“名次奖励”合计");
  g_assert_cmpstr (san_test_cell (cells, row + 1, 6), ==, "240000");
  g_assert_cmpstr (san_test_cell (cells, row + 1, 7), ==, "预算 200,000 元，超出 40,000 元");
  row = find_row (cells, row, 0, "“进步奖”合计");
  g_assert_cmpstr (san_test_cell (cells, row, 6), ==, "120000");
  g_assert_cmpstr (san_test_cell (cells, row + 1, 0), ==, "资金总计");
  g_assert_cmpstr (san_test_cell (cells, row + 1, 6), ==, "360000");
  find_row (cells, row, 0, "三、作出检讨（3 个）");
  find_row (cells, row, 0, "四、约谈（6 个）");
}

static void
test_hundredths_of_a_yuan (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (0, &name);
  g_autoptr (SanTestBook) book = make_book (month);
  g_autoptr (GHashTable) cells = san_test_book_read (book, "奖惩");
  guint row = find_row (cells, 4, 0, "“名次奖励”合计");

  g_assert_cmpstr (san_test_cell (cells, row, 6), ==, "3703.68");
}

/* Values, places and totals of the data; the means are those of the units with a place. */
static void
test_year (void)
{
  for (guint i = 0; i < 3; i++)
    {
      const char *name;
      g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (i, &name);
      g_autoptr (SanTestBook) book = make_book (month);
      g_autoptr (GHashTable) cells = san_test_book_read (book, "年度");
      guint n_rounds = g_strv_length (month->data->year_rounds);
      double sum = 0;
      guint n = 0;
      guint row = 4;

      g_assert_cmpstr (san_test_cell (cells, 3, 3), ==,
                       g_str_equal (name, "month-176") ? "年度成绩" : "平均");
      for (guint j = 0; j < month->data->year_rows->len; j++, row++)
        {
          char **said = g_ptr_array_index (month->data->year_rows, j);

          if (g_str_equal (san_test_cell (cells, row, 1), "平均"))
            {
              g_assert_cmpfloat_with_epsilon (g_ascii_strtod (san_test_cell (cells, row, 4), NULL),
                                              sum / n, 0.0050001);
              sum = n = 0;
              row++;
            }
          g_assert_cmpstr (san_test_cell (cells, row, 0), ==, said[0]);
          assert_number (san_test_cell (cells, row, 1), said[2]);
          g_assert_cmpstr (san_test_cell (cells, row, 2), ==, said[1]);
          for (guint k = 0; k <= n_rounds; k++)
            assert_number (san_test_cell (cells, row, 3 + k), said[3 + k]);
          if (*said[2] != '\0' && *said[4] != '\0')
            {
              sum += g_ascii_strtod (said[4], NULL);
              n++;
            }
        }
      g_assert_cmpstr (san_test_cell (cells, row, 1), ==, "平均");
    }
}

/* Each cell is the score of the category, or marked as missing. */
static void
test_heat (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (SanTestBook) book = make_book (month);
  g_autoptr (GHashTable) cells = san_test_book_read (book, "类别得分");
  const SanInspection *inspection = month->ranking->input->inspection;
  guint n_missing = 0;
  guint row = 4;

  for (guint i = 0; i < month->ranking->groups->len; i++)
    {
      const SanRankedGroup *group = g_ptr_array_index (month->ranking->groups, i);

      row = find_row (cells, row, 0, group->name);
      for (guint j = 0; j < group->places->len; j++)
        {
          const SanPlace *place = g_ptr_array_index (group->places, j);

          row++;
          g_assert_cmpstr (san_test_cell (cells, row, 1), ==, place->score->participant->name);
          for (guint k = 0; k < inspection->categories->len; k++)
            {
              const SanInspectedCell *cell =
                san_inspection_find_cell (inspection, place->participant, k);
              const char *text = san_test_cell (cells, row, 3 + k);

              n_missing += cell == NULL;
              if (cell == NULL)
                g_assert_cmpstr (text, ==, "—");
              else
                g_assert_cmpfloat_with_epsilon (g_ascii_strtod (text, NULL),
                                                100 * mpq_get_d (cell->mean), 1e-8);
            }
        }
      g_assert_cmpstr (san_test_cell (cells, row + 1, 0), ==, "平均");
    }
  g_assert_cmpuint (n_missing, >, 50);
}

/* What the bulletin says of a category stands below its column. */
static void
test_category_means (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (SanTestBook) book = make_book (month);
  g_autoptr (GHashTable) cells = san_test_book_read (book, "类别得分");

  for (guint i = 0; i < month->data->categories->len; i++)
    {
      const SanBulletinCategory *said = g_ptr_array_index (month->data->categories, i);
      guint column = 3;
      guint row;

      while (!g_str_equal (san_test_cell (cells, 4, column), said->name) && column < 100)
        column++;
      row = find_row (cells, find_row (cells, 4, 0, said->group), 0, "平均");
      assert_number (san_test_cell (cells, row, column), said->mean);
    }
}

/* Names of parts stand in the file as they are. */
static gboolean
has_part (GBytes     *bytes,
          const char *part)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + strlen (part) <= length; i++)
    if (memcmp (data + i, part, strlen (part)) == 0)
      return TRUE;

  return FALSE;
}

/* Where the cells would give another mean than the bulletin says, its own stands there, and
 * a comment says why it is no formula. */
static void
test_values_have_a_comment (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (GBytes) plain = san_workbook_month_make (month);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SanTestBook) book = NULL;
  g_autoptr (GHashTable) cells = NULL;
  SanBulletinCategory *said = g_ptr_array_index (month->data->categories, 0);
  guint column = 3;

  g_assert_false (has_part (plain, "xl/comments1.xml"));

  said->mean = (char *) "12.34";
  bytes = san_workbook_month_make (month);
  g_assert_true (has_part (bytes, "xl/comments1.xml"));
  book = san_test_book_new (bytes);
  cells = san_test_book_read (book, "类别得分");
  while (!g_str_equal (san_test_cell (cells, 4, column), said->name) && column < 100)
    column++;
  g_assert_cmpstr (san_test_cell (cells, find_row (cells, find_row (cells, 4, 0, said->group), 0,
                                                   "平均"), column), ==, "12.34");
}

static void
test_points_and_problems (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (SanTestBook) book = make_book (month);
  g_autoptr (GHashTable) points = san_test_book_read (book, "点位");
  g_autoptr (GHashTable) problems = san_test_book_read (book, "问题");

  for (guint i = 0; i < month->data->points->len; i++)
    {
      const SanBulletinPoint *said = g_ptr_array_index (month->data->points, i);

      g_assert_cmpstr (san_test_cell (points, 4 + i, 0), ==, said->unit);
      g_assert_cmpstr (san_test_cell (points, 4 + i, 1), ==, said->code);
      assert_number (san_test_cell (points, 4 + i, 5), said->score);
      assert_number (san_test_cell (points, 4 + i, 6), said->previous);
      if (*said->score != '\0' && *said->previous != '\0')
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (san_test_cell (points, 4 + i, 7), NULL),
                                        g_ascii_strtod (said->score, NULL) -
                                        g_ascii_strtod (said->previous, NULL), 1e-9);
      else
        g_assert_cmpstr (san_test_cell (points, 4 + i, 7), ==, "—");
    }

  for (guint i = 0; i < month->data->problems->len; i++)
    {
      const SanBulletinProblem *said = g_ptr_array_index (month->data->problems, i);
      const char *word = g_str_equal (said->colour, "white") ? "白单"
                         : g_str_equal (said->colour, "yellow") ? "黄单"
                         : g_str_equal (said->colour, "red") ? "红单" : "";

      g_assert_cmpstr (san_test_cell (problems, 4 + i, 1), ==, said->unit);
      g_assert_cmpstr (san_test_cell (problems, 4 + i, 2), ==, said->bureau);
      g_assert_true (g_str_has_prefix (san_test_cell (problems, 4 + i, 5), said->item));
      g_assert_true (g_str_has_suffix (san_test_cell (problems, 4 + i, 5), said->note));
      assert_number (san_test_cell (problems, 4 + i, 7), said->lost);
      g_assert_cmpstr (san_test_cell (problems, 4 + i, 8), ==, said->ticket);
      g_assert_cmpstr (san_test_cell (problems, 4 + i, 9), ==, word);
      g_assert_cmpstr (san_test_cell (problems, 4 + i, 10), ==, said->due);
      g_assert_cmpstr (san_test_cell (problems, 4 + i, 11), ==, said->relapse ? "是" : "");
    }
}

/* Columns that nothing is said in are left out. */
static void
test_columns_follow_the_data (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (SanTestBook) book = NULL;
  g_autoptr (GHashTable) problems = NULL;
  g_autoptr (GHashTable) awards = NULL;

  for (guint i = 0; i < month->data->problems->len; i++)
    {
      SanBulletinProblem *said = g_ptr_array_index (month->data->problems, i);

      said->bureau = said->ticket = said->colour = said->due = (char *) "";
      said->relapse = FALSE;
    }
  for (guint i = 0; i < month->data->awards->len; i++)
    {
      SanBulletinAward *said = g_ptr_array_index (month->data->awards, i);

      said->head = said->amount = (char *) "";
    }
  book = make_book (month);
  problems = san_test_book_read (book, "问题");
  awards = san_test_book_read (book, "奖惩");

  g_assert_cmpstr (san_test_cell (problems, 3, 2), ==, "类别");
  g_assert_cmpstr (san_test_cell (problems, 3, 6), ==, "扣分");
  g_assert_cmpstr (san_test_cell (problems, 3, 7), ==, "");
  g_assert_cmpstr (san_test_cell (awards, 3, 4), ==, "依据");
  g_assert_cmpstr (san_test_cell (awards, 3, 5), ==, "说明");
  g_assert_false (san_test_any_cell (awards, "合计"));
}

/* Open tickets by age and by stage: both tables count the same list. */
static void
test_open_tickets (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (SanTestBook) book = make_book (month);
  g_autoptr (GHashTable) tickets = san_test_book_read (book, "三色单");
  g_autoptr (GHashTable) open = san_test_book_read (book, "在办三色单");
  guint counts[3] = { 0 };
  guint row;

  for (row = 4; *san_test_cell (open, row, 1) != '\0'; row++)
    {
      const char *colour = san_test_cell (open, row, 6);

      counts[g_str_equal (colour, "白单") ? 0 : g_str_equal (colour, "黄单") ? 1 : 2]++;
      g_assert_cmpstr (san_test_cell (open, row, 7), !=, "");
    }
  g_assert_cmpuint (row - 4, ==, 37);

  row = find_row (tickets, 5, 6, "合计");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (strtoul (san_test_cell (tickets, row, 8 + i), NULL, 10), ==, counts[i]);
  g_assert_cmpstr (san_test_cell (tickets, row, 11), ==, "37");
  find_row (tickets, row, 0, "单位");
}

/* A group may be called as one of our own sheets. */
static void
test_groups_do_not_take_names (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (SanTestBook) book = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  static const char *const groups[] = { "问题", "图表", "年度" };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      SanRankedGroup *group = g_ptr_array_index (month->ranking->groups, i);

      g_free (group->name);
      group->name = g_strdup (groups[i]);
    }
  book = make_book (month);
  sheets = san_test_book_sheets (book);
  g_assert_cmpstr (san_test_sheet_name (sheets, 1), ==, "问题_2");
  g_assert_cmpstr (san_test_sheet_name (sheets, 2), ==, "图表_2");
  g_assert_cmpstr (san_test_sheet_name (sheets, 3), ==, "年度_2");
}

/* A bulletin of tickets alone has no ranking. */
static void
test_without_a_round (void)
{
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (GHashTable) figures = g_hash_table_new (g_str_hash, g_str_equal);
  SanBulletinData data = { .city = (char *) "云州市", .period = (char *) "2018年6月第2周",
                           .inspected = (char *) "",
                           .tickets = month->data->tickets, .problems = month->data->problems,
                           .figures = figures };
  SanWorkbookHead head = {
    "创建办", "周通报", 3, 9, san_day_new (2018, 6, 11), "", FALSE, 1, "", NULL, &data,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SanTestBook) book = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GHashTable) cover = NULL;

  g_hash_table_insert (figures, (gpointer) "issued", (gpointer) "82");
  g_hash_table_insert (figures, (gpointer) "closure_rate", (gpointer) "53.03");
  bytes = san_workbook_make (NULL, &head, NULL, &error);
  g_assert_no_error (error);
  book = san_test_book_new (bytes);
  sheets = san_test_book_sheets (book);
  cover = san_test_book_read (book, "汇总");
  g_assert_cmpuint (sheets->len, ==, 5);
  g_assert_true (san_test_any_cell (cover, "2018年6月第2周交办三色单 82 件，办结率 53.03%。"));
  g_assert_false (san_test_any_cell (cover, "考评组"));
}

static void
test_same_bytes_everywhere (void)
{
  static const char *const zones[] = { "UTC", "Asia/Shanghai", "America/St_Johns" };
  static const char *const locales[] = { "C", "zh_CN.UTF-8", "de_DE.UTF-8" };
  const char *name;
  g_autoptr (SanWorkbookMonth) month = san_workbook_month_nth (FULL_MONTH, &name);
  g_autoptr (GBytes) first = san_workbook_month_make (month);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    for (guint j = 0; j < G_N_ELEMENTS (locales); j++)
      {
        g_autoptr (SanWorkbookMonth) again = san_workbook_month_nth (FULL_MONTH, &name);
        g_autoptr (GBytes) bytes = NULL;

        g_setenv ("TZ", zones[i], TRUE);
        if (setlocale (LC_ALL, locales[j]) == NULL)
          continue;
        bytes = san_workbook_month_make (again);
        g_assert_true (g_bytes_equal (first, bytes));
      }

  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
}

/* Layouts ----------------------------------------------------------------------------- */

static char *
read_old (const char *file,
          gsize      *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "old", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);

  return text;
}

static void
assert_same_cells (const SanTestBook *one,
                   const SanTestBook *other)
{
  g_autoptr (GPtrArray) sheets = san_test_book_sheets (one);
  g_autoptr (GPtrArray) others = san_test_book_sheets (other);

  g_assert_cmpuint (sheets->len, ==, others->len);
  for (guint i = 0; i < sheets->len; i++)
    {
      const char *name = san_test_sheet_name (sheets, i);
      g_autoptr (GHashTable) cells = san_test_book_read (one, name);
      g_autoptr (GHashTable) expected = san_test_book_read (other, name);
      GHashTableIter iter;
      gpointer key, text;

      g_assert_cmpuint (g_hash_table_size (cells), ==, g_hash_table_size (expected));
      g_hash_table_iter_init (&iter, expected);
      while (g_hash_table_iter_next (&iter, &key, &text))
        g_assert_cmpstr (g_hash_table_lookup (cells, key), ==, text);
    }
}

/* An issued workbook of the layout 1 is written again, cell by cell, from what was kept. */
static void
test_first_layout_is_written_still (void)
{
  gsize n_round, n_words, n_issued;
  char *round = read_old ("bulletin-layout-1.round.json", &n_round);
  g_autofree char *words = read_old ("bulletin-layout-1.words.json", &n_words);
  char *issued = read_old ("bulletin-layout-1.xlsx", &n_issued);
  g_autoptr (GBytes) frozen = g_bytes_new_take (round, n_round);
  g_autoptr (GBytes) expected = g_bytes_new_take (issued, n_issued);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRoundInput) input = san_round_input_thaw (frozen, &error);
  g_autoptr (SanRanking) ranking = san_ranking_compute (input, &error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SanWorkbookTickets) tickets = NULL;
  SanWorkbookHead head = { .number = 6, .running = 1, .day = san_day_new (2018, 6, 29),
                           .edition = 1, .reason = "" };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SanTestBook) one = san_test_book_new (expected);
  g_autoptr (SanTestBook) other = NULL;
  JsonObject *object;

  g_assert_no_error (error);
  json_parser_load_from_data (parser, words, (gssize) n_words, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  tickets = san_workbook_tickets_from_json (json_object_get_member (object, "tickets"));
  head.office = json_object_get_string_member (object, "office");
  head.title = json_object_get_string_member (object, "title");
  head.journal_head = json_object_get_string_member (object, "journal_head");
  head.tickets = tickets;

  bytes = san_workbook_make (ranking, &head, NULL, &error);
  g_assert_no_error (error);
  other = san_test_book_new (bytes);
  assert_same_cells (one, other);
}

/* A change that gives an issued bulletin other words. */
static gboolean
set_file (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  static const char sql[] =
    "UPDATE bulletin_file SET sha256 = '%s' WHERE format = '%s'";
  const char *const *file = data;   /* format, contents */
  g_autoptr (GBytes) bytes = g_bytes_new (file[1], strlen (file[1]));
  g_autofree char *digest = NULL;
  g_autofree char *update = NULL;

  if (!san_blob_store_put (database, bytes, &digest, error))
    return FALSE;

  update = g_strdup_printf (sql, digest, file[0]);
  return san_database_exec (database, update, error);
}

static void
set_words (SanTestOffice *office,
           const char    *words)
{
  const char *file[] = { "words", words };
  g_autoptr (GError) error = NULL;

  san_workspace_change (office->workspace, "units.edit", "test", set_file, file, NULL, &error);
  g_assert_no_error (error);
}

/* (transfer full): the words of the bulletin, as of another layout */
static char *
words_of_layout (SanDatabase       *database,
                 const SanBulletin *bulletin,
                 int                layout)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = san_bulletin_store_get_file (database, bulletin, "words", &error);
  g_autofree char *now = g_strdup_printf ("\"layout\":%d", SAN_WORKBOOK_LAYOUT);
  g_autofree char *then = g_strdup_printf ("\"layout\":%d", layout);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  g_string_append_len (words, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_assert_cmpuint (g_string_replace (words, now, then, 1), ==, 1);

  return g_string_free (words, FALSE);
}

/* What an older version issued is proved; of a newer one it is said that it cannot be. */
static void
test_older_layouts_are_proved (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (SanBulletin) bulletin = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  san_test_onsite_rate (office, "P5", "RX1", "yes", "");
  san_workspace_change (office->workspace, "units.edit", "test", (SanChangeFunc) san_database_exec,
                        (gpointer) "UPDATE round SET state = 'review'", NULL, &error);
  round->state = SAN_ROUND_REVIEW;
  san_bulletin_publish (office->workspace, round, 1, san_day_new (2018, 6, 15), NULL, NULL,
                        &error);
  g_assert_no_error (error);
  bulletin = san_bulletin_store_find (database, "1", &error);
  g_assert_no_error (error);

  words = words_of_layout (database, bulletin, SAN_WORKBOOK_LAYOUT + 1);

  same = san_bulletin_verify (database, bulletin, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (same->len, ==, 0);

  /* other words than those of the issued file: the title differs, so it was compared */
  set_words (office, "{\"layout\": 1, \"office\": \"创建办\", \"title\": \"通报\","
             " \"journal_head\": \"01234567\", \"reason\": \"\"}");
  differences = san_bulletin_verify (database, bulletin, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, >, 0);

  set_words (office, words);
  none = san_bulletin_verify (database, bulletin, &error);
  g_assert_null (none);
  g_assert_error (error, SAN_ERROR, SAN_ERROR_TOO_NEW);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook-sheets/awards", test_awards);
  g_test_add_func ("/workbook-sheets/category-means", test_category_means);
  g_test_add_func ("/workbook-sheets/columns-follow-the-data", test_columns_follow_the_data);
  g_test_add_func ("/workbook-sheets/first-layout-is-written-still",
                   test_first_layout_is_written_still);
  g_test_add_func ("/workbook-sheets/groups-do-not-take-names", test_groups_do_not_take_names);
  g_test_add_func ("/workbook-sheets/heat", test_heat);
  g_test_add_func ("/workbook-sheets/hundredths-of-a-yuan", test_hundredths_of_a_yuan);
  g_test_add_func ("/workbook-sheets/older-layouts-are-proved", test_older_layouts_are_proved);
  g_test_add_func ("/workbook-sheets/open-tickets", test_open_tickets);
  g_test_add_func ("/workbook-sheets/points-and-problems", test_points_and_problems);
  g_test_add_func ("/workbook-sheets/same-bytes-everywhere", test_same_bytes_everywhere);
  g_test_add_func ("/workbook-sheets/sheets-follow-the-data", test_sheets_follow_the_data);
  g_test_add_func ("/workbook-sheets/values-have-a-comment", test_values_have_a_comment);
  g_test_add_func ("/workbook-sheets/without-a-round", test_without_a_round);
  g_test_add_func ("/workbook-sheets/year", test_year);

  return g_test_run ();
}
