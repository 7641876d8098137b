/* ticket-fixture.c - a ledger with tickets in every stage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/ticket-fixture.h"

#include <stdlib.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "desktop/notices.h"
#include "registry/san-unit-store.h"
#include "standards/san-standard-record.h"
#include "templates/san-template.h"

#define SECOND "陈雪"

typedef enum { NEW, DRAFT, DO } What;

/* In the order of time. */
static const struct
{
  const char   *time;
  const char   *problem;     /* whole for new ones, else part of one */
  What          what;
  SanTicketKind kind;
  int           unit;        /* the nth subdistrict */
  const char   *text;        /* or the limit of a new one */
  gboolean      photo;
} script[] = {
  { "2018-06-05 09:10", "新埠桥下垃圾长期堆积，两次整改复查未通过", NEW, 0, 0, NULL },
  { "2018-06-06 10:00", "海府一横路窨井盖缺失", NEW, 0, 1, NULL },
  { "2018-06-06 15:00", "海府一横路窨井盖缺失", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-08 09:00", "海府一横路窨井盖缺失", DO, SAN_TICKET_REPORT, 0, "已补齐井盖" },
  { "2018-06-08 15:30", "海府一横路窨井盖缺失", DO, SAN_TICKET_VERIFY, 0, "现场查看，井盖齐全" },
  { "2018-06-11 09:00", "甲子墟街道路破损积水，逾期未反馈", NEW, 0, 2, NULL },
  { "2018-06-11 16:00", "白沙门公厕关停三周无替代措施，群众多次投诉", NEW, 0, 3, NULL },
  { "2018-06-12 09:00", "长堤路非机动车道停车", NEW, 0, 4, NULL },
  { "2018-06-12 09:30", "长堤路非机动车道停车", DO, SAN_TICKET_CANCEL, 0, "重复交办" },
  { "2018-06-12 10:00", "新埠桥下垃圾", DO, SAN_TICKET_APPROVE, 0, "同意问责" },
  { "2018-06-12 11:00", "新埠桥下垃圾", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-14 09:00", "新埠桥下垃圾", DO, SAN_TICKET_ACCOUNT, 0, "interview" },
  { "2018-06-19 16:40", "海府一横路窨井盖再次缺失", NEW, 0, 1, NULL, TRUE },
  { "2018-06-20 09:20", "海府一横路窨井盖再次缺失", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-20 09:40", "海秀农贸市场活禽宰杀区未隔离", NEW, 0, 5, NULL },
  { "2018-06-20 10:30", "海秀农贸市场活禽宰杀区未隔离", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-20 11:42", "海府一横路窨井盖再次缺失", DO, SAN_TICKET_BEGIN, 0, "已联系权属单位，先行围挡" },
  { "2018-06-21 09:00", "白沙门公厕", DO, SAN_TICKET_APPROVE, 0, "同意问责" },
  { "2018-06-21 09:30", "甘蔗园市场污水外溢至人行道", NEW, 0, 6, NULL },
  { "2018-06-21 10:00", "长秀小区一期楼道堆物、垃圾未清运", NEW, 0, 7, NULL },
  { "2018-06-21 15:00", "甘蔗园市场", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-21 16:00", "甘蔗园市场", DO, SAN_TICKET_BEGIN, 0, "已组织疏通" },
  { "2018-06-21 17:00", "长秀小区", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-22 09:00", "三门坡镇汽车站公益广告破损 11 处", NEW, 0, 8, NULL },
  { "2018-06-22 09:10", "义龙西路背街墙面小广告成片", NEW, 0, 9, NULL },
  { "2018-06-22 11:00", "义龙西路", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-22 14:40", "三门坡镇", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-22 16:10", "海秀农贸市场", DO, SAN_TICKET_REPORT, 0, "隔离设施已安装", TRUE },
  { "2018-06-25 08:40", "龙泉镇新区农贸市场缺公平秤", NEW, 0, 0, NULL },
  { "2018-06-25 09:00", "和平南路社区未公示志愿服务站值班表", NEW, 0, 2, "5 workdays" },
  { "2018-06-25 09:03", "甲子墟街", DO, SAN_TICKET_REMIND, 0, "电话告知分管领导" },
  { "2018-06-25 09:20", "和平南路", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-25 10:00", "和平南路", DO, SAN_TICKET_SUSPEND, 0, "社区用房搬迁" },
  { "2018-06-25 10:20", "海甸二东路公厕无洗手液、地面湿滑", NEW, 0, 3, "24 hours" },
  { "2018-06-25 15:00", "海甸二东路", DO, SAN_TICKET_RECEIVE, 0, "" },
  { "2018-06-26 09:00", "红旗镇道崇墟垃圾桶满溢", NEW, 0, 4, NULL },
  { "2018-06-26 09:30", "中山纪念堂周边停车占用盲道", DRAFT, 0, 5, NULL },
};

static SanTestFolder *folder;

static char *
picture_path (void)
{
  char *path = san_test_folder_path (folder, "photo.jpg");
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;

  pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 320, 240);
  gdk_pixbuf_fill (pixbuf, 0x7fa07fff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, NULL));

  return path;
}

static gint64
find (SanDatabase *database,
      const char  *words)
{
  SanTicketFilter filter = { .stages = 0xff };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = san_ticket_store_ids (database, &filter, SAN_TICKET_BY_ISSUE, FALSE,
                                                 san_clock_now (SAN_DEFAULT_ZONE), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (SanTicket) ticket = san_ticket_store_load (database, id, &error);

      g_assert_no_error (error);
      if (g_str_has_prefix (ticket->problem, words))
        return id;
    }
  g_error ("no ticket “%s”", words);
}

/* Units, a point and an item */

typedef struct
{
  gint64 units[10];
  gint64 point;
  gint64 item;
} City;

static gint64
add_unit (SanDatabase *database,
          SanUnitKind  kind,
          const char  *name,
          gint64       parent,
          GError     **error)
{
  g_autoptr (SanUnit) unit = san_unit_new ();

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->kind = kind;
  unit->parent_id = parent;
  g_assert_true (san_unit_store_add (database, unit, error));

  return unit->id;
}

static gboolean
fill_city (SanDatabase *database,
           gpointer     data,
           GError     **error)
{
  static const char *const names[] = {
    "东湖街道", "青山街道", "白沙街道", "人民路街道", "府城街道", "长流街道", "新桥街道",
    "中山街道", "和平南街道", "滨江街道",
  };
  City *city = data;
  SanCategory category = {
    .area = (char *) "", .code = (char *) "A", .name = (char *) "主次干道",
    .ticket_limit = (char *) "", .weight = SAN_STANDARD_NONE,
  };
  SanItem item = {
    .code = (char *) "A3", .name = (char *) "井盖、路灯完好", .text = (char *) "",
    .method = (char *) "graded", .bureau = (char *) "", .mark = SAN_STANDARD_NONE,
    .fault_a = SAN_STANDARD_NONE, .fault_b = SAN_STANDARD_NONE, .fault_c = SAN_STANDARD_NONE,
  };
  SanPoint point = {
    .code = (char *) "P1", .name = (char *) "青山一横路", .address = (char *) "",
    .from = SAN_DAY_MIN, .to = SAN_DAY_MAX,
  };
  gint64 district = add_unit (database, SAN_UNIT_KIND_DISTRICT, "东湖区", 0, error);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    city->units[i] = add_unit (database, SAN_UNIT_KIND_SUBDISTRICT, names[i], district, error);
  g_assert_true (san_category_record_put (database, &category, TRUE, error));
  item.category_id = point.category_id = category.id;
  point.unit_id = city->units[1];
  g_assert_true (san_item_record_put (database, &item, TRUE, error));
  g_assert_true (san_point_record_put (database, &point, TRUE, error));
  city->item = item.id;
  city->point = point.id;

  return TRUE;
}

/* Tickets */

static void
add (SanWorkspace *workspace,
     const City   *city,
     gsize         line)
{
  g_autofree char *picture = picture_path ();
  const char *const photos[] = { picture, NULL };
  SanTicketRequest request = { .as_of = SAN_TICKET_NO_TIME };
  g_autoptr (GError) error = NULL;

  request.unit_id = city->units[script[line].unit];
  request.problem = script[line].problem;
  request.requirement = "三日内整改到位，并书面反馈长效措施";
  request.source = "日常巡查";
  request.draft = script[line].what == DRAFT;
  if (script[line].text != NULL)
    g_assert_true (san_limit_parse (script[line].text, &request.limit, NULL));
  if (script[line].photo)
    request.photos = photos;
  /* the same point and item twice: a recurrence */
  if (g_str_has_prefix (script[line].problem, "海府一横路"))
    {
      request.point_id = city->point;
      request.item_id = city->item;
    }
  san_workspace_set_actor (workspace, "李敏");
  san_ticket_new (workspace, &request, 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
act (SanWorkspace *workspace,
     gsize         line)
{
  SanTicketKind kind = script[line].kind;
  gint64 id = find (san_workspace_database (workspace), script[line].problem);
  g_autofree char *picture = picture_path ();
  const char *const photos[] = { picture, NULL };
  SanTicketRequestVerb verb = {
    .kind = kind, .as_of = SAN_TICKET_NO_TIME, .due = SAN_TICKET_NO_TIME,
    .text = script[line].text,
  };
  g_autoptr (GError) error = NULL;

  if (kind == SAN_TICKET_RECEIVE || kind == SAN_TICKET_REPORT)
    verb.by = "林芳";
  if (kind == SAN_TICKET_ACCOUNT)
    verb.document = "云创督〔2018〕3 号";
  if (script[line].photo)
    verb.photos = photos;
  san_workspace_set_actor (workspace, kind == SAN_TICKET_VERIFY || kind == SAN_TICKET_APPROVE
                           ? SECOND : "李敏");
  san_ticket_do (workspace, &id, 1, &verb, NULL, NULL, &error);
  if (error != NULL)
    g_error ("%s %s: %s", script[line].time, script[line].problem, error->message);
}

static void
play (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SanWorkspace) workspace = NULL;
  City city = { 0 };
  SanTime time;

  g_assert_true (san_time_parse ("2018-06-04 08:30", &time, NULL));
  san_clock_fix (time);
  san_template_create (path, "blank", "云州市", 0, 0, "李敏", NULL, &error);
  g_assert_no_error (error);
  workspace = san_workspace_open (path, SAN_WORKSPACE_WRITE, NULL, &error);
  g_assert_no_error (error);
  san_workspace_change (workspace, "units.add", "东湖区", fill_city, &city, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (script); i++)
    {
      g_assert_true (san_time_parse (script[i].time, &time, NULL));
      san_clock_fix (time);
      if (script[i].what == DO)
        act (workspace, i);
      else
        add (workspace, &city, i);
    }
  san_clock_fix (G_MININT64);
  g_ptr_array_unref (san_escalation_run (workspace, &error));
  g_assert_no_error (error);
  san_workspace_close (workspace);
}

static void
forget (void)
{
  san_test_folder_free (folder);
}

Desk *
ticket_fixture_desk (int width,
                     int height)
{
  Desk *desk = desk_new (NULL, width, height);
  g_autofree char *path = NULL;
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (desk->path);
  g_autoptr (GError) error = NULL;

  notices_serve ();
  if (folder == NULL)
    {
      folder = san_test_folder_new ();
      atexit (forget);
    }
  path = san_test_folder_path (folder, "tickets.sanse");
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    play (path);
  from = g_file_new_for_path (path);
  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (san_window_open (desk->window, desk->path));
  desk_wait (desk);

  return desk;
}

gint64
ticket_fixture_id (Desk       *desk,
                   const char *words)
{
  return find (san_context_get_database (desk_context (desk)), words);
}
