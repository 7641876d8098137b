/* test-surroundings.c - sansectl where it is run: locales, limits, files of other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

#include <glib/gstdio.h>

static const char UNITS[] =
  "code,name,aliases\n"
  "1,甲区,\"东区;\"\"老\"\"区\"\n"
  "2,乙街道,\n";

static CliPlace *
place_with_units (void)
{
  CliPlace *place = cli_place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);

  g_free (cli_out ("new", place->file, NULL));
  g_free (cli_out ("import", place->file, "units", units, NULL));

  return place;
}

/* Bytes that are no text never get into a ledger; a file may be called by them. */
static void
test_words_that_are_no_text (void)
{
  g_autoptr (CliPlace) place = place_with_units ();
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *after = NULL;
  g_autofree char *odd = cli_place_write (place, "\xb6\xfe.csv", "code,name\n3,丙镇\n");
  g_autofree char *fresh = cli_place_path (place, "\xb6\xfe.sanse");

  g_free (cli_refused (2, "calendar", place->file, "day", "2026-07-01", "off", "\xb6\xfe",
                       NULL));
  g_free (cli_refused (2, "new", fresh, "--city", "\xb6\xfe", NULL));
  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, before);

  g_free (cli_out ("import", place->file, "units", odd, "--dry-run", NULL));
}

/* A timer runs in the locale C: the names in a message must still be names. */
static void
test_names_in_the_locale_c (void)
{
  g_autoptr (CliPlace) place = place_with_units ();
  g_autofree char *before = g_strdup (g_getenv ("LC_ALL"));
  g_autofree char *said = NULL;
  g_autofree char *help = NULL;

  g_setenv ("LC_ALL", "C", TRUE);
  said = cli_refused (1, "round", place->file, "rank", "六月", NULL);
  help = cli_out ("round", "--help", NULL);
  if (before != NULL)
    g_setenv ("LC_ALL", before, TRUE);
  else
    g_unsetenv ("LC_ALL");

  g_assert_nonnull (strstr (said, "“六月”"));
  g_assert_nonnull (strstr (help, "--scheme NAME…"));
}

/* The help of a verb is about that verb; that of import names the kinds and their columns. */
static void
test_help (void)
{
  g_autofree char *verb = cli_out ("round", "FILE", "rank", "六月", "--help", NULL);
  g_autofree char *import = cli_out ("import", "--help", NULL);
  g_autofree char *all = cli_out ("--help", NULL);
  g_autofree char *said = cli_refused (2, "frobnicate", NULL);

  g_assert_nonnull (strstr (verb, "sansectl round FILE rank LABEL"));
  g_assert_null (strstr (verb, "sansectl round FILE stats"));
  g_assert_nonnull (strstr (import, "  groups: grouping* group* unit*"));
  g_assert_nonnull (strstr (import, "  scores --round R: unit*"));
  g_assert_nonnull (strstr (all, "sansectl calendar FILE due START LIMIT"));
  g_assert_nonnull (strstr (said, "“frobnicate”"));
}

/* Past the limit of a file's size the kernel sends a signal that ends a program in silence. */
static void
test_limit_of_file_size (void)
{
  g_autoptr (CliPlace) place = place_with_units ();
  g_autoptr (GString) table = g_string_new ("code,name\n");
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *after = NULL;
  g_autofree char *path = NULL;
  g_autofree char *command = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (table, "V%05u,村%05u\n", i, i);
  path = cli_place_write (place, "many.csv", table->str);
  command = g_strdup_printf ("sh -c 'ulimit -f 1000; exec \"%s\" import \"%s\" units \"%s\"'",
                             g_getenv ("SANSECTL"), place->file, path);

  g_spawn_command_line_sync (command, NULL, &said, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_error (error, G_SPAWN_EXIT_ERROR, 1);
  g_assert_nonnull (strstr (said, "nothing was written"));

  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, before);
  g_free (cli_out ("check", place->file, NULL));
}

/* A cell of megabytes is refused in a line. */
static void
test_huge_cell (void)
{
  g_autoptr (CliPlace) place = place_with_units ();
  g_autofree char *many = g_strnfill (2000000, '9');
  g_autofree char *table = g_strconcat ("code,name,from\n7,丙镇,", many, "\n", NULL);
  g_autofree char *path = cli_place_write (place, "huge.csv", table);
  g_autofree char *said = cli_refused (1, "import", place->file, "units", path, NULL);

  g_assert_nonnull (strstr (said, "\n2,from,9999"));
  g_assert_cmpuint (strlen (said), <, 2000);

  g_free (said);
  said = cli_refused (1, "import", place->file, "units", place->folder, NULL);
  g_assert_nonnull (strstr (said, "is a folder"));
}

