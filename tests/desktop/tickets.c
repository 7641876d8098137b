/* tickets.c - tickets in the demo ledger, for tests of their windows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/tickets.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "standards/san-standard-store.h"

static SanWorkspace *
workspace_of (Desk *desk)
{
  return san_context_get_workspace (desk_context (desk));
}

void
tickets_place (Desk   *desk,
               gint64 *point,
               gint64 *item)
{
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) points = san_point_store_list (database, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < points->len; i++)
    {
      const SanPoint *place = g_ptr_array_index (points, i);
      g_autoptr (GPtrArray) items = san_item_store_list (database, place->category_id, NULL);
      SanTicketFilter filter = { .point_id = place->id };
      g_autoptr (GArray) ids = san_ticket_store_ids (database, &filter, SAN_TICKET_BY_ISSUE,
                                                     FALSE, tickets_time ("2018-06-26 10:42"),
                                                     &error);

      g_assert_no_error (error);
      if (items->len == 0 || ids->len > 0)
        continue;
      *point = place->id;
      *item = ((SanItem *) g_ptr_array_index (items, 0))->id;
      return;
    }
  g_assert_not_reached ();
}

SanTime
tickets_time (const char *text)
{
  SanTime time;

  g_assert_true (san_time_parse (text, &time, NULL));

  return time;
}

gint64
tickets_issue (Desk       *desk,
               const char *as_of,
               gint64      point_id,
               gint64      item_id,
               const char *problem)
{
  SanDatabase *database = san_context_get_database (desk_context (desk));
  g_autoptr (SanPoint) point = san_point_store_load (database, point_id, NULL);
  SanTicketRequest request = {
    .unit_id = point->unit_id, .problem = problem, .point_id = point_id, .item_id = item_id,
    .requirement = "一、三日内全部清理并落实门前三包；二、书面说明原因和长效措施。",
    .source = "日常巡查", .as_of = tickets_time (as_of), .assist = &point->bureau_id,
    .n_assist = point->bureau_id != 0,
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  san_ticket_new (workspace_of (desk), &request, 1, &ids, NULL, &error);
  g_assert_no_error (error);

  return g_array_index (ids, gint64, 0);
}

void
tickets_do (Desk         *desk,
            gint64        ticket,
            SanTicketKind kind,
            const char   *as_of,
            const char   *actor,
            const char   *text)
{
  SanTicketRequestVerb verb = {
    .kind = kind, .as_of = tickets_time (as_of), .due = SAN_TICKET_NO_TIME, .text = text,
    .by = kind == SAN_TICKET_RECEIVE || kind == SAN_TICKET_REPORT ? "林芳" : NULL,
  };
  g_autoptr (GError) error = NULL;

  san_workspace_set_actor (workspace_of (desk), actor);
  san_ticket_do (workspace_of (desk), &ticket, 1, &verb, NULL, NULL, &error);
  g_assert_no_error (error);
  san_workspace_set_actor (workspace_of (desk), "李敏");
}

SanTicket *
tickets_load (Desk  *desk,
              gint64 ticket)
{
  g_autoptr (GError) error = NULL;
  SanTicket *loaded =
    san_ticket_store_load (san_context_get_database (desk_context (desk)), ticket, &error);

  g_assert_no_error (error);

  return loaded;
}

char *
tickets_photo (Desk       *desk,
               const char *name)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 320, 240);
  char *path = san_test_folder_path (desk->folder, name);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (picture, 0x6f8f5aff);
  gdk_pixbuf_save (picture, path, "jpeg", &error, NULL);
  g_assert_no_error (error);

  return path;
}
