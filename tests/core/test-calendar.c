/* test-calendar.c - holidays and make-up workdays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "support/san-test-office.h"
#include "tickets/san-calendar-store.h"
#include "tickets/san-deadline-change-store.h"
#include "tickets/san-ticket-store.h"

static SanDay
day (const char *text)
{
  SanDay result = 0;

  g_assert_true (san_day_parse (text, &result, NULL));

  return result;
}

static gboolean
fill (SanDatabase *database,
      gpointer     data,
      GError     **error)
{
  return san_calendar_store_fill (database, error);
}

static gboolean
put (SanDatabase *database,
     gpointer     data,
     GError     **error)
{
  return san_calendar_store_put (database, data, error);
}

static gboolean
delete (SanDatabase *database,
        gpointer     data,
        GError     **error)
{
  return san_calendar_store_delete (database, *(SanDay *) data, error);
}

static gboolean
replace (SanDatabase *database,
         gpointer     data,
         GError     **error)
{
  guint years;

  if (!san_calendar_store_replace (database, data, &years, error))
    return FALSE;
  g_assert_cmpuint (years, ==, 1);

  return TRUE;
}

static GPtrArray *
list (SanTestOffice *office,
      int            year)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *days = san_calendar_store_list (san_test_office_database (office), year, &error);

  g_assert_no_error (error);

  return days;
}

static void
test_the_shipped_table_is_whole (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  g_autoptr (GPtrArray) days = NULL;
  gboolean worked = FALSE;
  gboolean spring = FALSE;

  san_test_office_change (office, "calendar.edit", fill, NULL);
  for (int year = 2004; year <= 2026; year++)
    g_assert_true (san_calendar_store_has_year (san_test_office_database (office), year, NULL));
  g_assert_false (san_calendar_store_has_year (san_test_office_database (office), 2003, NULL));

  /* 2018: the spring festival from the 15th on, the Sunday before it is worked */
  days = list (office, 2018);
  for (guint i = 0; i < days->len; i++)
    {
      const SanCalendarDay *found = days->pdata[i];

      worked |= found->day == day ("2018-02-11") && found->kind == SAN_CALENDAR_WORK;
      spring |= found->day == day ("2018-02-15") && found->kind == SAN_CALENDAR_OFF &&
                strcmp (found->name, "春节") == 0;
      g_assert_false (found->local);
    }
  g_assert_true (worked && spring);
}

static void
test_the_office_has_days_of_its_own (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  SanCalendarDay own = { day ("2018-03-03"), SAN_CALENDAR_HALF, (char *) "三月三", TRUE };
  g_autofree char *path = san_test_office_table (office, "日期,类型,名称\n2018-01-01,off,元旦\n"
                                                 "2018-03-03,work,别的\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) table = san_calendar_read_table (path, &error);
  g_autoptr (GPtrArray) days = NULL;

  g_assert_no_error (error);
  san_test_office_change (office, "calendar.edit", fill, NULL);
  san_test_office_change (office, "calendar.edit", put, &own);
  san_test_office_change (office, "calendar.edit", replace, table);

  /* the year is replaced, the office's day stays as it is */
  days = list (office, 2018);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (((SanCalendarDay *) days->pdata[1])->kind, ==, SAN_CALENDAR_HALF);
  g_assert_true (((SanCalendarDay *) days->pdata[1])->local);
  g_clear_pointer (&days, g_ptr_array_unref);
  days = list (office, 2017);
  g_assert_cmpuint (days->len, >, 10);

  /* taken off, it gives back what the table has for that day */
  san_test_office_change (office, "calendar.edit", delete, &own.day);
  g_clear_pointer (&days, g_ptr_array_unref);
  days = list (office, 2018);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (((SanCalendarDay *) days->pdata[1])->kind, ==, SAN_CALENDAR_WORK);
  g_assert_cmpstr (((SanCalendarDay *) days->pdata[1])->name, ==, "别的");
  g_assert_false (((SanCalendarDay *) days->pdata[1])->local);
}

static void
test_a_holiday_comes_back (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  SanCalendarDay own = { day ("2018-10-01"), SAN_CALENDAR_HALF, (char *) "值班", TRUE };
  SanCalendarDay plain = { day ("2018-06-05"), SAN_CALENDAR_OFF, (char *) "防台风", TRUE };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  san_test_office_change (office, "calendar.edit", fill, NULL);
  before = list (office, 2018);
  san_test_office_change (office, "calendar.edit", put, &own);
  own.kind = SAN_CALENDAR_WORK;
  san_test_office_change (office, "calendar.edit", put, &own);
  san_test_office_change (office, "calendar.edit", put, &plain);
  san_test_office_change (office, "calendar.edit", delete, &own.day);
  san_test_office_change (office, "calendar.edit", delete, &plain.day);

  after = list (office, 2018);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    {
      const SanCalendarDay *old = before->pdata[i];
      const SanCalendarDay *new = after->pdata[i];

      g_assert_cmpint (new->day, ==, old->day);
      g_assert_cmpint (new->kind, ==, old->kind);
      g_assert_cmpstr (new->name, ==, old->name);
      g_assert_false (new->local);
    }
}

static void
test_bad_tables_are_refused (void)
{
  static const struct { const char *table, *message; } bad[] = {
    { "date,kind,name\n2018-02-30,off,x\n", "Row 2, column date" },
    { "date,kind,name\n2018-02-03,off,x\n2018-02-04,holiday,x\n", "Row 3, column kind" },
    { "date,name\n2018-02-03,x\n", "kind" },
    { "date,kind,name\n2018-02-03,off,x\n2018-02-03,work,x\n", "Row 3, column date" },
    { "date,kind,name\n1999-02-03,off,x\n", "Row 2, column date" },
  };
  g_autoptr (SanTestOffice) office = san_test_office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = san_test_office_table (office, bad[i].table);
      g_autoptr (GError) error = NULL;

      g_assert_null (san_calendar_read_table (path, &error));
      g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, bad[i].message));
    }
}

