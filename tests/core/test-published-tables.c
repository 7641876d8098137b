/* test-published-tables.c - tables as cities published them come out as published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "ranking/san-ranking.h"
#include "scoring/san-round-check.h"
#include "support/san-test-round.h"

#define ONE_ENTRY(head) \
  "{'name': 'x', " head " 'component': {'key': 'score', 'source': 'entry'}}"

typedef struct
{
  char     **header;
  GPtrArray *rows;     /* (element-type GStrv) */
} Table;

static void
table_clear (Table *table)
{
  g_strfreev (table->header);
  g_ptr_array_unref (table->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static Table
load (const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.csv", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "real", file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  const char *start;
  Table table = { NULL, g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev) };

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  lines = g_strsplit (start, "\n", -1);
  table.header = g_strsplit (g_strchomp (lines[0]), ",", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      char **cells = g_strsplit (g_strchomp (lines[i]), ",", -1);

      if (*lines[i] == '\0')
        {
          g_strfreev (cells);
          continue;
        }
      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (table.header));
      g_ptr_array_add (table.rows, cells);
    }

  return table;
}

static const char *
cell (const Table *table,
      guint        row,
      const char  *column)
{
  for (guint i = 0; table->header[i] != NULL; i++)
    {
      if (g_str_equal (table->header[i], column))
        return ((char **) g_ptr_array_index (table->rows, row))[i];
    }

  g_error ("no column %s", column);
}

/* A round of the table's units; @group NULL: one group; @columns end with NULL and are the
 * leaves in order. */
static SanRoundInput *
round_of (const Table       *table,
          const char        *scheme,
          const char        *group,
          const char        *unit,
          const char *const *columns)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_string_append_printf (lines, "%s %s ranked",
                              group != NULL ? cell (table, i, group) : "g",
                              cell (table, i, unit));
      for (guint j = 0; columns[j] != NULL; j++)
        {
          const char *text = cell (table, i, columns[j]);

          g_string_append_printf (lines, " %s", *text != '\0' ? text : ".");
        }
      g_string_append_c (lines, '\n');
    }

  return san_test_round (scheme, lines->str);
}

/* "severity what unit found>expected" for what a comparison with the table itself finds */
static char *
compare (const Table   *table,
         SanRoundInput *input,
         const char    *group,
         const char    *unit,
         const char    *score,
         const char    *rank,
         gint64         tolerance)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (SanExpectedRow));
  g_autoptr (GPtrArray) issues =
    g_ptr_array_new_with_free_func ((GDestroyNotify) san_issue_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRanking) ranking = san_ranking_compute (input, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < table->rows->len; i++)
    {
      SanExpectedRow row = { .row = i + 2, .unit_id = i + 1 };

      row.unit = (char *) cell (table, i, unit);
      row.group = (char *) (group != NULL ? cell (table, i, group) : "");
      row.has_total = san_micro_parse (cell (table, i, score), &row.total, NULL, NULL);
      row.rank = rank != NULL ? (guint) g_ascii_strtoull (cell (table, i, rank), NULL, 10) : 0;
      g_array_append_val (rows, row);
    }
  g_assert_true (san_ranking_compare (ranking, rows, tolerance, issues, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (found, "%s%s %s %s %s>%s", i > 0 ? "\n" : "",
                              san_severity_name (issue->severity), issue->what, issue->unit,
                              issue->found, issue->expected);
    }

  return g_string_free (found, FALSE);
}

/* Totals within @tolerance (micro-units) and, with @rank, places exactly. */
static void
assert_table (const char        *name,
              const char        *scheme,
              const char        *group,
              const char        *unit,
              const char *const *columns,
              const char        *score,
              const char        *rank,
              gint64             tolerance)
{
  g_auto (Table) table = load (name);
  g_autoptr (SanRoundInput) input = round_of (&table, scheme, group, unit, columns);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRanking) ranking = san_ranking_compute (input, &error);
  g_autofree char *found = compare (&table, input, group, unit, score, rank, tolerance);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "");
  for (guint i = 0; rank != NULL && i < table.rows->len; i++)
    {
      const SanPlace *place = san_test_find_place (ranking, cell (&table, i, unit));
      g_autofree char *printed = g_strdup_printf ("%u", place->place);

      if (g_ascii_isdigit (*cell (&table, i, rank)))
        g_assert_cmpstr (printed, ==, cell (&table, i, rank));
    }
}

