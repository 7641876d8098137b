/* test-ticket-verbs.c - which stage takes which verb: every pair
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/san-test-ticket.h"

#define WORK "extend suspend shelve dispute reassign cancel order-red remind note"

/* A ticket in a stage, and every verb that it takes on the 5th at 16:00. */
static const struct
{
  const char *name;
  const char *lines[8];
  const char *takes;
} rows[] = {
  { "draft", { "06-04 09:00 draft" }, "issue cancel note" },
  { "issued", { "06-04 09:00 issue" }, "receive begin report " WORK },
  { "received", { "06-04 09:00 issue", "06-04 10:00 receive" }, "begin report " WORK },
  { "rectifying", { "06-04 09:00 issue", "06-04 10:00 begin" }, "report " WORK },
  { "reported", { "06-04 09:00 issue", "06-05 09:00 report" },
    "return verify shelve cancel remind note" },
  { "returned", { "06-04 09:00 issue", "06-04 10:00 report", "06-04 11:00 return" },
    "report " WORK },
  { "closed", { "06-04 09:00 issue", "06-05 09:00 report", "06-05 10:00 verify" },
    "reopen held relapsed note" },
  { "reopened", { "06-04 09:00 issue", "06-05 09:00 report", "06-05 10:00 verify",
                  "06-05 11:00 reopen" }, "report " WORK },
  { "cancelled", { "06-04 09:00 issue", "06-05 09:00 cancel" }, "note" },
  { "upheld", { "06-04 09:00 issue", "06-05 09:00 dispute", "06-05 10:00 uphold" }, "note" },
  { "suspended", { "06-04 09:00 issue", "06-05 09:00 suspend" }, "resume cancel note" },
  { "resumed", { "06-04 09:00 issue", "06-04 10:00 receive", "06-05 09:00 suspend",
                 "06-05 10:00 resume" }, "begin report " WORK },
  { "shelved", { "06-04 09:00 issue", "06-04 09:30 begin", "06-05 09:00 shelve" },
    "unshelve cancel note" },
  { "shelved-report", { "06-04 09:00 issue", "06-05 09:00 report", "06-05 10:00 shelve" },
    "unshelve cancel note" },
  { "unshelved-report", { "06-04 09:00 issue", "06-05 09:00 report", "06-05 10:00 shelve",
                          "06-05 11:00 unshelve" }, "return verify shelve cancel remind note" },
  { "disputed", { "06-04 09:00 issue", "06-05 09:00 dispute" }, "uphold dismiss cancel note" },
  { "reassigned", { "06-04 09:00 issue", "06-04 10:00 begin", "06-05 09:00 reassign" },
    "receive begin report " WORK },
  { "extension-asked", { "06-04 09:00 issue", "06-05 09:00 extend limit=1_workday" },
    "receive begin report approve reject " WORK },
  { "extension-asked-reported", { "06-04 09:00 issue", "06-05 09:00 extend limit=1_workday",
                                  "06-05 10:00 report" },
    "return verify shelve cancel remind note" },
  { "extended", { "06-04 09:00 issue", "06-05 09:00 extend limit=1_workday",
                  "06-05 10:00 approve" },
    "receive begin report suspend shelve dispute reassign cancel order-red remind note" },
  { "yellow", { "06-04 09:00 issue colour=yellow" }, "receive begin report " WORK },
  { "red-proposed", { "06-04 09:00 issue colour=red" },
    "receive begin report extend approve reject suspend shelve dispute reassign cancel remind "
    "note" },
  { "red-proposed-reported", { "06-04 09:00 issue colour=red", "06-05 09:00 report" },
    "return verify shelve cancel remind note" },
  { "red-proposed-suspended", { "06-04 09:00 issue colour=red", "06-05 09:00 suspend" },
    "resume cancel note" },
  { "red", { "06-04 09:00 issue colour=red", "06-04 10:00 approve" },
    "receive begin report suspend shelve dispute reassign cancel remind account note" },
  { "red-reported", { "06-04 09:00 issue colour=red", "06-04 10:00 approve",
                      "06-05 09:00 report" },
    "return verify shelve cancel remind account note" },
  { "red-disputed", { "06-04 09:00 issue colour=red", "06-04 10:00 approve",
                      "06-05 09:00 dispute" }, "uphold dismiss cancel note" },
  { "red-closed", { "06-04 09:00 issue colour=red", "06-04 10:00 approve", "06-05 09:00 report",
                    "06-05 10:00 verify" }, "reopen held relapsed account note" },
  { "accounted", { "06-04 09:00 issue colour=red", "06-04 10:00 approve", "06-04 11:00 account" },
    "receive begin report suspend shelve dispute reassign cancel remind account outcome note" },
  { "accounted-suspended", { "06-04 09:00 issue colour=red", "06-04 10:00 approve",
                             "06-04 11:00 account", "06-04 12:00 suspend" },
    "resume cancel outcome note" },
  { "accounted-cancelled", { "06-04 09:00 issue colour=red", "06-04 10:00 approve",
                             "06-04 11:00 account", "06-04 12:00 cancel" }, "outcome note" },
};

