/* test-field-keys.c - a team's day of a month of 20,000 points, typed with real keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"
#include "desktop/keys.h"

#include "pages/assessment/san-onsite-view.h"
#include "rounds/san-draw-plan.h"
#include "schemes/san-scheme-store.h"
#include "standards/san-standard-import.h"
#include "store/san-check.h"
#include "store/san-journal.h"
#include "support/field-month.h"
#include "support/san-test-office.h"
#include "support/san-test-round.h"

#define N_POINTS 20000
#define N_DRAWN  1090
#define N_TEAMS  6
#define N_DAYS   6
#define ROUND    "2018-06 实地"

/* The month, drawn and planned */

static gboolean
add_month (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  FieldMonth *month = data;
  g_autoptr (SanScheme) scheme =
    san_test_scheme ("{'name': '月度', 'component': {'key': 't', 'combine': 'sum', 'children': ["
                     "{'key': 'site', 'source': 'inspection'}]}}");
  const char *schemes[] = { "月度", NULL };
  SanRound round = { .label = (char *) ROUND, .schemes = (char **) schemes,
                     .period = san_period_month (2018, 6), .from = SAN_DAY_MIN,
                     .to = SAN_DAY_MAX, .grouping = (char *) "月度", .published = (char *) "" };

  return san_item_import_text (database, field_month_items (), error) &&
         san_point_import_text (database, field_month_points (month), error) &&
         san_scheme_store_set (database, scheme, NULL, NULL, error) &&
         san_database_query_int (database, "SELECT id FROM grouping", &round.grouping_id, error) &&
         san_round_store_add (database, &round, error);
}

static gboolean
plan (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  gint64 round_id = *(gint64 *) data;
  g_autoptr (GArray) teams = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SanDay));

  for (guint i = 0; i < N_TEAMS; i++)
    {
      g_autoptr (SanTeam) team = g_new0 (SanTeam, 1);

      team->name = g_strdup_printf ("第%u组", i + 1);
      team->members = g_strdup ("");
      if (!san_team_store_put (database, round_id, team, error))
        return FALSE;
      g_array_append_val (teams, team->id);
    }
  for (int i = 0; i < N_DAYS; i++)
    {
      SanDay day = san_day_new (2018, 6, 20 + i);

      g_array_append_val (days, day);
    }

  return san_draw_plan_spread (database, round_id, teams, days, error) &&
         san_round_store_set_state (database, round_id, SAN_ROUND_ASSESS, NULL, error);
}

static void
fill (SanTestOffice *office)
{
  g_autoptr (FieldMonth) month = field_month_new (N_POINTS, N_DRAWN, 0);
  g_autofree char *units = field_month_units (month);
  g_autofree char *groups = field_month_groups (month);
  g_autofree char *rules = field_month_sampling (month);
  g_autoptr (SanRound) round = NULL;
  g_autoptr (GError) error = NULL;

  g_free (san_test_office_import (office, "units", NULL, units));
  g_free (san_test_office_import (office, "groups", NULL, groups));
  san_workspace_change (office->workspace, "round.new", ROUND, add_month, month, NULL, &error);
  g_assert_no_error (error);
  g_free (san_test_office_import (office, "sampling", NULL, rules));
  san_draw_run (office->workspace, ROUND, "20180612", NULL, &error);
  g_assert_no_error (error);
  round = san_round_store_find (san_test_office_database (office), ROUND, &error);
  g_assert_no_error (error);
  san_workspace_change (office->workspace, "round.plan", ROUND, plan, &round->id, NULL, &error);
  g_assert_no_error (error);
}

/* (transfer full): the program with the month open */
static Desk *
open_month (void)
{
  SanTestOffice *office = san_test_office_new ();
  Desk *desk = desk_new (NULL, 1366, 768);
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (desk->path);
  g_autoptr (GError) error = NULL;

  fill (office);
  from = g_file_new_for_path (san_workspace_get_path (office->workspace));
  san_workspace_close (office->workspace);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  san_test_office_free (office);
  g_assert_true (san_window_open (desk->window, desk->path));
  desk_wait (desk);

  return desk;
}

/* What was found: of the @nth point of the day, item @item */

static guint
found_at (guint nth,
          guint item,
          guint n)
{
  return (nth * 7 + item * 5 + nth * item) % n;
}

