/* test-slip-load.c - slips as the ledger has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "paper/san-slip.h"
#include "registry/san-roster.h"
#include "standards/san-standard-store.h"
#include "store/san-setting-store.h"
#include "support/san-test-office.h"
#include "base/san-photo.h"

static const char units[] =
  "代码,名称,上级,类型,联络员,电话\n"
  "1,甲区,,district,,\n"
  "2,乙街道,1,街道,街道联络员,0000-1234\n"
  "3,丙镇,1,镇,,\n"
  "8,市场局,,bureau,,\n"
  "9,城管局,,bureau,,\n";

static const char items[] =
  "category,item_code,item\n"
  "农贸市场,S04,下水道畅通\n";

static const char points[] =
  "code,name,category,unit,bureau,address\n"
  "P1,东门市场,农贸市场,乙街道,市场局,东门路3号\n";

static SanTime
time_of (const char *text)
{
  SanTime time;

  g_assert_true (san_time_parse (text, &time, NULL));

  return time;
}

static gboolean
set_settings (SanDatabase *database,
              gpointer     data,
              GError     **error)
{
  return san_calendar_store_fill (database, error) &&
         san_setting_set (database, "office", "某市创建办", error) &&
         san_setting_set (database, "ticket.number", "某创督〔{year}〕{colour}{number}号", error) &&
         san_setting_set (database, "ticket.contact", "值班室　0000-9999", error);
}

static gint64
unit_id (SanTestOffice *office,
         const char    *name)
{
  g_autoptr (SanRoster) roster = san_roster_load (san_test_office_database (office),
                                                  san_time_day (time_of ("2018-06-14 10:00")),
                                                  TRUE, NULL);

  return san_roster_find (roster, name, NULL)->id;
}

static char *
make_photo (SanTestOffice *office)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 320, 240);
  char *path = san_test_folder_path (office->folder, "photo.jpg");

  gdk_pixbuf_fill (pixbuf, 0x406080ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, NULL));

  return path;
}

/* Noon of Thursday, 14 June 2018; Monday is Dragon Boat. */
static SanTestOffice *
make_office (void)
{
  SanTestOffice *office = san_test_office_new ();
  g_autoptr (GError) error = NULL;

  g_free (san_test_office_import (office, "units", NULL, units));
  g_free (san_test_office_import (office, "items", NULL, items));
  g_free (san_test_office_import (office, "points", NULL, points));
  san_workspace_change (office->workspace, "settings.edit", "", set_settings, NULL, NULL, &error);
  g_assert_no_error (error);
  san_clock_fix (time_of ("2018-06-19 10:00"));
  san_workspace_set_actor (office->workspace, "签发甲");

  return office;
}

static gint64
issue (SanTestOffice *office,
       gboolean       draft)
{
  g_autofree char *photo = make_photo (office);
  const char *const photos[] = { photo, NULL };
  const gint64 assist[] = { unit_id (office, "市场局"), unit_id (office, "城管局") };
  SanTicketRequest request = {
    .unit_id = unit_id (office, "乙街道"), .problem = "北门排水沟堵塞", .requirement = "立即疏通",
    .assist = assist, .n_assist = 2, .photos = photos, .draft = draft,
    .as_of = SAN_TICKET_NO_TIME, .duplicate_ok = TRUE,
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (san_point_store_find (san_test_office_database (office), "P1",
                                       &request.point_id, &error));
  g_assert_true (san_item_store_find (san_test_office_database (office), "S04", 0,
                                      &request.item_id, &error));
  san_ticket_new (office->workspace, &request, 1, &ids, NULL, &error);
  g_assert_no_error (error);

  return g_array_index (ids, gint64, 0);
}

static void
act (SanTestOffice *office,
     gint64         ticket,
     SanTicketKind  kind,
     const char    *now,
     const char    *actor,
     const char    *by,
     const char    *text)
{
  SanTicketRequestVerb verb = {
    .kind = kind, .text = text, .by = by, .as_of = SAN_TICKET_NO_TIME, .due = SAN_TICKET_NO_TIME,
  };
  g_autofree char *photo = make_photo (office);
  const char *const photos[] = { photo, NULL };
  g_autoptr (GError) error = NULL;

  if (kind == SAN_TICKET_VERIFY)
    verb.photos = photos;
  if (kind == SAN_TICKET_EXTEND)
    verb.limit = (SanLimit) { SAN_LIMIT_WORKDAYS, 2 }
  ;
  san_clock_fix (time_of (now));
  san_workspace_set_actor (office->workspace, actor);
  san_ticket_do (office->workspace, &ticket, 1, &verb, NULL, NULL, &error);
  g_assert_no_error (error);
}

static SanSlip *
load (SanTestOffice *office,
      gint64         ticket)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanSlipLoader) loader = san_slip_loader_new (san_test_office_database (office),
                                                          &error);
  SanSlip *slip;

  g_assert_no_error (error);
  slip = san_slip_loader_load (loader, ticket, TRUE, &error);
  g_assert_no_error (error);

  return slip;
}

