/* bench-roster.c - a city's whole roster: 45,000 units in five levels
 *
 * Brought in as one step, undone, loaded and searched, beside what the sqlite3 shell needs
 * to read the same file into a keyed table. Only the ratio may fail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "registry/san-roster.h"
#include "store/san-journal.h"
#include "support/san-test-office.h"

#define MOST_TIMES_SHELL 15.0
#define N_RUNS           3

/* A province, 14 cities, 10 districts each, 13 towns each, 24 villages each: 45,515 */
static char *
make_table (void)
{
  static const char *const kinds[] = { "province", "city", "district", "town", "village" };
  static const char *const ends[] = { "省", "市", "区", "镇", "村" };
  static const guint widths[] = { 1, 14, 10, 13, 24 };
  static const char *const words[] = {
    "云", "和", "平", "新", "安", "长", "宁", "福", "东", "兴", "南", "海", "白", "石", "龙", "泉",
  };
  GString *table = g_string_new ("code,name,parent_code,kind\n");
  g_autoptr (GPtrArray) above = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  g_ptr_array_add (above, g_strdup (""));
  for (guint level = 0; level < G_N_ELEMENTS (widths); level++)
    {
      g_autoptr (GPtrArray) here = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < above->len; i++)
        for (guint j = 0; j < widths[level]; j++, n++)
          {
            const char *parent = above->pdata[i];
            char *code = g_strdup_printf ("%s%02u", *parent != '\0' ? parent : "9", j + 10);

            g_string_append_printf (table, "%s,%s%s%s,%s,%s\n", code, words[n % 16],
                                    words[n / 16 % 16], ends[level], parent, kinds[level]);
            g_ptr_array_add (here, code);
          }
      g_clear_pointer (&above, g_ptr_array_unref);
      above = g_steal_pointer (&here);
    }

  return g_string_free (table, FALSE);
}

/* Seconds, the best of several runs; negative without the shell */
static double
time_shell (SanTestOffice *office,
            const char    *table)
{
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  double best = -1;

  for (guint i = 0; shell != NULL && i < N_RUNS; i++)
    {
      g_autofree char *path = san_test_folder_path (office->folder, "shell.db");
      g_autofree char *import = g_strdup_printf (".import --csv --skip 1 %s unit", table);
      const char *argv[] = {
        shell, path, "-cmd",
        "CREATE TABLE unit (code TEXT PRIMARY KEY, name TEXT, parent TEXT, kind TEXT)",
        import, NULL
      };
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      double seconds;
      int status;

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                    &status, &error);
      g_assert_no_error (error);
      g_assert_true (g_spawn_check_wait_status (status, &error));
      seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
      best = best < 0 ? seconds : MIN (best, seconds);
      g_unlink (path);
    }

  return best;
}

static double
since (gint64 *start)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (double) (now - *start) / G_USEC_PER_SEC;

  *start = now;

  return seconds;
}

static void
time_roster (SanTestOffice *office)
{
  static const char *const needles[] = { "和平", "hpc", "heping", "9101112", "镇" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRoster) roster = NULL;
  gint64 start = g_get_monotonic_time ();
  double load;
  double find;
  double search;

  roster = san_roster_load (san_test_office_database (office), 17000, FALSE, &error);
  g_assert_no_error (error);
  load = since (&start);
  g_assert_nonnull (san_roster_find (roster, "9101112", NULL));
  find = since (&start);
  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    {
      g_autoptr (GPtrArray) found = san_roster_search (roster, needles[i], 100);

      g_assert_cmpuint (found->len, >, 0);
    }
  search = since (&start) / G_N_ELEMENTS (needles);

  g_print ("# roster of %u: load %.0f ms, first name %.0f ms, search %.1f ms\n",
           san_roster_size (roster), load * 1000, find * 1000, search * 1000);
}

static void
bench_roster (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autofree char *text = make_table ();
  g_autofree char *table = san_test_office_table (office, text);
  double shell = time_shell (office, table);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanImport) import = NULL;
  g_autoptr (SanImport) again = NULL;
  gint64 start = g_get_monotonic_time ();
  double plan, apply, undo, redo, replan;

  import = san_import_plan (san_test_office_database (office), "units", table, NULL, NULL,
                            &error);
  g_assert_no_error (error);
  plan = since (&start);
  san_import_apply (office->workspace, import, FALSE, NULL, &error);
  g_assert_no_error (error);
  apply = since (&start);
  san_journal_undo (office->workspace, 0, FALSE, NULL, &error);
  g_assert_no_error (error);
  undo = since (&start);
  san_journal_redo (office->workspace, NULL, &error);
  g_assert_no_error (error);
  redo = since (&start);
  again = san_import_plan (san_test_office_database (office), "units", table, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  replan = since (&start);
  g_assert_false (san_proposal_has_changes (san_import_get_proposal (again)));

  g_print ("# plan %.0f ms, apply %.0f ms, undo %.0f ms, redo %.0f ms, all unchanged %.0f ms\n",
           plan * 1000, apply * 1000, undo * 1000, redo * 1000, replan * 1000);
  time_roster (office);

  if (shell < 0)
    {
      g_test_skip ("no sqlite3 shell to compare with");
      return;
    }

  g_print ("# sqlite3 .import %.0f ms; import %.1f times that, undo %.1f times\n", shell * 1000,
           (plan + apply) / shell, undo / shell);
  g_assert_cmpfloat ((plan + apply) / shell, <=, MOST_TIMES_SHELL);
  g_assert_cmpfloat (undo / shell, <=, MOST_TIMES_SHELL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bench/roster", bench_roster);

  return g_test_run ();
}
