/* test-year-runs.c - last places running, over gaps and years, and progress
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-office.h"

#include "ranking/san-year.h"
#include "store/san-setting-store.h"

static const char SCHEME[] =
  "{\"name\": \"月评\", \"decimals\": 2,"
  " \"component\": {\"key\": \"total\", \"name\": \"总分\", \"source\": \"entry\"}}";

static const char UNITS[] =
  "代码,名称\n1,甲镇\n2,乙镇\n3,丙镇\n4,丁镇\n5,戊镇\n6,己镇\n7,庚镇\n8,辛镇\n";

static const char GROUPS[] =
  "分组方案,考评组,单位\n城区,镇组,甲镇\n城区,镇组,乙镇\n城区,镇组,丙镇\n城区,镇组,丁镇\n"
  "城区,镇组,戊镇\n城区,镇组,己镇\n城区,镇组,庚镇\n城区,镇组,辛镇\n";

/* Nobody was assessed in March; in February 庚镇 was not. */
static const struct
{
  const char *month;
  const char *scores;
} months[] = {
  { "2017-11", "甲镇,90\n乙镇,85\n丙镇,80\n丁镇,75\n戊镇,70\n己镇,65\n庚镇,60\n辛镇,55\n" },
  { "2017-12", "甲镇,90\n乙镇,85\n丙镇,80\n丁镇,75\n戊镇,70\n己镇,65\n庚镇,60\n辛镇,55\n" },
  { "2018-01", "甲镇,90\n乙镇,85\n丙镇,80\n丁镇,75\n己镇,70\n戊镇,65\n庚镇,60\n辛镇,55\n" },
  { "2018-02", "甲镇,90\n乙镇,85\n丙镇,80\n丁镇,75\n戊镇,70\n己镇,65\n辛镇,60\n" },
  { "2018-04", "乙镇,95\n甲镇,90\n丙镇,80.5\n丁镇,75\n戊镇,69\n庚镇,64\n己镇,63\n辛镇,62\n" },
};

static gboolean
set_reset (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_setting_set (database, SAN_SETTING_STREAKS, data, error);
}

static SanTestOffice *
office_new (void)
{
  SanTestOffice *office = san_test_office_new ();

  g_free (san_test_office_import (office, "units", NULL, UNITS));
  g_free (san_test_office_import (office, "groups", NULL, GROUPS));
  san_test_office_scheme (office, SCHEME);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *table = g_strconcat ("单位,总分\n", months[i].scores, NULL);

      san_test_office_round (office, months[i].month, "月评");
      g_free (san_test_office_import (office, "scores", months[i].month, table));
    }

  return office;
}

/* "辛镇 5/3 庚镇 4/2": rounds running, times in the year */
static char *
last_of (SanTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanYear) year = san_year_load (san_test_office_database (office), 2018, SAN_YEAR_MEAN,
                                            NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (year->groups->len, ==, 1);
  rows = san_year_group_list_last (year->groups->pdata[0]);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanYearRow *row = rows->pdata[i];

      g_string_append_printf (text, "%s%s %u/%u", i > 0 ? " " : "", row->unit, row->running,
                              row->times);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_runs_go_on_over_gaps_and_years (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  g_autofree char *last = last_of (office);

  g_assert_cmpstr (last, ==, "辛镇 5/3 庚镇 4/2 己镇 2/2 戊镇 0/2");
}

static void
test_gaps_end_runs (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  g_autofree char *last = NULL;

  san_test_office_change (office, "settings.edit", set_reset, (gpointer) "reset");
  last = last_of (office);
  g_assert_cmpstr (last, ==, "辛镇 1/3 己镇 1/2 庚镇 1/2 戊镇 0/2");
}

/* Falls are in it, too; a unit that was not in the round before is not. */
static void
test_progress (void)
{
  g_autoptr (SanTestOffice) office = office_new ();
  g_autoptr (SanYear) year = san_year_load (san_test_office_database (office), 2018, SAN_YEAR_MEAN,
                                            NULL, NULL);
  g_autoptr (GPtrArray) rows = san_year_group_list_progress (year->groups->pdata[0]);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const SanYearRow *row = rows->pdata[i];

      g_string_append_printf (text, "%s%u %s %s %s", i > 0 ? "; " : "", row->progress_place,
                              row->unit, row->change, row->rank_change);
    }
  g_assert_cmpstr (text->str, ==,
                   "1 乙镇 +10.00 1; 2 辛镇 +2.00 -1; 3 丙镇 +0.50 0; 4 甲镇 0.00 -1; "
                   "4 丁镇 0.00 0; 6 戊镇 -1.00 0; 7 己镇 -2.00 -1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/year-runs/over-gaps-and-years", test_runs_go_on_over_gaps_and_years);
  g_test_add_func ("/year-runs/gaps-end-runs", test_gaps_end_runs);
  g_test_add_func ("/year-runs/progress", test_progress);

  return g_test_run ();
}
