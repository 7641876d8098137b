/* test-ticket-store.c - tickets in the file: the cache, lists, what has left, drafts, files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "registry/san-roster.h"
#include "standards/san-standard-store.h"
#include "store/san-blob-store.h"
#include "store/san-check.h"
#include "store/san-journal.h"
#include "store/san-setting-store.h"
#include "support/san-test-office.h"
#include "tickets/san-ticket-store.h"

static void
set_now (const char *text)
{
  SanTime now;

  g_assert_true (san_time_parse (text, &now, NULL));
  san_clock_fix (now);
}

static SanTime
time_of (const char *text)
{
  SanTime time;

  g_assert_true (san_time_parse (text, &time, NULL));

  return time;
}

/* Units 1 (a district) and 2, 3 below it, two items, two points. */
static SanTestOffice *
office_with_places (void)
{
  SanTestOffice *office = san_test_office_new ();

  g_free (san_test_office_import (office, "units", NULL,
                                  "代码,名称,上级,类型,简称\n1,甲区,,district,\n"
                                  "2,乙街道办事处,1,subdistrict,乙街道\n3,丙镇,1,town,\n"));
  g_free (san_test_office_import (office, "items", NULL,
                                  "category,item,item_code\n农贸市场,地面清洁,N1\n"
                                  "农贸市场,车辆停放,N2\n"));
  g_free (san_test_office_import (office, "points", NULL,
                                  "code,name,category,unit,bureau\n"
                                  "P1,东门市场,农贸市场,2,\nP2,西门市场,农贸市场,3,1\n"));

  return office;
}

static gint64
unit_id (SanTestOffice *office,
         const char    *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRoster) roster = san_roster_load (san_test_office_database (office),
                                                  san_time_day (time_of ("2018-06-15 00:00")),
                                                  TRUE, &error);
  const SanUnit *unit;

  g_assert_no_error (error);
  unit = san_roster_find (roster, name, &error);
  g_assert_no_error (error);

  return unit->id;
}

static gint64
new_ticket (SanTestOffice    *office,
            SanTicketRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  if (request->unit_id == 0)
    request->unit_id = unit_id (office, "2");
  if (request->problem == NULL)
    request->problem = "路面有垃圾";
  if (request->as_of == 0)
    request->as_of = SAN_TICKET_NO_TIME;
  san_ticket_new (office->workspace, request, 1, &ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);

  return g_array_index (ids, gint64, 0);
}

static gboolean
try_verb (SanTestOffice     *office,
          gint64             ticket,
          SanTicketKind      kind,
          const char        *text,
          const char        *as_of,
          const char *const *photos,
          GError           **error)
{
  SanTicketRequestVerb verb = {
    .kind = kind, .text = text, .photos = photos, .due = SAN_TICKET_NO_TIME,
    .as_of = as_of != NULL ? time_of (as_of) : SAN_TICKET_NO_TIME,
  };

  return san_ticket_do (office->workspace, &ticket, 1, &verb, NULL, NULL, error);
}

static void
do_verb (SanTestOffice *office,
         gint64         ticket,
         SanTicketKind  kind,
         const char    *text,
         const char    *as_of)
{
  g_autoptr (GError) error = NULL;

  try_verb (office, ticket, kind, text, as_of, NULL, &error);
  g_assert_no_error (error);
}

static SanTicket *
load (SanTestOffice *office,
      gint64         id)
{
  g_autoptr (GError) error = NULL;
  SanTicket *ticket = san_ticket_store_load (san_test_office_database (office), id, &error);

  g_assert_no_error (error);

  return ticket;
}

