/* test-ticket-figures.c - the figures of tickets, against cases counted by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/san-decimal.h"
#include "schemes/san-scheme-store.h"
#include "scoring/san-adjustment-proposals.h"
#include "standards/san-standard-store.h"
#include "support/san-test-office.h"
#include "tickets/san-ticket-figures.h"

static const char units[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "2,乙街道,1,街道\n"
  "3,丙镇,1,镇\n"
  "9,市城管局,,bureau\n";

static const char items[] =
  "category,item_code,item\n"
  "主干道,D01,环境卫生\n"
  "农贸市场,S01,环境卫生\n";

static const char points[] =
  "code,name,category,unit,bureau\n"
  "P1,人民路,主干道,乙街道,市城管局\n"
  "P2,东门市场,农贸市场,丙镇,\n";

/* An office and what was done in it, one minute after the other. */
typedef struct
{
  SanTestOffice *office;
  SanRoster     *roster;
  GHashTable    *tickets;   /* name → id */
} Desk;

static SanTime
time_of (const char *text)
{
  SanTime time;

  g_assert_true (san_time_parse (text, &time, NULL));

  return time;
}

static Desk *
desk_new (void)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autoptr (GError) error = NULL;

  desk->office = san_test_office_new ();
  g_free (san_test_office_import (desk->office, "units", NULL, units));
  g_free (san_test_office_import (desk->office, "items", NULL, items));
  g_free (san_test_office_import (desk->office, "points", NULL, points));
  desk->tickets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  desk->roster = san_roster_load (san_test_office_database (desk->office),
                                  san_time_day (time_of ("2018-07-01")), TRUE, &error);
  g_assert_no_error (error);

  return desk;
}

