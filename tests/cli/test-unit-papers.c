/* test-unit-papers.c - each unit's own sheet of a bulletin, and letters of interview
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char UNITS[] =
  "代码,名称,类型,负责人\n"
  "1,甲街道,街道,\n2,乙街道,街道,\n3,丙/街道,街道,丙主任\n,戊镇,镇,\n5,己镇,镇,\n";

static const char GROUPS[] =
  "分组方案,考评组,单位\n"
  "城乡,街道组,甲街道\n城乡,街道组,乙街道\n城乡,街道组,丙/街道\n"
  "城乡,乡镇组,戊镇\n城乡,乡镇组,己镇\n";

static const char SCHEME[] =
  "{\"name\": \"月评\", \"awards\": ["
  " {\"name\": \"表扬\", \"where\": {\"top\": 1}, \"action\": \"commend\"},"
  " {\"name\": \"末位约谈\", \"where\": {\"bottom\": 1, \"running\": 2},"
  "  \"action\": \"interview\"}],"
  " \"component\": {\"key\": \"total\", \"name\": \"总分\", \"combine\": \"weighted\","
  "  \"children\": [{\"key\": \"site\", \"name\": \"实地考察\", \"weight\": \"80\","
  "   \"source\": \"entry\"}, {\"key\": \"survey\", \"name\": \"问卷调查\", \"weight\": \"20\","
  "   \"source\": \"entry\"}]}}";

static const struct
{
  const char *label;
  const char *scores;
} months[] = {
  { "2018-05", "单位,site,survey\n甲街道,90,90\n乙街道,80,80\n丙/街道,70,70\n"
    "戊镇,90,90\n己镇,80,80\n" },
  { "2018-06", "单位,site,survey\n甲街道,91,95\n乙街道,85,80\n丙/街道,71.5,60\n"
    "戊镇,80,90\n己镇,70,75\n" },
};

static CliPlace *
office (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);
  g_autofree char *groups = cli_place_write (place, "groups.csv", GROUPS);
  g_autofree char *scheme = cli_place_write (place, "scheme.json", SCHEME);

  g_setenv ("SANSE_NOW", "2018-07-02 09:00", TRUE);
  g_free (cli_out ("new", place->file, "--city", "云州市", NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  g_free (cli_out ("import", place->file, "groups", groups, NULL));
  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *table = cli_place_write (place, "scores.csv", months[i].scores);

      g_free (cli_out ("round", place->file, "new", months[i].label, "--period",
                       months[i].label, "--scheme", "月评", "--grouping", "城乡", NULL));
      g_free (cli_out ("import", place->file, "scores", table, "--round", months[i].label,
                       NULL));
    }

  return place;
}

/* (transfer full) (nullable): what a program that reads @path prints */
static char *
run (const char *program,
     const char *path,
     const char *last)
{
  const char *const words[] = { program, path, last, NULL };
  char *out = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                     &status, NULL))
    return NULL;
  g_assert_cmpint (status, ==, 0);

  return out;
}

/* (transfer full) (nullable): the words of a PDF, without blanks; skips where none can tell */
static char *
read_pdf (const char *path)
{
  g_autofree char *text = run ("pdftotext", path, "-");
  GString *words;

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }

  words = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (words, *p);

  return g_string_free (words, FALSE);
}

static void
assert_files (const char *folder,
              guint       n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint found = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    found++;
  g_assert_cmpuint (found, ==, n);
}

static void
assert_same_file (const char *one,
                  const char *other)
{
  g_autofree char *a = NULL, *b = NULL;
  gsize n_a, n_b;

  g_assert_true (g_file_get_contents (one, &a, &n_a, NULL));
  g_assert_true (g_file_get_contents (other, &b, &n_b, NULL));
  g_assert_cmpmem (a, n_a, b, n_b);
}

/* A file of each kind to each unit, in the order of the ranking, under names that any file
 * system takes; what is printed is what is there. */
static void
test_units (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *folder = cli_place_path (place, "sheets/june");
  g_autofree char *digest = NULL, *out = NULL, *expected = NULL, *path = NULL, *text = NULL;

  g_free (cli_out ("round", place->file, "publish", "2018-06", "--number", "6", NULL));
  digest = cli_digest (place->file);
  out = cli_out ("bulletin", place->file, "units", "2018-6", "-o", folder, NULL);
  expected = g_strdup_printf ("%1$s/1-甲街道.pdf\n%1$s/1-甲街道.xlsx\n"
                              "%1$s/2-乙街道.pdf\n%1$s/2-乙街道.xlsx\n"
                              "%1$s/3-丙-街道.pdf\n%1$s/3-丙-街道.xlsx\n"
                              "%1$s/戊镇.pdf\n%1$s/戊镇.xlsx\n"
                              "%1$s/5-己镇.pdf\n%1$s/5-己镇.xlsx\n", folder);
  g_assert_cmpstr (out, ==, expected);
  assert_files (folder, 10);

  path = g_build_filename (folder, "3-丙-街道.pdf", NULL);
  text = read_pdf (path);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "丙/街道2018年6月考评反馈单"));
  g_assert_nonnull (strstr (text, "总分69.20分"));   /* 0.8 · 71.5 + 0.2 · 60 */
  g_assert_nonnull (strstr (text, "在街道组3个单位中列第3名"));
  g_assert_nonnull (strstr (text, "下降0.80分，名次不变"));
  g_assert_nonnull (strstr (text, "问卷调查"));
  g_assert_nonnull (strstr (text, "末位约谈"));
  g_assert_null (strstr (text, "甲街道"));
  g_assert_null (strstr (text, "预排名"));
}

