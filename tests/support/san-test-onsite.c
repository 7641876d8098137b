/* san-test-onsite.c - a ledger with points to inspect
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-onsite.h"

#include "registry/san-roster.h"
#include "schemes/san-scheme-store.h"
#include "standards/san-standard-store.h"

static const char units[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "2,乙街道,1,街道\n"
  "3,丙街道,1,街道\n"
  "9,市场局,,bureau\n";

static const char items[] =
  "类别,类别编号,权重,项目编号,项目,要点,满分,方式,A,B,C,牵头单位\n"
  "市场,SC,60,SC1,地面干净,场内外地面干净,10,graded,0,1,2,\n"
  "市场,SC,60,SC2,下水畅通,下水道畅通，无污水外溢,20,graded,,,,市场局\n"
  "市场,SC,60,SC3,亮照经营,经营者亮照经营,10,pass,,,,\n"
  "市场,SC,60,SC4,划行归市,划行归市，无占道,10,deduct,,,,\n"
  "公厕,GC,40,GC1,洁净,洁净,50,graded,,,,\n"
  "公厕,GC,40,GC2,蹲位,每百人蹲位,50,value,,,,\n"
  "热线,RX,,RX1,接听,三声内接听,5,pass,,,,\n";

static const char points[] =
  "编号,点位,类别,属地,主管,地址,必查\n"
  "P1,东门市场,市场,乙街道,市场局,东门路 1 号,是\n"
  "P2,西门市场,市场,乙街道,市场局,西门路 2 号,否\n"
  "P3,东门公厕,公厕,乙街道,,东门路 3 号,否\n"
  "P4,南门市场,市场,丙街道,市场局,南门路 4 号,否\n"
  "P5,服务热线,热线,丙街道,,,否\n";

static const char scheme_text[] =
  "{\"name\": \"方案\", \"from\": \"2018-01\", \"component\": {\"key\": \"total\","
  " \"name\": \"总分\", \"combine\": \"sum\", \"children\": ["
  "{\"key\": \"site\", \"name\": \"实地\", \"source\": \"inspection\"}]}}";

static const char SQL_MEASURES[] =
  "UPDATE item SET target = 10000000, zero = 0 WHERE code = 'GC2'";

static const char SQL_AMOUNT[] =
  "UPDATE item SET amount = 2000000 WHERE code = 'SC4'";

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  const char *schemes[] = { "方案", NULL };
  g_autoptr (SanScheme) scheme = san_scheme_parse (scheme_text, error);
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);
  guint version;

  round->label = g_strdup ("6月考评");
  round->grouping = g_strdup ("");
  round->published = g_strdup ("");
  round->schemes = g_strdupv ((char **) schemes);
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;

  return scheme != NULL && san_scheme_store_set (database, scheme, &version, NULL, error) &&
         san_period_parse ("2018-06", &round->period, error) &&
         san_round_store_add (database, round, error) &&
         san_round_store_set_state (database, round->id, SAN_ROUND_SAMPLE, NULL, error) &&
         san_round_store_set_state (database, round->id, SAN_ROUND_ASSESS, NULL, error) &&
         san_database_exec (database, SQL_MEASURES, error) &&
         san_database_exec (database, SQL_AMOUNT, error);
}

SanTestOffice *
san_test_onsite_new (void)
{
  SanTestOffice *office = san_test_office_new ();
  g_autoptr (GError) error = NULL;

  g_free (san_test_office_import (office, "units", NULL, units));
  g_free (san_test_office_import (office, "items", NULL, items));
  g_free (san_test_office_import (office, "points", NULL, points));
  san_workspace_change (office->workspace, "round.new", "6月考评", add_round, NULL, NULL, &error);
  g_assert_no_error (error);

  return office;
}

SanRound *
san_test_onsite_round (SanTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  SanRound *round = san_round_store_find (san_test_office_database (office), "6月考评", &error);

  g_assert_no_error (error);

  return round;
}

gint64
san_test_onsite_point (SanTestOffice *office,
                       const char    *point)
{
  gint64 id;

  g_assert_true (san_point_store_find (san_test_office_database (office), point, &id, NULL));

  return id;
}

gint64
san_test_onsite_item (SanTestOffice *office,
                      const char    *item)
{
  gint64 id;

  g_assert_true (san_item_store_find (san_test_office_database (office), item, 0, &id, NULL));

  return id;
}

gint64
san_test_onsite_unit (SanTestOffice *office,
                      const char    *unit)
{
  SanTime now = san_workspace_now (office->workspace);
  g_autoptr (SanRoster) roster = san_roster_load (san_test_office_database (office),
                                                  san_time_day (now), TRUE, NULL);

  return san_roster_find (roster, unit, NULL)->id;
}

typedef struct
{
  gint64          round_id;
  SanObservation *observation;
} Rate;

static gboolean
put (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  Rate *rate = data;

  return san_observation_store_put (database, rate->round_id, rate->observation,
                                    "2018-06-15 12:00", "甲", error);
}

gint64
san_test_onsite_rate (SanTestOffice *office,
                      const char    *point,
                      const char    *item,
                      const char    *grade,
                      const char    *note)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (SanObservation) observation = san_observation_new ();
  g_autoptr (GError) error = NULL;
  Rate rate = { round->id, observation };

  observation->point_id = san_test_onsite_point (office, point);
  observation->item_id = san_test_onsite_item (office, item);
  g_free (observation->note);
  observation->note = g_strdup (note);
  if (*grade == '#')
    {
      observation->has_faults = TRUE;
      observation->faults = atoi (grade + 1);
    }
  else if (*grade == '=')
    {
      observation->has_value = TRUE;
      g_assert_true (san_micro_parse (grade + 1, &observation->value, NULL, NULL));
    }
  else
    {
      g_free (observation->grade);
      observation->grade = g_strdup (grade);
    }
  san_workspace_change (office->workspace, "scores.edit", point, put, &rate, NULL, &error);
  g_assert_no_error (error);

  return observation->id;
}
