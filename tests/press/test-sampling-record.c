/* test-sampling-record.c - the papers of a draw: the record, and the sheets of its days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "paper/san-sampling-record.h"
#include "support/san-test-office.h"

static const char units[] =
  "代码,名称,类型\n"
  "1,乙街道,街道\n"
  "2,丙镇,镇\n";

static const char points[] =
  "code,name,category,unit,address,must_see\n"
  "P1,人民路,主干道,乙街道,人民路1号,yes\n"
  "P2,解放路,主干道,乙街道,解放路2号,no\n"
  "P3,东市场,农贸市场,丙镇,东街3号,no\n"
  "P4,西市场,农贸市场,丙镇,西街4号,no\n";

typedef struct
{
  gint64   round;
  gboolean covert;
} Plan;

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  return san_database_exec (database,
                            "INSERT INTO scheme VALUES (1, 's');"
                            "INSERT INTO scheme_version (id, scheme_id, number, json) VALUES"
                            " (1, 1, 1, '{\"name\":\"s\",\"component\":{\"key\":\"k\","
                            "\"name\":\"k\",\"source\":\"inspection\"}}');"
                            "INSERT INTO round (id, label, period, first_day, last_day) VALUES"
                            " (1, '六月考评', '2018-06', '2018-06-01', '2018-06-30');"
                            "INSERT INTO round_scheme VALUES (1, 1, 1)", error);
}

/* A team of two people, on the 15th (today) and the day after */
static gboolean
plan_visits (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  const Plan *plan = data;
  g_autoptr (SanTeam) team = g_new0 (SanTeam, 1);
  g_autoptr (GArray) teams = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SanDay));

  team->name = g_strdup ("第一组");
  team->members = g_strdup ("甲某;乙某");
  if (!san_team_store_put (database, plan->round, team, error))
    return FALSE;

  g_array_append_val (teams, team->id);
  for (int i = 15; i <= 16; i++)
    {
      SanDay day = san_day_new (2018, 6, i);

      g_array_append_val (days, day);
    }

  return san_draw_plan_set_covert (database, plan->round, plan->covert, error) &&
         san_draw_plan_spread (database, plan->round, teams, days, error);
}

static SanTestOffice *
new_office (gboolean covert)
{
  SanTestOffice *office = san_test_office_new ();
  Plan plan = { 1, covert };

  g_free (san_test_office_import (office, "units", NULL, units));
  g_free (san_test_office_import (office, "points", NULL, points));
  san_test_office_change (office, "round.new", add_round, NULL);
  g_assert_true (san_draw_run (office->workspace, "六月考评", "20180612", NULL, NULL));
  san_test_office_change (office, "round.plan", plan_visits, &plan);

  return office;
}

static SanPaper *
sheets_of (SanTestOffice *office,
           SanDay         day,
           GError       **error)
{
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_round_store_get (database, 1, NULL);

  return san_day_sheets_new (database, round, day,
                             san_time_day (san_workspace_now (office->workspace)), error);
}

/* (transfer full): the words of a page and those after it, NULL without pdftotext */
static char *
read_paper (SanTestOffice *office,
            SanPaper      *paper)
{
  g_autofree char *path = san_test_folder_path (office->folder, "paper.pdf");
  const char *argv[] = { "pdftotext", "-raw", path, "-", NULL };
  char *text = NULL;

  g_assert_true (san_paper_write_pdf (paper, path, NULL, NULL));
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                NULL);

  return text;
}

static void
assert_has (const char *text,
            const char *word,
            gboolean    has)
{
  if ((strstr (text, word) != NULL) != has)
    g_error ("“%s” is %sin: %s", word, has ? "not " : "", text);
}

static void
test_open_sheets (void)
{
  g_autoptr (SanTestOffice) office = new_office (FALSE);
  g_autoptr (SanPaper) paper = sheets_of (office, SAN_DAY_MIN, NULL);
  g_autoptr (SanPaper) one = sheets_of (office, san_day_new (2018, 6, 16), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_paper (office, paper);

  g_assert_cmpuint (san_paper_get_n_pages (paper), ==, 2);
  g_assert_cmpuint (san_paper_get_n_pages (one), ==, 1);
  g_assert_null (sheets_of (office, san_day_new (2018, 6, 17), &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }

  assert_has (text, "第一组（甲某、乙某）", TRUE);
  assert_has (text, "2018年6月15日", TRUE);
  assert_has (text, "2018年6月16日", TRUE);
  assert_has (text, "人民路1号", TRUE);
  assert_has (text, "西街4号", TRUE);
  assert_has (text, "带队人", TRUE);
  assert_has (text, "暗访", FALSE);
}

static void
test_covert_sheets (void)
{
  g_autoptr (SanTestOffice) office = new_office (TRUE);
  g_autoptr (SanPaper) paper = sheets_of (office, SAN_DAY_MIN, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_paper (office, paper);

  /* tomorrow's is sealed */
  g_assert_cmpuint (san_paper_get_n_pages (paper), ==, 1);
  g_assert_null (sheets_of (office, san_day_new (2018, 6, 16), &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }

  assert_has (text, "暗访", TRUE);
  assert_has (text, "2018年6月15日", TRUE);
  assert_has (text, "2018年6月16日", FALSE);
  assert_has (text, "人民路1号", TRUE);
  assert_has (text, "西街4号", FALSE);
}

static void
test_record (void)
{
  g_autoptr (SanTestOffice) office = new_office (FALSE);
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_round_store_get (database, 1, NULL);
  g_autoptr (SanDraw) draw = san_draw_store_get (database, 1, NULL);
  g_autoptr (SanPaper) paper = san_sampling_record_new (database, round, NULL);
  g_autofree char *text = read_paper (office, paper);

  g_assert_cmpstr (san_paper_get_title (paper), ==, "六月考评 抽样记录");
  g_assert_cmpuint (san_paper_get_n_pages (paper), ==, 2);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }

  assert_has (text, draw->frame, TRUE);
  assert_has (text, "20180612", TRUE);
  assert_has (text, "合计 4 1 4", TRUE);
  assert_has (text, "抽中点位名单", TRUE);
  assert_has (text, "东市场", TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling-record/open-sheets", test_open_sheets);
  g_test_add_func ("/sampling-record/covert-sheets", test_covert_sheets);
  g_test_add_func ("/sampling-record/record", test_record);

  return g_test_run ();
}
