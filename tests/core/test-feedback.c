/* test-feedback.c - feedback workbooks out and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "registry/san-roster.h"
#include "store/san-journal.h"
#include "support/san-test-office.h"
#include "tickets/san-feedback.h"
#include "tickets/san-ticket-store.h"

#define HEAD "编号,办理结果,整改情况,反馈人,反馈时间\n"

static const char units[] =
  "代码,名称,上级,类型\n"
  "1,甲区,,district\n"
  "2,乙街道,1,街道\n"
  "3,丙镇,1,镇\n";

static SanTime
time_of (const char *text)
{
  SanTime time;

  g_assert_true (san_time_parse (text, &time, NULL));

  return time;
}

static gint64
unit_id (SanTestOffice *office,
         const char    *name)
{
  g_autoptr (SanRoster) roster = san_roster_load (san_test_office_database (office),
                                                  time_of ("2018-06-15 12:00") / 1440, TRUE, NULL);

  return san_roster_find (roster, name, NULL)->id;
}

static gint64
issue (SanTestOffice *office,
       const char    *unit,
       const char    *problem)
{
  SanTicketRequest request = {
    .unit_id = unit_id (office, unit), .problem = problem, .as_of = SAN_TICKET_NO_TIME,
    .duplicate_ok = TRUE,
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  san_ticket_new (office->workspace, &request, 1, &ids, NULL, &error);
  g_assert_no_error (error);

  return g_array_index (ids, gint64, 0);
}

/* 乙街道 has 白1 and 白2, 丙镇 白3, all of Friday noon; now it is Monday at ten. */
static SanTestOffice *
make_office (void)
{
  SanTestOffice *office = san_test_office_new ();

  g_free (san_test_office_import (office, "units", NULL, units));
  issue (office, "乙街道", "占道经营");
  issue (office, "乙街道", "垃圾堆积");
  issue (office, "丙镇", "下水道堵塞");
  san_clock_fix (time_of ("2018-06-15 17:00"));

  return office;
}

static SanProposal *
plan (SanTestOffice *office,
      const char    *path)
{
  g_autoptr (GError) error = NULL;
  SanProposal *proposal = san_feedback_plan (san_test_office_database (office), path, &error);

  g_assert_no_error (error);

  return proposal;
}

static SanProposal *
plan_text (SanTestOffice *office,
           const char    *text)
{
  g_autofree char *path = san_test_office_table (office, text);

  return plan (office, path);
}

static void
apply (SanTestOffice *office,
       SanProposal   *proposal,
       gint64        *seq)
{
  g_autoptr (GError) error = NULL;

  san_feedback_apply (office->workspace, proposal, seq, &error);
  g_assert_no_error (error);
}

static const SanTicketEvent *
last_event (const SanTicket *ticket)
{
  return ticket->events->pdata[ticket->events->len - 1];
}

static SanTicket *
load (SanTestOffice *office,
      const char    *number)
{
  gint64 id;

  g_assert_true (san_ticket_store_find (san_test_office_database (office), number, &id, NULL));

  return san_ticket_store_load (san_test_office_database (office), id, NULL);
}

/* What nobody filled in enters nothing. */
static void
test_empty_workbook (void)
{
  g_autoptr (SanTestOffice) office = make_office ();
  g_autofree char *path = san_test_folder_path (office->folder, "out.xlsx");
  g_autofree char *before = san_test_office_digest (office), *after = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SanProposal) proposal = NULL;
  gint64 seq = -1;

  san_feedback_write (san_test_office_database (office), unit_id (office, "乙街道"), path, &ids,
                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  proposal = plan (office, path);
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_SKIPPED), ==, 2);
  apply (office, proposal, &seq);
  g_assert_cmpint (seq, ==, 0);
  after = san_test_office_digest (office);
  g_assert_cmpstr (after, ==, before);

  g_assert_false (san_feedback_write (san_test_office_database (office), unit_id (office, "甲区"),
                                      path, NULL, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_NOT_FOUND);
}

