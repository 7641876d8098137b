/* test-draw-store.c - draws on file: who is in the frame, what stands, who goes where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "rounds/san-draw-plan.h"
#include "standards/san-point-list-store.h"
#include "store/san-journal.h"
#include "support/san-test-office.h"

static const char units[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "11,乙街道,1,街道\n"
  "111,东社区,11,社区\n"
  "12,丙镇,1,镇\n"
  "13,丁镇,1,镇\n";

static const char groups[] =
  "grouping,group,unit,standing\n"
  "城区,街镇,乙街道,ranked\n"
  "城区,街镇,丙镇,ranked\n";

static const char items[] =
  "category,category_code,item\n"
  "主干道,D1,卫生\n"
  "农贸市场,,卫生\n";

static const char points[] =
  "code,name,category,unit,must_see,from,to\n"
  "P1,人民路,主干道,乙街道,yes,,\n"
  "P2,解放路,主干道,东社区,no,,\n"
  "P3,东市场,农贸市场,丙镇,no,2018-06-30,\n"
  "P4,西市场,农贸市场,丙镇,no,2018-07-01,\n"
  "P5,北市场,农贸市场,丙镇,no,,2018-06-29\n"
  "P6,南市场,农贸市场,丁镇,no,,\n"
  "P7,中市场,农贸市场,丙镇,no,,\n";

static gboolean
add_rounds (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_database_exec (database,
                            "INSERT INTO scheme VALUES (1, 's');"
                            "INSERT INTO scheme_version (id, scheme_id, number, json) VALUES"
                            " (1, 1, 1, '{\"name\":\"s\",\"component\":{\"key\":\"k\","
                            "\"name\":\"k\",\"source\":\"inspection\"}}');", error);
}

typedef struct
{
  const char  *label;
  const char  *period;
  SanRoundKind kind;
} RoundWish;

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  const RoundWish *wish = data;
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);
  gint64 grouping;

  if (!san_database_query_int (database, "SELECT id FROM grouping", &grouping, error))
    return FALSE;

  round->label = g_strdup (wish->label);
  round->kind = wish->kind;
  round->grouping_id = grouping;
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;
  round->schemes = g_strsplit ("s", ",", -1);

  return san_period_parse (wish->period, &round->period, error) &&
         san_round_store_add (database, round, error);
}

static void
make_round (SanTestOffice *office,
            const char    *label,
            const char    *period,
            SanRoundKind   kind)
{
  RoundWish wish = { label, period, kind };

  san_test_office_change (office, "round.new", add_round, &wish);
}

static SanTestOffice *
new_office (void)
{
  SanTestOffice *office = san_test_office_new ();

  g_free (san_test_office_import (office, "units", NULL, units));
  g_free (san_test_office_import (office, "groups", NULL, groups));
  g_free (san_test_office_import (office, "items", NULL, items));
  g_free (san_test_office_import (office, "points", NULL, points));
  san_test_office_change (office, "scheme.set", add_rounds, NULL);
  make_round (office, "六月", "2018-06", SAN_ROUND_MONTHLY);

  return office;
}

static void
assert_frame (SanTestOffice *office,
              const char    *label,
              const char    *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanDrawFrame) frame = san_draw_frame_load (san_test_office_database (office), label,
                                                        NULL, NULL, &error);
  g_autofree char *text = NULL;
  gsize length;
  const char *bytes;

  g_assert_no_error (error);
  bytes = g_bytes_get_data (san_draw_frame_bytes (frame), &length);
  text = g_strndup (bytes, length);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_rules (SanTestOffice *office,
              const char    *label,
              const char    *expected)
{
  g_autoptr (SanDrawFrame) frame = san_draw_frame_load (san_test_office_database (office), label,
                                                        NULL, NULL, NULL);
  g_autofree char *rules = san_draw_frame_rules (frame);

  g_assert_cmpstr (rules, ==, expected);
}

static gboolean
retire_market (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  return san_database_exec (database, "UPDATE category SET retired = 1 WHERE code = ''", error);
}

static void
test_who_is_in_the_frame (void)
{
  g_autoptr (SanTestOffice) office = new_office ();

  assert_frame (office, "六月",
                "111|D1|P2|no\n"
                "11|D1|P1|yes\n"
                "12|农贸市场|P3|no\n"
                "12|农贸市场|P7|no\n");
  san_test_office_change (office, "import", retire_market, NULL);
  assert_frame (office, "六月", "111|D1|P2|no\n11|D1|P1|yes\n");
}

static void
run_draw (SanTestOffice *office,
          const char    *label,
          const char    *seed)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (san_draw_run (office->workspace, label, seed, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_refused (SanTestOffice *office,
                const char    *label,
                const char    *seed,
                int            code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = san_test_office_digest (office);
  g_autofree char *after = NULL;

  g_assert_false (san_draw_run (office->workspace, label, seed, NULL, &error));
  g_assert_error (error, SAN_ERROR, code);
  after = san_test_office_digest (office);
  g_assert_cmpstr (after, ==, before);
}

static gint64
round_id (SanTestOffice *office,
          const char    *label,
          SanRoundState *state)
{
  g_autoptr (SanRound) round = san_round_store_find (san_test_office_database (office), label,
                                                     NULL);

  if (state != NULL)
    *state = round->state;

  return round->id;
}

static void
test_draw_is_kept (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (SanDraw) draw = NULL;
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GPtrArray) list = NULL;
  SanRoundState state;
  gint64 id;
  gint64 seq;

  g_free (san_test_office_import (office, "sampling", NULL,
                                  "category,rule\nD1,50%\n农贸市场,1\n"));
  before = san_test_office_digest (office);
  run_draw (office, "六月", "123");
  id = round_id (office, "六月", &state);
  g_assert_cmpint (state, ==, SAN_ROUND_SAMPLE);

  draw = san_draw_store_get (database, id, NULL);
  g_assert_cmpstr (draw->seed, ==, "123");
  g_assert_cmpstr (draw->algorithm, ==, "sha256-order-1");
  g_assert_cmpstr (draw->drawn, ==, "2018-06-15 12:00");
  g_assert_cmpstr (draw->rules, ==, "rule|D1|50%|0|unit\nrule|农贸市场|1|0|unit\n");
  g_assert_cmpuint (draw->n_points, ==, 3);
  frame = san_draw_store_frame (database, id, NULL);
  g_assert_nonnull (frame);

  list = san_draw_store_list (database, id, NULL);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (((SanDrawPoint *) list->pdata[0])->code, ==, "P2");
  g_assert_cmpstr (((SanDrawPoint *) list->pdata[1])->code, ==, "P1");
  g_assert_true (((SanDrawPoint *) list->pdata[1])->must_see);

  g_assert_true (san_journal_undo (office->workspace, 0, FALSE, &seq, NULL));
  after = san_test_office_digest (office);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
observe (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  return san_database_exec (database,
                            "INSERT INTO observation (id, round_id, point_id, item_id, grade)"
                            " SELECT 5, (SELECT id FROM round WHERE label = '六月'),"
                            " (SELECT id FROM point WHERE code = 'P1'), id, 'A' FROM item"
                            " LIMIT 1", error);
}

static void
test_observations_fix_a_draw (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  gint64 drawn;
  gint64 seq;

  assert_refused (office, "六月", "", SAN_ERROR_INVALID);
  run_draw (office, "六月", "1");
  first = san_test_office_digest (office);
  run_draw (office, "六月", "2");
  drawn = san_test_office_length (office);

  san_test_office_change (office, "import", observe, NULL);
  assert_refused (office, "六月", "3", SAN_ERROR_CONFLICT);
  g_assert_false (san_journal_undo (office->workspace, drawn, FALSE, &seq, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "六月"));

  /* without them it goes, and the one before is back */
  g_assert_true (san_journal_undo (office->workspace, 0, FALSE, &seq, NULL));
  g_assert_true (san_journal_undo (office->workspace, 0, FALSE, &seq, NULL));
  {
    g_autofree char *after = san_test_office_digest (office);

    g_assert_cmpstr (after, ==, first);
  }
}

