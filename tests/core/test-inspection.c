/* test-inspection.c - from what was found on site to the scores of units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-photo.h"
#include "ranking/san-ranking.h"
#include "rounds/san-draw-store.h"
#include "rounds/san-observation-store.h"
#include "scoring/san-explain.h"
#include "scoring/san-inspection.h"
#include "scoring/san-round-check.h"
#include "scoring/san-sample-shortfall.h"
#include "scoring/san-veto-proposals.h"
#include "standards/san-standard-version-store.h"
#include "store/san-check.h"
#include "support/san-test-onsite.h"
#include "support/san-test-round.h"

/* P1: 6.6 + 20 + 0 + 6 of 50; P2: 30 of 30, one item does not apply; P3: 33 + 25 of 100;
 * P4 is not finished; P5: 5 of 5. */
static void
rate_all (SanTestOffice *office)
{
  static const char *const ratings[][3] = {
    { "P1", "SC1", "B" }, { "P1", "SC2", "A" }, { "P1", "SC3", "no" }, { "P1", "SC4", "#2" },
    { "P2", "SC1", "A" }, { "P2", "SC2", "na" }, { "P2", "SC3", "yes" }, { "P2", "SC4", "#0" },
    { "P3", "GC1", "#1" }, { "P3", "GC2", "=5" },
    { "P4", "SC1", "A" },
    { "P5", "RX1", "yes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ratings); i++)
    san_test_onsite_rate (office, ratings[i][0], ratings[i][1], ratings[i][2], "");
}

static SanTestOffice *
rated_office (void)
{
  SanTestOffice *office = san_test_onsite_new ();

  rate_all (office);

  return office;
}

static SanRanking *
rank (SanTestOffice *office)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GError) error = NULL;
  SanRanking *ranking = san_ranking_load (san_test_office_database (office), round, NULL,
                                          &error);

  g_assert_no_error (error);

  return ranking;
}

/* "unit place total" of every row */
static void
assert_places (SanTestOffice *office,
               const char    *expected)
{
  g_autoptr (SanRanking) ranking = rank (office);
  g_autofree char *places = san_test_places (ranking);

  g_assert_cmpstr (places, ==, expected);
}

