/* test-calendar.c - sansectl calendar: due, show, import, day, hours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-call.h"

#include <string.h>

static const char TABLE_2027[] =
  "date,kind,name\n"
  "2027-10-01,off,国庆节\n"
  "2027-10-04,off,国庆节\n"
  "2027-10-05,off,国庆节\n"
  "2027-10-06,off,国庆节\n"
  "2027-10-07,off,国庆节\n"
  "2027-10-09,work,国庆节\n";

static CliPlace *
place_new (void)
{
  CliPlace *place = cli_place_new ();

  g_free (cli_out ("new", place->file, "--city", "甲市", NULL));

  return place;
}

static void
assert_due (CliPlace   *place,
            const char *start,
            const char *limit,
            const char *expected)
{
  g_autofree char *out = cli_out ("calendar", place->file, "due", start, limit, NULL);
  g_autofree char *line = g_strconcat (expected, "\n", NULL);

  g_assert_cmpstr (out, ==, line);
}

static const char *
cell_of_day (GPtrArray  *table,
             const char *date,
             const char *column)
{
  for (guint i = 0; i + 1 < table->len; i++)
    {
      if (g_str_equal (cli_cell (table, i, "date"), date))
        return cli_cell (table, i, column);
    }

  g_assert_not_reached ();
}

static GPtrArray *
show (CliPlace   *place,
      const char *year)
{
  g_autofree char *out = cli_out ("calendar", place->file, "show", year, NULL);

  return cli_table (out);
}

static guint
count (const char *text,
       const char *word)
{
  g_auto (GStrv) parts = g_strsplit (text, word, -1);

  return g_strv_length (parts) - 1;
}

static void
test_due (void)
{
  g_autoptr (CliPlace) place = place_new ();
  g_autofree char *json = NULL;
  g_autoptr (CliCall) known = NULL;
  g_autoptr (CliCall) unknown = NULL;
  g_autoptr (CliCall) round_the_clock = NULL;

  assert_due (place, "2026-02-13 16:00", "3 workdays", "2026-02-25 17:30");
  assert_due (place, "2026-02-13T16:00:59", "3个工作日", "2026-02-25 17:30");
  assert_due (place, "2021-09-17 16:00", "4 workhours", "2021-09-18 11:00");
  assert_due (place, "2018-06-04 10:00", "5 days", "2018-06-11 17:30");
  assert_due (place, "2018-06-04 10:00", "24 hours", "2018-06-05 10:00");
  assert_due (place, "2018-06-04 10:00", "until 2018-06-05 09:15", "2018-06-05 09:15");

  json = cli_out ("calendar", place->file, "due", "2018-06-04 10:00", "1 workday", "--json", NULL);
  g_assert_nonnull (strstr (json, "\"due\""));
  g_assert_nonnull (strstr (json, "2018-06-05 17:30"));

  known = cli_call ("calendar", place->file, "due", "2018-12-25 10:00", "9 workdays", NULL);
  g_assert_cmpint (known->status, ==, 0);
  g_assert_cmpstr (known->err, ==, "");

  /* once a year, and only where it matters */
  unknown = cli_call ("calendar", place->file, "due", "2026-12-31 10:00", "300 workdays", NULL);
  g_assert_cmpint (unknown->status, ==, 0);
  g_assert_cmpuint (count (unknown->err, "2027"), ==, 1);
  g_assert_cmpuint (count (unknown->err, "2028"), ==, 1);
  g_assert_cmpuint (count (unknown->err, "2026"), ==, 0);
  round_the_clock = cli_call ("calendar", place->file, "due", "2031-12-31 10:00", "48 hours",
                              NULL);
  g_assert_cmpstr (round_the_clock->err, ==, "");
}

