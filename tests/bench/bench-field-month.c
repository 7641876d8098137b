/* bench-field-month.c - a month of 20,000 points through sansectl, and beside other programs
 *
 * 36 categories, 1,090 points drawn, nine items each, 372 questionnaires. The same ranking is
 * then made by LibreOffice, Gnumeric and pandas where they are installed; what fails is a
 * ratio, seconds are printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <sys/resource.h>

#include "bench/field-workbook.h"
#include "cli-field-month.h"

#define N_POINTS  20000
#define N_DRAWN   1090
#define N_SURVEYS 372

/* Nine hundred tickets are issued, and their numbers printed, in the time of so many rankings:
 * nine were measured. */
#define BULK_RATIO 40

/* LibreOffice trusts the values in the file unless it is told not to. */
static const char OFFICE_SETTINGS[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
  "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
  "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">"
  "<prop oor:name=\"OOXMLRecalcMode\" oor:op=\"fuse\"><value>0</value></prop></item>"
  "</oor:items>";

static const char PANDAS[] =
  "import sys, pandas as pd\n"
  "t = pd.read_csv(sys.argv[1], dtype={'unit': str})\n"
  "t['score'] = 100 * t.earned / t.marks\n"
  "c = t.groupby(['unit', 'category']).agg(s=('score', 'mean'), w=('weight', 'first'))\n"
  "c['p'] = c.s * c.w\n"
  "u = c.groupby('unit')[['p', 'w']].sum()\n"
  "u['site'] = u.p / u.w\n"
  "u['rank'] = u.site.rank(ascending=False, method='min')\n"
  "u[['site', 'rank']].to_csv(sys.argv[2])\n";

/* Seconds of the processor that the programs called so far took */
static double
called (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
note (const char *what,
      double     *since)
{
  double now = called ();

  g_print ("# %s: %.2f s of the processor\n", what, now - *since);
  *since = now;
}

/* Ours, best of three: a process that opens the ledger, ranks and prints */
static double
time_rank (CliFieldMonth *self,
           char         **rank)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      double start = called ();

      g_free (*rank);
      *rank = cli_out ("round", self->place->file, "rank", FIELD_MONTH_ROUND, NULL);
      best = MIN (best, called () - start);
    }

  return best;
}

/* FALSE: it is not installed, or cannot do it */
static gboolean
run (const char *const *words,
     double            *seconds)
{
  double start = called ();
  int status;

  if (!g_spawn_sync (NULL, (char **) words, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                     G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL))
    return FALSE;
  *seconds = called () - start;

  return g_spawn_check_wait_status (status, NULL);
}

/* The score of every unit is in the column @column of the table that the other one made. */
static void
assert_same (CliFieldMonth *self,
             const char    *rank,
             const char    *path,
             guint          column)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) ours = cli_table (rank);
  g_autoptr (GPtrArray) theirs = NULL;
  guint found = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  theirs = cli_table (text);
  for (guint i = 0; i + 1 < ours->len; i++)
    for (guint j = 0; j < theirs->len; j++)
      {
        GPtrArray *row = g_ptr_array_index (theirs, j);

        if (!g_str_equal (row->pdata[0], cli_cell (ours, i, "code")))
          continue;
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (row->pdata[column], NULL),
                                        g_ascii_strtod (cli_cell (ours, i, "site"), NULL), 1e-4);
        found++;
      }
  g_assert_cmpuint (found, ==, self->month->n_units);
}

static void
compare (CliFieldMonth     *self,
         const char        *name,
         const char *const *words,
         const char        *rank,
         double             seconds,
         const char        *out,
         guint              column)
{
  double theirs;

  if (!run (words, &theirs) || !g_file_test (out, G_FILE_TEST_EXISTS))
    {
      g_print ("# %s is not installed\n", name);
      return;
    }
  assert_same (self, rank, out, column);
  g_print ("# %s takes %.1f times as long (%.2f s)\n", name, theirs / seconds, theirs);
  g_assert_cmpfloat (seconds, <, theirs);
}

static void
compare_all (CliFieldMonth *self,
             const char    *rank,
             double         seconds)
{
  g_autofree char *book = cli_place_path (self->place, "month.xlsx");
  g_autofree char *table = cli_place_path (self->place, "month.csv");
  g_autofree char *folder = cli_place_path (self->place, "office");
  g_autofree char *office = g_build_filename (folder, "month.csv", NULL);
  g_autofree char *gnumeric = cli_place_path (self->place, "gnumeric.csv");
  g_autofree char *pandas = cli_place_path (self->place, "pandas.csv");
  g_autofree char *profile = cli_place_path (self->place, "profile");
  g_autofree char *user = g_build_filename (profile, "user", NULL);
  g_autofree char *settings = g_build_filename (user, "registrymodifications.xcu", NULL);
  g_autofree char *where = g_strconcat ("-env:UserInstallation=file://", profile, NULL);
  const char *soffice[] = { "soffice", where, "--headless", "--convert-to", "csv", "--outdir",
                            folder, book, NULL };
  const char *ssconvert[] = { "ssconvert", "--recalc", book, gnumeric, NULL };
  const char *python[] = { "python3", "-c", PANDAS, table, pandas, NULL };

  field_workbook_write (self->month, self->drawn, book);
  field_workbook_table (self->month, self->drawn, table);
  g_assert_cmpint (g_mkdir_with_parents (user, 0700), ==, 0);
  g_assert_true (g_file_set_contents (settings, OFFICE_SETTINGS, -1, NULL));
  compare (self, "LibreOffice", soffice, rank, seconds, office, FIELD_MONTH_CATEGORIES + 1);
  compare (self, "Gnumeric", ssconvert, rank, seconds, gnumeric, FIELD_MONTH_CATEGORIES + 1);
  compare (self, "pandas", python, rank, seconds, pandas, 1);
}

static void
bench_month (void)
{
  double since = called ();
  g_autoptr (CliFieldMonth) self =
    cli_field_month_new (field_month_new (N_POINTS, N_DRAWN, N_SURVEYS));
  g_autofree char *rank = NULL;
  g_autofree char *numbers = NULL;
  double seconds;

  note ("standard, 20,000 points, rounds", &since);
  cli_field_month_draw (self);
  g_assert_cmpuint (self->drawn->len, ==, N_DRAWN);
  note ("draw", &since);
  cli_field_month_observe (self);
  note ("observations, half as a workbook that a second ledger made", &since);
  cli_field_month_ask (self, FIELD_MONTH_ROUND);
  note ("questionnaires", &since);
  seconds = time_rank (self, &rank);
  g_print ("# rank: %.3f s\n", seconds);
  since = called ();
  g_free (cli_out ("round", self->place->file, "explain", FIELD_MONTH_ROUND,
                   self->month->codes->pdata[0], NULL));
  note ("explain", &since);
  numbers = cli_field_month_issue (self);
  g_assert_cmpfloat (called () - since, <, BULK_RATIO * seconds);
  note ("tickets in bulk", &since);
  cli_field_month_publish (self);
  note ("publish", &since);
  g_free (cli_out ("bulletin", self->place->file, "1", "--verify", NULL));
  note ("verify", &since);

  compare_all (self, rank, seconds);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-month/full-size", bench_month);

  return g_test_run ();
}