static SanTime
at (const char *text)
{
  SanTime result = 0;

  g_assert_true (san_time_parse (text, &result, NULL));

  return result;
}

/* One ticket on the first unit, with this limit */
static gint64
issue (SanTestOffice *office,
       const char    *limit)
{
  SanDatabase *database = san_test_office_database (office);
  SanTicketRequest request = { 0 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (san_database_query_int (database, "SELECT min (id) FROM unit",
                                         &request.unit_id, &error));
  g_assert_true (san_limit_parse (limit, &request.limit, &error));
  request.problem = "井盖缺失";
  request.as_of = SAN_TICKET_NO_TIME;
  san_ticket_new (office->workspace, &request, 1, &ids, NULL, &error);
  g_assert_no_error (error);

  return g_array_index (ids, gint64, 0);
}

static void
act (SanTestOffice *office,
     gint64         ticket,
     SanTicketKind  kind,
     const char    *text)
{
  SanTicketRequestVerb verb = { .kind = kind, .as_of = SAN_TICKET_NO_TIME,
                                .due = SAN_TICKET_NO_TIME, .text = text };
  g_autoptr (GError) error = NULL;

  san_ticket_do (office->workspace, &ticket, 1, &verb, NULL, NULL, &error);
  g_assert_no_error (error);
}

static SanTime
due_of (SanTestOffice *office,
        gint64         id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanTicket) ticket = san_ticket_store_load (san_test_office_database (office), id,
                                                        &error);

  g_assert_no_error (error);

  return ticket->state->due;
}

/* Issued while 2027 has no table: three workdays end within the holidays. */
static void
test_open_due_times_move (void)
{
  g_autoptr (SanTestOffice) office = san_test_office_new ();
  SanDatabase *database = san_test_office_database (office);
  g_autofree char *path = san_test_office_table (office, "date,kind,name\n2027-10-01,off,国庆\n"
                                                 "2027-10-04,off,国庆\n2027-10-09,work,国庆\n");
  g_autoptr (GPtrArray) table = san_calendar_read_table (path, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GHashTable) before = NULL;
  const SanDeadlineChange *change;
  gint64 moved, plain, cancelled, fixed;

  g_free (san_test_office_import (office, "units", NULL, "代码,名称\n1,甲街道\n"));
  san_test_office_change (office, "calendar.edit", fill, NULL);
  san_clock_fix (at ("2027-09-28 10:00"));
  plain = issue (office, "48 hours");
  moved = issue (office, "3 workdays");
  cancelled = issue (office, "3 workdays");
  act (office, cancelled, SAN_TICKET_CANCEL, "重复");
  fixed = issue (office, "until 2027-10-01 09:00");
  g_assert_cmpint (due_of (office, moved), ==, at ("2027-10-01 17:30"));

  before = san_deadline_change_store_before (database, NULL);
  g_assert_cmpuint (g_hash_table_size (before), ==, 3);
  san_test_office_change (office, "calendar.edit", replace, table);
  changes = san_deadline_change_store_after (database, before, NULL);

  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpint (change->ticket_id, ==, moved);
  g_assert_cmpint (change->number.running, ==, 2);
  g_assert_cmpint (change->old_due, ==, at ("2027-10-01 17:30"));
  g_assert_cmpint (change->new_due, ==, at ("2027-10-05 17:30"));
  g_assert_cmpint (due_of (office, moved), ==, at ("2027-10-05 17:30"));
  g_assert_cmpint (due_of (office, plain), ==, at ("2027-09-30 10:00"));
  g_assert_cmpint (due_of (office, fixed), ==, at ("2027-10-01 09:00"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/the-shipped-table-is-whole", test_the_shipped_table_is_whole);
  g_test_add_func ("/calendar/the-office-has-days-of-its-own",
                   test_the_office_has_days_of_its_own);
  g_test_add_func ("/calendar/a-holiday-comes-back", test_a_holiday_comes_back);
  g_test_add_func ("/calendar/bad-tables-are-refused", test_bad_tables_are_refused);

  g_test_add_func ("/calendar/open-due-times-move", test_open_due_times_move);

  return g_test_run ();
}
