/* test-ticket-basis.c - what the lists show after the calendar or the rules have changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "registry/san-roster.h"
#include "store/san-check.h"
#include "store/san-setting-store.h"
#include "support/san-test-office.h"
#include "tickets/san-calendar-store.h"
#include "tickets/san-ticket-store.h"
#include "tickets/san-work-calendar.h"

#define N_TICKETS 60

static SanTime
time_of (const char *text)
{
  SanTime time;

  g_assert_true (san_time_parse (text, &time, NULL));

  return time;
}

static void
act (SanTestOffice *office,
     gint64         id,
     SanTicketKind  kind,
     SanTime        as_of,
     const char    *actor)
{
  SanTicketRequestVerb verb = {
    .kind = kind, .as_of = SAN_TICKET_NO_TIME, .due = SAN_TICKET_NO_TIME, .text = "原因",
    .by = "王五",
  };
  g_autoptr (GError) error = NULL;

  san_clock_fix (as_of);
  san_workspace_set_actor (office->workspace, actor);
  if (!san_ticket_do (office->workspace, &id, 1, &verb, NULL, NULL, &error))
    g_error ("%s: %s", san_ticket_kind_name (kind), error->message);
}

/* Tickets from the autumn of 2018 to the spring of 2019, of all sorts of limits; the first
 * two thirds are closed, some after they were sent back, some late. */
static SanTestOffice *
office_with_tickets (void)
{
  static const char *const limits[] = { "3 workdays", "5 days", "9 workhours", "48 hours" };
  SanTestOffice *office = san_test_office_new ();
  SanDatabase *database = san_test_office_database (office);
  SanTime start = time_of ("2018-10-09 09:00");
  g_autoptr (SanRoster) roster = NULL;
  g_autoptr (GError) error = NULL;
  SanTicketRequest request = { .problem = "甲", .as_of = SAN_TICKET_NO_TIME };

  san_clock_fix (start);
  g_free (san_test_office_import (office, "units", NULL, "名称\n乙街道\n"));
  roster = san_roster_load (database, san_time_day (start), FALSE, &error);
  g_assert_no_error (error);
  request.unit_id = san_roster_nth (roster, 0)->id;

  for (guint i = 0; i < N_TICKETS; i++)
    {
      g_autoptr (GArray) ids = NULL;
      SanTime at = start + (SanTime) i * 3 * SAN_MINUTES_PER_DAY + (i * 37) % 400;
      gint64 id;

      san_clock_fix (at);
      g_assert_true (san_limit_parse (limits[i % G_N_ELEMENTS (limits)], &request.limit, NULL));
      san_workspace_set_actor (office->workspace, "赵");
      san_ticket_new (office->workspace, &request, 1, &ids, NULL, &error);
      g_assert_no_error (error);
      id = g_array_index (ids, gint64, 0);
      if (i % 3 == 2)
        continue;
      act (office, id, SAN_TICKET_REPORT, at + 60 + (i % 2) * 1500, "赵");
      if (i % 5 == 0)
        {
          act (office, id, SAN_TICKET_RETURN, at + 1620, "李");
          act (office, id, SAN_TICKET_REPORT, at + 1680, "赵");
        }
      act (office, id, SAN_TICKET_VERIFY, at + 1800, "李");
    }

  return office;
}

/* What is cached is what the events say under the rules as they are: `check` makes every
 * row anew and compares. */
static void
assert_fresh (SanTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
    san_check_file (san_workspace_get_path (office->workspace), 0, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const SanFinding *finding = g_ptr_array_index (findings, i);

      g_error ("%s %s: %s instead of %s", finding->what, finding->where, finding->found,
               finding->expected);
    }
}

typedef struct
{
  SanCalendarDay day;
  gboolean       remove;
} DayChange;

static gboolean
change_day (SanDatabase *database,
            gpointer     data,
            GError     **error)
{
  const DayChange *change = data;

  return change->remove ? san_calendar_store_delete (database, change->day.day, error)
                        : san_calendar_store_put (database, &change->day, error);
}

static char *
dues (SanTestOffice *office)
{
  SanTicketFilter all = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    san_ticket_store_list (san_test_office_database (office), &all, SAN_TICKET_BY_ISSUE, FALSE,
                           san_workspace_now (office->workspace), &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ",
                            san_ticket_row_get_data (rows->pdata[i])->due);

  return g_string_free (text, FALSE);
}

/* A day off in the middle of a ticket's time, also over New Year, and back again. */
static void
test_days (void)
{
  g_autoptr (SanTestOffice) office = office_with_tickets ();
  static const struct { int year, month, day; } days[] = {
    { 2018, 10, 12 }, { 2018, 12, 28 }, { 2019, 1, 2 }, { 2019, 3, 20 }, { 2019, 4, 4 },
    { 2021, 1, 6 },
  };

  guint moved = 0;

  assert_fresh (office);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      DayChange change = {
        { san_day_new (days[i].year, days[i].month, days[i].day), SAN_CALENDAR_OFF,
          (char *) "停电", TRUE }, FALSE,
      };
      g_autofree char *before = dues (office);
      g_autofree char *after = NULL;
      g_autofree char *back = NULL;

      san_test_office_change (office, "calendar.edit", change_day, &change);
      assert_fresh (office);
      after = dues (office);
      moved += !g_str_equal (before, after);
      /* where no ticket is */
      g_assert_true (days[i].year != 2021 || g_str_equal (before, after));
      change.remove = TRUE;
      san_test_office_change (office, "calendar.edit", change_day, &change);
      assert_fresh (office);
      back = dues (office);
      g_assert_cmpstr (back, ==, before);
    }
  g_assert_cmpuint (moved, >=, 3);
}

static gboolean
change_hours (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  SanOfficeHours hours = { (char *) "01-01", (char *) "12-31", (char *) "09:00-17:00" };

  return san_office_hours_store_put (database, &hours, error);
}

static gboolean
change_setting (SanDatabase *database,
                gpointer     data,
                GError     **error)
{
  const char *const *words = data;

  return san_setting_set (database, words[0], words[1], error);
}

/* Rules and office hours reach every ticket. */
static void
test_rules (void)
{
  static const char *const settings[][2] = {
    { "ticket.receipt", "2 workdays" }, { "ticket.verification", "1 workdays" },
    { "ticket.grace", "1 workdays" }, { "ticket.days-roll", "no" },
  };
  g_autoptr (SanTestOffice) office = office_with_tickets ();

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      san_test_office_change (office, "settings.edit", change_setting, (gpointer) settings[i]);
      assert_fresh (office);
    }
  san_test_office_change (office, "calendar.edit", change_hours, NULL);
  assert_fresh (office);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ticket-basis/days", test_days);
  g_test_add_func ("/ticket-basis/rules", test_rules);

  return g_test_run ();
}