static gboolean
lock_round (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_database_exec (database, "UPDATE round SET state = 'review'", error);
}

static void
test_a_locked_round_is_not_drawn (void)
{
  g_autoptr (SanTestOffice) office = new_office ();

  san_test_office_change (office, "round.state", lock_round, NULL);
  assert_refused (office, "六月", "1", SAN_ERROR_CONFLICT);
  assert_refused (office, "无此轮", "1", SAN_ERROR_NOT_FOUND);
}

static void
test_recent_points_go_behind (void)
{
  g_autoptr (SanTestOffice) office = new_office ();

  g_free (san_test_office_import (office, "sampling", NULL,
                                  "category,rule,skip_last\nD1,all,1\n农贸市场,1,2\n"));
  run_draw (office, "六月", "1");
  make_round (office, "七月", "2018-07", SAN_ROUND_MONTHLY);
  make_round (office, "专项", "2018-07", SAN_ROUND_SPECIAL);
  make_round (office, "八月", "2018-08", SAN_ROUND_MONTHLY);

  /* P3 or P7, whichever the seed gave, and the two roads */
  {
    g_autoptr (GPtrArray) list = san_draw_store_list (san_test_office_database (office),
                                                      round_id (office, "六月", NULL), NULL);
    const char *market = ((SanDrawPoint *) list->pdata[2])->code;
    g_autofree char *july =
      g_strdup_printf ("recent|P1\nrecent|P2\nrecent|%s\n"
                       "rule|D1|all|0|unit\nrule|农贸市场|1|0|unit\n", market);
    g_autofree char *august =
      g_strdup_printf ("recent|%s\nrule|D1|all|0|unit\nrule|农贸市场|1|0|unit\n", market);

    assert_rules (office, "七月", july);
    assert_rules (office, "八月", august);
    assert_rules (office, "专项", "rule|D1|all|0|unit\nrule|农贸市场|1|0|unit\n");
  }

  /* four markets are there in July: the one seen in June is no candidate but the last */
  run_draw (office, "七月", "1");
  {
    g_autoptr (GPtrArray) june = san_draw_store_list (san_test_office_database (office),
                                                      round_id (office, "六月", NULL), NULL);
    g_autoptr (GPtrArray) july = san_draw_store_list (san_test_office_database (office),
                                                      round_id (office, "七月", NULL), NULL);

    g_assert_cmpstr (((SanDrawPoint *) june->pdata[2])->code, !=,
                     ((SanDrawPoint *) july->pdata[2])->code);
  }
}