/* Derived rows are what a rebuild gives. */
static void
assert_sound (SanTestOffice *office)
{
  g_autofree char *path = san_test_folder_path (office->folder, "office.sanse");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = san_check_file (path, 0, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const SanFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s, not %s", finding->where, finding->found, finding->expected);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

/* "earned/marks seen met failed unrated" of a point */
static void
assert_result (SanTestOffice *office,
               const char    *point,
               const char    *expected)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GError) error = NULL;
  gint64 id = san_test_onsite_point (office, point);
  g_autoptr (GArray) results = san_point_result_store_list (san_test_office_database (office),
                                                            round->id, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    {
      const SanPointResult *result = &g_array_index (results, SanPointResult, i);
      gint64 earned;

      if (result->point_id != id)
        continue;
      g_assert_cmpint (mpz_cmp_ui (mpq_denref (result->earned), 1), ==, 0);
      earned = mpz_get_si (mpq_numref (result->earned));
      text = g_strdup_printf ("%g/%g %u %u %u %u", (double) earned / 1e6,
                              (double) result->marks / 1e6, result->seen, result->met,
                              result->failed, result->unrated);
    }
  g_assert_cmpstr (text, ==, expected);
}

/* Both the street and the bureau have the markets; a unit without a category is scored by
 * those it has. 乙街道: (60 × (65.2 + 100) / 2 + 40 × 58) / 100. */
static void
test_points_score_street_and_bureau (void)
{
  g_autoptr (SanTestOffice) office = rated_office ();

  assert_result (office, "P1", "32.6/50 4 1 1 0");
  assert_result (office, "P2", "30/30 3 3 0 0");
  assert_result (office, "P3", "58/100 2 0 1 0");
  assert_result (office, "P4", "10/10 1 1 0 3");
  assert_result (office, "P5", "5/5 1 1 0 0");
  assert_places (office, "丙街道 1 100.00; 市场局 2 82.60; 乙街道 3 72.76");
  assert_sound (office);
}

static void
run_sql (SanTestOffice *office,
         const char    *sql)
{
  g_autoptr (GError) error = NULL;

  san_workspace_change (office->workspace, "units.edit", "test",
                        (SanChangeFunc) san_database_exec, (gpointer) sql, NULL, &error);
  g_assert_no_error (error);
  assert_sound (office);
}

/* Nothing of the standard may change without the results that follow from it. */
static void
test_results_follow_the_standard (void)
{
  g_autoptr (SanTestOffice) office = rated_office ();

  g_free (san_test_office_import (office, "items", NULL,
                                  "类别,项目编号,项目,满分\n市场,SC1,地面干净,20\n"));
  assert_result (office, "P1", "39.2/60 4 1 1 0");
  run_sql (office, "UPDATE item SET amount = 3000000 WHERE code = 'SC4'");
  assert_result (office, "P1", "37.2/60 4 1 2 0");
  run_sql (office, "INSERT INTO rating VALUES ('state', 1, 'A', '好', 100000000),"
           " ('state', 2, 'B', '中', 50000000), ('state', 3, 'C', '差', 0)");
  assert_result (office, "P1", "34/60 4 1 3 0");
  run_sql (office, "UPDATE rating SET percent = 70000000 WHERE key = 'B'");
  assert_result (office, "P1", "38/60 4 1 2 0");
  run_sql (office, "INSERT INTO setting VALUES ('standard.pass_line', '40')");
  assert_result (office, "P1", "38/60 4 1 1 0");
  run_sql (office, "UPDATE item SET retired = 1 WHERE code = 'SC3'");
  assert_result (office, "P1", "38/50 3 1 0 0");
  run_sql (office, "INSERT INTO item (id, category_id, position, code, name)"
           " SELECT 777, category_id, 99, 'SC9', '新增' FROM item WHERE code = 'SC1'");
  assert_result (office, "P1", "38/50 3 1 0 1");
  run_sql (office, "UPDATE point SET category_id ="
           " (SELECT category_id FROM item WHERE code = 'RX1') WHERE code = 'P3'");
  assert_result (office, "P3", "0/0 0 0 0 1");
}

static gboolean
begin_version (SanDatabase *database,
               gpointer     data,
               GError     **error)
{
  return san_standard_version_store_add (database, "", san_day_new (2018, 7, 1), NULL, error);
}

/* What July changes, June does not know of. */
static void
test_a_round_keeps_its_version (void)
{
  g_autoptr (SanTestOffice) office = rated_office ();
  g_autoptr (GError) error = NULL;

  san_workspace_change (office->workspace, "units.edit", "test", begin_version, NULL, NULL,
                        &error);
  g_assert_no_error (error);
  run_sql (office, "UPDATE item SET mark = 90000000 WHERE code = 'SC1'");
  assert_result (office, "P1", "32.6/50 4 1 1 0");
  run_sql (office, "UPDATE standard_version SET from_day = '2018-06-01' WHERE number = 2");
  assert_result (office, "P1", "85.4/130 4 1 1 0");
}

/* Storing ---------------------------------------------------------------------------- */

typedef struct
{
  SanTestOffice      *office;
  SanObservation     *observation;
  SanObservationFile *file;
  GBytes             *picture;
  gint64 id;
} Put;

static gboolean
put (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  Put *self = data;
  g_autoptr (SanRound) round = san_test_onsite_round (self->office);

  return san_observation_store_put (database, round->id, self->observation, "2018-06-15 12:00",
                                    "甲", error);
}

static gboolean
add_file (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  Put *self = data;

  return san_observation_file_store_add (database, self->file, self->picture, error);
}

static gboolean
remove_file (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  return san_observation_file_store_remove (database, ((Put *) data)->id, error);
}

static SanObservation *
observation_of (SanTestOffice *office,
                const char    *point,
                const char    *item,
                const char    *grade)
{
  SanObservation *observation = san_observation_new ();

  observation->point_id = san_test_onsite_point (office, point);
  observation->item_id = san_test_onsite_item (office, item);
  g_free (observation->grade);
  observation->grade = g_strdup (grade);

  return observation;
}

static guint
count_observations (SanTestOffice *office,
                    const char    *point)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GPtrArray) list =
    san_observation_store_list (san_test_office_database (office), round->id,
                                san_test_onsite_point (office, point), NULL);

  return list->len;
}

