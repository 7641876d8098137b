/* test-year.c - closing a year, and the copy for others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char UNITS[] =
  "代码,名称,类型,联络员,电话\n"
  "1,甲街道,街道,联络员子,66000001\n2,乙街道,街道,联络员丑,66000002\n3,丙街道,街道,,\n";

static const char GROUPS[] =
  "分组方案,考评组,单位\n城区,街道组,甲街道\n城区,街道组,乙街道\n城区,街道组,丙街道\n";

static const char SCHEME[] =
  "{\"name\": \"月评\","
  " \"component\": {\"key\": \"total\", \"name\": \"总分\", \"source\": \"entry\"}}";

static const char *const scores[] = {
  "单位,总分\n甲街道,90\n乙街道,80\n丙街道,70\n",
  "单位,总分\n甲街道,85\n乙街道,86\n丙街道,87\n",
};

static void
add_month (CliPlace   *place,
           const char *file,
           const char *label,
           const char *table)
{
  g_autofree char *path = cli_place_write (place, "scores.csv", table);

  g_free (cli_out ("round", file, "new", label, "--period", label, "--scheme", "月评",
                   "--grouping", "城区", NULL));
  g_free (cli_out ("import", file, "scores", path, "--round", label, NULL));
}

/* November and December of 2018, published as numbers 1 and 2, and three tickets: one closed
 * long ago, one closed in December, one open. */
