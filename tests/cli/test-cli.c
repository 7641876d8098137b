/* test-cli.c - the conventions of sansectl: words, statuses, output, names, journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char SCHEME[] =
  "{\"name\": \"月评\", \"component\": {\"key\": \"total\", \"name\": \"总分\","
  " \"combine\": \"weighted\", \"children\": ["
  "  {\"key\": \"site\", \"name\": \"实地\", \"weight\": \"90\", \"source\": \"entry\"},"
  "  {\"key\": \"survey\", \"name\": \"问卷\", \"weight\": \"10\", \"source\": \"entry\"}]}}";

static const char UNITS[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "2,乙街道,1,街道\n"
  "3,丙镇,1,镇\n"
  "4,丁镇,1,乡镇\n";

/* A ledger with three units, a scheme and a round. */
static CliPlace *
place_with_round (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);
  g_autofree char *scheme = cli_place_write (place, "scheme.json", SCHEME);

  g_free (cli_out ("new", place->file, "--city", "甲市", NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));
  g_free (cli_out ("scheme", place->file, "set", scheme, NULL));
  g_free (cli_out ("round", place->file, "new", "六月", "--period", "2018-06", "--scheme",
                   "月评", NULL));
  return place;
}

static void
test_usage (void)
{
  g_autoptr (CliPlace) place = cli_place_new ();
  const char *const calls[][6] = {
    { "nonsense", place->file },
    { "new" },
    { "new", place->file, "extra" },
    { "new", place->file, "--template", "castle" },
    { "info", place->file, "--frobnicate" },
    { "round", place->file },
    { "round", place->file, "dance" },
    { "round", place->file, "new", "x", "--period" },
    { "round", place->file, "new", "x", "--period", "2018-13" },
    { "info", place->file, "--at", "yesterday" },
    { "journal", place->file, "--last", "many" },
    { "import", place->file, "castles", "table.csv" },
    { "import", place->file, "scores", "table.csv" },
    { "import", place->file, "units", "table.csv", "--map", "名称" },
    { "import", place->file, "units", "table.csv", "--header", "0" },
    { "import", place->file, "units", "table.csv", "--encoding", "nope" },
    { "export", place->file, "castles" },
    { "export", place->file, "scores" },
    { "export", place->file, "units", "-o", "table.zip" },
    { "undo", place->file, "last" },
    { "round", place->file, "check", "x", "--tolerance", "-1" },
    { "round", place->file, "what-if", "x", "--weight", "site" },
    { "round", place->file, "what-if", "x", "--missing", "site=gone" },
    { "round", place->file, "what-if", "x", "--score", "site=1" },
    { "round", place->file, "what-if", "x", "--score", "乙街道:site=x" },
    { "round", place->file, "publish", "x", "--number", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    g_free (cli_refused (2, calls[i][0], calls[i][1], calls[i][2], calls[i][3], calls[i][4],
                         calls[i][5], NULL));

  g_assert_false (g_file_test (place->file, G_FILE_TEST_EXISTS));
}

static void
test_bad_clock_is_usage (void)
{
  g_autoptr (CliPlace) place = cli_place_new ();

  g_setenv ("SANSE_NOW", "soon", TRUE);
  g_free (cli_refused (2, "new", place->file, NULL));
  g_setenv ("SANSE_NOW", "2018-07-01 09:00", TRUE);
}

static void
test_new_and_info (void)
{
  g_autoptr (CliPlace) place = cli_place_new ();
  g_autofree char *made = cli_out ("new", place->file, "--city", "甲市", NULL);
  g_autofree char *expected = g_strconcat (place->file, "\n", NULL);
  g_autofree char *info = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GPtrArray) table = NULL;
  static const char *const keys[] = {
    "schema", "site", "city", "zone", "digest", "journal_length", "journal_head", "units",
    "groups", "points", "items", "rounds", "scores", "observations", "tickets", "bulletins",
    "blobs", "size",
  };

  g_assert_cmpstr (made, ==, expected);
  g_free (cli_refused (1, "new", place->file, NULL));

  info = cli_out ("info", place->file, NULL);
  table = cli_table (info);
  g_assert_cmpuint (table->len, ==, G_N_ELEMENTS (keys) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpstr (cli_cell (table, i, "key"), ==, keys[i]);
  g_assert_cmpstr (cli_cell (table, 2, "value"), ==, "甲市");
  g_assert_cmpstr (cli_cell (table, 3, "value"), ==, "Asia/Shanghai");
  g_assert_cmpstr (cli_cell (table, 5, "value"), ==, "1");

  json = cli_out ("info", place->file, "--json", NULL);
  g_assert_true (strstr (json, "\"journal_length\"") != NULL);
}

static void
test_demo_is_the_same_under_any_name (void)
{
  g_autoptr (CliPlace) place = cli_place_new ();
  g_autofree char *other = cli_place_path (place, "other.sanse");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  g_free (cli_out ("new", place->file, "--template", "demo", "--months", "2", "--seed", "7",
                   NULL));
  g_free (cli_out ("new", other, "--template", "demo", "--months", "2", "--seed", "7", NULL));
  one = cli_digest (place->file);
  two = cli_digest (other);

  g_assert_cmpstr (one, ==, two);
}

static void
test_statuses_of_files (void)
{
  g_autoptr (CliPlace) place = cli_place_new ();
  g_autofree char *missing = cli_place_path (place, "missing.sanse");
  g_autofree char *text = cli_place_write (place, "text.sanse", "this is no ledger at all");

  g_free (cli_refused (1, "info", missing, NULL));
  g_free (cli_refused (3, "info", text, NULL));
  g_free (cli_refused (3, "undo", text, NULL));
}

static void
test_round_trip_of_names (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *scores =
    cli_place_write (place, "scores.csv",
                     "单位,实地,问卷\n乙街道,９５.5,90\n丙镇,88,无数据\n4,0,—\n平均分,80,80\n");
  g_autofree char *report = cli_out ("import", place->file, "scores", scores, "--round",
                                     "六月", NULL);
  g_autofree char *rank = NULL;
  g_autoptr (GPtrArray) table = NULL;

  g_assert_true (g_str_has_prefix (report,
                                   "added,changed,unchanged,skipped,rejected\n3,0,0,1,0\n"));

  rank = cli_out ("round", place->file, "rank", "六月", NULL);
  table = cli_table (rank);
  g_assert_cmpuint (table->len, ==, 4);
  g_assert_cmpstr (cli_cell (table, 0, "unit"), ==, "乙街道");
  g_assert_cmpstr (cli_cell (table, 0, "total"), ==, "94.95");
  g_assert_cmpstr (cli_cell (table, 0, "rank"), ==, "1");
  g_assert_cmpstr (cli_cell (table, 1, "unit"), ==, "丙镇");
  g_assert_cmpstr (cli_cell (table, 1, "total"), ==, "88.00");
  g_assert_cmpstr (cli_cell (table, 1, "survey"), ==, "");
  g_assert_cmpstr (cli_cell (table, 1, "note"), ==, "survey:reweight");
  g_assert_cmpstr (cli_cell (table, 2, "unit"), ==, "丁镇");
  g_assert_cmpstr (cli_cell (table, 2, "total"), ==, "0.00");
  g_assert_cmpstr (cli_cell (table, 2, "site"), ==, "0");
}

static void
test_refused_import_writes_nothing (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *scores =
    cli_place_write (place, "scores.csv", "单位,实地,问卷\n乙街道,95,90\n丙镇,86..67,80\n");
  g_autofree char *err = cli_refused (1, "import", place->file, "scores", scores, "--round",
                                      "六月", NULL);
  g_autofree char *after = cli_digest (place->file);
  g_autofree char *report = NULL;

  g_assert_true (strstr (err, "3,实地,86..67,") != NULL);
  g_assert_cmpstr (before, ==, after);

  report = cli_out ("import", place->file, "scores", scores, "--round", "六月",
                    "--skip-rejected", NULL);
  g_assert_true (g_str_has_prefix (report,
                                   "added,changed,unchanged,skipped,rejected\n1,0,0,0,1\n"));
}

static void
test_undo_and_redo (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *scores = cli_place_write (place, "s.csv", "单位,实地\n乙街道,95\n");
  g_autofree char *report = cli_out ("import", place->file, "scores", scores, "--round",
                                     "六月", NULL);
  g_autofree char *changed = cli_digest (place->file);
  g_autofree char *undo = cli_out ("undo", place->file, NULL);
  g_autofree char *undone = cli_digest (place->file);
  g_autofree char *redo = cli_out ("redo", place->file, NULL);
  g_autofree char *redone = cli_digest (place->file);
  g_autofree char *journal = cli_out ("journal", place->file, "--last", "3", NULL);
  g_autofree char *check = cli_out ("check", place->file, "--replay", NULL);
  g_autoptr (GPtrArray) table = cli_table (journal);

  g_assert_cmpstr (before, !=, changed);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (redone, ==, changed);
  g_assert_cmpuint (table->len, ==, 4);
  g_assert_cmpstr (cli_cell (table, 0, "action"), ==, "import");
  g_assert_cmpstr (cli_cell (table, 1, "action"), ==, "undo");
  g_assert_cmpstr (cli_cell (table, 2, "action"), ==, "redo");
  g_assert_cmpstr (check, ==, "severity,what,where,found,expected\n");
  g_free (cli_refused (1, "redo", place->file, NULL));
}

static void
test_options_stand_anywhere (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *expected = cli_out ("round", place->file, "rank", "六月", "--json", NULL);
  g_autofree char *before = cli_out ("--json", "--wait", "1", "round", place->file, "rank",
                                     "六月", NULL);
  g_autofree char *between = cli_out ("round", "--json", place->file, "--wait=1", "rank",
                                      "--", "六月", NULL);

  g_assert_cmpstr (before, ==, expected);
  g_assert_cmpstr (between, ==, expected);
  g_free (cli_refused (2, "round", place->file, "rank", "--", "六月", "--json", NULL));
}

static void
test_a_reason_confirms_what_is_out_of_range (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *scores =
    cli_place_write (place, "s.csv", "单位,实地,问卷\n乙街道,101,90\n丙镇,94,-1\n丁镇,93,92\n");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *check = NULL;
  g_autofree char *said = NULL;

  g_free (cli_out ("import", place->file, "scores", scores, "--round", "六月", NULL));
  before = cli_digest (place->file);
  said = cli_refused (1, "round", place->file, "state", "六月", "review", NULL);
  g_assert_true (strstr (said, "乙街道, 实地: 101") != NULL);
  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, before);

  g_free (cli_out ("round", place->file, "state", "六月", "review", "--reason", "附加题",
                   NULL));
  check = cli_out ("round", place->file, "check", "六月", "--strict", NULL);
  g_assert_true (strstr (check, "note,乙街道,range,101,0..100,site") != NULL);
  g_assert_true (strstr (check, "note,丙镇,range,-1,0..100,survey") != NULL);
  g_free (cli_out ("round", place->file, "publish", "六月", "--number", "6", NULL));
}

static void
test_clock_only_goes_forward (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *units = cli_place_write (place, "more.csv", "名称\n戊镇\n");

  g_free (cli_refused (1, "import", place->file, "units", units, "--at",
                       "2018-06-30 09:00", NULL));
  g_free (cli_out ("import", place->file, "units", units, "--at", "2018-07-02T10:00:59",
                   NULL));
}

static void
test_publish_and_bulletin (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *scores =
    cli_place_write (place, "s.csv", "单位,实地,问卷\n乙街道,95,90\n丙镇,94,91\n丁镇,93,92\n");
  g_autofree char *book = cli_place_path (place, "book.xlsx");
  g_autofree char *again = cli_place_path (place, "again.xlsx");
  g_autofree char *name = NULL;
  g_autofree char *list = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *verified = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gsize one_length, two_length;

  g_free (cli_out ("import", place->file, "scores", scores, "--round", "六月", NULL));
  g_free (cli_out ("round", place->file, "state", "六月", "review", NULL));
  g_free (cli_refused (1, "import", place->file, "scores", scores, "--round", "六月", NULL));

  name = cli_out ("round", place->file, "publish", "六月", "--number", "6", "--date",
                  "2018-06-29", NULL);
  g_assert_cmpstr (name, ==, "2018-6\n");

  g_free (cli_out ("bulletin", place->file, "2018-6", "-o", book, NULL));
  g_free (cli_out ("bulletin", place->file, "总1", "-o", again, NULL));
  g_assert_true (g_file_get_contents (book, &one, &one_length, NULL));
  g_assert_true (g_file_get_contents (again, &two, &two_length, NULL));
  g_assert_cmpmem (one, one_length, two, two_length);

  list = cli_out ("bulletin", place->file, "list", NULL);
  exported = cli_out ("export", place->file, "bulletins", NULL);
  g_assert_cmpstr (list, ==, exported);
  g_assert_true (g_str_has_prefix (list, "name,year,number,running,date,title,round,edition,sha256\n"
                                   "2018-6,2018,6,1,2018-06-29,"));

  verified = cli_out ("bulletin", place->file, "6", "--verify", NULL);
  g_assert_cmpstr (verified, ==, "sheet,cell,found,expected\n");
}

static void
test_lists_take_the_words_behind_them (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *other = g_strdup_printf ("{\"name\": \"二\", \"groups\": [\"无\"], %s",
                                            strstr (SCHEME, "\"component"));
  g_autofree char *path = cli_place_write (place, "other.json", other);
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;
  g_autofree char *list = NULL;

  g_free (cli_out ("scheme", place->file, "set", path, NULL));
  before = cli_out ("round", place->file, "new", "--scheme", "月评", "二", "七月", "--period",
                    "2018-07", NULL);
  behind = cli_out ("round", place->file, "new", "八月", "--period", "2018-08", "--scheme",
                    "月评", "二", NULL);
  list = cli_out ("round", place->file, "list", NULL);

  g_assert_cmpstr (before, ==, "七月\n");
  g_assert_cmpstr (behind, ==, "八月\n");
  g_assert_true (strstr (list, "七月,2018-07,monthly,prepare,月评;二,") != NULL);
  g_assert_true (strstr (list, "八月,2018-08,monthly,prepare,月评;二,") != NULL);
}

static void
test_journal_counts_rounds_of_a_scheme (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *other = g_strdup_printf ("{\"name\": \"月评\", \"decimals\": 1, %s",
                                            strstr (SCHEME, "\"component"));
  g_autofree char *path = cli_place_write (place, "other.json", other);
  g_autofree char *version = cli_out ("scheme", place->file, "set", path, NULL);
  g_autofree char *again = cli_out ("scheme", place->file, "set", path, NULL);
  g_autofree char *journal = cli_out ("journal", place->file, NULL);
  g_autoptr (GPtrArray) table = cli_table (journal);

  g_assert_cmpstr (version, ==, "月评,2\n");
  g_assert_cmpstr (again, ==, "月评,2\n");
  g_assert_cmpuint (table->len, ==, 6);
  g_assert_cmpstr (cli_cell (table, 2, "label"), ==, "月评");
  g_assert_cmpstr (cli_cell (table, 4, "label"), ==, "月评: for 1 open round");
}

static void
test_a_refusal_names_the_table (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *twice = cli_place_write (place, "twice.csv", "单位,实地,实地\n乙街道,1,2\n");
  g_autofree char *err = cli_refused (1, "import", place->file, "scores", twice, "--round",
                                      "六月", NULL);
  g_autofree char *expect = NULL;
  g_autofree char *compared = NULL;

  g_assert_true (strstr (err, twice) != NULL);
  g_assert_true (strstr (err, "“实地”") != NULL);

  expect = cli_place_write (place, "expect.csv", "单位,得分\n乙街道,86..67\n");
  compared = cli_refused (1, "round", place->file, "check", "六月", "--expect", expect, NULL);
  g_assert_true (strstr (compared, expect) != NULL);
  g_assert_true (strstr (compared, "Row 2, column “得分”: “86..67”") != NULL);
}

static void
test_what_if_writes_nothing (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *scores =
    cli_place_write (place, "s.csv", "单位,实地,问卷\n乙街道,95,90\n丙镇,94,91\n");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GPtrArray) table = NULL;

  g_free (cli_out ("import", place->file, "scores", scores, "--round", "六月", NULL));
  before = cli_digest (place->file);
  out = cli_out ("round", place->file, "what-if", "六月", "--weight", "site=0", "--score",
                 "丙镇:survey=92.5", NULL);
  after = cli_digest (place->file);
  table = cli_table (out);

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (cli_cell (table, 0, "unit"), ==, "丙镇");
  g_assert_cmpstr (cli_cell (table, 0, "total"), ==, "92.50");
  g_assert_cmpstr (cli_cell (table, 0, "old_rank"), ==, "2");
  g_assert_cmpstr (cli_cell (table, 0, "old_total"), ==, "93.70");
  g_free (cli_refused (1, "round", place->file, "what-if", "六月", "--weight", "nobody=1",
                       NULL));
}