static void
test_observations_are_replaced (void)
{
  g_autoptr (SanTestOffice) office = rated_office ();
  g_autoptr (SanObservation) observation = observation_of (office, "P1", "SC1", "C");
  g_autoptr (SanObservation) second = observation_of (office, "P1", "SC1", "A");
  g_autoptr (SanObservation) kept = NULL;
  Put change = { office, observation };
  gint64 id;

  san_test_office_change (office, "observations.edit", put, &change);
  id = observation->id;
  g_assert_cmpuint (count_observations (office, "P1"), ==, 4);
  kept = san_observation_store_get (san_test_office_database (office), id, NULL);
  g_assert_cmpstr (kept->grade, ==, "C");

  /* a second inspector is another observation, and both are pooled: 3.3 + 10 of 20 */
  g_free (second->inspector);
  second->inspector = g_strdup ("乙");
  change.observation = second;
  san_test_office_change (office, "observations.edit", put, &change);
  g_assert_cmpint (second->id, !=, id);
  assert_result (office, "P1", "39.3/60 5 2 2 0");

  /* one that says nothing goes */
  g_free (second->grade);
  second->grade = g_strdup ("");
  san_test_office_change (office, "observations.edit", put, &change);
  g_assert_cmpuint (count_observations (office, "P1"), ==, 4);
  assert_sound (office);
}

static void
test_what_cannot_stand_is_refused (void)
{
  g_autoptr (SanTestOffice) office = rated_office ();
  g_autoptr (SanObservation) grade = observation_of (office, "P1", "SC1", "优");
  g_autoptr (SanObservation) pass = observation_of (office, "P1", "SC3", "B");
  g_autoptr (SanObservation) item = observation_of (office, "P1", "GC1", "A");
  g_autoptr (SanObservation) empty = observation_of (office, "P1", "SC3", "");
  Put change = { office, grade };

  san_test_office_refuse (office, put, &change, SAN_ERROR_INVALID);
  change.observation = pass;
  san_test_office_refuse (office, put, &change, SAN_ERROR_INVALID);
  change.observation = item;
  san_test_office_refuse (office, put, &change, SAN_ERROR_INVALID);

  /* a ticket came of it */
  g_free (san_test_office_import (office, "tickets", NULL,
                                  "unit,problem,issued\n乙街道,无照,2018-06-14 10:00\n"));
  run_sql (office, "INSERT INTO ticket_observation SELECT o.id, t.id FROM observation AS o"
           " JOIN item AS i ON i.id = o.item_id JOIN ticket AS t WHERE i.code = 'SC3'"
           " AND o.grade = 'no'");
  change.observation = empty;
  san_test_office_refuse (office, put, &change, SAN_ERROR_CONFLICT);

  /* a locked round takes nothing */
  run_sql (office, "UPDATE round SET state = 'review'");
  g_free (grade->grade);
  grade->grade = g_strdup ("A");
  change.observation = grade;
  san_test_office_refuse (office, put, &change, SAN_ERROR_CONFLICT);
}

static void
test_photographs_are_stored_once (void)
{
  static const char bytes[] = "a picture, as far as the store knows";
  g_autoptr (SanTestOffice) office = rated_office ();
  g_autoptr (GBytes) picture = g_bytes_new_static (bytes, sizeof bytes);
  g_autoptr (SanObservationFile) file = g_new0 (SanObservationFile, 1);
  g_autoptr (SanObservation) empty = observation_of (office, "P1", "SC1", "");
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) of_point = NULL;
  Put change = { office, empty, file, picture, 0 };
  gint64 n;

  file->observation_id = san_test_onsite_rate (office, "P1", "SC1", "C", "积水");
  file->name = g_strdup ("积水.jpg");
  file->taken = g_strdup ("2018-06-15 09:00");
  san_test_office_change (office, "observations.photo", add_file, &change);
  san_test_office_change (office, "observations.photo", add_file, &change);
  files = san_observation_file_store_list (database, file->observation_id, NULL);
  of_point = san_observation_file_store_list_point (database, 0,
                                                    san_test_onsite_point (office, "P1"), NULL);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpuint (of_point->len, ==, 2);
  g_assert_cmpstr (((SanObservationFile *) files->pdata[0])->name, ==, "积水.jpg");
  g_assert_cmpstr (((SanObservationFile *) files->pdata[0])->sha256, ==, file->sha256);
  san_database_query_int (database, "SELECT count (*) FROM blob", &n, NULL);
  g_assert_cmpint (n, ==, 1);

  change.id = file->id;
  san_test_office_change (office, "observations.photo", remove_file, &change);
  /* the observation takes the other with it */
  san_test_office_change (office, "observations.edit", put, &change);
  san_database_query_int (database, "SELECT count (*) FROM observation_file", &n, NULL);
  g_assert_cmpint (n, ==, 0);
  assert_sound (office);
}

