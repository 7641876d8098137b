/* test-onsite-keys.c - a point is inspected under a real keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"
#include "desktop/keys.h"

#include "pages/assessment/san-onsite-view.h"
#include "pages/tickets/san-new-ticket-window.h"

static gpointer
window_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;

  return NULL;
}

/* Three points from the first key to the last, without the mouse: rated one by one, with a
 * note, all that is left at once; and what failed goes on a ticket. */
static void
test_three_points (void)
{
  g_autoptr (Desk) desk = desk_new ("demo", 1366, 768);
  SanPage *page = desk_page (desk, "assessment");
  SanOnsiteView *view;
  SanOnsiteSheet *sheet;
  SanOnsiteForm *form;
  SanOnsiteList *list;
  gint64 point;
  guint n;

  keys_press ("ctrl+Tab");
  wait_until (desk_find (GTK_WIDGET (page), SAN_TYPE_ONSITE_VIEW, 0) != NULL);
  view = SAN_ONSITE_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_ONSITE_VIEW, 0));
  sheet = san_onsite_view_get_sheet (view);
  form = san_onsite_view_get_form (view);
  list = san_onsite_view_get_list (view);
  desk_wait (desk);
  n = san_onsite_sheet_get_n (sheet);

  keys_press ("4 1 0");
  wait_until (san_onsite_form_get_current (form) == 3);
  keys_press ("Up Up Up n a b c Return");
  wait_until (g_str_equal (san_onsite_sheet_get_line (sheet, 0)->found->note, "abc"));
  g_assert_cmpint (san_onsite_form_get_current (form), ==, 0);
  keys_press ("w");
  wait_until (window_of (SAN_TYPE_NEW_TICKET_WINDOW) != NULL);
  keys_press ("ctrl+Return");
  wait_until (window_of (SAN_TYPE_NEW_TICKET_WINDOW) == NULL);
  wait_until (san_onsite_sheet_get_line (sheet, 0)->ticket != 0);

  keys_press ("shift+2");
  wait_until (san_onsite_list_get_chosen (list)->state == SAN_VISIT_DONE);
  for (guint i = 3; i < n; i++)
    g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, i), ==, "B");

  point = san_onsite_list_get_chosen (list)->point_id;
  keys_press ("ctrl+Return");
  wait_until (san_onsite_list_get_chosen (list)->point_id != point);
  point = san_onsite_list_get_chosen (list)->point_id;
  keys_press ("1 1 1");
  wait_until (san_onsite_sheet_is_rated (sheet, 2));
  keys_press ("ctrl+Down");
  wait_until (san_onsite_list_get_chosen (list)->point_id != point);
  keys_press ("3");
  wait_until (san_onsite_sheet_is_rated (sheet, 0));
  g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, 0), ==, "C");

  /* what was typed last is taken back */
  keys_press ("ctrl+z");
  wait_until (!san_onsite_sheet_is_rated (sheet, 0));
  keys_press ("ctrl+Up");
  wait_until (san_onsite_list_get_chosen (list)->point_id == point);
  g_assert_true (san_onsite_sheet_is_rated (sheet, 2));
}

int
main (int   argc,
      char *argv[])
{
  if (!keys_available ())
    return 0;

  desk_init (&argc, &argv);

  g_test_add_func ("/onsite-keys/three-points", test_three_points);

  return g_test_run ();
}
