/* test-published.c - published tables come out of sansectl as they were printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A published table, how it is read, and what is known about it. */
typedef struct
{
  const char *name;
  const char *unit;
  const char *group;        /* NULL: one group */
  const char *total;        /* published total; NULL: the scores are the totals */
  const char *rank;         /* NULL: none printed */
  const char *scheme;       /* the rest of the scheme after its name */
  const char *maps[4];
  double      tolerance;
} Published;

#define ONE_ENTRY \
  "\"component\": {\"key\": \"total\", \"name\": \"总分\", \"combine\": \"sum\"," \
  " \"children\": [{\"key\": \"score\", \"name\": \"得分\", \"source\": \"entry\", \"over\": true}]}"

#define JINING \
  "\"component\": {\"key\": \"total\", \"name\": \"总分\", \"combine\": \"weighted\"," \
  " \"children\": [" \
  "{\"key\": \"site\", \"name\": \"实地考察原始得分\", \"weight\": \"85\", \"source\": \"entry\"}," \
  "{\"key\": \"survey\", \"name\": \"问卷调查原始得分\", \"weight\": \"15\", \"source\": \"entry\"}]}"

static const Published tables[] = {
  { "fengzhou_2025_10", "村别", NULL, NULL, "排名数字", "\"decimals\": 0, " ONE_ENTRY,
    { "排名=" } },
  { "matou_2019_05", "村(居)", NULL, NULL, "名次", "\"decimals\": 1, " ONE_ENTRY },
  { "zhanjiang_2019_10", "单位", "分组", NULL, "名次", "\"ties\": \"dense\", " ONE_ENTRY },
  { "wuhan_2018_11", "单位", "分组", NULL, NULL, ONE_ENTRY, { "列出顺序=" } },
  { "xuchang_2022_01", "单位", "分组", NULL, NULL, ONE_ENTRY, { "列表=" } },
  { "jining_2017_08_t1", "镇街", NULL, "总分", NULL, JINING,
    { "列出顺序=", "实地考察加权得分(85%)=", "问卷调查加权得分(15%)=" }, 0.011 },
  { "jining_2017_08_t2", "镇街", NULL, "总分", NULL, JINING,
    { "列出顺序=", "实地考察加权得分(85%)=", "问卷调查加权得分(15%)=" }, 0.011 },
  { "jining_2017_08_t3", "镇街", NULL, NULL, NULL, ONE_ENTRY, { "实地考察得分=score" } },
  { "shenzhen_progress_4dp", "街道", NULL, "环境卫生指数", "排名",
    "\"decimals\": 4, \"rank_on\": \"full\", "
    "\"component\": {\"key\": \"total\", \"name\": \"环境卫生指数\", \"combine\": \"weighted\","
    " \"children\": ["
    "{\"key\": \"site\", \"name\": \"现场考察指数\", \"weight\": \"90\", \"source\": \"entry\"},"
    "{\"key\": \"survey\", \"name\": \"居民满意度指数\", \"weight\": \"10\", \"source\": \"entry\"}]}",
    { "序号=" }, 0.00011 },
};

static GPtrArray *
read_published (const Published *published)
{
  g_autofree char *file = g_strconcat (published->name, ".csv", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "real", file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  for (char *end = strchr (text, '\r'); end != NULL; end = strchr (end, '\r'))
    memmove (end, end + 1, strlen (end));

  return cli_table (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text);
}

/* The roster and the groups that the table itself names. */
static void
bring_in_units (const Published *published,
                CliPlace        *place,
                GPtrArray       *table)
{
  g_autoptr (GString) units = g_string_new ("名称\n");
  g_autoptr (GString) groups = g_string_new ("分组方案,考评组,单位\n");
  g_autofree char *units_path = NULL;
  g_autofree char *groups_path = NULL;

  for (guint i = 0; i + 1 < table->len; i++)
    {
      const char *unit = cli_cell (table, i, published->unit);
      const char *group = published->group != NULL ? cli_cell (table, i, published->group)
                                                   : "全部";

      g_string_append_printf (units, "%s\n", unit);
      g_string_append_printf (groups, "公布,\"%s\",%s\n", group, unit);
    }

  units_path = cli_place_write (place, "units.csv", units->str);
  groups_path = cli_place_write (place, "groups.csv", groups->str);
  g_free (cli_out ("import", place->file, "units", units_path, NULL));
  g_free (cli_out ("import", place->file, "groups", groups_path, NULL));
}

static CliPlace *
place_for (const Published *published,
           GPtrArray       *table)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *json = g_strdup_printf ("{\"name\": \"公布\", %s}", published->scheme);
  g_autofree char *scheme = cli_place_write (place, "scheme.json", json);
  g_autofree char *file = g_strconcat (published->name, ".csv", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "real", file, NULL);
  g_autoptr (GPtrArray) maps = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *unit_map = g_strconcat (published->unit, "=unit", NULL);

  g_free (cli_out ("new", place->file, NULL));
  bring_in_units (published, place, table);
  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  g_free (cli_out ("round", place->file, "new", "公布", "--period", "2018-06", "--scheme",
                   "公布", "--grouping", "公布", NULL));

  g_free (cli_out ("import", place->file, "scores", path, "--round", "公布", "--map", unit_map,
                   published->maps[0] != NULL ? "--map" : NULL, published->maps[0],
                   published->maps[1] != NULL ? "--map" : NULL, published->maps[1],
                   published->maps[2] != NULL ? "--map" : NULL, published->maps[2], NULL));
  return place;
}