/* Editions --------------------------------------------------------------------------- */

static gboolean
publish (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  g_autoptr (SanRound) round = san_test_onsite_round (data);
  g_autoptr (SanRoundInput) input = san_ranking_input_load (database, round, TRUE, error);
  g_autoptr (GBytes) bytes = input != NULL ? san_round_input_freeze (input) : NULL;
  gint64 edition;

  return bytes != NULL &&
         san_round_store_set_state (database, round->id, SAN_ROUND_REVIEW, NULL, error) &&
         san_round_store_publish (database, round->id, bytes, "", 0, &edition, error);
}

/* The whole explanation of a unit as one text */
static char *
explain (SanTestOffice *office,
         const char    *unit)
{
  g_autoptr (SanRanking) ranking = rank (office);
  const SanPlace *place = san_test_find_place (ranking, unit);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  san_round_input_load_details (ranking->input, san_test_office_database (office),
                                place->participant, &error);
  g_assert_no_error (error);
  rows = san_explain (ranking->scores, place->participant, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const SanExplainRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%u %s %s %s %s/%s %s %s %s\n", row->level, row->key,
                              row->method, row->weight, row->earned, row->full, row->score,
                              row->contribution, row->note);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_explanations_lead_to_the_item (void)
{
  g_autoptr (SanTestOffice) office = rated_office ();
  g_autofree char *street = NULL;
  g_autofree char *bureau = NULL;

  san_test_onsite_rate (office, "P1", "SC3", "no", "无照");
  street = explain (office, "乙街道");
  bureau = explain (office, "市场局");
  g_assert_cmpstr (street, ==,
                   "0 total sum  72.76/100 72.76 72.760000 \n"
                   "1 site inspection 100 72.76/100 72.76 72.760000 \n"
                   "2 市场 points 60 82.6/100 82.6 49.560000 2 points\n"
                   "3 P1 unit 50 32.6/50 65.2 19.560000 1 failed\n"
                   "4 SC1 graded 20 6.6/10 66 3.960000 B\n"
                   "4 SC2 graded 40 20/20 100 12.000000 A\n"
                   "4 SC3 pass 20 0/10 0 0.000000 no; failed; 无照\n"
                   "4 SC4 deduct 20 6/10 60 3.600000 2 faults\n"
                   "3 P2 unit 50 30/30 100 30.000000 \n"
                   "4 SC1 graded 33.333333 10/10 100 10.000000 A\n"
                   "4 SC2 graded  /20  0.000000 na\n"
                   "4 SC3 pass 33.333333 10/10 100 10.000000 yes\n"
                   "4 SC4 deduct 33.333333 10/10 100 10.000000 0 faults\n"
                   "2 公厕 points 40 58/100 58 23.200000 1 point\n"
                   "3 P3 unit 100 58/100 58 23.200000 1 failed\n"
                   "4 GC1 graded 50 33/50 66 13.200000 1 fault\n"
                   "4 GC2 value 50 25/50 50 10.000000 value 5; failed\n"
                   "2 热线 reweight  /100  0.000000 no data: reweight\n");
  g_assert_true (g_str_has_prefix (bureau,
                                   "0 total sum  82.6/100 82.60 82.600000 \n"
                                   "1 site inspection 100 82.6/100 82.6 82.600000 \n"
                                   "2 市场 points 100 82.6/100 82.6 82.600000 2 points\n"
                                   "3 P1 bureau 50 32.6/50 65.2 32.600000 1 failed\n"));
  /* the point that is not finished is there, and gives nothing */
  g_assert_nonnull (strstr (bureau, "3 P4 bureau  10/10  0.000000 unfinished, 3 items unrated\n"
                            "4 SC1 graded  10/10 100 0.000000 A\n"));
}

static void
test_an_edition_explains_itself (void)
{
  g_autoptr (SanTestOffice) office = rated_office ();
  g_autofree char *before = explain (office, "乙街道");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  san_workspace_change (office->workspace, "round.publish", "test", publish, office, NULL,
                        &error);
  g_assert_no_error (error);
  run_sql (office, "UPDATE item SET mark = 1000000, name = name || 'x'");
  run_sql (office, "UPDATE observation SET grade = 'A', note = 'x', faults = NULL");
  run_sql (office, "UPDATE point SET name = 'x', unit_id = bureau_id"
           " WHERE bureau_id IS NOT NULL");
  run_sql (office, "UPDATE category SET weight = 0, name = name || 'x'");
  after = explain (office, "乙街道");
  g_assert_cmpstr (after, ==, before);
  assert_places (office, "丙街道 1 100.00; 市场局 2 82.60; 乙街道 3 72.76");

  /* opened again, it follows the records: all weights are 0, nobody has data */
  run_sql (office, "UPDATE round SET state = 'assess'");
  assert_places (office, "乙街道 0 ; 丙街道 0 ; 市场局 0 ");
}

/* Checks ----------------------------------------------------------------------------- */

/* "what found expected where" of every issue */
static char *
check (SanTestOffice *office)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = san_round_check (san_test_office_database (office), round,
                                                  &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < issues->len; i++)
    {
      const SanIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (text, "%s %s %s %s %s\n", issue->what, issue->unit, issue->found,
                              issue->expected, issue->where);
    }

  return g_string_free (text, FALSE);
}

