/* test-award-lists.c - the lists of a meeting, on paper and as a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "base/san-decimal.h"
#include "bulletins/san-award-lists.h"
#include "press/workbook-reading.h"

typedef struct
{
  const char   *rule, *group, *unit;
  guint         place;
  const char   *action;
  gint64        yuan;         /* 0: no money */
  SanAwardState state;
  const char   *reason;
} Case;

static const Case cases[] = {
  { "前三名表扬", "街道", "文昌街道", 1, "commend", 0, SAN_AWARD_CONFIRMED, "" },
  { "前三名表扬", "镇", "竹溪镇", 1, "commend", 0, SAN_AWARD_PROPOSED, "" },
  { "前三名表扬", "镇", "白马镇", 2, "commend", 0, SAN_AWARD_STRUCK, "材料不实" },
  { "名次奖励", "街道", "文昌街道", 1, "money", 40000, SAN_AWARD_CONFIRMED, "" },
  { "名次奖励", "镇", "竹溪镇", 1, "money", 25000, SAN_AWARD_CONFIRMED, "并列，平分" },
  { "末位检讨", "镇", "长堤镇", 9, "self-criticism", 0, SAN_AWARD_CONFIRMED, "" },
  { "末位约谈", "镇", "长堤镇", 9, "interview", 0, SAN_AWARD_PROPOSED, "连续两月末位" },
};

static const SanAwardListsHead head = { "云州市", "创建办", "2018年6月", 17711 };

static void
award_free (gpointer data)
{
  SanAward *award = data;

  g_free (award->rule);
  g_free (award->group);
  g_free (award->unit);
  g_free (award->action);
  g_free (award->reason);
  g_free (award);
}

/* Of the first @n cases */
static SanAwards *
make_awards (guint n)
{
  SanAwards *awards = g_new0 (SanAwards, 1);

  awards->awards = g_ptr_array_new_with_free_func (award_free);
  for (guint i = 0; i < n; i++)
    {
      SanAward *award = g_new0 (SanAward, 1);

      award->rule = g_strdup (cases[i].rule);
      award->group = g_strdup (cases[i].group);
      award->unit = g_strdup (cases[i].unit);
      award->unit_id = i + 1;
      award->place = cases[i].place;
      award->action = g_strdup (cases[i].action);
      award->has_money = cases[i].yuan > 0;
      award->amount = cases[i].yuan * SAN_MICRO;
      award->state = cases[i].state;
      award->reason = g_strdup (cases[i].reason);
      g_ptr_array_add (awards->awards, award);
    }

  return awards;
}

static void
free_awards (SanAwards *awards)
{
  g_ptr_array_unref (awards->awards);
  g_free (awards);
}

static void
assert_row (GHashTable *cells,
            guint       row,
            const char *expected)
{
  g_auto (GStrv) texts = g_strsplit (expected, "|", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    g_assert_cmpstr (san_test_cell (cells, row, i), ==, texts[i]);
}

/* Each on the list of its action; what was struck is on none. */
static void
test_workbook (void)
{
  SanAwards *awards = make_awards (G_N_ELEMENTS (cases));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = san_award_lists_workbook (awards, NULL, &head, NULL, &error);
  g_autoptr (SanTestBook) book = san_test_book_new (bytes);
  g_autoptr (GPtrArray) sheets = san_test_book_sheets (book);
  g_autoptr (GHashTable) praise = san_test_book_read (book, "表扬");
  g_autoptr (GHashTable) money = san_test_book_read (book, "奖励");
  g_autoptr (GHashTable) interview = san_test_book_read (book, "约谈");

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 4);
  g_assert_cmpstr (san_test_sheet_name (sheets, 2), ==, "检讨");
  g_assert_cmpstr (san_test_cell (praise, 1, 0), ==, "云州市2018年6月考评通报表扬名单");
  assert_row (praise, 3, "序号|考评组|名次|单位|依据|说明");
  assert_row (praise, 4, "1|街道|1|文昌街道|前三名表扬|");
  assert_row (praise, 5, "2|镇|1|竹溪镇|前三名表扬|待确认");
  g_assert_false (san_test_any_cell (praise, "白马镇"));
  assert_row (money, 3, "序号|考评组|名次|单位|依据|金额（元）|说明");
  assert_row (money, 5, "2|镇|1|竹溪镇|名次奖励|25000|并列，平分");
  assert_row (money, 6, "|||合计||65000|");
  assert_row (interview, 4, "1|镇|9|长堤镇|末位约谈|待确认；连续两月末位");
  free_awards (awards);
}

static void
test_paper (void)
{
  SanAwards *awards = make_awards (G_N_ELEMENTS (cases));
  g_autoptr (GPtrArray) tables = san_award_lists_tables (awards, NULL, &head);

  g_assert_cmpuint (tables->len, ==, 4);
  g_assert_cmpstr (san_paper_table_get_title (tables->pdata[1]), ==,
                   "云州市2018年6月考评奖励资金名单");
  g_assert_cmpuint (san_paper_table_get_n_columns (tables->pdata[1]), ==, 7);
  g_assert_cmpuint (san_paper_table_get_n_columns (tables->pdata[2]), ==, 5);
  for (guint i = 0; i < tables->len; i++)
    g_assert_cmpuint (san_paper_table_get_n_pages (tables->pdata[i]), ==, 1);
  free_awards (awards);
}

static void
test_nobody (void)
{
  SanAwards *awards = make_awards (0);
  g_autoptr (GPtrArray) tables = san_award_lists_tables (awards, NULL, &head);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (tables->len, ==, 0);
  g_assert_null (san_award_lists_workbook (awards, NULL, &head, NULL, &error));
  g_assert_no_error (error);
  free_awards (awards);
}

static void
test_same_bytes (void)
{
  SanAwards *awards = make_awards (G_N_ELEMENTS (cases));
  g_autoptr (GBytes) first = san_award_lists_workbook (awards, NULL, &head, NULL, NULL);
  g_autoptr (GBytes) again = NULL;

  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  setlocale (LC_ALL, "zh_CN.UTF-8");
  again = san_award_lists_workbook (awards, NULL, &head, NULL, NULL);
  g_assert_true (g_bytes_equal (first, again));
  free_awards (awards);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/award-lists/nobody", test_nobody);
  g_test_add_func ("/award-lists/paper", test_paper);
  g_test_add_func ("/award-lists/same-bytes", test_same_bytes);
  g_test_add_func ("/award-lists/workbook", test_workbook);

  return g_test_run ();
}
