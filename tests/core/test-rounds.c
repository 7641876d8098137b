/* test-rounds.c - rounds, their states and locks, and what is entered in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "registry/san-roster.h"
#include "rounds/san-round-store.h"
#include "schemes/san-scheme-store.h"
#include "support/san-test-office.h"

static const char scheme_text[] =
  "{\"name\": \"方案\", \"from\": \"2018-01\", \"component\": {\"key\": \"total\","
  " \"name\": \"总分\", \"combine\": \"sum\", \"children\": ["
  "{\"key\": \"site\", \"name\": \"现场\", \"source\": \"entry\"},"
  "{\"key\": \"daily\", \"name\": \"督查\", \"source\": \"deduction\"}]}}";

typedef struct
{
  const char    *label;
  const char    *period;
  const char    *scheme;
  gint64         id;
  gint64         unit;
  SanRoundState  state;
  const char    *reason;
  SanCell        cell;
  SanAdjustment *adjustment;
  SanVeto       *veto;
  gint64         edition;
  const char    *input;
} Change;

static gboolean
set_scheme (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  g_autoptr (SanScheme) scheme = san_scheme_parse (scheme_text, error);
  guint version;

  return scheme != NULL && san_scheme_store_set (database, scheme, &version, NULL, error);
}

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *what = data;
  const char *schemes[] = { what->scheme, NULL };
  g_autoptr (SanRound) round = g_new0 (SanRound, 1);

  round->label = g_strdup (what->label);
  round->grouping = g_strdup ("");
  round->published = g_strdup ("");
  round->schemes = g_strdupv ((char **) schemes);
  round->from = SAN_DAY_MIN;
  round->to = SAN_DAY_MAX;
  if (!san_period_parse (what->period, &round->period, error) ||
      !san_round_store_add (database, round, error))
    return FALSE;

  what->id = round->id;

  return TRUE;
}

static gboolean
set_state (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Change *what = data;

  return san_round_store_set_state (database, what->id, what->state, what->reason, error);
}

static gboolean
publish (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  Change *what = data;
  g_autoptr (GBytes) input = g_bytes_new_static (what->input, strlen (what->input));

  return san_round_store_publish (database, what->id, input, what->reason, 25000000,
                                  &what->edition, error);
}

static gboolean
put_cell (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  Change *what = data;

  return san_score_store_put (database, what->id, &what->cell, "2018-06-15 12:00", "甲", error);
}

static gboolean
put_adjustment (SanDatabase *database,
                gpointer     data,
                GError     **error)
{
  Change *what = data;

  return san_adjustment_store_put (database, what->id, what->adjustment, "2018-06-15 12:00",
                                   "甲", error);
}

static gboolean
delete_adjustment (SanDatabase *database,
                   gpointer     data,
                   GError     **error)
{
  return san_adjustment_store_delete (database, ((Change *) data)->adjustment->id, error);
}

static gboolean
put_veto (SanDatabase *database,
          gpointer     data,
          GError     **error)
{
  Change *what = data;

  return san_veto_store_put (database, what->id, what->veto, "2018-06-15 12:00", "甲", error);
}

static gboolean
delete_veto (SanDatabase *database,
             gpointer     data,
             GError     **error)
{
  return san_veto_store_delete (database, ((Change *) data)->veto->id, error);
}

/* A round 六月 and a unit */
static SanTestOffice *
office_with_round (Change *what)
{
  SanTestOffice *office = san_test_office_new ();
  g_autoptr (SanRoster) roster = NULL;

  g_free (san_test_office_import (office, "units", NULL, "name,code\n甲镇,1\n乙镇,2\n"));
  san_test_office_change (office, "scheme.set", set_scheme, NULL);
  *what = (Change) { .label = "六月", .period = "2018-06", .scheme = "方案" };
  san_test_office_change (office, "round.new", add_round, what);

  roster = san_roster_load (san_test_office_database (office), 17000, TRUE, NULL);
  what->unit = san_roster_find (roster, "1", NULL)->id;

  return office;
}

