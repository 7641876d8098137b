/* test-survey-keys.c - a questionnaire under a real keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/keys.h"
#include "desktop/survey-fixture.h"

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

  keys_press ("2 1");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer") == 2);
  g_assert_cmpint (survey_query (desk, "SELECT count(*) FROM respondent_answer AS a"
                                 " JOIN question_option AS o ON o.id = a.option_id"
                                 " WHERE o.name IN ('一般', '知道')"), ==, 2);
  /* a number without an option does nothing */
  keys_press ("9 0");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer") == 1);
  keys_press ("Up 1");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer AS a"
                            " JOIN question_option AS o ON o.id = a.option_id"
                            " WHERE o.name = '满意'") == 1);

  keys_press ("ctrl+Return 3");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent") == 2);
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer") == 2);
  keys_press ("ctrl+Up 2");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer AS a"
                            " WHERE a.respondent_id = (SELECT min(id) FROM respondent)") == 2);
  keys_press ("ctrl+z");
  wait_until (survey_query (desk, "SELECT count(*) FROM respondent_answer") == 2);
}

int
main (int    argc,
      char **argv)
{
  if (!keys_available ())
    return 0;

  desk_init (&argc, &argv);

  g_test_add_func ("/survey-keys/numbers-answer", test_numbers_answer);

  return g_test_run ();
}