static int
row_of (GPtrArray  *table,
        const char *column,
        const char *value)
{
  for (guint i = 0; i + 1 < table->len; i++)
    {
      if (strcmp (cli_cell (table, i, column), value) == 0)
        return (int) i;
    }

  return -1;
}

static void
check_totals (const Published *published,
              GPtrArray       *table,
              GPtrArray       *ranked)
{
  const char *score = published->total;

  for (guint i = 0; i + 1 < table->len; i++)
    {
      int row = row_of (ranked, "unit", cli_cell (table, i, published->unit));
      double printed, ours;

      g_assert_cmpint (row, >=, 0);
      if (score == NULL || *cli_cell (table, i, score) == '\0')
        continue;

      printed = g_ascii_strtod (cli_cell (table, i, score), NULL);
      ours = g_ascii_strtod (cli_cell (ranked, (guint) row, "total"), NULL);
      g_assert_cmpfloat_with_epsilon (printed, ours, published->tolerance);
    }
}

static void
check_ranks (const Published *published,
             GPtrArray       *table,
             GPtrArray       *ranked)
{
  for (guint i = 0; published->rank != NULL && i + 1 < table->len; i++)
    {
      const char *unit = cli_cell (table, i, published->unit);
      int row = row_of (ranked, "unit", unit);
      const char *rank = cli_cell (table, i, published->rank);

      /* the two that the printed table has wrong */
      if (strcmp (unit, "铺顶村") == 0)
        rank = "8";
      else if (strcmp (unit, "双溪村") == 0)
        rank = "11";

      /* 倒数第一名 says less than a number */
      if (g_ascii_isdigit (*rank))
        g_assert_cmpstr (cli_cell (ranked, (guint) row, "rank"), ==, rank);
    }
}

static void
test_published (gconstpointer data)
{
  const Published *published = data;
  g_autoptr (GPtrArray) table = read_published (published);
  g_autoptr (CliPlace) place = place_for (published, table);
  g_autofree char *out = cli_out ("round", place->file, "rank", "公布", NULL);
  g_autoptr (GPtrArray) ranked = cli_table (out);

  g_assert_cmpuint (ranked->len, ==, table->len);
  check_totals (published, table, ranked);
  check_ranks (published, table, ranked);
}

static void
test_hand_errors_are_flagged (void)
{
  const Published *published = &tables[0];
  g_autoptr (GPtrArray) table = read_published (published);
  g_autoptr (CliPlace) place = place_for (published, table);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "real",
                                                 "fengzhou_2025_10.csv", NULL);
  g_autofree char *mapped = cli_out ("round", place->file, "check", "公布", "--expect", path,
                                     "--map", "村别=unit", "--map", "得分=total", "--map",
                                     "排名数字=rank", "--map", "排名=", NULL);
  g_autofree char *out = cli_out ("round", place->file, "check", "公布", "--expect", path,
                                  NULL);
  g_autoptr (GPtrArray) issues = cli_table (out);
  guint n_errors = 0;

  for (guint i = 0; i + 1 < issues->len; i++)
    n_errors += strcmp (cli_cell (issues, i, "severity"), "error") == 0;

  g_assert_cmpstr (out, ==, mapped);
  g_assert_cmpuint (n_errors, ==, 2);
  for (guint i = 0; i + 1 < issues->len; i++)
    {
      if (strcmp (cli_cell (issues, i, "severity"), "error") != 0)
        continue;

      g_assert_cmpstr (cli_cell (issues, i, "what"), ==, "rank");
      if (strcmp (cli_cell (issues, i, "unit"), "铺顶村") == 0)
        {
          g_assert_cmpstr (cli_cell (issues, i, "found"), ==, "9");
          g_assert_cmpstr (cli_cell (issues, i, "expected"), ==, "8");
        }
      else
        {
          g_assert_cmpstr (cli_cell (issues, i, "unit"), ==, "双溪村");
          g_assert_cmpstr (cli_cell (issues, i, "found"), ==, "10");
          g_assert_cmpstr (cli_cell (issues, i, "expected"), ==, "11");
        }
    }
}

static void
test_missing_is_not_zero (void)
{
  const Published *published = &tables[4];
  g_autoptr (GPtrArray) table = read_published (published);
  g_autoptr (CliPlace) place = place_for (published, table);
  g_autofree char *out = cli_out ("round", place->file, "rank", "公布", NULL);
  g_autoptr (GPtrArray) ranked = cli_table (out);
  int missing = row_of (ranked, "unit", "禹州市");
  int zero = row_of (ranked, "unit", "许昌铁通公司");

  g_assert_cmpstr (cli_cell (ranked, (guint) missing, "total"), ==, "");
  g_assert_cmpstr (cli_cell (ranked, (guint) missing, "rank"), ==, "");
  g_assert_cmpstr (cli_cell (ranked, (guint) missing, "standing"), ==, "absent");
  g_assert_cmpstr (cli_cell (ranked, (guint) zero, "total"), ==, "0.00");
  g_assert_cmpstr (cli_cell (ranked, (guint) zero, "rank"), !=, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SANSE_NOW", "2018-07-01 09:00", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/published/", tables[i].name, NULL);

      g_test_add_data_func (path, &tables[i], test_published);
    }

  g_test_add_func ("/published/hand-errors-are-flagged", test_hand_errors_are_flagged);
  g_test_add_func ("/published/missing-is-not-zero", test_missing_is_not_zero);

  return g_test_run ();
}
