/* test-ticket-round.c - what failed on site becomes tickets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "store/san-journal.h"
#include "support/san-test-onsite.h"
#include "tickets/san-ticket-observation.h"

static SanTicketOffers *
offer (SanTestOffice *office,
       const char    *unit)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GError) error = NULL;
  SanTicketOffers *offers =
    san_ticket_offers_of_round (san_test_office_database (office), round,
                                unit != NULL ? san_test_onsite_unit (office, unit) : 0,
                                san_workspace_now (office->workspace), &error);

  g_assert_no_error (error);

  return offers;
}

/* (transfer full) (element-type gint64) */
static GArray *
issue (SanTestOffice *office,
       const char    *unit)
{
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (SanTicketOffers) offers = offer (office, unit);
  g_autoptr (GError) error = NULL;
  GArray *ids = NULL;

  san_ticket_from_round (office->workspace, round, offers, NULL, &ids, NULL, &error);
  g_assert_no_error (error);

  return ids;
}

static SanTicket *
load (SanTestOffice *office,
      GArray        *ids,
      guint          index)
{
  g_autoptr (GError) error = NULL;
  SanTicket *ticket = san_ticket_store_load (san_test_office_database (office),
                                             g_array_index (ids, gint64, index), &error);

  g_assert_no_error (error);

  return ticket;
}

/* Two failures at P1, one at P4, one that passes, one that does not apply. */
static void
rate_some (SanTestOffice *office)
{
  san_test_onsite_rate (office, "P1", "SC1", "C", "东门外有积水");
  san_test_onsite_rate (office, "P1", "SC2", "C#", "");
  san_test_onsite_rate (office, "P1", "SC3", "yes", "");
  san_test_onsite_rate (office, "P1", "SC4", "na", "");
  san_test_onsite_rate (office, "P2", "SC1", "B", "");
  san_test_onsite_rate (office, "P4", "SC4", "#3", "三户占道");
}

static void
test_grouped (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (SanTicket) first = NULL;
  g_autoptr (SanTicket) second = NULL;
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GPtrArray) sources = NULL;
  gint64 length;

  rate_some (office);
  length = san_test_office_length (office);
  ids = issue (office, NULL);
  g_assert_cmpint (san_test_office_length (office), ==, length + 1);
  g_assert_cmpuint (ids->len, ==, 2);
  first = load (office, ids, 0);
  second = load (office, ids, 1);

  g_assert_cmpint (first->point_id, ==, san_test_onsite_point (office, "P1"));
  g_assert_cmpint (first->unit_id, ==, san_test_onsite_unit (office, "乙街道"));
  g_assert_cmpint (first->item_id, ==, san_test_onsite_item (office, "SC1"));
  g_assert_cmpint (first->round_id, ==, round->id);
  g_assert_cmpstr (first->source, ==, SAN_TICKET_SOURCE_ONSITE);
  g_assert_cmpstr (first->problem, ==, "1. 地面干净：东门外有积水；2. 下水畅通");
  g_assert_cmpstr (first->requirement, ==, "1. 场内外地面干净；2. 下水道畅通，无污水外溢");
  g_assert_cmpuint (first->assist->len, ==, 1);
  g_assert_cmpint (first->state->colour, ==, SAN_TICKET_WHITE);
  g_assert_cmpstr (second->problem, ==, "三户占道");
  g_assert_cmpint (second->item_id, ==, san_test_onsite_item (office, "SC4"));

  sources = san_ticket_source_store_list (san_test_office_database (office), first->id, NULL);
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (((SanTicketSource *) sources->pdata[0])->item, ==, "地面干净");
  g_assert_cmpstr (((SanTicketSource *) sources->pdata[1])->round, ==, "6月考评");
}

static void
test_once (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GHashTable) map = NULL;
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  gint64 length;

  rate_some (office);
  ids = issue (office, NULL);
  length = san_test_office_length (office);
  again = issue (office, NULL);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpint (san_test_office_length (office), ==, length);
  map = san_ticket_observation_store_map (san_test_office_database (office), round->id, 0, NULL);
  g_assert_cmpuint (g_hash_table_size (map), ==, 3);
}

/* One that was cancelled may be issued again. */
static void
test_cancelled (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GError) error = NULL;
  SanTicketRequestVerb cancel = {
    .kind = SAN_TICKET_CANCEL, .as_of = SAN_TICKET_NO_TIME, .due = SAN_TICKET_NO_TIME,
    .text = "误开",
  };

  rate_some (office);
  ids = issue (office, NULL);
  san_ticket_do (office->workspace, &g_array_index (ids, gint64, 1), 1, &cancel, NULL, NULL,
                 &error);
  g_assert_no_error (error);
  again = issue (office, NULL);
  g_assert_cmpuint (again->len, ==, 1);
}