/* As a person fills it: only open cells change, and what the sheet offers is taken. */
static void
test_filled_workbook (void)
{
  static const char script[] =
    "import sys, datetime, openpyxl\n"
    "book = openpyxl.load_workbook (sys.argv[1])\n"
    "sheet = book.active\n"
    "assert sheet.protection.sheet\n"
    "assert sheet['A4'].protection.locked and sheet['G4'].protection.locked\n"
    "assert not any (sheet[c + '4'].protection.locked for c in 'HIJK')\n"
    "kinds = {str (v.sqref): v.type for v in sheet.data_validations.dataValidation}\n"
    "assert kinds == {'H4:H5': 'list', 'K4:K5': 'date'}, kinds\n"
    "row = next (r for r in (4, 5) if sheet.cell (r, 1).value == '白〔2018〕002号')\n"
    "sheet.cell (row, 8).value = '已完成'\n"
    "sheet.cell (row, 9).value = '已清理'\n"
    "sheet.cell (row, 10).value = '街道联络员'\n"
    "sheet.cell (row, 11).value = datetime.datetime (2018, 6, 15, 16, 30)\n"
    "book.save (sys.argv[1])\n";
  g_autoptr (SanTestOffice) office = make_office ();
  g_autofree char *path = san_test_folder_path (office->folder, "out.xlsx");
  const char *argv[] = { "/usr/bin/python3", "-c", script, path, NULL };
  g_autofree char *complaint = NULL, *before = san_test_office_digest (office), *after = NULL;
  g_autoptr (SanProposal) proposal = NULL, again = NULL;
  g_autoptr (SanTicket) ticket = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq = 0;
  int status = -1;

  g_assert_true (san_feedback_write (san_test_office_database (office),
                                     unit_id (office, "乙街道"), path, NULL, NULL));
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                     &complaint, &status, NULL) ||
      (status != 0 && strstr (complaint, "No module named") != NULL))
    {
      g_test_skip ("python3-openpyxl is not installed");
      return;
    }
  g_assert_cmpstr (complaint, ==, "");

  proposal = plan (office, path);
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_ADDED), ==, 1);
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_SKIPPED), ==, 1);
  apply (office, proposal, &seq);
  g_assert_cmpint (seq, >, 0);
  ticket = load (office, "白2018-2");
  g_assert_cmpint (ticket->state->stage, ==, SAN_TICKET_REPORTED);
  g_assert_cmpstr (last_event (ticket)->text, ==, "已清理");
  g_assert_cmpstr (last_event (ticket)->by, ==, "街道联络员");
  g_assert_cmpint (last_event (ticket)->as_of, ==, time_of ("2018-06-15 16:30"));

  /* reading it twice enters nothing twice; one step takes it back */
  again = plan (office, path);
  g_assert_cmpuint (san_proposal_count (again, SAN_ROW_UNCHANGED), ==, 1);
  san_journal_undo (office->workspace, seq, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = san_test_office_digest (office);
  g_assert_cmpstr (after, ==, before);
}

/* A date alone is that day's closing time, today at the latest now. */
static void
test_dates (void)
{
  static const struct
  {
    const char *now, *date, *as_of;
  } cases[] = {
    { "2018-06-15 17:00", "2018-06-15", "2018-06-15 17:00" },
    { "2018-06-15 20:00", "2018-06-15", "2018-06-15 17:30" },
    { "2018-06-19 09:00", "2018-06-15", "2018-06-15 17:30" },
    { "2018-06-19 09:00", "2018-06-16", "2018-06-16 23:59" },
    { "2018-06-15 17:00", "2018/6/15 16:05", "2018-06-15 16:05" },
    { "2018-06-15 17:00", "", "2018-06-15 17:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SanTestOffice) office = make_office ();
      g_autofree char *text = g_strdup_printf (HEAD "白〔2018〕001号,已完成,已清理,,%s\n",
                                               cases[i].date);
      g_autoptr (SanProposal) proposal = NULL;

      san_clock_fix (time_of (cases[i].now));
      proposal = plan_text (office, text);
      g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_ADDED), ==, 1);
      g_assert_cmpstr (san_proposal_get_change (proposal, 2)->new_value, ==, cases[i].as_of);
    }
}

static void
test_rejections (void)
{
  static const struct
  {
    const char *rows, *reason;
  } cases[] = {
    { "白〔2018〕099号,已完成,已清理,,\n", "099" },
    { "什么,已完成,已清理,,\n", "什么" },
    { "白2018-1,好,已清理,,\n", "已完成" },
    { "白2018-1,已完成,,,\n", "done" },
    { "白2018-1,已完成,已清理,,昨天\n", "昨天" },
    { "白2018-1,已完成,已清理,,2018-07-15\n", "" },
    { "白2018-1,已完成,已清理,,2018-06-01 10:00\n", "" },
    { "白2018-1,已完成,已清理,,\n白〔2018〕001号,已完成,又清理,,\n", "twice" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SanTestOffice) office = make_office ();
      g_autofree char *text = g_strconcat (HEAD, cases[i].rows, NULL);
      g_autoptr (SanProposal) proposal = plan_text (office, text);

      g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_REJECTED), ==, 1);
      g_assert_nonnull (strstr (san_proposal_get_remark (proposal, 0)->reason, cases[i].reason));
    }
}

/* A report on paper that was on time takes the rise back, as by any other way. */
static void
test_late_entry (void)
{
  g_autoptr (SanTestOffice) office = make_office ();
  g_autoptr (SanProposal) proposal = NULL;
  g_autoptr (SanTicket) ticket = NULL;

  san_clock_fix (time_of ("2018-06-27 10:00"));
  proposal = plan_text (office, HEAD "白2018-3,已完成,已疏通,镇联络员,2018-06-18 15:00\n");
  g_assert_cmpuint (san_proposal_count (proposal, SAN_ROW_ADDED), ==, 1);
  apply (office, proposal, NULL);
  ticket = load (office, "白2018-3");
  g_assert_cmpint (ticket->state->stage, ==, SAN_TICKET_REPORTED);
}

static void
test_no_such_columns (void)
{
  g_autoptr (SanTestOffice) office = make_office ();
  g_autofree char *path = san_test_office_table (office, "甲,乙\n1,2\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (san_feedback_plan (san_test_office_database (office), path, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feedback/empty-workbook", test_empty_workbook);
  g_test_add_func ("/feedback/filled-workbook", test_filled_workbook);
  g_test_add_func ("/feedback/dates", test_dates);
  g_test_add_func ("/feedback/rejections", test_rejections);
  g_test_add_func ("/feedback/late-entry", test_late_entry);
  g_test_add_func ("/feedback/no-such-columns", test_no_such_columns);

  return g_test_run ();
}