static void
test_folder_of_others (void)
{
  g_autoptr (CliPlace) place = place_with_units ();
  g_autofree char *found = NULL;

  g_chmod (place->folder, 0555);
  if (g_access (place->folder, W_OK) == 0)
    {
      g_chmod (place->folder, 0755);
      g_test_skip ("no folder is write-protected for this user");
      return;
    }

  found = cli_out ("export", place->file, "units", NULL);
  g_assert_nonnull (strstr (found, "乙街道"));
  g_free (cli_refused (1, "undo", place->file, NULL));
  g_chmod (place->folder, 0755);
}

/* What is exported goes in again and changes nothing, in each of the three formats. */
static void
test_json_round_trip (void)
{
  g_autoptr (CliPlace) place = place_with_units ();
  g_autofree char *path = cli_place_path (place, "units.json");
  g_autofree char *numbers = cli_place_write (place, "numbers.json",
                                              "[{\"name\": \"丙镇\", \"code\": 3},"
                                              " {\"parent\": null, \"name\": \"丁镇\"}]");
  g_autofree char *nested = cli_place_write (place, "nested.json", "[{\"name\": [\"丙\"]}]");
  g_autofree char *broken = cli_place_write (place, "broken.json", "[{\"name\": \"丙\"");
  g_autofree char *same = NULL;
  g_autofree char *more = NULL;
  g_autofree char *all = NULL;
  g_autofree char *said = NULL;

  g_free (cli_out ("export", place->file, "units", "-o", path, NULL));
  same = cli_out ("import", place->file, "units", path, NULL);
  g_assert_cmpstr (same, ==, "added,changed,unchanged,skipped,rejected\n0,0,2,0,0\n");

  more = cli_out ("import", place->file, "units", numbers, NULL);
  g_assert_cmpstr (more, ==, "added,changed,unchanged,skipped,rejected\n2,0,0,0,0\n");
  all = cli_out ("export", place->file, "units", NULL);
  g_assert_nonnull (strstr (all, "丙镇,3,,"));

  said = cli_refused (1, "import", place->file, "units", nested, NULL);
  g_assert_nonnull (strstr (said, "“name”"));
  g_free (cli_refused (1, "import", place->file, "units", broken, NULL));
}

/* Dates that lost their format in a spreadsheet, or that a system wrote without signs */
static void
test_dates_of_other_programs (void)
{
  g_autoptr (CliPlace) place = place_with_units ();
  g_autofree char *units = cli_place_write (place, "dates.csv",
                                            "name,from,to\n丙镇,43252,20190630\n");
  g_autofree char *bad = cli_place_write (place, "bad.csv",
                                          "name,from\n丁镇,20180631\n戊镇,99999\n");
  g_autofree char *days = cli_place_write (place, "days.csv",
                                           "日期,类型,名称\n20300102,休,元旦\n2030/2/9,班,春节\n");
  g_autofree char *all = NULL;
  g_autofree char *said = NULL;
  g_autofree char *due = NULL;

  g_free (cli_out ("import", place->file, "units", units, NULL));
  all = cli_out ("export", place->file, "units", NULL);
  g_assert_nonnull (strstr (all, "丙镇,,,other,,,,,,2018-06-01,2019-06-30\n"));

  said = cli_refused (1, "import", place->file, "units", bad, NULL);
  g_assert_nonnull (strstr (said, "2,from,20180631,"));
  g_assert_nonnull (strstr (said, "3,from,99999,"));

  g_free (cli_out ("calendar", place->file, "import", days, NULL));
  due = cli_out ("calendar", place->file, "due", "2030-01-01 10:00", "1 workdays", NULL);
  g_assert_cmpstr (due, ==, "2030-01-03 17:30\n");
  g_free (due);
  due = cli_out ("calendar", place->file, "due", "2030-02-08 10:00", "1 workdays", NULL);
  g_assert_cmpstr (due, ==, "2030-02-09 17:30\n");
}

static void
test_demo_round_trip (void)
{
  g_autoptr (CliPlace) place = cli_place_new ();
  g_autofree char *path = cli_place_path (place, "items.csv");
  g_autofree char *same = NULL;

  g_free (cli_out ("new", place->file, "--template", "demo", "--months", "1", NULL));
  g_free (cli_out ("export", place->file, "items", "-o", path, NULL));
  same = cli_out ("import", place->file, "items", path, "--dry-run", NULL);
  g_assert_cmpstr (same, ==, "added,changed,unchanged,skipped,rejected\n0,0,230,0,0\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/surroundings/names-in-the-locale-c", test_names_in_the_locale_c);
  g_test_add_func ("/surroundings/words-that-are-no-text", test_words_that_are_no_text);
  g_test_add_func ("/surroundings/help", test_help);
  g_test_add_func ("/surroundings/limit-of-file-size", test_limit_of_file_size);
  g_test_add_func ("/surroundings/huge-cell", test_huge_cell);
  g_test_add_func ("/surroundings/folder-of-others", test_folder_of_others);
  g_test_add_func ("/surroundings/json-round-trip", test_json_round_trip);
  g_test_add_func ("/surroundings/dates-of-other-programs", test_dates_of_other_programs);
  g_test_add_func ("/surroundings/demo-round-trip", test_demo_round_trip);

  return g_test_run ();
}