static void
test_always_goes_down (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GArray) always = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SanDrawFrame) frame = NULL;
  g_autofree char *rules = NULL;
  gint64 street;

  g_assert_true (san_database_query_int (database, "SELECT unit_id FROM unit_version"
                                         " WHERE code = '11'", &street, NULL));
  g_array_append_val (always, street);
  frame = san_draw_frame_load (database, "六月", NULL, always, NULL);
  rules = san_draw_frame_rules (frame);
  g_assert_cmpstr (rules, ==,
                   "always|11\nalways|111\nrule|D1|all|0|unit\nrule|农贸市场|all|0|unit\n");
}

static void
test_rules_in_and_out (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  g_autofree char *counts = san_test_office_import (office, "sampling", NULL,
                                                    "类别,抽样规则,最少,范围,避开轮次\n"
                                                    "D1,10%,2,类别,1\n"
                                                    "农贸市场,全部,,,\n");
  g_autofree char *again = NULL;
  g_autofree char *table = san_test_office_export (office, "sampling", NULL);
  g_autofree char *report = NULL;

  g_assert_cmpstr (counts, ==, "2,0,0,0,0");
  g_assert_cmpstr (table, ==,
                   "category,rule,min,per,skip_last\n"
                   "主干道,10%,2,category,1\n"
                   "农贸市场,all,0,unit,0\n");
  again = san_test_office_import (office, "sampling", NULL, table);
  g_assert_cmpstr (again, ==, "0,0,2,0,0");
  g_free (again);

  /* a column that is not there leaves what is */
  again = san_test_office_import (office, "sampling", NULL, "category,rule\n主干道,20%\n");
  g_assert_cmpstr (again, ==, "0,1,0,0,0");
  g_free (table);
  table = san_test_office_export (office, "sampling", NULL);
  g_assert_nonnull (strstr (table, "主干道,20%,2,category,1\n"));

  report = san_test_office_reject (office, "sampling", NULL,
                                   "category,rule,min,per\n无此类,3,,\n主干道,三十,,\n"
                                   "农贸市场,3,-1,\n主干道,3,,country\n");
  g_assert_nonnull (strstr (report, "2,category,无此类"));
  g_assert_nonnull (strstr (report, "3,rule,三十"));
  g_assert_nonnull (strstr (report, "4,min,-1"));
  g_assert_nonnull (strstr (report, "5,per,country"));
}

/* Teams and days */

typedef struct
{
  gint64      round;
  const char *name;
  GArray     *teams;
  GArray     *days;
  gboolean    covert;
} PlanWish;

static gboolean
add_team (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  PlanWish *wish = data;
  g_autoptr (SanTeam) team = g_new0 (SanTeam, 1);

  team->name = g_strdup (wish->name);
  team->members = g_strdup ("甲;乙");

  return san_team_store_put (database, wish->round, team, error);
}

