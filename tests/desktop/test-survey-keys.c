/* test-survey-keys.c - a questionnaire under a real keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/survey-fixture.h"

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* "9 8 period 6 Return ctrl+c" */
static void
press (const char *what)
{
  g_auto (GStrv) keys = g_strsplit (what, " ", -1);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  gboolean done = FALSE;

  g_strv_builder_add_many (builder, "xdotool", "key", "--delay", "2", NULL);
  g_strv_builder_addv (builder, (const char **) keys);
  arguments = g_strv_builder_end (builder);
  process = g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, on_done_cb, &done);
  desk_wait_until (is_set, &done);
}

static gboolean
on_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Never sleep: wait until it is so. */
#define wait_until(condition) \
  G_STMT_START { \
    gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC; \
    guint tick = g_timeout_add (5, on_tick_cb, NULL); \
    while (!(condition) && g_get_monotonic_time () < deadline) \
    g_main_context_iteration (NULL, TRUE); \
    g_source_remove (tick); \
    g_assert_true (condition); \
  } G_STMT_END

/* A new one, two answers, one taken back, another instead, then the next questionnaire; the
 * numbers go on by themselves, and up comes back. */
static void
test_numbers_answer (void)
{
  g_autoptr (Desk) desk = survey_desk_new (TRUE);
  SanPage *page = desk_page (desk, "assessment");

  g_assert_true (san_page_show (page, g_variant_new_string ("survey")));
  desk_wait (desk);
  g_action_group_activate_action (G_ACTION_GROUP (san_page_get_actions (page)), "survey-new",
                                  NULL);
  desk_wait (desk);

  press ("2 1");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer") == 2);
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM respondent_answer AS a"
                                 " JOIN question_option AS o ON o.id = a.option_id"
                                 " WHERE o.name IN ('一般', '知道')"), ==, 2);
  /* a number without an option does nothing */
  press ("9 0");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer") == 1);
  press ("Up 1");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer AS a"
                            " JOIN question_option AS o ON o.id = a.option_id"
                            " WHERE o.name = '满意'") == 1);

  press ("ctrl+Return 3");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent") == 2);
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer") == 2);
  press ("ctrl+Up 2");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer AS a"
                            " WHERE a.respondent_id = (SELECT min(id) FROM respondent)") == 2);
  press ("ctrl+z");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer") == 2);
}

int
main (int    argc,
      char **argv)
{
  desk_init (&argc, &argv);

  g_test_add_func ("/survey-keys/numbers-answer", test_numbers_answer);

  return g_test_run ();
}
