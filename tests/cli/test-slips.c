/* test-slips.c - slips and feedback workbooks by sansectl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

/* At ten on a Thursday before Dragon Boat: a white and a yellow ticket of 青石街道, a
 * white one of 临江街道 and a draft. */
static CliPlace *
make_office (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv",
                                            "代码,名称,类型\n1,青石街道,街道\n2,临江街道,街道\n"
                                            "3,望云街道,街道\n");

  g_setenv ("SANSE_NOW", "2018-06-14 10:00", TRUE);
  g_free (cli_out ("new", place->file, NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  g_free (cli_out ("ticket", place->file, "new", "--unit", "青石街道", "--problem", "排水沟堵塞",
                   "--actor", "甲", NULL));
  g_free (cli_out ("ticket", place->file, "new", "--unit", "青石街道", "--problem", "占道经营",
                   "--colour", "yellow", "--reason", "多次发生", "--actor", "甲", NULL));
  g_free (cli_out ("ticket", place->file, "new", "--unit", "临江街道", "--problem", "垃圾堆积",
                   "--actor", "甲", NULL));
  g_free (cli_out ("ticket", place->file, "new", "--unit", "临江街道", "--problem", "未定",
                   "--draft", "--actor", "甲", NULL));

  return place;
}

static guint
count_left (CliPlace *place)
{
  g_autofree char *journal = cli_out ("journal", place->file, NULL);
  g_autoptr (GPtrArray) table = cli_table (journal);
  guint n = 0;

  for (guint i = 0; i + 1 < table->len; i++)
    n += strcmp (cli_cell (table, i, "action"), "left") == 0;

  return n;
}

/* (transfer full) (nullable): what a program prints; NULL where it is not installed */
static char *
run (const char *program,
     const char *first,
     const char *second)
{
  const char *argv[] = { program, first, second, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (found == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL,
                &error);
  g_assert_no_error (error);

  return output;
}

static void
test_slips_leave (void)
{
  g_autoptr (CliPlace) place = make_office ();
  g_autofree char *path = cli_place_path (place, "slips.pdf");
  g_autofree char *printed = NULL, *info = NULL, *text = NULL;
  guint before = count_left (place);

  printed = cli_out ("ticket", place->file, "slip", "黄2018-1", "白〔2018〕001号", "W-2018-002",
                     "-o", path, NULL);
  g_strchomp (printed);
  g_assert_cmpstr (printed, ==, path);
  g_assert_cmpuint (count_left (place), ==, before + 3);

  info = run ("pdfinfo", path, NULL);
  text = run ("pdftotext", path, "-");
  if (info == NULL || text == NULL)
    {
      g_test_skip ("pdfinfo or pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (info, "Pages:           3"));
  g_assert_nonnull (strstr (text, "2018年6月20日17:30前（3个工作日，端午顺延1日）"));
  g_assert_nonnull (strstr (text, "占道经营"));
  g_assert_true (strstr (text, "占道经营") < strstr (text, "排水沟堵塞"));
  g_assert_true (strstr (text, "排水沟堵塞") < strstr (text, "垃圾堆积"));
}

/* A number that has left is not given back. */
static void
test_undo_after_leaving (void)
{
  g_autoptr (CliPlace) place = make_office ();
  g_autofree char *path = cli_place_path (place, "slip.pdf"), *refused = NULL;
  g_autofree char *number = NULL;

  number = cli_out ("ticket", place->file, "new", "--unit", "青石街道", "--problem", "最后一张",
                    "--actor", "甲", NULL);
  g_strchomp (number);
  g_free (cli_out ("ticket", place->file, "slip", number, "-o", path, NULL));
  refused = cli_refused (1, "undo", place->file, NULL);
  g_assert_nonnull (strstr (refused, "cancel"));
}

static void
test_ways_and_collective (void)
{
  static const char *const ways[] = { "page", "stripe", "none" };
  g_autoptr (CliPlace) place = make_office ();
  g_autofree char *path = cli_place_path (place, "slip.pdf"), *info = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    g_free (cli_out ("ticket", place->file, "slip", "白2018-1", "-o", path, "--way", ways[i],
                     "--feedback", "--no-photos", NULL));
  g_free (cli_refused (2, "ticket", place->file, "slip", "白2018-1", "-o", path, "--way", "blue",
                       NULL));

  g_free (cli_out ("ticket", place->file, "slip", "白2018-1", "黄2018-1", "白2018-2", "-o", path,
                   "--collective", NULL));
  info = run ("pdfinfo", path, NULL);   /* one for each unit */
  if (info != NULL)
    g_assert_nonnull (strstr (info, "Pages:           2"));
}

static void
test_refusals (void)
{
  g_autoptr (CliPlace) place = make_office ();
  g_autofree char *path = cli_place_path (place, "slip.pdf"), *digest = cli_digest (place->file);
  g_autofree char *other = cli_place_path (place, "slip.txt"), *draft = NULL, *after = NULL;

  draft = cli_refused (1, "ticket", place->file, "slip", "草-1", "-o", path, NULL);
  g_assert_nonnull (strstr (draft, "草-1"));
  g_free (cli_refused (1, "ticket", place->file, "slip", "白2018-99", "-o", path, NULL));
  g_free (cli_refused (2, "ticket", place->file, "slip", "白2018-1", NULL));
  g_free (cli_refused (2, "ticket", place->file, "slip", "白2018-1", "-o", other, NULL));
  g_free (cli_refused (1, "ticket", place->file, "feedback", "--unit", "望云街道", "-o",
                       "none.xlsx", NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, digest);
}

static void
test_feedback (void)
{
  static const char filled[] =
    "编号,办理结果,整改情况,反馈人,反馈时间\n"
    "白〔2018〕001号,已完成,已疏通,王主任,2018-06-14 16:30\n"
    "黄〔2018〕001号,整改中,,,\n";
  static const char wrong[] =
    "编号,办理结果,整改情况,反馈人,反馈时间\n"
    "黄〔2018〕001号,已完成,已清理,,2019-01-01\n";
  g_autoptr (CliPlace) place = make_office ();
  g_autofree char *book = cli_place_path (place, "out.xlsx");
  g_autofree char *back = cli_place_write (place, "back.csv", filled);
  g_autofree char *bad = cli_place_write (place, "bad.csv", wrong);
  g_autofree char *dry = NULL, *read = NULL, *again = NULL, *list = NULL, *refused = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GPtrArray) table = NULL;
  guint left = count_left (place);

  g_free (cli_out ("ticket", place->file, "feedback", "--unit", "青石街道", "-o", book, NULL));
  g_assert_true (g_file_test (book, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_left (place), ==, left + 2);

  g_setenv ("SANSE_NOW", "2018-06-15 09:00", TRUE);
  before = cli_digest (place->file);
  dry = cli_out ("ticket", place->file, "feedback-read", back, "--dry-run", NULL);
  after = cli_digest (place->file);
  g_assert_cmpstr (dry, ==, "added,changed,unchanged,skipped,rejected\n1,0,0,1,0\n");
  g_assert_cmpstr (after, ==, before);

  read = cli_out ("ticket", place->file, "feedback-read", back, NULL);
  g_assert_cmpstr (read, ==, dry);
  again = cli_out ("ticket", place->file, "feedback-read", back, NULL);
  g_assert_cmpstr (again, ==, "added,changed,unchanged,skipped,rejected\n0,0,1,1,0\n");

  list = cli_out ("ticket", place->file, "show", "白2018-1", NULL);
  table = cli_table (list);
  g_assert_cmpuint (table->len, ==, 3);
  g_assert_cmpstr (cli_cell (table, 1, "kind"), ==, "report");
  g_assert_cmpstr (cli_cell (table, 1, "as_of"), ==, "2018-06-14 16:30");

  refused = cli_refused (1, "ticket", place->file, "feedback-read", bad, NULL);
  g_assert_nonnull (strstr (refused, "黄〔2018〕001号"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slips/leave", test_slips_leave);
  g_test_add_func ("/slips/undo-after-leaving", test_undo_after_leaving);
  g_test_add_func ("/slips/ways-and-collective", test_ways_and_collective);
  g_test_add_func ("/slips/refusals", test_refusals);
  g_test_add_func ("/slips/feedback", test_feedback);

  return g_test_run ();
}