static void
test_a_round_is_found_and_followed (void)
{
  Change june;
  g_autoptr (SanTestOffice) office = office_with_round (&june);
  SanDatabase *database = san_test_office_database (office);
  Change july = { .label = "七月", .period = "2018-07", .scheme = "方案" };
  Change bad = { .label = "六 月", .period = "2018-08", .scheme = "方案" };
  g_autoptr (SanRound) round = NULL;
  g_autoptr (SanRound) previous = NULL;
  g_autoptr (SanRound) none = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  san_test_office_refuse (office, add_round, &bad, SAN_ERROR_EXISTS);
  bad = (Change) { .label = "八月", .period = "2018-08", .scheme = "没有" };
  san_test_office_refuse (office, add_round, &bad, SAN_ERROR_NOT_FOUND);
  bad = (Change) { .label = "去年", .period = "2017-08", .scheme = "方案" };
  san_test_office_refuse (office, add_round, &bad, SAN_ERROR_NOT_FOUND);

  san_test_office_change (office, "round.new", add_round, &july);
  round = san_round_store_find (database, "七 月", &error);
  g_assert_no_error (error);
  g_assert_cmpint (round->id, ==, july.id);
  g_assert_cmpstr (round->schemes[0], ==, "方案");
  previous = san_round_store_previous (database, round, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (previous->label, ==, "六月");
  none = san_round_store_previous (database, previous, &error);
  g_assert_no_error (error);
  g_assert_null (none);

  list = san_round_store_list (database, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_null (san_round_store_find (database, "九月", &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
}

static void
test_review_and_publishing_lock (void)
{
  Change june;
  g_autoptr (SanTestOffice) office = office_with_round (&june);
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) newest = NULL;
  g_autoptr (SanRound) round = NULL;

  june.cell = (SanCell) { .unit_id = june.unit, .component = (char *) "site",
                          .state = SAN_CELL_VALUE, .value = 90 * SAN_MICRO };
  for (june.state = SAN_ROUND_SAMPLE; june.state <= SAN_ROUND_REVIEW; june.state++)
    san_test_office_change (office, "round.state", set_state, &june);
  san_test_office_refuse (office, put_cell, &june, SAN_ERROR_CONFLICT);

  june.state = SAN_ROUND_PUBLISHED;
  san_test_office_refuse (office, set_state, &june, SAN_ERROR_CONFLICT);
  june.input = "one";
  san_test_office_change (office, "round.publish", publish, &june);
  san_test_office_refuse (office, put_cell, &june, SAN_ERROR_CONFLICT);

  /* a correction: unlocked with a reason, and a new edition with another */
  june.state = SAN_ROUND_ASSESS;
  san_test_office_refuse (office, set_state, &june, SAN_ERROR_CONFLICT);
  june.reason = "录入有误";
  san_test_office_change (office, "round.state", set_state, &june);
  san_test_office_change (office, "scores.edit", put_cell, &june);
  june.input = "two";
  june.reason = "";
  san_test_office_refuse (office, publish, &june, SAN_ERROR_INVALID);
  june.reason = "更正";
  san_test_office_change (office, "round.publish", publish, &june);

  first = san_round_store_frozen (database, june.id, 1, &error);
  newest = san_round_store_frozen (database, june.id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), "one", 3);
  g_assert_cmpmem (g_bytes_get_data (newest, NULL), g_bytes_get_size (newest), "two", 3);
  round = san_round_store_get (database, june.id, &error);
  g_assert_cmpuint (round->n_editions, ==, 2);
  g_assert_cmpint (round->state, ==, SAN_ROUND_PUBLISHED);
}

static const SanCell *
only_cell (SanTestOffice *office,
           gint64         round,
           GPtrArray    **cells)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (cells, g_ptr_array_unref);
  *cells = san_score_store_list (san_test_office_database (office), round, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*cells)->len, ==, 1);

  return (*cells)->pdata[0];
}

static void
test_a_cell_keeps_what_is_not_said (void)
{
  Change june;
  g_autoptr (SanTestOffice) office = office_with_round (&june);
  g_autoptr (GPtrArray) cells = NULL;
  const SanCell *cell;
  gint64 length;

  june.cell = (SanCell) { .unit_id = june.unit, .component = (char *) "site",
                          .state = SAN_CELL_VALUE, .value = 105 * SAN_MICRO };
  san_test_office_change (office, "scores.edit", put_cell, &june);
  june.cell.note = (char *) "批注";
  san_test_office_change (office, "scores.note", put_cell, &june);
  june.cell.note = NULL;
  june.cell.confirmed = (char *) "附加题";
  san_test_office_change (office, "scores.confirm", put_cell, &june);
  cell = only_cell (office, june.id, &cells);
  g_assert_cmpstr (cell->note, ==, "批注");
  g_assert_cmpstr (cell->confirmed, ==, "附加题");

  /* the same again is no change; a new value is not confirmed any more */
  june.cell.confirmed = NULL;
  length = san_test_office_length (office);
  g_assert_true (san_workspace_change (office->workspace, "scores.edit", "", put_cell, &june,
                                       NULL, NULL));
  g_assert_cmpint (san_test_office_length (office), ==, length);
  june.cell.value = 106 * SAN_MICRO;
  san_test_office_change (office, "scores.edit", put_cell, &june);
  cell = only_cell (office, june.id, &cells);
  g_assert_cmpstr (cell->note, ==, "批注");
  g_assert_cmpstr (cell->confirmed, ==, "");

  june.cell.state = SAN_CELL_MISSING;
  san_test_office_change (office, "scores.edit", put_cell, &june);
  g_assert_cmpint (only_cell (office, june.id, &cells)->state, ==, SAN_CELL_MISSING);
  june.cell.state = SAN_CELL_NA;
  san_test_office_change (office, "scores.edit", put_cell, &june);
  g_assert_cmpint (only_cell (office, june.id, &cells)->state, ==, SAN_CELL_NA);
  june.cell.state = SAN_CELL_EMPTY;
  san_test_office_change (office, "scores.edit", put_cell, &june);
  g_clear_pointer (&cells, g_ptr_array_unref);
  cells = san_score_store_list (san_test_office_database (office), june.id, NULL);
  g_assert_cmpuint (cells->len, ==, 0);
}

