/* test-kill-window.c - kill −9 of the program while a point is rated, and while tickets are
 * issued in bulk
 *
 * The program runs as a child and says through a pipe how long its journal is. What it said
 * must be there when the ledger is opened again, and what it had not finished must not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pages/assessment/san-onsite-tickets.h"
#include "pages/assessment/san-onsite-view.h"
#include "store/san-check.h"
#include "store/san-journal.h"
#include "templates/san-template.h"

#define ROUND   "2018-06 实地测评"
#define N_KILLS 2
#define MOST    30      /* strokes, at most, before the program is killed */
#define MAX_US  500000  /* that it may issue tickets for, at most */

static const char *program;

/* The child: works until it is killed */

static void
tell (Desk *desk)
{
  printf ("%" G_GINT64_FORMAT "\n",
          san_journal_length (san_context_get_database (desk_context (desk)), NULL));
  fflush (stdout);
}

static void G_GNUC_NORETURN
rate (Desk    *desk,
      SanPage *page)
{
  SanOnsiteView *view = SAN_ONSITE_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_ONSITE_VIEW, 0));
  SanOnsiteForm *form = san_onsite_view_get_form (view);
  SanOnsiteSheet *sheet = san_onsite_view_get_sheet (view);

  tell (desk);
  for (guint i = 0;; i++)
    {
      guint n = san_onsite_sheet_get_n (sheet);

      for (guint j = 0; j < n; j++)
        {
          san_onsite_form_select (form, j);
          san_onsite_form_press (form, GDK_KEY_1 + (i + j) % 3, 0);
          tell (desk);
          while (g_main_context_iteration (NULL, FALSE))
            ;
        }
      g_signal_emit_by_name (form, "step", 1);
    }
}

static void G_GNUC_NORETURN
issue (Desk    *desk,
       SanPage *page)
{
  SanOnsiteTickets *dialog =
    san_onsite_tickets_run (page, san_context_get_round (desk_context (desk)));
  GtkWidget *button;

  desk_wait (desk);
  for (guint i = 0;; i++)
    {
      button = desk_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, i);
      g_assert_nonnull (button);
      if (gtk_widget_has_css_class (button, "suggested-action"))
        break;
    }
  tell (desk);
  desk_click (button);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

static void G_GNUC_NORETURN
be_the_child (const char *work,
              const char *path)
{
  Desk *desk = desk_new (NULL, 1366, 768);
  g_autoptr (SanRound) round = NULL;
  SanPage *page;

  g_assert_true (san_window_open (desk->window, path));
  desk_wait (desk);
  round = san_round_store_find (san_context_get_database (desk_context (desk)), ROUND, NULL);
  san_context_set_round (desk_context (desk), round->id);
  page = desk_page (desk, "assessment");
  san_page_show (page, g_variant_ref_sink (g_variant_new_string ("onsite")));
  desk_wait (desk);
  if (g_str_equal (work, "rate"))
    rate (desk, page);
  issue (desk, page);
}

/* The parent */

/* Kills the program @delay after it has said @n_lines things; what it said last. */
static gint64
run_and_kill (const char *work,
              const char *path,
              guint       n_lines,
              guint       delay)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                                                    "--child", work, path, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  gint64 said = 0;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  for (guint i = 0; i < n_lines;)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (line);
      /* the test framework has a say, too */
      if (!g_ascii_isdigit (*line) || strstr (line, "..") != NULL)
        continue;
      said = g_ascii_strtoll (line, NULL, 10);
      i++;
    }
  g_usleep (delay);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);

  return said;
}

static void
assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = san_check_file (path, SAN_CHECK_REPLAY, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gint64
ask (const char *path,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanWorkspace) workspace = san_workspace_open (path, SAN_WORKSPACE_READ, NULL, &error);
  gint64 value = 0;

  g_assert_no_error (error);
  san_database_query_int (san_workspace_database (workspace), sql, &value, &error);
  g_assert_no_error (error);

  return value;
}

static char *
new_ledger (SanTestFolder *folder,
            const char    *name)
{
  char *path = san_test_folder_path (folder, name);
  g_autoptr (GError) error = NULL;

  san_template_create (path, "demo", "云州市", 6, 1, "李敏", NULL, &error);
  g_assert_no_error (error);

  return path;
}

/* A stroke that was seen is there; the program opens what it left, again and again. */
static void
test_rating (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *path = new_ledger (folder, "rate.sanse");

  for (guint i = 0; i < N_KILLS; i++)
    {
      gint64 said = run_and_kill ("rate", path, 2 + (guint) g_test_rand_int_range (0, MOST),
                                  (guint) g_test_rand_int_range (0, 5000));

      assert_sound (path);
      g_assert_cmpint (ask (path, "SELECT count (*) FROM step"), >=, said);
    }
}

/* All of the tickets or none */
static void
test_issuing (void)
{
  g_autoptr (SanTestFolder) folder = san_test_folder_new ();
  g_autofree char *first = new_ledger (folder, "first.sanse");
  gint64 before = ask (first, "SELECT count (*) FROM ticket");

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autofree char *name = g_strdup_printf ("issue-%u.sanse", i);
      g_autofree char *path = san_test_folder_path (folder, name);
      g_autoptr (GFile) from = g_file_new_for_path (first);
      g_autoptr (GFile) to = g_file_new_for_path (path);
      gint64 steps, tickets, after;

      g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
      steps = run_and_kill ("issue", path, 1, (guint) g_test_rand_int_range (0, MAX_US));
      tickets = ask (path, "SELECT count (*) FROM ticket");
      after = ask (path, "SELECT count (*) FROM step");
      assert_sound (path);
      g_assert_cmpint (after, ==, tickets > before ? steps + 1 : steps);
      g_test_message ("%" G_GINT64_FORMAT " tickets were issued", tickets - before);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = NULL;

  if (argc == 4 && g_str_equal (argv[1], "--child"))
    {
      g_autofree char *work = g_strdup (argv[2]);

      path = g_strdup (argv[3]);
      argc = 1;
      desk_init (&argc, &argv);
      be_the_child (work, path);
    }

  /* the program is the child; this process has no window */
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SANSE_NOW", "2018-06-26 10:42", TRUE);

  g_test_add_func ("/kill-window/rating", test_rating);
  g_test_add_func ("/kill-window/issuing", test_issuing);

  return g_test_run ();
}