static CliPlace *
office (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);
  g_autofree char *groups = cli_place_write (place, "groups.csv", GROUPS);
  g_autofree char *scheme = cli_place_write (place, "scheme.json", SCHEME);

  g_setenv ("SANSE_NOW", "2018-03-01 09:00", TRUE);
  g_free (cli_out ("new", place->file, NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  g_free (cli_out ("import", place->file, "groups", groups, NULL));
  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  g_free (cli_out ("ticket", place->file, "new", "--unit", "甲街道", "--problem", "旧事一件", NULL));
  g_free (cli_out ("ticket", place->file, "cancel", "白〔2018〕001号", "--text", "重复", NULL));
  g_setenv ("SANSE_NOW", "2018-12-28 09:00", TRUE);
  g_free (cli_out ("ticket", place->file, "new", "--unit", "甲街道", "--problem", "东街垃圾堆积",
                   "--informant", "举报人寅", "--contact", "13900000003", NULL));
  g_free (cli_out ("ticket", place->file, "new", "--unit", "乙街道", "--problem", "西街井盖破损", NULL));
  g_free (cli_out ("ticket", place->file, "new", "--unit", "丙街道", "--problem", "南街占道经营", NULL));
  g_free (cli_out ("ticket", place->file, "cancel", "白〔2018〕003号", "--text", "重复", NULL));
  add_month (place, place->file, "2018-11", scores[0]);
  add_month (place, place->file, "2018-12", scores[1]);
  g_free (cli_out ("round", place->file, "publish", "2018-11", "--number", "1", NULL));

  return place;
}

static void
is_whole (const char *file)
{
  g_autofree char *out = cli_out ("check", file, "--replay", NULL);

  g_assert_cmpstr (out, ==, "severity,what,where,found,expected\n");
}

static void
are_alike (const char *word,
           const char *verb,
           const char *label,
           const char *first,
           const char *second)
{
  g_autofree char *left = cli_out (word, first, verb, label, NULL);
  g_autofree char *right = cli_out (word, second, verb, label, NULL);

  g_assert_cmpstr (left, ==, right);
}

static void
test_close (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *next = cli_place_path (place, "2019.sanse");
  g_autofree char *digest = cli_digest (place->file);
  g_autofree char *refused = cli_refused (1, "year", place->file, "close", "2018", "-o", next, NULL);
  g_autofree char *same = cli_digest (place->file);
  g_autofree char *list = NULL;
  g_autofree char *rank = NULL;
  g_autofree char *bulletins = NULL;
  g_autofree char *archive = NULL;

  /* a round of the year is not published: nothing is made, nothing changes */
  g_assert_nonnull (strstr (refused, "2018-12"));
  g_assert_cmpstr (digest, ==, same);
  g_assert_false (g_file_test (next, G_FILE_TEST_EXISTS));

  g_free (cli_out ("round", place->file, "publish", "2018-12", "--number", "2", NULL));
  g_free (cli_out ("year", place->file, "close", "2018", "-o", next, NULL));
  is_whole (place->file);
  is_whole (next);

  /* the places go along, the open ticket with its number, not what is long over */
  are_alike ("round", "rank", "2018-11", place->file, next);
  are_alike ("round", "rank", "2018-12", place->file, next);
  are_alike ("ticket", "show", "白〔2018〕002号", place->file, next);
  list = cli_out ("ticket", next, "list", NULL);
  g_assert_nonnull (strstr (list, "东街垃圾堆积"));
  g_assert_nonnull (strstr (list, "南街占道经营"));
  g_assert_null (strstr (list, "旧事一件"));

  /* the next month compares with December, and numbers run on */
  g_setenv ("SANSE_NOW", "2019-02-01 09:00", TRUE);
  add_month (place, next, "2019-01", scores[0]);
  rank = cli_out ("round", next, "rank", "2019-01", NULL);
  g_assert_nonnull (strstr (rank, "街道组,1,甲街道,90.00,+5.00,2,ranked"));
  g_free (cli_out ("round", next, "publish", "2019-01", "--number", "1", NULL));
  bulletins = cli_out ("export", next, "bulletins", NULL);
  g_assert_nonnull (strstr (bulletins, "2019-1,2019,1,3,"));

  /* the archive is read, not written, until it is opened again */
  archive = cli_refused (1, "ticket", place->file, "note", "白〔2018〕002号", "--text", "x", NULL);
  g_assert_nonnull (strstr (archive, "2019.sanse"));
  g_free (cli_out ("year", place->file, "reopen", NULL));
  g_free (cli_out ("ticket", place->file, "note", "白〔2018〕002号", "--text", "x", NULL));
  is_whole (place->file);
}

static void
test_refusals (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *there = cli_place_write (place, "there.sanse", "");
  g_autofree char *folder = cli_place_path (place, "none/x.sanse");
  g_autofree char *digest = NULL;
  g_autofree char *same = NULL;

  g_free (cli_out ("round", place->file, "publish", "2018-12", "--number", "2", NULL));
  digest = cli_digest (place->file);
  g_free (cli_refused (2, "year", place->file, "close", "二〇一八", "-o", folder, NULL));
  g_free (cli_refused (1, "year", place->file, "close", "2018", "-o", there, NULL));
  g_free (cli_refused (1, "year", place->file, "close", "2018", "-o", folder, NULL));
  /* a year that is over while the next has begun in the same ledger */
  add_month (place, place->file, "2019-01", scores[0]);
  g_free (cli_refused (1, "year", place->file, "close", "2018", "-o", folder, NULL));
  g_free (cli_out ("undo", place->file, NULL));
  g_free (cli_out ("undo", place->file, NULL));
  same = cli_digest (place->file);
  g_assert_cmpstr (digest, ==, same);
}

static gboolean
holds (const char *file,
       const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));

  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (memcmp (bytes + i, text, strlen (text)) == 0)
      return TRUE;

  return FALSE;
}

static void
test_copy (void)
{
  g_autoptr (CliPlace) place = office ();
  g_autofree char *copy = cli_place_path (place, "copy.sanse");
  static const char *const secrets[] = { "举报人寅", "13900000003", "联络员子", "66000001" };

  g_free (cli_out ("copy", place->file, copy, "--without-persons", NULL));
  is_whole (copy);
  are_alike ("round", "rank", "2018-12", place->file, copy);
  are_alike ("ticket", "show", "白〔2018〕002号", place->file, copy);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_assert_true (holds (place->file, secrets[i]));
      g_assert_false (holds (copy, secrets[i]));
    }
  g_free (cli_refused (1, "copy", place->file, copy, "--without-persons", NULL));
  g_free (cli_refused (2, "copy", place->file, copy, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/year/close", test_close);
  g_test_add_func ("/cli/year/refusals", test_refusals);
  g_test_add_func ("/cli/year/copy", test_copy);

  return g_test_run ();
}