static void
test_the_check_finds_mistakes (void)
{
  g_autoptr (SanTestOffice) office = rated_office ();
  g_autofree char *clean = check (office);
  g_autofree char *dirty = NULL;

  g_assert_cmpstr (clean, ==, "");
  run_sql (office, "UPDATE round SET from_day = '2018-06-10', to_day = '2018-06-20'");
  run_sql (office, "UPDATE observation SET seen_at = '2018-06-10 00:00'");
  run_sql (office, "UPDATE observation SET seen_at = '2018-06-21 08:00' WHERE point_id ="
           " (SELECT id FROM point WHERE code = 'P2')");
  run_sql (office, "DELETE FROM observation WHERE point_id ="
           " (SELECT id FROM point WHERE code = 'P5')");
  dirty = check (office);
  g_assert_cmpstr (dirty, ==,
                   "out-of-dates 乙街道 2018-06-21 2018-06-10..2018-06-20 P2\n"
                   "missing-unit 丙街道   \n"
                   "unscored-category    热线\n");
}

/* What somebody did to the derived rows behind our back is found. */
static void
test_spoilt_results_are_found (void)
{
  static const char *const spoils[] = {
    "UPDATE cache_point_result SET failed = failed + 1",
    "UPDATE cache_point_result SET earned = '1/3' WHERE unrated = 0",
    "DELETE FROM cache_point_result WHERE met = 1",
    "INSERT INTO cache_point_result VALUES (1, 1, '0', 0, 0, 0, 0, 0)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autoptr (SanTestOffice) office = rated_office ();
      g_autofree char *path = san_test_folder_path (office->folder, "office.sanse");
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GError) error = NULL;

      san_database_exec (san_test_office_database (office), spoils[i], &error);
      g_assert_no_error (error);
      findings = san_check_file (path, 0, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, >, 0);
      g_assert_cmpstr (((SanFinding *) findings->pdata[0])->what, ==, "cache");
    }
}

/* Vetoes ------------------------------------------------------------------------------- */

static void
assert_vetoes (SanTestOffice *office,
               const char    *expected,
               GPtrArray    **list)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = san_veto_proposals (san_test_office_database (office), round,
                                                        &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < proposals->len; i++)
    {
      const SanVetoProposal *proposal = proposals->pdata[i];

      g_string_append_printf (text, "%s %s %u %s%s; ", proposal->unit, proposal->item,
                              proposal->cases, proposal->points,
                              proposal->veto != NULL ? "" : " booked");
    }
  g_assert_cmpstr (text->str, ==, expected);
  if (list != NULL)
    *list = g_steal_pointer (&proposals);
}

static gboolean
book_first (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  g_autoptr (SanRound) round = san_round_store_find (database, "6月考评", error);
  g_autoptr (GPtrArray) first = g_ptr_array_new ();

  g_ptr_array_add (first, ((GPtrArray *) data)->pdata[0]);

  return round != NULL && san_veto_proposals_book (database, round, first, "2018-06-26 10:42",
                                                   "甲", error);
}

/* The mark of an item scores nothing; its failure is proposed for the street and the bureau,
 * and counts where somebody books it. */