/* (transfer full): the keys that say so: 1 2 3 4 of a grade, a number of faults, a value */
static char *
keys_of (guint nth)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < 6; i++)
    g_string_append_printf (keys, "%u ", 1 + found_at (nth, i, 4));
  g_string_append_printf (keys, "%u ", 1 + found_at (nth, 6, 2));
  g_string_append_printf (keys, "%u Return ", 1 + found_at (nth, 7, 5));
  g_string_append_printf (keys, "%u %u Return", 1 + found_at (nth, 8, 4), found_at (nth, 8, 10));

  return g_string_free (keys, FALSE);
}

static void
assert_found (const SanObservation *observation,
              guint                 nth,
              guint                 item)
{
  static const char *const grades[] = { "A", "B", "C", "C#" };
  static const char *const passes[] = { "yes", "no" };

  if (item < 6)
    g_assert_cmpstr (observation->grade, ==, grades[found_at (nth, item, 4)]);
  else if (item == 6)
    g_assert_cmpstr (observation->grade, ==, passes[found_at (nth, 6, 2)]);
  else if (item == 7)
    g_assert_cmpint (observation->faults, ==, 1 + (int) found_at (nth, 7, 5));
  else
    g_assert_cmpint (observation->value, ==, (10 * (1 + (gint64) found_at (nth, 8, 4)) +
                                              (gint64) found_at (nth, 8, 10)) * SAN_MICRO);
}

/* (transfer full) (element-type gint64): what the first team sees on the first day, in the
 * order of its sheet */
static GArray *
list_day (SanDatabase *database)
{
  g_autoptr (SanRound) round = san_round_store_find (database, ROUND, NULL);
  g_autoptr (GPtrArray) points = san_draw_plan_list (database, round, NULL);
  const SanDrawPoint *first = points->pdata[0];
  GArray *day = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_cmpuint (points->len, ==, N_DRAWN);
  for (guint i = 0; i < points->len; i++)
    {
      const SanDrawPoint *point = points->pdata[i];

      if (point->team_id == first->team_id && point->day == first->day)
        g_array_append_val (day, point->point_id);
    }

  return day;
}

static void
assert_day (SanDatabase *database,
            GArray      *day)
{
  g_autoptr (SanRound) round = san_round_store_find (database, ROUND, NULL);

  for (guint i = 0; i < day->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found =
        san_observation_store_list (database, round->id, g_array_index (day, gint64, i), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, FIELD_MONTH_ITEMS);
      for (guint j = 0; j < found->len; j++)
        assert_found (found->pdata[j], i, j);
    }
}

static void
assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = san_check_file (path, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Thirty points of nine items, from the first key to the last without a mouse, are what was
 * to be entered, a step for each. */
static void
test_a_day (void)
{
  g_autoptr (Desk) desk = open_month ();
  SanDatabase *database = san_context_get_database (desk_context (desk));
  SanPage *page = desk_page (desk, "assessment");
  g_autoptr (GArray) day = list_day (database);
  gint64 before = san_journal_length (database, NULL);
  SanOnsiteView *view;
  SanOnsiteSheet *sheet;
  SanOnsiteList *list;

  g_assert_cmpuint (day->len, >=, 30);
  san_page_show (page, g_variant_ref_sink (g_variant_new_string ("onsite")));
  wait_until (desk_find (GTK_WIDGET (page), SAN_TYPE_ONSITE_VIEW, 0) != NULL);
  view = SAN_ONSITE_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_ONSITE_VIEW, 0));
  sheet = san_onsite_view_get_sheet (view);
  list = san_onsite_view_get_list (view);
  desk_wait (desk);
  g_assert_true (san_onsite_list_choose (list, g_array_index (day, gint64, 0)));
  san_onsite_form_focus (san_onsite_view_get_form (view));
  desk_wait (desk);

  for (guint i = 0; i < day->len; i++)
    {
      gint64 point = g_array_index (day, gint64, i);
      g_autofree char *keys = keys_of (i);

      wait_until (san_onsite_list_get_chosen (list)->point_id == point);
      keys_press (keys);
      wait_until (san_onsite_list_get_chosen (list)->state == SAN_VISIT_DONE &&
                  !san_onsite_sheet_is_writing (sheet));
      keys_press ("ctrl+Return");
      wait_until (san_onsite_list_get_chosen (list)->point_id != point);
    }

  assert_day (database, day);
  g_assert_cmpint (san_journal_length (database, NULL), ==,
                   before + FIELD_MONTH_ITEMS * (gint64) day->len);
  assert_sound (desk->path);
}

int
main (int   argc,
      char *argv[])
{
  if (!keys_available ())
    return 0;

  desk_init (&argc, &argv);

  g_test_add_func ("/field-keys/a-day", test_a_day);

  return g_test_run ();
}