static void
test_unit (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (SanTicketOffers) street = NULL;
  g_autoptr (SanTicketOffers) district = NULL;

  rate_some (office);
  street = offer (office, "丙街道");
  district = offer (office, "甲区");
  g_assert_cmpuint (street->offers->len, ==, 1);
  g_assert_cmpuint (district->offers->len, ==, 2);
}

/* What an open ticket is about is noted there; every item of it counts. */
static void
test_covered (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (SanTicketOffers) offers = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GHashTable) map = NULL;
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  g_autoptr (GError) error = NULL;
  SanTicketRequest request = {
    .unit_id = san_test_onsite_unit (office, "乙街道"), .problem = "污水外溢",
    .point_id = san_test_onsite_point (office, "P1"),
    .item_id = san_test_onsite_item (office, "SC2"), .as_of = SAN_TICKET_NO_TIME,
  };

  san_ticket_new (office->workspace, &request, 1, &ids, NULL, &error);
  g_assert_no_error (error);
  rate_some (office);
  offers = offer (office, "乙街道");
  g_assert_cmpuint (offers->offers->len, ==, 1);
  g_assert_cmpuint (offers->covered->len, ==, 1);
  none = issue (office, "乙街道");
  g_assert_cmpuint (none->len, ==, 1);
  map = san_ticket_observation_store_map (san_test_office_database (office), round->id,
                                          request.point_id, NULL);
  g_assert_cmpuint (g_hash_table_size (map), ==, 2);

  /* the second item of the grouped ticket refuses another one, too */
  request.item_id = san_test_onsite_item (office, "SC1");
  g_assert_false (san_ticket_new (office->workspace, &request, 1, NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
}

static void
do_verb (SanTestOffice *office,
         const char    *actor,
         gint64         ticket,
         SanTicketKind  kind,
         const char    *at)
{
  SanTicketRequestVerb verb = {
    .kind = kind, .as_of = SAN_TICKET_NO_TIME, .due = SAN_TICKET_NO_TIME, .text = "已整改",
  };
  g_autoptr (GError) error = NULL;
  SanTime now;

  g_assert_true (san_time_parse (at, &now, NULL));
  san_clock_fix (now);
  san_workspace_set_actor (office->workspace, actor);
  san_ticket_do (office->workspace, &ticket, 1, &verb, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The second item of a closed ticket fails again: the new one is yellow at once. */
static void
test_recurrence (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) ends = NULL;
  g_autoptr (SanTicket) ticket = NULL;
  g_autoptr (GError) error = NULL;
  SanTicketRequest request = {
    .unit_id = san_test_onsite_unit (office, "乙街道"), .problem = "又外溢",
    .point_id = san_test_onsite_point (office, "P1"),
    .item_id = san_test_onsite_item (office, "SC2"), .as_of = SAN_TICKET_NO_TIME,
  };

  rate_some (office);
  ids = issue (office, "乙街道");
  do_verb (office, "乙", g_array_index (ids, gint64, 0), SAN_TICKET_REPORT, "2018-06-18 10:00");
  do_verb (office, "丁", g_array_index (ids, gint64, 0), SAN_TICKET_VERIFY, "2018-06-18 15:00");
  san_ticket_new (office->workspace, &request, 1, &ends, NULL, &error);
  g_assert_no_error (error);
  ticket = load (office, ends, 0);
  g_assert_cmpint (ticket->state->colour, ==, SAN_TICKET_YELLOW);
  g_assert_cmpint (ticket->forebear_id, ==, g_array_index (ids, gint64, 0));
}

/* A ticket about two items recurs when either of them does; it is said beforehand. */
static void
test_recurrence_of_round (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;
  g_autoptr (SanTicketOffers) offers = NULL;
  g_autoptr (SanTicket) ticket = NULL;
  g_autoptr (GError) error = NULL;
  SanTicketRequest request = {
    .unit_id = san_test_onsite_unit (office, "乙街道"), .problem = "污水外溢",
    .point_id = san_test_onsite_point (office, "P1"),
    .item_id = san_test_onsite_item (office, "SC2"), .as_of = SAN_TICKET_NO_TIME,
  };

  san_ticket_new (office->workspace, &request, 1, &first, NULL, &error);
  g_assert_no_error (error);
  do_verb (office, "乙", g_array_index (first, gint64, 0), SAN_TICKET_REPORT,
           "2018-06-18 10:00");
  do_verb (office, "丁", g_array_index (first, gint64, 0), SAN_TICKET_VERIFY,
           "2018-06-18 15:00");
  rate_some (office);
  offers = offer (office, "乙街道");
  g_assert_cmpint (((SanTicketOffer *) offers->offers->pdata[0])->recurs, ==,
                   g_array_index (first, gint64, 0));
  second = issue (office, "乙街道");
  ticket = load (office, second, 0);
  g_assert_cmpint (ticket->state->colour, ==, SAN_TICKET_YELLOW);
  g_assert_cmpint (ticket->forebear_id, ==, g_array_index (first, gint64, 0));
}

/* Photographs */

typedef struct
{
  gint64  observation;
  GBytes *picture;
} Photo;

static gboolean
add_photo (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  Photo *photo = data;
  SanObservationFile file = {
    .observation_id = photo->observation, .name = (char *) "东门.jpg",
    .taken = (char *) "2018-06-13 09:12", .place = (char *) "", .note = (char *) "",
  };
  gboolean added = san_observation_file_store_add (database, &file, photo->picture, error);

  g_free (file.sha256);

  return added;
}

/* They go along, and are not stored a second time. */
static void
test_photographs (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (GBytes) picture = g_bytes_new_static ("picture", 7);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (SanTicket) ticket = NULL;
  g_autoptr (GPtrArray) files = NULL;
  const SanTicketFile *file;
  Photo photo = { 0, picture };
  gint64 blobs;

  rate_some (office);
  photo.observation = san_test_onsite_rate (office, "P1", "SC1", "C", "东门外有积水");
  san_test_office_change (office, "observations.photo", add_photo, &photo);
  ids = issue (office, NULL);
  ticket = load (office, ids, 0);
  files = san_observation_file_store_list (database, photo.observation, NULL);

  g_assert_cmpuint (ticket->files->len, ==, 1);
  file = ticket->files->pdata[0];
  g_assert_cmpstr (file->kind, ==, "before");
  g_assert_cmpstr (file->name, ==, "东门.jpg");
  g_assert_cmpstr (file->taken, ==, "2018-06-13 09:12");
  g_assert_cmpstr (file->sha256, ==, ((SanObservationFile *) files->pdata[0])->sha256);
  g_assert_true (san_database_query_int (database, "SELECT count (*) FROM blob", &blobs, NULL));
  g_assert_cmpint (blobs, ==, 1);
}

/* One ticket of what was ticked, as a draft first; the draft holds what it came of. */
static void
test_draft (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  gint64 id = san_test_onsite_rate (office, "P2", "SC1", "B", "有烟头");
  g_autoptr (SanTicketOffer) one = san_ticket_offer_of (database, round, &id, 1, NULL);
  g_autoptr (SanTicketOffer) two = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  SanTicketRequest request;

  g_assert_cmpstr (one->problem, ==, "有烟头");
  san_ticket_offer_request (one, round->id, &request);
  request.draft = TRUE;
  san_ticket_new (office->workspace, &request, 1, &ids, NULL, &error);
  g_assert_no_error (error);
  two = san_ticket_offer_of (database, round, &id, 1, &error);
  g_assert_null (two);
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_clear_error (&error);

  san_ticket_delete_draft (office->workspace, g_array_index (ids, gint64, 0), &error);
  g_assert_no_error (error);
  two = san_ticket_offer_of (database, round, &id, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (two);
}

static void
test_several_points (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autoptr (SanRound) round = san_test_onsite_round (office);
  const gint64 both[] = {
    san_test_onsite_rate (office, "P1", "SC1", "C", ""),
    san_test_onsite_rate (office, "P4", "SC1", "C", ""),
  };
  g_autoptr (GError) error = NULL;

  g_assert_null (san_ticket_offer_of (san_test_office_database (office), round, both, 2, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
}

/* All of it is taken back at once. */
static void
test_undo (void)
{
  g_autoptr (SanTestOffice) office = san_test_onsite_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  rate_some (office);
  before = san_test_office_digest (office);
  ids = issue (office, NULL);
  g_assert_true (san_journal_undo (office->workspace, 0, FALSE, NULL, &error));
  g_assert_no_error (error);
  after = san_test_office_digest (office);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticket-round/grouped", test_grouped);
  g_test_add_func ("/ticket-round/once", test_once);
  g_test_add_func ("/ticket-round/cancelled", test_cancelled);
  g_test_add_func ("/ticket-round/unit", test_unit);
  g_test_add_func ("/ticket-round/covered", test_covered);
  g_test_add_func ("/ticket-round/recurrence", test_recurrence);
  g_test_add_func ("/ticket-round/recurrence-of-round", test_recurrence_of_round);
  g_test_add_func ("/ticket-round/photographs", test_photographs);
  g_test_add_func ("/ticket-round/draft", test_draft);
  g_test_add_func ("/ticket-round/several-points", test_several_points);
  g_test_add_func ("/ticket-round/undo", test_undo);

  return g_test_run ();
}