static void
test_vetoes_are_proposed (void)
{
  g_autoptr (SanTestOffice) office = rated_office ();
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GError) error = NULL;

  assert_vetoes (office, "", NULL);
  /* nobody failed SC2, and SC1 was failed nowhere: B is 66 % */
  run_sql (office, "UPDATE item SET veto = 1 WHERE code IN ('SC1', 'SC2', 'SC3')");
  assert_places (office, "丙街道 1 100.00; 市场局 2 82.60; 乙街道 3 72.76");
  assert_vetoes (office, "乙街道 亮照经营 1 东门市场; 市场局 亮照经营 1 东门市场; ", &proposals);
  san_workspace_change (office->workspace, "adjustment.confirm", "test", book_first, proposals,
                        NULL, &error);
  g_assert_no_error (error);
  assert_vetoes (office, "乙街道 亮照经营 1 东门市场 booked; 市场局 亮照经营 1 东门市场; ", NULL);
  assert_places (office, "丙街道 1 100.00; 市场局 2 82.60; 乙街道 3 72.76");
  san_test_onsite_rate (office, "P2", "SC3", "no", "");
  assert_vetoes (office, "乙街道 亮照经营 2 东门市场 西门市场 booked; "
                 "市场局 亮照经营 2 东门市场 西门市场; ", NULL);
}

/* Samples ------------------------------------------------------------------------------ */

static gboolean
confirm_sample (SanDatabase *database,
                gpointer     data,
                GError     **error)
{
  g_autoptr (SanRound) round = san_round_store_find (database, "6月考评", error);

  return round != NULL && san_sample_confirm (database, round->id, *(gint64 *) data, "停业", error);
}

static void
assert_shortfalls (SanTestOffice *office,
                   const char    *expected)
{
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRoundInput) input = san_round_input_load (database, round, &error);
  g_autoptr (GArray) list = san_sample_shortfalls (database, round, input, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const SanSampleShortfall *one = &g_array_index (list, SanSampleShortfall, i);
      const SanParticipant *unit = input->participants->pdata[one->participant];

      g_string_append_printf (text, "%s %s %u/%u; ", unit->name, one->category, one->finished,
                              one->required);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* What was drawn for a street and its bureaus counts for the street alone; a unit of which no
 * point is finished has not begun. */
static void
test_samples_fall_short (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  gint64 street = san_test_onsite_unit (office, "丙街道");
  g_autoptr (GError) error = NULL;

  g_free (san_test_office_import (office, "points", NULL,
                                  "编号,点位,类别,属地\nP6,北门市场,市场,乙街道\n"
                                  "P7,中门公厕,公厕,甲区\n"));
  san_draw_run (office->workspace, "6月考评", "1", NULL, &error);
  g_assert_no_error (error);
  assert_shortfalls (office, "");
  rate_all (office);
  assert_shortfalls (office, "乙街道 市场 2/3; 丙街道 市场 0/1; ");
  san_workspace_change (office->workspace, "scores.confirm", "test", confirm_sample, &street,
                        NULL, &error);
  g_assert_no_error (error);
  assert_shortfalls (office, "乙街道 市场 2/3; ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/inspection/points-score-street-and-bureau",
                   test_points_score_street_and_bureau);
  g_test_add_func ("/inspection/results-follow-the-standard", test_results_follow_the_standard);
  g_test_add_func ("/inspection/a-round-keeps-its-version", test_a_round_keeps_its_version);
  g_test_add_func ("/inspection/observations-are-replaced", test_observations_are_replaced);
  g_test_add_func ("/inspection/what-cannot-stand-is-refused",
                   test_what_cannot_stand_is_refused);
  g_test_add_func ("/inspection/photographs-are-stored-once", test_photographs_are_stored_once);
  g_test_add_func ("/inspection/explanations-lead-to-the-item",
                   test_explanations_lead_to_the_item);
  g_test_add_func ("/inspection/an-edition-explains-itself", test_an_edition_explains_itself);
  g_test_add_func ("/inspection/the-check-finds-mistakes", test_the_check_finds_mistakes);
  g_test_add_func ("/inspection/spoilt-results-are-found", test_spoilt_results_are_found);
  g_test_add_func ("/inspection/vetoes-are-proposed", test_vetoes_are_proposed);
  g_test_add_func ("/inspection/samples-fall-short", test_samples_fall_short);

  return g_test_run ();
}
