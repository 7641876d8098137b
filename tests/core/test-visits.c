/* test-visits.c - points of a round and how far they are; second ratings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "registry/san-roster.h"
#include "rounds/san-second-rating-store.h"
#include "rounds/san-visit-store.h"
#include "support/san-test-onsite.h"

static GPtrArray *
list (SanTestOffice *office)
{
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRoster) roster = san_roster_load (database, round->period.last, TRUE, NULL);
  g_autoptr (SanStandard) standard = san_standard_load (database, round->period.first, NULL);
  GPtrArray *visits = san_visit_store_list (database, round, roster, standard, &error);

  g_assert_no_error (error);

  return visits;
}

static char *
codes (GPtrArray *visits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < visits->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((SanVisit *) visits->pdata[i])->code);

  return g_string_free (text, FALSE);
}

static const SanVisit *
find (GPtrArray  *visits,
      const char *code)
{
  for (guint i = 0; i < visits->len; i++)
    if (g_str_equal (((SanVisit *) visits->pdata[i])->code, code))
      return visits->pdata[i];

  g_assert_not_reached ();
}

/* Without a draw every valid point is to be seen: by unit, category, code. */
static void
test_all_points (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (GPtrArray) visits = list (office);
  g_autofree char *text = codes (visits);
  g_autoptr (GHashTable) by_unit = san_visit_progress_by (visits, FALSE);
  gint64 street = san_test_onsite_unit (office, "乙街道");
  const SanVisitProgress *progress = g_hash_table_lookup (by_unit, &street);

  g_assert_cmpstr (text, ==, "P1 P2 P3 P4 P5");
  g_assert_true (find (visits, "P1")->must_see);
  g_assert_cmpint (find (visits, "P2")->state, ==, SAN_VISIT_TODO);
  g_assert_cmpuint (progress->all, ==, 3);
  g_assert_cmpuint (progress->n[SAN_VISIT_TODO], ==, 3);
}

/* 10 + 20 + 10 + 10 marks: C of 20 leaves 6.6, two faults take 4 of 10. */
static void
test_states (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (GPtrArray) begun = NULL;
  g_autoptr (GPtrArray) done = NULL;
  const SanVisit *visit;

  san_test_onsite_rate (office, "P1", "SC1", "A", "");
  san_test_onsite_rate (office, "P1", "SC2", "C", "");
  begun = list (office);
  visit = find (begun, "P1");
  g_assert_cmpint (visit->state, ==, SAN_VISIT_PART);
  g_assert_cmpuint (visit->unrated, ==, 2);
  g_assert_cmpuint (visit->failed, ==, 1);
  g_assert_cmpint (visit->loss, ==, 26800000);      /* 13.4 of 50 */

  san_test_onsite_rate (office, "P1", "SC3", "na", "");
  san_test_onsite_rate (office, "P1", "SC4", "#2", "");
  done = list (office);
  visit = find (done, "P1");
  g_assert_cmpint (visit->state, ==, SAN_VISIT_DONE);
  g_assert_cmpuint (visit->unrated, ==, 0);
  g_assert_cmpint (visit->loss, ==, 43500000);      /* 17.4 of 40 */
}

/* The list and the update of one visit come to the same. */
static void
test_update (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (SanStandard) standard = san_standard_load (database, round->period.first, NULL);
  g_autoptr (GPtrArray) before = list (office);
  g_autoptr (GPtrArray) after = NULL;
  SanVisit *visit = (SanVisit *) find (before, "P3");

  san_test_onsite_rate (office, "P3", "GC1", "B", "");
  san_test_onsite_rate (office, "P3", "GC2", "=4", "");
  g_assert_true (san_visit_store_update (database, round, standard, visit, NULL));
  after = list (office);
  g_assert_cmpint (visit->state, ==, SAN_VISIT_DONE);
  g_assert_cmpint (visit->loss, ==, 47000000);      /* 17 + 30 of 100 */
  g_assert_cmpint (find (after, "P3")->loss, ==, visit->loss);
  g_assert_cmpuint (find (after, "P3")->failed, ==, 1);
}

/* Second ratings */

typedef struct
{
  SanSecondRating *rating;
  SanSettlement    settlement;
} Second;

static gboolean
put (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  return san_second_rating_store_put (database, SAN_SECOND_REVIEW, ((Second *) data)->rating,
                                      "2018-06-16 09:00", "乙", error);
}