static void
desk_free (Desk *desk)
{
  g_hash_table_unref (desk->tickets);
  san_roster_unref (desk->roster);
  san_test_office_free (desk->office);
  g_free (desk);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static gint64
unit_id (Desk       *desk,
         const char *name)
{
  const SanUnit *unit = san_roster_find (desk->roster, name, NULL);

  g_assert_nonnull (unit);

  return unit->id;
}

/* Issues ticket @name at @time: with a point where one is named, which brings its item. */
static void
issue (Desk       *desk,
       const char *time,
       const char *name,
       const char *unit,
       const char *point,
       const char *source)
{
  SanDatabase *database = san_test_office_database (desk->office);
  SanTicketRequest request = { unit_id (desk, unit), name };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  san_clock_fix (time_of (time));
  request.as_of = SAN_TICKET_NO_TIME;
  request.source = source;
  request.duplicate_ok = TRUE;
  if (point != NULL)
    g_assert_true (san_point_store_find (database, point, &request.point_id, &error));
  san_ticket_new (desk->office->workspace, &request, 1, &ids, NULL, &error);
  g_assert_no_error (error);
  g_hash_table_insert (desk->tickets, (char *) name,
                       g_memdup2 (&g_array_index (ids, gint64, 0), sizeof (gint64)));
}

/* Whoever verifies or approves is another person. */
static void
do_verb (Desk                 *desk,
         const char           *time,
         const char           *name,
         SanTicketKind         kind,
         SanTicketRequestVerb *verb)
{
  const gint64 *id = g_hash_table_lookup (desk->tickets, name);
  gboolean second = kind == SAN_TICKET_VERIFY || kind == SAN_TICKET_APPROVE;
  g_autoptr (GError) error = NULL;

  san_clock_fix (time_of (time));
  san_workspace_set_actor (desk->office->workspace, second ? "乙" : "甲");
  verb->kind = kind;
  if (verb->as_of == 0)
    verb->as_of = SAN_TICKET_NO_TIME;
  if (verb->due == 0)
    verb->due = SAN_TICKET_NO_TIME;
  verb->text = "说明";
  verb->by = kind == SAN_TICKET_RECEIVE ? "丁" : NULL;
  san_ticket_do (desk->office->workspace, id, 1, verb, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
act (Desk         *desk,
     const char   *time,
     const char   *name,
     SanTicketKind kind)
{
  SanTicketRequestVerb verb = { 0 };

  do_verb (desk, time, name, kind, &verb);
}

static SanTicketBook *
book_of (Desk       *desk,
         const char *from,
         const char *cut_off)
{
  g_autoptr (GError) error = NULL;
  SanTicketBook *book;

  book = san_ticket_book_load (san_test_office_database (desk->office),
                               from != NULL ? time_of (from) : SAN_TICKET_NO_TIME,
                               time_of (cut_off), &error);
  g_assert_no_error (error);

  return book;
}

/* "issued 8, due 4 …": what is not 0 */
static char *
describe (const SanTicketFigures *figures)
{
  GString *text = g_string_new (figures->key);

  for (SanFigure i = 0; i < SAN_N_FIGURES; i++)
    {
      g_autofree char *value = san_ticket_figures_text (figures, i);
      guint numerator, denominator;

      if (g_str_equal (value, "0") || g_str_equal (value, ""))
        continue;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", san_figure_name (i),
                              value);
      san_ticket_figures_get (figures, i, &numerator, &denominator);
      if (san_figure_is_rate (i))
        g_string_append_printf (text, " (%u/%u)", numerator, denominator);
    }

  return g_string_free (text, FALSE);
}

static void
assert_groups (Desk         *desk,
               const char   *from,
               const char   *cut_off,
               SanFiguresKey key,
               gboolean      tree,
               const char   *expected)
{
  g_autoptr (SanTicketBook) book = book_of (desk, from, cut_off);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  list = san_ticket_figures_list (book, san_test_office_database (desk->office), desk->roster,
                                  key, tree, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *line = describe (list->pdata[i]);

      g_string_append_printf (text, "%s\n", line);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_total (Desk       *desk,
              const char *from,
              const char *cut_off,
              const char *expected)
{
  g_autofree char *line = g_strconcat (expected, "\n", NULL);

  assert_groups (desk, from, cut_off, SAN_FIGURES_TOTAL, FALSE, line);
}

/* The first week of July 2018: A and B in time and late, C returned, D set aside, E
 * forgotten, F waiting, G not due yet, H cancelled. */
static Desk *
first_week (void)
{
  Desk *desk = desk_new ();

  issue (desk, "2018-07-02 09:00", "A", "乙街道", "P1", "巡查");
  issue (desk, "2018-07-02 09:00", "B", "乙街道", "P1", "省测");
  issue (desk, "2018-07-02 09:00", "C", "丙镇", "P2", "巡查");
  act (desk, "2018-07-02 10:00", "A", SAN_TICKET_RECEIVE);
  act (desk, "2018-07-02 10:00", "B", SAN_TICKET_RECEIVE);
  act (desk, "2018-07-02 10:00", "C", SAN_TICKET_RECEIVE);
  issue (desk, "2018-07-03 09:00", "D", "丙镇", NULL, NULL);
  issue (desk, "2018-07-03 09:00", "E", "丙镇", NULL, NULL);
  issue (desk, "2018-07-03 09:00", "F", "乙街道", NULL, NULL);
  act (desk, "2018-07-03 10:00", "D", SAN_TICKET_RECEIVE);
  act (desk, "2018-07-03 10:00", "E", SAN_TICKET_RECEIVE);
  act (desk, "2018-07-03 10:00", "F", SAN_TICKET_RECEIVE);
  act (desk, "2018-07-03 11:30", "A", SAN_TICKET_REPORT);
  act (desk, "2018-07-03 16:30", "A", SAN_TICKET_VERIFY);
  act (desk, "2018-07-04 09:00", "C", SAN_TICKET_REPORT);
  act (desk, "2018-07-04 10:00", "C", SAN_TICKET_RETURN);
  act (desk, "2018-07-04 10:00", "D", SAN_TICKET_SUSPEND);
  issue (desk, "2018-07-05 09:00", "G", "乙街道", NULL, NULL);
  issue (desk, "2018-07-05 09:00", "H", "乙街道", NULL, NULL);
  act (desk, "2018-07-05 10:00", "F", SAN_TICKET_REPORT);
  act (desk, "2018-07-05 10:00", "G", SAN_TICKET_RECEIVE);
  act (desk, "2018-07-05 11:00", "H", SAN_TICKET_CANCEL);
  act (desk, "2018-07-06 09:30", "C", SAN_TICKET_REPORT);
  act (desk, "2018-07-06 10:00", "B", SAN_TICKET_REPORT);
  act (desk, "2018-07-06 11:00", "B", SAN_TICKET_VERIFY);
  act (desk, "2018-07-06 14:30", "C", SAN_TICKET_VERIFY);

  return desk;
}

/* C is due on the minute on which it is reported: the hour in which its first report waited
 * comes back at 09:30. Office minutes: A 540, B 1,620, C 1,530. */
static void
test_a_week (void)
{
  g_autoptr (Desk) desk = first_week ();

  assert_total (desk, "2018-07-01", "2018-07-06 23:59",
                "issued 8, due 4, waiting 1, closed 3, closed_on_time 2, "
                "closure_rate 75.00 (3/4), on_time_rate 50.00 (2/4), returned 1, suspended 1, "
                "median_hours 25.5, p90_hours 27.0");
  /* what fell due before the period is not in it, and what was issued then neither */
  assert_total (desk, "2018-07-06", "2018-07-06 23:59",
                "due 2, waiting 1, closed 1, closed_on_time 1, closure_rate 50.00 (1/2), "
                "on_time_rate 50.00 (1/2), median_hours 25.5, p90_hours 27.0");
  assert_total (desk, NULL, "2018-07-06 23:59",
                "issued 8, due 4, waiting 1, closed 3, closed_on_time 2, "
                "closure_rate 75.00 (3/4), on_time_rate 50.00 (2/4), returned 1, suspended 1, "
                "median_hours 25.5, p90_hours 27.0");
  assert_total (desk, "2018-06-01", "2018-06-30 23:59", "");
}

static void
test_groups (void)
{
  g_autoptr (Desk) desk = first_week ();
  const char *from = "2018-07-01";
  const char *to = "2018-07-06 23:59";
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  assert_groups (desk, from, to, SAN_FIGURES_BY_UNIT, FALSE,
                 "乙街道, issued 5, due 2, waiting 1, closed 2, closed_on_time 1, "
                 "closure_rate 100.00 (2/2), on_time_rate 50.00 (1/2), median_hours 9.0, "
                 "p90_hours 27.0\n"
                 "丙镇, issued 3, due 2, closed 1, closed_on_time 1, closure_rate 50.00 (1/2), "
                 "on_time_rate 50.00 (1/2), returned 1, suspended 1, median_hours 25.5, "
                 "p90_hours 25.5\n");
  assert_groups (desk, from, to, SAN_FIGURES_BY_BUREAU, FALSE,
                 "市城管局, issued 2, due 2, closed 2, closed_on_time 1, "
                 "closure_rate 100.00 (2/2), on_time_rate 50.00 (1/2), median_hours 9.0, "
                 "p90_hours 27.0\n"
                 "-, issued 6, due 2, waiting 1, closed 1, closed_on_time 1, "
                 "closure_rate 50.00 (1/2), on_time_rate 50.00 (1/2), returned 1, suspended 1, "
                 "median_hours 25.5, p90_hours 25.5\n");
  assert_groups (desk, "2018-07-02", "2018-07-02 23:59", SAN_FIGURES_BY_CATEGORY, FALSE,
                 "主干道, issued 2\n农贸市场, issued 1\n");
  assert_groups (desk, "2018-07-02", "2018-07-03 23:59", SAN_FIGURES_BY_SOURCE, FALSE,
                 "巡查, issued 2, median_hours 9.0, p90_hours 9.0\n省测, issued 1\n"
                 "-, issued 3\n");
  assert_groups (desk, "2018-07-02", "2018-07-02 23:59", SAN_FIGURES_BY_UNIT, TRUE,
                 "甲区, issued 3\n乙街道, issued 2\n丙镇, issued 1\n");
  /* B and E have risen by the cut-off, once a sweep has seen it */
  san_clock_fix (time_of ("2018-07-09 08:00"));
  steps = san_escalation_run (desk->office->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 1);
  assert_groups (desk, "2018-07-06", "2018-07-08 23:59", SAN_FIGURES_BY_COLOUR, FALSE,
                 "white, due 1, waiting 1, closed 1, closed_on_time 1, "
                 "closure_rate 100.00 (1/1), on_time_rate 100.00 (1/1), median_hours 25.5, "
                 "p90_hours 25.5\n"
                 "yellow, due 1, closure_rate 0.00 (0/1), on_time_rate 0.00 (0/1), "
                 "median_hours 27.0, p90_hours 27.0\n");
}

/* What was entered later tells what was true then; what happened later does not. */
static void
test_past_cut_off (void)
{
  g_autoptr (Desk) desk = first_week ();
  SanTicketRequestVerb late = { .as_of = time_of ("2018-07-06 10:00") };

  assert_total (desk, "2018-07-01", "2018-07-05 23:59",
                "issued 8, due 2, waiting 1, closed 1, closed_on_time 1, "
                "closure_rate 50.00 (1/2), on_time_rate 50.00 (1/2), returned 1, suspended 1, "
                "median_hours 9.0, p90_hours 9.0");

  do_verb (desk, "2018-07-09 09:00", "E", SAN_TICKET_REPORT, &late);
  assert_total (desk, "2018-07-01", "2018-07-06 23:59",
                "issued 8, due 3, waiting 2, closed 3, closed_on_time 2, "
                "closure_rate 100.00 (3/3), on_time_rate 66.67 (2/3), returned 1, suspended 1, "
                "median_hours 25.5, p90_hours 27.0");
  act (desk, "2018-07-09 10:00", "E", SAN_TICKET_VERIFY);
  assert_total (desk, "2018-07-01", "2018-07-09 23:59",
                "issued 8, due 4, waiting 1, closed 4, closed_on_time 3, "
                "closure_rate 100.00 (4/4), on_time_rate 75.00 (3/4), returned 1, suspended 1, "
                "median_hours 20.5, p90_hours 27.0");
}

/* Extended, set aside, disputed, reassigned, reopened, looked back. */
static void
test_the_other_verbs (void)
{
  g_autoptr (Desk) desk = desk_new ();
  SanTicketRequestVerb extend = { .limit = { SAN_LIMIT_WORKDAYS, 2, 0 } };
  SanTicketRequestVerb reassign = { .unit_id = unit_id (desk, "丙镇") };

  issue (desk, "2018-07-02 09:00", "A", "乙街道", NULL, NULL);
  issue (desk, "2018-07-02 09:00", "B", "乙街道", NULL, NULL);
  issue (desk, "2018-07-02 09:00", "C", "乙街道", NULL, NULL);
  issue (desk, "2018-07-02 09:00", "D", "乙街道", NULL, NULL);
  act (desk, "2018-07-02 10:00", "A", SAN_TICKET_RECEIVE);
  do_verb (desk, "2018-07-02 10:00", "A", SAN_TICKET_EXTEND, &extend);
  act (desk, "2018-07-03 10:00", "A", SAN_TICKET_APPROVE);     /* due 07-09 17:30 */

  act (desk, "2018-07-03 10:30", "B", SAN_TICKET_SHELVE);
  act (desk, "2018-07-03 11:00", "C", SAN_TICKET_DISPUTE);
  do_verb (desk, "2018-07-03 11:00", "D", SAN_TICKET_REASSIGN, &reassign);   /* due 07-06 17:30 */
  act (desk, "2018-07-04 09:00", "D", SAN_TICKET_REPORT);
  act (desk, "2018-07-04 10:00", "D", SAN_TICKET_VERIFY);

  assert_total (desk, "2018-07-01", "2018-07-05 23:59",
                "issued 4, extended 1, shelved 1, disputed 1, reassigned 1, median_hours 13.0, "
                "p90_hours 13.0");
  assert_groups (desk, "2018-07-06", "2018-07-06 23:59", SAN_FIGURES_BY_UNIT, FALSE,
                 "丙镇, due 1, closed 1, closed_on_time 1, closure_rate 100.00 (1/1), "
                 "on_time_rate 100.00 (1/1)\n");

  /* reopened: the new limit counts, 3 workdays from the 10th */
  act (desk, "2018-07-10 09:00", "D", SAN_TICKET_REOPEN);
  assert_total (desk, "2018-07-01", "2018-07-10 23:59",
                "issued 4, due 1, closure_rate 0.00 (0/1), on_time_rate 0.00 (0/1), extended 1, "
                "shelved 1, disputed 1, reassigned 1");
  act (desk, "2018-07-12 09:00", "D", SAN_TICKET_REPORT);
  act (desk, "2018-07-12 10:00", "D", SAN_TICKET_VERIFY);
  act (desk, "2018-07-12 11:00", "A", SAN_TICKET_REPORT);
  act (desk, "2018-07-12 11:30", "A", SAN_TICKET_VERIFY);
  act (desk, "2018-07-16 09:00", "A", SAN_TICKET_HELD);
  act (desk, "2018-07-16 09:00", "D", SAN_TICKET_RELAPSED);
  assert_groups (desk, "2018-07-13", "2018-07-16 23:59", SAN_FIGURES_BY_UNIT, FALSE,
                 "乙街道, relapse_rate 0.00 (0/1)\n"
                 "丙镇, issued 1, due 1, closed 1, closed_on_time 1, closure_rate 100.00 (1/1), "
                 "on_time_rate 100.00 (1/1), relapse_rate 100.00 (1/1)\n");
  assert_total (desk, "2018-07-13", "2018-07-16 23:59",
                "issued 1, due 1, closed 1, closed_on_time 1, closure_rate 100.00 (1/1), "
                "on_time_rate 100.00 (1/1), relapse_rate 50.00 (1/2)");
}

static void
test_ageing (void)
{
  g_autoptr (Desk) desk = first_week ();
  g_autoptr (SanTicketBook) book = book_of (desk, "2018-07-09", "2018-07-09 23:59");
  SanTicketAgeing ageing;

  /* D, E, F since the 3rd; G since the 5th */
  san_ticket_book_ageing (book, book->cut_off, &ageing);
  g_assert_cmpuint (ageing.open[0][SAN_TICKET_WHITE], ==, 0);
  g_assert_cmpuint (ageing.open[1][SAN_TICKET_WHITE], ==, 4);
  g_assert_cmpuint (ageing.overdue[1], ==, 1);
}

static const char scheme_text[] =
  "{\"name\": \"方案\", \"adjustments\": {\"rules\": ["
  "{\"name\": \"红单\", \"amount\": \"-1\", \"cap\": \"1.5\", \"source\": \"red-tickets\"},"
  "{\"name\": \"反弹\", \"amount\": \"-0.5\", \"source\": \"relapses\"}]},"
  "\"component\": {\"key\": \"total\", \"name\": \"总分\", \"combine\": \"sum\","
  " \"children\": [{\"key\": \"site\", \"name\": \"现场\", \"source\": \"entry\"}]}}";

static gboolean
add_round (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  g_autoptr (SanScheme) scheme = san_scheme_parse (scheme_text, error);
  const char *schemes[] = { "方案", NULL };
  const gint64 *among = data;
  SanRound round = { .label = (char *) "七月", .schemes = (char **) schemes,
                     .period = san_period_month (2018, 7), .from = SAN_DAY_MIN,
                     .to = SAN_DAY_MAX, .grouping = (char *) "", .published = (char *) "" };
  guint version;

  if (scheme == NULL || !san_scheme_store_set (database, scheme, &version, NULL, error) ||
      !san_round_store_add (database, &round, error))
    return FALSE;

  for (guint i = 0; i < 2; i++)
    {
      SanCell cell = { among[i], (char *) "site", SAN_CELL_VALUE, 90 * SAN_MICRO };

      if (!san_score_store_put (database, round.id, &cell, "2018-07-01 09:00", "甲", error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
book_first (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  g_autoptr (SanRound) round = san_round_store_find (database, "七月", error);
  g_autoptr (GPtrArray) first = g_ptr_array_new ();

  g_ptr_array_add (first, ((GPtrArray *) data)->pdata[0]);

  return round != NULL && san_adjustment_proposals_book (database, round, first,
                                                         "2018-07-20 09:00", "甲", error);
}

static void
assert_proposals (Desk       *desk,
                  const char *expected,
                  GPtrArray **list)
{
  SanDatabase *database = san_test_office_database (desk->office);
  g_autoptr (GError) error = NULL;
  g_autoptr (SanRound) round = san_round_store_find (database, "七月", &error);
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *proposals;

  g_assert_no_error (error);
  proposals = san_adjustment_proposals (database, round, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < proposals->len; i++)
    {
      const SanAdjustmentProposal *proposal = proposals->pdata[i];
      const SanAdjustment *row = proposal->adjustment;
      g_autofree char *booked = san_micro_format (proposal->booked, SAN_DECIMALS_NEEDED);
      g_autofree char *amount =
        row != NULL ? san_micro_format (row->amount, SAN_DECIMALS_NEEDED) : g_strdup ("-");

      g_string_append_printf (text, "%s %u %s %s %s\n",
                              san_roster_get (desk->roster, proposal->unit_id)->name,
                              proposal->cases, booked, amount,
                              row != NULL ? row->reason : proposal->numbers);
    }
  g_assert_cmpstr (text->str, ==, expected);
  *list = proposals;
}

/* Two red tickets cost a point and a half by the rule's cap, a relapse half a point; what is
 * booked is not proposed again. */
static void
test_proposals (void)
{
  g_autoptr (Desk) desk = desk_new ();
  const gint64 among[] = { unit_id (desk, "乙街道"), unit_id (desk, "丙镇") };
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) rest = NULL;

  san_clock_fix (time_of ("2018-07-01 09:00"));
  san_test_office_change (desk->office, "round.new", add_round, (gpointer) among);
  issue (desk, "2018-07-02 09:00", "A", "乙街道", NULL, NULL);
  issue (desk, "2018-07-02 09:00", "B", "乙街道", NULL, NULL);
  issue (desk, "2018-07-02 09:00", "C", "丙镇", NULL, NULL);
  act (desk, "2018-07-02 10:00", "A", SAN_TICKET_ORDER_RED);
  act (desk, "2018-07-02 10:30", "A", SAN_TICKET_APPROVE);
  act (desk, "2018-07-02 11:00", "B", SAN_TICKET_ORDER_RED);
  act (desk, "2018-07-02 11:30", "B", SAN_TICKET_APPROVE);
  act (desk, "2018-07-03 09:00", "C", SAN_TICKET_REPORT);
  act (desk, "2018-07-03 10:00", "C", SAN_TICKET_VERIFY);
  act (desk, "2018-07-10 10:00", "C", SAN_TICKET_RELAPSED);

  assert_proposals (desk, "乙街道 2 0 -1.5 红单：白〔2018〕001号 白〔2018〕002号\n"
                    "丙镇 1 0 -0.5 反弹：白〔2018〕003号\n", &proposals);
  san_test_office_change (desk->office, "adjustment.add", book_first, proposals);
  assert_proposals (desk, "乙街道 2 -1.5 - 白〔2018〕001号 白〔2018〕002号\n"
                    "丙镇 1 0 -0.5 反弹：白〔2018〕003号\n", &rest);
}

static void
test_words (void)
{
  SanFiguresKey key;

  g_assert_true (san_figures_key_parse ("bureau", &key));
  g_assert_cmpint (key, ==, SAN_FIGURES_BY_BUREAU);
  g_assert_false (san_figures_key_parse ("", &key));
  g_assert_false (san_figures_key_parse ("moon", &key));
  for (SanFigure i = 0; i < SAN_N_FIGURES; i++)
    g_assert_true (*san_figure_name (i) != '\0' && *san_figure_title (i) != '\0');
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticket-figures/a-week", test_a_week);
  g_test_add_func ("/ticket-figures/groups", test_groups);
  g_test_add_func ("/ticket-figures/past-cut-off", test_past_cut_off);
  g_test_add_func ("/ticket-figures/the-other-verbs", test_the_other_verbs);
  g_test_add_func ("/ticket-figures/ageing", test_ageing);
  g_test_add_func ("/ticket-figures/proposals", test_proposals);
  g_test_add_func ("/ticket-figures/words", test_words);

  return g_test_run ();
}
