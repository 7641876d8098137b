/* test-onsite-keys.c - a point is inspected under a real keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desktop/desk.h"

#include "pages/assessment/san-onsite-view.h"
#include "pages/tickets/san-new-ticket-window.h"

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* "1 2 ctrl+Down" */
static void
press (const char *what)
{
  g_auto (GStrv) keys = g_strsplit (what, " ", -1);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  gboolean done = FALSE;

  g_strv_builder_add_many (builder, "xdotool", "key", "--delay", "2", NULL);
  g_strv_builder_addv (builder, (const char **) keys);
  arguments = g_strv_builder_end (builder);
  process = g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, on_done_cb, &done);
  desk_wait_until (is_set, &done);
}

static gboolean
on_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Never sleep: wait until it is so. */
#define wait_until(condition) \
  G_STMT_START { \
    gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC; \
    guint tick = g_timeout_add (5, on_tick_cb, NULL); \
    while (!(condition) && g_get_monotonic_time () < deadline) \
    g_main_context_iteration (NULL, TRUE); \
    g_source_remove (tick); \
    g_assert_true (condition); \
  } G_STMT_END

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

  press ("ctrl+Tab");
  wait_until (desk_find (GTK_WIDGET (page), SAN_TYPE_ONSITE_VIEW, 0) != NULL);
  view = SAN_ONSITE_VIEW (desk_find (GTK_WIDGET (page), SAN_TYPE_ONSITE_VIEW, 0));
  sheet = san_onsite_view_get_sheet (view);
  form = san_onsite_view_get_form (view);
  list = san_onsite_view_get_list (view);
  desk_wait (desk);
  n = san_onsite_sheet_get_n (sheet);

  press ("4 1 0");
  wait_until (san_onsite_form_get_current (form) == 3);
  press ("Up Up Up n a b c Return");
  wait_until (g_str_equal (san_onsite_sheet_get_line (sheet, 0)->found->note, "abc"));
  g_assert_cmpint (san_onsite_form_get_current (form), ==, 0);
  press ("w");
  wait_until (window_of (SAN_TYPE_NEW_TICKET_WINDOW) != NULL);
  press ("ctrl+Return");
  wait_until (window_of (SAN_TYPE_NEW_TICKET_WINDOW) == NULL);
  wait_until (san_onsite_sheet_get_line (sheet, 0)->ticket != 0);

  press ("shift+2");
  wait_until (san_onsite_list_get_chosen (list)->state == SAN_VISIT_DONE);
  for (guint i = 3; i < n; i++)
    g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, i), ==, "B");

  point = san_onsite_list_get_chosen (list)->point_id;
  press ("ctrl+Return");
  wait_until (san_onsite_list_get_chosen (list)->point_id != point);
  point = san_onsite_list_get_chosen (list)->point_id;
  press ("1 1 1");
  wait_until (san_onsite_sheet_is_rated (sheet, 2));
  press ("ctrl+Down");
  wait_until (san_onsite_list_get_chosen (list)->point_id != point);
  press ("3");
  wait_until (san_onsite_sheet_is_rated (sheet, 0));
  g_assert_cmpstr (san_onsite_sheet_get_grade (sheet, 0), ==, "C");

  /* what was typed last is taken back */
  press ("ctrl+z");
  wait_until (!san_onsite_sheet_is_rated (sheet, 0));
  press ("ctrl+Up");
  wait_until (san_onsite_list_get_chosen (list)->point_id == point);
  g_assert_true (san_onsite_sheet_is_rated (sheet, 2));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  desk_init (&argc, &argv);
  if (xdotool == NULL)
    {
      g_print ("1..0 # SKIP xdotool is not installed\n");
      return 0;
    }

  g_test_add_func ("/onsite-keys/three-points", test_three_points);

  return g_test_run ();
}