#define COLUMNS(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* 24 villages, 1-2-2-4: 8, 8, 10, 10, … 15, 15, 15, 18, 18, 18, 21 */
static void
test_matou (void)
{
  assert_table ("matou_2019_05", ONE_ENTRY ("'decimals': 1,"), NULL, "村(居)",
                COLUMNS ("考评成绩"), "考评成绩", "名次", 0);
}

/* Two ranks were written wrong by hand; exactly those two are found. */
static void
test_fengzhou (void)
{
  g_auto (Table) table = load ("fengzhou_2025_10");
  g_autoptr (SanRoundInput) input = round_of (&table, ONE_ENTRY ("'decimals': 0,"), NULL,
                                              "村别", COLUMNS ("得分"));
  g_autofree char *found = compare (&table, input, NULL, "村别", "得分", "排名数字", 0);

  g_assert_cmpstr (found, ==, "error rank 铺顶村 9>8\nerror rank 双溪村 10>11");
}

/* Weighted 90 and 10 at four places; ranked on hidden decimals. */
static void
test_shenzhen (void)
{
  static const char scheme[] =
    "{'name': 'x', 'decimals': 4, 'rank_on': 'full', 'component': {'key': 't', 'combine':"
    " 'weighted', 'children': [{'key': 'a', 'source': 'entry', 'weight': 90},"
    " {'key': 'b', 'source': 'entry', 'weight': 10}]}}";

  assert_table ("shenzhen_progress_4dp", scheme, NULL, "街道",
                COLUMNS ("现场考察指数", "居民满意度指数"), "环境卫生指数", "排名", 110);
}