static gboolean
spread (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  PlanWish *wish = data;

  return san_draw_plan_spread (database, wish->round, wish->teams, wish->days, error);
}

static gboolean
set_covert (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  PlanWish *wish = data;

  return san_draw_plan_set_covert (database, wish->round, wish->covert, error);
}

static gboolean
remove_team (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  PlanWish *wish = data;

  return san_team_store_remove (database, wish->round,
                                g_array_index (wish->teams, gint64, 0), error);
}

static char *
many_points (guint n)
{
  static const char *const places[] = { "丙镇", "乙街道", "东社区" };
  GString *text = g_string_new ("code,name,category,unit\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "N%03u,点位%u,主干道,%s\n", i, i, places[i % 3]);

  return g_string_free (text, FALSE);
}

/* (transfer full): how many points each team sees on each day, "3 3 | 3 2"; what neighbours
 * are is that no unit is left and met again */
static char *
read_plan (SanTestOffice *office,
           PlanWish      *wish)
{
  g_autoptr (SanRound) round = san_round_store_find (san_test_office_database (office), "六月",
                                                     NULL);
  g_autoptr (GPtrArray) list = san_draw_plan_list (san_test_office_database (office), round,
                                                   NULL);
  GString *text = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < wish->teams->len; i++)
    for (guint j = 0; j < wish->days->len; j++)
      {
        guint n = 0;

        /* contiguous in the order of the roster */
        while (at < list->len &&
               ((SanDrawPoint *) list->pdata[at])->team_id ==
               g_array_index (wish->teams, gint64, i) &&
               ((SanDrawPoint *) list->pdata[at])->day ==
               g_array_index (wish->days, SanDay, j))
          {
            at++;
            n++;
          }
        g_string_append_printf (text, "%s%u", j > 0 ? " " : i > 0 ? " | " : "", n);
      }
  g_assert_cmpuint (at, ==, list->len);

  return g_string_free (text, FALSE);
}

static void
test_plan_is_balanced (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  g_autofree char *more = many_points (7);
  g_autofree char *plan = NULL;
  g_autoptr (GPtrArray) teams = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SanDay));
  PlanWish wish = { round_id (office, "六月", NULL), "第一组", ids, days };

  g_free (san_test_office_import (office, "points", NULL, more));
  run_draw (office, "六月", "1");
  san_test_office_refuse (office, spread, &wish, SAN_ERROR_INVALID);
  san_test_office_change (office, "round.teams", add_team, &wish);
  san_test_office_refuse (office, add_team, &wish, SAN_ERROR_EXISTS);
  wish.name = "";
  san_test_office_refuse (office, add_team, &wish, SAN_ERROR_INVALID);
  wish.name = "第二组";
  san_test_office_change (office, "round.teams", add_team, &wish);

  teams = san_team_store_list (database, wish.round, NULL);
  g_assert_cmpuint (teams->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      SanDay day = san_day_new (2018, 6, 20 + (int) i);

      g_array_append_val (ids, ((SanTeam *) teams->pdata[i])->id);
      g_array_append_val (days, day);
    }
  san_test_office_change (office, "round.plan", spread, &wish);
  plan = read_plan (office, &wish);
  g_assert_cmpstr (plan, ==, "3 3 | 3 2");   /* 11 points drawn */

  /* what was observed holds the draw, not the plan */
  {
    gint64 planned = san_test_office_length (office);
    gint64 seq;

    san_test_office_change (office, "import", observe, NULL);
    g_assert_true (san_journal_undo (office->workspace, planned, FALSE, &seq, NULL));
    g_assert_true (san_journal_undo (office->workspace, seq, FALSE, &seq, NULL));
  }

  /* a team that goes leaves its points to be planned again */
  san_test_office_change (office, "round.teams", remove_team, &wish);
  {
    g_autoptr (GPtrArray) list = san_draw_store_list (database, wish.round, NULL);
    guint n = 0;

    for (guint i = 0; i < list->len; i++)
      n += ((SanDrawPoint *) list->pdata[i])->team_id == 0 &&
           ((SanDrawPoint *) list->pdata[i])->day == SAN_DAY_MIN;
    g_assert_cmpuint (n, ==, 6);
  }
}