/* The sheets are those of the issue, whatever happens to the records; and the same bytes in
 * any zone and language. */
static void
test_units_stay (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *before = cli_place_path (place, "before");
  g_autofree char *after = cli_place_path (place, "after");
  g_autofree char *table = cli_place_write (place, "scores.csv",
                                            "单位,site,survey\n乙街道,99,99\n");

  g_free (cli_out ("round", place->file, "publish", "2018-06", "--number", "6", NULL));
  g_free (cli_out ("bulletin", place->file, "units", "6", "-o", before, NULL));
  g_free (cli_out ("round", place->file, "state", "2018-06", "assess", "--reason", "更正", NULL));
  g_free (cli_out ("import", place->file, "scores", table, "--round", "2018-06",
                   "--allow-missing-units", NULL));
  g_setenv ("TZ", "America/Caracas", TRUE);
  g_setenv ("SANSE_NOW", "2018-08-02 09:00", TRUE);
  g_free (cli_out ("bulletin", place->file, "units", "总1", "-o", after, NULL));
  g_setenv ("TZ", "UTC", TRUE);
  for (guint i = 0; i < 2; i++)
    {
      const char *name = i == 0 ? "2-乙街道.pdf" : "2-乙街道.xlsx";
      g_autofree char *one = g_build_filename (before, name, NULL);
      g_autofree char *other = g_build_filename (after, name, NULL);

      assert_same_file (one, other);
    }
}

static void
test_units_refused (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *folder = cli_place_path (place, "sheets");
  g_autofree char *occupied = cli_place_write (place, "occupied", "");
  g_autofree char *unknown = NULL, *nowhere = NULL, *no_folder = NULL;

  g_free (cli_out ("round", place->file, "publish", "2018-06", "--number", "6", NULL));
  unknown = cli_refused (1, "bulletin", place->file, "units", "7", "-o", folder, NULL);
  g_assert_nonnull (strstr (unknown, "7"));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  no_folder = cli_refused (1, "bulletin", place->file, "units", "6", "-o", occupied, NULL);
  g_assert_nonnull (strstr (no_folder, occupied));
  nowhere = cli_refused (2, "bulletin", place->file, "units", "6", NULL);
}

/* Two units are interviewed; one is struck out. */
static void
test_letters (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *folder = cli_place_path (place, "letters");
  g_autofree char *first = cli_place_path (place, "letters/3-丙-街道-约谈通知书.pdf");
  g_autofree char *out = NULL, *expected = NULL, *text = NULL, *again = NULL, *confirmed = NULL;

  out = cli_out ("round", place->file, "awards", "2018-06", "--letters", folder, "--time",
                 "2018年7月5日上午9时", "--place", "市政府201会议室", NULL);
  expected = g_strdup_printf ("%1$s/3-丙-街道-约谈通知书.pdf\n%1$s/3-丙-街道-约谈通知书.docx\n"
                              "%1$s/5-己镇-约谈通知书.pdf\n%1$s/5-己镇-约谈通知书.docx\n", folder);
  g_assert_cmpstr (out, ==, expected);
  assert_files (folder, 4);

  text = read_pdf (first);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "约谈通知书"));
  g_assert_nonnull (strstr (text, "丙/街道："));
  g_assert_nonnull (strstr (text, "2018年6月总分69.20分，列街道组第3名"));
  g_assert_nonnull (strstr (text, "位列本组后1名，连续2期"));
  g_assert_nonnull (strstr (text, "2018年7月5日上午9时"));
  g_assert_nonnull (strstr (text, "市政府201会议室"));
  g_assert_nonnull (strstr (text, "主要负责人丙主任"));
  g_assert_nonnull (strstr (text, "2018年7月2日"));

  again = cli_out ("round", place->file, "awards", "2018-06", "--strike", "末位约谈", "己镇",
                   "--reason", "已另行处理", "--confirm", "末位约谈", "丙/街道", NULL);
  g_assert_nonnull (strstr (again, "struck"));
  confirmed = cli_out ("round", place->file, "awards", "2018-06", "--letters", folder, NULL);
  g_assert_null (strstr (confirmed, "己镇"));
  g_assert_nonnull (strstr (confirmed, "丙-街道"));
}

static void
test_letters_refused (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *alone = cli_refused (2, "round", place->file, "awards", "2018-06", "--place",
                                        "会议室", NULL);
  g_autofree char *folder = cli_place_path (place, "none");
  g_autofree char *nobody = cli_out ("round", place->file, "awards", "2018-05", "--letters",
                                     folder, NULL);

  g_assert_cmpstr (nobody, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-papers/units", test_units);
  g_test_add_func ("/unit-papers/units-stay", test_units_stay);
  g_test_add_func ("/unit-papers/units-refused", test_units_refused);
  g_test_add_func ("/unit-papers/letters", test_letters);
  g_test_add_func ("/unit-papers/letters-refused", test_letters_refused);

  return g_test_run ();
}