static void
test_adjustments_are_edited_and_deleted (void)
{
  Change june;
  g_autoptr (SanTestOffice) office = office_with_round (&june);
  g_autoptr (SanAdjustment) adjustment = san_adjustment_new ();
  g_autoptr (GPtrArray) list = NULL;
  SanShare share = { june.unit, SAN_MICRO };

  june.adjustment = adjustment;
  san_test_office_refuse (office, put_adjustment, &june, SAN_ERROR_INVALID);   /* no reason */
  g_free (adjustment->reason);
  adjustment->reason = g_strdup ("好人好事");
  san_test_office_refuse (office, put_adjustment, &june, SAN_ERROR_INVALID);   /* no unit */
  g_array_append_val (adjustment->shares, share);
  adjustment->amount = -SAN_MICRO;
  g_free (adjustment->component);
  adjustment->component = g_strdup ("daily");
  san_test_office_refuse (office, put_adjustment, &june, SAN_ERROR_INVALID);   /* a sign */

  adjustment->amount = SAN_MICRO;
  san_test_office_change (office, "adjustment.add", put_adjustment, &june);
  share.part = 2 * SAN_MICRO;
  g_array_append_val (adjustment->shares, share);
  adjustment->amount = 3 * SAN_MICRO;
  san_test_office_change (office, "adjustment.edit", put_adjustment, &june);

  list = san_adjustment_store_list (san_test_office_database (office), june.id, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((SanAdjustment *) list->pdata[0])->amount, ==, 3 * SAN_MICRO);
  g_assert_cmpuint (((SanAdjustment *) list->pdata[0])->shares->len, ==, 2);

  san_test_office_change (office, "adjustment.delete", delete_adjustment, &june);
  san_test_office_refuse (office, delete_adjustment, &june, SAN_ERROR_NOT_FOUND);
}

static void
test_vetoes_are_given_and_taken_back (void)
{
  Change june;
  g_autoptr (SanTestOffice) office = office_with_round (&june);
  SanVeto veto = { 0, june.unit, SAN_VETO_CAP, 60 * SAN_MICRO, (char *) "", (char *) "" };
  g_autoptr (GPtrArray) list = NULL;

  june.veto = &veto;
  san_test_office_refuse (office, put_veto, &june, SAN_ERROR_INVALID);
  veto.reason = (char *) "事故";
  veto.id = 0;
  san_test_office_change (office, "veto.add", put_veto, &june);
  list = san_veto_store_list (san_test_office_database (office), june.id, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((SanVeto *) list->pdata[0])->effect, ==, SAN_VETO_CAP);
  g_assert_cmpint (((SanVeto *) list->pdata[0])->value, ==, 60 * SAN_MICRO);
  san_test_office_change (office, "veto.delete", delete_veto, &june);
  san_test_office_refuse (office, delete_veto, &june, SAN_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rounds/a-round-is-found-and-followed", test_a_round_is_found_and_followed);
  g_test_add_func ("/rounds/review-and-publishing-lock", test_review_and_publishing_lock);
  g_test_add_func ("/rounds/a-cell-keeps-what-is-not-said", test_a_cell_keeps_what_is_not_said);
  g_test_add_func ("/rounds/adjustments-are-edited-and-deleted",
                   test_adjustments_are_edited_and_deleted);
  g_test_add_func ("/rounds/vetoes-are-given-and-taken-back",
                   test_vetoes_are_given_and_taken_back);

  return g_test_run ();
}