static void
test_new_slip (void)
{
  g_autoptr (SanTestOffice) office = make_office ();
  g_autoptr (SanSlip) slip = load (office, issue (office, FALSE));

  g_assert_cmpint (slip->colour, ==, SAN_TICKET_WHITE);
  g_assert_cmpstr (slip->key, ==, "白〔2018〕001号");
  g_assert_cmpstr (slip->number, ==, "某创督〔2018〕白001号");
  g_assert_cmpstr (slip->office, ==, "某市创建办");
  g_assert_cmpstr (slip->issued, ==, "2018年6月19日");
  g_assert_cmpstr (slip->issuer, ==, "签发甲");
  g_assert_cmpstr (slip->unit, ==, "乙街道");
  g_assert_cmpstr (slip->assist, ==, "市场局、城管局");
  g_assert_cmpstr (slip->liaison, ==, "街道联络员　0000-1234");
  g_assert_cmpstr (slip->point, ==, "东门市场（东门路3号）");
  g_assert_cmpstr (slip->item, ==, "农贸市场　S04　下水道畅通");
  g_assert_cmpstr (slip->problem, ==, "北门排水沟堵塞");
  g_assert_cmpstr (slip->requirement, ==, "立即疏通");
  g_assert_cmpstr (slip->due, ==, "2018年6月22日17:30前（3个工作日）");
  g_assert_cmpstr (slip->contact, ==, "值班室　0000-9999");
  g_assert_cmpstr (slip->received, ==, "");
  g_assert_cmpstr (slip->remark, ==, "");
  g_assert_cmpuint (slip->photos->len, ==, 1);
  g_assert_false (((SanSlipPhoto *) slip->photos->pdata[0])->after);
}

/* Rectified, checked, signed off: the slip says so where the pen would have. */
static void
test_closed_slip (void)
{
  g_autoptr (SanTestOffice) office = make_office ();
  gint64 ticket = issue (office, FALSE);
  g_autoptr (SanSlip) slip = NULL;

  act (office, ticket, SAN_TICKET_RECEIVE, "2018-06-19 11:05", "签发甲", "街道值班员", NULL);
  act (office, ticket, SAN_TICKET_EXTEND, "2018-06-20 09:00", "签发甲", NULL, "雨天");
  act (office, ticket, SAN_TICKET_APPROVE, "2018-06-20 10:00", "审批乙", NULL, NULL);
  act (office, ticket, SAN_TICKET_REPORT, "2018-06-21 09:00", "签发甲", "街道负责人", "已疏通");
  act (office, ticket, SAN_TICKET_RETURN, "2018-06-21 15:00", "签发甲", NULL, "未冲洗");
  slip = load (office, ticket);
  g_assert_cmpstr (slip->report, ==, "");   /* a new answer is due */
  g_assert_cmpstr (slip->remark, ==, "已退回整改 1 次。");
  g_clear_pointer (&slip, san_slip_free);

  act (office, ticket, SAN_TICKET_REPORT, "2018-06-22 09:00", "签发甲", "街道负责人", "已冲洗");
  act (office, ticket, SAN_TICKET_VERIFY, "2018-06-22 10:00", "复查丙", NULL, "合格");
  slip = load (office, ticket);
  g_assert_cmpstr (slip->receiver, ==, "街道值班员");
  g_assert_cmpstr (slip->received, ==, "6月19日11:05");
  g_assert_cmpstr (slip->report, ==, "已冲洗");
  g_assert_cmpstr (slip->reporter, ==, "街道负责人");
  g_assert_cmpstr (slip->reported, ==, "2018年6月22日");
  g_assert_true (slip->passed);
  g_assert_cmpstr (slip->verifier, ==, "复查丙");
  g_assert_cmpstr (slip->verified, ==, "2018年6月22日");
  g_assert_nonnull (strstr (slip->extension, "已批准延期 1 次"));
  g_assert_cmpuint (slip->photos->len, ==, 2);
  g_assert_true (((SanSlipPhoto *) slip->photos->pdata[1])->after);
}

/* Nobody answered: the yellow slip has its own number, day and limit. */
static void
test_risen_slip (void)
{
  g_autoptr (SanTestOffice) office = make_office ();
  gint64 ticket = issue (office, FALSE);
  g_autoptr (SanSlip) slip = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  act (office, ticket, SAN_TICKET_RECEIVE, "2018-06-19 11:05", "签发甲", "街道值班员", NULL);
  san_clock_fix (time_of ("2018-06-25 09:00"));
  steps = san_escalation_run (office->workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 1);
  slip = load (office, ticket);
  g_assert_cmpint (slip->colour, ==, SAN_TICKET_YELLOW);
  g_assert_cmpstr (slip->number, ==, "某创督〔2018〕黄001号");
  g_assert_cmpstr (slip->issued, ==, "2018年6月22日");
  g_assert_cmpstr (slip->receiver, ==, "");   /* that was the white one */
  g_assert_cmpstr (slip->issuer, ==, "");
  g_assert_cmpstr (slip->due, ==, "2018年6月27日17:30前（3个工作日）");
  g_assert_cmpstr (slip->remark, ==, "本单由某创督〔2018〕白001号升级。");
}

static void
test_cancelled_and_draft (void)
{
  g_autoptr (SanTestOffice) office = make_office ();
  g_autoptr (SanSlipLoader) loader = NULL;
  gint64 ticket = issue (office, FALSE), draft = issue (office, TRUE);
  g_autoptr (SanSlip) slip = NULL;
  g_autoptr (GError) error = NULL;

  act (office, ticket, SAN_TICKET_CANCEL, "2018-06-19 12:00", "签发甲", NULL, "误开");
  slip = load (office, ticket);
  g_assert_true (slip->cancelled);

  loader = san_slip_loader_new (san_test_office_database (office), NULL);
  g_assert_null (san_slip_loader_load (loader, draft, FALSE, &error));
  g_assert_error (error, SAN_ERROR, SAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "草-1"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slip-load/new", test_new_slip);
  g_test_add_func ("/slip-load/closed", test_closed_slip);
  g_test_add_func ("/slip-load/risen", test_risen_slip);
  g_test_add_func ("/slip-load/cancelled-and-draft", test_cancelled_and_draft);

  return g_test_run ();
}