/* Everything derived is as it would be made anew. */
static void
assert_sound (SanTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
    san_check_file (san_workspace_get_path (office->workspace), SAN_CHECK_REPLAY, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const SanFinding *finding = findings->pdata[i];

      g_test_message ("%s %s: %s, not %s", finding->what, finding->where, finding->found,
                      finding->expected);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

/* The ids that a filter leaves, as "3 1 2": places in the order of making */
static char *
list (SanTestOffice         *office,
      const SanTicketFilter *filter,
      SanTicketOrder         order,
      gboolean               descending,
      GArray                *made)
{
  g_autoptr (GError) error = NULL;
  SanTime now = san_workspace_now (office->workspace);
  g_autoptr (GArray) ids = san_ticket_store_ids (san_test_office_database (office), filter,
                                                 order, descending, now, &error);
  g_autoptr (SanPagedModel) model = san_ticket_list_new ();
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  san_ticket_list_filter (model, san_test_office_database (office), filter, order, descending,
                          now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, ids->len);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SanTicketRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      gint64 id = g_array_index (ids, gint64, i);

      g_assert_cmpint (san_ticket_row_get_data (row)->id, ==, id);
      for (guint j = 0; j < made->len; j++)
        {
          if (g_array_index (made, gint64, j) == id)
            g_string_append_printf (text, "%s%u", i > 0 ? " " : "", j + 1);
        }
    }

  return g_string_free (text, FALSE);
}

static void
test_cache_follows (void)
{
  g_autoptr (SanTestOffice) office = office_with_places ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  set_now ("2018-06-19 09:00");
  id = new_ticket (office, &(SanTicketRequest) { .problem = "甲" });
  assert_sound (office);
  do_verb (office, id, SAN_TICKET_RECEIVE, NULL, NULL);
  before = san_test_office_digest (office);
  do_verb (office, id, SAN_TICKET_SUSPEND, "台风", NULL);
  assert_sound (office);
  g_assert_true (san_journal_undo (office->workspace, 0, FALSE, NULL, &error));
  g_assert_no_error (error);
  after = san_test_office_digest (office);
  g_assert_cmpstr (before, ==, after);
  assert_sound (office);
  g_assert_true (san_journal_redo (office->workspace, NULL, &error));
  g_assert_no_error (error);
  assert_sound (office);

  g_free (san_test_office_import (office, "units", NULL,
                                  "代码,名称,简称\n2,乙新街道,新街\n"));
  g_free (san_test_office_import (office, "points", NULL,
                                  "code,name,category,unit\nP1,东门新市场,农贸市场,2\n"));
  assert_sound (office);

  /* the short name stays, or becomes the whole: tickets are found by what units are called */
  g_free (san_test_office_import (office, "units", NULL, "代码,名称,简称\n2,乙大街道,新街\n"));
  assert_sound (office);
  g_free (san_test_office_import (office, "units", NULL, "代码,名称,简称\n2,新街,新街\n"));
  assert_sound (office);

  /* all of it goes in one step */
  g_assert_true (san_journal_undo (office->workspace, 2, TRUE, NULL, &error));
  g_assert_no_error (error);
  assert_sound (office);
}

static gboolean
save_rules (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  return san_ticket_rules_save (database, data, error);
}

static void
test_settings_move_what_is_derived (void)
{
  g_autoptr (SanTestOffice) office = office_with_places ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (SanTicket) before = NULL;
  g_autoptr (SanTicket) after = NULL;
  SanTicketRules rules;
  gint64 id;

  set_now ("2018-06-19 09:00");
  id = new_ticket (office, &(SanTicketRequest) { .problem = "甲" });
  before = load (office, id);

  g_assert_true (san_ticket_rules_load (san_test_office_database (office), &rules, &error));
  g_assert_true (rules.second_person && rules.window == 30);
  rules.receipt = (SanLimit) { SAN_LIMIT_NONE, 0, 0 };
  rules.white = (SanLimit) { SAN_LIMIT_WORKDAYS, 5, 0 };
  san_test_office_change (office, "settings.edit", save_rules, &rules);
  assert_sound (office);

  /* the slip keeps the limit it was given; the receipt limit is gone */
  after = load (office, id);
  g_assert_cmpint (after->state->due, ==, before->state->due);
  set_now ("2018-06-22 08:00");
  steps = san_escalation_plan (san_test_office_database (office),
                               san_workspace_now (office->workspace), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 0);
}

static void
test_rules_come_back (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (GError) error = NULL;
  SanTicketRules rules;
  SanTicketRules again;

  san_ticket_rules_init (&rules);
  rules.yellow = (SanLimit) { SAN_LIMIT_HOURS, 24, 0 };
  rules.receipt = (SanLimit) { SAN_LIMIT_NONE, 0, 0 };
  rules.extensions = 2;
  rules.separate_close = TRUE;
  rules.second_person = FALSE;
  san_test_office_change (office, "settings.edit", save_rules, &rules);
  g_assert_true (san_ticket_rules_load (san_test_office_database (office), &again, &error));
  g_assert_cmpint (again.yellow.kind, ==, SAN_LIMIT_HOURS);
  g_assert_cmpint (again.yellow.n, ==, 24);
  g_assert_cmpint (again.receipt.kind, ==, SAN_LIMIT_NONE);
  g_assert_cmpint (again.extensions, ==, 2);
  g_assert_true (again.separate_close && !again.second_person);
}

/* Lists */

static void
test_lists (void)
{
  g_autoptr (SanTestOffice) office = office_with_places ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 point;
  gint64 district = unit_id (office, "1");
  gint64 town = unit_id (office, "3");
  gint64 id;
  guint counts[SAN_TICKET_COLOURS];
  struct
  {
    SanTicketFilter filter;
    SanTicketOrder  order;
    gboolean        descending;
    const char     *expected;
  } cases[] = {
    { { 0 }, SAN_TICKET_BY_ISSUE, FALSE, "1 2 3 4" },
    { { 0 }, SAN_TICKET_BY_ISSUE, TRUE, "4 3 2 1" },
    { { 0 }, SAN_TICKET_BY_URGENCY, FALSE, "3 1 2 4" },
    { { 0 }, SAN_TICKET_BY_UNIT, FALSE, "1 4 2 3" },
    { { 0 }, SAN_TICKET_BY_PROBLEM, FALSE, "4 3 2 1" },
    { { .closed_between = TRUE, .closed_from = SAN_DAY_MIN, .closed_to = SAN_DAY_MAX },
      SAN_TICKET_BY_CLOSED, FALSE, "4" },
    { { .colours = 1 << SAN_TICKET_YELLOW }, SAN_TICKET_BY_ISSUE, FALSE, "3" },
    { { .stages = 1 << SAN_TICKET_CLOSED }, SAN_TICKET_BY_ISSUE, FALSE, "4" },
    { { .open = TRUE }, SAN_TICKET_BY_NUMBER, FALSE, "1 2 3" },
    { { .unverified = TRUE }, SAN_TICKET_BY_ISSUE, FALSE, "2" },
    { { .text = "垃圾" }, SAN_TICKET_BY_ISSUE, FALSE, "1" },
    { { .text = "ylj" }, SAN_TICKET_BY_ISSUE, FALSE, "1" },
    { { .text = "西门" }, SAN_TICKET_BY_ISSUE, FALSE, "2 3" },
    { { .text = "丙" }, SAN_TICKET_BY_ISSUE, FALSE, "2 3" },
    { { .text = "白〔2018〕００2" }, SAN_TICKET_BY_ISSUE, FALSE, "2" },
    { { .units = &town, .n_units = 1 }, SAN_TICKET_BY_ISSUE, FALSE, "2 3" },
    { { .units = &district, .n_units = 1 }, SAN_TICKET_BY_ISSUE, FALSE, "" },
    { { .units = &district, .n_units = 1, .tree = TRUE }, SAN_TICKET_BY_ISSUE, FALSE,
      "1 2 3 4" },
    { { .source = "省测" }, SAN_TICKET_BY_ISSUE, FALSE, "3" },
    { { .red_proposed = TRUE }, SAN_TICKET_BY_ISSUE, FALSE, "" },
    { { .overdue = TRUE }, SAN_TICKET_BY_ISSUE, FALSE, "" },
    { { .due_soon = TRUE }, SAN_TICKET_BY_ISSUE, FALSE, "1" },
    { { .due_today = TRUE }, SAN_TICKET_BY_ISSUE, FALSE, "1" },
    { { .stages = 1 << SAN_TICKET_DRAFT }, SAN_TICKET_BY_ISSUE, FALSE, "5" },
  };

  g_assert_true (san_point_store_find (san_test_office_database (office), "P2", &point,
                                       &error));
  set_now ("2018-06-19 09:00");
  id = new_ticket (office, &(SanTicketRequest) {
    .problem = "有垃圾", .limit = { SAN_LIMIT_WORKHOURS, 4, 0 }
  });
  g_array_append_val (made, id);
  id = new_ticket (office, &(SanTicketRequest) {
    .problem = "乱停", .unit_id = town, .point_id = point
  });
  g_array_append_val (made, id);
  do_verb (office, id, SAN_TICKET_REPORT, NULL, NULL);
  id = new_ticket (office, &(SanTicketRequest) {
    .problem = "积水", .unit_id = town, .point_id = point, .source = "省测",
    .has_colour = TRUE, .colour = SAN_TICKET_YELLOW, .reason = "省测扣分"
  });
  g_array_append_val (made, id);
  id = new_ticket (office, &(SanTicketRequest) { .problem = "斑驳" });
  g_array_append_val (made, id);
  do_verb (office, id, SAN_TICKET_REPORT, NULL, NULL);
  san_workspace_set_actor (office->workspace, "乙");
  do_verb (office, id, SAN_TICKET_VERIFY, NULL, NULL);
  id = new_ticket (office, &(SanTicketRequest) { .problem = "草稿", .draft = TRUE });
  g_array_append_val (made, id);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = list (office, &cases[i].filter, cases[i].order,
                                   cases[i].descending, made);
      g_autofree char *text = san_ticket_filter_format (&cases[i].filter);
      g_autoptr (SanTicketFilter) parsed = san_ticket_filter_parse (text, &error);
      g_autofree char *again = NULL;

      if (g_strcmp0 (got, cases[i].expected) != 0)
        g_test_message ("case %u: %s", i, text);
      g_assert_cmpstr (got, ==, cases[i].expected);
      g_assert_no_error (error);
      again = list (office, parsed, cases[i].order, cases[i].descending, made);
      g_assert_cmpstr (again, ==, cases[i].expected);
    }

  g_assert_true (san_ticket_store_count (san_test_office_database (office),
                                         &(SanTicketFilter) { .open = TRUE },
                                         san_workspace_now (office->workspace), counts, &error));
  g_assert_cmpuint (counts[SAN_TICKET_WHITE], ==, 2);
  g_assert_cmpuint (counts[SAN_TICKET_YELLOW], ==, 1);
  g_assert_null (san_ticket_filter_parse ("colour of the sky", &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  assert_sound (office);
}

/* What has left */

static void
test_what_left_stays (void)
{
  g_autoptr (SanTestOffice) office = office_with_places ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (SanTicket) kept = NULL;
  g_autoptr (SanTicket) annulled = NULL;
  gint64 issue = 0;
  gint64 ids[2];

  set_now ("2018-06-19 09:00");
  for (guint i = 0; i < 2; i++)
    {
      ids[i] = new_ticket (office, &(SanTicketRequest) { .problem = "甲" });
      if (i == 0)
        issue = san_test_office_length (office);
      do_verb (office, ids[i], SAN_TICKET_RECEIVE, NULL, NULL);
    }
  g_assert_true (san_ticket_mark_left (office->workspace, ids, 1, &error));
  g_assert_no_error (error);

  /* the first slip has left: issuing it is not unmade */
  g_assert_false (san_journal_undo (office->workspace, issue, TRUE, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "cancel"));
  g_clear_error (&error);

  /* both rise; the yellow slip of the first leaves, then both report late, on time */
  set_now ("2018-06-25 10:00");
  steps = san_escalation_run (office->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_true (san_ticket_mark_left (office->workspace, ids, 1, &error));
  do_verb (office, ids[0], SAN_TICKET_REPORT, NULL, "2018-06-22 10:00");
  do_verb (office, ids[1], SAN_TICKET_REPORT, NULL, "2018-06-22 10:00");

  kept = load (office, ids[0]);
  g_assert_cmpint (kept->state->colour, ==, SAN_TICKET_YELLOW);
  g_assert_cmpint (kept->number.colour, ==, SAN_TICKET_YELLOW);
  annulled = load (office, ids[1]);
  g_assert_cmpint (annulled->state->colour, ==, SAN_TICKET_WHITE);
  g_assert_cmpint (annulled->number.colour, ==, SAN_TICKET_WHITE);
  g_assert_cmpuint (annulled->numbers->len, ==, 2);
  assert_sound (office);
}

/* Drafts and words */

static void
test_drafts (void)
{
  g_autoptr (SanTestOffice) office = office_with_places ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (SanTicket) ticket = NULL;
  SanTicketRequest request = { .problem = "草稿", .draft = TRUE };
  gint64 found;
  gint64 id;

  set_now ("2018-06-19 09:00");
  before = san_test_office_digest (office);
  id = new_ticket (office, &request);
  g_assert_true (san_ticket_delete_draft (office->workspace, id, &error));
  g_assert_no_error (error);
  after = san_test_office_digest (office);
  g_assert_cmpstr (before, ==, after);

  id = new_ticket (office, &request);
  request.problem = "改过的草稿";
  request.limit = (SanLimit) { SAN_LIMIT_WORKDAYS, 5, 0 };
  g_assert_true (san_ticket_edit (office->workspace, id, &request, &error));
  g_assert_no_error (error);
  assert_sound (office);
  g_assert_true (san_ticket_store_find (san_test_office_database (office), "草-1", &found,
                                        &error));
  g_assert_cmpint (found, ==, id);
  g_assert_true (san_ticket_issue (office->workspace, &id, 1, SAN_TICKET_NO_TIME, NULL,
                                   &error));
  g_assert_no_error (error);
  ticket = load (office, id);
  g_assert_cmpstr (ticket->problem, ==, "改过的草稿");
  g_assert_cmpint (ticket->state->due, ==, time_of ("2018-06-26 17:30"));

  g_assert_false (san_ticket_delete_draft (office->workspace, id, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (san_ticket_mark_left (office->workspace, &id, 1, &error));
  g_assert_false (san_ticket_edit (office->workspace, id, &request, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_CONFLICT);
}

/* (transfer full): a picture of our own */
static char *
make_picture (SanTestOffice *office,
              const char    *name,
              guint32        colour)
{
  char *path = san_test_folder_path (office->folder, name);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, colour);
  gdk_pixbuf_save (pixbuf, path, "png", &error, NULL);
  g_assert_no_error (error);

  return path;
}

static void
test_photographs (void)
{
  g_autoptr (SanTestOffice) office = office_with_places ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *before = make_picture (office, "before.png", 0x336699ff);
  g_autofree char *after = make_picture (office, "after.png", 0x99cc66ff);
  const char *const photos[] = { before, NULL };
  const char *const photos_after[] = { after, NULL };
  g_autoptr (SanTicket) ticket = NULL;
  gint64 id;

  set_now ("2018-06-19 09:00");
  id = new_ticket (office, &(SanTicketRequest) { .problem = "甲", .photos = photos });
  do_verb (office, id, SAN_TICKET_REPORT, NULL, NULL);
  san_workspace_set_actor (office->workspace, "乙");

  /* a picture before asks for one after */
  g_assert_false (try_verb (office, id, SAN_TICKET_VERIFY, NULL, NULL, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (try_verb (office, id, SAN_TICKET_VERIFY, NULL, NULL, photos_after, &error));
  g_assert_no_error (error);

  ticket = load (office, id);
  g_assert_cmpuint (ticket->files->len, ==, 2);
  g_assert_cmpstr (((SanTicketFile *) ticket->files->pdata[0])->kind, ==, "before");
  g_assert_cmpstr (((SanTicketFile *) ticket->files->pdata[1])->kind, ==, "after");
  bytes = san_blob_store_get (san_test_office_database (office),
                              ((SanTicketFile *) ticket->files->pdata[1])->sha256, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
  assert_sound (office);
}

static void
test_reminder (void)
{
  g_autoptr (SanTestOffice) office = office_with_places ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 ids[3];

  set_now ("2018-06-19 09:00");
  ids[0] = new_ticket (office, &(SanTicketRequest) { .problem = "甲" });
  ids[1] = new_ticket (office, &(SanTicketRequest) {
    .problem = "乙", .unit_id = unit_id (office, "3")
  });
  ids[2] = new_ticket (office, &(SanTicketRequest) { .problem = "丙" });
  text = san_ticket_reminder (san_test_office_database (office), ids, 3,
                              san_workspace_now (office->workspace), &error);
  g_assert_no_error (error);

  /* a paragraph a unit, in the order in which they came */
  g_assert_true (g_str_has_prefix (text, "乙街道办事处"));
  g_assert_true (strstr (text, "丙镇") > strstr (text, "白〔2018〕003号"));
  g_assert_nonnull (strstr (text, "白〔2018〕002号"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticket-store/cache-follows", test_cache_follows);
  g_test_add_func ("/ticket-store/settings-move-what-is-derived",
                   test_settings_move_what_is_derived);
  g_test_add_func ("/ticket-store/rules-come-back", test_rules_come_back);
  g_test_add_func ("/ticket-store/lists", test_lists);
  g_test_add_func ("/ticket-store/what-left-stays", test_what_left_stays);
  g_test_add_func ("/ticket-store/drafts", test_drafts);
  g_test_add_func ("/ticket-store/photographs", test_photographs);
  g_test_add_func ("/ticket-store/reminder", test_reminder);

  return g_test_run ();
}