static void
test_backup_and_restore (void)
{
  g_autoptr (CliPlace) place = place_with_round ();
  g_autofree char *copy = cli_place_path (place, "copy.sanse");
  g_autofree char *digest = cli_digest (place->file);
  g_autofree char *made = cli_out ("backup", place->file, place->folder, NULL);
  g_autofree char *listed = cli_out ("backup", "--list", place->folder, NULL);
  g_autofree char *restored_digest = NULL;

  g_strchomp (made);
  g_assert_true (g_str_has_suffix (made, ".sanse.bak"));
  g_assert_true (strstr (listed, made) != NULL);

  g_free (cli_out ("restore", made, copy, NULL));
  g_free (cli_refused (1, "restore", made, copy, NULL));
  restored_digest = cli_digest (copy);
  g_assert_cmpstr (restored_digest, ==, digest);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SANSE_NOW", "2018-07-01 09:00", TRUE);

  g_test_add_func ("/cli/wrong-words-are-usage", test_usage);
  g_test_add_func ("/cli/a-bad-clock-is-usage", test_bad_clock_is_usage);
  g_test_add_func ("/cli/new-and-info", test_new_and_info);
  g_test_add_func ("/cli/the-demo-is-the-same-under-any-name",
                   test_demo_is_the_same_under_any_name);
  g_test_add_func ("/cli/statuses-of-files", test_statuses_of_files);
  g_test_add_func ("/cli/names-and-cells-as-people-write-them", test_round_trip_of_names);
  g_test_add_func ("/cli/a-refused-import-writes-nothing", test_refused_import_writes_nothing);
  g_test_add_func ("/cli/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/cli/options-stand-anywhere", test_options_stand_anywhere);
  g_test_add_func ("/cli/a-reason-confirms-what-is-out-of-range",
                   test_a_reason_confirms_what_is_out_of_range);
  g_test_add_func ("/cli/the-clock-only-goes-forward", test_clock_only_goes_forward);
  g_test_add_func ("/cli/publish-and-bulletin", test_publish_and_bulletin);
  g_test_add_func ("/cli/lists-take-the-words-behind-them",
                   test_lists_take_the_words_behind_them);
  g_test_add_func ("/cli/the-journal-counts-rounds-of-a-scheme",
                   test_journal_counts_rounds_of_a_scheme);
  g_test_add_func ("/cli/a-refusal-names-the-table", test_a_refusal_names_the_table);
  g_test_add_func ("/cli/what-if-writes-nothing", test_what_if_writes_nothing);
  g_test_add_func ("/cli/backup-and-restore", test_backup_and_restore);

  return g_test_run ();
}
