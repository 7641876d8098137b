/* test-limit.c - the time limits of slips, read and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/san-error.h"
#include "base/san-limit.h"

static void
test_what_people_write_is_read (void)
{
  static const struct
  {
    const char *text;
    const char *canonical;
  } cases[] = {
    { "3 workdays", "3 workdays" },
    { "1 workday", "1 workdays" },
    { " 15   workdays ", "15 workdays" },
    { "3Workdays", "3 workdays" },
    { "3个工作日", "3 workdays" },
    { "3 个 工作日", "3 workdays" },
    { "３工作日", "3 workdays" },
    { "5 days", "5 days" },
    { "1 day", "1 days" },
    { "5自然日", "5 days" },
    { "7天", "7 days" },
    { "4 workhours", "4 workhours" },
    { "1 workhour", "1 workhours" },
    { "4工作时", "4 workhours" },
    { "4个工作小时", "4 workhours" },
    { "24 hours", "24 hours" },
    { "1 hour", "1 hours" },
    { "24小时", "24 hours" },
    { "2 紧急工作时", "2 hours" },
    { "9999 days", "9999 days" },
    { "until 2018-06-26 17:30", "until 2018-06-26 17:30" },
    { "until 2018-06-26T17:30", "until 2018-06-26 17:30" },
    { "until 2100-12-31 23:59", "until 2100-12-31 23:59" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *again = NULL;
      g_autofree char *text = NULL;
      SanLimit limit;

      g_assert_true (san_limit_parse (cases[i].text, &limit, &error));
      g_assert_no_error (error);
      text = san_limit_format (&limit);
      g_assert_cmpstr (text, ==, cases[i].canonical);
      g_assert_true (san_limit_parse (text, &limit, &error));
      again = san_limit_format (&limit);
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_what_is_no_limit_is_refused (void)
{
  static const char *const texts[] = {
    "", "3", "workdays", "0 workdays", "-1 workdays", "10000 workdays", "99999999999 days",
    "3.5 workdays", "3 weeks", "3 work days", "1 2 workdays", "三 workdays", "3 workdays x",
    "until", "until ", "until tomorrow", "until 2018-02-30 10:00", "until 1999-12-31 10:00",
    "until 2101-01-01 00:00", "\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      SanLimit limit = { SAN_LIMIT_HOURS, 77, 0 };

      g_assert_false (san_limit_parse (texts[i], &limit, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
      g_assert_cmpint (limit.n, ==, 77);
    }
}

static void
test_labels_are_for_people (void)
{
  static const struct
  {
    SanLimit    limit;
    const char *label;
  } cases[] = {
    { { SAN_LIMIT_NONE, 0, 0 }, "" },
    { { SAN_LIMIT_WORKDAYS, 1, 0 }, "1 working day" },
    { { SAN_LIMIT_WORKDAYS, 3, 0 }, "3 working days" },
    { { SAN_LIMIT_DAYS, 5, 0 }, "5 calendar days" },
    { { SAN_LIMIT_WORKHOURS, 4, 0 }, "4 working hours" },
    { { SAN_LIMIT_HOURS, 24, 0 }, "24 hours round the clock" },
    { { SAN_LIMIT_UNTIL, 0, 1440 + 90 }, "until 1970-01-02 01:30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = san_limit_label (&cases[i].limit);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_the_sorts_of_minutes (void)
{
  g_assert_true (san_limit_is_working (SAN_LIMIT_WORKDAYS));
  g_assert_true (san_limit_is_working (SAN_LIMIT_DAYS));
  g_assert_true (san_limit_is_working (SAN_LIMIT_WORKHOURS));
  g_assert_false (san_limit_is_working (SAN_LIMIT_HOURS));
  g_assert_false (san_limit_is_working (SAN_LIMIT_UNTIL));
  g_assert_false (san_limit_is_working (SAN_LIMIT_NONE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/limit/read", test_what_people_write_is_read);
  g_test_add_func ("/limit/refused", test_what_is_no_limit_is_refused);
  g_test_add_func ("/limit/labels", test_labels_are_for_people);
  g_test_add_func ("/limit/sorts", test_the_sorts_of_minutes);

  return g_test_run ();
}