static gboolean
settle (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  Second *second = data;

  return san_second_rating_store_settle (database, second->rating->observation_id,
                                         SAN_SECOND_REVIEW, second->settlement, "照片为证",
                                         "2018-06-16 10:00", "乙", error);
}

static SanSecondRating *
read_second (SanTestOffice *office)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GPtrArray) list =
    san_second_rating_store_list (san_test_office_database (office), round->id,
                                  SAN_SECOND_REVIEW, 0, NULL);

  g_assert_cmpuint (list->len, ==, 1);

  return g_ptr_array_steal_index (list, 0);
}

static char *
grade_now (SanTestOffice *office,
           gint64         id)
{
  g_autoptr (SanObservation) observation =
    san_observation_store_get (san_test_office_database (office), id, NULL);

  return g_strdup (observation->grade);
}

static void
test_second_rating (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  gint64 id = san_test_onsite_rate (office, "P1", "SC1", "A", "");
  g_autoptr (SanSecondRating) rating = san_second_rating_new ();
  Second second = { rating };
  const SanSettlement way[] = {
    SAN_SETTLED_SECOND, SAN_SETTLED_SECOND, SAN_SETTLED_FIRST, SAN_SETTLED_SECOND, SAN_SETTLED_NOT,
  };

  rating->observation_id = id;
  g_free (rating->grade);
  rating->grade = g_strdup ("C");
  g_free (rating->rater);
  rating->rater = g_strdup ("复核员");
  san_test_office_change (office, "observations.second", put, &second);

  /* whichever counts, both stay on file as they were made */
  for (gsize i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_autoptr (SanSecondRating) read = NULL;
      g_autofree char *now = NULL;

      second.settlement = way[i];
      if (i == 1)
        g_assert_true (san_workspace_change (office->workspace, "observations.settle", "", settle,
                                             &second, NULL, NULL));
      else
        san_test_office_change (office, "observations.settle", settle, &second);
      read = read_second (office);
      now = grade_now (office, id);
      g_assert_cmpstr (read->first->grade, ==, "A");
      g_assert_cmpstr (read->grade, ==, "C");
      g_assert_cmpstr (read->rater, ==, "复核员");
      g_assert_cmpstr (read->reason, ==, "照片为证");
      g_assert_cmpint (read->settled, ==, way[i]);
      g_assert_false (san_second_rating_agrees (read));
      g_assert_cmpstr (now, ==, way[i] == SAN_SETTLED_SECOND ? "C" : "A");
    }
}

/* Who rates anew after a settlement starts from the first rating again. */
static void
test_second_again (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  gint64 id = san_test_onsite_rate (office, "P1", "SC1", "A", "");
  g_autoptr (SanSecondRating) rating = san_second_rating_new ();
  g_autoptr (SanSecondRating) read = NULL;
  g_autofree char *now = NULL;
  Second second = { rating, SAN_SETTLED_SECOND };
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (SanRound) round = san_test_onsite_round (office);

  rating->observation_id = id;
  g_free (rating->grade);
  rating->grade = g_strdup ("C");
  san_test_office_change (office, "observations.second", put, &second);
  san_test_office_change (office, "observations.settle", settle, &second);
  g_free (rating->grade);
  rating->grade = g_strdup ("B");
  san_test_office_change (office, "observations.second", put, &second);
  read = read_second (office);
  now = grade_now (office, id);
  g_assert_cmpstr (now, ==, "A");
  g_assert_cmpstr (read->grade, ==, "B");
  g_assert_cmpint (read->settled, ==, SAN_SETTLED_NOT);

  g_free (rating->grade);
  rating->grade = g_strdup ("");
  san_test_office_change (office, "observations.second", put, &second);
  none = san_second_rating_store_list (san_test_office_database (office), round->id,
                                       SAN_SECOND_REVIEW, 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_no_observation (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (SanSecondRating) rating = san_second_rating_new ();
  Second second = { rating, SAN_SETTLED_FIRST };

  rating->observation_id = 77;
  san_test_office_refuse (office, put, &second, SAN_ERROR_NOT_FOUND);
  san_test_onsite_rate (office, "P1", "SC1", "A", "");
  san_test_office_refuse (office, settle, &second, SAN_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visits/all-points", test_all_points);
  g_test_add_func ("/visits/states", test_states);
  g_test_add_func ("/visits/update", test_update);
  g_test_add_func ("/visits/second-rating", test_second_rating);
  g_test_add_func ("/visits/second-again", test_second_again);
  g_test_add_func ("/visits/no-observation", test_no_observation);

  return g_test_run ();
}