static void
test_bad_words (void)
{
  g_autoptr (CliPlace) place = place_new ();
  g_autofree char *before = cli_digest (place->file);
  g_autofree char *after = NULL;
  static const struct
  {
    int         status;
    const char *words[6];
  } calls[] = {
    { 2, { "due", "2018-02-30 10:00", "3 workdays" } },
    { 2, { "due", "yesterday", "3 workdays" } },
    { 2, { "due", "2018-06-04 10:00", "0 workdays" } },
    { 2, { "due", "2018-06-04 10:00", "3 weeks" } },
    { 2, { "due", "2018-06-04 10:00" } },
    { 1, { "due", "1999-06-04 10:00", "3 workdays" } },
    { 1, { "due", "2018-06-04 10:00", "until 2018-06-04 10:00" } },
    { 2, { "show", "year" } },
    { 1, { "show", "1999" } },
    { 1, { "show", "2101" } },
    { 2, { "day", "2018-02-30", "off", "x" } },
    { 2, { "day", "2018-06-05", "closed", "x" } },
    { 2, { "day", "2018-06-05", "off" } },
    { 1, { "day", "1999-06-05", "off", "x" } },
    { 2, { "hours", "08:00-12:00" } },
    { 2, { "hours", "--from", "02-30", "--to=03-01", "08:00-12:00" } },
    { 1, { "hours", "--from=06-01", "--to=09-30", "12:00-08:00" } },
    { 1, { "hours", "--from=06-01", "--to=09-30", "08:00-12:00 11:00-17:00" } },
    { 1, { "import", "no-such-table.csv" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      const char *const *words = calls[i].words;

      g_free (cli_refused (calls[i].status, "calendar", place->file, words[0], words[1], words[2],
                           words[3], words[4], words[5], NULL));
    }

  after = cli_digest (place->file);
  g_assert_cmpstr (after, ==, before);
}

static void
test_show (void)
{
  g_autoptr (CliPlace) place = place_new ();
  g_autoptr (GPtrArray) leap = show (place, "2024");
  g_autoptr (GPtrArray) common = show (place, "2023");
  static const struct
  {
    const char *date;
    const char *weekday;
    const char *work;
    const char *spans;
    const char *name;
  } days[] = {
    { "2024-02-03", "Saturday", "no", "", "" },
    { "2024-02-04", "Sunday", "yes", "08:30-12:00 14:30-17:30", "春节" },
    { "2024-02-09", "Friday", "yes", "08:30-12:00 14:30-17:30", "" },
    { "2024-02-12", "Monday", "no", "", "春节" },
    { "2024-12-31", "Tuesday", "yes", "08:30-12:00 14:30-17:30", "" },
  };

  g_assert_cmpuint (leap->len, ==, 1 + 366);
  g_assert_cmpuint (common->len, ==, 1 + 365);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_assert_cmpstr (cell_of_day (leap, days[i].date, "weekday"), ==, days[i].weekday);
      g_assert_cmpstr (cell_of_day (leap, days[i].date, "work"), ==, days[i].work);
      g_assert_cmpstr (cell_of_day (leap, days[i].date, "spans"), ==, days[i].spans);
      g_assert_cmpstr (cell_of_day (leap, days[i].date, "name"), ==, days[i].name);
    }
}

static void
test_local_days_and_hours (void)
{
  g_autoptr (CliPlace) place = place_new ();
  g_autoptr (GPtrArray) year = NULL;
  g_autofree char *half = cli_out ("calendar", place->file, "day", "2018-06-05", "half", "防台风",
                                   NULL);
  g_autofree char *off = cli_out ("calendar", place->file, "day", "2018-06-06", "off", "防台风",
                                  NULL);
  g_autofree char *summer = cli_out ("calendar", place->file, "hours", "--from", "7-1", "--to",
                                     "09-30", "8:00-12:00", "15:00-18:00", NULL);

  g_assert_cmpstr (half, ==, "2018-06-05\n");
  g_assert_cmpstr (off, ==, "2018-06-06\n");
  g_assert_cmpstr (summer, ==, "07-01\n");

  year = show (place, "2018");
  g_assert_cmpstr (cell_of_day (year, "2018-06-05", "spans"), ==, "08:30-12:00");
  g_assert_cmpstr (cell_of_day (year, "2018-06-05", "name"), ==, "防台风");
  g_assert_cmpstr (cell_of_day (year, "2018-06-06", "work"), ==, "no");
  g_assert_cmpstr (cell_of_day (year, "2018-07-02", "spans"), ==, "08:00-12:00 15:00-18:00");
  assert_due (place, "2018-06-04 10:00", "1 workdays", "2018-06-05 12:00");
  assert_due (place, "2018-06-04 10:00", "2 workdays", "2018-06-07 17:30");
  assert_due (place, "2018-06-29 10:00", "1 workdays", "2018-07-02 18:00");

  g_free (cli_out ("undo", place->file, NULL));
  assert_due (place, "2018-06-29 10:00", "1 workdays", "2018-07-02 17:30");
}

static void
test_import_replaces_its_years (void)
{
  g_autoptr (CliPlace) place = place_new ();
  g_autofree char *table = cli_place_write (place, "2027.csv", TABLE_2027);
  g_autofree char *later = cli_place_write (place, "later.csv",
                                            "日期,类型,名称\n2027-10-08,off,国庆节\n"
                                            "2028-01-03,off,元旦\n");
  g_autofree char *bad = cli_place_write (place, "bad.csv",
                                          "date,kind,name\n2027-10-01,off,a\n2027-10-02,shut,b\n");
  g_autofree char *refusal = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *json = NULL;

  assert_due (place, "2027-09-30 10:00", "1 workdays", "2027-10-01 17:30");
  refusal = cli_refused (1, "calendar", place->file, "import", bad, NULL);
  g_assert_nonnull (strstr (refusal, "3"));
  assert_due (place, "2027-09-30 10:00", "1 workdays", "2027-10-01 17:30");

  g_free (cli_out ("calendar", place->file, "day", "2027-10-08", "half", "本地", NULL));
  first = cli_out ("calendar", place->file, "import", table, NULL);
  g_assert_cmpstr (first, ==, "years,changed_deadlines\n1,0\n");
  assert_due (place, "2027-09-30 10:00", "1 workdays", "2027-10-08 12:00");
  assert_due (place, "2027-09-30 10:00", "2 workdays", "2027-10-09 17:30");

  /* the office's own day stays, the year's others are replaced */
  second = cli_out ("calendar", place->file, "import", later, NULL);
  g_assert_cmpstr (second, ==, "years,changed_deadlines\n2,0\n");
  assert_due (place, "2027-09-30 10:00", "1 workdays", "2027-10-01 17:30");
  assert_due (place, "2027-10-07 10:00", "1 workdays", "2027-10-08 12:00");
  assert_due (place, "2027-12-31 10:00", "1 workdays", "2028-01-04 17:30");

  json = cli_out ("calendar", place->file, "import", table, "--json", NULL);
  g_assert_nonnull (strstr (json, "\"changed_deadlines\""));
}

static const char UNITS[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "2,乙街道,1,街道\n";

/* (transfer full): its number */
static char *
issue (CliPlace   *place,
       const char *at,
       const char *limit)
{
  return g_strchomp (cli_out ("ticket", place->file, "new", "--unit", "乙街道", "--problem", "井盖",
                              "--limit", limit, "--at", at, NULL));
}

static void
test_open_due_times_move (void)
{
  g_autoptr (CliPlace) place = place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);
  g_autofree char *table = cli_place_write (place, "2027.csv", TABLE_2027);
  g_autofree char *moved = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *out = NULL;
  g_autofree char *list = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (CliCall) day = NULL;

  g_free (cli_out ("import", place->file, "units", units, "--at", "2027-09-01 09:00", NULL));
  moved = issue (place, "2027-09-28 10:00", "3 workdays");
  plain = issue (place, "2027-09-28 10:00", "96 hours");
  out = cli_out ("calendar", place->file, "import", table, "--at", "2027-09-28 11:00", NULL);
  expected = g_strdup_printf ("years,changed_deadlines\n1,1\n\nnumber,old_due,new_due\n"
                              "%s,2027-10-01 17:30,2027-10-08 17:30\n", moved);
  g_assert_cmpstr (out, ==, expected);

  day = cli_call ("calendar", place->file, "day", "2027-10-08", "half", "本地", "--at",
                  "2027-09-28 12:00", NULL);
  g_assert_cmpint (day->status, ==, 0);
  g_assert_cmpstr (day->out, ==, "2027-10-08\n");
  g_assert_nonnull (strstr (day->err, moved));
  g_assert_nonnull (strstr (day->err, "2027-10-08 17:30 → 2027-10-08 12:00"));
  g_assert_null (strstr (day->err, plain));

  list = cli_out ("ticket", place->file, "list", "--at", "2027-09-28 12:00", NULL);
  rows = cli_table (list);
  g_assert_cmpstr (cli_cell (rows, 0, "due"), ==, "2027-10-08 12:00");
  g_assert_cmpstr (cli_cell (rows, 1, "due"), ==, "2027-10-02 10:00");
}

/* The table comes late: what rose by the calendar as it was known stays risen. */
static void
test_steps_taken_stand (void)
{
  g_autoptr (CliPlace) place = place_new ();
  g_autofree char *units = cli_place_write (place, "units.csv", UNITS);
  g_autofree char *table = cli_place_write (place, "2027.csv", TABLE_2027);
  g_autofree char *number = NULL;
  g_autofree char *list = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (CliCall) call = NULL;

  g_free (cli_out ("import", place->file, "units", units, "--at", "2027-09-01 09:00", NULL));
  number = issue (place, "2027-09-28 10:00", "3 workdays");
  g_free (cli_out ("ticket", place->file, "receive", number, "--by", "乙", "--at",
                   "2027-09-28 11:00", NULL));
  call = cli_call ("calendar", place->file, "import", table, "--at", "2027-10-02 09:00", NULL);
  g_assert_cmpint (call->status, ==, 0);
  g_assert_nonnull (strstr (call->err, "2027-10-01 17:30"));
  g_assert_nonnull (strstr (call->err, "overdue"));

  list = cli_out ("ticket", place->file, "list", "--at", "2027-10-02 09:00", NULL);
  rows = cli_table (list);
  g_assert_cmpstr (cli_cell (rows, 0, "colour"), ==, "yellow");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/due", test_due);
  g_test_add_func ("/calendar/bad-words", test_bad_words);
  g_test_add_func ("/calendar/show", test_show);
  g_test_add_func ("/calendar/days-and-hours", test_local_days_and_hours);
  g_test_add_func ("/calendar/import", test_import_replaces_its_years);

  g_test_add_func ("/calendar/due-times-move", test_open_due_times_move);
  g_test_add_func ("/calendar/steps-stand", test_steps_taken_stand);

  return g_test_run ();
}