static const char verified_takes[] = "close shelve cancel remind note";

static gboolean
is_among (const char *words,
          const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/* The engine refuses exactly what the row does not name, and buttons show the same. */
static void
expect_verbs (SanTestTicket *ticket,
              const char    *takes)
{
  g_autoptr (SanTicketState) state = san_ticket_derive (&ticket->rules, ticket->calendar,
                                                        ticket->events, G_MAXINT64);
  SanTime at = san_test_ticket_time ("06-05_16:00");
  g_auto (GStrv) words = NULL;
  guint taken = 0;

  for (int kind = 0; kind < SAN_TICKET_KINDS; kind++)
    {
      const char *name = san_ticket_kind_name ((SanTicketKind) kind);
      gboolean expected = is_among (takes, name);

      if (san_test_ticket_try (ticket, (SanTicketKind) kind, at) != expected)
        g_error ("%s: %s", name, expected ? "refused" : "taken");
      g_assert_true (san_ticket_takes (&ticket->rules, state, (SanTicketKind) kind) == expected);
      taken += expected;
    }

  /* Every word of the row is a verb. */
  words = g_strsplit (takes, " ", -1);
  g_assert_cmpuint (taken, ==, g_strv_length (words));
}

static void
test_row (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows[row].lines) && rows[row].lines[i] != NULL; i++)
    san_test_ticket_run (ticket, rows[row].lines[i]);
  expect_verbs (ticket, rows[row].takes);
}

static void
test_verified (void)
{
  g_autoptr (SanTestTicket) ticket = san_test_ticket_new ();

  ticket->rules.separate_close = TRUE;
  san_test_ticket_run (ticket, "06-04 09:00 issue");
  san_test_ticket_run (ticket, "06-05 09:00 report");
  san_test_ticket_run (ticket, "06-05 10:00 verify");
  expect_verbs (ticket, verified_takes);
  san_test_ticket_run (ticket, "06-05 11:00 close");
  expect_verbs (ticket, "reopen held relapsed note");
}

/* The words of the files read back, and every one has a label. */
static void
test_words (void)
{
  for (int i = 0; i < SAN_TICKET_KINDS; i++)
    {
      SanTicketKind kind;

      g_assert_true (san_ticket_kind_parse (san_ticket_kind_name ((SanTicketKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (san_ticket_kind_label (kind), !=, "");
    }
  for (int i = 0; i < SAN_TICKET_COLOURS; i++)
    {
      SanTicketColour colour;

      g_assert_true (san_ticket_colour_parse (san_ticket_colour_name ((SanTicketColour) i),
                                              &colour));
      g_assert_cmpint (colour, ==, i);
      g_assert_cmpstr (san_ticket_colour_label (colour), !=, "");
    }
  for (int i = 0; i <= SAN_TICKET_CANCELLED; i++)
    {
      SanTicketStage stage;

      g_assert_true (san_ticket_stage_parse (san_ticket_stage_name ((SanTicketStage) i), &stage));
      g_assert_cmpint (stage, ==, i);
      g_assert_cmpstr (san_ticket_stage_label (stage), !=, "");
    }
  g_assert_false (san_ticket_kind_parse ("verified", &(SanTicketKind) { 0 }));
  g_assert_cmpstr (san_ticket_why_label (SAN_TICKET_WHY_RECEIPT), !=, SAN_TICKET_WHY_RECEIPT);
  g_assert_cmpstr (san_ticket_flag_name (SAN_TICKET_NO_FLAG), ==, "");
  g_assert_cmpstr (san_ticket_flag_label (SAN_TICKET_NO_FLAG), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/ticket-verbs/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/ticket-verbs/verified", test_verified);
  g_test_add_func ("/ticket-verbs/words", test_words);

  return g_test_run ();
}