static void
test_jining (void)
{
  static const char scheme[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'weighted', 'children': ["
    " {'key': 'a', 'source': 'entry', 'weight': 85},"
    " {'key': 'b', 'source': 'entry', 'weight': 15}]}}";
  static const char *const tables[] = { "jining_2017_08_t1", "jining_2017_08_t2" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    assert_table (tables[i], scheme, NULL, "镇街",
                  COLUMNS ("实地考察原始得分", "问卷调查原始得分"), "总分", "列出顺序", 11000);

  /* nine at 100, three at 94.33, one at 77.67 */
  {
    g_auto (Table) table = load ("jining_2017_08_t3");
    g_autoptr (SanRoundInput) input = round_of (&table, ONE_ENTRY (""), NULL, "镇街",
                                                COLUMNS ("实地考察得分"));
    g_autoptr (SanRanking) ranking = san_ranking_compute (input, NULL);

    g_assert_cmpuint (san_test_find_place (ranking, "颜店镇")->place, ==, 1);
    g_assert_cmpuint (san_test_find_place (ranking, "新驿镇")->place, ==, 10);
    g_assert_cmpuint (san_test_find_place (ranking, "唐口街道")->place, ==, 13);
  }
}

/* Full marks less deductions, and the blocks added up. */
static void
test_louxing_streets (void)
{
  static const char scheme[] =
    "{'name': 'x', 'component': {'key': 't', 'combine': 'sum', 'children': ["
    " {'key': 'env', 'combine': 'sum', 'children': ["
    "  {'key': 'a', 'source': 'deduction', 'full': 40},"
    "  {'key': 'b', 'source': 'deduction', 'full': 30}]},"
    " {'key': 'c', 'source': 'entry', 'full': 30}]}}";
  static const struct { const char *key; const char *column; } parts[] = {
    { "a", "物业公司_实际得分" }, { "b", "街道社区_实际得分" }, { "env", "环境卫生得分" },
    { "c", "城管实际得分" },
  };
  g_auto (Table) table = load ("louxing_street_2016_09");
  g_autoptr (SanRoundInput) input = round_of (&table, scheme, NULL, "街道",
                                              COLUMNS ("物业公司_扣分", "街道社区_扣分",
                                                       "城管实际得分"));
  g_autoptr (SanRanking) ranking = san_ranking_compute (input, NULL);

  assert_table ("louxing_street_2016_09", scheme, NULL, "街道",
                COLUMNS ("物业公司_扣分", "街道社区_扣分", "城管实际得分"), "合计得分", "排名", 0);
  for (guint i = 0; i < table.rows->len; i++)
    {
      const SanScore *score = san_test_find_place (ranking, cell (&table, i, "街道"))->score;

      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          const SanNode *node = san_scheme_find_node (score->scheme, parts[j].key);
          g_autofree char *printed = san_scores_format_node (score, node);

          g_assert_cmpstr (printed, ==, cell (&table, i, parts[j].column));
        }
    }
}

/* A township is the mean of its nine villages, of the same round. */
static void
test_louxing_towns (void)
{
  g_auto (Table) table = load ("louxing_village_2016_09");
  g_auto (Table) towns = load ("louxing_town_2016_09");
  g_autoptr (SanRoundInput) input = round_of (&table, ONE_ENTRY (""), "乡镇", "村",
                                              COLUMNS ("得分"));
  g_autoptr (SanScheme) scheme =
    san_test_scheme ("{'name': '乡镇', 'component': {'key': 't', 'source': 'children',"
                     " 'scheme': 'x'}}");
  guint index = san_round_input_add_scheme (input, scheme);
  guint group = san_round_input_add_group (input, "乡镇");
  g_autoptr (SanRanking) ranking = NULL;

  for (guint i = 0; i < towns.rows->len; i++)
    {
      const char *name = cell (&towns, i, "乡镇");
      SanParticipant *town = san_round_input_add_participant (input, 100 + i, "", name, group,
                                                              index);

      town->computed[0].below = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint j = 0; j < table.rows->len; j++)
        {
          if (g_str_equal (cell (&table, j, "乡镇"), name))
            g_array_append_val (town->computed[0].below, j);
        }
      g_assert_cmpuint (town->computed[0].below->len, ==, 9);
    }

  ranking = san_ranking_compute (input, NULL);
  for (guint i = 0; i < towns.rows->len; i++)
    {
      const SanRankedGroup *placed = san_ranking_find_group (ranking, "乡镇");
      const SanPlace *place = g_ptr_array_index (placed->places, i);
      gint64 printed;
      gint64 ours;

      g_assert_cmpstr (place->score->participant->name, ==, cell (&towns, i, "乡镇"));
      g_assert_cmpuint (place->place, ==, i + 1);
      san_micro_parse (cell (&towns, i, "得分"), &printed, NULL, NULL);
      g_assert_true (san_rational_to_micro (place->score->total, &ours));
      g_assert_cmpint (printed, ==, ours);
    }
}

/* 1-2-2-3 in groups; the last place is printed in words. */
static void
test_zhanjiang (void)
{
  assert_table ("zhanjiang_2019_10", ONE_ENTRY ("'ties': 'dense',"), "分组", "单位",
                COLUMNS ("得分"), "得分", "名次", 0);
}

static void
test_wuhan (void)
{
  assert_table ("wuhan_2018_11", ONE_ENTRY (""), "分组", "单位", COLUMNS ("得分"), "得分",
                "列出顺序", 0);
}

/* 无数据 has no place and is no zero; zeroes have places and share them. */
static void
test_xuchang (void)
{
  g_auto (Table) table = load ("xuchang_2022_01");
  g_autoptr (SanRoundInput) input = round_of (&table, ONE_ENTRY (""), "分组", "单位",
                                              COLUMNS ("得分"));
  g_autoptr (SanRanking) ranking = san_ranking_compute (input, NULL);
  const SanPlace *none = san_test_find_place (ranking, "禹州市");
  const SanPlace *zero = san_test_find_place (ranking, "许昌铁通公司");

  assert_table ("xuchang_2022_01", ONE_ENTRY (""), "分组", "单位", COLUMNS ("得分"), "得分",
                NULL, 0);
  g_assert_cmpuint (ranking->groups->len, ==, 4);
  g_assert_cmpuint (none->place, ==, 0);
  g_assert_cmpstr (none->total, ==, "");
  g_assert_cmpuint (zero->place, ==, 8);
  g_assert_true (zero->tied);
  g_assert_cmpstr (zero->total, ==, "0.00");
  g_assert_cmpuint (san_test_find_place (ranking, "市公安局")->place, ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/published-tables/matou", test_matou);
  g_test_add_func ("/published-tables/fengzhou", test_fengzhou);
  g_test_add_func ("/published-tables/shenzhen", test_shenzhen);
  g_test_add_func ("/published-tables/jining", test_jining);
  g_test_add_func ("/published-tables/louxing-streets", test_louxing_streets);
  g_test_add_func ("/published-tables/louxing-towns", test_louxing_towns);
  g_test_add_func ("/published-tables/zhanjiang", test_zhanjiang);
  g_test_add_func ("/published-tables/wuhan", test_wuhan);
  g_test_add_func ("/published-tables/xuchang", test_xuchang);

  return g_test_run ();
}