static void
test_covert_visits_are_sealed (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  PlanWish wish = { round_id (office, "六月", NULL), .covert = TRUE };
  gboolean covert = TRUE;

  g_assert_true (san_draw_plan_get_covert (san_test_office_database (office), wish.round,
                                           &covert, NULL));
  g_assert_false (covert);
  san_test_office_change (office, "round.plan", set_covert, &wish);
  g_assert_true (san_draw_plan_get_covert (san_test_office_database (office), wish.round,
                                           &covert, NULL));
  g_assert_true (covert);

  g_assert_true (san_draw_plan_is_sealed (TRUE, 100, 99));
  g_assert_false (san_draw_plan_is_sealed (TRUE, 100, 100));
  g_assert_false (san_draw_plan_is_sealed (TRUE, 100, 101));
  g_assert_false (san_draw_plan_is_sealed (FALSE, 100, 99));
}

/* How many points a list says were drawn, and shows when it is asked for them */
static void
assert_listed (SanTestOffice *office,
               gint64         round,
               SanDay         today,
               guint          n)
{
  SanDatabase *database = san_test_office_database (office);
  SanPointScope scope = { .day = san_day_new (2018, 6, 30), .today = today };
  SanPointFilter filter = { .drawn = round };
  SanPointCounts counts;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_marked = 0;

  scope.rounds[SAN_POINT_MONTHS - 1] = round;
  g_assert_true (san_point_list_count (database, &scope, &counts, NULL));
  g_assert_cmpuint (counts.drawn, ==, n);
  ids = san_point_list_ids (database, &filter, &scope, SAN_POINT_BY_CODE, FALSE, NULL);
  g_assert_cmpuint (ids->len, ==, n);
  g_array_unref (ids);
  ids = san_point_list_ids (database, &(SanPointFilter) { 0 }, &scope, SAN_POINT_BY_CODE, FALSE,
                            NULL);
  rows = san_point_list_rows (database, &scope, (const gint64 *) (gpointer) ids->data, ids->len,
                              NULL);
  for (guint i = 0; i < rows->len; i++)
    n_marked += san_point_row_get_data (rows->pdata[i])->drawn;
  g_assert_cmpuint (n_marked, ==, n);
}

/* Lists of points do not give away where a covert round goes. */
static void
test_lists_keep_a_covert_round (void)
{
  g_autoptr (SanTestOffice) office = new_office ();
  SanDatabase *database = san_test_office_database (office);
  g_autofree char *more = many_points (7);
  g_autoptr (GPtrArray) teams = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SanDay));
  PlanWish wish = { round_id (office, "六月", NULL), "第一组", ids, days, TRUE };

  g_free (san_test_office_import (office, "points", NULL, more));
  run_draw (office, "六月", "1");
  assert_listed (office, wish.round, san_day_new (2018, 6, 1), 11);
  san_test_office_change (office, "round.plan", set_covert, &wish);
  assert_listed (office, wish.round, san_day_new (2018, 6, 30), 0);

  san_test_office_change (office, "round.teams", add_team, &wish);
  teams = san_team_store_list (database, wish.round, NULL);
  g_array_append_val (ids, ((SanTeam *) teams->pdata[0])->id);
  for (int i = 0; i < 2; i++)
    {
      SanDay day = san_day_new (2018, 6, 20 + i);

      g_array_append_val (days, day);
    }
  san_test_office_change (office, "round.plan", spread, &wish);
  assert_listed (office, wish.round, san_day_new (2018, 6, 19), 0);
  assert_listed (office, wish.round, san_day_new (2018, 6, 20), 6);
  assert_listed (office, wish.round, san_day_new (2018, 6, 21), 11);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/draw-store/who-is-in-the-frame", test_who_is_in_the_frame);
  g_test_add_func ("/draw-store/is-kept", test_draw_is_kept);
  g_test_add_func ("/draw-store/observations-fix-it", test_observations_fix_a_draw);
  g_test_add_func ("/draw-store/locked", test_a_locked_round_is_not_drawn);
  g_test_add_func ("/draw-store/recent-points-go-behind", test_recent_points_go_behind);
  g_test_add_func ("/draw-store/always-goes-down", test_always_goes_down);
  g_test_add_func ("/draw-store/rules-in-and-out", test_rules_in_and_out);
  g_test_add_func ("/draw-store/plan-is-balanced", test_plan_is_balanced);
  g_test_add_func ("/draw-store/covert-visits-are-sealed", test_covert_visits_are_sealed);
  g_test_add_func ("/draw-store/lists-keep-a-covert-round", test_lists_keep_a_covert_round);

  return g_test_run ();
}
